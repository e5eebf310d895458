"""The weights of the features that two profiles are compared by: kg/data/identity.tsv.

weigh("words", 0.5) -> ("words", 0.225)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class Weight:
    """A row of identity.tsv."""

    value: float
    zh: str
    en: str


@cache
def weights() -> dict[str, Weight]:
    """Feature -> its weight and wording."""
    return {r["feature"]: Weight(float(r["weight"]), r["zh"], r["en"]) for r in resources.table("identity.tsv")}


def weigh(name: str, share: float = 1.0) -> tuple[str, float]:
    """A feature with what it weighs here; `share` is how much of it there is."""
    return name, round(weights()[name].value * share, 3)
