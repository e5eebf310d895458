"""The ontology that comes with the package: its triples, what stands above a class, what a unit measures.

kg:DevelopmentZone -> {kg:Place, ...}; unit:MU_CN -> 666.67 of the basic unit, of kind Area
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg import resources
from kg.graph.vocab import QUDT, RDFS, parts


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


@cache
def _measures() -> dict[str, tuple[Decimal, str]]:
    said: dict[str, dict[NamedNode, str]] = {}
    for t in triples():
        s, p, o = parts(t)
        if p in (QUDT("conversionMultiplier"), QUDT("unitForQuantityKind")):
            said.setdefault(s.value, {})[p] = o.value
    return {
        unit: (Decimal(found[QUDT("conversionMultiplier")]), found[QUDT("unitForQuantityKind")])
        for unit, found in said.items()
        if len(found) == 2
    }


def scale(unit: str) -> tuple[Decimal, str]:
    """The factor of a unit to the basic unit of its kind, and the kind (M2 for 亩 and 公顷); a unit without one is its own kind."""
    return _measures().get(unit, (Decimal(1), unit))
