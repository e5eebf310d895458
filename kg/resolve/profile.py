"""Descriptions of entities in single documents -> a profile an IRI: all that tells a thing from its namesakes.

    晶岳光伏玻璃项目, developer 安徽晶岳新材料有限公司, at home in 341124, 42亿元 -> Profile(brands {晶岳}, areas {341124} ...)

A description is a function of one document, a profile the union of descriptions, so the order of documents does not matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.mentions.geography import areas
from kg.mentions.naming import forms
from kg.resolve import zones
from kg.resolve.parts import Parts, capacities, parts
from kg.resolve.said import Description, Said, said

DOCUMENT = re.compile(r"[0-9a-f]{9}")
WORKS = frozenset({"Project", "InfrastructureProject", "Facility", "Park"})
"""Classes of what is built: the park of one document is the project of another."""
PLACED = frozenset({"Organization", "Facility", "Project", "InfrastructureProject"})
"""Classes whose names begin with where the thing is; a company's begins with where it is registered."""
BRAND = 2
"""Characters of a brand that are compared."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What all documents say of one IRI. `full` are stems of labels, `names` maps the stem of every safe name to its wording."""

    iri: str
    family: str
    kind: str
    label: str
    full: frozenset[str]
    names: dict[str, str]
    called: frozenset[str]  # stems of aliases that a document uses beside the label
    parts: tuple[Parts, ...]
    brands: frozenset[str]  # their first two characters: where a brand ends and the trade begins is not always to be told
    companies: frozenset[str]
    areas: frozenset[str]  # said of it, or in its name
    homes: frozenset[str]  # of the documents that name it; an area with a code needs none
    zones: frozenset[str]
    industries: frozenset[str]
    amounts: frozenset[str]  # what it costs, takes up and makes, in names too: 6e+07 Mass (kg) of 年产6万吨…项目
    years: tuple[str, str]  # of a project: of the first and the last document
    code: str
    words: frozenset[str]  # pairs of characters of what a project makes or builds
    trades: frozenset[str]  # and of its companies' names behind the brand: it may be called by them

    @property
    def owner(self) -> str:
        """The owner or home in the IRI of a relative name: 临江高新区 of 临江高新区_北部片区; empty where it has none.

        A name that only its document distinguishes (王明_1f0c3a9be) is owned by that document.
        """
        first, mark, last = self.iri.rpartition("/")[2].partition("_")
        return (last if DOCUMENT.fullmatch(last) else first) if mark else ""

    @property
    def national(self) -> bool:
        """Whether it is a person of the whole country: any other is owned by a company or the home of its document."""
        return self.family == "person" and not self.owner and bool(self.homes)

    @property
    def owner_iri(self) -> str:
        """The IRI that the owner has by itself; empty where there is none."""
        return f"{self.iri.rpartition('/')[0]}/{self.owner}" if self.owner else ""

    @property
    def places(self) -> frozenset[str]:
        """Where it is: what is said, and those homes of its documents that lie within; where nothing is said the homes."""
        within = {h for h in self.homes if any(h.startswith(a) for a in self.areas)}
        return self.areas | within if self.areas else self.homes


def profiles(descriptions: Iterable[Description]) -> dict[str, Profile]:
    """IRI -> profile, by IRI."""
    found: defaultdict[str, Said] = defaultdict(Counter)
    for d in descriptions:
        found[d.entity.iri].update(said(d))
    return {iri: of(iri, found[iri]) for iri in sorted(found)}


def of(iri: str, found: Said) -> Profile:
    """The profile of one IRI, of which something is said; of several classes and labels the least decides."""
    first = min(kind for kind, field, _ in found if field == "label")
    family = forms.family(first)
    own: defaultdict[str, set[str]] = defaultdict(set)
    for kind, field, value in found:
        if forms.family(kind) == family:
            own[field].add(value)
    labels = own["label"]
    safe = {w for w in own["aliases"] if _safe(family, w)} if family != "person" else set()
    relative = "_" in iri.rpartition("/")[2]
    wordings = sorted((labels if relative else {w for w in labels if _safe(family, w)}) | safe)
    split = tuple(sorted({parts(first, w) for w in wordings}, key=repr))
    companies = frozenset(own["companies"])
    brands = {p.brand[:BRAND] for p in split if len(p.brand) >= BRAND}
    if family == "project":
        brands |= {b[:BRAND] for c in companies if len(b := parts("Enterprise", c).brand) >= BRAND}
    kind_of_work = first in WORKS
    firms = {p.company for p in split} | {parts("Enterprise", c).company for c in companies} if kind_of_work else set()
    bare = {n.removeprefix(b) for n in firms for b in brands if n.startswith(b)}
    named = {code for w in wordings for code in _named_areas(first, w)}
    years = sorted(own["year"]) if family == "project" else []
    code = min(own["code"], default="")
    return Profile(
        iri=iri,
        family=family,
        kind=first,
        label=min(value for kind, field, value in found if (kind, field) == (first, "label")),
        full=frozenset(key(first, w) for w in labels),
        names={key(first, w): w for w in reversed(wordings)},
        called=frozenset(key(first, w) for w in safe),
        parts=split,
        brands=frozenset(brands),
        companies=companies,
        areas=frozenset(named | own["areas"]),
        homes=frozenset() if code else frozenset(own["home"]),
        zones=frozenset(own["zones"]),
        industries=frozenset(own["industries"]),
        amounts=frozenset(own["amounts"].union(*(capacities(w) for w in wordings)) if kind_of_work else own["amounts"]),
        years=(years[0], years[-1]) if years else ("", ""),
        code=code,
        words=frozenset().union(*(p.words for p in split)) if kind_of_work else frozenset(),
        trades=frozenset(n[i : i + 2] for n in bare for i in range(len(n) - 1)),
    )


def key(kind: str, name: str) -> str:
    """What names are compared by: 云岭二中 of 云岭县二中 and 青原市云岭县第二中学, since the place that a name begins with is written in
    many ways; slogans as they are written, since “出海”招商 and “出海”计划 are two."""
    if forms.family(kind) == "plan":
        return forms.key(name)
    found = areas.leading(name) if kind in PLACED else []
    if not found or len(name) - found[-1][1] < 2:
        return forms.stem(kind, name)
    return found[-1][2].short + forms.stem(kind, name[found[-1][1] :])


SHORTEST = 3
"""Characters from which a name is safe across documents; two are enough for a place."""


def _safe(family: str, name: str) -> bool:
    """Whether a name says without its document which thing is meant."""
    if family == "place":
        return areas.division(name) is not None or not areas.known(name)
    return len(forms.key(name)) >= (2 if family == "person" else SHORTEST) and not forms.ambiguous(name)


def _named_areas(kind: str, name: str) -> Iterable[str]:
    """The area that a name begins with; a company's name begins with where it is registered, which says little of where it works."""
    if forms.family(kind) == "zone":
        return [code] if (code := zones.area(name)) else []
    return [found[-1][2].code] if (found := areas.leading(name)) and found[-1][1] < len(name) else []
