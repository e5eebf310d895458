"""Fact without a date of its own -> the period that frames it, said earlier in the sentence, the paragraph or the report of an event.

    2月17日，…集中签约仪式举行，17个项目开工。签约台上敲定19个项目。 -> 19个项目: 17 February, basis "inherited"

A year or month that leads a sentence holds for what its later parts, and the sentences after it in the paragraph, count or sum up; the
day of an event holds for what was signed, started or put to use at it. What a named thing is (its total investment, its area) is
dated by neither; nor is what has words of another time (目前, 近年来, 下一步), and what is not yet so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.facts import clauses
from kg.model import Arg, Fact, Group, Mention, Period, Reading, Sentence

REACH = 6
"""How many sentences of a paragraph a frame holds for."""
LEAD = 5
"""The event of a report stands in its first sentences."""
ROWS = 40
"""How many rows of a table are looked over for the sentence above it."""
_EVENT = re.compile(
    r"举行|召开|举办|启动|签约|签订|签署|签下|开工|奠基|竣工|投产|揭牌|启用|活动|仪式|大会|洽谈会|推介会|发布会|集中|落成|开幕|动工|破土"
)
_OUTCOME = re.compile(
    r"签|开工|动工|破土|动了土|奠基|竣工|投产|投用|落地|落户|引进|谈成|达成|敲定|揭牌|集中|此次|本次|这次|此轮|本轮|当天|当日|现场|会上|同时"
)
_SUM = re.compile(r"(?:项目|工程|协议|合同|合作|企业|园区|车间|生产线)[^，,。；;]{0,4}$|^(?:项目|协议|合同|工程)")
_ACTS = ("签", "开工", "动工", "奠基", "竣工", "投产", "揭牌", "启用", "落成")
"""What is done at ceremonies; what a report says was done so was done at its ceremony."""
_BREAKDOWN = re.compile(r"类|其中|各|占|产业|方面|领域|按")
_PART = re.compile(r"其中|包括|分别")
_AT_EVENT = re.compile(r"[^，,。；;]{0,12}[，,]?[^，,。；;]{0,30}(?:举行|举办|召开|集中|签约|开工|奠基|揭牌|竣工|投产)")
_BYLINE = re.compile(r".*[）)】」]")
_BEFORE_NOW = re.compile(r"已|早|曾|前期|先后")
_OTHER_TIME = re.compile(
    r"目前|如今|现在|眼下|当前|近年|多年来|近期|截至|截止|至今|迄今|下一步|接下来|未来|今后|此前|以往|过去|历年|一直|每年|常年|逐年|多年|累计已|即将"
)
_STATIC = re.compile(
    r"面积|占地|用地|全长|长度|距离|建设期|工期|时长|注册资本|人口|位于|产能|年产|装机|设计|比重|占比|总资产|资产总|总量|户籍|产业链|数$"
)
_FLOW = re.compile(
    r"产值|收入|增加值|税收|投资|增长|下降|增幅|利润|进出口|外资|到位|成交|销售|营收|产量|消费|出口|进口|发电|贷款|融资|签约|缴纳|利税|完成|营业|资金|客流|吞吐|增速|减少|订单"
)
_HEAD = re.compile(
    r"^(?:回头看|据统计|统计显示|据悉|据了解|记者|数据显示|其中|从|在|自|到|早在|就在|[一二三四五六七八九十]是|[（(][一二三四五六七八九十][)）]|\W)+"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A period that holds beyond its clause; `day`: the day of an event."""

    mention: Mention
    event: bool
    words: str = ""  # what the event's sentence says of it
    as_of: bool = False  # 截至9月底: also what things are is so on that day
    near: bool = True  # in the same paragraph; else it is the report's


def of_count(reading: Reading, sentence: Sentence, at: int, noun: str) -> Period | None:
    """The frame of a counted noun (30个项目, 9家企业)."""
    frame = _frame(reading, sentence, at)
    clause = _clause(reading, sentence, at)
    if frame is None or _OTHER_TIME.search(clause):
        return None
    counted = bool(_SUM.search(noun) or _OUTCOME.search(noun))
    if not frame.event:
        return _inherited(frame) if counted or _FLOW.search(clause) or _OUTCOME.search(clause) else None
    outcome = _OUTCOME.search(sentence.text) or "项目" in noun
    if outcome and (counted or frame.near) or _BREAKDOWN.search(clause) and _follows_outcome(reading, sentence):
        return _inherited(frame)
    return None


def of_measure(
    reading: Reading, sentence: Sentence, at: int, about: Arg, indicator: str, found: tuple[Fact, ...]
) -> Period | None:
    """The frame of a measured value: of a group the group's; of one thing only where something flows (产值, 税收)."""
    stock = bool(_STATIC.search(indicator)) or not _FLOW.search(indicator)
    if stock and not _PART.match(sentence.text):
        return None
    group = about if isinstance(about, Group) else _counted_before(reading, sentence, at, found)
    if group is not None:
        return None if stock else _of_group(group)
    if isinstance(about, Mention) and about.kind in clauses.PROJECTS or "总投资" in indicator:
        return None
    frame = _frame(reading, sentence, at)
    if frame is None or frame.event or stock > frame.as_of or _OTHER_TIME.search(_clause(reading, sentence, at)):
        return None
    return _inherited(frame)


def of_status(reading: Reading, sentence: Sentence, at: int, about: Arg) -> Period | None:
    """The frame of a status: its group's; of one thing that of its row of a table, or the event in its paragraph."""
    if isinstance(about, Group):
        return _of_group(about)
    frame = _frame(reading, sentence, at)
    clause = _clause(reading, sentence, at)
    if frame is None or not frame.event or _OTHER_TIME.search(clause):
        return None
    if _row(sentence) and _OUTCOME.search(sentence.text):
        return _inherited(frame)
    done = [act for act in _ACTS if act in clause]
    fits = any(act in frame.words for act in done) and not _BEFORE_NOW.search(clause)
    return _inherited(frame) if fits or frame.near and _OUTCOME.search(clause) else None


def _clause(reading: Reading, sentence: Sentence, at: int) -> str:
    parts = clauses.split(reading, sentence)
    return parts[clauses.at(parts, at)].text


def _of_group(group: Group) -> Period | None:
    value = group.period.value if isinstance(group.period, Mention) else group.period
    return Period(value.start, value.end, "inherited") if isinstance(value, Period) and group.modality == "actual" else None


def _counted_before(reading: Reading, sentence: Sentence, at: int, found: tuple[Fact, ...]) -> Group | None:
    """17个项目开工，总投资126亿元: the count that a sum follows, no project named between them."""
    groups = [g for g in found if isinstance(g, Group) and g.count and g.count.end <= at and _SUM.search(g.member_type)]
    groups += [g for g in found if isinstance(g, Group) and g.count and g.count.end <= at and g not in groups]
    if not groups:
        return None
    last = max(groups, key=lambda g: g.count.end if g.count else 0)
    begin = last.count.end if last.count else 0
    named = any(m.kind in clauses.PROJECTS and begin <= m.start < at for m in reading.mentions[sentence.index])
    return None if named or begin < at - 40 else last


def _follows_outcome(reading: Reading, sentence: Sentence) -> bool:
    """按类别看，制造类有9个: the parts of what the sentence before says was signed or begun."""
    for i in range(sentence.index, max(sentence.index - 3, -1), -1):
        s = reading.sentences[i]
        if not _together(reading, s, sentence) and s.index != sentence.index:
            return False
        if _OUTCOME.search(s.text):
            return True
    return False


def _inherited(frame: Frame) -> Period:
    value = frame.mention.value
    assert isinstance(value, Period)
    return Period(value.start, value.end, "inherited")


# ---------------------------------------------------------------- frames


def _frame(reading: Reading, sentence: Sentence, at: int) -> Frame | None:
    """The frame over an offset: in its sentence, its paragraph, else the event that the report tells of."""
    for s, before in _above(reading, sentence, at):
        for m in reversed(reading.mentions[s.index]):
            if m.kind != "Period" or m.start >= before or clauses.aside(s, m):
                continue
            if not _leads(s, m):
                continue
            return _framing(reading, s, m)
        if s.index != sentence.index and _OTHER_TIME.match(s.text):
            return None
    return _lead(reading, sentence)


def _above(reading: Reading, sentence: Sentence, at: int) -> Iterator[tuple[Sentence, int]]:
    """The sentence up to an offset, then the ones before it in its paragraph; over a table the paragraph before it."""
    yield sentence, at
    here, steps, rows = sentence, 0, 0
    for i in range(sentence.index - 1, -1, -1):
        s = reading.sentences[i]
        if s.role != "body":
            return
        if _row(here) and rows < ROWS:
            rows += 1
        elif not _together(reading, s, here):
            return
        else:
            steps += 1
        if steps > REACH:
            return
        yield s, s.end
        here = s


def _row(sentence: Sentence) -> bool:
    return " | " in sentence.text


def _together(reading: Reading, one: Sentence, two: Sentence) -> bool:
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
    if not isinstance(value, Period) or value.start is None or value.end is None or day is None or value.start > day:
        return None
    if value.start != value.end:
        return Frame(m, False)
    if m.text.startswith(("截", "到", "至")):
        return Frame(m, False, as_of=True)
    event = _EVENT.search(sentence.text[m.end - sentence.start :])
    return Frame(m, True, sentence.text) if event and "前" not in m.text else None


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
