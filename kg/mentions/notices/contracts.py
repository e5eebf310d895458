"""Announcements of contracts and awards -> who orders, who delivers, which project, which contract, for how much.

    收到招标人青原市水务局发来的《中标通知书》，确定公司为青原水库工程的中标单位，中标价为3.6亿元
    -> Award(client 青原市水务局, contractor the announcing company, project 青原水库工程, amount 3.6亿元)

awards.py finds candidates, award_choice.py chooses; here the chosen become mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from kg import resources
from kg.mentions.notices import award_choice, awards
from kg.mentions.notices.awards import Slot
from kg.model import Award, AwardRole, Mention, Part, Quantity, Reading

EARLY = 10
"""Sentences in which an announcement says what it is about."""
REACH = 40
"""How far behind 中标价 the amount stands."""
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
    found = _several(reading, slots, chosen, called)
    if not found:
        parts = [*_parts(reading, chosen), *_amount(reading, slots)]
        if not any(p.role in ("project", "contract") for p in parts):
            parts += _named_project(reading) or _unnamed(reading)
        found = [Award(tuple(parts))] if len(parts) > 1 else []
    if _LIKELY.search(head) and not _CERTAIN.search("".join(awards.packed(s) for s in first)):
        found = [replace(a, modality="expected") for a in found]
    return replace(_with(reading, [p.mention for a in found for p in a.parts if p.role != "amount"]), awards=tuple(found))


_LIKELY = re.compile(r"预中标|预成交|拟中标|中标候选|拟签|候选人")
_CERTAIN = re.compile(r"收到[^。；]{0,60}(?:中标|成交)通知书")


def _several(reading: Reading, slots: Sequence[Slot], chosen: Sequence[Slot], called: dict[str, str]) -> list[Award]:
    """An award for each block with a project or contract of its own, what it leaves unsaid taken from the whole; [] for one block."""
    for role in ("project", "contract"):
        named = [s for s in slots if s.role == role and s.labelled]
        first = {(s.text, s.sentence if s.rule == LISTED else -1): s for s in reversed(named)}
        heads = sorted(first.values(), key=lambda s: s.start)
        if len(heads) < 2:
            continue
        starts = [
            _block(reading, s.sentence, before) for s, before in zip(heads, (-1, *(h.sentence for h in heads)), strict=False)
        ]
        out = []
        for head, start, end in zip(heads, starts, (*starts[1:], len(reading.sentences)), strict=True):
            inside = [s for s in slots if start <= s.sentence < end and (s.labelled or s.role == "amount")]
            own = [
                head,
                *(
                    s
                    for r in ("client", "contractor")
                    if (s := award_choice.best([award_choice.resolve(x, called) for x in inside if x.role == r]))
                ),
            ]
            amount = _amount(reading, inside)
            if amount or len(own) > 1:
                rest = [s for s in chosen if s.role in ("client", "contractor") and s.role not in {o.role for o in own}]
                out.append(Award((*_parts(reading, [*own, *rest]), *amount)))
        if len(out) > 1:
            return out
    return []


LISTED = "label of a list of contracts"
"""The wording of which every sentence is a contract of its own, whatever its name."""
_FIRST_ITEM = re.compile(r"(?:1|[（(]1[)）])(?:[、.．)）]|\s|$)")


def _block(reading: Reading, index: int, after: int) -> int:
    """Where the numbered block that holds a sentence begins, behind another sentence."""
    for i in range(index, max(after, index - EARLY), -1):
        if _FIRST_ITEM.match(reading.sentences[i].text):
            return i
    return index


_GENERIC = re.compile(r"(?:日常|特别|重大|经营|项目|工程|采购|销售|框架|购销|供货|补充)*(?:合同|协议|订单)|中标(?:项目|工程)?")


def _named_project(reading: Reading) -> list[Part]:
    """The first project that has a name by its form."""
    for sentence, mentions in zip(reading.sentences[:EARLY], reading.mentions, strict=False):
        found = [m for m in mentions if m.kind in ("Project", "InfrastructureProject") and len(m.text) >= SHORTEST]
        if found:
            best = max(found, key=lambda m: (len(m.text), -m.start))
            return [Part("project", replace(best, finder="contracts"), (sentence.index,))]
    return []


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


def _amount(reading: Reading, slots: Sequence[Slot]) -> list[Part]:
    """The first amount of money behind the surest word for it; in yuan, where that is added (折合人民币)."""
    text = reading.document.text
    for slot in sorted((s for s in slots if s.role == "amount"), key=lambda s: (-s.weight, s.start)):
        reach = slot.end if slot.rule in awards.LABELS else slot.end + REACH
        money = [
            m
            for m in sorted(reading.mentions[slot.sentence], key=lambda m: (m.start, -m.end))
            if slot.start <= m.start and isinstance(m.value, Quantity) and m.value.unit.startswith("CCY_") and m.value.value != 0
        ]
        first = next((m for m in money if m.start < reach and text[m.end : m.end + 1] not in "/／"), None)
        if first is not None:
            if "分别" in text[slot.start : first.start]:
                return [Part("amount", m, (slot.sentence,), slot.wording.means) for m in _row(money, first, text)]
            yuan = next((m for m in money if first.end <= m.start <= first.end + NEAR and _unit(m) == "CCY_CNY"), first)
            return [Part("amount", first if _unit(first) == "CCY_CNY" else yuan, (slot.sentence,), slot.wording.means)]
    return []


def _row(money: Sequence[Mention], first: Mention, text: str) -> Iterator[Mention]:
    """An amount and those that 、 or 和 join to it."""
    end = first.end
    for m in money:
        if m is first or m.start > end and text[end : m.start].strip() in ("、", "和", "及", "与", "，", "以及"):
            yield m
            end = m.end


NEAR = 15
"""How far behind an amount its worth in yuan stands."""


def _unit(m: Mention) -> str:
    return m.value.unit if isinstance(m.value, Quantity) else ""
