"""A Word file -> Document: title, headings and paragraphs by their styles, a sentence a table row.

    标题 1 “项目进展” / 正文 “…” / a table 项目 | 总投资（亿元）  ->  heading, paragraph, 冷链物流项目，总投资1.2亿元。

Read from the package's own XML: insertions count, deletions, comments, notes, headers and footers do not. Offsets count in the
text that results.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from kg.errors import ReadError
from kg.model import Document, Role
from kg.read import clean, packages, tables
from kg.read.lines import Line
from kg.read.metadata import Metadata

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(_W + t for t in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box a second time
}
_HEADING = re.compile(r"^(?:heading|标题)\s?([1-9])$", re.I)
_TITLE = re.compile(r"^(?:title|标题|文档标题)$", re.I)
LONGEST_HEADING = 80
"""Whole paragraphs bear the style of a heading in many a notice."""

Found = tuple[str, Role | None, int]
"""A line, its role where the style tells it, the level of a heading."""


def read(data: bytes, name: str) -> Document:
    """The document of a Word file. Raises ReadError where it is damaged, encrypted or without text."""
    packages.check(data, name, "word/document.xml", "a Word document (.docx)")
    body = _part(data, name, "word/document.xml").find(f"{_W}body")
    styles = _styles(data, name)
    found = list(_blocks(body, styles)) if body is not None else []
    if not found:
        raise ReadError(name, "holds no text (only pictures?)")
    lines, at = [], 0
    for text, role, level in found:
        lines.append(Line(text, at, role, level))
        at += len(text) + 1
    return clean.document(name, hashlib.sha256(data).hexdigest(), lines, Metadata())


def _part(data: bytes, name: str, part: str) -> etree._Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read(part)
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError) as e:
        raise ReadError(name, f"is a damaged Word document: {part}: {e}") from e


def _styles(data: bytes, name: str) -> dict[str, str]:
    """Identifier of a style -> its name, or that of the heading that it is made from."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "word/styles.xml" not in package.namelist():
            return {}
    names, parents = {}, {}
    for style in _part(data, name, "word/styles.xml").iter(f"{_W}style"):
        key = style.get(f"{_W}styleId", "")
        label, parent = style.find(f"{_W}name"), style.find(f"{_W}basedOn")
        names[key] = label.get(f"{_W}val", "") if label is not None else ""
        parents[key] = parent.get(f"{_W}val", "") if parent is not None else ""
    out = {}
    for key in names:
        at, steps = key, 0
        while at in names and not _heads(names[at]) and steps < 10:
            at, steps = parents[at], steps + 1
        out[key] = names.get(at, names[key])
    return out


def _heads(style: str) -> bool:
    return bool(_HEADING.match(style) or _TITLE.match(style))


def _blocks(parent: etree._Element, styles: dict[str, str]) -> Iterator[Found]:
    """Paragraphs and rows in their order; content controls are looked into. The line above a table may give its unit."""
    caption = ""
    for node in parent:
        if node.tag == f"{_W}p":
            for found in _paragraph(node, styles):
                caption = found[0]
                yield found
        elif node.tag == f"{_W}tbl":
            yield from _table(node, caption)
        elif isinstance(node.tag, str) and node.tag not in _SKIPPED and node.tag != f"{_W}sectPr":
            yield from _blocks(node, styles)


def _paragraph(node: etree._Element, styles: dict[str, str]) -> Iterator[Found]:
    style = node.find(f"{_W}pPr/{_W}pStyle")
    named = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    outline = node.find(f"{_W}pPr/{_W}outlineLvl")
    heading = _HEADING.match(named)
    level = int(heading[1]) + 1 if heading else 2
    if outline is not None and not heading and (value := outline.get(f"{_W}val", "9")).isdigit() and int(value) < 9:
        heading, level = re.match("", ""), int(value) + 2
    for text in "".join(_text(node)).split("\n"):
        if text := re.sub(r"[\s　]+", " ", text).strip():
            role: Role | None = (
                "title" if _TITLE.match(named) else "heading" if heading and len(text) <= LONGEST_HEADING else None
            )
            yield text, role, 1 if role == "title" else level if role == "heading" else 0


def _text(node: etree._Element) -> Iterator[str]:
    for child in node:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _text(child)
            if child.tag == f"{_W}p":
                yield "\n"  # in a text box


def _table(node: etree._Element, caption: str) -> Iterator[Found]:
    """A sentence a row; merged cells hold for all that they cover."""
    rows: list[list[str]] = []
    for tr in node.iter(f"{_W}tr"):
        if next(tr.iterancestors(f"{_W}tbl")) is not node:
            continue  # of a table inside a cell: read with the cell
        row: list[str] = []
        for tc in tr.iter(f"{_W}tc"):
            if next(tc.iterancestors(f"{_W}tr")) is not tr:
                continue
            span, merge = tc.find(f"{_W}tcPr/{_W}gridSpan"), tc.find(f"{_W}tcPr/{_W}vMerge")
            text = re.sub(r"[\s　]+", " ", "".join(_text(tc))).strip()
            if merge is not None and merge.get(f"{_W}val") != "restart" and rows and len(rows[-1]) > len(row):
                text = rows[-1][len(row)]
            width = int(span.get(f"{_W}val", "1")) if span is not None and span.get(f"{_W}val", "").isdigit() else 1
            row += [text] * min(max(width, 1), 100)
        rows.append(row)
    for parts in tables.sentences(rows, caption):
        yield "".join(text for text, _ in parts), "body" if len(parts) > 1 else None, 0
