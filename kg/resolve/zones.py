"""The listed development zones: a name -> rank and area, whatever its form.

江苏泗阳开发区, 泗阳开发区 -> Listed(area 321323); 昆山经开区 -> Listed("national", 320583)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg import resources
from kg.mentions.geography import areas
from kg.mentions.naming import forms


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of zones.tsv; `rank` is national or empty, `area` the code of the area that the zone lies in."""

    name: str
    rank: str
    area: str


@lru_cache(maxsize=4096)
def listed(name: str) -> Listed | None:
    """The listed zone of that name, with or without the province and the city before it; None where none or several are."""
    found = _by_key().get(key(name), ())
    return found[0] if len(found) == 1 else None


def area(name: str) -> str:
    """The code of the area that a zone lies in, by the lists or by the place that its name begins with; empty where neither says."""
    found = areas.leading(name)
    return zone.area if (zone := listed(name)) else found[-1][2].code if found else ""


@cache
def _by_key() -> dict[str, tuple[Listed, ...]]:
    out: dict[str, dict[str, Listed]] = {}
    for row in resources.table("lexicon/zones.tsv"):
        zone = Listed(row["name"], row["rank"], row["area"])
        known = out.setdefault(key(zone.name), {})
        if zone.rank or zone.area not in known:
            known[zone.area] = zone
    return {key: tuple(zones.values()) for key, zones in out.items()}


def key(name: str) -> str:
    """The last place with the stem of what follows: 河北任丘经济开发区, 任丘市经开区 -> 任丘经开区."""
    found = areas.leading(name)
    if not found:
        return forms.stem("DevelopmentZone", name)
    _, end, division = found[-1]
    return division.short + forms.stem("DevelopmentZone", name[end:])
