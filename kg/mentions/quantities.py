"""Sentence -> Quantity mentions: number, unit and the modifiers beside it, with value, bounds and exact span.

    惠及企业90余家 -> "90余家": 90 NUM, over, 90 to 99; 近300亿元 -> under, 270e8 to 300e8 CNY; 20~40亿元 -> a range

One scan: a pattern finds numerals, then the table of units is asked for the longest unit after each. Numbers that are names
or dates (第三届, 2023年, G20, 〔2024〕83号, 一期) have no unit of the table and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache

from kg import resources
from kg.mentions.numbers import ARABIC, CHINESE, narrow, value
from kg.model import Document, Mention, Modifier, Quantity, Sentence, Token

_MULTIPLIER = "十百千万亿萬億兆"
_NUMERAL = re.compile(
    rf"(?P<ratio>[{CHINESE}\d]{{1,4}}分之[{CHINESE}点\d.]{{1,12}})"
    rf"|(?P<half>过半|半数以上|近半数?|一半以上|一半)"
    rf"|(?P<arabic>(?:{ARABIC})(?:[十百千]?[万亿萬億兆]+(?:(?:{ARABIC})[千百万]?(?![\d.]))?|[十百千](?![瓦伏克米卡安帕]))?)"
    rf"|(?P<vague>[数几][{_MULTIPLIER}]{{1,3}})"
    rf"|(?P<words>[{CHINESE}]{{1,16}}(?:点[{CHINESE}]{{1,10}})?)"
)
_AFTER_NUMBER = re.compile(r"\s{0,2}(?P<hedge>[余多来]|几)?(?P<times>[十百千]?[万亿萬億](?!分之))?(?P<hedge2>[余多])?\s?")
_BEFORE = re.compile(
    r"(?:不少于|不低于|不小于|至少|最少|起码)(?P<atLeast>)\s?$|(?:不超过|不高于|不多于|不大于|最多|至多|控制在)(?P<atMost>)\s?$"
    r"|(?:超过|突破|逾|超|(?<![通经])过|高于|大于|多于|冲破|跨越|上(?=[百千万]))(?P<over>)了?\s?$"
    r"|(?:将近|接近|不足|不到|近|未满|少于|低于|小于)(?P<under>)\s?$|(?:大约|约为|约|大概|左右约)(?P<about>)\s?$"
)
_AFTER = re.compile(
    r"(?:[及或]?以上|起(?=[,，。;；]))(?P<atLeast>)|(?:[及或]?以[内下]|之内)(?P<atMost>)|(?:左右|上下)(?P<about>)|多(?P<over>)(?![的样元层])"
)
_BETWEEN = re.compile(r"\s?(?:[-—–－~～]{1,2}|至|到)\s?")
_CHANGE = re.compile(r"[由从自]$")
_NAME_BEFORE = re.compile(r"(?:第|[A-Za-z]|[A-Za-z]-|\d[:：]|〔|\[|No\.?)$")
_NAME_AFTER = re.compile(r"(?:级(?!以上)|型|号|[A-Za-z]{2,}|强|高地|[:：]\d)")
_DATE = re.compile(
    r"(?:1[89]|20)\d\d\s?[-—–~～至]\s?(?:(?:1[89]|20)\d\d|\d\d)\s?年|(?:1[89]|20)\d\d\s?[年./-]\s?(?:\d{1,2}\s?[月./-]?\s?(?:\d{1,2}\s?[日号]?)?)?"
    r"|\d{1,2}\s?[-—–~～至、]\s?\d{1,2}\s?月份?|\d{1,2}\s?月(?:份|\s?\d{1,2}\s?(?:[-—–~～至]\s?\d{1,2}\s?)?[日号])?|\d{1,2}\s?[日号](?![元内])|\d{1,2}[::]\d\d(?:[::]\d\d)?"
    r"|[一二三四五六七八九十]{1,3}月(?:份|[一二三四五六七八九十]{1,3}[日号])?|[一二三四五六七八九十]{1,3}日(?!内)|[二一][〇○零一二三四五六七八九]{3}年|[上下]半年|半年"
    r"|(?<!\d)0\d{2,3}[-—]{1,2}\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|“?[一二十]{1,3}[一二三四五六七八九]五”?(?:规划|时期|期间|末|以来)?|(?<!\d)\d{6,}(?=[)）号])"
)
_DURATION = ("YR", "MO", "DAY", "HR", "MIN", "SEC")
_HISTORY = re.compile(r"(?:历时|历经|用时|时隔|仅|只|长达|为期|耗时|至少|最多|近|超过|不到|约|未来|闲置|每|用|满)了?$")
_ARTICLE = frozenset("一")
_LIST_MARK = re.compile(r"\s?[、和与及]\s?")
_BARE = re.compile(r"指数(?:达到|达|为|升至|降至|是)$")


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The quantities of a sentence, with the document's offsets."""
    for m in read_quantities(sentence.text):
        yield replace(m, start=m.start + sentence.start, end=m.end + sentence.start)


def read_quantities(text: str) -> list[Mention]:
    """All quantities of a text, in order, without overlaps; text[m.start:m.end] == m.text.

    Kind "Quantity", value a kg.model.Quantity. Linear in the length of the text.
    """
    plain = narrow(text)
    dates = [(m.start(), m.end()) for m in _DATE.finditer(plain)]
    found: list[Mention] = []
    at, skip = 0, 0
    while m := _NUMERAL.search(plain, at):
        at = m.end()
        while skip < len(dates) and dates[skip][1] <= m.start():
            skip += 1
        if skip < len(dates) and dates[skip][0] <= m.start():
            at = max(dates[skip][1], m.start() + 1)
            continue
        previous = found[-1] if found else None
        if mention := _read(text, plain, m, previous):
            found.append(mention)
            at = max(mention.end, m.start() + 1)
    return found


def _read(text: str, plain: str, m: re.Match[str], previous: Mention | None) -> Mention | None:
    """The quantity whose numeral is m; None where it is a name, an article or has no unit."""
    start = m.start()
    before = plain[max(0, start - 6) : start]
    if m["half"]:
        return _half(text, m)
    if _NAME_BEFORE.search(before):
        return None
    if m["ratio"]:
        return _ratio(text, plain, m, before)
    numeral = m[0]
    number = value("一" + numeral[1:]) if m["vague"] else value(numeral)
    rest = _AFTER_NUMBER.match(plain, m.end())
    assert rest  # every part of the pattern is optional
    if number is None:
        return None
    hedge = rest["hedge"] or rest["hedge2"]
    if rest["times"] and (hedge or m["words"] or m["vague"] or plain[m.end() : m.end() + 1].isspace()):
        number *= value(rest["times"]) or 1
    end = rest.end() if hedge or rest["times"] else m.end()
    if not rest["times"] and not hedge and plain[m.end() : m.end() + 1] == " ":
        end = m.end() + 1
    unit = _unit(plain, end)
    approximate = m["words"] is not None and len(numeral) >= 3 and _neighbours(numeral)
    if unit is None:
        return _without_unit(text, plain, m, number, previous, before)
    if not _counts(plain, m, unit, before, hedge):
        return None
    code, factor, length = unit
    end += length
    modifier: Modifier = "over" if hedge in ("余", "多", "几") or m["vague"] else "about" if hedge == "来" or approximate else "exact"
    quantity = Quantity(number * factor, code, modifier, written=plain[end - length : end])
    if code in _DURATION and plain[end : end + 1] == "多" and plain[end + 1 : end + 2] not in ("的",):
        quantity, end = replace(quantity, modifier="over"), end + 1
    other = _range(plain, end if length else m.end(), quantity, before)
    if other:
        end, quantity = other
    return _modified(text, plain, start, end, quantity, numeral)


def _modified(text: str, plain: str, start: int, end: int, quantity: Quantity, numeral: str) -> Mention:
    """Widens the span by the modifiers beside the number and sets the bounds that they mean."""
    before = _BEFORE.search(plain[max(0, start - 5) : start])
    after = _AFTER.match(plain, end)
    if quantity.unit in _DURATION and not after and plain[end : end + 1] == "内" and quantity.modifier != "range":
        quantity, end = replace(quantity, modifier="atMost"), end + 1
    modifier = quantity.modifier
    if before and modifier in ("exact", "over", "about"):
        modifier = before.lastgroup  # type: ignore[assignment]
        start -= len(before[0])
    if after and (modifier in ("exact", "range") or after.lastgroup == "atLeast"):
        if modifier != "range":
            modifier = after.lastgroup  # type: ignore[assignment]
        end = after.end()
    if modifier != "range":
        quantity = replace(quantity, modifier=modifier)
        quantity = _bounded(quantity, numeral)
    return Mention(start, end, text[start:end], "Quantity", quantity, finder="quantities")


def _bounded(q: Quantity, numeral: str) -> Quantity:
    """Bounds by rule: 约 10 percent either side; 余/多 up to the next unit of the last digit that counts (90余: 99);
    超/突破 open above; 近 from 90 percent; 不足 open below."""
    v = q.value
    if v is None or q.modifier in ("exact", "range"):
        return q
    if q.modifier == "about":
        return replace(q, low=v * Decimal("0.9"), high=v * Decimal("1.1"))
    if q.modifier == "over":
        return replace(q, low=v)
    if q.modifier == "under":
        return replace(q, low=v * Decimal("0.9"), high=v)
    return replace(q, low=v) if q.modifier == "atLeast" else replace(q, high=v)


def _range(plain: str, end: int, first: Quantity, before: str) -> tuple[int, Quantity] | None:
    """20亿元至40亿元: the second half of a range whose ends both have a unit; 由…至… is a change, no range."""
    between = _BETWEEN.match(plain, end)
    if not between or _CHANGE.search(before):
        return None
    m = _NUMERAL.match(plain, between.end())
    if not m or not (m["arabic"] or m["words"]):
        return None
    number, unit = value(m[0]), _unit(plain, m.end())
    if number is None or unit is None or unit[0] != first.unit or first.value is None or number * unit[1] <= first.value:
        return None
    return m.end() + unit[2], Quantity(None, first.unit, "range", first.value, number * unit[1], first.written)


def _without_unit(
    text: str, plain: str, m: re.Match[str], number: Decimal, previous: Mention | None, before: str
) -> Mention | None:
    """A number whose unit stands elsewhere: the low end of a range, or a member of a list (80万吨、45.5万)."""
    between = _BETWEEN.match(plain, m.end())
    if between and m["arabic"] and not _CHANGE.search(before):
        second = _NUMERAL.match(plain, between.end())
        if second and second["arabic"] and (high := value(second[0])) is not None:
            rest = _AFTER_NUMBER.match(plain, second.end())
            end = second.end()
            if rest and rest["times"] and plain[end] in " ":
                high, end = high * (value(rest["times"]) or 1), rest.end()
            unit = _unit(plain, end)
            if unit and not (unit[0] == "YR" and high > 1900):
                return _span(text, plain, m.start(), end + unit[2], number, high, second[0], unit)
    if _BARE.search(plain[max(0, m.start() - 5) : m.start()]) and m["arabic"]:
        return Mention(m.start(), m.end(), text[m.start() : m.end()], "Quantity", Quantity(number, "NUM"), finder="quantities")
    if previous and isinstance(previous.value, Quantity) and m["arabic"] and re.search("[万亿]", m[0]):
        gap = plain[previous.end : m.start()]
        if _LIST_MARK.fullmatch(gap):
            quantity = Quantity(number * _factor(previous), previous.value.unit, written=previous.value.written)
            return Mention(m.start(), m.end(), text[m.start() : m.end()], "Quantity", quantity, finder="quantities", score=0.8)
    return None


def _span(
    text: str, plain: str, start: int, end: int, low: Decimal, high: Decimal, second: str, unit: tuple[str, Decimal, int]
) -> Mention | None:
    """30~50亿元: the multiplier of the second end holds for the first too."""
    multiplier = re.search(rf"[{_MULTIPLIER}]+$", second)
    if multiplier and low < high:
        low *= value(multiplier[0]) or 1
    code, factor, length = unit
    if low >= high:
        return None
    quantity = Quantity(None, code, "range", low * factor, high * factor, plain[end - length : end])
    return _modified(text, plain, start, end, quantity, second)


def _factor(previous: Mention) -> Decimal:
    assert isinstance(previous.value, Quantity)
    entry = _units().get(previous.value.written)
    return entry[1] if entry else Decimal(1)


def _half(text: str, m: re.Match[str]) -> Mention:
    modifier: Modifier = "over" if m[0] == "过半" else "atLeast" if "以上" in m[0] else "under" if m[0][0] == "近" else "exact"
    quantity = _bounded(Quantity(Decimal(50), "PERCENT", modifier, written="半"), "")
    return Mention(m.start(), m.end(), text[m.start() : m.end()], "Quantity", quantity, finder="quantities")


def _ratio(text: str, plain: str, m: re.Match[str], before: str) -> Mention | None:
    """百分之十八点三, 千分之五, 三分之一."""
    below, _, above = m[0].partition("分之")
    under, over = value(below), value(above)
    if not under or over is None:
        return None
    percent = over * 100 / under
    return _modified(text, plain, m.start(), m.end(), Quantity(percent, "PERCENT", written="分之"), above)


@cache
def _units() -> dict[str, tuple[str, Decimal, bool]]:
    """Written unit -> (code, factor, weak)."""
    units = {row["classifier"]: ("NUM", Decimal(1), row["weak"] == "1") for row in resources.table("lexicon/classifiers.tsv")}
    units |= {row["written"]: (row["code"], Decimal(row["factor"]), False) for row in resources.table("units.tsv")}
    return units


@cache
def _longest() -> int:
    return max(map(len, _units()))


def _unit(plain: str, at: int) -> tuple[str, Decimal, int] | None:
    """The longest unit of the table at an offset: (code, factor, length)."""
    units = _units()
    for length in range(min(_longest(), len(plain) - at), 0, -1):
        if entry := units.get(plain[at : at + length]):
            last = plain[at + length - 1]
            following = plain[at + length : at + length + 1]
            if last.isascii() and last.isalpha() and following.isascii() and following.isalpha():
                continue
            return entry[0], entry[1], length
    return None


def _counts(plain: str, m: re.Match[str], unit: tuple[str, Decimal, int], before: str, hedge: str | None) -> bool:
    """Whether number and unit are a quantity, not an article, an ordinal or part of a word."""
    code, _, length = unit
    numeral = m[0]
    end = _end_of(plain, m, length)
    if code == "YR" and numeral.isdigit() and len(numeral) == 4 and 1800 < int(numeral) < 2100:
        return False
    if m["arabic"]:
        return not (length == 1 and _NAME_AFTER.match(plain, end) and code == "NUM")
    if numeral in _ARTICLE and not hedge:
        return bool(_HISTORY.search(before)) or plain[end - length : end] in ("成", "番", "倍", "个月", "小时")
    written = plain[end - length : end]
    weak = _units()[written][2]
    if len(numeral) == 1 and not hedge and weak and written != "大":
        return False
    if written == "大":  # 四大产业, but 三大 alone or 十大 before a name
        return not numeral.startswith("第") and len(plain) > end + 1
    if code == "YR" and len(numeral) == 1 and plain[end : end + 2] in ("行动", "计划", "规划", "任务"):
        return False
    if code in ("M", "M2", "CCY_CNY", "DAY", "KiloGM", "GM", "L", "W", "V", "M3", "PERCENT") and len(numeral) == 1 and length == 1:
        return written in ("亩", "米", "元", "天", "吨", "成") and numeral not in "一"
    return True


def _end_of(plain: str, m: re.Match[str], length: int) -> int:
    rest = _AFTER_NUMBER.match(plain, m.end())
    assert rest
    end = rest.end() if rest["hedge"] or rest["times"] or rest["hedge2"] else m.end()
    return end + length + (plain[end : end + 1] == " ")


def _neighbours(numeral: str) -> bool:
    """三四百: two neighbouring digits before a multiplier are an approximation."""
    digits = "一二三四五六七八九"
    return numeral[0] in digits and numeral[1] in digits and digits.index(numeral[1]) - digits.index(numeral[0]) == 1
