"""The same text from two outlets: known as such and counted once, whatever the order in which the two come."""

import random

import pytest

from kg import pipeline
from kg.graph import conflicts
from kg.graph.store import Store

BODY = (
    "云麓风电装备产业园项目由云麓重工有限公司投资建设，总投资12亿元，占地300亩，项目于3月1日正式开工，预计2024年底竣工投产。"
    "项目建成后可年产风电塔筒5万吨，实现年产值20亿元，带动就业600人。云麓市发展改革委有关负责人表示，将为项目提供全程服务，"
    "帮助企业解决用地、用电、用工等问题，推动项目早建成、早投产、早见效，为全市装备制造业发展注入新的动力。"
)
FIRST = f"云麓风电装备产业园开工\n2023-03-02 来源：云麓市人民政府网\n\n{BODY}\n"
CASES = [
    (f"12亿元大项目落户云麓\n2023-03-03 来源：云岭日报\n\n{BODY}\n", True),
    (f"云麓再添大项目\n2023-03-05 来源：云岭日报\n\n{BODY.replace('云麓市发展改革委有关负责人表示，', '据悉，')}\n", True),
    (f"云麓风电装备产业园开工\n2023-03-03 来源：云岭日报\n\n{BODY.replace('12亿元', '15亿元')}\n", False),
    ("云麓风电装备产业园投产\n2024-12-30 来源：云岭日报\n\n" + BODY[:40] + "项目已于昨日投产，年产值预计可达22亿元。\n", False),
]
FACTS = "SELECT ?f WHERE { ?f kg:modality ?m ; kg:evidence/nif:referenceContext/dcterms:source ?s . FILTER(?s = '%s') }"


def built(folder, texts):
    with Store(folder, write=True) as store:
        for name, text in texts:
            store.add(pipeline.analyse(pipeline.document(text.encode(), name)))
            store.refresh_view()
    return Store(folder)


@pytest.mark.parametrize(("second", "reprint"), CASES)
@pytest.mark.parametrize("turned", [False, True])
def test_the_same_text_counts_once(tmp_path, second, reprint, turned):
    texts = [("a.txt", FIRST), ("b.txt", second)]
    with built(tmp_path / "g", texts[::-1] if turned else texts) as store:
        pairs = [
            (r["x"].value, r["y"].value)
            for r in store.query("SELECT ?x ?y WHERE { ?a kg:reprintOf ?b . ?a dcterms:source ?x . ?b dcterms:source ?y }")
        ]
        assert pairs == ([("b.txt", "a.txt")] if reprint else [])
        assert bool(list(store.query(FACTS % "b.txt"))) is not reprint
        assert list(store.query(FACTS % "a.txt"))
        assert not [c for c in conflicts.find(store, every=True) if reprint]


def test_a_reprint_speaks_when_the_first_is_gone(tmp_path):
    with built(tmp_path / "g", [("a.txt", FIRST), ("b.txt", CASES[0][0])]):
        pass
    with Store(tmp_path / "g", write=True) as store:
        store.remove("a.txt")
        store.refresh_view()
        assert list(store.query(FACTS % "b.txt"))
        assert not list(store.query("SELECT ?a WHERE { ?a kg:reprintOf ?b }"))


def test_the_order_does_not_matter(tmp_path):
    texts = [("a.txt", FIRST), *((f"{i}.txt", text) for i, (text, _) in enumerate(CASES))]
    found = set()
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        with built(tmp_path / str(seed), texts) as store:
            found.add("\n".join(sorted(str(q) for q in store.db if "gone" not in str(q))))
    assert len(found) == 1
