"""Sentence -> the parts of a site that a formula of its layout counts: 综合服务中心，滨江观光轴、农旅发展轴“一心、两轴”的空间布局.

Of each kind there must be as many in the row right before the formula, or right behind it (“一心两轴”布局，即…), as the formula says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.measures.numbers import value
from kg.model import Mention, Sentence

FINDER = "layouts"
_NOUNS = {
    "心": ("中心|核心|核心区", "Facility"),
    "核": ("核心|核心区|中心", "Facility"),
    "轴": ("轴|轴线", "Place"),
    "带": ("带", "Place"),
    "廊": ("廊|廊道|走廊", "Place"),
    "环": ("环|环线", "Place"),
    "区": ("区", "Park"),
    "园": ("园|园区", "Park"),
    "片": ("片区", "Park"),
    "板块": ("板块", "Park"),
    "片区": ("片区", "Park"),
    "组团": ("组团", "Park"),
}
"""What a formula counts -> the last words of its parts, and their kind."""
_UNIT = f"[一二两三四五六七八九十](?:{'|'.join(sorted(_NOUNS, key=lambda n: -len(n)))})"
_FORMULA = re.compile(f"[“‘]?(?P<units>{_UNIT}(?:、?{_UNIT})+)[”’]?")
_SPLIT = re.compile(f"(?P<number>[一二两三四五六七八九十])(?P<noun>{'|'.join(sorted(_NOUNS, key=lambda n: -len(n)))})")
_ROW = "[\\u4e00-\\u9fff]{2,24}(?:[、，和及与][\\u4e00-\\u9fff]{2,24})+"
_BEFORE = re.compile(f"(?P<row>{_ROW})(?:等|的|共同)?$")
_BEHIND = re.compile(
    f"(?:的?[\\u4e00-\\u9fff]{{0,8}}(?:布局|格局|结构|体系))?(?:[，,：:]|——)?(?:即|分别[为是]|包括|具体[为是])[：:]?(?P<row>{_ROW})"
)
_JOINT = re.compile("[、，]|[和及与](?=[\\u4e00-\\u9fff]{3})")
_LEAD = re.compile(".*(?:按照|形成|构建|打造|建设|规划|布局|围绕|依托|依照|以)")
"""What stands in the clause before the first part."""


def find(sentence: Sentence) -> Iterator[Mention]:
    """The parts that the formulas of a sentence count."""
    for m in _FORMULA.finditer(sentence.text):
        rows = (_BEFORE.search(sentence.text, 0, m.start()), _BEHIND.match(sentence.text, m.end()))
        for row in rows:
            if row and (found := _parts(m["units"], row.start("row"), row["row"])):
                for start, text, kind in found:
                    at = sentence.start + start
                    yield Mention(at, at + len(text), text, kind, finder=FINDER, score=0.8)
                break


def _parts(units: str, start: int, row: str) -> list[tuple[int, str, str]]:
    """The parts in a row, as offset, text and kind; none where the row is not what the formula counts."""
    pieces, at = [], 0
    for joint in (*_JOINT.finditer(row), None):
        end = joint.start() if joint else len(row)
        pieces.append((at, row[at:end]))
        at = joint.end() if joint else end
    wanted = [_NOUNS[u["noun"]] for u in _SPLIT.finditer(units) for _ in range(int(value(u["number"]) or 0))]
    pieces = pieces[-len(wanted) :]
    if len(pieces) != len(wanted):
        return []
    lead = _LEAD.match(pieces[0][1])
    if lead:
        pieces[0] = (pieces[0][0] + lead.end(), pieces[0][1][lead.end() :])
    if not all(re.fullmatch(f".{{2,}}(?:{last})", text) for (_, text), (last, _) in zip(pieces, wanted, strict=True)):
        return []
    kinds = ("Park" if text.endswith(("区", "园")) else kind for (_, text), (_, kind) in zip(pieces, wanted, strict=True))
    return [(start + a, text, kind) for (a, text), kind in zip(pieces, kinds, strict=True)]
