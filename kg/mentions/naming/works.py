"""(kind, name of works or of a site) -> what they are: a project whose trade is roads, pipes or water is infrastructure, and the industrial area
of a county a zone.

云溪污水管网项目 -> InfrastructureProject; 云溪污水处理设备生产项目 -> Project; 云溪集成电路 -> Project; 东屏大道 among projects -> InfrastructureProject;
云溪县产业集聚区 -> DevelopmentZone
"""

from __future__ import annotations

import re

from kg.mentions.geography.places import divisions

_PUBLIC = re.compile(
    r"道路|公路|管网|管廊|排水|供水|引水|水利|灌区|河道|污水|垃圾|绿化|路灯|桥梁|[^车动电]桥(?=项目|工程|改造|建设|新建|维修|[（(]|$)|隧道|铁路|轨道|机场|变电|输变电|供热|供气|棚改|保障房|安置房|老旧小区|立交|互通"
)
_INDUSTRY = re.compile(r"公司|制造|生产|研发|装备|材料|智能|电池|药|芯片|科技|产业|设备|机械|制品|构件")
_LINE = re.compile(
    r"(?:[^线电思通]路|大街|大道|[^车动电]桥|高速|公路|铁路|高铁|隧道|快线|快速路|通道|水库|管网|管廊|污水处理厂|水厂|变电站|地铁|绿道|枢纽|环线|连接线|联络线|专用线|延伸线)"
    r"(?:[东西南北中]段|[东西南北]延|[一二三]期)?(?:建设|改造|扩建|改扩建)?$"
)
"""Roads, pipes and stations, with a part or what is done to them."""


_OF_AREA = re.compile(r"(?:产业集聚区|工业集中区|工业集中发展区|产业转移工业园)$")
"""云溪县|产业集聚区: what a county calls so is its zone, if the name says nothing more; 云溪县石滩工业集中区 is a park of a town."""
_CALLED = re.compile(r"(?:项目|工程|基地|中心|园|期)$")


def name(kind: str, text: str) -> str | None:
    """What a project is called whose wording does not say that it is one: 恒远智能仓储 -> 恒远智能仓储项目; None where it does."""
    return f"{text}项目" if kind == "Project" and not _CALLED.search(text) else None


def kind(of: str, text: str) -> str:
    """The kind of what is called a project or a park by its name; another kind stays."""
    if of == "Park" and (area := _OF_AREA.search(text)) and text[: area.start()] in divisions():
        return "DevelopmentZone"
    public = _PUBLIC.search(text) and not _INDUSTRY.search(text) or _LINE.search(text)
    return "InfrastructureProject" if of == "Project" and public else of
