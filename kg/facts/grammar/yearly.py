"""A row of values with 分别 behind as many years -> the year of each; a figure of a table -> the time that its column is of.

指标 | 2022年 | 2023年 ⏎ 企业（家） | 46 | 55 -> 46: 2022, 55: 2023
2021年至2023年，新增企业分别达|39家、55家、84家 -> 39家: 2021, 55家: 2022, 84家: 2023; 2022年和2023年，税收分别为3亿元、4亿元 -> 3亿元: 2022
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kg.mentions.measures import rows
from kg.mentions.times.periods import read_periods
from kg.model import Mention, Period, Quantity, Reading, Sentence

_EACH = re.compile(r"分别[^，,。；;、\d]{0,18}$")
_JOINTS = ("、", "和", "与", "及", "以及", "，", ",")
_LISTED = re.compile(r"、|和|与|及(?!其)")
"""工业、农业增加值分别为39亿元、55亿元: the values are of what is listed, and not of the years."""


def of_row(reading: Reading, sentence: Sentence, at: int) -> Period | None:
    """The time of a value that begins at an offset, None where it is in no such row."""
    if rows.is_row(sentence.text):
        return _of_column(reading, sentence, at)
    text, figures = reading.document.text, [m for m in reading.mentions[sentence.index] if isinstance(m.value, Quantity)]
    row: list[Mention] = []
    for m in sorted(figures, key=lambda m: m.start):
        goes_on = row and text[row[-1].end : m.start].strip() in _JOINTS
        if row and not goes_on and m.start > at:
            break
        row = [*row, m] if goes_on else [m]
    place = next((i for i, m in enumerate(row) if m.start == at), None)
    said = _EACH.search(text[sentence.start : row[0].start]) if place is not None else None
    if place is None or said is None or len(row) < 2:
        return None
    each = sentence.start + said.start()
    named = [m for m in reading.mentions[sentence.index] if isinstance(m.value, Period) and m.end <= each]
    if not named or _LISTED.search(text, named[-1].end, each) or re.search("[；;]", text[named[-1].end : each]):
        return None
    years = _years(text, named)
    return years[place] if len(years) == len(row) else None


def _of_column(reading: Reading, sentence: Sentence, at: int) -> Period | None:
    """The time that heads a column: 2023年, 2023年1-6月累计（万元）."""
    cell = rows.at(rows.cells(reading.document, sentence), at, at + 1)
    told = read_periods(cell.column, reading.document.day) if cell else []
    time = told[0].value if len(told) == 1 and told[0].start == 0 else None
    return replace(time, basis="inherited") if isinstance(time, Period) and time.start else None


def _years(text: str, named: list[Mention]) -> list[Period]:
    """The years that the last expressions of time name: one by one, or from the first to the last."""
    beside = [named[-1]]
    for earlier, later in reversed(list(pairwise(named))):
        if text[earlier.end : later.start].strip() not in _JOINTS[:5]:
            break
        beside.insert(0, earlier)
    spans = [m.value for m in beside if isinstance(m.value, Period)]
    if len(spans) > 1:
        return spans if all(len(_of(p)) == 1 for p in spans) else []
    return _of(spans[0])


def _of(period: Period) -> list[Period]:
    """The whole years of a period, none where it holds a part of one."""
    first, last = period.start, period.end
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return []
    return [Period(date(y, 1, 1), date(y, 12, 31), period.basis) for y in range(first.year, last.year + 1)]
