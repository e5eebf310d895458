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
from kg.facts.grammar import clauses, nouns, preceding, verbs
from kg.facts.grammar.clauses import Clause
from kg.facts.observations import subjects, topics
from kg.facts.observations.figure import Figure, Subject
from kg.model import Group, Mention, Quantity

_PER_PROJECT = re.compile(r"产值|税|营收|销售|收入|合同|协议|利润|^(?:年度|计划|完成|累计|本期)*投资额?$")
"""What projects and companies have too; funds in place and foreign trade are those of the zone."""
_COUNTED = re.compile(r"(?:项目|工程|企业|合同|协议|园区|基地|公司|订单|产业|平台|厂房|车间|线|路|桥|站|场|楼|房|区|个|家)$")
_FIRMS = re.compile(r"(?:企业|公司|服务业|户|商户|合作社|单位|园区|开发区|高新区|经开区|产业园|集聚区)$")
_PARTS = re.compile(r"(?:车道|期|批次?|阶段|层|类|方面|标段)$")
"""What a work is divided into has no measures of its own."""
_WORK = re.compile(
    r"(?:项目|工程|基地|产业园|园区|厂|车间|生产线|中心|线路|公路|铁路|大桥|隧道|水库|电站|码头|医院|学校|综合体|公园)$"
)
_IS = re.compile(r"(?:(?<!但)是|成为|作为)(?:一[个座家处]|集|目前|全|我|国|省)")
_WIDE = re.compile(r"规模以上|规上|限额以上|限上|全社会|固定资产|地区生产总值")
"""Accounts of an area, of no project."""
_OF_WORKS = re.compile(r"总投资额?|工期|建设周期|建设期|概算投?资?|估算投?资?")
"""Traits of works and nothing else."""
_OF_NO_ACCOUNT = frozenset(("Platform", "Place"))
_DOMAINS = ("经济", "工作", "建设", "引资", "招商", "领域", "贸易", "改革", "服务", "产业", "农业", "工业")
"""Fields of an area's life: what is measured in them is measured of the area."""
_PLAIN = frozenset(("", "总", "建筑", "总建筑", "占地", "用地", "单体", "全", "年", "设计"))
_VERB = re.compile(r"(?:要|将|须|应|可|拟|已|共|累计|预计|计划|力争|全年|年内)*(?:实现|完成|取得|创造|缴纳|上缴|达到?)(?:了)?$")
_FIRM_WORDS = frozenset(("公司", "企业", "工厂", "厂区", "基地", "项目"))


def own(f: Figure) -> Subject | None:
    """The topic, the thing, the count or the noun of the figure's own clause."""
    clause, what, thing = f.parts[f.here], f.what, f.thing
    named = [t for t in clauses.topics(f.reading, f.sentence, clause, topics.KINDS) if t.end <= f.at]
    if (beside := _beside(f)) and not (named and named[-1].end > f.at - 3):
        return beside, 0.85
    owned = thing is not None and (what.of == "trait" or what.of == "" and not what.left.measure and not _paid(f))
    if named and not owned:
        return _in_area(f, named[-1]), 0.95
    if thing and (owned or what.of == "rate"):
        return thing, 0.85
    if firm := _firm(f):
        return firm, 0.6
    if group := _count(f, clause):
        return group, 0.85
    noun = subjects.of(f.reading, f.sentence, clause, f.at)
    if noun and not (what.of == "account" and noun.text.endswith(_DOMAINS)):
        return noun, 0.8
    return _acting(f)


def earlier(f: Figure) -> Subject | None:
    """A count, a work, a topic or a noun of the clauses before."""
    what, thing = f.what, f.thing
    later: Subject | None = None
    wide = _WIDE.search(what.indicator)
    same = max((i + 1 for i in range(f.here) if f.parts[i].ends in "；;"), default=0)  # where what a semicolon parts begins
    for i in range(f.here - 1, -1, -1):
        clause = f.parts[i]
        if group := _count(f, clause):
            of_works = group.member_type.endswith(("项目", "工程", "协议", "合同"))
            near = f.here - i == 1 or _predicated(f, clause, group)
            firms = near and _FIRMS.search(group.member_type) and _subject(f, clause, group) and not _new_verb(f)
            if what.of != "account" or firms or of_works and i >= same and _PER_PROJECT.search(what.indicator) and not wide:
                return group, 0.8
            later = later or ((group, 0.7) if of_works or group.member_type.endswith(("企业", "公司")) else None)
        if works := _introduced(f, clause):
            return works, 0.85
        if topics.SOURCE.search(clause.text):
            continue
        if named := [t for t in clauses.topics(f.reading, f.sentence, clause, topics.KINDS) if _can_have(f, t)]:
            named = [
                t for t in named if (link := _IS.search(clause.text)) is None or t.start < clause.start + link.start()
            ] or named
            works_first = [t for t in named if t.kind in clauses.WORKS]
            chosen = clauses.Topic(works_first[-1] if works_first else named[0], 0.85)
            told = topics.zone(f.reading, chosen)
            return _in_area(f, (told or chosen).mention), 0.85 if f.here - i == 1 else 0.75
        noun = subjects.of(f.reading, f.sentence, clause, clause.end)
        if noun and not (what.of == "account" and thing and any(noun.text.endswith(g.member_type) for g, _ in f.counts)):
            return noun, 0.7
    return later if later and not topics.of(f.reading, f.sentence, f.at) else None


def _can_have(f: Figure, m: Mention) -> bool:
    """Whether what a clause before names can have the measure: no area has a 工期, no platform an output."""
    if f.what.of == "account":
        return m.kind not in _OF_NO_ACCOUNT
    return not (_OF_WORKS.search(f.what.indicator) and m.kind in ("AdministrativeArea", "PublicBody"))


def _in_area(f: Figure, area: Mention) -> Mention:
    """全市规上工业企业实现利润: the companies or zones of an area that it is named in front of, not the area."""
    noun = nouns.after(f.reading, f.sentence, area.end) if area.kind == "AdministrativeArea" else ""
    end = area.end + len(noun)
    return f.concept(area.start, end) if noun and _FIRMS.search(noun) and end <= f.at else area


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
        if end in (count.end, count.end + len(g.member_type)) and clause.start <= count.start and _subject(f, clause, g):
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
    return next(
        (
            g
            for g, count in f.counts
            if 0 <= f.at - count.end - len(g.member_type) <= 1 and text.startswith(g.member_type, count.end)
        ),
        None,
    )


def _paid(f: Figure) -> bool:
    """节约标准煤4万吨, 挽回经济损失2亿元: what is saved or paid is the object; a stretch or an area is of its object."""
    return bool(f.what.left.verb) and not f.what.indicator.endswith(("面积", "长度"))


def _count(f: Figure, clause: Clause) -> Group | None:
    """The count in a clause that a figure sums up or describes: 12个项目开工，总投资126亿元."""
    groups = [(g, c) for g, c in f.counts if clause.start <= c.start and c.end <= min(f.at, clause.end)]
    groups = [(g, c) for g, c in groups if not _PARTS.search(g.member_type) and _agrees(f, g)]
    if not groups:
        return None
    last, count = groups[-1]
    noun = count.end + len(last.member_type)
    named = any(t.kind in clauses.WORKS and count.end <= t.start < f.at and t.start > noun for t in clause.mentions)
    if _share_of(f) and not named:
        return last
    if named or not (_COUNTED.search(last.member_type) or _FIRMS.search(last.member_type) or f.what.of == "trait" and _plain(f)):
        return None
    return last


def _agrees(f: Figure, group: Group) -> bool:
    """项目总投资 is of no companies that were counted, 企业产值 of no projects."""
    thing = f.what.left.thing.text if f.what.left.thing else ""
    other = {"项目": ("企业", "公司", "户"), "企业": ("项目", "工程")}.get(thing, ())
    return not group.member_type.endswith(other) if other else True


def _share_of(f: Figure) -> bool:
    """充电桩3200个，其中快充桩占六成: a share among what was counted."""
    assert isinstance(f.m.value, Quantity)
    return f.m.value.unit == "PERCENT" and f.parts[f.here].text.startswith("其中") and "占" in f.what.indicator


def _subject(f: Figure, clause: Clause, group: Group) -> bool:
    """Whether what a clause counts is its subject: 园区90户规上企业实现…, 规上企业58户; not 引进企业58户: no verb stands before it."""
    assert group.count
    begin = group.count.start
    at = f.reading.document.text.rfind(group.member_type, clause.start, begin)
    begin = at if at >= 0 and begin - at - len(group.member_type) <= 4 else begin
    if f.reading.document.text[begin : begin + 1] in "新拟":
        return False
    if f.reading.document.text[begin - 1 : begin] == "的":
        return True  # 今年投产的14户企业|完成产值
    ahead = [t for t in f.reading.tokens[f.sentence.index] if clause.start <= t.start and t.end <= begin]
    dated = [m for m in clause.mentions if m.kind == "Period"]
    return not any(t.tag in ("v", "p", "vn") for t in ahead if not any(m.start <= t.start < m.end for m in dated))


def _predicated(f: Figure, clause: Clause, group: Group) -> bool:
    """我国54个开发区|保持增长，…: whether the clause goes on behind what it counts."""
    assert group.count
    at = f.reading.document.text.find(group.member_type, group.count.end, clause.end)
    return 0 <= at <= group.count.end + 1 and at + len(group.member_type) < clause.end


def _new_verb(f: Figure) -> bool:
    """规上企业58户，|实现工业总产值: a verb of its own may have another subject."""
    return f.parts[f.here].text.startswith("实现")


def _plain(f: Figure) -> bool:
    """长, 总面积, 建筑面积: a trait with no word of its own for the thing (绿化面积 has one)."""
    known = f.what.left.measure
    return known is not None and f.what.left.text.removesuffix(known.word) in _PLAIN


def _place_of(f: Figure, m: Mention) -> bool:
    """某项目，位于云桥产业园，总投资3亿元: where something lies is not what is spoken of."""
    return verbs.locates(f.sentence.text[: m.start - f.sentence.start])


def _introduced(f: Figure, clause: Clause) -> Mention | None:
    """投资建设云杉药业项目，总投资3亿元: the works that the clause before names or ends with are what a trait is of."""
    if f.what.of != "trait":
        return None
    if _IS.search(clause.text):
        return None  # 某产业园是一个规模化园区: the subject, which the topics tell
    works = [x for x in clause.mentions if x.kind in clauses.PROJECTS | {"Facility", "Park"} and not _place_of(f, x)]
    if works:
        return works[-1]
    noun = preceding.before(f.reading, f.sentence, clause.end)
    if not _WORK.search(noun) or noun in subjects.GENERIC:
        return None
    return f.concept(clause.end - len(noun), clause.end)
