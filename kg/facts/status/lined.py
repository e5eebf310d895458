"""Lists in lines below a head -> the works that the lines begin with.

名单如下：/ 甲项目 / 乙工程；3亿元 -> both
签约项目如下：/ 1.甲产业园。由丙集团投资，… / 2.乙项目。… -> both; what stands between two numbers describes
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import clauses
from kg.facts.grammar.clauses import outermost
from kg.facts.status.phases import triggers
from kg.model import Mention, Reading, Sentence

_HEAD = re.compile(
    r"(?:名单|清单|如下|分别|包括|具体|它们是|其中)[^，,。；;]{0,8}[：:]$|(?:以下|下列)[^，,。；;]{0,6}[：:]$|如下。$|(?:项目|工程)(?:名称)?(?:及其?[^，,。；;：:]{2,12})?[：:]$"
)
_BARE_HEAD = re.compile(r"[^，,。；;：:]{0,12}(?:项目|工程)(?:名单|清单)?(?:如下|分别[为是]|具体[为是]|包括|有|为|是)?[：:]")
"""A head that tells no phase itself: 工业类项目名单："""
_MARKER = re.compile(
    r"\s*(?:(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})[、.．）)]|[（(](?P<inner>\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|[·•●■◆▪-])?\s*"
)
_DIGITS = "一二三四五六七八九十"
WORKS = clauses.PROJECTS | {"Park", "Facility"}
MOST = 60
"""Lines of a list that are looked over."""
_DESCRIBING, _NEAR = 5, 3
"""Sentences that may stand between two numbers of a list, and between a count and the head of its list."""


_TITLE = re.compile(r"[^，,。；;：:、]{2,16}(?:项目|工程)(?:[（(]\d+[个项][）)])?[：:]?")
"""二、开工项目（3个）: the heading of the next list."""


def below(reading: Reading, sentence: Sentence, heading: bool = False) -> Iterator[Mention]:
    """The names that the lines below a sentence begin with, where it heads a list; `heading`: it does, though no word says so."""
    if not heading and not _HEAD.search(sentence.text.rstrip()) and not _HEAD.search(sentence.text.rstrip("。 ")):
        return
    last, since = 0, 0
    for s in reading.sentences[sentence.index + 1 : sentence.index + 1 + MOST]:
        marker = _MARKER.match(s.text)
        assert marker is not None
        number = _number(marker["number"] or marker["inner"])
        first = next((m for m in named(reading, s) if m.start <= s.start + marker.end() + 1), None)
        if first is None and heading and _TITLE.fullmatch(s.text, marker.end()):
            return
        if s.role == "title" or last and number not in (0, last + 1):
            return
        if first is not None and (number or not last):
            yield first
        elif not number and (not last or since == _DESCRIBING):
            return
        since = since + 1 if last and not number else 0
        last = number or last


def under(reading: Reading, sentence: Sentence, size: int) -> Iterator[Mention]:
    """集中开工项目6个。… 工业类项目名单：/ 甲项目 / 乙项目: the lines below a head that tells no phase, no more than were counted."""
    for s in reading.sentences[sentence.index + 1 : sentence.index + 1 + _NEAR]:
        if _BARE_HEAD.fullmatch(s.text.strip()):
            if not any(True for c in clauses.split(reading, s) for _ in triggers(reading, s, c)):
                row = tuple(below(reading, s))
                yield from row if len(row) <= size else ()
            return


def heads(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a line is nothing but a phase word and its works: 一、|签约|项目（2个）, （一）新|开工|项目."""
    marker = _MARKER.match(sentence.text)
    opens = marker is not None and _BEFORE.fullmatch(sentence.text, marker.end(), start - sentence.start)
    return bool(opens and _WORKS.fullmatch(sentence.text.rstrip(), end - sentence.start))


_BEFORE = re.compile("(?:[省市县区]?级?重[点大]|新|已|拟|计划|集中|今年|本年度?)*")
_WORKS = re.compile(r"的?(?:重[点大]|产业|工业)*(?:项目|工程)(?:名单|清单)?(?:[（(]\d+[个项][）)])?")


def named(reading: Reading, sentence: Sentence) -> list[Mention]:
    """The works of a sentence that stand in no longer name."""
    return [m for m in outermost(reading, sentence) if m.kind in WORKS and m.value is None]


def _number(written: str | None) -> int:
    """3 of 3. and （三）; 0 of what has none."""
    if not written:
        return 0
    if written.isdigit():
        return int(written)
    tens, units = written[0] == "十", _DIGITS.index(written[-1]) + 1
    return units if len(written) == 1 else 10 + units if tens else 0
