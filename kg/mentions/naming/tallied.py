"""Sentence -> the members of a list whose number the text tells, so that none is a word of the clause.

    恒远、云杉、赛恩斯3个项目总投资超10亿元 -> three Projects; 四渡即云渡、月渡、花渡和柳渡 -> four Places
    三个功能区为精细化工区、机械制造区、轻工业区 -> three Parks

The count must be that of the members. Behind 即 each of them ends with what was counted, and no other word needs to be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.generic import specific
from kg.mentions.measures.numbers import value
from kg.mentions.naming import works
from kg.mentions.naming.members import odd, of_clause, parts
from kg.model import Mention, Sentence, Token

LEAST = 2
"""Members of a list that its number closes."""
_CLOSED = re.compile(
    r"(?P<number>(?<![\d第.约近超])\d{1,2}|[三四五六七八九])个(?:在建|续建|新建|重点|重大|产业){0,2}(?P<noun>项目|安置小区|住宅小区)(?![库区组化])"
)
_KINDS = {"项目": "Project", "安置小区": "Facility", "住宅小区": "Facility"}
_NOT_INSIDE = re.compile(
    r"[\d的了是在]|[一二两三四五六七八九十]个|^(?:推进|实施|建设|启动|加快|完成)|各|[有共均]$|[省市县州旗镇乡]$|(?<![小园景])区$"
)
_ANNOUNCED = re.compile(
    r"(?P<number>[二两三四五六七八九])(?P<noun>[渡廊轴带湾岛峡谷湖泉岭])”?(?:即|分别为|分别是)(?P<row>[\u4e00-\u9fff、“”]+)"
)
"""一心两廊四渡: how a site is laid out; 四渡即…: what its parts are called."""
_AREAS = re.compile(
    r"(?P<number>[两二三四五六七八九十]|(?<!\d)\d{1,2})[个大][^，,。；;、\d]{0,4}?(?:功能区|片区|组团|园区|产业园|板块|分区|专区|区块)"
    r"(?:分别|具体|主要)*(?:为|是|即|包括)[：:]?(?P<row>[\u4e00-\u9fff“”]+(?:[、和与及][\u4e00-\u9fff“”]+)+)"
)
"""五个功能区为|…: as many as were counted, each with the head of an area."""
_AREA = re.compile("[\u4e00-\u9fff]{2,}(?:(?<![地城社])区|园|组团|板块|新城|小镇|港|基地)$")
_JOINT = re.compile(r"[、和与及]")


def find(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The members of the lists of a sentence that their number closes or announces."""
    yield from _closed(sentence, tokens, mentions)
    yield from _announced(sentence)


def _closed(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    for m in _CLOSED.finditer(sentence.text):
        spans = [s for s in parts(sentence, tokens, mentions, m.start()) if not of_clause(tokens, *s)]
        known = {(x.start, x.end): x for x in mentions}
        texts = [sentence.text[a - sentence.start : b - sentence.start] for a, b in spans]
        telling = sum(odd(tokens, *s) or s in known for s in spans)
        if value(m["number"]) != len(spans) or len(spans) < LEAST or 2 * telling <= len(spans):
            continue
        if any(_NOT_INSIDE.search(text) or not specific(text) for text in texts):
            continue
        kind = _KINDS[m["noun"]]
        for (start, end), text in zip(spans, texts, strict=True):
            own = known.get((start, end))
            if own is None or own.kind in ("Enterprise", "Organization", "Project", "Park", "Facility"):
                called = works.kind(kind, text)
                yield Mention(start, end, text, called, name=works.name(called, text), finder="lists", score=0.75)


def _announced(sentence: Sentence) -> Iterator[Mention]:
    for m in (*_ANNOUNCED.finditer(sentence.text), *_AREAS.finditer(sentence.text)):
        pieces, at = [], m.start("row")
        for piece in _JOINT.split(m["row"]):
            pieces.append((at, piece))
            at += len(piece) + 1
        areas = m.re is _AREAS
        texts = [text.strip("“”") for _, text in pieces]
        named = all(_AREA.match(t) if areas else len(t) > 1 and t.endswith(m["noun"]) for t in texts)
        if named and len(pieces) == value(m["number"]):
            for start, text in pieces:
                a, b = sentence.start + start, sentence.start + start + len(text)
                yield Mention(a, b, text, "Park" if areas else "Place", finder="lists", score=0.75)
