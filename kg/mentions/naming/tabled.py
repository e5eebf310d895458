"""Reading -> the same with the names in tables: what a column's heading says of its cells.

序号 | 项目名称 | 建设单位          ->  in the second line Project 河湾公园保护修复, Enterprise 临河水务集团
1 | 河湾公园保护修复 | 临河水务集团
Cells are divided by bars, tabs or, where heading and row have as many, by spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import resources
from kg.mentions import overlaps
from kg.model import Mention, Reading, Sentence

_CELL = re.compile(r"[^|｜\t]+")
_WORD = re.compile(r"\S+")
_TRIM = re.compile(r"\s*(?P<text>\S(?:.*\S)?)")
_UNIT = re.compile(r"[（(].{1,10}[)）]$")
_NAME = re.compile(r"(?=.*[\u4e00-\u9fff]{2})[^。；;，,：:]{3,45}")
_TOTAL = re.compile(r"(?:合计|小计|总计|共计|备注|无|暂无)")
_BODY = re.compile(r"(?:局|委|政府|管委会|办|办公室|中心|部|镇|乡|街道|学校|医院|大学|学院|院)$")

Cell = tuple[int, int, str]


def widen(reading: Reading) -> Reading:
    """The reading with the names in the rows of its tables."""
    out: list[tuple[Mention, ...]] = []
    columns: dict[int, str] = {}
    width, pattern = 0, _CELL
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        found: list[Mention] = []
        if header := _header(sentence):
            pattern, width, columns = header
        elif columns:
            row = list(_cells(sentence, pattern))
            if len(row) == width:
                known = {(m.start, m.end): m for m in mentions if m.kind == "InfrastructureProject"}
                found = [known.get((m.start, m.end), m) for m in _names(row, columns)]
            elif sentence.text.strip():
                columns = {}
        out.append(_merged(mentions, found) if found else mentions)
    return replace(reading, mentions=tuple(out))


@cache
def _headings() -> dict[str, str]:
    return {r["heading"]: r["kind"] for r in resources.table("lexicon/table_columns.tsv")}


def _header(sentence: Sentence) -> tuple[re.Pattern[str], int, dict[int, str]] | None:
    """(how cells are divided, how many, column -> kind) of a line of headings; None for another line."""
    for pattern in (_CELL, _WORD):
        cells = [_UNIT.sub("", text) for _, _, text in _cells(sentence, pattern)]
        columns = {i: _headings()[text] for i, text in enumerate(cells) if text in _headings()}
        if columns and len(cells) >= 3 and all(len(text) <= 12 for text in cells):
            return pattern, len(cells), columns
    return None


def _cells(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[Cell]:
    for m in pattern.finditer(sentence.text):
        if trimmed := _TRIM.match(m[0]):
            start = sentence.start + m.start() + trimmed.start("text")
            yield start, start + len(trimmed["text"]), trimmed["text"]


def _names(row: list[Cell], columns: dict[int, str]) -> Iterator[Mention]:
    for i, (start, end, text) in enumerate(row):
        kind = columns.get(i)
        if kind is None or not _NAME.fullmatch(text) or _TOTAL.match(text) or kind == "Enterprise" and _BODY.search(text):
            continue
        yield Mention(start, end, text, kind, finder="tables", score=0.9)


def _merged(mentions: tuple[Mention, ...], found: list[Mention]) -> tuple[Mention, ...]:
    """The cells replace what lies inside them or across their edges."""
    kept = [m for m in mentions if not any(x.start < m.end and m.start < x.end for x in found)]
    return tuple(overlaps.best((*kept, *found)))
