"""Sentence -> the period and the place that hold over a piece of text.

今年一季度，在南部园区，甲项目开工 -> 今年一季度, 南部园区; 全年计划80亿元，已完成60亿元 -> nothing that dates the second
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.grammar.clauses import PLACES, Clause, at, split
from kg.mentions.measures import rows
from kg.model import Mention, Period, Reading, Sentence

_CLAUSE_HEAD = re.compile(r"^(?:其中|此外|同时|另外|目前|另|而|但|并|还|也|且|随着|据悉|据了解|据介绍)[，,]?")


def period_for(reading: Reading, sentence: Sentence, start: int) -> Mention | None:
    """The closed period that governs what begins at an offset: in its clause, else leading an earlier clause of the sentence or the one before."""
    clauses = split(reading, sentence)
    here = at(clauses, start)
    before = sentence.text[clauses[here].start - sentence.start : start - sentence.start]
    share = _SHARE_OF_PLAN.search(before)
    inside = [
        m
        for m in clauses[here].mentions
        if _closed(m) and not (compared(sentence, m) or of_event(sentence, m) or _from(sentence, m, start))
    ]
    row = rows.cells(reading.document, sentence)
    if (cell := rows.at(row, start, start + 1)) and cell.figure:
        return next((m for m in clauses[here].mentions if _closed(m) and _dates_row(row, m)), None)
    if inside and share is None:
        return min(inside, key=lambda m: (m.start > start, abs(start - m.end)))
    if clauses[here].start > sentence.start and share is None and _STATIC.search(before) and not _DONE_TO.search(before):
        led = clauses[here - 1]
        only = next((m for m in led.mentions if _closed(m) and m.text == led.text.strip()), None)
        return only if only and _long(only) and not _STATIC.search(_INTENT.sub("", before)) else None
    for i in range(here - 1, -1, -1):
        if clauses[i].ends in "；;" and i < here:
            break
        leading = [m for m in clauses[i].mentions if _closed(m) and _leads(sentence, clauses[i], m) and not aside(sentence, m)]
        if leading:
            later = (c.text for c in clauses[i + 1 : here])
            yearly = COMPLETED.search(clauses[i].text) and any(_YIELDS.search(text) for text in (*later, before))
            return None if yearly else leading[0]
    return None


COMPLETED = re.compile("(?:建成|投产|竣工|完工|达产|达效|投用|投入(?:使用|运营|生产))后?$")
_YIELDS = re.compile(
    r"(?<![今去前明当本全近\d])年(?:均)?(?:可|能|预计|将)|每年|(?<![今去前明当本全近\d])年(?:产值|销售|营收|税收|利税|纳税|缴税)"
)
"""预计2025年底建成投产，|年可实现产值10亿元: what comes year after year is not of the time of completion."""
_WHEN = re.compile("(?:统计|报告|数据)?(?:时间|日期|年份?|年度|月份?|季度|期间|时期|报告期)")


def _dates_row(row: Sequence[rows.Cell], m: Mention) -> bool:
    """Whether a period is that of all figures of a row: it is its first cell or one of a column of times (2023年1月 | 500), and no part
    of a note (3.5 | 力争7月竣工) and not when works begin."""
    cell = rows.at(row, m.start, m.end)
    return cell is not None and cell.text == m.text and (cell is row[0] or bool(_WHEN.fullmatch(cell.column)))


_STATIC = re.compile(
    r"总投资|占地|用地|建筑面积|面积|全长|建设期|工期|注册资本|产能|年产|总装机|设计|达产|建成后|投产后|计划|预计|力争|拟"
)
"""What a project is, or will be: the date of an earlier clause does not date it."""
_INTENT = re.compile("计划|预计|力争|拟")
_DONE_TO = re.compile(
    r"(?:新增|恢复|完成|盘活|改造|新建|建成|治理|流转|整治|拆除|征收|收储|供应|腾退|清理|播种|种植|保护)[^，,。；;、的]{0,8}面积[约达近共]*$"
)
"""恢复灌溉|面积2万亩: what was done, and not what something is."""
_SHARE_OF_PLAN = re.compile(
    r"[占为达是](?:到|了)?(?:今年|全年|年度?|本年度)?[^，,。；;、\d]{0,6}(?:总投资额?|计划|目标|任务)数?的?$"
)
"""一季度，…，占全年计划的|20%: a share of what was planned is so at the time of what it is a share of."""


def of_plan_shared(reading: Reading, sentence: Sentence, start: int) -> Mention | None:
    """The time of the plan that a figure is a share of, where nothing else dates the figure: 占全年计划的|20%."""
    parts = split(reading, sentence)
    clause = parts[at(parts, start)]
    share = _SHARE_OF_PLAN.search(sentence.text[clause.start - sentence.start : start - sentence.start])
    inside = [m for m in clause.mentions if share and _closed(m) and clause.start + share.start() <= m.start < start]
    return inside[0] if inside else None


_COMPARED = re.compile(r"(?:比|较|同|与|超过?|高于|低于|相当于)$")
_SPAN = re.compile(r"(?:近|过去)?(?:\d{1,3}|[一二两三四五六七八九十百几数半]+)[余多]?(?:年|个月)[余多]?(?:以?来)?")
RARE = re.compile("(?:以?来)?的?(?:首(?!批)|第一[次个家座条]|最(?!近|后|终)|唯一|同期最)")
"""What is said of a thing in a span to tell how rare it is."""
_FOUNDATION = re.compile("的?[^，,。；;的]{0,8}的?(?:基础上|基数上)")
"""在2010年较高基础上: what a time builds on is another time."""
_CHANGES = re.compile(r"的[^，,。；;]{1,16}?(?:增|变|升|提高|提升|降|减|扩大|压缩|缩短|跃|攀)")
"""由去年底|的24家增至31家."""
_CHANGED = re.compile(_CHANGES.pattern + r"[^，,。；;\d]{0,6}$")
"""由2015年的29户变为|12户: the year before the change is not that of its outcome."""
_MULTIPLE = re.compile(r"(?:同期)?的[^，,。；;\d]{0,3}[\d.一二两三四五六七八九十]+[多余]?倍")
"""是|2005年|的5.2倍: a year that a value is a multiple of."""
_PLANS = re.compile(r"计划|目标|任务|力争|预计|拟|将")


def compared(sentence: Sentence, m: Mention) -> bool:
    """比去年同期, 百年来首次贯通: a period to compare with; for how long a thing had not happened is not when it did."""
    at, end = m.start - sentence.start, m.end - sentence.start
    if _SPAN.fullmatch(m.text) and RARE.match(sentence.text, end) or _FOUNDATION.match(sentence.text, end):
        return True
    if _MULTIPLE.match(sentence.text, end):
        return True
    return bool(_COMPARED.search(sentence.text[max(0, at - 3) : at]))


def _from(sentence: Sentence, m: Mention, start: int) -> bool:
    """Whether a period is that of what a value was before it came to be the one at an offset."""
    at, end = m.start - sentence.start, m.end - sentence.start
    changed = _CHANGED.match(sentence.text[: start - sentence.start], end)
    return changed is not None and sentence.text.endswith(("由", "从"), 0, at)


def aside(sentence: Sentence, m: Mention) -> bool:
    """A period that dates nothing but its own clause: one to compare with, of what was planned (全年计划80亿元), of a plan, of what a
    value was before (由去年底的24家增至31家)."""
    at, end = m.start - sentence.start, m.end - sentence.start
    if sentence.text.endswith(("由", "从"), 0, at) and _CHANGES.match(sentence.text, end):
        return True
    return (
        compared(sentence, m) or of_plan(sentence, m) or of_event(sentence, m) or bool(_PLANS.match(sentence.text[end : end + 2]))
    )


_PLAN = re.compile("“?[七八九十一二三四五六]{1,2}五(?:时期)?”?(?:时期)?(?:国家|发展|重大|重点|规划(?!期|以来|实施))")


def of_plan(sentence: Sentence, m: Mention) -> bool:
    """“十四五”规划|重大工程, “十四五”|重点项目: the years of a plan, as a part of what works are called."""
    return bool(_PLAN.match(sentence.text, m.start - sentence.start))


_EVENT = re.compile(
    r"(?:全[省市县区旗州])?(?:第[一二三四五六七八九十\d]{1,2}[批次轮])?(?P<count>\d{1,3}个)?(?:重大|重点|产业|工业|民生|招商|投资|[省市县区]级?)*项目(?:建设)?集中(?:开工|动工|开竣工|竣工|签约|投产)(?![^，,。；;]{0,6}\d)"
)


def of_event(sentence: Sentence, m: Mention) -> bool:
    """9月19日，…第三季度|重大项目集中开工: which of its kind a ceremony is, and not when it was."""
    event = _EVENT.match(sentence.text, m.end - sentence.start)
    return _long(m) and event is not None and (sentence.role == "title" or not event["count"])


def _closed(m: Mention) -> bool:
    return m.kind == "Period" and isinstance(m.value, Period) and (m.value.start is not None or m.value.end is not None)


def _long(m: Mention) -> bool:
    """2024年，|计划实施项目9个: a month and more that stands alone dates what is planned; the day of an event does not."""
    value = m.value
    return isinstance(value, Period) and bool(value.start and value.end and (value.end - value.start).days > 27)


def _leads(sentence: Sentence, clause: Clause, m: Mention) -> bool:
    """Whether a period stands at the beginning of its clause, where it frames what follows."""
    before = sentence.text[clause.start - sentence.start : m.start - sentence.start]
    return len(_CLAUSE_HEAD.sub("", before.strip())) <= 6


_IN_PLACE = re.compile(r"(?:在|位于|地处|坐落于|落户)$")


def place_for(reading: Reading, sentence: Sentence, start: int) -> Mention | None:
    """The place that frames a span: 在南部园区，… in its clause or an earlier one of the sentence."""
    clauses = split(reading, sentence)
    for i in range(at(clauses, start), -1, -1):
        for m in clauses[i].mentions:
            if m.kind in PLACES and m.end <= start and _IN_PLACE.search(sentence.text[: m.start - sentence.start]):
                return m
    return None


_WHERE = re.compile("(?:目前|如今|其中|同时)?(?:在|走进|来到)")


def where(reading: Reading, sentence: Sentence, offset: int) -> Mention | None:
    """The place of a clause before an offset that is nothing but where: 在某小镇，|某公司等企业入驻."""
    for clause in reversed(split(reading, sentence)):
        if clause.end > offset:
            continue
        place = next((m for m in clause.mentions if m.kind in PLACES and m.end >= clause.end - 1), None)
        if place and _WHERE.fullmatch(clause.text, 0, place.start - clause.start):
            return place
        if clause.ends in "；;":
            return None
    return None
