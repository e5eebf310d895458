"""Parts of a year as spans of days: a day, months, a quarter, a half, a season, 年底, the third week of a month.

A rule takes what its pattern matched (kg/mentions/times/moments.py has the patterns) and the year.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.mentions.times import calendar
from kg.mentions.times.calendar import Span
from kg.mentions.times.frame import Frame, number


def day_of_month(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """9月1日, 9月1日至3日, 2月29日."""
    month = number(m["month"])
    first = calendar.day(y, month, number(m["day"]))
    last = calendar.day(y, month, number(m["to"])) if m["to"] else first
    return (first, last) if first and last and first <= last else None


def bare_day_of_month(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """10月22: the sign of the day left out."""
    found = calendar.day(y, number(m["month"]), number(m["day"]))
    return (found, found) if found else None


def months(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """1-7月份, 10月, 9月底, 3月初, 6月中旬."""
    span = calendar.months(y, number(m["first"]), number(m["last"] or m["first"]))
    return part_of_month(span, m["part"]) if span else None


def part_of_month(span: Span, part: str | None) -> Span:
    """底, 末: the last day; 初: the first ten days; 旬: ten days."""
    match (part or "").lstrip("月")[:1]:
        case "底" | "末":
            return span[1], span[1]
        case "初":
            return calendar.ten_days(span, "上")
        case "":
            return span
        case third:
            return calendar.ten_days(span, third)


def first_of(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """前三季度, 前8个月, 前10天, 最后3周 of a year."""
    return of(calendar.years(y, y), m["side"], number(m["count"]), m["unit"])


def of(span: Span | None, side: str, count: int, unit: str) -> Span | None:
    """The first or last so many days, weeks, months or quarters of a span."""
    if span is None or not count:
        return None
    first, last = span
    last_ones = side in ("后", "最后", "最後")
    match unit:
        case "月" | "季":
            size = count * (3 if unit == "季" else 1)
            if last_ones:
                begin = calendar.shifted(last + timedelta(days=1), months=-size)
                return (begin, last) if begin and begin >= first else None
            end = calendar.shifted(first, months=size)
            return (first, end - timedelta(days=1)) if end and end - timedelta(days=1) <= last else None
        case "周" | "星" | "礼":
            weeks = timedelta(days=7 * count - 1)
        case _:
            weeks = timedelta(days=count - 1)
    if last_ones:
        return (last - weeks, last) if last - weeks >= first else None
    return (first, first + weeks) if first + weeks <= last else None


def nth_of(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """第三个月, 第52周, 第10天 of a year; 首月."""
    return nth(calendar.years(y, y), m["nth"], m["nth_unit"] or "月")


def nth(span: Span | None, count: str | None, unit: str) -> Span | None:
    """The n-th month, week or day of a span."""
    n = number(count) if count else 1
    if span is None or not n:
        return None
    match unit[0]:
        case "月":
            first = calendar.shifted(span[0], months=n - 1)
            return calendar.months(first.year, first.month, first.month) if first and first <= span[1] else None
        case "天":
            found = span[0] + timedelta(days=n - 1)
            return (found, found) if found <= span[1] else None
        case "周" if unit[-1] in "一二三四五六日天":
            found = calendar.nth_weekday(span, n, "一二三四五六日天".index(unit[-1]) % 7 if unit[-1] != "天" else 6)
            return found, found
        case _:
            return calendar.nth_week(span, n)


def in_month(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """十月的第一周, 6月第3个星期日, 3月前两天."""
    month = number(m["month"])
    span = calendar.months(y, month, month)
    if m["nth"]:
        return nth(span, m["nth"], m["nth_unit"].replace("星期", "周").replace("礼拜", "周"))
    return of(span, m["side"], number(m["count"]), m["unit"])


def quarter(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """一季度, 第三季度, 四季度末."""
    n = 1 if m["quarter"] == "首" else number(m["quarter"])
    begin = number(m["from"]) if m["from"] else n
    span = calendar.months(y, begin * 3 - 2, n * 3)
    match m["part"]:
        case "末" | "底" if span:
            return span[1], span[1]
        case "初" if span:
            return calendar.months(y, n * 3 - 2, n * 3 - 2)
        case _:
            return span


def half(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    return calendar.months(y, 1, 6) if m["half"] in "上前" else calendar.months(y, 7, 12)


_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "暑": (7, 8)}


def season_of(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    return season(m["season"], y)


def season(name: str, y: int) -> Span | None:
    """春季: March to May; 冬季 ends in February of the next year."""
    if name == "冬":
        winter, end = calendar.day(y, 12, 1), calendar.months(y + 1, 2, 2)
        return (winter, end[1]) if winter and end else None
    return calendar.months(y, *_SEASONS[name])


_PARTS_OF_YEAR = {
    "底": (12, 12),
    "末": (10, 12),
    "终": (10, 12),
    "岁": (10, 12),
    "初": (1, 3),
    "伊": (1, 3),
    "中": (6, 7),
    "内": (1, 12),
}


def part_of_year(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """年底, 年初, 年中, 年内, 伊始; 年末 is the day at which stocks are counted."""
    name = m["of_year"].lstrip("年的")[0]
    span = calendar.months(y, *_PARTS_OF_YEAR[name])
    return (span[1], span[1]) if span and name == "末" else span


def same_term(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """去年同期: the span that the text named last, in that year."""
    if frame.last is None:
        return None
    back = (y - frame.last[0].year) * 12
    first, after = calendar.shifted(frame.last[0], back), calendar.shifted(frame.last[1] + timedelta(days=1), back)
    return (first, after - timedelta(days=1)) if first and after else None


def same_span(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """同期，…: the span that the text named last."""
    return frame.last
