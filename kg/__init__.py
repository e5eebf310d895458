"""ParkGraph: Chinese government and development-zone bulletins as an RDF graph with evidence.

from kg import build, open_graph
"""

from kg.api import Graph, Report, build, open_graph
from kg.errors import KgError

__all__ = ["Graph", "KgError", "Report", "build", "open_graph"]
