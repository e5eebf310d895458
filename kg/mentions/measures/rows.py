"""Rows of a table kept as text -> quantities whose unit and meaning stand in the header.

项目 | 总投资（亿元） | 状态      ->  in the second line 3.2 is 3.2e8 CNY of 总投资, and the row is about 冷链物流项目
冷链物流项目 | 3.2 | 已开工
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.mentions.measures.quantities import read_quantities
from kg.model import Document, Mention, Sentence, Token

_CELL = re.compile(r"[^|｜\t]+")
_HEAD = re.compile(r"^(?P<name>[^（(]{1,20}?)\s?[（(](?:单位[:：])?(?P<unit>[^（()）]{1,8})[）)]$")
_NAMES = re.compile(r"项目名|工程名|项目$|工程$|指标|名称$")
"""Headings of the column that says what a row is about."""
_NUMBER = re.compile(r"^\d[\d,]*(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: document offsets without white space, text, the column's name and unit."""

    start: int
    end: int
    text: str
    column: str
    unit: str


def is_row(text: str) -> bool:
    """Whether a line is a row: three cells and more, or two with a bar between spaces."""
    return sum(map(text.count, "|｜\t")) >= 2 or " | " in text


def cells(document: Document, sentence: Sentence) -> list[Cell]:
    """The cells of a row below a header; [] for anything else, and for the header itself."""
    if not is_row(sentence.text):
        return []
    header = _header(document, sentence)
    own = _split(sentence.text)
    if header is None or len(header) != len(own):
        return []
    out = []
    for (start, text), (_, head) in zip(own, header, strict=True):
        m = _HEAD.match(head)
        column, unit = (m["name"], m["unit"]) if m else (head, "")
        out.append(Cell(sentence.start + start, sentence.start + start + len(text), text, column.strip(), unit))
    return out


def column(document: Document, sentence: Sentence, mention: Mention) -> tuple[str, Cell] | None:
    """(name of the column, first cell that is no number) for a mention inside a row."""
    row = cells(document, sentence)
    here, about = at(row, mention.start, mention.end), subject(row)
    return (here.column, about) if here and about and here is not about else None


def at(row: Sequence[Cell], start: int, end: int) -> Cell | None:
    """The cell that holds a span."""
    return next((c for c in row if c.start <= start and end <= c.end), None)


def subject(row: Sequence[Cell]) -> Cell | None:
    """The cell that says what a row is about: that of the column of names, else the first that is no number."""
    named = [c for c in row if not _NUMBER.match(c.text)]
    return next((c for c in named if _NAMES.search(c.column)), named[0] if named else None)


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The bare numbers of a row as quantities in the unit of their column; a column without a unit gives none."""
    for cell in cells(document, sentence):
        if cell.unit and _NUMBER.match(cell.text):
            for m in read_quantities(cell.text + cell.unit)[:1]:
                yield replace(m, start=cell.start, end=cell.end, text=cell.text, finder="rows")


def _header(document: Document, sentence: Sentence) -> list[tuple[int, str]] | None:
    """The first line of the run of rows that a row belongs to."""
    header = None
    for block in reversed([b for b in document.blocks if b.end <= sentence.start]):
        text = document.text[block.start : block.end]
        if not is_row(text):
            break
        header = _split(text)
    return header


def _split(text: str) -> list[tuple[int, str]]:
    return [(m.start() + len(m[0]) - len(m[0].lstrip()), m[0].strip()) for m in _CELL.finditer(text) if m[0].strip()]
