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
from kg.facts import clauses
from kg.facts.statements import central, mode, state
from kg.model import Arg, Reading, Sentence, Statement

_TOPICS = (clauses.ACTORS | clauses.WORKS) - {"Person", "Department", "InfrastructureProject", "Platform", "PublicBody"}
_PARTS = re.compile(r"[、和与]|以及|及(?=[\u4e00-\u9fff]{2})")
_NAME = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9+]{2,14}$")
_OF_COUNTED = re.compile(r"(?:涵盖|涉及|覆盖|包括|来自|出自)了?$")
_COUNTED = re.compile(r"(?:项目|企业|园区|平台|集群|工程|个)$")
CARRIED = 0.65
"""Confidence of a topic that the sentence before began with."""
SHORTEST = 2
"""Industries that a list without a wording of its own must have."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule of industries.toml: `items` holds the industries; `any_word`: words that no list has count as well."""

    name: str
    pattern: re.Pattern[str]
    any_word: bool
    single: bool


@cache
def wordings() -> tuple[Wording, ...]:
    """The wordings in the order in which they are tried."""
    data = resources.rules("industries")
    words = {key: value.replace("\n", "") for key, value in data["words"].items()}
    out = []
    for w in data["wording"]:
        pattern = re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{words[m[1]]})", w["pattern"].replace("\n", ""))
        out.append(Wording(w["name"], re.compile(pattern), w.get("any", False), w.get("single", False)))
    return tuple(out)


@cache
def _word() -> re.Pattern[str]:
    words = sorted((r["word"] for r in resources.table("lexicon/industries.tsv")), key=lambda w: (-len(w), w))
    return re.compile(
        rf"^[\u4e00-\u9fffA-Za-z0-9（）()]{{0,8}}?(?:{'|'.join(map(re.escape, words))})(?:产业|业|行业|产品|技术|装备)?$"
    )


@cache
def _edges() -> tuple[re.Pattern[str], ...]:
    words = resources.rules("industries")["words"]
    return tuple(re.compile(words[name]) for name in ("lead", "tail", "count", "never"))


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The industries that a sentence names, each span by the first wording that fits it."""
    taken: list[tuple[int, int]] = []
    for wording in wordings():
        for m in wording.pattern.finditer(sentence.text):
            group = "items" if m["items"] else "those"
            start, end = m.span(group)
            if any(a < end and start < b for a, b in taken):
                continue
            names = [n for n in _industries(wording, m[group]) if not _is_name(reading, sentence, n)]
            if not names:
                continue
            taken.append((start, end))
            offset = sentence.start + start + m[group].find(names[0])
            before = sentence.text[max(0, offset - sentence.start - 4) : offset - sentence.start]
            about, sure = _about(reading, sentence, offset, _OF_COUNTED.search(before) is not None, wording.any_word)
            if about is not None:
                held = mode(reading, sentence, offset, sentence.start + end)
                for name in names:
                    yield state(sentence, about, "industry", name, "industry", min(0.8, sure), held)


def _is_name(reading: Reading, sentence: Sentence, word: str) -> bool:
    """Whether a word is the name of something else: 以株洲、湘潭为核心."""
    return any(m.text == word and m.kind not in ("Mechanism", "Honour") for m in reading.mentions[sentence.index])


def _about(reading: Reading, sentence: Sentence, offset: int, of_counted: bool, described: bool) -> tuple[Arg | None, float]:
    """Whom the industries are said of: the counted projects that a sentence goes on about (29个项目，涵盖…), or the topic."""
    topic = clauses.topic(reading, sentence, offset, _TOPICS)
    if of_counted:
        counted = [
            g for g in reading.groups[sentence.index] if g.count and g.count.end <= offset and _COUNTED.search(g.member_type)
        ]
        after = counted and counted[-1].count
        if after and not (topic and topic.confidence > 0.9):
            return counted[-1], 0.75
    if topic is None or topic.confidence <= CARRIED and not (described if topic.confidence == CARRIED else central(reading)):
        return None, 0
    if topic.confidence > 0.6 or topic.mention.kind in ("AdministrativeArea", "DevelopmentZone"):
        return topic.mention, topic.confidence
    return (reading.home or topic.mention), 0.6  # what a text about one project or park counts is the area's


def _industries(wording: Wording, items: str) -> list[str]:
    """The industries of a span; none where too few of its members are any."""
    lead, tail, count, never = _edges()
    parts = [p for p in _PARTS.split(items) if p]
    if not parts:
        return []
    parts[0], parts[-1] = lead.sub("", parts[0]), count.sub("", tail.sub("", parts[-1]))
    parts = [p.strip('“”‘’"（）()') for p in parts]
    good = [p for p in parts if _NAME.match(p) and (_word().match(p) or not never.search(p))]
    named = [p for p in good if _word().match(p)]
    if wording.any_word and (wording.single or len(good) >= SHORTEST) and len(good) == len(parts):
        return good
    if (
        parts[-1] not in good
        or len(named) * 2 < len(parts)
        or (len(named) < SHORTEST and not (wording.single and len(parts) == 1))
    ):
        return []
    return good if len(named) * 3 >= len(parts) * 2 else named
