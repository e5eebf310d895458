"""Sentence -> Line: the sentence with one letter for each thing that it names, and its rows of names.

    恒远重机、云帆科技等企业落户青原高新区 -> "E、E等企业落户Z" with rows (恒远重机、云帆科技等企业), (青原高新区)

Letters are characters of a private use area, by the kind of the mention; relations are read from lines, so that no word inside
a name is taken for a word of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.grammar.clauses import outer
from kg.model import Mention, Reading, Sentence
from kg.text.memo import once

KINDS = (
    "Enterprise",
    "Organization",
    "PublicBody",
    "Department",
    "DevelopmentZone",
    "Park",
    "AdministrativeArea",
    "Place",
    "Facility",
    "Project",
    "InfrastructureProject",
    "Platform",
    "Mechanism",
    "Policy",
    "Honour",
    "Gathering",
    "Person",
)
GROUPS: dict[str, tuple[str, ...]] = {
    "company": ("Enterprise",),
    "org": ("Enterprise", "Organization"),
    "body": ("PublicBody", "Department"),
    "party": ("Enterprise", "Organization", "PublicBody", "Department", "DevelopmentZone", "Park"),
    "zone": ("DevelopmentZone", "Park"),
    "area": ("AdministrativeArea",),
    "region": ("Place",),
    "place": ("DevelopmentZone", "Park", "AdministrativeArea", "Place"),
    "site": ("Facility",),
    "institute": ("Organization",),
    "work": ("Project", "InfrastructureProject"),
    "project": ("Project",),
    "infra": ("InfrastructureProject", "Facility"),
    "built": ("Project", "InfrastructureProject", "Facility", "Park", "Platform"),
    "thing": (
        "Project",
        "InfrastructureProject",
        "Park",
        "Facility",
        "Platform",
        "Enterprise",
        "Organization",
        "DevelopmentZone",
    ),
    "platform": ("Platform",),
    "paper": ("Policy", "Honour"),
    "policy": ("Policy",),
    "plan": ("Policy", "Mechanism"),
    "honour": ("Honour",),
    "gathering": ("Gathering",),
    "mechanism": ("Mechanism",),
    "person": ("Person",),
}
"""Names of groups of kinds, as rules call them."""
LETTER = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)}
FIGURE, TIME = "\ue0f0", "\ue0f1"
SLOT = "\ue000-\ue0ef"
"""The letters of things, as a range inside a character class."""
LONGEST = 20_000
"""Characters of a line that relations are read from: what is longer is no sentence."""
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_ALIAS = re.compile(r"[（(](?:以下)?(?:简称|下称|又称|原名)?[^（）()]{1,40}[）)]")
_MEMBER = f"[^、，,。；;：:和与及{SLOT}]"
_CLOSING = "企业|[央国民名药车房]企|公司|单位|项目|工程|高校|院校|院所|机构|园区|部门|集团|平台|基地|城市|市县|地区|地|家|方"
AND = "、|和|与|及|以及"
_PAPERS = "(?<={0}){0}".format(LETTER["Policy"])
"""出台《甲十条》|《乙二十条》: titles stand side by side without a mark between."""
ROW = f"[{SLOT}](?:{_PAPERS}|(?:{AND})(?:(?:{_MEMBER}{{1,14}}的)?[{SLOT}]|{_MEMBER}{{1,14}}(?=[、和与及等]))){{0,60}}(?:等(?:[^，,。；;、{SLOT}]{{0,10}}?(?:{_CLOSING}))?)?"
"""A row of names, as a pattern: A、B和C等三家企业; members that are no names are passed over."""
_ROW = re.compile(ROW)
_BREAK = re.compile(r"[，,；;。：:！？!?【】]|——|--")
_KIN = re.compile("[子孙分母总]$")
"""Before 公司: another company than the one that 公司 means."""
_RUNS_ON = re.compile(r"[，,](?:主要|计划|拟|将|用于)?(?:建设|新建|兴建|打造|实施|扩建|改建)")
"""投资3亿元，建设某某: one clause with a mark inside."""

_COUNTS = re.compile(f"(?:企业|项目|公司|工程|机构|单位|外商|客商|厂家|[家户个项]|{FIGURE})$")
_NAMES_SOME = re.compile(f"[，,](?:其中)?(?:如|例如|比如|包括|包含|其中有|分别是|分别为|有)(?=[^，,。；;{SLOT}]{{0,14}}[{SLOT}])")
"""引进企业20家，包括甲、乙: of those that a clause counts some are named behind its mark."""
_ANNOUNCES = re.compile("(?:包括|分为|划分为|组成|分别是|分别为|下辖|下设|形成|建有|涵盖)[^，,。；;：:]{0,12}$")
"""分为三大功能区：某某园、某某区: the colon stands inside the clause."""

_INSIDE = re.compile("(?<=\\d)[:：](?=\\d)")
"""按股比7:3合资: a mark inside a figure."""
_APPOSED = re.compile(
    f"(?:由|与|和|同|引进|吸引)[^，,。；;{SLOT}]{{2,24}}(?:企业|公司|集团|工厂|厂商|制造商|供应商|运营商|龙头|巨头|机构|大学)$"
)
"""由全国最大的焊材企业|——某某集团|投资: who it is stands behind what it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as relations see it: its characters, the mention that each stands for, its offset in the document."""

    text: str
    slots: tuple[Mention | None, ...]
    at: tuple[int, ...]

    def named(self, start: int, end: int) -> list[Mention]:
        """The mentions of a span."""
        return [m for m in self.slots[start:end] if m]


@dataclass(frozen=True, slots=True)
class Row:
    """Names side by side, at [start, end) of a line."""

    mentions: tuple[Mention, ...]
    start: int
    end: int

    def of(self, group: str) -> list[Mention]:
        """Those that are of a group of kinds."""
        return [m for m in self.mentions if m.kind in GROUPS[group]]


@once
def line(reading: Reading, sentence: Sentence) -> Line:
    """The line of a sentence; brackets right behind a name are left out, with what they say of it."""
    chars: list[str] = []
    slots: list[Mention | None] = []
    at: list[int] = []
    i, base, text = 0, sentence.start, _PRIVATE.sub("\ufffd", sentence.text)

    def copy(end: int) -> None:
        chars.append(text[i:end])
        slots.extend([None] * (end - i))
        at.extend(range(base + i, base + end))

    for m in outer(m for m in reading.mentions[sentence.index] if m.kind in LETTER or m.kind in ("Quantity", "Period")):
        start, end = m.start - base, min(m.end - base, len(text))
        if start < i or isinstance(m.value, Mention) and _KIN.search(text, max(0, start - 1), start):
            continue
        copy(start)
        chars.append(LETTER.get(m.kind) or (FIGURE if m.kind == "Quantity" else TIME))
        slots.append(m if m.kind in LETTER else None)
        at.append(m.start)
        i = end
        if m.kind in LETTER and (bracket := _ALIAS.match(text, i)):
            i = bracket.end()
    copy(len(text))
    return Line("".join(chars), tuple(slots), (*at, base + len(text)))


def rows(seen: Line, start: int, end: int) -> Iterator[Row]:
    """The rows of names between two places of a line, in order."""
    for m in _ROW.finditer(seen.text, start, end):
        yield Row(tuple(seen.named(m.start(), m.end())), m.start(), m.end())


def parts(seen: Line) -> Iterator[tuple[int, int]]:
    """The clauses of a line: what stands between its marks."""
    start = 0
    for m in _BREAK.finditer(seen.text):
        if seen.text[m.start() - 1 : m.start()] == FIGURE and _RUNS_ON.match(seen.text, m.start()):
            continue
        if _INSIDE.match(seen.text, m.start()) or m[0] == "——" and _APPOSED.search(seen.text, start, m.start()):
            continue
        if _NAMES_SOME.match(seen.text, m.start()) and _COUNTS.search(seen.text, start, m.start()):
            continue
        if m[0] in "：:" and _ANNOUNCES.search(seen.text, start, m.start()):
            continue
        if m.start() > start:
            yield start, m.start()
        start = m.end()
    if start < len(seen.text):
        yield start, len(seen.text)
