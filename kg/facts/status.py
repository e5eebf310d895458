"""Phase words -> StatusChange: which project, works, park or counted group reached which phase.

    46个项目开工，43个建成投产 -> started of the 46, completed and inProduction of the 43
    沉寂10年的甲机械、乙纺织等项目全面开工 -> stalled and started of each

Phases and their words: kg/data/rules/status.toml. What a phase word speaks of is, in this order, the group or the named work in
its clause, the work that the text has been about, or the noun phrase in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts import clauses, dating, modality
from kg.facts.clauses import WORKS, Clause
from kg.model import Arg, Fact, Group, Mention, Period, Reading, Sentence, StatusChange

_SILENT = frozenset(
    ("Gathering", "Policy", "Mechanism", "Enterprise", "Organization", "Department", "PublicBody", "Honour", "Platform", "Person")
)
"""Names inside which a phase word is part of the name."""
_HOPED = re.compile(r"(?:早日|提前|尽快|尽早|推动|促进|加快|助力|为|力促|保障|确保)[^，,。；;]{0,14}$")
_COUNTED = re.compile(
    r"(?:项目|工程|企业|园区|基地|道路|标段|桥梁|厂房|管网|车间|线路|类|产线|生产线|公司|景区|小区|学校|医院|住房|个)$"
)
_WORKS = (
    r"(?:项目|工程|基地|园区|产业园|示范园|科技园|物流园|厂房|工厂|车间|生产线|产线|管网|道路|公路|高速|铁路|专用线|大桥|桥梁|隧道|泵站|水厂|污水厂|电站|变电站|电厂|码头|泊位|机场|综合体|"
    r"体育馆|博物馆|医院|学校|酒店|大楼|小区|安置房|标段|主体|路面铺装|架梁|装置|场馆|中心|乐园|景区|仓库|冷库|大棚|[一二三四]期)"
)
"""Last words of works that need no name of their own to be spoken of."""
_PHRASE = re.compile(
    rf"(?P<noun>[\u4e00-\u9fff“”A-Za-z0-9]{{0,14}}?{_WORKS})(?:施工|审批|环评|前期|用地|规划)?(?:手续)?(?:目前|现已?|已经?|已于[^，,。；;]{{0,8}}|全线|全部|全面|正式|顺利|于[^，,。；;]{{0,10}}|陆续|相继|如期|同时|同步|也|均|都|将|计划|预计|"
    r"有望|力争|通过|完成|取得|暂时|因故|实现|已?基本|正|在[^，,。；;]{0,6}|(?:20)?\d+年(?:底|内|初)?|年内|年底|今年|明年)*$"
)
_BEHIND = re.compile(
    rf"^(?:了|着|过|中)?(?:[^，,。；;的]{{0,6}}的)?(?P<noun>[\u4e00-\u9fff“”A-Za-z0-9]{{2,14}}?{_WORKS})(?![\u4e00-\u9fff]{{0,2}}(?:建设|管理|公司|企业|方|单位))"
)
_FOLLOWS = ("contacted", "reserved", "landed", "signed", "underConstruction", "permitting", "stalled", "terminated")
"""Phases whose word may stand in front of what it speaks of (储备了X, 引进X, 正在实施X)."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A rule of status.toml."""

    name: str
    pattern: re.Pattern[str]
    projects_only: bool


@cache
def phases() -> tuple[Phase, ...]:
    """The phases in the order of a project's life."""
    return tuple(
        Phase(p["name"], re.compile(p["pattern"]), p.get("needs") == "project") for p in resources.rules("status")["phase"]
    )


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The status changes that a sentence tells."""
    if sentence.role == "meta":
        return
    groups = [f for f in found if isinstance(f, Group)]
    seen: set[tuple[object, str]] = set()
    for clause in clauses.split(reading, sentence):
        if modality.negated(clause.text):
            continue
        for phase, start, end in _triggers(clause):
            if any(m.start <= start and end <= m.end and m.kind in _SILENT for m in clause.mentions):
                continue
            for about, sure in _about(reading, sentence, clause, phase, start, end, groups):
                if (about, phase.name) not in seen:
                    seen.add((about, phase.name))
                    yield _status(reading, sentence, phase, start, end, about, sure)


def _triggers(clause: Clause) -> Iterator[tuple[Phase, int, int]]:
    for phase in phases():
        for m in phase.pattern.finditer(clause.text):
            yield phase, clause.start + m.start(), clause.start + m.end()


def _status(reading: Reading, sentence: Sentence, phase: Phase, start: int, end: int, about: Arg, sure: float) -> StatusChange:
    period = clauses.period_for(reading, sentence, start, end)
    after = sentence.text[end - sentence.start : end - sentence.start + 4]
    mode, condition = modality.of(reading, sentence, start, end + (1 if after.startswith("后") else 0), period)
    period = _fitting(reading, sentence, start, mode, period)
    before = sentence.text[: start - sentence.start]
    if mode == "actual" and phase.name in ("completed", "accepted", "inProduction", "fullCapacity") and _HOPED.search(before):
        mode = "expected"
    if (
        mode == "actual"
        and phase.name in ("underConstruction", "contacted")
        and re.match("正在|在建|在谈|加快|稳步|有序|续建|建设中", sentence.text[start - sentence.start : end - sentence.start])
    ):
        mode = "ongoing"
    conditional = next((w for w in ("以后", "之后", "后") if after.startswith(w)), None)
    if conditional and mode == "actual":
        mode, condition = "expected", sentence.text[start - sentence.start : end - sentence.start] + conditional
    return StatusChange(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition if mode != "actual" else None,
        period=period or (dating.of_status(reading, sentence, start, about) if mode == "actual" else None),
        place=clauses.place_for(reading, sentence, start),
        rule=f"status/{phase.name}",
        confidence=sure,
        about=about,
        phase=phase.name,
    )


def _fitting(reading: Reading, sentence: Sentence, at: int, mode: str, period: Mention | None) -> Mention | None:
    """What is yet to come is not dated by a past period of another clause (去年底通过验收，达产后…)."""
    day = reading.document.day
    if period is None or day is None or mode in ("actual", "ongoing") or not isinstance(period.value, Period):
        return period
    parts = clauses.split(reading, sentence)
    elsewhere = clauses.at(parts, period.start) != clauses.at(parts, at)
    past = period.value.end is not None and period.value.end < day
    return None if elsewhere and (past or sentence.text[at - sentence.start :][2:3] == "后") else period


# ---------------------------------------------------------------- what it speaks of


def _about(
    reading: Reading, sentence: Sentence, clause: Clause, phase: Phase, start: int, end: int, groups: list[Group]
) -> list[tuple[Arg, float]]:
    group = _group(clause, phase, start, end, groups)
    if group:
        return [(group, 0.9), *((m, 0.85) for m in group.members)]
    named = _named(sentence, clause, phase, start, end)
    if named:
        return [(m, 0.9) for m in named]
    if phase.projects_only and "项目" not in clause.text:
        return []
    noun = _noun(clause, start, end, phase)
    if noun:
        return [(noun, 0.6)]
    if clauses.topics(reading, sentence, clause, frozenset(("Person", "Enterprise", "Organization"))):
        return []
    topic = clauses.topic(reading, sentence, start, WORKS)
    return [(topic.mention, topic.confidence - 0.1)] if topic and topic.confidence >= 0.65 else []


def _group(clause: Clause, phase: Phase, start: int, end: int, groups: list[Group]) -> Group | None:
    """The counted group of the clause that the phase word belongs to: inside its noun, right before, or what it brings about."""
    here = [g for g in groups if g.count and clause.start <= g.count.start < clause.end and _COUNTED.search(g.member_type)]
    if not here:
        return None
    if phase.name in ("contacted", "landed", "expanded", "signed", "reserved"):
        return min(here, key=lambda g: _distance(g, start))
    near = [g for g in here if _distance(g, start) <= 14 and g.member_type[-2:] not in ("企业", "公司")]
    return min(near, key=lambda g: _distance(g, start)) if near else None


def _distance(g: Group, start: int) -> int:
    assert g.count
    return start - g.count.end if g.count.end <= start else g.count.start - start


def _named(sentence: Sentence, clause: Clause, phase: Phase, start: int, end: int) -> list[Mention]:
    """The works named in the clause: all of a list (甲、乙等项目开工), before the word or, for some phases, behind it."""
    works = [
        m
        for m in clause.mentions
        if m.kind in ("Project", "InfrastructureProject")
        or m.kind == "Park"
        and phase.name in ("expanded", "completed", "started", "inProduction")
    ]
    works = [m for m in works if not (m.start <= start and end <= m.end and m.kind == "Park")]
    before = [m for m in works if m.end <= start]
    behind = [m for m in works if m.start >= end or (m.start <= start and end <= m.end)]
    if before:
        return _list_of(sentence, before, before[-1])
    if behind and phase.name in _FOLLOWS:
        return _list_of(sentence, behind, behind[0])
    return []


def _list_of(sentence: Sentence, works: list[Mention], one: Mention) -> list[Mention]:
    """The members of the 、 list that a work belongs to."""
    out = [one]
    for m in reversed([m for m in works if m.end <= one.start]):
        if sentence.text[m.end - sentence.start : out[0].start - sentence.start].strip("“”") not in (
            "、",
            "和",
            "与",
            "及",
            "以及",
        ):
            break
        out.insert(0, m)
    for m in [m for m in works if m.start >= one.end]:
        if sentence.text[out[-1].end - sentence.start : m.start - sentence.start].strip("“”") not in (
            "、",
            "和",
            "与",
            "及",
            "以及",
        ):
            break
        out.append(m)
    return out


def _noun(clause: Clause, start: int, end: int, phase: Phase) -> Mention | None:
    """A work without a name: in front of the word (沥青路面铺装|全线完工) or, for some phases, behind it (停工5年的|酒店项目)."""
    found = _PHRASE.search(clause.text[: start - clause.start])
    at = clause.start
    if not found and phase.name in _FOLLOWS:
        found, at = _BEHIND.match(clause.text[end - clause.start :]), end
    if not found or modality.generic_subject(found["noun"]):
        return None
    a = at + found.start("noun")
    return Mention(a, a + len(found["noun"]), found["noun"], "Concept", finder="status", score=0.6)
