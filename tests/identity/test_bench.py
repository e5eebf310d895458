"""The benchmark of identity keeps what it has: nothing thrown together, and no more apart than before."""

import pytest

from tests.identity import bench

LEAST = {"open": 0.95, "held": 0.86, "all": 0.91}


@pytest.fixture(scope="module")
def halves():
    return bench.halves()


@pytest.mark.parametrize("half", ["open", "held", "all"])
def test_pairwise(halves, half):
    found = bench.pairwise(*halves[half])
    assert found.precision >= 0.97
    assert found.f1 >= LEAST[half]
    assert bench.b_cubed(*halves[half]).f1 >= LEAST[half]


def test_the_gold_is_sound():
    texts = {row["id"]: row["text"] for row in bench.texts()}
    assert len(texts) == 90
    for document, offset, wording in bench.gold():
        assert texts[document][offset : offset + len(wording)] == wording
    projects = {c for c in bench.gold().values() if c.startswith("p-")}
    assert sum(sum(c == p for c in bench.gold().values()) > 1 for p in projects) >= 45


def test_scores_by_hand():
    want = {("a", 0, "x"): "1", ("b", 0, "x"): "1", ("c", 0, "x"): "1", ("d", 0, "x"): "2"}
    got = {("a", 0, "x"): "p", ("b", 0, "x"): "p", ("c", 0, "x"): "q", ("d", 0, "x"): "q"}
    pairs, cubed = bench.pairwise(want, got), bench.b_cubed(want, got)
    assert (pairs.precision, pairs.recall) == (1 / 2, 1 / 3)
    assert (cubed.precision, round(cubed.recall, 3)) == (0.75, 0.667)
