"""Whether a piece of a clause says only when, where and how.

甲项目|于3月在乙园区正式|开工 -> the piece between is adverbial: dates, coverb phrases and adverbs of kg/data/rules/status.toml
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.facts.grammar import clauses
from kg.model import Mention, Reading, Sentence

_WHERE = re.compile("(?:目前|如今|其中|同时)?(?:在|走进|来到)")


@cache
def _between() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = resources.rules("status")
    adverb = rules["adverb"].replace("\n", "")
    return re.compile(f"(?:{adverb})+$"), re.compile(f"{rules['coverb']}$")


def adverbial(gap: str) -> bool:
    """Whether a piece of text says only when, where, how and with whom."""
    adverb, coverb = _between()
    if len(gap) > 60:
        return False
    for _ in range(6):
        before = gap
        gap = coverb.sub("", adverb.sub("", gap))
        if not gap:
            return True
        if gap == before:
            return False
    return False


def plain(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    """The text between two offsets without its dates and figures."""
    out, at = [], start
    for m in reading.mentions[sentence.index]:
        if m.kind in ("Period", "Quantity") and m.start >= at and m.end <= end:
            out.append(sentence.text[at - sentence.start : m.start - sentence.start])
            at = m.end
    return "".join(out) + sentence.text[at - sentence.start : max(at, end) - sentence.start]


def where(reading: Reading, sentence: Sentence, offset: int) -> Mention | None:
    """The place of a clause before an offset that is nothing but where: 在某小镇，|某公司等企业入驻."""
    for clause in reversed(clauses.split(reading, sentence)):
        if clause.end > offset:
            continue
        place = next((m for m in clause.mentions if m.kind in clauses.PLACES and m.end >= clause.end - 1), None)
        if place and _WHERE.fullmatch(clause.text, 0, place.start - clause.start):
            return place
        if clause.ends in "；;":
            return None
    return None
