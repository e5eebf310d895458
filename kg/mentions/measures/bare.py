"""All numerals of a text, whatever stands behind them: for calculators, check lists and comparisons with other readers.

    答案是四不是五 -> 4, 5; 负一又二分之一 -> -1.5; 2.789e-1 -> 0.2789; 五十打 -> 600; 四川 -> nothing

Quantities need a unit or classifier: see kg.mentions.measures.quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from kg.mentions.measures import exempt, numbers, units
from kg.mentions.measures.folding import narrow
from kg.mentions.measures.numbers import DIGITS, TIMES, Numeral, numeral, value

_POWER = re.compile(r"\^(?P<power>[+-]?[0-9]{1,3})(?![0-9.])")
_EXPONENT = re.compile(r"[eE](?P<exponent>[+-]?[0-9]{1,3})(?![0-9.])")
_SCALE = re.compile(r" ?(?P<scale>[kKMGT])(?![A-Za-z])")
_HEDGE = re.compile(r" {0,2}[余几] {0,2}(?P<times>[十百千]?[万亿]+|[百千])")
_PARTS = re.compile(r" {0,2}分 {0,2}之 {0,2}(?P<sign>负?)")
_WHOLE = re.compile(r" {0,2}又 {0,2}")
_SLASH = re.compile(r"(?: (?P<above>[0-9]{1,9}))?/(?P<below>[0-9]{1,9})(?![0-9/.])")
_DOZEN = re.compile(r"打(?![造算开击工扫印破通响造理包断动入扮磨压])")
_SCALES = {"k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_AFTER_DIGIT = frozenset("的是却而和与及不也都比加减乘除等或分斤")
"""What may follow one digit in words that is a number; any other character makes a word with it (四川, 一看)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its half-open span in the text."""

    start: int
    end: int
    value: Decimal


def read_numbers(text: str) -> list[Number]:
    """All numbers of a text in order, without overlaps. Linear in the length of the text."""
    plain = narrow(text)
    out: list[Number] = []
    at = 0
    while m := numbers.search(plain, at):
        at = m.end()
        n = numeral(plain, m)
        if n is None or n.style == "part" or (n.style == "half" and m[0] != "半百"):
            continue
        at = n.end
        parts = _PARTS.match(plain, n.end)
        if parts and all(c in "百千万佰仟" for c in plain[n.start : n.end].replace(" ", "")):
            at = parts.end()  # 百分之五 is a percentage of 5
        elif (fraction := _fraction(plain, n)) or _is_number(plain, n):
            number = _signed(plain, fraction or _scaled(plain, n))
            out.append(number)
            at = number.end
    return out


def _is_number(plain: str, n: Numeral) -> bool:
    """Whether words are a number and not part of another word (四川, 两两, 一看, 万)."""
    if n.style == "arabic":
        return True
    wording = plain[n.start : n.end]
    if exempt.phrase(plain, n.start) or (len(wording) == 1 and wording in TIMES and wording not in "十拾"):
        return False
    if len(wording) == 2 and wording[0] == wording[1] and wording[0] in DIGITS:
        return False
    following = plain[n.end : n.end + 1]
    if len(wording) > 1 or not following.isalpha() or following in _AFTER_DIGIT or _DOZEN.match(plain, n.end):
        return True
    return units.at(plain, n.end) is not None


def _fraction(plain: str, n: Numeral) -> Numeral | None:
    """五分之一, 三又三分之一, 4 6/3, 3/5."""
    if n.style == "arabic" and (m := _SLASH.match(plain, n.end)) and Decimal(m["below"]):
        share = Decimal(m["above"] or n.value) / Decimal(m["below"])
        return n._replace(end=m.end(), value=n.value + share if m["above"] else share)
    if whole := _WHOLE.match(plain, n.end):
        below = numbers.match(plain, whole.end())
        part = _fraction(plain, below) if below else None
        return n._replace(end=part.end, value=n.value + part.value) if part else None
    parts = _PARTS.match(plain, n.end)
    above = numbers.match(plain, parts.end()) if parts else None
    if not parts or above is None or not n.value:
        return None
    return n._replace(end=above.end, value=(-above.value if parts["sign"] else above.value) / n.value)


def _scaled(plain: str, n: Numeral) -> Numeral:
    """40k, 2.789e-1, 2^5, 五十打, 二十几万, 五百余万."""
    if n.style == "arabic":
        if m := _POWER.match(plain, n.end):
            with localcontext() as context:
                context.prec = 30
                return n._replace(end=m.end(), value=n.value ** int(m["power"]))
        if m := _EXPONENT.match(plain, n.end):
            return n._replace(end=m.end(), value=n.value.scaleb(int(m["exponent"])))
        if m := _SCALE.match(plain, n.end):
            return n._replace(end=m.end(), value=n.value * _SCALES[m["scale"]])
    if m := _HEDGE.match(plain, n.end):
        return n._replace(end=m.end(), value=n.value * (value(m["times"]) or 1))
    if m := _DOZEN.match(plain, n.end):
        return n._replace(end=m.end(), value=n.value * 12)
    return n


def _signed(plain: str, n: Numeral) -> Number:
    sign = exempt.sign(plain, n.start)
    if not sign:
        return Number(n.start, n.end, n.value)
    return Number(n.start - len(sign), n.end, -n.value)
