"""Line -> its verbs: which stand in it as whole words, and what classes they are of.

    投资建设 in 由E投资建设的W -> one verb of the classes "invest" and "build"; 开发 in 开发区 -> none

Which verbs there are: kg/data/rules/relations_frames.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar.lines import Line
from kg.model import Reading, Sentence, Token

_LED = re.compile("(?:大力|全力|积极|着力|努力|深入|扎实|全面|继续|持续)(?=..)")
"""Adverbs that the segmentation joins with their verb: 大力|开展."""
_SHORTEST = 4
"""Characters of both."""
_DAUGHTER = re.compile("[子孙]公司")
"""Behind 控股: what is held, and no verb."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the rules know of verbs and coverbs."""

    verb: re.Pattern[str]
    classes: dict[str, frozenset[str]]
    coverb: re.Pattern[str]
    roles: dict[str, str]
    causes: frozenset[str]
    adverbs: frozenset[str]
    nominal: re.Pattern[str]
    stops: re.Pattern[str]


@cache
def words() -> Words:
    """Verbs and coverbs of the rules."""
    data = resources.rules("relations_frames")
    classes: dict[str, set[str]] = {}
    for name, row in data["verbs"].items():
        for verb in row.split():
            classes.setdefault(verb, set()).add(name)
    roles = {word: role for role, row in data["coverbs"].items() for word in row.split()}
    return Words(
        re.compile(_any(classes)),
        {verb: frozenset(names) for verb, names in classes.items()},
        re.compile(_any(roles)),
        roles,
        frozenset(data["words"]["causes"].split()),
        frozenset(data["words"]["adverbs"].split()),
        re.compile(_any(data["words"]["nominal"].split())),
        re.compile(_any(data["words"]["stops"].split())),
    )


def locates(text: str) -> bool:
    """Whether a text ends in a verb of lying or settling somewhere: what follows is where (位于|云桥产业园)."""
    return any("at" in words().classes.get(text[-n:], ()) for n in range(min(5, len(text)), 1, -1))


def _any(options: object) -> str:
    return "|".join(sorted(map(re.escape, options), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


@dataclass(frozen=True, slots=True)
class Verb:
    start: int
    end: int
    classes: frozenset[str]


def parted(tokens: Iterable[Token]) -> Iterator[Token]:
    """The words, but of those that are an adverb and its verb the two."""
    for token in tokens:
        if len(token.text) < _SHORTEST or not (led := _LED.match(token.text)):
            yield token
            continue
        yield Token(token.start, token.start + led.end(), led[0], "d")
        yield Token(token.start + led.end(), token.end, token.text[led.end() :], "v")


class Cuts:
    """Where words begin and end in a line, by the segmentation."""

    def __init__(self, reading: Reading, sentence: Sentence, seen: Line) -> None:
        self._seen = seen
        tokens = tuple(parted(reading.tokens[sentence.index]))
        self._starts = {t.start for t in tokens}
        self._tags = {t.start: (t.end, t.tag) for t in tokens}

    def whole(self, start: int, end: int) -> bool:
        """Whether a span of the line is made of whole words."""
        return self._cut(start) and self._cut(end)

    def _cut(self, i: int) -> bool:
        beside = i and self._seen.slots[i - 1] or i < len(self._seen.slots) and self._seen.slots[i]
        return bool(beside) or self._seen.at[i] in self._starts or i == len(self._seen.slots)

    def last_verb(self, start: int, end: int) -> str:
        """The verb of two or more characters that ends a gap; "" where none does."""
        for i in range(max(start, end - 4), end - 1):
            if self._tags.get(self._seen.at[i]) == (self._seen.at[end - 1] + 1, "v"):
                return self._seen.text[i:end]
        return ""

    def has_noun(self, start: int, end: int) -> bool:
        """Whether a gap holds a noun (or an unknown word) that is no adverb here."""
        for i in range(start, end):
            stop, tag = self._tags.get(self._seen.at[i], (0, ""))
            word = self._seen.text[i : i + stop - self._seen.at[i]]
            if tag[:1] in ("n", "x") and word.isalpha() and word not in words().adverbs:
                return True
        return False

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a gap holds a verb of two or more characters."""
        return any(
            tag == "v" and stop - self._seen.at[i] >= 2
            for i in range(start, end)
            for stop, tag in [self._tags.get(self._seen.at[i], (0, ""))]
        )


def verbs_of(seen: Line, cuts: Cuts, start: int, end: int) -> Iterator[Verb]:
    """The verbs of a clause; verbs side by side (投资建设, 签约并落户) are one."""
    known, held = words(), None
    for first, last, classes in _runs(seen, cuts, start, end):
        if known.nominal.match(seen.text, last) or "hold" in classes and _DAUGHTER.match(seen.text, last):
            continue
        if held and re.fullmatch("[、并和了]?", seen.text[held.end : first]):
            held = Verb(held.start, last, held.classes | classes)
            continue
        if held:
            yield held
        held = Verb(first, last, classes)
    if held:
        yield held


def _runs(seen: Line, cuts: Cuts, start: int, end: int) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Verbs that are whole words, alone or, where the segmentation has one word for several (建成投产), together."""
    known = words()
    first: int | None = None
    classes: frozenset[str] = frozenset()
    last = start
    for m in known.verb.finditer(seen.text, start, end):
        if first is not None and m.start() == last:
            classes |= known.classes[m[0]]
        elif cuts.whole(m.start(), m.start()):
            first, classes = m.start(), known.classes[m[0]]
        else:
            first = None
            continue
        last = m.end()
        if cuts.whole(last, last):
            yield first, last, classes
            first = None
