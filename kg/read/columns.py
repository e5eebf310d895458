"""Which column of a table of texts holds what: `--columns text=正文,title=标题`, else the names of kg/data/columns.tsv.

{"正文": "…", "发布时间": "2024-05-20"} -> {"text": "…", "date": "2024-05-20"}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache

from kg import resources
from kg.errors import KgError, ReadError
from kg.read.metadata import SHANGHAI, Metadata, parse_date

Columns = tuple[tuple[str, str], ...]
"""(field, column) pairs that the user gave."""
ID = "id"
"""The field whose column names a row; without one a row goes by its number."""


@cache
def known() -> dict[str, tuple[str, ...]]:
    """Field -> the names that columns have where nobody says."""
    return {row["field"]: tuple(row["names"].split()) for row in resources.table("columns.tsv")}


def parse(text: str) -> Columns:
    """The value of --columns. Raises KgError where it is malformed or names an unknown field."""
    out = []
    for pair in re.split(r"[,，]", text):
        field, mark, column = (part.strip() for part in pair.partition("="))
        if not mark or not column or field not in (*known(), ID):
            raise KgError(f"--columns {pair}: write it as FIELD=COLUMN with a field of {' '.join((*known(), ID))}")
        out.append((field, column))
    return tuple(out)


def chosen(header: Iterable[str], columns: Columns, where: str, *, required: Collection[str] = ()) -> dict[str, str]:
    """Field -> column of a table with these columns. Raises ReadError where the column that the user named for a field in
    `required` is missing."""
    there = list(header)
    plain = {c.strip().lower(): c for c in reversed(there)}
    out = {}
    for field, column in columns:
        if column not in there and field in required:
            raise ReadError(where, f"has no column {column} (it has: {' '.join(there[:30])})")
        if column in there:
            out[field] = column
    for field, names in known().items():
        found = next((plain[n] for n in names if n in plain), None)
        if found is not None and field not in out and found not in out.values():
            out[field] = found
    return out


def pick(row: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, str]:
    """The fields of a row as text; empty ones are left out."""
    found = {field: plain(row.get(column)) for field, column in mapping.items()}
    return {field: value for field, value in found.items() if value}


def plain(value: object) -> str:
    """A value of JSON or of a sheet as text."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(plain(v) for v in value)
    if isinstance(value, Mapping):
        return ""
    return str(value).strip()


def metadata(fields: Mapping[str, str]) -> Metadata:
    """What the fields of a row say of a document; a date that is none counts as not given."""
    return Metadata(
        issued=_date(fields.get("date", "")),
        publisher=fields.get("publisher"),
        editor=fields.get("editor"),
        section=fields.get("section"),
        keywords=tuple(w for w in re.split(r"[\s,，、;；]+", fields.get("keywords", "")) if w),
        title=fields.get("title"),
        url=fields.get("url"),
    )


def _date(text: str) -> date | datetime | None:
    """2024-05-20, 2024年5月20日 9:30, 20240520, or seconds (milliseconds) since 1970."""
    if m := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text):
        return parse_date("-".join(m.groups()))
    if re.fullmatch(r"\d{10}(?:\d{3})?", text):
        return datetime.fromtimestamp(int(text[:10]), UTC).astimezone(SHANGHAI)
    found = parse_date(text)
    if isinstance(found, datetime) and (found.hour, found.minute, found.second) == (0, 0, 0):
        return found.date()  # a day in a sheet
    return found
