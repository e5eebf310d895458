"""Rows -> standard output: a table for people, tab-separated lines or JSON for programs.

write("tsv", ("project", "date"), [("储能基地", "2024-05-18")]) -> 'project\\tdate\\n储能基地\\t2024-05-18\\n'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

FORMATS = ("tsv", "json")


def serialize(kind: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows as text; in tsv a tab or line end inside a cell becomes a space, so that a row is a line."""
    if kind == "json":
        return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in (columns, *rows))
