"""Sentence -> the offices of a row whose heads come or go with somebody: 规建局、安环局、社会事业局|负责人陪同.

    党群工作部、财政金融局、科创经发局主要负责同志参加 -> three Departments; 经开区建设发展公司、规建局负责人参会 -> Enterprise, Department
    工程部、财务部、办公室负责人参加 -> nothing (offices of a firm)

Every member of the row must be an office by its last word, and one of them be one of the state or of a zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import leftward
from kg.model import Mention, Sentence, Token
from kg.text.tokens import between

_ZONES = "(?:高新区|经开区|开发区|综保区|工业园区|产业园区|园区)"
_OFFICE = re.compile(
    r"(?!公司|集团|企业|学校|医院|各|本|全)[\u4e00-\u9fff]{2,}(?:(?<![格布结邮大全开残时政当定变困危骗饭棋僵])局|(?<![全内外中东西南北干总乐本支局])部|(?<![教浴温科])室"
    r"|(?<![举主承协督开创])[办委]|[大支]队|服务中心)|办公室"
)
_FIRM = re.compile(_ZONES + r"[\u4e00-\u9fff]{2,8}(?:公司|集团)")
"""经开区|建设发展|公司: of the zone that the text is about."""
_OF_STATE = re.compile(rf"局$|^{_ZONES}")
"""What no office of a firm is called."""
_ROW = re.compile(
    r"(?:^|(?<=[，,。；;：:（(]))(?P<row>[\u4e00-\u9fff]{3,16}(?:、[\u4e00-\u9fff]{2,24}?)+)"
    r"(?=(?:党政|主要|相关|有关|分管)*(?:负责人|负责同志|领导|同志)|参加|参会|陪同|出席)"
)
_JOINT = re.compile("(?<=[局部室办委队心])(?:以及|[和及与])(?=[\u4e00-\u9fff]{2,}[局部室办委队心]$)")
"""安环局|和|社会事业局, but 发展和改革局."""


def find(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The offices, and the firms of zones, of the rows of a sentence."""
    for m in _ROW.finditer(sentence.text):
        members = list(_members(m["row"], sentence.start + m.start()))
        firms = [_FIRM.fullmatch(text) is not None for _, text in members]
        offices = [_OFFICE.fullmatch(text) is not None for _, text in members]
        if not all(a or b for a, b in zip(firms, offices, strict=True)) or not any(_OF_STATE.search(text) for _, text in members):
            continue
        if any(leftward.edge(t.text) and len(t.text) > 1 and t.tag != "vn" for t in between(tokens, *_span(members))):
            continue
        for (start, text), firm in zip(members, firms, strict=True):
            end = start + len(text)
            seen = any(x.start <= start and end <= x.end or x.kind == "Person" and start <= x.start < end for x in mentions)
            if not seen and text != "办公室":
                yield Mention(start, end, text, "Enterprise" if firm else "Department", finder="lists", score=0.75)


def _members(row: str, start: int) -> Iterator[tuple[int, str]]:
    """Where each member of a row begins, and its text."""
    for part in row.split("、"):
        at = 0
        for joint in _JOINT.finditer(part):
            yield start + at, part[at : joint.start()]
            at = joint.end()
        yield start + at, part[at:]
        start += len(part) + 1


def _span(members: list[tuple[int, str]]) -> tuple[int, int]:
    return members[0][0], members[-1][0] + len(members[-1][1])
