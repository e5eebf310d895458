"""The examples give what examples/expected holds: the graph as Turtle, and the answer of every saved query."""

import difflib

import pytest

from kg import open_graph
from kg.graph import queries
from scripts.golden import EXPECTED, answers


@pytest.fixture(scope="module")
def now(tmp_path_factory):
    return answers(tmp_path_factory.mktemp("examples"))


@pytest.mark.parametrize("name", ["graph.ttl", *(f"queries/{q}.csv" for q in queries.saved())])
def test_the_examples_give_what_is_expected(now, name):
    wanted = (EXPECTED / name).read_bytes().decode("utf-8")
    changed = list(difflib.unified_diff(wanted.splitlines(), now[name].splitlines(), "expected", "now", lineterm="", n=1))
    assert changed == [], "read the difference; where it is right: make golden"


def test_nothing_else_is_expected(now):
    assert {str(p.relative_to(EXPECTED)) for p in EXPECTED.rglob("*.*")} == set(now)


def test_offsets_of_every_passage_give_back_the_very_text(tmp_path):
    answers(tmp_path)
    with open_graph(tmp_path / "graph") as graph:
        rows = list(
            graph.query(
                "SELECT ?text ?a ?b ?s WHERE { ?p nif:referenceContext ?d ; nif:beginIndex ?a ; nif:endIndex ?b ; nif:anchorOf ?s . ?d nif:isString ?text }"
            )
        )
        assert len(rows) > 40
        for r in rows:
            assert r["text"].value[int(r["a"].value) : int(r["b"].value)] == r["s"].value
        wording = list(
            graph.query(
                "SELECT ?w ?s WHERE { ?f kg:evidence ?p . { ?f kg:quantity|kg:count ?q . ?q kg:originalText ?w } UNION { ?f kg:periodText ?w } ?p nif:anchorOf ?s }"
            )
        )
        assert len(wording) > 60
        assert [r["w"].value for r in wording if r["w"].value not in r["s"].value] == []
