"""Facts of the annotated documents and whether each is right, and what confidences are worth: python tests/eval/run.py --calibration

A fact is held against its document's annotation alone (kg/evaluate/single.py); of held documents only totals are told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import rdflib
from rdflib.namespace import DCTERMS

from kg import pipeline
from kg.evaluate import single
from kg.evaluate.said import Said
from kg.facts import certainty
from kg.graph import rdf
from kg.graph.mint import Mint
from kg.model import Analysis, Fact, Genre

ONTOLOGY = Path(__file__).parents[2] / "ontology" / "kg.ttl"
BOUNDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Judged(NamedTuple):
    """Of a fact the genre of its text, the family of its rule, the evidence, its confidence in the graph, and whether it is right."""

    genre: Genre
    family: str
    evidence: frozenset[str]
    confidence: float
    right: bool


class Bucket(NamedTuple):
    """Facts of about one confidence: from which on, how many, their mean confidence, the share that is right."""

    least: float
    n: int
    mean: float
    precision: float


def annotated(document: Path, annotation: Path) -> Iterator[Judged]:
    """The facts of a document that its annotation can tell right from wrong."""
    analysis = pipeline.analyse(pipeline.document(document.read_bytes(), document.name))
    gold, graph = json.loads(annotation.read_text(encoding="utf-8")), rdflib.Dataset(default_union=True)
    graph.parse(data="".join(f"{q} .\n" for q in rdf.quads(analysis)), format="nquads")
    for triple in _ontology():
        graph.add(triple)
    said = Said(graph, next(graph.subjects(DCTERMS.source)))
    mint = Mint(analysis.reading.document.path)
    for read, fact in both(analysis):
        right = single.right(gold, said, rdflib.URIRef(mint.fact(fact).value), type(fact).__name__)
        if right is not None:
            yield judged(read, fact, analysis, right)


def judged(read: Fact, fact: Fact, analysis: Analysis, right: bool) -> Judged:
    """A fact with its reader's level and with its confidence, judged."""
    return Judged(
        analysis.reading.genre, certainty.family(read), frozenset(certainty.evidence(read, analysis)), fact.confidence, right
    )


def both(analysis: Analysis) -> Iterator[tuple[Fact, Fact]]:
    """Each fact with its reader's level, and with its confidence."""
    return zip(pipeline.extract(analysis.reading), analysis.facts, strict=True)


def buckets(facts: Iterable[Judged]) -> list[Bucket]:
    """The facts by their confidence; buckets without any are left out."""
    found, out = list(facts), []
    for low, high in zip(BOUNDS, BOUNDS[1:], strict=False):
        if inside := [f for f in found if low <= f.confidence < high]:
            n = len(inside)
            out.append(Bucket(low, n, sum(f.confidence for f in inside) / n, sum(f.right for f in inside) / n))
    return out


def error(facts: Iterable[Judged]) -> float:
    """By how much confidences are off on the average: the distance of mean and precision, weighed by the size of the buckets."""
    found = buckets(facts)
    return sum(b.n * abs(b.mean - b.precision) for b in found) / max(1, sum(b.n for b in found))


def separation(facts: Iterable[Judged]) -> float:
    """How often a right fact has more confidence than a wrong one (area under the curve; 0.5 is chance)."""
    found = list(facts)
    right, wrong = ([f.confidence for f in found if f.right is truth] for truth in (True, False))
    above = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong)
    return above / max(1, len(right) * len(wrong))


def report(columns: dict[str, list[Judged]]) -> Iterator[str]:
    """The lines of the table: a bucket a line, and a column a set of documents."""
    yield f"{'confidence':12}" + "".join(f"{name:>7}    n mean prec" for name in columns)
    found = {name: {b.least: b for b in buckets(facts)} for name, facts in columns.items()}
    for low in BOUNDS[:-1]:
        row = (found[name].get(low) for name in columns)
        yield f"{low:.1f} and more " + "".join(f"{b.n:12}{b.mean:5.2f}{b.precision:5.2f}" if b else f"{0:12}{'':10}" for b in row)
    yield f"{'off by':12}" + "".join(f"{error(facts):22.3f}" for facts in columns.values())
    yield f"{'separation':12}" + "".join(f"{separation(facts):22.3f}" for facts in columns.values())


@cache
def _ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY, format="turtle")
