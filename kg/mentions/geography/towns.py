"""Towns, townships and subdistricts of the counties that a document speaks of: 新市镇 beside 德清县 -> the division 330521104.

There are 41,000, most of their names stand in many counties, so none is looked up without a county.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from kg import resources
from kg.mentions.geography.division import Division

SUFFIX = 3
"""Digits of a town's code behind those of its county."""


@cache
def _packed() -> dict[str, str]:
    """County code -> its towns, each as three digits and the name."""
    return {row["county"]: row["towns"] for row in resources.table("lexicon/towns.tsv.xz")}


@lru_cache(maxsize=512)
def of_county(code: str) -> dict[str, Division]:
    """Name -> town of a county; the county's code in nine digits with the town's own."""
    found = [(item[:SUFFIX], item[SUFFIX:]) for item in _packed().get(code, "").split(" ") if item]
    return {name: Division(code + suffix, name, name, 4, code.removesuffix("00")) for suffix, name in found}


def named(name: str, counties: Iterable[str]) -> Division | None:
    """The town of that name in one of these counties; None where there is none, or several."""
    codes = sorted({c if len(c) == 6 else c + "00" for c in counties if len(c) in (4, 6)})  # 东莞市 has towns, but no counties
    found = [t for county in codes if (t := of_county(county).get(name))]
    return found[0] if len(found) == 1 else None


@cache
def names() -> frozenset[str]:
    """The names of all towns, which tell a town from a common word (遥观镇) but not which one it is."""
    return frozenset(item[SUFFIX:] for packed in _packed().values() for item in packed.split(" ") if item)


def of_code(code: str) -> Division | None:
    """The town of a code of nine digits."""
    return next((t for t in of_county(code[:6]).values() if t.code == code), None)
