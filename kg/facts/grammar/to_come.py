"""What is told of a time yet to come: under 2024年工作打算, behind 下一步，…。, in a sentence that 2025年 leads."""

from __future__ import annotations

import re

from kg.facts.grammar import clauses
from kg.facts.grammar.passages import HEAD, MONTH, above, headings, leads
from kg.model import Mention, Period, Reading, Sentence

_BEHIND = re.compile("下一步|下步|接下来|明年|新的一年")
"""What a sentence begins with that says so of the rest of its paragraph."""
_HEADING = re.compile("下一步|下步|接下来|(?:工作|年|期)(?:重点|主要)?(?:工作|发展)?(?:打算|思路|计划|安排|目标|展望|任务|部署)")
"""What a heading says so with, unless it says how it was fulfilled."""
_LOOK_BACK = re.compile("回顾|总结|情况|成效|成绩|综述")


def span(reading: Reading, sentence: Sentence, at: int, strict: bool = False) -> Period | None:
    """The span yet to end that leads the sentence or one before it (2024年，园区将…), or is the one of a heading above.

    `strict`: only where the sentence begins with it.
    """
    for s, before in above(reading, sentence, at):
        for m in reading.mentions[s.index]:
            if m.kind != "Period" or m.start >= before or not leads(s, m) or clauses.compared(s, m):
                continue
            if not strict or not HEAD.sub("", s.text[: m.start - s.start]) and s.text[m.end - s.start :][:1] in ("，", ","):
                return _to_come(reading, m)
    for heading in headings(reading, sentence):
        spans = [m for m in reading.mentions[heading.index] if m.kind == "Period"]
        if len(spans) == 1:
            return _to_come(reading, spans[0])
    return None


def yet_to_come(reading: Reading, sentence: Sentence) -> bool:
    """Whether a heading above, or the sentence that begins the paragraph, says that what follows is yet to come (下一步)."""
    return any(map(says, headings(reading, sentence))) or any(says(s) for s, _ in above(reading, sentence, 0))


def _to_come(reading: Reading, m: Mention) -> Period | None:
    value, day = m.value, reading.document.day
    if not isinstance(value, Period) or value.start is None or value.end is None or (value.end - value.start).days < MONTH:
        return None
    return None if day is not None and value.end <= day else Period(value.start, value.end, "inherited")


def says(sentence: Sentence) -> bool:
    """Whether a heading, or the beginning of a sentence, says that what follows is yet to come."""
    if sentence.role == "heading":
        return bool(_HEADING.search(sentence.text) and not _LOOK_BACK.search(sentence.text))
    return bool(_BEHIND.match(HEAD.sub("", sentence.text)))
