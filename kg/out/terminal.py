"""Rows -> a table in the terminal whose columns align, Chinese characters counting two cells.

    table(("项目", "阶段"), [("储能基地", "开工")])

A person's terminal wraps long cells to its width; a pipe gets every row on one line, as wide as it must be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_BORDERS = 3  # what rich puts between two columns: space, line, space


def show(console: Console, columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """Prints rows of plain text (no markup is interpreted) under the columns' names."""
    cells = [[_line(cell) for cell in row] for row in rows]
    table = Table(*columns, title=title, title_justify="left", highlight=False)
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    if console.is_terminal:
        console.print(table)
        return
    widths = [max(cell_len(c) for c in column) for column in zip(columns, *cells, strict=True)]
    width = max(sum(widths) + _BORDERS * (len(columns) + 1), cell_len(title or ""))
    Console(file=console.file, width=width, color_system=None).print(table)


def _line(cell: str) -> str:
    """Control characters (an escape sequence in a hostile name) would reach the terminal: they become spaces."""
    return "".join(c if c.isprintable() else " " for c in cell)
