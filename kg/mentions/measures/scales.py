"""A unit -> what it measures, and how many of the basic unit of that it is: kg/data/unit_scales.tsv.

scale("HA") -> 10000, Area; scale("MU_CN") -> 666.67, Area; scale("CCY_USD") -> 1, CCY_USD: a currency is no other's
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from kg import resources


@cache
def _table() -> dict[str, tuple[Decimal, str]]:
    return {r["unit"]: (Decimal(r["factor"]), r["kind"]) for r in resources.table("unit_scales.tsv")}


def scale(unit: str) -> tuple[Decimal, str]:
    """The factor of a unit to the basic unit of its kind, and the kind; a unit that the table lacks is its own kind."""
    return _table().get(unit, (Decimal(1), unit))
