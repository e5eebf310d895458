"""Sentence -> the members of a list whose number the text tells, so that none is a word of the clause.

    恒远、云杉、赛恩斯3个项目总投资超10亿元 -> three Projects; 四渡即云渡、月渡、花渡和柳渡 -> four Places

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

LEAST = 3
"""Members of a list that its number closes."""
_CLOSED = re.compile(
    r"(?P<number>(?<![\d第.约近超])\d{1,2}|[三四五六七八九])个(?:在建|续建|新建|重点|重大|产业){0,2}(?P<noun>项目|安置小区|住宅小区)(?![库区组化])"
)
_KINDS = {"项目": "Project", "安置小区": "Facility", "住宅小区": "Facility"}
_NOT_INSIDE = re.compile(r"[\d的了是在]|[一二两三四五六七八九十]个|^(?:推进|实施|建设|启动|加快|完成)")
_ANNOUNCED = re.compile(
    r"(?P<number>[二两三四五六七八九])(?P<noun>[渡廊轴带湾岛峡谷湖泉岭])”?(?:即|分别为|分别是)(?P<row>[\u4e00-\u9fff、“”]+)"
)
"""一心两廊四渡: how a site is laid out; 四渡即…: what its parts are called."""
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
    for m in _ANNOUNCED.finditer(sentence.text):
        pieces, at = [], m.start("row")
        for piece in _JOINT.split(m["row"]):
            pieces.append((at, piece))
            at += len(piece) + 1
        named = all(len(p.strip("“”")) > 1 and p.strip("“”").endswith(m["noun"]) for _, p in pieces)
        if named and len(pieces) == value(m["number"]):
            for start, text in pieces:
                yield Mention(
                    sentence.start + start, sentence.start + start + len(text), text, "Place", finder="lists", score=0.75
                )
