"""What the clauses before that of a figure say -> of what it is, the nearest first.

    新建到发线3条，长450米              -> the count
    清溪储能项目落户园区，总投资30亿元  -> 清溪储能项目
    规上企业58户，营业收入128亿元       -> 规上企业: a count that its clause begins with is its subject
    引进企业27户，完成固定资产投资9亿元 -> not the companies: whom the text is about

A semicolon parts what stands side by side: a noun or a count before it is of what stands there, unless the sentence begins with it.
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses, preceding, topical, verbs
from kg.facts.observations import counts, fitting, subjects, topics
from kg.facts.observations.figure import Figure, Subject
from kg.model import Arg, Group, Mention, Quantity

_IS = re.compile(
    r"^(?:也|又|还|同时|均|都)?[是为属]|(?:(?<!但)是|成为|作为)(?:一[个座家处]|集|目前|全|我|国|省)|前身[为是]|(?<![关联体派直])系[^，,。；;]{2,}|被列[为入]|(?:批准|核准|认定|确定|升格|命名|评|定)为"
)
_NAMED_IS = re.compile("(?:也|均|都)?(?:是(?!否)|系(?!统|列)|属(?!地|下|性)|为(?=[国省市县]家?级|全[国省市]|首|第一|重点))")
_PART = re.compile(r"(?:生产线|产线|车间|厂房|仓库|标段|设施|办公楼|宿舍|管网|泵站|道路)$")
"""What works consist of."""
_BESIDE = re.compile("(?:[东南西北][接临邻靠抵连至起]|毗邻|紧邻|邻近|靠近|连接|距离?)$")
_REACHED = re.compile(r"达产|投产|建成|投用|运营")
_OF_IT = re.compile(r"其中[，,：:]?(?!有|含)|含|包括")
_BARE_SHARES = ("占比", "比重", "占比重")
_BUILDS = re.compile("(?:[^，,]{0,8}?(?:新建|改建|扩建|改造|修建|铺设|硬化|绿化|架设|整治))")
_LEADS = re.compile(r"(?:其中|此外|目前|全[县市区镇村]|[，,、：: “]|今年|去年|\d{4}年)*")
_OF_PRODUCT = re.compile(r"(?:年|总|亩均?|均|综合|预计|预期)*(?:产值|产量|销售额|销售收入|收入|收益|效益|利润|营收)")


def continued(f: Figure) -> Subject | None:
    """茶叶种植面积600亩，|年产值200万元: the common noun that a clause before begins with, and measures, goes on as the subject."""
    left, i = f.what.left, f.here - 1
    if i >= 0 and left.text in _BARE_SHARES and f.parts[i].ends in "，," and (whose := _of_last(f)):
        return whose, 0.8  # 园区签约项目63个，总投资525亿元，|占比77%
    if i >= 0 and left.text == "投资" and not left.verb and f.parts[i].ends in "，," and (built := _built(f)):
        return built, 0.7
    if i >= 0 and left.measure and _OF_IT.match(f.parts[f.here].text) and (same := _of_same_unit(f)):
        return same, 0.75  # 总投资3亿元，其中|设备投资8000万元
    if (
        left.thing
        or left.owner
        or left.verb
        or f.what.of == "rate"
        or f.what.of == "account"
        and not _OF_PRODUCT.match(f.what.indicator)
        or f.parts[f.here].text.startswith("其中")
        and left.measure is not None
        and left.text != left.measure.word  # 零售总额…，其中|餐饮收入
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


def _last(f: Figure) -> Mention | None:
    """The last figure of the clause before whose subject is known."""
    before = f.parts[f.here - 1]
    return max((m for m in f.said if before.start <= m.start < before.end), key=lambda m: m.end, default=None)


def _built(f: Figure) -> Mention | None:
    """扩建道路1.9公里，|投资955万元: what the clause before says to be built, where no works are spoken of."""
    last, clause = _last(f), f.parts[f.here - 1]
    if last is None or _works_before(f, f.here) or not _BUILDS.match(clause.text):
        return None
    thing = f.said[last][0]
    return thing if isinstance(thing, Mention) and thing.kind == "Concept" and clause.start <= thing.start else None


def _of_last(f: Figure) -> Arg | None:
    """What the last figure of the clause before is of."""
    last = _last(f)
    return f.said[last][0] if last else None


def _of_same_unit(f: Figure) -> Arg | None:
    """What the last figure of the clause before is of, if it has the same unit."""
    last = _last(f)
    if last is None or not isinstance(last.value, Quantity) or not isinstance(f.m.value, Quantity):
        return None
    return f.said[last][0] if last.value.unit == f.m.value.unit and last.value.unit not in ("NUM", "PERCENT") else None


def addressed(f: Figure) -> Subject | None:
    """引进制造业项目的，|首期投资1亿元以上…: whom a term is laid down for."""
    for clause in reversed(f.parts[: f.here]):
        if clause.ends in "，," and clause.text.endswith("的"):
            noun = preceding.before(f.reading, f.sentence, clause.end - 1)
            held = len(noun) > 1 and fitting.HOLDERS.search(noun)
            return (f.concept(clause.end - 1 - len(noun), clause.end - 1), 0.7) if held else None
    return None


def spoken_of(f: Figure) -> Subject | None:
    """A count, a work, a topic or a noun of the clauses before."""
    what = f.what
    later: Subject | None = None
    begins = max((j + 1 for j in range(f.here) if f.parts[j].ends in "；;"), default=0)
    for i in range(f.here - 1, -1, -1):
        clause = f.parts[i]
        if counts.parts(f, clause):
            continue
        if (group := counts.last(f, clause)) and not fitting.lets(f, group.member_type):
            if _rate_of(f, group):
                continue  # 省级重点项目56个中，开工51个，|开工率91%: a share of the whole
            if counts.sums_up(f, i, group):
                return group, 0.8
            if what.of == "account" and (counts.of_works(group) or group.member_type.endswith(("企业", "公司"))):
                later = later or (group, 0.7)
        if works := _introduced(f, i):
            return works, 0.85
        if i == 0 and (headed := subjects.heading(f.reading, clause, f.parts[1])):
            return headed, 0.75
        if topics.SOURCE.search(clause.text) or topics.CAUSE.fullmatch(clause.text):
            continue
        if named := [t for t in topical.topics(f.reading, f.sentence, clause, fitting.kinds(f)) if _may_be(f, i, t)]:
            link = _links(f, clause)
            named = [t for t in named if link is None or t.start < link] or named
            members = {x for g, _ in f.counts for x in g.members}
            if (group := counts.last(f, clause)) and members.issuperset(named):
                return group, 0.75  # 甲、乙等27个项目达产，|新增产值9亿元
            works_first = [t for t in named if t.kind in clauses.WORKS and f.what.of != "rate"]  # 园区建成种植基地，机械化率98%
            chosen = topical.Topic(works_first[-1] if works_first else named[0], 0.85)
            told = topics.zone(f.reading, chosen)
            return fitting.in_area(f, (told or chosen).mention), 0.85 if f.here - i == 1 else 0.75
        noun = subjects.of(f.reading, f.sentence, clause, clause.end) or subjects.definite(f.reading, clause, clause.end)
        if noun and _goes_on(f, i, noun, begins):
            return noun, 0.7
    area = f.reading.home or topics.of(f.reading, f.sentence, f.at)
    return later if later and not area else None


def _rate_of(f: Figure, group: Group) -> bool:
    """开工项目51个，|开工率: whether a rate says how many of others are in the state of those that are counted."""
    rate = f.what.indicator
    return rate.endswith("率") and len(rate) > 2 and group.member_type.startswith(rate[:-1])


def _links(f: Figure, clause: clauses.Clause) -> int | None:
    """Where the words stand by which a clause says what something is: 某产业园是|一个规模化园区, 甲药港是|乙产业园的载体."""
    named = next(
        (
            m.end
            for m in clause.mentions
            if m.kind in clauses.TOPICS and _NAMED_IS.match(f.sentence.text, m.end - f.sentence.start)
        ),
        None,
    )
    found = _IS.search(clause.text)
    return named if found is None else clause.start + found.start()


def _may_be(f: Figure, i: int, m: Mention) -> bool:
    """Whether a name of a clause before may be what the figure is of: not a part of the works that the sentence is about."""
    return fitting.can_have(f, m) and not (m.kind in clauses.WORKS and _PART.search(m.label) and _works_before(f, i))


def _named_before(f: Figure, i: int) -> bool:
    """某项目总投资3亿元，…，专业人员已经配齐，|年产值: whether a clause before another names what can have the measure."""
    return any(
        fitting.can_have(f, t)
        for clause in f.parts[:i]
        if not topics.SOURCE.search(clause.text)
        for t in topical.topics(f.reading, f.sentence, clause, fitting.kinds(f))
    )


def _goes_on(f: Figure, i: int, noun: Mention, begins: int) -> bool:
    """Whether the noun that a clause before begins with is still what the figure is of; `begins`: where what a semicolon parts begins."""
    if not fitting.noun_can_have(f, noun.text):
        return False
    if f.what.of == "account" and f.thing and any(noun.text.endswith(g.member_type) for g, _ in f.counts):
        return False
    measured = _measured(f, i, noun)
    if i < begins and not (_opens(f, i) and measured is not False):
        return False
    return bool(measured) or not _named_before(f, i)


def _measured(f: Figure, i: int, noun: Mention) -> bool | None:
    """Whether the figures of a clause are of the noun that it begins with (城镇居民可支配收入3万元 is of an area); None without any."""
    said = [about for m, (about, _) in f.said.items() if f.parts[i].start <= m.start < f.parts[i].end]
    named = [about for about in said if isinstance(about, Mention)]
    return any(about.start <= noun.start < about.end for about in named) if named else None


def _opens(f: Figure, i: int) -> bool:
    """Whether nothing but times stands in the clauses before one: what it begins with is what the whole sentence speaks of."""
    return all(m.kind == "Period" for part in f.parts[:i] for m in part.mentions)


def _place_of(f: Figure, m: Mention) -> bool:
    """某项目，位于云桥产业园，总投资3亿元; 某园区南接303国道: where something lies is not what is spoken of."""
    at = m.start - f.sentence.start
    return verbs.locates(f.sentence.text[:at]) or bool(_BESIDE.search(f.sentence.text, 0, at))


def _introduced(f: Figure, i: int) -> Mention | None:
    """投资建设云杉药业项目，总投资3亿元: the works that a clause before names or ends with are what a trait is of, and what is
    expected of them once they are built; not a part of the works that the sentence is about (某项目…，建设生产线，总投资)."""
    clause = f.parts[i]
    reached = f.what.of == "account" and _REACHED.search(f.sentence.text, clause.end - f.sentence.start, f.at - f.sentence.start)
    if f.what.of != "trait" and not reached:
        return None
    if _links(f, clause) is not None:
        return None  # 某产业园是一个规模化园区: the subject, which the topics tell
    works = [x for x in clause.mentions if x.kind in clauses.PROJECTS | {"Facility", "Park"} and not _place_of(f, x)]
    if works:
        return None if _PART.search(works[-1].label) and _works_before(f, i) else works[-1]
    if any(x.end == clause.end and x.kind in clauses.TOPICS for x in clause.mentions):
        return None  # 成立于2003年的某工业园区: a name, which the topics tell
    noun = preceding.before(f.reading, f.sentence, clause.end)
    if reached or not fitting.WORK.search(noun) or noun in subjects.GENERIC or _PART.search(noun) and _works_before(f, i):
        return None
    return f.concept(clause.end - len(noun), clause.end)


def _works_before(f: Figure, i: int) -> bool:
    """Whether a clause before another speaks of works."""
    return any(topical.topics(f.reading, f.sentence, clause, clauses.WORKS) for clause in f.parts[:i])
