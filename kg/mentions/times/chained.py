"""A month without a year in a chain of steps to come -> behind the step before it.

计划5月底封顶，9月试生产，12月正式投产 in May 2024 -> December 2024, not the December gone by; 计划10月开工，2月竣工 -> February of the next year
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.model import Mention, Period

_MONTH = re.compile("[0-9]{1,2}月(?:份|[上中下]旬|[底末初])?")
_PLANNED = re.compile("(?:计划|预计|力争|拟|将|确保|有望|争取)[^。；;已了]*$")
_NOT_SO = re.compile("目前|现[已在]|去年|上年|完成|累计|此前|\n")
_STEP = re.compile(
    "[^，,。；;已了的]{0,8}(?:试产|试生产|试运[行营]|投产|投用|投运|投入|竣工|建成|完工|封顶|验收|通车|达产|交付|运营|并网)(?!了)"
)
_NEAR = re.compile("[^，,。；;]{1,16}[，,][^，,。；;]{0,6}")


def onward(plain: str, at: int, end: int, period: Period, before: Mention | None, anchor: date | None) -> Period:
    """The span of a bare month moved behind the step before it, where both are steps of one plan."""
    last = before.value if before else None
    if anchor is None or before is None or not isinstance(last, Period) or last.end is None or last.start is None:
        return period
    if not _MONTH.fullmatch(plain, at, end) or period.start is None or period.end is None or last.end < anchor:
        return period
    planned = _PLANNED.search(plain, 0, at)
    near = _NEAR.fullmatch(plain, before.end, at) and _STEP.match(plain, end)
    if not near or planned is None or planned.start() > before.start or _NOT_SO.search(planned[0]):
        return period
    years = next((n for n in range(3) if period.start.replace(day=1, year=period.start.year + n) > last.start), 0)
    return replace(period, start=_later(period.start, years), end=_later(period.end, years))


def _later(day: date, years: int) -> date:
    """The same day some years on; the last of February whichever it is."""
    last = (day.month, day.day) in ((2, 28), (2, 29))
    leap = (day.year + years) % 4 == 0
    return day.replace(year=day.year + years, day=(29 if leap else 28) if last else day.day)
