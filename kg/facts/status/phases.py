"""The phases of a project's life and their words, and where a sentence has such a word as a predicate.

    新开工项目23个，开工率达98% -> started at 新开工; 开工率 tells of no start
    举行云杉生物项目开工仪式 -> started at 开工, as a ceremony

Phases, words and what makes them mere nouns: kg/data/rules/status.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar.clauses import Clause
from kg.model import Reading, Sentence
from kg.text.anchors import Rules


@dataclass(frozen=True, slots=True)
class Phase:
    """A rule of status.toml; `order` says on which side what it speaks of stands ("" for either)."""

    name: str
    pattern: re.Pattern[str]
    order: str
    companies: bool
    loose: bool
    unreal: bool
    partial: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phase word in a sentence: document offsets, and the end of the ceremony's name where it is part of one."""

    phase: Phase
    start: int
    end: int
    ceremony: bool = False


@cache
def phases() -> Rules[Phase]:
    """The phases in the order of a project's life."""
    return Rules(
        (
            p["pattern"],
            Phase(
                p["name"],
                re.compile(p["pattern"]),
                p.get("order", ""),
                p.get("companies", False),
                p.get("loose", False),
                p.get("unreal", False),
                p.get("partial", False),
            ),
        )
        for p in resources.rules("status")["phase"]
    )


@cache
def _usage() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = resources.rules("status")
    return re.compile(f"(?:{rules['goes_on']})?(?:{rules['nominal']})"), re.compile(f"(?:{rules['ceremony']})")


_HELD = re.compile(r"举行|举办|办了|召开|启动|现场|上|(?<=项目)(?:计划|拟|将|已)?参加|(?<=[个项])(?:计划|拟|将|已)?参加")


def triggers(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Trigger]:
    """The phase words of a clause that are no part of a name or of a longer word (进场|施工) and no mere nouns, in the order of the phases."""
    found = list(_triggers(reading, sentence, clause))
    for t in found:
        longer = (o for o in found if o.phase.name != t.phase.name and o.start <= t.start and t.end <= o.end)
        if not any(o.end - o.start > t.end - t.start for o in longer):
            yield t


def _triggers(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Trigger]:
    nominal, ceremony = _usage()
    for phase in phases().of(clause.text):
        for m in phase.pattern.finditer(clause.text):
            start, end = clause.start + m.start(), clause.start + m.end()
            around = [x for x in clause.mentions if x.start <= start and end <= x.end and x.kind not in ("Quantity", "Period")]
            held = ceremony.match(clause.text, m.end())
            if around and not all(x.kind == "Gathering" and (held or x.start == start) for x in around):
                continue
            if _cuts_a_word(reading, sentence, start, end):
                continue
            if held:
                if _HELD.search(sentence.text):
                    yield Trigger(phase, start, end + len(held[0]), ceremony=True)
            elif not nominal.match(clause.text, m.end()):
                yield Trigger(phase, start, end)


def _cuts_a_word(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """电|动工|程机械, 电|动工|具: whether a span begins inside a word and does not end with it."""
    return any(t.start < start < t.end and t.end != end for t in reading.tokens[sentence.index])
