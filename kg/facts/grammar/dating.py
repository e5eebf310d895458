"""Fact without a date of its own -> the period that frames it, said earlier in the sentence, the paragraph or the report of an event.

    2月17日，…集中签约仪式举行，17个项目开工。签约台上敲定19个项目。 -> 19个项目: 17 February, basis "inherited"

A year or month that leads a sentence holds for what its later parts, and the sentences after it in the paragraph, count or sum up; the
day of an event holds for what was signed, started or put to use at it. What a named thing is (its total investment, its area) is
dated by neither; nor is what has words of another time (目前, 近年来, 下一步), and what is not yet so.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.facts.grammar import clauses, framing, passages, to_come
from kg.facts.grammar.framing import OTHER_TIME, Frame
from kg.facts.grammar.wordings import wording
from kg.mentions.times import years
from kg.model import Arg, Fact, Group, Mention, Modality, Period, Quantity, Reading, Sentence

_OUTCOME = re.compile(
    r"签|开工|动工|破土|动了土|奠基|竣工|投产|投用|落地|落户|引进|谈成|达成|敲定|揭牌|集中|此次|本次|这次|此轮|本轮|当天|当日|现场|会上|同时"
)
_AT_IT = re.compile("会上|现场|当[天日]|[此本这]次(?!.{0,12}以来)")
"""Words that say that a sentence goes on with the event of the report."""
_SUM = re.compile(r"(?:项目|工程|协议|合同|合作|企业|园区|车间|生产线)[^，,。；;]{0,4}$|^(?:项目|协议|合同|工程)")
_SAME_DAY = re.compile("当[天日]|同[日时]")
_BREAKDOWN = re.compile(r"类|其中|各|占|产业|方面|领域|按")
_PART = re.compile(r"其中|包括|分别")
_BEFORE_NOW = re.compile(r"已|早|曾|前期|先后")
_STATIC = re.compile(
    r"(?<!种植)(?<!播种)面积|占地|用地|全长|长度|距离|建设期|工期|时长|注册资本|人口|位于|产能|年产|装机|设计|比重|占比|总资产|资产总|总量|户籍|产业链|数$"
)
_DONE = r"新增|新建|新开|新签|新引进|新创建|新认定|新注册|新设|引进|建成|完成|盘活|改造|培育|发放|兑现|减免|带动|办理|举办|实施|修建|铺设|架设|敷设|征用|征收|拆迁|安置|增加|减少|净增|投入|平整|设立|组织|参加|开展|走访|完善|造林|治理|供地|出让|流转|整治|清理"
"""What is done in a time."""
_NEW = re.compile(f"{_DONE}|(?<![高创最更全刷革])新(?:[上入投落办招购添获推成立列批当]|项目|企业|发展|培育|吸纳)")
_HELD = re.compile(r"现有|共有|拥有|下辖|辖|设有|总数|累计|有|分布|达")
"""What there is at a time, and not what came in it."""
_FLOW = re.compile(
    r"产值|收入|增加值|投资|增长|下降|增幅|利润|外资|到位|成交|销售|营收|产量|消费|出口|进口|发电|贷款|融资|签约|缴纳|完成|营业|资金|客流|吞吐|增速|减少|订单|年计划|年度计划|年度目标|播种|种植|税|出栏|加工量|销量|总产|单产|亩产|发送|运输|货运|客运|票房|保费|赔付|用电|用水|产销"
)
_CHANGED = re.compile(r"(?:增长|下降|上升|回落|提高|提升|降低)$")
_DONE_TO = re.compile(rf"(?:{_DONE})[^，,。；;、的\d]{{0,12}}$")
"""架设专线|4公里, 盘活厂房|7万平方米: what was done in a time, whatever of it is measured."""
_RECKONED = re.compile(r"预计(?:实现|完成)")
_ONCE = re.compile(r"(?:建成|投产|达产|投用|运营|完工|竣工|通车|后)后?[，,]?[^，,。；;]{0,6}预计|项目[^，,。；;]{0,12}预计")
"""建成后预计实现产值5亿元: of a time that nobody names."""
_RATE = re.compile("(?:率|比例|浓度|指数|额|价)$")
"""What statistics go on with, sentence after sentence."""
_SHARE = re.compile(r"占比|比重|占")
_SPENT = re.compile(r"(?:完成|实现|到位|投入|获得)[^，,。；;总]{0,8}$")
"""What has been done for a project, and not what it is."""


def of_count(reading: Reading, sentence: Sentence, at: int, noun: str) -> Period | None:
    """The frame of a counted noun (30个项目, 9家企业)."""
    frame = framing.over(reading, sentence, at)
    clause = _clause(reading, sentence, at)
    if frame is None or OTHER_TIME.search(clause):
        return None
    counted = bool(_SUM.search(noun) or _OUTCOME.search(noun))
    if not frame.event:
        done = _FLOW.search(clause) or _OUTCOME.search(clause) or _NEW.search(clause)
        flows = bool(done or _PART.match(sentence.text) or counted)
        return _inherited(frame) if flows or frame.here and (counted or not _HELD.search(clause)) else None
    outcome = _OUTCOME.search(clause) or _AT_IT.search(sentence.text) or "项目" in noun
    if outcome and (counted or frame.near) or _BREAKDOWN.search(clause) and _follows_outcome(reading, sentence):
        return _inherited(frame)
    return None


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
    comes = _NEW.search(indicator) or _FLOW.search(indicator) and _SHARE.search(indicator) or _CHANGED.search(indicator)
    flows = bool(comes or done and _DONE_TO.search(before))
    stock = bool(_STATIC.search(indicator)) and not flows
    if stock and not _PART.match(sentence.text):
        return None
    group = about if isinstance(about, Group) else _counted_before(reading, sentence, at, found)
    if group is not None and stock:
        return None
    if group is not None and (dated := _of_group(group)):
        return dated
    spent = _SPENT.search(before) or _SHARE.search(indicator)
    if isinstance(about, Mention) and about.kind in clauses.PROJECTS and not spent or "总投资" in indicator:
        return None
    frame = framing.over(reading, sentence, at)
    if frame is None or frame.event or stock > frame.as_of or OTHER_TIME.search(_clause(reading, sentence, at)):
        return None
    if frame.here or flows or _FLOW.search(indicator) or _PART.match(sentence.text) or _RATE.search(indicator):
        return _inherited(frame)
    parts = clauses.split(reading, sentence)
    if clauses.verb_first(reading, sentence, parts[clauses.at(parts, at)]) or frame.near and _made(reading, sentence, at):
        return _inherited(frame)
    return None


def of_reckoned(reading: Reading, sentence: Sentence, at: int, mode: Modality) -> Mention | Period | None:
    """The time of a row of figures that is reckoned before it is over: 预计全年产值80亿元；税收|3亿元, 2018年，…。预计：产值|80亿元."""
    if mode != "expected":
        return None
    for part in clauses.split(reading, sentence):
        if part.start < at and wording("words", "whole_year").search(part.text):
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
    clause = _clause(reading, sentence, at)
    if frame is None or OTHER_TIME.search(clause):
        return None
    if not frame.event:
        return _inherited(frame) if frame.near and not _BEFORE_NOW.search(clause) else None
    if passages.row(sentence) and _OUTCOME.search(sentence.text):
        return _inherited(frame)
    done = [act for act in framing.ACTS if act in clause]
    at_it = _SAME_DAY.search(clause) or _AT_IT.search(sentence.text, 0, at - sentence.start)
    fits = (at_it or any(act in frame.words for act in done)) and not _BEFORE_NOW.search(clause)
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


_STOCK = re.compile("余额|总数|数量|保有量|存量|装机|容量|规模|总资产|用户|人口")
"""What there is on a day: it has grown since that day a year before."""
_LASTING = ("家", "个", "户", "座", "台", "处", "辆", "人")
"""Classifiers of what stays; trains, visits and cases (417列, 3000件) come and go."""


def is_stock(indicator: str, about: Arg) -> bool:
    """Whether a growth is one of what there is on a day (贷款余额同比增长), as one of a count of things that stay is: 企业8户，同比增长."""
    if isinstance(about, Group):
        written = about.count.value.written if about.count and isinstance(about.count.value, Quantity) else ""
        return written in _LASTING and not _NEW.search(indicator + about.member_type)
    return bool(_STOCK.search(indicator)) and "净增" not in indicator


def since_new_year(period: Mention | Period | None, stock: bool = False) -> Mention | Period | None:
    """截至6月底，产值同比增长: what has come by a last day of a month has come since the year began; a stock only where that is over."""
    value = period.value if isinstance(period, Mention) else period
    if not isinstance(value, Period) or value.start is None or value.start != value.end:
        return period
    next_day = value.start + timedelta(days=1)
    last = next_day.day == 1 and (next_day.month == 1 or not stock)
    return Period(date(value.start.year, 1, 1), value.end, "inherited") if last else period
