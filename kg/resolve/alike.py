"""Two profiles -> what their names say for their being one thing: the one best thing, or nothing.

恒远光伏玻璃项目, 安徽恒远新材料有限公司年产60万吨光伏玻璃生产线项目 -> brand +0.4, words +0.45; 云岭二中, 云岭县第二中学 -> same_full +1.2
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.geography import places
from kg.mentions.naming import forms
from kg.resolve import aliases
from kg.resolve.parts import parts
from kg.resolve.profile import WORKS, Profile
from kg.resolve.weighing import weigh

LONG = 4
"""Characters from which a company's or a person's short name is seldom another's."""
ENOUGH = 0.3
"""Share of the words of the shorter name from which two projects make the same."""
ABRIDGED = 5
"""Characters of what is built from which a name that leaves out words of another is hardly a third thing's."""
PART = 4
"""Characters of a whole from which a name that begins with it is a part of it."""
SERIES = frozenset({"gathering", "plan", "honour"})
"""Families whose members recur: a short name stands for another edition in another document."""


def is_work(a: Profile) -> bool:
    """Whether it is something that is built: the park of one document is the project of another."""
    return a.kind in WORKS


def phases(a: Profile) -> set[str]:
    """The phases in its names."""
    return {p.phase for p in a.parts if p.phase}


def ordinals(a: Profile) -> frozenset[str]:
    """The numbers in its names: 二 of 第二变电站, 3 of 3号泵站."""
    return frozenset().union(*(p.ordinals for p in a.parts))


def _wholes(a: Profile) -> frozenset[str]:
    """The stems of its names without the phase."""
    return frozenset(full.removesuffix(phase) for full in a.full for phase in phases(a) or ("",))


def names(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    """The one best thing that the names say; nothing where they have nothing in common."""
    if a.code and a.code == b.code:
        yield weigh("same_code")
        return
    relative = bool(a.owner or b.owner)
    part = phases(a) != phases(b)
    shared = _wholes(a) & _wholes(b) if part else a.full & b.full
    short_person = a.family == "person" and len(forms.key(a.label)) < 3
    if shared and part and a.owner and a.owner == b.owner:
        yield weigh("same_full")
    elif shared and not relative and not short_person:
        yield weigh("same_full" if _complete(a) or _complete(b) else "same_name")
    elif shared and _brief(a):
        yield weigh("same_short")
    elif shared:
        yield weigh("same_name")
    elif a.family in SERIES:
        return
    elif (a.called & (b.full | b.called)) or (b.called & (a.full | a.called)):
        yield weigh("called")
    elif "InfrastructureProject" in (a.kind, b.kind) and a.family == b.family:  # roads and bridges have no brand
        if short_for(a, b):
            yield weigh("unplaced")
        elif ordinals(a) == ordinals(b) and any(_abridged(x, y) or _abridged(y, x) for x in a.full for y in b.full):
            yield weigh("abridged")
    elif a.family == "project" or a.family != b.family:
        yield from _projects(a, b)
    elif short_for(a, b):
        yield weigh("short_for")


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
        yield weigh("brand")
    elif a.brands and b.brands:
        yield weigh("other_brand")
    elif share < ENOUGH:
        return
    if a.words and b.words:
        yield weigh("words", share) if share >= ENOUGH else weigh("other_words")


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
    if any(
        x.ordinals == y.ordinals and (_abridged(x.made, y.made) or _abridged(y.made, x.made)) for x in a.parts for y in b.parts
    ):
        return 1.0
    return len(a.words & b.words) / min(len(a.words), len(b.words)) if a.words and b.words else 0.0


def _abridged(short: str, full: str) -> bool:
    """Whether a short name has the beginning and the end of a full one and leaves out words: 盐穴储能电站, 盐穴压缩空气储能调峰电站."""
    rest = iter(full)
    ends = short[:1] == full[:1] and short[-2:] == full[-2:]
    return ABRIDGED <= len(short) < len(full) and ends and all(c in rest for c in short)
