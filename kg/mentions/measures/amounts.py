"""A numeral with what stands between it and its unit: 余, 多, 来, 几 and 万, 亿.

90余 -> 90 over, step 10; 二十几万 -> 200,000 over; 500 余万 -> 5,000,000 over; 十来 -> 10 about; 三四百 -> 300 to 400
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kg.mentions.measures import exempt
from kg.mentions.measures.modifiers import weight
from kg.mentions.measures.numbers import Numeral, value
from kg.model import Modifier

_BEGINS = frozenset(" 余多来几十百千万亿")
_HEDGE = re.compile(
    r" {0,2}(?P<hedge>[余多来几])?(?P<space> {0,2})"
    r"(?P<times>(?:[十百千]?[万亿]+|[百千](?![瓦米克伏分]))(?!分之))?(?P<more>[余多])? {0,2}"
)


class Amount(NamedTuple):
    """A number up to its unit. `step` is the weight of its last digit where 余, 多 or 几 follow; `low` and `high` are the ends of
    an approximation (三四百, 数十). `end` is where a unit would begin."""

    start: int
    end: int
    value: Decimal
    style: str
    text: str
    modifier: Modifier = "exact"
    step: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def sure(self) -> bool:
        """Whether it is a number whatever follows: in digits, or of two and more characters; a single one makes words (两岸)."""
        return self.style == "arabic" or len(self.text) > 1 or self.modifier != "exact"


def read(plain: str, n: Numeral, signed: bool = True) -> Amount:
    """The amount that a numeral begins; a minus before it is taken in unless it joins two ends of a range."""
    sign = exempt.sign(plain, n.start) if signed else ""
    start, text = n.start - len(sign), plain[n.start : n.end]
    number = -n.value if sign else n.value
    if plain[n.end : n.end + 1] not in _BEGINS and n.low is None:
        return Amount(start, n.end, number, n.style, text)
    rest = _HEDGE.match(plain, n.end)
    assert rest  # every part of the pattern is optional
    hedge, times, more = rest["hedge"], rest["times"], rest["more"]
    several = hedge == "几" and (n.style == "vague" or not times and n.value % 10)
    if several or (hedge == "来" and (n.value % 10 or not n.value)):
        hedge = times = more = None  # 3几, 5来 are no hedges
    elif times and not (hedge or n.style != "arabic" or rest["space"]):
        times = more = None
    factor = value(times) or Decimal(1) if times else Decimal(1)
    end = n.end
    if hedge or more or times:
        end = rest.end()
        while plain[end - 1] == " ":
            end -= 1
    modifier: Modifier = "exact" if n.low is None else "over" if n.style == "vague" else "range"
    if hedge or more:
        modifier = "about" if hedge == "来" else "over"
    step = weight(n.value) * factor if hedge or more else None
    low, high = (None if x is None else x * factor for x in (n.low, n.high))
    return Amount(start, _past_spaces(plain, end), number * factor, n.style, text, modifier, step, low, high)


def _past_spaces(plain: str, end: int) -> int:
    """At most two spaces stand between a number and its unit."""
    while plain[end : end + 1] == " " and plain[end - 2 : end] != "  ":
        end += 1
    return end
