"""The graph on disk: a named graph a document, the identity graph, and the view derived from both.

    with Store(folder, write=True) as store:
        store.add(analysis)        # one transaction: after a kill the document is there whole, or not at all
        store.refresh_view()       # what changed since the last time reaches the graph that queries read

The order in which documents come does not matter. Documents are written many at once: it is noted before that they are being
written, and in one transaction after it that they are there and what they change, so that a killed build is made good when the store
is next opened: what was half written goes, what the view lacks comes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg.errors import QueryError, StoreError
from kg.graph import confident, lock, rdf
from kg.graph.changes import Changes
from kg.graph.learned import Taken, take
from kg.graph.mint import Mint
from kg.graph.view import documents
from kg.graph.vocab import DCTERMS, KG, PREFIXES, SKOS, VIEW, parts
from kg.model import Analysis
from kg.resolve.names import BASE

FORMAT = 5
"""Version of the layout on disk; a store of another version is rebuilt by the user, not guessed at."""
DESCRIPTION = "parkgraph.json"


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

    `base` is the namespace of instances, `min_confidence` what its facts have at least (None: what pipeline.confident holds right);
    both are fixed when the store is made.
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
            if write:
                self.changes.recover()
            elif self.changes.waiting():  # a build was killed: mend the view, then read
                self.close()
                with Store(folder, write=True) as store:
                    store.refresh_view()
                self._lock = lock.acquire(folder, write=False)
                self.db = self._open(write=False)
        except BaseException:
            self._lock.close()
            raise

    def _describe(self, write: bool, base: str | None, min_confidence: float | None) -> tuple[str, float | None]:
        """What the store says of itself; of a new one, what is asked for."""
        path = self.folder / DESCRIPTION
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if found["format"] != FORMAT:
                raise StoreError(f"{self.folder}: a store of format {found['format']}, not {FORMAT}: build it anew")
            known, least = str(found["base"]), found.get("minConfidence")
            least = None if least is None else float(least)
        except FileNotFoundError as e:
            if not write:
                raise StoreError(f"{self.folder}: no graph here; make one with: kg build INPUT... -o {self.folder}") from e
            return self._made(path, base or BASE, min_confidence)
        except (ValueError, KeyError, TypeError, AttributeError, OSError) as e:
            raise StoreError(f"{path}: not the description of a ParkGraph store ({e})") from e
        if base and base != known:
            raise StoreError(f"{self.folder}: its IRIs begin with {known}, not {base}: write to another folder")
        if min_confidence is not None and min_confidence != least:
            was = "without --min-confidence" if least is None else f"with --min-confidence {least:g}"
            raise StoreError(f"{self.folder}: was built {was}: write to another folder")
        return known, least

    def _made(self, path: Path, base: str, min_confidence: float | None) -> tuple[str, float | None]:
        try:
            NamedNode(base + "id/x")
            self.folder.mkdir(parents=True, exist_ok=True)
            said = {"format": FORMAT, "base": base} | ({} if min_confidence is None else {"minConfidence": min_confidence})
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

    @property
    def changes(self) -> Changes:
        """What writes documents and all that is derived from them."""
        return Changes(self.db)

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
        """Stores a document; one of the same path is replaced."""
        quads = rdf.quads(analysis, self.base)
        self.put([take(quads, Mint(analysis.reading.document.path, self.base).document())])

    def put(self, documents: Sequence[Taken]) -> None:
        """Stores documents; those of the same path are replaced. After a kill all are there, or none is."""
        self.changes.put(documents)

    def remove(self, path: str) -> bool:
        """Removes a document; False where the store does not have it. The view forgets it at the next refresh."""
        graph = Mint(path, self.base).document()
        if not self.db.contains_named_graph(graph):
            return False
        self.changes.retire(graph)
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
        self.changes.decide(said)
        self.refresh_view()

    def refresh_view(self) -> None:
        """Brings identity and view up to date with the documents; does nothing where they are."""
        if self.changes.waiting():
            self.changes.refresh()


def _explained(text: str, error: SyntaxError) -> str:
    """What is wrong with a query, with the place in the user's own text."""
    plain = re.sub(r"#[^\n]*|<[^>]*>", "", text)
    if re.match(r"\s*((prefix\s*\S*:|base)\s*)*(insert|delete|load|clear|drop|create|add|move|copy|with)\b", plain, re.I):
        return "a query may only read (SELECT, ASK, CONSTRUCT, DESCRIBE); documents are changed with kg build"
    return f"malformed SPARQL: {error}"
