"""Namespaces and terms of the graph, as pyoxigraph nodes.

ontology/kg.ttl defines kg:; the others are public vocabularies (design: reuse what every tool reads).
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.resolve.names import BASE

Term = NamedNode | Literal
"""What our graphs hold: there are no blank nodes and no triple terms."""


class Namespace:
    """`KG("Project")` is the node of kg:Project."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __call__(self, name: str) -> NamedNode:
        return _node(self.iri, name)


@lru_cache(maxsize=4_000)
def _node(iri: str, name: str) -> NamedNode:
    return NamedNode(iri + name)


KG = Namespace(BASE + "ontology#")
CODE = Namespace(BASE + "code/")
PHASE = Namespace(BASE + "phase/")
INDICATOR = Namespace(BASE + "indicator/")
KG_UNIT = Namespace(BASE + "unit/")
UNIT = Namespace("http://qudt.org/vocab/unit/")
QUDT = Namespace("http://qudt.org/schema/qudt/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SCHEMA = Namespace("https://schema.org/")
ORG = Namespace("http://www.w3.org/ns/org#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
PROV = Namespace("http://www.w3.org/ns/prov#")

VIEW = NamedNode(BASE + "graph/view")
"""The graph that queries read: all documents together, derived."""
IDENTITY = NamedNode(BASE + "graph/identity")
"""The graph that says which entities of different documents are one, and why."""
REVIEW = NamedNode(BASE + "graph/review")
"""What people have decided about identities; kept over every build."""
INDEX = NamedNode(BASE + "graph/index")
"""What the store knows of entities to find those that may be one (kg.graph.index)."""
STATE = NamedNode(BASE + "graph/state")
"""What the store notes for itself: which documents the view does not have yet, or has still."""

PREFIXES: dict[str, str] = {
    "kg": KG.iri,
    "kge": BASE + "id/",
    "kgf": BASE + "fact/",
    "kgd": BASE + "doc/",
    "kgt": BASE + "time/",
    "kgc": BASE + "concept/",
    "kgi": INDICATOR.iri,
    "kgs": PHASE.iri,
    "kgm": CODE.iri,
    "kgu": KG_UNIT.iri,
    "unit": UNIT.iri,
    "qudt": QUDT.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "xsd": XSD.iri,
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "schema": SCHEMA.iri,
    "org": ORG.iri,
    "nif": NIF.iri,
    "prov": PROV.iri,
}
"""The prefixes that queries may use and Turtle is written with."""

_UNITS = """M2 HA KiloM2 M KiloM CentiM MilliM KiloGM TONNE GM W KiloW MegaW GigaW W-HR KiloW-HR MegaW-HR GigaW-HR TeraW-HR
M3 L PERCENT NUM YR MO DAY HR MIN SEC V-A KiloV-A MegaV-A V KiloV"""
QUDT_UNITS = frozenset(_UNITS.split())
"""Units with an IRI of QUDT's own vocabulary; currencies are unit:CCY_XXX; all others are kgu:{as written}."""


def predicate(name: str) -> NamedNode:
    """The property of a relation: org:unitOf is W3C's, the others are ours."""
    return ORG(name) if name == "unitOf" else KG(name)


def parts(statement: Quad | Triple) -> tuple[NamedNode, NamedNode, Term]:
    """Subject, predicate and object of a statement of ours."""
    return cast(NamedNode, statement.subject), statement.predicate, cast(Term, statement.object)


def is_document(graph: object) -> bool:
    """Whether a graph name is that of a document (it is the document's IRI, under any base)."""
    return isinstance(graph, NamedNode) and "/doc/" in graph.value


def short(iri: str) -> str:
    """An IRI with its prefix (kge:某某项目), or as it is where none of ours fits."""
    fitting = (p for p, namespace in PREFIXES.items() if iri.startswith(namespace) and iri != namespace)
    found = max(fitting, key=lambda p: len(PREFIXES[p]), default=None)
    return f"{found}:{iri[len(PREFIXES[found]) :]}" if found else iri
