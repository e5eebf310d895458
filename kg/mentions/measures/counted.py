"""Whether a number and a unit are a quantity there, not an article, an ordinal, a class or part of a word.

至少一个, 历时一年, 四大产业, 举办12期, 翻一番 are
一个, 党的二十大, 110千伏线路, 30万吨级码头, 前8个月, 总投资（亿元） are not
"""

from __future__ import annotations

import re

from kg.mentions.measures import modifiers, units
from kg.mentions.measures.amounts import Amount
from kg.mentions.measures.units import DURATIONS, Unit

_ONE = frozenset("一壹")
_HALF_BEHIND = re.compile(r"半(?![年月天小径导])")
_COUNTED_ONE = re.compile(r"(?:各|仅有?|只有?|共有?|合计|共计|总共|唯一?的?)$")
_ONE_YEAR = re.compile(r"(?:历时|历经|用时|时隔|仅|只|长达|为期|提前|推迟|耗时|闲置|不到|用|满|过去|近|约)了?(?:短短)?$|短短$")
_WEAK_ONE = frozenset(("年", "周年", "度", "米", "元", "方", "平", "里", "点", "分", "箱", "桶", "秒"))
_EDITIONS = re.compile(r"(?:举办|开展|连续|历经|已|共|共计|累计|播出|推出|发布|出版|班|办|办了|分[为成作]?|举办了|召开了?|历)$")
_TASKS = re.compile(
    "重点|产业|行动|工程|任务|专项|类|领域|优势|特色|支柱|措施|战略|主导|体系|板块|片区|系列|项目|平台|集群|中心|基地|场景|标准|指标|方面"
)
_MEASURED_BY = ("GDP", "产值", "工业", "国内生产总值", "地区生产总值", "增加值")
"""万元GDP能耗: what is measured a ten thousand yuan."""
_AREAS = re.compile(r"[一两三四五六七八九十][省市县区镇乡村街](?![长委级民里会道路])")
_PROVINCES = frozenset("京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤藏川宁琼滇黔辖等")
"""The last of provinces named by one character each (川滇黔|三省), and what counts areas."""
_PART_OF_NAME = frozenset("第前后东西南北中老新大小上下")
_COLUMN = frozenset(("亿", "万", "百万", "千万", "百亿", "千亿", "万亿"))
_PLANS = ("行动", "计划", "规划", "任务", "攻坚")
_ANYHOW = frozenset("大番点")
"""Units with a reason of their own."""
_TERNARY = re.compile("锂|电池|前驱体|正极|材料|催化|乙丙|共聚|食品|乳业|电子|半导体|科技|生物|化工|集团|股份|牧业|农业")
"""三元|锂电池, 三元|电子: three parts, or a firm called so, and no money."""
_TURNED = ("翻", "翻了", "翻了近")
_SITTING = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,3}次)?(?:中央|人大|政协|全国(?=人大|政协|委员)|[省市县区党]委|常委)?(?:董事会|监事会|理事会|股东|全会|全体|会议|党代会|职代会|代表大会|委员会)"
)
_OF_BODY = re.compile(r"(?:届|人大|政协|[省市县区州旗]委?|常委会|委员会)\W?$")
_COORDINATE = re.compile(r"[\d.]+ ?[′'分]")
_LATITUDE = re.compile(r"(?:[东西]经|[南北]纬|经度|纬度)\W?$")


def admits(plain: str, a: Amount, unit: Unit, end: int) -> bool:
    """Whether the amount and the unit behind it, which ends at `end`, are a quantity."""
    before = plain[max(0, a.start - 6) : a.start]
    following = plain[end : end + 1]
    if following == "级" and not (unit.code.startswith("CCY") or plain.startswith("级以上", end)):
        return False  # 30万吨级码头: a class
    if a.style == "words" and before.endswith("每") and unit.written in ("人口", "人", "户"):
        return False  # 每千人口: what a rate is of
    if unit.written in ("位", "名") and before.endswith("前"):
        return False  # 进入前10位: a rank
    if unit.written == "类" and a.text in ("一二", "二三", "三四", "一二三"):
        return False  # 一二类: which classes, not how many
    if unit.written in ("届", "次") and _SITTING.match(plain, end) and (unit.written == "届" or _OF_BODY.search(before)):
        return False  # 二十届中央委员会, 五届十三次董事会, 县委三次全会: which one
    if unit.written == "元" and a.text == "三" and _TERNARY.match(plain, end):
        return False
    if unit.code == "DEG" and (_LATITUDE.search(before) or _COORDINATE.match(plain, end)):
        return False  # 东经113°46′: where something lies
    if unit.code in ("KiloV", "V") and (following.isalpha() or following == "/"):
        return False  # 110千伏线路: a class of voltage
    if unit.code.startswith("CCY") and a.text in _COLUMN and following == ")":
        return False  # the unit of a table's column: 总投资(亿元)
    if a.text == "万" and unit.written == "元" and plain.startswith(_MEASURED_BY, end):
        return False
    if unit.code in DURATIONS and not _lasts(plain, a, unit, end, before):
        return False
    one_and_half = unit.code in DURATIONS and ("半" in unit.written or _HALF_BEHIND.match(plain, end))
    if a.text in _ONE and a.modifier == "exact" and not one_and_half:
        return _one(plain, a, unit, end, before)
    return _named(plain, a, unit, end, before) and _strong(plain, a, unit, end)


def _lasts(plain: str, a: Amount, unit: Unit, end: int, before: str) -> bool:
    """Whether a duration is one: not 2023年, 前8个月, 这两天, 7×24小时, 三年行动, 3日."""
    if unit.code == "YR" and a.style == "arabic" and len(a.text) == 4 and 1800 < a.value < 2100:
        return False
    if unit.code == "YR" and _term(plain, end):
        return False  # 30年期国债: a class
    if unit.code == "MO" and before.endswith(("前", "头")) and not before.endswith("提前"):
        return False
    if a.text == "两" and before.endswith(("这", "那", "今明", "昨今")):
        return False
    if unit.written == "小时" and before.endswith("×"):
        return False
    if unit.written == "日":
        return plain.startswith(("内", "以内"), end)
    return not (unit.code == "YR" and a.style == "words" and len(a.text) == 1 and plain[end : end + 2] in _PLANS)


def _term(plain: str, end: int) -> bool:
    """Whether 期 behind a span names a class by its term."""
    return plain[end : end + 1] == "期" and plain[end + 1 : end + 2] not in ("间", "限", "满", "内", "末")


def _named(plain: str, a: Amount, unit: Unit, end: int, before: str) -> bool:
    """The units that need a reason of their own."""
    match unit.written:
        case "大":  # 四大产业, 十二大重点工程, but not 十八大
            tasks = _TASKS.match(plain, end)
            numeral = a.style == "words" or tasks or _TASKS.search(plain, end, end + 6)  # 5大|主导产业
            return bool(numeral) and 2 <= a.value <= 30 and plain[end : end + 1].isalpha() and not (a.value > 10 and not tasks)
        case "番":
            return before.endswith(_TURNED) or a.style == "arabic"
        case "点":
            return a.style == "arabic" and ("." in a.text or a.value >= 100)
        case "折":
            return a.value != 10
        case "日":
            return True  # _lasts has weighed it
        case _:
            return unit.weak != 3 or (bool(_EDITIONS.search(before)) and a.value < 1000)


def _strong(plain: str, a: Amount, unit: Unit, end: int) -> bool:
    """Whether the number is strong enough for the unit: 三门, 五台 and 百年 are words, 三家, 12门, 上百年 are not."""
    if a.style == "words" and len(a.text) == 1 and unit.weak in (1, 2) and unit.written not in _ANYHOW:
        both = a.text in "两俩" and unit.code == "NUM" and unit.written not in units.PLACES
        if not both and not _areas(plain, a, unit, end):
            return unit.weak == 1 and (a.modifier != "exact" or bool(_COUNTED_ONE.search(plain, max(0, a.start - 4), a.start)))
    multipliers = a.style == "words" and a.modifier == "exact" and a.text[0] != "十" and all(c in "十百千万亿" for c in a.text)
    counts = unit.code.startswith("CCY") or unit.code == "MU_CN" or (unit.code == "NUM" and unit.written not in ("人", "户"))
    if multipliers and unit.code == "NUM" and "亿" in a.text:
        return _modified(plain, a, end)  # 百亿项目 are of that size, 突破百亿件 are counted
    return not multipliers or counts or plain[end : end + 1] == "级" or _modified(plain, a, end)


def _areas(plain: str, a: Amount, unit: Unit, end: int) -> bool:
    """两镇六村, 三县四区, 甲乙两市: so many areas; not 北三县, 第三村 or a zone's 三区, which are names."""
    if unit.written not in units.PLACES:
        return False
    if _AREAS.match(plain, end) or a.start > 1 and _AREAS.match(plain, a.start - 2):
        return True
    alone = unit.written in "省市县区" and a.text in "两三四五六" and not plain.startswith(("分别", "各", "均"), end)
    last = plain[a.start - 1 : a.start] if a.start else ""
    return alone and (last in _PROVINCES or a.text == "两" and last.isalpha() and last not in _PART_OF_NAME)


def _modified(plain: str, a: Amount, end: int) -> bool:
    beside = modifiers.before(plain, a.start) or modifiers.after(plain, end) or modifiers.scoping(plain, a.start)
    return a.modifier != "exact" or bool(beside)


def _one(plain: str, a: Amount, unit: Unit, end: int, before: str) -> bool:
    """一 counts only where something else says that it is a number: 至少一个, 历时一年, 翻一番, 一亩."""
    if unit.written == "番":
        return before.endswith(_TURNED)
    if unit.code not in ("NUM", "DAY") and unit.written not in _WEAK_ONE:
        return unit.weak < 2
    if _modified(plain, a, end) and unit.written != "天" and unit.weak < 2:
        return True
    if unit.code == "YR":
        return bool(_ONE_YEAR.search(before))
    return unit.code == "NUM" and not unit.weak and bool(_COUNTED_ONE.search(before))
