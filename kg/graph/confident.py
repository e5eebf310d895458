"""A store -> a copy without the facts below a confidence, and without what only they say.

    developer(原料药项目, 南岭药业) read with confidence 0.6  ->  neither the Statement nor the plain triple, at 0.8

A fact that speaks of one that is left out (a rank of a status, the result of an action) is left out too. The copy is made over
N-Quads on disk, a line a quad: three times as fast as quad by quad, and nothing but the names of what is left out is in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.graph.vocab import KG, RDF, parts

_ABOUT = tuple(map(KG, ("about", "qualifies", "agent", "object", "before", "after")))
"""Properties by which a fact speaks of another; without that other it says nothing."""


def copy(source: ox.Store, below: float, folder: Path) -> ox.Store:
    """Copies a store into an empty folder, without the facts whose kg:confidence is lower; facts without one are certain."""
    out = _low(source, below)
    nodes = {str(node) for node in out}
    plain = {f"{q} .\n" for q in _only_said_by(source, out)}
    whole, kept = folder / "whole.nq", folder / "kept.nq"
    source.dump(str(whole), format=ox.RdfFormat.N_QUADS)
    with whole.open(encoding="utf-8") as lines, kept.open("w", encoding="utf-8") as chosen:
        for line in lines:
            s, _, rest = line.split(" ", 2)
            if s not in nodes and rest.split(" ", 1)[0] not in nodes and line not in plain:
                chosen.write(line)
    copied = ox.Store(str(folder / "store"))
    copied.bulk_load(path=str(kept), format=ox.RdfFormat.N_QUADS)
    whole.unlink()
    kept.unlink()
    return copied


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


def _only_said_by(source: ox.Store, out: set[NamedNode]) -> set[Quad]:
    """The plain triples, a graph each, that stand on no other statement than those left out."""
    plain = {q for fact in out for q in _plain(source, fact)}
    for said in source.quads_for_pattern(None, RDF("subject"), None, None):
        if (fact := parts(said)[0]) not in out:
            plain.difference_update(_plain(source, fact))
    return plain


def _plain(source: ox.Store, fact: NamedNode) -> Iterator[Quad]:
    """The triple that a Statement carries the evidence of, in each graph that has it; nothing for other facts."""
    for said in source.quads_for_pattern(fact, RDF("subject"), None, None):
        graph = said.graph_name
        p, o = (next(source.quads_for_pattern(fact, RDF(part), None, graph), None) for part in ("predicate", "object"))
        if p and o:
            yield Quad(cast(NamedNode, parts(said)[2]), cast(NamedNode, parts(p)[2]), parts(o)[2], graph)
