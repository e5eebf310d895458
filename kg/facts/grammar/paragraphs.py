"""Whom a paragraph goes on about, where its sentences leave the subject out.

青原高新区位于株洲市。2015年更名。现已形成四大支柱产业 -> 青原高新区, of the third sentence
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses
from kg.model import Mention, Reading, Sentence

REACH = 6
"""Sentences back to the one that names it."""
_LEAD = re.compile(r"(?:目前|现在|近年来|今年以来|去年|其中)?[，,]?")


def subject(reading: Reading, sentence: Sentence, kinds: frozenset[str]) -> Mention | None:
    """The name that begins the nearest sentence before, in the same paragraph, that begins with one; None where it is of other
    kinds or no sentence does."""
    here = sentence
    for above in reversed(reading.sentences[max(0, sentence.index - REACH) : sentence.index]):
        if above.role != "body" or "\n" in reading.document.text[above.end : here.start]:
            return None
        if first := _first(reading, above):
            return first if first.kind in kinds else None
        here = above
    return None


def _first(reading: Reading, sentence: Sentence) -> Mention | None:
    """The name that a sentence begins with, behind a time."""
    start = sentence.start
    for m in sorted(reading.mentions[sentence.index], key=lambda m: (m.start, -m.end)):
        gap = sentence.text[start - sentence.start : m.start - sentence.start]
        if m.start < start or not _LEAD.fullmatch(gap):
            continue
        if m.kind != "Period":
            return m if m.kind in clauses.TOPICS else None
        start = m.end
    return None
