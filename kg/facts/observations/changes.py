"""Two values of one thing, one after the other -> a change: 面积由1.78平方公里拓展至3.68平方公里."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.facts.grammar import modality, preceding, setting
from kg.model import Change, Fact, Group, Mention, Observation, Quantity, Reading, Sentence

_FROM = re.compile(r"(?:由|从)(?:[^，,。；;\d]{0,6})$")
_TO = re.compile(
    r"^[，,]?(?:[^，,。；;、\d]{0,4})?(?:拓展|追加|恢复|扩张|上调|下调|裁减|增加|增长|提高|提升|扩大|扩展|延长|缩短|下降|减少|降低|上升|增|升|降|发展|压缩|扩建|攀升|跃升|调整|变|减|缩减|精简|精减|扩|跃居|扩容|压减|压降|核定|核增|核减|增容|提速|增补|增资|拉长|涨|提|缩|改|猛增|骤减|锐减)(?:至|到|为|成)了?的?(?:近|约)?$"
)


_LED = re.compile(r"(?:由|从)[^，,。；;由从]{0,16}$")
_TO_COME = re.compile(r"(?:已|将|拟|总?人数|总数|数量|数)+$")


def follows(reading: Reading, sentence: Sentence, one: Mention, two: Mention) -> bool:
    """Whether the second value is what became of the first; periods between them (增长到2021年的) are passed over."""
    if not (isinstance(one.value, Quantity) and isinstance(two.value, Quantity) and one.value.unit == two.value.unit):
        return False
    return bool(_FROM.search(_without_periods(reading, sentence, max(sentence.start, one.start - 20), one.start))) and bool(
        _TO.match(_without_periods(reading, sentence, one.end, two.start))
    )


def _without_periods(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    text, out, at = reading.document.text, "", start
    for m in reading.mentions[sentence.index]:
        if m.kind == "Period" and start <= m.start and m.end <= end and m.start >= at:
            out, at = out + text[at : m.start] + (m.text[0] if m.text[0] in "到至" else ""), m.end
    return out + text[at:end]


def of_counts(reading: Reading, sentence: Sentence, found: Iterable[Fact]) -> Iterator[Change]:
    """审批事项由53项精简到31项: two counts of one noun, one after the other."""
    counts = sorted((g.count for g in found if isinstance(g, Group) and g.count), key=lambda m: m.start)
    for one, two in pairwise(counts):
        led = _LED.search(sentence.text[: one.start - sentence.start])
        if led is None or not follows(reading, sentence, one, two):
            continue
        end = sentence.start + len(_TO_COME.sub("", sentence.text[: led.start()]))
        noun = preceding.before(reading, sentence, end)
        whose = next((m.text for m in reading.mentions[sentence.index] if m.end <= end and noun.startswith(m.text)), "")
        noun = noun[len(whose) :] or noun
        if len(noun) < 2:
            continue
        thing = Mention(end - len(noun), end, noun, "Concept", finder="changes", score=0.7)
        period = setting.period_for(reading, sentence, two.start)
        mode, condition = modality.of(reading, sentence, two.start, two.end, period, "figure")
        values = [
            Observation(
                evidence=(sentence.index,),
                modality=mode,
                condition=condition,
                period=period if m is two else None,
                rule="change",
                confidence=0.7,
                about=thing,
                indicator=noun,
                quantity=m,
            )
            for m in (one, two)
        ]
        yield change(*values)


def change(before: Observation, after: Observation) -> Change:
    """The change; the value before it is a fact of the past, whatever the change is."""
    return Change(
        evidence=after.evidence,
        modality=after.modality,
        period=after.period,
        rule="change",
        confidence=0.9,
        about=before.about,
        before=replace(before, modality="actual", condition=None),
        after=after,
    )
