"""A relative name of a body or a part -> its full name in this document, where its owner is clear; else the name itself.

市委市政府 in a bulletin at home in 临江市 -> 临江市委市政府; 管委会 of the protagonist 临江高新区 -> 临江高新区管委会;
北部片区 -> 临江高新区北部片区.
"""

from __future__ import annotations

import re

from kg.mentions.geography import areas
from kg.mentions.naming import forms
from kg.model import Reading

LEVELLED = re.compile(
    r"^(省|市|县|区)(?!场|域|际|政[^府协]|块|级|区|内|外|里)"
    r"((?:委|政府|人大|政协|纪委|人民|[一-鿿]{2,12}(?:局|厅|委|办|中心))[一-鿿、]{0,12})$"
)
OF_ZONE = re.compile(
    r"^(?:经开区|开发区|高新区|园区|新区|综保区|区)?((?:党工委|管委会|管理委员会|工委)(?:、?(?:党工委|管委会))?)$"
)
PART = re.compile(r"^[东西南北中]{1,2}(?:部|片)?(?:园区|片区)$")
OF_TOWN = re.compile(
    r"^(省|市|县|区)((?:人民医院|中医院|中医医院|妇幼保健院|中心医院|第[一二三四五六七八九十]+(?:人民医院|小学|中学|医院)|实验[小中]学|[一二三四五六]中|图书馆|博物馆|体育馆|文化馆|"
    r"体育中心|政务服务中心|污水处理厂|职教中心|职业(?:技术)?(?:学校|学院)|党校|档案馆|疾控中心|福利院)[一-鿿]{0,12})$"
)
"""Institutions of which a town has its own: 县人民医院, 市第一中学, and works on them."""
BODIES = frozenset({"PublicBody", "Department"})
OWNED = frozenset({"Organization", "Facility", "Project", "InfrastructureProject", "PublicBody"})


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
    if kind in OWNED and reading.home is not None and (found := OF_TOWN.match(name)):
        home = areas.division(reading.home.label)
        area = areas.above(home, found[1]) if home else None
        return areas.full_name(area) + found[2] if area else name
    if forms.family(kind) == "zone" and zone and PART.match(name):
        return zone + name
    return name
