"""A phase in brackets behind a name -> the phase of that name alone.

甲项目（已投产）、乙项目（在建）、丙项目（未开工） -> 甲项目 is in production, 乙项目 is being built
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.grammar import cues
from kg.facts.grammar.adverbials import adverbial
from kg.facts.grammar.clauses import WORKS
from kg.facts.grammar.nominals import GROUP, Nominal
from kg.facts.status import when
from kg.facts.status.fitting import fits
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene
from kg.model import StatusChange

_OPEN, _CLOSE = re.compile(r"[（(][^（）()]*$"), re.compile(r"[^（）()]*[）)]")
_MARKS = re.compile("[，,。；;：:、]")
_SURE = 0.85


@dataclass(frozen=True, slots=True)
class Aside:
    """Brackets that hold nothing but a phase, when and how: the offsets of both."""

    start: int
    end: int


def aside(scene: Scene, t: Trigger) -> Aside | None:
    """The brackets around a phase word, where nothing else stands in them: no count (（开工5个）), and no clause of its own."""
    base = scene.sentence.start
    opens, closes = _OPEN.search(scene.sentence.text, 0, t.start - base), _CLOSE.match(scene.sentence.text, t.end - base)
    if opens is None or closes is None:
        return None
    found = Aside(base + opens.start(), base + closes.end())
    inner = (found.start + 1, found.end - 1)
    counts = any(inner[0] <= m.start < inner[1] and m.kind != "Period" for m in scene.reading.mentions[scene.sentence.index])
    plain = not counts and not _MARKS.search(scene.text(*inner)) and adverbial(scene.gap(*inner) or "已")
    return found if plain else None


def told(scene: Scene, t: Trigger, inside: Aside) -> Iterator[StatusChange]:
    """What brackets tell of the name right before them, said by nothing but what stands in them."""
    row = scene.reading.mentions[scene.sentence.index]
    named = (Nominal(m.start, m.end, (m,), m.kind) for m in row if m.end == inside.start and m.kind in WORKS)
    counted = (n for n in scene.phrases if n.end == inside.start and n.kind == GROUP)
    before = next((n for n in (*counted, *named) if fits(t, n)), None)
    if before is None:
        return
    period = next((m for m in row if m.kind == "Period" and inside.start < m.start and m.end < inside.end), None)
    mode = cues.first(scene.text(inside.start + 1, inside.end - 1), True, "event")[0] or "actual"
    mode = "planned" if mode == "actual" and when.ahead(scene.reading, period) else mode
    if mode == "actual" and t.phase.unreal:
        return
    for about in before.args:
        yield StatusChange(
            evidence=(scene.sentence.index,),
            modality=mode,
            condition=None,
            period=period,
            place=None,
            rule=f"status/{t.phase.name}",
            confidence=_SURE,
            about=about,
            phase=t.phase.name,
        )
