"""How a fact of general news is worded: the words in and around what it is of, what is measured, how far off. Evidence of whether it is
right (kg/facts/certainty.py), where so many facts were judged that they tell what single words are worth.

大地上面积960万平方公里     -> of: last f (上 is a word of place), measured 面积, unit 平方公里
建成了动力电池|回收服务网点  -> of: joined v (the name goes on)
6600余件|调整              -> counted: last v
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.model import (
    Action,
    Analysis,
    Designation,
    Fact,
    Group,
    Mention,
    Observation,
    Period,
    Quantity,
    Reading,
    Statement,
    StatusChange,
)

_STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
"""Numbers are told as the first step that they do not pass."""


def of(fact: Fact, analysis: Analysis) -> Iterator[str]:
    """What the wording of a fact says for it or against it, by the names of the table."""
    reading = analysis.reading
    yield f"level {fact.confidence:.2f}"
    yield f"modality {fact.modality}"
    yield f"period {_basis(fact.period)}"
    match fact:
        case Group(count=Mention()):
            yield from _count(fact, reading)
        case Observation():
            yield from _about(fact.about, reading)
            yield from _figure(fact, reading)
        case StatusChange():
            yield from _about(fact.about, reading)
            yield f"phase {fact.phase} {fact.modality}"
            if isinstance(fact.about, Mention):
                yield f"phase {fact.phase} of {fact.about.kind}"
        case Designation():
            yield from _about(fact.about, reading)
            yield from _span("honour", fact.honour.start, fact.honour.end, reading)
        case Action():
            yield f"verb {fact.verb}"
            yield f"objects {len(fact.objects)}"
            if fact.agent is not None:
                yield from _about(fact.agent, reading)
        case Statement():
            yield f"predicate {fact.predicate}"


def _basis(period: Mention | Period | None) -> str:
    value = period.value if isinstance(period, Mention) else period
    return value.basis if isinstance(value, Period) else "none"


def _about(arg: object, reading: Reading) -> Iterator[str]:
    """What a fact is of: the words of a name, or of a counted noun."""
    if isinstance(arg, Group):
        yield "of: counted"
        yield from _count(arg, reading)
    elif isinstance(arg, Mention):
        yield f"of: kind {arg.kind}"
        yield f"of: finder {arg.finder}"
        yield from _span("of", arg.start, arg.end, reading)


def _count(group: Group, reading: Reading) -> Iterator[str]:
    """A counted noun and where it stands from its number."""
    count, noun, text = group.count, group.member_type, reading.document.text
    if count is None:
        return
    if text.startswith(noun, count.end):
        start = count.end
        yield "counted: behind"
    elif (start := text.rfind(noun, max(0, count.start - 40), count.start)) >= 0:
        yield f"counted: before by {step(count.start - start - len(noun))}"
    else:
        yield "counted: apart"
        return
    yield f"counted: members {step(len(group.members))}"
    yield from _span("counted", start, start + len(noun), reading)


def _figure(fact: Observation, reading: Reading) -> Iterator[str]:
    """What is measured, in which unit, and how far from what it is of."""
    at, figure, measured = _place(fact.about), fact.quantity, fact.indicator
    written = figure.value.written if isinstance(figure.value, Quantity) else ""
    yield f"unit {written}"
    yield f"measured {measured}"
    yield f"measured ..{measured[-2:]}"
    yield f"measured length {step(len(measured))}"
    if at is None:
        return
    yield f"{at.kind} in {written}"
    noun = fact.about.member_type if isinstance(fact.about, Group) else at.text
    if noun in measured:
        yield "measured is what it is of" if noun == measured else "measured has what it is of"
    row = reading.mentions[fact.evidence[0]]
    if any(m.kind == "AdministrativeArea" and m.end <= at.start for m in row):
        yield "area before"
    yield f"at {step(max(0, at.start - reading.sentences[fact.evidence[0]].start))}"
    if at.end <= figure.start:
        yield f"apart {step(figure.start - at.end)}"
        yield f"then {reading.document.text[at.end]}"


def _place(arg: object) -> Mention | None:
    """Where what a figure is of stands."""
    if isinstance(arg, Group):
        return arg.count or (arg.members[0] if arg.members else None)
    return arg if isinstance(arg, Mention) else None


def _span(name: str, start: int, end: int, reading: Reading) -> Iterator[str]:
    """The words in and around a piece of the text, by jieba's parts of speech and as they are."""
    tokens = reading.tokens[max(0, bisect_right(reading.sentences, start, key=lambda s: s.start) - 1)]
    inside = [t for t in tokens if t.start >= start and t.end <= end]
    before = next((t for t in reversed(tokens) if t.end <= start), None)
    after = next((t for t in tokens if t.start >= end), None)
    yield f"{name}: length {step(end - start)}"
    yield f"{name}: ends {reading.document.text[end - 2 : end]}"
    yield f"{name}: behind {before.text if before else 'start'}"
    yield f"{name}: before {after.text if after else 'end'}"
    if before:
        yield f"{name}: {'joins' if before.end == start else 'follows'} {before.tag}"
    if after:
        yield f"{name}: {'joined' if after.start == end else 'followed'} {after.tag}"
    if not inside:
        yield f"{name}: cut"
        return
    yield f"{name}: words {step(len(inside))}"
    yield f"{name}: first {inside[0].tag}"
    yield f"{name}: last {inside[-1].tag}"
    yield f"{name}: last word {inside[-1].text}"
    yield from (f"{name}: has {t.tag}" for t in inside[:-1] if t.tag[0] in "vdpcuf")


def step(number: int) -> str:
    """A number as the first step that it does not pass."""
    return next((str(step) for step in _STEPS if number <= step), "more")
