"""Works that a text lists by district -> the districts, though no sentence names them alone.

    石桥区恒远重机项目已投产；云溪县冷链物流项目正在建设 -> 石桥区, 云溪县; 石桥区恒远重机项目 alone -> nothing

Where the names of two works at least begin with a district or a zone each, the list is by district, and that is no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mentions.geography import areas
from kg.model import Mention

LED = re.compile(
    "(?:(?P<zone>[\u4e00-\u9fff]{2,6}?(?:高新区|经开区|新区|开发区))|(?P<area>[\u4e00-\u9fff]{1,5}?[县区市旗]))"
    "(?![\u4e00-\u9fff]{0,4}(?:政府|管委会|大道|路|街))(?=.{4})"
)
"""The district or the zone before what a list tells of it."""
COUNTY = 6
"""Digits of a county's code."""
SHORTEST_AREA = 3
"""Characters of a district that no table has, beside one that the tables have."""


def listed(names: Iterable[Mention]) -> dict[str, Mention]:
    """The districts and zones that works are listed by, by their names; none where fewer than two are."""
    found: dict[str, Mention] = {}
    known = False
    for m in names:
        if m.kind in ("Project", "InfrastructureProject") and m.text == m.label and (led := LED.match(m.text)):
            area = areas.division(led["area"]) if led["area"] else None
            known = known or area is not None and len(area.code) >= COUNTY
            if led["zone"] or area and len(area.code) >= COUNTY or led["area"] and len(led["area"]) == SHORTEST_AREA:
                kind = "DevelopmentZone" if led["zone"] else "AdministrativeArea"
                found.setdefault(led[0], Mention(m.start, m.start + led.end(), led[0], kind, finder="named", score=0.7))
    return found if known and len(found) > 1 else {}
