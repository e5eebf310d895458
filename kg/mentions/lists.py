"""A、B、C等N个项目: the noun after 等 tells the kind of every member.

    满足甲材料、乙农业、丙基地等省市重点项目的用电需求 -> three Projects; 对接某某教育等45家企业 -> Enterprise
    1.某某物流园三期；2.…… under 名单如下： -> the kind that the line above announces

A member that is a name already keeps its kind where the noun allows it (a company among 项目 is a project named after it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions import leftward, overlaps
from kg.mentions.names import specific
from kg.model import Mention, Reading, Sentence, Token

KINDS = {
    "项目": "Project",
    "工程": "InfrastructureProject",
    "企业": "Enterprise",
    "公司": "Enterprise",
    "客商": "Enterprise",
    "商协会": "Organization",
    "商会": "Organization",
    "协会": "Organization",
    "高校": "Organization",
    "院校": "Organization",
    "科研院所": "Organization",
    "研究机构": "Organization",
    "银行": "Organization",
    "媒体": "Organization",
    "园区": "Park",
    "产业园": "Park",
    "开发区": "DevelopmentZone",
    "平台": "Platform",
    "部门": "Department",
    "城市": "AdministrativeArea",
    "省份": "AdministrativeArea",
    "县区": "AdministrativeArea",
    "区县": "AdministrativeArea",
    "省市": "AdministrativeArea",
    "国家": "AdministrativeArea",
    "地区": "AdministrativeArea",
    "乡镇": "AdministrativeArea",
}
_NOUN = "|".join(sorted(KINDS, key=lambda n: -len(n)))
_ETC = re.compile(
    rf"等(?P<between>(?:\d+|[一二两三四五六七八九十百]+|数|多|几|一批)?余?多?[个家项批座条类位所]?[^，,。；;、等的在由与和]{{0,10}})(?P<noun>{_NOUN})(?![名单库数区])"
)
_ITEM = re.compile(r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳•·●▪◆-])\s?(?P<name>[^，,。；;：:]{4,45})(?P<end>[；;。，,]|$)")
_COMMON_TAGS = frozenset({"n", "v", "vn", "b", "a", "an", "l", "i", "d", "ng", "j", "vd", "ad"})
_VERBS_FIRST = frozenset(["储备了", "储备", "新", "了", "以", "将", "把", "对", "与", "有", "为", "和", "以及"])
LONGEST = 24
"""Longest member of a list in the annotated texts: 21 characters."""


def widen(reading: Reading) -> Reading:
    """The reading with the members of its lists as mentions."""
    out = []
    for sentence, tokens, mentions in zip(reading.sentences, reading.tokens, reading.mentions, strict=True):
        found = [] if sentence.role == "meta" else [*_members(sentence, tokens, mentions), *_item(reading, sentence, mentions)]
        out.append(_merged(mentions, found) if found else mentions)
    return replace(reading, mentions=tuple(out))


def _merged(mentions: tuple[Mention, ...], members: list[Mention]) -> tuple[Mention, ...]:
    """The members replace what lies inside them: the list says what they are."""
    kept = [m for m in mentions if not any(x.start < m.end and m.start < x.end for x in members)]
    return tuple(overlaps.best((*kept, *members)))


def _members(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    for m in _ETC.finditer(sentence.text):
        kind = KINDS[m["noun"]]
        parts = list(_parts(sentence, tokens, m.start()))
        for start, end in parts:
            known = next((x for x in mentions if x.start == start and x.end == end), None)
            if known and known.kind not in ("Enterprise", "Project", "Organization", kind):
                continue
            text = sentence.text[start - sentence.start : end - sentence.start]
            if _generic(text, tokens, start, end):
                continue
            name = f"{text}项目" if kind == "Project" and not re.search("(?:项目|工程|基地|中心|园|期)$", text) else None
            yield Mention(start, end, text, kind, name=name, finder="lists", score=0.75)


def _parts(sentence: Sentence, tokens: tuple[Token, ...], etc: int) -> Iterator[tuple[int, int]]:
    """The members before 等, last first, as document offsets."""
    end = etc
    while end > 0:
        begin = max((sentence.text.rfind(c, max(0, end - LONGEST - 12), end) for c in "、，,。；;：:等和与及"), default=-1) + 1
        mark = sentence.text[begin - 1 : begin]
        start = begin if mark == "、" else _left(sentence, tokens, begin, end)
        if not 2 <= end - start <= LONGEST:
            return
        yield sentence.start + start, sentence.start + end
        if mark != "、" or start != begin:
            return
        end = begin - 1


def _left(sentence: Sentence, tokens: tuple[Token, ...], begin: int, end: int) -> int:
    """Where the first member begins: behind the verb or coverb of the clause."""
    start = begin
    for t in tokens:
        a, b = t.start - sentence.start, t.end - sentence.start
        if a < begin or b >= end:
            continue
        word = t.text in leftward.edges() and (len(t.text) > 1 or t.tag[0] in "pcur")
        if (
            word
            or t.text in _VERBS_FIRST
            or t.tag in leftward.STOP_TAGS
            and len(t.text) > 1
            or t.tag in ("p", "uj", "ul", "r")
            or t.tag == "v"
            and len(t.text) >= 2
            and a <= start + 2
            and b - a < end - start
        ):
            start = b
    return start


def _generic(text: str, tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """A member of common words only (道路标线、绿化等工程), or of generic modifiers, names nothing."""
    inside = [t for t in tokens if t.start >= start and t.end <= end]
    if inside and len(text) <= 6 and all(len(t.text) >= 2 and t.tag in _COMMON_TAGS for t in inside):
        return True
    return not specific(text)


def _item(reading: Reading, sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """A numbered line below a sentence that announces projects."""
    m = _ITEM.match(sentence.text)
    if not m or sentence.role != "body":
        return
    above = next((s.text for s in reversed(reading.sentences[: sentence.index]) if not _ITEM.match(s.text)), "")
    if (
        not re.search(r"(?:如下|名单|包括|分别(?:是|为)|有)[^。]{0,6}[:：]$|[:：]$", above)
        or "项目" not in above
        and "工程" not in above
        and "开工" not in above
    ):
        return
    start, end = sentence.start + m.start("name"), sentence.start + m.end("name")
    if any(x.start == start and x.end == end for x in mentions) or any(
        x.kind in ("Quantity",) and x.start < end and start < x.end for x in mentions
    ):
        return
    yield Mention(start, end, m["name"], "Project", finder="lists", score=0.8)
