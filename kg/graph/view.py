"""The view graph: what all documents say together, each entity under one IRI with one label and one class.

    document graphs + identity graph (kg:mergedInto) + ontology -> one deduplicated named graph, which queries read

It is derived: dropping it loses nothing. What a reprint repeats counts once. An entity's class and names are computed from all documents that name it; every other
triple is taken over with the IRIs of merged entities replaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import cast

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph import links, ontology, reprints
from kg.graph.index import Index
from kg.graph.vocab import IDENTITY, KG, RDF, SKOS, VIEW, Term, is_document, parts
from kg.graph.writing import write

NAMES = (SKOS("prefLabel"), SKOS("altLabel"), SKOS("hiddenLabel"))
OWN = frozenset({RDF("type"), *NAMES})
"""What is said of an entity itself; the view computes it anew from all documents."""
_OWN = frozenset(str(p).encode() for p in OWN)
_ID = b"/id/"


class View:
    """Writes the view graph of a store; `store` is the open database."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.index = Index(store)

    def begin(self) -> None:
        """Writes what does not come from documents, where the view has nothing yet."""
        if not self.store.contains_named_graph(VIEW):
            self.store.extend([Quad(*parts(t), VIEW) for t in ontology.triples()])

    def lines(self, documents: Iterable[bytes]) -> bytes:
        """The N-Quads of documents as the view has them: under its name, the IRIs of merged entities replaced, without what
        entities say of themselves."""
        canonical: dict[bytes, bytes] = {}

        def known(term: bytes) -> bytes:
            if _ID not in term or not term.startswith(b"<"):
                return term
            if term not in canonical:
                canonical[term] = str(self.canonical(NamedNode(term[1:-1].decode()))).encode()
            return canonical[term]

        out = []
        name = str(VIEW).encode()
        for line in chain.from_iterable(quads.splitlines() for quads in documents):
            s, p, rest = line.split(b" ", 2)
            if _ID in s and p in _OWN:
                continue
            o = rest[: rest.rindex(b" <")]
            out.append(b"%s %s %s %s .\n" % (known(s), p, known(o), name))
        return b"".join(out)

    def add(self, graph: NamedNode) -> None:
        """Takes over the graph of a document whose part has changed: of a reprint only what is said of the document itself."""
        only = graph if reprints.is_reprint(self.store, graph) else None
        said = (self._replaced(q) for q in self.store.quads_for_pattern(only, None, None, graph))
        write(self.store, [Quad(s, p, o, VIEW) for s, p, o in said if not _own(s, p)])

    def remove(self, gone: NamedNode) -> None:
        """Removes what only the document of the graph `gone` said."""
        for quad in list(self.store.quads_for_pattern(None, None, None, gone)):
            s, p, o = self._replaced(quad)
            if p == KG("about"):
                links.forget(self.store, s)
            if not _own(s, p):
                self._drop(s, p, o)

    def rename(self, moved: Collection[NamedNode], change: Callable[[], None]) -> None:
        """Lets `change` change the identity of the entities `moved`, and says what is said of them under their new IRIs."""
        stale = {self._replaced(quad) for iri in moved for quad in self._saying(iri)}
        change()
        fresh = {self._replaced(quad) for iri in moved for quad in self._saying(iri)}
        for s, p, o in stale - fresh:
            self._drop(s, p, o)
        write(self.store, [Quad(*triple, VIEW) for triple in fresh - stale])

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
        if not self._said(s, p, o) and Triple(s, p, o) not in ontology.triples():
            self.store.remove(Quad(s, p, o, VIEW))

    def tell(self, entities: Iterable[NamedNode]) -> None:
        """Writes anew what entities say of themselves; one that was merged into another says nothing."""
        new: list[Quad] = []
        for entity in entities:
            had = {q for p in OWN for q in self.store.quads_for_pattern(entity, p, None, VIEW)}
            wanted = set(self._self(entity)) if self.canonical(entity) == entity else set()
            for quad in had - wanted:
                self.store.remove(quad)
            new += wanted - had
        write(self.store, new)

    def _self(self, entity: NamedNode) -> Iterator[Quad]:
        """Class and names of an entity: by the votes of the documents, the longer and then the lesser where they are even."""
        classes: Counter[str] = Counter()
        labels: Counter[str] = Counter()
        names: dict[str, set[str]] = {"label": set(), "aliases": set(), "short_forms": set()}
        for node in self.merged(entity):
            for (kind, field, value), count in self.index.told(cast(NamedNode, node)).items():
                if field in names:
                    names[field].add(value)
                if field == "label":
                    classes[KG(kind).value] += count
                    labels[value] += count
        if not labels:
            return
        lowest = [c for c in classes if not any(c in ontology.above().get(d, ()) for d in classes)] or list(classes)
        main = min(labels, key=lambda t: (-labels[t], -len(t), t))
        yield Quad(entity, RDF("type"), NamedNode(min(lowest, key=lambda c: (-classes[c], c))), VIEW)
        sure = (names["label"] | names["aliases"]) - {main}
        short = names["short_forms"] - sure - {main}
        for p, found in zip(NAMES, ({main}, sure, short), strict=True):
            for name in found:
                yield Quad(entity, p, Literal(name, language="zh"), VIEW)

    def _said(self, s: NamedNode, p: NamedNode, o: Term) -> bool:
        """Whether a document of the store says it, under whatever IRIs; under one that was merged into another none does."""
        if self.canonical(s) != s or not isinstance(o, Literal) and self.canonical(o) != o:
            return False
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
