"""The words before a number -> what they say of it: the noun of the measure, the thing, its owner, the verb.

    青原经开区|标准厂房|建筑面积|达 12万平方米 -> owner 青原经开区, thing 标准厂房, measure 建筑面积
    盘活|闲置厂房 3.2万平方米               -> verb 盘活, thing 闲置厂房, no measure

Words of reaching (达, 为, 完成) say nothing and are left out. The phrase is read leftwards, word by word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg import resources
from kg.facts.grammar import clauses, nouns
from kg.model import Mention, Reading, Sentence, Token

LONGEST = 20
_BOUND = re.compile(r"(?:率|[量额值数度比价款费税幅速])$")
_PAID = re.compile(r"[额款费税]$")
_RATE = re.compile(r"(?:率|比|度|幅|速)$")
_SPAN = re.compile(r"(?<![\d一二三四五六七八九十两今去明全每当近万亿元季月])[年亩户]$")
"""A span or a unit in front of a measure, no year of the calendar."""
_MARK = re.compile(r"[，,。；;：:（()）“”\"、|｜]")
_MODIFIERS = frozenset(
    ("实际", "人均", "年均", "日均", "户均", "亩均", "月均", "平均", "单位", "以上", "以下", "每年", "规上", "限上", "每亩", "均")
)
"""Words of other classes that stand inside the noun of a measure."""


_MARKS_OF_VALUE = frozenset(
    (
        "了",
        "：",
        ":",
        " ",
        "由",
        "从",
        "至",
        "到",
        "在",
        "“",
        "等",
        "现在",
        "原来",
        "即",
        "则",
        "平均",
        "首次",
        "最高",
        "最低",
        "最大",
        "最多",
    )
)
_BEFORE_NOW = frozenset(("原来", "原先", "原有", "以前", "以往", "过去", "当初", "最初", "此前"))
_GIVING = frozenset(("安排", "给予", "予以", "提供", "备有", "贡献", "缴纳", "上缴", "完成", "实现", "取得", "获得"))
"""Verbs of reaching that have a subject of their own: who gives, pays or completes."""
_OF_MEASURES = frozenset(("到位", "到账", "成交", "签约"))
"""Verbs behind the noun of a measure: 外商直接投资|到位."""
_CHANGES = frozenset(
    (
        "降",
        "升",
        "增",
        "减",
        "压",
        "缩",
        "扩",
        "缩短",
        "提高",
        "增加",
        "下降",
        "上升",
        "扩大",
        "提升",
        "增长",
        "降低",
        "减少",
        "发展",
        "压缩",
        "攀升",
        "拓展",
        "压减",
        "跃升",
        "上涨",
        "回升",
        "精简",
    )
)
_NOMINAL = re.compile(r"(?:面积|规模|里程|能力|成本|价格|时间|周期|期|[量率额值数]|收入|支出|费用|资金|经费|余额|贷款)$")
"""Measures that a verb right in front describes (销售面积, 处理能力), and does not govern (新增投资)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun of a measure (measures.tsv); `of`: account, trait or rate."""

    word: str
    of: str


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


def read(reading: Reading, sentence: Sentence, end: int) -> Left:
    """What the words right before an offset say."""
    parts = clauses.split(reading, sentence)
    clause = parts[clauses.at(parts, end - 1)] if parts else None
    begin = clause.start if clause else sentence.start
    tokens = [_cut(t, end) for t in reading.tokens[sentence.index] if begin <= t.start < end]
    carrier: Token | None = None
    while tokens and (reached := _reach(reading, sentence, tokens)) is not None:
        if tokens[-1].text in _GIVING:
            carrier = tokens[-1]
        tokens = [t for t in tokens if t.end <= reached]
    words = _phrase(reading, sentence, tokens) if tokens else Left(end, end)
    if carrier and words.measure is None and not words.verb:  # 区财政|安排2000万元: what stands before the verb gives
        return replace(words, start=carrier.start, text="", verb=carrier.text)
    return words


def measure(text: str) -> Measure | None:
    """The noun of a measure at the end of a phrase: 工业总产值 -> 总产值."""
    for size in range(min(len(text), 8), 0, -1):
        if of := measures().get(text[-size:]):
            return Measure(text[-size:], of) if size > 1 or text == text[-1] else None
    return None


@cache
def measures() -> dict[str, str]:
    """Noun of a measure -> account, trait or rate."""
    return {row["word"]: row["of"] for row in resources.table("lexicon/measures.tsv")}


def _cut(t: Token, end: int) -> Token:
    return t if t.end <= end else Token(t.start, end, t.text[: end - t.start], t.tag)


def _reach(reading: Reading, sentence: Sentence, tokens: list[Token]) -> int | None:
    """Where the last word begins, if it is one of reaching, a bracket or mark before the value, or a period (在2023年达到)."""
    last = tokens[-1]
    if last.text in resources.words("measure_carriers") or last.text in _MARKS_OF_VALUE:
        return last.start
    if last.text in _CHANGES and len(tokens) > 1 and last.end < sentence.end and reading.document.text[last.end] in "至到为":
        return last.start  # 缩短|到1小时
    if last.text in "）)" and (opened := next((t for t in reversed(tokens) if t.text in "（("), None)):
        return opened.start  # 固定资产投资（不含农户）
    if last.text == "的" and len(tokens) > 1 and (_verb(tokens[-2]) or tokens[-2].text in _BEFORE_NOW):
        return last.start  # 新增的|19平方公里, 由原来的|500万吨
    if last.tag == "d" and last.text not in _MODIFIERS:
        return last.start
    for m in reading.mentions[sentence.index]:
        if m.kind == "Period" and (m.start < last.end <= m.end or last.text == "的" and m.end == last.start):
            return m.start
    return None


def _phrase(reading: Reading, sentence: Sentence, tokens: list[Token]) -> Left:
    end = tokens[-1].end
    text = reading.document.text
    known = measure(text[max(tokens[0].start, end - LONGEST) : end])
    names = [m for m in reading.mentions[sentence.index] if m.kind != "Concept"]
    inside = end - len(known.word) if known else end
    words: list[Token] = []
    owner: Mention | None = None
    thing: Mention | None = None
    verb = ""
    for i in range(len(tokens) - 1, -1, -1):
        t = tokens[i]
        if name := next((m for m in names if m.start < t.end and t.start < m.end), None):
            if name.kind == "Quantity" and words and name.end == words[0].start:
                words = _behind_count(words)
            if name.kind not in ("Quantity", "Period") and name.end in (t.end, t.end - 1):
                if clauses.governed(sentence.text, name.start - sentence.start):
                    verb = _governor(tokens, name.start) if not words else ""
                else:
                    owner = name
            break
        if t.end > inside:
            words.insert(0, t)
            continue
        if t.text == "的" and words:
            owner, thing = _possessor(reading, sentence, tokens[:i])
            break
        if end - t.start > LONGEST or _MARK.match(t.text) or t.text in ("的", "、"):
            break
        describes = words and words[0].start == inside and known and _NOMINAL.search(known.word) and len(t.text) > 1
        governed = words and i > 0 and len(t.text) > 1 and _verb(tokens[i - 1])  # 架设|输电|线路
        if _verb(t) and not ((describes or governed) and t.text not in resources.words("measure_carriers")):
            verb = t.text
            break
        if not _fits(t):
            break
        words.insert(0, t)
    while (
        words
        and words[0].start < inside
        and ((words[0].tag in ("d", "f", "t", "q") or words[0].text == "累计") and words[0].text not in _MODIFIERS)
    ):
        words.pop(0)
    if known is None and len(words) > 1 and words[0].tag == "v" and len(words[0].text) > 1 and not verb and not _bound(words):
        verb, words = words[0].text, words[1:]  # 撬动|社会资本
    if words and known is None and words[-1].tag == "v" and not _bound(words):
        run = next((i for i in range(len(words), 0, -1) if words[i - 1].tag not in ("v", "vn")), 0)
        if run == 0 or not verb:  # 联合|设立20亿元的基金, 增资|扩产5亿元; 减少|二氧化碳排放 keeps its noun
            verb, words = verb + "".join(w.text for w in words[run:]), []
    if verb in _OF_MEASURES and not words and (i := next((i for i, t in enumerate(tokens) if t.text == verb), 0)):
        before = [t for t in tokens[:i] if not (t.end == tokens[i].start and t.text in ("实际", "累计"))]
        inner = _phrase(reading, sentence, before) if before else Left(end, end)
        if inner.measure and inner.end - inner.start <= LONGEST:  # 外商直接投资|实际|到位
            return replace(inner, end=end, text=text[inner.start : end])
    if not words:
        start = end - len(verb) if verb else owner.start if owner else end
        return Left(start, end, owner=owner, verb=verb)
    start = words[0].start
    while start > sentence.start and _SPAN.search(text[sentence.start : start]) and not owner:
        start -= 1  # 年|销售收入, 亩|均税收
    wording = text[start:end]
    known = known or _bound(words)
    return Left(start, end, wording, known, thing or _thing(words, known, end), owner, verb)


def _behind_count(words: list[Token]) -> list[Token]:
    """78家|企业|融资12亿元: the counted noun is none of the measure."""
    i = next((i for i, w in enumerate(words) if w.text in resources.words("measure_heads")), None)
    return words if i is None else words[i + 1 :]


def _governor(tokens: list[Token], at: int) -> str:
    """落户|某县|已有六年: the verb in front of a name."""
    t = next((t for t in tokens if t.end == at), None)
    return t.text if t and t.tag in ("v", "vn") and len(t.text) > 1 else ""


def _verb(t: Token) -> bool:
    """Whether a word is the verb that the phrase is the object of."""
    if t.text in resources.words("measure_carriers") and len(t.text) > 1:
        return True
    return t.text in resources.words("measure_tellers") or t.text in nouns.actions()


def _fits(t: Token) -> bool:
    if t.text in _MODIFIERS:
        return True
    if t.text in resources.words("measure_stop") or len(t.text) == 1 and t.text in resources.words("measure_carriers"):
        return False
    return t.tag in resources.words("measure_tags") and t.text[0].isalnum()


def _bound(words: list[Token]) -> Measure | None:
    """保障|率, 发电量: a measure by its last character."""
    last = words[-1].text
    if not _BOUND.search(last):
        return None
    word = last if len(last) > 1 or len(words) == 1 else words[-2].text + last
    return Measure(word, "rate" if _RATE.search(last) else "account" if _PAID.search(last) else "trait")


def _thing(words: list[Token], known: Measure | None, end: int) -> Mention | None:
    """The noun in the phrase that is measured: what stands before the measure, up to its last noun."""
    inside = end - len(known.word) if known else end
    before = [w for w in words if w.end <= inside]
    while (
        before
        and before[-1].text in ("同比", "环比", "日均", "累计")
        or before
        and not (
            (before[-1].tag[0] in "njxlsz" or before[-1].tag == "vn")
            and before[-1].tag != "zg"
            and len("".join(w.text for w in before)) > 1
        )
    ):
        before.pop()
    text = "".join(w.text for w in before)
    if not before or text in resources.words("no_subjects") or before[-1].text in resources.words("measure_tellers"):
        return None
    return Mention(before[0].start, before[-1].end, text, "Concept", finder="left")


def _possessor(reading: Reading, sentence: Sentence, tokens: list[Token]) -> tuple[Mention | None, Mention | None]:
    """(named owner, common noun) before 的: 厂区基建|的完成度."""
    if not tokens:
        return None, None
    at = tokens[-1].end
    for m in reading.mentions[sentence.index]:
        if m.end == at and m.kind not in ("Quantity", "Period"):
            return m, None
    words: list[Token] = []
    for t in reversed(tokens):
        named = any(m.start < t.end and t.start < m.end for m in reading.mentions[sentence.index])
        if named or _MARK.match(t.text) or not _fits(t) or _verb(t) or at - t.start > LONGEST:
            break
        words.insert(0, t)
    return None, _thing(words, None, at) if words else None
