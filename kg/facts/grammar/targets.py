"""A figure -> whether it is the target that another one is a share of.

完成规模工业总产值98亿元，完成年任务|210亿元|的46.7% -> 210亿元 was to be reached
"""

from __future__ import annotations

import re

from kg.facts.grammar import norms
from kg.model import Mention, Modality, Quantity, Reading, Sentence

_TARGET = re.compile(
    r"(?:完成|占|达到?|为|是)(?:了|到)?(?:今年|全年|年度?|本年度|总)?(?:计划|工作)?(?:目标|任务|计划)(?:任务)?[数值]?$"
)
_SHARE = re.compile(r"的(?:比重|比例)?[为达约近超]{0,2}[\d.]+[%％]")

_NOUN = re.compile(r"(?:的)?[\u4e00-\u9fff]{0,8}?(?:项目|企业|工程|公司)")


def fixed(sentence: Sentence, start: int, end: int) -> Modality | None:
    """What a rule (对新认定的企业，给予|30万元) or a share (完成年任务|210亿元|的46.7%) says of a figure, whatever stands around it."""
    if norms.offers(sentence, start):
        return "required"
    return "target" if measured_by(sentence, start, end) else None


def counted(reading: Reading, sentence: Sentence, end: int) -> Mention | None:
    """The count of those that a figure which ends at an offset tells of: 亿元以上|项目|150个."""
    noun = _NOUN.match(sentence.text, end - sentence.start)
    at = sentence.start + noun.end() if noun else -1
    return next((m for m in reading.mentions[sentence.index] if m.start == at and isinstance(m.value, Quantity)), None)


def measured_by(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands between two offsets of the document is what a share behind it is of."""
    return bool(_TARGET.search(sentence.text, 0, start - sentence.start) and _SHARE.match(sentence.text, end - sentence.start))
