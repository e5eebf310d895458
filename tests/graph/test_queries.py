import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.graph import browse, conflicts, queries, timeline
from kg.graph.store import Store
from kg.graph.vocab import PREFIXES
from kg.out import tables
from tests.graph import sample


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store(tmp_path_factory.mktemp("g"), write=True) as store:
        store.add(sample.first())
        store.add(sample.second())
        store.add(sample.notice())
        store.refresh_view()
        yield store


def rows(store, query, /, **values):
    return list(tables.Result(store.query(queries.load(query, **values))).rows())


NEEDS = {"merges": 0, "totals_by_place_and_year": 1}


@pytest.mark.parametrize("name", queries.saved())
def test_every_saved_query_answers(store, name):
    query = queries.saved()[name]
    assert query.zh.endswith("？")
    assert query.en
    values = {"indicator": "总投资"} if name == "totals_by_place_and_year" else {}
    found = rows(store, name, **values)
    assert len(found) >= NEEDS.get(name, 1)
    assert len(found) == len(set(found))


QUERIES = {
    **{name: queries.load(name) for name in queries.saved()},
    "conflicts": conflicts._QUERY % "contradicts",
    **{f"life {i}": timeline._EVENT % what for i, what in enumerate(timeline._EVENTS)},
    **{f"{kind} {i}": browse._FACT % body for i, (kind, body) in enumerate(browse._KINDS)},
}


@pytest.mark.parametrize("name", QUERIES)
def test_what_must_hold_stands_before_what_may(name):
    """What follows an OPTIONAL is matched by itself first: a label of anything, joined with all of the graph."""
    assert late(prepareQuery(QUERIES[name], initNs=PREFIXES).algebra) == []


def late(node):
    """Patterns joined to what has optional parts already."""
    if not isinstance(node, CompValue):
        return []
    found = [node.p2] if node.name == "Join" and optional(node.p1) and node.p2.name == "BGP" else []
    return found + [x for child in node.values() for x in late(child)]


def optional(node):
    return node.name == "LeftJoin" or node.name in ("Extend", "Filter") and optional(node.p)


def test_late_patterns_are_seen():
    query = "SELECT * { ?a kg:about ?b OPTIONAL { ?a kg:period ?p } BIND(1 AS ?n) ?b kg:label ?l }"
    assert late(prepareQuery(query, initNs=PREFIXES).algebra)


def test_there_are_enough():
    assert len(queries.saved()) >= 15


def test_the_timeline_has_the_sentences_of_both_documents(store):
    found = rows(store, "timeline", name="松雪储能")
    assert {r[-1] for r in found} == {"2024/云岭.txt", "2024/后续.txt"}
    assert ("松雪储能项目", "2024-09-01", "投产", "已实现或属实") in {r[:4] for r in found}


def test_the_last_phase_counts(store):
    assert ("云岭经济开发区_东部片区", "松雪储能项目", "投产", "2024-09-01") in rows(store, "projects_by_park_and_status")


def test_contracts(store):
    (row,) = rows(store, "contracts")
    assert row[:6] == ("云岭供水集团", "云岭市政工程股份有限公司", "", "云岭供水管网改造工程施工合同", "合同金额", "80000000")


def test_contradictions(store):
    ((subject, indicator, start, end, *texts, _, _),) = rows(store, "contradictions")
    assert (subject, indicator, start, end) == ("云岭经济开发区", "实际利用外资", "2024-01-01", "2024-06-30")
    assert sorted(texts) == ["2亿美元至3亿美元", "5亿美元"]


def test_expected_is_kept_apart(store):
    assert ("预期", "松雪储能项目", "产值", "超30亿元", "达产后") in {r[:5] for r in rows(store, "expected_versus_achieved")}


@pytest.mark.parametrize("value", ['"', "\\", 'x" } } DROP ALL #', "两\n行", "{{name}}", "<a>", "?name"])
def test_no_value_changes_the_question(store, value):
    assert rows(store, "timeline", name=value) == []


def test_unknown_names_list_what_there_is():
    with pytest.raises(QueryError, match="no saved query nonsense; there are: areas_in_one_unit"):
        queries.load("nonsense")
    with pytest.raises(QueryError, match="no parameter x; it takes name"):
        queries.load("timeline", x="y")
    with pytest.raises(QueryError, match="it takes none"):
        queries.load("contradictions", x="y")
