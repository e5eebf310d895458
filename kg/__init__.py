"""ParkGraph: Chinese government and development-zone bulletins as an RDF graph with evidence.

from kg import build, open_graph
build(["通报/"], "图谱")
for row in open_graph("图谱").query("SELECT ?name WHERE { ?p a kg:Project ; skos:prefLabel ?name }"): print(row["name"].value)
"""

from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.opened import Graph, open_graph

if TYPE_CHECKING:
    from kg.batch import Report, build

__all__ = ["Graph", "KgError", "Report", "build", "open_graph"]


def __getattr__(name: str) -> object:
    """`build` and `Report` on first use: who only asks a graph does not wait for what reading documents needs."""
    if name in ("Report", "build"):
        from kg import batch

        return getattr(batch, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
