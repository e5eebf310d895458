"""Brackets behind a name: what they tell of it is no member of the row that the name is in.

云帆科技有限公司|（某县）|、恒远重机有限公司|（某经开区）|获评绿色工厂 -> the row 云帆科技有限公司, 恒远重机有限公司
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Mention, Sentence

_ASIDE = re.compile(r"[（(][^（()）]{2,20}[)）]")


def inside(sentence: Sentence, m: Mention) -> bool:
    """Whether a name stands in brackets behind something else, so that it only says where that is, or what it has."""
    start, end = m.start - sentence.start, m.end - sentence.start
    return any(0 < x.start() < start and end < x.end() for x in _ASIDE.finditer(sentence.text))


def without(sentence: Sentence, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The names that stand in no brackets."""
    return tuple(m for m in mentions if not inside(sentence, m))


def end(sentence: Sentence, m: Mention) -> int:
    """Where a name ends with what brackets tell of it, an offset of the document."""
    aside = _ASIDE.match(sentence.text, m.end - sentence.start)
    return sentence.start + aside.end() if aside else m.end
