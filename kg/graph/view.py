"""The view graph: what all documents say together, each entity under one IRI with one label and one class.

    document graphs + identity graph (kg:mergedInto) + ontology -> one deduplicated named graph, which queries read

It is derived: dropping it loses nothing. An entity's class and names are computed from all documents that name it; every other
triple is taken over with the IRIs of merged entities replaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg import resources
from kg.graph.vocab import IDENTITY, KG, RDF, RDFS, SKOS, VIEW, Term, is_document

NAMES = (SKOS("prefLabel"), SKOS("altLabel"), SKOS("hiddenLabel"))
OWN = frozenset({RDF("type"), *NAMES})
"""What is said of an entity itself; the view computes it anew from all documents."""
BATCH = 50_000
"""Quads that are held in memory at once while the view is written."""


@cache
def ontology() -> tuple[ox.Triple, ...]:
    """The triples of ontology/kg.ttl."""
    path = resources.shipped("ontology") / "kg.ttl"
    return tuple(q.triple for q in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))


@cache
def _above() -> dict[str, frozenset[str]]:
    """Class -> the classes above it, directly or not."""
    direct: dict[str, set[str]] = {}
    for t in ontology():
        if t.predicate == RDFS("subClassOf") and isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode):
            direct.setdefault(t.subject.value, set()).add(t.object.value)

    def climb(name: str) -> set[str]:
        return {up for d in direct.get(name, ()) for up in {d, *climb(d)}}

    return {name: frozenset(climb(name)) for name in direct}


class View:
    """Writes the view graph of a store; `store` is the open database."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def rebuild(self) -> None:
        """Writes the whole view from the document graphs, in batches."""
        self.store.clear_graph(VIEW)
        batch = [Quad(t.subject, t.predicate, t.object, VIEW) for t in ontology()]
        done: set[Term] = set()
        for graph in documents(self.store):
            for quad in self._of_document(graph, done):
                batch.append(quad)
            if len(batch) > BATCH:
                self.store.bulk_extend(batch)
                batch = []
        batch += [Quad(q.subject, q.predicate, q.object, VIEW) for q in self.store.quads_for_pattern(None, None, None, IDENTITY)]
        self.store.bulk_extend(batch)

    def add(self, graph: NamedNode) -> None:
        """Takes over the graph of one document."""
        touched: set[Term] = set()
        quads = list(self._of_document(graph, touched))
        for entity in touched:
            self._forget(entity)
        self.store.extend(quads)

    def remove(self, gone: NamedNode) -> None:
        """Removes what only the document of the graph `gone` said."""
        touched: set[Term] = set()
        for quad in list(self.store.quads_for_pattern(None, None, None, gone)):
            s, o = self.canonical(quad.subject), self.canonical(quad.object)
            if self._own(quad):
                touched.add(s)
            elif not self._said_elsewhere(s, quad.predicate, o, gone) and not _in_ontology(s, quad.predicate, o):
                self.store.remove(Quad(s, quad.predicate, o, VIEW))
        for entity in touched:
            self._forget(entity)
            self.store.extend(list(self._self(entity)))

    def canonical(self, node: Term) -> Term:
        """The IRI that an entity's IRI was merged into, or the node itself."""
        seen = {node}
        while isinstance(node, NamedNode) and "/id/" in node.value:
            onward = next(self.store.quads_for_pattern(node, KG("mergedInto"), None, IDENTITY), None)
            if onward is None or onward.object in seen:
                return node
            node = onward.object
            seen.add(node)
        return node

    # ------------------------------------------------------------

    def _of_document(self, graph: NamedNode, done: set[Term]) -> Iterator[Quad]:
        """A document's quads as the view has them; entities not in `done` get their own triples and are added to it."""
        known: dict[Term, Term] = {}
        for quad in self.store.quads_for_pattern(None, None, None, graph):
            for node in (quad.subject, quad.object):
                if node not in known:
                    known[node] = self.canonical(node)
            s, o = known[quad.subject], known[quad.object]
            if not self._own(quad):
                yield Quad(s, quad.predicate, o, VIEW)
            elif s not in done:
                done.add(s)
                yield from self._self(s)

    def _own(self, quad: Quad) -> bool:
        return quad.predicate in OWN and isinstance(quad.subject, NamedNode) and "/id/" in quad.subject.value

    def _forget(self, entity: Term) -> None:
        for p in OWN:
            for quad in list(self.store.quads_for_pattern(entity, p, None, VIEW)):
                self.store.remove(quad)

    def _self(self, entity: Term) -> Iterator[Quad]:
        """Class and names of an entity: by the votes of the documents, the longer and then the lesser where they are even."""
        said = [
            q
            for node in self.merged(entity)
            for p in OWN
            for q in self.store.quads_for_pattern(node, p, None, None)
            if is_document(q.graph_name)
        ]
        classes = Counter(q.object for q in said if q.predicate == RDF("type"))
        labels = Counter(q.object for q in said if q.predicate == SKOS("prefLabel"))
        if not classes or not labels:
            return
        below = [c for c in classes if not any(c.value in _above().get(d.value, ()) for d in classes)] or list(classes)
        kind = min(below, key=lambda c: (-classes[c], c.value))
        main = min(labels, key=lambda t: (-labels[t], -len(t.value), t.value))
        yield Quad(entity, RDF("type"), kind, VIEW)
        yield Quad(entity, SKOS("prefLabel"), main, VIEW)
        sure = {q.object for q in said if q.predicate in NAMES[:2]} - {main}
        for p, names in ((NAMES[1], sure), (NAMES[2], {q.object for q in said if q.predicate == NAMES[2]} - sure - {main})):
            for name in names:
                yield Quad(entity, p, name, VIEW)

    def merged(self, entity: Term) -> set[Term]:
        """The IRIs that an entity has in documents: its own and those merged into it."""
        found, new = {entity}, [entity]
        while new:
            node = new.pop()
            for quad in self.store.quads_for_pattern(None, KG("mergedInto"), node, IDENTITY):
                if quad.subject not in found:
                    found.add(quad.subject)
                    new.append(quad.subject)
        return found

    def _said_elsewhere(self, s: Term, p: NamedNode, o: Term, gone: NamedNode) -> bool:
        objects: Iterable[Term] = (o,) if isinstance(o, Literal) else self.merged(o)
        return any(
            is_document(q.graph_name)
            for subject in self.merged(s)
            for obj in objects
            for q in self.store.quads_for_pattern(subject, p, obj, None)
        )


def documents(store: ox.Store) -> Iterator[NamedNode]:
    """The named graphs of documents, in the store's order."""
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and is_document(graph):
            yield graph


@cache
def _ontology_set() -> frozenset[ox.Triple]:
    return frozenset(ontology())


def _in_ontology(s: Term, p: NamedNode, o: Term) -> bool:
    return ox.Triple(s, p, o) in _ontology_set()
