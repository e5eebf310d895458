"""Figures whose wording says all of what they measure: 距县城|12公里 how far something is (距县城距离), 项目分|两期|建设 into how many phases it is
divided, 东河|30万千瓦|风电项目 how great the works is whose name holds it.
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses
from kg.facts.observations.measured import Measured
from kg.facts.observations.measures import Measure
from kg.facts.observations.phrase import Left
from kg.facts.observations.right import Right
from kg.facts.observations.wording import UNITS, made, percent, timed, unit_of, written
from kg.model import Mention, Reading, Sentence

_AWAY = re.compile(
    r"(?:(?<!差)距离?|(?<![隔脱分偏撤远])离(?!心|岸|开|散|合|子))(?:[^，,。；;、\d]{1,14}[\d.]+(?:公里|千米|米|里)[、，,和及])*(?:距离?|离)?"
    r"(?P<whence>(?:[^，,。；;、\d离距]|(?<!\d)[GSX]?\d{1,4}(?=国道|省道|县道|线|高速|公路)|(?<=[国省县]道)[GSX]?\d{1,4}){1,14}?)"
    r"(?:[仅约只也还更]|大约|大概|直线|只有|不到|不足|为|有|近)*$"
)
"""What stands before how far away something is."""
_DIVIDED = re.compile(r"分(?:为|成|作)?$")


def read(reading: Reading, sentence: Sentence, m: Mention) -> Measured | None:
    """What such a figure measures; None for any other."""
    before = sentence.text[: m.start - sentence.start]
    if staged(sentence, m):
        return _said("期数", m.start, m)
    if written(m).endswith(("公里", "米", "里")) and (away := _AWAY.search(before)):
        return _said(f"距{away['whence']}距离", sentence.start + away.start(), m)
    if any(x.kind in clauses.PROJECTS and x.start <= m.start and m.end < x.end for x in reading.mentions[sentence.index]):
        size = "产能" if made(m) else UNITS.get(unit_of(m), "")
        return _said(size, m.start, m) if size and not timed(m) and not percent(m) else None
    return None


def staged(sentence: Sentence, m: Mention) -> bool:
    """分|两期|建设: the number of phases is one of the works; no phases are counted."""
    return written(m) == "期" and bool(_DIVIDED.search(sentence.text, 0, m.start - sentence.start))


def _said(what: str, start: int, m: Mention) -> Measured:
    return Measured(what, start, what, Left(start, m.start, what, Measure(what, "trait")), Right())
