"""Areas and zones of the packaged tables -> quads: code, coordinates, what an area lies in, up to its province.

    370285 -> kg:areaCode "370285", schema:longitude, schema:latitude, kg:parentArea 青岛市, whose kg:parentArea is 山东省

They enter the graph of the document that names the area, so that graph stays a function of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocab import CODE, KG, RDF, SCHEMA, SKOS, XSD
from kg.mentions.geography import areas
from kg.mentions.geography.division import Division
from kg.resolve import zones
from kg.resolve.names import entity_iri


def quads(node: NamedNode, code: str, base: str, graph: NamedNode) -> Iterator[Quad]:
    """What the table says of the area of that code, and of the areas above it."""
    found = areas.of_code(code)
    if found is None:
        return
    yield Quad(node, KG("areaCode"), Literal(code), graph)
    for p, value in ((SCHEMA("longitude"), found.longitude), (SCHEMA("latitude"), found.latitude)):
        if value:
            yield Quad(node, p, Literal(value, datatype=XSD("decimal")), graph)
    for former in found.former:
        yield Quad(node, KG("formerName"), Literal(former.name, language="zh"), graph)
        if former.until:
            yield Quad(node, KG("renamed"), Literal(former.until, datatype=XSD("date")), graph)
    if above := areas.of_code(found.parent):
        yield from _within(node, above, base, graph)


def zone(node: NamedNode, names: tuple[str, ...], base: str, graph: NamedNode) -> Iterator[Quad]:
    """The rank of a listed zone, and the area that a zone lies in where the lists or its name say so."""
    rank = next((z.rank for name in names if (z := zones.listed(name))), "")
    if rank:
        yield Quad(node, KG("zoneRank"), CODE(rank), graph)
    code = max((zones.area(name) for name in names), key=len, default="")
    if area := areas.of_code(code):
        yield from _within(node, area, base, graph)


def _within(node: NamedNode, area: Division, base: str, graph: NamedNode) -> Iterator[Quad]:
    """That a node lies in an area, and what the table says of the area."""
    label = areas.full_name(area)
    above = NamedNode(entity_iri(label, base=base))
    yield Quad(node, KG("parentArea"), above, graph)
    yield Quad(above, RDF("type"), KG("AdministrativeArea"), graph)
    yield Quad(above, SKOS("prefLabel"), Literal(label, language="zh"), graph)
    yield from quads(above, area.code, base, graph)
