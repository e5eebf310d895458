"""Shared helpers: a text of one's own, read through the whole pipeline."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Analysis

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def analyse() -> Callable[..., Analysis]:
    """`analyse(sentence, title=..., date=...)`: the analysis of a short bulletin."""

    def run(text: str, title: str = "某地一批项目建设情况", date: str = "2024-05-20") -> Analysis:
        source = f"{title}\n{date} 来源：江南晚讯\n{text}\n"
        return pipeline.analyse(pipeline.document(source.encode(), "text.txt"))

    return run


def cases(name: str) -> list[dict[str, str]]:
    """The lines of tests/cases/NAME.tsv."""
    with (ROOT / "tests" / "cases" / f"{name}.tsv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader((line for line in f if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
