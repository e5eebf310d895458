"""What a quantity measures, with the words before and behind it that say so."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts.observations.measures import measure
from kg.facts.observations.phrase import Left
from kg.facts.observations.right import Right
from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Measured:
    """What a quantity measures. `start`: where the wording begins; `base`: the indicator without growth or share;
    `like`: the figure before it that says what it is of."""

    indicator: str
    start: int
    base: str
    left: Left
    right: Right
    like: Mention | None = None
    thing: Mention | None = None  # of a list with 分别: what this one is of

    @property
    def of(self) -> str:
        """account, trait, rate; "" where no noun of a measure says it."""
        known = self.left.measure or measure(self.right.measure) or measure(self.base)
        return known.of if known else ""
