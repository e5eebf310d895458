"""An offset of a text -> the period that frames it: leading its sentence or paragraph, its heading, the title, or of the event.

    2006年，园区完成投入3200万元。引进企业14家 -> 2006 for the count; 签约仪式2月17日举行。……签下19个项目 -> 17 February

A year or month that leads a sentence holds for the sentences after it in the paragraph; one in a heading for its section; one in
the title (2023年工作总结) for the whole text; the day of an event for what the report tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.facts.grammar import clauses
from kg.mentions.times import years
from kg.model import Mention, Period, Reading, Sentence

REACH = 8
"""How many sentences of a paragraph a frame holds for."""
LEAD = 5
"""The event of a report stands in its first sentences."""
ROWS = 40
"""How many rows of a table are looked over for the sentence above it."""
_EVENT = re.compile(
    r"举行|召开|举办|启动|签约|签订|签署|签下|开工|奠基|竣工|投产|揭牌|启用|活动|仪式|大会|洽谈会|推介会|发布会|集中|落成|开幕|动工|破土"
)
_AT_EVENT = re.compile(r"[^，,。；;]{0,12}[，,]?[^，,。；;]{0,30}(?:举行|举办|召开|集中|签约|开工|奠基|揭牌|竣工|投产)")
_BYLINE = re.compile(r".*[）)】」]")
_HEAD = re.compile(
    r"^(?:回头看|据统计|统计显示|据悉|据了解|记者|数据显示|其中|从|在|自|到|早在|就在|[一二三四五六七八九十]是|[（(][一二三四五六七八九十][)）]|\W)+"
)
OTHER_TIME = re.compile(
    r"目前|如今|现在|眼下|当前|近年|多年来|近期|截至|截止|至今|迄今|下一步|接下来|未来|今后|此前|以往|过去|历年|一直|每年|常年|逐年|多年|累计已|即将"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A period that holds beyond its clause; `day`: the day of an event."""

    span: Period
    event: bool
    words: str = ""  # what the event's sentence says of it
    as_of: bool = False  # 截至9月底: also what things are is so on that day
    near: bool = True  # in the same paragraph; else it is of the section, the title or the report


def over(reading: Reading, sentence: Sentence, at: int) -> Frame | None:
    """The frame over an offset: in its sentence, its paragraph, its heading; the event of the report, the title."""
    for s, before in _above(reading, sentence, at):
        for m in reversed(reading.mentions[s.index]):
            if m.kind != "Period" or m.start >= before or clauses.aside(s, m):
                continue
            if not _leads(s, m):
                continue
            if m.text.startswith("年"):
                continue  # 年末, 年底: what is so on a day frames nothing else
            return _framing(reading, s, m)
        if s.index != sentence.index and OTHER_TIME.match(s.text):
            return None
    return _headed(reading, sentence) or _lead(reading, sentence) or _titled(reading, sentence)


def _above(reading: Reading, sentence: Sentence, at: int) -> Iterator[tuple[Sentence, int]]:
    """The sentence up to an offset, then the ones before it in its paragraph; over a table the paragraph before it."""
    yield sentence, at
    here, steps, rows = sentence, 0, 0
    for i in range(sentence.index - 1, -1, -1):
        s = reading.sentences[i]
        if s.role != "body":
            return
        if row(here) and rows < ROWS:
            rows += 1
        elif not together(reading, s, here):
            return
        else:
            steps += 1
        if steps > REACH:
            return
        yield s, s.end
        here = s


def row(sentence: Sentence) -> bool:
    return " | " in sentence.text


def together(reading: Reading, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences that follow each other stand in one paragraph."""
    return "\n" not in reading.document.text[one.end : two.start] and "\n" not in reading.document.text[two.start - 1 : two.start]


def _leads(sentence: Sentence, m: Mention) -> bool:
    """Whether a period begins its clause; the day of an event may stand behind who held it (开发区4月17日举行…)."""
    before = re.split(r"[，,；;：:。]", sentence.text[max(0, m.start - sentence.start - 40) : m.start - sentence.start])[-1]
    if len(_HEAD.sub("", _BYLINE.sub("", before.strip()))) <= 4:
        return True
    value = m.value
    day = isinstance(value, Period) and value.start is not None and value.start == value.end
    return day and bool(_AT_EVENT.match(sentence.text, m.end - sentence.start))


def _framing(reading: Reading, sentence: Sentence, m: Mention) -> Frame | None:
    """A closed period of the past as a frame; None for another, which ends the frame before it."""
    value, day = m.value, reading.document.day
    if not isinstance(value, Period) or value.start is None or value.end is None or day is not None and value.start > day:
        return None
    if value.start != value.end:
        return Frame(value, False)
    if m.text.startswith(("截", "到", "至")):
        return Frame(value, False, as_of=True)
    event = _EVENT.search(sentence.text[m.end - sentence.start :])
    return Frame(value, True, sentence.text) if event and "前" not in m.text else None


def _lead(reading: Reading, sentence: Sentence) -> Frame | None:
    """The event that a report tells of: the day in its first sentences."""
    body = [s for s in reading.sentences[: LEAD + 5] if s.role == "body"][:LEAD]
    for s in body:
        if s.index >= sentence.index:
            return None
        for m in reading.mentions[s.index]:
            if m.kind == "Period" and _leads(s, m) and not clauses.aside(s, m):
                frame = _framing(reading, s, m)
                if frame and frame.event:
                    return replace(frame, near=False)
    return None


def _headed(reading: Reading, sentence: Sentence) -> Frame | None:
    """The one period of the heading above: 一、2023年工作回顾."""
    if sentence.heading is None or reading.sentences[sentence.heading].role != "heading":
        return None
    return _whole(reading, reading.sentences[sentence.heading])


def _titled(reading: Reading, sentence: Sentence) -> Frame | None:
    """The one period of the title: 2023年国民经济和社会发展统计公报, 今年前三季度外贸进出口增长8%."""
    if sentence.role != "body":
        return None
    if year := years.of_report(reading):
        return Frame(Period(date(year, 1, 1), date(year, 12, 31)), False, near=False)
    titles = [s for s in reading.sentences[:3] if s.role == "title"]
    return _whole(reading, titles[0]) if titles else None


def _whole(reading: Reading, above: Sentence) -> Frame | None:
    """A span of a month and more, all past, that a heading names alone."""
    day = reading.document.day
    spans = [m for m in reading.mentions[above.index] if m.kind == "Period" and isinstance(m.value, Period) and m.value.start]
    if len(spans) != 1:
        return None
    value = spans[0].value
    assert isinstance(value, Period)
    if value.start is None or value.end is None or day is not None and value.end > day or (value.end - value.start).days < 27:
        return None
    return Frame(value, False, near=False)
