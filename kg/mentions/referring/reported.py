"""A government's report on its work -> the area that it reports on."""

from __future__ import annotations

import re

from kg.mentions.geography import areas
from kg.model import Mention, Reading

OPENING = 8
"""Sentences in which a report says whose it is."""
_REPORT = re.compile(r"政府工作(?:的)?报告")
_REPORTS = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{2,12}?)(?:(?:人民)?政府工作(?:的)?报告|第[一二三四五六七八九十]{1,3}届人民代表大会)|代表(?P<body>[\u4e00-\u9fff]{2,12}?)(?:人民)?政府|^(?P<whose>[\u4e00-\u9fff]{2,12}?)(?:人民政府)?代?[省市县区旗州镇]长(?![\u4e00-\u9fff])"
)
_LEAD = re.compile(r"^[年日度在]+")


def area(reading: Reading) -> Mention | None:
    """The area whose government reports on its work: 我代表某某县人民政府, …在某某县第十八届人民代表大会第三次会议上."""
    if not any(s.role in ("title", "heading") and _REPORT.search(s.text) for s in reading.sentences[:2]):
        return None
    for sentence in reading.sentences[:OPENING]:
        for m in _REPORTS.finditer(sentence.text):
            group = next(name for name in ("of", "body", "whose") if m[name])
            lead = _LEAD.match(m[group])
            text = m[group][lead.end() if lead else 0 :]
            found = areas.leading(text)
            if found and found[-1][1] == len(text):
                start = sentence.start + m.end(group) - len(text)
                name = areas.full_name(found[-1][2])
                return Mention(
                    start, start + len(text), text, "AdministrativeArea", name=name, finder="protagonist.home", score=0.8
                )
    return None
