"""Frames of wording, kept as data, -> Statements: 由{companies}投资建设的{works} -> developer.

    由南岭药业投资建设的原料药项目位于高新区 -> developer(原料药项目, 南岭药业), locatedIn(原料药项目, 高新区)

A sentence is written as a line in which each outermost mention is one character of a private use area, by its kind; frames are
regular expressions over such lines, with {work} for a mention and {works} for a row of them (A、B和C等项目). Frames and the
words of their macros: kg/data/rules/relations_*.toml. A test reads the examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts import clauses
from kg.facts.statements import label, mode, outer, state
from kg.model import Mention, Reading, Sentence, Statement

FILES = ("relations_places", "relations_works", "relations_bodies")
_KINDS = (
    "Enterprise",
    "Organization",
    "PublicBody",
    "Department",
    "DevelopmentZone",
    "Park",
    "AdministrativeArea",
    "Place",
    "Facility",
    "Project",
    "InfrastructureProject",
    "Platform",
    "Mechanism",
    "Policy",
    "Honour",
    "Gathering",
    "Person",
)
_LETTER = {kind: chr(0xE000 + i) for i, kind in enumerate(_KINDS)}
_FIGURE, _TIME = "\ue0f0", "\ue0f1"
_SLOT = "\ue000-\ue0ef"
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_GROUPS = {
    "company": ("Enterprise",),
    "org": ("Enterprise", "Organization"),
    "body": ("PublicBody", "Department"),
    "party": ("Enterprise", "Organization", "PublicBody", "Department", "DevelopmentZone", "Park"),
    "zone": ("DevelopmentZone", "Park"),
    "area": ("AdministrativeArea",),
    "region": ("Place",),
    "place": ("DevelopmentZone", "Park", "AdministrativeArea", "Place"),
    "site": ("Facility",),
    "work": ("Project", "InfrastructureProject"),
    "built": ("Project", "InfrastructureProject", "Facility", "Park", "Platform"),
    "thing": (
        "Project",
        "InfrastructureProject",
        "Park",
        "Facility",
        "Platform",
        "Enterprise",
        "Organization",
        "DevelopmentZone",
    ),
    "platform": ("Platform",),
    "paper": ("Policy", "Honour"),
    "policy": ("Policy",),
    "plan": ("Policy", "Mechanism"),
    "honour": ("Honour",),
    "gathering": ("Gathering",),
}
_PLURAL = {"companies": "company", "parties": "party", "bodies": "body"}
_REST = "[^、，,。；;：:和与及" + _SLOT + "]"
LONGEST = 20_000
"""Characters of a line that frames read: what is longer is no sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rule: `says` are (subject group, predicate, object group); the group "topic" is fetched from before, of `topic` kinds."""

    name: str
    pattern: re.Pattern[str]
    says: tuple[tuple[str, str, str], ...]
    sure: float
    modal: bool
    topic: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as frames see it: its characters, the mention that each stands for, its offset in the document."""

    text: str
    slots: tuple[Mention | None, ...]
    at: tuple[int, ...]


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of all files, in their order."""
    out = []
    for name in FILES:
        data = resources.rules(name)
        words = {key: value.replace("\n", "") for key, value in data.get("words", {}).items()}
        for f in data["frame"]:
            says = tuple((s, p, o) for s, p, o in (line.split() for line in f["says"]))
            topic = frozenset(k for group in f.get("topic", "").split() for k in _GROUPS[group])
            pattern = re.compile(expand(f["pattern"].replace("\n", ""), words))
            out.append(Frame(f["name"], pattern, says, f.get("sure", 0.85), f.get("modal", False), topic))
    return tuple(out)


def expand(pattern: str, words: dict[str, str]) -> str:
    """A pattern with its {macros} written out: mentions, rows of mentions, {gap} (no mention, no mark), {any} (no mark)."""

    def written(m: re.Match[str]) -> str:
        name = m[1]
        if name in words:
            return f"(?:{expand(words[name], words)})"
        if name == "gap":
            return f"[^，,。；;：:{_SLOT}]"
        if name == "any":
            return "[^，,。；;]"
        one = _PLURAL.get(name, name if name in _GROUPS else name.removesuffix("s"))
        letters = "[" + "".join(_LETTER[k] for k in _GROUPS[one]) + "]"
        if one == name:
            return letters
        row = f"{letters}(?:(?:、|和|与|及|以及)(?:[{_SLOT}]|{_REST}{{1,14}}(?=[、和与及等]))){{0,60}}"
        return f"{row}(?:等[^，,。；;、{_SLOT}]{{0,14}})?"

    return re.sub(r"\{([a-z_]+)\}", written, pattern)


_ALIAS = re.compile(r"[（(](?:以下)?(?:简称|下称|又称|原名)?[^（）()]{1,40}[）)]")


def line(reading: Reading, sentence: Sentence) -> Line:
    """The line of a sentence; brackets right behind a name are left out, with what they say of it."""
    chars: list[str] = []
    slots: list[Mention | None] = []
    at: list[int] = []
    i, base = 0, sentence.start

    def copy(end: int) -> None:
        for k in range(i, end):
            c = sentence.text[k]
            chars.append("\ufffd" if _PRIVATE.match(c) else c)
            slots.append(None)
            at.append(base + k)

    for m in outer(m for m in reading.mentions[sentence.index] if m.kind in _LETTER or m.kind in ("Quantity", "Period")):
        start, end = m.start - base, min(m.end - base, len(sentence.text))
        if start < i:
            continue
        copy(start)
        chars.append(_LETTER.get(m.kind) or (_FIGURE if m.kind == "Quantity" else _TIME))
        slots.append(m if m.kind in _LETTER else None)
        at.append(m.start)
        i = end
        if m.kind in _LETTER and (bracket := _ALIAS.match(sentence.text, i)):
            i = bracket.end()
    copy(len(sentence.text))
    return Line("".join(chars), tuple(slots), (*at, base + len(sentence.text)))


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The statements that the frames read in a sentence."""
    seen = line(reading, sentence)
    if len(seen.text) > LONGEST or not any(seen.slots):
        return
    for frame in frames():
        for m in frame.pattern.finditer(seen.text):
            yield from _said(reading, sentence, seen, frame, m)


def _said(reading: Reading, sentence: Sentence, seen: Line, frame: Frame, m: re.Match[str]) -> Iterator[Statement]:
    groups = {name: [s for s in seen.slots[m.start(name) : m.end(name)] if s] for name in m.groupdict() if m[name]}
    sure = frame.sure
    if frame.topic:
        first = min(m.start(name) for name in groups)
        topic = clauses.topic(reading, sentence, seen.at[first] - 1, frame.topic)
        if topic is None or topic.confidence < 0.65 and sentence.role != "body":
            return
        groups["topic"] = [topic.mention]
        sure = min(sure, topic.confidence)
    held = mode(reading, sentence, seen.at[m.start()], seen.at[m.end()]) if frame.modal else ("actual", None)
    for s, predicate, o in frame.says:
        for a in groups.get(s, ()):
            for b in groups.get(o, ()):
                if label(a) != label(b) and (s != o or a.start < b.start) and _fits(a, predicate, b, len(groups[o])):
                    yield state(sentence, a, predicate, b, frame.name, sure, held)


def _fits(a: Mention, predicate: str, b: Mention, row: int) -> bool:
    """Rows may hold other kinds of names than their first: a zone in a row of companies builds nothing."""
    if predicate == "locatedIn":
        return b.kind in _GROUPS["place"] + _GROUPS["site"] and a.kind not in ("Person", "Policy", "Honour", "Mechanism")
    if predicate in ("developer", "investor"):
        return b.kind in _GROUPS["org"] + _GROUPS["body"] or row == 1 and b.kind in _GROUPS["zone"]
    return True
