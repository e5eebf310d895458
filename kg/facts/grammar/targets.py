"""A figure -> whether it is the target that another one is a share of.

完成规模工业总产值98亿元，完成年任务|210亿元|的46.7% -> 210亿元 was to be reached
"""

from __future__ import annotations

import re

from kg.model import Sentence

_TARGET = re.compile(
    r"(?:完成|占|达到?|为|是)(?:了|到)?(?:今年|全年|年度?|本年度|总)?(?:计划|工作)?(?:目标|任务|计划)(?:任务)?[数值]?$"
)
_SHARE = re.compile(r"的(?:比重|比例)?[为达约近超]{0,2}[\d.]+[%％]")


def measured_by(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands between two offsets of the document is what a share behind it is of."""
    return bool(_TARGET.search(sentence.text, 0, start - sentence.start) and _SHARE.match(sentence.text, end - sentence.start))
