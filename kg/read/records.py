"""Tables of texts (JSON lines, JSON, csv, xlsx) -> a document a row.

    {"标题": "某区开工", "发布时间": "2024-05-20", "来源": "清溪日报", "正文": "…"}  ->  title, date line 2024-05-20 来源：清溪日报, body

The text that offsets count in is the record put together: title, date line, body. A csv or xlsx without a column of texts is a
table: one document, read by kg.read.sheets. JSON lines are read a line at a time; nothing else of the file is held in memory.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from lxml import etree, html

from kg.errors import ReadError
from kg.model import Document
from kg.read import clean, columns, sheets, tables
from kg.read.columns import Columns
from kg.read.encoding import decode
from kg.read.lines import lines_of
from kg.read.metadata import Metadata

LINES = (".jsonl", ".ndjson")
ENDINGS = (*LINES, ".json", ".csv", ".tsv", ".xlsx", ".xlsm")
RECORD = ".record"
"""What a row's reader goes by; no file has this ending."""
_MARKUP = re.compile(r"<(?:p|br|div|span|table|strong|section)\b[^<>]{0,400}>", re.I)

_BLOCKS = frozenset("p div br h1 h2 h3 h4 h5 li tr table section blockquote".split())

Failed = Callable[[ReadError], None]
Row = tuple[str, Callable[[], bytes]]
"""What a row goes by in its file, and what gives its fields as JSON."""


def rows(
    ending: str, load: Callable[[], bytes], where: str, given: Columns, path: str | None, failed: Failed
) -> Iterator[Row] | None:
    """The rows of a file, or None where no column holds text: then it is a table. Raises ReadError where it cannot be read.

    `path` where the file lies on the disk by itself: its lines are then read when they are asked for.
    """
    if ending in LINES:
        return _keyed(_lines_on_disk(path, given) if path else _lines(load(), where, given), where, failed)
    if ending == ".json":
        return _keyed(_objects(load(), where, given), where, failed)
    sheet = sheets.all_of(load(), where, ending)[0]
    header, *body = sheet.rows
    mapping = columns.chosen(header, given, where, required=[field for field, _ in given])
    if "text" not in mapping:
        return None
    picked = (
        (f"{sheet.first + 1 + i}", columns.pick(dict(zip(header, row, strict=False)), mapping)) for i, row in enumerate(body)
    )
    return _keyed(((n, partial(_dumped, fields)) for n, fields in picked if fields), where, failed)


def _keyed(found: Iterator[Row], where: str, failed: Failed) -> Iterator[Row]:
    """The rows by their id where one is mapped (the number of the row else); an id that comes twice is said."""
    seen: set[str] = set()
    for key, load in found:
        if key in seen:
            failed(ReadError(f"{where}#{key}", "another row has this id; the first one counts"))
            continue
        if not key.isdigit():
            seen.add(key)
        yield key, load


def _lines_on_disk(path: str, given: Columns) -> Iterator[Row]:
    try:
        with open(path, "rb") as file:
            at = 0
            for number, line in enumerate(file, 1):
                if line.strip(b" \t\r\n\xef\xbb\xbf"):
                    load = partial(_line_on_disk, path, at, len(line), number, given)
                    yield _identified(line, number, given), load
                at += len(line)
    except OSError as e:
        raise ReadError(path, f"cannot be read: {e.strerror or e}") from e


def _line_on_disk(path: str, at: int, size: int, number: int, given: Columns) -> bytes:
    try:
        with open(path, "rb") as file:
            file.seek(at)
            return _line(file.read(size), f"{path}#{number}", given)
    except OSError as e:
        raise ReadError(path, f"cannot be read: {e.strerror or e}") from e


def _lines(data: bytes, where: str, given: Columns) -> Iterator[Row]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _identified(line, number, given), partial(_line, line, f"{where}#{number}", given)


def _identified(line: bytes, number: int, given: Columns) -> str:
    column = dict(given).get(columns.ID)
    if column:
        try:
            return columns.plain(json.loads(decode(line, "")).get(column)) or str(number)
        except (ValueError, ReadError, AttributeError, RecursionError):
            pass  # said when the line is read
    return str(number)


def _line(line: bytes, where: str, given: Columns) -> bytes:
    try:
        found = json.loads(decode(line, where).lstrip("\ufeff"))
    except (ValueError, RecursionError) as e:
        raise ReadError(where, f"is no line of JSON: {e}") from e
    return _object(found, where, given)


def _objects(data: bytes, where: str, given: Columns) -> Iterator[Row]:
    try:
        found = json.loads(decode(data, where).lstrip("\ufeff"))
    except (ValueError, RecursionError) as e:
        raise ReadError(where, f"is no JSON: {e} (one object a line? then call it .jsonl)") from e
    if isinstance(found, dict):
        lists = [v for v in found.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        found = lists[0] if len(lists) == 1 else [found]
    name = dict(given).get(columns.ID)
    for number, one in enumerate(found if isinstance(found, list) else [found], 1):
        key = columns.plain(one.get(name)) if name and isinstance(one, dict) else ""
        yield key or str(number), partial(_object, one, f"{where}#{number}", given)


def _object(found: object, where: str, given: Columns) -> bytes:
    """The fields of a JSON object as JSON. Raises ReadError where it is no object, or none of its keys holds text."""
    if not isinstance(found, dict):
        raise ReadError(where, f"is no JSON object but a {type(found).__name__}")
    mapping = columns.chosen(found, given, where, required=("text",))
    if "text" not in mapping:
        keys = " ".join(map(str, list(found)[:30]))
        raise ReadError(where, f"has no text that is known by its key (it has: {keys}): say --columns text=KEY")
    return _dumped(columns.pick(found, mapping))


def _dumped(fields: dict[str, str]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


# ---------------------------------------------------------------- the document of a row


def read(data: bytes, name: str) -> Document:
    """The document of a row's fields. Raises ReadError where it has no text."""
    fields = json.loads(data)
    body = fields.get("text", "")
    if _MARKUP.search(body):
        try:
            body = "".join(_visible(html.fragment_fromstring(body, create_parent="div")))
        except (etree.ParserError, ValueError) as e:
            raise ReadError(name, f"its markup cannot be read: {e}") from e
    if not body.strip():
        raise ReadError(name, "has no text")
    found = columns.metadata(fields)
    title = " ".join((found.title or "").split())
    lines = [line for line in body.splitlines() if line.strip()]
    if title and lines[0].strip() == title:
        lines.pop(0)
    text = "\n".join((*([title] if title else []), *_dateline(found, body), *lines))
    cut = lines_of(text)
    if title:
        cut[0] = replace(cut[0], role="title", level=1)
    return clean.document(name, hashlib.sha256(data).hexdigest(), cut, found)


def _dateline(found: Metadata, body: str) -> list[str]:
    """Date and outlet as a page would show them, unless the body does."""
    if not found.publisher or f"来源：{found.publisher}" in body:
        return []
    day = found.issued.isoformat()[:10] if found.issued else ""
    return [f"{day} 来源：{found.publisher}".strip()]


def _visible(node: etree._Element) -> Iterator[str]:
    """The text of a piece of a page: a line a block, a sentence a table row, no scripts."""
    if not isinstance(node.tag, str) or node.tag in ("script", "style"):
        return
    block = node.tag in _BLOCKS
    if block:
        yield "\n"
    if node.tag == "table":
        cells = [[" ".join("".join(c.itertext()).split()) for c in row.xpath("./td|./th")] for row in node.iter("tr")]
        yield from ("".join(text for text, _ in parts) + "\n" for parts in tables.sentences(cells))
        return
    yield re.sub(r"\s+", " ", node.text or "")
    for child in node:
        yield from _visible(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    if block:
        yield "\n"
