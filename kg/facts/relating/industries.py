"""Industries -> statements: of whom a sentence says that it is in them.

    形成电子显示、高端装备制造等支柱产业 -> industry(the topic, 电子显示), industry(the topic, 高端装备制造)
    以畜禽为主导; 主导产业为中药材 -> also one alone, and words that are in no list

The wordings that name industries are data (kg/data/rules/industries.toml); a list without such a wording counts where most of its
members end like industries (kg/data/lexicon/industries.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kg.facts.grammar import clauses, paragraphs, topical
from kg.facts.relating import items
from kg.facts.relating.statements import HOSTS, central, label, mode, state
from kg.mentions.geography import areas
from kg.model import Arg, Mention, Reading, Sentence, Statement

_TOPICS = (clauses.ACTORS | clauses.WORKS) - {"Person", "Department", "InfrastructureProject", "Platform", "PublicBody"}
_RELATIVE = re.compile(r"(?:等)?(?:产品|业务|领域)?(?:研发|生产|制造|销售|加工)?的(?P<head>[^，,。；;]*)")
_LED = re.compile(
    r"(?:产业)?的(?P<head>[\u4e00-\u9fff]{2,20}?(?:园区?|开发区|集聚区|示范区|基地|新城|小镇))(?=[、，,。；;和与及]|$)"
)
"""以物流为主导|的锦程物流园: whose industry it is."""
_COPULA = re.compile("(?:是|系|为|作为|成为)[^，,。；;]*$")
_OF_COUNTED = re.compile(r"(?:涵盖|涉及|覆盖|包括|来自|出自|集中在|集中于|分布在|分布于|落在)了?$")
_THEIRS = re.compile(
    r"(?:项目|工程)(?:(?:主要|分别|重点|大多|均|共)*(?:涵盖|涉及|覆盖|集中在|集中于|分布在|分布于)了?|[^。；;]*?领域(?:包括|有|为))$"
)
"""Before industries that works are in, not the place that counts them: 三个项目分布在|…, 项目总投资5亿元，领域包括|…."""
_MOSTLY = re.compile(r"(?:项目|工程)[^。；;]*[，,]以$")
"""有项目12个，以|新材料、新能源为主."""
_COUNTED = re.compile(r"(?:涵盖|涉及|覆盖|包括|来自|出自|集中在|集中于|分布在|分布于|落在)了?$")
_THEY = re.compile(f"[^。；;]*?(?:项目|工程|个|[，,])(?:主要|分别|重点|大多|均|共)*{_OF_COUNTED.pattern[:-1]}")
"""Between a count and industries, where what is counted is in them: 12个|项目，总投资3亿元，主要涵盖|…."""
_COUNTED = re.compile(r"(?:项目|企业|园区|平台|集群|工程|个)$")
_CLUSTER = re.compile(r"(?:集群|产业链)$")
"""Words for what only areas and zones have."""
_NO_NAMES = ("Mechanism", "Honour", "Quantity", "Period")
CLOSE = 6
"""Characters between 的 and the name that a clause modifies (的|龙头企业|某某公司)."""
SAME_CLAUSE = 0.9
"""Least confidence of a topic that stands in the same clause."""
CARRIED = 0.65
"""Confidence of a topic that the sentence before began with."""
PROVINCE = 2
"""Digits of a province's code."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The industries that a sentence names, each span by the first wording that fits it."""
    taken: list[tuple[int, int]] = []
    for wording in items.wordings().of(sentence.text):
        for m in wording.pattern.finditer(sentence.text):
            group = "those" if "those" in m.re.groupindex and m["those"] else "items"
            start, end = m.span(group)
            if any(a < end and start < b for a, b in taken):
                continue
            found = items.named(reading, sentence, wording, start, m[group])
            names = [n for n in found if not _is_name(reading, sentence, start, n)]
            if not names:
                continue
            taken.append((start, end))
            offset = sentence.start + start + m[group].find(names[0])
            if wording.who:
                about, sure = _named(reading, sentence, m)
            elif behind := _head(reading, sentence, m):
                about, sure = _behind(reading, sentence, behind), 0.8
            else:
                at = sentence.start + m.start() if wording.before else offset
                of = HOSTS if _CLUSTER.search(m[0]) else wording.of
                about, sure = _about(reading, sentence, at, wording, of)
            if about is not None:
                held = mode(reading, sentence, offset, sentence.start + end)
                for one in _row(reading, about):
                    for name in names:
                        yield state(sentence, one, "industry", name, "industry", min(0.8, sure), held)


def _row(reading: Reading, about: Arg) -> list[Arg]:
    """The names beside whom a sentence is about: 景程、鑫华辉等企业专注于汽车零部件生产."""
    if not isinstance(about, Mention) or about.kind not in ("Enterprise", "DevelopmentZone", "Park"):
        return [about]
    row, text = [about], reading.document.text
    mentions = next((ms for ms in reading.mentions if about in ms), ())
    for m in reversed([m for m in mentions if m.end <= about.start and m.kind == about.kind]):
        if text[m.end : row[-1].start] not in ("、", "和", "及", "与"):
            break
        row.append(m)
    return [*reversed(row)]


def _local(reading: Reading, home: Mention) -> bool:
    """Whether an area is smaller than a province: news of a province names others."""
    found = areas.division(home.label)
    return found is None or len(found.code) != PROVINCE


def _is_name(reading: Reading, sentence: Sentence, start: int, word: str) -> bool:
    """Whether a word is, holds or belongs to the name of something else: 以株洲、湘潭为核心; 下辖青州产业园、锦程产业园."""
    at = sentence.start + sentence.text.find(word, start)
    return any(
        m.kind not in _NO_NAMES and (m.text in word and not _from_region(m, word) or m.start <= at and at + len(word) <= m.end)
        for m in reading.mentions[sentence.index]
    )


def _from_region(m: Mention, word: str) -> bool:
    """Whether an industry begins with a region of the world that its goods come from: 东盟|特色商品加工."""
    return m.kind == "Place" and word.startswith(m.text) and items.listed(word[len(m.text) :])


def _named(reading: Reading, sentence: Sentence, m: re.Match[str]) -> tuple[Arg | None, float]:
    """Whom the wording itself names behind the industries: 电子信息是永兴县的主导产业."""
    start, end = (sentence.start + i for i in m.span("who"))
    named = [x for x in reading.mentions[sentence.index] if start <= x.start and x.end <= end and x.kind in _TOPICS]
    return (named[-1], 0.8) if named and named[-1].end == end else (None, 0)


def _head(reading: Reading, sentence: Sentence, m: re.Match[str]) -> tuple[int, int] | None:
    """Where the noun stands that a clause of doing modifies (专业从事光学玻璃生产的|某某公司), unless someone is said to be it."""
    wording = sentence.text[m.start() : m.end()]
    if wording.startswith("以") and (led := _LED.match(sentence.text, m.end())):
        at = sentence.start + led.start("head")
        if any(x.start == at and x.kind in _TOPICS for x in reading.mentions[sentence.index]):
            return led.span("head")
    if m.re.pattern.find("从事") < 0 or _COPULA.search(sentence.text[: m.start()]):
        return None
    at = m.end() - len("的") if wording.endswith("的") else m.end()
    found = _RELATIVE.match(sentence.text, at)
    return found.span("head") if found else None


def _behind(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> Mention | None:
    """The name of a noun phrase; None where what it names is not known."""
    names = [x for x in reading.mentions[sentence.index] if x.kind in _TOPICS and sentence.start + span[0] <= x.start]
    return names[0] if names and names[0].start - sentence.start - span[0] <= CLOSE else None


def _about(reading: Reading, sentence: Sentence, offset: int, wording: items.Wording, of: Set[str]) -> tuple[Arg | None, float]:
    """Whom the industries are said of: the counted projects that a sentence goes on about (29个项目，涵盖…), or the topic, of the
    kinds in `of`, where there are any."""
    before = sentence.text[: offset - sentence.start]
    if items.edges()["elsewhere"].search(re.split("[。；;]", before)[-1]):
        return None, 0
    topic, passed = _topic(reading, sentence, offset), of is HOSTS
    if topic and of and topic.mention.kind not in of:
        if of is not HOSTS and topic.confidence > SAME_CLAUSE and topic.mention.kind != "AdministrativeArea":
            return None, 0  # 某公司聚焦…等产业
        topic, passed = topical.topic(reading, sentence, offset, frozenset(of)), True  # 引进某公司，…等产业初具规模: of the area
    if topic and topic.mention.end == offset - 1 and before.endswith("、"):
        return None, 0  # 某某物流园、|印刷包装等配套产业项目: a member of the same row
    theirs = _THEIRS.search(before) or not wording.own and _MOSTLY.search(before)
    if theirs or not wording.of and _OF_COUNTED.search(before[-4:]):
        counted = [
            g for g in reading.groups[sentence.index] if g.count and g.count.end <= offset and _COUNTED.search(g.member_type)
        ]
        after = counted and counted[-1].count
        named = topic is not None and topic.confidence > SAME_CLAUSE
        among = named and topic is not None and topic.mention.kind in clauses.WORKS  # 甲、乙等8个项目|涵盖…
        if after and (not named or among):
            return counted[-1], 0.75
        if theirs and not named:
            return None, 0
    if (
        topic is None
        or topic.confidence < CARRIED
        and not (wording.own and central(reading) and _alone(reading, sentence, offset, passed))
    ):
        return None, 0
    if topic.confidence == CARRIED and not (wording.any_word or wording.own):
        return None, 0
    if of and topic.mention.kind not in of:
        return None, 0
    if topic.confidence >= CARRIED or topic.mention.kind not in ("Project", "Facility"):
        return topic.mention, topic.confidence
    return (reading.home or topic.mention), topic.confidence  # what a text about one project counts is the area's


def _topic(reading: Reading, sentence: Sentence, offset: int) -> topical.Topic | None:
    """The topic; of several names in a clause before, the first that is an area or a zone: its parks are not whom 打造 is said of."""
    topic = topical.topic(reading, sentence, offset, _TOPICS)
    if (topic is None or topic.confidence < CARRIED) and (said := paragraphs.subject(reading, sentence, _TOPICS)):
        return topical.Topic(said, CARRIED)
    if topic is None or topic.confidence > 0.9 or topic.confidence <= CARRIED or topic.mention.kind not in ("Park", "Project"):
        return topic
    parts = clauses.split(reading, sentence)
    there = parts[clauses.at(parts, topic.mention.start)]
    first = next(iter(topical.topics(reading, sentence, there, _TOPICS)), topic.mention)  # none: the topic stands in a line above
    return topical.Topic(first, topic.confidence) if first.kind in ("AdministrativeArea", "DevelopmentZone") else topic


def _alone(reading: Reading, sentence: Sentence, offset: int, passed: bool) -> bool:
    """Whether nothing before the industries is named that they might be said of instead of the whole text's topic, and that is no
    province: news of a province names others. With `passed` firms and works before it are none of those."""
    if reading.protagonist and not _local(reading, reading.protagonist):
        return False
    home = {label(m) for m in (reading.protagonist, reading.home) if m}
    others = [m for m in reading.mentions[sentence.index] if m.kind not in ("Period", "Quantity") and m.end <= offset]
    return all(label(m) in home or passed and m.kind not in HOSTS for m in others)
