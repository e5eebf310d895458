"""What the clause of a figure says before it -> of what it is: its topic, a thing, a count, the noun that it begins with.

清溪储能项目总投资30亿元     -> 清溪储能项目
4.6万户农民年人均增收2300元  -> the count
入园企业缴纳税收57亿元       -> 入园企业
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import clauses, preceding, topical
from kg.facts.observations import counts, fitting, subjects, topics
from kg.facts.observations.figure import Figure, Subject
from kg.model import Group, Mention

_DOMAINS = ("经济", "工作", "建设", "引资", "招商", "领域", "贸易", "改革", "服务", "产业", "农业", "工业")
"""Fields of an area's life: what is measured in them is measured of the area."""
_PULLED = re.compile(r"^(?:并|可|将|有效|直接|共)*(?:拉动|带动|推动|撬动|促进)")
"""拉动全市工业|增长3个百分点: who pulls, not what is pulled."""
_VERB = re.compile(
    r"(?:要|将|须|应|可|拟|已|共|累计|预计|计划|力争|全年|年内)*(?:实现|完成|取得|创造|缴纳|上缴|备有|拥有|投入|筹集|募集|达到?)(?:了)?$"
)
_FIRM_WORDS = frozenset(("公司", "企业", "工厂", "厂区", "基地", "项目"))


def own(f: Figure) -> Subject | None:
    """The topic, the thing, the count or the noun of the figure's own clause."""
    clause, what, thing = f.parts[f.here], f.what, f.thing
    named = [t for t in topical.topics(f.reading, f.sentence, clause, fitting.kinds(f)) if t.end <= f.at]
    named = [t for t in named if t.kind != "PublicBody" or fitting.can_have(f, t)]
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
        return fitting.in_area(f, named[-1]), 0.95
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


def _verbal(f: Figure, thing: Mention) -> bool:
    """Whether a noun ends with a verb: a deed, and no thing that has a measure."""
    last = next((t for t in f.reading.tokens[f.sentence.index] if t.end == thing.end), None)
    return thing.finder != "indicator" and last is not None and last.tag in ("v", "vn")


def _of_material(f: Figure, thing: Mention) -> bool:
    """日处理污水能力, 生活垃圾处理规模: what is worked is not what can do it, where works are spoken of."""
    able = f.what.left.measure is not None and f.what.left.measure.word.endswith(("能力", "规模"))
    return able and not fitting.WORK.search(thing.text) and topics.of(f.reading, f.sentence, f.at) is not None


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
