"""The phrase that ends where words of reaching begin, read leftwards, word by word -> measure, thing, owner, verb.

青原经开区|标准厂房|建筑面积 -> owner, thing, measure; 撬动|社会资本 -> verb, no measure; 批发和|零售业|增加值 is one phrase
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import resources
from kg.facts.grammar import clauses, nouns, preceding, topical
from kg.facts.observations import words as lexical
from kg.facts.observations.measures import Measure, bound, measure
from kg.facts.observations.words import LONGEST
from kg.model import Mention, Reading, Sentence, Token

_FOUNDED = ("成立", "创建", "建成", "通车", "创刊", "签署", "诞辰", "建校", "创立", "组建", "设立", "开通", "运营", "回归")
_AREAS = frozenset("村乡镇县市区州省")
_FIRST = frozenset(("累计", "区内", "园内", "境内", "辖区", "乙方", "甲方", "内", "县域", "域内"))
_SPAN = re.compile(r"(?<![\d一二三四五六七八九十两今去明次全每当近万亿元季月半])[年亩户]$")
"""A span or a unit in front of a measure, no year of the calendar."""
_PHASE = re.compile(r"(?P<phase>(?:项目|工程)?[一二三四五六首]期(?:项目|工程)?)(?:的|拟|计划|预计)*")
"""二期|投资8亿元: the part of a work that is measured."""
_EACH = re.compile(
    r"(?:每(?:平方公里|平方米|亩|公顷|万人|百人|千人|户|家|股|吨|万元|百元)|(?<![\d一二三四五六七八九十百千])万元|单位|R&)(?:工业用地|建设用地|土地|用地)?$"
)
_ANNIVERSARY = re.compile(r"[\d一二三四五六七八九十百多余]{1,8}周年")
_QUOTED = re.compile("“[^“”]{2,14}”$")
_SHORT = re.compile(r"(?<=[\u4e00-\u9fff])[（(][A-Za-z][A-Za-z\d-]{0,8}[）)]$")
"""广义货币（M2）|余额: a short form in brackets is passed over."""
_OF_MEASURES = frozenset(("到位", "到账", "成交", "签约"))
"""Verbs behind the noun of a measure: 外商直接投资|到位."""
_NOMINAL = re.compile(r"(?:面积|强度|规模|里程|能力|成本|价格|时间|周期|期|[量率额值数]|收入|支出|费用|资金|经费|余额|贷款)$")
"""Measures that a verb right in front describes (销售面积, 处理能力), and does not govern (新增投资)."""


_SUMMED = ("累计", "合计", "共计")  # before a verb: how much there is of it by now


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a number; `start` is where its wording begins, `end` where words of reaching begin."""

    start: int
    end: int
    text: str = ""
    measure: Measure | None = None
    thing: Mention | None = None
    owner: Mention | None = None
    verb: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing before the number says what it measures."""
        return not (self.text or self.verb or self.owner)


@dataclass(slots=True)
class _Run:
    """The words of a phrase while they are gathered, and what ended it."""

    words: list[Token]
    owner: Mention | None = None
    thing: Mention | None = None
    verb: str = ""


def read(reading: Reading, sentence: Sentence, tokens: Sequence[Token]) -> Left:
    """What a run of words that ends where the value begins says of it."""
    end, text = tokens[-1].end, reading.document.text
    last = tokens[-1].text
    known = measure(text[max(tokens[0].start, end - LONGEST) : end]) or (
        bound(tokens[-1:]) if len(last) > 1 else measure(last) or bound(tokens[-2:])
    )
    run = _gathered(reading, sentence, tokens, known)
    _trim(run, end - len(known.word) if known else end)
    if known is None:
        _governed(run)
    named = next((m for m in reading.mentions[sentence.index] if m.end == end - len(run.verb) and m.kind in clauses.TOPICS), None)
    if run.verb in _FOUNDED and not run.words and named:
        return Left(end - len(run.verb), end, owner=named, verb=run.verb)  # 某大学|成立75周年
    if run.verb in _FOUNDED and not run.words and run.owner is None and _ANNIVERSARY.match(text, end):
        noun = preceding.alone_before(reading, sentence, end - len(run.verb))
        start = end - len(run.verb) - len(noun)
        thing = (
            Mention(start, start + len(noun), noun, "Concept", finder="phrase") if noun and text.startswith(noun, start) else None
        )
        return Left(end - len(run.verb), end, "", None, thing, verb=run.verb)  # 某协定|签署10周年
    if run.verb in resources.words("worked") and not run.words and (done := _worked(reading, sentence, tokens, run.verb)):
        return done
    if run.verb in _OF_MEASURES and not run.words and (inner := _measured(reading, sentence, tokens, run.verb)):
        return replace(inner, end=end, text=text[inner.start : end])
    if not run.words:
        if run.verb and (phase := _phase_before(sentence, end - len(run.verb))):
            return _of_phase(reading, sentence, Left(end - len(run.verb), end, run.verb, owner=run.owner), phase)
        start = end - len(run.verb) if run.verb else run.owner.start if run.owner else end
        return Left(start, end, owner=run.owner, verb=run.verb)
    if len(run.words) > 1 and run.words[0].text == "档" and _follows_time(reading, sentence, run.words[0].start):
        run.words.pop(0)  # 暑期|档|票房: the rest of a word that began as a time
    start = lexical.widened(reading, sentence, run.words)
    if (begin := lexical.related(reading, sentence, tokens, start, end)) is not None:
        start, names = begin, [m for m in reading.mentions[sentence.index] if m.end == begin and m.kind in clauses.TOPICS]
        run.owner, run.thing = (names[-1] if names else None), None
    while start > sentence.start and _SPAN.search(text[sentence.start : start]) and not run.owner:
        start -= 1  # 年|销售收入, 亩|均税收
    if each := _EACH.search(text, max(sentence.start, start - 12), start):
        start = each.start()  # 每平方公里工业用地|工业增加值, 万元产值|能耗
    known = known or bound(run.words)
    thing = run.thing or lexical.thing(run.words, known, end)
    if industry := lexical.industry(text, sentence.start, start, end):
        start, thing, run.owner, run.verb = industry.start, industry, None, ""
    left = Left(start, end, text[start:end], known, lexical.own(text, thing), lexical.own(text, run.owner), run.verb)
    phase = _PHASE.match(text, start, end)
    if phase and phase.end() < end or (phase := _phase_before(sentence, start)):
        return _of_phase(reading, sentence, left, phase)
    return left


def _follows_time(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a period ends at an offset."""
    return any(m.kind == "Period" and m.end == at for m in reading.mentions[sentence.index])


def _worked(reading: Reading, sentence: Sentence, tokens: Sequence[Token], verb: str) -> Left | None:
    """管网|改造33公里, 主干管|已|铺设12公里: the object of the verb stands before it."""
    i = next((i for i, t in enumerate(tokens) if t.text == verb and t.end == tokens[-1].end), 0)
    while i and (tokens[i - 1].tag == "d" or tokens[i - 1].text in _SUMMED):
        i -= 1
    stop, noun = tokens[i].start, preceding.alone_before(reading, sentence, tokens[i].start)
    start = stop - len(noun)
    if not noun or not reading.document.text.startswith(noun, start):
        return None
    return Left(start, tokens[-1].end, noun + verb, None, Mention(start, stop, noun, "Concept", finder="phrase"))


def _phase_before(sentence: Sentence, at: int) -> re.Match[str] | None:
    """其中一期|用地500亩: the phase of a work right before an offset."""
    before = sentence.text[: at - sentence.start]
    return next((p for p in _PHASE.finditer(before, max(0, len(before) - 10)) if p.end() == len(before)), None)


def _of_phase(reading: Reading, sentence: Sentence, left: Left, phase: re.Match[str]) -> Left:
    """二期|计划投资8亿元: measured of the second phase, named before or not."""
    ahead = sentence.start if phase.string is not reading.document.text else 0
    start, stop, end = (ahead + at for at in (phase.start(), phase.end("phase"), phase.end()))
    named = next((m for m in reading.mentions[sentence.index] if m.start == start and m.kind != "Concept"), None)
    text = reading.document.text[max(end, left.start) : left.end]
    if named is None:
        return replace(left, text=phase["phase"] + text, thing=None)  # of the works that are spoken of: their 一期投资
    return replace(left, text=text, owner=left.owner or named, thing=None)


def _gathered(reading: Reading, sentence: Sentence, tokens: Sequence[Token], known: Measure | None) -> _Run:
    """The words of the phrase: up to a name, a mark, a verb that it is the object of, or a word that stands in no phrase."""
    end = tokens[-1].end
    inside = end - len(known.word) if known else end
    names = [m for m in reading.mentions[sentence.index] if m.kind != "Concept"]
    run, aside = _Run([]), end  # aside: where brackets begin that are passed over
    for i in range(len(tokens) - 1, -1, -1):
        t, words = tokens[i], run.words
        if t.end > aside:
            continue
        if words and (short := _SHORT.search(sentence.text, 0, t.end - sentence.start)):
            aside = sentence.start + short.start()
            continue
        if name := next((m for m in names if m.start < t.end and t.start < m.end), None):
            _named(sentence, tokens, t, name, run)
            break
        if t.end > inside:
            words.insert(0, t)
            continue
        if t.text == "的" and words:
            run.owner, run.thing = lexical.possessor(reading, sentence, tokens[:i])
            break
        if words and words[0].start < inside and (other := lexical.joined(reading, sentence, tokens[: i + 1])):
            words[:0] = other
            break
        if t.text == "”" and words and (quoted := _QUOTED.search(sentence.text, 0, t.end - sentence.start)):
            start = sentence.start + quoted.start()
            run.thing = Mention(start, t.end, quoted[0], "Concept", finder="phrase")  # “甲茶”|品牌价值
            break
        if end - t.start > LONGEST or lexical.MARK.match(t.text) or t.text in ("的", "、"):
            break
        describes = words and words[0].start == inside and known and _NOMINAL.search(known.word) and len(t.text) > 1
        summed = known is None and tokens[i - 1].text in _SUMMED  # 累计|盘活|低效用地
        governed = words and i > 0 and len(t.text) > 1 and lexical.verb(tokens[i - 1]) and not summed  # 架设|输电|线路
        if lexical.verb(t) and not ((describes or governed) and t.text not in resources.words("measure_carriers")):
            run.verb = t.text
            break
        if not lexical.fits(t) or words and t.text in ("后", "之后", "以后", "产后"):
            break  # 建成满产后|年产值
        words.insert(0, t)
    return run


def _named(sentence: Sentence, tokens: Sequence[Token], t: Token, name: Mention, run: _Run) -> None:
    """A name ends the phrase: its owner, or what its verb governs; behind a figure the noun that it counts is no part of it."""
    if name.kind == "Quantity" and run.words and name.end == run.words[0].start:
        run.words = _behind_count(run.words)
    if name.kind not in ("Quantity", "Period") and name.end in (t.end, t.end - 1):
        part = sentence.text.endswith("其中", 0, name.start - sentence.start)
        if not part and topical.governed(sentence.text, name.start - sentence.start):
            run.verb = _governor(tokens, name.start) if not run.words else ""
        else:
            run.owner = name


def _trim(run: _Run, inside: int) -> None:
    """Adverbs, times and classifiers at the beginning are no part of the phrase."""
    words = run.words
    while words and words[0].start < inside and words[0].text not in lexical.MODIFIERS:
        if words[0].tag not in ("d", "f", "t", "q") and words[0].text not in _FIRST or lexical.spans(words[0].text):
            break
        words.pop(0)


def _governed(run: _Run) -> None:
    """Without a measure, a verb at the beginning or the end governs the rest: 撬动|社会资本, 增资|扩产5亿元."""
    words = run.words
    if len(words) > 1 and words[0].tag == "v" and len(words[0].text) > 1 and not run.verb and not bound(words):
        run.verb = words.pop(0).text
    if words and words[-1].tag == "v" and not bound(words):
        first = next((i for i in range(len(words), 0, -1) if words[i - 1].tag not in ("v", "vn")), 0)
        if first == 0 or not run.verb:  # 减少|二氧化碳排放 keeps its noun
            run.verb += "".join(w.text for w in words[first:])
            run.words = []


def _measured(reading: Reading, sentence: Sentence, tokens: Sequence[Token], verb: str) -> Left | None:
    """外商直接投资|实际|到位: the measure before a verb that stands behind it."""
    i = next((i for i, t in enumerate(tokens) if t.text == verb), 0)
    before = [t for t in tokens[:i] if not (t.end == tokens[i].start and t.text in ("实际", "累计"))]
    inner = read(reading, sentence, before) if before else None
    return inner if inner and inner.measure and inner.end - inner.start <= LONGEST else None


def _behind_count(words: list[Token]) -> list[Token]:
    """78家|企业|融资12亿元: the counted noun is none of the measure."""
    i = next((i for i, w in enumerate(words) if w.text in resources.words("measure_heads")), None)
    if i is None and words[0].text in nouns.SIDES | _AREAS:
        i = 0  # 30米|宽|主干道, 4个|村|3000亩农田
    return words if i is None else words[i + 1 :]


def _governor(tokens: Sequence[Token], at: int) -> str:
    """落户|某县|已有六年: the verb in front of a name."""
    t = next((t for t in tokens if t.end == at), None)
    return t.text if t and t.tag in ("v", "vn") and len(t.text) > 1 else ""
