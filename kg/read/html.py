"""A web page -> Document: the article without the page around it.

    <h1>某区开工</h1><p>…</p><table>…</table> -> title, paragraphs, a sentence a table row

trafilatura finds the article; the positions of its text come from Python's own HTML parser, aligned character by character, so
that offsets lead back into the decoded file.
"""

from __future__ import annotations

import hashlib
import itertools
import logging
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from lxml import etree
from lxml import html as lxml_html

from kg.errors import ReadError
from kg.model import Document, Role
from kg.read import clean, sections, tables
from kg.read.clean import Line
from kg.read.encoding import decode
from kg.read.metadata import Metadata, is_dateline, merge, parse_date
from kg.read.sections import Unfolded
from kg.read.tables import Part

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not use is said by our own error

_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "iframe"))
_BLOCKS = "//h2|//h3|//h4|//p|//li|//table|//div[not(.//div or .//p or .//table or .//li)]"
_PAGE = frozenset(("nav", "footer", "header", "aside", "form", "button"))
_DATE_KEYS = ("article:published_time", "publishdate", "pubdate", "publish_time", "dc.date", "date")
_OUTLET_KEYS = ("contentsource", "og:site_name", "source", "publisher")


def read(data: bytes, name: str) -> Document:
    """The document of a page. Raises ReadError where it is empty, in no known encoding, or holds no article."""
    source = decode(data, name, declared=True)
    if "<" not in source:  # a text that only bears the name of a page
        return clean.document(name, hashlib.sha256(data).hexdigest(), clean.lines_of(source), Metadata())
    page = sections.unfold(source)
    tree = _tree(page.source, name)
    found, bylines = _bylines(tree, _metadata(tree))
    chosen = list(_from_blocks(tree)) if page.runs else _article(page.source, tree)  # a notice has no page around it
    article = [line for line in map(_dated, chosen) if "".join(text for text, _ in line[0]) not in bylines]
    if not article:
        raise ReadError(name, "holds no article text (is it an index page, or drawn by a script?)")
    head: list[Found] = [(((text, True),), "title", 1) for text in _title(tree)]
    head += [(((text, True),), "meta", 0) for text in bylines]
    positions = _Positions(page)
    lines = _located(positions, head, len(source)) + _located(positions, article, WINDOW)
    titles = {line.text for line in lines if line.role == "title"}
    lines = [line for line in lines if line.role == "title" or line.text not in titles]
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


HEAD = 80
"""Lines of a page among which its date line is looked for: navigation comes before it, comments and footers after."""


def _bylines(tree: etree._Element, found: Metadata) -> tuple[Metadata, list[str]]:
    """What the date line of the page says, and the line: the extractor of the article leaves it out, or puts it last."""
    body = tree.find("body")
    texts = (tree if body is None else body).itertext(with_tail=True)
    visible = [line for t in texts for part in t.split("\n") if (line := _squeezed(part))]
    for line in filter(is_dateline, visible[:HEAD]):
        found = merge(found, line)
    above = itertools.takewhile(lambda line: len(line) < PARAGRAPH, visible[:HEAD])
    return found, list(filter(is_dateline, above))[:1]


PARAGRAPH = 60
"""A visible line of this length belongs to the article: a date below it is the one that an announcement is signed with."""


def _dated(line: Found) -> Found:
    """A date line inside the article is metadata, in its place."""
    return (line[0], "meta", 0) if is_dateline("".join(text for text, _ in line[0])) else line


# ---------------------------------------------------------------- the article's lines


Found = tuple[tuple[Part, ...], Role | None, int]
"""A line as it was found: its parts (one, but for a table's row), its role and the level of a heading."""


def _article(source: str, tree: etree._Element) -> list[Found]:
    """The lines of the article, in order: trafilatura's, or the page's own blocks where it finds next to nothing."""
    import trafilatura  # half a second that only pages need

    found = trafilatura.extract(source, output_format="xml", include_tables=True, include_comments=False, favor_recall=True)
    chosen = list(_from_tei(etree.fromstring(found.encode()))) if found else []
    return chosen if _length(chosen) >= LEAST else list(_from_blocks(tree))


LEAST = 40
"""Characters below which an extracted article is none. Of 149 announcements every fourth of which was compared with its blocks,
the least that trafilatura kept was .82 of the text."""
LINKS = 0.5
"""A block whose text is links by this share belongs to the page, not to the article."""


def _length(lines: list[Found]) -> int:
    return sum(len(text) for parts, _, _ in lines for text, _ in parts)


def _from_blocks(tree: etree._Element) -> Iterator[Found]:
    """Headings, paragraphs, list items, innermost divisions and rows, outside of navigation, in the order of the page."""
    for node in tree.xpath(_BLOCKS):
        if any(a.tag in _PAGE for a in node.iterancestors()) or any(
            a.tag in ("p", "li", "table") for a in node.iterancestors() if a is not node
        ):
            continue
        if node.tag == "table":
            yield from _rows([[_squeezed("".join(c.itertext())) for c in row.xpath("./td|./th")] for row in node.iter("tr")])
            continue
        text = _squeezed("".join(_visible(node)))
        linked = sum(len(_squeezed("".join(a.itertext()))) for a in node.iter("a"))
        if text and linked <= LINKS * len(text):
            yield ((text, True),), "heading" if node.tag in ("h2", "h3", "h4") else None, 2


def _visible(node: etree._Element) -> Iterator[str]:
    """The text of a block without scripts; a division gives only what stands in no block of its own."""
    if isinstance(node.tag, str) and node.tag not in _SKIPPED:
        yield node.text or ""
        for child in node:
            yield from _visible(child)
            yield child.tail or ""


def _from_tei(root: etree._Element) -> Iterator[Found]:
    for node in root.iter("p", "head", "item", "table", "quote"):
        if any(a.tag in ("table", "p", "quote", "item") for a in node.iterancestors()):
            continue
        if node.tag == "table":
            yield from _rows([[_squeezed("".join(c.itertext())) for c in row.iter("cell")] for row in node.iter("row")])
            continue
        for text in "".join(_with_breaks(node)).split("\n"):
            if text := _squeezed(text):
                level = int((node.get("rend") or "h2")[1:2]) if (node.get("rend") or "h2")[1:2].isdigit() else 2
                yield ((text, True),), "heading" if node.tag == "head" else None, level


def _with_breaks(node: etree._Element) -> Iterator[str]:
    for event, e in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            yield "\n" if e.tag == "lb" else ""
            yield e.text or ""
        elif e is not node:
            yield e.tail or ""


def _rows(rows: list[list[str]]) -> Iterator[Found]:
    for parts in tables.sentences(rows):
        yield parts, "body", 0


def _squeezed(text: str) -> str:
    return re.sub(r"[\s　]+", " ", text).strip()


# ---------------------------------------------------------------- where the lines stand in the file


class _Positions(HTMLParser):
    """The visible characters of a page, white space left out, with their offsets in the source."""

    def __init__(self, page: Unfolded) -> None:
        super().__init__(convert_charrefs=False)
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self._page = page
        self._lines = [0]
        for m in re.finditer("\n", page.source):
            self._lines.append(m.end())
        self._hidden = 0
        self.feed(page.source)

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
                self.offsets.append(self._page.origin(start + i))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, text: str) -> None:
        start = self._at()
        for c in unescape(text):
            if not c.isspace() and not self._hidden:
                self.characters.append(c)
                self.offsets.append(self._page.origin(start))


WINDOW = 4000
"""Characters ahead in which a line is looked for: what a page puts between two paragraphs of an article is shorter."""
CHUNK = 20
"""Where a line is not found whole (the extractor changed a character), it is looked for in pieces of this length."""


def _located(positions: _Positions, lines: list[Found], window: int) -> list[Line]:
    """The lines with where each of their parts stands in the source; the search only goes forward."""
    aligner = _Aligner("".join(positions.characters), positions.offsets, window)
    return [_line(aligner, *line) for line in lines]


def _line(aligner: _Aligner, parts: tuple[Part, ...], role: Role | None, level: int) -> Line:
    pieces: list[tuple[str, int]] = []
    for text, own in parts:
        pieces += aligner.find(text) if own else [(text, pieces[-1][1] + len(pieces[-1][0]) if pieces else aligner.origin())]
    return Line("".join(text for text, _ in parts), pieces[0][1] if pieces else 0, role, level, tuple(pieces))


class _Aligner:
    """Finds text in the visible characters of a page, each search beginning where the last one ended."""

    def __init__(self, stream: str, offsets: list[int], window: int) -> None:
        self.stream, self.offsets, self.window, self.at = stream, offsets, window, 0

    def origin(self) -> int:
        """Where the search stands, in the source."""
        return self.offsets[min(self.at, len(self.offsets) - 1)] if self.offsets else 0

    def find(self, text: str) -> list[tuple[str, int]]:
        """Runs of the text that stand together in the source, with where each begins."""
        bare = "".join(text.split())
        start = self._ahead(bare)
        if start is not None:
            self.at = start + len(bare)
            return list(_runs(text, start, self.offsets))
        if len(bare) <= CHUNK:
            return [(text, self.origin())]
        middle = len(text) // 2 if len(text) <= 2 * CHUNK else CHUNK
        return self.find(text[:middle]) + self.find(text[middle:])

    def _ahead(self, bare: str) -> int | None:
        found = self.stream.find(bare, self.at, self.at + self.window + len(bare)) if bare else -1
        return found if found >= 0 else None


def _runs(part: str, found: int, offsets: list[int]) -> Iterator[tuple[str, int]]:
    """Splits a part where its characters do not follow each other in the source."""
    begin, origin, k = 0, offsets[found], found
    for i, c in enumerate(part):
        if c.isspace():
            continue
        if offsets[k] != origin + (i - begin):
            yield part[begin:i], origin
            begin, origin = i, offsets[k]
        k += 1
    yield part[begin:], origin


def _title(tree: etree._Element) -> list[str]:
    """The title of the article: what <h1> says, else what <title> says before the name of the site; none where neither does."""
    headings = [text for h in tree.iter("h1") if len(text := _squeezed("".join(h.itertext()))) >= SHORTEST_TITLE]
    titles = [re.split(r"\s?[-_|—–]\s", _squeezed("".join(t.itertext())))[0] for t in tree.iter("title")]
    return [text for text in (*headings, *titles) if len(text) >= SHORTEST_TITLE][:1]


SHORTEST_TITLE = 5
"""A shorter <h1> is the name of a site or a column."""
