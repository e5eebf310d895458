"""Wordings without a verb of their own, kept as patterns over lines -> Statements: appositions, 的, copulas, roles with a colon.

    株洲市的云帆科技; 乌蒙高铁控制性工程——赤水河特大桥; 施工单位：云帆科技
    -> locatedIn(云帆科技, 株洲市); partOf(赤水河特大桥, 乌蒙高铁); developer(the topic, 云帆科技)

A pattern is a regular expression over a line (lines.py), with {work} for a mention and {works} for a row of them (A、B和C等项目).
The patterns and the words of their macros: kg/data/rules/relations_wordings.toml. A test reads the examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import paragraphs, topical
from kg.facts.grammar.lines import FIGURE, GROUPS, LETTER, LONGEST, SLOT, Line, line
from kg.facts.relating.nesting import whole
from kg.facts.relating.statements import label, mode, state
from kg.model import Mention, Reading, Sentence, Statement
from kg.text.anchors import Rules

FILE = "relations_wordings"
_PLURAL = {"companies": "company", "parties": "party", "bodies": "body"}
_REST = f"[^、，,。；;：:和与及{SLOT}]"
_OF_PART = re.compile("其中[^，,。；;：:]{2,}$")
"""A clause whose subject is a part of what the clauses before are about: 其中三号厂房由|恒远建设公司负责施工."""
UNSAID = 0.65
"""Least confidence of a topic that fills the place of an elided name outside running text."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule: `says` are (subject group, predicate, object group); the group "topic" is fetched from before, of the
    `topic` group that has the nearest, the first of equals."""

    name: str
    pattern: re.Pattern[str]
    says: tuple[tuple[str, str, str], ...]
    sure: float
    modal: bool
    topic: tuple[frozenset[str], ...]


@cache
def wordings() -> Rules[Wording]:
    """The wordings, in their order."""
    data = resources.rules(FILE)
    words = {key: value.replace("\n", "") for key, value in data.get("words", {}).items()}
    out = []
    for w in data["rule"]:
        says = tuple((s, p, o) for s, p, o in (said.split() for said in w["says"]))
        topic = tuple(frozenset(GROUPS[group]) for group in w.get("topic", "").split())
        pattern = expand(w["pattern"].replace("\n", ""), words)
        rule = Wording(w["name"], re.compile(pattern), says, w.get("sure", 0.85), w.get("modal", False), topic)
        out.append((pattern, rule))
    return Rules(out)


def expand(pattern: str, words: dict[str, str]) -> str:
    """A pattern with its {macros} written out: mentions, rows of mentions, {gap} (no mention, no mark), {any} (no mark), {figure}."""

    def written(m: re.Match[str]) -> str:
        name = m[1]
        if name in words:
            return f"(?:{expand(words[name], words)})"
        if name == "figure":
            return FIGURE
        if name == "gap":
            return f"[^，,。；;：:{SLOT}]"
        if name == "any":
            return "[^，,。；;]"
        one = _PLURAL.get(name, name if name in GROUPS else name.removesuffix("s"))
        letters = "[" + "".join(LETTER[k] for k in GROUPS[one]) + "]"
        if one == name:
            return letters
        row = f"{letters}(?:(?:、|和|与|及|以及)(?:(?:{_REST}{{1,14}}的)?[{SLOT}]|{_REST}{{1,14}}(?=[、和与及等]))){{0,60}}"
        return f"{row}(?:等[^，,。；;、{SLOT}]{{0,14}})?"

    return re.sub(r"\{([a-z_]+)\}", written, pattern)


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The statements that the wordings of a sentence make."""
    seen = line(reading, sentence)
    if len(seen.text) > LONGEST or not any(seen.slots):
        return
    for wording in wordings().of(seen.text):
        for m in wording.pattern.finditer(seen.text):
            yield from _said(reading, sentence, seen, wording, m)


def _said(reading: Reading, sentence: Sentence, seen: Line, wording: Wording, m: re.Match[str]) -> Iterator[Statement]:
    groups = {name: seen.named(m.start(name), m.end(name)) for name in m.groupdict() if m[name]}
    sure = wording.sure
    if wording.topic:
        builds = any(predicate == "developer" for _, predicate, _ in wording.says)
        if builds and _OF_PART.search(seen.text, 0, m.start()):
            return
        found = [t for kinds in wording.topic if (t := topical.topic(reading, sentence, seen.at[m.start()], kinds))]
        topic = max(found, key=lambda t: t.confidence, default=None)
        if (topic is None or topic.confidence < UNSAID) and sentence.role == "body":
            said = (paragraphs.subject(reading, sentence, kinds) for kinds in wording.topic)
            topic = next((topical.Topic(m, UNSAID) for m in said if m), topic)
        if topic is None or topic.confidence < UNSAID and sentence.role != "body":
            return
        parts = any(predicate == "hasPart" for _, predicate, _ in wording.says)
        said_of = whole(reading, sentence, topic.mention, wording.topic[0]) if parts else topic.mention
        groups["topic"] = [said_of] if said_of else []
        sure = min(sure, topic.confidence)
    held = mode(reading, sentence, seen.at[m.start()], seen.at[m.end()]) if wording.modal else ("actual", None)
    for s, predicate, o in wording.says:
        for a in groups.get(s, ()):
            for b in groups.get(o, ()):
                if label(a) != label(b) and (s != o or a.start < b.start) and _fits(a, predicate, b):
                    yield state(sentence, a, predicate, b, wording.name, sure, held)


def _fits(a: Mention, predicate: str, b: Mention) -> bool:
    """Rows may hold other kinds of names than their first: a zone in a row of companies builds nothing."""
    if predicate == "locatedIn":
        return b.kind in GROUPS["place"] + GROUPS["site"] and a.kind not in ("Person", "Policy", "Honour", "Mechanism")
    return predicate != "developer" or b.kind in GROUPS["org"] + GROUPS["body"]
