"""A measured quantity -> whom or what it is of.

    新建到发线3条，长450米            -> the counted 到发线
    产值超1亿元的重大项目             -> 重大项目
    入园企业缴纳税收57亿元            -> 入园企业
    青原经开区…；实际利用外资2亿美元  -> 青原经开区, the topic of the clauses before

Nearer words say it with more right than farther ones: the noun that the number is an attribute of, the owner in front of the
measure, the subject of the clause, a count or subject of an earlier clause, the topic of the text.
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import clauses, nouns
from kg.facts.grammar.clauses import Clause
from kg.facts.observations import receivers, subjects, topics
from kg.facts.observations.indicator import Measured
from kg.facts.observations.left import measure
from kg.mentions.measures import rows
from kg.model import Arg, Fact, Group, Mention, Quantity, Reading, Sentence

_PER_PROJECT = re.compile(r"产值|税|营收|销售|收入|合同|协议|利润")
"""What projects and companies have too; funds in place and foreign trade are those of the zone."""
_COUNTED = re.compile(r"(?:项目|工程|企业|合同|协议|园区|基地|公司|订单|产业|平台|厂房|车间|线|路|桥|站|场|楼|房|区|个|家)$")
_TIMES = ("YR", "MO", "DAY", "HR", "MIN")
_FRAMES = re.compile(r"(?:以?来|前|后|间|以前|以后|之后|之前|时间)?，|(?:以来|来|前|后|间)")
_WORK = re.compile(
    r"(?:项目|工程|基地|产业园|园区|厂|车间|生产线|中心|线路|公路|铁路|大桥|隧道|水库|电站|码头|医院|学校|综合体|公园)$"
)
_NATION = re.compile(r"我国|全国|全球")
_AREA = re.compile(r"我国|全国|全球|世界|[全我][省市县区州旗镇乡村]")
_AWARDS = ("奖励", "补助", "补贴", "资助", "奖金", "贴息", "奖励比例", "补助比例", "补贴比例")
_DOMAINS = ("经济", "工作", "建设", "引资", "招商", "领域", "贸易", "改革", "服务", "产业", "农业", "工业")
"""Fields of an area's life: what is measured in them is measured of the area."""


def of(reading: Reading, sentence: Sentence, m: Mention, what: Measured, found: tuple[Fact, ...]) -> tuple[Arg, float]:
    """What a quantity is measured of, and how sure that is."""
    if row := rows.column(reading.document, sentence, m):
        return _in_row(reading, sentence, row[1]), 0.9
    if what.thing:
        return what.thing, 0.9
    if attached := _attached(reading, sentence, m, found):
        return attached, 0.9
    if later := _behind_span(reading, sentence, m):
        return later, 0.75
    if inside := _bracketed(reading, sentence, m, found):
        return inside, 0.85
    behind = what.right
    if behind.of and (behind.relative or behind.built):
        return behind.of, 0.9
    if what.left.owner and what.left.owner.kind in clauses.TOPICS | {"Mechanism", "Platform", "Honour"}:
        return what.left.owner, 0.95
    if what.indicator.endswith(_AWARDS) and (whom := receivers.named(reading, sentence, m)):
        return whom, 0.85
    if what.indicator.endswith(_AWARDS) and (noun := receivers.spoken_of(reading, sentence, m)):
        return noun, 0.6
    return _before(reading, sentence, what, found) or _far(reading, sentence, m, what)


def _attached(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Arg | None:
    """年产1万吨白酒项目: the work whose name holds the figure; 闲置土地12宗|1350亩: the count that the figure follows at once."""
    for name in reading.mentions[sentence.index]:
        if name.kind in clauses.WORKS and name.start <= m.start and m.end < name.end:
            return name
    return next((g for g in found if isinstance(g, Group) and g.count and g.count.end == m.start), None)


def _behind_span(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    """十年来，全县…: a span that frames the sentence is of whom the sentence then speaks."""
    assert isinstance(m.value, Quantity)
    text = sentence.text[m.end - sentence.start :]
    if m.value.unit not in _TIMES or not _FRAMES.match(text):
        return None
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, m.start)
    if m.start - parts[here].start > 4:
        return None
    for clause in parts[here : here + 2]:
        if named := [t for t in clauses.topics(reading, sentence, clause, topics.KINDS) if t.start >= m.end]:
            return named[0]
        if clause.start > m.start and (noun := subjects.of(reading, sentence, clause, clause.end)):
            return noun
    return None


def _bracketed(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Arg | None:
    """两宗工业用地（共计153亩，起始价3060万元）: what stands in front of the bracket that a figure stands in."""
    before = sentence.text[: m.start - sentence.start]
    at = max(before.rfind("（"), before.rfind("("))
    if at < 0 or before.startswith("以下简称", at + 1) or "）" in before[at:] or ")" in before[at:]:
        return None
    end = sentence.start + at
    for g in found:
        if isinstance(g, Group) and g.count and g.count.end + len(g.member_type) == end:
            return g
    named = next((x for x in reading.mentions[sentence.index] if x.end == end and x.kind in clauses.TOPICS | {"Mechanism"}), None)
    noun = nouns.before(reading, sentence, end)
    if named or not noun or measure(noun):
        return named
    return Mention(end - len(noun), end, noun, "Concept", finder="about")


def _in_row(reading: Reading, sentence: Sentence, cell: rows.Cell) -> Mention:
    named = [
        x for x in reading.mentions[sentence.index] if x.start >= cell.start and x.end <= cell.end and x.kind in clauses.WORKS
    ]
    return named[0] if named else Mention(cell.start, cell.end, cell.text, "Concept")


def _before(reading: Reading, sentence: Sentence, what: Measured, found: tuple[Fact, ...]) -> tuple[Arg, float] | None:
    """In the clause: its topic or noun; then the clauses before, the nearest first: a count, a topic, a noun."""
    parts = clauses.split(reading, sentence)
    at = what.start
    here = clauses.at(parts, at)
    own = [t for t in clauses.topics(reading, sentence, parts[here], topics.KINDS) if t.end <= at]
    thing = _thing(what)
    owned = (
        what.of == "trait"
        and thing is not None
        or thing is not None
        and what.of == ""
        and not what.left.measure
        and not _paid(what)
    )
    if (beside := _beside(reading, found, at)) and not (own and own[-1].end > at - 3):
        return beside, 0.85
    if own and not owned:
        return own[-1], 0.95
    if thing and (owned or what.of == "rate"):
        return thing, 0.85
    if group := _count(parts[here], found, at, what):
        return group, 0.85
    noun = subjects.of(reading, sentence, parts[here], at)
    if noun and not (what.of == "account" and noun.text.endswith(_DOMAINS)):
        return noun, 0.8
    later: tuple[Arg, float] | None = None
    for i in range(here - 1, -1, -1):
        if group := _count(parts[i], found, at, what):
            of_works = group.member_type.endswith(("项目", "工程", "协议", "合同"))
            if what.of != "account" or of_works and _PER_PROJECT.search(what.indicator):
                return group, 0.8
            later = later or ((group, 0.7) if of_works or group.member_type.endswith(("企业", "公司")) else None)
        if works := _introduced(reading, sentence, parts[i], what):
            return works, 0.85
        if topics.SOURCE.search(parts[i].text):
            continue
        if named := clauses.topics(reading, sentence, parts[i], topics.KINDS):
            works_first = [t for t in named if t.kind in clauses.WORKS]
            chosen = clauses.Topic(works_first[-1] if works_first else named[0], 0.85)
            told = topics.zone(reading, chosen)
            return (told or chosen).mention, 0.85 if here - i == 1 else 0.75
        noun = subjects.of(reading, sentence, parts[i], parts[i].end)
        if noun:
            return noun, 0.7
    if later and not topics.of(reading, sentence, what.start):
        return later
    return None


def _beside(reading: Reading, found: tuple[Fact, ...], at: int) -> Group | None:
    """4.6万户农民|年人均增收2300元: the count whose noun ends where the words of the figure begin."""
    return next((g for g in found if isinstance(g, Group) and g.count and 0 <= at - g.count.end - len(g.member_type) <= 1), None)


def _paid(what: Measured) -> bool:
    """节约标准煤4万吨, 挽回经济损失2亿元: what is saved or paid is the object; a stretch or an area is of its object."""
    return bool(what.left.verb) and not what.indicator.endswith(("面积", "长度"))


def _thing(what: Measured) -> Mention | None:
    """The noun in front of the measure, or the one behind a number without words."""
    if (
        what.left.thing
        and what.left.thing.text not in subjects.GENERIC
        and _AREA.sub("", what.left.thing.text) not in resources.words("measure_domains")
    ):
        return what.left.thing
    behind = what.right.of
    if isinstance(behind, Mention) and behind.kind == "Concept" and what.left.measure is None and not what.left.text:
        return behind
    return None


def _count(clause: Clause, found: tuple[Fact, ...], at: int, what: Measured) -> Group | None:
    """The count in a clause that a figure sums up or describes: 12个项目开工，总投资126亿元."""
    groups = [
        g
        for g in found
        if isinstance(g, Group) and g.count and clause.start <= g.count.start and g.count.end <= min(at, clause.end)
    ]
    if not groups:
        return None
    last = groups[-1]
    count = last.count
    assert count is not None
    named = [
        t
        for t in clause.mentions
        if t.kind in clauses.WORKS and count.end <= t.start < at and t.start > count.end + len(last.member_type)
    ]
    if named or not (_COUNTED.search(last.member_type) or what.of == "trait" and _plain(what)):
        return None
    return last


def _plain(what: Measured) -> bool:
    """长, 总面积, 建筑面积: a trait with no word of its own for the thing (绿化面积 has one)."""
    known = what.left.measure
    return known is not None and what.left.text.removesuffix(known.word) in (
        "",
        "总",
        "建筑",
        "总建筑",
        "占地",
        "用地",
        "单体",
        "全",
        "年",
        "设计",
    )


def _introduced(reading: Reading, sentence: Sentence, clause: Clause, what: Measured) -> Mention | None:
    """投资建设云杉药业项目，总投资3亿元: the works that the clause before names or ends with are what a trait is of."""
    if what.of != "trait":
        return None
    works = [x for x in clause.mentions if x.kind in clauses.PROJECTS | {"Facility", "Park"}]
    if works:
        return works[-1]
    noun = nouns.before(reading, sentence, clause.end)
    if not _WORK.search(noun) or noun in subjects.GENERIC:
        return None
    return Mention(clause.end - len(noun), clause.end, noun, "Concept", finder="about")


def _far(reading: Reading, sentence: Sentence, m: Mention, what: Measured) -> tuple[Arg, float]:
    """The count that the sentence before gave, what the text has been about, the nation; else the words themselves."""
    if what.of == "trait" and (group := _group_above(reading, sentence)):
        return group, 0.65
    if headed := _heading(reading, sentence):
        return headed, 0.65
    topic = topics.zone(reading, topics.of(reading, sentence, what.start))
    if topic and topic.confidence <= 0.65 and (nation := _NATION.search(sentence.text[: m.start - sentence.start])):
        start = sentence.start + nation.start()
        return Mention(start, start + len(nation[0]), nation[0], "Concept", finder="about"), 0.5
    if topic and not (
        what.of == "trait" and topic.confidence <= 0.6 and topic.mention.kind == "AdministrativeArea" and what.left.thing
    ):
        return topic.mention, topic.confidence
    thing = _thing(what)
    if thing and what.of != "account":
        return thing, 0.5
    if area := _AREA.search(sentence.text):
        return Mention(sentence.start + area.start(), sentence.start + area.end(), area[0], "Concept", finder="about"), 0.5
    if thing:
        return thing, 0.45
    start = min(what.start, m.start)
    wording = reading.document.text[start : m.start] or m.text
    return Mention(start, m.start, wording, "Concept", name=what.indicator), 0.4


def _heading(reading: Reading, sentence: Sentence) -> Mention | None:
    """The one thing that the heading above names, where it is no title: 一、清溪储能项目."""
    if sentence.heading is None or reading.sentences[sentence.heading].role != "heading":
        return None
    named = [x for x in reading.mentions[sentence.heading] if x.kind in clauses.WORKS | {"Enterprise"} and x.value is None]
    return named[0] if len(named) == 1 else None


def _group_above(reading: Reading, sentence: Sentence) -> Group | None:
    """The last count of projects in the sentence before, of the same paragraph, where no works are named after it."""
    i = sentence.index - 1
    if i < 0 or reading.sentences[i].role != "body" or "\n" in reading.document.text[reading.sentences[i].end : sentence.start]:
        return None
    groups = [g for g in reading.groups[i] if g.count and g.member_type.endswith(("项目", "工程"))]
    if not groups:
        return None
    count = groups[-1].count
    assert count is not None
    named = any(x.kind in clauses.PROJECTS and x.start > count.end for x in reading.mentions[i])
    return None if named else groups[-1]
