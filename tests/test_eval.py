"""The scores on the annotated texts do not fall: tests/baseline.json keeps the best, .01 is play."""

import json

import pytest

from tests.conftest import ROOT, SHARED
from tests.eval.run import best, measure

PLAY = 0.01
BASELINE = json.loads((ROOT / "tests" / "baseline.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def own():
    return measure(ROOT / "tests" / "eval")


def test_scores_on_the_texts_of_the_project(own):
    fallen = {k: (v, own[k]) for k, v in BASELINE["own"].items() if own[k] < v - PLAY}
    assert fallen == {}


def test_scores_on_all_annotated_texts():
    folder = SHARED / "eval" / "dev"
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent: the 13 texts of others cannot be scored here; those of the project are")
    now = measure(folder)
    fallen = {k: (v, now[k]) for k, v in BASELINE["all"].items() if now[k] < v - PLAY}
    assert fallen == {}


def test_best_keeps_the_higher():
    assert best({"a": 0.5, "b": 0.2}, {"a": 0.4, "b": 0.3}) == {"a": 0.5, "b": 0.3}
