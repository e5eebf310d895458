"""Observations of a sentence -> the same, of what is most probably meant (and of the time that is: times.py).

    一号码头改造工程位于临江港区，泊位长度由280米延长至|410米 -> of the works, where the rules had chosen 泊位

The rules read wordings that they know, and else take what is near. A conditional random field learnt from marked bulletins (tests/marked,
scripts/train_linking.py) weighs their choice against all else that the text offers; where another candidate is clearly more probable,
the figure is of that one. What is no name and no count (of a fact) stays, and so does general news, from which nothing was learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.facts.grammar import topical
from kg.facts.linking import candidates, times
from kg.facts.linking.candidates import Candidate
from kg.facts.linking.evidence import RIGHT, Place, standing
from kg.model import Change, Fact, Group, Mention, Observation, Quantity, Reading, Sentence
from kg.text import crf

MODEL = "figures.crfsuite"
_CLEARLY = 0.15
"""By how much another candidate must be more probable than what the rules chose."""


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The observations and changes of a sentence, each of what is most probably meant."""
    before: Observation | None = None
    for fact in times.extract(reading, sentence, found):
        match fact:
            case Observation():
                yield _settled(reading, sentence, fact, before)
                before = fact
            case Change():
                after = _settled(reading, sentence, fact.after, before)
                yield replace(fact, about=after.about, after=after, before=replace(fact.before, about=after.about))
                before = fact.after
            case _:
                yield fact


def _settled(reading: Reading, sentence: Sentence, fact: Observation, before: Observation | None) -> Observation:
    if reading.genre == "news" or not isinstance(fact.about, (Mention, Group)):
        return fact
    place, rows = told(reading, sentence, fact, before)
    given = next(i for i, c in enumerate(place.offered) if c.key in place.given)
    likely = crf.probable(MODEL, RIGHT, rows)
    chosen = choice(likely, given)
    about = fact.about if chosen == given else place.offered[chosen].arg
    return replace(fact, about=about, confidence=round(likely[chosen], 2))


def choice(likely: Sequence[float], given: int) -> int:
    """Which candidate is meant: the most probable one, or what the rules chose where that is hardly less so."""
    best = max(range(len(likely)), key=lambda i: (likely[i], -i))
    return best if likely[best] - likely[given] > _CLEARLY else given


def told(reading: Reading, sentence: Sentence, fact: Observation, before: Observation | None) -> tuple[Place, list[list[str]]]:
    """The candidates for what a figure is of, and the evidence of each; `before` is the figure before it in the sentence."""
    figure = fact.quantity
    offered = candidates.of(reading, sentence, figure.start, figure.end, (fact.about,))
    place = Place(reading, sentence, figure.start, figure.end, {candidates.key(fact.about): fact.confidence}, offered)
    unit = figure.value.written if isinstance(figure.value, Quantity) else ""
    topic = topical.topic(reading, sentence, figure.start)
    return place, [sorted({*standing(place, c), *_measured(place, c, fact, unit, topic, before)}) for c in offered]


def _measured(
    place: Place, c: Candidate, fact: Observation, unit: str, topic: topical.Topic | None, before: Observation | None
) -> Iterator[str]:
    """What is measured, in which unit, and whether of the topic and of what the figure before was of."""
    measured, given = fact.indicator, c.key in place.given
    for what in (f"measured {measured}", f"measured ..{measured[-2:]}", f"unit {unit}"):
        yield from (f"{what} of {c.kind}", f"{what} {c.side}")
        if given:
            yield f"{what} given"
    is_topic = topic is not None and c.key == candidates.key(topic.mention)
    yield from (f"topic {is_topic} {x}" for x in ("", c.kind, c.side, given, measured))
    if is_topic and topic is not None:
        yield f"topic {topic.confidence:.1f}"
    again = "first" if before is None else c.key == candidates.key(before.about)
    yield from (f"again {again}", f"again {again} {given}")
    yield from (f"{role} {measured}" for role in c.roles)
    yield from (f"{fact.rule} {given}", f"{fact.rule} {given} {c.kind}")
