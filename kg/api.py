"""The package as a library: build a graph from files, open it, ask it, export it, draw it.

from kg import build, open_graph
build(["通报/"], "图谱")
for row in open_graph("图谱").query("SELECT ?name WHERE { ?p a kg:Project ; skos:prefLabel ?name }"): print(row["name"].value)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg import evaluate, pipeline, resources
from kg.errors import KgError, QueryError, ReadError
from kg.graph import browse, conflicts, queries, rdf, timeline, validate
from kg.graph.browse import Named
from kg.graph.queries import SavedQuery
from kg.graph.store import Store
from kg.graph.validate import Finding
from kg.mentions.periods import read_periods
from kg.mentions.quantities import read_quantities
from kg.model import Document, Period, Quantity
from kg.out import network, tables, turtle
from kg.out.html import page
from kg.read import inputs as read_inputs
from kg.read.columns import Columns
from kg.read.inputs import Source

Progress = Callable[[int, int], None]
"""Called with (documents done, documents in all)."""
FEW = 8
"""Up to this many documents one process is faster than starting others (each loads the dictionary first)."""


@dataclass
class Report:
    """What a build did. `failed` are the files that could not be read; all others are in the graph."""

    added: int = 0
    unchanged: int = 0
    failed: list[ReadError] = field(default_factory=list)


def build(
    inputs: Iterable[str | Path],
    folder: str | Path,
    *,
    issued: date | None = None,
    publisher: str | None = None,
    columns: Columns = (),
    jobs: int = 1,
    progress: Progress | None = None,
) -> Report:
    """Reads documents into the graph in `folder`, which is made or added to; what is there unchanged is left alone.

    `inputs` are files, folders, globs or "-"; `issued` and `publisher` count where a text has none; `columns` are (field, column)
    pairs for tables of texts, such as (("text", "正文"), ("date", "发布时间")). Each document is stored in one transaction: after a kill the next call goes on. `jobs` processes read at once; a script that asks for more than one must
    guard its main part with `if __name__ == "__main__"`, as multiprocessing does. Raises KgError where the folder cannot be written.
    """
    report = Report()
    sources = list(read_inputs.sources(map(str, inputs), pipeline.READERS.keys(), report.failed.append, columns))
    with Store(Path(folder), write=True) as store:
        todo = []
        for source in sources:
            try:
                data = source.load()
            except ReadError as e:
                report.failed.append(e)
                continue
            if store.version(source.name) == source.version(data):
                report.unchanged += 1
            else:
                todo.append((source, issued, publisher, store.base))
        for done, (name, quads, error) in enumerate(_worked(todo, jobs), 1):
            if error:
                report.failed.append(error)
            else:
                store.put(name, ox.parse(quads, format=ox.RdfFormat.N_QUADS))
                report.added += 1
            if progress:
                progress(done, len(todo))
        store.refresh_view()
    report.failed.sort(key=str)
    return report


Task = tuple[Source, date | None, str | None, str]
Result = tuple[str, bytes, ReadError | None]


def _worked(todo: Sequence[Task], jobs: int) -> Iterator[Result]:
    """The results of all tasks in their order, from as many processes as are worth starting."""
    if jobs == 1 or len(todo) <= FEW:
        yield from map(_work, todo)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_work, todo, chunksize=4)


def _work(task: Task) -> Result:
    """One file to the N-Quads of its document's graph, or the error that says why not."""
    source, issued, publisher, base = task
    try:
        document = _document(source, issued, publisher)
    except ReadError as e:
        return source.name, b"", e
    quads = rdf.quads(pipeline.analyse(document), base)
    return source.name, cast(bytes, ox.serialize(quads, format=ox.RdfFormat.N_QUADS)), None


def _document(source: Source, issued: date | None, publisher: str | None = None) -> Document:
    """The document of a source. Raises ReadError with the place that the user knows."""
    try:
        data = source.load()
        document = pipeline.document(
            data, source.name, reader=source.reader, said=source.said, issued=issued, publisher=publisher
        )
    except ReadError as e:
        raise ReadError(source.where, e.reason) from e
    return replace(document, sha256=source.version(data))


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

    def __init__(self, folder: str | Path) -> None:
        self.store = Store(Path(folder))

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
        paths = {d.iri: d.path for d in browse.documents(self.store).values()}
        cards = []
        for entity in browse.entities(self.store, self.store.base, found):
            facts = browse.facts(self.store, [entity.iri])
            passages = browse.passages(self.store, {f.passage for f in facts})
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

    def _named(self, name: str) -> list[str]:
        found = browse.named(self.store, name, self.store.base)
        if not found:
            raise KgError(f"no entity is called {name}; part of a name is enough")
        return found

    def export(self, path: str | Path) -> int:
        """Writes the graph as .ttl, .nt, .nq or .jsonld; the same graph gives the same bytes. Gives the number of triples."""
        return turtle.export(self.store, Path(path))

    def view(self, path: str | Path, *, title: str | None = None, min_confidence: float = 0.0) -> tuple[int, int]:
        """Writes the interactive page; gives the numbers of entities and relations drawn."""
        return page.write(network.build(self.store, min_confidence), Path(path), title or "ParkGraph")

    def validate(self) -> list[Finding]:
        """What breaks the shapes or the rules of evidence; empty for a sound graph."""
        return validate.validate(self.store)

    def score(self, gold: str | Path, *, faults: bool = False) -> tuple[list[evaluate.Row], list[str]]:
        """Scores against annotations (docs/annotation.md): a row a layer, and the annotated documents that are missing.

        `faults` prints what was missed and what was wrong.
        """
        return evaluate.score_store(Path(gold), self.store, faults=faults)


def open_graph(folder: str | Path) -> Graph:
    """Opens the graph that `build` made in a folder. Raises StoreError where there is none, or it is being written."""
    return Graph(folder)


def quantities(inputs: Iterable[str], issued: date | None, failed: Callable[[ReadError], None]) -> Iterator[tuple[str, ...]]:
    """Rows (document, start, end, text, kind, value, low, high, unit, modifier, from, to) of the quantities and periods."""
    for source in read_inputs.sources(inputs, pipeline.READERS.keys(), failed):
        try:
            document = _document(source, issued)
        except ReadError as e:
            failed(e)
            continue
        found = [*read_quantities(document.text), *read_periods(document.text, document.day)]
        for m in sorted(found, key=lambda m: (m.start, m.end)):
            yield (source.name, str(m.start), str(m.end), m.text.replace("\n", " "), m.kind, *_fields(m.value))


def _fields(value: object) -> tuple[str, ...]:
    if isinstance(value, Quantity):
        numbers = ("" if n is None else f"{n:f}" for n in (value.value, value.low, value.high))
        return *numbers, value.unit, value.modifier, "", ""
    if isinstance(value, Period):
        return *("",) * 5, *("" if d is None else d.isoformat() for d in (value.start, value.end))
    return ("",) * 7


# ---------------------------------------------------------------- the demonstration

DEMO_QUERIES = ("timeline", "projects_by_park_and_status", "expected_versus_achieved")


@dataclass(frozen=True, slots=True)
class Answer:
    """A saved query with its answer."""

    zh: str
    en: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What `demo` did and made."""

    documents: int
    entities: list[tuple[str, int]]
    facts: list[tuple[str, int]]
    answers: list[Answer]
    files: list[Path]
    failed: list[ReadError]


def demo(folder: str | Path, *, progress: Progress | None = None) -> Demonstration:
    """Builds the graph of the examples that come with the package, asks three saved queries, writes Turtle, N-Quads and page."""
    folder = Path(folder)
    report = build([resources.shipped("examples") / "documents"], folder / "graph", progress=progress)
    with open_graph(folder / "graph") as graph:
        files = [folder / "graph.ttl", folder / "graph.nq", folder / "graph.html"]
        for path in files[:2]:
            graph.export(path)
        graph.view(files[2], title="ParkGraph 示例图谱")
        answers = []
        for name in DEMO_QUERIES:
            result = graph.ask(name)
            saved = queries.saved()[name]
            answers.append(Answer(saved.zh, saved.en, result.columns, list(result.rows())))
        documents = list(graph.store.documents())
        classes = Counter(e.kind for e in graph.entities())
        kinds = _counted(graph, "SELECT ?k (COUNT(DISTINCT ?f) AS ?n) WHERE { ?f kg:modality ?m ; a ?k } GROUP BY ?k")
    return Demonstration(
        len(documents),
        sorted(classes.items(), key=lambda p: (-p[1], p[0])),
        kinds,
        answers,
        [folder / "graph", *files],
        report.failed,
    )


def _counted(graph: Graph, query: str) -> list[tuple[str, int]]:
    rows = cast(ox.QuerySolutions, graph.query(query))
    found = [(r["k"].value.rpartition("#")[2], int(r["n"].value)) for r in rows]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))
