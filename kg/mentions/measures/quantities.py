"""Sentence -> Quantity mentions: number, unit and the modifiers beside it, with value, bounds and exact span.

    惠及企业90余家 -> "90余家": 90 NUM, over, 90 to 99; 近300亿元 -> under, 270e8 to 300e8 CNY; 20~40亿元 -> a range

One scan: a numeral is found (numbers), told from dates and names (exempt), taken with 余 and 万 (amounts), its unit looked up
(units), the two weighed (counted), smaller units and range ends joined (joined), and the words beside it taken in (modifiers).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache

from kg.mentions.measures import amounts, cells, counted, elided, exempt, joined, numbers, rows, units
from kg.mentions.measures.amounts import Amount
from kg.mentions.measures.folding import narrow
from kg.mentions.measures.modifiers import Span, widened
from kg.mentions.measures.numbers import Numeral, numeral, value
from kg.mentions.measures.units import Unit
from kg.model import Document, Mention, Modifier, Quantity, Sentence, Token

_POINTS = re.compile(r" {0,3}个? ?百 ?分 ?点|个(?=(?: ?[、和与及] ?[0-9.]+ ?个?){1,6}百分点)")
"""个百分点, and the 个 of 高于全省、全国0.2个、3.1个百分点."""
_BRACKETED = re.compile(
    r" {0,3}\((?:单位:|人民币)?(?P<times>[十百千]?[万亿]?)(?P<unit>(?:美|欧|港)?元|平方米|平方公里|公里|亩|公顷|吨)\)"
)
"""462.5（万元）: forms put the unit in brackets behind the number."""
_FRACTION = re.compile(r"/([2-9]|10)(?![\d/年月日.])")
_SHARING = frozenset("的近约超过达为占到足")
_ELECTRIC = re.compile("电")
_PAID = re.compile(r"(?:卖|挣|赚|花|付|售价|价格|单价|保底|工资|收入|增收|补贴|租金|涨|省下)[^，。；、\d]{0,3}$")
_TEN_THOUSANDS = re.compile("[wW](?=[元块人户家上左多亩吨个])")
_YUAN = frozenset(("元", "圆", "块", "元整", "圆整", "元钱", "块钱"))


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The quantities of a sentence, with the document's offsets; in a table row also those whose unit stands in the header."""
    found = read_quantities(sentence.text)
    if rows.is_row(sentence.text):
        found = cells.read(document, sentence, found)
    for m in found:
        yield replace(m, start=m.start + sentence.start, end=m.end + sentence.start)


def read_quantities(text: str) -> list[Mention]:
    """All quantities of a text, in order, without overlaps; text[m.start:m.end] == m.text.

    Kind "Quantity", value a kg.model.Quantity. Linear in the length of the text.
    """
    plain = narrow(text)
    skip = exempt.Skipper(plain)
    beginnings = _beginnings()
    found: list[Mention] = []
    at = 0
    while m := numbers.search(plain, at, beginnings):
        start, at = m.span()
        if past := skip.past(m):
            at = max(past, start + 1)
            continue
        n = numeral(plain, m)
        if n is None:
            continue
        span = _read(plain, n, found[-1] if found else None)
        if span is None:
            at = n.end
            continue
        first, at, quantity, score = span
        first = max(first, found[-1].end if found else 0)
        found.append(Mention(first, at, text[first:at], "Quantity", quantity, finder="quantities", score=score))
    return found


@cache
def _beginnings() -> re.Pattern[str]:
    """Where numerals may begin that are measured; not the 一 of 一些, 统一."""
    return numbers.before("".join(units.beginnings()))


def _read(plain: str, n: Numeral, previous: Mention | None) -> Span | None:
    """The quantity of a numeral; None where it is an article, part of a word, or has no unit."""
    if n.style == "half":
        whole = plain[n.start : n.end] != "半百"
        return widened(plain, n.start, n.end, Quantity(Decimal(50), "PERCENT", written="半")) if whole else None
    if n.style == "fold":
        return n.start, n.end, Quantity(Decimal(1), "番", written="番"), 1.0
    if plain[n.end : n.end + 3].lstrip(" ")[:1] == "分" and (ratio := _ratio(plain, n)):
        return ratio
    if plain[n.end : n.end + 1] == "/" and (part := _slashed(plain, n)):
        return part
    if plain[n.end : n.end + 1] == "×" and (number := joined.times(plain, n)):
        return number
    a = amounts.read(plain, n)
    if money := _prefixed(plain, a, previous):
        return money
    a, found = _with_unit(plain, a)
    if found:
        return _quantity(plain, a, *found) if counted.admits(plain, a, *found) else None
    if low := joined.low_end(plain, a):
        return widened(plain, a.start, *low)
    if plain[a.end : a.end + 1] == "级" and a.text[-1:] in ("亿", "万"):
        return None  # 100亿级项目3个: a class
    if kept := elided.read(plain, a, previous):
        return kept
    unknown = units.unknown(plain, a.end) if a.sure else None
    return _quantity(plain, a, *unknown) if unknown else None


def _ratio(plain: str, n: Numeral) -> Span | None:
    """百分之十八点三, 千分之五, 三分之一: a percentage; 百分之五至百分之十: a range of them."""
    parts = joined.RATIO.match(plain, n.end)
    above = numbers.match(plain, parts.end()) if parts else None
    if not above or not n.value:
        return None
    sign = exempt.sign(plain, n.start)
    percent = above.value * 100 / n.value * (-1 if sign else 1)
    written = "百分之" if all(c in "百千万佰仟 " for c in plain[n.start : n.end]) else "分之"
    if second := joined.second_ratio(plain, above.end, n):
        return widened(plain, n.start, second[0], Quantity(None, "PERCENT", "range", percent, second[1], written))
    return widened(plain, n.start - len(sign), above.end, Quantity(percent, "PERCENT", written=written))


def _slashed(plain: str, n: Numeral) -> Span | None:
    """占全国的1/3, 近2/3: a fraction in digits, where a word before says that it is a share."""
    whole = _FRACTION.match(plain, n.end)
    if whole is None or n.value % 1 or not 0 < n.value < int(whole[1]) or plain[n.start - 1 : n.start] not in _SHARING:
        return None
    return widened(plain, n.start, whole.end(), Quantity(n.value * 100 / int(whole[1]), "PERCENT", written="分之"))


def _prefixed(plain: str, a: Amount, previous: Mention | None) -> Span | None:
    """人民币50元, ￥300, 港币两千九百六十元: the currency before the number, which is not that of the quantity before."""
    found = units.prefix(plain, a.start)
    if not found or (previous and previous.end > found[0]):
        return None
    begin, name = found
    letter = plain[begin - 1 : begin]
    if name[0].isascii() and name[0].isalpha() and letter.isascii() and letter.isalpha():
        return None  # the RMB of XRMB
    behind = units.at(plain, a.end)
    unit, end = Unit(name, units.currencies()[name]), a.start + len(plain[a.start : a.end].rstrip(" "))
    if behind and behind[0].written in _YUAN:
        unit, end = replace(unit, written=behind[0].written), behind[1]
    elif behind and (behind[0].code != "NUM" or not name.isascii()):
        return None  # 人民币3亿美元, 美元5家
    start, end, quantity, score = _quantity(plain, a, unit, end)
    return min(start, begin), end, quantity, score


def _with_unit(plain: str, a: Amount) -> tuple[Amount, tuple[Unit, int] | None]:
    """The unit behind an amount; 12k个 and 30w元 multiply it first, and of 两万两 the last 两 is the unit."""
    if (b := _BRACKETED.match(plain, a.end)) and (bracketed := units.at(plain, b.start("unit"))):
        return a._replace(value=a.value * ((value(b["times"]) if b["times"] else None) or 1)), (bracketed[0], b.end())
    found = units.at(plain, a.end, a.sure)
    if (found is None or found[0].written == "个") and (m := _POINTS.match(plain, a.end)):
        return a, (Unit("个百分点", "百分点"), m.end())  # the words may be spaced
    if found:
        return a, found
    if a.text.endswith("两") and (shorter := value(a.text[:-1])) is not None:
        a = a._replace(value=shorter, text=a.text[:-1], end=a.start + len(a.text) - 1)
    elif plain[a.end : a.end + 1] in ("k", "K"):
        a = a._replace(value=a.value * 1000, end=a.end + 1)
    elif _TEN_THOUSANDS.match(plain, a.end):
        a = a._replace(value=a.value * 10**4, end=a.end + 1)
    else:
        return a, None
    return a, units.at(plain, a.end)


def _quantity(plain: str, a: Amount, unit: Unit, end: int) -> Span:
    """Amount and unit made a quantity, with smaller units, halves, the other end of a range and the words beside it."""
    unit = _meant(plain, a, unit, end)
    modifier: Modifier = a.modifier
    number, step = a.value, a.step
    if "多" in unit.written and modifier == "exact":  # 3个多月
        modifier, step = "over", Decimal(1)
    if unit.written.startswith("个半"):  # 两个半小时
        number += Decimal("0.5")
    q = Quantity(number * unit.factor, unit.code, modifier, written=unit.written)
    if a.low is not None and a.high is not None:  # 三四百, 数十
        q = replace(q, value=None if modifier == "range" else q.value, low=a.low * unit.factor, high=a.high * unit.factor)
        return widened(plain, a.start, end, q)
    if modifier == "exact":
        end, q = joined.smaller(plain, end, q) or (end, q)
    end, q = joined.second_end(plain, end, q, a) or (end, q)
    return widened(plain, a.start, end, q, step and step * unit.factor)


def _meant(plain: str, a: Amount, unit: Unit, end: int) -> Unit:
    """Units with two meanings: 度 of electricity where that is spoken of, 块 before 毛 and 角 is money, 75折 is 75 percent and
    半折 half of it."""
    match unit.written:
        case "度" if a.value >= 10**4 or _ELECTRIC.search(plain, max(0, a.start - 10), end):
            return Unit("度", "KiloW-HR")
        case "块" if joined.money_follows(plain, end) or (
            _PAID.search(plain, max(0, a.start - 6), a.start) and not plain[end : end + 1].isalnum()
        ):
            return Unit("块", "CCY_CNY")  # 十块三毛; 卖了1500块
        case "折" if a.value > 10:
            return replace(unit, factor=Decimal(1))
        case "折" if a.value == Decimal("0.5"):
            return replace(unit, factor=Decimal(100))
        case _:
            return unit
