"""Documents -> a row for each quantity and period of their texts, for `kg quantities`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kg import batch, pipeline
from kg.errors import ReadError
from kg.mentions.measures.quantities import read_quantities
from kg.mentions.times.periods import read_periods
from kg.model import Period, Quantity
from kg.read import inputs as read_inputs

COLUMNS = ("document", "start", "end", "text", "kind", "value", "low", "high", "unit", "modifier", "from", "to")
"""The columns of `quantities`."""


def rows(inputs: Iterable[str], issued: date | None, failed: Callable[[ReadError], None]) -> Iterator[tuple[str, ...]]:
    """A row (COLUMNS) for each quantity and period of the documents, in the order of their texts."""
    for source in read_inputs.sources(inputs, pipeline.READERS.keys(), failed):
        try:
            document = batch.document(source, issued)
        except ReadError as e:
            failed(e)
            continue
        found = [*read_quantities(document.text), *read_periods(document.text, document.day)]
        for m in sorted(found, key=lambda m: (m.start, m.end)):
            yield (source.name, str(m.start), str(m.end), m.text.replace("\n", " "), m.kind, *_fields(m.value))


def _fields(value: object) -> tuple[str, ...]:
    if isinstance(value, Quantity):
        numbers = ("" if n is None else f"{n:f}" for n in (value.value, value.low, value.high))
        return *numbers, value.unit, value.modifier, "", ""
    if isinstance(value, Period):
        return *("",) * 5, *("" if d is None else d.isoformat() for d in (value.start, value.end))
    return ("",) * 7
