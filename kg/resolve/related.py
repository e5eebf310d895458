"""What is related to what: of which comparisons something can follow, and what is known of an entity only when all that is related is.

    鼎盛重工 in five provinces, and no two companies registered under it -> one company, tied to no place

The questions are answered alike whether all descriptions are at hand or only those that a new document touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.mentions.naming import forms
from kg.resolve.compare import Comparison, compare
from kg.resolve.parts import parts
from kg.resolve.profile import Profile
from kg.resolve.weighing import weights

KNOWN_WIDELY = 3
"""In so many provinces one name of a company is one company's, and its places tell nothing."""

Compared = dict[tuple[str, str], Comparison]


def relation(a: Profile, b: Profile) -> Comparison | None:
    """The comparison of two of which one may matter to what becomes of the other: with all that is added later they may be one, or
    rivals; else None.

    What two owners and the reach of a company say is known only when all that is related is, so it counts here at its best.
    """
    first, second = sorted((a, b), key=lambda p: p.iri)
    c = compare(first, second)
    best = c.likeness
    if a.owner and b.owner:
        best += weights()["owner"].value
    if a.family == "org":
        best += weights()["nowhere"].value - weights()["elsewhere"].value
    return c if a.label == b.label or c.features and best >= weights()["ask"].value else None


def widely_known(found: Mapping[str, Profile], near: Iterable[tuple[str, str]]) -> dict[str, Profile]:
    """The profiles; companies named in many provinces by one name of some length are tied to no place."""
    out = dict(found)
    for related in together(near):
        provinces: defaultdict[str, set[str]] = defaultdict(set)
        registered: defaultdict[str, set[str]] = defaultdict(set)
        for p in (found[iri] for iri in related):
            if p.kind in ("Enterprise", "Organization") and not p.areas:
                provinces[p.label] |= {home[:2] for home in p.homes}
            if p.kind == "Enterprise" and forms.LEGAL_INSIDE.search(p.label):
                registered[parts(p.kind, p.label).company].add(p.label)
        several = {name for name in provinces if len(registered[parts("Enterprise", name).company]) > 1}
        wide = {name for name, where in provinces.items() if len(where) >= KNOWN_WIDELY and name not in several}
        out |= {iri: replace(p, homes=frozenset()) for iri in related if (p := found[iri]).label in wide and not p.areas}
    return out


def together(near: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """What is related, by however many steps."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for a, b in near:
        beside[a].append(b)
        beside[b].append(a)
    seen: set[str] = set()
    for start in beside:
        if start not in seen:
            group = [start]
            seen.add(start)
            for iri in group:  # grows
                new = [other for other in beside[iri] if other not in seen]
                seen.update(new)
                group += new
            yield group
