"""Works that the parts behind 其中 begin with, a part each -> in the phase of those that they are among.

    此次集中开工的项目涉及多个领域。其中，甲项目总投资9亿元，…；乙项目占地30亩，… -> both

Every part tells of its own works, parted by ；; one that tells a phase itself is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import passages
from kg.facts.grammar.clauses import outermost
from kg.facts.status.phases import Trigger, phases
from kg.facts.status.scenes import Scene
from kg.model import Mention, Reading, Sentence

_HEAD = re.compile(
    r"(?:建设|签约|投产)?的?(?:[\d一二三四五六七八九十]+[个项大])?[^，,。；;：:、的]{0,8}(?:项目|工程)(?![\u4e00-\u9fff]?[中里])"
)
_AMONG = re.compile("(?:^|[，,。；;])其中[：:，,]")
_PARTS = re.compile("[；;]")
_SUMS = re.compile("(?:计划|预计|项目)?(?:总?投资|投资额|占地|规划|主要|由|位于|是|建设规模|建设内容|拟|设计|年)")
"""What a part goes on with that describes its works."""
_AHEAD = re.compile("计划|预计|[拟将]|年内|力争")
"""甲项目总投资1亿元，|计划年内建成厂房: what comes later leaves it among them."""
_KINDS = frozenset(("Project", "InfrastructureProject", "Park", "Facility", "Platform"))
_LEAST = 2


def members(scene: Scene, t: Trigger) -> Iterator[Mention]:
    """The works among those that the noun right behind a phase word stands for."""
    if not _HEAD.match(scene.sentence.text, t.end - scene.sentence.start):
        return
    for s in scene.reading.sentences[scene.sentence.index : scene.sentence.index + 2]:
        opens = _AMONG.search(s.text, t.end - s.start if s is scene.sentence else 0)
        if (
            opens is None
            or s is not scene.sentence
            and (opens.start() or not passages.together(scene.reading, scene.sentence, s))
        ):
            continue
        found = [m for x, a, b in _parts(scene.reading, s, opens.end()) if (m := _first(scene, x, a, b))]
        if len(found) >= _LEAST:
            yield from found
        return


def _parts(reading: Reading, s: Sentence, start: int) -> Iterator[tuple[Sentence, int, int]]:
    """The parts of a sentence behind an offset of it, and of those behind it that ； parts from it."""
    for m in _PARTS.finditer(s.text, start):
        yield s, start, m.start()
        start = m.end()
    if start < len(s.text):
        yield s, start, len(s.text)
    for further in reading.sentences[s.index + 1 : s.index + 2]:
        if s.text.endswith(("；", ";")):
            yield from _parts(reading, further, 0)


def _first(scene: Scene, s: Sentence, start: int, end: int) -> Mention | None:
    """The works that a part begins with and describes, if it tells no phase."""
    here = (m for m in outermost(scene.reading, s) if m.kind in _KINDS and m.start - s.start == start and m.end - s.start <= end)
    own = next(here, None)
    if own is None or not _SUMS.match(s.text, own.end - s.start):
        return None
    at = own.end - s.start
    reached = [m for p in phases().of(s.text[start:end]) if p.name in _REACHED and (m := p.pattern.search(s.text, at, end))]
    return own if all(_AHEAD.search(s.text, at, m.start()) for m in reached) else None


_REACHED = frozenset(
    ("signed", "landed", "started", "completed", "accepted", "inProduction", "fullCapacity", "stalled", "terminated")
)
