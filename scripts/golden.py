"""Writes what the examples are expected to give into examples/expected: `make golden`, then read the difference.

graph.ttl is the graph of examples/documents; queries/NAME.csv is the answer of each saved query to it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kg import build, open_graph, resources
from kg.graph import queries

EXPECTED = Path(__file__).parent.parent / "examples" / "expected"


def answers(folder: Path) -> dict[str, str]:
    """Name of the file below examples/expected -> what it holds now; `folder` is for the graph."""
    build([resources.shipped("examples") / "documents"], folder / "graph")
    with open_graph(folder / "graph") as graph:
        graph.export(folder / "graph.ttl")
        found = {"graph.ttl": (folder / "graph.ttl").read_text(encoding="utf-8")}
        for name in queries.saved():
            found[f"queries/{name}.csv"] = graph.ask(name).serialize("csv")
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as tmp:
        for name, text in answers(Path(tmp)).items():
            path = EXPECTED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
