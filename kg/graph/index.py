"""What a store knows of its entities beside the documents, to find the few that may be one thing with a given one.

    <kge:武陵光伏项目> <kgd:通报.txt> "{...}"          what a document says of it (kg.resolve.written)
    <kge:武陵光伏项目> #profile "{...}" ; #key "project*武陵"  what all documents say together, and its keys
    <kge:临江高新区_北部片区> #ownedBy <kge:临江高新区>           whose name it needs

Derived: a graph of its own in the store, never exported, written anew when the view is. Looking up costs the same in a store of ten
documents and of a million.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby, islice

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import describe
from kg.graph.vocab import INDEX, is_document, parts
from kg.resolve import blocks, written
from kg.resolve.profile import Profile, of

_PROFILE, _KEY, _OWNED = (NamedNode(f"{INDEX.value}#{name}") for name in ("profile", "key", "ownedBy"))


class Index:
    """The index of a store; `store` is the open database."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def forget(self, document: NamedNode) -> set[NamedNode]:
        """Forgets what a document says; gives the entities that it spoke of."""
        quads = list(self.store.quads_for_pattern(None, document, None, INDEX))
        for quad in quads:
            self.store.remove(quad)
        return {parts(q)[0] for q in quads}

    def learn(self, document: NamedNode) -> set[NamedNode]:
        """Takes in what a document says; gives the entities that it speaks of."""
        said = [(NamedNode(d.entity.iri), written.description(d)) for d in describe.descriptions(self.store, document)]
        self.store.extend([Quad(iri, document, Literal(text), INDEX) for iri, text in said])
        return {iri for iri, _ in said}

    def build(self, documents: Iterable[NamedNode]) -> None:
        """Writes the index anew; memory does not grow with the documents."""
        self.store.clear_graph(INDEX)
        for document in documents:
            self.learn(document)
        said = self.store.quads_for_pattern(
            None, None, None, INDEX
        )  # by subject; a snapshot, so that writing does not disturb it
        for iri, quads in groupby(said, key=lambda q: parts(q)[0]):
            self._write(iri, None, _summed(iri, quads))

    def update(self, entities: Iterable[NamedNode]) -> tuple[dict[NamedNode, Profile | None], set[NamedNode]]:
        """Writes the profiles of entities anew. Gives those that changed with their former profile, and the others for whom a key
        has become one that many have, or few."""
        changed: dict[NamedNode, Profile | None] = {}
        few: dict[str, bool] = {}
        for iri in entities:
            old, new = self.profile(iri), _summed(iri, self.store.quads_for_pattern(iri, None, None, INDEX))
            if old != new:
                changed[iri] = old
                for key in _keys(old) ^ _keys(new):
                    few.setdefault(key, self.bearers(key) is not None)
                self._write(iri, old, new)
        turned = [key for key, was in few.items() if was != (self.bearers(key) is not None)]
        return changed, {iri for key in turned for iri in self._all(key)}

    def _write(self, iri: NamedNode, old: Profile | None, new: Profile | None) -> None:
        for key in _keys(old) - _keys(new):
            self.store.remove(Quad(iri, _KEY, Literal(key), INDEX))
        if old:
            for p in (_PROFILE, _OWNED):
                for quad in list(self.store.quads_for_pattern(iri, p, None, INDEX)):
                    self.store.remove(quad)
        if new:
            fresh = [Quad(iri, _KEY, Literal(key), INDEX) for key in _keys(new) - _keys(old)]
            owned = [Quad(iri, _OWNED, NamedNode(new.owner_iri), INDEX)] if new.owner else []
            self.store.extend([*fresh, *owned, Quad(iri, _PROFILE, Literal(written.profile(new)), INDEX)])

    def profile(self, iri: NamedNode) -> Profile | None:
        """What all documents say of an entity; None where none speaks of it."""
        quad = next(self.store.quads_for_pattern(iri, _PROFILE, None, INDEX), None)
        return written.read_profile(parts(quad)[2].value) if quad else None

    def candidates(self, keys: Collection[str]) -> set[NamedNode]:
        """The entities that have one of these keys, if few have it."""
        return {iri for key in keys for iri in self.bearers(key) or ()}

    def bearers(self, key: str) -> list[NamedNode] | None:
        """The entities that have a key; None where they are many."""
        found = list(islice(self._all(key), blocks.MANY + 1))
        return found if len(found) <= blocks.MANY else None

    def everyone(self) -> Iterator[NamedNode]:
        """All entities."""
        return (parts(q)[0] for q in self.store.quads_for_pattern(None, _PROFILE, None, INDEX))

    def relatives(self, owner: NamedNode) -> Iterator[NamedNode]:
        """The entities whose names need this one as their owner (临江高新区_北部片区)."""
        return (parts(q)[0] for q in self.store.quads_for_pattern(None, _OWNED, owner, INDEX))

    def _all(self, key: str) -> Iterator[NamedNode]:
        return (parts(q)[0] for q in self.store.quads_for_pattern(None, _KEY, Literal(key), INDEX))


def _keys(found: Profile | None) -> frozenset[str]:
    return blocks.keys(found) if found else frozenset()


def _summed(iri: NamedNode, quads: Iterable[Quad]) -> Profile | None:
    """The profile of an entity, of all that documents say of it; None where none says anything."""
    said = [written.read_description(parts(q)[2].value, iri.value, q.predicate.value) for q in quads if is_document(q.predicate)]
    return of(iri.value, said) if said else None
