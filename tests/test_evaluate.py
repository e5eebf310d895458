"""The scorer gives the very numbers of the one that the annotations came with."""

import importlib.util
import json

import pytest

from kg import evaluate, pipeline
from kg.graph import rdf
from kg.graph.store import Store
from tests.conftest import ROOT, SHARED

OWN = ROOT / "tests" / "eval"
ONTOLOGY = ROOT / "ontology" / "kg.ttl"


@pytest.fixture(scope="module")
def analyses():
    names = sorted(p.stem for p in (OWN / "gold").glob("*.json"))[:8]
    return {n: pipeline.analyse(pipeline.READERS[".txt"]((OWN / "texts" / f"{n}.txt").read_bytes(), f"{n}.txt")) for n in names}


@pytest.fixture(scope="module")
def folders(analyses, tmp_path_factory):
    gold, graph = tmp_path_factory.mktemp("gold"), tmp_path_factory.mktemp("graph") / "x.nq"
    for name in analyses:
        (gold / f"{name}.json").write_bytes((OWN / "gold" / f"{name}.json").read_bytes())
    graph.write_text("".join(f"{q} .\n" for a in analyses.values() for q in rdf.quads(a)), encoding="utf-8")
    return gold, graph


def test_the_same_numbers_as_the_original(folders):
    path = SHARED / "eval" / "score.py"
    if not path.is_file():
        pytest.skip(f"{path} is absent: there is no other scorer to compare with")
    spec = importlib.util.spec_from_file_location("score", path)
    original = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(original)
    gold, graph = folders
    assert evaluate.score(gold, [graph, ONTOLOGY]) == original.score(gold, [graph, ONTOLOGY])


def test_a_store_scores_like_its_export(folders, analyses, tmp_path):
    gold, graph = folders
    with Store(tmp_path / "g", write=True) as store:
        for analysis in analyses.values():
            store.add(analysis)
        store.refresh_view()
        assert evaluate.score_store(gold, store) == evaluate.score(gold, [graph, ONTOLOGY])


def test_a_missing_document_is_named(folders, tmp_path):
    gold, graph = folders
    (tmp_path / "no_such.json").write_text(json.dumps({"entities": [], "facts": []}))
    rows, missing = evaluate.score(tmp_path, [graph])
    assert missing == ["no_such"]
    assert evaluate.cells(rows[0]) == ("entity", "0", "0", "0", "0.000", "0.000", "0.000")
