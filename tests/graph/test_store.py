import itertools

import pytest
from pyoxigraph import Quad

from kg.errors import QueryError, StoreError
from kg.graph import changes, rdf, validate
from kg.graph.changes import DERIVED
from kg.graph.store import Store
from kg.graph.vocab import STATE, VIEW
from kg.out import turtle
from tests.graph import sample


def view(store):
    return sorted(str(q) for q in store.db.quads_for_pattern(None, None, None, VIEW))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "图谱", write=True) as store:
        store.add(sample.first())
        store.add(sample.second())
        store.refresh_view()
        yield store


def test_the_order_of_documents_does_not_matter(tmp_path):
    exports = set()
    for i, order in enumerate(itertools.permutations([sample.first(), sample.second(), sample.first("b.txt")])):
        with Store(tmp_path / str(i), write=True) as store:
            for j, analysis in enumerate(order):
                store.add(analysis)
                if (i + j) % 2:  # and neither does when the view is refreshed
                    store.refresh_view()
            store.refresh_view()
            exports.add("\n".join(view(store)))
            turtle.export(store, tmp_path / f"{i}.nq")
    assert len(exports) == 1
    assert len({(tmp_path / f"{i}.nq").read_bytes() for i in range(6)}) == 1


def test_what_one_document_only_said_goes_with_it(store):
    before = view(store)
    store.add(sample.first("b.txt"))
    store.refresh_view()
    assert view(store) != before
    assert store.remove("b.txt")
    store.refresh_view()
    assert view(store) == before
    assert not store.remove("b.txt")


def test_a_mended_view_is_the_rebuilt_view(store, monkeypatch):
    for n in range(8):
        store.add(sample.second(f"{n}.txt"))
    store.refresh_view()
    store.remove("3.txt")
    store.add(sample.first("4.txt"))
    store.refresh_view()
    mended = view(store)
    for documents, mended_at_once in ((200, 2_000), (2, 4), (1, 1)):
        monkeypatch.setattr(changes, "DERIVED_AT_ONCE", documents)
        monkeypatch.setattr(changes, "MENDED_AT_ONCE", mended_at_once)
        store.db.add(Quad(VIEW, DERIVED, VIEW, STATE))  # as a killed refresh leaves it: all that is derived is written anew
        store.refresh_view()
        assert view(store) == mended


def test_a_document_replaced_is_there_once(store):
    store.add(sample.first())
    store.refresh_view()
    assert [d.path for d in store.documents()] == ["2024/云岭.txt", "2024/后续.txt"]
    assert [(d.entities, d.facts) for d in store.documents()] == [(10, 20), (2, 2)]
    assert store.version("2024/云岭.txt") == "0" * 64
    assert store.version("other.txt") is None


def test_a_view_left_behind_is_mended_when_opened(tmp_path):
    with Store(tmp_path / "g", write=True) as store:
        store.add(sample.first())  # and the process ends before the view is refreshed
    with Store(tmp_path / "g") as store:
        assert list(store.query("SELECT ?p WHERE { ?p a kg:Project }"))


def test_one_writer_many_readers(tmp_path):
    with Store(tmp_path / "g", write=True) as store:
        store.add(sample.second())
        store.refresh_view()
        for write in (True, False):
            with pytest.raises(StoreError, match="in use by process"):
                Store(tmp_path / "g", write=write)
    with Store(tmp_path / "g") as a, Store(tmp_path / "g") as b:
        assert len(list(a.documents())) == len(list(b.documents())) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no graph here"), ("{", "not the description"), ('{"format": 99}', "format 99"), ("[]", "not the description")],
)
def test_what_is_no_store_is_said_so(tmp_path, content, message):
    if content is not None:
        (tmp_path / "parkgraph.json").write_text(content)
    with pytest.raises(StoreError, match=message):
        Store(tmp_path)


def test_another_base(tmp_path):
    with Store(tmp_path / "g", write=True, base="https://example.org/x/") as store:
        assert {q.graph_name.value[:24] for q in rdf.quads(sample.second(), store.base)} == {"https://example.org/x/do"}
        store.add(sample.second())
        assert [d.path for d in store.documents()] == ["2024/后续.txt"]
    with pytest.raises(StoreError, match="its IRIs begin with"):
        Store(tmp_path / "g", write=True, base="https://example.org/y/")


@pytest.mark.parametrize(
    ("text", "message"),
    [("SELECT ?x {", "malformed SPARQL"), ("DROP ALL", "only read"), ("# x\nPREFIX a: <b:>\ninsert data {}", "only read")],
)
def test_wrong_queries_are_explained(store, text, message):
    with pytest.raises(QueryError, match=message):
        store.query(text)


def test_a_sound_graph_passes_its_checks(store):
    assert [f for f in validate.validate(store) if f.severity == "Violation"] == []


def test_faults_are_found(store):
    graph = next(iter(store.db.named_graphs()))
    store.db.update(
        f"PREFIX kg: <https://w3id.org/parkgraph/ontology#> DELETE {{ GRAPH ?g {{ ?f kg:evidence ?p }} }} "
        f"INSERT {{ GRAPH ?g {{ ?f kg:condition '另文' }} GRAPH <{VIEW.value}> {{ ?f kg:condition '另文' }} }} "
        f"WHERE {{ GRAPH ?g {{ ?f a kg:StatusChange ; kg:evidence ?p }} FILTER(?g != <{VIEW.value}>) }}"
    )
    store.db.update(
        f"PREFIX kg: <https://w3id.org/parkgraph/ontology#> INSERT {{ GRAPH <{VIEW.value}> {{ ?q kg:originalText '别处31亿元' }} }} "
        f"WHERE {{ GRAPH <{VIEW.value}> {{ ?q kg:originalText ?text }} }}"
    )
    messages = " ".join(f.message for f in validate.validate(store))
    assert graph
    assert "Quantity wording 别处31亿元 does not occur" in messages
    assert "A fact needs at least one evidence passage." in messages
    assert "kg:condition wording 另文 does not occur" in messages
    assert "An actual fact cannot carry a condition." in messages
