"""Profiles -> pairs that are worth comparing: those that share a key that few have. Near-linear in the number of profiles.

    晶岳光伏玻璃项目 in 341124 -> project:晶岳光伏玻璃, project*晶岳, project*晶岳|3411 ...; 安徽晶岳新材料有限公司 -> org*晶岳 ...

A key that many have tells nothing; with the city behind it, it may. Whether two are compared depends on their own keys and on how
many have them, so that a store can tell which comparisons a new document changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kg.mentions.naming import forms
from kg.resolve import zones
from kg.resolve.parts import parts
from kg.resolve.profile import WORKS, Profile

MANY = 40
"""Profiles with one key; a key that more have brings no two together."""
WIDE = 8
"""Cities of one profile; with more it is known everywhere, and no city tells it from others."""


def keys(profile: Profile) -> frozenset[str]:
    """What another profile must share to be compared with this one."""
    plain = set(_keys(profile))
    cities = {p[:4] for p in profile.places}
    return frozenset(plain | {f"{key}|{city}" for key in plain for city in cities if len(cities) <= WIDE})


def _keys(profile: Profile) -> Iterator[str]:
    family = profile.family
    for stem in profile.full | profile.called | profile.names.keys():
        yield f"{family}:{stem}"
    for brand in profile.brands if family != "place" else ():  # 西藏 of 西藏昌都市
        yield f"{'work' if profile.kind in WORKS else family}*{brand}"
    if family == "zone":
        for name in profile.names.values():
            yield f"zone:{zones.key(name)}"
    elif family == "project":
        for place in profile.places:
            for word in profile.words:
                yield f"project@{place[:6]}{word}"
    elif profile.kind != "Enterprise":
        for split in (parts(profile.kind, name) for name in profile.names.values()):
            if rest := forms.stem(profile.kind, split.brand + split.rest if family == "place" else split.rest):
                yield f"{family}:{rest}"
    if profile.code:
        yield f"code:{profile.code}"


def pairs(profiles: Mapping[str, Profile]) -> Iterable[tuple[str, str]]:
    """Pairs of IRIs, each once, in order."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for iri in sorted(profiles):
        for key in keys(profiles[iri]):
            blocks[key].append(iri)
    return sorted({pair for block in blocks.values() if len(block) <= MANY for pair in combinations(block, 2)})
