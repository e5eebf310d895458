"""What a graph says of one document, as plain values that can be held against an annotation.

kg:Observation about 某项目, 总投资, 12亿元 -> {"value": 1.2e9, "unit": "CNY", "about": ["某项目"], …}
"""

from __future__ import annotations

import re
import unicodedata
import urllib.parse
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import rdflib
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from kg.graph import vocab

KG = rdflib.Namespace(vocab.KG.iri)
NIF = rdflib.Namespace(vocab.NIF.iri)
QUDT = rdflib.Namespace(vocab.QUDT.iri)
SCHEMA = rdflib.Namespace(vocab.SCHEMA.iri)
ORG = rdflib.Namespace(vocab.ORG.iri)

# The units of the annotations (docs/annotation.md) with their factors: what the scorer promises, so it does not hang on the table that the
# program compares by (kg/data/unit_scales.tsv).
_SCALES = {
    "M2": "M2 1, HA 1e4, KiloM2 1e6, MU_CN 666.6666666666666",
    "M": "M 1, KiloM 1e3, MI 1609.344, CentiM 1e-2, MilliM 1e-3",
    "KG": "KiloGM 1, TONNE 1e3, TON_Metric 1e3, GM 1e-3",
    "W": "W 1, KiloW 1e3, MegaW 1e6, GigaW 1e9",
    "WH": "W-HR 1, KiloW-HR 1e3, MegaW-HR 1e6, GigaW-HR 1e9, TeraW-HR 1e12",
    "M3": "M3 1, L 1e-3",
    "千伏安": "V-A 1e-3, KiloV-A 1, MegaV-A 1e3",
    "千伏": "V 1e-3, KiloV 1",
    "PERCENT": "PERCENT 1",
    "NUM": "NUM 1",
    "YR": "YR 1",
    "MON": "MO 1",
    "DAY": "DAY 1",
    "HR": "HR 1",
    "MIN": "MIN 1",
    "秒": "SEC 1",
}
UNITS = {
    code: (unit, float(factor)) for unit, row in _SCALES.items() for code, factor in (part.split() for part in row.split(", "))
}
"""Last part of a unit's IRI -> (unit of the annotations, factor to it)."""
COMPARABLE = frozenset(unit for unit, _ in UNITS.values())
FAMILY = {
    **dict.fromkeys(("DevelopmentZone", "Park"), "zone"),
    **dict.fromkeys(("AdministrativeArea", "Place"), "place"),
    **dict.fromkeys(("PublicBody", "Department", "Enterprise", "Organization"), "org"),
    **dict.fromkeys(("Project", "InfrastructureProject"), "project"),
    **dict.fromkeys(("Mechanism", "Policy"), "plan"),
    **{name: name.lower() for name in ("Facility", "Person", "Platform", "Honour", "Gathering")},
}
"""Class -> family: a right family is a right type."""
ABOVE = {
    "DevelopmentZone": ("Park", "PublicBody", "Place", "Organization"),
    **dict.fromkeys(("Park", "AdministrativeArea", "Facility"), ("Place",)),
    **dict.fromkeys(("PublicBody", "Department", "Enterprise"), ("Organization",)),
    "InfrastructureProject": ("Project",),
}
"""What a graph may state besides; the type is the lowest."""
LONGEST, LABELS = 400, 40
"""A passage is a sentence (the longest annotated has 202 characters), and a node has names, not a word list."""
_DROP = re.compile(r"[\s“”\"'‘’《》<>()（）【】\[\]、·.,，。:：;；-]")

Value = dict[str, Any]
"""A quantity: value, low, high, unit, modifier, text, and of a fact about, indicator, modality, period, quotes."""


def norm(name: str) -> str:
    """A name without punctuation, width and case."""
    return _DROP.sub("", unicodedata.normalize("NFKC", name)).lower()


def alike(a: str, b: str) -> bool:
    """Two head nouns or indicator names that mean the same when one ends or begins with the other."""
    a, b = norm(a), norm(b)
    short = min(len(a), len(b))
    if short == 0 or a == b:
        return bool(short)
    return (short >= 2 and (a.endswith(b) or b.endswith(a))) or (short >= 3 and (a.startswith(b) or b.startswith(a)))


def tail(node: Node) -> str:
    """The last part of an IRI; a unit kept as written may hold a slash (台/套)."""
    iri = urllib.parse.unquote(str(node))
    return iri.removeprefix(vocab.KG_UNIT.iri) if iri.startswith(vocab.KG_UNIT.iri) else re.split(r"[/#]", iri)[-1]


class Said:
    """What the graph says of one document."""

    def __init__(self, graph: rdflib.Graph, document: Node) -> None:
        self.graph = graph
        self.passage = {p: str(graph.value(p, NIF.anchorOf) or "") for p in graph.subjects(NIF.referenceContext, document)}
        mentioned = {e for p in self.passage for e in graph.objects(p, SCHEMA.mentions)}
        self.entities = {e: self.names(e) for e in sorted(mentioned, key=str)}
        self.facts = sorted({f for p in self.passage for f in graph.subjects(KG.evidence, p)}, key=str)

    def of(self, kind: str) -> list[Node]:
        """The document's facts of a kind."""
        return [f for f in self.facts if (f, RDF.type, KG[kind]) in self.graph]

    def names(self, node: Node | None) -> list[str]:
        """The labels of a node; of an unlabelled concept the last part of its IRI."""
        if node is None:
            return []
        found = [str(o) for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel) for o in self.graph.objects(node, p)]
        if len(found) > LABELS:
            return []
        return found or ([str(node).rpartition("/")[2]] if isinstance(node, rdflib.URIRef) and "/concept/" in node else [])

    def classes(self, node: Node | None) -> set[str]:
        """The lowest entity classes of a node."""
        found = {str(t).rpartition("#")[2] for t in self.graph.objects(node, RDF.type)} & set(FAMILY)
        return found - {above for c in found for above in ABOVE.get(c, ())}

    def family(self, node: Node | None) -> str | None:
        """The one family of an entity; None where its classes contradict each other."""
        classes = self.classes(node)
        found = {FAMILY[c] for c in classes}
        return "zone" if classes == {"Park", "PublicBody"} else found.pop() if len(found) == 1 else None

    def called(self, node: Node | None, deep: bool = True) -> list[str]:
        """Names of an entity; a group's member type and known members; of an action or a status, what it is done to."""
        out = self.names(node)
        for p in (KG.memberType, KG.knownMember):
            for part in self.graph.objects(node, p):
                out += self.names(part)
        if not out and deep:
            out = [n for p in (KG.object, KG.about) for x in self.graph.objects(node, p) for n in self.called(x, False)]
        return out

    def about(self, fact: Node, predicate: Node = KG.about) -> list[str]:
        """Names of all that a fact is about."""
        return [n for node in self.graph.objects(fact, predicate) for n in self.called(node)]

    def only(self, fact: Node, predicate: Node) -> list[str]:
        """Names of the one thing; none where a fact names several, so that listing everything earns nothing."""
        nodes = set(self.graph.objects(fact, predicate))
        return self.called(nodes.pop()) if len(nodes) == 1 else []

    def each(self, facts: Iterable[Node], *parts: Callable[[Node], Any]) -> list[list[Any]]:
        """[names, part..., quotes, period] of each thing that facts are about.

        A fact about two projects says two things, and two facts that say the same of one entity say it once.
        """
        out: dict[object, list[Any]] = {}
        for f in facts:
            rest = tuple(part(f) for part in parts)
            for node in sorted(self.graph.objects(f, KG.about), key=str) or [f]:
                key = (node, str(rest), str(self.period(f))) if self.classes(node) else (f, node)
                out.setdefault(key, [self.called(node), *rest, [], self.period(f)])[-2].extend(self.quotes(f))
        return list(out.values())

    def quotes(self, fact: Node) -> list[str]:
        """The sentences that are a fact's evidence."""
        found = (self.passage[p] for p in self.graph.objects(fact, KG.evidence) if p in self.passage)
        return [sentence for sentence in found if len(sentence) <= LONGEST]

    def code(self, fact: Node, predicate: Node) -> str | None:
        """The last part of a coded value (modality, phase)."""
        found = min(self.graph.objects(fact, predicate), key=str, default=None)
        return None if found is None else tail(found)

    def period(self, fact: Node) -> list[str | None] | None:
        """[first day, last day] of a fact's period, either None where open; None where it has no period."""
        for t in self.graph.objects(fact, KG.period):
            days = (self.graph.value(t, p) for p in (KG.start, KG.end))
            return [None if day is None else str(day)[:10] for day in days]
        return None

    def value(self, node: Node) -> Value:
        """A quantity in the units of the annotations."""
        code = tail(self.graph.value(node, QUDT.hasUnit) or rdflib.Literal("NUM"))
        unit, factor = (code[4:], 1.0) if code.startswith("CCY_") else UNITS.get(code, (code, 1.0))

        def number(p: Node) -> float | None:
            found = self.graph.value(node, p)
            return None if found is None else float(str(found)) * factor

        bounds = {"value": number(QUDT.numericValue), "low": number(KG.lowerBound), "high": number(KG.upperBound)}
        text = str(self.graph.value(node, KG.originalText) or "")
        return {"unit": unit, **bounds, "modifier": self.code(node, KG.modifier) or "exact", "text": text}

    def quantities(self) -> Iterator[Value]:
        """Observed values, and the counts of groups with what their facts say; a count that a change is told of is one figure."""
        counts = {self._wording(f, q) for f in self.facts for q in self.graph.objects(f, KG["count"])}
        for f in self.facts:
            side = any((None, p, f) in self.graph for p in (KG.before, KG.after))
            for q in self.graph.objects(f, KG.quantity):
                if side and self._wording(f, q) in counts:
                    continue
                said = {"about": self.only(f, KG.about), "indicator": self.only(f, KG.indicator)}
                yield self.value(q) | said | {
                    "quotes": self.quotes(f), "modality": self.code(f, KG.modality), "period": self.period(f)
                }  # fmt: skip
            for q in self.graph.objects(f, KG["count"]):
                yield self.value(q) | {"quotes": self.quotes(f)} | self._counted(f)

    def _wording(self, fact: Node, quantity: Node) -> tuple[str, ...]:
        return str(self.graph.value(quantity, KG.originalText) or ""), *self.quotes(fact)

    def _counted(self, group: Node) -> Value:
        kinds = [n for k in self.graph.objects(group, KG.memberType) for n in self.names(k)]
        holders = [h for h in sorted(set(self.graph.subjects(None, group)), key=str) if h in self.facts]
        modality = next((m for h in holders if (m := self.code(h, KG.modality))), self.code(group, KG.modality) or "actual")
        period = next((t for h in holders if (t := self.period(h))), self.period(group))
        about = kinds + [n for h in holders for n in self.only(h, KG.about)]
        return {"about": about, "modality": modality, "period": period, "indicator": kinds + [k + "数" for k in kinds]}
