"""A store that is added to, changed and thinned out equals one built from scratch, byte for byte; a killed build loses nothing."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat

from kg import KgError, batch, open_graph, pipeline
from kg.errors import ReadError
from kg.graph import changes, rdf
from kg.graph.changes import COMING, DERIVED
from kg.graph.learned import take
from kg.graph.mint import Mint
from kg.graph.store import Store
from kg.graph.vocab import STATE, VIEW
from kg.out import turtle
from tests.conftest import ROOT

TEXTS = (
    "临江经济技术开发区（以下简称临江经开区）新签约项目30个。临江储能电池项目总投资30亿元。",
    "临江经开区实际利用外资1.43亿美元。",
    "临江经开区管委会主任周望舒介绍，临江储能电池项目总投资35亿元，计划9月开工。",
    "由南岭药业有限公司投资建设的南岭原料药项目落户临江经开区北部片区，总投资3亿元。",
    "临江高新区与临江经济技术开发区签订合作协议。南岭药业荣获“绿色工厂”称号。",
    "南岭药业有限公司的南岭原料药项目竣工投产，年产值6亿元。",
    "临江储能电池项目开工。",
    "江州市人民政府印发《江州市促进储能产业发展若干措施》。",
)
PATHS = ("a.txt", "b.txt", "c.txt", "d.txt")
READ: dict[tuple[str, int], object] = {}


def analysis(path: str, text: int):
    if (path, text) not in READ:
        data = f"江州新闻\n2024-0{text % 8 + 1}-15 来源：江州晚讯\n{TEXTS[text]}\n".encode()
        READ[path, text] = pipeline.analyse(pipeline.document(data, path))
    return READ[path, text]


def exported(store: Store, file) -> bytes:
    turtle.export(store, file)
    return file.read_bytes()


step = st.one_of(
    st.tuples(st.sampled_from(PATHS), st.sampled_from(range(len(TEXTS)))),
    st.tuples(st.sampled_from(PATHS), st.none()),
    st.none(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, min_size=1, max_size=14))
def test_any_sequence_of_changes_ends_as_a_build_from_scratch(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("change")
    now: dict[str, int] = {}
    with Store(folder / "changed", write=True) as store:
        for one in steps:
            if one is None:
                store.refresh_view()
            elif one[1] is None:
                assert store.remove(one[0]) == (now.pop(one[0], None) is not None)
            else:
                store.add(analysis(*one))
                now[one[0]] = one[1]
        store.refresh_view()
        changed = exported(store, folder / "a.nq"), exported(store, folder / "a.ttl")
    with Store(folder / "scratch", write=True) as store:
        for path, text in now.items():
            store.add(analysis(path, text))
        store.refresh_view()
        assert (exported(store, folder / "b.nq"), exported(store, folder / "b.ttl")) == changed


def test_what_is_merged_leaves_nothing_under_its_old_name(tmp_path):
    with Store(tmp_path / "g", write=True) as store:
        store.add(analysis("a.txt", 1))  # 临江经开区 alone
        store.refresh_view()
        store.add(analysis("b.txt", 0))  # and whose short form it is
        store.refresh_view()
        merged = list(store.query("SELECT ?a { ?a kg:mergedInto ?b }"))
        assert [m["a"].value.rpartition("/")[2] for m in merged] == ["临江经开区"]
        for m in merged:
            left = [
                q
                for q in store.db.quads_for_pattern(m["a"], None, None, VIEW)
                if q.predicate.value.rpartition("#")[2] != "mergedInto"
            ]
            assert left + list(store.db.quads_for_pattern(None, None, m["a"], VIEW)) == []


def test_documents_that_were_being_written_when_the_build_was_killed_are_written_anew(tmp_path):
    with Store(tmp_path / "g", write=True) as store:
        store.add(analysis("a.txt", 0))
        store.refresh_view()
        whole = exported(store, tmp_path / "a.ttl")
        b = take(rdf.quads(analysis("b.txt", 3)), Mint("b.txt").document())
        store.db.add(Quad(b.node, COMING, VIEW, STATE))
        store.db.load(b"".join(b.quads.splitlines(keepends=True)[:9]), format=RdfFormat.N_QUADS)  # and the process ends
    with Store(tmp_path / "g") as store:
        assert [d.path for d in store.documents()] == ["a.txt"]
        assert exported(store, tmp_path / "a.ttl") == whole


def corpus(folder, numbers) -> None:
    folder.mkdir(exist_ok=True)
    for n in numbers:
        (folder / f"{n:03}.txt").write_text(f"江州新闻\n2024-05-20 来源：江州晚讯\n{TEXTS[n % len(TEXTS)]}\n", encoding="utf-8")


def test_sync_follows_the_folder(tmp_path):
    corpus(tmp_path / "in", range(6))
    assert batch.build([tmp_path / "in"], tmp_path / "g").added == 6
    (tmp_path / "in" / "002.txt").unlink()
    report = batch.build([tmp_path / "in"], tmp_path / "g")
    assert (report.removed, report.unchanged) == (0, 5)  # only when asked
    (tmp_path / "in" / "003.txt").write_bytes(b"")  # a file that is there but cannot be read keeps its document
    report = batch.build([tmp_path / "in"], tmp_path / "g", sync=True)
    assert (report.removed, len(report.failed)) == (1, 1)
    with open_graph(tmp_path / "g") as graph:
        assert [d.path for d in graph.store.documents()] == ["000.txt", "001.txt", "003.txt", "004.txt", "005.txt"]


def test_sync_removes_nothing_where_an_input_cannot_be_listed(tmp_path):
    corpus(tmp_path / "in", range(3))
    batch.build([tmp_path / "in"], tmp_path / "g")
    report = batch.build([tmp_path / "gone"], tmp_path / "g", sync=True)
    assert report.unlisted
    assert report.removed == 0
    with open_graph(tmp_path / "g") as graph:
        assert len(list(graph.store.documents())) == 3


def test_a_bad_file_among_many_processes_is_said_and_the_rest_is_read(tmp_path):
    corpus(tmp_path / "in", range(140))
    (tmp_path / "in" / "005.txt").write_bytes(b"")
    code = f"""
from kg import build
if __name__ == "__main__":
    report = build([{str(tmp_path / "in")!r}], {str(tmp_path / "g")!r}, jobs=2)
    print(report.added, report.failed[0])
"""
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("139 ")
    assert "005.txt" in done.stdout


def test_a_fault_of_the_program_costs_one_document(tmp_path, monkeypatch):
    def faulty(document):
        if "001" in document.path:
            raise ZeroDivisionError("a fault")
        return whole(document)

    whole = pipeline.analyse
    monkeypatch.setattr(pipeline, "analyse", faulty)
    corpus(tmp_path / "in", range(3))
    report = batch.build([tmp_path / "in"], tmp_path / "g")
    assert report.added == 2
    assert isinstance(report.failed[0], ReadError)
    assert "please report" in str(report.failed[0])


@pytest.mark.parametrize("sure", [0.0, 0.7])
def test_a_graph_without_what_is_uncertain(tmp_path, sure):
    corpus(tmp_path / "in", range(8))
    batch.build([tmp_path / "in"], tmp_path / "g")
    count = "SELECT (COUNT(DISTINCT ?f) AS ?n) (MIN(?sure) AS ?least) { ?f kg:modality ?m OPTIONAL { ?f kg:confidence ?sure } }"
    with open_graph(tmp_path / "g") as whole, open_graph(tmp_path / "g", min_confidence=sure) as graph:
        many, few = (list(g.query(count))[0] for g in (whole, graph))
        if sure == 0.0:
            assert few["n"] == many["n"]
        else:
            assert 0 < int(few["n"].value) < int(many["n"].value)
            assert float(few["least"].value) >= sure if few["least"] else True
        assert not list(graph.query("SELECT ?d { ?d kg:quantity ?q FILTER NOT EXISTS { ?d kg:modality ?m } }"))


def test_facts_below_a_confidence_are_not_stored_and_the_graph_remembers(tmp_path):
    corpus(tmp_path / "in", range(4))
    batch.build([tmp_path / "in"], tmp_path / "g", min_confidence=0.9)
    with open_graph(tmp_path / "g") as graph:
        assert not list(graph.query("SELECT ?f { ?f kg:confidence ?sure FILTER(?sure < 0.9) }"))
    assert batch.build([tmp_path / "in"], tmp_path / "g").unchanged == 4
    with pytest.raises(KgError, match="built with --min-confidence 0.9"):
        batch.build([tmp_path / "in"], tmp_path / "g", min_confidence=0.5)


def test_of_general_news_only_sure_facts_are_stored_unless_one_asks_for_all(tmp_path):
    text = "强台风登陆\n2024-05-06\n当地媒体报道，台风造成至少12人死亡，数万民众被迫撤离。总统表示，超过三成的民众面临严峻危机，大地上面积960万平方公里，救援力量赶赴灾区。\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    count = "SELECT (COUNT(DISTINCT ?f) AS ?n) (MIN(?sure) AS ?least) { ?f kg:confidence ?sure }"
    genre = 'ASK { ?d a kg:Document ; <https://schema.org/genre> "news" }'
    found = {}
    for name, least in (("usual", None), ("all", 0.0)):
        assert batch.build([tmp_path / "in"], tmp_path / name, min_confidence=least).news == (least is None)
        with open_graph(tmp_path / name) as graph:
            found[name] = list(graph.query(count))[0]
            assert graph.query(genre)
    assert 0 < int(found["usual"]["n"].value) < int(found["all"]["n"].value)
    assert float(found["usual"]["least"].value) >= pipeline.LEAST_IN_NEWS > float(found["all"]["least"].value)
    with pytest.raises(KgError, match="built without --min-confidence"):
        batch.build([tmp_path / "in"], tmp_path / "usual", min_confidence=0.0)


def test_a_build_killed_at_any_moment_keeps_whole_documents_and_finishes_when_called_again(tmp_path):
    corpus(tmp_path / "in", range(120))
    batch.build([tmp_path / "in"], tmp_path / "whole")
    with Store(tmp_path / "whole") as store:
        wanted = exported(store, tmp_path / "whole.nq")
        sizes = {d.path: (d.entities, d.facts) for d in store.documents()}
    command = [sys.executable, "-m", "kg", "build", str(tmp_path / "in"), "-o", str(tmp_path / "g"), "--jobs", "1"]
    chance = random.Random(20240520)
    kills = 0
    for _ in range(20):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until and not (tmp_path / "g" / "store").exists():
            time.sleep(0.02)
        time.sleep(chance.random() * 0.8)  # reading takes some seconds: most kills fall into it
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.wait()
        if (tmp_path / "g" / "store").exists():
            with Store(tmp_path / "g") as store:
                assert {d.path: (d.entities, d.facts) for d in store.documents()}.items() <= sizes.items()
    assert kills >= 10
    assert subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=False).returncode == 0
    with Store(tmp_path / "g") as store:
        assert exported(store, tmp_path / "g.nq") == wanted


@pytest.mark.parametrize("at_once", [1, 3])
def test_what_is_derived_anew_some_documents_at_a_time_is_the_same(tmp_path, monkeypatch, at_once):
    with Store(tmp_path / "g", write=True) as store:
        for n in range(len(TEXTS)):
            store.add(analysis(f"{n}.txt", n))
            store.add(analysis(f"again-{n}.txt", n))  # reprints
        store.refresh_view()
        wanted = exported(store, tmp_path / "a.nq")
        store.remove("3.txt")
        store.refresh_view()
        thinner = exported(store, tmp_path / "a.nq")
        store.add(analysis("3.txt", 3))
        monkeypatch.setattr(changes, "DERIVED_AT_ONCE", at_once)
        monkeypatch.setattr(changes, "MENDED_AT_ONCE", at_once)
        store.db.add(Quad(VIEW, DERIVED, VIEW, STATE))  # killed in the refresh that followed
        store.refresh_view()
        assert exported(store, tmp_path / "a.nq") == wanted
        store.remove("3.txt")
        store.db.add(Quad(VIEW, DERIVED, VIEW, STATE))
        store.refresh_view()
        assert exported(store, tmp_path / "a.nq") == thinner
