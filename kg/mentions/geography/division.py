"""An administrative division as the packaged tables have it: 370285 -> Division("370285", "莱西市", "莱西", 3, "3702", ...)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Former:
    """A name that a division had (即墨市, today 即墨区) and its last day, empty where it is not known."""

    name: str
    until: str


@dataclass(frozen=True, slots=True)
class Division:
    """A row of places.tsv; level 1 is a province, 2 a city, 3 a county, 4 a town (towns.py)."""

    code: str
    name: str
    short: str
    level: int
    parent: str
    longitude: str = ""
    latitude: str = ""
    former: tuple[Former, ...] = ()
