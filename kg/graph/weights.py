"""The view graph -> how much is said of each entity, so that the page can draw those of which most is said.

a Statement between two -> 1 for both; an Observation of one -> 0.25
"""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import NamedNode

from kg.graph.browse import is_entity, select
from kg.graph.store import Store

_ENDS = (
    "?f rdf:subject ?e ; rdf:object ?o",
    "?f kg:agent ?e ; kg:object ?o",
    "?f kg:agent ?e ; kg:participant ?o",
    "?f kg:about ?e OPTIONAL { ?f kg:honour ?o }",
    "?f kg:qualifies ?e",
)
"""The ends of facts of every kind."""


def weights(store: Store) -> dict[str, float]:
    """The entities that anything is said of, with how much: a fact that connects two counts for both, a figure of one a quarter."""
    found: dict[str, float] = defaultdict(float)
    for ends in _ENDS:
        for row in select(store, f"SELECT ?e ?o (COUNT(DISTINCT ?f) AS ?n) WHERE {{ {ends} }} GROUP BY ?e ?o"):
            pair = [row[end].value for end in "eo" if isinstance(row[end], NamedNode) and is_entity(row[end].value)]
            for iri in pair:
                found[iri] += int(row["n"].value) * (1 if len(pair) == 2 else 0.25)
    return dict(found)
