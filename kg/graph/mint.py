"""IRIs of documents, passages, facts, periods, concepts, indicators and units.

    Observation in sentence 14 of 2024/a.txt -> https://w3id.org/parkgraph/fact/1f0c3a9be_s14_observation_5d41c2a7

All are functions of the document alone (its path and what it says), so the order in which documents come cannot matter.
"""

from __future__ import annotations

import hashlib

from pyoxigraph import NamedNode

from kg.graph.vocab import INDICATOR, KG_UNIT, QUDT_UNITS, UNIT
from kg.model import Fact, Mention, Period
from kg.resolve.names import BASE, slug


def document_key(path: str) -> str:
    """Nine hex digits of the path's SHA-256: 36 bits, a collision within a million documents has odds of 1 in 140,000."""
    return hashlib.sha256(path.encode()).hexdigest()[:9]


class Mint:
    """The IRIs of one document's nodes, under an instance base."""

    def __init__(self, path: str, base: str = BASE) -> None:
        self.base = base
        self.key = document_key(path)

    def document(self) -> NamedNode:
        return NamedNode(f"{self.base}doc/{self.key}")

    def passage(self, index: int) -> NamedNode:
        return NamedNode(f"{self.base}doc/{self.key}_s{index:02d}")

    def fact(self, fact: Fact) -> NamedNode:
        digest = hashlib.sha256(_signature(fact).encode()).hexdigest()[:8]
        return NamedNode(f"{self.base}fact/{self.key}_s{fact.evidence[0]:02d}_{type(fact).__name__.lower()}_{digest}")

    def quantity(self, owner: NamedNode) -> NamedNode:
        return NamedNode(f"{owner.value}_q")

    def period(self, period: Period) -> NamedNode:
        return NamedNode(f"{self.base}time/{period.start or 'open'}_{period.end or 'open'}")

    def concept(self, label: str) -> NamedNode:
        return NamedNode(f"{self.base}concept/{slug(label)}")


def indicator(code_or_label: str) -> NamedNode:
    """A known code (investment) or the slug of the wording."""
    return INDICATOR(slug(code_or_label))


def unit(name: str) -> NamedNode:
    """A QUDT unit, a currency, 亩, or the unit as written; the slash of a rate (元/亩) stays, encoded."""
    if name in QUDT_UNITS or name.startswith("CCY_"):
        return UNIT(name)
    return KG_UNIT(name if name == "MU_CN" else "%2F".join(map(slug, name.split("/"))))


def _signature(value: object) -> str:
    """What tells a fact from the others of its sentence: its arguments, not how sure we are of them."""
    if isinstance(value, Mention):
        return f"{value.start}-{value.end}"
    if isinstance(value, tuple):
        return "(" + ",".join(map(_signature, value)) + ")"
    if isinstance(value, Fact):
        parts = (
            f"{name}={_signature(getattr(value, name))}"
            for name in value.__dataclass_fields__
            if name not in ("rule", "confidence", "evidence")
        )
        return f"{type(value).__name__}[{';'.join(parts)}]"
    return repr(value)
