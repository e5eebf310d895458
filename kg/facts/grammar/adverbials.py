"""Whether a piece of a clause says only when, where and how.

甲项目|于3月在乙园区正式|开工 -> the piece between is adverbial: dates, coverb phrases and adverbs of kg/data/rules/status.toml
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg import resources
from kg.facts.grammar.clauses import Clause
from kg.model import Mention, Reading, Sentence


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
    return undated(sentence, reading.mentions[sentence.index], start, end)


def undated(whole: Sentence | Clause, mentions: Iterable[Mention], start: int, end: int) -> str:
    """The same of a sentence or a clause with its mentions."""
    out, at = [], start
    for m in mentions:
        if m.kind in ("Period", "Quantity") and m.start >= at and m.end <= end:
            out.append(whole.text[at - whole.start : m.start - whole.start])
            at = m.end
    return "".join(out) + whole.text[at - whole.start : max(at, end) - whole.start]
