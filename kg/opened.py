"""A graph on disk, opened: asked, exported, drawn, checked, and decided upon.

from kg import open_graph
for row in open_graph("图谱").query("SELECT ?name WHERE { ?p a kg:Project ; skos:prefLabel ?name }"): print(row["name"].value)

Nothing here reads documents, so that a question does not wait for what reading needs. What one method alone needs and takes long to
load (the page's and the shapes' libraries) is imported by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.graph import browse, conflicts, queries, review, timeline
from kg.graph.browse import Named
from kg.graph.queries import SavedQuery
from kg.graph.store import Store
from kg.out import tables, turtle

if TYPE_CHECKING:
    from kg.batch import Progress
    from kg.evaluate import Row
    from kg.graph.validate import Finding


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact of a card: one line, the sentence that says it, the document's path."""

    text: str
    sentence: str
    document: str


@dataclass(frozen=True, slots=True)
class Card:
    """An entity with all that is said of it."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    facts: tuple[ShownFact, ...]


class Graph:
    """A graph on disk, opened for reading. Get one from `open_graph`; use it as a context manager to close it early."""

    def __init__(self, folder: str | Path, *, min_confidence: float = 0.0) -> None:
        self.store = Store(Path(folder))
        if min_confidence > 0:
            self.store.leave_out(min_confidence)

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Frees the store for writers."""
        self.store.close()

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answers SPARQL over all documents; the prefixes of kg/graph/vocab.py are known. Raises QueryError."""
        return self.store.query(sparql)

    def ask(self, question: str | Path, values: dict[str, str] | None = None) -> tables.Result:
        """The result of SPARQL text, of a file that holds it (a Path), or of a saved query by its name with `values`.

        Raises QueryError where it does not parse, or there is no such saved query.
        """
        if isinstance(question, Path):
            try:
                text = question.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as e:
                raise QueryError(f"{question}: cannot be read as a query: {e}") from e
        elif any(c.isspace() for c in question.strip()):
            text = question
        else:
            text = queries.load(question.strip(), **(values or {}))
            values = None
        if values:
            raise QueryError("parameters belong to saved queries; `kg query DIR` lists them")
        return tables.Result(self.store.query(text))

    @staticmethod
    def saved_queries() -> tuple[SavedQuery, ...]:
        """The queries that can be asked by name."""
        return tuple(queries.saved().values())

    def entities(self) -> list[Named]:
        """All entities with class and names, by IRI."""
        return browse.entities(self.store, self.store.base)

    def show(self, name: str) -> list[Card]:
        """What is known of the entities of that name. Raises KgError where there is none."""
        found = self._named(name)
        cards = []
        for entity in browse.entities(self.store, self.store.base, found):
            facts = browse.facts(self.store, [entity.iri])
            passages = browse.passages(self.store, {f.passage for f in facts})
            paths = {d.iri: d.path for d in browse.documents(self.store, {p.document for p in passages.values()}).values()}
            shown = dict.fromkeys(
                ShownFact(f.text, passages[f.passage].text, paths.get(passages[f.passage].document, "")) for f in facts
            )
            cards.append(Card(entity.iri, entity.kind, entity.label, entity.names, tuple(shown)))
        return cards

    def timeline(self, name: str | None = None) -> list[timeline.Life]:
        """The lives of the projects of that name, or of all projects. Raises KgError where nothing is called so."""
        works = ("Project", "InfrastructureProject")
        if name is None:
            return timeline.lives(self.store, [e for e in self.entities() if e.kind in works])
        found = browse.entities(self.store, self.store.base, self._named(name))
        return timeline.lives(self.store, [e for e in found if e.kind in works] or found)

    def conflicts(self, *, every: bool = False) -> list[conflicts.Conflict]:
        """Where documents disagree on a value, or a later one has replaced it; with `every` also where they agree."""
        return conflicts.find(self.store, every=every)

    def review(self, *, every: bool = False) -> list[review.Row]:
        """Pairs of names of which a person is asked whether they are one thing; with `every` also what was merged or decided."""
        return review.rows(self.store.db, every=every)

    def _named(self, name: str) -> list[str]:
        found = browse.named(self.store, name, self.store.base)
        if not found:
            raise KgError(f"no entity is called {name}; part of a name is enough")
        return found

    def export(self, path: str | Path) -> int:
        """Writes the graph as .ttl, .nt, .nq or .jsonld; the same graph gives the same bytes. Gives the number of triples."""
        return turtle.export(self.store, Path(path))

    def view(self, path: str | Path, *, title: str | None = None, around: str | None = None, hops: int = 1) -> tuple[int, int]:
        """Writes the interactive page; gives the numbers of entities and relations drawn.

        `around` is a name: only what so many steps (`hops`) lead to. Raises KgError where nothing is called so.
        """
        from kg.out import network
        from kg.out.html import page

        return page.write(
            network.build(self.store, self._named(around) if around else (), hops), Path(path), title or around or "ParkGraph"
        )

    def validate(self, progress: Progress | None = None) -> list[Finding]:
        """What breaks the shapes or the rules of evidence; empty for a sound graph."""
        from kg.graph import validate

        return validate.validate(self.store, progress)

    def score(self, gold: str | Path, *, faults: bool = False) -> tuple[list[Row], list[str]]:
        """Scores against annotations (docs/annotation.md): a row a layer, and the annotated documents that are missing.

        `faults` prints what was missed and what was wrong.
        """
        from kg import evaluate

        return evaluate.score_store(Path(gold), self.store, faults=faults)


def decide(folder: str | Path, table: str | Path) -> int:
    """Applies a filled-in table of `Graph.review` to the graph in a folder, where it holds for every later build; gives the number of
    decisions. Raises KgError where the table says something that cannot be meant; then nothing is applied.
    """
    said = review.read(Path(table))
    with Store(Path(folder), write=True) as store:
        store.decide(said)
    return len(said)


def open_graph(folder: str | Path, *, min_confidence: float = 0.0) -> Graph:
    """Opens the graph that `build` made in a folder. Raises StoreError where there is none, or it is being written.

    With `min_confidence` (0 to 1) everything that is asked sees the graph without the facts below it; opening then costs a pass
    over the graph, which is copied to a temporary folder.
    """
    return Graph(folder, min_confidence=min_confidence)
