"""What changes a store: documents that come and leave, decisions, and the identity graph and view that follow.

    put([a.txt, b.txt]) -> their graphs, what the index has of them, marks of what must follow; refresh() -> it has followed

What is to follow is marked in the state graph, in the transaction that changed the documents, so that a killed build is made good when
the store is next opened: what was half written goes, what the view lacks comes. A document costs the same in a large store and a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import identified, links, reprints
from kg.graph.index import Told
from kg.graph.learned import Taken, take
from kg.graph.view import View, documents
from kg.graph.vocab import IDENTITY, INDEX, KG, STATE, VIEW, parts
from kg.graph.writing import load

COMING, NEW, LEAVES, TOLD, COUNTED, DECIDED, TURNED, DERIVED = (
    NamedNode(f"{STATE.value}#{name}") for name in ("coming", "new", "leaves", "told", "counted", "decided", "turned", "derived")
)
"""Marks of the state graph. Of a document: it is being written; the view does not know yet whether it is a reprint; it is gone, and the
view has it still. Of an entity: something else is said of it; the same is said by more or fewer; a person has decided on it.
TURNED (key): observations are to be compared anew. DERIVED: all that is derived is written anew."""
_DOC, _GONE = "/doc/", "/graph/gone/"
"""In the name of a document's graph, and of what it said before it was replaced or removed, until the view has forgotten it."""
DERIVED_AT_ONCE = 200
"""Documents that are held in memory while all that is derived is written anew."""
MENDED_AT_ONCE = 2_000
"""Documents after which identity and view follow meanwhile, so that what that needs does not grow with the store."""


class Changes:
    """Writes into a store; `db` is the open database."""

    def __init__(self, db: ox.Store) -> None:
        self.db = db
        self.view = View(db)
        self.index = self.view.index

    # ------------------------------------------------------------ documents

    def put(self, documents: Sequence[Taken]) -> None:
        """Stores documents; those of the same path are replaced. After a kill all are there, or none is."""
        for graph in (d.node for d in documents):
            if self.db.contains_named_graph(graph):
                self.retire(graph)
        coming = "".join(f"{d.node} {COMING} {VIEW} .\n" for d in documents)
        self.db.update(f"INSERT DATA {{ GRAPH {STATE} {{ {coming} }} }}")
        load(self.db, b"".join(d.quads for d in documents))
        self._learn(documents)

    def _learn(self, documents: Sequence[Taken]) -> None:
        """Takes documents whose graphs are there into view and index."""
        self.view.begin()
        load(self.db, self.view.lines(d.quads for d in documents) + b"".join(d.keys for d in documents))
        update, told = self.index.learn((d.node, d.said) for d in documents)
        coming = "".join(f"{d.node} {COMING} {VIEW} .\n" for d in documents)
        marks = [f"{d.node} {NEW} {VIEW} .\n" for d in documents] + _told(told)
        marks += [f"{VIEW} {TURNED} {Literal(key)} .\n" for d in documents for _, key in d.compared]
        self.db.update(
            f"{update}DELETE DATA {{ GRAPH {STATE} {{ {coming} }} }} ; INSERT DATA {{ GRAPH {STATE} {{ {''.join(marks)} }} }}"
        )

    def retire(self, graph: NamedNode) -> None:
        """Takes a document's graph away in one transaction, but keeps what it said until the view has forgotten it."""
        gone = NamedNode(graph.value.replace(_DOC, _GONE))
        update, told = self.index.forget(graph)
        marks = f"{gone} {LEAVES} {VIEW} .\n" + "".join(_told(told))
        compared = f"{{ GRAPH {graph} {{ ?f {KG('about')} ?x }} GRAPH {INDEX} {{ ?f {links.COMPARED} ?k }} }}"
        self.db.update(
            f"DELETE {{ GRAPH {INDEX} {{ ?f {links.COMPARED} ?k }} }} INSERT {{ GRAPH {STATE} {{ {VIEW} {TURNED} ?k }} }} "
            f"WHERE {compared} ; ADD SILENT GRAPH {graph} TO GRAPH {gone} ; DROP SILENT GRAPH {graph} ; {update}"
            f"DELETE DATA {{ GRAPH {STATE} {{ {graph} {NEW} {VIEW} . {graph} {COMING} {VIEW} }} }} ; "
            f"INSERT DATA {{ GRAPH {STATE} {{ {marks} }} }}"
        )

    def recover(self) -> None:
        """Takes away what a killed build has left half written."""
        for graph in self._marked(COMING):
            self.retire(graph)

    def decide(self, said: Iterable[tuple[str, str, bool | None]]) -> None:
        """Keeps decisions about pairs of IRIs (same, different; None takes back)."""
        decided = list(said)
        for iri in {iri for one, two, _ in decided for iri in (one, two)}:
            self.db.add(Quad(NamedNode(iri), DECIDED, VIEW, STATE))
        identified.decide(self.db, decided)

    # ------------------------------------------------------------ what follows

    def waiting(self) -> bool:
        """Whether something must follow."""
        return next(self.db.quads_for_pattern(None, None, None, STATE), None) is not None

    def refresh(self) -> None:
        """Brings identity and view up to date with the documents."""
        if self._marked(DERIVED):  # a refresh was killed
            self._derive()
        self.db.add(Quad(VIEW, DERIVED, VIEW, STATE))
        self._mend()
        self.db.update(f"{self._forgotten()} DROP SILENT GRAPH {STATE}")
        self.db.flush()

    def _derive(self) -> None:
        """Begins anew with all that is derived from the documents, as if they came now."""
        for graph in (INDEX, IDENTITY, VIEW):
            self.db.remove_graph(graph)
        self._begin_again()
        rest = documents(self.db)
        done = 0
        while some := list(islice(rest, DERIVED_AT_ONCE)):
            self._learn([take(list(self.db.quads_for_pattern(None, None, None, g)), g) for g in some])
            done += len(some)
            if done % MENDED_AT_ONCE < DERIVED_AT_ONCE:
                self._mend()
                self._begin_again()

    def _begin_again(self) -> None:
        """Takes all marks away but the one that what is derived is written anew."""
        self.db.update(
            f"{self._forgotten()} DROP SILENT GRAPH {STATE} ; INSERT DATA {{ GRAPH {STATE} {{ {VIEW} {DERIVED} {VIEW} }} }}"
        )

    def _forgotten(self) -> str:
        """SPARQL (that ends in ;, or empty) which takes away what documents said that are gone."""
        return "".join(f"DROP SILENT GRAPH {g} ;\n" for g in self._marked(LEAVES))

    def _mend(self) -> None:
        """Changes what the documents that left and came change. What leaves goes first: its successor brings back what both say."""
        view, gone, new, told = self.view, self._marked(LEAVES), self._marked(NEW), self._marked(TOLD)
        spoken_of = {*told, *self._marked(COUNTED)}
        keys = {parts(q)[2].value for q in self.db.quads_for_pattern(VIEW, TURNED, None, STATE)}
        had, wanted = reprints.refresh(self.db, [NamedNode(g.value.replace(_GONE, _DOC)) for g in gone], new)
        mixed = {parts(q)[0] for q in wanted} & set(new) | {parts(q)[0] for q in had ^ wanted}
        turned = [d for d in mixed if self.db.contains_named_graph(d)]  # the view has more of them than it should, or less
        self._write_identity(had, wanted)
        for graph in (*gone, *turned):
            view.remove(graph)
        for graph in turned:
            view.add(graph)
            keys |= links.keys_about(self.db, graph=graph)
        had, wanted = identified.refresh(self.db, told, self._marked(DECIDED))
        moved = {parts(q)[0] for q in had ^ wanted}
        keys |= {key for iri in moved for key in links.keys_about(self.db, iri)}
        shown = {view.canonical(iri) for iri in (*spoken_of, *moved)}
        groups = {links.group(key, view.canonical) for key in keys}
        view.rename(moved, partial(self._write_identity, had, wanted))
        view.tell(shown | {view.canonical(iri) for iri in (*spoken_of, *moved)})
        links.refresh(self.db, groups | {links.group(key, view.canonical) for key in keys}, view.merged)

    def _marked(self, mark: NamedNode) -> list[NamedNode]:
        return [parts(q)[0] for q in self.db.quads_for_pattern(None, mark, VIEW, STATE)]

    def _write_identity(self, had: set[Quad], wanted: set[Quad]) -> None:
        for graph in (IDENTITY, VIEW):
            for quad in had - wanted:
                self.db.remove(Quad(*parts(quad), graph))
            self.db.extend([Quad(*parts(quad), graph) for quad in wanted - had])


def _told(told: Told) -> list[str]:
    """The marks of entities that a document speaks of."""
    return [f"{iri} {TOLD if other else COUNTED} {VIEW} .\n" for iri, other in told.items()]
