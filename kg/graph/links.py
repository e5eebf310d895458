"""Observations of several documents -> what they are to each other: the same fact, a contradiction, or the later word.

    实际利用外资1.43亿美元 (1-7月, one bulletin), 1.34亿美元 (1-7月, another) -> kg:contradicts, both ways
    总投资30亿元 (2023), 总投资35亿元 (2024) -> the second kg:supersedes the first

Two are compared when subject, indicator, closed period and modality agree and the indicator has one value at a time
(kg/data/single_valued.tsv). Links are written into the view only: they are derived from all documents, as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg import resources
from kg.graph.vocab import DCTERMS, KG, QUDT, RDF, SKOS, VIEW, Term, is_document, parts

SAME, CONTRADICTS, SUPERSEDES = KG("sameFactAs"), KG("contradicts"), KG("supersedes")
LINKS = (SAME, CONTRADICTS, SUPERSEDES)
ROUNDED = Decimal("0.005")
"""A value counts as rounded by half a unit of its last digit, and by no more than this share of itself."""
MANY = 12
"""Up to so many different values of one thing each pair is linked; of more only neighbours, so that the work stays linear."""
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


def subjects(store: ox.Store, graph: NamedNode) -> Iterator[NamedNode]:
    """The entities that facts in a graph are about, under the IRIs of that graph."""
    for quad in store.quads_for_pattern(None, KG("about"), None, graph):
        subject = parts(quad)[2]
        if isinstance(subject, NamedNode) and "/id/" in subject.value:
            yield subject


def refresh(store: ox.Store, about: Iterable[NamedNode]) -> None:
    """Writes the links among the observations about these subjects (as the view names them) anew."""
    for subject in about:
        compared: defaultdict[tuple[str, ...], list[NamedNode]] = defaultdict(list)
        facts = [parts(q)[0] for q in store.quads_for_pattern(None, KG("about"), subject, VIEW)]
        for fact in facts:
            forget(store, fact)
            if key := _key(store, fact):
                compared[key].append(fact)
        for key, group in sorted(compared.items()):
            if len({_document(f) for f in group}) > 1:
                values = [v for f in group if (v := _value(store, f))]
                store.extend(list(_links(values, key[-1] == "lasting")))


def forget(store: ox.Store, fact: NamedNode) -> None:
    """Removes the links of one observation, in both directions."""
    for p in LINKS:
        for quad in (*store.quads_for_pattern(fact, p, None, VIEW), *store.quads_for_pattern(None, p, fact, VIEW)):
            store.remove(quad)


@cache
def _single_valued() -> dict[str, str]:
    return {row["label"]: row["holds"] for row in resources.table("single_valued.tsv")}


def _key(store: ox.Store, fact: NamedNode) -> tuple[str, ...] | None:
    """What two observations must share to be compared; None where this one is compared with none."""
    indicator, quantity = _one(store, fact, KG("indicator")), _one(store, fact, KG("quantity"))
    if not isinstance(indicator, NamedNode) or not isinstance(quantity, NamedNode) or _one(store, fact, KG("condition")):
        return None
    labels = sorted(parts(q)[2].value for q in store.quads_for_pattern(indicator, SKOS("prefLabel"), None, VIEW))
    holds = next((h for name in labels if (h := _single_valued().get(_TREND.sub("", name)))), None)
    period = _one(store, fact, KG("period"))
    span = _span(store, period) if isinstance(period, NamedNode) else ""
    if holds is None or holds == "period" and not span:
        return None
    mode = (_one(store, fact, KG("modality")) or indicator).value.rpartition("/")[2]
    state = "held" if mode in HELD else "planned"
    kind = _scale(store, quantity)[1]
    return (indicator.value, span if holds == "period" else "", "any" if holds == "lasting" else state, kind, holds)


def _span(store: ox.Store, period: NamedNode) -> str:
    """First and last day of a closed period; empty for one that is open."""
    ends = [_one(store, period, KG(p)) for p in ("start", "end")]
    return "/".join(e.value for e in ends if e) if all(ends) else ""


def _one(store: ox.Store, s: NamedNode, p: NamedNode) -> Term | None:
    return min((parts(q)[2] for q in store.quads_for_pattern(s, p, None, VIEW)), key=str, default=None)


def _scale(store: ox.Store, quantity: NamedNode) -> tuple[Decimal, str]:
    """The factor of a quantity's unit to the basic unit of its kind, and the name of the kind (M2 for 亩 and 公顷)."""
    unit = _one(store, quantity, QUDT("hasUnit"))
    if not isinstance(unit, NamedNode):
        return Decimal(1), ""
    factor, kind = _one(store, unit, QUDT("conversionMultiplier")), _one(store, unit, QUDT("unitForQuantityKind"))
    if factor is None or kind is None:
        return Decimal(1), unit.value
    return Decimal(factor.value), kind.value


def _value(store: ox.Store, fact: NamedNode) -> Value | None:
    """An observation with its bounds; None where the wording leaves no number."""
    quantity = _one(store, fact, KG("quantity"))
    if not isinstance(quantity, NamedNode):
        return None
    factor, _ = _scale(store, quantity)
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
