"""What the text says before the sentence of a figure -> of what it is: a count, the heading, the topic; else the nation, the words."""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import clauses, setting, topical
from kg.facts.observations import assured, fitting, subjects, topics
from kg.facts.observations.figure import AREA, EACH, Figure, Subject, label
from kg.model import Group, Mention

_AREA = re.compile(AREA)
_COMPARED = re.compile(r"(?:[于占居列和与、比为对在向]|拉动|带动|推动|辐射|惠及|覆盖|相当于)(?:全[国省市县区])?(?:和|与|、)?$")
"""高于|全省, 居|全省第三: an area that a figure is compared to is not what it is of."""


def of(f: Figure) -> Subject | None:
    """The count that the sentence before gave, what the text has been about, the nation, else what is measured itself."""
    what = f.what
    if what.of == "trait" and (group := _group_above(f)):
        return group, 0.65
    if fitting.lets(f) and (house := _house_above(f)):
        return house, 0.65
    if headed := _heading(f):
        return headed, 0.65
    topic = topics.zone(f.reading, topics.of(f.reading, f.sentence, f.at))
    if topic and topic.mention.kind == "PublicBody" and not fitting.can_have(f, topic.mention):
        told = f.reading.protagonist  # 市委印发决定：规划范围150平方公里
        topic = topics.zone(f.reading, topical.Topic(told, 0.6) if told and told.kind in topics.KINDS else None)
    if thing := _general(f, topic):
        return thing, 0.6
    if (topic is None or topic.confidence <= 0.65) and (area := _area(f)):
        return area, 0.5  # 我省民营企业|进出口: not whom the text is about
    works = topic is not None and topic.mention.kind in clauses.PROJECTS and what.of == "trait"
    if (topic is None or topic.confidence <= 0.65 and not works) and (place := setting.place_for(f.reading, f.sentence, f.at)):
        return (place, 0.6) if assured.spoken_of(f, place) else None  # 在白水县，气温降到…
    if topic and fitting.can_last(f, topic.mention) and assured.by(f, topic):
        return topic.mention, topic.confidence
    if topic and what.indicator == "期数":
        return topic.mention, 0.45  # 分两期建设: of nothing but works, or who builds them
    noun = _itself(f)
    if noun and topic and _likelier(f, topic):
        return topic.mention, 0.45
    left = f.what.left
    if left.measure and left.measure.of == "trait" and left.text == left.measure.word and _POINTS.match(f.before):
        return None  # 该通道起点…，|全长: of what is not named
    return (noun, 0.45) if noun else None


def _likelier(f: Figure, topic: topical.Topic) -> bool:
    """总投资: whether a trait that says nothing of a thing is of the works that the sentence before began with, rather than of itself."""
    works = topic.mention.kind in clauses.PROJECTS and topic.confidence > 0.6
    return works and f.what.of == "trait" and not f.thing and fitting.can_have(f, topic.mention)


def _itself(f: Figure) -> Mention | None:
    """邮政业务收入: what is measured, where nothing says whose it is; nothing that everything has (面积, 占比), no speed of growth."""
    left = f.what.left
    if f.thing and len(f.thing.text) > 1:
        return f.thing
    if left.text and not left.verb and left.measure is None and f.what.indicator.startswith(left.text):
        return f.concept(left.start, left.end)  # 国道136公里、|省道|46公里
    each = _OF_EACH.match(left.text)
    start = each.end() if each else 0
    if left.measure is None or len(left.text) - start < 2 or left.text[start:] in resources.words("measure_empty"):
        return None
    return None if not each and EACH.match(left.text) else f.concept(left.start + start, left.end)


_POINTS = re.compile("(?:该|此|这[座条个项台家处所栋套])(?!次|外|时)")
_OF_EACH = re.compile(r"每[斤亩吨人户年月天日度]|[人户亩年月日]均")
"""月均|工资, 每斤|回收价: what is measured is the wage, whoever's."""


_OF_KIND = {"公司": frozenset(("Enterprise",)), "工厂": clauses.WORKS | {"Enterprise"}}


def _general(f: Figure, topic: topical.Topic | None) -> Mention | None:
    """项目总投资5亿元: the works or company that the sentence speaks of, where the text is about something of another kind."""
    found = subjects.general(f.reading.document.text, f.sentence.start, f.m.start)
    if found is None:
        return None
    start, end, many = found
    noun = f.concept(start, end)
    kinds = _OF_KIND.get(noun.text, clauses.WORKS)
    if topic and topic.mention.kind in kinds and not many:
        park = noun.text in ("项目", "工程") and topic.mention.kind == "Park"
        return _named_above(f, clauses.PROJECTS) if park else None  # the park is where it is built
    return noun if many else _named_above(f, kinds) or noun


_NEAR = 3
"""Sentences back in which the one thing of a kind is looked for."""


def _named_above(f: Figure, kinds: frozenset[str]) -> Mention | None:
    """The one thing of a kind that the sentences before name."""
    first = max(0, f.sentence.index - _NEAR)
    above = [m for row in f.reading.mentions[first : f.sentence.index] for m in row if m.kind in kinds]
    names = {label(m) for m in above}
    return above[-1] if len(names) == 1 else None


def _area(f: Figure) -> Mention | None:
    """我国, 全省: an area that is spoken of before the figure, and not named by any mention."""
    text, start = f.before, f.sentence.start
    named = [m for m in f.reading.mentions[f.sentence.index] if m.kind not in ("Quantity", "Period")]
    for m in _AREA.finditer(text):
        if any(x.start < start + m.end() and start + m.start() < x.end for x in named):
            continue
        if not (topical.RANK.match(text, m.end()) or _COMPARED.search(text, 0, m.start())):
            return f.concept(start + m.start(), start + m.end())
    return None


def _heading(f: Figure) -> Mention | None:
    """The one thing that the heading above names, where it is no title: 一、清溪储能项目."""
    above = f.sentence.heading
    if above is None or f.reading.sentences[above].role != "heading":
        return None
    named = [x for x in f.reading.mentions[above] if x.kind in clauses.WORKS | {"Enterprise"} and x.value is None]
    return named[0] if len(named) == 1 else None


def _house_above(f: Figure) -> Mention | None:
    """某科创园建筑面积12万平方米。…入驻率85%: the park or building that the sentence before, of the same paragraph, begins with."""
    above = f.reading.sentences[max(f.sentence.index - 1, 0)]
    if above.role != "body" or "\n" in f.reading.document.text[above.end : f.sentence.start]:
        return None
    named = (t for c in clauses.split(f.reading, above) for t in topical.topics(f.reading, above, c, clauses.TOPICS))
    first = next(named, None)
    return first if first and first.kind in clauses.WORKS else None


def _group_above(f: Figure) -> Group | None:
    """The last count of projects in the sentence before, of the same paragraph, where no works are named after it."""
    i = f.sentence.index - 1
    if i < 0 or f.reading.sentences[i].role != "body":
        return None
    if "\n" in f.reading.document.text[f.reading.sentences[i].end : f.sentence.start]:
        return None
    counts = [(g, g.count) for g in f.reading.groups[i] if g.count and g.member_type.endswith(("项目", "工程"))]
    if not counts:
        return None
    last, count = counts[-1]
    named = any(x.kind in clauses.PROJECTS and x.start > count.end for x in f.reading.mentions[i])
    return None if named else last
