"""Facts of a time that is not over, as far as it has gone: what has been done 今年 was done by the day of the text.

今年新增企业13家, on 2025-03-17 -> 2025-01-01 to 2025-03-17; 今年计划新增13家 -> the whole year
2025年计划投资9亿元，现已完成投资2亿元 -> 2亿元: 2025-01-01 to 2025-03-17
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.facts import nested
from kg.model import Document, Fact, Group, Mention, Observation, Period

_RUNNING = frozenset(("今年", "本年", "本年度", "今年度", "本月", "这个月", "本季度", "本季"))
"""Times that are named by being those of the text; a year by its number, 年内 and 全年 are told of as wholes."""
_BY_NOW = re.compile(r"(?:现已|目前已|至今已|已累计|已经?完成|已经?实现)[^，,。；;]{0,14}$")
_LAST = 26
"""A text of the last part of a time in so many (two weeks of a year) tells of all of it."""


def cut(fact: Fact, document: Document) -> Fact:
    """The fact, and those inside it, with a running time that ends on the day of the text."""
    if document.day is None:
        return fact
    new = nested.changed(fact, lambda inside: cut(inside, document))
    period = _so_far(fact, document)
    return replace(fact, **new, period=period) if period else replace(fact, **new) if new else fact


def _so_far(fact: Fact, document: Document) -> Mention | Period | None:
    """The time of a fact up to the day of the text; None where it is told of as a whole."""
    period, day = fact.period, document.day
    value = period.value if isinstance(period, Mention) else period
    if fact.modality not in ("actual", "ongoing") or day is None or not isinstance(value, Period):
        return None
    if value.start is None or value.end is None or not value.start <= day or (value.end - day) * _LAST <= value.end - value.start:
        return None
    group = fact.about if isinstance(fact, Observation) and isinstance(fact.about, Group) else None
    if group and isinstance(period, Period) and isinstance(group.period, Mention) and _so_far(group, document):
        return replace(period, end=day) if _span(group.period) == _span(period) else None
    figure = fact.quantity if isinstance(fact, Observation) else fact.count if isinstance(fact, Group) else None
    if figure and _BY_NOW.search(document.text, max(0, figure.start - 24), figure.start):
        return Period(value.start, day, "inherited")
    if not isinstance(period, Mention) or period.text not in _RUNNING:
        return None
    return replace(period, value=replace(value, end=day))


def _span(period: Mention | Period) -> tuple[date | None, date | None]:
    value = period.value if isinstance(period, Mention) else period
    return (value.start, value.end) if isinstance(value, Period) else (None, None)
