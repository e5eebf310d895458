"""Sentence -> the towns and streets that stand behind a verb of ruling, which tells what they are.

    南昌经开区辖|蛟桥镇、乐化镇 -> two AdministrativeAreas; 下辖|径河、走马岭等街道 -> two AdministrativeAreas

The verb says where the first of them begins, and the noun at the row's end what its members are, whatever their words are else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention, Sentence
from kg.text.anchors import finder

_VERB = r"(?:(?:下辖|管辖|统辖|托管|代管)(?![区权理范])(?:了|有)?|(?<=[县市区旗州园城现共总])辖(?![区域内境属]))"
_NUMBER = r"[一二两三四五六七八九十百数多几\d]"
_WORD = rf"(?!{_NUMBER}*[个镇乡街余多])[^\W\da-zA-Z的等个各及和与有在由为是]"
_TOWN = rf"{_WORD}{{2,4}}?(?:镇|乡|街道|苏木)(?![区级村内域化办])"
_TOWNS = finder(rf"{_VERB}(?P<row>{_TOWN}(?:[、和及与]{_TOWN})*)(?=[、，。；：（(等和及与共]|\d|{_NUMBER}个|$)")
"""辖|蛟桥镇、乐化镇: each with its own level."""
_CLOSED = finder(
    rf"{_VERB}(?P<row>{_WORD}{{2,4}}?(?:[、和及与]{_WORD}{{2,4}}?)+)(?:等?{_NUMBER}{{1,3}}个|等)(?:乡镇|镇街|街镇|街道|镇|乡)(?:办事处)?(?=[，。；、（(和及与]|$)"
)
"""下辖|径河、长青、走马岭等街道: the level stands once, behind them all."""
_JOINT = re.compile("[、和及与]")
_ANY = re.compile("(?:中心|重点|特色|建制|新城|城|小|集|古|全)镇$|乡镇$|城乡$|区[^、]{2,}$")
"""A town that any place has, or one with the district it lies in."""


def find(sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The towns behind the verbs of ruling of a sentence that are not yet read as areas."""
    known = {(m.start, m.end) for m in mentions if m.kind == "AdministrativeArea"}
    for m in (*_TOWNS.finditer(sentence.text), *_CLOSED.finditer(sentence.text)):
        at = sentence.start + m.start("row")
        for name in _JOINT.split(m["row"]):
            span = (at, at + len(name))
            at = span[1] + 1
            if span not in known and not _ANY.search(name):
                yield Mention(*span, name, "AdministrativeArea", finder="lists", score=0.75)
