"""Lines found in a page -> lines with where each of their pieces stands in the file.

    the sentence 冷链物流项目，总投资1.2亿元。 of a row  ->  冷链物流项目 and 1.2 where their cells stand

The positions come from Python's own HTML parser, whose visible text is aligned with the found lines character by character, white
space left out; the search only goes forward.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from kg.model import Role
from kg.read.lines import Line
from kg.read.sections import Unfolded

SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "iframe"))
"""Elements whose text nobody sees."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A piece of the page's own text; `order` is its place among the cells of its table, which a sentence may leave."""

    text: str
    order: int = 0


Piece = tuple[str, Cell | None]
"""A piece of a line, and what of the page it is taken from; None for words that the page does not have there."""
Found = tuple[tuple[Piece, ...], Role | None, int]
"""A line as it was found: its pieces (one, but for a table's row), its role and the level of a heading."""


def whole(text: str) -> tuple[Piece, ...]:
    """A line that stands in the page as it is."""
    return ((text, Cell(text)),)


class Positions(HTMLParser):
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
        self._hidden += tag in SKIPPED

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in SKIPPED and self._hidden > 0

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


def located(positions: Positions, lines: list[Found], window: int) -> list[Line]:
    """The lines with where each of their parts stands in the source; the search only goes forward."""
    aligner = _Aligner("".join(positions.characters), positions.offsets, window)
    return [_line(aligner, *line) for line in lines]


def _line(aligner: _Aligner, parts: tuple[Piece, ...], role: Role | None, level: int) -> Line:
    for taken in sorted({cell for _, cell in parts if cell}, key=lambda cell: cell.order):
        aligner.locate(taken)
    pieces: list[tuple[str, int]] = []
    for text, cell in parts:
        if cell:
            pieces += aligner.piece(cell, text)
        elif text:
            pieces.append((text, pieces[-1][1] + len(pieces[-1][0]) if pieces else aligner.origin()))
    return Line("".join(text for text, _ in parts), pieces[0][1] if pieces else 0, role, level, tuple(pieces))


class _Aligner:
    """Finds text in the visible characters of a page, each search beginning where the last one ended."""

    def __init__(self, stream: str, offsets: list[int], window: int) -> None:
        self.stream, self.offsets, self.window, self.at = stream, offsets, window, 0
        self.cells: dict[Cell, list[tuple[str, int]]] = {}

    def origin(self) -> int:
        """Where the search stands, in the source."""
        return self.offsets[min(self.at, len(self.offsets) - 1)] if self.offsets else 0

    def locate(self, cell: Cell) -> None:
        """Finds a cell once; a cell that spans rows is spoken of again further down."""
        if cell not in self.cells:
            self.cells[cell] = self.find(cell.text)

    def piece(self, cell: Cell, text: str) -> list[tuple[str, int]]:
        """The runs of a part of a cell that was found."""
        start = max(cell.text.find(text), 0)
        out, at = [], 0
        for run, origin in self.cells[cell]:
            a, b = max(start - at, 0), min(start + len(text) - at, len(run))
            if a < b:
                out.append((run[a:b], origin + a))
            at += len(run)
        return out

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
