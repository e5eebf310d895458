"""Reading -> the same with spans of an unnamed year (全年, 年末, 上半年, 1-9月) in the year that the text speaks of.

    2023年国民经济和社会发展统计公报 (issued in March 2024) ... 全年生产总值280亿元 -> 2023, not 2024
    2006年，完成投入3200万元。……至年底，园区有企业31家 -> the end of 2006

The year is the one named last in the paragraph, in the heading above, or in the title of a report on a year; a finder of
periods sees one sentence and takes the year of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.model import Mention, Period, Reading, Sentence

_UNNAMED = re.compile(
    r"^(?:截至|至|到|截止)?(?:全年|年末|年底|年初|年内|年中|[上下]半年|第?[一二三四1-4]季度|前[一二三四五六七八九十两\d]{1,3}个?(?:月|季度)|\d{1,2}月|\d{1,2}\s?[-—–~～至]\s?\d{1,2}月)"
)
_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!代|[前以]|内)")
_LED = re.compile(r"\W*(?:截至|截止|到|至|在)?((?:19|20)\d\d)年(?:度|全年|底|末)?[，,]")
"""A sentence that a year leads; another year named in it (成立于2015年) frames nothing."""
_LAST_DAY = ("年末", "截至年底", "至年底", "到年底", "截至年末", "至年末")
_REPORT = re.compile(r"公报|总结|年报|年鉴|年度报告|工作报告|运行情况|运行分析|经济形势|概况|综述|回眸|盘点|成绩单|情况报告")
_FIGURES = re.compile(r"(?:生产总值|总产值|增加值|收入|投资|进出口)[^，。；]{0,12}\d")
_NOW = re.compile(r"今年|本年|当前|明年|来年|新一年")


def widen(reading: Reading) -> Reading:
    """Moves the spans whose year the text names elsewhere."""
    day = reading.document.day
    if day is None:
        return reading
    title = of_report(reading)
    heading, paragraph = title, None
    rows = []
    before: Sentence | None = None
    for s, mentions in zip(reading.sentences, reading.mentions, strict=True):
        named = [int(y) for y in _NAMED.findall(s.text)]
        if s.role == "heading":
            heading, paragraph = (named[0] if named else heading), None
        elif before is None or "\n" in reading.document.text[before.end : s.start]:
            paragraph = None
        year = paragraph or heading
        if year is None or year >= day.year or named or _NOW.search(s.text):
            rows.append(mentions)
        else:
            rows.append(tuple(_moved(m, day, year) for m in mentions))
        if s.role == "body" and (named or _NOW.search(s.text)):
            led = _LED.match(s.text)
            paragraph = int(led[1]) if led else None
        before = s
    return replace(reading, mentions=tuple(rows))


def of_report(reading: Reading) -> int | None:
    """The year that a report is on: in its title or the name of its file, else leading its first sentence early in the next year."""
    document = reading.document
    for title in (document.title or "", document.path.rpartition("/")[2]):
        named = set(_NAMED.findall(title))
        if len(named) == 1 and _REPORT.search(title):
            return int(named.pop())
    first = next((s for s in reading.sentences if s.role == "body"), None)
    named = set(_NAMED.findall(first.text)) if first else set()
    early = document.day is not None and document.day.month <= 6
    if first and early and len(named) == 1 and not _NOW.search(first.text) and _FIGURES.search(first.text):
        year = int(named.pop())
        return year if document.day and year == document.day.year - 1 else None
    return None


def _moved(m: Mention, day: date, year: int) -> Mention:
    value = m.value
    if not isinstance(value, Period) or not _UNNAMED.match(m.text) or value.start is None and value.end is None:
        return m
    ends = [d for d in (value.start, value.end) if d is not None]
    if any(d.year != day.year for d in ends):
        return m
    if m.text.startswith(_LAST_DAY):
        return replace(m, value=Period(date(year, 12, 31), date(year, 12, 31), "inherited"))
    start, end = (None if d is None else _in_year(d, year) for d in (value.start, value.end))
    return replace(m, value=Period(start, end, "inherited"))


def _in_year(d: date, year: int) -> date:
    """The same day of another year; the last of February where it has no 29th."""
    try:
        return d.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
