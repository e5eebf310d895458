"""Document -> Sentence."""
from __future__ import annotations

from kg.model import Document, Sentence


def split(document: Document) -> tuple[Sentence, ...]:
    out = []
    for b in document.blocks:
        out.append(Sentence(len(out), b.start, b.end, document.text[b.start : b.end], b.role))
    return tuple(out)
