"""The demonstration: the graph of the examples that come with the package, asked, exported and drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg import resources
from kg.batch import Progress, build
from kg.errors import ReadError
from kg.graph import queries
from kg.opened import Graph, open_graph

QUERIES = ("timeline", "projects_by_park_and_status", "expected_versus_achieved")


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
        for name in QUERIES:
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
