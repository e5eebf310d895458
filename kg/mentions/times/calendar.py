"""Arithmetic of spans of days: years, halves, quarters, months, weeks and their parts, five-year plans, the lunar calendar.

    months(2023, 1, 7) -> 2023-01-01 to 2023-07-31; lunar(2024, 1, 1) -> 2024-02-10; nth_week(month, 3) -> its third Monday to Sunday

Where a date does not exist (30 February, year 0) the answer is None: nothing raises.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from kg import resources

Span = tuple[date, date]

EARLY = 3
"""In the first months of a year what was done in 全年, 上半年 or 过去一年 was done in the year before."""


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> Span | None:
    """From the first day of one month to the last of another of the same year."""
    if not (1 <= year <= 9999 and 1 <= first <= last <= 12):
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def years(first: int, last: int) -> Span | None:
    """From the first day of one year to the last of another."""
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None


def week(of: date, weeks: int = 0) -> Span:
    """Monday to Sunday of the week of a day, or of one so many weeks later."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def nth_week(span: Span, number: int) -> Span:
    """The n-th of the weeks whose Monday lies in the span."""
    first = span[0] + timedelta(days=-span[0].weekday() % 7, weeks=number - 1)
    return first, first + timedelta(days=6)


def nth_weekday(span: Span, number: int, weekday: int) -> date:
    """The n-th Monday (0) to Sunday (6) of a span."""
    return span[0] + timedelta(days=(weekday - span[0].weekday()) % 7, weeks=number - 1)


def shifted(of: date, months: int = 0, days: int = 0) -> date | None:
    """The day so many months and days later; the last day of its month where the month is too short."""
    year, month = divmod(of.year * 12 + of.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    moved = date(year, month + 1, min(of.day, monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return None


def ten_days(span: Span, third: str) -> Span:
    """上旬, 中旬, 下旬 of a month."""
    first, last = span
    match third:
        case "上":
            return first, first.replace(day=10)
        case "中":
            return first.replace(day=11), first.replace(day=20)
        case _:
            return first.replace(day=21), last


def plan(number: int) -> Span:
    """The n-th five-year plan; the fourteenth runs from 2021 to 2025."""
    first = 2021 + (number - 14) * 5
    return date(first, 1, 1), date(first + 4, 12, 31)


# ---------------------------------------------------------------- the lunar calendar


@cache
def _lunar_years() -> dict[int, tuple[date, int, tuple[int, ...]]]:
    """Year -> its first day, its leap month (0: none), the lengths of its months in order."""
    return {
        year: (date.fromisoformat(f"{year}-{r['first']}"), int(r["leap"]), tuple(29 + int(c) for c in r["months"]))
        for r in resources.table("lunar.tsv")
        if (year := int(r["year"]))
    }


def lunar_month(year: int, month: int, leap: bool = False) -> Span | None:
    """The days of a month of the lunar calendar (1900 to 2100)."""
    if year not in _lunar_years() or not 1 <= month <= 12:
        return None
    first, leap_month, lengths = _lunar_years()[year]
    if leap and month != leap_month:
        return None
    index = month - 1 + (leap or 0 < leap_month < month)
    begin = first + timedelta(days=sum(lengths[:index]))
    return begin, begin + timedelta(days=lengths[index] - 1)


def lunar(year: int, month: int, number: int, leap: bool = False) -> date | None:
    """The solar day of a lunar date; -1 is the last day of the month."""
    span = lunar_month(year, month, leap)
    if span is None:
        return None
    found = span[1] if number == -1 else span[0] + timedelta(days=number - 1)
    return found if span[0] <= found <= span[1] else None


def clear_and_bright(year: int) -> date:
    """清明, the solar term of 4 or 5 April (1900 to 2099)."""
    base = 4.81 if year >= 2000 else 5.59
    return date(year, 4, int(year % 100 * 0.2422 + base) - year % 100 // 4)
