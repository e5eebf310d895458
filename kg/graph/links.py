"""Observations of several documents -> what they are to each other: the same fact, a contradiction, or the later word.

    实际利用外资1.43亿美元 (1-7月, one bulletin), 1.34亿美元 (1-7月, another) -> kg:contradicts, both ways
    总投资30亿元 (2023), 总投资35亿元 (2024) -> the second kg:supersedes the first

Two are compared when subject, indicator, closed period and modality agree and the indicator has one value at a time
(kg/data/single_valued.tsv). Links are written into the view only: they are derived from all documents, as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg import resources
from kg.graph.statements import Graph
from kg.graph.vocab import DCTERMS, INDEX, KG, QUDT, RDF, SKOS, VIEW, Term, is_document, parts
from kg.mentions.measures.scales import scale

SAME, CONTRADICTS, SUPERSEDES = KG("sameFactAs"), KG("contradicts"), KG("supersedes")
LINKS = (SAME, CONTRADICTS, SUPERSEDES)
ROUNDED = Decimal("0.005")
"""A value counts as rounded by half a unit of its last digit, and by no more than this share of itself."""
MANY = 12
"""Up to so many different values of one thing each pair is linked; of more only neighbours, so that the work stays linear."""
COMPARED = NamedNode(f"{INDEX.value}#compared")
"""Observation -> its key, in the index."""
Group = tuple[NamedNode, str]
"""What all observations of a key are about, under its one IRI, and the rest of the key."""
_SEPARATOR = "\t"
HELD = frozenset({"actual", "ongoing"})
_NUMBER = re.compile(r"\d[\d,，]*(?:\.(\d+))?")
_TREND = re.compile(r"(?:同比)?(?:增长|下降|增速|增幅|降幅)$")


@dataclass(frozen=True, slots=True)
class Value:
    """One observation as it is compared: `low` and `high` are its bounds in the basic unit of its kind."""

    fact: NamedNode
    document: str
    issued: str
    low: Decimal
    high: Decimal


def keys(graph: Graph) -> Iterator[tuple[NamedNode, str]]:
    """The observations of a document that may be compared, each with what another must share for it."""
    about, quantities, units = graph.one(KG("about")), graph.one(KG("quantity")), graph.one(QUDT("hasUnit"))
    conditions, periods, modes = graph.one(KG("condition")), graph.one(KG("period")), graph.one(KG("modality"))
    starts, ends, labels = graph.one(KG("start")), graph.one(KG("end")), graph.all(SKOS("prefLabel"))
    for fact, indicator in graph[KG("indicator")]:
        subject, quantity, period = about.get(fact), quantities.get(fact), periods.get(fact)
        if not isinstance(subject, NamedNode) or "/id/" not in subject.value or not isinstance(indicator, NamedNode):
            continue
        if not isinstance(quantity, NamedNode) or fact in conditions:
            continue
        holds = next((h for name in sorted(labels[indicator]) if (h := _single_valued().get(_TREND.sub("", name)))), None)
        both = (starts.get(period), ends.get(period)) if isinstance(period, NamedNode) else (None, None)
        span = "/".join(day.value for day in both if day) if all(both) else ""
        if holds is None or holds == "period" and not span:
            continue
        mode = modes.get(fact, indicator).value.rpartition("/")[2]
        unit = units.get(quantity)
        kind = scale(unit.value.rpartition("/")[2])[1] if unit else ""
        state = "any" if holds == "lasting" else "held" if mode in HELD else "planned"
        rest = (indicator.value, span if holds == "period" else "", state, kind, holds)
        yield fact, _SEPARATOR.join((subject.value, *rest))


def keys_about(store: ox.Store, subject: NamedNode | None = None, graph: NamedNode | None = None) -> set[str]:
    """The keys of all observations about an entity, under the IRI that documents have for it, or of a document."""
    facts = {parts(q)[0] for q in store.quads_for_pattern(None, KG("about"), subject, graph)}
    return {parts(q)[2].value for fact in facts for q in store.quads_for_pattern(fact, COMPARED, None, INDEX)}


def group(key: str, canonical: Callable[[NamedNode], NamedNode]) -> Group:
    """The group of observations that a key belongs to, as identity is now."""
    subject, rest = key.split(_SEPARATOR, 1)
    return canonical(NamedNode(subject)), rest


def refresh(store: ox.Store, groups: Iterable[Group], merged: Callable[[NamedNode], Iterable[Term]]) -> None:
    """Writes the links among the observations of these groups anew; `merged` gives the IRIs that one stands for."""
    for subject, rest in sorted(groups, key=str):
        bearers = [f"{iri.value}{_SEPARATOR}{rest}" for iri in merged(subject)]
        said = {parts(q)[0] for key in bearers for q in store.quads_for_pattern(None, COMPARED, Literal(key), INDEX)}
        facts = [
            f for f in said if next(store.quads_for_pattern(f, KG("about"), subject, VIEW), None)
        ]  # not what a reprint repeats
        for fact in said:
            forget(store, fact)
        if len({_document(f) for f in facts}) > 1:
            values = [v for f in facts if (v := _value(store, f))]
            store.extend(list(_links(values, rest.endswith("lasting"))))


def forget(store: ox.Store, fact: NamedNode) -> None:
    """Removes the links of one observation, in both directions."""
    for p in LINKS:
        for quad in (*store.quads_for_pattern(fact, p, None, VIEW), *store.quads_for_pattern(None, p, fact, VIEW)):
            store.remove(quad)


@cache
def _single_valued() -> dict[str, str]:
    return {row["label"]: row["holds"] for row in resources.table("single_valued.tsv")}


def _one(store: ox.Store, s: NamedNode, p: NamedNode) -> Term | None:
    return min((parts(q)[2] for q in store.quads_for_pattern(s, p, None, VIEW)), key=str, default=None)


def _value(store: ox.Store, fact: NamedNode) -> Value | None:
    """An observation with its bounds; None where the wording leaves no number."""
    quantity = _one(store, fact, KG("quantity"))
    if not isinstance(quantity, NamedNode):
        return None
    unit = _one(store, quantity, QUDT("hasUnit"))
    factor = scale(unit.value.rpartition("/")[2])[0] if unit else Decimal(1)
    exact, low, high = (_one(store, quantity, p) for p in (QUDT("numericValue"), KG("lowerBound"), KG("upperBound")))
    if exact is None and low is None and high is None:
        return None
    text = _one(store, quantity, KG("originalText"))
    number = Decimal(exact.value) if exact else None
    slack = _slack(number, text.value) if number is not None and text else Decimal(0)
    centre = number if number is not None else Decimal(0)
    open_ended = exact is None or low is not None or high is not None
    bottom = Decimal(low.value) if low else (Decimal("-Infinity") if open_ended else centre)
    top = Decimal(high.value) if high else (Decimal("Infinity") if open_ended else centre)
    document = _document(fact)
    return Value(fact, document, _issued(store, fact), (bottom - slack) * factor, (top + slack) * factor)


def _slack(number: Decimal, written: str) -> Decimal:
    """By how much a number may be rounded: 1.43亿 by half of .01亿."""
    found = _NUMBER.search(written)
    if not found:
        return Decimal(0)
    digits = Decimal(found[0].replace(",", "").replace("，", ""))
    if not digits:
        return Decimal(0)
    unit = abs(number / digits) / Decimal(10) ** len(found[1] or "")
    return min(unit / 2, abs(number) * ROUNDED)


def _document(fact: NamedNode) -> str:
    """The key of the document that a fact's IRI carries."""
    return fact.value.rpartition("/fact/")[2].partition("_")[0]


def _issued(store: ox.Store, fact: NamedNode) -> str:
    for quad in store.quads_for_pattern(fact, RDF("type"), None, None):
        if isinstance(quad.graph_name, NamedNode) and is_document(quad.graph_name):
            day = _one(store, quad.graph_name, DCTERMS("issued"))
            return day.value[:10] if day else ""
    return ""


def _links(values: list[Value], lasting: bool) -> Iterator[Quad]:
    values = sorted(values, key=lambda v: (v.low, v.high, v.fact.value))
    near = len(values) if len(values) <= MANY else 1
    for i, a in enumerate(values):
        for b in values[i + 1 : i + 1 + near]:
            if a.document == b.document:
                continue
            if a.high > b.low or (a.low, a.high) == (b.low, b.high):
                yield from _both(a, SAME, b)
            elif lasting and a.issued and b.issued and a.issued != b.issued:
                later, earlier = (a, b) if a.issued > b.issued else (b, a)
                yield Quad(later.fact, SUPERSEDES, earlier.fact, VIEW)
            else:
                yield from _both(a, CONTRADICTS, b)


def _both(a: Value, p: NamedNode, b: Value) -> Iterator[Quad]:
    yield Quad(a.fact, p, b.fact, VIEW)
    yield Quad(b.fact, p, a.fact, VIEW)
