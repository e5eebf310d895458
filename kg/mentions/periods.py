"""Sentence -> Period mentions: time expressions as spans of days, anchored at the day of publication.

    1-7月份 on 2023-09-01 -> 2023-01-01 to 2023-07-31; 今年以来 -> 2023-01-01 to 2023-09-01; 近日 -> open

Every rule is a pattern and a function of (match, anchor); the first that matches at a place wins, the longest names come first.
Without an anchor a relative expression stays open: nothing is guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from kg.mentions.numbers import narrow, value
from kg.model import Basis, Document, Mention, Period, Sentence, Token

Span = tuple[date | None, date | None]
Rule = Callable[[re.Match[str], date | None, int | None], Period | None]

_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_YEAR = r"(?:(?:(?:19|20)\d\d|[一二]\s?[〇○零九]\s?[〇○零一二三四五六七八九]{2})\s?年(?!期|龄|级|产|均|度计)|今年|去年|前年|明年|后年(?!产|销|均)|本年度?|当年|上年度?|全年|来年|次年)"
_DASH = r"\s?(?:[-—–－~～]{1,2}|至|到)\s?"


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The time expressions of a sentence, with the document's offsets."""
    for m in read_periods(sentence.text, document.day):
        yield replace(m, start=m.start + sentence.start, end=m.end + sentence.start)


def read_periods(text: str, anchor: date | None = None) -> list[Mention]:
    """All time expressions of a text in order, without overlaps; value a kg.model.Period.

    `anchor` is the day of publication; a year named earlier in the same text holds for months that name none. Linear in the
    length of the text.
    """
    out: list[Mention] = []
    year: int | None = None
    for m in _pattern().finditer(narrow(text)):
        period = next(rule(m, anchor, year) for name, rule in _RULES.items() if m[name] is not None)
        if period is None:
            continue
        out.append(Mention(m.start(), m.end(), text[m.start() : m.end()], "Period", period, finder="periods"))
        if _names_year(m[0]) and period.start:
            year = period.start.year
    return out


def _names_year(text: str) -> bool:
    return "年" in text and not text.startswith(("近", "未来", "过去", "今后"))


# ---------------------------------------------------------------- the calendar


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(value(text) or 0)


def _year(text: str | None, anchor: date | None, context: int | None) -> tuple[int | None, Basis]:
    """The year that a wording names: 2023年, 二〇二三年, 今年 ...; none named: the context's or the anchor's."""
    text = (text or "").replace(" ", "")
    if m := re.match(r"(\d{4})", text):
        return int(m[1]), "explicit"
    if m := re.match(r"[一二〇○零三四五六七八九]{4}", text):
        return int(value(m[0]) or 0), "explicit"
    if not text or text.startswith(("当年", "全年", "次年")):
        if context is not None:
            return context + text.startswith("次年"), "inherited"
        return (anchor.year if anchor else None), "relative"
    shift = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "后": 2}[text[0]]
    return (anchor.year + shift if anchor else None), "relative"


def _days(year: int, first: int, last: int) -> Span:
    """From the first day of one month to the last day of another. Raises ValueError for a month that does not exist."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _span(span: Span, basis: Basis, lead: str | None = None) -> Period:
    """`lead` 截至/到: only the last day counts."""
    if lead and lead.startswith("截"):
        return Period(span[1], span[1], basis)
    return Period(span[0], span[1], basis)


# ---------------------------------------------------------------- rules, each (match, anchor, year of context)


def _day(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """[年]月日, [年]月日至[月]日, 15日."""
    year, basis = _year(m["d_year"], anchor, context)
    month = _number(m["d_month"])
    if year is None:
        return Period(None, None, basis)
    try:
        start = date(year, month, _number(m["d_day"]))
        end = start
        if m["d_day2"]:
            last = _number(m["d_month2"]) if m["d_month2"] else month
            end = date(year + (last < month), last, _number(m["d_day2"]))
    except ValueError:
        return None
    if not m["d_year"] and context is None and anchor and start > anchor and (start - anchor).days > 180:
        start, end = start.replace(year=year - 1), end.replace(year=end.year - 1)  # 12月 in a text of January
    return _span((start, end), basis, m["d_lead"])


def _months(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """1-7月份, 今年前8个月, 10月, 2023年9月底, 3月初."""
    year, basis = _year(m["m_year"], anchor, context)
    if year is None:
        return Period(None, None, basis)
    first, last = _number(m["m_first"]), _number(m["m_last"] or m["m_first"])
    try:
        span = _days(year, first, last)
    except ValueError:
        return None
    if span[0] and span[1] and span[0] > span[1]:
        return None
    if not m["m_year"] and context is None and anchor and span[0] and span[0] > anchor and (span[0] - anchor).days > 180:
        span = _days(year - 1, first, last)
    return _span(_part(span, m["m_part"]), basis, m["m_lead"])


def _part(span: Span, part: str | None) -> Span:
    """月底/末: the last day (the gold's convention); 初/上旬: the first ten; 中旬: the next ten."""
    start, end = span
    if start is None or end is None:
        return span
    if part in ("底", "末", "底前", "月底"):
        return end, end
    if part in ("初", "上旬"):
        return start, start.replace(day=10)
    if part in ("中旬", "中"):
        return start.replace(day=11), start.replace(day=20)
    if part == "下旬":
        return end.replace(day=21), end
    return span


def _first_months(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """前三季度, 前8个月, 头两个月."""
    year, basis = _year(m["f_year"], anchor, context)
    if year is None:
        return Period(None, None, basis)
    count = _number(m["f_count"]) * (3 if m["f_unit"] == "季度" else 1)
    return Period(*_days(year, 1, count), basis) if 1 <= count <= 12 else None


def _quarter(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    year, basis = _year(m["q_year"], anchor, context)
    if year is None:
        return Period(None, None, basis)
    number = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "1": 1, "2": 2, "3": 3, "4": 4}[m["q_number"]]
    return _span(_part(_days(year, number * 3 - 2, number * 3), m["q_part"]), basis, m["q_lead"])


def _half(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    year, basis = _year(m["h_year"], anchor, context)
    if year is None:
        return Period(None, None, basis)
    return Period(*(_days(year, 1, 6) if m["h_half"] == "上" else _days(year, 7, 12)), basis)


def _whole(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """2023年, 今年以来, 去年底, 年初, 2021—2025年, 截至2024年."""
    text = m["y_year"]
    year, basis = _year(text, anchor, context)
    if year is None:
        return Period(None, None, basis)
    start, end = date(year, 1, 1), date(year, 12, 31)
    if m["y_to"]:
        end = date(int(m["y_to"]), 12, 31)
        return Period(start, end, basis) if end > start else None
    part = m["y_part"] or ""
    if part.startswith("以来"):
        return Period(start, anchor, basis)
    if part.startswith(("底", "末", "年底", "年末")):
        return Period(end, end, basis) if (m["y_lead"] or "").startswith("截") else Period(date(year, 10, 1), end, basis)
    if part.startswith(("初", "年初")):
        return Period(start, date(year, 3, 31), basis)
    if part.startswith(("中", "年中")):
        return Period(date(year, 6, 1), date(year, 7, 31), basis)
    if part in ("春季", "春"):
        return Period(*_days(year, 3, 5), basis)
    if part in ("秋季", "秋"):
        return Period(*_days(year, 9, 11), basis)
    if (m["y_lead"] or "").startswith("截"):
        return Period(end, end, basis)
    return Period(start, end, basis)


def _bare_part(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """年初, 年底, 年内, 年中 without a year."""
    if anchor is None:
        return Period(None, None, "relative")
    year = context or anchor.year
    part = m[0].removeprefix("截至")[:2]
    spans = {"年初": (1, 3), "年底": (10, 12), "年末": (10, 12), "年中": (6, 7), "年内": (1, 12)}
    return Period(*_days(year, *spans[part]), "relative")


def _five_years(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """“十四五”期间: the fourteenth plan runs from 2021 to 2025; each lasts five years."""
    number = _number(m["p_number"])
    start = 2021 + (number - 14) * 5
    part = m["p_part"] or ""
    if part.startswith("末"):
        return Period(date(start + 4, 12, 31), date(start + 4, 12, 31), "explicit")
    if part.startswith("以来"):
        return Period(date(start, 1, 1), anchor, "explicit")
    if part.startswith(("开局", "首")):
        return Period(date(start, 1, 1), date(start, 12, 31), "explicit")
    return Period(date(start, 1, 1), date(start + 4, 12, 31), "explicit")


def _recent(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """近三年, 过去5年, 30多年来, 未来五年, 五年来."""
    count = value(m["r_count"].rstrip("余多几")) if m["r_count"] else None
    if anchor is None or count is None:
        return Period(None, None, "relative")
    years = int(count) * (10 if m["r_unit"].endswith("十年") else 1)
    if m["r_ahead"]:
        return Period(anchor, _shift(anchor, years), "relative")
    return Period(_shift(anchor, -years), anchor, "relative")


def _shift(day: date, years: int) -> date | None:
    if not 1 <= day.year + years <= 9999:
        return None
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _now(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """截至目前, 目前, 当前: the day of publication."""
    return Period(anchor, anchor, "relative") if anchor else Period(None, None, "relative")


def _near(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """近日, 日前, 近期: no day can be given."""
    return Period(None, None, "relative")


def _relative_day(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """今天, 昨日, 前天, 本月, 上个月, 本周五, 上周."""
    if anchor is None:
        return Period(None, None, "relative")
    text = m[0]
    for start, shift in (("今", 0), ("昨", -1), ("前", -2), ("明", 1), ("后", 2)):
        if text.startswith(start) and text[1] in "天日晚早":
            day = anchor + timedelta(days=shift)
            return Period(day, day, "relative")
    ahead = -1 if text.startswith("上") else 1 if text.startswith("下") else 0
    if "月" in text:
        month = anchor.month + ahead
        year = anchor.year + (month > 12) - (month < 1)
        return Period(*_part(_days(year, (month - 1) % 12 + 1, (month - 1) % 12 + 1), m["w_part"]), "relative")
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=ahead)
    if m["w_day"]:
        day = monday + timedelta(days="一二三四五六日天".index(m["w_day"]) % 7 if m["w_day"] != "天" else 6)
        return Period(day, day, "relative")
    return Period(monday, monday + timedelta(days=6), "relative")


def _festival(m: re.Match[str], anchor: date | None, context: int | None) -> Period | None:
    """国庆, 五一, 元旦 on the solar calendar; 春节 and others of the lunar one are known but not dated here."""
    year, basis = _year(m["e_year"], anchor, context)
    solar = {"元旦": (1, 1, 1), "五一": (5, 1, 5), "国庆": (10, 1, 7)}
    for name, (month, first, last) in solar.items():
        if year and name in m[0]:
            return Period(date(year, month, first), date(year, month, last), basis)
    return Period(None, None, basis)


_RULES: dict[str, Rule] = {
    "day": _day,
    "months": _months,
    "first": _first_months,
    "quarter": _quarter,
    "half": _half,
    "plan": _five_years,
    "recent": _recent,
    "now": _now,
    "near": _near,
    "relative": _relative_day,
    "festival": _festival,
    "whole": _whole,
    "bare": _bare_part,
}


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation in the order of _RULES' priority: a day before its month, a month before its year."""

    def y(name: str) -> str:
        return rf"(?:(?P<{name}>{_YEAR})的?\s?)?"

    return re.compile(
        rf"(?P<day>(?P<d_lead>截至|截止到?)?{y('d_year')}(?P<d_month>{_N})\s?月\s?(?P<d_day>{_N})\s?[日号](?:{_DASH}(?:(?P<d_month2>{_N})\s?月\s?)?(?P<d_day2>{_N})\s?[日号])?(?:以来|起|前)?)"
        rf"|(?P<first>{y('f_year')}(?:前|头)(?P<f_count>{_N})个?(?P<f_unit>季度|月))"
        rf"|(?P<months>(?P<m_lead>截至|截止到?)?{y('m_year')}(?P<m_first>{_N})(?:\s?月)?(?:{_DASH}(?P<m_last>{_N}))?\s?月份?(?P<m_part>底前|底|末|初|中旬|上旬|下旬|中(?=[,，、]))?)"
        rf"|(?P<quarter>(?P<q_lead>截至|截止到?)?{y('q_year')}第?(?P<q_number>[一二三四首1-4])个?季度(?P<q_part>末|底)?)"
        rf"|(?P<half>{y('h_year')}(?P<h_half>[上下])半年)"
        r"|(?P<plan>[“\"]?(?P<p_number>十[一二三四五六]|二十)五[”\"]?(?P<p_part>期间|时期|以来|末|开局之年|首年|规划期?)?(?<=[”\"间期来末年规划]))"
        rf"|(?P<recent>(?:(?P<r_ahead>未来|今后|接下来)|过去的?|近|最近|过往)(?P<r_count>\d{{1,2}}[余多]?|[一二两三四五六七八九十]{{1,3}}[余多]?|几)(?P<r_unit>十?年|个年头)[来间内]?)"
        r"|(?P<now>截至目前|截至发稿时?|截至当前|目前为止|到目前为止|目前|当前|眼下|现阶段)"
        r"|(?P<near>近日|日前|近期|近来|不久前|此前不久|近段时间|最近)"
        r"|(?P<relative>[今昨前明后](?:天|日(?!本|方|用))|(?:本|当|上个?|下个?|这个)月(?P<w_part>底|初|中旬|上旬|下旬|末)?|(?:本|上|下|这)周(?P<w_day>[一二三四五六日天])?(?!边|期|岁|年|转))"
        rf"|(?P<festival>{y('e_year')}(?:元旦|五一|国庆|春节|中秋|端午|清明)(?:假期|期间|节|前夕|长假|黄金周)?)"
        rf"|(?P<whole>(?P<y_lead>截至|截止到?|到)?(?P<y_year>{_YEAR}|(?:19|20)\d\d(?={_DASH}(?:19|20)\d\d年))(?:{_DASH}(?P<y_to>(?:19|20)\d\d)年?)?(?P<y_part>以来|年?底前?|年?末|年?初|年中|中期|春季|秋季)?)"
        r"|(?P<bare>(?:截至)?(?:年初|年底前?|年末|年内))"
    )
