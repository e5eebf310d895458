"""Reading -> the same with the zones that only their committee's name names: 清源高新区管委会, and 全区 or 高新区 beside it.

A text that speaks of the zone by a short form speaks of it, though its full name stands inside that of its committee only.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.naming import forms
from kg.model import Mention, Reading

_COMMITTEE = re.compile(
    r"(?P<zone>[\u4e00-\u9fff（）()]{2,20}(?:开发区|高新区|经开区|高新技术产业园区|工业园区?|产业园区|综保区|保税区|新区|示范区|集聚区|集中区))"
    r"(?:党工委|管委会|管理委员会|党委|工委|管理办公室)"
)
_BARE = re.compile(
    r"(?:^|(?<=[，。；、：“”（(\s在到为是把将对该全我的来表]))(?:开发区|经开区|高新区|园区|新区|全区|该区|我区|示范区|综保区)(?!域|别|分|块|内外)"
)


def widen(reading: Reading) -> Reading:
    """Adds a mention of the zone inside the first name of each committee whose zone is not named otherwise."""
    if not _BARE.search(reading.document.text):
        return reading
    known = {forms.stem(m.kind, m.text) for ms in reading.mentions for m in ms if m.kind in ("DevelopmentZone", "Park")}
    out = []
    for mentions in reading.mentions:
        found = []
        for m in mentions:
            inner = _COMMITTEE.match(m.text) if m.kind in ("PublicBody", "Department") else None
            if inner is None or forms.ambiguous(inner["zone"]) or forms.stem("DevelopmentZone", inner["zone"]) in known:
                continue
            known.add(forms.stem("DevelopmentZone", inner["zone"]))
            found.append(
                Mention(m.start, m.start + len(inner["zone"]), inner["zone"], "DevelopmentZone", finder="governed", score=0.7)
            )
        out.append(tuple(sorted((*mentions, *found), key=lambda m: (m.start, m.end, m.kind))))
    return replace(reading, mentions=tuple(out))
