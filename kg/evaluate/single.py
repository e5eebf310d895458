"""One fact alone held against a document's annotation: right, wrong, or not for the annotation to say.

status(某项目, started, actual), annotated so -> True; an action that the annotation leaves out -> None
"""

from __future__ import annotations

from typing import Any

from rdflib.term import Node

from kg.evaluate.match import Match
from kg.evaluate.said import Said

_LAYERS = {
    "Group": ("quantities", "quantity full"),
    "Observation": ("quantities", "quantity full"),
    "StatusChange": ("statuses", "status"),
    "Statement": ("relations", "relation"),
    "Designation": ("designations", "designation"),
    "Change": ("changes", "change"),
}
"""Class of a fact -> the comparison, and the strictest layer that it counts. Of actions only the main ones are annotated."""


def right(annotation: dict[str, Any], said: Said, fact: Node, kind: str) -> bool | None:
    """Whether the annotation has a fact of a class (`kind`); None where it cannot tell."""
    if kind not in _LAYERS:
        return None
    compare, wanted = _LAYERS[kind]
    counts = [0, 0]

    def count(layer: str, gold: int, said: int, right: int) -> None:
        if layer == wanted:
            counts[0] += said
            counts[1] += right

    everything, said.facts = said.facts, [fact]
    try:
        getattr(Match(annotation, said, count, lambda *words: None), compare)()
    finally:
        said.facts = everything
    return counts[1] > 0 if counts[0] > 0 else None
