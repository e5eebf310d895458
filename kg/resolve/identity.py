"""Descriptions of entities in many documents -> which of their IRIs mean one thing, why, and of which a person must be asked.

临江经开区 in one document and 临江经济技术开发区（又称临江经开区） in another are one zone; the fuller name is canonical. 华新化工 beside
江苏华新化工有限公司 and 山东华新化工有限公司 joins neither unless its place says which.

Three outcomes of a comparison (compare.py): same, different, ask. What a person has decided (review) counts before all else. Joining
is guarded: two that cannot be one never come into one set by way of a third. A function of the set of descriptions, whatever their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.mentions.geography import areas
from kg.mentions.naming import forms
from kg.resolve.blocks import pairs
from kg.resolve.compare import Comparison, apart, compare, is_phase
from kg.resolve.profile import DOCUMENT, Profile, profiles
from kg.resolve.related import Compared, relation, widely_known
from kg.resolve.said import Description
from kg.resolve.sets import Decision, Sets
from kg.resolve.weighing import weights

MARGIN = 0.2
"""By how much one candidate must be better than another that it is not."""
CHOICES = 4
"""Sets that one set may be, at most, for a person to be asked."""
BY_NAME = frozenset({"same_full", "same_name", "same_short", "short_for", "called"})


@dataclass(frozen=True, slots=True)
class Question:
    """Two IRIs that may be one thing: a person is asked."""

    one: str
    two: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Identity:
    """IRI -> canonical IRI (of all that have another than their own), canonical IRI -> why others were joined to it, questions.

    `phases`: canonical IRI of a phase -> that of the whole which other documents speak of, and why it is that one. `owners`: IRI without
    an owner -> what stands for it and those that it was joined to before anything that has an owner was looked at; all that one owner's
    things depend on.
    """

    canonical: dict[str, str]
    reasons: dict[str, tuple[str, ...]]
    asked: tuple[Question, ...] = ()
    phases: dict[str, tuple[str, str]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def of(self, iri: str) -> str:
        """The canonical IRI of an IRI."""
        return self.canonical.get(iri, iri)

    def of_only(self, iris: Container[str]) -> Identity:
        """What is said of some IRIs, and of nothing that is related to another."""
        return Identity(
            {iri: to for iri, to in self.canonical.items() if iri in iris},
            {iri: why for iri, why in self.reasons.items() if iri in iris},
            tuple(q for q in self.asked if q.one in iris),
            {iri: whole for iri, whole in self.phases.items() if iri in iris},
            {iri: to for iri, to in self.owners.items() if iri in iris},
        )


def identities(descriptions: Iterable[Description], decisions: Iterable[Decision] = ()) -> Identity:
    """Which IRIs are one thing."""
    known = profiles(descriptions)
    near = {(one, two): c for one, two in pairs(known) if (c := relation(known[one], known[two]))}
    return settle(known, near, decisions)


def settle(known: Mapping[str, Profile], near: Compared, decisions: Iterable[Decision] = ()) -> Identity:
    """Which of the profiles are one thing, by the comparisons of those that are related.

    All that is related must come together, and the owners of what has one with what is related to them; what is said of others does
    not matter.
    """
    reach = widely_known(known, near)
    sets = Sets(reach, decisions)
    compared = {
        (a, b): c if reach[a] is known[a] and reach[b] is known[b] else compare(reach[a], reach[b])
        for (a, b), c in sorted(near.items())
    }
    free = {pair: c for pair, c in compared.items() if not (reach[pair[0]].owner or reach[pair[1]].owner)}
    _join(sets, free)  # owners before what they own
    owners = {iri: root for iri, p in reach.items() if not p.owner and (root := sets.find(iri)) != iri}
    rest = {pair: _with_owners(reach, sets, pair, c) for pair, c in compared.items() if pair not in free}
    _join(sets, rest)
    compared = _only(sets, free | rest)
    _join(sets, compared)
    found = _chosen(reach, sets, _asked(sets, compared))
    return replace(found, phases=_phases(reach, sets, found, compared), owners=owners)


def _with_owners(known: Mapping[str, Profile], sets: Sets, pair: tuple[str, str], c: Comparison) -> Comparison:
    """The comparison with what the owners of relative names say; areas as owners are places and have been counted."""
    if not c.features:
        return c
    owners = [known[iri].owner_iri for iri in pair]
    in_areas = [is_area(known.get(o), o) for o in owners]
    if known[pair[0]].family == "person" and all(owners) and in_areas[0] != in_areas[1]:  # one holds a post at a company
        return replace(c, features=tuple(sorted((*c.features, ("employer", weights()["employer"].value)))))
    if not all(owners) or any(in_areas):
        unknown = any(o and DOCUMENT.fullmatch(o.rpartition("/")[2]) for o in owners)
        weighed = (("unknown_owner", weights()["unknown_owner"].value),) if unknown else ()
        return replace(c, features=tuple(sorted((*c.features, *weighed))))
    roots = {sets.find(o) if o in known else o for o in owners}
    name = "owner" if len(roots) == 1 else "other_owner"
    return replace(c, features=tuple(sorted((*c.features, (name, weights()[name].value)))))


def is_area(owner: Profile | None, iri: str) -> bool:
    """Whether an owner is an area: by its profile, if it is spoken of, else by its name."""
    return owner.family == "place" if owner else areas.known(iri.rpartition("/")[2])


def _join(sets: Sets, compared: Compared) -> None:
    """Joins what is the same, the surest first, unless another candidate that is not the same is as good."""
    same = weights()["same"].value
    near: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for (a, b), c in compared.items():
        if c.score >= same:
            near[a].append((b, c.score))
            near[b].append((a, c.score))

    def rivals(iri: str, chosen: str, score: float) -> bool:
        return any(
            other != chosen
            and rival >= score - MARGIN
            and sets.find(other) not in (sets.find(chosen), sets.find(iri))
            and apart(sets.known[other], sets.known[chosen])
            for other, rival in near[iri]
        )

    for (a, b), c in sorted(compared.items(), key=lambda item: (-item[1].score, item[0])):
        if c.score < same:
            break
        if sets.find(a) != sets.find(b) and not rivals(a, b, c.score) and not rivals(b, a, c.score) and sets.may_join(a, b):
            sets.join(a, b, c.reasons)


def _only(sets: Sets, compared: Compared) -> Compared:
    """The comparisons by name, with a bonus where each set is the other's only candidate, or all others go by name for the same.

    A company may have many short names: there the only candidate of the short one is enough.
    """
    least = weights()["ask"].value
    candidates: defaultdict[str, set[str]] = defaultdict(set)
    alike: set[tuple[str, str]] = set()
    for (a, b), c in compared.items():
        x, y = sets.find(a), sets.find(b)
        if x != y and c.score >= least:
            candidates[x].add(y)
            candidates[y].add(x)
            if _by_name(c) and all(weight > 0 for _, weight in c.features):
                alike |= {(x, y), (y, x)}

    def alone(x: str, y: str) -> bool:
        return all(other == y or (other, y) in alike for other in candidates[x])

    bonus = ("only", weights()["only"].value)
    out = {}
    for (a, b), c in compared.items():
        x, y = sets.find(a), sets.find(b)
        full = x if len(sets.known[a].label) > len(sets.known[b].label) else y
        brief = sets.known[a].family == "org" and any(name == "short_for" for name, _ in c.features)
        sides = [(x, y), (y, x)] if not brief else [(y, x) if full == x else (x, y)]
        only = x != y and c.score >= least and _by_name(c) and all(alone(*side) for side in sides)
        out[a, b] = replace(c, features=tuple(sorted((*c.features, bonus)))) if only else c
    return out


def _by_name(c: Comparison) -> bool:
    names = {name for name, _ in c.features}
    return bool(names & BY_NAME) or "brand" in names and "other_words" not in names


def _asked(sets: Sets, compared: Compared) -> tuple[Question, ...]:
    """What is neither the same nor different: for each two sets the pair that most speaks for; nobody can tell one of many."""
    best: dict[tuple[str, str], Question] = {}
    for (a, b), c in sorted(compared.items(), key=lambda item: (-item[1].score, item[0])):
        roots = (sets.find(a), sets.find(b))
        if c.score >= weights()["ask"].value and roots[0] != roots[1] and sets.may_join(a, b):
            best.setdefault((min(roots), max(roots)), Question(a, b, c.score, c.reasons))
    often = Counter(root for pair in best for root in pair)
    clear = [q for pair, q in best.items() if max(often[root] for root in pair) <= CHOICES]
    return tuple(sorted(clear, key=lambda q: (-q.score, q.one, q.two)))


def _phases(known: Mapping[str, Profile], sets: Sets, found: Identity, compared: Compared) -> dict[str, tuple[str, str]]:
    """The phases with the one whole that is as like as the same thing would be; of none where two are."""
    wholes: defaultdict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
    for pair, c in sorted(compared.items()):
        if c.features and c.veto and c.likeness >= weights()["same"].value:
            phase, whole = sorted(pair, key=lambda iri: not is_phase(known[iri]))
            why = c.likeness, f"{known[phase].label} / {known[whole].label}: {c.reasons}"
            at = wholes[sets.find(phase)]
            at[sets.find(whole)] = max(at.get(sets.find(whole), why), why)
    out = {}
    for phase, likely in wholes.items():
        (best, whole), *others = sorted(((likeness, iri) for iri, (likeness, _) in likely.items()), reverse=True)
        if not others or others[0][0] < best - MARGIN:
            out[found.of(phase)] = found.of(whole), likely[whole][1]
    return out


def _chosen(known: Mapping[str, Profile], sets: Sets, asked: tuple[Question, ...]) -> Identity:
    """Of each set the fullest official name is canonical, before it one that needs no owner."""
    canonical: dict[str, str] = {}
    why: dict[str, tuple[str, ...]] = {}

    def rank(p: Profile) -> tuple[bool, bool, bool, int, str]:
        return (bool(p.owner), p.owner_iri in canonical, forms.abbreviated(p.kind, p.label), -len(p.label), p.iri)

    owned = {root: all(known[iri].owner for iri in members) for root, members in sets.members.items()}
    for root, members in sorted(sets.members.items(), key=lambda pair: (owned[pair[0]], pair[0])):
        if len(members) > 1:
            best = min((known[iri] for iri in members), key=rank).iri
            canonical.update({iri: best for iri in members if iri != best})
            why[best] = tuple(sorted(sets.reasons[root]))
    return Identity(canonical, why, asked)
