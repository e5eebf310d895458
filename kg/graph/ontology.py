"""The ontology that comes with the package: its triples, and what stands above a class: kg:DevelopmentZone -> {kg:Place, ...}."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg import resources
from kg.graph.vocab import RDFS


@cache
def triples() -> frozenset[Triple]:
    """The triples of ontology/kg.ttl, their literals spelt as the store spells them (1.0 is 1)."""
    path = resources.shipped("ontology") / "kg.ttl"
    store = ox.Store()
    store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    return frozenset(q.triple for q in store)


@cache
def above() -> dict[str, frozenset[str]]:
    """Class -> the classes above it, directly or not."""
    direct: dict[str, set[str]] = {}
    for t in triples():
        if t.predicate == RDFS("subClassOf") and isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode):
            direct.setdefault(t.subject.value, set()).add(t.object.value)

    def climb(name: str) -> set[str]:
        return {up for d in direct.get(name, ()) for up in {d, *climb(d)}}

    return {name: frozenset(climb(name)) for name in direct}
