"""A store -> a copy without the facts below a confidence, and without what only they say.

    developer(原料药项目, 南岭药业) read with confidence 0.6  ->  neither the Statement nor the plain triple, at 0.8

A fact that speaks of one that is left out (a rank of a status, the result of an action) is left out too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocab import KG, RDF, parts

_ABOUT = tuple(map(KG, ("about", "qualifies", "agent", "object", "before", "after")))
"""Properties by which a fact speaks of another; without that other it says nothing."""


def copy(source: ox.Store, below: float, folder: Path) -> ox.Store:
    """Copies a store into an empty folder, without the facts whose kg:confidence is lower; facts without one are certain."""
    out = _low(source, below)
    kept = ox.Store(str(folder / "store"))
    kept.bulk_extend(q for q in source if not _drops(source, q, out))
    return kept


def _low(source: ox.Store, below: float) -> set[NamedNode]:
    """The facts that are left out, with the quantities that only they have."""
    new = [parts(q)[0] for q in source.quads_for_pattern(None, KG("confidence"), None, None) if float(parts(q)[2].value) < below]
    out: set[NamedNode] = set()
    while new:
        fact = new.pop()
        if fact in out:
            continue
        out.add(fact)
        new += [parts(q)[0] for p in _ABOUT for q in source.quads_for_pattern(None, p, fact, None)]
        new += [o for q in source.quads_for_pattern(fact, KG("quantity"), None, None) if isinstance(o := parts(q)[2], NamedNode)]
    return out


def _drops(source: ox.Store, quad: Quad, out: set[NamedNode]) -> bool:
    s, p, o = parts(quad)
    if s in out or o in out:
        return True
    if isinstance(o, Literal) or "/id/" not in s.value or "/id/" not in o.value:
        return False
    said = list(_statements(source, quad))
    return bool(said) and all(f in out for f in said)


def _statements(source: ox.Store, quad: Quad) -> Iterator[NamedNode]:
    """The statements that carry the evidence of a plain triple, in its graph."""
    s, p, o = parts(quad)
    graph = quad.graph_name
    for q in source.quads_for_pattern(None, RDF("subject"), s, graph):
        f = parts(q)[0]
        if Quad(f, RDF("predicate"), p, graph) in source and Quad(f, RDF("object"), o, graph) in source:
            yield f
