"""Relations of texts of our own, and the examples of each frame."""

import pytest

from kg import resources
from kg.facts import frames
from kg.facts.statements import label
from kg.model import Statement
from tests.conftest import cases


def statements(analyse, text, title="某地一批项目建设情况"):
    return [f for f in analyse(text, title=title).facts if isinstance(f, Statement)]


@pytest.mark.parametrize("case", cases("relations"), ids=lambda c: c["text"][:24])
def test_relations(analyse, case):
    found = {(label(f.subject), f.predicate, label(f.object)) for f in statements(analyse, case["text"], case["title"])}
    wanted = {tuple(part.split("|")) for part in case["wanted"].split("; ")} if case["wanted"] != "-" else set()
    unwanted = {tuple(part.split("|")) for part in case["unwanted"].split("; ")} if case["unwanted"] != "-" else set()
    assert wanted <= found
    assert not unwanted & found


def examples(field):
    return [
        pytest.param(frame["name"], text, id=f"{frame['name']}-{text}")
        for name in frames.FILES
        for frame in resources.rules(name)["frame"]
        for text in frame[field]
    ]


def read_by(analyse, text):
    return {f.rule for f in statements(analyse, text)}


@pytest.mark.parametrize(("frame", "text"), examples("reads"))
def test_a_frame_reads(analyse, frame, text):
    document = analyse(text, title="某地一批项目建设情况")
    found = {s.rule for sentence in document.reading.sentences for s in frames.find(document.reading, sentence)}
    assert f"relations/{frame}" in found


@pytest.mark.parametrize(("frame", "text"), examples("not"))
def test_a_frame_does_not_read(analyse, frame, text):
    assert f"relations/{frame}" not in read_by(analyse, text)


def wordings(field):
    return [
        pytest.param(w["name"], text, id=f"{w['name']}-{text}")
        for w in resources.rules("industries")["wording"]
        for text in w[field]
    ]


@pytest.mark.parametrize(("wording", "text"), wordings("reads"))
def test_industries_are_read(analyse, wording, text):
    assert [f for f in statements(analyse, text, "青原高新区建设情况通报") if f.predicate == "industry"]


@pytest.mark.parametrize(("wording", "text"), wordings("not"))
def test_no_industries_are_read(analyse, wording, text):
    assert not [f for f in statements(analyse, text, "青原高新区建设情况通报") if f.predicate == "industry"]
