"""The documents of a store and the decisions of people -> the identity graph: which IRIs are one thing, why, and which may be.

    kge:临江经开区 kg:mergedInto kge:临江经济技术开发区 ; kge:a kg:possiblySameAs kge:b where a person is asked

The decisions lie in a graph of their own (REVIEW), as statements about IRIs, so that they hold for every later build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import describe
from kg.graph.view import documents
from kg.graph.vocab import IDENTITY, KG, REVIEW, parts
from kg.resolve import identity
from kg.resolve.identity import Decision, Identity
from kg.resolve.profile import Description

SAME, DIFFERENT = KG("confirmedSameAs"), KG("confirmedDifferentFrom")


def descriptions(store: ox.Store) -> Iterator[Description]:
    """Every entity of every document with what the document says of it, a document at a time."""
    for graph in documents(store):
        yield from describe.descriptions(store, graph)


def resolved(store: ox.Store) -> Identity:
    """What resolution says of the documents as they are now."""
    return identity.identities(descriptions(store), decisions(store))


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
