"""Pages made from notices in PDF: headings that stand in an attribute become text.

    <div title="2、招标人：青原市水务局" type="paragraph">  ->  the same, followed by <p>2、招标人：青原市水务局</p>

Converters of announcements keep the outline in `title` and leave it out of the text. The page with its headings goes through
the reader of all pages; `Unfolded.origin` leads offsets back into the page as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_SECTION = re.compile(r"<div\b[^<>]{0,200}>")
_TITLE = re.compile(r"\btitle=\"([^\"]{2,150})\"")
_TYPE = re.compile(r"\btype=\"(pdf|paragraph)\"")


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A page with its headings as text; `runs` are (offset in it, offset in the page as it was), ascending."""

    source: str
    runs: tuple[tuple[int, int], ...]
    title: str | None  # what the whole notice is called

    def origin(self, offset: int) -> int:
        """The offset in the page as it was."""
        if not self.runs:
            return offset
        start, origin = self.runs[max(bisect_right(self.runs, (offset, 1 << 62)) - 1, 0)]
        return origin + offset - start


def unfold(source: str) -> Unfolded:
    """The page with the headings of its sections as paragraphs; unchanged where it keeps none in attributes."""
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    name: str | None = None
    done = length = 0

    def add(text: str, origin: int) -> None:
        nonlocal length
        runs.append((length, origin))
        parts.append(text)
        length += len(text)

    for tag in _SECTION.finditer(source):
        kind, title = _TYPE.search(tag[0]), _TITLE.search(tag[0])
        if kind is None or title is None:
            continue
        if kind[1] == "pdf":
            name = name or title[1]
            continue
        at = tag.start() + title.start(1)
        add(source[done : tag.end()], done)
        add("<p>", at)
        add(title[1], at)
        add("</p>", at)
        done = tag.end()
    if not parts:
        return Unfolded(source, (), name)
    add(source[done:], done)
    return Unfolded("".join(parts), tuple(runs), name)
