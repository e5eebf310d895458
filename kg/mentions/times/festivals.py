"""Days of the lunar calendar and festivals: 农历八月十五, 正月, 国庆假期, 春节."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from kg import resources
from kg.mentions.times import calendar
from kg.mentions.times.calendar import Span
from kg.mentions.times.frame import Frame, N, number

LUNAR_DAY = "(?:初[一二三四五六七八九十0-9]|廿[一二三四五六七八九]?|[一二三]?十[一二三四五六七八九]?|[0-9]{1,2})"
LUNAR_DATE = re.compile(rf"(?P<leap>闰?)(?P<month>正月|腊月|冬月|大年|{N}月)(?P<day>{LUNAR_DAY})?")


def lunar(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """农历八月十五, 正月, 腊月初十, 闰四月."""
    told = LUNAR_DATE.search(m[0])
    if told is None:
        return None
    month = {"正": 1, "大": 1, "冬": 11, "腊": 12}.get(told["month"][0]) or number(told["month"][:-1])
    if not told["day"]:
        return calendar.lunar_month(y, month, bool(told["leap"]))
    text = told["day"].removeprefix("初")
    found = calendar.lunar(y, month, 20 + number(text[1:]) if text[0] == "廿" else number(text), bool(told["leap"]))
    return (found, found) if found else None


@cache
def festivals() -> dict[str, dict[str, str]]:
    return {r["name"]: r for r in resources.table("lexicon/festivals.tsv")}


@cache
def pattern() -> re.Pattern[str]:
    """The longest name first; a name of other things too only before the characters that the table gives."""
    names = sorted(festivals().values(), key=lambda r: -len(r["name"]))
    told = "|".join(r["name"] + ("" if r["only"] == "-" else f'(?=[”"]?[{r["only"]}]|$)') for r in names)
    return re.compile(
        rf"(?:农历|阴历)?(?<![一二三四五六七八九十百第])(?P<festival>{told})(?:[”\"]?、?(?:{'|'.join(r['name'] for r in names if r['days'] != '1')})?[”\"]?(?P<holiday>小?假期|小?长假|黄金周|期间|假日))?(?![路街村镇社区广场大])"
    )


def festival(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """国庆 on 1 October, 国庆假期 seven days from then, 春节 by the lunar calendar."""
    row = festivals()[m["festival"]]
    month = int(row["month"])
    first: date | None
    match row["calendar"]:
        case "solar":
            first = calendar.day(y, month, int(row["day"]))
        case "lunar":
            first = calendar.lunar(y, month, int(row["day"]))
        case "term":
            first = calendar.clear_and_bright(y) if 1900 <= y < 2100 else None
        case _:
            nth_one, weekday = row["day"].split(".")
            span = calendar.months(y, month, month)
            first = calendar.nth_weekday(span, int(nth_one), (int(weekday) - 1) % 7) if span else None
    if first is None:
        return None
    return first, first + timedelta(days=int(row["days"]) - 1 if m["holiday"] else 0)
