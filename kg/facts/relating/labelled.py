"""Labels with a colon, and the columns of a table -> Statements.

    恒远重机项目，建设地点：青原高新区，建设单位：云帆科技公司
    -> locatedIn(恒远重机项目, 青原高新区), developer(恒远重机项目, 云帆科技公司)

A portal's profile has its labels without a colon, before their value or on the line above (产业集群⏎装备制造，精细化工).
They are said of the name that the line begins with, of what stands in a row's column of names, or of what a line like 项目名称：某某
above, or the line above all labels, named. The labels: kg/data/rules/relations_labels.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import fields, passages
from kg.facts.grammar.clauses import outermost
from kg.facts.grammar.lines import GROUPS
from kg.facts.relating.statements import central, label, state
from kg.mentions.measures import rows
from kg.model import Mention, Reading, Sentence, Statement

_LABEL = re.compile(r"(?:^|[，,。；;、/／\s（()）])(?P<key>[\u4e00-\u9fff]{2,8})\s?[：:]")
_OPEN = re.compile(r"(?:[•·●▪◆*-]\s?)?(?P<key>[\u4e00-\u9fff]{4,8})(?:\s+|$)")
"""A label without a colon: of four characters at least, since shorter ones are the first words of a sentence."""
_VALUE_ENDS = re.compile(r"[，,。；;/／）)]|$")
_FIRST = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.．、]?)?\s*")
_ITEMS = re.compile(r"[、，,和]|以及")
_STREET = re.compile("(?:路|街|大道|交叉口)$")
_ASIDE = re.compile(r"[（(][^（()）]{4,80}[)）]")
BACK = 12
"""Lines back to the one that names what a list of labels is about."""


@dataclass(frozen=True, slots=True)
class Label:
    """A rule: what a label says, of which kinds, and of what; `named` is None for open concepts."""

    predicate: str
    named: frozenset[str] | None
    of: frozenset[str]
    role: bool


@cache
def labels() -> dict[str, tuple[Label, ...]]:
    """Label -> what it says."""
    out: dict[str, tuple[Label, ...]] = {}
    for rule in resources.rules("relations_labels")["label"]:
        named = _kinds(rule["kinds"]) if "kinds" in rule else None
        said = Label(rule["says"], named, _kinds(rule["of"]), rule.get("role", False))
        for word in rule["labels"].split():
            out[word] = (*out.get(word, ()), said)
    return out


@cache
def _naming() -> frozenset[str]:
    return frozenset(resources.rules("relations_labels")["names"]["labels"].split())


def _kinds(groups: str) -> frozenset[str]:
    return frozenset(kind for group in groups.split() for kind in GROUPS[group])


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The statements of a line's labels or of a table's row, and of labels in brackets behind a name."""
    values = list(_values(reading, sentence))
    if not any(key in labels() for key, _, _ in values):
        return
    names = list(outermost(reading, sentence))
    asides = [(sentence.start + m.start(), sentence.start + m.end()) for m in _ASIDE.finditer(sentence.text)]
    for start, end in asides:
        owner = next((m for m in names if m.end == start), None)
        inside = [v for v in values if start < v[1] <= end]
        if owner:
            yield from _of(sentence, owner, inside, names)
    values = [v for v in values if not any(start < v[1] <= end for start, end in asides)]
    if values and (subject := _subject(reading, sentence, values)):
        yield from _of(sentence, subject, values, names)


def _of(sentence: Sentence, subject: Mention, values: list[tuple[str, int, int]], names: list[Mention]) -> Iterator[Statement]:
    """What labels with their values say of a name."""
    for key, start, end in values:
        inside = [m for m in names if start <= m.start and m.end <= end and m is not subject]
        for said in labels().get(key, ()):
            if subject.kind in said.of:
                yield from _said(sentence, subject, said, key, inside, (start, end))


def _said(
    sentence: Sentence, subject: Mention, said: Label, key: str, inside: list[Mention], span: tuple[int, int]
) -> Iterator[Statement]:
    if said.named is None:
        text = sentence.text[span[0] - sentence.start : span[1] - sentence.start].strip()
        for item in _ITEMS.split(text.removesuffix("等")):
            if 2 <= len(item) <= 12 and not re.search(r"[\d（(]", item):
                yield state(sentence, subject, "industry", item, "labelled", 0.8)
        return
    for m in inside:
        if m.kind in said.named and label(m) != label(subject) and not _STREET.search(m.text):
            if said.role:
                yield state(sentence, m, said.predicate, subject, "labelled", 0.85, role=key)
            else:
                yield state(sentence, subject, said.predicate, m, "labelled", 0.85)


def _values(reading: Reading, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """(label, start, end of its value) of a line or of a table's row, in the document's offsets."""
    for cell in rows.cells(reading.document, sentence):
        yield cell.column, cell.start, cell.end
    for m in _LABEL.finditer(sentence.text):
        stop = _VALUE_ENDS.search(sentence.text, m.end())
        yield m["key"], sentence.start + m.end(), sentence.start + (stop.start() if stop else len(sentence.text))
    yield from _profile(reading, sentence)


def _profile(reading: Reading, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """The label without a colon of a short line, or the one that the line above consists of, with its value."""
    if len(sentence.text) > fields.SHORT or sentence.text.endswith(("。", "：", ":")):
        return
    here = _OPEN.match(sentence.text)
    if here and here["key"] in labels() and here.end() < len(sentence.text):
        yield here["key"], sentence.start + here.end(), sentence.end
    above = reading.sentences[sentence.index - 1].text if sentence.index else ""
    alone = _OPEN.fullmatch(above)
    if alone and alone["key"] in labels():
        yield alone["key"], sentence.start, sentence.end


def _subject(reading: Reading, sentence: Sentence, values: list[tuple[str, int, int]]) -> Mention | None:
    """What the labels are said of."""
    names = [m for m in outermost(reading, sentence) if m.kind in GROUPS["thing"]]
    for key, start, end in values:
        if key in _naming():
            return next((m for m in names if start <= m.start and m.end <= end), None)
    first = _FIRST.match(sentence.text)
    begins = sentence.start + (first.end() if first else 0)
    if names and names[0].start - begins <= 1 and names[0].end <= values[0][1]:
        return names[0]
    if values[0][1] - begins > len(values[0][0]) + 3:
        return None  # words stand before the first label that are no name
    for above in reversed(reading.sentences[max(0, sentence.index - BACK) : sentence.index]):
        for key, start, end in _values(reading, above):
            if key in _naming():
                things = [m for m in outermost(reading, above) if m.kind in GROUPS["thing"]]
                return next((m for m in things if start <= m.start and m.start < end), None)
    section = passages.entitled(reading, sentence) or _under_title(reading, sentence)
    return fields.owner(reading, sentence) or (section if section and section.kind in GROUPS["thing"] else None)


def _under_title(reading: Reading, sentence: Sentence) -> Mention | None:
    """The protagonist, where the title names it and nothing but short lines stands between."""
    above = reading.sentences[: sentence.index]
    if sentence.index > BACK or not above or any(len(s.text) > fields.SHORT or s.text.endswith("。") for s in above):
        return None
    return reading.protagonist if central(reading) and any(s.role == "title" for s in above) else None
