"""What can have a measure: how long something took, a person too; no area has a 工期, no platform an output, no office a GDP."""

from __future__ import annotations

import re

from kg.facts.grammar import nouns
from kg.facts.observations import counts, topics
from kg.facts.observations.figure import Figure
from kg.facts.observations.wording import UNITS
from kg.model import Mention, Quantity

WORK = re.compile(
    r"(?:项目|工程|基地|产业园|园区|厂|车间|生产线|中心|线路|公路|铁路|大桥|隧道|水库|电站|码头|医院|学校|综合体|公园|厂房|仓库)$"
)
_LET = re.compile("(?:楼宇|厂房|园区|综合|整体|平均)?(?:入驻|出租|去化|入园|空置|招租)率")
"""How much of a building or park is let."""
_TENANTS = re.compile("(?:企业|公司|商户|商家|机构|单位|客商|项目|团队)$")
_OF_WORKS = re.compile(rf"{counts.OF_WORKS.pattern}|{_LET.pattern}|全长|总长|线路长|时速")
"""What no area has."""
_OF_AREAS = re.compile(r"生产总值|GDP|财政|预算收入|消费品零售|固定资产投资(?!总?额?不)|可支配收入|(?:总|常住|户籍)人口")
"""What areas and zones have, and neither works nor offices."""
_OF_LAND = re.compile(r"(?:规划|管辖|批复|核准|开发|控制|辖区)(?:总|用地)?(?:面积|范围)")
"""What an office decides of an area, and does not have."""
_AREAS = frozenset(("AdministrativeArea", "DevelopmentZone", "Park", "Place"))
_OF_NO_ACCOUNT = frozenset(("Platform", "Place"))


def kinds(f: Figure) -> frozenset[str]:
    """Whom a figure may be of: how long something took, of persons too."""
    assert isinstance(f.m.value, Quantity)
    lasts = UNITS.get(f.m.value.unit) in ("时间", "年龄") and not f.m.text.endswith("周年")
    return topics.KINDS | {"Person"} if lasts else topics.KINDS


def can_have(f: Figure, m: Mention) -> bool:
    """Whether what a clause before names can have the measure."""
    if f.m.text.endswith("岁"):
        return m.kind not in _AREAS
    if _OF_AREAS.search(f.what.indicator):
        return m.kind in _AREAS
    if f.what.of == "account":
        return m.kind not in _OF_NO_ACCOUNT
    if m.kind == "PublicBody" and _OF_LAND.search(f.what.indicator):
        return False  # 省政府|批复面积12平方公里
    if f.what.indicator.startswith("距"):
        return m.kind != "InfrastructureProject"  # 京云铁路穿境而过，距机场仅20公里
    return not (_OF_WORKS.search(f.what.indicator) and m.kind in ("AdministrativeArea", "PublicBody"))


_NO_SPAN = frozenset(("AdministrativeArea", "PublicBody", "Place"))


def can_last(f: Figure, m: Mention) -> bool:
    """Whether a figure can be of what the text is about, where it says how long or how old without a measure of its own: no county is
    为期|两天."""
    assert isinstance(f.m.value, Quantity)
    spans = not f.what.left.measure and UNITS.get(f.m.value.unit) in ("时间", "年龄") or f.m.text.endswith("周年")
    return not (spans and m.kind in _NO_SPAN)


def lets(f: Figure, noun: str = "企业") -> bool:
    """签约企业32家，|入驻率85%: whether a figure says how much of a building is let, and a noun who fills it, and is not let."""
    return bool(_LET.fullmatch(f.what.indicator) and _TENANTS.search(noun))


HOLDERS = re.compile(
    r"(?:企业|公司|户|商户|合作社|单位|机构|银行|店|[业区园村镇乡市县省国州旗家院校港站厂场矿]|基地|项目|工程|平台|中心|[居农市]民|职工|人员|集群)$"
)
"""Common nouns of what has an account."""


def noun_can_have(f: Figure, noun: str) -> bool:
    """Whether what a clause before begins with can have the measure: no 车间 and no 成绩 has a turnover."""
    return f.what.of != "account" or bool(HOLDERS.search(noun))


def in_area(f: Figure, area: Mention) -> Mention:
    """全市规上工业企业实现利润: the companies or zones of an area that it is named in front of, not the area."""
    noun = nouns.after(f.reading, f.sentence, area.end) if area.kind == "AdministrativeArea" else ""
    end = area.end + len(noun)
    return f.concept(area.start, end) if noun and counts.FIRMS.search(noun) and end <= f.at else area
