"""Anaphora: tests/cases/anaphora.tsv, a short text -> what refers to what ("-" for nothing)."""

import csv
from pathlib import Path

import pytest

from kg.model import Mention
from tests.mentions.reading import read

CASES = Path(__file__).parents[1] / "cases" / "anaphora.tsv"


def rows() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8") as lines:
        return [(r["text"], r["expected"]) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "expected"), rows())
def test_anaphora(text: str, expected: str) -> None:
    reading = read(text)
    found = []
    for m in (m for row in reading.mentions for m in row if m.finder.startswith("anaphora")):
        assert reading.document.text[m.start : m.end] == m.text
        found.append((m.text, m.value.label if isinstance(m.value, Mention) else m.label))
    wanted = [] if expected == "-" else [tuple(pair.split("=")) for pair in expected.split(";")]
    assert len(found) == len(wanted)
    for (text_of, target), (word, name) in zip(found, wanted, strict=True):
        assert text_of == word
        assert target.endswith(name[1:]) if name.startswith("*") else target == name


def test_a_phase_is_a_project_of_its_own() -> None:
    reading = read("衡阳市宏图锂电池项目开工，一期投资20亿元。")
    phase = next(m for row in reading.mentions for m in row if m.text == "一期")
    assert phase.kind == "Project"
    assert phase.label.endswith("宏图锂电池项目一期")
