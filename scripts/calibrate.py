"""Writes kg/data/calibration.tsv anew: what the levels of the readers and other evidence are worth (kg/facts/certainty.py).

    python -m scripts.calibrate [--corpus FOLDER]       the news items of scripts/precision.py

What tells right facts from wrong ones (the weights) is learnt where one may look: the open half of the annotated texts and the
open articles, with the news items whose facts a person judged. Development has been on the open ones, so how often a family is
right (its level) is learnt from those nobody tuned on: the news and the totals of the held half of the texts. The held articles
are for neither: they show what it is worth (python tests/eval/run.py --calibration).

Logistic regression a family, with a prior of weight 0, and none below 0 for the steps of a level; each source has a level of its
own while the weights are learnt. Little evidence so leaves a weight near 0, and a family near the level of its open facts.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.facts.certainty import LEVEL
from scripts import precision
from tests.eval import judged
from tests.eval.run import ARTICLES, OWN, SHARED, Collection, facts

TABLE = Path(__file__).resolve().parents[1] / "kg" / "data" / "calibration.tsv"
FAMILIES = ("observations", "groups", "status", "relations", "designations", "change", "actions")
"""Awards are measured by bench-contracts; of ranks and issues too few have been judged."""
PRIOR, OWN_LEVEL = 4.0, 1.0
"""How strongly a weight, and a level, is held to 0 (to where it starts): as by four times so many facts of even odds."""
HEAD = """# What the level of a reader and other evidence are worth in a family of rules: log odds, added up by kg/facts/certainty.py.
# Made by scripts/calibrate.py from judged facts; `n` have the evidence, the share `right` of them is right. Not to be edited by hand.
family\tevidence\tweight\tn\tright
"""


class Case(NamedTuple):
    """A judged fact: where it is from, its family, its evidence without the level of the family, and whether it is right."""

    source: str
    family: str
    evidence: frozenset[str]
    right: bool


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, default=precision.CORPUS)
    texts = SHARED if SHARED.gold.is_dir() else OWN
    looked = [*_annotated("texts", texts, "open"), *_annotated("articles", ARTICLES, "open")]
    news = list(_news(ap.parse_args().corpus))
    unseen = [*_annotated("texts", texts, "held"), *news]
    TABLE.write_text(HEAD + "".join(f"{line}\n" for line in rows(looked + news, unseen)), encoding="utf-8")


def rows(cases: list[Case], unseen: list[Case]) -> Iterator[str]:
    """The lines of the table: weights from `cases`, levels from `unseen`."""
    for family in FAMILIES:
        mine, level = ([c for c in part if c.family == family] for part in (cases, unseen))
        weights, start = learn(mine)
        at = settle(start, level, weights)
        yield "\t".join((family, LEVEL, f"{at:.2f}", *_share(level)))
        for name in sorted(weights):
            yield "\t".join((family, name, f"{weights[name]:.2f}", *_share(c for c in mine if name in c.evidence)))


def learn(cases: list[Case]) -> tuple[dict[str, float], float]:
    """The weights of the evidence, and the mean level of the sources; coordinate by coordinate, until nothing moves."""
    names = sorted({name for c in cases for name in c.evidence})
    levels = dict.fromkeys(sorted({c.source for c in cases}), 0.0)
    weights = dict.fromkeys(names, 0.0)
    having = {name: [c for c in cases if name in c.evidence] for name in names}
    of = {source: [c for c in cases if c.source == source] for source in levels}

    def odds(c: Case) -> float:
        return levels[c.source] + sum(weights[name] for name in c.evidence)

    for _ in range(300):
        moved = 0.0
        for table, parts, prior in ((levels, of, OWN_LEVEL), (weights, having, PRIOR)):
            for name, part in parts.items():
                new = table[name] + _step(map(odds, part), part, prior, table[name])
                if name.startswith("read>="):
                    new = max(0.0, new)
                moved, table[name] = max(moved, abs(new - table[name])), new
        if moved < 1e-4:
            break
    return weights, sum(levels.values()) / len(levels)


def settle(start: float, cases: list[Case], weights: dict[str, float]) -> float:
    """The level at which so many of the cases are likely as are right; by so few as none it stays where it starts."""
    at = start
    for _ in range(100):
        at += _step((at + sum(weights.get(n, 0.0) for n in c.evidence) for c in cases), cases, OWN_LEVEL, at - start)
    return at


def _step(odds: Iterable[float], cases: list[Case], prior: float, off: float) -> float:
    """Newton's step of one weight that is `off` from where the prior holds it."""
    slope, curve = -prior * off, prior
    for value, case in zip(odds, cases, strict=True):
        p = 1 / (1 + math.exp(-value))
        slope, curve = slope + case.right - p, curve + p * (1 - p)
    return slope / curve


def _share(cases: Iterable[Case]) -> tuple[str, str]:
    count = Counter(c.right for c in cases)
    n = count.total()
    return str(n), f"{count[True] / n:.2f}" if n else ""


# ---------------------------------------------------------------- where the facts are from


def _annotated(source: str, collection: Collection, half: str) -> Iterator[Case]:
    for f in facts(collection, half):
        yield _case(source, f)


def _news(folder: Path) -> Iterator[Case]:
    """The facts that a person judged, so far as they are still read."""
    items, verdicts = precision.corpus(folder), defaultdict(dict)
    for path in sorted(precision.VERDICTS.glob("*.tsv")):
        for (item, *short), row in precision.known(path).items():
            verdicts[item][tuple(short)] = row["verdict"] == "right"
    for item, told in sorted(verdicts.items()):
        analysis = precision.analysed(items[item])
        for read, fact in judged.both(analysis):
            right = told.pop(precision.described(fact, analysis), None)
            if right is not None:
                yield _case("news", judged.judged(read, fact, analysis, right))


def _case(source: str, f: judged.Judged) -> Case:
    return Case(source, f.family, f.evidence - {LEVEL}, f.right)


if __name__ == "__main__":
    main()
