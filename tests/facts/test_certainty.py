"""Levels of readers -> probabilities: surer readings are never less likely, plans less than what is done, facts inside facts too."""

from dataclasses import replace

import pytest

from kg import resources
from kg.facts import certainty
from kg.model import Distinction, Group, Mention, Observation, Period, Quantity, StatusChange
from kg.pipeline import analyse, document, extract

WORKS = Mention(0, 6, "桐湾冷链项目", "Project")
SUM = Mention(9, 12, "3亿元", "Quantity", Quantity(None, "CCY_CNY"))
YEAR = Mention(6, 8, "去年", "Period", Period(None, None))
LEVELS = (0.4, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95)


def status(**changes):
    return replace(StatusChange(evidence=(0,), rule="status/started", confidence=0.8, about=WORKS, phase="started"), **changes)


def observation(**changes):
    fact = Observation(evidence=(0,), rule="observations", confidence=0.8, about=WORKS, indicator="总投资", quantity=SUM)
    return replace(fact, **changes)


def sure(fact):
    return certainty.judge([fact])[0].confidence


@pytest.mark.parametrize("rule", sorted({row["family"] for row in resources.table("calibration.tsv")}))
def test_a_surer_reading_is_never_less_likely(rule):
    found = [sure(status(rule=rule, confidence=level)) for level in LEVELS]
    assert found == sorted(found)
    assert all(0 < p < 1 for p in found)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (status(), status(modality="planned")),
        (status(period=YEAR), status()),
        (observation(), observation(indicator="冷链桐湾数")),
        (observation(), observation(quantity=replace(SUM, value=Quantity(None, "YR")))),
        (
            Group(evidence=(0,), rule="groups", confidence=0.9, member_type="冷库"),
            Group(evidence=(0,), rule="groups", confidence=0.9, member_type="座"),
        ),
    ],
)
def test_what_a_fact_shows_counts(more, less):
    assert sure(more) > sure(less)


def test_a_fact_inside_another_is_judged_like_that_fact():
    (rank,) = certainty.judge(
        [Distinction(evidence=(0,), rule="distinctions", confidence=0.8, qualifies=status(), types=("first",))]
    )
    assert rank.qualifies == certainty.judge([status()])[0] != status()
    assert rank.confidence == 0.8  # of ranks too few have been judged


def test_an_award_keeps_what_its_bench_measured():
    award = observation(rule="award")
    assert certainty.judge([award]) == (award,)


def test_an_analysis_has_the_facts_of_the_readers_with_other_confidences():
    analysis = analyse(document("青原高新区2023年实现税收3.5亿元。桐湾冷链项目计划明年开工。".encode(), "a.txt"))
    raw = extract(analysis.reading)
    assert len(raw) == len(analysis.facts) >= 2
    assert [replace(f, confidence=0) for f in raw] == [replace(f, confidence=0) for f in analysis.facts]
    assert raw != analysis.facts
