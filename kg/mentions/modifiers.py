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
from kg.model import Modifier, Quantity

_TENTH = Decimal("0.1")
_SCOPING = re.compile(r"(至少|最少|起码|最多|至多)[^\W\d_a-zA-Z]{1,4}$")
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

    about: a tenth either side. over: open above; 余, 多, 几 inside a number (`step`, the weight of its last digit that counts) end
    below the next such digit (90余: 90 to 99, 1.2万多: 12,000 to 13,000). under: up to the number, where `word` is 近 or the like from
    nine tenths of it. atLeast, atMost: open on the other side. A range keeps its ends.
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
