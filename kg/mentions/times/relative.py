"""Spans reckoned from the day of publication, or from the moment named before: 昨天, 上周五, 本月底, “十四五”, 上世纪80年代.

A rule takes what its pattern matched (kg/mentions/times/reckoned.py has the patterns), the day and the frame.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kg.mentions.times import calendar, parts
from kg.mentions.times.calendar import Span
from kg.mentions.times.frame import Frame, number

_DAYS = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}


def day(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """今天, 昨晚, 大前天, 明日."""
    text = m[0].lstrip("大")
    further = (len(m[0]) - len(text)) * (1 if text[0] == "后" else -1)
    found = calendar.shifted(anchor, days=_DAYS[text[0]] + further)
    return (found, found) if found else None


def that_day(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """当天, 次日: reckoned from the day that the text named last."""
    if frame.last is None or frame.last[0] != frame.last[1]:
        return None
    found = calendar.shifted(frame.last[0], days=m[0][0] in "次翌")
    return (found, found) if found else None


def month(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """本月, 上个月底, 下月九号, 当月第三周, 这个月前两天."""
    base = frame.month or anchor if m["same"] else anchor
    begin = calendar.shifted(base.replace(day=1), months=_steps(m[0]))
    span = calendar.months(begin.year, begin.month, begin.month) if begin else None
    if span is None:
        return None
    if m["day"]:
        found = calendar.day(span[0].year, span[0].month, number(m["day"]))
        return (found, found) if found else None
    if m["nth"]:
        return parts.nth(span, m["nth"], "周")
    if m["count"]:
        return parts.of(span, m["side"], number(m["count"]), m["unit"])
    return parts.part_of_month(span, m["part"])


def month_end(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """月底: of the month that the text named last, else of this one."""
    month = frame.month or anchor
    span = calendar.months(month.year, month.month, month.month)
    return (span[1], span[1]) if span else None


def _steps(text: str) -> int:
    """上上 -> -2, 下 -> 1, 本 -> 0."""
    return len(text) - len(text.lstrip("下")) - (len(text) - len(text.lstrip("上")))


def week(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """本周, 上周五, 下下周末."""
    monday, sunday = calendar.week(anchor, _steps(m[0]))
    match m["weekday"]:
        case None:
            return monday, sunday
        case "末":
            return sunday - timedelta(days=1), sunday
        case name:
            found = sunday if name == "天" else monday + timedelta(days="一二三四五六日".index(name))
            return found, found


def half(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """上半月, 下半周."""
    if m["unit"] == "周":
        monday, sunday = calendar.week(anchor)
        middle = monday + timedelta(days=3)
        return (monday, middle - timedelta(days=1)) if m["half"] == "上" else (middle, sunday)
    month = calendar.months(anchor.year, anchor.month, anchor.month)
    assert month  # that of a date
    return (month[0], month[0].replace(day=15)) if m["half"] == "上" else (month[0].replace(day=16), month[1])


def quarter(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """本季度, 上季度末."""
    begin = calendar.shifted(anchor.replace(day=1, month=(anchor.month - 1) // 3 * 3 + 1), months=3 * _steps(m[0]))
    span = calendar.months(begin.year, begin.month, begin.month + 2) if begin else None
    return (span[1], span[1]) if span and m["end"] else span


def two_years(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """今明两年."""
    return calendar.years(anchor.year, anchor.year + 1)


WINTER_OVER = 3
"""The month up to which 今冬 is the winter that is passing."""


def season(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """今夏, 去冬, 明春; up to March 今冬 is the winter that began the year before."""
    begun = m["season"] == "冬" and m["which"] == "今" and anchor.month <= WINTER_OVER
    return parts.season(m["season"], anchor.year - begun + {"去": -1, "今": 0, "明": 1}[m["which"]])


def bare_day(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """15日: of the month that the text named last, else the nearest one before or after the day of publication."""
    first, last = number(m["day"]), number(m["to"] or m["day"])
    bases = [frame.month] if frame.month else [b for n in (0, -1, 1) if (b := calendar.shifted(anchor.replace(day=1), months=n))]
    spans = [
        (a, b)
        for base in bases
        if (a := calendar.day(base.year, base.month, first)) and (b := calendar.day(base.year, base.month, last))
    ]
    spans = [s for s in spans if s[0] <= s[1]]
    return min(spans, key=lambda s: abs(s[0] - anchor)) if spans else None


def bracketed(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """昨（27）日: the day in brackets that is nearest to that of publication, whatever was spoken of before."""
    return bare_day(m, anchor, replace(frame, last=None))


def plan(m: re.Match[str], anchor: date | None, frame: Frame) -> Span | None:
    """“十四五”期间, “十四五”以来, “十三五”末."""
    first, last = calendar.plan(number(m["plan"]))
    match (m["part"] or "")[:1]:
        case "末":
            return last, last
        case "以" if anchor:
            return first, anchor
        case "开" | "首":
            return calendar.years(first.year, first.year)
        case _:
            return first, last


def decade(m: re.Match[str], anchor: date | None, frame: Frame) -> Span | None:
    """上世纪80年代, 十九世纪七十年代, 90年代末, 21世纪初."""
    this = (anchor.year if anchor else 2020) // 100
    century = {"上": this - 1, "本": this, "": this - 1}.get(m["century"] or "", number(m["century"] or "") - 1)
    if not m["decade"]:
        begin = century * 100
        match (m["part"] or "")[:1]:
            case "初":
                return calendar.years(max(begin, 1), begin + 19)
            case "末":
                return calendar.years(begin + 80, begin + 99)
            case _:
                return calendar.years(max(begin, 1), begin + 99)
    begin = century * 100 + number(m["decade"])
    match (m["part"] or "")[:1]:
        case "初" | "前":
            return calendar.years(begin, begin + 3)
        case "中":
            return calendar.years(begin + 4, begin + 6)
        case "末" | "后":
            return calendar.years(begin + 7, begin + 9)
        case _:
            return calendar.years(begin, begin + 9)


def today(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    return anchor, anchor


def open(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """近日, 近年来: no day can be given."""
    return None
