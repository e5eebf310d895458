"""A quantity -> what it measures, in the words of the text: 总投资, 固定资产投资同比增长, 医药产值占全省比重, 闲置厂房面积.

营业总收入为555.4亿元，比上年增长10% -> 营业总收入; 营业总收入同比增长
盘活闲置厂房3.2万平方米              -> 盘活闲置厂房面积
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg import resources
from kg.facts.grammar import clauses, targets
from kg.facts.observations import annual, growth, left, plain, right, tabled, unsaid
from kg.facts.observations.measured import Measured
from kg.facts.observations.measures import Measure
from kg.facts.observations.phrase import Left
from kg.facts.observations.right import Right
from kg.facts.observations.wording import WHOLES, name, percent, timed, unit_of, written
from kg.mentions.measures import rows
from kg.model import Fact, Group, Mention, Quantity, Reading, Sentence

_LABELLED = re.compile(
    r"(?:^|[，,。；;、.）)])\s?(?P<label>[\u4e00-\u9fff]{2,8})\s?[:：]\s?(?:约|近|超过?|人民币|预计|计划|拟|暂定|暂估|初步|估算|不超过|不低于|为){0,3}\s?$"
)
"""总投资：4亿元 measures what the label says."""
_DONE = re.compile(
    r"完成(?:了|近|约|超过?|逾|过)*(?:[\d.]+%|[一二三四五六七八九]成)$|(?:完成|吊装|施工|开挖|浇筑|铺设|安装|掘进)(?:已|约|近)*过半$"
)
"""How far works have come: 路基土方完成|90%."""
_WORKS = re.compile(r"(?:项目|工程|生产线|基地|工厂)$")


def of(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Measured:
    """What a quantity measures."""
    behind = right.read(reading, sentence, m, found)
    if row := rows.column(reading.document, sentence, m):
        return tabled.read(*row, m, behind)
    if yearly := annual.read(reading, sentence, m):
        return _annual(m, yearly, behind)
    before = sentence.text[: m.start - sentence.start]
    if not behind.measure.endswith("比例") and (relative := growth.read(before, percent(m), written(m) == "倍")):
        return _relative(reading, sentence, m, found, relative)
    if alone := plain.read(reading, sentence, m):
        return alone
    if targets.measured_by(sentence, m.start, m.end) and (last := _last(reading, sentence, m)):
        what = of(reading, sentence, last, found)  # 完成工业产值98亿元，完成年任务|210亿元|的46.7%
        if unit_of(last) == unit_of(m):
            return replace(what, indicator=what.base, right=behind, like=last)
    if _CONVERTED.search(before) and right.money(m) and (last := _last(reading, sentence, m)) and right.money(last):
        what = of(reading, sentence, last, found)
        return replace(what, indicator=what.base, right=behind, like=last)
    words = Left(m.start, m.start) if annual.each(sentence, m) else left.read(reading, sentence, m.start)
    if words.text in WHOLES and not percent(m):
        words = Left(words.end, words.end)  # 全省|536万亩小麦
    if before.endswith("的") and behind.of and not behind.relative and not percent(m):
        words = Left(m.start, m.start)  # 用于建设的|7000亿元国债
    if percent(m) and _REACHING.search(before) and not words.measure and (level := _level(reading, sentence, m, words)):
        return level
    if words.empty and not behind.of and not behind.measure and (other := _before(reading, sentence, m, found)):
        return Measured(other.indicator, m.start, other.base, other.left, behind, like=other.like or _last(reading, sentence, m))
    if words.empty and not behind.of and not behind.measure and (topic := unsaid.subject(reading, sentence, m)):
        return Measured(topic.text, topic.start, topic.text, topic, behind)
    if _bare_owner(words, behind) and (whole := _shared(reading, sentence, m, found)):
        return Measured(whole, words.start, whole, words, behind)  # 其中甲港5万吨、|乙港3万吨
    called = name(m, words, behind, bool(_DONE.search(before + m.text)))
    if (
        (field := _LABELLED.search(before))
        and not _name(reading, sentence, field)
        and (words.empty or field["label"].endswith(called))
    ):
        return Measured(field["label"], words.start, field["label"], words, behind)
    if called in ("金额", "投资额") and behind.relative and (step := _step(reading, sentence, m, behind, found)):
        called = step
    if timed(m) and _TOOK.search(before):
        called = "用时"  # 从签约到投产仅用|11个月
    if called == "金额" and (award := _AWARD.findall(before)):
        called = award[-1]
    called = _usual(sentence, m, called)
    return Measured(called, words.start, called, words, behind)


def _usual(sentence: Sentence, m: Mention, called: str) -> str:
    """The usual name of what the words around a figure tell without naming it."""
    if called == "长度" and _OFF.match(sentence.text, m.end - sentence.start):
        return "距离"  # 上游|90公里处
    if called == "数量" and written(m).endswith("/年"):
        return "产能"  # 磷酸铁锂|4万吨/年
    if right.money(m) and called in _GIVING:
        return _GIVING[called]  # 村里出|30万元
    return called


def _name(reading: Reading, sentence: Sentence, field: re.Match[str]) -> bool:
    """东山片区：24平方公里: whether the label is a name, of which the figure is."""
    end = sentence.start + field.end("label")
    return any(x.end == end and x.kind in clauses.TOPICS for x in reading.mentions[sentence.index])


def _annual(m: Mention, said: annual.Annual, behind: Right) -> Measured:
    """年产有机肥8万吨 -> 年产有机肥; of the works behind: 年产3万吨|生态油项目."""
    words = Left(said.start, m.start, said.word, Measure(said.word, "trait"))
    works = isinstance(behind.of, Mention) and _WORKS.search(behind.of.text)
    of = Right(behind.of, relative=True) if works and behind.of else Right()
    return Measured(said.word + said.noun, said.start, said.word, words, of)


def _relative(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...], relative: growth.Relative) -> Measured:
    """固定资产投资同比增长11.2%: the indicator keeps what grows; without one, what the figure before measured."""
    ahead = sentence.text[: relative.start]
    if ahead.endswith("占比") and (last := _last(reading, sentence, m, sentence.start + len(ahead) - 2)):
        base = base_of(reading, sentence, last, found).removesuffix("占比") + "占比"
        return Measured(base + relative.says, sentence.start + len(ahead) - 2, base, Left(m.start, m.start), Right(), last)
    share = growth.read(ahead, True) if not relative.share and ahead.endswith(_SHARES) else None
    last = _last(reading, sentence, m, sentence.start + share.start) if share and share.share else None
    if share and last:  # 占外贸比重|提升2.9个百分点
        base = base_of(reading, sentence, last, found) + share.says
        return Measured(base + relative.says, sentence.start + share.start, base, Left(m.start, m.start), Right(), last)
    words = (
        left.read(reading, sentence, sentence.start + relative.start) if relative.start else Left(sentence.start, sentence.start)
    )
    if not words.text and (noun := growth.industry(ahead, sentence.start)):
        words = Left(noun.start, noun.end, noun.text, thing=noun)
    base = (words.verb if words.text and words.verb in resources.words("measure_tellers") else "") + words.text
    like = None
    says = relative.says
    if written(m) in _PLACES:
        return Measured("位次" + says, sentence.start + relative.start, "位次", words, Right(), _last(reading, sentence, m))
    if written(m) in ("个百分点", "百分点"):
        before = _last(reading, sentence, m)
        compared = _SPEED.search(sentence.text[relative.start : m.start - sentence.start])
        if before and not words.text and not compared and (rate := _rate_of(reading, sentence, before)):
            return Measured(rate + says, sentence.start + relative.start, rate, words, Right(), before)
    if words.text in _RATES:  # 增速|高于全市: the rate is that of the figure before
        base, says = "", words.text + says
    begins = sentence.start + relative.start
    if not base and (not words.owner or words.text in _RATES) and (last := _last(reading, sentence, m, begins)):
        like = last
        done = relative.share and not says.startswith("完成")
        base = _base_done(reading, sentence, last, found) if done else base_of(reading, sentence, last, found)
        if _SPEED.search(sentence.text[relative.start : m.start - sentence.start]) and not (base + says).endswith(
            ("增速", "增幅")
        ):
            base += "增速"  # 比全市平均增幅高|8个百分点
    elif not base and words.verb:
        base = words.verb
    return Measured(
        base + says, words.start if base and not like else sentence.start + relative.start, base, words, Right(), like
    )


def _rate_of(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """占比重为66%，较上年下降|0.8个百分点: what has fallen is the share; 增长22%，提高|2个百分点: the speed; "" where it is neither."""
    what = of(reading, sentence, m, ())
    if what.indicator == what.base or not percent(m):
        return ""
    grows = what.indicator.endswith(("增长", "下降", "增加", "提高"))
    return what.base + "增速" if grows else what.indicator if re.search("占|比重|比例", what.indicator) else ""


def base_of(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> str:
    """What a figure counts or measures, without growth or share."""
    counted = next((g.member_type for g in found if isinstance(g, Group) and g.count == m), None)
    return counted or of(reading, sentence, m, found).base


def _base_done(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> str:
    """完成投资30亿元，占年度计划的|75%: the share is that of what was done of it."""
    if any(isinstance(g, Group) and g.count == m for g in found):
        return base_of(reading, sentence, m, found)
    what = of(reading, sentence, m, found)
    return ("完成" if what.left.verb == "完成" else "") + what.base


def _last(reading: Reading, sentence: Sentence, m: Mention, begins: int | None = None) -> Mention | None:
    """The figure right before in the sentence, or before an offset where the words of this one begin (完成年任务75亿元的|23%)."""
    end = m.start if begins is None else begins
    figures = [x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity)]
    earlier = [x for x in figures if x.end <= end and (timed(m) or not timed(x))]
    return max(earlier, key=lambda x: x.end) if earlier else None


def _bare_owner(words: Left, behind: Right) -> bool:
    """Whether nothing but a name stands before a figure."""
    return words.owner is not None and not words.text and not words.verb and behind.of is None and not behind.measure


def _shared(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> str:
    """What a figure of the same unit before measures, of which this one and others are parts; "" where there is none."""
    assert isinstance(m.value, Quantity)
    unit = m.value.unit
    same = [
        x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity) and x.value.unit == unit and x.end <= m.start
    ]
    if not same or unit in ("NUM", "PERCENT") or timed(m):
        return ""
    whole = of(reading, sentence, same[-1], found)
    return whole.base if whole.left.measure or whole.left.owner else ""


def _level(reading: Reading, sentence: Sentence, m: Mention, words: Left) -> Measured | None:
    """占比提升3个百分点，达到|50%: what has risen; 城区处理率达到88%，集镇达到|50%: the rate of another."""
    last = _last(reading, sentence, m)
    if (
        last is None
        or not percent(last)
        or len(re.findall("[，,；;。]", sentence.text[last.end - sentence.start : m.start - sentence.start])) != 1
    ):
        return None
    what = of(reading, sentence, last, ())
    if words.empty and written(last).endswith("百分点"):
        return Measured(what.base, m.start, what.base, words, Right(), last)
    rate = what.left.measure
    if words.text and words.thing and rate and rate.of == "rate" and what.base == what.indicator:
        return Measured(rate.word, words.start, rate.word, replace(words, measure=rate), Right())
    return None


def _tier(reading: Reading, sentence: Sentence, last: Mention | None, found: tuple[Fact, ...]) -> Measured | None:
    """投资额3亿元至10亿元的，奖励10万元；|10亿元至20亿元的|，奖励20万元: the next step of what the award depends on."""
    while last and (what := of(reading, sentence, last, found)):
        if not _GIVEN.search(what.base):
            return what if what.base not in ("金额", "数量") else None
        last = _last(reading, sentence, last)
    return None


def _step(reading: Reading, sentence: Sentence, m: Mention, behind: Right, found: tuple[Fact, ...]) -> str:
    """产值超亿元企业25家、|超10亿元|企业4家: what the figure before says of the same noun; "" where it says nothing."""
    same = [
        x
        for x in reading.mentions[sentence.index]
        if isinstance(x.value, Quantity) and x.value.unit == unit_of(m) and x.end <= m.start
    ]
    if not same:
        return ""
    what = of(reading, sentence, max(same, key=lambda x: x.end), found)
    return what.indicator if what.right.relative and what.left.measure and what.right.noun == behind.noun else ""


def _before(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Measured | None:
    """What the figure before measured, where this one goes on without words of its own: …30亿元，全年计划80亿元."""
    last = _last(reading, sentence, m)
    if _TIER.match(sentence.text, m.end - sentence.start):
        return _tier(reading, sentence, last, found)
    if last is None or not isinstance(last.value, Quantity) or not isinstance(m.value, Quantity):
        return None
    between = sentence.text[last.end - sentence.start : m.start - sentence.start]
    pair = between in ("和", "与", "、", "及", "或")
    same = last.value.unit == m.value.unit and last.value.unit != "NUM" and (pair or last.value.unit != "PERCENT")
    return of(reading, sentence, last, found) if same and len(between) <= 14 and not re.search(r"[。；;]", between) else None


_OFF = re.compile("(?:之|以)?外|处")
_GIVING = {"出": "出资", "凑": "出资", "投": "投资", "奖": "奖励", "捐": "捐款", "贷": "贷款", "补": "补助"}
"""Verbs of giving money, and what is given."""
_TIER = re.compile(r"(?:[（(][^（）()]*[）)])?的?[，,]?(?:给予|予以|一次性|每[家个户年])*(?:奖励|奖补|补助|补贴|资助)")
_GIVEN = re.compile("(?:奖励|奖补|奖金|补助|补贴|资助)$")
_CONVERTED = re.compile(r"(?:折合|约合|相当于)(?:成|为|约|人民币)*$")
"""人均产值9万元，按汇率折合|1.3万美元."""
_TOOK = re.compile(r"(?:[仅只才]用了?|(?<![采使利试租引启])用了)(?:不到|短短|近|约)*$")
_SPEED = re.compile("增幅|增速")
_PLACES = ("位", "名", "位次", "个位次", "个名次")
_RATES = frozenset(("增速", "增幅", "涨幅", "降幅", "增长率"))
_SHARES = ("比重", "份额", "比例")
_REACHING = re.compile(r"(?:达到?|升至|降至|提高到|提升至|提升到|下降到|降到)了?$")
_AWARD = re.compile(r"奖励|补助|补贴|资助|贷款|融资|担保|投资|租金|捐款")
