"""What is told of a time yet to come: under 2024年工作打算, behind 下一步，…。, in a sentence that 2025年 leads."""

from __future__ import annotations

import re

from kg.facts.grammar import setting
from kg.facts.grammar.passages import HEAD, MONTH, above, headings, leads, level, together
from kg.facts.grammar.wordings import wording
from kg.model import Mention, Period, Reading, Sentence

_NUMBERED = re.compile(
    r"(?:[—–]{1,2}|[一二三四五六七八九十]+(?:是|要)|第[一二三四五六七八九十][，、]|[（(]?[一二三四五六七八九十\d]{1,2}[)）.、．])"
)
SEASON = 88
"""The days that a quarter has at least: a month in a heading dates an act (龙山变增容 8月送电)."""
FURTHEST = 60
"""How many sentences above a numbered paragraph the one that announces it is looked for."""


def span(reading: Reading, sentence: Sentence, at: int, strict: bool = False) -> Period | None:
    """The span yet to end that leads the sentence or one before it (2024年，园区将…), or is the one of a heading above.

    `strict`: only where the sentence begins with it.
    """
    for s, before in above(reading, sentence, at):
        for m in reading.mentions[s.index]:
            if m.kind != "Period" or m.start >= before or not leads(s, m) or setting.compared(s, m):
                continue
            if not strict or not HEAD.sub("", s.text[: m.start - s.start]) and s.text[m.end - s.start :][:1] in ("，", ","):
                return _to_come(reading, m)
    for heading in headings(reading, sentence):
        spans = [m for m in reading.mentions[heading.index] if m.kind == "Period"]
        if len(spans) == 1:
            return _to_come(reading, spans[0], SEASON)
    return None


def yet_to_come(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentences before it in its paragraph, the one that announces numbered paragraphs (下一步，…。一是…), or the nearest
    heading that speaks of it says that what follows is yet to come; the title is the last of the headings."""
    said = _said_above(reading, sentence)
    if said is None and _announced(reading, sentence):
        return True
    titles = (s for s in reading.sentences[:1] if s.role == "title" and sentence.role == "body")
    return (
        next((s for h in (*headings(reading, sentence), *titles) if (s := _headed(h)) is not None), False)
        if said is None
        else said
    )


def _headed(heading: Sentence) -> bool | None:
    """What a heading says: plans, a review, or neither."""
    if wording("plans", "review").search(heading.text):
        return False
    return True if wording("plans", "heading").search(heading.text) else None


def _said_above(reading: Reading, sentence: Sentence) -> bool | None:
    here = sentence
    for s in reversed(reading.sentences[max(0, sentence.index - FURTHEST) : sentence.index + 1]):
        apart = s.index < sentence.index and not together(reading, s, here)
        if s.role != "body" or apart and not _NUMBERED.match(here.text):
            return None
        beginning = HEAD.sub("", s.text)
        if wording("plans", "opens").match(beginning):
            return True
        if wording("plans", "ends").match(beginning):
            return False
        here = s
    return None


def _announced(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is one of a list of tasks: 围绕目标，重点抓好以下工作：, then paragraphs or sections with numbers."""
    levels: list[int] = []
    here = sentence
    for s in reversed(reading.sentences[max(0, sentence.index - FURTHEST) : sentence.index]):
        apart = not together(reading, s, here)
        loose = here.role == "body" and s.role != "heading" and not levels and not _NUMBERED.match(here.text)
        if s.role == "title" or apart and loose:
            return False
        if s.role == "heading":
            if _headed(s) is not None:
                return False
            levels.append(level(reading, s))
        elif s.role == "body" and apart and wording("plans", "announces").search(s.text):
            return not _told(reading, s) and (not levels or levels[-1] <= min(levels))
        here = s
    return False


def _told(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is one of what was done: it says so, or names a time that is over."""
    times = (m.value for m in reading.mentions[sentence.index] if isinstance(m.value, Period))
    day = reading.document.day
    over = any(v.end is not None and day is not None and v.end <= day for v in times)
    return over or wording("plans", "told").search(sentence.text) is not None


def _to_come(reading: Reading, m: Mention, least: int = MONTH) -> Period | None:
    value, day = m.value, reading.document.day
    if not isinstance(value, Period) or value.start is None or value.end is None or (value.end - value.start).days < least:
        return None
    return None if day is not None and value.end <= day else Period(value.start, value.end, "inherited")
