"""Names, persons and lists: tests/cases/{names,persons,lists}.tsv, one sentence a line -> what it names ("-" for nothing)."""

import pytest

from kg import pipeline
from kg.mentions import overlaps
from kg.mentions.naming import aliases
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


@pytest.mark.parametrize(
    ("company", "short"),
    [
        ("湖南恒跃精密铸造有限公司", ["恒跃铸造", "恒跃精密", "恒跃精密铸造"]),
        ("江州恒跃农业装备集团有限公司", ["恒跃集团", "恒跃装备", "恒跃农业", "恒跃农业装备"]),
        ("江西恒跃新材料有限公司", ["恒跃新材料", "恒跃新材"]),
        ("贵州长江机械有限公司", []),
        ("恒跃精密铸造", []),
    ],
)
def test_short_names_by_a_trade(company: str, short: list[str]) -> None:
    assert list(aliases.by_trade(company)) == short


def test_the_company_in_a_name_of_works_has_short_names() -> None:
    reading = read("湖南恒跃精密铸造有限公司压铸件生产项目开工。目前，恒跃精密首批设备进场。")
    (firm,) = [m for ms in reading.mentions for m in ms if m.kind == "Enterprise"]
    assert firm.text == "恒跃精密"
    assert isinstance(firm.value, Mention)
    assert firm.value.text == "湖南恒跃精密铸造有限公司"


def test_a_short_name_that_two_companies_could_have_is_of_neither() -> None:
    reading = read("湖南恒跃精密铸造有限公司与江州恒跃精密机械有限公司签约。恒跃精密已投产。")
    assert not any(isinstance(m.value, Mention) for ms in reading.mentions for m in ms)


@pytest.mark.parametrize("piece", ["湖南鼎盛重工有限公司、", "书记张伟民、", "（", "贵州·", "项目"])
def test_long_lines_are_read_to_their_end(piece: str) -> None:
    line = piece * 2000
    mentions = [m for found in read(line).mentions for m in found]
    assert all(line[m.start : m.end] == m.text for m in mentions)


def test_a_numbered_line_that_says_for_whom_is_no_name() -> None:
    text = "奖励下列项目：\n1.对新引进的制造业投资项目，给予奖励。\n2.由外商投资建设的工程，另行奖励。\n开工项目名单如下：\n1.云溪铜箔三期，总投资9亿元。"
    analysed = pipeline.read(pipeline.document(text.encode(), "a.txt"))
    works = [m.text for row in analysed.mentions for m in row if m.kind in ("Project", "InfrastructureProject")]
    assert works == ["云溪铜箔三期"]
