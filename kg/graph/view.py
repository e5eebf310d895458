"""The view graph: what all documents say together, each entity under one IRI with one label and one class.

    document graphs + identity graph (kg:mergedInto) + ontology -> one deduplicated named graph, which queries read

It is derived: dropping it loses nothing. What a reprint repeats counts once. An entity's class and names are computed from all documents that name it; every other
triple is taken over with the IRIs of merged entities replaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import chain, groupby, islice
from typing import cast

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import resources
from kg.graph import links, reprints
from kg.graph.vocab import IDENTITY, KG, RDF, RDFS, SKOS, VIEW, Term, is_document, parts

NAMES = (SKOS("prefLabel"), SKOS("altLabel"), SKOS("hiddenLabel"))
OWN = frozenset({RDF("type"), *NAMES})
"""What is said of an entity itself; the view computes it anew from all documents."""
BATCH = 50_000
"""Quads that are held in memory at once while the view is written."""


@cache
def ontology() -> tuple[Triple, ...]:
    """The triples of ontology/kg.ttl, their literals spelt as the store spells them (1.0 is 1)."""
    path = resources.shipped("ontology") / "kg.ttl"
    store = ox.Store()
    store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    return tuple(q.triple for q in store)


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
        """Writes the whole view from the document graphs, in batches: memory does not grow with the store."""
        self.store.clear_graph(VIEW)
        for batch in _batches(chain(self._given(), self._of_documents(), self._of_entities())):
            self.store.bulk_extend(batch)
        links.refresh(self.store, _runs(links.subjects(self.store, VIEW)))

    def add(self, graph: NamedNode) -> None:
        """Takes over the graph of one document."""
        touched: set[NamedNode] = set()
        self.store.extend(list(self._of_document(graph, touched)))
        self._tell(touched)

    def remove(self, gone: NamedNode) -> None:
        """Removes what only the document of the graph `gone` said."""
        touched: set[NamedNode] = set()
        for quad in list(self.store.quads_for_pattern(None, None, None, gone)):
            s, p, o = self._replaced(quad)
            if p == KG("about"):
                links.forget(self.store, s)
            if _own(s, p):
                touched.add(s)
            else:
                self._drop(s, p, o)
        self._tell(touched)

    def rename(self, moved: Collection[NamedNode], write: Callable[[], None]) -> None:
        """Lets `write` change the identity of the entities `moved`, and says what is said of them under their new IRIs."""
        old = {self.canonical(iri) for iri in moved}
        stale = {self._replaced(quad) for iri in moved for quad in self._saying(iri)}
        write()
        fresh = {self._replaced(quad) for iri in moved for quad in self._saying(iri)}
        for s, p, o in stale - fresh:
            self._drop(s, p, o)
        self.store.extend([Quad(*triple, VIEW) for triple in fresh])
        self._tell(old | {self.canonical(iri) for iri in moved})

    def canonical(self, node: NamedNode) -> NamedNode:
        """The IRI that an entity's IRI was merged into, or the node itself."""
        seen = {node}
        while "/id/" in node.value:
            onward = next(self.store.quads_for_pattern(node, KG("mergedInto"), None, IDENTITY), None)
            if onward is None or (target := cast(NamedNode, onward.object)) in seen:
                break
            node = target
            seen.add(node)
        return node

    def merged(self, node: Term) -> set[Term]:
        """The IRIs that an entity has in documents: its own and those merged into it."""
        found: set[Term] = {node}
        new = [node]
        while new:
            for quad in self.store.quads_for_pattern(None, KG("mergedInto"), new.pop(), IDENTITY):
                source = parts(quad)[0]
                if source not in found:
                    found.add(source)
                    new.append(source)
        return found

    # ------------------------------------------------------------

    def _given(self) -> Iterator[Quad]:
        yield from (Quad(*parts(t), VIEW) for t in ontology())
        yield from (Quad(*parts(q), VIEW) for q in self.store.quads_for_pattern(None, None, None, IDENTITY))

    def _of_documents(self) -> Iterator[Quad]:
        for graph in documents(self.store):
            yield from self._of_document(graph)

    def _of_document(self, graph: NamedNode, touched: set[NamedNode] | None = None) -> Iterator[Quad]:
        """A document's quads as the view has them, without what entities say of themselves; those are added to `touched`.

        Of a reprint only what is said of the document itself: title, day, outlet.
        """
        only = graph if reprints.is_reprint(self.store, graph) else None
        for quad in self.store.quads_for_pattern(only, None, None, graph):
            s, p, o = self._replaced(quad)
            if not _own(s, p):
                yield Quad(s, p, o, VIEW)
            elif touched is not None:
                touched.add(s)

    def _of_entities(self) -> Iterator[Quad]:
        """What every entity says of itself; the index has equal labels side by side, so that few come twice."""
        labelled = self.store.quads_for_pattern(None, NAMES[0], None, None)
        named = (self.canonical(parts(q)[0]) for q in labelled if is_document(q.graph_name) and _own(*parts(q)[:2]))
        for entity in _runs(named):
            yield from self._self(entity)

    def _saying(self, iri: NamedNode) -> Iterator[Quad]:
        """What documents say of an entity under one of its IRIs, but for class and names."""
        about = self.store.quads_for_pattern(None, None, iri, None)
        for quad in chain(self.store.quads_for_pattern(iri, None, None, None), about):
            if self._speaks(quad) and not _own(*parts(quad)[:2]):
                yield quad

    def _speaks(self, quad: Quad) -> bool:
        """Whether a quad is a document's, and not one of the facts that a reprint repeats."""
        graph = quad.graph_name
        if not isinstance(graph, NamedNode) or not is_document(graph):
            return False
        return quad.subject == graph or not reprints.is_reprint(self.store, graph)

    def _replaced(self, quad: Quad) -> tuple[NamedNode, NamedNode, Term]:
        s, p, o = parts(quad)
        return self.canonical(s), p, o if isinstance(o, Literal) else self.canonical(o)

    def _drop(self, s: NamedNode, p: NamedNode, o: Term) -> None:
        """Removes a triple that no document of the store says, nor the ontology."""
        if not self._said(s, p, o) and Triple(s, p, o) not in _ontology_set():
            self.store.remove(Quad(s, p, o, VIEW))

    def _tell(self, entities: Iterable[NamedNode]) -> None:
        """Writes anew what entities say of themselves; one that was merged into another says nothing."""
        for entity in entities:
            for p in OWN:
                for quad in list(self.store.quads_for_pattern(entity, p, None, VIEW)):
                    self.store.remove(quad)
            if self.canonical(entity) == entity:
                self.store.extend(list(self._self(entity)))

    def _self(self, entity: NamedNode) -> Iterator[Quad]:
        """Class and names of an entity: by the votes of the documents, the longer and then the lesser where they are even."""
        said = [
            (p, cast(Term, q.object))
            for node in self.merged(entity)
            for p in OWN
            for q in self.store.quads_for_pattern(cast(NamedNode, node), p, None, None)
            if is_document(q.graph_name)
        ]
        classes = Counter(o.value for p, o in said if p == RDF("type"))
        labels = Counter(o for p, o in said if p == NAMES[0])
        if not classes or not labels:
            return
        lowest = [c for c in classes if not any(c in _above().get(d, ()) for d in classes)] or list(classes)
        main = min(labels, key=lambda t: (-labels[t], -len(t.value), t.value))
        yield Quad(entity, RDF("type"), NamedNode(min(lowest, key=lambda c: (-classes[c], c))), VIEW)
        yield Quad(entity, NAMES[0], main, VIEW)
        sure = {o for p, o in said if p in NAMES[:2]} - {main}
        short = {o for p, o in said if p == NAMES[2]} - sure - {main}
        for p, names in ((NAMES[1], sure), (NAMES[2], short)):
            for name in names:
                yield Quad(entity, p, name, VIEW)

    def _said(self, s: NamedNode, p: NamedNode, o: Term) -> bool:
        """Whether a document of the store says it, under whatever IRIs."""
        return any(
            self._speaks(q)
            for subject in self.merged(s)
            for obj in self.merged(o)
            for q in self.store.quads_for_pattern(cast(NamedNode, subject), p, obj, None)
        )


def _own(s: NamedNode, p: NamedNode) -> bool:
    return p in OWN and "/id/" in s.value


def documents(store: ox.Store) -> Iterator[NamedNode]:
    """The named graphs of documents, in the store's order."""
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and is_document(graph):
            yield graph


def _runs(found: Iterable[NamedNode]) -> Iterator[NamedNode]:
    """Without those that are the same as the one before."""
    return (node for node, _ in groupby(found))


def _batches(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    rest = iter(quads)
    return iter(lambda: list(islice(rest, BATCH)), [])


@cache
def _ontology_set() -> frozenset[Triple]:
    return frozenset(ontology())
