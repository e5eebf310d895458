"""A confidence is the probability that a fact is right, on articles that neither the readers nor the calibration were made on."""

import pytest

from tests.eval.judged import Judged, buckets, error, report, separation
from tests.eval.run import ARTICLES, facts


def judged(confidence, right):
    return Judged("bulletin", "status", frozenset(), confidence, right)


@pytest.fixture(scope="module")
def blind():
    return list(facts(ARTICLES, "held"))


def test_confidences_are_probabilities(blind):
    assert len(blind) > 400
    assert error(blind) < 0.1, "readers have changed: python -m scripts.calibrate"


def test_confidences_tell_right_from_wrong(blind):
    assert separation(blind) > 0.67
    sure = [f for f in blind if f.confidence >= 0.8]
    assert len(sure) > 40
    assert sum(f.right for f in sure) / len(sure) > 0.75


def test_buckets_and_their_error():
    found = [judged(0.95, True), judged(0.91, True), judged(0.35, True), judged(0.31, False)]
    assert [(b.least, b.n, round(b.mean, 2), b.precision) for b in buckets(found)] == [(0.3, 2, 0.33, 0.5), (0.9, 2, 0.93, 1.0)]
    assert round(error(found), 2) == 0.12
    assert separation(found) == 1.0
    assert len(list(report({"a": found, "b": []}))) == 11


def test_chance_separates_nothing():
    assert separation([judged(0.5, True), judged(0.5, False)]) == 0.5
