"""What figures and phase words are said of, and when figures were so, where what was learnt has the last word: candidates, choices, and texts
that the rules alone misread."""

from dataclasses import replace
from datetime import date

import pytest

from kg import pipeline
from kg.facts import groups, observations
from kg.facts.linking import candidates, figures, phases, times
from kg.facts.linking.evidence import RIGHT
from kg.model import Arg, Change, Group, Mention, Observation, Period, Reading, Sentence, StatusChange
from kg.text import crf
from scripts import train_linking
from tests.conftest import ROOT

TITLE = "青原经开区建设情况\n2024-05-20\n"


def read(text: str) -> tuple[Reading, Sentence]:
    """A reading, and the sentence with its first figure."""
    reading = pipeline.read(pipeline.document(f"{TITLE}{text}\n".encode(), "a.txt"))
    return reading, next(
        s for s in reading.sentences if s.role == "body" and any(m.kind == "Quantity" for m in reading.mentions[s.index])
    )


def called(arg: Arg) -> str:
    return arg.label if isinstance(arg, Mention) else f"~{arg.member_type}" if isinstance(arg, Group) else "?"


@pytest.mark.parametrize(
    ("text", "figure", "near_to_far"),
    [
        ("石门物流园落户凤山工业园，总投资5亿元。", "5亿元", ["凤山工业园:before", "石门物流园:before"]),
        ("年产值3亿元的白水水泥有限公司今年扩产。", "3亿元", ["白水水泥有限公司:behind"]),
        ("石门物流园昨日开工。项目总投资5亿元。", "5亿元", ["石门物流园:above"]),
        ("今年签约项目12个，总投资5亿元。", "5亿元", ["~签约项目:before", "青原经开区:above"]),
    ],
)
def test_what_is_offered_for_a_figure_near_things_first(text, figure, near_to_far):
    reading, sentence = read(text)
    at = next(m for m in reading.mentions[sentence.index] if m.text == figure)
    offered = [f"{called(c.arg)}:{c.side}" for c in candidates.of(reading, sentence, at.start, at.end, ())]
    assert [o for o in offered if o in near_to_far] == near_to_far
    assert len(offered) == len({o.partition(":")[0] for o in offered})


def test_what_the_rules_chose_is_among_the_candidates_whatever_it_is():
    reading, sentence = read("石门物流园总投资5亿元。")
    noun = Mention(0, 2, "职工", "Concept")
    at = next(m for m in reading.mentions[sentence.index] if m.text == "5亿元")
    assert noun in [c.arg for c in candidates.of(reading, sentence, at.start, at.end, (noun,))]


@pytest.mark.parametrize(
    ("likely", "given", "meant"),
    [([0.9, 0.1], 1, 0), ([0.5, 0.4], 1, 1), ([0.2, 0.9], 1, 1), ([0.6, 0.6, 0.1], 2, 0)],
)
def test_another_subject_must_be_clearly_more_probable(likely, given, meant):
    assert figures.choice(likely, given) == meant


@pytest.mark.parametrize(
    ("likely", "given", "said"),
    [
        ([0.9, 0.6], [True, False], [0]),
        ([0.01, 0.6], [True, False], [1]),
        ([0.01, 0.2], [True, False], []),
        ([0.3, 0.7], [False, False], [1]),
        ([0.2, 0.3], [True, True], [0, 1]),
        ([], [], []),
    ],
)
def test_a_phase_is_said_of_what_the_rules_chose_unless_that_is_improbable(likely, given, said):
    assert phases.chosen(likely, given) == said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一号码头改造工程位于临江港区，泊位长度由280米延长至410米。", "一号码头改造工程"),
        ("青石变电站扩建工程位于白水工业园，主变容量由50兆伏安增加到100兆伏安。", "青石变电站扩建工程"),
        ("石门水厂改造工程位于凤山县，管网长度由12公里延长至30公里。", "石门水厂改造工程"),
    ],
)
def test_a_change_is_of_the_works_that_the_sentence_is_about(text, wanted):
    changes = [
        f for f in pipeline.analyse(pipeline.document(f"{TITLE}{text}\n".encode(), "a.txt")).facts if isinstance(f, Change)
    ]
    assert [called(c.about) for c in changes] == [wanted]
    assert all(c.before.about == c.after.about == c.about for c in changes)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("白水水泥有限公司的窑尾改造项目已完成备案，目前设备正在安装，预计8月点火。", "窑尾改造项目=underConstruction"),
        ("石门县统计局介绍，今年以来全县经济平稳。", None),
        ("青原经开区召开开工项目调度会，恒远重机负责人参加。", None),
    ],
)
def test_a_phase_that_the_rules_leave_out_is_said_only_where_it_is_probable(text, wanted):
    facts = pipeline.analyse(pipeline.document(f"{TITLE}{text}\n".encode(), "a.txt")).facts
    said = [f"{called(f.about)}={f.phase}" for f in facts if isinstance(f, StatusChange)]
    assert wanted in said if wanted else said == []


def dated(text: str, wording: str, learnt: bool) -> str:
    """The days of a figure or a count of a text as the rules date it, or as what was learnt does."""
    reading, _ = read(text)
    for s in reading.sentences:
        counts = [g for g in groups.find(reading, s) if g.count]
        figured = [f for f in observations.extract(reading, s, tuple(reading.groups[s.index])) if isinstance(f, Observation)]
        for f in (*counts, *figured):
            if (f.quantity if isinstance(f, Observation) else f.count).text == wording:
                days = times.span((times.weighed(reading, s, f, None) if learnt else f).period)
                return "..".join(str(day) for day in days) if days else "-"
    raise AssertionError(f"no {wording} in {text}")


@pytest.mark.parametrize(
    ("text", "figure", "ruled", "meant"),
    [
        ("上半年，园区道路建设全面提速。供水复线工程埋管11公里，市水务公司接管运维。", "11公里", "-", "2024-01-01..2024-06-30"),
        ("园区2012年设立，规划面积12平方公里，形成两大片区。", "两大", "2012-01-01..2012-12-31", "-"),
        ("开发区2003年批准设立，面积6.9平方公里，形成粮食加工、木材三大产业。", "三大", "2003-01-01..2003-12-31", "-"),
        ("2023年，园区完成工业总产值120亿元。", "120亿元", "2023-01-01..2023-12-31", "2023-01-01..2023-12-31"),
        ("恒远重机项目总投资5亿元。", "5亿元", "-", "-"),
    ],
)
def test_the_time_of_a_figure_is_weighed_against_all_times_and_none(text, figure, ruled, meant):
    assert dated(text, figure, learnt=False) == ruled
    assert dated(text, figure, learnt=True) == meant


@pytest.mark.parametrize(
    ("likely", "given", "meant"),
    [
        ([0.1, 0.8], 1, 1),
        ([0.6, 0.3], 1, 1),  # what the rules say is not improbable
        ([0.6, 0.1], 1, 0),
        ([0.35, 0.4], 0, 1),
        ([0.7, 0.35], 0, 0),  # no time is clearly more probable
        ([0.1, 0.2], 0, 0),  # none is probable
    ],
)
def test_a_time_gives_way_where_it_is_improbable_and_another_is_not(likely, given, meant):
    day = Period(date(2024, 5, 20), date(2024, 5, 20))
    offered = [times.Candidate(None, None, ("none",)), times.Candidate(day, (day.start, day.end), ("day",))]
    offered[given] = replace(offered[given], sources=("given", *offered[given].sources))
    assert times.choice(offered, likely) == meant


def test_times_of_the_sentence_above_it_the_title_and_the_day_are_offered_and_none():
    reading, sentence = read("截至4月底，石门物流园产值3亿元。")
    (fact,) = observations.extract(reading, sentence, ())
    assert isinstance(fact, Observation)
    offered, rows = times.told(reading, sentence, fact, None)
    days = {c.span: c.sources for c in offered}
    assert len(rows) == len(offered) == len(days)
    assert "none" in days[None]
    assert {"before"} <= set(days[date(2024, 4, 30), date(2024, 4, 30)])
    assert {"before wider"} <= set(days[date(2024, 1, 1), date(2024, 4, 30)])
    assert {"so far"} <= set(days[date(2024, 1, 1), date(2024, 5, 20)])
    assert sum("given" in c.sources for c in offered) == 1


def test_general_news_is_left_to_the_rules():
    reading, sentence = read("一号码头改造工程位于临江港区，泊位长度由280米延长至410米。")
    news = replace(reading, genre="news")
    found = tuple(news.groups[sentence.index])
    assert list(figures.extract(news, sentence, found)) == list(observations.extract(news, sentence, found))
    counted = tuple(groups.find(news, sentence))
    assert tuple(times.counts(news, sentence, counted)) == counted


def test_the_same_examples_give_the_same_model(tmp_path):
    found = [
        (e, 1)
        for text in ("石门物流园总投资5亿元。", "青原经开区完成税收3亿元。")
        for e in train_linking.of_case("status", text)[figures.MODEL]
    ]
    assert found
    assert all(any(e.right) for e, _ in found)
    for name in ("one", "two"):
        train_linking.train(figures.MODEL, found, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_subject_that_is_settled_has_the_probability_for_its_level():
    reading, sentence = read("石门物流园总投资5亿元。")
    (ruled,) = observations.extract(reading, sentence, ())
    (settled,) = figures.extract(reading, sentence, ())
    assert isinstance(ruled, Observation)
    place, rows = figures.told(reading, sentence, ruled, None)
    likely = dict(zip((c.key for c in place.offered), crf.probable(figures.MODEL, RIGHT, rows), strict=True))
    assert isinstance(settled, Observation)
    assert settled.confidence == round(likely[candidates.key(settled.about)], 2)


def test_the_models_are_small():
    assert all((ROOT / "kg" / "data" / name).stat().st_size < 3_000_000 for name in (figures.MODEL, phases.MODEL, times.MODEL))
