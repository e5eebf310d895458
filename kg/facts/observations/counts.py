"""Whether a figure is of what its sentence has counted: 12个项目开工，总投资126亿元; 新建到发线3条，长450米.

规上企业58户，营业收入128亿元      -> of the companies: they are what the clause speaks of
关停砖厂14家，淘汰落后产能30万吨   -> not of the works that were closed: of who closed them
现辖5个行政村，总人口2.3万人       -> not of the villages: no size of what was counted
"""

from __future__ import annotations

import re

from kg.facts.grammar import topical
from kg.facts.grammar.clauses import WORKS, Clause
from kg.facts.observations import topics
from kg.facts.observations.figure import Figure
from kg.model import Group, Quantity

COUNTED = re.compile(r"(?:项目|工程|企业|合同|协议|园区|基地|公司|订单|产业|平台|厂房|车间|线|路|桥|站|场|楼|房|区|个|家)$")
FIRMS = re.compile(r"(?:企业|公司|服务业|户|商户|合作社|单位|园区|开发区|高新区|经开区|产业园|集聚区|集群)$")
OF_WORKS = re.compile(r"总投资额?|工期|建设周期|建设期|概算投?资?|估算投?资?")
"""Traits of works and nothing else."""
_WIDE = re.compile(r"规模以上|规上|限额以上|限上|全社会|固定资产|地区生产总值")
"""Accounts of an area, of no project."""
_PER_PROJECT = re.compile(r"产值|税|营收|销售|收入|合同|协议|利润|总金额|^(?:年度|计划|完成|累计|本期)*投资额?$")
"""What projects and companies have too; funds in place and foreign trade are those of the zone."""
_SPENT_A_YEAR = re.compile(r"(?:(?:今年|本年度|年度|当年|全年|年)(?:计划|拟)?(?:完成)?|计划(?:完成)?)投资额?")
"""重点项目66个，总投资310亿元，|年度计划投资88亿元: what is spent on works in a year."""
_TOTALS = re.compile(r"税收(?:收入)?|[国地]税(?:收入)?|财政(?:总)?收入|(?:规[上模])?工业总?产值|(?:外贸)?进出口(?:总?额)?")
_STEPS = re.compile(r"(?:签约|引进|落户|开工|动工|在建|续建|竣工|投产)(?:的)?(?:[\u4e00-\u9fff]{0,4})项目$")
_ONCE = re.compile("达产|满产|达效|[产成工用营]后|预计|预期|可|将|每年|年(?:产|缴|纳|税)")
"""新开工项目14个，达产后预计实现|税收3亿元: of the projects, as nobody else pays it."""
_AREAS = frozenset(("DevelopmentZone", "Park", "AdministrativeArea"))
_PARTS = re.compile(r"(?:车道|期|批次?|阶段|层|类|方面|标段)$")
"""What a work is divided into has no measures of its own."""
_REACHING = ("", "完成", "累计完成", "实现", "达到", "取得")
_FORESEEN = ("计划", "预计", "估算", "概算")
_YEARLY = re.compile("[年日]?(?:产|加工|处理|生产)")
_MAKERS = re.compile("(?:线|厂|车间|装置|设备|机组|炉|机|基地|企业|项目|工程|电站|水厂)$")
"""What makes something has an output, no store and no road."""
_PLAIN = frozenset(("", "总", "建筑", "总建筑", "占地", "用地", "单体", "全", "年", "设计", "意向", "合同", "协议", "计划"))


def last(f: Figure, clause: Clause) -> Group | None:
    """The last count in a clause that a figure may sum up or describe."""
    groups = [(g, c) for g, c in f.counts if clause.start <= c.start and c.end <= min(f.at, clause.end)]
    groups = [(g, c) for g, c in groups if not _PARTS.search(g.member_type) and _agrees(f, g) and not f.aside(c)]
    if not groups:
        return None
    found, count = groups[-1]
    noun = count.end + len(found.member_type)
    named = any(t.kind in WORKS and count.end <= t.start < f.at and t.start > noun for t in clause.mentions)
    if _share_of(f) and not named:
        return found
    kind = COUNTED.search(found.member_type) or FIRMS.search(found.member_type)
    return None if named or not (kind or f.what.of == "trait" and _plain(f)) else found


def sums_up(f: Figure, i: int, group: Group) -> bool:
    """Whether a figure is of what the clause `i` before its own counts."""
    assert group.count
    clause, what = f.parts[i], f.what
    near = f.here - i == 1 or _predicated(f, clause, group)
    begins = max((j + 1 for j in range(f.here) if f.parts[j].ends in "；;"), default=0)  # where what a semicolon parts begins
    spoken_of = subject(f, clause, group)
    if what.of == "account":
        owned = any(t.end <= group.count.start for t in topical.topics(f.reading, f.sentence, clause, topics.KINDS))
        firms = near and i >= begins and FIRMS.search(group.member_type) and spoken_of and not _new_verb(f) and not owned
        project = of_works(group) and i >= begins and _PER_PROJECT.search(what.indicator) and not _WIDE.search(what.indicator)
        return bool(firms or project and not _total_of_area(f, i, group))
    if i < begins:
        return False  # 续建项目133个…；|完成投资124亿元
    if spoken_of:
        return True
    if what.left.verb not in _REACHING and not (what.left.verb in _FORESEEN and of_works(group)):
        return False  # 关停砖厂14家，|淘汰落后产能30万吨
    if what.of == "trait":
        if _YEARLY.match(what.indicator):
            return i >= begins and bool(_MAKERS.search(group.member_type))
        of_these = OF_WORKS.search(what.indicator) or _SPENT_A_YEAR.fullmatch(what.indicator)
        return bool(of_these and of_works(group) or _plain(f) and near)
    return f.here - i == 1


def _total_of_area(f: Figure, i: int, group: Group) -> bool:
    """某工业园新开工项目14个，新投产项目9个，实现|税收2.7亿元: what a zone took in, of which it also tells what was begun there."""
    assert group.count
    if not _TOTALS.fullmatch(f.what.indicator) or not _STEPS.search(group.member_type):
        return False
    if _ONCE.search(f.sentence.text, group.count.end - f.sentence.start, f.m.start - f.sentence.start):
        return False
    named = (t for clause in f.parts[: i + 1] for t in topical.topics(f.reading, f.sentence, clause, _AREAS))
    return any(t.end <= group.count.start for t in named)


def parts(f: Figure, clause: Clause) -> bool:
    """项目90个，其中水库20座、河道70条，|总投资300亿元: whether a clause counts parts of what a figure is of as a whole."""
    several = sum(clause.start <= count.start < clause.end for _, count in f.counts) > 1
    return several and clause.text.startswith("其中") and OF_WORKS.match(f.what.indicator) is not None


def of_works(group: Group) -> bool:
    """Whether works are counted, or contracts for them."""
    return group.member_type.endswith(("项目", "工程", "协议", "合同"))


def subject(f: Figure, clause: Clause, group: Group) -> bool:
    """Whether what a clause counts is its subject: 园区90户规上企业实现…, 规上企业58户; not 引进企业58户: no verb stands before it."""
    assert group.count
    begin = group.count.start
    at = f.reading.document.text.rfind(group.member_type, clause.start, begin)
    begin = at if at >= 0 and begin - at - len(group.member_type) <= 4 else begin
    if any(g.member_type == group.member_type and count.end == begin for g, count in f.counts):
        return True  # 124个|新建项目已开工122个
    if f.reading.document.text[begin : begin + 1] in "新拟":
        return False
    if f.reading.document.text[begin - 1 : begin] == "的":
        return True  # 今年投产的14户企业|完成产值
    ahead = [t for t in f.reading.tokens[f.sentence.index] if clause.start <= t.start and t.end <= begin]
    dated = [m for m in clause.mentions if m.kind == "Period"]
    return not any(t.tag in ("v", "p", "vn") for t in ahead if not any(m.start <= t.start < m.end for m in dated))


def _agrees(f: Figure, group: Group) -> bool:
    """项目总投资 is of no companies that were counted, 企业产值 of no projects."""
    thing = f.what.left.thing.text if f.what.left.thing else ""
    other = {"项目": ("企业", "公司", "户"), "企业": ("项目", "工程")}.get(thing, ())
    return not group.member_type.endswith(other) if other else True


def _share_of(f: Figure) -> bool:
    """充电桩3200个，其中快充桩占六成: a share among what was counted."""
    assert isinstance(f.m.value, Quantity)
    return f.m.value.unit == "PERCENT" and f.parts[f.here].text.startswith("其中") and "占" in f.what.indicator


def _predicated(f: Figure, clause: Clause, group: Group) -> bool:
    """我国54个开发区|保持增长，…: whether the clause goes on behind what it counts."""
    assert group.count
    at = f.reading.document.text.find(group.member_type, group.count.end, clause.end)
    return 0 <= at <= group.count.end + 1 and at + len(group.member_type) < clause.end


def _new_verb(f: Figure) -> bool:
    """规上企业58户，|实现工业总产值: a verb of its own may have another subject."""
    return f.parts[f.here].text.startswith("实现")


def _plain(f: Figure) -> bool:
    """长, 总面积, 建筑面积: a size with no word of its own for the thing (绿化面积 has one)."""
    known = f.what.left.measure
    return known is not None and "人" not in known.word and f.what.left.text.removesuffix(known.word) in _PLAIN
