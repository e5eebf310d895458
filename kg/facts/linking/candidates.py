"""A place in a sentence -> what the text offers there as a subject, near ones first.

    高新区签约12个项目。乙项目总投资|5亿元 -> 乙项目 (before), 12个项目 and 高新区 (above), whom the text is about (text)

Names and counts of the sentence and of the two before it, names of its heading and of the title, whom the text is about and where it
is at home, and what the rules chose. Each thing once, where it stands nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kg.facts.relating.statements import target
from kg.model import Arg, Group, Mention, Reading, Sentence
from kg.text.memo import once

Side = Literal["before", "behind", "above", "text"]
_SIDES: tuple[Side, ...] = ("before", "behind", "above", "text")
_ABOVE = 2
"""Sentences before, whose names are candidates."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be meant: the argument, what tells it from others, the side of the place on which it stands, and where; `roles` say what the
    text makes of it: whom it is about (protagonist), where it is at home (home), whom its title names (title)."""

    arg: Arg
    key: str
    side: Side
    at: Mention | None = None
    row: int = -1
    roles: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return self.arg.kind if isinstance(self.arg, Mention) else type(self.arg).__name__

    @property
    def noun(self) -> str:
        return self.arg.text if isinstance(self.arg, Mention) else self.arg.member_type if isinstance(self.arg, Group) else ""


def key(arg: Arg) -> str:
    """What tells an argument from others: what a mention refers to in the end, the noun of a count."""
    return target(arg).label if isinstance(arg, Mention) else f"~{arg.member_type}" if isinstance(arg, Group) else arg.rule


def of(reading: Reading, sentence: Sentence, start: int, end: int, given: Iterable[Arg]) -> tuple[Candidate, ...]:
    """What may be meant at a place of a sentence (document offsets), near ones first; `given` is what the rules chose."""
    best: dict[str, tuple[tuple[int, int], Candidate]] = {}
    roles = _roles(reading, sentence)
    for arg, at, row in (*_offered(reading, sentence), *((arg, None, -1) for arg in given)):
        if at is not None and at.start < end and start < at.end:
            continue
        name, gap = key(arg), 0
        side: Side = "text"
        if row == sentence.index and at is not None:
            side, gap = ("before", start - at.end) if at.end <= start else ("behind", at.start - end)
        elif at is not None:
            side, gap = "above", start - at.start if at.start < start else len(reading.document.text)
        found = (_SIDES.index(side), gap), Candidate(arg, name, side, at, row, roles.get(name, ()))
        if name not in best or found[0] < best[name][0]:
            best[name] = found
    return tuple(c for _, c in sorted(best.values(), key=lambda found: (found[0], found[1].key)))


@once
def _offered(reading: Reading, sentence: Sentence) -> tuple[tuple[Arg, Mention | None, int], ...]:
    """What a sentence and what is above it names and counts, with where and in which sentence."""
    here = sentence.index
    rows = [*range(max(0, here - _ABOVE), here + 1)]
    named = {*rows, *([sentence.heading] if sentence.heading is not None else ()), *titles(reading)}
    spoken = ((m, None, -1) for m in (reading.protagonist, reading.home) if m is not None)
    return (*(found for row in sorted(named) for found in _row(reading, row, counts=row in rows)), *spoken)


@once
def _roles(reading: Reading, sentence: Sentence) -> dict[str, tuple[str, ...]]:
    """What the text makes of what it names, by the key."""
    found: dict[str, tuple[str, ...]] = {}
    spoken = {"protagonist": (reading.protagonist,), "home": (reading.home,)}
    titled = {"title": tuple(m for row in titles(reading) for m in reading.mentions[row])}
    for role, mentions in (spoken | titled).items():
        for name in {key(m) for m in mentions if m is not None}:
            found[name] = (*found.get(name, ()), role)
    return found


def _row(reading: Reading, row: int, *, counts: bool) -> Iterator[tuple[Arg, Mention | None, int]]:
    yield from ((m, m, row) for m in reading.mentions[row] if m.kind not in ("Quantity", "Period"))
    for group in reading.groups[row] if counts else ():
        if at := place(group):
            yield group, at, row


def place(arg: Arg) -> Mention | None:
    """Where an argument stands: a name, the count of a group or its first member."""
    if isinstance(arg, Group):
        return arg.count or next(iter(arg.members), None)
    return arg if isinstance(arg, Mention) else None


def titles(reading: Reading) -> tuple[int, ...]:
    """The indexes of the sentences of the title."""
    return tuple(s.index for s in reading.sentences if s.role == "title")
