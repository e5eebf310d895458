"""The annotated articles hang together: a document and a half for each, quotes that stand in the text, ids that exist."""

import json
import re

import pytest

from kg import pipeline
from kg.evaluate.match import norm
from kg.graph import validate
from kg.graph.store import Store
from tests.eval.run import ARTICLES

NAMES = [name for names in ARTICLES.halves().values() for name in names]


def test_every_document_is_annotated_and_in_one_half():
    documents = sorted(p.stem for p in ARTICLES.documents.iterdir())
    assert documents == sorted(p.stem for p in ARTICLES.gold.glob("*.json")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_annotation_fits_its_document(name):
    gold = json.loads((ARTICLES.gold / f"{name}.json").read_text(encoding="utf-8"))
    path = ARTICLES.document(name)
    said = norm(pipeline.document(path.read_bytes(), path.name).text)
    ids = {e["id"] for e in gold["entities"]}
    assert gold["id"] == name
    assert gold["protagonist"] in ids
    assert [e["names"] for e in gold["entities"] if not any(norm(n) in said for n in e["names"])] == []
    parts = [p for f in gold["facts"] for p in re.split(r"\.\.\.|[。！？!?\n]", f["quote"]) if norm(p)]
    assert [p for p in parts if norm(p) not in said] == []
    assert {f[k] for f in gold["facts"] if f["kind"] == "relation" for k in ("s", "o") if k in f} <= ids


def test_the_graph_of_all_is_sound(tmp_path):
    with Store(tmp_path / "g", write=True) as store:
        for name in NAMES:
            path = ARTICLES.document(name)
            store.add(pipeline.analyse(pipeline.document(path.read_bytes(), path.name)))
        store.refresh_view()
        found = validate.validate(store)
    assert [f for f in found if f.severity == "Violation" or "to itself" in f.message] == []
