"""Mentions of one document -> Entities: which mentions name the same thing, and why.

某某经开区, 某某经济技术开发区 and 开发区 become one DevelopmentZone: label 某某经济技术开发区, alias 某某经开区, short form
开发区.
Wordings with one stem are one; a short wording joins a fuller one when a rule of aliases.py allows it and there is only one
candidate; what refers (该项目, 我市, 以下简称) joins what it refers to. The order of mentions does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.mentions.geography import areas
from kg.mentions.geography.division import Division
from kg.mentions.naming import forms
from kg.model import Entity, Fact, Mention, Reading
from kg.resolve import aliases, labels, renamed
from kg.resolve.aliases import Name
from kg.resolve.complete import complete

ENOUGH = 4  # characters from which one wording in two families (zone and project) is one thing and not a coincidence
MANY = 300  # names of one document with the same two characters in them
THINGS = frozenset({"zone", "facility", "project", "platform"})


class Union:
    """Disjoint sets of names; the least member stands for its set, so the order of joining does not matter."""

    def __init__(self) -> None:
        self.parent: dict[Name, Name] = {}
        self.reasons: dict[Name, set[str]] = {}

    def find(self, name: Name) -> Name:
        """The name that stands for the set of `name`."""
        root = name
        while (above := self.parent.setdefault(root, root)) != root:
            root = above
        while self.parent[name] != root:
            self.parent[name], name = root, self.parent[name]
        return root

    def join(self, a: Name, b: Name, why: str) -> None:
        """Makes one set of two and keeps why."""
        x, y = self.find(a), self.find(b)
        low, high = sorted((x, y), key=_order)
        self.parent[high] = low
        reasons = self.reasons.pop(high, set()) if high != low else set()
        self.reasons.setdefault(low, set()).update(reasons | {f"{a.text} = {b.text}: {why}"})


def _order(name: Name) -> tuple[str, str, str]:
    return (name.kind, name.stem, name.text)


def entities(reading: Reading, facts: tuple[Fact, ...]) -> tuple[tuple[Entity, ...], dict[Mention, Entity]]:
    """The entities of a document in the order of their first mention, and which entity each mention names."""
    mentions = sorted(dict.fromkeys(_mentions(reading, facts)), key=lambda m: (m.start, m.end, m.kind, m.text, m.label))
    named = {m: aliases.name(complete(m.label, m.kind, reading), m.kind) for m in mentions if not isinstance(m.value, Mention)}
    union = Union()
    meant = _divisions(named.values())
    _same_stem(named.values(), meant, union)
    _same_wording(named.values(), union)
    _short_for_full(named, meant, union)
    for m in mentions:
        if isinstance(m.value, Mention) and not forms.ambiguous(m.text) and (target := _referent(m)) in named:
            own = aliases.name(m.label, m.kind)
            union.join(own, named[target], "introduced as its short name")
            named[m] = own
    for a, b in renamed.pairs(reading):
        if (one := named.get(_referent(a))) and (two := named.get(b)):
            union.join(one, two, "renamed")
    return _entities(mentions, named, union, reading, facts, meant)


def _mentions(reading: Reading, facts: tuple[Fact, ...]) -> Iterator[Mention]:
    """The mentions of entities, in sentences and in facts, and those that anaphors refer to."""
    stack: list[object] = [m for row in reading.mentions for m in row]
    stack += [m for m in (reading.protagonist, reading.home) if m is not None]
    stack += facts
    seen: set[int] = set()
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack += item
        elif not isinstance(item, (Mention, Fact)) or id(item) in seen:
            continue
        elif isinstance(item, Mention):
            seen.add(id(item))
            if item.kind in forms.FAMILIES:
                yield item
            stack.append(item.value)
        else:
            seen.add(id(item))
            stack += [getattr(item, name) for name in item.__dataclass_fields__]


def _referent(mention: Mention) -> Mention:
    """What an anaphor refers to in the end."""
    for _ in range(8):
        if not isinstance(mention.value, Mention):
            break
        mention = mention.value
    return mention


def _divisions(names: Iterable[Name]) -> dict[Name, Division]:
    """Place names -> the administrative divisions they mean: the sure ones first, in whose light the others are read."""
    wordings = sorted({n for n in names if n.kind == "AdministrativeArea"}, key=_order)
    sure = {n: d for n in wordings if (d := areas.division(n.text))}
    context = frozenset(d.code for d in sure.values() if d.level > 1) or frozenset(d.code for d in sure.values())
    return sure | {
        n: d for n in wordings if n not in sure and (d := areas.division(n.text, context) or areas.town(n.text, context))
    }


def _same_stem(names: Iterable[Name], meant: dict[Name, Division], union: Union) -> None:
    first: dict[tuple[str, str], Name] = {}
    for n in sorted(set(names), key=_order):
        slot = (n.family, n.stem)
        if n.family == "place":  # 临江市 and 临江县 are two
            slot = (n.family, meant[n].code if n in meant else forms.key(n.text))
        other = first.setdefault(slot, n)
        union.join(other, n, "same name") if other != n else union.find(n)


def _same_wording(names: Iterable[Name], union: Union) -> None:
    """One wording found once as a park and once as a project is one thing."""
    first: dict[str, Name] = {}
    for n in sorted(set(names), key=_order):
        if n.family in THINGS and len(n.stem) >= ENOUGH:
            other = first.setdefault(forms.key(n.text), n)
            if other != n:
                union.join(other, n, "same wording")


def _short_for_full(named: dict[Mention, Name], meant: dict[Name, Division], union: Union) -> None:
    """Joins each short wording to the fuller one, longest first, where all candidates are one thing already."""
    names = sorted(set(named.values()), key=lambda n: (-len(n.stem), _order(n)))
    places = {forms.place_stem(n.text) for n in names if n.family in ("place", "zone")}
    places |= {forms.key(n.text) for n in names if n.family in ("place", "zone", "org")}
    near = aliases.candidates(names)

    def is_place(text: str) -> bool:
        return text in places or areas.known(text)

    for short in names:
        if short in meant:
            continue  # the table of divisions has said which one it is
        beginnings = {short.stem[:2], forms.key(short.text)[:2], short.stem[-1:]}
        full = [
            (other, why)
            for other in set().union(*(_few(near, short.family + b) for b in beginnings))
            if union.find(other) != union.find(short) and (why := aliases.reason(short, other, is_place))
        ]
        if len({union.find(other) for other, _ in full}) == 1:
            other, why = min(full, key=lambda pair: _order(pair[0]))
            union.join(short, other, why)


def _few(near: dict[str, set[Name]], beginning: str) -> set[Name]:
    """The names with that beginning; none where there are so many that it tells nothing (and would cost quadratic time)."""
    found = near.get(beginning, set())
    return found if len(found) <= MANY else set()


def _entities(
    mentions: list[Mention],
    named: dict[Mention, Name],
    union: Union,
    reading: Reading,
    facts: tuple[Fact, ...],
    meant: dict[Name, Division],
) -> tuple[tuple[Entity, ...], dict[Mention, Entity]]:
    members: dict[Name, list[Mention]] = {}
    for m in mentions:
        name = named.get(m) or named.get(_referent(m))
        if name is not None:
            members.setdefault(union.find(name), []).append(m)
    drafts = []
    for root, ms in members.items():
        areas_named = sorted({meant[named[m]].code: meant[named[m]] for m in ms if m in named and named[m] in meant}.items())
        official, code = (areas.full_name(areas_named[0][1]), areas_named[0][0]) if areas_named else (None, "")
        completed = tuple(sorted({named[m].text for m in ms if m in named}))
        reasons = tuple(sorted(union.reasons.get(root, ())))
        drafts.append(labels.draft(tuple(ms), _kind(ms), reasons, completed, official, code))
    drafts.sort(key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.kind, e.label))
    drafts = labels.identified(drafts, reading, facts)
    index = {m: e for e in drafts for m in e.mentions}
    return tuple(drafts), index


def _kind(mentions: list[Mention]) -> str:
    """The class that the surest mentions speak for."""
    votes: Counter[str] = Counter()
    for m in mentions:
        if not isinstance(m.value, Mention):
            votes[m.kind] += round(m.score * 100)
    return min(votes, key=lambda k: (-votes[k], k)) if votes else mentions[0].kind
