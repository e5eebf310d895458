"""The portions of a counted whole: counts beside it are in its phase, and so are the works listed of each.

    新开工亿元以上项目39个、5亿元以上项目8个                      -> the 8 too
    开工项目22个，其中：产业类12个，具体是：甲、乙。民生类10个，包括丙、丁。 -> 甲, 乙, 丙, 丁

A portion counts the same kind of works and no more than the whole; one with a phase of its own, or that is denied or planned, ends them.
How many each portion has is a figure, and no phase of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.facts.grammar import clauses, passages
from kg.facts.grammar.nominals import Nominal
from kg.facts.status.phases import triggers
from kg.model import Group, Quantity, Reading, Sentence

_FIRST = re.compile(r"(?:[^。；;：:]{0,90}[，,])?(?:其中|分别[是为]|具体[是为]|包括)[：:，,]?(?P<what>[^，,。；;：:、]{0,20})")
_BESIDE = re.compile(r"[、和及](?P<what>[^，,。；;：:、]{2,20}(?:项目|工程))")
_NEXT = re.compile(r"[^。]{0,120}?[，,；;、和及](?P<what>[^，,。；;：:、]{0,20})")
_BEGINS = re.compile(r"(?:其中[：:，,]?)?(?P<what>[^，,。；;：:、]{0,20})")
_OTHERWISE = re.compile("[未没无拟待尚不停将欲]|计划|预计|力争|目标|去年|上年|同期|储备|[增减]")
"""What is said of a portion that is not as the whole."""
_WORKS = re.compile("(?:项目|工程)$")
Spans = tuple[tuple[int, int], ...]
_CLASSIFIERS = frozenset("个项")
_SENTENCES = 4
"""Sentences behind that of the whole in which its portions may go on."""


def beside(reading: Reading, sentence: Sentence, nominal: Nominal, spans: Spans) -> Iterator[Group]:
    """The counts that go on a row with a counted nominal."""
    whole = nominal.args[0]
    if isinstance(whole, Group) and _WORKS.search(whole.member_type) and _size(whole):
        yield from _row(reading, sentence, whole, nominal.end, _BESIDE, _BESIDE, spans)


def of(reading: Reading, sentence: Sentence, nominal: Nominal, spans: Spans) -> Iterator[tuple[Sentence, Group]]:
    """The portions of a counted nominal, with the sentences that count them; `spans`: those of the phase words of its sentence."""
    whole = nominal.args[0]
    if not isinstance(whole, Group) or not _WORKS.search(whole.member_type) or not (size := _size(whole)):
        return
    found = list(_row(reading, sentence, whole, nominal.end, _FIRST, _NEXT, spans))
    yield from ((sentence, g) for g in found)
    told = sum(map(_size, found), Decimal(0))
    for s in reading.sentences[sentence.index + 1 : sentence.index + 1 + _SENTENCES]:
        if not passages.together(reading, sentence, s) or _has_phase(reading, s):
            return
        further = list(_row(reading, s, whole, s.start, _BEGINS, _NEXT, ()))
        told += sum(map(_size, further), Decimal(0))
        if not further or told > size or not (found or s.text.startswith("其中")):
            return
        found += further
        yield from ((s, g) for g in further)


def _row(
    reading: Reading, sentence: Sentence, whole: Group, at: int, opens: re.Pattern[str], further: re.Pattern[str], spans: Spans
) -> Iterator[Group]:
    """The portions that a sentence counts behind an offset, each behind the one before it."""
    text, base = sentence.text, sentence.start
    for g in sorted(reading.groups[sentence.index], key=lambda g: g.count.start if g.count else 0):
        if g.count is None or g.count.start < at:
            continue
        between = opens.fullmatch(text, at - base, g.count.start - base)
        end = g.count.end + len(g.member_type) * text.startswith(g.member_type, g.count.end - base)
        if not between or any(at <= a < end for a, _ in spans) or not _alike(whole, g):
            return
        if _OTHERWISE.search(between["what"]) or _OTHERWISE.match(text, end - base):
            return
        if _size(g):
            yield g
        at, opens = end, further


def _has_phase(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells a phase itself, other than by a word in a row of names (甲医院、整县推进项目)."""
    return any(True for c in clauses.split(reading, sentence) if "、" not in c.text for _ in triggers(reading, sentence, c))


def _alike(whole: Group, g: Group) -> bool:
    """Whether a count may be a portion of a whole: of the same works, counted alike, and no more."""
    of = g.count.value if g.count else None
    written = isinstance(of, Quantity) and of.written in _CLASSIFIERS
    return written and _WORKS.search(g.member_type) is not None and _size(g) <= _size(whole)


def _size(g: Group) -> Decimal:
    """How many a group counts, 0 where that is not told exactly."""
    value = g.count.value if g.count else None
    return (value.value or Decimal(0)) if isinstance(value, Quantity) else Decimal(0)
