"""Checks a graph: the shapes of ontology/shapes.ttl, and that every offset and wording is found in the text.

    a fact without evidence -> Finding("Violation", "kgf:…", "A fact needs at least one evidence passage.", "通报.txt")

Core shapes are checked a document at a time by pyshacl; the shapes' SPARQL constraints are each asked once over the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pyshacl
from pyoxigraph import NamedNode, QuerySolutions
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from kg import resources
from kg.errors import ResourceError
from kg.graph import ontology
from kg.graph.store import Store
from kg.graph.view import documents
from kg.graph.vocab import DCTERMS, NIF, parts, short

LISTED = 1000
"""Findings of one constraint that are listed: a fault of a rule repeats itself."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault of the graph. `severity` is Violation or Warning; `document` is its path, empty where several take part."""

    severity: str
    node: str
    message: str
    document: str = ""


def validate(store: Store, progress: Callable[[int, int | None], None] | None = None) -> list[Finding]:
    """All findings, violations first, sorted. `progress` is told how many documents are done, and of how many."""
    found = set(_constraints(store))
    graphs, data = list(documents(store.db)), Graph()
    data.parse(data="".join(f"{t} .\n" for t in ontology.triples()), format="nt")
    for done, graph in enumerate(graphs, 1):
        path = next((parts(q)[2].value for q in store.db.quads_for_pattern(graph, DCTERMS("source"), None, graph)), graph.value)
        found.update(_core(store, graph, path, data))
        found.update(_offsets(store, graph, path))
        if progress:
            progress(done, len(graphs))
    return sorted(found, key=lambda f: (f.severity != "Violation", f))


def _offsets(store: Store, graph: NamedNode, path: str) -> Iterator[Finding]:
    """Passages whose offsets do not give back their wording."""

    def text(node: NamedNode, p: NamedNode) -> str:
        return next((parts(q)[2].value for q in store.db.quads_for_pattern(node, p, None, graph)), "")

    whole = text(graph, NIF("isString"))
    for quad in store.db.quads_for_pattern(None, NIF("referenceContext"), graph, graph):
        passage = parts(quad)[0]
        begin, end = text(passage, NIF("beginIndex")), text(passage, NIF("endIndex"))
        if not (begin.isdigit() and end.isdigit()) or whole[int(begin) : int(end)] != text(passage, NIF("anchorOf")):
            yield Finding("Violation", short(passage.value), f"The text at {begin}-{end} is not the passage's wording.", path)


def _constraints(store: Store) -> Iterator[Finding]:
    """What the SPARQL constraints of the shapes find in the whole graph."""
    for name, (severity, message, query) in _sparql().items():
        solutions = store.query(query)
        if not isinstance(solutions, QuerySolutions):
            raise ResourceError(f"ontology/shapes.ttl: {name} is not a SELECT")
        columns = [v.value for v in solutions.variables]
        for solution, _ in zip(solutions, range(LISTED), strict=False):
            text = message
            row = {c: "" if v is None else short(str(getattr(v, "value", v))) for c, v in zip(columns, solution, strict=True)}
            for column, value in row.items():
                text = text.replace(f"{{?{column}}}", value)
            yield Finding(severity, row["this"], text)


def _core(store: Store, graph: NamedNode, path: str, data: Graph) -> Iterator[Finding]:
    """What the core shapes find in one document's graph, seen together with the ontology's classes, properties and individuals,
    which are in `data` already."""
    own = Graph()
    nt = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in store.db.quads_for_pattern(None, None, None, graph))
    own.parse(data=nt, format="nt")
    own -= data  # what the ontology says too stays there
    data += own
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True)
    data -= own
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        message = report.value(result, SH.resultMessage)
        detail = "" if value is None or value == node else f" ({short(str(value))})"
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
        yield Finding(severity, short(str(node)), f"{_path(report, result)}{message}{detail}", path)


def _path(report: Graph, result: Node) -> str:
    path = report.value(result, SH.resultPath)
    return f"{short(str(path))}: " if isinstance(path, URIRef) else ""


@cache
def _all_shapes() -> Graph:
    return Graph().parse(resources.shipped("ontology") / "shapes.ttl", format="turtle")


@cache
def _shapes() -> Graph:
    """The core shapes: all but the SPARQL constraints."""
    shapes = Graph()
    shapes += _all_shapes()
    shapes.remove((None, SH.sparql, None))
    return shapes


@cache
def _sparql() -> dict[str, tuple[str, str, str]]:
    """Name of a constraint -> severity, message, query."""
    shapes = _all_shapes()
    found = {}
    for node in sorted(shapes.subjects(RDF.type, SH.SPARQLConstraint), key=str):
        severity = shapes.value(node, SH.severity) or SH.Violation
        texts = (str(severity).rpartition("#")[2], str(shapes.value(node, SH.message)), str(shapes.value(node, SH.select)))
        found[str(node).rpartition("#")[2]] = texts
    return found
