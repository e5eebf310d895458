"""Store -> a networkx graph of entities, with the rows that its page shows; and its layout.

    MultiDiGraph: node = entity IRI (kind, label, names), edge = a relation, an award or an action between two entities

The layout is computed here, once, so that the page opens at once and looks the same on every machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.graph import browse, weights
from kg.graph.browse import DocumentRow, FactRow, PassageRow
from kg.graph.store import Store

MOST = 800
"""Entities drawn at the most, the best connected ones: above, nobody reads a hairball and panning is no longer fluid."""
KAMADA_KAWAI = 250
"""Up to this many nodes of a component the layout by path lengths is affordable (it takes cubic time) and reads better."""
SEED = 7


@dataclass(frozen=True, slots=True)
class Network:
    """The graph, the facts from the side of each entity, the passages and documents that they stand in."""

    graph: nx.MultiDiGraph
    facts: tuple[FactRow, ...]
    passages: dict[str, PassageRow]
    documents: dict[str, DocumentRow]
    total: int  # entities that could be drawn; more than in the graph where they are too many


def build(store: Store, around: Iterable[str] = (), hops: int = 1) -> Network:
    """The network of a store, without entities that nothing relates or counts; with `around` only what is near these IRIs. Facts are
    those of what is drawn but for those that lead to what is not; documents are all, or where not all is drawn those of the facts."""
    centre = frozenset(around)
    weight = _near(store, centre, hops) if centre else weights.weights(store)
    kept = frozenset(sorted(weight, key=lambda n: (-weight[n], n))[:MOST])
    facts = tuple(r for r in browse.facts(store, kept) if r.other in kept or not browse.is_entity(r.other))
    graph = nx.MultiDiGraph()
    for e in browse.entities(store, store.base, kept):
        graph.add_node(e.iri, kind=e.kind, label=e.label, names=e.names)
    for r in facts:
        if r.entity in graph and r.other in graph and r.entity != r.other:
            graph.add_edge(r.entity, r.other, key=r.role, label=r.role, modality=r.modality)
    passages = browse.passages(store, {r.passage for r in facts})
    whole = not centre and len(weight) == len(kept)
    documents = browse.documents(store, None if whole else {p.document for p in passages.values()})
    return Network(graph, facts, passages, documents, len(weight))


def _near(store: Store, centre: frozenset[str], hops: int) -> dict[str, float]:
    """These entities, those that a fact connects with them, and so on, so many times, each with how many facts connect it; no further
    once more are reached than can be drawn."""
    rows: set[FactRow] = set()
    reached = edge = centre
    for _ in range(hops):
        rows.update(browse.facts(store, edge), browse.facts_towards(store, edge))
        edge = frozenset(filter(browse.is_entity, _ends(rows) - reached))
        reached |= edge
        if len(reached) > MOST:
            break
    count = Counter(iri for r in rows for iri in (r.entity, r.other) if iri)
    return {iri: count[iri] + (iri in centre) * len(rows) for iri in reached}


def _ends(rows: Iterable[FactRow]) -> frozenset[str]:
    """The entities at either end of facts."""
    return frozenset(iri for r in rows for iri in (r.entity, r.other) if iri)


def layout(graph: nx.MultiDiGraph) -> dict[str, tuple[float, float]]:
    """Node -> (x, y) in pixels around the origin: each component laid out by itself, the components packed in rows."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((a, b) for a, b in graph.edges() if a != b))
    boxes = []
    for component in sorted(nx.connected_components(plain), key=lambda c: (-len(c), min(c))):
        boxes.append(_component(nx.Graph(plain.subgraph(sorted(component)))))
    return _packed(boxes)


def _component(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    nodes = sorted(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ordered = nx.Graph()  # layouts depend on the order of nodes and edges
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(e)) for e in graph.edges()))
    size = 52 * math.sqrt(len(nodes)) + 4
    start = nx.circular_layout(ordered)
    if len(nodes) <= KAMADA_KAWAI:
        found = nx.kamada_kawai_layout(ordered, pos=start, scale=size)
    else:
        found = nx.spring_layout(ordered, pos=start, seed=SEED, iterations=60, k=2.2 / math.sqrt(len(nodes)), scale=size)
    return _apart({n: (float(x) * 1.35, float(y)) for n, (x, y) in found.items()})  # the canvas is wider than tall


def _apart(at: dict[str, tuple[float, float]], width: float = 105, height: float = 46) -> dict[str, tuple[float, float]]:
    """Pushes labels apart that cover each other, along the axis of the smaller overlap; a grid keeps it near linear."""
    places = {n: [x, y] for n, (x, y) in at.items()}
    for _ in range(60):
        cells: dict[tuple[int, int], list[str]] = {}
        for n, (x, y) in places.items():
            cells.setdefault((int(x // width), int(y // height)), []).append(n)
        moved = False
        for (cx, cy), here in cells.items():
            around = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))
            near = [m for dx, dy in around for m in cells.get((cx + dx, cy + dy), ())]
            for a in here:
                for b in near:
                    moved |= a != b and _push(places[a], places[b], width, height)
        if not moved:
            break
    return {n: (x, y) for n, (x, y) in places.items()}


def _push(a: list[float], b: list[float], width: float, height: float) -> bool:
    dx, dy = b[0] - a[0], b[1] - a[1]
    over_x, over_y = width - abs(dx), height - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    axis, over, sign = (1, over_y, 1 if dy >= 0 else -1) if over_y < over_x else (0, over_x, 1 if dx >= 0 else -1)
    a[axis] -= sign * over / 2
    b[axis] += sign * over / 2
    return True


def _packed(boxes: list[dict[str, tuple[float, float]]], gap: float = 60) -> dict[str, tuple[float, float]]:
    """Components side by side in rows about as wide as the largest, or as the square root of all."""
    sizes = [_size(b) for b in boxes]
    area = sum((w + gap) * (h + gap) for w, h, _, _ in sizes)
    limit = max([1.2 * math.sqrt(area), *(w for w, _, _, _ in sizes)], default=0)
    out: dict[str, tuple[float, float]] = {}
    x = y = tallest = 0.0
    for box, (w, h, left, top) in zip(boxes, sizes, strict=True):
        if x and x + w > limit:
            x, y, tallest = 0.0, y + tallest + gap, 0.0
        for n, (a, b) in box.items():
            out[n] = (round(a - left + x, 1), round(b - top + y, 1))
        x, tallest = x + w + gap, max(tallest, h)
    return out


def _size(box: dict[str, tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in box.values()], [p[1] for p in box.values()]
    return max(xs) - min(xs) + 76, max(ys) - min(ys) + 30, min(xs), min(ys)
