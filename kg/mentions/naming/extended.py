"""(sentence, kind, end of a head) -> where the name ends that goes on behind its head.

智谷产业园|二期; 智谷产业园|启动区; 临河至安宁高速公路|安宁段; 某某自贸试验区|临河片区; 县人民法院|园区法庭; 某某商会|临河分会.
"""

from __future__ import annotations

import re

from kg.mentions.geography.places import divisions
from kg.mentions.kinds import WORKS

_BRACKET = re.compile(r"（[东南西北中][区园部]?）|\([东南西北中][区园部]?\)")
PHASE = re.compile(r"(?:（|\()?(?:[一二三四五六七首]|\d)期(?:工程|项目)?(?:）|\))?")
_UNIT = re.compile(r"(?:\d|[一二三四])号机组")
_BRANCH = re.compile(r"[一二三四五六]区(?![域县])")
_STRETCH = re.compile(r"[（(][\u4e00-\u9fff]{1,6}段[)）]|[\u4e00-\u9fff]{2}段(?=[，。；、）]|开工|动工|通车|建成|完工|$)")
"""陆川至廉江高速公路|（广西段）, 沿江旅游公路|碛口段: which part of a road, at the edge of an item."""
_SECTION = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6}?)(?:至(?P<other>[\u4e00-\u9fff]{2,6}?))?段(?![时落位])")
_PART = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6}?)(?:片区|园区|分区|分园|产业园)")
_FIRST = re.compile(r"启动区(?![域间块])")
"""智谷产业园|启动区: the part of a park that is built first, and nothing that starts."""
_MEMBER = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,6}?)(?:分会|分院|分行|支行|分校|分公司|校区|分局|分中心|工作站|试验站|站|办事处|分所|产业园)"
)


def end(text: str, at: int, kind: str) -> int:
    """Where a name ends in a text whose head ends at `at`."""
    if bracket := _BRACKET.match(text, at):
        return bracket.end()
    if kind in WORKS:
        phase = PHASE.match(text, at) or _UNIT.match(text, at)
        at = phase.end() if phase else at
        section = _SECTION.match(text, at) if kind == "InfrastructureProject" else None
        known = section and section["place"] in divisions() and (not section["other"] or section["other"] in divisions())
        stretch = _STRETCH.match(text, at) if kind == "InfrastructureProject" else None
        return section.end() if section and known else stretch.end() if stretch else at
    if kind == "Park" and (branch := _BRANCH.match(text, at)):
        return branch.end()
    if kind in ("Park", "DevelopmentZone") and (part := _FIRST.match(text, at)):
        return part.end()
    pattern = _PART if kind in ("Park", "DevelopmentZone") else _MEMBER if kind in ("Organization", "Enterprise") else None
    part = pattern.match(text, at) if pattern else None
    return part.end() if part and part["place"] in divisions() else at
