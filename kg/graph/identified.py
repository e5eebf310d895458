"""The documents of a store and the decisions of people -> the identity graph: which IRIs are one thing, why, and which may be.

    kge:临江经开区 kg:mergedInto kge:临江经济技术开发区 ; kge:a kg:possiblySameAs kge:b where a person is asked

The decisions lie in a graph of their own (REVIEW), as statements about IRIs, so that they hold for every later build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.index import Index
from kg.graph.vocab import IDENTITY, KG, REVIEW, parts
from kg.resolve import blocks
from kg.resolve.identity import Decision, Identity, Question, related, settle
from kg.resolve.profile import Profile

SAME, DIFFERENT = KG("confirmedSameAs"), KG("confirmedDifferentFrom")


def refresh(store: ox.Store, told: Iterable[NamedNode], decided: Iterable[NamedNode]) -> tuple[set[Quad], set[Quad]]:
    """Brings the index up to date with what is now said of the entities `told`; gives what the identity graph has of all for which
    that matters, or that a person has `decided` on, and what it should have. The work depends on what changed, not on the size of
    the store."""
    index = Index(store)
    changed, turned = index.update(sorted(told, key=str))
    seeds = {*changed, *turned, *decided}
    for old in filter(None, changed.values()):
        seeds |= {other for other in index.candidates(blocks.keys(old)) if _related(old, index.profile(other))}
    had: set[Quad] = set()
    wanted: set[Quad] = set()
    for found, members in _settled(store, index, sorted(seeds, key=str)):
        had |= {q for iri in members for q in store.quads_for_pattern(NamedNode(iri), None, None, IDENTITY)}
        wanted |= quads(found)
    return had, wanted


def resolved(store: ox.Store) -> Identity:
    """What resolution says of all documents."""
    index = Index(store)
    canonical: dict[str, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    asked: list[Question] = []
    for found, _ in _settled(store, index, index.everyone()):
        canonical |= found.canonical
        reasons |= found.reasons
        asked += found.asked
    return Identity(canonical, reasons, tuple(sorted(asked, key=lambda q: (-q.score, q.one, q.two))))


def _settled(store: ox.Store, index: Index, seeds: Iterable[NamedNode]) -> Iterator[tuple[Identity, set[str]]]:
    """The identity of every seed and of all that is related to it, a set of related entities at a time."""
    said = decisions(store)
    decided: defaultdict[str, set[str]] = defaultdict(set)
    for d in said:
        decided[d.one].add(d.two)
        decided[d.two].add(d.one)
    done: set[str] = set()
    for seed in seeds:
        if seed.value in done:
            continue
        known, near = _closure(index, seed, decided)
        done |= known.keys()
        here = [d for d in said if d.one in known and d.two in known]
        owners = {o: p for q in known.values() if (o := q.owner_iri) and o not in known and (p := index.profile(NamedNode(o)))}
        if near or here:
            yield settle({**known, **owners}, sorted(near), here), set(known)
        else:
            yield Identity({}, {}), {seed.value, *known}


def _closure(index: Index, seed: NamedNode, decided: Mapping[str, set[str]]) -> tuple[dict[str, Profile], set[tuple[str, str]]]:
    """All that is related to an entity, by however many steps, and the pairs of them that are."""
    known: dict[str, Profile] = {}
    near: set[tuple[str, str]] = set()
    waiting = [seed]
    while waiting:
        iri = waiting.pop()
        profile = index.profile(iri)
        if iri.value in known or profile is None:
            continue
        known[iri.value] = profile
        for other in index.candidates(blocks.keys(profile)) - {iri}:
            pair = (min(iri.value, other.value), max(iri.value, other.value))
            if pair not in near and _related(profile, index.profile(other)):
                near.add(pair)
                waiting.append(other)
        waiting += map(NamedNode, decided.get(iri.value, ()))
        if profile.family != "place":  # what lies in an area does not take its name from who that is
            waiting += index.relatives(iri)
            if profile.owner and (owner := index.profile(NamedNode(profile.owner_iri))) and owner.family != "place":
                waiting.append(NamedNode(profile.owner_iri))
    return known, near


def _related(a: Profile, b: Profile | None) -> bool:
    return b is not None and (related(a, b) or a.label == b.label)


def quads(found: Identity) -> set[Quad]:
    """The identity graph."""
    out = {Quad(NamedNode(a), KG("mergedInto"), NamedNode(b), IDENTITY) for a, b in found.canonical.items() if a != b}
    for iri, reasons in found.reasons.items():
        out |= {Quad(NamedNode(iri), KG("mergeReason"), Literal(reason), IDENTITY) for reason in reasons}
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
