"""Entities of many documents -> which of their IRIs mean one thing, and why.

A document that says 临江经开区 and one that says 临江经济技术开发区（又称临江经开区） speak of one zone; the fuller is canonical.
Safe names decide (labels and aliases; never 开发区 or 北部片区 without their owner), within a family of classes, and only when
a name has one bearer: where two companies share a short name, it joins neither. A function of the set of entities, whatever
their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.mentions import forms, places
from kg.model import Entity
from kg.resolve import aliases

SHORTEST = 3
"""Characters from which a name is safe across documents; two are enough for a place."""


@dataclass(frozen=True, slots=True)
class Identity:
    """IRI -> canonical IRI (of all that have another than their own), and canonical IRI -> why others were joined to it."""

    canonical: dict[str, str]
    reasons: dict[str, tuple[str, ...]]

    def of(self, iri: str) -> str:
        """The canonical IRI of an IRI."""
        return self.canonical.get(iri, iri)


@dataclass
class _Bearer:
    """All entities of one IRI and family: `full` are the keys of labels, `names` those of all safe names."""

    iri: str
    family: str
    label: str
    kind: str
    full: set[str]
    names: dict[str, str]  # key -> wording


def identities(entities: Iterable[tuple[str, Entity]]) -> Identity:
    """Which IRIs of (document path, entity) pairs are one thing."""
    bearers = _bearers(entity for _, entity in entities)
    parent = {iri: iri for iri in bearers}
    reasons: defaultdict[str, set[str]] = defaultdict(set)

    def find(iri: str) -> str:
        while parent[iri] != iri:
            iri = parent[iri]
        return iri

    def join(a: str, b: str, why: str) -> None:
        x, y = sorted((find(a), find(b)))
        parent[y] = x
        reasons[x] |= reasons.pop(y, set()) | {why}

    by_name: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for bearer in bearers.values():
        for name in bearer.names:
            by_name[bearer.family, name].add(bearer.iri)
    for (_, name), iris in sorted(by_name.items()):
        named_so = sorted(i for i in iris if name in bearers[i].full)
        for other in named_so[1:]:
            join(named_so[0], other, f"{bearers[named_so[0]].label} = {bearers[other].label}: same name")
    for (_, name), iris in sorted(by_name.items()):
        sets = sorted({find(i) for i in iris})
        if len(sets) > 1 and _one_thing([bearers[i] for i in sorted(iris)], name):
            wording = min(bearers[i].names[name] for i in iris)
            for other in sets[1:]:
                join(sets[0], other, f"{bearers[sets[0]].label} = {bearers[other].label}: both go by {wording}")
    _owned(bearers, find, join)
    return _chosen(bearers, find, reasons)


def _bearers(entities: Iterable[Entity]) -> dict[str, _Bearer]:
    """IRI -> what goes by it; of several classes the least name decides, so the order of documents does not matter."""
    out: dict[str, _Bearer] = {}
    for entity in sorted(entities, key=lambda e: (e.iri, e.kind, e.label, e.aliases)):
        if "_" in entity.iri.rsplit("/", 1)[-1]:
            full, names = set(), {}
        else:
            full = {_key(entity.kind, entity.label)}
            names = {_key(entity.kind, w): w for w in sorted((entity.label, *entity.aliases)) if _safe(entity, w)}
        known = out.setdefault(entity.iri, _Bearer(entity.iri, forms.family(entity.kind), entity.label, entity.kind, set(), {}))
        if known.family == forms.family(entity.kind):
            known.full |= full & set(names)
            known.names |= names
    return out


def _key(kind: str, name: str) -> str:
    """What names are compared by; slogans as they are written, since “出海”招商 and “出海”计划 are two."""
    return forms.key(name) if forms.family(kind) == "plan" else forms.stem(kind, name)


def _safe(entity: Entity, name: str) -> bool:
    """Whether a name says across documents which thing is meant."""
    if forms.family(entity.kind) == "place":
        return len({d.code for d in places.divisions().get(name, ())}) <= 1
    if entity.kind == "Person":
        return False  # namesakes are many; people meet only by their IRI
    return len(forms.key(name)) >= SHORTEST and not forms.ambiguous(name)


def _one_thing(bearers: list[_Bearer], name: str) -> bool:
    """Whether all that go by a name can be one: at most one has a fuller label, or each label is a short form of the longest."""
    fuller = sorted({b.label for b in bearers if name not in b.full}, key=lambda w: (-len(w), w))
    if len(fuller) <= 1:
        return True
    longest = aliases.name(fuller[0], bearers[0].kind)
    shorter = [aliases.name(w, bearers[0].kind) for w in fuller[1:]]
    return all(s.stem == longest.stem or aliases.reason(s, longest, places.divisions().__contains__) for s in shorter)


def _owned(bearers: dict[str, _Bearer], find: Callable[[str], str], join: Callable[[str, str, str], None]) -> None:
    """Relative names (owner_name) are one when their owners are one."""
    first: dict[tuple[str, str], str] = {}
    for iri in sorted(bearers):
        base, _, last = iri.rpartition("/")
        owner, _, name = last.partition("_")
        if name:
            owner_iri = f"{base}/{owner}"
            slot = (find(owner_iri) if owner_iri in bearers else owner_iri, name)
            other = first.setdefault(slot, iri)
            if other != iri and bearers[other].family == bearers[iri].family:
                join(other, iri, f"{bearers[iri].label}: the same owner")


def _chosen(bearers: dict[str, _Bearer], find: Callable[[str], str], reasons: dict[str, set[str]]) -> Identity:
    """Of each set the fullest official name is canonical."""
    sets: defaultdict[str, list[_Bearer]] = defaultdict(list)
    for bearer in bearers.values():
        sets[find(bearer.iri)].append(bearer)
    canonical: dict[str, str] = {}
    why: dict[str, tuple[str, ...]] = {}

    def rank(b: _Bearer) -> tuple[bool, bool, int, str]:
        return (b.iri.rpartition("_")[0] in canonical, forms.abbreviated(b.kind, b.label), -len(b.label), b.iri)

    for root, members in sorted(sets.items(), key=lambda pair: ("_" in pair[0].rsplit("/", 1)[-1], pair[0])):  # owners first
        if len(members) > 1:
            best = min(members, key=rank).iri
            canonical.update({b.iri: best for b in sorted(members, key=lambda b: b.iri) if b.iri != best})
            why[best] = tuple(sorted(reasons[root]))
    return Identity(canonical, why)
