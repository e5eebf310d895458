"""Disjoint sets of IRIs that are one thing, guarded: two that cannot be one never come into one set by way of a third.

join 晶岳项目, 晶岳光伏项目 -> one set with its reasons; 晶岳项目一期 never joins 晶岳项目二期
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.compare import apart
from kg.resolve.profile import Profile

GUARDED = 30
"""Members of a set that a newcomer is held against."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of two IRIs."""

    one: str
    two: str
    same: bool


class Sets:
    """Disjoint sets of IRIs; the least stands for its set."""

    def __init__(self, known: Mapping[str, Profile], decisions: Iterable[Decision]) -> None:
        self.known = known
        self.parent = {iri: iri for iri in known}
        self.members = {iri: [iri] for iri in known}
        self.reasons: defaultdict[str, set[str]] = defaultdict(set)
        self.parted: set[tuple[str, str]] = set()
        said = sorted({d for d in decisions if d.one in known and d.two in known}, key=lambda d: (d.one, d.two))
        self.parted |= {pair for d in said if not d.same for pair in ((d.one, d.two), (d.two, d.one))}
        for d in said:
            if d.same:
                self.join(d.one, d.two, "确认 confirmed by review")

    def find(self, iri: str) -> str:
        """What stands for the set of an IRI."""
        root = iri
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[iri] != root:
            self.parent[iri], iri = root, self.parent[iri]
        return root

    def may_join(self, a: str, b: str) -> bool:
        """Whether no two members of the two sets exclude each other."""
        one, two = (self.members[self.find(x)] for x in (a, b))
        if self.parted and any((x, y) in self.parted for x in one for y in two):
            return False
        return not any(apart(self.known[x], self.known[y]) for x in one[:GUARDED] for y in two[:GUARDED])

    def join(self, a: str, b: str, why: str) -> None:
        """Makes one set of two."""
        x, y = sorted((self.find(a), self.find(b)))
        if x != y:
            self.parent[y] = x
            self.members[x] = sorted(self.members[x] + self.members.pop(y))
            self.reasons[x] |= self.reasons.pop(y, set())
        self.reasons[x].add(f"{self.known[a].label} = {self.known[b].label}: {why}")
