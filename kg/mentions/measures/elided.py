"""Numbers whose unit is not behind them: that of a neighbour in the list, or none at all.

80万吨、45.5万 -> 455,000 t; 18.2亿和10.3亿元 -> both money; 300多施工人员 -> 300 NUM; 总投资15亿 -> 15e8 CNY
最高300万奖励, 奖励千万 -> money
创新指数为110.9 -> 110.9 NUM
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.mentions.measures import amounts, counted, numbers, units
from kg.mentions.measures.amounts import Amount
from kg.mentions.measures.modifiers import Span, widened
from kg.model import Mention, Quantity

_LIST = re.compile(r" ?[、和与及] ?")
_LARGE, _LONG = re.compile("[万亿]"), re.compile("[万亿.]")
_MONEY_BEFORE = re.compile(
    r"(?:投资额?|产值|营收|收入|税收|纳税|利润|资金|补贴|贷款|融资|销售额|成交额|交易额|出口额|总额|金额|货值|注册资本|资产|市值|估值|效益|GDP|价值|斥资|耗资"
    r"|产出|投了?|投入|花了?|花费|挣了?|赚了?|拨付|筹集|补助|奖补|奖励|奖金|资助|罚款)(?:达到|达|为|约|近|超过?|首?破|突破|逾|完成|共|计|总计|合计|实现|高达|至|了){0,2}$"
)
_MONEY_BEHIND = re.compile(
    r"元?(?:的)?(?:现金|资金|财政|一次性|专项)*(?:奖励|奖补|奖金|补助|补贴|资助|罚款|注册资本|贷款|融资)(?![对项政])"
)
"""最高300万|奖励, 50万的|补助."""
_ROUND = re.compile("[百千]万")
_INDEX = re.compile(
    r"(?:指数|系数|容积率|收入比|比值)(?:达到|达|为|是|：|:|[升降增扩缩][小大]?[至到])?(?:不低于|不高于|不超过|大于|小于)?$"
)
MEMBERS = 6
"""How far ahead in a list the unit is looked for."""


def read(plain: str, a: Amount, previous: Mention | None) -> Span | None:
    """The quantity of an amount without a unit; None where nothing says what it counts."""
    end = a.start + len(plain[a.start : a.end].rstrip(" "))
    if a.style != "arabic":
        return _money(plain, a, end) if "亿" in a.text or _ROUND.fullmatch(a.text) else None
    return _of_list(plain, a, end, previous) or _money(plain, a, end) or _counted(plain, a, end) or _index(plain, a, end)


def _of_list(plain: str, a: Amount, end: int, previous: Mention | None) -> Span | None:
    """The unit of the quantity before it, or of the next in the list that has one."""
    if not _LONG.search(a.text):
        return None
    q = previous.value if previous and _LIST.fullmatch(plain, previous.end, a.start) else None
    if isinstance(q, Quantity) and not plain[end : end + 1].isalpha():
        quantity = Quantity(a.value * units.one(q.written), q.unit, a.modifier, written=q.written)
        return widened(plain, a.start, end, quantity, a.step, 0.8)
    at = end
    for _ in range(MEMBERS):
        gap = _LIST.match(plain, at)
        n = numbers.match(plain, gap.end()) if gap else None
        if not n or n.style != "arabic":
            return None
        amount = amounts.read(plain, n)
        if found := units.at(plain, amount.end):
            unit = found[0]
            quantity = Quantity(a.value * unit.factor, unit.code, a.modifier, written=unit.written)
            return widened(plain, a.start, end, quantity, a.step, 0.8) if counted.admits(plain, amount, *found) else None
        at = amount.end
    return None


def _money(plain: str, a: Amount, end: int) -> Span | None:
    """总投资15亿, 投资超千亿: money, by the word before it."""
    if not _LARGE.search(plain, a.start, end):
        return None
    if a.style == "arabic" and _MONEY_BEHIND.match(plain, end):
        return widened(plain, a.start, end, Quantity(a.value, "CCY_CNY", a.modifier), a.step, 0.7)
    if plain[end : end + 1].isalnum():
        return None
    if not _MONEY_BEFORE.search(plain, max(0, a.start - 12), a.start):
        return None
    return widened(plain, a.start, end, Quantity(a.value, "CCY_CNY", a.modifier), a.step, 0.7)


def _counted(plain: str, a: Amount, end: int) -> Span | None:
    """15万居民, 300多施工人员: counted without a classifier."""
    following = plain[end : end + 1]
    large = bool(_LARGE.search(plain, a.start, end))
    if not large and not (a.step and a.value >= Decimal(10)):
        return None
    if plain[end - 1] in "多余" and (not following.isalpha() or following in "了的年月日"):
        return None  # 20多，
    if following.isascii() and following.isalpha():
        return None
    return widened(plain, a.start, end, Quantity(a.value, "NUM", a.modifier), a.step, 0.7)


def _index(plain: str, a: Amount, end: int) -> Span | None:
    """An index is a bare number."""
    if plain[end : end + 1].isalpha() or not _INDEX.search(plain, max(0, a.start - 12), a.start):
        return None
    return widened(plain, a.start, end, Quantity(a.value, "NUM", a.modifier), a.step)
