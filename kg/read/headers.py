"""The head of a table's column -> what it is: a name, a unit, and the words that make a phrase of a cell.

    总投资（亿元）  ->  a number of 总投资 in 亿元;    计划开工时间  ->  计划2024年3月开工;    建设地点  ->  位于某地

What heads mean is data (kg/data/table_columns.tsv).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import resources

UNIT = re.compile(
    r"(?:人民币)?(?:[十百千]?[万亿]?(?:美|欧|港|日)?元|[十百千]?[万亿]?(?:千克|公斤|吨|立方米|平方米|平方公里|公里|千米|米|亩|公顷|千瓦时|千瓦|兆瓦|个|家|户|人|人次|辆|台|套|件|项|条|张|块|座|栋|处|只|头|箱|只|班|床|岁|天|年|月)|"
    r"[%％‰]|百分比|百分点|[KMGkmg]?W[hp]?|kWh|MWh|GWh|㎡|m²|m2|km²|km2|m³|km|TEU|标箱)(?:/[\u4e00-\u9fff]{1,3})?"
)
_WITH_UNIT = re.compile(
    r"^(?P<name>.{1,30}?)\s?(?:[（(](?:单位[:：])?\s?(?P<unit>[^（()）]{1,8})[）)]|[/／](?P<slash>[^/／]{1,6}))$"
)
_GROWTH = re.compile(r"(?:增长|增速|增幅|同比|环比|比重|占比|比率|增减|完成率|使用率|开工率|[±%％]).{0,4}$")
MONEY = re.compile(
    r"投资|产值|税收|税金|收入|金额|增加值|总值|利润|外资|价|费用?|资金|款|支出|营收|销售|贷款|存款|出口|进口|进出口|消费|资产|额$"
)
_TIME = re.compile(r"^(?P<plan>计划|预计|拟)?(?:实际)?(?P<verb>开工|竣工|投产|建成|完工|签约|落地|通车|交付)")
_AWARDED = re.compile(r"^(?:认定|获评|授予|获奖)")
_DONE = re.compile(r"^(?:已|累计|计划|本年度?|年度|当年|本月|预计|截至目前|实际|全年)*(?:完成|计划|到位|实际|目标|任务|达产)$")
PERIOD = re.compile(
    r"^(?:(?:19|20)\d\d年?(?:\d{1,2}(?:[-—~至]\d{1,2})?月|[一二三四]季度|[上下]半年)?|\d{1,2}(?:[-—~至]\d{1,2})?月|本[月年季期]|上[月年季]|去年|今年|当[月年]|累计|全年|[上下]半年|[一二三四]季度|本年累计|上年同期|去年同期)$"
)
"""A head that only says when."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` and `unit` of what its numbers measure, what it `holds`, the words `before` and `after` a cell."""

    name: str
    unit: str
    holds: str
    before: str = ""
    after: str = ""


def column(head: str, caption: str = "") -> Column:
    """The column of a head; `caption`: the unit that the table's caption gives for sums of money."""
    head = re.sub(r"\s+", "", head)
    name, unit = head, ""
    m = _WITH_UNIT.match(head)
    if m and UNIT.fullmatch(written := m["unit"] or m["slash"]):
        name, unit = m["name"], written
    elif planned := re.fullmatch(r"(.{2,12})[（(](计划|预计|估算|预算)[）)]", head):
        name = planned[2] + planned[1]
    if name in ("单位", "计量单位") and unit:  # 单位/万元
        return Column("金额", unit, "plain")
    for pattern, holds, before, after in _known():
        if pattern.fullmatch(name):
            if holds == "said" and (time := _TIME.match(name)):
                return Column(name, unit, holds, time["plan"] or "", time["verb"])
            if holds == "said" and _AWARDED.match(name):
                return Column(name, unit, "awarded", "", name[:2])
            if holds == "count":
                return Column(re.sub(r"(?:个数|数量|人数|数)$", "", name) or "人员", unit or after, holds)
            return Column(name, unit, holds, before, after)
    if not unit and _GROWTH.search(name):
        return Column(re.sub(r"[（(]?[±+%％-]+[）)]?$", "", name) or name, "%", "plain")
    return Column(name, unit or (caption if MONEY.search(name) else ""), "plain")


def together(upper: str, lower: str) -> str:
    """One head of two that stand above each other: 产值（亿元） over 2023年 is 2023年产值（亿元）."""
    if not upper or not lower or upper == lower:
        return upper or lower
    unit = m[0] if (m := re.search(r"[（(][^（()）]{1,8}[）)]$", upper)) and UNIT.fullmatch(m[0][1:-1]) else ""
    bare = upper.removesuffix(unit)
    if _WITH_UNIT.match(lower) or _GROWTH.search(lower):
        unit = ""
    if PERIOD.match(re.sub(r"\s+", "", lower)) or _DONE.match(lower):
        return lower + bare + unit
    if _GROWTH.search(lower) or len(lower) <= 2:
        return bare + lower + unit
    return lower + unit


def is_measured(head: str) -> bool:
    """Whether a head says a unit, as heads of numbers do."""
    m = _WITH_UNIT.match(re.sub(r"\s+", "", head))
    return bool(m and UNIT.fullmatch(m["unit"] or m["slash"]))


@cache
def _known() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    return tuple((re.compile(r["head"]), r["is"], r["before"], r["after"]) for r in resources.table("table_columns.tsv"))
