"""A numeral as written -> its exact value.

    1.2亿 -> 120000000; 三千五百 -> 3500; 两万三 -> 23000; 壹仟玖佰 -> 1900; 3万2千 -> 32000; 七点六五 -> 7.65

Works on text whose full-width characters have been narrowed (`narrow`), so offsets stay those of the text.
"""

from __future__ import annotations

import re
from decimal import Decimal

_WIDE = {0xFF10 + i: str(i) for i in range(10)}
_WIDE |= {ord(a): b for a, b in zip("％．，～－：（）＄￥＋", "%.,~-:()$¥+", strict=True)}

DIGITS = {c: i for i, row in enumerate(("零〇○", "一壹", "二两兩贰貳", "三叁叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")) for c in row}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
CHINESE = "".join(DIGITS) + "".join(SMALL) + "".join(LARGE)
"""The characters of a numeral in words."""

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.。]\d+)?"
"""Digits with thousands separators; 38。2 is what scanning makes of 38.2."""

_PART = re.compile(rf"({ARABIC})|([{CHINESE}点半])")


def narrow(text: str) -> str:
    """The text with full-width digits and marks made half-width, character for character."""
    return text.translate(_WIDE)


def value(numeral: str) -> Decimal | None:
    """The value of a numeral in digits, in words or in both; None where it is no numeral (十百, 点五)."""
    if re.fullmatch(ARABIC, numeral):
        return _digits(numeral)
    if re.search(r"\d", numeral):
        return _mixed(numeral)
    return _words(numeral)


def _digits(numeral: str) -> Decimal:
    return Decimal(numeral.replace(",", "").replace("。", "."))


def _mixed(numeral: str) -> Decimal | None:
    """1.2亿, 3万2千, 1亿5000万, 2.48万亿: each number counts by what multiplies it."""
    total, last = Decimal(0), 0
    for digits, multipliers in re.findall(rf"({ARABIC})([{''.join(SMALL)}{''.join(LARGE)}]*)", numeral):
        factor = 1
        for c in multipliers:
            factor *= SMALL.get(c) or LARGE[c]
        if last and factor >= last:
            return None
        if not multipliers and last > 1:  # 3万2 is 32,000 as 两万三 is 23,000
            factor = last // 10
        total += _digits(digits) * factor
        last = factor
    return total


def _words(numeral: str) -> Decimal | None:
    whole, point, fraction = numeral.partition("点")
    if point:
        multiplier = 1
        while fraction and fraction[-1] in LARGE:  # 七点六五亿
            multiplier *= LARGE[fraction[-1]]
            fraction = fraction[:-1]
        if not fraction or not whole or any(c not in DIGITS for c in fraction):
            return None
        base = _words(whole)
        return None if base is None else (base + Decimal("0." + "".join(str(DIGITS[c]) for c in fraction))) * multiplier
    if len(whole) > 1 and all(c in DIGITS for c in whole):  # read digit by digit: 二〇二三
        return Decimal("".join(str(DIGITS[c]) for c in whole))
    return _counted(whole)


def _counted(words: str) -> Decimal | None:
    """三千五百, 一百零三, 十五, 两万三, 一万二千亿."""
    total = section = digit = 0
    last = 0  # the last multiplier: what a bare digit at the end counts by (两万三)
    for c in words:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
            last = 1 if digit == 0 else last
        elif c in SMALL:
            if not digit and section and not last == 1:
                return None
            section += (digit or 1) * SMALL[c]
            digit, last = 0, SMALL[c]
        elif c in LARGE:
            here = section + digit
            if here == 0 and total == 0:
                here = 1
            total = (total + here) * LARGE[c] if LARGE[c] > total > 0 else total + here * LARGE[c]
            section = digit = 0
            last = LARGE[c]
        else:
            return None
    if digit and last >= 100:
        digit *= last // 10
    return Decimal(total + section + digit)
