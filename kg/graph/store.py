"""The graph on disk: a named graph a document, the identity graph, and the view derived from both.

    with Store(folder, write=True) as store:
        store.add(analysis)        # one transaction: after a kill the document is there whole, or not at all
        store.refresh_view()       # what changed since the last time reaches the graph that queries read

The order in which documents come does not matter. What the view lacks is noted in the transaction that changed the document,
so that a killed build is made good when the store is next opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.graph import confident, identified, links, lock, rdf, reprints
from kg.graph.mint import Mint
from kg.graph.view import View, documents
from kg.graph.vocab import DCTERMS, IDENTITY, KG, PREFIXES, SKOS, STATE, VIEW, parts
from kg.model import Analysis
from kg.resolve.names import BASE

FORMAT = 2
"""Version of the layout on disk; a store of another version is rebuilt by the user, not guessed at."""
AWAITS, LEAVES = NamedNode(f"{STATE.value}#awaits"), NamedNode(f"{STATE.value}#leaves")
"""Of a document graph in the state graph: the view does not have it yet, or has it still."""
DESCRIPTION = "parkgraph.json"
_DOC, _GONE = "/doc/", "/graph/gone/"
"""In the name of a document's graph, and of what it said before it was replaced or removed, until the view has forgotten it."""
FEW = 0.2
"""Up to this share of changed documents the view is mended; above, it is written anew, which is faster per document."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the store; `entities` and `facts` count what its graph holds."""

    iri: str
    path: str
    sha256: str
    title: str | None
    issued: str | None
    entities: int
    facts: int


class Store:
    """A graph on disk, opened for reading (many at once) or for writing (one alone).

    `base` is the namespace of instances, `min_confidence` what its facts have at least; both are fixed when the store is made.
    Raises StoreError where the folder holds no store, one of another version, or one that another process is writing.
    """

    def __init__(
        self, folder: Path, *, write: bool = False, base: str | None = None, min_confidence: float | None = None
    ) -> None:
        self.folder = folder
        self.base, self.min_confidence = self._describe(write, base, min_confidence)
        self._copy: TemporaryDirectory[str] | None = None
        self._lock = lock.acquire(folder, write=write)
        try:
            self.db = self._open(write)
            if not write and self._behind():  # a build was killed: mend the view, then read
                self.close()
                with Store(folder, write=True) as store:
                    store.refresh_view()
                self._lock = lock.acquire(folder, write=False)
                self.db = self._open(write=False)
        except BaseException:
            self._lock.close()
            raise

    def _describe(self, write: bool, base: str | None, min_confidence: float | None) -> tuple[str, float]:
        """What the store says of itself; of a new one, what is asked for."""
        path = self.folder / DESCRIPTION
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if found["format"] != FORMAT:
                raise StoreError(f"{self.folder}: a store of format {found['format']}, not {FORMAT}: build it anew")
            known, least = str(found["base"]), float(found.get("minConfidence", 0))
        except FileNotFoundError as e:
            if not write:
                raise StoreError(f"{self.folder}: no graph here; make one with: kg build INPUT... -o {self.folder}") from e
            return self._made(path, base or BASE, min_confidence or 0.0)
        except (ValueError, KeyError, TypeError, AttributeError, OSError) as e:
            raise StoreError(f"{path}: not the description of a ParkGraph store ({e})") from e
        if base and base != known:
            raise StoreError(f"{self.folder}: its IRIs begin with {known}, not {base}: write to another folder")
        if min_confidence is not None and min_confidence != least:
            raise StoreError(f"{self.folder}: was built with --min-confidence {least:g}: write to another folder")
        return known, least

    def _made(self, path: Path, base: str, min_confidence: float) -> tuple[str, float]:
        try:
            NamedNode(base + "id/x")
            self.folder.mkdir(parents=True, exist_ok=True)
            said = {"format": FORMAT, "base": base} | ({"minConfidence": min_confidence} if min_confidence else {})
            path.write_text(json.dumps(said) + "\n", encoding="utf-8")
        except ValueError as e:
            raise StoreError(f"{base}: no IRI that names can be added to: {e}") from e
        except OSError as e:
            raise StoreError(f"{self.folder}: cannot be written: {e.strerror}") from e
        return base, min_confidence

    def _open(self, write: bool) -> ox.Store:
        path = self.folder / "store"
        try:
            if write or not path.exists():
                return ox.Store(str(path))
            return ox.Store.read_only(str(path))
        except OSError as e:
            raise StoreError(f"{self.folder}: the store cannot be opened: {e}") from e

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Frees the store for others."""
        if hasattr(self, "db"):
            del self.db
        self._lock.close()
        if self._copy:
            self._copy.cleanup()

    def leave_out(self, below: float) -> None:
        """Goes on with a temporary copy that lacks the facts below a confidence (0 to 1)."""
        self._copy = TemporaryDirectory(prefix="parkgraph-")
        self.db = confident.copy(self.db, below, Path(self._copy.name))

    # ------------------------------------------------------------ documents

    def add(self, analysis: Analysis) -> None:
        """Stores a document; one of the same path is replaced. One transaction."""
        self.put(analysis.reading.document.path, rdf.quads(analysis, self.base))

    def put(self, path: str, quads: Iterable[Quad]) -> None:
        """Like `add`, with the document's quads made already (by another process)."""
        graph = Mint(path, self.base).document()
        if self.db.contains_named_graph(graph):
            new = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads)
            self.db.update(f"{_retire(graph)} ; INSERT DATA {{ GRAPH {graph} {{ {new} }} {_note(graph)} }}")
        else:
            self.db.extend([*quads, Quad(graph, AWAITS, VIEW, STATE)])

    def remove(self, path: str) -> bool:
        """Removes a document; False where the store does not have it. The view forgets it at the next refresh."""
        graph = Mint(path, self.base).document()
        if not self.db.contains_named_graph(graph):
            return False
        self.db.update(_retire(graph))
        return True

    def version(self, path: str) -> str | None:
        """The SHA-256 of the document as it is stored, or None: an unchanged document need not be read again."""
        graph = Mint(path, self.base).document()
        return self._text(graph, KG("textHash"), graph)

    def paths(self) -> Iterator[str]:
        """The paths of the stored documents."""
        return (self._text(g, DCTERMS("source"), g) or "" for g in documents(self.db))

    def documents(self) -> Iterator[StoredDocument]:
        """The stored documents, by path."""
        found = [(self._text(g, DCTERMS("source"), g) or "", g) for g in documents(self.db)]
        for path, g in sorted(found, key=lambda pair: pair[0]):
            entities = sum("/id/" in parts(q)[0].value for q in self.db.quads_for_pattern(None, SKOS("prefLabel"), None, g))
            facts = sum(1 for _ in self.db.quads_for_pattern(None, KG("modality"), None, g))  # every fact has one
            texts = [self._text(g, p, g) for p in (KG("textHash"), DCTERMS("title"), DCTERMS("issued"))]
            yield StoredDocument(g.value, path, texts[0] or "", texts[1], texts[2], entities, facts)

    def _text(self, s: NamedNode, p: NamedNode, graph: NamedNode) -> str | None:
        quad = next(self.db.quads_for_pattern(s, p, None, graph), None)
        return parts(quad)[2].value if quad else None

    # ------------------------------------------------------------ queries

    def query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answers SPARQL over the view (a document's own graph: GRAPH ?d); the prefixes of vocab.PREFIXES need no declaration.

        Raises QueryError where the text does not parse, or would change the graph.
        """
        try:
            return self.db.query(text, prefixes=PREFIXES, default_graph=[VIEW])
        except SyntaxError as e:
            raise QueryError(_explained(text, e)) from e

    # ------------------------------------------------------------ identity and view

    def decide(self, said: Iterable[tuple[str, str, bool | None]]) -> None:
        """Keeps what a person decided about pairs of IRIs (same, different; None takes back), for this and every later build."""
        self.db.add(Quad(VIEW, AWAITS, VIEW, STATE))
        identified.decide(self.db, said)
        self.refresh_view()

    def refresh_view(self) -> None:
        """Brings identity and view up to date with the documents; does nothing where they are."""
        if not self._behind():
            return
        view = View(self.db)
        gone = [parts(q)[0] for q in self.db.quads_for_pattern(None, LEAVES, VIEW, STATE)]
        new = [parts(q)[0] for q in self.db.quads_for_pattern(None, AWAITS, VIEW, STATE)]
        whole = VIEW in new or not self.db.contains_named_graph(VIEW) or len(new) + len(gone) > FEW * self._size()
        self.db.add(Quad(VIEW, AWAITS, VIEW, STATE))  # unfinished: after a kill all that is derived is written anew
        if whole:
            self._derive(view)
        else:
            self._mend(view, gone, new)
        self.db.update("".join(f"DROP SILENT GRAPH {g} ;\n" for g in gone) + f"DROP SILENT GRAPH {STATE}")
        self.db.flush()

    def _derive(self, view: View) -> None:
        """Writes everything that is derived from the documents anew."""
        self.db.clear_graph(IDENTITY)
        self.db.extend(reprints.refresh(self.db, (), list(documents(self.db)))[1])
        for quads in identified.derive(self.db, documents(self.db)):
            if quads:
                self.db.extend(quads)
        view.rebuild()

    def _mend(self, view: View, gone: list[NamedNode], new: list[NamedNode]) -> None:
        """Changes what the documents that left and came change. What leaves goes first: its successor brings back what both say."""
        left = [NamedNode(g.value.replace(_GONE, _DOC)) for g in gone]
        had, wanted = reprints.refresh(self.db, left, new)
        turned = {parts(q)[0] for q in had ^ wanted} - {*left, *new}  # others that now stand for themselves, or no longer do
        self._write_identity(had, wanted)
        had, wanted = identified.refresh(self.db, left, new)
        moved = {parts(q)[0] for q in had ^ wanted}
        told = [*moved, *(s for graph in (*gone, *new, *turned) for s in links.subjects(self.db, graph))]
        about = {view.canonical(s) for s in told}
        for graph in (*gone, *turned):
            view.remove(graph)
        view.rename(moved, partial(self._write_identity, had, wanted))
        for graph in (*new, *turned):
            view.add(graph)
        links.refresh(self.db, about | {view.canonical(s) for s in told})

    def _size(self) -> int:
        return sum(1 for _ in documents(self.db))

    def _behind(self) -> bool:
        return next(self.db.quads_for_pattern(None, None, None, STATE), None) is not None

    def _write_identity(self, had: set[Quad], wanted: set[Quad]) -> None:
        for graph in (IDENTITY, VIEW):
            for quad in had - wanted:
                self.db.remove(Quad(*parts(quad), graph))
            self.db.extend([Quad(*parts(quad), graph) for quad in wanted - had])


def _retire(graph: NamedNode) -> str:
    """SPARQL that takes a document's graph away but keeps what it said until the view has forgotten it."""
    gone = NamedNode(graph.value.replace(_DOC, _GONE))
    note = f"{LEAVES} {VIEW}"
    return (
        f"ADD GRAPH {graph} TO GRAPH {gone} ; DROP GRAPH {graph} ; "
        f"DELETE DATA {{ {_note(graph)} }} ; INSERT DATA {{ GRAPH {STATE} {{ {gone} {note} }} }}"
    )


def _note(graph: NamedNode) -> str:
    return f"GRAPH {STATE} {{ {graph} {KG('awaits')} {VIEW} }}"


def _explained(text: str, error: SyntaxError) -> str:
    """What is wrong with a query, with the place in the user's own text."""
    plain = re.sub(r"#[^\n]*|<[^>]*>", "", text)
    if re.match(r"\s*((prefix\s*\S*:|base)\s*)*(insert|delete|load|clear|drop|create|add|move|copy|with)\b", plain, re.I):
        return "a query may only read (SELECT, ASK, CONSTRUCT, DESCRIBE); documents are changed with kg build"
    return f"malformed SPARQL: {error}"
