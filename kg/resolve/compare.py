"""Two profiles of one family -> how much speaks for their being one thing, with each reason and its weight.

    恒远光伏玻璃项目, 安徽恒远新材料有限公司年产60万吨光伏玻璃生产线项目 -> 1.2: 字号相同 +0.4, 内容相同 +0.45, 同县 +0.35

The features are few and plain, their weights stand in kg/data/identity.tsv. A veto (other phase, other ordinal, other area code)
is no weight: nothing outweighs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.mentions.geography import places
from kg.mentions.naming import forms
from kg.resolve import aliases
from kg.resolve.parts import parts
from kg.resolve.profile import WORKS, Profile

YEARS = 6
"""From so many years on a project of the same name is perhaps another."""
LONG = 4
"""Characters from which a company's or a person's short name is seldom another's."""
ENOUGH = 0.3
"""Share of the words of the shorter name from which two projects make the same."""
ABRIDGED = 5
"""Characters of what is built from which a name that leaves out words of another is hardly a third thing's."""
OTHER_PHASE = "other phase"
PART = 4
"""Characters of a whole from which a name that begins with it is a part of it."""
LOCAL = frozenset({"project", "facility", "zone", "platform", "place"})
"""Families of things that are in one place."""


SERIES = frozenset({"gathering", "plan", "honour"})
"""Families whose members recur: a short name stands for another edition in another document."""


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


@dataclass(frozen=True, slots=True)
class Weight:
    """A row of identity.tsv."""

    value: float
    zh: str
    en: str


@cache
def weights() -> dict[str, Weight]:
    """Feature -> its weight and wording."""
    return {r["feature"]: Weight(float(r["weight"]), r["zh"], r["en"]) for r in resources.table("identity.tsv")}


def compare(a: Profile, b: Profile) -> Comparison:
    """What speaks for and against. The order of the two does not matter."""
    veto = contradiction(a, b)
    if veto and not (veto == OTHER_PHASE and _phase_and_whole(a, b)):
        return Comparison((), veto)
    found: list[tuple[str, float]] = list(_names(a, b))
    if sum(weight for _, weight in found) <= 0:
        return Comparison((), veto)
    found += _places(a, b)
    found += _context(a, b)
    return Comparison(tuple(sorted(found)), veto)


def contradiction(a: Profile, b: Profile) -> str:
    """Why two cannot be one whatever else agrees; empty where nothing says so."""
    if a.family != b.family and not (_is_work(a) and _is_work(b)):
        return "other class"
    if a.code and b.code and a.code != b.code:
        return "other area code"
    if _legal(a) and _legal(b) and not (a.full & (b.full | b.called) or b.full & a.called) and not _registered_short(a, b):
        return "other company"
    one, two = (frozenset().union(*(p.ordinals for p in x.parts)) for x in (a, b))
    if one and two and not one & two:
        return "other number"
    return OTHER_PHASE if _is_work(a) and _phases(a) != _phases(b) else ""


def _is_work(a: Profile) -> bool:
    """Whether it is something that is built: the park of one document is the project of another."""
    return a.kind in WORKS


def _legal(a: Profile) -> bool:
    """Whether a company is named with its legal form, and so with its registered name."""
    return a.kind == "Enterprise" and bool(forms.LEGAL_INSIDE.search(a.label))


def _registered_short(a: Profile, b: Profile) -> bool:
    """Whether of two registered names one is the other without the place: 鼎盛重工有限公司, 湖南鼎盛重工有限公司."""
    return any(
        x.endswith(y) or y.endswith(x) for x in map(forms.enterprise_stem, a.full) for y in map(forms.enterprise_stem, b.full)
    )


def _phases(a: Profile) -> set[str]:
    return {p.phase for p in a.parts if p.phase}


def _phase_and_whole(a: Profile, b: Profile) -> bool:
    """Whether one is a phase and the other names none: 恒远电池项目一期, 恒远电池项目."""
    return _is_work(a) and _is_work(b) and not (_phases(a) and _phases(b))


def is_phase(a: Profile) -> bool:
    """Whether it is a phase of something."""
    return bool(_phases(a))


def _wholes(a: Profile) -> frozenset[str]:
    """The stems of its names without the phase."""
    return frozenset(full.removesuffix(phase) for full in a.full for phase in _phases(a) or ("",))


def _names(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    """The one best thing that the names say; nothing where they have nothing in common."""
    if a.code and a.code == b.code:
        yield _weigh("same_code")
        return
    relative = bool(a.owner or b.owner)
    part = _phases(a) != _phases(b)
    shared = _wholes(a) & _wholes(b) if part else a.full & b.full
    short_person = a.family == "person" and len(forms.key(a.label)) < 3
    if shared and part and a.owner and a.owner == b.owner:
        yield _weigh("same_full")
    elif shared and not relative and not short_person:
        yield _weigh("same_full" if _complete(a) or _complete(b) else "same_name")
    elif shared and _brief(a):
        yield _weigh("same_short")
    elif shared:
        yield _weigh("same_name")
    elif a.family in SERIES:
        return
    elif (a.called & (b.full | b.called)) or (b.called & (a.full | a.called)):
        yield _weigh("called")
    elif "InfrastructureProject" in (a.kind, b.kind) and a.family == b.family:  # roads and bridges have no brand
        if short_for(a, b):
            yield _weigh("unplaced")
        elif any(_abridged(x, y) or _abridged(y, x) for x in a.full for y in b.full):
            yield _weigh("abridged")
    elif a.family == "project" or a.family != b.family:
        yield from _projects(a, b)
    elif short_for(a, b):
        yield _weigh("short_for")


def _complete(a: Profile) -> bool:
    """Whether the name says where or whose it is, or is a company's with its legal form."""
    return bool(a.areas or any(p.company or p.places for p in a.parts)) or bool(forms.LEGAL.search(a.label))


def _brief(a: Profile) -> bool:
    """Whether the name is so short that it may well be another's: 华新; 王伟; 新能源项目 (no brand)."""
    if a.family == "project":
        return not a.brands
    return len(min(a.names or {a.label: a.label}, key=len)) < (3 if a.family == "person" else LONG)


def short_for(a: Profile, b: Profile) -> bool:
    """Whether a wording of one leaves out of a wording of the other what names leave out."""
    table = places.divisions()
    for one, two in ((a, b), (b, a)):
        for short in one.names.values():
            for full in two.names.values():
                x, y = aliases.name(short, one.kind), aliases.name(full, two.kind)
                if len(x.stem) < len(y.stem) and aliases.reason(x, y, table.__contains__):
                    return True
    return False


def _projects(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    """Brand and what is made. What goes on behind a whole name is a part of the whole."""
    if "InfrastructureProject" in (a.kind, b.kind) or _part(a, b) or _part(b, a):
        return
    share = max(_share(a, b), _named_after(a, b), _named_after(b, a))
    if a.brands & b.brands or _begins(a, b.brands) or _begins(b, a.brands):
        yield _weigh("brand")
    elif a.brands and b.brands:
        yield _weigh("other_brand")
    elif share < ENOUGH:
        return
    if a.words and b.words:
        yield _weigh("words", share) if share >= ENOUGH else _weigh("other_words")


def _begins(a: Profile, brands: frozenset[str]) -> bool:
    """Whether a name begins with the other's brand, though the dictionary has that for a word: 盈丰项目 of 云州盈丰有限公司."""
    return any(p.rest.startswith(brand) for p in a.parts for brand in brands)


def _part(whole: Profile, part: Profile) -> bool:
    """Whether the one is a part of the other by name: 云桥产业园, 云桥产业园污水处理厂; a name that ends in no head is but a shorter one."""
    headed = [x for x in whole.full if len(x) >= PART and forms.PROJECT_HEAD.search(x)]
    return any(y.startswith(x) and parts(part.kind, y[len(x) :]).words for x in headed for y in part.full)


def _named_after(a: Profile, b: Profile) -> float:
    """How much of what a name says is in the names of the other's companies: 云桥智能装备项目 of 云桥智能装备有限公司."""
    return len(a.words & b.trades) / len(a.words) if a.words else 0.0


def _share(a: Profile, b: Profile) -> float:
    """How much of what the one makes or builds the other does: all of it where only words in between are left out."""
    if any(_abridged(x.made, y.made) or _abridged(y.made, x.made) for x in a.parts for y in b.parts):
        return 1.0
    return len(a.words & b.words) / min(len(a.words), len(b.words)) if a.words and b.words else 0.0


def _abridged(short: str, full: str) -> bool:
    """Whether a short name has the beginning and the end of a full one and leaves out words: 盐穴储能电站, 盐穴压缩空气储能调峰电站."""
    rest = iter(full)
    ends = short[:2] == full[:2] and short[-2:] == full[-2:]
    return ABRIDGED <= len(short) < len(full) and ends and all(c in rest for c in short)


def _places(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    """Same or other county, city, province. Where a company is spoken of is not always where it is, so that weighs less."""
    if a.code or b.code:
        return
    if a.national or b.national:
        yield _weigh("national")
        return
    one, two = a.places, b.places
    if not one or not two:
        if not one and not two and not a.owner and not b.owner:
            yield _weigh("nowhere")
        return
    shared = max(_common(x, y) for x in one for y in two)
    inside = any(x.startswith(y) or y.startswith(x) for x in one for y in two)
    if shared >= 6:
        yield _weigh("county")
    elif inside and shared >= 2:
        yield _weigh("city" if shared >= 4 else "province")
    elif "Enterprise" in (a.kind, b.kind) and not (a.areas and b.areas):
        yield _weigh("elsewhere")
    else:
        yield _weigh("other_county" if shared >= 4 else "other_city" if shared >= 2 else "other_province")


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
    employers = {forms.stem("Enterprise", c) for c in a.companies}, {forms.stem("Enterprise", c) for c in b.companies}
    if employers[0] & employers[1]:
        yield _weigh("company")
    elif a.family == "person" and employers[0] and employers[1]:
        yield _weigh("employer")
    if a.family != b.family:
        yield _weigh("other_class")
    if a.zones & b.zones:
        yield _weigh("zone")
    if a.amounts & b.amounts:
        yield _weigh("amount")
    if a.industries & b.industries:
        yield _weigh("industry")
    if a.family == "project" and _apart(a, b) > YEARS:
        yield _weigh("years")


def _apart(a: Profile, b: Profile) -> int:
    """Years between the last report of the one and the first of the other."""
    first, second = sorted((a.years, b.years))
    return int(second[0]) - int(first[1]) if first[1] and second[0] else 0


def _weigh(name: str, share: float = 1.0) -> tuple[str, float]:
    return name, round(weights()[name].value * share, 3)
