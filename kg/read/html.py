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

from lxml import etree
from lxml import html as lxml_html

from kg.errors import ReadError
from kg.model import Document
from kg.read import clean, html_tables, sections
from kg.read.encoding import decode
from kg.read.html_tables import squeezed
from kg.read.lines import lines_of
from kg.read.metadata import Metadata, is_dateline, merge, parse_date
from kg.read.positions import SKIPPED, WINDOW, Found, Positions, located, whole

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not use is said by our own error

_BLOCKS = "//h2|//h3|//h4|//p|//li|//table|//div[not(.//div or .//p or .//table or .//li)]"
_PAGE = frozenset(("nav", "footer", "header", "aside", "form", "button"))
_DATE_KEYS = ("article:published_time", "publishdate", "pubdate", "publish_time", "dc.date", "date")
_OUTLET_KEYS = ("contentsource", "og:site_name", "source", "publisher")


def read(data: bytes, name: str) -> Document:
    """The document of a page. Raises ReadError where it is empty, in no known encoding, or holds no article."""
    source = decode(data, name, declared=True)
    if "<" not in source:  # a text that only bears the name of a page
        return clean.document(name, hashlib.sha256(data).hexdigest(), lines_of(source), Metadata())
    page = sections.unfold(source)
    tree = _tree(page.source, name)
    found, bylines = _bylines(tree, _metadata(tree))
    chosen = list(_from_blocks(tree)) if page.runs else _article(page.source, tree)  # a notice has no page around it
    article = [line for line in map(_dated, chosen) if "".join(text for text, _ in line[0]) not in bylines]
    if not article:
        raise ReadError(name, "holds no article text (is it an index page, or drawn by a script?)")
    head: list[Found] = [(whole(text), "title", 1) for text in _title(tree)]
    head += [(whole(text), "meta", 0) for text in bylines]
    positions = Positions(page)
    lines = located(positions, head, len(source)) + located(positions, article, WINDOW)
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
    visible = [line for t in texts for part in t.split("\n") if (line := squeezed(part))]
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


def _article(source: str, tree: etree._Element) -> list[Found]:
    """The lines of the article, in order: trafilatura's, or the page's own blocks where it finds next to nothing."""
    import trafilatura  # half a second that only pages need

    found = trafilatura.extract(source, output_format="xml", include_tables=True, include_comments=False, favor_recall=True)
    chosen = list(_from_tei(etree.fromstring(found.encode()), tree)) if found else []
    return chosen if _length(chosen) >= LEAST and not _flattened(chosen, tree) else list(_from_blocks(tree))


def _flattened(lines: list[Found], tree: etree._Element) -> bool:
    """Whether a table was run together into a line of text, as the extractor does with pages of few words."""
    texts = ["".join(text.split()) for parts, _, _ in lines if len(parts) == 1 for text, _ in parts]
    for table in tree.iter("table"):
        row = next((r for r in table.iter("tr") if len(r.xpath("./td|./th")) > 1), None)
        words = "".join("".join(row.itertext()).split()) if row is not None and not table.findall(".//table") else ""
        if words and len(table.findall(".//tr")) > 1 and any(words in text for text in texts):
            return True
    return False


LEAST = 40
"""Characters below which an extracted article is none. Of 149 announcements every fourth of which was compared with its blocks,
the least that trafilatura kept was .82 of the text."""
LINKS = 0.5
"""A block whose text is links by this share belongs to the page, not to the article."""


def _length(lines: list[Found]) -> int:
    return sum(len(text) for parts, _, _ in lines for text, _ in parts)


def _from_blocks(tree: etree._Element) -> Iterator[Found]:
    """Headings, paragraphs, list items, innermost divisions and rows, outside of navigation, in the order of the page."""
    caption = ""
    for node in tree.xpath(_BLOCKS):
        if any(a.tag in _PAGE for a in node.iterancestors()) or any(
            a.tag in ("p", "li", "table") for a in node.iterancestors() if a is not node
        ):
            continue
        if node.tag == "table":
            yield from html_tables.rows(html_tables.grid(node), caption)
            continue
        text = squeezed("".join(_visible(node)))
        linked = sum(len(squeezed("".join(a.itertext()))) for a in node.iter("a"))
        if text and linked <= LINKS * len(text):
            caption = text
            yield whole(text), "heading" if node.tag in ("h2", "h3", "h4") else None, 2


def _visible(node: etree._Element) -> Iterator[str]:
    """The text of a block without scripts; a division gives only what stands in no block of its own."""
    if isinstance(node.tag, str) and node.tag not in SKIPPED:
        yield node.text or ""
        for child in node:
            yield from _visible(child)
            yield child.tail or ""


def _from_tei(root: etree._Element, tree: etree._Element) -> Iterator[Found]:
    """The extractor's lines; of tables it keeps the words but not the merged cells, so the page's own are read in their place."""
    own = [t for t in tree.iter("table") if not t.findall(".//table")]
    caption = ""
    for node in root.iter("p", "head", "item", "table", "quote"):
        if any(a.tag in ("table", "p", "quote", "item") for a in node.iterancestors()):
            continue
        if node.tag == "table":
            words = [text for c in node.iter("cell") if (text := squeezed("".join(c.itertext())))]
            k = next((i for i, t in enumerate(own) if words and html_tables.holds(t, words)), None)
            yield from html_tables.rows(html_tables.grid(own[k] if k is not None else node), caption)
            own = own[k + 1 :] if k is not None else own
            continue
        for text in "".join(_with_breaks(node)).split("\n"):
            if text := squeezed(text):
                level = int((node.get("rend") or "h2")[1:2]) if (node.get("rend") or "h2")[1:2].isdigit() else 2
                caption = text
                yield whole(text), "heading" if node.tag == "head" else None, level


def _with_breaks(node: etree._Element) -> Iterator[str]:
    for event, e in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            yield "\n" if e.tag == "lb" else ""
            yield e.text or ""
        elif e is not node:
            yield e.tail or ""


def _title(tree: etree._Element) -> list[str]:
    """The title of the article: what <h1> says, else what <title> says before the name of the site; none where neither does."""
    headings = [text for h in tree.iter("h1") if len(text := squeezed("".join(h.itertext()))) >= SHORTEST_TITLE]
    titles = [re.split(r"\s?[-_|—–]\s", squeezed("".join(t.itertext())))[0] for t in tree.iter("title")]
    return [text for text in (*headings, *titles) if len(text) >= SHORTEST_TITLE][:1]


SHORTEST_TITLE = 5
"""A shorter <h1> is the name of a site or a column."""
