"""What is made, handled or used in a year or a day -> its wording: 年产有机肥8万吨, 日处理污水3万吨.

A figure that goes on with such a one is of the same kind: 年产有机肥8万吨、|饲料3万吨, 年产15万吨聚乳酸、|10万吨乳酸.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.observations.wording import UNITS, percent
from kg.model import Mention, Quantity, Reading, Sentence

_ANNUAL = re.compile(
    r"(?P<span>(?<!半)年|日|月|每年|每天|日均|年均)(?:可|预计|能|将|新增)?(?P<verb>产(?![值能量业品销])|加工|处理|发电|供水|供气|供热|供电|吞吐|出栏|屠宰|产出|生产|消纳|输送|供应|消化|接待|焚烧|处置|回收|拆解|养殖|制造|组装|装配|繁育|分拣|周转|配送|培训|节约|节电|节水|节煤|减排|利用)(?P<noun>[^，,。；;、\d]{0,10}?|[^，,。；;\d]{2,14}?)(?:各类)?(?:可|能|将|已)?(?:为|达到?|约|近|超过?)?$"
)
_QUANTITY_NOUN = re.compile(r"(?:能力|[量值能额率])(?:提高|提升|增加|扩大|增长|下降)?$")
_GOES_ON = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:、|，|,|和|及|以及)(?P<noun>[\u4e00-\u9fff]{0,12})")
_COUNTED = re.compile(r"[\u4e00-\u9fff]{2,12}[约近]?[\d.]+万?[台套组件只辆]")
_PERSONS = ("人", "户", "人次", "名", "位")


@dataclass(frozen=True, slots=True)
class Annual:
    """`word`: the span and the verb (年产); `noun`: what stands between it and the number; `start`: where its wording begins."""

    start: int
    word: str
    noun: str


def read(reading: Reading, sentence: Sentence, m: Mention) -> Annual | None:
    """The wording of a figure that says how much in a year or day."""
    found = None if percent(m) else _ANNUAL.search(sentence.text, 0, m.start - sentence.start)
    if found and not _QUANTITY_NOUN.search(found["noun"]) and not each(sentence, m):
        noun = found["noun"].removesuffix("由").removesuffix("从").removesuffix("将")
        return Annual(sentence.start + found.start(), _word(found), noun)
    return _listed(reading, sentence, m)


def _word(found: re.Match[str]) -> str:
    """每天处理 -> 天处理, the word of an indicator."""
    return found["span"].removeprefix("每") + found["verb"]


def _listed(reading: Reading, sentence: Sentence, m: Mention) -> Annual | None:
    earlier = [x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity) and x.end <= m.start]
    last = max(earlier, key=lambda x: x.end, default=None)
    if last is None or not (each(sentence, last) or _made(last) and _made(m)):
        return None
    if each(sentence, last) and (of := _ANNUAL.search(sentence.text, 0, last.start - sentence.start)):
        return Annual(
            sentence.start + of.start(),
            _word(of),
            sentence.text[last.end - sentence.start : m.start - sentence.start],
        )
    joint = _GOES_ON.fullmatch(sentence.text, last.end - sentence.start, m.start - sentence.start)
    if joint is None:
        return None
    start = sentence.start + joint.start("noun")
    if any(t.tag in ("v", "p", "d", "c") for t in reading.tokens[sentence.index] if start <= t.start < m.start):
        return None  # 年产饲料10万吨，|带动农户…
    first = read(reading, sentence, last)
    return Annual(start, first.word, joint["noun"]) if first else None


def each(sentence: Sentence, m: Mention) -> bool:
    """年产3兆瓦|风电机组1000台: a power right before the noun of a count is that of each."""
    assert isinstance(m.value, Quantity)
    powered = m.value.unit in ("KiloW", "MegaW", "W", "V-A", "KiloV")
    return powered and bool(_COUNTED.match(sentence.text, m.end - sentence.start))


def _made(m: Mention) -> bool:
    """Whether an amount is one of products: no sum, size, time or share, no few of something, no persons."""
    assert isinstance(m.value, Quantity)
    q = m.value
    if q.unit == "NUM":
        return q.written not in _PERSONS and (q.value or q.low or 0) >= 1000
    return not q.unit.startswith("CCY_") and q.unit not in UNITS
