"""The sum of a contract: which of the sums behind the words for it.

    中标价 82,728 万元                                     ->  82,728 万元
    合同总金额：每艘船3,200万美元，两艘船总计6,400万美元      ->  6,400 万美元
    中标价为预估价39,200万元下浮5%，即37,240万元             ->  37,240 万元
    合同金额由5.9亿元下调至5.75亿元                        ->  5.75亿元

A price of one piece, a rate (元/吨) and what is less than a thousand are no sums of a contract. 分别为 gives several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.notices.awards import LABELS, Slot
from kg.model import Mention, Part, Quantity, Reading

REACH = 40
"""How far behind 中标价 the amount stands."""
NEAR = 15
"""How far behind an amount its worth in yuan stands."""
LEAST = 1000
"""Less than this is the price of a piece, or part of a number that the page broke."""
_EACH = re.compile(r"(?:每[^，。；、：\s]{0,8}|单价|单艘|单台)[^，。；：\d]{0,14}$")
_RATE = re.compile(r"\s*(?:[/／]|每[^，。；个]{1,4}[，。；])")
_REVISED = re.compile(
    r"[^。；]{0,12}?(?:下浮|上浮|浮动|优惠)[^。；]{0,20}?即[^。；\d]{0,8}|[^。；，]{0,12}(?:调整|变更|下调|上调|调减|调增|增加|减少|提高|降低|核减|核增|修改)(?:至|为|到|成)[^。；，\d]{0,6}"
)
_TOTAL = re.compile(r"(?:合计|共计|总计|总共)[^，。；：\d]{0,12}$")
_SUMMED = re.compile(r"合计|共计|总计|总金额|总额")
_JOINTS = frozenset(("、", "和", "及", "与", "，", "以及"))


def amounts(reading: Reading, slots: Sequence[Slot]) -> list[Part]:
    """The sum behind the surest word for it; in yuan, where that is added (折合人民币)."""
    said = sorted((s for s in slots if s.role == "amount"), key=lambda s: (-s.weight, s.start))
    if parts := _shared(reading, said):
        return parts
    for slot in said:
        if found := behind(reading, slot):
            if len(found) == 1 and _unit(found[0]) != "CCY_CNY":
                slot, found = _converted(reading, said, found[0]) or (slot, found)
            return [Part("amount", m, (slot.sentence,), slot.wording.means) for m in found]
    return []


SURE, MOST = 4, 12
"""The weight of words whose sums may add up, and how many contracts one announcement shares out."""


def _shared(reading: Reading, said: Sequence[Slot]) -> list[Part]:
    """The sums of several contracts, where one that is called their total is what they add up to."""
    text = reading.document.text
    parts: dict[tuple[str, float], Part] = {}
    totals: set[tuple[str, float]] = set()
    for slot in sorted((s for s in said if s.weight >= SURE), key=lambda s: s.start):
        for m in behind(reading, slot):
            lead = text[max(reading.sentences[slot.sentence].start, slot.start - NEAR) : m.start]
            worth = (_unit(m), _size(m))
            if _SUMMED.search(lead):
                totals.add(worth)
            else:
                parts.setdefault(worth, Part("amount", m, (slot.sentence,), slot.wording.means))
    for unit, total in totals:
        rows = [p for (u, worth), p in parts.items() if u == unit and worth != total]
        worths = [_size(p.mention) for p in rows]
        if 1 < len(rows) <= MOST and abs(sum(worths) - total) <= total / 1000:
            return rows
    return []


def _converted(reading: Reading, said: Sequence[Slot], foreign: Mention) -> tuple[Slot, list[Mention]] | None:
    """The worth in yuan of a sum in foreign money, where another sentence adds it."""
    for slot in said:
        money = sorted((m for m in reading.mentions[slot.sentence] if _unit(m).startswith("CCY_")), key=lambda m: m.start)
        for m, after in zip(money, money[1:], strict=False):
            near = after.start <= m.end + NEAR and _unit(after) == "CCY_CNY"
            if near and _unit(m) == _unit(foreign) and _size(m) == _size(foreign):
                return slot, [after]
    return None


def behind(reading: Reading, slot: Slot) -> list[Mention]:
    """The sum behind one word for it; several where it says 分别."""
    text = reading.document.text
    money = [
        m
        for m in sorted(reading.mentions[slot.sentence], key=lambda m: (m.start, -m.end))
        if slot.start <= m.start and _is_sum(text, m, reading.sentences[slot.sentence].start)
    ]
    reach = slot.end if slot.rule in LABELS else slot.end + REACH
    first = next((m for m in money if m.start < reach), None)
    if first is None:
        return []
    if "分别" in text[slot.start : first.start]:
        return list(_row(money, first, text))
    later = [m for m in money if m.start >= first.end]
    if later and _REVISED.fullmatch(text, first.end, later[0].start):
        return [later[0]]
    return [_whole(text, first, later) or _in_yuan(first, later)]


def _is_sum(text: str, m: Mention, begin: int) -> bool:
    """Whether a mention is a sum of money and not the price of a piece."""
    q = m.value
    if not isinstance(q, Quantity) or not q.unit.startswith("CCY_") or not (_size(m) >= LEAST):
        return False
    alone = len(m.text) <= LONGEST_UNIT and not any(c in "0123456789一二两三四五六七八九壹贰叁肆伍陆柒捌玖" for c in m.text)
    return not alone and not _RATE.match(text, m.end) and not _EACH.search(text[begin : m.start])


LONGEST_UNIT = 4
"""Characters of a unit by itself (人民币万元 beside a number that a page broke off)."""


def _size(m: Mention) -> float:
    q = m.value
    assert isinstance(q, Quantity)
    return float(q.value if q.value is not None else q.high or q.low or 0)


def _whole(text: str, first: Mention, later: Sequence[Mention]) -> Mention | None:
    """A total that is the sum of what stands before it in the sentence."""
    parts = _size(first)
    for before, m in zip([first, *later], later, strict=False):
        if _unit(m) != _unit(first):
            return None
        if _TOTAL.search(text[before.end : m.start]) and abs(parts - _size(m)) <= parts / 1000:
            return m if before is not first else None
        parts += _size(m)
    return None


def _in_yuan(first: Mention, later: Sequence[Mention]) -> Mention:
    near = next((m for m in later if m.start <= first.end + NEAR and _unit(m) == "CCY_CNY"), first)
    return first if _unit(first) == "CCY_CNY" else near


def _row(money: Sequence[Mention], first: Mention, text: str) -> Iterator[Mention]:
    """An amount and those that 、 or 和 join to it."""
    end = first.end
    for m in money:
        if m is first or m.start > end and text[end : m.start].strip() in _JOINTS:
            yield m
            end = m.end


def _unit(m: Mention) -> str:
    return m.value.unit if isinstance(m.value, Quantity) else ""
