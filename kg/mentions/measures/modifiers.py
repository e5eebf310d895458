"""The words beside a number that bound it: 近300亿元, 50%以上, 90余家, 百亿级.

    近 before 300亿元 -> under, 270e8 to 300e8; 余 in 90余家 -> over, 90 to 99; 以上 behind 50% -> atLeast, 50 and more

Which words bound what is a table (kg/data/lexicon/modifiers.tsv); what a modifier means for the bounds is written here, once.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import cast

from kg import resources
from kg.mentions.measures import units
from kg.model import Modifier, Quantity

_TENTH = Decimal("0.1")
_MORE_WORDS = frozenset("的样元层种个家方次项年彩维数半媒功边变地人条")
"""多 before one of these belongs to the next word (多的, 多元, 多层)."""
_SCOPING = re.compile(r"(至少|最少|起码|最多|至多)(?!时)[^\W\d_a-zA-Z]{1,4}$")
_RECENT = re.compile(r"以?来|间|平均")
_NEARLY = frozenset(("近", "将近", "接近", "逼近", "临近"))
"""Under, but not by much; 不足, 低于 and the like are open below."""


@cache
def _table(side: str) -> dict[str, tuple[Modifier, str, str]]:
    rows = resources.table("lexicon/modifiers.tsv")
    return {r["wording"]: (cast(Modifier, r["modifier"]), r["not_after"], r["only_before"]) for r in rows if r["side"] == side}


@cache
def _lengths(side: str) -> range:
    return range(max(map(len, _table(side))), 0, -1)


@cache
def _edge(side: str) -> frozenset[str]:
    """The characters of the wordings that touch the number."""
    return frozenset(w[-1 if side == "before" else 0] for w in _table(side))


def before(plain: str, start: int) -> tuple[Modifier, int, str] | None:
    """The modifier that ends where a number starts, its own start, and itself; a 了 or a space may stand between."""
    end = start
    if plain[end - 1 : end] == " ":
        end -= 1
    if plain[end - 1 : end] == "了":
        end -= 1
    if plain[end - 1 : end] not in _edge("before"):
        return None
    table = _table("before")
    for length in _lengths("before"):
        entry = table.get(plain[max(0, end - length) : end])
        if not entry or end - length < 0:
            continue
        modifier, not_after, only_before = entry
        at = end - length
        if (at and plain[at - 1] in not_after and plain[start] != "半") or (only_before and plain[start] not in only_before):
            return None
        return (modifier, at, plain[at:end]) if modifier != "exact" else None
    return None


def scoping(plain: str, start: int) -> Modifier | None:
    """An adverb of the verb before the number: 至少建成一个, 至多引进3家; it bounds the number but is no part of its span."""
    m = _SCOPING.search(plain, max(0, start - 7), start)
    return _table("before")[m[1]][0] if m else None


def after(plain: str, end: int) -> tuple[Modifier, int] | None:
    """The modifier that begins where a unit ends, and its own end."""
    if plain[end : end + 1] not in _edge("after"):
        return None
    table = _table("after")
    for length in _lengths("after"):
        entry = table.get(wording := plain[end : end + length])
        if entry:
            stop = end + len(wording)
            if entry[2] and stop < len(plain) and plain[stop] not in entry[2]:
                continue
            return entry[0], stop
    return None


def bounded(quantity: Quantity, step: Decimal | None = None, word: str | None = None) -> Quantity:
    """The quantity with the bounds that its modifier means.

    about: a tenth either side. over: open above; 余, 多, 几 inside a number (`step`, the weight of its last digit that counts)
    end below the next such digit (90余: 90 to 99, 1.2万多: 12,000 to 13,000). under: up to the number, where `word` is 近 or
    the like from nine tenths of it. atLeast, atMost: open on the other side. A range keeps its ends.
    """
    v = quantity.value
    if v is None:
        return quantity
    match quantity.modifier:
        case "about" | "over" if step:
            return replace(quantity, low=v, high=v + step - (1 if quantity.unit == "NUM" and step > 1 else 0))
        case "about":
            spread = abs(v) * _TENTH
            return replace(quantity, low=v - spread, high=v + spread)
        case "over" | "atLeast":
            return replace(quantity, low=v)
        case "under":
            return replace(quantity, low=v * 9 / 10 if word in _NEARLY else None, high=v)
        case "atMost":
            return replace(quantity, high=v)
        case _:
            return quantity


def weight(number: Decimal) -> Decimal:
    """The weight of the last digit that counts: 90 -> 10, 500 -> 100, 1.2 -> 0.1."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent)


Span = tuple[int, int, Quantity, float]
"""(start, end, quantity, score) of what was read."""


def widened(plain: str, start: int, end: int, q: Quantity, step: Decimal | None = None, score: float = 1.0) -> Span:
    """The span with the modifiers beside it, and the bounds that they mean. A word before the number is stronger than one in it
    or behind it, but 以上 is stronger than 约 and 余."""
    ahead, behind = before(plain, start), _behind(plain, end, q)
    if plain[end : end + 1] == "级" and q.unit.startswith("CCY"):  # 百亿级产业 has reached 10 billion
        q, end = (replace(q, modifier="atLeast") if q.modifier == "exact" else q), end + 1
    if ahead:
        start = ahead[1]
        if ahead[2] == "近" and q.unit == "YR" and _RECENT.match(plain, end):
            ahead = None  # 近三年来: the last three, not nearly three
    if behind:
        end = behind[1]
    if q.modifier == "range":
        return start, end, q, score
    modifier: Modifier = q.modifier
    if ahead and modifier in ("exact", "over", "about"):
        step = step if modifier == "over" and ahead[0] in ("over", "about") else None
        modifier = ahead[0]
    if behind and q.low is None and (modifier in ("exact", "about") or behind[0] == "atLeast" and modifier == "over"):
        modifier = behind[0]
    if modifier == "exact":
        modifier = scoping(plain, start) or modifier
    if behind and plain[behind[1] - 1] in "多余":
        step = units.one(q.written)
    if modifier != q.modifier:
        q = replace(q, modifier=modifier)
    return start, end, q if q.low is not None else bounded(q, step, ahead[2] if ahead else None), score


def _behind(plain: str, end: int, q: Quantity) -> tuple[Modifier, int] | None:
    """The modifier behind a unit; 内 bounds durations and lengths only, 多 everything but counts."""
    found = after(plain, end)
    within = plain[end : end + 1] == "内" and plain[end + 1 : end + 2] != "部"
    if found is None and within and q.unit in units.DURATIONS | units.LENGTHS:
        return "atMost", end + 1
    if found and plain[end] == "多" and (q.unit == "NUM" or q.modifier != "exact" or plain[end + 1 : end + 2] in _MORE_WORDS):
        return None
    return found
