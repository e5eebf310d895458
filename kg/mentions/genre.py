"""Which kind of text a document is: a bulletin of a place, zone or company, or general news.

The rules of this project are written for bulletins. A broadcaster's news of the country and the world is read by the same rules, but
what they say of it is right less often: its confidences have weights of their own (kg/facts/certainty.py), and a graph keeps
only what is sure (kg/pipeline.py).

kg/data/genre.tsv, made by scripts/build_genre.py, has what a word says for a bulletin or against it: log odds. Their mean decides;
for a text that speaks of zones or parks, by name or not, it must lie further off, and announcements of contracts are no news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg import resources
from kg.model import Genre, Reading, Sentence, Token

BELOW, BELOW_OF_ZONES = -0.35, -1.0
"""Mean log odds of general news. 98 in 100 items of a broadcaster's news are below the first; of pages of zones and counties, none."""
_ZONES = ("DevelopmentZone", "Park")
_SPOKEN_OF = re.compile(
    "园区|(?:产业|工业|农业|物流|科技|创业)园|开发区|高新区|经开区|保税区|自贸(?:试验)?区|集聚区|产业基地|产业集群"
)
_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_NAMES = ("nr", "ns", "nt", "nz", "t", "m")
"""Parts of speech of names, times and numbers."""
_FEWEST = 12
"""A text with fewer known words is held to be a bulletin the more, the fewer it has."""


def of(reading: Reading) -> Genre:
    """The genre of a document."""
    if reading.awards:
        return "bulletin"
    named = any(m.kind in _ZONES for row in reading.mentions for m in row)
    zones = named or _SPOKEN_OF.search(reading.document.text)
    return "news" if score(words(reading.sentences, reading.tokens)) < (BELOW_OF_ZONES if zones else BELOW) else "bulletin"


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
