"""A list of works that is counted -> the place before its first member, which has them all.

凤山县云帆文化广场、清溪故居等8个重点项目 -> 凤山县|云帆文化广场; 凤山县清溪水库工程 alone keeps its place
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.mentions.geography.places import divisions
from kg.mentions.kinds import WORKS
from kg.model import Mention, Sentence

_MANY = re.compile(r"等\d{1,3}[余多]?个")
_LEVELS = frozenset("县市区旗")
_LONGEST = 7
"""Characters of the longest name of a county, with its level."""
_LEAST = 4
"""Characters that are left of the member."""
_SITE = re.compile("[\u4e00-\u9fff]{3,}(?:中心|广场|公园|园|馆|城|街区|景区|综合体|基地|厂|站|桥|小镇|村)")
"""南县|全民健身中心: a site of common words is one where its area is named."""
_OF_AREA = re.compile("(?:市|县|区)?(?:第[一二三四五六七八九十]|人民|中|妇幼|图书|博物|文化|体育|实验|职业)")
"""株洲市|第三医院: what an area has one of is called by it."""


def before(
    sentence: Sentence,
    mentions: tuple[Mention, ...],
    etc: int,
    kind: str,
    spans: list[tuple[int, int]],
    generic: Callable[[int, int], bool],
) -> Mention | None:
    """The place that the first member of a counted list of works begins with; `spans`: the members, last first; `etc`: where 等 stands."""
    if kind not in WORKS or len(spans) < 2 or not _MANY.match(sentence.text, etc):
        return None
    start, end = spans[-1]
    text = sentence.text[start - sentence.start : end - sentence.start]
    zone = next((m for m in mentions if m.start == start and m.end < end and m.kind == "DevelopmentZone"), None)
    lengths = (n for n in range(_LONGEST, 1, -1) if text[n - 1 : n] in _LEVELS and text[:n] in divisions())
    size = len(zone.text) if zone else next(lengths, 0)
    if not size or len(text) - size < _LEAST or _OF_AREA.match(text, size):
        return None
    if generic(start + size, end) and not _SITE.fullmatch(text, size):
        return None
    return zone or Mention(start, start + size, text[:size], "AdministrativeArea", finder="places", score=0.9)
