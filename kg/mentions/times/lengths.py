"""Spans that a length of time reaches back or ahead from the day of publication: 近三年, 未来五年, 5年前, 再过两天."""

from __future__ import annotations

import re
from datetime import date

from kg.mentions.measures.numbers import value
from kg.mentions.times import calendar
from kg.mentions.times.calendar import Span
from kg.mentions.times.frame import Frame

_UNITS = {"年": (12, 0), "季": (3, 0), "月": (1, 0), "周": (0, 7), "星": (0, 7), "礼": (0, 7), "天": (0, 1), "日": (0, 1)}
_IN_A_DAY = {"小": 24, "钟": 24, "刻": 96, "分": 1440, "秒": 86400}


def _length(m: re.Match[str]) -> tuple[int, int] | None:
    """(months, days) of 三年, 两个半月, 30多年, 半年, 48小时; None where no number says how long."""
    if _unit(m) in _IN_A_DAY:
        return 0, int((value(m["count"]) or 0) / _IN_A_DAY[_unit(m)]) if m["count"] != "半" else 0
    months, days = _UNITS[_unit(m)]
    half = (months // 2, 0) if months > 1 else (0, 15 if months else days // 2)
    if m["count"] == "半":
        return half
    count = value(m["count"])
    if count is None:
        return None
    more = half if m["half"] or m["half2"] else (0, 0)
    return months * int(count) + more[0], days * int(count) + more[1]


def _unit(m: re.Match[str]) -> str:
    return str(m["unit"] or m["unit2"]).lstrip("个多")[0]


def _until(anchor: date, length: tuple[int, int]) -> Span | None:
    """The length that ends at a day."""
    begin = calendar.shifted(anchor, -length[0], -length[1])
    return (begin, anchor) if begin else None


def recent(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """近三年, 过去5年, 30多年来, 三个月以来."""
    length = _length(m)
    if length == (12, 0) and m[0].startswith("过去") and anchor.month <= calendar.EARLY:
        return calendar.years(anchor.year - 1, anchor.year - 1)  # 过去一年 in February: the year gone by
    return _until(anchor, length) if length else None


def coming(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """未来五年, 今后3个月, 60日内."""
    length = _length(m)
    end = calendar.shifted(anchor, *length) if length else None
    return (anchor, end) if end else None


def distant(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """5年前, 三个月后, 20天之后: the year, month or day so far away."""
    length = _length(m)
    way = -1 if m["way"][-1] == "前" else 1
    found = calendar.shifted(anchor, way * length[0], way * length[1]) if length else None
    if found is None or length is None:
        return None
    match _unit(m):
        case "年" if not length[0] % 12:
            return calendar.years(found.year, found.year)
        case "年" | "季" | "月" if not length[1]:
            return calendar.months(found.year, found.month, found.month)
        case "周" | "星" | "礼":
            return calendar.week(found)
        case _:
            return found, found


def ahead(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """再过两天, 过十周: the day then."""
    length = _length(m)
    found = calendar.shifted(anchor, *length) if length else None
    return (found, found) if found else None
