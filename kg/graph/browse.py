"""The view graph -> rows that a person reads: entities with their names, facts in one line each with the sentence.

    Observation of 清溪储能项目 -> "总投资 30亿元", its sentence, document, modality and period

Used by `kg show` and by the page, so that both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions

from kg.graph.store import Store
from kg.graph.vocab import KG


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as it is shown."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact from the side of one entity. `other` is the entity at its other end ("" where there is none); `role` says how it
    is related in a few words; `text` is the whole in one line."""

    iri: str
    kind: str
    entity: str
    other: str
    role: str
    text: str
    modality: str
    period: str
    confidence: float
    passage: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A sentence with where it stands."""

    iri: str
    text: str
    begin: int
    document: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as it is shown."""

    iri: str
    path: str
    title: str
    issued: str
    publisher: str
    url: str


_ENTITIES = """
SELECT ?e ?kind ?label ?alt WHERE {
  ?e skos:prefLabel ?label ; a ?kind . FILTER(STRSTARTS(STR(?e), CONCAT(%s, "id/"))) FILTER(STRSTARTS(STR(?kind), STR(kg:)))
  OPTIONAL { ?e skos:altLabel|skos:hiddenLabel ?alt } }"""

_FACT = """SELECT DISTINCT ?f ?e ?o ?role ?text ?mode ?from ?to ?sure ?p WHERE { ?f kg:modality ?mode ; kg:evidence ?p . %s
  OPTIONAL { ?f kg:confidence ?sure } OPTIONAL { ?f kg:period ?t OPTIONAL { ?t kg:start ?from } OPTIONAL { ?t kg:end ?to } } }"""
"""What is asked of every fact, before what the kinds have of their own, whose optional parts come last: what follows an OPTIONAL
would be matched by itself, in the whole graph."""
_ACTION = """?f a kg:Action ; kg:agent ?e ; kg:verb ?role ; kg:%s ?o . ?o skos:prefLabel ?text FILTER(LANG(?text) != "en")"""
_KINDS = (
    (
        "Statement",
        """?f a kg:Statement ; rdf:subject ?e ; rdf:predicate ?pred ; rdf:object ?o . ?o skos:prefLabel ?text FILTER(LANG(?text) != "en")
        OPTIONAL { ?pred rdfs:label ?zh FILTER(LANG(?zh) = "zh") } OPTIONAL { ?f kg:role ?post }
        BIND(COALESCE(?post, ?zh, STR(?pred)) AS ?role)""",
    ),
    (
        "Observation",
        """?f a kg:Observation ; kg:about ?e ; kg:indicator ?i ; kg:quantity/kg:originalText ?text . ?i skos:prefLabel ?role
        FILTER(LANG(?role) = "zh") FILTER NOT EXISTS { ?c kg:before ?f } FILTER NOT EXISTS { ?c kg:after ?f }""",
    ),
    (
        "Change",
        """?f a kg:Change ; kg:about ?e ; kg:before ?x ; kg:after ?y . ?x kg:indicator/skos:prefLabel ?role ; kg:quantity/kg:originalText ?one .
        ?y kg:quantity/kg:originalText ?two . FILTER(LANG(?role) = "zh") BIND(CONCAT(?one, " → ", ?two) AS ?text)""",
    ),
    (
        "StatusChange",
        """?f a kg:StatusChange ; kg:about ?e ; kg:phase/skos:prefLabel ?text . FILTER(LANG(?text) = "zh") BIND("阶段" AS ?role)""",
    ),
    ("Designation", """?f a kg:Designation ; kg:about ?e ; kg:honour ?o . ?o skos:prefLabel ?text . BIND("获得" AS ?role)"""),
    (
        "Distinction",
        """?f a kg:Distinction ; kg:qualifies ?e ; kg:distinctionType/skos:prefLabel ?text . FILTER(LANG(?text) = "zh") BIND("首位" AS ?role)""",
    ),
    ("Issue", """?f a kg:Issue ; kg:about ?e ; kg:category/skos:prefLabel ?text . BIND("问题" AS ?role)"""),
    ("Action", _ACTION % "object"),
    ("Action", _ACTION % "participant"),
)
"""What each kind of fact has of its own. Objects and participants are asked for one after the other: a path of alternatives would be
matched in the whole graph first."""

_ASKED = 500
"""Values in one query: each query costs about a millisecond of its own, and its text is held in memory."""


def is_entity(iri: str) -> bool:
    """Whether an IRI names an entity, and not a concept, a group or a fact."""
    return "/id/" in iri


def entities(store: Store, base: str, only: Iterable[str] | None = None) -> list[Named]:
    """The entities, in the order of their IRIs; `only` restricts them to some IRIs."""
    found: dict[str, tuple[str, str, set[str]]] = {}
    for row in _each(store, _ENTITIES % _quoted(base), "e", only):
        iri = row["e"].value
        kind, label, names = found.setdefault(iri, (row["kind"].value.removeprefix(KG.iri), row["label"].value, set()))
        if row["alt"] is not None:
            names.add(row["alt"].value)
        if row["label"].value != label:  # two documents may prefer different names: the longer is shown
            longer, shorter = sorted((label, row["label"].value), key=lambda n: (-len(n), n))
            found[iri] = (kind, longer, names | {shorter})
    return [Named(iri, k, label, tuple(sorted(names - {label}))) for iri, (k, label, names) in sorted(found.items())]


def facts(store: Store, only: Iterable[str] | None = None) -> list[FactRow]:
    """The facts from the side of their subject, in a fixed order; `only` restricts them to some entities' IRIs."""
    return _facts(store, _KINDS, "e", only)


def facts_towards(store: Store, others: Iterable[str]) -> list[FactRow]:
    """The facts that have one of these entities at their other end, from the side of their subject."""
    return _facts(store, [(kind, body) for kind, body in _KINDS if "?o " in body], "o", others)


def ordered(rows: Iterable[FactRow]) -> list[FactRow]:
    """Facts in their fixed order: by entity, as they stand in the documents."""
    return sorted(rows, key=lambda r: (r.entity, r.passage, r.kind, r.iri, r.other, r.text))


def _facts(store: Store, kinds: Iterable[tuple[str, str]], variable: str, iris: Iterable[str] | None) -> list[FactRow]:
    modes, chosen = _modalities(store), None if iris is None else sorted(iris)
    return ordered(
        {
            _row(kind, row, modes)
            for kind, body in kinds
            for row in _each(store, _FACT % body, variable, chosen)
            if isinstance(row["e"], NamedNode)
        }
    )


def _row(kind: str, row: QuerySolution, modes: dict[str, str]) -> FactRow:
    mode = row["mode"].value.rsplit("/", 1)[-1]
    period = _period(row["from"], row["to"])
    other = row["o"].value if isinstance(row["o"], NamedNode) else ""
    text = f"{row['role'].value} {row['text'].value}"
    notes = [n for n in (modes.get(mode, mode) if mode != "actual" else "", period) if n]
    return FactRow(
        row["f"].value,
        kind,
        row["e"].value,
        other,
        row["role"].value,
        text + (f"（{'，'.join(notes)}）" if notes else ""),
        mode,
        period,
        float(row["sure"].value) if row["sure"] is not None else 1.0,
        row["p"].value,
    )


def _period(start: Literal | None, end: Literal | None) -> str:
    a, b = (x.value if x is not None else "" for x in (start, end))
    return a if a == b else f"{a}—{b}"


def _modalities(store: Store) -> dict[str, str]:
    query = 'SELECT ?c ?l WHERE { ?c skos:prefLabel ?l ; skos:inScheme kgm:modality . FILTER(LANG(?l) = "zh") }'
    return {r["c"].value.rsplit("/", 1)[-1]: r["l"].value for r in select(store, query)}


def passages(store: Store, only: Iterable[str]) -> dict[str, PassageRow]:
    """The passages with the given IRIs."""
    query = "SELECT ?p ?text ?begin ?d WHERE { ?p nif:anchorOf ?text ; nif:beginIndex ?begin ; nif:referenceContext ?d }"
    rows = _each(store, query, "p", only)
    return {r["p"].value: PassageRow(r["p"].value, r["text"].value, int(r["begin"].value), r["d"].value) for r in rows}


def documents(store: Store, only: Iterable[str] | None = None) -> dict[str, DocumentRow]:
    """The documents by IRI; `only` restricts them to some IRIs."""
    query = """SELECT ?d ?path ?title ?issued ?outlet ?url WHERE { ?d a kg:Document ; dcterms:source ?path . OPTIONAL { ?d dcterms:title ?title }
      OPTIONAL { ?d dcterms:issued ?issued } OPTIONAL { ?d dcterms:publisher/skos:prefLabel ?outlet } OPTIONAL { ?d schema:url ?url } }"""
    out = {}
    for r in _each(store, query, "d", only):
        path, title, issued, outlet, url = (text(r, k) for k in ("path", "title", "issued", "outlet", "url"))
        out[r["d"].value] = DocumentRow(r["d"].value, path, title, issued[:10], outlet, url)
    return dict(sorted(out.items()))


def named(store: Store, name: str, base: str) -> list[str]:
    """The IRIs of the entities that are called so, exact names first, then names that contain it."""
    query = """SELECT DISTINCT ?e ?n WHERE { ?e skos:prefLabel|skos:altLabel|skos:hiddenLabel ?n . FILTER(STRSTARTS(STR(?e), CONCAT(%s, "id/")))
      FILTER(CONTAINS(STR(?n), %s)) }"""
    found: dict[str, int] = {}
    for r in select(store, query % (_quoted(base), _quoted(name))):
        rank = 0 if r["n"].value == name else 1
        found[r["e"].value] = min(rank, found.get(r["e"].value, 9))
    best = min(found.values(), default=0)
    return sorted(e for e, rank in found.items() if rank == best)


def select(store: Store, query: str, **bound: str) -> QuerySolutions:
    """The solutions of a SELECT query; `bound` gives variables their IRI, which then stands in the patterns: the search begins there."""
    head, where, body = query.partition("WHERE")
    for name, iri in bound.items():
        head = re.sub(rf"\?{name}\b", f"(<{iri}> AS ?{name})", head)
        body = re.sub(rf"\?{name}\b", f"<{iri}>", body)
    return cast(QuerySolutions, store.query(head + where + body))


def text(row: QuerySolution, name: str) -> str:
    """The value of a variable in a solution; empty where it is unbound."""
    return row[name].value if row[name] is not None else ""


def _each(store: Store, query: str, variable: str, iris: Iterable[str] | None) -> Iterator[QuerySolution]:
    """The solutions for each of these values of a variable, some hundreds in a query; for all values where none are given."""
    if iris is None:
        yield from select(store, query)
        return
    head, where, body = query.partition("WHERE {")
    values = [f"<{iri}>" for iri in sorted(iris)]
    for i in range(0, len(values), _ASKED):
        yield from select(store, f"{head}{where} VALUES ?{variable} {{ {' '.join(values[i : i + _ASKED])} }} {body}")


def _quoted(text: str) -> str:
    """A string literal of SPARQL: nothing in a name can end it."""
    return str(Literal(text))
