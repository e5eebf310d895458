"""A sheet (csv, tsv, xlsx) without a column of texts -> Document: a sentence a row.

    项目 | 总投资（亿元） | 进展        ->  冷链物流项目，总投资1.2亿元，已竣工。
    冷链物流项目 | 1.2 | 已竣工

Lines above the header that fill one cell only (重点项目表) are title and headings; merged cells hold for all that they cover.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Any

from kg.errors import ReadError
from kg.model import Document
from kg.read import clean, packages, tables
from kg.read.encoding import decode
from kg.read.lines import Line
from kg.read.metadata import Metadata

DELIMITERS = ",\t;|"
LONGEST_CELL = 1 << 24
ROWS, COLUMNS = 1_048_576, 500
"""What a sheet may have; a sheet that is wider is formatting."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet from its header on; `first` is the header's number in the file; `above`: the lines before it."""

    name: str
    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int


def read(data: bytes, name: str) -> Document:
    """The document of a table's rows. Raises ReadError where there are none, or the file is damaged."""
    lines: list[Line] = []
    at = 0
    found = all_of(data, name, PurePosixPath(name).suffix.lower())
    for number, sheet in enumerate(found):
        heads = sheet.above or ((sheet.name,) if len(found) > 1 and sheet.name else ())
        caption = next((text for text in heads if tables.caption_unit(text)), "")
        rows = ("".join(part for part, _ in parts) for parts in tables.sentences(sheet.rows, caption))
        for text in (*(h for h in heads if h != caption), *rows):
            head = text in heads
            role = ("heading" if number or lines else "title") if head else "body"
            lines.append(Line(text, at, role, 2 if role == "heading" else int(head)))  # type: ignore[arg-type]
            at += len(text) + 1
    return clean.document(name, hashlib.sha256(data).hexdigest(), lines, Metadata())


def all_of(data: bytes, where: str, ending: str) -> list[Sheet]:
    """The sheets that hold something, in their order. Raises ReadError where none does, or the file is damaged."""
    found = [("", _delimited(data, where))] if ending in (".csv", ".tsv") else list(_workbook(data, where))
    if not (sheets := [_sheet(name, rows) for name, rows in found if any(map(any, rows))]):
        raise ReadError(where, "is empty")
    return sheets


def _sheet(name: str, rows: Sequence[tuple[str, ...]]) -> Sheet:
    """The header is the first row that fills two cells (the first that fills any, where none does)."""
    filled = [len(set(row) - {""}) for row in rows]
    first = next((i for i, n in enumerate(filled) if n > 1), next(i for i, n in enumerate(filled) if n))
    above = dict.fromkeys(cell for row in rows[:first] for cell in row if cell)
    return Sheet(name, tuple(above), tuple(rows[first:]), first + 1)


def _delimited(data: bytes, where: str) -> list[tuple[str, ...]]:
    text = decode(data, where).lstrip("\ufeff")
    line = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=line.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        return [tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as e:
        raise ReadError(where, f"is no table of delimited text: {e}") from e


def _workbook(data: bytes, where: str) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    packages.check(data, where, "xl/workbook.xml", "an Excel workbook")
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield sheet.title, _cells(sheet)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as e:  # on damaged files
        raise ReadError(where, f"is a damaged workbook: {e}") from e


def _cells(sheet: Any) -> list[tuple[str, ...]]:
    """The rows as text, merged cells filled."""
    width = min(sheet.max_column, COLUMNS)
    rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows(max_col=width, max_row=min(sheet.max_row, ROWS))]
    for area in sheet.merged_cells.ranges:
        value = rows[area.min_row - 1][area.min_col - 1] if area.min_row <= len(rows) and area.min_col <= width else ""
        for row in rows[area.min_row - 1 : area.max_row]:
            row[area.min_col - 1 : area.max_col] = [value] * len(row[area.min_col - 1 : area.max_col])
    return [tuple(row) for row in rows]


def _shown(cell: Any) -> str:
    """The value as a person sees it: 2024年5月20日, 12.5%, 1.2."""
    value = cell.value
    if isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if value is None or isinstance(value, (bool, time)):
        return "" if value is None else str(value)
    if isinstance(value, (int, float)):
        if "%" in (cell.number_format or ""):
            return f"{value * 100:.10g}%"
        return f"{value:.12g}" if abs(value) < 1e12 else f"{value:.0f}"
    return " ".join(str(value).split()) if len(str(value)) < 200 else str(value).strip()
