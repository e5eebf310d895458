"""What is known where a time expression stands, and what one says: the values that the readers of times pass on.

Frame(day of publication, year named last, span named last)  ->  Moment(end in the text, first day, last day)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.mentions.measures.numbers import value
from kg.mentions.times.calendar import Span
from kg.model import Basis

Grain = Literal["open", "day", "week", "month", "quarter", "year", "years"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known where an expression stands: the day of publication, the year that the text named last, and the span."""

    anchor: date | None
    year: int | None = None
    last: Span | None = None

    @property
    def month(self) -> date | None:
        """The first day of the month that the text spoke of last."""
        if self.last is None or (self.last[0].year, self.last[0].month) != (self.last[1].year, self.last[1].month):
            return None
        return self.last[0].replace(day=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A span of days up to `end` in the text; both days None where nothing anchors it. `year` is the one that it names."""

    end: int
    first: date | None
    last: date | None
    basis: Basis
    grain: Grain
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year as a text names it; `number` is None for 今年 without a day of publication. `alone`: 2023年 is a moment, 23年 none."""

    end: int
    number: int | None
    basis: Basis
    alone: bool = True


N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
"""A number of a month, day or week."""
DASH = r"\s?(?:[-—–－~～]{1,2}|至|到)\s?"
FEW = "(?:[0-9]{1,3}|[一二两仨三四五六七八九十]{1,3})"


Rule = Callable[[re.Match[str], int, Frame], Span | None]
"""(match, year, frame) -> the days of a part of that year."""


def number(text: str) -> int:
    """7, 七, 两 -> 7, 7, 2; 元 -> 1, the first month; 0 where there is none."""
    if text == "元":
        return 1
    return int(text) if text.isdecimal() else int(value(text) or 0)
