"""Industries -> statements: of whom a sentence says that it is in them.

    形成电子显示、高端装备制造等支柱产业 -> industry(the topic, 电子显示), industry(the topic, 高端装备制造)
    以畜禽为主导; 主导产业为中药材 -> also one alone, and words that are in no list

The wordings that name industries are data (kg/data/rules/industries.toml); a list without such a wording counts where most of its
members end like industries (kg/data/lexicon/industries.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import clauses, paragraphs
from kg.facts.grammar.lines import GROUPS
from kg.facts.relating.statements import central, label, mode, state
from kg.mentions.geography import areas
from kg.mentions.measures import numbers
from kg.model import Arg, Mention, Reading, Sentence, Statement
from kg.text.anchors import Finder, finder

_TOPICS = (clauses.ACTORS | clauses.WORKS) - {"Person", "Department", "InfrastructureProject", "Platform", "PublicBody"}
_ALL_PARTS = re.compile(r"[、和与]|以及|及(?=[\u4e00-\u9fff]{2})")
_LAST_PARTS = re.compile(r"和|以及")
_NAME = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9+]{2,14}$")
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_ACTIVITIES = re.compile(
    "(?:种植|培育|繁育|销售|加工|研发|生产|制造|服务|检测|安装|维修|设计|贸易|开发|养殖|运输|仓储|批发|零售|经营|和|及|与)+"
)
"""What is done to a product is no industry by itself: 绿化苗木种植、|培育、销售."""
_HOW_MANY = re.compile(r"(?P<number>[三四五六七八九十]|\d{1,2})(?:大|个|条|类)[^、]{0,8}$")
_RELATIVE = re.compile(r"(?:等)?(?:产品|业务|领域)?(?:研发|生产|制造|销售|加工)?的(?P<head>[^，,。；;]*)")
_COPULA = re.compile("(?:是|系|为|作为|成为)[^，,。；;]*$")
_OF_COUNTED = re.compile(r"(?:涵盖|涉及|覆盖|包括|来自|出自)了?$")
_COUNTED = re.compile(r"(?:项目|企业|园区|平台|集群|工程|个)$")
_NO_NAMES = ("Mechanism", "Honour", "Quantity", "Period")
_LIGHT = frozenset("vpcdumqrf")
"""First letters of the tags of words that begin no industry."""
CLOSE = 6
"""Characters between 的 and the name that a clause modifies (的|龙头企业|某某公司)."""
CARRIED = 0.65
"""Confidence of a topic that the sentence before began with."""
MOST = 3
"""Of so many words that could be industries one must be in the list, where the wording is strong; elsewhere every second."""
PROVINCE = 2
"""Digits of a province's code."""
SHORTEST = 2
"""Industries that a list without a wording of its own must have."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule of industries.toml: `items` holds the industries; `any_word`: words that no list has count as well; `own`: may be
    said of the whole text's topic; `of`: the kinds of topics that alone it may be said of; `before`: what it is said of stands
    before the whole wording (襄汾县|曾是山西省重要的冶金基地)."""

    name: str
    pattern: Finder
    any_word: bool
    single: bool
    own: bool
    of: frozenset[str]
    before: bool

    @property
    def who(self) -> bool:
        """Whether the pattern names whom the industries are said of."""
        return "who" in self.pattern.pattern.groupindex


@cache
def wordings() -> tuple[Wording, ...]:
    """The wordings in the order in which they are tried."""
    data = resources.rules("industries")
    words = {key: value.replace("\n", "") for key, value in data["words"].items()}
    out = []
    for w in data["wording"]:
        pattern = re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{words[m[1]]})", w["pattern"].replace("\n", ""))
        of = frozenset(k for group in w.get("of", "").split() for k in GROUPS[group])
        flags = (w.get("any", False), w.get("single", False), w.get("own", False), of, w.get("before", False))
        out.append(Wording(w["name"], finder(pattern), *flags))
    return tuple(out)


@cache
def _word() -> re.Pattern[str]:
    words = sorted((r["word"] for r in resources.table("lexicon/industries.tsv")), key=lambda w: (-len(w), w))
    return re.compile(
        rf"^[\u4e00-\u9fffA-Za-z0-9（）()]{{0,8}}?(?:{'|'.join(map(re.escape, words))})(?:产业|业|行业|产品|技术|装备)?$"
    )


@cache
def _edges() -> dict[str, re.Pattern[str]]:
    words = resources.rules("industries")["words"]
    return {name: re.compile(words[name].replace("\n", "")) for name in ("lead", "tail", "count", "never", "elsewhere")}


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The industries that a sentence names, each span by the first wording that fits it."""
    taken: list[tuple[int, int]] = []
    for wording in wordings():
        for m in wording.pattern.finditer(sentence.text):
            group = "those" if "those" in m.re.groupindex and m["those"] else "items"
            start, end = m.span(group)
            if any(a < end and start < b for a, b in taken):
                continue
            found = _industries(reading, sentence, wording, start, m[group])
            names = [n for n in found if not _is_name(reading, sentence, start, n)]
            if not names:
                continue
            taken.append((start, end))
            offset = sentence.start + start + m[group].find(names[0])
            if wording.who:
                about, sure = _named(reading, sentence, m)
            elif behind := _head(sentence, m):
                about, sure = _behind(reading, sentence, behind), 0.8
            else:
                at = sentence.start + m.start() if wording.before else offset
                about, sure = _about(reading, sentence, at, wording)
            if about is not None:
                held = mode(reading, sentence, offset, sentence.start + end)
                for one in _row(reading, about):
                    for name in names:
                        yield state(sentence, one, "industry", name, "industry", min(0.8, sure), held)


def _row(reading: Reading, about: Arg) -> list[Arg]:
    """The names beside whom a sentence is about: 景程、鑫华辉等企业专注于汽车零部件生产."""
    if not isinstance(about, Mention) or about.kind != "Enterprise":
        return [about]
    row, text = [about], reading.document.text
    mentions = next((ms for ms in reading.mentions if about in ms), ())
    for m in reversed([m for m in mentions if m.end <= about.start and m.kind == about.kind]):
        if text[m.end : row[-1].start] not in ("、", "和", "及", "与"):
            break
        row.append(m)
    return [*reversed(row)]


def _is_name(reading: Reading, sentence: Sentence, start: int, word: str) -> bool:
    """Whether a word is, holds or belongs to the name of something else: 以株洲、湘潭为核心; 下辖青州产业园、锦程产业园."""
    at = sentence.start + sentence.text.find(word, start)
    return any(
        m.kind not in _NO_NAMES and (m.text in word or m.start <= at and at + len(word) <= m.end)
        for m in reading.mentions[sentence.index]
    )


def _named(reading: Reading, sentence: Sentence, m: re.Match[str]) -> tuple[Arg | None, float]:
    """Whom the wording itself names behind the industries: 电子信息是永兴县的主导产业."""
    start, end = (sentence.start + i for i in m.span("who"))
    named = [x for x in reading.mentions[sentence.index] if start <= x.start and x.end <= end and x.kind in _TOPICS]
    return (named[-1], 0.8) if named and named[-1].end == end else (None, 0)


def _head(sentence: Sentence, m: re.Match[str]) -> tuple[int, int] | None:
    """Where the noun stands that a clause of doing modifies (专业从事光学玻璃生产的|某某公司), unless someone is said to be it."""
    wording = sentence.text[m.start() : m.end()]
    if m.re.pattern.find("从事") < 0 or _COPULA.search(sentence.text[: m.start()]):
        return None
    at = m.end() - len("的") if wording.endswith("的") else m.end()
    found = _RELATIVE.match(sentence.text, at)
    return found.span("head") if found else None


def _behind(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> Mention | None:
    """The name of a noun phrase; None where what it names is not known."""
    names = [x for x in reading.mentions[sentence.index] if x.kind in _TOPICS and sentence.start + span[0] <= x.start]
    return names[0] if names and names[0].start - sentence.start - span[0] <= CLOSE else None


def _about(reading: Reading, sentence: Sentence, offset: int, wording: Wording) -> tuple[Arg | None, float]:
    """Whom the industries are said of: the counted projects that a sentence goes on about (29个项目，涵盖…), or the topic."""
    before = sentence.text[: offset - sentence.start]
    if _edges()["elsewhere"].search(re.split("[。；;]", before)[-1]):
        return None, 0
    topic = _topic(reading, sentence, offset)
    if topic and topic.mention.end == offset - 1 and before.endswith("、"):
        return None, 0  # 某某物流园、|印刷包装等配套产业项目: a member of the same row
    if not wording.of and _OF_COUNTED.search(before[-4:]):
        counted = [
            g for g in reading.groups[sentence.index] if g.count and g.count.end <= offset and _COUNTED.search(g.member_type)
        ]
        after = counted and counted[-1].count
        if after and not (topic and topic.confidence > 0.9):
            return counted[-1], 0.75
    if (
        topic is None
        or topic.confidence < CARRIED
        and not (wording.own and central(reading) and _alone(reading, sentence, offset))
    ):
        return None, 0
    if topic.confidence == CARRIED and not (wording.any_word or wording.own):
        return None, 0
    if wording.of and topic.mention.kind not in wording.of:
        return None, 0
    if topic.confidence >= CARRIED or topic.mention.kind not in ("Project", "Facility"):
        return topic.mention, topic.confidence
    return (reading.home or topic.mention), topic.confidence  # what a text about one project counts is the area's


def _topic(reading: Reading, sentence: Sentence, offset: int) -> clauses.Topic | None:
    """The topic; of several names in a clause before, the first that is an area or a zone: its parks are not whom 打造 is said of."""
    topic = clauses.topic(reading, sentence, offset, _TOPICS)
    if (topic is None or topic.confidence < CARRIED) and (said := paragraphs.subject(reading, sentence, _TOPICS)):
        return clauses.Topic(said, CARRIED)
    if topic is None or topic.confidence > 0.9 or topic.confidence <= CARRIED or topic.mention.kind not in ("Park", "Project"):
        return topic
    parts = clauses.split(reading, sentence)
    there = parts[clauses.at(parts, topic.mention.start)]
    first = next(iter(clauses.topics(reading, sentence, there, _TOPICS)), topic.mention)  # none: the topic stands in a line above
    return clauses.Topic(first, topic.confidence) if first.kind in ("AdministrativeArea", "DevelopmentZone") else topic


def _alone(reading: Reading, sentence: Sentence, offset: int) -> bool:
    """Whether nothing before the industries is named that they might be said of instead of the whole text's topic, and that is no
    province: news of a province names others."""
    found = areas.division(reading.protagonist.label) if reading.protagonist else None
    if found and len(found.code) == PROVINCE:
        return False
    home = {label(m) for m in (reading.protagonist, reading.home) if m}
    return all(m.kind in ("Period", "Quantity") or m.end > offset or label(m) in home for m in reading.mentions[sentence.index])


def _industries(reading: Reading, sentence: Sentence, wording: Wording, start: int, items: str) -> list[str]:
    """The industries of a span; none where too few of its members are any."""
    edges = _edges()
    parts = _ASIDE.sub("", items).split("、")
    parts = _ALL_PARTS.split(parts[0]) if len(parts) == 1 else parts[:-1] + _LAST_PARTS.split(parts[-1])
    parts = [p for p in parts if p and not _ACTIVITIES.fullmatch(p.partition("的")[0])]
    if not parts:
        return []
    parts[0] = _bare(reading, sentence, start + items.find(parts[0]), edges["lead"].sub("", parts[0]), parts[0])
    as_counted = bool((m := _HOW_MANY.search(parts[-1])) and numbers.value(m["number"]) == len(parts) > SHORTEST)
    parts[-1] = edges["count"].sub("", edges["tail"].sub("", parts[-1]) or parts[-1])
    parts = [p.strip('“”‘’"（）()') for p in parts]
    good = [p for p in parts if _NAME.match(p) and (_word().match(p) or not edges["never"].search(p))]
    named = [p for p in good if _word().match(p)]
    if (wording.any_word and (wording.single or len(good) >= SHORTEST) or as_counted) and len(good) == len(parts):
        return good
    if (
        parts[-1] not in good
        or len(named) * (MOST if wording.own and len(good) == len(parts) else 2) < len(parts)
        or (len(good if wording.own else named) < SHORTEST and not (wording.single and len(parts) == 1))
    ):
        return []
    return good if wording.own or len(named) * 3 >= len(parts) * 2 else named


def _bare(reading: Reading, sentence: Sentence, start: int, rest: str, written: str) -> str:
    """A first industry without names, verbs and counts before it, where an industry is left (青州新材料, 6个新能源, 助推自动驾驶)."""
    at = sentence.start + start + len(written) - len(rest)
    for m in reading.mentions[sentence.index]:
        if m.start == at and m.kind == "AdministrativeArea" and _word().match(rest[len(m.text) :]):
            rest, at = rest[len(m.text) :], m.end
            break
    for token in reading.tokens[sentence.index]:
        if token.start < at:
            continue
        shorter = rest[len(token.text) :]
        if token.start > at or token.tag[:1] not in _LIGHT or not _word().match(shorter):
            return rest
        rest, at = shorter, token.end
    return rest
