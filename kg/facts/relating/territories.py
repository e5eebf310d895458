"""The area that a mayor is of: 青州县委书记、县长 -> 青州县; 县人民政府县长 -> that of the committee before; 市长 -> the document's home."""

from __future__ import annotations

import re

from kg.mentions.geography import areas
from kg.model import Mention, Reading, Sentence

TERRITORY = re.compile(r"([省市县区镇乡州盟旗])(?:长|领导)$")
_GOVERNMENT = re.compile("(?P<area>.{2,12}[省市县区州旗盟镇乡])(?:人民)?政府")
_SEAT_OF = re.compile(r"(?P<area>.{1,12}?[省市县区州镇乡旗盟])(?:委|人民政府|政府|人大|政协)")
_COMMITTEE_OF = re.compile(r"(?P<area>[\u4e00-\u9fff]{2,12}(?<!开发|高新|经开)[省市县区州旗盟])委$")
"""The party committee of an area, by whose name alone the area may be named: 青州县|委副书记、县长."""
_OWN_GOVERNMENT = re.compile("[省市县区州旗盟镇乡](?:人民)?政府")
_DOUBLED = re.compile(r"([市县区州旗])\1$")
"""万荣县|县委: the level written twice."""


def of(reading: Reading, sentence: Sentence, title: re.Match[str], body: Mention | None, level: str) -> Mention | None:
    """The territory of a mayor: that of the party committee before (青州县委书记、县长), of those named before in the sentence
    (新乡市委书记某某，副市长某某), or the document's home, or what lies around the home and is named (市长 in a text about a county)."""
    if body and (governed := _GOVERNMENT.fullmatch(body.label)) and governed["area"].endswith(level):
        return _named(reading, governed["area"]) or body
    itself = body if body and _OWN_GOVERNMENT.fullmatch(body.label) else None
    for m in reversed(reading.mentions[sentence.index]):
        seat = _SEAT_OF.match(m.label) if m.kind in ("PublicBody", "Department") else None
        name = (
            _DOUBLED.sub(r"\1", seat["area"]) if seat else m.label if m.kind == "AdministrativeArea" and m.value is None else ""
        )
        if m.end <= sentence.start + title.start() and name.endswith(level) and len(name) > 1:
            return _named(reading, name) or itself or _inside(m, name)
    home = reading.home
    found = areas.division(home.label) if home else None
    if found is None:
        return home if home and home.label.endswith(level) else itself
    wanted = areas.above(found, level)
    if wanted is None or wanted.code == found.code:
        return home if wanted else itself
    named = (m for ms in reading.mentions for m in ms if m.kind == "AdministrativeArea" and m.value is None)
    return next((m for m in named if (d := areas.division(m.label)) and d.code == wanted.code), itself)


def _inside(committee: Mention, area: str) -> Mention | None:
    """The area inside the name of its party committee, where the document names it nowhere else: 青州县|委副书记、县长."""
    seat = _COMMITTEE_OF.match(committee.text)
    if seat is None or _DOUBLED.sub(r"\1", seat["area"]) != area:
        return None
    return Mention(committee.start, committee.start + len(area), area, "AdministrativeArea", finder="territories", score=0.9)


def _named(reading: Reading, area: str) -> Mention | None:
    """The mention of an area by itself, in whatever words: 新乡市 of 新乡市委."""
    named = [m for ms in reading.mentions for m in ms if m.kind == "AdministrativeArea" and m.value is None]
    meant = areas.division(area)
    same = (m for m in named if (d := areas.division(m.label)) and meant and d.code == meant.code)
    return next((m for m in named if m.label == area or area.endswith(m.label)), next(same, None))
