"""Two profiles of one family -> how much speaks for their being one thing, with each reason and its weight.

    恒远光伏玻璃项目, 安徽恒远新材料有限公司年产60万吨光伏玻璃生产线项目 -> 1.2: 字号相同 +0.4, 内容相同 +0.45, 同县 +0.35

The features are few and plain, their weights stand in kg/data/identity.tsv. A veto (other phase, other ordinal, other area code)
is no weight: nothing outweighs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.mentions.naming import forms
from kg.resolve.alike import is_work, names, ordinals, phases
from kg.resolve.parts import parts
from kg.resolve.profile import Profile
from kg.resolve.weighing import weigh, weights

YEARS = 6
"""From so many years on a project of the same name is perhaps another."""
OTHER_PHASE = "other phase"
LOCAL = frozenset({"project", "facility", "zone", "platform", "place"})
"""Families of things that are in one place."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`features` are names of rows of identity.tsv with what they weigh here; a veto says why two cannot be one.

    A phase and the whole it belongs to cannot be one, but what speaks for that it is that whole is kept.
    """

    features: tuple[tuple[str, float], ...]
    veto: str = ""

    @property
    def likeness(self) -> float:
        """The sum of the weights."""
        return round(sum(weight for _, weight in self.features), 3)

    @property
    def score(self) -> float:
        """What speaks for their being one thing: nothing where there is a veto."""
        return 0.0 if self.veto else self.likeness

    @property
    def reasons(self) -> str:
        """The features in words: 字号相同 same brand +0.4; …"""
        table = weights()
        return "; ".join(f"{table[name].zh} {table[name].en} {weight:+.2f}" for name, weight in self.features)


def compare(a: Profile, b: Profile) -> Comparison:
    """What speaks for and against. The order of the two does not matter."""
    veto = contradiction(a, b)
    if veto and not (veto == OTHER_PHASE and _phase_and_whole(a, b)):
        return Comparison((), veto)
    found: list[tuple[str, float]] = list(names(a, b))
    if sum(weight for _, weight in found) <= 0:
        return Comparison((), veto)
    found += _places(a, b)
    found += _context(a, b)
    return Comparison(tuple(sorted(found)), veto)


def contradiction(a: Profile, b: Profile) -> str:
    """Why two cannot be one whatever else agrees; empty where nothing says so."""
    if a.family != b.family and not (is_work(a) and is_work(b)):
        return "other class"
    if a.code and b.code and a.code != b.code:
        return "other area code"
    if _legal(a) and _legal(b) and not (a.full & (b.full | b.called) or b.full & a.called) and not _registered_short(a, b):
        return "other company"
    one, two = ordinals(a), ordinals(b)
    if one and two and not one & two:
        return "other number"
    return OTHER_PHASE if is_work(a) and phases(a) != phases(b) else ""


def _legal(a: Profile) -> bool:
    """Whether a company is named with its legal form, and so with its registered name."""
    return a.kind == "Enterprise" and bool(forms.LEGAL_INSIDE.search(a.label))


def _registered_short(a: Profile, b: Profile) -> bool:
    """Whether of two registered names one is the other without the place: 鼎盛重工有限公司, 湖南鼎盛重工有限公司."""
    return any(
        x.endswith(y) or y.endswith(x) for x in map(forms.enterprise_stem, a.full) for y in map(forms.enterprise_stem, b.full)
    )


def _phase_and_whole(a: Profile, b: Profile) -> bool:
    """Whether one is a phase and the other names none: 恒远电池项目一期, 恒远电池项目."""
    return is_work(a) and is_work(b) and not (phases(a) and phases(b))


def is_phase(a: Profile) -> bool:
    """Whether it is a phase of something."""
    return bool(phases(a))


def _places(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    """Same or other county, city, province. Where a company is spoken of is not always where it is, so that weighs less."""
    if a.code or b.code:
        return
    if a.national or b.national:
        yield weigh("national")
        return
    one, two = a.places, b.places
    if not one or not two:
        if not one and not two and not a.owner and not b.owner:
            yield weigh("nowhere")
        return
    shared = max(_common(x, y) for x in one for y in two)
    inside = any(x.startswith(y) or y.startswith(x) for x in one for y in two)
    if shared >= 6:
        yield weigh("county")
    elif inside and shared >= 2:
        yield weigh("city" if shared >= 4 else "province")
    elif "Enterprise" in (a.kind, b.kind) and not (a.areas and b.areas):
        yield weigh("elsewhere")
    else:
        yield weigh("other_county" if shared >= 4 else "other_city" if shared >= 2 else "other_province")


def apart(a: Profile, b: Profile) -> bool:
    """Whether two must not come into one set by way of others: a contradiction, or two towns of something that is in one place."""
    if contradiction(a, b):
        return True
    if a.family not in LOCAL and a.family != "person":
        return False
    return any(name in ("other_city", "other_province") for name, _ in _places(a, b))


def _common(a: str, b: str) -> int:
    """Digits of the code of the smallest area that holds both: 2 a province, 4 a city, 6 a county."""
    for n in (6, 4, 2):
        if a[:n] == b[:n] and len(a) >= n and len(b) >= n:
            return n
    return 0


def _context(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    one, two = _firms(a), _firms(b)
    if one & two:
        yield weigh("company")
    elif a.family == "person" and one and two:
        yield weigh("employer")
    if a.family != b.family:
        yield weigh("other_class")
    if a.zones & b.zones:
        yield weigh("zone")
    if shared := len(a.amounts & b.amounts):
        yield weigh("amount", 1.5 if shared > 1 else 1.0)
    if a.industries & b.industries:
        yield weigh("industry")
    if a.family == "project" and _apart(a, b) > YEARS:
        yield weigh("years")


def _firms(a: Profile) -> frozenset[str]:
    """Its companies by their stems, and of what is built the one in its name, without its place."""
    if not is_work(a):
        return frozenset(forms.stem("Enterprise", c) for c in a.companies)
    return frozenset(x for x in (*(parts("Enterprise", c).company for c in a.companies), *(p.company for p in a.parts)) if x)


def _apart(a: Profile, b: Profile) -> int:
    """Years between the last report of the one and the first of the other."""
    first, second = sorted((a.years, b.years))
    return int(second[0]) - int(first[1]) if first[1] and second[0] else 0
