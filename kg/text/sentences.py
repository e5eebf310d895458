"""Document -> Sentence: blocks cut at the ends of sentences, each with the heading that it stands under.

"一、项目建设⏎全年开工3个。其中……" -> heading, two body sentences whose `heading` is the first
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Block, Document, Sentence

_END = re.compile(r"[。！？!?]+[”’」』）)\]】]*|\n+")
_OPEN, _CLOSE = "“「『（(【《", "”」』）)】》"
_QUOTED = 60
"""A quotation longer than this is cut inside: it is speech of several sentences, not part of one (median name: 9)."""
LONGEST = 350
"""A longer sentence is cut at semicolons, then at commas: what is shown as evidence must be readable."""


def split(document: Document) -> tuple[Sentence, ...]:
    """The passages of a document in order: every heading, metadata line and sentence."""
    out: list[Sentence] = []
    headings: list[tuple[int, int]] = []  # (level, sentence index), outermost first
    for block in document.blocks:
        for start, end in _pieces(document.text, block):
            above = headings[-1][1] if headings else None
            if block.role in ("heading", "title"):
                level = block.level or 1
                while headings and headings[-1][0] >= level:
                    headings.pop()
                above = headings[-1][1] if headings else None
                headings.append((level, len(out)))
            elif block.role == "meta":
                above = None
            out.append(Sentence(len(out), start, end, document.text[start:end], block.role, above))
    return tuple(out)


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of a block, without white space at their ends."""
    if block.role != "body":
        yield from _trimmed(text, block.start, block.end)
        return
    at = block.start
    for m in _END.finditer(text, block.start, block.end):
        if m[0][0] != "\n" and _inside(text, at, m.end(), block.end):
            continue
        yield from _short(text, at, m.end())
        at = m.end()
    yield from _short(text, at, block.end)


def _inside(text: str, start: int, at: int, end: int) -> bool:
    """Whether a short quotation or bracket is open at an offset and closes soon after."""
    depth = 0
    for c in text[max(start, at - _QUOTED) : at]:
        depth += (c in _OPEN) - (c in _CLOSE)
    return depth > 0 and any(c in _CLOSE for c in text[at : min(end, at + _QUOTED)])


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, cut at semicolons and then commas where it is too long to be read."""
    while end - start > LONGEST:
        cut = max(text.rfind(c, start, start + LONGEST) for c in "；;")
        if cut < 0:
            cut = max(text.rfind(c, start, start + LONGEST) for c in "，,、 ")
        cut = cut + 1 if cut >= 0 else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
