"""The graph of one document -> descriptions of its entities, for identity across documents.

<project> kg:locatedIn <全椒经开区>, a Statement with kg:developer <安徽晶岳…>, <doc> dcterms:spatial <全椒县> -> Description
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.statements import Graph
from kg.graph.vocab import DCTERMS, KG, QUDT, RDF, SKOS
from kg.mentions.naming import forms
from kg.model import Entity
from kg.resolve.said import Description, amount

NAMES = (SKOS("prefLabel"), SKOS("altLabel"), SKOS("hiddenLabel"))
COMPANY = frozenset({"developer", "investor", "operatedBy", "holdsPost", "client", "unitOf"})
PLACE = frozenset({"locatedIn", "partOf"})
AMOUNTS = re.compile(
    r"totalInvestment|investment|landArea|floorArea|(?:计划)?总?投资额?|占地面积|建筑面积"
    r"|[年月日](?:产|处理|加工|供应?|出栏)(?!值).*|(?:设计)?(?:产能|装机(?:容量|规模)?)"
)
"""Indicators of a project that stay the same from document to document: what it costs, takes up and makes."""


def descriptions(graph: Graph) -> Iterator[Description]:
    """What a document says of each of its entities."""
    labels = {n: name.value for n, name in graph.one(NAMES[0]).items() if "/id/" in n.value}
    kinds = {n: c.value.rpartition("#")[2] for n, c in graph.one(RDF("type")).items() if n in labels}
    codes = {n: c.value for n, c in graph.one(KG("areaCode")).items()}
    within = {n: codes.get(o, "") for n, o in graph.one(KG("parentArea")).items() if isinstance(o, NamedNode)}
    others = [graph.all(p) for p in NAMES[1:]]
    year = next((o.value[:4] for _, o in graph[DCTERMS("issued")]), "")
    home = next((codes.get(o, "") for _, o in graph[DCTERMS("spatial")] if isinstance(o, NamedNode)), "")
    home = home or _only_area({*codes.values(), *within.values()})
    said = _statements(graph)
    amounts = _amounts(graph)
    for node, label in sorted(labels.items(), key=lambda pair: pair[0].value):
        entity = Entity(
            node.value,
            kinds.get(node, ""),
            label,
            tuple(sorted(others[0][node])),
            tuple(sorted(others[1][node])),
            code=codes.get(node, ""),
        )
        places = {o for p, o in said[node] if p in PLACE and o in labels}
        yield Description(
            entity,
            year,
            home,
            frozenset(c for o in places if (c := codes.get(o) or within.get(o, ""))),
            frozenset(labels[o] for p, o in said[node] if p in COMPANY and o in labels),
            frozenset(forms.stem(kinds.get(o, ""), labels[o]) for o in places if forms.family(kinds.get(o, "")) == "zone"),
            frozenset(o.value.rpartition("/")[2] for p, o in said[node] if p == "industry"),
            frozenset(amounts[node]),
        )


def _only_area(codes: set[str]) -> str:
    """The one county, or else the one city, that a document without a home speaks of; empty where there are several."""
    for digits in (6, 4):
        found = {code[:digits] for code in codes if len(code) >= digits}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _statements(graph: Graph) -> defaultdict[NamedNode, set[tuple[str, NamedNode]]]:
    """Entity -> (relation, other entity), planned ones too: a planned project lies where it is planned."""
    subjects, objects = graph.one(RDF("subject")), graph.one(RDF("object"))
    out: defaultdict[NamedNode, set[tuple[str, NamedNode]]] = defaultdict(set)
    for fact, p in graph[RDF("predicate")]:
        s, o = subjects.get(fact), objects.get(fact)
        if isinstance(s, NamedNode) and isinstance(o, NamedNode):
            name = p.value.rpartition("#")[2]
            out[s].add((name, o))
            if name == "hasPart":
                out[o].add(("partOf", s))
    return out


def _amounts(graph: Graph) -> defaultdict[NamedNode, set[str]]:
    """Entity -> its total investment, areas and capacities, as `amount` writes them."""
    values, units = graph.one(QUDT("numericValue")), graph.one(QUDT("hasUnit"))
    about, quantities = graph.one(KG("about")), graph.one(KG("quantity"))
    out: defaultdict[NamedNode, set[str]] = defaultdict(set)
    for fact, indicator in graph[KG("indicator")]:
        subject, quantity = about.get(fact), quantities.get(fact)
        if (
            AMOUNTS.fullmatch(indicator.value.rpartition("/")[2])
            and isinstance(subject, NamedNode)
            and isinstance(quantity, NamedNode)
        ):
            value, unit = values.get(quantity), units.get(quantity)
            if value and unit:
                out[subject].add(amount(float(value.value), unit.value.rpartition("/")[2]))
    return out
