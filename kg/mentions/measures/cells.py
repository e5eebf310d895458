"""A row of a table in plain text -> the quantities whose unit stands in the header.

    项目 | 项目数（个） | 总投资（亿元）        ->  "19": 19 NUM; "57.11": 57.11e8 CNY
    滨河新城项目 | 19 | 57.11

The name of a mention is the column's heading without its unit (总投资).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kg.mentions.measures import units
from kg.mentions.measures.numbers import narrow, value
from kg.model import Document, Mention, Quantity, Sentence

ROW = " | "
LONGEST = 200
"""Rows above that are looked at for the header."""
_HEAD = re.compile(r"^(?P<name>[^()]{1,20})\((?:单位:)?(?P<times>[十百千]?[万亿]*)(?P<unit>[^()]{1,8})\)$")
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def read(document: Document, sentence: Sentence, found: Iterable[Mention]) -> list[Mention]:
    """The quantities of a row, in order, with the sentence's offsets; those that stand in a cell with their own unit stay."""
    header = _header(document.text, sentence.start)
    if header is None:
        units_only = any(_HEAD.match(narrow(c.strip())) for c in sentence.text.split("|"))
        return [] if units_only else list(found)
    out = list(found)
    at = 0
    for head, cell in zip(header, sentence.text.split("|"), strict=False):
        plain, m = narrow(cell.strip()), _HEAD.match(narrow(head.strip()))
        start = at + len(cell) - len(cell.lstrip())
        at += len(cell) + 1
        unit = m and units.at(m["unit"], 0)
        if not m or not _NUMBER.fullmatch(plain) or any(x.start < start + len(plain) and start < x.end for x in out):
            continue
        code, factor = (unit[0].code, unit[0].factor) if unit else (m["unit"], Decimal(1))
        number = (value(plain) or Decimal(0)) * factor * ((value(m["times"]) if m["times"] else None) or 1)
        quantity = Quantity(number, code, written=m["unit"])
        end = start + len(plain)
        out.append(Mention(start, end, sentence.text[start:end], "Quantity", quantity, m["name"], "cells"))
    return sorted(out, key=lambda x: x.start)


def _header(text: str, start: int) -> list[str] | None:
    """The cells of the first line of the table that a row belongs to; None for that line itself."""
    line: str | None = None
    for _ in range(LONGEST):
        end = text.rfind("\n", 0, start)
        if end < 0:
            break
        begin = text.rfind("\n", 0, end) + 1
        if ROW not in text[begin:end]:
            break
        line, start = text[begin:end], begin
    return line.split("|") if line else None
