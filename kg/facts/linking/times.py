"""A figure -> the time that it is of, weighed.

    上半年，园区道路建设全面提速。供水复线|埋管11公里 -> the first half, where the rules say nothing

As with what figures are of (figures.py): what the rules say is weighed against no time, and against all times that the text offers, by what
was learnt from marked bulletins. Candidates are the times of the sentence, of those above it, its heading and the title; that of the figure
before and of the count that a figure is of; and what follows from the day of the text: its year, that so far, the year it reports on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from kg.facts import observations
from kg.facts.grammar import clauses, setting, summed
from kg.facts.linking.candidates import titles
from kg.facts.linking.evidence import RIGHT
from kg.facts.wording import step
from kg.mentions.times import years
from kg.model import Change, Fact, Group, Mention, Observation, Period, Quantity, Reading, Sentence
from kg.text import crf

MODEL = "times.crfsuite"
_HARDLY, _MORE = 0.15, 0.3
"""A time that the rules say gives way where it is less probable than this, and another, or none, by so much more."""
_ENOUGH, _LESS = 0.3, 0.1
"""Where they say none, one from this probability on is said, if it is not by so much less probable than none: annotators leave many unsaid."""
_ABOVE = 3
"""Sentences before, whose times are candidates."""
_BEFORE, _BEHIND, _BETWEEN = 8, 3, 14
"""Words before a figure, behind it, and between it and a time, that are told."""
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]+(?=[月季年日])")
_EXTENTS = ((0, "day"), (10, "days"), (31, "month"), (100, "quarter"), (364, "part"), (366, "year"))
"""Names of lengths of time, each with the days between its first and last."""

Time = Mention | Period | None
Span = tuple[date | None, date | None] | None
Figure = Observation | Group
F = TypeVar("F", Observation, Group)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that a figure may be of: its first and last day, how the text comes to it, nearest first, and the wording that it stands in."""

    time: Time
    span: Span
    sources: tuple[str, ...]
    at: Mention | None = None
    row: int = -1


def counts(reading: Reading, sentence: Sentence, found: Iterable[Group]) -> Iterator[Group]:
    """The counts of a sentence, each of the time that is most probably meant."""
    before: Group | None = None
    for group in found:
        yield weighed(reading, sentence, group, before) if group.count else group
        before = group


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterator[Fact]:
    """The observations and changes of a sentence, each of the time that is most probably meant."""
    before: Observation | None = None
    for fact in observations.extract(reading, sentence, found):
        match fact:
            case Observation():
                yield weighed(reading, sentence, fact, before)
                before = fact
            case Change():
                after = weighed(reading, sentence, fact.after, before)
                yield replace(fact, after=after, period=after.period)
                before = fact.after
            case _:
                yield fact


def weighed(reading: Reading, sentence: Sentence, fact: F, before: Figure | None) -> F:
    """An observation or a count, of the time that is most probably meant; `before` is the figure before it in the sentence."""
    if reading.genre == "news" or span(fact.period) is None and _lasts(fact):
        return fact
    offered, rows = told(reading, sentence, fact, before)
    chosen = offered[choice(offered, crf.probable(MODEL, RIGHT, rows))]
    return fact if "given" in chosen.sources else replace(fact, period=chosen.time)


def _lasts(fact: Figure) -> bool:
    """Whether a figure says what works are, whenever that is said (总投资1.2亿元，用地45亩): what the rules do not date has no time."""
    if not isinstance(fact, Observation) or not isinstance(fact.about, Mention) or fact.about.kind not in clauses.PROJECTS:
        return False
    return "总投资" in fact.indicator or bool(summed.STATIC.search(fact.indicator))


def choice(offered: Sequence[Candidate], likely: Sequence[float]) -> int:
    """Which time is meant: what the rules say, unless another is clearly more probable; where they say none, one that is probable enough."""
    given = next(i for i, c in enumerate(offered) if "given" in c.sources)
    others = [i for i in range(len(offered)) if i != given]
    best = max(others, key=lambda i: (likely[i], -i), default=given)
    if offered[given].span is None:
        fits = likely[best] >= _ENOUGH and likely[given] - likely[best] <= _LESS
    else:
        fits = likely[given] < _HARDLY and likely[best] - likely[given] > _MORE
    return best if fits else given


def told(reading: Reading, sentence: Sentence, fact: Figure, before: Figure | None) -> tuple[list[Candidate], list[list[str]]]:
    """The candidates for the time of a figure, by their days, and the evidence of each."""
    offered = _offered(reading, sentence, fact, before)
    shared = list(_shared(reading, sentence, fact))
    return offered, [sorted(set(_evidence(reading, fact, c, offered, shared))) for c in offered]


def span(time: Time) -> Span:
    """What tells a time from others: its first and last day, one of them None where it is open."""
    value = time.value if isinstance(time, Mention) else time
    return (value.start, value.end) if isinstance(value, Period) and (value.start or value.end) else None


def _figure(fact: Figure) -> Mention:
    figure = fact.quantity if isinstance(fact, Observation) else fact.count
    assert figure is not None
    return figure


# ---------------------------------------------------------------- candidates


def _offered(reading: Reading, sentence: Sentence, fact: Figure, before: Figure | None) -> list[Candidate]:
    found: dict[Span, Candidate] = {}
    for c in (*_said(fact, before), *_here(reading, sentence, _figure(fact)), *_elsewhere(reading, sentence), *_of_day(reading)):
        known = found.setdefault(c.span, replace(c, sources=()))
        place = known if known.at else c
        found[c.span] = replace(known, sources=known.sources + c.sources, at=place.at, row=place.row)
    return sorted(found.values(), key=lambda c: (c.span is not None, str(c.span)))


def _candidate(time: Time, source: str, at: Mention | None = None, row: int = -1) -> Candidate:
    return Candidate(time, span(time), (source,), at, row)


def _said(fact: Figure, before: Figure | None) -> Iterator[Candidate]:
    """What the rules say of the figure, of the one before it and of the count that it is of; and no time."""
    own = fact.period if isinstance(fact.period, Mention) else None
    yield _candidate(fact.period, "given", own, fact.evidence[0] if own else -1)
    yield _candidate(None, "none")
    if before is not None and span(before.period):
        yield _candidate(_inherited(before.period), "last")
    if isinstance(fact, Observation) and isinstance(fact.about, Group) and span(fact.about.period):
        yield _candidate(_inherited(fact.about.period), "count")


def _here(reading: Reading, sentence: Sentence, figure: Mention) -> Iterator[Candidate]:
    """The times of the sentence, those before the figure first; none that the figure is a part of."""
    times = [m for m in reading.mentions[sentence.index] if m.kind == "Period" and span(m)]
    apart = [m for m in times if m.end <= figure.start or figure.end <= m.start]
    for i, m in enumerate(sorted(apart, key=lambda m: (m.start > figure.start, abs(m.start - figure.start)))):
        yield from _with_year(m, m, "behind" if m.start > figure.start else "far before" if i else "before", sentence.index)


def _elsewhere(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    """The times of the sentences just above, of the heading, of the title, and of the first sentence of the body."""
    here, first = sentence.index, next((s.index for s in reading.sentences if s.role == "body"), sentence.index)
    rows = [(i, f"above {here - i}") for i in range(here - 1, max(-1, here - 1 - _ABOVE), -1)]
    rows += [(sentence.heading, "heading")] if sentence.heading is not None else []
    rows += [(i, "title") for i in titles(reading) if i != here] + [(first, "first")] * (first < here)
    for row, source in rows:
        for m in reversed(reading.mentions[row] if reading.sentences[row].role != "meta" else ()):
            if m.kind == "Period" and span(m):
                yield from _with_year(_inherited(m), m, source, row)


def _with_year(time: Time, m: Mention, source: str, row: int) -> Iterator[Candidate]:
    """A time, and the year up to its end: 截至9月底, 9月 -> also 1 January to 30 September."""
    yield _candidate(time, source, m, row)
    _, end = span(m) or (None, None)
    if end is not None:
        yield _candidate(Period(date(end.year, 1, 1), end, "inherited"), f"{source} wider", m, row)


def _of_day(reading: Reading) -> Iterator[Candidate]:
    """What follows from the day of the text, and the year that it reports on."""
    day, year = reading.document.day, years.of_report(reading)
    if year is not None:
        yield _candidate(_year(year), "report")
    if day is not None:
        yield _candidate(Period(date(day.year, 1, 1), day, "inherited"), "so far")
        yield _candidate(Period(day, day, "inherited"), "day")
        yield _candidate(_year(day.year), "year")
        yield _candidate(_year(day.year - 1), "last year")


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), "inherited")


def _inherited(time: Time) -> Period | None:
    days = span(time)
    return Period(*days, "inherited") if days else None


# ---------------------------------------------------------------- evidence


def _shared(reading: Reading, sentence: Sentence, fact: Figure) -> Iterator[str]:
    """What is told of a figure, whatever its time: what is measured, of what kind of thing, how it is said, and the words around it."""
    figure, tokens = _figure(fact), reading.tokens[sentence.index]
    measured, about = (fact.indicator, fact.about) if isinstance(fact, Observation) else (fact.member_type, fact)
    kind = about.kind if isinstance(about, Mention) else type(about).__name__
    unit = figure.value.written if isinstance(figure.value, Quantity) else ""
    what = type(fact).__name__
    yield from (f"{what} {fact.modality}", f"{what} of {kind}", f"of {kind}", f"unit {unit}")
    yield from (f"measured {measured}", f"measured ..{measured[-2:]}")
    yield from (f"role {sentence.role}", f"fact {fact.rule}")
    before = [t for t in tokens if t.end <= figure.start]
    yield f"next {before[-1].text if before else 'start'}"
    yield from (f"word {t.text}" for t in before[-_BEFORE:] if t.tag != "m")
    yield from (f"behind {t.text}" for t in [t for t in tokens if t.start >= figure.end][:_BEHIND])
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, figure.start)
    yield f"clause {step(here)}"
    inside = [t for t in tokens if parts[here].start <= t.start and t.end <= parts[here].end]
    yield from (f"clause word {t.text}" for t in inside if t.tag[0] in "vdtf")


_OF_EXTENT = ("measured", "unit", "of", "Observation", "Group")


def _evidence(reading: Reading, fact: Figure, c: Candidate, offered: list[Candidate], shared: list[str]) -> Iterator[str]:
    """What speaks for a time or against it."""
    day, extent, given = reading.document.day, _extent(c.span), "given" in c.sources
    best = next((s for s in c.sources if s != "given"), "given")
    rules = any("given" in o.sources and o.span is not None for o in offered)
    own = next((s for s in ("before", "behind") for o in offered if s in o.sources), "none")
    for source in c.sources:
        yield from (f"from {source}", f"from {source} {extent}", f"from {source} given {rules}", f"from {source} own {own}")
    yield from (f"sources {'+'.join(sorted(set(c.sources)))}", f"extent {extent}")
    if c.span is not None and day is not None:
        start, end = c.span
        yield f"past {end is not None and end <= day} {extent}"
        yield f"years {step(abs(day.year - (end or start or day).year))}"
    yield from (f"{x} | {best}" for x in shared)
    yield from (f"{x} | {given} {c.span is not None}" for x in shared)
    yield from (f"{x} | {extent}" for x in shared if x.startswith(_OF_EXTENT))
    if c.at is not None:
        yield from _worded(reading, c, c.at, best, _figure(fact))


def _worded(reading: Reading, c: Candidate, at: Mention, best: str, figure: Mention) -> Iterator[str]:
    """How a time is worded and where it stands; what stands between it and the figure."""
    sentence, tokens = reading.sentences[c.row], reading.tokens[c.row]
    before, after = [t for t in tokens if t.end <= at.start], [t for t in tokens if t.start >= at.end]
    form = _NUMBERS.sub("#", at.text)
    yield from (f"form {form}", f"form {form} {best}")
    yield f"form behind {before[-1].text if before else 'start'} {best}"
    yield f"form before {after[0].text if after else 'end'} {best}"
    yield f"form at {step(at.start - sentence.start)} {best}"
    if "before" not in best:
        return
    between = [t for t in after if t.end <= figure.start]
    times = [m for m in reading.mentions[c.row] if m.kind == "Period" and at.end <= m.start and m.end <= figure.start]
    yield from (f"commas {step(sum(t.text in '，,' for t in between))}", f"stops {step(sum(t.text in '；;。' for t in between))}")
    yield from (f"figures {step(sum(t.tag == 'm' for t in between))}", f"times {step(len(times))}")
    yield from (f"between {t.text}" for t in between[-_BETWEEN:] if t.tag[0] in "vdpcftwx")
    yield f"aside {setting.aside(sentence, at)}"


def _extent(days: Span) -> str:
    """How long a time is, in steps."""
    if days is None:
        return "none"
    start, end = days
    if start is None or end is None:
        return "open"
    return next((name for most, name in _EXTENTS if (end - start).days <= most), "years")
