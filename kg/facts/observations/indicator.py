"""A quantity -> what it measures, in the words of the text: 总投资, 固定资产投资同比增长, 医药产值占全省比重, 闲置厂房面积.

营业总收入为555.4亿元，比上年增长10% -> 营业总收入; 营业总收入同比增长
盘活闲置厂房3.2万平方米              -> 盘活闲置厂房面积
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg import resources
from kg.facts.observations import growth, left, right
from kg.facts.observations.measures import Measure, measure
from kg.facts.observations.phrase import Left
from kg.facts.observations.right import Right
from kg.mentions.measures import rows
from kg.model import Fact, Group, Mention, Quantity, Reading, Sentence

UNITS = {
    "M2": "面积",
    "MU_CN": "面积",
    "HA": "面积",
    "KiloM2": "面积",
    "M": "长度",
    "KiloM": "长度",
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
_ANNUAL = re.compile(
    r"(?P<span>年|日|月|每年|每天|日均|年均)(?:可|预计|能|将|新增)?(?P<verb>产(?![值能量业品销])|加工|处理|发电|供水|供气|供热|供电|吞吐|出栏|屠宰|产出|生产|消纳|输送|供应|消化|接待)(?P<noun>[^，,。；;、\d]{0,10}?)(?:各类)?(?:为|达到?|约|近|超过?)?$"
)
"""年产有机肥8万吨, 日处理污水3万吨."""
_LABELLED = re.compile(
    r"(?:^|[，,。；;、.）)])\s?(?P<label>[\u4e00-\u9fff]{2,8})\s?[:：]\s?(?:约|近|超过?|人民币|预计|计划|拟|暂定|暂估|初步|估算|不超过|不低于|为){0,3}\s?$"
)
"""总投资：4亿元 measures what the label says."""
_QUANTITY_NOUN = re.compile(r"(?:量|值|能力|能|额|率)$")
_PROJECT = re.compile(r"(?:项目|工程|产业园|基地)$")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a quantity measures. `start`: where the wording begins; `base`: the indicator without growth or share;
    `like`: the figure before it that says what it is of."""

    indicator: str
    start: int
    base: str
    left: Left
    right: Right
    like: Mention | None = None
    thing: Mention | None = None  # of a list with 分别: what this one is of

    @property
    def of(self) -> str:
        """account, trait, rate; "" where no noun of a measure says it."""
        known = self.left.measure or measure(self.right.measure) or measure(self.base)
        return known.of if known else ""


def of(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Measured:
    """What a quantity measures."""
    behind = right.read(reading, sentence, m, found)
    if row := rows.column(reading.document, sentence, m):
        return Measured(row[0], m.start, row[0], Left(m.start, m.start), behind)
    before = sentence.text[: m.start - sentence.start]
    if (annual := _ANNUAL.search(before)) and not _QUANTITY_NOUN.search(annual["noun"]):
        return _annual(sentence, annual)
    if not behind.measure.endswith("比例") and (relative := growth.read(before, _percent(m), _written(m) == "倍")):
        return _relative(reading, sentence, m, found, relative)
    words = left.read(reading, sentence, m.start)
    if words.text in WHOLES and not _percent(m):
        words = Left(words.end, words.end)  # 全省|536万亩小麦
    if words.empty and not behind.of and not behind.measure and (other := _before(reading, sentence, m, found)):
        return Measured(other.indicator, m.start, other.base, other.left, behind, like=other.like or _last(reading, sentence, m))
    name = _name(m, words, behind)
    if (field := _LABELLED.search(before)) and (words.empty or field["label"].endswith(name)):
        return Measured(field["label"], words.start, field["label"], words, behind)
    if name == "金额" and (award := _AWARD.findall(before)):
        name = award[-1]
    return Measured(name, words.start, name, words, behind)


def _annual(sentence: Sentence, m: re.Match[str]) -> Measured:
    """年产有机肥8万吨 -> 年产有机肥."""
    start = sentence.start + m.start()
    word = m["span"].removeprefix("每") + m["verb"]
    words = Left(start, sentence.start + m.end(), word, Measure(word, "trait"))
    return Measured(word + m["noun"].removesuffix("由").removesuffix("从"), start, word, words, Right())


def _written(m: Mention) -> str:
    assert isinstance(m.value, Quantity)
    return m.value.written or m.value.unit


def _percent(m: Mention) -> bool:
    assert isinstance(m.value, Quantity)
    return m.value.unit in ("PERCENT", "百分点", "个百分点", "倍", "番", "成")


def _relative(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...], relative: growth.Relative) -> Measured:
    """固定资产投资同比增长11.2%: the indicator keeps what grows; without one, what the figure before measured."""
    words = (
        left.read(reading, sentence, sentence.start + relative.start) if relative.start else Left(sentence.start, sentence.start)
    )
    base = (words.verb if words.text and words.verb in resources.words("measure_tellers") else "") + words.text
    like = None
    says = relative.says
    if _written(m) in _PLACES:
        return Measured("位次" + says, sentence.start + relative.start, "位次", words, Right(), _last(reading, sentence, m))
    if _written(m) == "个百分点" or _written(m) == "百分点":
        before = _last(reading, sentence, m)
        if before and not words.text and (rate := _rate_of(reading, sentence, before)):
            return Measured(rate + says, sentence.start + relative.start, rate, words, Right(), before)
    if words.text in _RATES:  # 增速|高于全市: the rate is that of the figure before
        base, says = "", words.text + says
    if not base and (not words.owner or words.text in _RATES) and (last := _last(reading, sentence, m)):
        like = last
        base = base_of(reading, sentence, last, found)
    elif not base and words.verb:
        base = words.verb
    return Measured(
        base + says, words.start if base and not like else sentence.start + relative.start, base, words, Right(), like
    )


def _rate_of(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """占比重为66%，较上年下降|0.8个百分点: what has fallen is the share; 增长22%，提高|2个百分点: the speed; "" where the figure before
    is neither."""
    what = of(reading, sentence, m, ())
    if what.indicator == what.base or not _percent(m):
        return ""
    grows = what.indicator.endswith(("增长", "下降", "增加", "提高"))
    return what.base + "增速" if grows else what.indicator if re.search("占|比重|比例", what.indicator) else ""


def base_of(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> str:
    """What a figure counts or measures, without growth or share."""
    counted = next((g for g in found if isinstance(g, Group) and g.count == m), None)
    return counted.member_type if counted else of(reading, sentence, m, found).base


def _last(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    """The figure right before in the sentence."""
    earlier = [
        x
        for x in reading.mentions[sentence.index]
        if isinstance(x.value, Quantity) and x.end <= m.start and UNITS.get(x.value.unit) != "时间"
    ]
    return max(earlier, key=lambda x: x.end) if earlier else None


def _before(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Measured | None:
    """What the figure before measured, where this one goes on without words of its own: …30亿元，全年计划80亿元."""
    last = _last(reading, sentence, m)
    if last is None or not isinstance(last.value, Quantity) or not isinstance(m.value, Quantity):
        return None
    between = sentence.text[last.end - sentence.start : m.start - sentence.start]
    same = last.value.unit == m.value.unit and last.value.unit not in ("NUM", "PERCENT")
    return of(reading, sentence, last, found) if same and len(between) <= 14 and not re.search(r"[。；;]", between) else None


def _name(m: Mention, words: Left, behind: Right) -> str:
    """The name of what is measured, of the words before and behind."""
    verb = words.verb if words.verb not in _EMPTY_VERBS else ""
    default = _default(m, behind)
    if behind.measure and not words.measure:
        return (verb if len(verb) > 1 and not behind.measure.endswith("比例") else "") + behind.measure
    if words.measure and not _of_behind(m, behind):
        return verb + _without_thing(words)
    sized = default in ("面积", "长度", "占比", "装机容量")
    if _of_behind(m, behind):
        return words.text if words.measure else _share_of(words, behind) if default == "占比" else default
    if words.text and default == "时间" and not verb:
        return default  # 智造小镇|三年内建成: who takes the time is no measure
    if words.text and default == "金额" and not verb and _PERSONS.search(words.text):
        return default  # 单个企业最高200万元: a receiver is no measure
    if words.text:
        return verb + words.text + (default if sized else "")
    noun = behind.of.label if isinstance(behind.of, Mention) and not behind.relative and not behind.built else ""
    if verb:
        return verb + (noun + default if noun and sized else "")
    if noun and behind.of and isinstance(behind.of, Mention) and behind.of.kind == "Concept":
        return noun + (default if sized else "")
    return default


_PLACES = ("位", "名", "位次", "个位次", "个名次")
WHOLES = frozenset(a + b for a in "全我" for b in "省市县区州旗镇乡村国") | {"全球", "世界"}
"""Areas as wholes."""
_RATES = frozenset(("增速", "增幅", "涨幅", "降幅", "增长率"))
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
    )
)
"""Verbs that say nothing of what is measured."""
_PERSONS = re.compile(r"(?:项目|企业|公司|农户|个人|单位|家庭|职工|人|户|家)$")
_AWARD = re.compile(r"奖励|补助|补贴|资助|贷款|融资|担保|投资|租金|捐款")


def _without_thing(words: Left) -> str:
    """甲公司|注册资本: the thing that a trait is of is no part of its name."""
    assert words.measure is not None
    prefix = words.thing.text if words.thing else ""
    rest = words.text.removeprefix(prefix)
    return rest if len(prefix) > 2 and words.measure.of == "trait" and len(rest) >= 2 else words.text


def _share_of(words: Left, behind: Right) -> str:
    """拥有全国72%的国土面积 -> 国土面积占全国比重; 70%的企业 -> 企业占比."""
    noun = behind.of.label if isinstance(behind.of, Mention) else behind.of.member_type if isinstance(behind.of, Group) else ""
    whole = words.text if words.text in ("全国", "全省", "全市", "全县", "全区", "全球", "世界") else ""
    return f"{noun}占{whole}比重" if whole else f"{noun}占比"


def _of_behind(m: Mention, behind: Right) -> bool:
    """新签约亿元以上项目, 20亿元的产业引导基金: the number describes the noun behind it, whatever verb stands before."""
    return behind.relative and not behind.built


def _default(m: Mention, behind: Right) -> str:
    assert isinstance(m.value, Quantity)
    if m.value.unit.startswith("CCY_"):
        noun = (
            behind.of.member_type if isinstance(behind.of, Group) else behind.of.label if isinstance(behind.of, Mention) else ""
        )
        return "投资额" if _PROJECT.search(noun) else "规模" if noun.endswith("基金") else "金额"
    return UNITS.get(m.value.unit, "数量")
