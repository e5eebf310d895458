"""Cells side by side without a header that tells what they are -> who builds the works of the row, and where.

    04｜古玉街区更新（一期）｜小山镇｜45200｜路北城投公司｜在建
    -> developer(古玉街区更新（一期）, 路北城投公司), locatedIn(古玉街区更新（一期）, 小山镇)

Only where one cell is the name of works and nothing else, and one cell an organisation or a place. What a header calls by a word that
labels have is read by labelled.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar.clauses import outermost
from kg.facts.grammar.lines import GROUPS
from kg.facts.relating.statements import label, state
from kg.mentions.measures import rows
from kg.model import Mention, Reading, Sentence, Statement

_CELL = re.compile(r"(?:(?![|｜\t\u3000]| {2}).)+")
_OTHERS = re.compile(
    "监理|设计|供应|供货|客户|联系|审批|主管|监管|指导|责任|挂钩|包联|包保|服务|银行|代理|招标|合作|引进|招商|用户|买方"
)
"""Columns of those who do not build what a row names."""
FEWEST = 3
"""Cells of a row."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The builder and the place of a row of cells."""
    cells = [m.span() for m in _CELL.finditer(sentence.text) if m[0].strip()]
    if len(cells) < FEWEST:
        return
    whole = [m for m in outermost(reading, sentence) if any(_fills(sentence, m, cell) for cell in cells)]
    works = [m for m in whole if m.kind in GROUPS["work"] + GROUPS["site"]]
    firms = [m for m in whole if m.kind in GROUPS["org"] + GROUPS["body"]]
    places = [m for m in whole if m.kind in GROUPS["place"]]
    if len(works) != 1:
        return
    if len(firms) == 1 and not _OTHERS.search(_column(reading, sentence, firms[0])):
        yield state(sentence, works[0], "developer", firms[0], "celled", 0.7)
    if len(places) == 1 and label(places[0]) not in label(works[0]):
        yield state(sentence, works[0], "locatedIn", places[0], "celled", 0.75)


def _fills(sentence: Sentence, m: Mention, cell: tuple[int, int]) -> bool:
    """Whether a name is all that a cell holds."""
    start, end = m.start - sentence.start, m.end - sentence.start
    return cell[0] <= start and end <= cell[1] and sentence.text[cell[0] : cell[1]].strip() == sentence.text[start:end]


def _column(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """What a header calls the column of a name; "" without one."""
    cell = rows.at(rows.cells(reading.document, sentence), m.start, m.end)
    return cell.column if cell else ""
