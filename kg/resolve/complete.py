"""A relative name of a body or a part -> its full name in this document, where its owner is clear; else the name itself.

市委市政府 in a bulletin at home in 临江市 -> 临江市委市政府; 管委会 of the protagonist 临江高新区 -> 临江高新区管委会;
北部片区 -> 临江高新区北部片区.
"""

from __future__ import annotations

import re

from kg.mentions import areas, forms
from kg.model import Reading

LEVELLED = re.compile(
    r"^(省|市|县|区)(?!场|域|际|政[^府协]|块|级|区|内|外|里)"
    r"((?:委|政府|人大|政协|纪委|人民|[一-鿿]{2,12}(?:局|厅|委|办|中心))[一-鿿、]{0,12})$"
)
OF_ZONE = re.compile(
    r"^(?:经开区|开发区|高新区|园区|新区|综保区|区)?((?:党工委|管委会|管理委员会|工委)(?:、?(?:党工委|管委会))?)$"
)
PART = re.compile(r"^[东西南北中]{1,2}(?:部|片)?(?:园区|片区)$")
BODIES = frozenset({"PublicBody", "Department"})


def complete(name: str, kind: str, reading: Reading) -> str:
    """The full name; `name` unchanged where it is full or its owner is not clear."""
    protagonist = reading.protagonist
    zone = protagonist.label if protagonist is not None and protagonist.kind == "DevelopmentZone" else None
    if kind in BODIES and zone and (found := OF_ZONE.match(name)):
        return zone + found[1]
    if kind in BODIES and reading.home is not None and (found := LEVELLED.match(name)):
        home = areas.division(reading.home.label)
        area = areas.above(home, found[1]) if home else None
        return areas.full_name(area) + found[2] if area else name
    if forms.family(kind) == "zone" and zone and PART.match(name):
        return zone + name
    return name
