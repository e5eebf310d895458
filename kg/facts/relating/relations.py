"""Statements: how two named things relate.

    由南岭药业投资建设的原料药项目位于高新区 -> developer(项目, 南岭药业), locatedIn(项目, 高新区)
    管委会主任何某某 -> holdsPost(何某某, 管委会, 主任)

What verbs say is read from frames (stated.py), what stands without one from patterns (wordings.py), both by rules kept as data;
what no words of one clause say is read by the other readers of the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.facts.relating import (
    celled,
    hosted,
    industries,
    labelled,
    laid_out,
    layout,
    located,
    named,
    nesting,
    posts,
    reporters,
    sectioned,
    stated,
    tallies,
    typed,
    visits,
    wordings,
)
from kg.facts.relating.statements import label
from kg.mentions.naming import forms
from kg.model import Fact, Reading, Sentence, Statement

READERS: tuple[Callable[[Reading, Sentence], Iterator[Statement]], ...] = (
    nesting.nested,
    nesting.beside,
    labelled.find,
    celled.find,
    stated.find,
    wordings.find,
    sectioned.find,
    located.framed,
    tallies.find,
    located.at_the_place,
    located.settled,
    visits.find,
    layout.bracketed,
    layout.headed,
    laid_out.find,
    located.listed,
    named.find,
    industries.find,
    typed.find,
    posts.find,
)
"""Surest first: the first that says a thing keeps its rule and confidence."""


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The statements of a sentence; each pair and predicate once."""
    if sentence.role == "meta":
        yield from reporters.find(reading, sentence)
        return
    seen: set[tuple[str, str, str, str | None]] = set()
    for read in READERS:
        for s in read(reading, sentence):
            key = (label(s.subject), s.predicate, label(s.object), s.role)
            if s.predicate == "locatedIn" and forms.without_phase(key[0]) == key[2]:
                continue  # 甲科创园一期 is part of it
            if key[0] != key[2] and key not in seen:
                seen.add(key)
                yield s
    yield from hosted.find(reading, sentence, {subject for subject, predicate, _, _ in seen if predicate == "locatedIn"})
