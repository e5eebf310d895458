"""Names, persons and lists: tests/cases/{names,persons,lists}.tsv, one sentence a line -> what it names ("-" for nothing)."""

import pytest

from kg.mentions import overlaps
from kg.mentions.referring import aliases
from kg.model import Mention
from tests.conftest import cases
from tests.mentions.reading import read

ROWS = [(r["text"], r["expected"]) for name in ("names", "persons", "lists") for r in cases(name)]


def found(text: str) -> list[str]:
    mentions = [m for ms in read(text).mentions for m in ms if m.kind not in ("Quantity", "Period")]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return [f"{m.kind}:{m.text}" for m in mentions]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_sentence_names(text: str, expected: str) -> None:
    assert found(text) == ([] if expected == "-" else expected.split(";"))


def test_a_plan_and_its_five_years_stand_together() -> None:
    policy, period = (Mention(0, 5, "“十四五”", kind, score=0.8) for kind in ("Policy", "Period"))
    assert set(overlaps.best((policy, period))) == {policy, period}


@pytest.mark.parametrize(
    ("company", "short"),
    [("湖南远景储能科技有限公司", "远景储能"), ("鼎盛重工有限公司", "鼎盛重工"), ("某地高新区", None), ("贵州有限公司", None)],
)
def test_short_names(company: str, short: str | None) -> None:
    assert aliases.short_name(company) == short


@pytest.mark.parametrize("piece", ["湖南鼎盛重工有限公司、", "书记张伟民、", "（", "贵州·", "项目"])
def test_long_lines_are_read_to_their_end(piece: str) -> None:
    line = piece * 2000
    mentions = [m for found in read(line).mentions for m in found]
    assert all(line[m.start : m.end] == m.text for m in mentions)
