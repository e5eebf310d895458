"""Levels of readers -> probabilities: surer readings are never less likely, plans less than what is done, facts inside facts too."""

from dataclasses import replace

import pytest

from kg import resources
from kg.facts import certainty
from kg.model import Distinction, Group, Observation, Period, StatusChange
from kg.pipeline import analyse, document, extract

TEXT = """桐湾开年动工三座冷库
2024-02-03
桐湾冷链项目今年1月开工，总投资3亿元。桐湾冷链项目由江蓝物流公司投资建设。沐川储能项目计划明年投产。
"""
SCENE = analyse(document(TEXT.encode(), "a.txt"))
BODY = next(s.index for s in SCENE.reading.sentences if "3亿元" in s.text)
NAMED = {m.text: m for row in SCENE.reading.mentions for m in row}
TWICE, ONCE, SUM, DAY = NAMED["桐湾冷链项目"], NAMED["沐川储能项目"], NAMED["3亿元"], Period(None, None)


def status(**changes):
    fact = StatusChange(evidence=(BODY,), rule="status/started", confidence=0.8, about=TWICE, phase="started")
    return replace(fact, **changes)


def observation(**changes):
    fact = Observation(evidence=(BODY,), rule="observations", confidence=0.8, about=TWICE, indicator="总投资", quantity=SUM)
    return replace(fact, **changes)


def group(noun):
    return Group(evidence=(BODY,), rule="groups", confidence=0.9, member_type=noun)


def judged(fact):
    return certainty.judge(replace(SCENE, facts=(fact,)))[0]


@pytest.mark.parametrize("rule", sorted({row["family"] for row in resources.table("calibration.tsv")}))
def test_a_surer_reading_is_never_less_likely(rule):
    found = [judged(status(rule=rule, confidence=level)).confidence for level in (0.4, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95)]
    assert found == sorted(found)
    assert all(0 < p < 1 for p in found)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (status(), status(modality="planned")),
        (observation(period=DAY), observation()),
        (status(), status(evidence=(0,))),
        (observation(), observation(about=ONCE)),
        (observation(), observation(indicator="冷链桐湾数")),
        (group("冷库"), group("座")),
        (observation(), observation(indicator="落差")),
        (observation(), observation(about=replace(TWICE, kind="Concept"))),
    ],
    ids=["done", "dated", "headline", "once", "known", "bare", "measure", "noun"],
)
def test_what_a_fact_shows_counts(more, less):
    assert judged(more).confidence > judged(less).confidence


def test_a_fact_inside_another_is_judged_like_that_fact():
    planned = status(modality="planned")
    rank = judged(Distinction(evidence=(BODY,), rule="distinctions", confidence=0.8, qualifies=planned, types=("first",)))
    assert rank.qualifies == judged(planned) != planned
    assert rank.confidence == 0.8  # of ranks too few have been judged


def test_an_award_keeps_what_its_bench_measured():
    award = observation(rule="award")
    assert judged(award) == award


def test_an_analysis_has_the_facts_of_the_readers_with_other_confidences():
    raw = extract(SCENE.reading)
    assert len(raw) == len(SCENE.facts) >= 4
    assert [(type(f), f.rule, f.evidence, f.period) for f in raw] == [
        (type(f), f.rule, f.evidence, f.period) for f in SCENE.facts
    ]
    assert raw != SCENE.facts
