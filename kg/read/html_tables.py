"""A table of a page -> a sentence a row, its cells with their place; cells that span rows or columns stand in each.

<td rowspan="2">东片区</td>  ->  东片区 in both rows
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kg.read import tables
from kg.read.positions import Cell, Found


def holds(table: etree._Element, words: list[str]) -> bool:
    """Whether a table of the page has the first and the last words of a table of the extractor's."""
    text = "".join("".join(table.itertext()).split())
    return all("".join(w.split()) in text for w in (words[0], words[-1]))


WIDEST = 100
"""Columns or rows that one cell may span."""


def grid(table: etree._Element) -> list[list[Cell]]:
    """The cells of a table, those that span rows or columns in each place that they cover."""
    out: list[list[Cell]] = []
    below: dict[tuple[int, int], Cell] = {}
    order = 0
    for r, row in enumerate(x for x in table.iter("tr", "row")):
        line: list[Cell] = []
        for node in (c for c in row if c.tag in ("td", "th", "cell")):
            while (r, len(line)) in below:
                line.append(below.pop((r, len(line))))
            order += 1
            cell = Cell(squeezed("".join(node.itertext())), order)
            across, down = _span(node, "colspan"), _span(node, "rowspan")
            for c in range(len(line), len(line) + across):
                below |= {(r + i, c): cell for i in range(1, down)}
            line += [cell] * across
        while (r, len(line)) in below:
            line.append(below.pop((r, len(line))))
        out.append(line)
    return out


def _span(node: etree._Element, name: str) -> int:
    value = (node.get(name) or "1").strip()
    return min(max(int(value), 1), WIDEST) if value.isdigit() and value.isascii() else 1


def rows(cells: list[list[Cell]], caption: str) -> Iterator[Found]:
    """The rows as lines; `caption` is the line above the table."""
    for parts in tables.sentences([[cell.text for cell in row] for row in cells], caption):
        yield tuple((text, cells[at[0]][at[1]] if at else None) for text, at in parts), "body" if len(parts) > 1 else None, 0


def squeezed(text: str) -> str:
    """The text with single spaces."""
    return re.sub(r"[\s　]+", " ", text).strip()
