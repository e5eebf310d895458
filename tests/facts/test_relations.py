"""Relations of texts of our own, and the examples of each rule."""

import pytest

from kg import resources
from kg.facts.relating import frame_rules, stated, wordings
from kg.facts.relating.statements import label
from kg.model import Statement
from tests.conftest import cases


def statements(analyse, text, title="某地一批项目建设情况"):
    return [f for f in analyse(text, title=title).facts if isinstance(f, Statement)]


@pytest.mark.parametrize("case", cases("relations"), ids=lambda c: c["text"][:24])
def test_relations(analyse, case):
    found = {
        (label(f.subject), f.predicate, label(f.object))
        for f in statements(analyse, case["text"].replace("¶", "\n"), case["title"])
    }
    wanted = {tuple(part.split("|")) for part in case["wanted"].split("; ")} if case["wanted"] != "-" else set()
    unwanted = {tuple(part.split("|")) for part in case["unwanted"].split("; ")} if case["unwanted"] != "-" else set()
    assert wanted <= found
    assert not unwanted & found


READERS = {frame_rules.FILE: stated.find, wordings.FILE: wordings.find}


def examples(field):
    return [
        pytest.param(READERS[name], rule["name"], text, id=f"{rule['name']}-{text}")
        for name in READERS
        for rule in resources.rules(name)["rule"]
        for text in rule[field]
    ]


def read_by(analyse, find, text):
    reading = analyse(text, title="某地一批项目建设情况").reading
    return {s.rule.removeprefix("relations/") for sentence in reading.sentences for s in find(reading, sentence)}


@pytest.mark.parametrize(("find", "rule", "text"), examples("reads"))
def test_a_rule_reads(analyse, find, rule, text):
    assert rule in read_by(analyse, find, text)


@pytest.mark.parametrize(("find", "rule", "text"), examples("not"))
def test_a_rule_does_not_read(analyse, find, rule, text):
    assert rule not in read_by(analyse, find, text)


def industries(field):
    return [
        pytest.param(w["name"], text, id=f"{w['name']}-{text}")
        for w in resources.rules("industries")["wording"]
        for text in w[field]
    ]


@pytest.mark.parametrize(("wording", "text"), industries("reads"))
def test_industries_are_read(analyse, wording, text):
    assert [f for f in statements(analyse, text, "青原高新区建设情况通报") if f.predicate == "industry"]


@pytest.mark.parametrize(("wording", "text"), industries("not"))
def test_no_industries_are_read(analyse, wording, text):
    assert not [f for f in statements(analyse, text, "青原高新区建设情况通报") if f.predicate == "industry"]
