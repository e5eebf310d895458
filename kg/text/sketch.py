"""The body of a document -> a sketch by which near copies find each other, whatever their title, date line and punctuation.

Two outlets print one bulletin -> sketches that agree in most places, and at least one band in common.

Hashes of all runs of five characters fall into bins, each bin keeps its least (one-permutation minhash); the share of equal bins
estimates how much two texts have in common. Linear, and the same on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from zlib import crc32

from kg.model import Document

RUN = 5
BINS = 64
ROWS = 4
"""Bins of a band: texts that have 85 % in common share a band of 16 with a probability above .999."""
_PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """`bins` are four hex digits each, empty bins "----"; texts with one of `bands` in common are worth comparing."""

    bins: str
    bands: tuple[str, ...]


def sketch(document: Document) -> Sketch | None:
    """The sketch of a document's body; None where there is too little text to tell."""
    body = "".join(document.text[b.start : b.end] for b in document.blocks if b.role == "body")
    plain = _PLAIN.sub("", unicodedata.normalize("NFKC", body))
    least: dict[int, int] = {}
    for i in range(len(plain) - RUN + 1):
        number, where = divmod(crc32(plain[i : i + RUN].encode()), BINS)
        if number < least.get(where, 1 << 32):
            least[where] = number
    if len(least) < BINS // 2:
        return None
    bins = [f"{least[n] & 0xFFFF:04x}" if n in least else "----" for n in range(BINS)]
    cut = [(n, "".join(bins[n : n + ROWS])) for n in range(0, BINS, ROWS)]
    return Sketch("".join(bins), tuple(f"{n // ROWS:x}{band}" for n, band in cut if "-" not in band))


def likeness(a: str, b: str) -> float:
    """The share of equal bins of two sketches, of those that either has filled."""
    pairs = [(a[i : i + 4], b[i : i + 4]) for i in range(0, BINS * 4, 4)]
    filled = [(x, y) for x, y in pairs if not x == y == "----"]
    return sum(x == y for x, y in filled) / max(1, len(filled))
