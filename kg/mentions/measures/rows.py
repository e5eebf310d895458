"""Rows of a table kept as text -> cells that know their column, and the unit that they are counted in.

项目 | 总投资（亿元） | 状态      ->  in the second line 3.2 stands under 总投资, in 亿元, and the row is about 冷链物流项目
冷链物流项目 | 3.2 | 已开工

The unit stands in the heading of the column, behind the name of the row (核桃（吨） | 36677), or in a column of units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.mentions.measures.folding import narrow
from kg.model import Document, Mention, Sentence

_BAR = re.compile(r"[|｜\t]")
_MEASURED_IN = re.compile(r"^(?P<name>[^()]{1,20}?)\s?\((?:单位:)?(?P<unit>[^()]{1,8})\)$")
_NAMES = re.compile(r"项目名|工程名|项目$|工程$|指标|名称$")
"""Headings of the column that says what a row is about."""
_UNITS = re.compile("(?:计量)?单位")
"""The heading of a column of units."""
_NUMBERS = re.compile("序号|编号|排名|位次|名次|年[份度]$")
"""Headings of numbers that are in no unit, whatever the row is measured in."""
_BARE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_MEASURED = re.compile(
    r"(?:约|近|超过?|逾)?\d[\d,.]*\s?[十百千万亿]*(?:[美欧日]?元|亩|公顷|平方米|平方公里|公里|吨|兆瓦|千瓦|[%％])"
)
"""A first row that holds such a cell heads nothing: 冷链物流项目 | 云帆物流 | 8亿元."""
_FIGURE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?[^0-9，,。；;、年月日]{0,6}")
_LEAD = re.compile(r"(?:其中|[#＃])\s?[:：]?\s?")
_LONGEST_UNIT = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: document offsets without white space, text, the column's name and the unit of its numbers."""

    start: int
    end: int
    text: str
    column: str
    unit: str

    @property
    def number(self) -> bool:
        """Whether it holds a number and nothing else."""
        return _BARE.fullmatch(narrow(self.text)) is not None

    @property
    def figure(self) -> bool:
        """Whether it holds a number and at most its unit: 3.5, 3.5亿元; no 7月竣工."""
        return _FIGURE.fullmatch(narrow(self.text)) is not None


def is_row(text: str) -> bool:
    """Whether a line is a row: three cells and more, or two with a bar between spaces."""
    return sum(map(text.count, "|｜\t")) >= 2 or " | " in text


def cells(document: Document, sentence: Sentence) -> list[Cell]:
    """The cells of a row below a header that hold something; [] for anything else, and for the header itself. Where the first row is like
    the others, their columns have no names."""
    if not is_row(sentence.text):
        return []
    header, own = _header(document, sentence), split(sentence.text)
    if _headless(header or own):
        header = [(at, "") for at, _ in header or own]
    if header is not None and len(header) != len(own):  # a frame of bars that not all lines have
        header, own = [c for c in header if c[1]], [c for c in own if c[1]]
    if header is None or len(header) != len(own):
        return []
    out = []
    for (start, text), (_, head) in zip(own, header, strict=True):
        name, unit = measured_in(head)
        if text:
            out.append(Cell(sentence.start + start, sentence.start + start + len(text), text, name, unit))
    return _in_units_of_the_row(out)


def measured_in(text: str) -> tuple[str, str]:
    """总投资（亿元） -> 总投资, 亿元; the unit is "" where a heading or name tells none."""
    m = _MEASURED_IN.match(narrow(text))
    return (text[: m.end("name")].strip(), m["unit"].strip()) if m else (text, "")


def _in_units_of_the_row(row: list[Cell]) -> list[Cell]:
    """核桃（吨） | 36677, 核桃 | 吨 | 36677: numbers under a heading without a unit are in that of the row."""
    about = subject(row)
    told = next((c.text for c in row if _UNITS.fullmatch(c.column) and len(c.text) <= _LONGEST_UNIT), "")
    unit = told or (measured_in(about.text)[1] if about else "")
    return [replace(c, unit=unit) if unit and c.number and not c.unit and not _NUMBERS.search(c.column) else c for c in row]


def column(document: Document, sentence: Sentence, mention: Mention) -> tuple[str, Cell] | None:
    """(name of the column, first cell that is no number) for a mention inside a row; without a head, for one that fills its cell."""
    row = cells(document, sentence)
    here, about = at(row, mention.start, mention.end), subject(row)
    if here and not here.column and (here.start, here.end) != (mention.start, mention.end):
        return None
    return (here.column, _name(about)) if here and about and here is not about else None


def _name(cell: Cell) -> Cell:
    """A cell without what stands around the name in it: 其中：|小麦, 核桃|（吨）."""
    lead = _LEAD.match(cell.text)
    name = measured_in(cell.text)[0][lead.end() if lead else 0 :]
    start = cell.start + (lead.end() if lead else 0)
    return replace(cell, start=start, end=start + len(name), text=name) if name else cell


def at(row: Sequence[Cell], start: int, end: int) -> Cell | None:
    """The cell that holds a span."""
    return next((c for c in row if c.start <= start and end <= c.end), None)


def subject(row: Sequence[Cell]) -> Cell | None:
    """The cell that says what a row is about: that of the column of names, else the first that is no number."""
    named = [c for c in row if not c.number]
    return next((c for c in named if _NAMES.search(c.column)), named[0] if named else None)


def is_header(document: Document, sentence: Sentence) -> bool:
    """Whether a line is the first of a run of rows."""
    return is_row(sentence.text) and _header(document, sentence) is None and not _headless(split(sentence.text))


def _headless(first: list[tuple[int, str]]) -> bool:
    """Whether the first row of a run holds a figure: it is one of them, and no head."""
    return any(_MEASURED.fullmatch(narrow(text)) for _, text in first)


def _header(document: Document, sentence: Sentence) -> list[tuple[int, str]] | None:
    """The first line of the run of rows that a row belongs to."""
    header = None
    for block in reversed([b for b in document.blocks if b.end <= sentence.start]):
        text = document.text[block.start : block.end]
        if not is_row(text):
            break
        header = split(text)
    return header


def split(text: str) -> list[tuple[int, str]]:
    """The cells of a line with their offsets, the empty ones too."""
    out, at = [], 0
    for cell in _BAR.split(text):
        out.append((at + len(cell) - len(cell.lstrip()), cell.strip()))
        at += len(cell) + 1
    return out
