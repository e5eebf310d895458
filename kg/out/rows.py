"""Rows -> standard output: a table for people, tab-separated lines or JSON for programs.

write("tsv", ("project", "date"), [("储能基地", "2024-05-18")]) -> 'project\\tdate\\n储能基地\\t2024-05-18\\n'
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

FORMATS = ("tsv", "json")


def stream(kind: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The rows as tsv, csv or a JSON array with an object a line, each as soon as it comes: what long input is piped with."""
    if kind == "json":
        first = True
        for row in rows:
            yield ("[" if first else ",\n") + json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)
            first = False
        yield "[]\n" if first else "]\n"
        return
    for row in _with_header(columns, rows):
        if kind == "csv":
            line = io.StringIO()
            csv.writer(line, lineterminator="\n").writerow(row)
            yield line.getvalue()
        else:
            yield "\t".join(" ".join(cell.split()) for cell in row) + "\n"


def _with_header(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield columns
    yield from rows


def serialize(kind: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows as text; in tsv a tab or line end inside a cell becomes a space, so that a row is a line."""
    if kind == "json":
        return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in (columns, *rows))
