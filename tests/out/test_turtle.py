import json

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import KgError, QueryError
from kg.graph.store import Store
from kg.out import tables, turtle
from tests.graph import sample

HOSTILE = ['a"b\\', "<b>&amp;", "两\n行", "100%", "😀", "a.b,c;d"]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store(tmp_path_factory.mktemp("g"), write=True) as store:
        for i, name in enumerate(HOSTILE):
            store.add(sample.renamed(sample.first(f"{i}.txt"), "松雪能源有限公司", name))
        store.refresh_view()
        yield store


def test_all_formats_say_the_same(store, tmp_path):
    found = {}
    for ending in ("ttl", "nt", "jsonld"):
        path = tmp_path / f"x.{ending}"
        turtle.export(store, path)
        found[ending] = {q.triple for q in ox.parse(path=str(path), format=turtle.FORMATS[f".{ending}"])}
    assert found["ttl"] == found["nt"] == found["jsonld"]
    names = {t.object.value for t in found["ttl"] if isinstance(t.object, ox.Literal)}
    assert set(HOSTILE) <= names


def test_an_independent_parser_reads_the_turtle(store, tmp_path):
    count = turtle.export(store, tmp_path / "x.ttl")
    assert len(rdflib.Graph().parse(tmp_path / "x.ttl")) == count


def test_quads_keep_a_graph_a_document(store, tmp_path):
    turtle.export(store, tmp_path / "x.nq")
    lines = (tmp_path / "x.nq").read_text(encoding="utf-8").splitlines()
    assert len({q.graph_name for q in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS)} - {turtle.IDENTITY}) == len(
        HOSTILE
    )


def test_turtle_is_readable(store, tmp_path):
    turtle.export(store, tmp_path / "x.ttl")
    text = (tmp_path / "x.ttl").read_text(encoding="utf-8")
    assert "\nkge:松雪储能项目 a kg:Project ;\n    skos:altLabel " in text
    assert "@prefix kg: <https://w3id.org/parkgraph/ontology#> .\n" in text
    assert "@prefix prov:" not in text


def test_another_ending_is_refused(store, tmp_path):
    with pytest.raises(KgError, match="use one of .ttl .nt .nq .jsonld"):
        turtle.export(store, tmp_path / "x.rdf")
    with pytest.raises(KgError, match="cannot be written"):
        turtle.export(store, tmp_path / "no" / "x.ttl")


SELECT = "SELECT ?l ?p WHERE { ?p a kg:Project ; skos:prefLabel ?l }"


def test_results_as_data(store):
    def answer(text, kind):
        return tables.Result(store.query(text)).serialize(kind)

    assert answer(SELECT, "csv") == "l,p\r\n松雪储能项目,https://w3id.org/parkgraph/id/松雪储能项目\r\n"
    assert json.loads(answer(SELECT, "json"))["head"]["vars"] == ["l", "p"]
    assert answer(SELECT, "xml").startswith("<?xml")
    assert answer("ASK { ?p a kg:Project }", "csv") == "answer\r\ntrue\r\n"
    construct = "CONSTRUCT { ?p a kg:Project } WHERE { ?p a kg:Project }"
    assert answer(construct, "ttl").endswith("\nkge:松雪储能项目 a kg:Project .\n")
    assert answer(construct, "csv").splitlines()[1] == "kge:松雪储能项目,rdf:type,kg:Project"
    assert "松雪储能项目" in answer(construct, "json")
    with pytest.raises(QueryError, match="ttl is for CONSTRUCT"):
        answer(SELECT, "ttl")
    with pytest.raises(QueryError, match="format yaml"):
        answer(SELECT, "yaml")


def test_rows_are_what_people_read(store):
    assert list(tables.Result(store.query(SELECT)).rows()) == [("松雪储能项目", "kge:松雪储能项目")]
    assert list(tables.Result(store.query("SELECT ?x WHERE { BIND(1 AS ?y) }")).rows()) == [("",)]
