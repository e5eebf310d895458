"""Writes kg/data/calibration.tsv anew: what the levels of the readers and other evidence are worth (kg/facts/certainty.py).

    python -m scripts.calibrate [--corpus FOLDER]       the news items of scripts/precision.py

Bulletins and general news have tables of their own, each learnt from judged facts of its genre. Of bulletins, what tells right facts
from wrong ones (the weights) is learnt where one may look: the open half of the annotated texts, the open articles, every third marked
bulletin, the judged items of news that speak of zones. Development has been on the open ones, so how often a family is right (its level) is learnt from the
totals of the held half of the texts, which nobody tuned on. The held articles are for neither: they show what it is worth (python
tests/eval/run.py --calibration). Of news both are learnt from the items whose facts were judged by reading; a part left out in turn
shows what that is worth: printed. Takes minutes.

Logistic regression a family, with a prior of weight 0, and none below 0 for the steps of a level; each source has a level of its
own while the weights are learnt. Little evidence so leaves a weight near 0, and a family near the level of its open facts.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg import pipeline
from kg.facts.certainty import LEVEL
from kg.pipeline import LEAST_IN_NEWS
from scripts import precision
from tests import marked
from tests.eval import judged
from tests.eval.run import ARTICLES, OWN, SHARED, Collection, facts
from tests.marked.__main__ import verdicts

TABLE = Path(__file__).resolve().parents[1] / "kg" / "data" / "calibration.tsv"
GENRES = ("bulletin", "news")
FAMILIES = ("observations", "groups", "status", "relations", "designations", "change", "actions")
"""Awards are measured by bench-contracts; of ranks and issues too few have been judged."""
PRIOR, OWN_LEVEL = 4.0, 1.0
"""How strongly a weight, and a level, is held to 0 (to where it starts): as by four times so many facts of even odds."""
LEAST = 8
"""Wording that fewer facts have tells nothing yet."""
PARTS = 5
HEAD = """# What the level of a reader and other evidence are worth in a family of rules, a genre of texts each: log odds, added up by
# kg/facts/certainty.py. Made by scripts/calibrate.py from judged facts; `n` have the evidence, the share `right` of them is right. Not to
# be edited by hand.
genre\tfamily\tevidence\tweight\tn\tright
"""


class Case(NamedTuple):
    """A judged fact: where it is from, its genre and family, its evidence without the level of the family, and whether it is right."""

    source: str
    genre: str
    family: str
    evidence: frozenset[str]
    right: bool


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, default=precision.CORPUS)
    texts = SHARED if SHARED.gold.is_dir() else OWN
    items = _news(ap.parse_args().corpus)
    news = [case for item in items for case in item]
    looked = [*_annotated("texts", texts, "open"), *_annotated("articles", ARTICLES, "open"), *_marked(), *news]
    held = [*_annotated("texts", texts, "held")]
    unseen = held + [c for c in news if c.genre == "news" or c.family not in {c.family for c in held}]
    TABLE.write_text(HEAD + "".join(f"{line}\n" for line in rows(looked, unseen)), encoding="utf-8")
    for family in FAMILIES:
        mine = [[c for c in item if (c.genre, c.family) == ("news", family)] for item in items]
        if any(mine):
            print(f"{family:13}{worth(mine)}")


def rows(cases: list[Case], unseen: list[Case]) -> Iterator[str]:
    """The lines of the table: weights from `cases`, levels from `unseen`."""
    for genre in GENRES:
        for family in FAMILIES:
            mine, level = ([c for c in part if (c.genre, c.family) == (genre, family)] for part in (cases, unseen))
            if not mine:
                continue
            weights, start = learn(mine)
            at = settle(start, level, weights)
            yield "\t".join((genre, family, LEVEL, f"{at:.2f}", *_share(level)))
            for name in sorted(weights):
                yield "\t".join((genre, family, name, f"{weights[name]:.2f}", *_share(c for c in mine if name in c.evidence)))


def worth(items: list[list[Case]]) -> str:
    """What is kept of news, each part of the items held against confidences that were learnt from the others."""
    every = [c for item in items for c in item]
    kept: list[bool] = []
    for part in range(PARTS):
        weights, at = learn([c for n, item in enumerate(items) if n % PARTS != part for c in item])
        here = (c for item in items[part::PARTS] for c in item)
        kept += [c.right for c in here if _likely(at + sum(weights.get(n, 0.0) for n in c.evidence)) >= LEAST_IN_NEWS]
    right = sum(c.right for c in every) / len(every)
    share = f"{sum(kept) / len(kept):.2f}" if kept else "-"
    return f"{len(every):6} judged, {right:.2f} right; kept from {LEAST_IN_NEWS} on {len(kept):5}, {share} right"


def learn(cases: list[Case]) -> tuple[dict[str, float], float]:
    """The weights of the evidence, and the mean level of the sources.

    Newton's method on the penalised likelihood; a step of a level whose weight would be below 0 is left out, and the rest learnt anew.
    """
    count = Counter(name for c in cases for name in c.evidence)
    names = sorted(n for n in count if count[n] >= LEAST or cases[0].genre == "bulletin")
    sources = sorted({c.source for c in cases})
    while True:
        column = {name: i for i, name in enumerate(sources + names)}
        x = np.zeros((len(cases), len(column)))
        for row, c in enumerate(cases):
            x[row, [column[c.source], *(column[n] for n in c.evidence if n in column)]] = 1
        held = np.array([OWN_LEVEL] * len(sources) + [PRIOR] * len(names))
        found = _newton(x, np.array([c.right for c in cases], float), held)
        against = {n for n in names if n.startswith("read>=") and found[column[n]] < 0}
        if not against:
            weights = dict.fromkeys((n for n in count if n.startswith("read>=")), 0.0) | {
                n: float(found[column[n]]) for n in names
            }
            return weights, float(np.mean(found[: len(sources)]))
        names = [n for n in names if n not in against]


def _newton(x: np.ndarray, right: np.ndarray, held: np.ndarray) -> np.ndarray:
    """The weights that make what is `right` likeliest, each held to 0 by its prior."""
    found = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ found))
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(held)
        step = np.linalg.solve(curve, x.T @ (right - p) - held * found)
        found += step
        if np.abs(step).max() < 1e-6:
            break
    return found


def settle(start: float, cases: list[Case], weights: dict[str, float]) -> float:
    """The level at which so many of the cases are likely as are right; by so few as none it stays where it starts."""
    at = start
    odds = [sum(weights.get(n, 0.0) for n in c.evidence) for c in cases]
    for _ in range(100):
        slope, curve = -OWN_LEVEL * (at - start), OWN_LEVEL
        for value, case in zip(odds, cases, strict=True):
            p = _likely(at + value)
            slope, curve = slope + case.right - p, curve + p * (1 - p)
        at += slope / curve
    return at


def _likely(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _share(cases: Iterable[Case]) -> tuple[str, str]:
    count = Counter(c.right for c in cases)
    n = count.total()
    return str(n), f"{count[True] / n:.2f}" if n else ""


# ---------------------------------------------------------------- where the facts are from


def _annotated(source: str, collection: Collection, half: str) -> Iterator[Case]:
    for f in facts(collection, half):
        yield _case(source, f)


def _marked() -> list[Case]:
    """The facts of the bulletins that were marked by the guidelines, of which nothing else was learnt."""
    with Pool() as pool:
        return [case for cases in pool.imap(_of_bulletin, [b for b in marked.read() if b.guided and b.held]) for case in cases]


def _of_bulletin(bulletin: marked.Bulletin) -> list[Case]:
    analysis = pipeline.analyse(bulletin.document)
    told = dict(verdicts(bulletin, analysis))
    return [
        _case("marked", judged.judged(read, fact, analysis, told[fact])) for read, fact in judged.both(analysis) if fact in told
    ]


Verdicts = dict[tuple[str, ...], bool]


def _news(folder: Path) -> list[list[Case]]:
    """The facts of each item that were judged by reading, so far as they are still read."""
    items, verdicts = precision.corpus(folder), defaultdict[str, Verdicts](dict)
    for path in sorted(precision.VERDICTS.glob("*.tsv")):
        for (item, *short), row in precision.known(path).items():
            verdicts[item][tuple(short)] = row["verdict"] == "right"
    with Pool() as pool:
        return pool.map(_judged, [(items[i], told) for i, told in sorted(verdicts.items())], chunksize=20)


def _judged(told: tuple[precision.Item, Verdicts]) -> list[Case]:
    item, verdicts = told
    analysis = precision.analysed(item)
    return [
        _case("news", judged.judged(read, fact, analysis, right))
        for read, fact in judged.both(analysis)
        if (right := verdicts.pop(precision.described(fact, analysis) or (), None)) is not None
    ]


def _case(source: str, f: judged.Judged) -> Case:
    return Case(source, f.genre, f.family, f.evidence - {LEVEL}, f.right)


if __name__ == "__main__":
    main()
