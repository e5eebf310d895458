"""An offset of a text -> the period that frames it: leading its sentence or paragraph, its heading, the title, or of the event.

    2006年，园区完成投入3200万元。引进企业14家 -> 2006 for the count; 签约仪式2月17日举行。……签下19个项目 -> 17 February

A year or month that leads a sentence holds for the sentences after it in the paragraph; one in a heading for its section; one in
the title (2023年工作总结) for the whole text; the day of an event for what the report tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kg.facts.grammar import setting
from kg.facts.grammar.passages import MONTH, above, headings, leads, row, together
from kg.mentions.times import years
from kg.model import Mention, Period, Reading, Sentence

LEAD = 5
"""The event of a report stands in its first sentences."""
_LOOK_BACK = re.compile("回顾|总结|情况|成效|成绩|综述")
_TODAY = frozenset(("目前", "当前", "截至目前", "近日", "日前"))
_EVENT = re.compile(
    r"举行|召开|举办|启动|签约|签订|签署|签下|开工|奠基|竣工|投产|揭牌|启用|活动|仪式|大会|洽谈会|推介会|发布会|集中|落成|开幕|动工|破土"
)
ACTS = ("签", "开工", "动工", "奠基", "竣工", "投产", "揭牌", "启用", "落成")
"""What is done at ceremonies; what a report says was done so, and what its title says, was done at its ceremony."""
_PART = re.compile("[；;]")
_AT_IT = re.compile(
    "(?:^|[，,；;])(?:其中|据悉|据了解|据介绍)?[，,]?(?:在|[^，,；;]{2,10}(?<![因为对由]))?(?:[此本这]次(?!.{0,12}以来)|活动(?:中|上|现场)[，,]|[^，,；;]{0,6}(?:当[天日]|同日))"
)
"""本次|新开工项目52个, 当天|开工的: of the event that the report tells of, whatever else frames it."""
_FOUNDED = re.compile(
    r"(?:\d{1,2}月)?[，,]?(?:正式|依法|注册|动议|[经被由报][^，,。；;]{0,14}?)*(?:批准|批复|设立|成立|组建|挂牌|更名|升级|升格|始建|建区|建园)(?!以?来)"
)
"""1995年3月经省政府批准设立: when a thing came to be frames nothing else."""
_LATER = "如今|近日|日前|不久|随后|此后|后来|次年|第二年"
"""Words after which a sentence speaks of another time than the one that it began with."""
_SINCE = re.compile(_LATER)
OTHER_TIME = re.compile(
    rf"{_LATER}|目前|现在|眼下|当前|近年|最近|这一次|多年来|近期|截至|截止|至今|迄今|下一步|接下来|未来|今后|此前|以往|过去|历年|一直|每[年天日月周小分]|常年|逐年|多年|累计已|即将"
)
_QUOTED = re.compile("“[^“”]*”")


def other_time(clause: str) -> bool:
    """Whether a clause has words of another time; those of a name (“面向未来”标准厂房) are none."""
    return OTHER_TIME.search(_QUOTED.sub("", clause)) is not None


@dataclass(frozen=True, slots=True)
class Frame:
    """A period that holds beyond its clause; `day`: the day of an event."""

    span: Period
    event: bool
    words: str = ""  # what the event's sentence says of it
    as_of: bool = False  # 截至9月底: also what things are is so on that day
    near: bool = True  # in the same paragraph; else it is of the section, the title or the report
    here: bool = False  # in the same sentence
    said: Mention | None = None


def over(reading: Reading, sentence: Sentence, at: int) -> Frame | None:
    """The frame over an offset: in its sentence, its paragraph, its heading; the event of the report, the title."""
    at_it = _AT_IT.search(sentence.text, 0, at - sentence.start)
    if at_it is None and sentence.text.startswith("其中") and sentence.index:
        whole = reading.sentences[sentence.index - 1]  # 此次活动共有项目54个。其中|甲县3个
        at_it = _AT_IT.search(whole.text) if together(reading, whole, sentence) else None
    if at_it and (event := _event_above(reading, sentence, at) or _lead(reading, sentence)):
        return event
    for s, before in above(reading, sentence, at):
        for m in reversed(reading.mentions[s.index]):
            if m.kind != "Period" or m.start >= before or setting.aside(s, m):
                continue
            if not leads(s, m) or _FOUNDED.match(s.text, m.end - s.start) or _SAME_DAY.match(m.text) and not _anchored(m):
                continue
            if m.text.startswith("年") and s is not sentence:  # 年末, 年底: what is so on a day frames no other sentence
                continue
            if _of_a_name(s, m, reading.mentions[s.index]):
                continue
            frame = _framing(reading, s, m)
            if (
                frame is None
                and _passed(reading, m)
                and (s is not sentence or _PART.search(s.text, m.end - s.start, before - s.start))
            ):
                continue
            return replace(frame, here=s is sentence) if frame else None
        if OTHER_TIME.match(s.text) or s is sentence and _SINCE.search(s.text, 0, before - s.start):
            return None
    return _headed(reading, sentence) or _lead(reading, sentence) or _titled(reading, sentence)


def _event_above(reading: Reading, sentence: Sentence, at: int) -> Frame | None:
    """The event of the paragraph, whatever else its sentences are led by."""
    for s, before in above(reading, sentence, at):
        for m in reversed(reading.mentions[s.index]):
            if m.kind == "Period" and m.start < before and leads(s, m) and not setting.aside(s, m):
                frame = _framing(reading, s, m)
                if frame and frame.event and not _FOUNDED.match(s.text, m.end - s.start):
                    return replace(frame, here=s is sentence)
    return None


_OPENING = 2
"""今年以来 in the first sentences of a report holds for what it sums up."""


def since(reading: Reading, sentence: Sentence, m: Mention) -> Period | None:
    """The span up to now that leads the sentence, its paragraph or the report before a period that sums it up (今年以来，…。截至目前)."""
    first = [s for s in reading.sentences[: LEAD + 5] if s.role == "body" and s.index < sentence.index][:_OPENING]
    for s, before in (*above(reading, sentence, m.start), *((s, s.end) for s in reversed(first))):
        for other in reversed(reading.mentions[s.index]):
            if other.end <= before and other.text.endswith(("今年以来", "年初以来")) and leads(s, other):
                return other.value if isinstance(other.value, Period) and other.value.start else None
    return None


_SAME_DAY = re.compile("[当同](?:一)?[天日晚]|同期")
"""当天, 当日上午, 同期: at the time that frames it, wherever that is said."""


def _anchored(m: Mention) -> bool:
    return isinstance(m.value, Period) and m.value.start is not None


_YEAR = re.compile(r"(?:19|20)\d\d年度?")


def _of_a_name(sentence: Sentence, m: Mention, row: Iterable[Mention]) -> bool:
    """2023年全国创新大赛4月19日在临江举行: a year beside a day, no comma behind it, tells which of its kind an event is."""
    if not _YEAR.fullmatch(m.text) or sentence.text.startswith(("，", ","), m.end - sentence.start):
        return False
    days = (x.value for x in row if x is not m and isinstance(x.value, Period))
    return any(v.start is not None and v.end is not None and (v.end - v.start).days < MONTH for v in days)


def _passed(reading: Reading, m: Mention) -> bool:
    """Whether a period is one day gone by that was no event: it dates its own part of the sentence."""
    value, day = m.value, reading.document.day
    return (
        isinstance(value, Period) and value.start is not None and value.start == value.end and (day is None or value.start <= day)
    )


def _framing(reading: Reading, sentence: Sentence, m: Mention) -> Frame | None:
    """A closed period of the past as a frame; None for another, which ends the frame before it."""
    value, day = m.value, reading.document.day
    if not isinstance(value, Period) or value.start is None or value.end is None or day is not None and value.start > day:
        return None
    if value.start != value.end:
        return Frame(value, False)
    if m.text.startswith(("截", "到", "至")) or m.text in _TODAY or m.text.endswith(("年末", "年底")):
        return Frame(value, False, as_of=True, said=m)
    event = _EVENT.search(sentence.text[m.end - sentence.start :])
    return Frame(value, True, sentence.text.replace("开竣工", "开工、竣工")) if event and not m.text.endswith("前") else None


def _lead(reading: Reading, sentence: Sentence) -> Frame | None:
    """The event that a report tells of: the day in its first sentences."""
    body = [s for s in reading.sentences[: LEAD + 5] if s.role == "body"][:LEAD]
    title = sentence.role == "title"
    for s in body:
        if s.index >= sentence.index and not title:
            return None
        for m in reading.mentions[s.index]:
            if m.kind == "Period" and leads(s, m) and not setting.aside(s, m):
                frame = _framing(reading, s, m)
                if frame and frame.event and (not title or any(act in sentence.text and act in s.text for act in ACTS)):
                    return replace(frame, near=False)
    return None


def _headed(reading: Reading, sentence: Sentence) -> Frame | None:
    """The one period of a heading above: 一、2023年工作回顾."""
    named = (h for h in headings(reading, sentence) if not row(h))  # the heads of a table are each of their column
    return next((frame for h in named if (frame := _whole(reading, h))), None)


def _titled(reading: Reading, sentence: Sentence) -> Frame | None:
    """The one period of the title: 2023年国民经济和社会发展统计公报, 今年前三季度外贸进出口增长8%."""
    if sentence.role != "body":
        return None
    titles = [s for s in reading.sentences[:3] if s.role == "title"]
    if titles and (frame := _whole(reading, titles[0])):
        return frame  # 2019年1-9月: narrower than the year
    if year := years.of_report(reading):
        return Frame(Period(date(year, 1, 1), date(year, 12, 31)), False, near=False)
    return None


def _whole(reading: Reading, above: Sentence) -> Frame | None:
    """A span of a month and more that a heading names alone; all past, or the year that its review ends (2023年工作回顾 in December)."""
    day = reading.document.day
    review = _LOOK_BACK.search(above.text)
    spans = [m for m in reading.mentions[above.index] if m.kind == "Period" and isinstance(m.value, Period) and m.value.start]
    if len(spans) != 1:
        return None
    value = spans[0].value
    assert isinstance(value, Period)
    if value.start is None or value.end is None or (value.end - value.start).days < MONTH:
        return None
    if day is not None and (value.start if review else value.end) > day:
        return None
    return Frame(value, False, near=False)
