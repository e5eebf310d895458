"""How sure a fact is: the level that its reader gave and what the fact itself shows -> the probability that it is right.

    an Observation of what stands beside it (0.95), actual, dated   -> 0.75
    one of whom the text is about (0.6), planned, without a period  -> 0.15

A reader's level only orders its facts: said beside it, in the clause before, fetched from afar. kg/data/calibration.tsv, made by
scripts/calibrate.py from facts that were judged, says what it is worth in each family of rules, of bulletins and of general news:
log odds that add up. Of general news so many facts were judged that the wording of a fact counts too (wording.py). A family that
the table does not have (awards of announcements, measured by bench-contracts; ranks, issues) keeps its reader's figure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import resources
from kg.facts import nested, standing, wording
from kg.model import Analysis, Fact, Group, Mention, Observation, Quantity

LEVEL = "level"
"""The row of a family that holds for all of its facts."""
STEPS = (0.65, 0.75, 0.85, 0.95)
"""A level counts for each step that it reaches; no step speaks against a fact, so that a surer reading is never less likely."""
_TIMES = frozenset(("YR", "MO", "MON", "DAY", "HR", "MIN", "WK", "SEC"))
_ZONES = ("DevelopmentZone", "Park")
_LEAST = 0.02
"""No fact is held to be surely right, or surely wrong, by so few judged ones."""


def judge(analysis: Analysis) -> tuple[Fact, ...]:
    """The facts of a document with their confidence, inside one another too; they come with the levels of their readers."""
    return tuple(_judged(fact, analysis) for fact in analysis.facts)


def evidence(fact: Fact, analysis: Analysis) -> Iterator[str]:
    """What speaks for a fact or against it, by the names of the table; the fact has its reader's level."""
    yield from _shown(fact, analysis)
    if analysis.reading.genre == "news":
        yield from wording.of(fact, analysis)


def _shown(fact: Fact, analysis: Analysis) -> Iterator[str]:
    """What a fact shows of itself."""
    yield LEVEL
    yield from (f"read>={step}" for step in STEPS if fact.confidence >= step)
    if fact.modality == "actual":
        yield "actual"
    if fact.period is not None:
        yield "dated"
    if analysis.reading.sentences[fact.evidence[0]].role == "title":
        yield "title"  # headlines leave out who and how many
    if _named_once(fact, analysis):
        yield "once"  # a name in passing; what figures are of is spoken of again
    if not any(m.kind in _ZONES for row in analysis.reading.mentions for m in row):
        yield "general"  # news of anything: the rules were written on bulletins of zones
    if _by_context(fact):
        yield "context"  # of a name that no finder knows by its form
    match fact:
        case Group():
            if len(fact.member_type) == 1:
                yield "bare"  # counted by its classifier alone: 3条
            yield from standing.counted(fact, analysis.reading)
        case Observation():
            if fact.indicator in _indicators():
                yield "known"
            if isinstance(fact.quantity.value, Quantity) and fact.quantity.value.unit in _TIMES:
                yield "time"  # how long: of what and what for is seldom said
            yield from standing.of(fact, analysis.reading)


def family(fact: Fact) -> str:
    """The kind of rule that read a fact, as the table names it: relations of relations/settles."""
    return fact.rule.partition("/")[0]


def _named_once(fact: Fact, analysis: Analysis) -> bool:
    """Whether the document names what the fact is of in this one place."""
    whom = next((getattr(fact, name) for name in ("about", "subject", "agent") if hasattr(fact, name)), None)
    entity = analysis.index.get(whom) if isinstance(whom, Mention) else None
    return entity is not None and len(entity.mentions) == 1


def _by_context(fact: Fact) -> bool:
    """Whether the tagger alone found a name that the fact is of."""
    ends = (getattr(fact, name, None) for name in ("about", "subject", "object", "agent"))
    return any(isinstance(end, Mention) and end.finder == "tagger" for end in ends)


def _judged(fact: Fact, analysis: Analysis) -> Fact:
    parts = nested.changed(fact, lambda inside: _judged(inside, analysis))
    weights = _weights().get((analysis.reading.genre, family(fact)))
    if weights is None:
        return replace(fact, **parts) if parts else fact
    odds = math.exp(sum(weights.get(name, 0.0) for name in evidence(fact, analysis)))
    sure = min(max(odds / (1 + odds), _LEAST), 1 - _LEAST)
    return replace(fact, **parts, confidence=round(sure, 2))


@cache
def _weights() -> dict[tuple[str, str], dict[str, float]]:
    """Genre and family -> name of evidence -> log odds."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for row in resources.table("calibration.tsv"):
        found.setdefault((row["genre"], row["family"]), {})[row["evidence"]] = float(row["weight"])
    return found


@cache
def _indicators() -> frozenset[str]:
    return frozenset(w for row in resources.table("indicators.tsv") for w in (row["zh"], *row["also"].split()))
