"""What the sentence says before a figure -> of what it is: in its clause, then in the clauses before, the nearest first.

    新建到发线3条，长450米              -> the count
    清溪储能项目落户园区，总投资30亿元  -> 清溪储能项目
    规上企业58户，营业收入128亿元       -> 规上企业: a count that its clause begins with is its subject
    引进企业27户，完成固定资产投资9亿元 -> not the companies: whom the text is about

What can have a measure differs: an account (产值, 税收) is of an area, a zone or a company, a trait of a work (总投资, 工期) of no area.
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import clauses, nouns, preceding, topical, verbs
from kg.facts.observations import counts, subjects, topics
from kg.facts.observations.figure import Figure, Subject
from kg.facts.observations.wording import UNITS
from kg.model import Arg, Group, Mention, Quantity

_WORK = re.compile(
    r"(?:项目|工程|基地|产业园|园区|厂|车间|生产线|中心|线路|公路|铁路|大桥|隧道|水库|电站|码头|医院|学校|综合体|公园|厂房|仓库)$"
)
_IS = re.compile(
    r"^[是为]|(?:(?<!但)是|成为|作为)(?:一[个座家处]|集|目前|全|我|国|省)|前身[为是]|(?<![关联体派直])系[^，,。；;]{2,}|被列[为入]"
)
_TRAITS = re.compile(rf"{counts.OF_WORKS.pattern}|全长|总长|线路长|时速")
"""What no area has."""
_OF_NO_ACCOUNT = frozenset(("Platform", "Place"))
_DOMAINS = ("经济", "工作", "建设", "引资", "招商", "领域", "贸易", "改革", "服务", "产业", "农业", "工业")
"""Fields of an area's life: what is measured in them is measured of the area."""
_PART = re.compile(r"(?:生产线|产线|车间|厂房|仓库|标段|设施|办公楼|宿舍|管网|泵站|道路)$")
"""What works consist of."""
_REACHED = re.compile(r"达产|投产|建成|投用|运营")
_PULLED = re.compile(r"^(?:并|可|将|有效|直接|共)*(?:拉动|带动|推动|撬动|促进)")
"""拉动全市工业|增长3个百分点: who pulls, not what is pulled."""
_OF_IT = re.compile(r"其中[，,：:]?(?!有|含)|含|包括")
_LEADS = re.compile(r"(?:其中|此外|目前|全[县市区镇村]|[，,、：: “]|今年|去年|\d{4}年)*")
_OF_PRODUCT = re.compile(r"(?:年|总|亩均?|均|综合|预计|预期)*(?:产值|产量|销售额|销售收入|收入|收益|效益|利润|营收)")
_VERB = re.compile(
    r"(?:要|将|须|应|可|拟|已|共|累计|预计|计划|力争|全年|年内)*(?:实现|完成|取得|创造|缴纳|上缴|备有|拥有|投入|筹集|募集|达到?)(?:了)?$"
)
_FIRM_WORDS = frozenset(("公司", "企业", "工厂", "厂区", "基地", "项目"))


def own(f: Figure) -> Subject | None:
    """The topic, the thing, the count or the noun of the figure's own clause."""
    clause, what, thing = f.parts[f.here], f.what, f.thing
    named = [t for t in topical.topics(f.reading, f.sentence, clause, _kinds(f)) if t.end <= f.at]
    if (beside := _beside(f)) and not (named and named[-1].end > f.at - 3):
        return beside, 0.85
    if thing and (
        _PULLED.search(f.sentence.text[clause.start - f.sentence.start : f.at - f.sentence.start]) or _of_material(f, thing)
    ):
        thing = None
    if thing and what.of == "" and thing.text == what.left.text and _verbal(f, thing):
        thing = None  # 全年减贫1.9万人
    owned = thing is not None and (what.of == "trait" or what.of == "" and not what.left.measure and not _paid(f))
    if named and not owned:
        return _in_area(f, named[-1]), 0.95
    if thing and (owned or what.of == "rate"):
        return thing, 0.85
    if firm := _firm(f):
        return firm, 0.6
    if group := counts.last(f, clause):
        return group, 0.85
    noun = subjects.of(f.reading, f.sentence, clause, f.at)
    if noun and not (what.of == "account" and noun.text.endswith(_DOMAINS)):
        return noun, 0.8
    definite = subjects.definite(f.reading, clause, f.m.start)
    return (definite, 0.6) if definite else _acting(f)


def _kinds(f: Figure) -> frozenset[str]:
    """Whom a figure may be of: how long something took, of persons too."""
    assert isinstance(f.m.value, Quantity)
    lasts = UNITS.get(f.m.value.unit) == "时间" and not f.m.text.endswith("周年")
    return topics.KINDS | {"Person"} if lasts else topics.KINDS


def _verbal(f: Figure, thing: Mention) -> bool:
    """Whether a noun ends with a verb: a deed, and no thing that has a measure."""
    last = next((t for t in f.reading.tokens[f.sentence.index] if t.end == thing.end), None)
    return last is not None and last.tag in ("v", "vn")


def _of_material(f: Figure, thing: Mention) -> bool:
    """日处理污水能力, 生活垃圾处理规模: what is worked is not what can do it, where works are spoken of."""
    able = f.what.left.measure is not None and f.what.left.measure.word.endswith(("能力", "规模"))
    return able and not _WORK.search(thing.text) and topics.of(f.reading, f.sentence, f.at) is not None


def continued(f: Figure) -> Subject | None:
    """茶叶种植面积600亩，|年产值200万元: the common noun that a clause before begins with, and measures, goes on as the subject."""
    left, i = f.what.left, f.here - 1
    if i >= 0 and left.measure and _OF_IT.match(f.parts[f.here].text) and (same := _of_same_unit(f)):
        return same, 0.75  # 总投资3亿元，其中|设备投资8000万元
    if (
        left.thing
        or left.owner
        or left.verb
        or f.what.of == "rate"
        or f.what.of == "account"
        and not _OF_PRODUCT.match(f.what.indicator)
    ):
        return None
    while i > 0 and f.parts[i].ends in "，," and not f.parts[i].mentions:
        i -= 1  # 主要种植莲藕: nothing measured, no one named
    if i < 0 or any(f.parts[j].ends not in "，," for j in range(i, f.here)):
        return None
    start, end = f.parts[i].start, f.parts[i].end
    said = next((about for m, (about, _) in f.said.items() if start <= m.start < end), None)
    if not isinstance(said, Mention) or said.kind != "Concept" or said.start < start:
        return None
    return (said, 0.7) if _LEADS.fullmatch(f.reading.document.text, start, said.start) else None


def _of_same_unit(f: Figure) -> Arg | None:
    """What the last figure of the clause before is of, if it has the same unit."""
    before = f.parts[f.here - 1]
    last = max((m for m in f.said if before.start <= m.start < before.end), key=lambda m: m.end, default=None)
    if last is None or not isinstance(last.value, Quantity) or not isinstance(f.m.value, Quantity):
        return None
    return f.said[last][0] if last.value.unit == f.m.value.unit and last.value.unit != "NUM" else None


def earlier(f: Figure) -> Subject | None:
    """A count, a work, a topic or a noun of the clauses before."""
    what, thing = f.what, f.thing
    later: Subject | None = None
    for i in range(f.here - 1, -1, -1):
        clause = f.parts[i]
        if group := counts.last(f, clause):
            if counts.sums_up(f, i, group):
                return group, 0.8
            if what.of == "account" and (counts.of_works(group) or group.member_type.endswith(("企业", "公司"))):
                later = later or (group, 0.7)
        if works := _introduced(f, i):
            return works, 0.85
        if i == 0 and (headed := subjects.heading(f.reading, clause, f.parts[1])):
            return headed, 0.75
        if topics.SOURCE.search(clause.text):
            continue
        if named := [t for t in topical.topics(f.reading, f.sentence, clause, _kinds(f)) if _can_have(f, t)]:
            named = [
                t for t in named if (link := _IS.search(clause.text)) is None or t.start < clause.start + link.start()
            ] or named
            members = {x for g, _ in f.counts for x in g.members}
            if (group := counts.last(f, clause)) and members.issuperset(named):
                return group, 0.75  # 甲、乙等27个项目达产，|新增产值9亿元
            works_first = [t for t in named if t.kind in clauses.WORKS]
            chosen = topical.Topic(works_first[-1] if works_first else named[0], 0.85)
            told = topics.zone(f.reading, chosen)
            return _in_area(f, (told or chosen).mention), 0.85 if f.here - i == 1 else 0.75
        noun = subjects.of(f.reading, f.sentence, clause, clause.end) or subjects.definite(f.reading, clause, clause.end)
        if noun and not (what.of == "account" and thing and any(noun.text.endswith(g.member_type) for g, _ in f.counts)):
            return noun, 0.7
    area = f.reading.home or topics.of(f.reading, f.sentence, f.at)
    return later if later and not area else None


def _can_have(f: Figure, m: Mention) -> bool:
    """Whether what a clause before names can have the measure: no area has a 工期, no platform an output."""
    if f.what.of == "account":
        return m.kind not in _OF_NO_ACCOUNT
    return not (_TRAITS.search(f.what.indicator) and m.kind in ("AdministrativeArea", "PublicBody"))


def _in_area(f: Figure, area: Mention) -> Mention:
    """全市规上工业企业实现利润: the companies or zones of an area that it is named in front of, not the area."""
    noun = nouns.after(f.reading, f.sentence, area.end) if area.kind == "AdministrativeArea" else ""
    end = area.end + len(noun)
    return f.concept(area.start, end) if noun and counts.FIRMS.search(noun) and end <= f.at else area


def _acting(f: Figure) -> Subject | None:
    """比重最大的智能装备制造业|完成投资9亿元: the count or noun right before the verb of the figure, times between."""
    verb = _VERB.search(f.sentence.text, 0, f.at - f.sentence.start)
    if verb is None:
        return None
    clause, end = f.parts[f.here], f.sentence.start + verb.start()
    for m in sorted((m for m in clause.mentions if m.kind == "Period"), key=lambda m: -m.end):
        if m.end == end:
            end = m.start
    for g, count in f.counts:
        if end in (count.end, count.end + len(g.member_type)) and clause.start <= count.start and counts.subject(f, clause, g):
            return g, 0.85
    noun = preceding.before(f.reading, f.sentence, end)
    start = end - len(noun)
    empty = noun in subjects.GENERIC or noun in resources.words("no_subjects") or noun.endswith(_DOMAINS) or subjects.bare(noun)
    return None if len(noun) < 2 or start < clause.start or empty else (f.concept(start, end), 0.75)


def _firm(f: Figure) -> Mention | None:
    """公司年产值8亿元: of a company that is spoken of, where the text is about a zone."""
    thing = f.what.left.thing
    if f.what.of != "account" or thing is None or thing.text not in _FIRM_WORDS:
        return None
    topic = topics.of(f.reading, f.sentence, f.at)
    kinds = clauses.PROJECTS if thing.text == "项目" else {"Enterprise"} | clauses.WORKS
    return None if topic and topic.mention.kind in kinds else thing


def _beside(f: Figure) -> Group | None:
    """4.6万户农民|年人均增收2300元: the count whose noun ends where the words of the figure begin."""
    text = f.reading.document.text
    for g, count in f.counts:
        end = count.end + len(g.member_type)
        if (
            text.startswith(g.member_type, count.end)
            and text[end : f.at] in ("", "的", "共", " ")
            and end <= f.at
            and not f.aside(count)
        ):
            return g
    return None


def _paid(f: Figure) -> bool:
    """节约标准煤4万吨, 挽回经济损失2亿元: what is saved or paid is the object; a stretch or an area is of its object."""
    return bool(f.what.left.verb) and not f.what.indicator.endswith(("面积", "长度"))


def _place_of(f: Figure, m: Mention) -> bool:
    """某项目，位于云桥产业园，总投资3亿元: where something lies is not what is spoken of."""
    return verbs.locates(f.sentence.text[: m.start - f.sentence.start])


def _introduced(f: Figure, i: int) -> Mention | None:
    """投资建设云杉药业项目，总投资3亿元: the works that a clause before names or ends with are what a trait is of, and what is
    expected of them once they are built; not a part of the works that the sentence is about (某项目…，建设生产线，总投资)."""
    clause = f.parts[i]
    reached = f.what.of == "account" and _REACHED.search(f.sentence.text, clause.end - f.sentence.start, f.at - f.sentence.start)
    if f.what.of != "trait" and not reached:
        return None
    if _IS.search(clause.text):
        return None  # 某产业园是一个规模化园区: the subject, which the topics tell
    works = [x for x in clause.mentions if x.kind in clauses.PROJECTS | {"Facility", "Park"} and not _place_of(f, x)]
    if works:
        return None if _PART.search(works[-1].label) and _works_before(f, i) else works[-1]
    noun = preceding.before(f.reading, f.sentence, clause.end)
    if reached or not _WORK.search(noun) or noun in subjects.GENERIC or _PART.search(noun) and _works_before(f, i):
        return None
    return f.concept(clause.end - len(noun), clause.end)


def _works_before(f: Figure, i: int) -> bool:
    """Whether a clause before another speaks of works."""
    return any(topical.topics(f.reading, f.sentence, clause, clauses.WORKS) for clause in f.parts[:i])
