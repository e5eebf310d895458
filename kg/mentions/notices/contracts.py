"""Announcements of contracts and awards -> who orders, who delivers, which project, which contract, for how much.

    收到招标人青原市水务局发来的《中标通知书》，确定公司为青原水库工程的中标单位，中标价为3.6亿元
    -> Award(client 青原市水务局, contractor the announcing company, project 青原水库工程, amount 3.6亿元)

awards.py finds candidates, award_choice.py chooses, award_blocks.py tells several contracts apart, award_amounts.py takes the sum; here the
chosen become mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import cast

from kg import resources
from kg.mentions.notices import award_amounts, award_blocks, award_choice, awards
from kg.mentions.notices.awards import Slot
from kg.model import Award, AwardRole, Mention, Part, Reading

EARLY = 10
"""Sentences in which an announcement says what it is about."""
_SUBJECT_MATTER = re.compile(r"中标|成交通知|成交公[告示]|成交结果|中选|合同|采购|招标|竞得|订单|签[订署].{0,30}协议")
_NOTICE = re.compile(r"(?:中标|成交|中选|合同|采购|招标|竞得|协议|订单|签约|通知书)[^，。]{0,40}(?:公告|公示|结果)")
_BOARD = re.compile(r"(?:没有|不存在)(?:任何)?虚\s?假记载|特此公告|公告编号")
_SIGNS = re.compile(r"合同|协议|签")


def widen(reading: Reading) -> Reading:
    """The reading of an announcement with its award, whose names stand before all others that overlap them."""
    first = reading.sentences[:EARLY]
    head = "".join(awards.packed(s) for s in first if s.role in ("title", "heading"))
    if not (
        _SUBJECT_MATTER.search("".join(s.text for s in first)) and (_NOTICE.search(head) or _BOARD.search(reading.document.text))
    ):
        return reading
    slots = awards.slots(reading.sentences)
    called = award_choice.names(reading.sentences)
    title = frozenset(s.index for s in reading.sentences[: award_choice.HEAD] if s.role in ("title", "heading"))
    chosen = award_choice.choose(slots, called, title, signs=bool(_SIGNS.search(head)) or "中标" not in head)
    several = award_blocks.blocks(reading, slots, chosen, called)
    found = [Award((*_parts(reading, b.slots), *b.amount), "expected" if _LIKELY.search(b.clause) else "actual") for b in several]
    if not found:
        parts = [*_parts(reading, chosen), *award_amounts.amounts(reading, slots)]
        if not any(p.role in ("project", "contract") for p in parts):
            parts += _named_project(reading) or _unnamed(reading)
        found = [Award(tuple(parts))] if len(parts) > 1 else []
    if _LIKELY.search(head) and not _CERTAIN.search("".join(awards.packed(s) for s in first)):
        found = [replace(a, modality="expected") for a in found]
    return replace(_with(reading, [p.mention for a in found for p in a.parts if p.role != "amount"]), awards=tuple(found))


_LIKELY = re.compile(r"预中标|预成交|拟中标|中标候选|拟签|候选人")
_CERTAIN = re.compile(r"收到[^。；]{0,60}(?:中标|成交)通知书")


_GENERIC = re.compile(r"(?:日常|特别|重大|经营|项目|工程|采购|销售|框架|购销|供货|补充)*(?:合同|协议|订单)|中标(?:项目|工程)?")


def _named_project(reading: Reading) -> list[Part]:
    """The first project that has a name by its form."""
    for sentence, mentions in zip(reading.sentences[:EARLY], reading.mentions, strict=False):
        found = [
            m
            for m in mentions
            if m.kind in ("Project", "InfrastructureProject") and len(m.text) >= SHORTEST and not _OF_COMPANY.search(m.text)
        ]
        if found:
            best = max(found, key=lambda m: (len(m.text), -m.start))
            return [Part("project", replace(best, finder="contracts"), (sentence.index,))]
    return []


_OF_COMPANY = re.compile(r"收到|所属|公司.{0,6}(?:工程|项目)$|公司$")
"""A company's work of no name, or a sentence run into a name."""
SHORTEST = 8
"""Characters of a project's name that says which one it is."""


def _unnamed(reading: Reading) -> list[Part]:
    """The contract that is given no name, by the words for it in the head (重大合同)."""
    for sentence in reading.sentences[: award_choice.HEAD]:
        if sentence.role in ("title", "heading") and (m := _GENERIC.search(sentence.text)):
            mention = Mention(
                sentence.start + m.start(), sentence.start + m.end(), m[0], "Contract", finder="contracts", score=0.6
            )
            return [Part("contract", mention, (sentence.index,))]
    return []


def _with(reading: Reading, added: Iterable[Mention]) -> Reading:
    """The reading in which the added mentions take the place of what they overlap."""
    rows = []
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        new = [m for m in added if sentence.start <= m.start and m.end <= sentence.end]
        old = [m for m in mentions if not any(m.start < n.end and n.start < m.end for n in new)]
        rows.append((*old, *new))
    return replace(reading, mentions=tuple(rows))


# ---------------------------------------------------------------- slots -> mentions


_KINDS = {"client": "Organization", "contractor": "Enterprise", "project": "Project", "contract": "Contract"}
"""Role -> the class of what plays it, where its name tells no other."""


def _parts(reading: Reading, slots: Iterable[Slot]) -> list[Part]:
    return [part for slot in slots if (part := _part(reading, slot))]


def _part(reading: Reading, slot: Slot) -> Part | None:
    """The part that a slot tells: its mention is where the full name stands first, its evidence also where the role is said."""
    for sentence in reading.sentences:
        if sentence.role != "meta" and (span := awards.find(sentence, slot.text)):
            text = reading.document.text[span[0] : span[1]]
            clean = _SPACE.sub("", text)
            role = cast(AwardRole, slot.role)
            kind = _KINDS[role] if role in ("project", "contract") else _kind(clean, _KINDS[role])
            m = Mention(*span, text, kind, name=clean if clean != text else None, finder="contracts", score=0.97)
            return Part(role, m, tuple(sorted({sentence.index, slot.sentence} - {-1})))
    return None


_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|\n")


def _kind(name: str, kind: str) -> str:
    """The class that the last word of a party's name tells; `kind` where it tells none."""
    plain = re.sub(r"（[^（）]*）$", "", name)
    return next((k for head, k in _party_heads() if plain.endswith(head)), kind)


@cache
def _party_heads() -> tuple[tuple[str, str], ...]:
    rows = resources.table("lexicon/name_heads.tsv")
    bodies = [
        (r["head"], r["kind"]) for r in rows if r["kind"] in ("Enterprise", "Organization", "PublicBody", "DevelopmentZone")
    ]
    return tuple(sorted({*bodies, ("局", "PublicBody"), ("公司", "Enterprise")}, key=lambda b: (-len(b[0]), b)))
