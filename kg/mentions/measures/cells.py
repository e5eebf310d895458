"""A row of a table in plain text -> the quantities whose unit stands in the header, or beside the row's name.

    项目 | 项目数（个） | 总投资（亿元）        ->  "19": 19 NUM; "57.11": 57.11e8 CNY
    滨河新城项目 | 19 | 57.11

The name of a mention is the column's heading without its unit (总投资).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kg.mentions.measures import rows, units
from kg.mentions.measures.folding import narrow
from kg.mentions.measures.numbers import value
from kg.mentions.measures.rows import Cell
from kg.model import Document, Mention, Quantity, Sentence

_TIMES = re.compile("[十百千]?[万亿]*")


def read(document: Document, sentence: Sentence, found: Iterable[Mention]) -> list[Mention]:
    """The quantities of a row, in order, with the sentence's offsets; those that stand in a cell with their own unit stay."""
    if rows.is_header(document, sentence):
        told = any(rows.measured_in(cell)[1] for _, cell in rows.split(sentence.text))
        return [] if told else list(found)
    row = rows.cells(document, sentence)
    about = rows.subject(row)
    unit = range(about.start + len(rows.measured_in(about.text)[0]), about.end) if about else range(0)
    out = [x for x in found if sentence.start + x.start not in unit]  # 毛竹（万根）
    for cell in row:
        start, end = cell.start - sentence.start, cell.end - sentence.start
        if not any(x.start < end and start < x.end for x in out) and (quantity := _quantity(cell)):
            out.append(Mention(start, end, cell.text, "Quantity", quantity, cell.column, "cells"))
    return sorted(out, key=lambda x: x.start)


def _quantity(cell: Cell) -> Quantity | None:
    """The number of a cell in the unit of its column or row."""
    if not cell.unit or not cell.number:
        return None
    number = narrow(cell.text)
    exact = value(number.lstrip("-"))
    unit = _unit(narrow(cell.unit))
    if exact is None or unit is None:
        return None
    return Quantity(exact * unit[1] * (-1 if number.startswith("-") else 1), unit[0], written=cell.unit)


def _unit(written: str) -> tuple[str, Decimal] | None:
    """The code of a unit and what one of it is: 亿元 -> CCY_CNY, 1e8; None for other words in brackets (产值（含税）)."""
    times = _TIMES.match(written)
    for cut in dict.fromkeys((0, times.end() if times else 0)):  # 千瓦 is a unit of its own, 亿千瓦时 is not
        found = units.at(written, cut)
        if found and found[1] == len(written):
            return found[0].code, found[0].factor * ((value(written[:cut]) if cut else None) or 1)
    return None
