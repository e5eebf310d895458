"""Reading -> the same with spans of an unnamed year (全年, 年末, 上半年, 1-9月, 是年) in the year that the text speaks of.

    2023年国民经济和社会发展统计公报 (issued in March 2024) ... 全年生产总值280亿元 -> 2023, not 2024
    2006年，完成投入3200万元。……至年底，园区有企业31家 -> the end of 2006, whether or not the text has a day

The year is the one named last in the paragraph, in the heading above, or in the title of a report on a year; a finder of
periods sees one sentence and takes the year of publication, or none where there is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kg.mentions.times import undated
from kg.mentions.times.calendar import EARLY
from kg.mentions.times.periods import in_year
from kg.model import Mention, Period, Reading, Sentence

_UNNAMED = re.compile(
    r"^(?:截至|至|到|截止)?(?:全年|[当是该]年|年末|年底|年初|年内|年中|[上下]半年|第?[一二三四1-4]季度|前[一二三四五六七八九十两\d]{1,3}个?(?:月|季度)|\d{1,2}月|\d{1,2}\s?[-—–~～至]\s?\d{1,2}月)"
)
_BACK = ("当年", "是年", "该年")
"""They point at the year named last, however far above; never at that of publication where another was named."""
_ALL_YEAR = ("一年来", "一年间", "这一年")
"""2023年，…。一年来，…: the year spoken of, and not the last twelve months."""
_NAMED = re.compile(r"(?<![\d比较与])((?:19|20)\d\d)年(?!代|前(?![一二三四1-9两])|以|内|[^，,。；;\d]{0,9}基[础数]上)")
_ANY = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_LED = re.compile(r"\W*(?:截至|截止|到|至|在)?((?:19|20)\d\d)年(?:(?:度|全年|底|末)?[，,]|是[^，,。；;]{0,30}年)")
"""A sentence that a year leads (2005年，…, 2005年是…“效益年”); another year named in it (成立于2015年) frames nothing."""
_AGO = re.compile(r"\W*(?:回顾)?(?:去年|上年|上一年|过去一年|过去的一年)(?:全年)?[，,]")
"""去年，…。全年…: the year before that of publication."""
_INNER = re.compile(r"[，,]((?:19|20)\d\d)年(?:度|全年)?[，,]")
"""近日，从经济部门了解到，2021年，…: led behind who says so."""
_AHEAD = ("计划", "力争", "预计", "目标", "拟", "将")
"""全年|计划完成投资: of the year to come, also where the text looks back."""
_COMING = re.compile(r"(?:计划|力争|预计|拟|将|确保|争取|有望|下一步|打算|届时|必?须|(?<!申)请)[^，,。；;]*$")
"""Words before a span in its clause that tell of what is to come: 确保|9月投产."""
_LAST_DAY = ("年末", "截至年底", "至年底", "到年底", "截至年末", "至年末")
HALF = 150
"""The days that a half year has at least."""
_REPORT = re.compile(
    r"公报|总结|回顾|年报|年度报告|工作报告|运行情况|运行分析|经济形势|概况|综述|回眸|盘点|成绩单|情况报告|主要指标|完成情况|统计数据|监测|快报"
    r"|年(?:\d{1,2}月?\s?[-—–~～至]\s?\d{1,2}月|\d{1,2}月份|[上下]半年|前?[一二三四]季度|[）)]$)"
)
_YEARBOOK = re.compile(r"年鉴\W{0,2}((?:19|20)\d\d)|((?:19|20)\d\d)年?(?:版|卷|年鉴)")
"""The volume of a year tells of the year before."""
_PAST = re.compile(r"(?!.*(?:申报|申请|征集|推荐|通知|公告|公示)).*?(?:去年|上年|((?:19|20)\d\d)年度)")
"""去年这本账, 表彰2007年度先进: a title that tells of a year gone by, and of nothing that is to be handed in."""
_FIGURES = re.compile(r"(?:生产总值|总产值|增加值|收入|投资|进出口)[^，。；]{0,12}\d")
_NOW = re.compile(r"今年|本年|当前|明年|来年|新一年")


def widen(reading: Reading) -> Reading:
    """Moves the spans whose year the text names elsewhere."""
    opened = None if _of_title(reading) else _of_opening(reading) or _looked_back_on(reading)
    rows = tuple(
        ms if about is None else tuple(_moved(reading, m, *about, opened) for m in ms)
        for ms, about in zip(reading.mentions, _spoken_of(reading), strict=True)
    )
    return undated.dated(replace(reading, mentions=rows))


def _spoken_of(reading: Reading) -> Iterator[tuple[int | None, int | None] | None]:
    """For each sentence the year that frames it and the one that 当年 points at; None where it names its own."""
    titled, paragraph, last = _of_title(reading), None, None
    heading, under = titled, dict[int | None, int | None]()
    before: Sentence | None = None
    for s in reading.sentences:
        named = [int(y) for y in _NAMED.findall(s.text)]
        if s.role == "heading":
            own = any(m.kind == "Period" for m in reading.mentions[s.index])  # 3月末贷款余额增长: of no year above it
            above = under.get(s.heading, titled)  # what the heading before says holds for what stands under it
            heading, paragraph = (named[0] if named else None if own else above), None
            under[s.index] = heading
        elif before is None or "\n" in reading.document.text[before.end : s.start]:
            paragraph = None
        ago = reading.document.day.year - 1 if reading.document.day and _AGO.match(s.text) else None
        year = ago or paragraph or heading
        yield None if named or _NOW.search(s.text) else (year, year or last)
        if s.role == "body" and (named or ago or _NOW.search(s.text)):
            led = _LED.match(s.text) or _INNER.search(s.text)
            paragraph = int(led[1]) if led else None if _NOW.search(s.text) else ago
            last = named[-1] if named else last
        before = s


def of_report(reading: Reading) -> int | None:
    """The year that a report is on: in its title or the name of its file, else leading its first sentence early in the next year
    or, in a text without a day, as the only one that the text names."""
    return _of_title(reading) or _of_opening(reading) or _only(reading)


def _only(reading: Reading) -> int | None:
    """2005年是…年。…全年…: the year that an entry without a day begins with, where it names no other."""
    body = [s.text for s in reading.sentences if s.role in ("body", "title", "heading")]
    first = next((s for s in reading.sentences if s.role == "body"), None)
    led = _LED.match(re.sub("^【[^【】]*】", "", first.text)) if first and reading.document.day is None else None
    alone = led and not any(_NOW.search(t) or set(_ANY.findall(t)) - {led[1]} for t in body)
    return int(led[1]) if led and alone else None


def _of_title(reading: Reading) -> int | None:
    document = reading.document
    for title in (document.title or "", document.path.rpartition("/")[2]):
        if volume := _YEARBOOK.search(title):
            return int(volume[1] or volume[2]) - 1
        named = set(_NAMED.findall(title))
        if len(named) == 1 and _REPORT.search(title):
            return int(named.pop())
    return None


def _of_opening(reading: Reading) -> int | None:
    """The last year, where the first sentence of a text from the first months of the next one tells of it."""
    document = reading.document
    first = next((s for s in reading.sentences if s.role == "body"), None)
    named = set(_NAMED.findall(first.text)) if first else set()
    early = document.day is not None and document.day.month <= 6
    if first and document.day and document.day.month <= EARLY and _AGO.match(first.text) and not _NOW.search(first.text):
        return document.day.year - 1
    if first and early and len(named) == 1 and not _NOW.search(first.text) and _FIGURES.search(first.text):
        year = int(named.pop())
        return year if document.day and year == document.day.year - 1 else None
    return None


def _looked_back_on(reading: Reading) -> int | None:
    """The last year, where the title tells of it: 去年这本账; early in the next one also 2023年国民经济回升向好."""
    day, title = reading.document.day, reading.document.title or ""
    if day is None:
        return None
    if day.month <= EARLY and _NAMED.findall(title) == [str(day.year - 1)]:
        return day.year - 1
    told = _PAST.match(title)
    return day.year - 1 if told and told[1] in (None, str(day.year - 1)) else None


def _moved(reading: Reading, m: Mention, framed: int | None, last: int | None, opened: int | None) -> Mention:
    """A span without a year in the one that frames it; one that is named by another (去年底) stays.

    `opened`: the year that the text began with, or looks back on.
    """
    value, day = m.value, reading.document.day
    if m.text in _ALL_YEAR and framed and (day is None or framed < day.year):
        return replace(m, value=Period(date(framed, 1, 1), date(framed, 12, 31), "inherited"))
    year = last if m.text.startswith(_BACK) else framed
    year = year or (opened if _may_be_past(reading, m) else None)
    if not isinstance(value, Period) or year is None or day is not None and year >= day.year or not _UNNAMED.match(m.text):
        return m
    if reading.document.text.startswith(_AHEAD, m.end):
        return m
    ends = [d for d in (value.start, value.end) if d is not None]
    if day is not None and any(d.year != day.year for d in ends):
        return m
    if m.text.startswith(_LAST_DAY):
        return replace(m, value=Period(date(year, 12, 31), date(year, 12, 31), "inherited"))
    return in_year(m, year)


def _may_be_past(reading: Reading, m: Mention) -> bool:
    """Whether a span that is not over may be one of the year before; a month gone by since (2月末 in March), or running, is none."""
    value, day = m.value, reading.document.day
    if not isinstance(value, Period) or value.start is None or value.end is None or day is None or value.end <= day:
        return False
    long = (value.end - value.start).days > HALF
    return (value.start > day or long) and not _COMING.search(reading.document.text, max(0, m.start - 30), m.start)
