"""First, only, ranked, record, leading -> Distinctions of a fact of the same clause or of whom the clause is about.

获评绿色园区，为全市首家 -> first, of the Designation; 实际利用外资1.43亿美元，创同期最高纪录 -> record, of the Observation
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import clauses, modality, setting, topical
from kg.facts.grammar.clauses import Clause
from kg.mentions.measures.numbers import value
from kg.model import (
    Action,
    Arg,
    Change,
    Designation,
    Distinction,
    Fact,
    Mention,
    Observation,
    Quantity,
    Reading,
    Sentence,
    StatusChange,
)
from kg.text.anchors import Rules

_QUALIFIED = (Designation, Observation, StatusChange, Change, Action)
_TIMES = re.compile(r"连续(?P<count>[一二两三四五六七八九十\d]{1,2}[次年届])")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of distinctions.toml."""

    type: str
    pattern: re.Pattern[str]


@cache
def _rules() -> Rules[Rule]:
    rows = resources.rules("distinctions")["distinction"]
    return Rules((r["pattern"], Rule(r["type"], re.compile(r["pattern"]))) for r in rows)


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The distinctions that a sentence claims, one a clause and type."""
    if sentence.role in ("meta", "title"):
        return
    for clause in clauses.split(reading, sentence):
        types: list[str] = []
        first: re.Match[str] | None = None
        for rule in _rules().of(clause.text):
            m = rule.pattern.search(clause.text)
            if m and not any(
                x.start <= clause.start + m.start() and clause.start + m.end() <= x.end and x.kind != "Quantity"
                for x in clause.mentions
            ):
                types.append(rule.type)
                first = first or m
        if first and (about := _qualified(reading, sentence, clause, clause.start + first.start(), found)):
            yield _distinction(reading, sentence, clause, tuple(types), about)


def _distinction(reading: Reading, sentence: Sentence, clause: Clause, types: tuple[str, ...], about: Arg) -> Distinction:
    rank = next((m for r in _rules() if r.type == "ranked" and (m := r.pattern.search(clause.text))), None)
    position = value(rank["rank"]) if rank and "ranked" in types else None
    scope = next((m for m in clause.mentions if m.kind == "AdministrativeArea"), None)
    period = setting.period_for(reading, sentence, clause.start)
    mode, condition = modality.of(reading, sentence, clause.end - 1, clause.end, period)
    types = tuple(t for t in types if t != "ranked" or position is not None)
    return Distinction(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        period=period,
        rule="distinctions",
        confidence=0.8 if isinstance(about, Fact) else 0.7,
        qualifies=about,
        types=types,
        rank=int(position) if position is not None else None,
        count=_times(clause),
        scope=scope,
        comparison=clause.text.strip(),
    )


def _times(clause: Clause) -> Mention | None:
    """连续三次: the quantity that counts how often."""
    m = _TIMES.search(clause.text)
    if not m:
        return None
    return next(
        (
            x
            for x in clause.mentions
            if isinstance(x.value, Quantity) and x.start >= clause.start + m.start() and x.end <= clause.start + m.end()
        ),
        None,
    )


def _qualified(reading: Reading, sentence: Sentence, clause: Clause, at: int, found: tuple[Fact, ...]) -> Arg | None:
    """The last fact of this clause or the one before it; else whom the clause is about."""
    before = [(start, f) for f in found if isinstance(f, _QUALIFIED) and (start := _start(f)) is not None and start < clause.end]
    near = [p for p in before if p[0] >= clause.start] or [
        p for p in before if isinstance(p[1], (Designation, Observation, Change))
    ]
    if near:
        return max(near, key=lambda p: (p[0], str(type(p[1]))))[1]
    topic = topical.topic(reading, sentence, at)
    return topic.mention if topic else None


def _start(f: Fact) -> int | None:
    """Where a fact stands, by what it measures, awards or speaks of."""
    match f:
        case Designation():
            return f.honour.start
        case Observation():
            return f.quantity.start
        case Change():
            return f.after.quantity.start
        case StatusChange(about=Mention() as about):
            return about.start
        case Action(objects=objects):
            return next((o.start for o in objects if isinstance(o, Mention)), None)
    return None
