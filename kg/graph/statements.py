"""The quads of one document's graph, by property: what is asked of them again and again while a document is taken in.

Graph(quads)[KG("about")] -> (fact, what it is about), ...; .one(p) -> node -> its value; .all(p) -> node -> all its values
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.graph.vocab import Term, parts


class Graph:
    """The statements of a graph."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._by: defaultdict[NamedNode, list[tuple[NamedNode, Term]]] = defaultdict(list)
        for s, p, o in map(parts, quads):
            self._by[p].append((s, o))

    def __getitem__(self, p: NamedNode) -> list[tuple[NamedNode, Term]]:
        """Subject and object of all statements with a property."""
        return self._by.get(p, [])

    def one(self, p: NamedNode) -> dict[NamedNode, Term]:
        """Subject -> object of a property of which a subject has one; of several the least."""
        out: dict[NamedNode, Term] = {}
        for s, o in self[p]:
            if s not in out or o.value < out[s].value:
                out[s] = o
        return out

    def all(self, p: NamedNode) -> defaultdict[NamedNode, set[str]]:
        """Subject -> the values of a property."""
        out: defaultdict[NamedNode, set[str]] = defaultdict(set)
        for s, o in self[p]:
            out[s].add(o.value)
        return out
