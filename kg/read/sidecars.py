"""What files of metadata beside the documents say of them.

    a.txt + a.txt.meta.json {"标题": "…", "发布时间": "2024-05-20", "来源": "清溪日报"}     or a.meta.json
    metadata.csv: file,date,publisher / a.txt,2024-05-20,清溪日报                          (also metadata.tsv, metadata.jsonl)

Columns and keys are named as those of tables of texts (kg/data/columns.tsv, --columns). What is said here counts more than
what the text says of itself. A file of its own counts more than metadata.csv.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from kg.errors import ReadError
from kg.read import columns, sheets
from kg.read.columns import Columns
from kg.read.encoding import decode
from kg.read.metadata import Metadata

OWN = ".meta.json"
TABLES = ("metadata.csv", "metadata.tsv", "metadata.jsonl")


def is_one(name: str) -> bool:
    """Whether a file's name is that of a file of metadata."""
    return name.endswith(OWN) or PurePosixPath(name).name in TABLES


class Sidecars:
    """The metadata of a tree of files; `read` gives the bytes of a file by its name in the tree, None where there is none."""

    def __init__(self, read: Callable[[str], bytes | None], given: Columns, failed: Callable[[ReadError], None]) -> None:
        self.read, self.given, self.failed = read, given, failed
        self._folders: dict[str, dict[str, dict[str, str]]] = {}

    def of(self, inner: str) -> Metadata | None:
        """What is said of a file, by its name in the tree; None where nothing is."""
        fields = dict(self._table(str(PurePosixPath(inner).parent)).get(inner, {}))
        for name in (inner + OWN, str(PurePosixPath(inner).with_suffix(OWN))):
            try:
                if (data := self.read(name)) is not None:
                    fields |= self._fields(_object(data, name), name)
                    break
            except ReadError as e:
                self.failed(e)
        return columns.metadata(fields) if fields else None

    def _fields(self, row: Mapping[str, object], name: str) -> dict[str, str]:
        return columns.pick(row, columns.chosen(row, self.given, name))

    def _table(self, folder: str) -> dict[str, dict[str, str]]:
        """Name in the tree -> fields, from the table of the folder and those above it; the nearest counts."""
        if folder not in self._folders:
            above = str(PurePosixPath(folder).parent)
            found = dict(self._table(above)) if folder != above else {}
            for name in TABLES:
                path = str(PurePosixPath(folder) / name)
                try:
                    if (data := self.read(path)) is not None:
                        found |= self._rows(folder, path, data)
                except ReadError as e:
                    self.failed(e)
            self._folders[folder] = found
        return self._folders[folder]

    def _rows(self, folder: str, path: str, data: bytes) -> dict[str, dict[str, str]]:
        if path.endswith(".jsonl"):
            lines = [line for line in decode(data, path).splitlines() if line.strip()]
            rows: list[Mapping[str, object]] = [_object(line.encode(), path) for line in lines]
        else:
            header, *body = sheets.all_of(data, path, PurePosixPath(path).suffix)[0].rows
            rows = [dict(zip(header, row, strict=False)) for row in body]
        out = {}
        for row in rows:
            fields = self._fields(row, path)
            if not (file := fields.pop("file", "")):
                raise ReadError(path, f"has no column that names the file (it has: {' '.join(row)}): call it file")
            out[str(PurePosixPath(folder) / file.replace("\\", "/"))] = fields
        return out


def _object(data: bytes, name: str) -> dict[str, object]:
    try:
        found = json.loads(decode(data, name).lstrip("\ufeff"))
    except (ValueError, RecursionError) as e:
        raise ReadError(name, f"is no JSON: {e}") from e
    if not isinstance(found, dict):
        raise ReadError(name, "is no JSON object")
    return found
