"""A candidate -> what speaks for it or against it, as a row of features of a conditional random field.

    乙项目，位于甲镇，总投资|5亿元 -> of 乙项目: before, topic, given (the rules chose it), commas 2, word 位于, measured 总投资 of Project …

What it is and where it stands is told here, of figures and phases alike, most of it once more together with the candidate's kind; what is
measured, or which phase is told, is told in figures.py and phases.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.facts.linking.candidates import Candidate
from kg.facts.wording import step
from kg.model import Group, Mention, Reading, Sentence, Token

RIGHT = "right"
"""The label of a candidate that is meant; several may be (a project, and the zone that it lies in)."""
_WORDS = 14
"""Words between a candidate and the place that are told."""
_PHRASE = 5
"""Characters between that are told as they stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """What candidates are weighed for: a figure or a phase word from `start` to `end` (document offsets), all that is offered for it,
    and what the rules chose of that (its key) with the level of their reading."""

    reading: Reading
    sentence: Sentence
    start: int
    end: int
    given: Mapping[str, float]
    offered: tuple[Candidate, ...]

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The words of the sentence from one offset to another."""
        tokens = self.reading.tokens[self.sentence.index]
        first = bisect_left(tokens, start, key=lambda t: t.start)
        return tokens[first : max(first, bisect_right(tokens, end, key=lambda t: t.end))]


def standing(place: Place, c: Candidate) -> Iterator[str]:
    """What a candidate is, where it stands, and what the text makes of it."""
    given = c.key in place.given
    yield from (f"kind {c.kind}", c.side, f"{c.side} {c.kind}", f"number {step(place.offered.index(c))}")
    yield from (f"given {x}" for x in (given, f"{given} {c.kind}", f"{given} {step(len(place.offered))}"))
    yield f"ends {c.noun[-2:]}"
    if given:
        yield f"given {c.noun[-2:]}"
        yield f"level {place.given[c.key]:.2f}"
        yield f"level {place.given[c.key]:.2f} {c.kind}"
    if isinstance(c.arg, Group):
        yield f"counted {step(len(c.noun))} {step(len(c.arg.members))}"
    elif isinstance(c.arg, Mention):
        yield f"finder {c.arg.finder}"
        yield f"refers {isinstance(c.arg.value, Mention)}"
    for role in c.roles:
        yield from (f"{role} {x}" for x in ("", c.kind, c.side))
    if c.at is None:
        return
    if c.side == "before":
        yield from _between(place, c, place.between(c.at.end, place.start), c.at.end, place.start)
        yield f"at {step(c.at.start - place.sentence.start)}"
        yield f"next {place.reading.document.text[c.at.end]}"
    elif c.side == "behind":
        yield from _between(place, c, place.between(place.end, c.at.start), place.end, c.at.start)
    elif c.side == "above":
        sentence = place.reading.sentences[c.row]
        yield f"above {step(place.sentence.index - c.row)}"
        yield f"above at {step(c.at.start - sentence.start)}"
        yield f"above {sentence.role} {c.kind}"
        yield f"above heading {place.sentence.heading == c.row}"
        yield f"above offered {step(sum(o.side in ('before', 'behind') for o in place.offered))} {c.kind}"


def _between(place: Place, c: Candidate, words: Sequence[Token], start: int, end: int) -> Iterator[str]:
    """The words between a candidate and the place, and beside the candidate."""
    assert c.at is not None
    side, gap = c.side, place.reading.document.text[start:end]
    names = [m for m in place.reading.mentions[place.sentence.index] if start <= m.start and m.end <= end]
    figures = sum(m.kind == "Quantity" for m in names)
    last = next(iter(place.between(place.sentence.start, c.at.start)[-1:]), None)
    first = words[0] if words else None
    yield from (
        f"gap {side} {step(len(gap))}",
        f"gap {side} {step(len(gap))} {c.kind}",
        f"gap {step(len(gap))} {c.key in place.given}",
    )
    if len(gap) <= _PHRASE:
        yield f"phrase {side} {gap}"
    for t in words[-_WORDS:]:
        yield from (f"word {side} {t.text}", f"word {side} {t.text} {c.kind}")
    yield from (f"then {side} {first.text if first else ''}", f"then {side} {first.tag if first else ''} {c.kind}")
    yield from (f"behind {last.text if last else ''}", f"behind {last.tag if last else ''} {c.kind}")
    yield f"commas {side} {step(sum(t.text in '，；' for t in words))}"
    yield f"rows {side} {any(t.text in '；。' for t in words)}"
    yield f"names {side} {step(len(names) - figures)}"
    yield from (f"past {kind} {c.kind}" for kind in sorted({m.kind for m in names} - {"Quantity", "Period"}))
    yield from (f"figures {side} {step(figures)}", f"figures {side} {step(figures)} {c.kind}")
