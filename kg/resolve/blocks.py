"""Profiles -> pairs that are worth comparing: those that share a key. Near-linear in the number of profiles.

晶岳光伏玻璃项目 -> project:晶岳光伏玻璃, project*晶岳; 安徽晶岳新材料有限公司 -> org:安徽晶岳新材料, org*晶岳
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kg.mentions import forms
from kg.resolve import zones
from kg.resolve.parts import parts
from kg.resolve.profile import WORKS, Profile

MANY = 40
"""Profiles with one key; more are compared only within a city, and then each with the next so many in the order of IRIs."""


def keys(profile: Profile) -> Iterator[str]:
    """What another profile must share to be compared with this one."""
    family = profile.family
    for stem in profile.full | profile.called | profile.names.keys():
        yield f"{family}:{stem}"
    for brand in profile.brands:
        yield f"{'work' if profile.kind in WORKS else family}*{brand}"
    if family == "zone":
        for name in profile.names.values():
            yield f"zone:{zones.key(name)}"
    elif family == "project":
        for place in profile.places:
            for word in profile.words:
                yield f"project@{place[:6]}{word}"
    elif profile.kind != "Enterprise":
        for name in profile.names.values():
            yield f"{family}:{forms.stem(profile.kind, parts(profile.kind, name).rest)}"
    if profile.code:
        yield f"code:{profile.code}"


def pairs(profiles: Mapping[str, Profile]) -> Iterable[tuple[str, str]]:
    """Pairs of IRIs, each once, in order."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for iri in sorted(profiles):
        for key in sorted(set(keys(profiles[iri]))):
            blocks[key].append(iri)
    return sorted({pair for block in blocks.values() for pair in _within(block, profiles)})


def _within(block: list[str], profiles: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    if len(block) <= MANY:
        yield from combinations(block, 2)
        return
    cities: defaultdict[str, list[str]] = defaultdict(list)
    for iri in block:
        for city in {p[:4] for p in profiles[iri].places} or {""}:
            cities[city].append(iri)
    for near in cities.values():
        for i, iri in enumerate(near):
            for other in near[i + 1 : i + 1 + MANY]:
                yield iri, other
