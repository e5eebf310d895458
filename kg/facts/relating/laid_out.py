"""The parts that a formula of its layout counts -> hasPart of the zone that the text speaks of.

园区按照服务中心，滨江观光轴、农旅发展轴“一心、两轴”的布局建设 -> hasPart(园区, 滨江观光轴), ...
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.grammar import topical
from kg.facts.grammar.lines import GROUPS
from kg.facts.relating.statements import state
from kg.mentions.naming import layouts
from kg.model import Reading, Sentence, Statement

LEAST = 0.6
"""Of a topic: whom the paragraph or the whole text is about."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The parts of a layout, of the zone that is the topic before them."""
    parts = [m for m in reading.mentions[sentence.index] if m.finder == layouts.FINDER]
    whole = topical.topic(reading, sentence, parts[0].start, frozenset(GROUPS["zone"])) if parts else None
    if whole is None or whole.confidence < LEAST:
        return
    for m in parts:
        yield state(sentence, whole.mention, "hasPart", m, "laid-out", min(0.8, whole.confidence))
