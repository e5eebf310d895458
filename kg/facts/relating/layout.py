"""Where things are by the layout of a text: below the heading of a place, before a place in brackets.

临江县
恒远重机项目开工，云帆冷链物流项目投产   -> locatedIn(恒远重机项目, 临江县), locatedIn(云帆冷链物流项目, 临江县)
恒远重机项目（临江县）               -> locatedIn(恒远重机项目, 临江县); so of a company
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import passages
from kg.facts.grammar.clauses import PROJECTS, outermost
from kg.facts.relating.statements import label, state
from kg.model import Mention, Reading, Sentence, Statement

_AROUND = frozenset(("AdministrativeArea", "DevelopmentZone", "Park"))
_CLOSES = re.compile("[）)]")
_WHOLE = re.compile("(?:[市县区旗镇乡盟园]|街道|自治州|新城)$")
"""The end of a place that is written out: what stands behind a company is else a part of its name (某某（苏州）)."""
BELOW = 12
"""Sentences that stand below one heading."""


def headed(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The works of a paragraph in the place that its heading is, where their sentence names no other."""
    if sentence.role != "body":
        return
    place = _heading(reading, sentence)
    if place is None:
        return
    elsewhere = [s.subject for s in bracketed(reading, sentence)]
    for m in outermost(reading, sentence):
        if m in elsewhere:
            continue
        if m.kind in _AROUND and label(m) != label(place) and not _closed(sentence, m):
            return  # from here on it is said where
        if m.kind in PROJECTS and m.value is None:
            yield state(sentence, m, "locatedIn", place, "headed", 0.75)


def _heading(reading: Reading, sentence: Sentence) -> Mention | None:
    """The place that is all of the heading above a sentence."""
    for above in reversed(reading.sentences[max(0, sentence.index - BELOW) : sentence.index]):
        if above.role != "meta" and (place := passages.alone(reading, above)) and place.kind in _AROUND:
            return None if above.role == "title" else place
        if above.role != "body":
            return None
    return None


def _closed(sentence: Sentence, m: Mention) -> bool:
    """Whether a name alone is in brackets."""
    return sentence.text[: m.start - sentence.start].endswith(("（", "(")) and bool(
        _CLOSES.match(sentence.text, m.end - sentence.start)
    )


def bracketed(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """恒远重机项目（临江县）, 云帆科技有限公司（临江县）: a work or a company before a place that alone is in brackets."""
    names = list(outermost(reading, sentence))
    for m, place in zip(names, names[1:], strict=False):
        if place.kind not in _AROUND or place.start - m.end != len("（") or not _closed(sentence, place):
            continue
        if m.kind in PROJECTS or m.kind == "Enterprise" and _WHOLE.search(place.text):
            yield state(sentence, m, "locatedIn", place, "bracketed", 0.8)
