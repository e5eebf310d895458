"""The documents of a store and the decisions of people -> the identity graph: which IRIs are one thing, why, and which may be.

    kge:临江经开区 kg:mergedInto kge:临江经济技术开发区 ; kge:a kg:possiblySameAs kge:b where a person is asked

The decisions lie in a graph of their own (REVIEW), as statements about IRIs, so that they hold for every later build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.index import REMEMBERED, Index
from kg.graph.vocab import IDENTITY, KG, REVIEW, parts
from kg.resolve import blocks
from kg.resolve.compare import Comparison
from kg.resolve.identity import Identity, Question, is_area, settle
from kg.resolve.profile import Profile
from kg.resolve.related import Compared, relation
from kg.resolve.sets import Decision

SAME, DIFFERENT = KG("confirmedSameAs"), KG("confirmedDifferentFrom")


def refresh(store: ox.Store, told: Iterable[NamedNode], decided: Iterable[NamedNode]) -> tuple[set[Quad], set[Quad]]:
    """Brings the index up to date with what is now said of the entities `told`; gives what the identity graph has of all for which
    that matters, or that a person has `decided` on, and what it should have. The work depends on what changed, not on the size of
    the store."""
    index = Index(store)
    changed, turned = index.update(sorted(told, key=str))
    seeds = {*changed, *turned, *decided}
    for iri, old in changed.items():
        if old:
            seeds |= {other for other in index.candidates(blocks.keys(old)) if _related(old, index.profile(other))}
        if is_area(old, iri.value) != is_area(index.profile(iri), iri.value):
            seeds.update(index.relatives(iri))
    settled = _Settled(store, index)
    had: set[Quad] = set()
    wanted: set[Quad] = set()
    waiting = sorted(seeds, key=str)
    while waiting:
        if (seed := waiting.pop()).value in settled.done:
            continue
        found, members = settled.about(seed)
        here = {q for iri in members for q in store.quads_for_pattern(NamedNode(iri), None, None, IDENTITY)}
        should = quads(found)
        had |= here
        wanted |= should
        moved = {parts(q)[0] for q in here ^ should if q.predicate == KG("mergedInto")}
        for node in map(NamedNode, sorted(members)):
            owner = index.profile(node)
            if owner and (owner.owner or owner.family == "place"):
                continue  # what lies in an area does not take its name from who that is
            if index.stands(node, found.owners.get(node.value)) or node in moved:
                waiting += index.relatives(node)
    return had, wanted


def resolved(store: ox.Store) -> Identity:
    """What resolution says of all documents."""
    settled = _Settled(store, Index(store))
    canonical: dict[str, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    asked: list[Question] = []
    for iri in settled.index.everyone():
        if iri.value not in settled.done:
            found, _ = settled.about(iri)
            canonical |= found.canonical
            reasons |= found.reasons
            asked += found.asked
    return Identity(canonical, reasons, tuple(sorted(asked, key=lambda q: (-q.score, q.one, q.two))))


class _Settled:
    """The identity of entities and of all that is related to them; `done` are those of which it was given."""

    def __init__(self, store: ox.Store, index: Index) -> None:
        self.index = index
        self.done: set[str] = set()
        self._said = decisions(store)
        self._decided: defaultdict[str, set[str]] = defaultdict(set)
        for d in self._said:
            self._decided[d.one].add(d.two)
            self._decided[d.two].add(d.one)
        self._compared: dict[tuple[str, str], Comparison | None] = {}  # what was asked last

    def about(self, seed: NamedNode) -> tuple[Identity, set[str]]:
        """The identity of an entity and of all that is related to it, and who they are."""
        known, near = self._related(seed)
        members = {seed.value, *known}
        self.done |= members
        if not near and not any(iri in self._decided for iri in known):
            return Identity({}, {}), members
        lying: dict[str, Profile] = {}
        waiting = {p.owner_iri for p in known.values() if p.owner}
        while waiting:  # what becomes of them, and so of what is related to them, decides too
            iri = waiting.pop()
            owner = self.index.profile(NamedNode(iri))
            if owner is not None and owner.family == "place":
                lying[iri] = owner
            elif owner is not None and iri not in known:
                others, more = self._related(NamedNode(iri))
                known |= others
                near |= more
                waiting |= {p.owner_iri for p in others.values() if p.owner}
        here = [d for d in self._said if d.one in known and d.two in known]
        return settle(dict(sorted((lying | known).items())), near, here).of_only(members), members

    def _related(self, seed: NamedNode) -> tuple[dict[str, Profile], Compared]:
        """All that is related to an entity, by however many steps, and the comparisons of which something can follow."""
        known: dict[str, Profile] = {}
        near: Compared = {}
        waiting = [seed]
        while waiting:
            iri = waiting.pop()
            profile = self.index.profile(iri)
            if iri.value in known or profile is None:
                continue
            known[iri.value] = profile
            beside = self._next(iri, profile)
            near |= beside
            waiting += [NamedNode(one if two == iri.value else two) for one, two in beside]
            waiting += map(NamedNode, self._decided.get(iri.value, ()))
        return known, near

    def _next(self, iri: NamedNode, profile: Profile) -> Compared:
        """The comparisons of an entity with those that are related to it."""
        if len(self._compared) >= REMEMBERED:
            self._compared.clear()
        found: Compared = {}
        for other in self.index.candidates(blocks.keys(profile)) - {iri}:
            pair = min(iri.value, other.value), max(iri.value, other.value)
            if pair not in self._compared:
                beside = self.index.profile(other)
                self._compared[pair] = relation(profile, beside) if beside else None
            if c := self._compared[pair]:
                found[pair] = c
        return found


def _related(a: Profile, b: Profile | None) -> bool:
    return b is not None and relation(a, b) is not None


def quads(found: Identity) -> set[Quad]:
    """The identity graph."""
    out = {Quad(NamedNode(a), KG("mergedInto"), NamedNode(b), IDENTITY) for a, b in found.canonical.items() if a != b}
    for iri, reasons in found.reasons.items():
        out |= {Quad(NamedNode(iri), KG("mergeReason"), Literal(reason), IDENTITY) for reason in reasons}
    for phase, (whole, reason) in found.phases.items():
        out.add(Quad(NamedNode(phase), KG("phaseOf"), NamedNode(whole), IDENTITY))
        out.add(Quad(NamedNode(phase), KG("phaseReason"), Literal(reason), IDENTITY))
    for question in found.asked:
        one, two = NamedNode(found.of(question.one)), NamedNode(found.of(question.two))
        out |= {Quad(a, KG("possiblySameAs"), b, IDENTITY) for a, b in ((one, two), (two, one))}
    return out


def decisions(store: ox.Store) -> list[Decision]:
    """What people have decided, in order."""
    found = store.quads_for_pattern(None, None, None, REVIEW)
    return sorted(
        (Decision(parts(q)[0].value, parts(q)[2].value, q.predicate == SAME) for q in found), key=lambda d: (d.one, d.two)
    )


def decide(store: ox.Store, said: Iterable[tuple[str, str, bool | None]]) -> None:
    """Keeps decisions about pairs of IRIs; the last word on a pair counts, None takes it back."""
    for a, b, same in said:
        one, two = (NamedNode(iri) for iri in sorted((a, b)))
        for p in (SAME, DIFFERENT):
            store.remove(Quad(one, p, two, REVIEW))
        if same is not None:
            store.add(Quad(one, SAME if same else DIFFERENT, two, REVIEW))
