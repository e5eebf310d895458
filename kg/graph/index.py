"""What a store knows of its entities beside the documents, to find the few that may be one thing with a given one.

    <kgd:通报> #said "{...}"                             what a document says of each of its entities, to take it back
    <kge:武陵光伏项目> #said "{...}"                      what all documents say of it, counted (kg.resolve.said)
    <kge:武陵光伏项目> #profile "{...}" ; #key "project*武陵"  what it is compared by
    <kge:临江高新区_北部片区> #ownedBy <kge:临江高新区>     whose name it needs
    <kge:临江高新区> #stoodFor <kge:临江高新技术产业开发区>  what it was joined to when what it owns was last looked at

Derived: a graph of its own in the store, never exported. Looking up and taking in a document cost the same in a store of ten
documents and of a million.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocab import INDEX, parts
from kg.graph.writing import write
from kg.resolve import blocks, said, written
from kg.resolve.profile import Profile, of
from kg.resolve.said import Said

_SAID, _PROFILE, _KEY, _OWNED, _STOOD = (
    NamedNode(f"{INDEX.value}#{name}") for name in ("said", "profile", "key", "ownedBy", "stoodFor")
)

Told = dict[NamedNode, bool]
"""An entity -> whether something else is said of it now, or the same by more documents or by fewer."""
REMEMBERED = 10_000
"""Keys and profiles that are remembered while nothing is written: those that many have are asked for again and again."""


class Index:
    """The index of a store; `store` is the open database."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._borne: dict[str, list[NamedNode] | None] = {}  # key -> bearers, what was asked last
        self._profiles: dict[NamedNode, Profile | None] = {}

    # ------------------------------------------------------------ what documents say

    def told(self, iri: NamedNode) -> Said:
        """What all documents say of an entity, counted."""
        text = self._text(iri, _SAID)
        return said.read(text) if text else Counter()

    def learn(self, documents: Iterable[tuple[NamedNode, dict[str, Said]]]) -> tuple[str, Told]:
        """SPARQL (that ends in ;) which takes in what documents say of their entities, and of whom they speak."""
        told: list[str] = []
        more: defaultdict[str, Said] = defaultdict(Counter)
        for document, entities in documents:
            text = json.dumps({iri: said.written(found) for iri, found in entities.items()}, ensure_ascii=False)
            told.append(f"{document} {_SAID} {Literal(text)} .\n")
            for iri, found in entities.items():
                more[iri].update(found)
        return self._counted([], told, more)

    def forget(self, document: NamedNode) -> tuple[str, Told]:
        """SPARQL (that ends in ;, or empty) which takes back what a document said, and of whom it spoke."""
        text = self._text(document, _SAID)
        if text is None:
            return "", {}
        less: defaultdict[str, Said] = defaultdict(Counter)
        for iri, found in json.loads(text).items():
            less[iri].subtract(said.read(found))
        return self._counted([f"{document} {_SAID} {Literal(text)} .\n"], [], less)

    def _counted(self, gone: list[str], new: list[str], change: dict[str, Said]) -> tuple[str, Told]:
        told: Told = {}
        for iri, found in change.items():
            node = NamedNode(iri)
            text = self._text(node, _SAID)
            before: Said = said.read(text) if text else Counter()
            after = before.copy()
            after.update(found)
            if text:
                gone.append(f"{node} {_SAID} {Literal(text)} .\n")
            kept = +after
            told[node] = kept.keys() != before.keys()
            if kept:
                new.append(f"{node} {_SAID} {Literal(said.written(kept))} .\n")
        update = (
            f"DELETE DATA {{ GRAPH {INDEX} {{ {''.join(gone)} }} }} ; INSERT DATA {{ GRAPH {INDEX} {{ {''.join(new)} }} }} ; "
        )
        return update, told

    # ------------------------------------------------------------ what entities are compared by

    def update(self, entities: Iterable[NamedNode]) -> tuple[dict[NamedNode, Profile | None], set[NamedNode]]:
        """Writes the profiles of entities anew. Gives those that changed with their former profile, and the others for whom a key
        has become one that many have, or few."""
        changed: dict[NamedNode, Profile | None] = {}
        borne: dict[str, int | None] = {}  # by how many before, None where they are many
        more: Counter[str] = Counter()
        fresh: list[Quad] = []
        for iri in entities:
            found = self.told(iri)
            old, new = self.profile(iri), of(iri.value, found) if found else None
            if old != new:
                changed[iri] = old
                before, after = _keys(old), _keys(new)
                for key in before ^ after:
                    if key not in borne:
                        borne[key] = len(bearers) if (bearers := self.bearers(key)) is not None else None
                    more[key] += 1 if key in after else -1
                self._take(iri, old, new)
                fresh += _quads(iri, old, new)
        write(self.store, fresh)
        self._borne.clear()
        self._profiles.clear()
        turned = [key for key, n in borne.items() if (n is None) != self._many(key, n, more[key])]
        return changed, {iri for key in turned for iri in self._all(key)}

    def _many(self, key: str, before: int | None, more: int) -> bool:
        """Whether a key has become one that many have."""
        if before is None:
            return more >= 0 or self.bearers(key) is None
        return before + more > blocks.MANY

    def _take(self, iri: NamedNode, old: Profile | None, new: Profile | None) -> None:
        for key in _keys(old) - _keys(new):
            self.store.remove(Quad(iri, _KEY, Literal(key), INDEX))
        for p in (_PROFILE, _OWNED) if old else ():
            for quad in list(self.store.quads_for_pattern(iri, p, None, INDEX)):
                self.store.remove(quad)

    def profile(self, iri: NamedNode) -> Profile | None:
        """What an entity is compared by; None where no document speaks of it."""
        if iri not in self._profiles:
            _bound(self._profiles)
            text = self._text(iri, _PROFILE)
            self._profiles[iri] = written.read_profile(text) if text else None
        return self._profiles[iri]

    def candidates(self, keys: Collection[str]) -> set[NamedNode]:
        """The entities that have one of these keys, if few have it."""
        return {iri for key in keys for iri in self.bearers(key) or ()}

    def bearers(self, key: str) -> list[NamedNode] | None:
        """The entities that have a key; None where they are many."""
        if key not in self._borne:
            _bound(self._borne)
            found = list(islice(self._all(key), blocks.MANY + 1))
            self._borne[key] = found if len(found) <= blocks.MANY else None
        return self._borne[key]

    def stands(self, iri: NamedNode, other: str | None) -> bool:
        """Notes what stands for an owner among those that have no owner, None for itself; gives whether that is new."""
        before = next(self.store.quads_for_pattern(iri, _STOOD, None, INDEX), None)
        after = Quad(iri, _STOOD, NamedNode(other), INDEX) if other else None
        if before == after:
            return False
        if before:
            self.store.remove(before)
        if after:
            self.store.add(after)
        return True

    def everyone(self) -> Iterator[NamedNode]:
        """All entities."""
        return (parts(q)[0] for q in self.store.quads_for_pattern(None, _PROFILE, None, INDEX))

    def relatives(self, owner: NamedNode) -> Iterator[NamedNode]:
        """The entities whose names need this one as their owner (临江高新区_北部片区)."""
        return (parts(q)[0] for q in self.store.quads_for_pattern(None, _OWNED, owner, INDEX))

    def _all(self, key: str) -> Iterator[NamedNode]:
        return (parts(q)[0] for q in self.store.quads_for_pattern(None, _KEY, Literal(key), INDEX))

    def _text(self, node: NamedNode, p: NamedNode) -> str | None:
        quad = next(self.store.quads_for_pattern(node, p, None, INDEX), None)
        return parts(quad)[2].value if quad else None


def _bound(known: dict[Any, Any]) -> None:
    """Makes room in what is remembered."""
    if len(known) >= REMEMBERED:
        known.clear()


def _keys(found: Profile | None) -> frozenset[str]:
    return blocks.keys(found) if found else frozenset()


def _quads(iri: NamedNode, old: Profile | None, new: Profile | None) -> Iterator[Quad]:
    """What the index lacks of an entity."""
    if new is None:
        return
    for key in sorted(_keys(new) - _keys(old)):
        yield Quad(iri, _KEY, Literal(key), INDEX)
    if new.owner:
        yield Quad(iri, _OWNED, NamedNode(new.owner_iri), INDEX)
    yield Quad(iri, _PROFILE, Literal(written.profile(new)), INDEX)
