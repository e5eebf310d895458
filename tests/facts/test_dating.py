"""What frames a fact in time: tests/cases/dating.tsv, a text ("¶" ends a paragraph) -> the periods of its quantities."""

from dataclasses import replace
from datetime import date

import pytest

from kg import pipeline
from kg.model import Group, Mention, Observation, Period
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), [(r["text"], r["expected"]) for r in cases("dating")])
def test_periods_of_quantities(text: str, expected: str) -> None:
    body = "园区建设\n" + text.replace("¶", "\n")
    document = pipeline.document(body.encode(), "a.txt")
    facts = pipeline.analyse(replace(document, issued=date(2024, 5, 20))).facts
    said: dict[str, str] = {}
    for f in facts:
        counted = f.quantity if isinstance(f, Observation) else f.count if isinstance(f, Group) else None
        if counted is not None:
            period = f.period.value if isinstance(f.period, Mention) else f.period
            said[counted.text] = f"{period.start}..{period.end}" if isinstance(period, Period) else "-"
    assert said == dict(pair.split("=") for pair in expected.split(";"))
