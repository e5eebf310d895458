"""Quantities that are no counts -> Observations: what is measured (indicator), of what (about).

    清溪储能项目总投资30亿元 -> about 清溪储能项目, 总投资, 30e8 CNY; 工业总产值、税收分别为300亿元、20亿元 -> one each
    面积由1.78平方公里拓展至3.68平方公里 -> a Change with two Observations

The indicator is the noun phrase before the number, a verb of reaching (达, 为, 完成) left out; the topic of the clause is what it
is measured of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import resources
from kg.facts import clauses, dating, modality
from kg.mentions import rows
from kg.model import Arg, Change, Fact, Group, Mention, Observation, Quantity, Reading, Sentence, Token

_REACH = re.compile(
    r"(?:(?:已经?|目前已?|累计|合计|共计|总计|一共|共|约|均|也|仍|就|还|只|仅|将|可|各|全年|预计|有望|力争|计划|则|高|多|最高|平均|分别|新|至少|再|要)?"
    r"(?:达到了?|达成|达|为|是|有|到|至|超过|突破|实现|完成了?|合计|共计|总计|增至|升至|降至|降低至|下降至|增加到|增加至|提高到|提升至|扩大到|扩大至|拓展至|延长至|缩短至|占到?|"
    r"约|累计|预计|有望|力争|计划|分别|共|在|成|可达|可到|只有|仅有|多达|高达|上升至|突破了|超出|需|要|了|的|将达|将突破|为期|长达|历时|已)){0,4}\s?[:：]?\s?$"
)
_GROWTH = re.compile(
    r"(?:同比|环比|比(?:去年同期|上年同期|上一年度?|上年度?|去年|年初)|较(?:上年|去年同期|上年同期|年初|去年))?(?:名义|实际)?(?P<verb>增长了?|增加了?|增幅|提高了?|提升了?|上升了?|下降了?|减少了?|降低了?|回落|翻了?|高于|低于|增速|缩减|压减)(?:达到?|为|约|[^，,。；;、]{0,6}?)?$"
)
_PARTS = re.compile(r"[^、和及与]+")
_BROKEN = re.compile(r"[，,。；;：:（()）“”\"]")
_CHANGE = re.compile(r"(?:由|从)(?:[^，,。；;\d]{0,6})$")
_TO = re.compile(
    r"^(?:[^，,。；;、\d]{0,4})?(?:拓展|增加|增长|提高|提升|扩大|扩展|延长|缩短|下降|减少|降低|上升|增|升|降|发展|压缩|扩建|攀升|跃升|调整|变|减|缩减|扩)(?:至|到|为)了?(?:近|约)?$"
)
_ANNUAL = re.compile(
    r"(?:年产|年加工|年处理|日处理|日产|月产|年发电|年吞吐|年出栏|年屠宰|年供气|年供水)(?:量|能力)?(?:为|达|约|近|超过?)?$"
)
LONGEST = 20
DEFAULTS = {
    "M2": "面积",
    "MU_CN": "面积",
    "HA": "面积",
    "KiloM2": "面积",
    "M": "长度",
    "KiloM": "长度",
    "YR": "时长",
    "MO": "时长",
    "DAY": "时长",
    "HR": "时长",
    "MIN": "时长",
}
"""What a bare quantity measures, by its unit; money without a word is 金额, a share is 占比."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a quantity measures, and where the wording of it begins."""

    indicator: str
    start: int
    subject: str = ""  # the thing named in front of it, of a list with 分别


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The observations and changes of a sentence; every quantity that is no count is said exactly once."""
    if sentence.role == "meta":
        return
    counted = {g.count for g in found if isinstance(g, Group)}
    todo = [m for m in reading.mentions[sentence.index] if isinstance(m.value, Quantity) and m not in counted]
    respectively = _respectively(reading, sentence, todo)
    before: Observation | None = None
    for i, m in enumerate(todo):
        if before and before.quantity is todo[i - 1] and _changes(sentence, todo[i - 1], m):
            after = _observe(reading, sentence, m, before, found)
            yield Change(
                evidence=(sentence.index,),
                modality=after.modality,
                period=after.period,
                rule="change",
                confidence=0.9,
                about=before.about,
                before=_first(before),
                after=after,
            )
            before = None
            continue
        if before:
            yield before
        before = _observe(reading, sentence, m, None, found, respectively.get(m))
        if sentence.text[m.start - sentence.start - 1 : m.start - sentence.start] == "双":
            yield from _both(before, sentence)
            before = None
    if before:
        yield before


def _first(o: Observation) -> Observation:
    """The value before a change is a fact of the past, whatever the change is."""
    from dataclasses import replace

    return replace(o, modality="actual", condition=None, period=None)


def _changes(sentence: Sentence, one: Mention, two: Mention) -> bool:
    """由A拓展至B, 从A增至B, or A增至B with a 由 or 从 before A."""
    between = sentence.text[one.end - sentence.start : two.start - sentence.start]
    before = sentence.text[max(0, one.start - sentence.start - 14) : one.start - sentence.start]
    same = isinstance(one.value, Quantity) and isinstance(two.value, Quantity) and one.value.unit == two.value.unit
    return same and bool(_TO.match(between)) and bool(_CHANGE.search(before))


def _both(observation: Observation, sentence: Sentence) -> Iterator[Observation]:
    """开工率、纳统率双100%: one for each of the two."""
    from dataclasses import replace

    parts = _PARTS.findall(observation.indicator.removesuffix("双"))
    for part in parts or [observation.indicator]:
        yield replace(observation, indicator=part, rule="both")


def _observe(
    reading: Reading,
    sentence: Sentence,
    m: Mention,
    like: Observation | None,
    found: tuple[Fact, ...],
    given: Measured | None = None,
) -> Observation:
    period = clauses.period_for(reading, sentence, m.start, m.end)
    mode, condition = modality.of(reading, sentence, m.start, m.end, period)
    if like:
        measured, about, sure = Measured(like.indicator, m.start), like.about, like.confidence
    else:
        measured = given or _measured(reading, sentence, m)
        about, sure = _about(reading, sentence, m, measured, found)
    return Observation(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        period=period
        or (dating.of_measure(reading, sentence, m.start, about, measured.indicator, found) if mode == "actual" else None),
        rule="observations",
        confidence=round(min(sure, m.score), 2),
        about=about,
        indicator=measured.indicator,
        quantity=m,
    )


# ---------------------------------------------------------------- the indicator


def _measured(reading: Reading, sentence: Sentence, m: Mention) -> Measured:
    if row := rows.column(reading.document, sentence, m):
        return Measured(row[0], row[1].start)
    text = sentence.text[: m.start - sentence.start]
    if annual := _ANNUAL.search(text):
        return Measured(re.sub(r"(?:为|达|约|近|超过?)$", "", annual[0]), sentence.start + annual.start())
    if growth := _GROWTH.search(text):
        return _growth(reading, sentence, m, growth)
    reach = _REACH.search(text)
    end = sentence.start + (reach.start() if reach else len(text))
    words = _phrase(reading, sentence, end)
    if words:
        return Measured("".join(w.text for w in words), words[0].start)
    after = _after(reading, sentence, m)
    return Measured(after or _default(m, text), m.start)


def _growth(reading: Reading, sentence: Sentence, m: Mention, growth: re.Match[str]) -> Measured:
    """固定资产投资同比增长11.2%: the indicator keeps what grows; without one, what the clause before measured."""
    verb = growth["verb"].rstrip("了")
    at = sentence.start + growth.start()
    words = _phrase(reading, sentence, at)
    thing = "".join(w.text for w in words)
    if not thing:
        previous = [x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity) and x.end <= at]
        if previous and previous[-1].value.unit != "NUM":  # type: ignore[union-attr]
            thing = _measured(reading, sentence, previous[-1]).indicator
            thing = re.sub(r"(?:增长|下降|同比.*)$", "", thing)
    return Measured(thing + verb if thing else "同比" + verb, words[0].start if words else at)


def _phrase(reading: Reading, sentence: Sentence, end: int) -> list[Token]:
    """The noun words right before an offset; they stop at names of organisations and projects, marks and closed-class words."""
    names = [x for x in reading.mentions[sentence.index] if x.kind in clauses.TOPICS or x.kind in ("Period", "Quantity")]
    words: list[Token] = []
    for t in reversed([t for t in reading.tokens[sentence.index] if t.start < end]):
        text = t.text[: end - t.start]
        if end - t.start > LONGEST or any(x.start < t.start + len(text) and t.start < x.end for x in names):
            break
        if text == "、" and words:
            break
        if (
            not text[0].isalnum()
            or text in resources.words("indicator_stop")
            or t.tag == "m"
            or not (t.tag in resources.words("indicator_tags") or text in resources.words("indicator_verbs"))
        ):
            break
        if t.tag == "v" and text not in resources.words("indicator_verbs") and len(text) > 1 and words:
            break
        if t.tag in ("d", "t", "f", "p") and text not in resources.words("indicator_verbs") and not (t.tag == "f" and words):
            break
        words.insert(0, Token(t.start, t.start + len(text), text, t.tag))
    while (
        words
        and (
            words[0].tag in ("d", "t", "f")
            or words[0].text
            in (
                "推进",
                "完成",
                "引进",
                "新",
                "总计",
                "累计",
                "规划",
                "合计",
                "项目",
                "其",
                "预计",
                "计划",
                "力争",
                "有望",
                "将",
                "可",
                "实现",
                "达到",
                "拟",
            )
        )
        and len(words) > 1
    ):
        words.pop(0)
    return words


def _after(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """800多万亩农田: the noun behind, where nothing stands before."""
    text = sentence.text[m.end - sentence.start :]
    for word in ("投资", "产能", "产值", "税收", "资金", "贷款", "合同", "营收", "年产能"):
        if text.startswith((word, "的" + word)):
            return word
    return ""


def _default(m: Mention, before: str) -> str:
    assert isinstance(m.value, Quantity)
    if m.value.unit.startswith("CCY_"):
        return "金额"
    if m.value.unit == "PERCENT":
        return "占比"
    return DEFAULTS.get(m.value.unit, "数量")


_RESPECTIVELY = re.compile(r"(?P<left>[^，,。；;]{3,60}?)(?P<verb>[^，,。；;、\d]{0,6}分别[^，,。；;、\d]{0,8})$")


def _respectively(reading: Reading, sentence: Sentence, todo: list[Mention]) -> dict[Mention, Measured]:
    """工业总产值、增加值分别为A、B; 甲、乙装机占比分别达A、B: quantity -> what it measures."""
    out: dict[Mention, Measured] = {}
    for i, m in enumerate(todo):
        split = _RESPECTIVELY.search(sentence.text[: m.start - sentence.start])
        if not split:
            continue
        run = [m]
        for other in todo[i + 1 :]:
            between = sentence.text[run[-1].end - sentence.start : other.start - sentence.start]
            if between.strip() not in ("、", "和", "与", "及", "，", ",", "以及"):
                break
            run.append(other)
        parts = [p for p in re.split(r"[、和与及]", re.split(r"[，,：:]", split["left"])[-1]) if p]
        if len(parts) < len(run) or len(run) < 2:
            continue
        parts = parts[-len(run) :]
        verb = re.sub(r"分别|为|达到?|是|约|有|了|实现|完成|均", "", split["verb"])
        tail = re.sub(r"^.*?(?=[\u4e00-\u9fff]{2,6}$)", "", parts[-1])
        for quantity, part in zip(run, parts, strict=True):
            indicator = part + verb if part == parts[-1] else part + _common(parts) + verb
            out[quantity] = Measured(indicator or tail, m.start)
    return out


def _common(parts: list[str]) -> str:
    """清洁能源、新能源装机占比: what the last part has beyond the others belongs to all of them."""
    last, others = parts[-1], parts[:-1]
    for size in range(len(last) - 2, 1, -1):
        head = last[:-size]
        if any(o.endswith(head[-2:]) for o in others):
            return last[-size:]
    return ""


# ---------------------------------------------------------------- what it is measured of


_POSSESSED = re.compile(r"的?$")


def _about(reading: Reading, sentence: Sentence, m: Mention, measured: Measured, found: tuple[Fact, ...]) -> tuple[Arg, float]:
    """The topic of the clause; a counted group in front of the number; else the protagonist, or the concept itself."""
    start = min(measured.start, m.start)
    if row := rows.column(reading.document, sentence, m):
        cell = row[1]
        known = [
            x for x in reading.mentions[sentence.index] if x.start >= cell.start and x.end <= cell.end and x.kind in clauses.WORKS
        ]
        return (known[0] if known else Mention(cell.start, cell.end, cell.text, "Concept")), 0.9
    parts = clauses.split(reading, sentence)
    clause = parts[clauses.at(parts, start)]
    near = [g for g in found if isinstance(g, Group) and g.count and g.count.end <= start and g.evidence[0] == sentence.index]
    topic = clauses.topic(reading, sentence, start)
    if near and near[-1].count and _project_like(near[-1].member_type):
        count = near[-1].count
        named_between = (
            topic and topic.confidence > 0.7 and topic.mention.start > count.start and topic.mention.kind in clauses.WORKS
        )
        if not named_between and (count.start >= clause.start or _follows(sentence, count, start)):
            return near[-1], 0.8
    if topic:
        return topic.mention, topic.confidence
    return Mention(
        start,
        m.start,
        sentence.text[start - sentence.start : m.start - sentence.start] or m.text,
        "Concept",
        name=measured.indicator,
    ), 0.4


def _project_like(noun: str) -> bool:
    return noun.endswith(("项目", "工程", "企业", "合同", "园区", "基地", "公司", "个"))


def _follows(sentence: Sentence, count: Mention, start: int) -> bool:
    """共签约项目16个，总投资86.5亿元: the next clause goes on about the group."""
    between = sentence.text[count.end - sentence.start : start - sentence.start]
    return len(re.findall(r"[，,；;。]", between)) <= 1 and not re.search(r"[；;。]", between)
