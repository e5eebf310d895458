"""A figure in a row of a table -> what it measures, and of what it is.

品种 | 产量（吨） ⏎ 核桃 | 36677        -> 产量 of 核桃
指标 | 2023年 | 同比增长（%） ⏎ 税收收入（亿元） | 8.1 | 5 -> 税收收入, 税收收入同比增长, of whom the table is about
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses
from kg.facts.observations import far
from kg.facts.observations.figure import Figure, Subject
from kg.facts.observations.measured import Measured
from kg.facts.observations.measures import measure
from kg.facts.observations.phrase import Left
from kg.facts.observations.right import Right
from kg.facts.observations.wording import usual
from kg.mentions.measures import rows
from kg.mentions.measures.rows import Cell
from kg.model import Mention

_ANY = re.compile(
    r"(?:产量|数量|数值|金额|总量|数据|绝对[数值量额]|指标值|实绩|实际|累计|完成|实现|合计|总计|本[年月季期]|当[年月]|[\d年月日、—~～至到-]+|全年|[上下]半年|[一二三四]季度"
    r"|完成[数值额]|完成情况)+"
)
"""Headings that do not say what the row's figure measures."""


def read(column: str, about: Cell, m: Mention, behind: Right) -> Measured:
    """What a figure measures: the heading of its column, or the name of a row of measures with it; without a head what its unit says."""
    name = about.text if measure(about.text) else ""
    called = name if name and _ANY.fullmatch(column) else name + column or usual(m)
    return Measured(called, m.start, name or column or called, Left(m.start, m.start), behind)


def of(f: Figure) -> Subject | None:
    """The name in the row; of a row of measures whom the text is about."""
    found = rows.column(f.reading.document, f.sentence, f.m)
    if not found:
        return None
    cell = found[1]
    named = [
        x for x in f.reading.mentions[f.sentence.index] if x.start >= cell.start and x.end <= cell.end and x.kind in clauses.WORKS
    ]
    noun = named[0] if named else Mention(cell.start, cell.end, cell.text, "Concept")
    whom = far.of(f) if measure(cell.text) and not named else None
    return whom or (noun, 0.9)
