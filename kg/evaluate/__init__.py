"""A graph against annotations: precision, recall and F1 a layer.

    score("标注/", ["图谱.nq"]) -> rows such as {"layer": "entity", "gold": 60, "said": 58, "right": 51, ...}

The annotations' folder holds one JSON file a document (docs/annotation.md); x.json belongs to the document whose path ends in
x and a file ending.
"""

from __future__ import annotations

import io
import json
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypedDict

import rdflib
from rdflib.namespace import DCTERMS, RDF

from kg import resources
from kg.evaluate.match import Match
from kg.evaluate.said import KG, Said
from kg.graph.store import Store
from kg.out import turtle

LAYERS = (
    "entity", "entity+type", "quantity", "quantity+modifier", "quantity full", "relation", "status", "designation", "change",
    "action", "action+object", "period",
)  # fmt: skip
COLUMNS = ("层 layer", "标注 gold", "所说 said", "正确 right", "P", "R", "F1")


class Row(TypedDict):
    """The score of one layer."""

    layer: str
    gold: int
    said: int
    right: int
    precision: float
    recall: float
    f1: float


@dataclass
class Layer:
    """What was annotated, what the graph says, and what of it is right."""

    gold: int = 0
    said: int = 0
    right: int = 0

    def add(self, gold: int, said: int, right: int) -> None:
        """Counts more of each."""
        self.gold, self.said, self.right = self.gold + gold, self.said + said, self.right + right

    def row(self, name: str) -> Row:
        """The score as it is reported."""
        p = self.right / self.said if self.said else 0.0
        r = self.right / self.gold if self.gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {
            "layer": name, "gold": self.gold, "said": self.said, "right": self.right,
            "precision": round(p, 4), "recall": round(r, 4), "f1": round(f1, 4),
        }  # fmt: skip


def score(gold: str | Path, graphs: Iterable[str | Path], faults: bool = False) -> tuple[list[Row], list[str]]:
    """Scores files of Turtle or N-Quads; gives the rows, and the annotated documents that no graph has.

    `faults` prints what was missed and what was wrong.
    """
    data = rdflib.Dataset(default_union=True)
    for path in graphs:
        data.parse(str(path), format="nquads" if str(path).endswith(".nq") else "turtle")
    return _score(Path(gold), data, faults)


def score_store(gold: Path, store: Store, faults: bool = False) -> tuple[list[Row], list[str]]:
    """Scores a store, like `score`."""
    data = rdflib.Dataset(default_union=True)
    buffer = io.BytesIO()
    turtle.write_quads(store, buffer)
    data.parse(data=buffer.getvalue(), format="nquads")
    data.parse(resources.shipped("ontology") / "kg.ttl", format="turtle")
    return _score(gold, data, faults)


def cells(row: Row) -> tuple[str, ...]:
    """A row as COLUMNS are printed."""
    counts = (str(row["gold"]), str(row["said"]), str(row["right"]))
    return (row["layer"], *counts, *(f"{value:.3f}" for value in (row["precision"], row["recall"], row["f1"])))


def _score(gold: Path, data: rdflib.Dataset, faults: bool) -> tuple[list[Row], list[str]]:
    documents = {
        PurePosixPath(str(source).replace("\\", "/")).stem: document
        for document, source in data.subject_objects(DCTERMS.source)
        if (document, RDF.type, KG.Document) in data
    }
    layers = OrderedDict((name, Layer()) for name in LAYERS)
    missing = []

    def count(name: str, gold: int, said: int, right: int) -> None:
        layers[name].add(gold, said, right)

    def say(*words: object) -> None:
        if faults:
            print("  ", *words)

    for path in sorted(gold.glob("*.json")):
        if path.stem not in documents:
            missing.append(path.stem)
        if faults:
            print(path.stem)
        said = Said(data, documents.get(path.stem, rdflib.BNode()))
        Match(json.loads(path.read_text(encoding="utf-8")), said, count, say).all()
    return [layer.row(name) for name, layer in layers.items()], missing
