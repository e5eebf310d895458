"""What a page draws: all of a small graph, or what is near a name."""

import pytest

from kg import build, open_graph
from kg.errors import KgError
from kg.graph.store import Store
from kg.out import network
from tests.graph import sample


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store(tmp_path_factory.mktemp("g"), write=True) as store:
        for document in (sample.first(), sample.second(), sample.notice()):
            store.add(document)
        store.refresh_view()
        yield store


def labels(found):
    return {d["label"] for _, d in found.graph.nodes(data=True)}


def test_near_a_name(store):
    whole = network.build(store)
    centre = next(n for n, d in whole.graph.nodes(data=True) if d["label"] == "松雪储能项目")
    near = network.build(store, [centre])
    beside = set(whole.graph.successors(centre)) | set(whole.graph.predecessors(centre))
    assert set(near.graph) == beside | {centre}
    assert set(near.facts) <= set(whole.facts)
    assert {f for f in whole.facts if centre in (f.entity, f.other)} <= set(near.facts)
    assert "云岭供水集团" in labels(whole) - labels(near)


def test_each_step_leads_as_far_or_further(store):
    whole = network.build(store)
    for centre in whole.graph:
        steps = [set(network.build(store, [centre], hops).graph) for hops in (1, 2)]
        assert {centre} <= steps[0] <= steps[1] <= set(whole.graph)


def test_a_page_around_a_name(tmp_path):
    (tmp_path / "a.txt").write_text("江川高新区的恒远玻璃项目开工。\n临水县的青禾粮油加工项目竣工。", encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "g")
    with open_graph(tmp_path / "g") as graph:
        graph.view(tmp_path / "x.html", around="恒远玻璃")
        page = (tmp_path / "x.html").read_text(encoding="utf-8")
        assert "恒远玻璃项目" in page
        assert "青禾粮油" not in page
        with pytest.raises(KgError, match="no entity is called 没有"):
            graph.view(tmp_path / "x.html", around="没有")


def test_what_leads_to_a_concept_is_shown_and_takes_no_place(tmp_path):
    text = "青原高新区主导产业为轨道装备、储能电池。\n云帆科技有限公司落户青原高新区。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "g")
    with Store(tmp_path / "g") as store:
        whole = network.build(store)
        zone = next(n for n, d in whole.graph.nodes(data=True) if d["label"] == "青原高新区")
        near = network.build(store, [zone])
    for found in (whole, near):
        assert {"轨道装备", "储能电池"} <= {f.text.split()[-1] for f in found.facts}
        assert found.total == len(found.graph)
