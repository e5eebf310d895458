"""Reading -> the same with the zones of the document's home that it calls by their kind alone: 高新区, 县经开区.

延安代表团……市文旅局、高新区负责同志参加 -> 高新区 with the name 延安高新区, where no zone of that kind is named in full. What a text of a
city calls 高新区 without more is that city's own; 国家级高新区 and 各高新区 are nobody's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.geography import areas
from kg.mentions.naming import forms
from kg.mentions.referring import definite
from kg.model import Mention, Reading

_BARE = re.compile(
    r"(?P<level>[市县区州旗])?(?P<zone>经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新区|综合保税区|综保区)(?![域块]|内外|[、和与](?:各|其他))"
)
CITY, COUNTY = 2, 3


def widen(reading: Reading) -> Reading:
    """Adds a mention of the home's own zone wherever the text calls it by its kind and nowhere by its name."""
    division = areas.division(reading.home.label) if reading.home else None
    if division is None or division.level not in (CITY, COUNTY) or not _BARE.search(reading.document.text):
        return reading
    zones = (m.label for ms in reading.mentions for m in ms if forms.family(m.kind) == "zone")
    known = {head[2] for label in zones if (head := forms.zone_head(label)) and not forms.ambiguous(label)}
    out = []
    for sentence, tokens, mentions in zip(reading.sentences, reading.tokens, reading.mentions, strict=True):
        found = []
        for m in _BARE.finditer(sentence.text) if sentence.role != "meta" else ():
            start, end = sentence.start + m.start(), sentence.start + m.end()
            owner = areas.above(division, m["level"]) if m["level"] else division
            head = forms.zone_head(m["zone"])
            if owner is None or head is None or head[2] in known or definite.modified(tokens, start):
                continue
            if not any(x.start < end and start < x.end for x in mentions):
                name = owner.short + head[2]
                found.append(Mention(start, end, m[0], "DevelopmentZone", name=name, finder="anaphora.zone", score=0.6))
        out.append(tuple(sorted((*mentions, *found), key=lambda m: (m.start, m.end, m.kind))) if found else mentions)
    return replace(reading, mentions=tuple(out))
