"""What documents say of one IRI, counted: a document is added or taken away without a look at the others.

    two documents of 武陵光伏项目 -> {("Project", "label", "武陵光伏项目"): 2, ("Project", "home", "430700"): 2, ("Project", "year", "2024"): 2, ...}

A place that a million documents name has no more to it than what they say of it that is different.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.mentions.measures.scales import scale
from kg.model import Entity


@dataclass(frozen=True, slots=True)
class Description:
    """An entity as one document has it, with what the document says beside its names.

    `areas` are codes that the text gives it, `home` the code of the area the document is at home in; `companies` are its
    developers and investors (of a person: where it holds a post), `zones` the parks it lies in; `amounts` are what it costs, takes up
    and makes, as `amount` writes them.
    """

    entity: Entity
    year: str = ""
    home: str = ""
    areas: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    industries: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()


def amount(value: float, unit: str) -> str:
    """A value in the basic unit of its kind, for comparison: 20万千瓦 and 200兆瓦, 150亩 and 10公顷 give the same."""
    factor, kind = scale(unit)
    return f"{value * float(factor):g} {kind}"


Said = Counter[tuple[str, str, str]]
"""(class, field, value) -> how many documents say so."""
_OF_ENTITY = ("label", "aliases", "short_forms", "code")
_BESIDE = ("year", "home", "areas", "companies", "zones", "industries", "amounts")


def said(description: Description) -> Said:
    """What one document says."""
    return Counter({(description.entity.kind, field, value): 1 for field, value in _values(description)})


def _values(description: Description) -> Iterator[tuple[str, str]]:
    for source, names in ((description.entity, _OF_ENTITY), (description, _BESIDE)):
        for name in names:
            found = getattr(source, name)
            for value in (found,) if isinstance(found, str) else found:
                if value:
                    yield name, value


def written(found: Said) -> str:
    """What is said as text; the same gives the same text."""
    out: dict[str, dict[str, dict[str, int]]] = {}
    for (kind, field, value), count in sorted(found.items()):
        out.setdefault(kind, {}).setdefault(field, {})[value] = count
    return json.dumps(out, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Said:
    """What a text says."""
    kinds: dict[str, dict[str, dict[str, int]]] = json.loads(text)
    return Counter(
        {
            (kind, field, value): n
            for kind, fields in kinds.items()
            for field, values in fields.items()
            for value, n in values.items()
        }
    )
