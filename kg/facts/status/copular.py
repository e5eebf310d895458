"""What a clause says to be works in a phase: 甲项目、乙项目均为在建项目; 其中5个为续建项目 -> the 5.

The noun behind the phase word is none of its own, but what the subject is; a subject that is not said again is that of the clauses before.
"""

from __future__ import annotations

import re

from kg.facts.grammar.adverbials import adverbial
from kg.facts.grammar.clauses import PROJECTS, Clause
from kg.facts.grammar.nominals import GROUP, Nominal
from kg.facts.status import earlier
from kg.facts.status.fitting import fits
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene, Spoken

_IS = re.compile("(?P<all>(?:仍|也|均|都|皆|全部|全|同)*)(?:为|是|属于?|系)(?:[国省市县区]家?级?重[点大])?$")
_WORKS = re.compile("(?:的|中的)?(?:重[点大]|产业|工业|民生)?(?:项目|工程)(?=[，,。；;、）)]|$)")
_KINDS = (*PROJECTS, "Park", "Facility", "Platform", GROUP)


def subject(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """Whom a clause says to be works in the phase of its word; None where it says nothing of the kind."""
    called = _IS.search(scene.text(clause.start, t.start))
    if called is None or t.phase.unreal or not _WORKS.match(scene.text(t.end, clause.end)):
        return None
    at = clause.start + called.start()
    before = [n for n in scene.phrases if clause.start <= n.start and n.end <= at and _can(t, n)]
    if before and not scene.governed(before[-1]) and adverbial(scene.gap(before[-1].end, at)):
        return Spoken(before[-1], 0.85)
    above = earlier.inside(scene, clause, t) if called["all"] and adverbial(scene.gap(clause.start, at)) else None
    return above if above and _can(t, above.nominal) else None


def _can(t: Trigger, n: Nominal) -> bool:
    return n.kind in _KINDS and not n.vague and fits(t, n)
