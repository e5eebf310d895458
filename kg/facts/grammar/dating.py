"""Fact without a date of its own -> the period that frames it, said earlier in the sentence, the paragraph or the report of an event.

    2月17日，…集中签约仪式举行，17个项目开工。签约台上敲定19个项目。 -> 19个项目: 17 February, basis "inherited"

A year or month that leads a sentence holds for what its later parts, and the sentences after it in the paragraph, count or sum up; the
day of an event holds for what was signed, started or put to use at it. What a named thing is (its total investment, its area) is
dated by neither; nor is what has words of another time (目前, 近年来, 下一步), and what is not yet so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.facts.grammar import clauses, framing, passages, setting, summed, to_come
from kg.facts.grammar.framing import Frame
from kg.facts.grammar.summed import DONE, FLOW, NEW, STATIC, clause_of
from kg.facts.grammar.wordings import wording
from kg.mentions.times import years
from kg.model import Arg, Fact, Group, Mention, Modality, Period, Quantity, Reading, Sentence

_OUTCOME = re.compile(
    r"签|开工|动工|破土|动了土|奠基|竣工|投产|投用|落地|落户|引进|谈成|达成|敲定|揭牌|集中|此次|本次|这次|此轮|本轮|当天|当日|现场|会上|同时"
)
_AT_IT = re.compile("会上|现场|当[天日]|[此本这]次(?!.{0,12}以来)")
"""Words that say that a sentence goes on with the event of the report."""
_SUM = re.compile(r"(?:项目|工程|协议|合同|合作|企业|园区|车间|生产线)[^，,。；;]{0,4}$|^(?:项目|协议|合同|工程)")
_WHOLE = ("合计", "共计", "总计")
"""签下线上项目3个、线下项目9个，合计|12个."""
_SAME_DAY = re.compile("当[天日]|同[日时]")
_BREAKDOWN = re.compile(r"类|其中|各|占|产业|方面|领域|按")
_PART = re.compile(r"其中|包括|分别")
_BEFORE_NOW = re.compile(r"已|早|曾|前期|先后")
_HELD = re.compile(r"现有|共有|拥有|下辖|辖|设有|总数|累计|有|分布|达")
"""What there is at a time, and not what came in it."""
_CHANGED = re.compile(r"(?:增长|下降|上升|回落|提高|提升|降低)$")
_DONE_TO = re.compile(rf"(?:{DONE})[^，,。；;、的\d]{{0,12}}$")
"""架设专线|4公里, 盘活厂房|7万平方米: what was done in a time, whatever of it is measured."""
_RECKONED = re.compile(r"预计(?:实现|完成)")
_ONCE = re.compile(r"(?:建成|投产|达产|投用|运营|完工|竣工|通车|后)后?[，,]?[^，,。；;]{0,6}预计|项目[^，,。；;]{0,12}预计")
"""建成后预计实现产值5亿元: of a time that nobody names."""
_RATE = re.compile("(?:率|贡献度|比例|浓度|指数|额|价)$")
"""What statistics go on with, sentence after sentence."""
_SHARE = re.compile(r"占比|比重|占")
_SPENT = re.compile(r"(?:完成|实现|到位|投入|获得)[^，,。；;总]{0,8}$")
"""What has been done for a project, and not what it is."""


def of_count(reading: Reading, sentence: Sentence, at: int, noun: str) -> Period | None:
    """The frame of a counted noun (30个项目, 9家企业)."""
    frame = framing.over(reading, sentence, at)
    clause = clause_of(reading, sentence, at)
    if frame is None or framing.other_time(clause):
        return None
    counted = bool(_SUM.search(noun) or _OUTCOME.search(noun) or noun in _WHOLE)
    if not frame.event:
        done = FLOW.search(clause) or _OUTCOME.search(clause) or NEW.search(clause)
        flows = bool(done or _PART.match(sentence.text) or counted)
        fits = flows or frame.here and (counted or not _HELD.search(clause))
        return _as_of(reading, sentence, at, frame, noun) if fits else None
    outcome = _OUTCOME.search(clause) or _AT_IT.search(sentence.text) or "项目" in noun
    if outcome and (counted or frame.near) or _BREAKDOWN.search(clause) and _follows_outcome(reading, sentence):
        return _inherited(frame)
    return None


BELOW = 8
"""How far below the title its counts are told."""
_SIZES = ("M", "KiloM", "M2", "KiloM2", "PERCENT", "NUM")
"""Units of what a thing is, and of shares and counts."""


def _made(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a figure is an amount (粮食3万吨): no sum, size, share or number."""
    figures = (m.value for m in reading.mentions[sentence.index] if m.start == at and isinstance(m.value, Quantity))
    return any(not q.unit.startswith("CCY_") and q.unit not in _SIZES for q in figures)


def of_measure(
    reading: Reading, sentence: Sentence, at: int, about: Arg, indicator: str, found: tuple[Fact, ...]
) -> Period | None:
    """The frame of a measured value: of a group the group's; of one thing only where something flows (产值, 税收)."""
    before = sentence.text[: at - sentence.start]
    done = not isinstance(about, Mention) or about.kind not in clauses.PROJECTS
    comes = NEW.search(indicator) or FLOW.search(indicator) and _SHARE.search(indicator) or _CHANGED.search(indicator)
    flows = bool(comes or done and _DONE_TO.search(before))
    stock = bool(STATIC.search(indicator)) and not flows
    if stock and not (_PART.match(sentence.text) or _SHARE.search(indicator)):
        return None
    group = about if isinstance(about, Group) else _counted_before(reading, sentence, at, found)
    if group is not None and stock:
        return _of_group(group) if _SHARE.search(indicator) else None  # 签约项目28个，占比|23%
    if group is not None and (dated := _of_group(group)):
        return dated
    spent = _SPENT.search(before) or _SHARE.search(indicator)
    if isinstance(about, Mention) and about.kind in clauses.PROJECTS and not spent or "总投资" in indicator:
        return None
    frame = framing.over(reading, sentence, at)
    if frame is None or frame.event or stock > frame.as_of or framing.other_time(clause_of(reading, sentence, at)):
        return None
    if frame.here or flows or FLOW.search(indicator) or _PART.match(sentence.text) or _RATE.search(indicator):
        return _as_of(reading, sentence, at, frame, indicator, about)
    parts = clauses.split(reading, sentence)
    if clauses.verb_first(reading, sentence, parts[clauses.at(parts, at)]) or frame.near and _made(reading, sentence, at):
        return _inherited(frame)
    return None


def of_reckoned(reading: Reading, sentence: Sentence, at: int, mode: Modality) -> Mention | Period | None:
    """The time of a row of figures that is reckoned before it is over: 预计全年产值80亿元；税收|3亿元, 2018年，…。预计：产值|80亿元."""
    if mode != "expected":
        return None
    for part in clauses.split(reading, sentence):
        reckoned = wording("words", "whole_year").search(part.text) and not setting.COMPLETED.search(part.text)
        if part.start < at and reckoned:
            own = next((m for m in part.mentions if m.kind == "Period"), None)
            frame = None if own else framing.over(reading, sentence, at)
            return own or (_inherited(frame) if frame and not frame.event else None)
    said = sentence.text[: at - sentence.start]
    if not _RECKONED.search(said) or _ONCE.search(said):
        return None
    frame, day = framing.over(reading, sentence, at), reading.document.day
    gone = frame and not frame.event and frame.near and frame.span.end and day and frame.span.end <= day
    return _inherited(frame) if frame and gone else None  # 去年1-11月，…。其中甲园预计营收|30亿元


def of_plan(reading: Reading, sentence: Sentence, at: int, mode: Modality) -> Period | None:
    """The year that a plan or target is for: it leads the paragraph, or stands in the heading (2024年工作打算)."""
    return to_come.span(reading, sentence, at) if mode in ("planned", "target") else None


def of_status(reading: Reading, sentence: Sentence, at: int, about: Arg) -> Period | None:
    """The frame of a status: its group's; of one thing that of its row of a table, or the event in its paragraph."""
    if isinstance(about, Group):
        return _of_group(about)
    frame = framing.over(reading, sentence, at)
    clause = clause_of(reading, sentence, at)
    if frame is None or framing.other_time(clause):
        return None
    if not frame.event:
        return _inherited(frame) if frame.near and not _BEFORE_NOW.search(clause) else None
    if passages.row(sentence) and _OUTCOME.search(sentence.text):
        return _inherited(frame)
    done = [act for act in framing.ACTS if act in clause]
    at_it = _SAME_DAY.search(clause) or _AT_IT.search(sentence.text, 0, at - sentence.start)
    fits = (at_it or any(act in frame.words for act in done)) and not _BEFORE_NOW.search(clause)
    return _inherited(frame) if fits or frame.near and _OUTCOME.search(clause) else None


def _of_group(group: Group) -> Period | None:
    value = group.period.value if isinstance(group.period, Mention) else group.period
    settled = group.modality in ("actual", "planned")
    return Period(value.start, value.end, "inherited") if isinstance(value, Period) and settled else None


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
        if not passages.together(reading, s, sentence) and s.index != sentence.index:
            return False
        if _OUTCOME.search(s.text):
            return True
    return False


def _inherited(frame: Frame) -> Period:
    return Period(frame.span.start, frame.span.end, "inherited")


def of_year(reading: Reading, indicator: str) -> Period | None:
    """年度计划投资: the year that the text is on."""
    if not indicator.startswith(("年度", "本年度", "今年", "当年")):
        return None
    day = reading.document.day
    year = years.of_report(reading) or (day.year if day else None)
    return Period(date(year, 1, 1), date(year, 12, 31), "inherited") if year else None


def _as_of(reading: Reading, sentence: Sentence, at: int, frame: Frame, what: str, about: Arg | None = None) -> Period:
    """The span of a frame; of what comes in a time, since that began (截至2015年底，产值9亿元；营业收入|8亿元)."""
    said = summed.so_far(reading, sentence, at, frame.said, what, about) if frame.as_of else None
    return said if isinstance(said, Period) else _inherited(frame)


def of_headline(reading: Reading, sentence: Sentence, figure: Mention, noun: str) -> Period | None:
    """The time of a figure of the title: that which the same one has below (签下|91个项目. 22日，…共签约项目91个).

    `noun`: what is counted, empty for a measure.
    """
    if sentence.role != "title" or not isinstance(figure.value, Quantity):
        return None
    for s in [s for s in reading.sentences[sentence.index + 1 :][:BELOW] if s.role == "body"]:
        for m in reading.mentions[s.index]:
            same = isinstance(m.value, Quantity) and (m.value.value, m.value.unit) == (figure.value.value, figure.value.unit)
            if same and noun[-2:] in clause_of(reading, s, m.start):
                said = summed.so_far(reading, s, m.start, setting.period_for(reading, s, m.start), noun)
                value = said.value if isinstance(said, Mention) else said or (noun and of_count(reading, s, m.start, noun))
                return replace(value, basis="inherited") if isinstance(value, Period) and value.start else None
    return None
