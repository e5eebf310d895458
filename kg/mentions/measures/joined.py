"""What is said in two parts: a smaller unit behind a greater one, and the two ends of a range.

123元1角1分 -> 123.11; 2小时56分 -> 176 MIN; 3吨半 -> 3.5; 6亿元至8亿元 -> 6e8 to 8e8; 20~40亿元 -> 20e8 to 40e8
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from kg.mentions.measures import amounts, counted, numbers, units
from kg.mentions.measures.amounts import Amount
from kg.mentions.measures.numbers import Numeral, value
from kg.mentions.measures.units import DURATIONS
from kg.model import Quantity

BETWEEN = re.compile(r"(?:\(含\))? ?(?:[-—–~～]{1,2}|至|到) ?")
RATIO = re.compile(r" {0,2}分 {0,2}之 {0,2}(?=[^ ])")
_FROM = frozenset("由从自")
_TRAILING = re.compile(r"(?P<small>[十百千拾佰仟]?)(?P<large>[万亿]*)$")
_SMALL, _LARGE = re.compile("[十百千拾佰仟]"), re.compile("[万亿]")
_TAIL = re.compile(
    r"(?:又|零)?(?P<n>[0-9]{1,2}|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖])(?P<unit>角|毛|分|美分|日本銭)(?:钱)?(?![之钟析布])"
)
_TAILS = {
    "CCY_CNY": {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")},
    "CCY_USD": {"美分": Decimal("0.01")},
    "CCY_JPY": {"日本銭": Decimal("0.01")},
}
_SMALLER = {"HR": ("MIN", 60), "YR": ("MO", 12), "MIN": ("SEC", 60)}
_HALF = re.compile(r"半(?![年月天小径导])")
_HALVED = DURATIONS | {"TONNE", "KiloGM", "KiloM", "M", "MU_CN", "倍"}
_TENTHS = re.compile(r" ?([一二三四五六七八九1-9])(?![^\W\d])")


def money_follows(plain: str, end: int) -> bool:
    """Whether 角, 毛 or 分 follow: 十块三毛 is money, 十块 may be plots of land."""
    return bool(_TAIL.match(plain, end))


_MOST = 40
"""Machines of one size that a work has at most."""
_SIZED = ("MegaW", "KiloW", "W", "GigaW", "MegaV-A", "KiloV-A", "TONNE", "吨/小时", "吨/日", "吨/天")
"""Units of what machines can do; 7×24小时, 2×5米 are no numbers of them."""


def times(plain: str, n: Numeral) -> tuple[int, int, Quantity, float] | None:
    """|2|×350MW机组: how many of a size; not of a class (2×600MW级)."""
    size = numbers.match(plain, n.end + 1) if n.style == "arabic" and n.value % 1 == 0 and 1 < n.value <= _MOST else None
    found = units.at(plain, amounts.read(plain, size).end) if size else None
    if not found or found[0].code not in _SIZED or plain.startswith("级", found[1]):
        return None
    return n.start, n.end, Quantity(n.value, "NUM", written="×"), 0.9


def smaller(plain: str, end: int, q: Quantity) -> tuple[int, Quantity] | None:
    """The quantity with what follows in a smaller unit added, and its end."""
    assert q.value is not None
    if factors := _TAILS.get(q.unit):
        total, at = q.value, end
        while (m := _TAIL.match(plain, at)) and m["unit"] in factors:
            total, at = total + (value(m["n"]) or 0) * factors[m["unit"]], m.end()
        return (at + plain.startswith(("整", "正"), at), replace(q, value=total)) if at > end else None
    if q.unit in _SMALLER and (n := numbers.match(plain, end)):
        code, factor = _SMALLER[q.unit]
        found = units.at(plain, n.end)
        if found and n.value < factor and (found[0].code == code or (code == "MIN" and found[0].written == "分")):
            return found[1], replace(q, value=q.value * factor + n.value, unit=code, written=found[0].written)
    if q.unit in _HALVED and _HALF.match(plain, end):
        return end + 1, replace(q, value=q.value + units.one(q.written) / 2)
    if q.written == "成" and (m := _TENTHS.match(plain, end)):  # 七成六
        return m.end(), replace(q, value=q.value + (value(m[1]) or 0))
    return None


def second_end(plain: str, end: int, first: Quantity, a: Amount) -> tuple[int, Quantity] | None:
    """20亿元至40亿元: both ends have a unit. 由20亿元到40亿元 is a change, no range."""
    between = BETWEEN.match(plain, end)
    if not between or plain[a.start - 1 : a.start] in _FROM or first.value is None:
        return None
    n = numbers.match(plain, between.end())
    high = amounts.read(plain, n, signed=False) if n else None
    found = units.at(plain, high.end) if high else None
    if not high or not found or found[0].code != first.unit or high.value * found[0].factor <= first.value:
        return None
    return found[1], Quantity(None, first.unit, "range", first.value, high.value * found[0].factor, found[0].written)


def low_end(plain: str, a: Amount) -> tuple[int, Quantity] | None:
    """30~50亿元: only the high end has a unit; what multiplies it holds for the low end too."""
    between = BETWEEN.match(plain, a.start + len(plain[a.start : a.end].rstrip(" ")))
    n = numbers.match(plain, between.end()) if between and a.modifier == "exact" and a.value >= 0 else None
    high = amounts.read(plain, n, signed=False) if n else None
    found = units.at(plain, high.end) if high else None
    if not n or not high or not found or not counted.admits(plain, high, *found):
        return None
    low = _multiplied(a, high, plain[n.start : high.end].rstrip(" 余多"))
    if low >= high.value or (found[0].code == "YR" and high.value > 1900):
        return None
    unit, end = found
    return end, Quantity(None, unit.code, "range", low * unit.factor, high.value * unit.factor, unit.written)


def _multiplied(low: Amount, high: Amount, text: str) -> Decimal:
    """The low end times what multiplies the high end: 两到三百 is 200, 七千到九千亿 is 700 billion; but of 8500到3万 the low end
    is 8500, since 85 million would be the greater."""
    tail = _TRAILING.search(text)
    if not tail or _LARGE.search(low.text):
        return low.value
    large = value(tail["large"]) or Decimal(1) if tail["large"] else Decimal(1)
    small = value(tail["small"]) or Decimal(1) if tail["small"] and not _SMALL.search(low.text) else Decimal(1)
    return next((low.value * f for f in (small * large, large) if low.value * f < high.value), low.value)


def second_ratio(plain: str, end: int, n: Numeral) -> tuple[int, Decimal] | None:
    """百分之五至百分之十, 百分之五到十: the end and the percentage of the second one."""
    between = BETWEEN.match(plain, end)
    first = numbers.match(plain, between.end()) if between else None
    if not first:
        return None
    parts = RATIO.match(plain, first.end)
    if parts:
        second = numbers.match(plain, parts.end())
        return (second.end, second.value * 100 / n.value) if second and first.value == n.value else None
    return None if units.at(plain, first.end) else (first.end, first.value * 100 / n.value)
