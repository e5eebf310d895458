"""A document's quads -> all that the store takes in of it: computed by whoever read the document, so that the one who writes only writes.

Taken(graph=kgd:1f0c3a9be, quads=b"<…> …", said={kge:武陵光伏项目: what the document says of it}, compared=[(an observation, its key)])
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import describe, links
from kg.graph.statements import Graph
from kg.graph.vocab import INDEX
from kg.resolve.said import Said, said


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as it is stored: its graph's IRI and N-Quads, what it says of each entity, and its observations that others may
    repeat or contradict."""

    graph: str
    quads: bytes
    said: dict[str, Said]
    compared: tuple[tuple[str, str], ...]

    @property
    def node(self) -> NamedNode:
        """The graph."""
        return NamedNode(self.graph)

    @property
    def keys(self) -> bytes:
        """What the index has of its observations, as N-Quads."""
        return "".join(f"<{fact}> {links.COMPARED} {Literal(key)} {INDEX} .\n" for fact, key in self.compared).encode()


def take(quads: Collection[Quad], node: NamedNode) -> Taken:
    """What there is to store of a document with these quads."""
    graph = Graph(quads)
    return Taken(
        node.value,
        cast(bytes, ox.serialize(quads, format=ox.RdfFormat.N_QUADS)),
        {d.entity.iri: said(d) for d in describe.descriptions(graph)},
        tuple((fact.value, key) for fact, key in links.keys(graph)),
    )
