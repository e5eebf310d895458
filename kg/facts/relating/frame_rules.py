"""What verbs of a class say of the names around them: the rules of kg/data/rules/relations_frames.toml.

verb = "lie", theme = "thing", at = "place", says = ["theme locatedIn at"] -> Rule
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar.lines import FIGURE, GROUPS

FILE = "relations_frames"
_PLACES = ("subject", "theme", "by", "at", "partner", "ally", "object")


@dataclass(frozen=True, slots=True)
class Rule:
    """What verbs of a class say of names of some kinds; `elided` is the place that may be fetched from before;
    with `both` it is a row of several; `near` stands behind the verb, and no object of a kind in `lacks`; with `many` the objects are a row; with `carried` what is
    elided is the subject of the clauses before, never of the text; `sides` is the place whose row
    is parted into subject and partner."""

    name: str
    verbs: frozenset[str]
    wants: tuple[tuple[str, frozenset[str]], ...]
    says: tuple[tuple[str, str, str], ...]
    elided: str | None
    near: re.Pattern[str] | None
    lacks: frozenset[str]
    alone: bool
    carried: bool
    many: bool
    both: bool
    sides: str
    sure: float
    modal: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in their order."""
    out = []
    for r in resources.rules(FILE)["rule"]:
        wants = tuple((p, frozenset(k for g in r[p].split() for k in GROUPS[g])) for p in _PLACES if p in r)
        says = tuple((s, p, o) for s, p, o in (said.split() for said in r["says"]))
        near = re.compile(r["near"].replace("{figure}", FIGURE)) if "near" in r else None
        lacks = frozenset(k for g in r.get("lacks", "").split() for k in GROUPS[g])
        verbs = frozenset(r["verb"].split())
        out.append(
            Rule(
                r["name"],
                verbs,
                wants,
                says,
                r.get("elided"),
                near,
                lacks,
                r.get("alone", False),
                r.get("carried", False),
                r.get("many", False),
                r.get("both", False),
                r.get("sides", "subject"),
                r.get("sure", 0.85),
                r.get("modal", True),
            )
        )
    return tuple(out)
