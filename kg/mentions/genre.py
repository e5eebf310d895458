"""Which kind of text a document is: a bulletin of a place, zone or company, or general news that names none of them.

The rules of this project are written for bulletins. A broadcaster's news of the country and the world is read by the same rules, but
what they say of it is right less often: its confidences have weights of their own (kg/facts/certainty.py), and a graph keeps
only what is sure (kg/pipeline.py).

kg/data/genre.tsv, made by scripts/build_genre.py, has what a word says for a bulletin or against it: log odds. Their mean decides;
a text that names a zone or a park is none of general news, however it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg import resources
from kg.model import Genre, Mention, Sentence, Token

_ZONES = ("DevelopmentZone", "Park")
BELOW = -0.5
"""Mean log odds of general news. 98 in 100 items of a broadcaster's news are below it; of pages of zones and counties, none."""
_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_NAMES = ("nr", "ns", "nt", "nz", "t", "m")
"""Parts of speech of names, times and numbers."""
_FEWEST = 12
"""A text with fewer known words is held to be a bulletin the more, the fewer it has."""


def of(sentences: Iterable[Sentence], tokens: Iterable[tuple[Token, ...]], mentions: Iterable[tuple[Mention, ...]]) -> Genre:
    """The genre of a document."""
    if any(m.kind in _ZONES for row in mentions for m in row):
        return "bulletin"
    return "news" if score(words(sentences, tokens)) < BELOW else "bulletin"


def words(sentences: Iterable[Sentence], tokens: Iterable[tuple[Token, ...]]) -> set[str]:
    """The words of a document that may tell its genre: no names, numbers and dates, nothing of the lines about the text."""
    rows = (row for s, row in zip(sentences, tokens, strict=True) if s.role != "meta")
    return {t.text for row in rows for t in row if _WORD.fullmatch(t.text) and not t.tag.startswith(_NAMES)}


def score(found: set[str]) -> float:
    """The mean log odds of the words that the table has."""
    known = [weight for word in found if (weight := _weights().get(word)) is not None]
    return sum(known) / max(_FEWEST, len(known))


@cache
def _weights() -> dict[str, float]:
    return {row["word"]: float(row["weight"]) for row in resources.table("genre.tsv")}
