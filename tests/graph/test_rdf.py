import json
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg import resources
from kg.graph import ontology, rdf
from kg.graph.mint import indicator, unit
from kg.graph.vocab import INDICATOR, KG, QUDT, RDF, UNIT
from kg.mentions.measures.scales import scale
from tests.graph import sample

HOSTILE = [
    'a"b',
    "x<script>",
    "两\n行",
    "100%",
    "emoji 😀 项目",
    "a\\b",
    "★",
    "{}|^`",
    "x' } ; DROP ALL #",
    " 空格 ",
    "ｆｕｌｌ－ｗｉｄｔｈ",
    "‮rtl",
]


def lines(analysis):
    return [f"{q} ." for q in rdf.quads(analysis)]


def test_what_is_said_twice_of_one_thing_has_one_confidence():
    analysis = sample.first()
    twice = tuple(f for fact in analysis.facts for f in (fact, replace(fact, confidence=round(fact.confidence / 2, 3))))
    quads = rdf.quads(replace(analysis, facts=twice))
    rated = [q.subject for q in quads if q.predicate == KG("confidence")]
    assert rated
    assert len(rated) == len(set(rated))


def test_quads_are_sorted_and_all_in_the_document_graph():
    quads = rdf.quads(sample.first())
    assert quads == sorted(quads, key=str)
    assert len({q.graph_name for q in quads}) == 1
    assert not any(isinstance(t, ox.BlankNode) for q in quads for t in (q.subject, q.object))


def test_every_fact_and_group_has_evidence_and_modality():
    quads = rdf.quads(sample.first())
    nodes = {q.subject for q in quads if "/fact/" in q.subject.value and not q.subject.value.endswith("_q")}
    assert len(nodes) == 20
    for p in ("evidence", "modality"):
        assert {q.subject for q in quads if q.predicate == KG(p)} == nodes


def test_a_planned_statement_is_evidence_only():
    said = {(q.subject.value.rpartition("/")[2], q.predicate) for q in rdf.quads(sample.first())}
    assert ("松雪储能项目", KG("locatedIn")) in said
    assert ("松雪储能项目", KG("developer")) not in said


def test_a_range_has_bounds_and_no_value():
    quads = rdf.quads(sample.first())
    (node,) = {q.subject for q in quads if q.predicate == KG("originalText") and q.object.value == "2亿美元至3亿美元"}
    about = {q.predicate: q.object.value for q in quads if q.subject == node}
    assert about[KG("lowerBound")] == "200000000"
    assert about[KG("upperBound")] == "300000000"
    assert QUDT("numericValue") not in about


def test_exact_values_have_no_bounds():
    quads = rdf.quads(sample.second())
    assert not [q for q in quads if q.predicate in (KG("lowerBound"), KG("upperBound"))]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_give_valid_iris_and_come_back(name):
    text = "\n".join(lines(sample.renamed(sample.first(), "松雪能源有限公司", name)))
    assert any(q.object.value == name for q in ox.parse(text, format=ox.RdfFormat.N_QUADS) if isinstance(q.object, ox.Literal))


def test_hostile_paths_give_valid_iris():
    paths = ['a"b.txt', "100%.txt", "目录/文件 1.txt", "a<b>.txt", "x\ny.txt"]
    graphs = {rdf.quads(sample.second(path))[0].graph_name for path in paths}
    assert len(graphs) == len(paths)


def test_the_same_bytes_under_any_hash_seed():
    code = "from tests.graph import sample; from kg.graph import rdf; import hashlib; print(hashlib.sha256(str(rdf.quads(sample.first())).encode()).hexdigest())"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(seen) == 1


def test_codes_of_the_data_are_in_the_ontology():
    known = {(t.subject, t.predicate, t.object) for t in ontology.triples()}
    subjects = {s for s, _, _ in known}
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for row in resources.table("indicators.tsv"):
        node = indicator(row["code"])
        assert (node, label, ox.Literal(row["zh"], language="zh")) in known
        assert (node, label, ox.Literal(row["en"], language="en")) in known
        assert (node, KG("canonicalUnit"), unit(row["unit"])) in known
    for row in resources.table("units.tsv"):
        node = unit(row["code"])
        assert not node.value.startswith(UNIT.iri) or node in subjects, row
    assert INDICATOR("duration") in subjects


def test_the_ontology_says_of_units_what_values_are_compared_by():
    known, factor, kind = {}, QUDT("conversionMultiplier"), QUDT("unitForQuantityKind")
    for t in ontology.triples():
        if t.predicate in (factor, kind):
            known.setdefault(t.subject, {})[t.predicate] = t.object.value.rpartition("/")[2]
    measured = {s: (Decimal(found[factor]), found[kind]) for s, found in known.items() if factor in found}
    assert measured == {unit(r["unit"]): scale(r["unit"]) for r in resources.table("unit_scales.tsv")}


def test_labels_of_the_ontology_are_in_both_languages():
    languages = {}
    for t in ontology.triples():
        if t.predicate.value.rpartition("#")[2] in ("label", "prefLabel", "definition"):
            languages.setdefault((t.subject.value, t.predicate.value), set()).add(t.object.language)
    assert {k: v for k, v in languages.items() if v != {"en", "zh"}} == {}


def test_kinds_of_the_model_are_in_the_ontology():
    classes = {t.subject for t in ontology.triples() if t.predicate == RDF("type")}
    kinds = json.loads(
        '["Statement", "Observation", "StatusChange", "Change", "Designation", "Distinction", "Issue", "Action", "Group"]'
    )
    assert all(KG(kind) in classes for kind in [*kinds, "Contract", "Project", "DevelopmentZone"])


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("元/亩", "https://w3id.org/parkgraph/unit/元%2F亩"),
        ("MU_CN", "https://w3id.org/parkgraph/unit/MU_CN"),
        ("M2", "http://qudt.org/vocab/unit/M2"),
    ],
)
def test_units_keep_their_slash(name, iri):
    assert unit(name).value == iri
