"""Lines of plain text whose columns are set apart by tabs or wide gaps -> the rows of a table as sentences.

    序号    园区名称    主导产业
    1 云岭机电产业园    机电设备      ->  云岭机电产业园，主导产业：机电设备。

A table begins with a line of heads that name a column of things; it ends with the line that is not cut like its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.read import headers, tables
from kg.read.lines import WIDE, Line

_NUMBERED = re.compile(r"(?P<number>\d{1,4})[ .、．](?=\D)")
LEAST = 2
"""Rows that a table has below its heads."""

Cell = tuple[str, int]
"""The text of a cell and where it begins in the file."""


def tabled(lines: Sequence[Line]) -> list[Line]:
    """The lines with the rows of tables as sentences."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        rows = _table(lines, i)
        if rows is None:
            out.append(lines[i])
            i += 1
            continue
        out += _sentences(rows)
        i += len(rows)
    return out


def _table(lines: Sequence[Line], first: int) -> list[list[Cell]] | None:
    """The rows of the table that begins at a line, its heads first; None where none begins there."""
    heads = _cells(lines[first])
    if len(heads) < 2 or not _heads([text for text, _ in heads]):
        return None
    rows = [heads]
    for line in lines[first + 1 :]:
        row = _cells(line)
        if len(row) == len(heads) - 1 and (m := _NUMBERED.match(row[0][0])):
            text, start = row[0]
            row = [(m["number"], start), (text[m.end() :].lstrip(), start + m.end()), *row[1:]]
        if len(row) != len(heads):
            break
        rows.append(row)
    return rows if len(rows) > LEAST else None


def _heads(texts: Sequence[str]) -> bool:
    """Whether a line heads columns: all are short and no figures, and one holds the names of what the rows are about."""
    if any(len(text) > 14 or text[0].isdigit() or re.search("[，。；：:]", text) for text in texts):
        return False
    return any(headers.column(text).holds in ("work", "body", "measure") or text.endswith("名称") for text in texts)


def _cells(line: Line) -> list[Cell]:
    if line.role is not None or line.pieces or not WIDE.search(line.text):
        return []
    out, at = [], 0
    for part in WIDE.split(line.text):
        if part.strip():
            out.append((part.strip(), line.start + at + len(part) - len(part.lstrip())))
        at += len(part)
    return out


def _sentences(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    for parts in tables.sentences([[text for text, _ in row] for row in rows]):
        pieces: list[tuple[str, int]] = []
        for text, cell in parts:
            last = pieces[-1][1] + len(pieces[-1][0]) if pieces else rows[0][0][1]
            pieces.append((text, rows[cell[0]][cell[1]][1] if cell else last))
        yield Line("".join(text for text, _ in pieces), pieces[0][1], "body", pieces=tuple(pieces))
