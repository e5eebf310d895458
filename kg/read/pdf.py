"""A PDF with text -> Document: the lines of its pages mended to paragraphs, tables as sentences, running heads left out.

    “……项目总投资12亿” ⏎ “元，……”  ->  one paragraph        — 3 —  ->  nothing        a ruled table  ->  a sentence a row

Offsets count in the text that results. Pages of two columns are read across, and scanned pages hold no text: both are beyond
this reader.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from kg.errors import ReadError
from kg.model import Document
from kg.read import clean, tables
from kg.read.lines import Line
from kg.read.metadata import Metadata, is_dateline

if TYPE_CHECKING:
    from pdfplumber.page import Page

PAGES = 3000
EDGE = 0.12
"""Share of a page's height at its top and foot in which running heads and page numbers stand."""
REPEATED = 3
"""Pages on which a line stands at the edge before it counts as a running head."""
_PAGE_NUMBER = re.compile(
    r"^[-—–─·\s]{0,6}(?:第\s?)?\d{1,4}(?:\s?页)?(?:\s?[/／,，共]{1,2}\s?(?:共\s?)?\d{1,4}(?:\s?页)?)?[-—–─·\s]{0,6}$"
)
_STARTS = re.compile(
    r"^(?:第[一二三四五六七八九十百]{1,4}[章节部分条]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳•●◆■-])"
)
_END = tuple("。！？!?；;：:")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page with its place; `size` is that of its letters, `edge` whether it stands where running heads do."""

    text: str
    left: float
    right: float
    top: float
    size: float
    page: int
    edge: bool
    table: bool = False


def read(data: bytes, name: str) -> Document:
    """The document of a PDF. Raises ReadError where it is damaged, encrypted or without text."""
    if not data.strip():
        raise ReadError(name, "is empty")
    if b"%PDF-" not in data[:1024]:
        raise ReadError(name, "is no PDF: its first bytes say otherwise")
    rows = _without_heads(_rows(data, name))
    if not rows:
        raise ReadError(name, "holds no text (scanned pages?): run it through text recognition first")
    lines, at = [], 0
    for text, role in _paragraphs(rows):
        lines.append(Line(text, at, role, int(role == "title")))  # type: ignore[arg-type]
        at += len(text) + 1
    return clean.document(name, hashlib.sha256(data).hexdigest(), lines, Metadata())


def _rows(data: bytes, name: str) -> list[_Row]:
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    damaged = (PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError)
    try:
        with pdfplumber.open(io.BytesIO(data)) as book:
            if len(book.pages) > PAGES:
                raise ReadError(name, f"has {len(book.pages)} pages; the limit is {PAGES}: split it")
            found: list[_Row] = []
            for number, page in enumerate(book.pages):
                found += _page(page, number)
                page.close()
            return found
    except PdfminerException as e:
        cause = e.args[0] if e.args else e
        encrypted = "Password" in type(cause).__name__ or "Encryption" in type(cause).__name__
        reason = "is encrypted: save it without a password" if encrypted else f"is a damaged PDF: {cause or 'no pages found'}"
        raise ReadError(name, reason) from e
    except (*damaged, RecursionError, OverflowError) as e:  # what the library raises on damaged files
        raise ReadError(name, f"is a damaged PDF: {type(e).__name__} {e}".strip()) from e


def _page(page: Page, number: int) -> Iterator[_Row]:
    """The lines of a page and the rows of its ruled tables, from top to bottom."""
    ruled = [t for t in page.find_tables() if len(t.rows) > 1 and len(t.columns) > 1]
    boxes = [t.bbox for t in ruled]

    def outside(item: dict[str, Any]) -> bool:
        x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
        return not any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in boxes)

    rest = page.filter(lambda item: item["object_type"] != "char" or outside(item)) if boxes else page
    found = [_line(words, page, number) for words in _lines(rest)]
    for table in ruled:
        cells = [
            [re.sub(r"\s+", "", c or "") if _wide(c) else " ".join((c or "").split()) for c in row] for row in table.extract()
        ]
        caption = next((r.text for r in reversed(found) if not r.table and r.top < table.bbox[1]), "")
        for i, parts in enumerate(tables.sentences(cells, caption)):
            text = "".join(text for text, _ in parts)
            found.append(_Row(text, table.bbox[0], table.bbox[2], table.bbox[1] + i / 1000, 0, number, False, table=True))
    yield from sorted((r for r in found if r.text), key=lambda r: r.top)


def _wide(text: str | None) -> bool:
    return bool(text and re.search("[\u4e00-\u9fff]", text))


def _lines(page: Any) -> Iterator[list[dict[str, Any]]]:
    """The words of a page, a line at a time."""
    line: list[dict[str, Any]] = []
    for word in page.extract_words(extra_attrs=["size"], use_text_flow=False, keep_blank_chars=False):
        if line and word["top"] - line[0]["top"] > 0.5 * max(line[0]["size"], 1):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _line(words: list[dict[str, Any]], page: Page, number: int) -> _Row:
    words = sorted(words, key=lambda w: float(w["x0"]))
    text = words[0]["text"]
    for before, word in zip(words, words[1:], strict=False):
        gap = word["x0"] - before["x1"]
        near = gap < 0.6 * word["size"] and (_wide(before["text"][-1]) or _wide(word["text"][0]))
        text += ("" if near else " ") + word["text"]
    top, bottom = float(words[0]["top"]), float(words[0]["bottom"])
    edge = top < EDGE * float(page.height) or bottom > (1 - EDGE) * float(page.height)
    size = median(float(w["size"]) for w in words)
    return _Row(text.strip(), float(words[0]["x0"]), float(words[-1]["x1"]), top, size, number, edge)


def _without_heads(rows: Sequence[_Row]) -> list[_Row]:
    """Page numbers, and lines that stand at the edge of several pages with nothing but another number."""
    pages: dict[str, set[int]] = {}
    for row in rows:
        if row.edge:
            pages.setdefault(re.sub(r"\d+", "0", row.text), set()).add(row.page)
    running = {text for text, on in pages.items() if len(on) >= REPEATED}
    return [r for r in rows if not (r.edge and (_PAGE_NUMBER.match(r.text) or re.sub(r"\d+", "0", r.text) in running))]


def _paragraphs(rows: Sequence[_Row]) -> Iterator[tuple[str, str | None]]:
    """Lines mended to paragraphs, with their roles: the largest letters of the first page are the title."""
    plain = [r for r in rows if not r.table]
    left, right = _usual([r.left for r in plain]), max((r.right for r in plain), default=0.0)
    body = median([r.size for r in plain] or [0.0])
    largest = max((r.size for r in plain[:12] if r.page == 0), default=0.0)

    def role(row: _Row) -> str | None:
        titled = largest > LARGER * body and row.page == 0 and row.size > 0.97 * largest
        return "body" if row.table else "title" if titled else None

    text = ""
    for before, row in zip((None, *rows), rows, strict=False):
        same = before is not None and role(before) == role(row)
        if before is not None and same and (role(row) == "title" or _goes_on(before, row, left, right)):
            text = _joined(text, row.text)
            continue
        if before is not None:
            yield text, role(before)
        text = row.text
    yield text, role(rows[-1])


LARGER = 1.15
"""Letters larger than those of the text by this much are a title's."""


def _usual(values: Sequence[float]) -> float:
    """The left margin: the least value, to the nearest point, that a tenth of the lines have."""
    counts = Counter(round(v) for v in values)
    return float(min((v for v, n in counts.items() if n >= max(1, len(values) // 10)), default=0))


def _goes_on(upper: _Row, lower: _Row, left: float, right: float) -> bool:
    """A paragraph goes on where a line reaches the right margin and the next is not set in."""
    if upper.table or lower.table or abs(upper.size - lower.size) > 0.15 * upper.size or is_dateline(upper.text):
        return False
    indent = 1.2 * lower.size
    if _STARTS.match(lower.text) and upper.text.endswith(_END):
        return False
    if lower.left > left + indent:  # set in, or centred: the second line of a centred title
        return False
    return upper.right > right - 1.9 * upper.size


def _joined(upper: str, lower: str) -> str:
    return (
        f"{upper} {lower}"
        if upper[-1].isascii() and upper[-1].isalpha() and lower[0].isascii() and lower[0].isalpha()
        else upper + lower
    )
