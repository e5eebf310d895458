"""Sentence -> clauses, and the kinds of names that they speak of.

    今年以来，高新区新签约项目30个；清溪储能项目总投资30亿元，计划9月开工 -> 今年以来 | 高新区新签约项目30个 | 清溪储能项目… | 计划9月开工

A clause ends at a comma, semicolon or colon outside quotes and brackets, in a headline at a space (三个项目签约 总投资16亿元); 、 keeps
lists together. Whom it is about is told by topical.py, when and where by setting.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import resources
from kg.model import Mention, Reading, Sentence
from kg.text.memo import once

ACTORS = frozenset(
    ("DevelopmentZone", "Park", "AdministrativeArea", "PublicBody", "Department", "Enterprise", "Organization", "Person")
)
TOPICS = ACTORS | {"Project", "InfrastructureProject", "Facility", "Platform", "Place"}
PLACES = frozenset(("DevelopmentZone", "Park", "AdministrativeArea", "Place", "Facility"))
PROJECTS = frozenset(("Project", "InfrastructureProject"))
WORKS = frozenset(("Project", "InfrastructureProject", "Park", "Facility", "Platform"))
_MARKS = "，,；;：:。！？!?"
_SPACES = " \u3000"
_OPEN, _CLOSE = "“（(《【「『", "”）)》】」』"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: offsets of the document, its words, the mentions inside."""

    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]
    ends: str  # the mark that ends it, "" at the end of a sentence without one


@once
def split(reading: Reading, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence in order."""
    mentions = reading.mentions[sentence.index]
    out = []
    marks = _MARKS if sentence.role == "body" else _MARKS + _SPACES
    for start, end, mark in _cuts(sentence.text, marks):
        a, b = sentence.start + start, sentence.start + end
        inside = tuple(m for m in mentions if m.start >= a and m.end <= b)
        out.append(Clause(a, b, sentence.text[start:end], inside, mark))
    return tuple(out)


_SPEECH = re.compile(r"“[^“”]*(?:[，,；;。：][^“”]*|[^“”]{40,})(?:”|$)")
"""A quotation with marks of clauses is speech, and no name: its clauses are clauses."""


def _cuts(text: str, marks: str) -> Iterator[tuple[int, int, str]]:
    depth, start = 0, 0
    speech = {i for m in _SPEECH.finditer(text) for i in (m.start(), m.end() - 1)}
    for i, c in enumerate(text):
        if i in speech:
            continue
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif c in marks and depth == 0 and not (c in ",:：" and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()):
            if i > start:
                yield start, i, c
            start = i + 1
    if start < len(text):
        yield start, len(text), ""


def at(clauses: tuple[Clause, ...], offset: int) -> int:
    """The index of the clause that holds an offset."""
    return next((i for i, c in enumerate(clauses) if c.start <= offset < c.end), len(clauses) - 1)


@once
def outermost(reading: Reading, sentence: Sentence) -> tuple[Mention, ...]:
    """The mentions of a sentence that no other encloses, in order."""
    return tuple(outer(reading.mentions[sentence.index]))


def verb_first(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """新开工项目30个, 完成造林2万亩: whether a clause begins with its verb."""
    words = (t for t in reading.tokens[sentence.index] if t.start >= clause.start)
    first = next((t for t in words if t.tag not in ("d", "ad") and t.text not in resources.words("adverbial_nouns")), None)
    return first is not None and (first.tag in ("v", "vn") or first.text.startswith("新"))


def outer(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that no other mention encloses, in order."""
    end = -1
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if m.start >= end:
            yield m
            end = m.end
