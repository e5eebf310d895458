"""Announcements of contracts and awards: whole notices, and the examples of each frame."""

import tomllib

import pytest

from kg import pipeline
from kg.mentions.notices import awards
from kg.model import Sentence
from tests.conftest import ROOT

NOTICES = tomllib.loads((ROOT / "tests" / "cases" / "contracts.toml").read_text(encoding="utf-8"))["notice"]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda n: n["name"])
def test_what_a_notice_announces(notice):
    analysis = pipeline.analyse(pipeline.document(notice["text"].encode(), "notice.txt"))
    found = [
        {
            p.role: f"{p.mention.value.value:f}".split(".")[0] if p.role == "amount" else analysis.index[p.mention].label
            for p in award.parts
        }
        for award in analysis.reading.awards
    ]
    assert found == notice["wanted"]
    assert {a.modality for a in analysis.reading.awards} <= {notice.get("modality", "actual")}


@pytest.mark.parametrize("notice", [n for n in NOTICES if n["wanted"]], ids=lambda n: n["name"])
def test_every_part_becomes_a_fact(notice):
    analysis = pipeline.analyse(pipeline.document(notice["text"].encode(), "notice.txt"))
    facts = [f for f in analysis.facts if f.rule == "award"]
    assert len(facts) == sum(len(a.parts) - 1 for a in analysis.reading.awards)
    assert all(f.evidence for f in facts)


def slots(text):
    return {(s.role, s.text) for s in awards.slots([Sentence(0, 0, len(text), text)])}


EXAMPLES = [(f.wording.name, text, wanted) for f in awards.frames() for text, wanted in f.reads]


@pytest.mark.parametrize(("frame", "text", "wanted"), EXAMPLES, ids=lambda x: x if isinstance(x, str) else "")
def test_a_frame_reads(frame, text, wanted):
    assert set(wanted.items()) <= slots(text)


@pytest.mark.parametrize(("frame", "text"), [(f.wording.name, t) for f in awards.frames() for t in f.not_read])
def test_a_frame_does_not_read(frame, text):
    found = awards.slots([Sentence(0, 0, len(text), text)])
    assert not [s for s in found if s.rule == frame]


def test_spaces_inside_names_do_not_matter():
    text = "1、采 购人：青原市 水务局"
    (slot,) = awards.slots([Sentence(0, 10, 10 + len(text), text)])
    assert (slot.role, slot.text, slot.start, slot.end) == ("client", "青原市水务局", 17, 24)


def test_a_long_line_costs_linear_work():
    line = "公司收到招标人青原市水务局" * 3000
    assert awards.slots([Sentence(0, 0, len(line), line)]) == []
