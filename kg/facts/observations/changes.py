"""Two values of one thing, one after the other -> a change: 面积由1.78平方公里拓展至3.68平方公里."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Change, Mention, Observation, Quantity, Reading, Sentence

_FROM = re.compile(r"(?:由|从)(?:[^，,。；;\d]{0,6})$")
_TO = re.compile(
    r"^[，,]?(?:[^，,。；;、\d]{0,4})?(?:拓展|增加|增长|提高|提升|扩大|扩展|延长|缩短|下降|减少|降低|上升|增|升|降|发展|压缩|扩建|攀升|跃升|调整|变|减|缩减|精简|扩|跃居|扩容|压减)(?:至|到|为)了?的?(?:近|约)?$"
)


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
