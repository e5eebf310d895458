"""Titles: tests/cases/titles.tsv, one sentence a line -> the titles that it names ("-" for none)."""

import csv
from pathlib import Path

import pytest

from kg.mentions.overlaps import best
from kg.mentions.titled import titles
from kg.model import Block, Document, OffsetMap, Sentence
from kg.text import tokens

CASES = Path(__file__).parents[1] / "cases" / "titles.tsv"


def found(text: str, role: str = "body") -> list[str]:
    sentence = Sentence(0, 0, len(text), text, role)  # type: ignore[arg-type]
    document = Document("t.txt", "", text, (Block(0, len(text), "body"),), OffsetMap(((0, 0),)))
    mentions = tuple(titles.find(document, sentence, tokens.tokenize(sentence)))
    for m in mentions:
        assert text[m.start : m.end] == m.text
    return [f"{m.kind}:{m.text}" for m in best(mentions)]


def rows() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8") as lines:
        return [(r["text"], r["expected"]) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "expected"), rows())
def test_titles(text: str, expected: str) -> None:
    assert found(text) == ([] if expected == "-" else expected.split(";"))


def test_bylines_name_the_outlet_and_the_editor() -> None:
    assert found("2024-03-02 来源:湘江工业报", "meta") == ["Organization:湘江工业报"]
    assert found("(责任编辑:王小明)", "meta") == ["Person:王小明"]
    assert found("来源：岳麓高新区", "meta") == ["DevelopmentZone:岳麓高新区"]
    assert found("来源：岳麓网—湘江日报", "meta") == ["Organization:岳麓网", "Organization:湘江日报"]
    assert found("来源：湘江日报2024年03月02日 09:58", "meta") == ["Organization:湘江日报"]
    assert found("来源：湘江网郴州讯", "meta") == ["Organization:湘江网"]
    assert found("来源：本站", "meta") == []


def test_a_long_line_takes_linear_time() -> None:
    assert found("推进" * 20_000 + "“" * 20_000 + "大会平台" * 5_000) is not None
