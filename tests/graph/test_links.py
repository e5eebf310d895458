"""Links between observations of several documents: from invented texts, through the pipeline, to the rows of `kg conflicts`."""

import random

import pytest

from kg import pipeline
from kg.graph import conflicts, timeline
from kg.graph.browse import Named, entities, named
from kg.graph.store import Store

HEAD = "{title}\n{day} 来源：云麓日报\n\n"


def text(day, *sentences, title="云麓市项目通报"):
    return HEAD.format(title=title, day=day) + "".join(sentences) + "\n"


@pytest.fixture
def built(tmp_path):
    def build(*texts, order=None):
        folder = tmp_path / str(random.random())
        with Store(folder, write=True) as store:
            for i in order or range(len(texts)):
                store.add(pipeline.analyse(pipeline.document(texts[i].encode(), f"{i}.txt")))
                if i % 2:
                    store.refresh_view()
            store.refresh_view()
        return Store(folder)

    return build


CASES = [
    ("总投资12亿元", "总投资12亿元", "sameFactAs"),
    ("总投资12亿元", "总投资12.04亿元", "sameFactAs"),
    ("总投资12亿元", "总投资约12.5亿元", "sameFactAs"),
    ("总投资超过10亿元", "总投资12亿元", "sameFactAs"),
    ("总投资12亿元", "总投资15亿元", "supersedes"),
    ("总投资12亿元", "总投资超过15亿元", "supersedes"),
    ("占地面积300亩", "占地面积20公顷", "sameFactAs"),
    ("占地面积300亩", "占地面积35公顷", "supersedes"),
    ("总投资12亿元", "占地面积300亩", None),
]


@pytest.mark.parametrize(("one", "two", "kind"), CASES)
def test_two_reports_of_a_project(built, one, two, kind):
    texts = [text(f"{year}-03-01", f"云麓风电装备产业园项目{said}。") for year, said in ((2022, one), (2023, two))]
    with built(*texts) as store:
        assert [c.kind for c in conflicts.find(store, every=True)] == ([kind] if kind else [])
    with built(*texts, order=(1, 0)) as store:
        found = conflicts.find(store, every=True)
        assert [c.kind for c in found] == ([kind] if kind else [])
        assert [c.issued for c in found] == ([("2022-03-01", "2023-03-01")] if kind else [])


def test_a_closed_period_contradicts_and_another_period_does_not(built):
    texts = [
        text("2023-03-01", "2022年，云麓钢铁集团有限公司实现营业收入30亿元。"),
        text("2023-05-01", "2022年，云麓钢铁集团有限公司实现营业收入31.5亿元。"),
        text("2024-05-01", "2023年，云麓钢铁集团有限公司实现营业收入35亿元。"),
        text("2022-01-05", "2022年，云麓钢铁集团有限公司计划实现营业收入40亿元。"),
    ]
    with built(*texts) as store:
        found = conflicts.find(store)
    assert [(c.kind, c.start, c.end, c.values) for c in found] == [
        ("contradicts", "2022-01-01", "2022-12-31", ("30亿元", "31.5亿元"))
    ]
    assert "30亿元" in found[0].sentences[0]
    assert "31.5亿元" in found[0].sentences[1]


def test_a_contradiction_goes_with_its_document(built):
    texts = [text(f"2023-0{i}-01", f"2022年，云麓钢铁集团有限公司实现营业收入{30 + 2 * i}亿元。") for i in range(1, 4)]
    with built(*texts) as store:
        assert len(conflicts.find(store)) == 3
        folder = store.folder
    with Store(folder, write=True) as store:
        store.remove("1.txt")
        store.refresh_view()
        assert [c.documents for c in conflicts.find(store)] == [("0.txt", "2.txt")]


def life(store, name):
    found: list[Named] = entities(store, store.base, named(store, name, store.base))
    return timeline.lives(store, found)[0]


def test_a_life_from_three_documents(built):
    texts = [
        text("2022-03-01", "云麓风电装备产业园项目成功签约，总投资12亿元，计划2022年6月开工。"),
        text("2022-07-05", "7月1日，云麓风电装备产业园项目正式开工建设，预计2023年底竣工。"),
        text("2024-05-01", "4月20日，云麓风电装备产业园项目正式投产。"),
    ]
    with built(*texts) as store:
        one = life(store, "云麓风电装备产业园项目")
    achieved = [(e.day, e.phase, e.document) for e in one.events if e.phase and e.achieved]
    assert achieved == [
        ("2022-03-01", "signed", "0.txt"),
        ("2022-07-01", "started", "1.txt"),
        ("2024-04-20", "inProduction", "2.txt"),
    ]
    planned = [(e.day, e.phase) for e in one.events if e.phase and not e.achieved]
    assert planned == [("2022-06-30", "started"), ("2023-12-31", "completed")]
    assert one.status is not None
    assert one.status.phase == "inProduction"
    assert [g.partition("：")[0] for g in one.gaps] == ["竣工"]
    assert "12亿元" in " ".join(e.what for e in one.events)


def test_a_plan_that_nobody_reports_on_is_a_gap(built):
    texts = [
        text("2022-03-01", "云麓风电装备产业园项目计划2022年6月开工。"),
        text("2023-03-01", "云麓市召开项目调度会。"),
    ]
    with built(*texts) as store:
        one = life(store, "云麓风电装备产业园项目")
    assert one.status is None
    assert [g.partition("：")[0] for g in one.gaps] == ["开工"]
