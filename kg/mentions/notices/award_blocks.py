"""Several contracts in one announcement: the part of the text that speaks of each, and what it says of it.

    1、项目名称：岭东医院工程 … 中标价：1.3亿元 … 1、项目名称：白沙学校工程 … 中标价：8,000万元     ->  two, each a numbered block
    中标岭东医院工程，中标价为1.3亿元；中标白沙学校工程，中标价为8,000万元                       ->  two, each a clause

What a block leaves unsaid (the client, the contractor) is taken from the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.mentions.notices import award_amounts, award_choice
from kg.mentions.notices.awards import Slot
from kg.model import Part, Reading

LISTED = "label of a list of contracts"
"""The wording of which every sentence is a contract of its own, whatever its name."""
LOOKED_BACK = 10
"""Sentences in front of a label among which its numbered block begins."""
_FIRST_ITEM = re.compile(r"(?:1|[（(]1[)）])(?:[、.．)）]|\s|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """One contract of several: the slots of its names and parties, its amount, and the clause that says all of it."""

    slots: tuple[Slot, ...]
    amount: tuple[Part, ...]
    clause: str = ""


def blocks(reading: Reading, slots: Sequence[Slot], chosen: Sequence[Slot], called: dict[str, str]) -> list[Block]:
    """The contracts of an announcement of several; [] for one of one."""
    for role in ("project", "contract"):
        if len(found := list(_labelled(reading, slots, role, called))) > 1:
            return [_filled(b, chosen) for b in found]
    found = list(_spoken(reading, slots, called))
    return [_filled(b, chosen) for b in found] if len(found) > 1 else []


def _filled(block: Block, chosen: Sequence[Slot]) -> Block:
    """The block with the parties of the whole where it names none."""
    own = {s.role for s in block.slots}
    rest = [s for s in chosen if s.role in ("client", "contractor") and s.role not in own]
    return replace(block, slots=(*block.slots, *rest))


def _parties(inside: Sequence[Slot], called: dict[str, str]) -> Iterator[Slot]:
    for role in ("client", "contractor"):
        if best := award_choice.best([award_choice.resolve(s, called) for s in inside if s.role == role]):
            yield best


def _labelled(reading: Reading, slots: Sequence[Slot], role: str, called: dict[str, str]) -> Iterator[Block]:
    """The blocks that begin with a label of the role and say more than the name."""
    named = [s for s in slots if s.role == role and s.labelled]
    first = {(s.text, s.sentence if s.rule == LISTED else -1): s for s in reversed(named)}
    heads = sorted(first.values(), key=lambda s: s.start)
    if len(heads) < 2:
        return
    starts = [_begin(reading, s.sentence, before) for s, before in zip(heads, (-1, *(h.sentence for h in heads)), strict=False)]
    for head, start, end in zip(heads, starts, (*starts[1:], len(reading.sentences)), strict=True):
        inside = [s for s in slots if start <= s.sentence < end and (s.labelled or s.role == "amount")]
        own = (head, *_parties(inside, called))
        amount = award_amounts.amounts(reading, inside)
        if amount or len(own) > 1:
            yield Block(own, tuple(amount))


def _begin(reading: Reading, index: int, after: int) -> int:
    """Where the numbered block that holds a sentence begins, behind another sentence."""
    for i in range(index, max(after, index - LOOKED_BACK), -1):
        if _FIRST_ITEM.match(reading.sentences[i].text):
            return i
    return index


# ---------------------------------------------------------------- clauses

SURE, PLAIN, LEAST = 2.5, 3.5, 2
"""The weights of a name and of an amount that a clause needs to be a contract of its own, and of what it says of the parties."""
APART = 4
"""Sentences that may stand between two such clauses: what comes later speaks of another time."""
_CLAUSE = re.compile(r"[^；;]+")


def _spoken(reading: Reading, slots: Sequence[Slot], called: dict[str, str]) -> Iterator[Block]:
    """The clauses that name a work or a contract and say its sum, each another name and another sum."""
    names: list[str] = []
    sums: set[object] = set()
    last = -1
    for index in sorted({s.sentence for s in slots if s.role == "amount"}):
        sentence = reading.sentences[index]
        for clause in _CLAUSE.finditer(sentence.text):
            start, end = sentence.start + clause.start(), sentence.start + clause.end()
            inside = [s for s in slots if s.sentence == index and start <= s.start < end]
            amount = award_amounts.amounts(reading, [s for s in inside if s.role == "amount" and s.weight >= PLAIN])
            head = award_choice.best([s for s in inside if s.role in ("project", "contract") and s.weight >= SURE])
            if not head or not amount or amount[-1].mention.end > end or (names and index > last + APART):
                continue
            worth = amount[0].mention.value
            if worth in sums or any(head.text in n or n in head.text for n in names):
                continue
            names.append(head.text)
            sums.add(worth)
            last = index
            yield Block((head, *_parties([s for s in inside if s.weight >= LEAST], called)), tuple(amount), clause[0])
