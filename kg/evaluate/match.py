"""One document's annotation against what the graph says of it: pairs, one to one, and what is left on either side.

gold: 某项目 开工 (actual); said: a StatusChange about 某项目, started, actual -> status: right
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rdflib import RDF
from rdflib.term import Node

from kg.evaluate.said import COMPARABLE, FAMILY, KG, ORG, Said, Value, alike, norm

Gold = dict[str, Any]
"""A fact of the annotation (docs/annotation.md)."""
Count = Callable[[str, int, int, int], None]
"""Adds (layer, gold, said, right)."""
Say = Callable[..., None]
RELATIONS = """locatedIn developer investor hasPart operatedBy administers holdsPost issuer industry cooperatesWith partOf"""


def close(a: float | None, b: float | None) -> bool:
    """Equal but for rounding."""
    return a is not None and b is not None and abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def quoted(gold: Gold, quotes: Iterable[str]) -> bool:
    """Whether a sentence of the evidence holds (a sentence of) the annotated quotation."""
    parts = [norm(p) for p in re.split(r"\.\.\.|[。！？!?\n]", gold.get("quote", "")) if norm(p)]
    return any(p in norm(s) for p in parts for s in quotes) if parts else True


def listed(value: Any) -> list[Any]:
    """A value, or a list of them, as a list."""
    return value if isinstance(value, list) else [value]


def held(modality: str | None) -> bool:
    """Said of now or of the past."""
    return modality in ("actual", "ongoing")


class Match:
    """The comparison of one document; `count` and `say` are told the results."""

    def __init__(self, gold: dict[str, Any], said: Said, count: Count, say: Say) -> None:
        self.facts: list[Gold] = gold["facts"]
        self.gold_entities: list[Gold] = gold["entities"]
        self.names = {e["id"]: {norm(n) for n in e["names"]} for e in gold["entities"]}
        self.said, self.count, self.say = said, count, say

    def all(self) -> None:
        """Compares every layer."""
        self.entities()
        self.quantities()
        self.relations()
        self.statuses()
        self.designations()
        self.changes()
        self.actions()

    def kind(self, name: str) -> list[Gold]:
        """The annotated facts of a kind."""
        return [f for f in self.facts if f["kind"] == name]

    def named(self, wanted: Iterable[str], said: Iterable[str]) -> bool:
        """Whether one of the wanted (ids of entities, or wordings) is among the names."""
        names = list(said)
        plain = {norm(n) for n in names}
        return any(self.names[w] & plain if w in self.names else any(alike(w, n) for n in names) for w in wanted)

    def dated(self, gold: Gold, period: object) -> None:
        """Counts the period of a fact that was found, where the annotation gives one."""
        if gold.get("period"):
            self.count("period", 1, bool(period), period == gold["period"])
            if period != gold["period"]:
                self.say("period:", gold["quote"], "wanted", gold["period"], "said", period)

    def pair(self, wanted: Sequence[Gold], said: Sequence[Any], test: Callable[[Gold, Any], bool]) -> dict[int, int]:
        """Index said -> index wanted, as many pairs as can be (augmenting paths)."""
        owner: dict[int, int] = {}

        def place(i: int, seen: set[int]) -> bool:
            for j, x in enumerate(said):
                if j not in seen and test(wanted[i], x):
                    seen.add(j)
                    if j not in owner or place(owner[j], seen):
                        owner[j] = i
                        return True
            return False

        for i in range(len(wanted)):
            place(i, set())
        return owner

    def layer(
        self,
        name: str,
        wanted: Sequence[Gold],
        said: Sequence[Any],
        test: Callable[[Gold, Any], bool],
        neutral: Callable[[Any], bool] = lambda x: False,
    ) -> tuple[dict[int, int], list[Any]]:
        """Counts a layer; a neutral leftover is neither right nor wrong. Gives the pairs and what is left."""
        owner = self.pair(wanted, said, test)
        left = [x for j, x in enumerate(said) if j not in owner and not neutral(x)]
        self.count(name, len(wanted), len(owner) + len(left), len(owner))
        found = set(owner.values())
        for i, f in enumerate(wanted):
            if i not in found:
                self.say(name, "missed:", {k: v for k, v in f.items() if k not in ("kind", "period")})
        for x in left:
            self.say(name, "wrong:", x)
        return owner, left

    # ------------------------------------------------------------ layers

    def entities(self) -> None:
        """Entities by name, and by name with the family of their class."""
        free = {e: {norm(n) for n in names} for e, names in self.said.entities.items() if self.said.classes(e)}
        self.count("entity", len(self.gold_entities), len(free), 0)
        self.count("entity+type", len(self.gold_entities), len(free), 0)
        for e in self.gold_entities:
            hits = [x for x, names in free.items() if names & self.names[e["id"]]]
            if not hits:
                self.say("entity missed:", e["class"], e["names"])
                continue
            hit = min(hits, key=lambda x: (FAMILY[e["class"]] != self.said.family(x), str(x)))
            right = FAMILY[e["class"]] == self.said.family(hit)
            self.count("entity", 0, 0, 1)
            self.count("entity+type", 0, 0, right)
            if not right:
                self.say("entity type:", e["names"][0], e["class"], "not", sorted(self.said.classes(hit)))
            free.pop(hit)
        for x in free:
            self.say("entity wrong:", sorted(self.said.classes(x)), self.said.entities[x])

    def quantities(self) -> None:
        """Values with their unit; with the modifier; and in full: about what, which indicator, which modality."""
        layers = ("quantity", "quantity+modifier", "quantity full")
        free = list(self.said.quantities())
        said, wanted, found = len(free), self._wanted_quantities(), []
        for f in wanted:
            hits = [q for q in free if _same(q, f) and quoted(f, q["quotes"])]
            if not hits:
                self.say("quantity missed:", f["quote"], f.get("value"), f["unit"])
                continue
            q = max(hits, key=lambda q: self._rank(q, f))
            free.remove(q)
            found.append(f)
            self.dated(f, q["period"])
            full = self._rank(q, f) == 6
            for name, right in zip(layers, (True, q["modifier"] == f["modifier"], full), strict=True):
                self.count(name, 0, 0, right)
            if not full:
                keys = ("modifier", "about", "indicator", "modality")
                self.say("quantity partly:", f["quote"], "wanted", [f[k] for k in keys], "| said", [q[k] for k in keys])
        again = [q for q in free if any(_same(q, f) and not quoted(f, q["quotes"]) for f in found)]  # the title repeats the text
        for name in layers:
            self.count(name, len(wanted), said - len(again), 0)
        for q in (q for q in free if q not in again):
            self.say("quantity wrong:", q["text"], q["value"], q["unit"], [x[:30] for x in q["quotes"]])

    def _wanted_quantities(self) -> list[Gold]:
        """The annotated quantities, and the two values of each change unless they were annotated as such."""
        wanted = self.kind("quantity")
        for f in self.kind("change"):
            for value in (f["before"], f["after"]):
                if not any(w.get("value") == value and w["unit"] == f["unit"] for w in wanted):
                    own = {"value": value, "modifier": "exact", "indicator": f.get("indicator", []), "modality": "actual"}
                    wanted.append({"quote": f["quote"], "unit": f["unit"], "about": f["about"], **own})
        return wanted

    def _rank(self, q: Value, f: Gold) -> int:
        indicator = any(alike(a, b) for a in f["indicator"] for b in q["indicator"])
        about = self.named(f["about"], q["about"])
        return int(q["modifier"] == f["modifier"]) + 2 * about + 2 * indicator + int(q["modality"] == f["modality"])

    def statuses(self) -> None:
        """Phases of projects, works and groups."""
        facts = self.said.of("StatusChange")
        said = self.said.each(facts, lambda f: self.said.code(f, KG.phase), lambda f: self.said.code(f, KG.modality))
        wanted = self.kind("status")

        def test(f: Gold, x: Any) -> bool:
            return x[1] == f["phase"] and _mode(f, x[2]) and self.named(listed(f["about"]), x[0]) and quoted(f, x[3])

        owner, _ = self.layer("status", wanted, said, test)
        for j, i in owner.items():
            self.dated(wanted[i], said[j][4])

    def designations(self) -> None:
        """Who got which honour; a list of recipients is one annotation and many facts."""
        facts = self.said.of("Designation")
        said = self.said.each(facts, lambda f: self.said.about(f, KG.honour), lambda f: self.said.code(f, KG.modality))

        def test(f: Gold, x: Any) -> bool:
            to_whom = self.named(listed(f["about"]), x[0]) and self.named(listed(f["honour"]), x[1])
            return to_whom and _mode(f, x[2]) and quoted(f, x[3])

        wanted = self.kind("designation")
        lists = [f for f in wanted if sum(a in self.names for a in listed(f["about"])) > 1]
        self.layer("designation", wanted, said, test, lambda x: any(test(f, x) for f in lists))

    def changes(self) -> None:
        """Values before and after."""

        def end(fact: Node, p: Node) -> Value | None:
            nodes = (q for o in self.said.graph.objects(fact, p) for q in self.said.graph.objects(o, KG.quantity))
            return next((self.said.value(q) for q in nodes), None)

        def test(f: Gold, x: Any) -> bool:
            ends = zip((f["before"], f["after"]), x[1:], strict=True)
            right = all(v and v["unit"] == f["unit"] and close(v["value"], wanted) for wanted, v in ends)
            return right and self.named(listed(f["about"]), x[0])

        facts = self.said.of("Change")
        said = [(self.said.only(f, KG.about), end(f, KG.before), end(f, KG.after)) for f in facts]
        self.layer("change", self.kind("change"), said, test)

    def actions(self) -> None:
        """Who does what, and to whom or what. As many again as the annotation has are free: it holds the main ones only."""
        roles = (KG.object, KG.participant, KG.beneficiary, KG.instrument, KG.method)
        said = []
        for f in self.said.of("Action"):
            verb = str(min(self.said.graph.objects(f, KG.verb), key=str, default=""))
            other = [n for p in roles for n in self.said.about(f, p)]
            said.append((self.said.about(f, KG.agent), verb, self.said.quotes(f), other))
        wanted = self.kind("action")

        def action(f: Gold, x: Any) -> bool:
            return quoted(f, x[2]) and any(alike(v, x[1]) for v in listed(f["verb"])) and self.named(listed(f["agent"]), x[0])

        def whole(f: Gold, x: Any) -> bool:
            other = listed(f.get("object") or []) + listed(f.get("participant") or [])
            return action(f, x) and (not other or self.named(other, x[3]))

        for name, test in (("action", action), ("action+object", whole)):
            _, left = self.layer(name, wanted, said, test)
            self.count(name, 0, -min(len(left), len(wanted)), 0)

    # ------------------------------------------------------------ relations

    def relations(self) -> None:
        """Statements between named entities; hasPart, and a park in a park, turned to one direction."""
        graph = self.said.graph
        known = {str(_property(p)) for p in (*RELATIONS.split(), "unitOf", *(f["p"] for f in self.kind("relation")))}
        triples = {self._triple(f) for f in self.said.of("Statement") if str(graph.value(f, RDF.predicate)) in known}
        said = []
        for a, p, b, role in sorted(triples, key=str):  # said twice is said once
            group = any((node, RDF.type, KG.Group) in graph for node in (a, b))  # annotated are those of named entities
            said.append((self.said.called(a), p, self.said.called(b), role, group))
        wanted: dict[object, Gold] = {}
        for f in map(self._turned, self.kind("relation")):
            wanted.setdefault((f["s"], f["p"], f.get("o"), f.get("concept"), f.get("role")), f)
        inside = self._inside()
        self.layer("relation", list(wanted.values()), said, self._relation, lambda x: x[4] or self._follows(x, inside))

    def _triple(self, fact: Node) -> tuple[Node | None, str, Node | None, str]:
        a, p, b = (self.said.graph.value(fact, x) for x in (RDF.subject, RDF.predicate, RDF.object))
        if p == KG.partOf or (p == KG.locatedIn and self.said.family(a) == self.said.family(b) == "zone"):
            a, p, b = b, KG.hasPart, a
        return a, str(p), b, str(self.said.graph.value(fact, KG.role) or "")

    def _turned(self, f: Gold) -> Gold:
        family = {e["id"]: FAMILY[e["class"]] for e in self.gold_entities}
        if f["p"] == "partOf" or (f["p"] == "locatedIn" and family[f["s"]] == family.get(f.get("o")) == "zone"):
            return {**f, "s": f["o"], "p": "hasPart", "o": f["s"]}
        return f

    def _relation(self, f: Gold, x: Any) -> bool:
        if x[1] != str(_property(f["p"])):
            return False
        target = [f[key] for key in ("o", "concept") if key in f][:1]
        ways = [(x[0], x[2])] + ([(x[2], x[0])] if f["p"] == "cooperatesWith" else [])
        ends = any(self.named([f["s"]], a) and (not target or self.named(target, b)) for a, b in ways)
        return ends and (not f.get("role") or alike(f["role"], x[3]))

    def _inside(self) -> set[tuple[str, str]]:
        """What lies in what, by the annotation and what follows from it."""
        relations = [f for f in self.kind("relation") if "o" in f]
        inside: set[tuple[str, str]] = {(f["s"], f["o"]) for f in relations if f["p"] in ("locatedIn", "partOf")}
        inside |= {(f["o"], f["s"]) for f in relations if f["p"] == "hasPart"}
        while more := {(a, d) for a, b in inside for c, d in inside if b == c} - inside:
            inside |= more
        return inside

    def _follows(self, x: Any, inside: set[tuple[str, str]]) -> bool:
        """Where something is, when the annotation implies it or its own name says it: no fault to say, nor to leave out."""
        if x[1] not in (str(KG.locatedIn), str(KG.hasPart)):
            return False
        inner, outer = (x[0], x[2]) if x[1] == str(KG.locatedIn) else (x[2], x[0])
        stems = [t for n in outer if len(t := norm(n).rstrip("省市县区")) >= 2]
        by_name = any(t in norm(n) for n in inner for t in stems)
        return by_name or any(self.named([a], inner) and self.named([b], outer) for a, b in inside)


def _property(name: str) -> Node:
    return ORG.unitOf if name == "unitOf" else KG[name]


def _same(q: Value, f: Gold) -> bool:
    """The same value in the same unit (a unit outside the table may be worded otherwise)."""
    if q["unit"] != f["unit"] and (q["unit"] in COMPARABLE or not alike(q["unit"], f["unit"])):
        return False
    if f.get("value") is not None:
        return close(q["value"], f["value"])
    return all(close(q[k], f.get(k)) for k in ("low", "high") if f.get(k) is not None)


def _mode(f: Gold, modality: str | None) -> bool:
    """Under construction is as good said of now as said as a fact."""
    wanted = f.get("modality", "actual")
    either = f["kind"] == "designation" or f.get("phase") == "underConstruction"
    return modality == wanted or (either and held(modality) and held(wanted))
