"""The name of what is measured, of the words before and behind the number, else of its unit: 盘活闲置厂房面积, 经费支持, 金额."""

from __future__ import annotations

import re

from kg.facts.grammar import preceding
from kg.facts.observations.phrase import Left
from kg.facts.observations.right import Right
from kg.facts.observations.words import spans
from kg.model import Mention, Quantity

UNITS = {
    "M2": "面积",
    "MU_CN": "面积",
    "HA": "面积",
    "KiloM2": "面积",
    "M": "长度",
    "KiloM": "长度",
    "岁": "年龄",
    "YR": "时间",
    "MO": "时间",
    "DAY": "时间",
    "HR": "时间",
    "MIN": "时间",
    "PERCENT": "占比",
    "KiloW": "装机容量",
    "MegaW": "装机容量",
    "GigaW": "装机容量",
    "KiloW-HR": "电量",
    "M3": "体积",
}
"""What a quantity without a word of its own measures, by its unit; money is 金额."""
WHOLES = preceding.WHOLES | {"全球", "世界"}
"""Areas as wholes, and what they are in."""
_TIMES = {"YR": "年数", "MO": "月数", "DAY": "天数"}
_PROJECT = re.compile(r"(?:项目|工程|产业园|基地)$")
_EMPTY_VERBS = frozenset(
    (
        "完成",
        "实现",
        "取得",
        "获得",
        "达到",
        "达成",
        "形成",
        "拥有",
        "具有",
        "创造",
        "产生",
        "带来",
        "预计",
        "计划",
        "缴纳",
        "上缴",
        "推进",
        "给予",
        "予以",
        "确保",
        "争取",
        "是",
        "为",
        "有",
        "还有",
        "实施",
        "启动",
        "仍有",
        "尚有",
        "共有",
    )
)
"""Verbs that say nothing of what is measured."""
_LASTING = re.compile(
    "历时|耗时|用时|连续|持续|延[长续]|缩短|压缩|为期|节[约省]|减少|超过|成立|建|诞辰|签|创|回归|运行|任|从|保质|质保|提前|推迟"
)
"""Verbs that say of a time what it is."""
_MAKER = re.compile(r"(?:项目|工程|装置|生产线|基地|工厂)$")
_EACH = ("人均", "户均", "亩均", "平均", "单位", "每")
_BUILDING = ("建设", "新建", "扩建", "建成", "布局")
_HANDING_OUT = ("发放", "派发", "发行", "兑付", "投放", "采购", "捐赠")
_HOLDING = ("控股", "持股", "参股", "占股", "出资")
_PERSONS = re.compile(r"(?:项目|企业|公司|农户|个人|单位|家庭|职工|人|户|家)$")


def name(m: Mention, words: Left, behind: Right, done: bool) -> str:
    """The name of what is measured, of the words before and behind; `done`: how much of it is done."""
    verb = words.verb.removeprefix("分别").removeprefix("累计") if words.verb not in _EMPTY_VERBS else ""
    default = usual(m, behind.noun)
    if behind.measure and not words.measure:
        return (verb if len(verb) > 1 and not behind.measure.endswith("比例") else "") + behind.measure
    if words.measure and not _of_behind(behind):
        return verb + words.text
    sized = default in ("面积", "长度", "占比", "装机容量")
    if _of_behind(behind):
        return words.text if words.measure else _share_of(words, behind) if default == "占比" else default
    if words.text and default in ("时间", "年龄") and not verb and not spans(words.text):
        return default  # 智造小镇|三年内建成: who takes the time is no measure
    if words.text and default == "金额" and not verb and _PERSONS.search(words.text):
        return default  # 单个企业最高200万元: a receiver is no measure
    if words.text and default == "占比" and (done or verb):
        return verb + words.text + ("完成比例" if done else "")  # 压减|审批时限63% is no share
    if words.text:
        return verb + words.text + (default if sized else "")
    noun = behind.of.label if isinstance(behind.of, Mention) and not behind.relative and not behind.built else ""
    if verb in _HOLDING and default == "占比":
        return verb + "比例"
    if verb == "连续" and unit_of(m) in _TIMES:
        return verb + _TIMES[unit_of(m)]
    if verb and default == "时间" and not _LASTING.search(verb):
        return default  # 举行|24小时罢工
    if verb in _BUILDING and noun and unit_of(m) in ("TONNE", "KiloGM"):
        return noun + "产能"  # 建设|3万吨|正极材料
    if not verb and noun and _MAKER.search(noun) and made(m):
        return "产能"  # 30万吨|碳阳极项目
    if verb in _HANDING_OUT and noun and default == "金额":
        return verb + noun  # 发放|6亿元|政府消费券
    if verb:
        return verb + (noun + default if noun and sized else "")
    if noun and behind.of and isinstance(behind.of, Mention) and behind.of.kind == "Concept" and default not in ("金额", "时间"):
        return noun + (default if sized else "")
    return "完成比例" if done and default == "占比" else default


def without_thing(words: Left) -> str:
    """甲公司|注册资本: the thing that a trait is of is no part of its name, where the figure is said of it."""
    prefix = words.thing.text if words.thing else ""
    if words.measure is None:
        return words.text
    if prefix.startswith(_EACH):
        return words.text  # 人均林地|面积
    rest = words.text.removeprefix(prefix)
    named = len(prefix) > 2 and len(rest) >= 2 or len(rest) == 1  # 配套线路|长
    return rest if words.measure.of == "trait" and named else words.text


def _share_of(words: Left, behind: Right) -> str:
    """拥有全国72%的国土面积 -> 国土面积占全国比重; 70%的企业 -> 企业占比."""
    noun = behind.noun
    whole = words.text if words.text in ("全国", "全省", "全市", "全县", "全区", "全球", "世界") else ""
    return f"{noun}占{whole}比重" if whole else f"{noun}占比"


def _of_behind(behind: Right) -> bool:
    """新签约亿元以上项目, 20亿元的产业引导基金: the number describes the noun behind it, whatever verb stands before."""
    return behind.relative and not behind.built


def usual(m: Mention, noun: str = "") -> str:
    """What a figure measures by its unit, and by the noun behind it."""
    assert isinstance(m.value, Quantity)
    if m.value.unit.startswith("CCY_"):
        return "投资额" if _PROJECT.search(noun) else "规模" if noun.endswith("基金") else "金额"
    if m.value.unit == "NUM" and m.value.written:
        return m.value.written if m.value.written.endswith("次") else m.value.written + "数"  # 生产线|两条: 条数
    return UNITS.get(m.value.unit, "数量")


def written(m: Mention) -> str:
    """The unit of a quantity as the text has it."""
    assert isinstance(m.value, Quantity)
    return m.value.written or m.value.unit


def unit_of(m: Mention) -> str:
    """The unit of a quantity."""
    assert isinstance(m.value, Quantity)
    return m.value.unit


def timed(m: Mention) -> bool:
    """Whether a quantity is a time: 三年, 42天."""
    return UNITS.get(unit_of(m)) == "时间"


def made(m: Mention) -> bool:
    """Whether an amount may be one of goods: a mass, or what cells hold."""
    return unit_of(m) in ("TONNE", "KiloGM", "GigaW-HR", "吨/年", "吨/日")


def percent(m: Mention) -> bool:
    """Whether a quantity is a share or a multiple."""
    return unit_of(m) in ("PERCENT", "百分点", "个百分点", "倍", "番", "成")
