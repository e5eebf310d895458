"""Results of queries as data: rows of text, CSV, JSON, XML or Turtle.

result(store.query("SELECT ?p WHERE { ?p a kg:Project }")).serialize("csv")
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat

from kg.errors import QueryError
from kg.graph.vocab import parts, short
from kg.out import turtle

FORMATS = ("csv", "json", "xml", "ttl")


@dataclass(slots=True)
class Result:
    """The answer to a query, read once: either its rows as text, or a serialization."""

    raw: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: the variables, the parts of a triple, or the one of a yes or no."""
        match self.raw:
            case ox.QuerySolutions():
                return tuple(v.value for v in self.raw.variables)
            case ox.QueryTriples():
                return ("subject", "predicate", "object")
            case _:
                return ("answer",)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows as people read them: a literal's text, an IRI with its prefix, nothing for what is unbound."""
        match self.raw:
            case ox.QuerySolutions():
                for solution in self.raw:
                    yield tuple(plain(value) for value in solution)
            case ox.QueryTriples():
                yield from (_row(t) for t in self.raw)
            case _:
                yield ("true" if self.raw else "false",)

    def serialize(self, kind: str) -> str:
        """CSV, JSON or XML (SPARQL 1.1 results formats), or Turtle of a CONSTRUCT or DESCRIBE.

        Raises QueryError where the format does not fit the query.
        """
        if kind not in FORMATS:
            raise QueryError(f"format {kind}: use one of {', '.join(FORMATS)}")
        if isinstance(self.raw, ox.QueryTriples):
            triples = sorted(set(self.raw), key=turtle.order)
            if kind == "ttl":
                return "".join(turtle.turtle(triples))
            if kind == "csv":
                return _csv(self.columns, (_row(t) for t in triples))
            form = RdfFormat.JSON_LD if kind == "json" else RdfFormat.RDF_XML
            return (ox.serialize(triples, format=form) or b"").decode()
        if kind == "ttl":
            raise QueryError("ttl is for CONSTRUCT and DESCRIBE; use csv, json or xml for SELECT and ASK")
        if isinstance(self.raw, ox.QueryBoolean) and kind == "csv":
            return _csv(self.columns, self.rows())
        forms = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}
        return (self.raw.serialize(format=forms[kind]) or b"").decode()


def _row(triple: ox.Triple) -> tuple[str, ...]:
    return tuple(plain(part) for part in parts(triple))


def plain(value: object) -> str:
    """A term as people read it."""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, NamedNode):
        return short(value.value)
    return "" if value is None else str(value)


def _csv(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)  # CRLF, as RFC 4180 and the SPARQL results format have it
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
