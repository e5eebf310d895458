"""A web page -> Document: the article without the page around it.

    <h1>某区开工</h1><p>…</p><table>…</table> -> title, paragraphs, a sentence a table row

trafilatura finds the article; the positions of its text come from Python's own HTML parser, aligned character by character, so
that offsets lead back into the decoded file.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from kg.errors import ReadError
from kg.model import Document
from kg.read import clean, tables
from kg.read.clean import Line
from kg.read.encoding import decode
from kg.read.metadata import Metadata, parse_date

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not use is said by our own error

_SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe"))
_BLOCKS = "//h1|//h2|//h3|//h4|//p|//li|//tr|//div[not(.//div or .//p or .//table or .//li)]"
_DATE_KEYS = ("article:published_time", "publishdate", "pubdate", "publish_time", "dc.date", "date")
_OUTLET_KEYS = ("contentsource", "og:site_name", "source", "publisher")
DEEPEST = 200
"""Pages nested deeper are hostile or broken: lxml refuses them at 256, real pages stay under 60."""


def read(data: bytes, name: str) -> Document:
    """The document of a page. Raises ReadError where it is empty, in no known encoding, or holds no article."""
    source = decode(data, name, declared=True)
    tree = _tree(source, name)
    found = _metadata(tree)
    lines = _located(source, list(_article(source, tree)))
    if not any(line.role != "title" for line in lines):
        raise ReadError(name, "holds no article text (is it an index page, or drawn by a script?)")
    lines = _titled(lines, tree, found)
    return clean.document(name, hashlib.sha256(data).hexdigest(), lines, found)


def _tree(source: str, name: str) -> etree._Element:
    try:
        return lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (etree.ParserError, ValueError) as e:
        raise ReadError(name, f"is no readable page: {e}") from e


def _metadata(tree: etree._Element) -> Metadata:
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        key = (node.get("property") or node.get("name") or "").lower()
        if key and (value := (node.get("content") or "").strip()):
            meta.setdefault(key, value)
    day = next((meta[k] for k in _DATE_KEYS if k in meta), None)
    words = re.split(r"[\s,，、;；]+", meta.get("keywords", ""))
    return Metadata(
        issued=parse_date(day) if day else None,
        publisher=next((meta[k] for k in _OUTLET_KEYS if k in meta), None),
        editor=meta.get("author") or meta.get("editor"),
        section=meta.get("columnname") or meta.get("article:section"),
        keywords=tuple(w for w in words if w),
        url=meta.get("og:url") or meta.get("url"),
    )


# ---------------------------------------------------------------- the article's lines


def _article(source: str, tree: etree._Element) -> Iterator[tuple[str, str | None, int, tuple[str, ...]]]:
    """(text, role, level, parts) of each line; parts is what a table row was put together from."""
    found = trafilatura.extract(source, output_format="xml", include_tables=True, include_comments=False, favor_recall=True)
    root = etree.fromstring(found.encode()) if found else None
    if root is not None and len("".join(root.itertext()).strip()) >= 40:
        yield from _from_tei(root)
        return
    for node in tree.xpath(_BLOCKS):
        if any(a.tag in ("nav", "footer", "header", "aside") for a in node.iterancestors()):
            continue
        if node.tag == "tr":
            continue
        text = _squeezed("".join(node.itertext()))
        if text:
            yield text, "heading" if node.tag in ("h2", "h3", "h4") else None, 2, ()
    for table in tree.iter("table"):
        yield from _rows([[_squeezed("".join(c.itertext())) for c in row.xpath("./td|./th")] for row in table.iter("tr")])


def _from_tei(root: etree._Element) -> Iterator[tuple[str, str | None, int, tuple[str, ...]]]:
    for node in root.iter("p", "head", "item", "table", "quote"):
        if any(a.tag in ("table", "p", "quote", "item") for a in node.iterancestors()):
            continue
        if node.tag == "table":
            yield from _rows([[_squeezed("".join(c.itertext())) for c in row.iter("cell")] for row in node.iter("row")])
            continue
        for text in "".join(_with_breaks(node)).split("\n"):
            if text := _squeezed(text):
                level = int((node.get("rend") or "h2")[1:2]) if (node.get("rend") or "h2")[1:2].isdigit() else 2
                yield text, "heading" if node.tag == "head" else None, level, ()


def _with_breaks(node: etree._Element) -> Iterator[str]:
    for event, e in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            yield "\n" if e.tag == "lb" else ""
            yield e.text or ""
        elif e is not node:
            yield e.tail or ""


def _rows(rows: list[list[str]]) -> Iterator[tuple[str, str | None, int, tuple[str, ...]]]:
    for parts in tables.sentences(rows):
        yield "".join(parts), "body", 0, parts


def _squeezed(text: str) -> str:
    return re.sub(r"[\s　]+", " ", text).strip()


# ---------------------------------------------------------------- where the lines stand in the file


class _Positions(HTMLParser):
    """The visible characters of a page, white space left out, with their offsets in the source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._lines = [0]
        for m in re.finditer("\n", source):
            self._lines.append(m.end())
        self._hidden = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _SKIPPED

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _SKIPPED and self._hidden > 0

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        start = self._at()
        for i, c in enumerate(data):
            if not c.isspace():
                self.characters.append(c)
                self.offsets.append(start + i)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, text: str) -> None:
        from html import unescape

        start = self._at()
        for c in unescape(text):
            if not c.isspace() and not self._hidden:
                self.characters.append(c)
                self.offsets.append(start)


def _located(source: str, lines: list[tuple[str, str | None, int, tuple[str, ...]]]) -> list[Line]:
    positions = _Positions(source)
    stream, out, at = "".join(positions.characters), [], 0
    for text, role, level, parts in lines:
        pieces, at = _pieces(stream, positions.offsets, parts or (text,), at)
        start = pieces[0][1] if pieces else 0
        out.append(Line(text, start, role, level, tuple(pieces)))  # type: ignore[arg-type]
    return out


def _pieces(stream: str, offsets: list[int], parts: tuple[str, ...], at: int) -> tuple[list[tuple[str, int]], int]:
    """Runs of each part that stand together in the source, with where they begin; `at` moves forward through the page."""
    pieces: list[tuple[str, int]] = []
    for part in parts:
        bare = "".join(part.split())
        found = stream.find(bare, at)
        if found < 0:
            found = stream.find(bare)
        if (
            found < 0 or not bare
        ):  # a mark put between cells, or text that the extractor changed: it stands where the last one did
            pieces.append((part, pieces[-1][1] if pieces else (offsets[min(at, len(offsets) - 1)] if offsets else 0)))
            continue
        if len(parts) == 1 or found >= at:
            at = found + len(bare)
        pieces.extend(_runs(part, found, offsets))
    return pieces, at


def _runs(part: str, found: int, offsets: list[int]) -> Iterator[tuple[str, int]]:
    """Splits a part where its characters do not follow each other in the source."""
    begin, origin, k = 0, offsets[found], found
    for i, c in enumerate(part):
        expected = origin + (i - begin)
        here = offsets[k] if not c.isspace() else expected
        if here != expected:
            yield part[begin:i], origin
            begin, origin = i, here
        k += not c.isspace()
    yield part[begin:], origin


def _titled(lines: list[Line], tree: etree._Element, found: Metadata) -> list[Line]:
    """Marks the title: the line that says what <h1>, or the longest line that <title> begins with, says."""
    wanted = [_squeezed("".join(h.itertext())) for h in tree.iter("h1")]
    wanted += [_squeezed("".join(t.itertext())) for t in tree.iter("title")]
    for text in wanted:
        for i, line in enumerate(lines[:12]):
            if len(line.text) >= 5 and (line.text == text or text.startswith(line.text)):
                return [Line(line.text, line.start, "title", 1, line.pieces), *lines[:i], *lines[i + 1 :]]
    return lines
