"""Whom a figure is of, said farther away: the topic of the text, no one who only tells it, the zone before the area around it.

商务部公布的数据显示，…服务进出口总额1.8万亿元 -> not 商务部; 某高新区2017年工作总结: …实现产值486亿元 -> the zone, not its committee
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses, topical
from kg.model import Mention, Reading, Sentence

KINDS = clauses.TOPICS - {"Person", "Department"}
"""Figures are of persons and departments so seldom that such a name in front of one tells it."""
SOURCE = re.compile(
    r"(?:发布|公布|显示|强调|指出|宣布|认为|要求|希望|获悉|介绍|统计|表示|了解到?|透露|称|说|报道|测算|核算|通报)[，,：:]?$"
)
"""A clause that says who tells the figure (据国家统计局发布): no subject of it."""
CAUSE = re.compile(r"受[^，,。；;]{2,30}(?:拉动|带动|推动|驱动|支撑|影响|冲击)")
"""受风电项目带动，|基础设施投资增长4%: why a figure is so, and not of what."""
_SPEAKS = re.compile(r"(?:说|介绍|表示|透露|坦言|称|告诉[^，,：:]{0,6}|算了?一笔账)[，,：:]?$")
"""Who speaks for a company tells its own figures: 甲公司副总经理王某说."""


def zone(reading: Reading, topic: topical.Topic | None) -> topical.Topic | None:
    """The one zone of the title, where the topic is far and an area or a body around it: 某高新区2017年工作总结."""
    if topic is None:
        return topical.Topic(reading.home, 0.5) if reading.home else None
    if topic.mention.label.endswith(("管委会", "管理委员会")):
        zone = _administered(reading, topic.mention)
        return topical.Topic(zone, topic.confidence) if zone else topic
    if topic.confidence > 0.65 or topic.mention.kind not in ("AdministrativeArea", "PublicBody", "Place"):
        return topic
    titles = [s for s in reading.sentences[:3] if s.role == "title"]
    zones = [x for s in titles for x in reading.mentions[s.index] if x.kind in ("DevelopmentZone", "Park")]
    return topical.Topic(zones[0], 0.6) if len({x.label for x in zones}) == 1 else topic


def _administered(reading: Reading, body: Mention) -> Mention | None:
    """The zone that a committee runs, where the text names it: its figures are those of the zone."""
    zones = [x for row in reading.mentions for x in row if x.kind in ("DevelopmentZone", "Park") and x.value is None]
    named = [x for x in zones if x.label in body.label] or [x for x in zones if x.label[:2] in body.label]
    return named[0] if named else None


def of(reading: Reading, sentence: Sentence, at: int) -> topical.Topic | None:
    """The topic of the text; who tells a figure (商务部公布的数据显示) is none, then it is the protagonist."""
    topic = topical.topic(reading, sentence, at, KINDS)
    if topic is None or not sentence.start <= topic.mention.start < sentence.end:
        return topic
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, at)
    clause = clauses.at(parts, topic.mention.start)
    if clause == here or not (SOURCE.search(parts[clause].text) or CAUSE.fullmatch(parts[clause].text)):
        return topic
    if topic.mention.kind == "Enterprise" and _SPEAKS.search(parts[clause].text):
        return topic
    told = reading.protagonist
    return topical.Topic(told, 0.6) if told and told.kind in KINDS else None
