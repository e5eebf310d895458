"""What stages ask of a sentence again and again is worked out once a reading: its clauses, its line of relations."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from kg.model import Reading, Sentence

T = TypeVar("T")


def once(work: Callable[[Reading, Sentence], T]) -> Callable[[Reading, Sentence], T]:
    """A function of a reading and one of its sentences that remembers what it gave for the reading it was asked about last.

    Readings are told apart by identity, since comparing two is as long as a document; the one that is remembered is kept alive, so
    that no other can be taken for it. The values must not change.
    """
    last: tuple[Reading | None, dict[int, tuple[Sentence, T]]] = (None, {})

    @wraps(work)
    def remembered(reading: Reading, sentence: Sentence) -> T:
        nonlocal last
        held, known = last
        if held is not reading:
            held, known = last = (reading, {})
        found = known.get(sentence.index)
        if found is None or found[0] is not sentence:
            found = known[sentence.index] = (sentence, work(reading, sentence))
        return found[1]

    return remembered
