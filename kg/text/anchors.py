"""A pattern -> the words of which a text must hold one for it to match, so that most texts need not be searched with it.

    (?P<items>{list})等?(?:优势|特色)产业(?:链|集群) -> {"产业"}; without 产业 in a sentence, no search

Rules of many parts take a hundred times as long as the look for a word that they cannot do without. What is required is read from the
parsed pattern, so a rule cannot be written that the look would hide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

MOST = 2_000
"""Words of which one is required; with more of them most texts have one."""


FEW = 6
"""Up to so many words a look for each is faster than one for all."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The words of which a text must hold one; all texts may where there are none."""

    words: tuple[str, ...]
    _all: AhoCorasick | None = field(compare=False)

    def in_(self, text: str) -> bool:
        """Whether a text holds one."""
        if self._all is not None:
            return bool(self._all.find_matches_as_indexes(text))
        for word in self.words:  # no any(): it is asked a hundred times a sentence
            if word in text:
                return True
        return not self.words


@dataclass(frozen=True, slots=True)
class Finder:
    """A compiled pattern that is tried only where a text holds a word that it needs."""

    pattern: re.Pattern[str]
    anchors: Anchors = field(compare=False)

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """The matches in a text."""
        return self.pattern.finditer(text) if self.anchors.in_(text) else ()

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self.anchors.in_(text) else None


class Rules(Generic[T]):
    """Rules of a pattern each, in the order in which they are tried; one look at a text tells which of them it may match.

    Rules([("开工|动工", started), ("投产", running)]).of("项目已投产") -> running
    """

    def __init__(self, rules: Iterable[tuple[str, T]]) -> None:
        pairs = tuple(rules)
        self._rules = tuple(rule for _, rule in pairs)
        needed = [required(pattern) for pattern, _ in pairs]
        words = sorted(frozenset().union(*needed))
        self._words = AhoCorasick(words)
        self._of = tuple(frozenset(i for i, each in enumerate(needed) if word in each) for word in words)
        self._always = frozenset(i for i, each in enumerate(needed) if not each)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rules)

    def of(self, text: str) -> Iterator[T]:
        """The rules that a text holds a word for, and those that need none."""
        found = self._always.union(
            *(self._of[word] for word, _, _ in self._words.find_matches_as_indexes(text, overlapping=True))
        )
        return (self._rules[i] for i in sorted(found))


def finder(pattern: str) -> Finder:
    """The finder of a pattern. Raises re.error where that is none."""
    return Finder(re.compile(pattern), anchors(required(pattern)))


def anchors(words: Iterable[str]) -> Anchors:
    """The words of which a text must hold one."""
    known = tuple(sorted(words))
    return Anchors(known, AhoCorasick(known) if len(known) > FEW else None)


def required(pattern: str) -> frozenset[str]:
    """Words of which every text that matches holds one; empty where there is no such set of up to MOST words."""
    if re.compile(pattern).flags & (re.IGNORECASE | re.VERBOSE):
        return frozenset()
    return _best(_sequence(_parser.parse(pattern)))


def _best(found: Iterable[frozenset[str]]) -> frozenset[str]:
    """Of several sets that are all required the one that fewest texts have."""
    usable = [words for words in found if 0 < len(words) <= MOST and "" not in words]
    return min(usable, key=lambda words: (min(map(len, words)) == 1, len(words), sorted(words)), default=frozenset())


def _sequence(items: Any) -> Iterator[frozenset[str]]:
    """What the parts of a sequence require, each for itself; characters side by side are one word."""
    word = ""
    for op, value in items:
        if op is sre.LITERAL:
            word += chr(value)
            continue
        if word:
            yield frozenset((word,))
        word = ""
        yield from _part(op, value)
    if word:
        yield frozenset((word,))


def _part(op: Any, value: Any) -> Iterator[frozenset[str]]:
    if op is sre.SUBPATTERN and not value[1]:  # without flags of its own
        yield from _sequence(value[3])
    elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        if value[0] > 0:
            yield from _sequence(value[2])
    elif op in (sre.ASSERT, sre.ATOMIC_GROUP):
        yield from _sequence(value[1] if op is sre.ASSERT else value)
    elif op is sre.BRANCH:
        each = [_best(_sequence(branch)) for branch in value[1]]
        yield frozenset().union(*each) if all(each) else frozenset()
    elif op is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
        yield frozenset(chr(c) for _, c in value)
