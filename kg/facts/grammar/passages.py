"""How sentences stand to each other: in one paragraph, in rows of a table, under headings; whether a period leads what follows.

（一）招商 under 二、2023年工作回顾 -> both headings, the nearest first
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Mention, Period, Reading, Sentence
from kg.text.memo import once

REACH = 8
"""How many sentences of a paragraph a frame holds for."""
ROWS = 40
"""How many rows of a table are looked over for the sentence above it."""
MONTH = 27
"""The days that a span has at least that holds for more than its paragraph."""
HEAD = re.compile(
    r"^(?:回头看|据统计|统计显示|据悉|据了解|记者|数据显示|其中|从|在|自|到|早在|就在|[一二三四五六七八九十]是|[（(][一二三四五六七八九十][)）]|\W)+"
)
"""What may stand before the period that a sentence begins with."""
_BYLINE = re.compile(r".*[）)】」]")
_CAPTION = re.compile(r"附?表\s?[\d一二三四五六七八九十]{1,3}(?!\d)[^。；;]{0,40}$")
"""表1 2020年主要产品产量, over the heads of a table."""
_AT_EVENT = re.compile(r"[^，,。；;]{0,12}[，,]?[^，,。；;]{0,30}(?:举行|举办|召开|集中|签约|开工|奠基|揭牌|竣工|投产)")


def above(reading: Reading, sentence: Sentence, at: int) -> Iterator[tuple[Sentence, int]]:
    """The sentence up to an offset, then the ones before it in its paragraph; over a table the paragraph before it."""
    yield sentence, at
    here, steps, rows = sentence, 0, 0
    for i in range(sentence.index - 1, -1, -1):
        s = reading.sentences[i]
        if s.role != "body":
            if row(here) and row(s) and i and _CAPTION.match((caption := reading.sentences[i - 1]).text):
                yield caption, caption.end
            return
        if row(here) and rows < ROWS:
            rows += 1
        elif not together(reading, s, here):
            return
        else:
            steps += 1
        if steps > REACH:
            return
        yield s, s.end
        here = s


def row(sentence: Sentence) -> bool:
    return " | " in sentence.text


def together(reading: Reading, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences that follow each other stand in one paragraph."""
    return "\n" not in reading.document.text[one.end : two.start] and "\n" not in reading.document.text[two.start - 1 : two.start]


def headings(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """The headings over a sentence, the nearest first: （一）…, then 三、…"""
    lowest, index = 99, sentence.heading
    while index is not None and (heading := reading.sentences[index]).role == "heading":
        if (own := level(reading, heading)) < lowest:
            yield heading
            lowest = own
        index = heading.heading


def level(reading: Reading, heading: Sentence) -> int:
    """How deep a heading stands, 1 the highest."""
    blocks = reading.document.blocks
    return blocks[bisect_right(blocks, heading.start, key=lambda b: b.start) - 1].level


_NUMBERED = re.compile(r"[\s\d一二三四五六七八九十（()）.．、章节第◆●▲■★·【\[]*")
_COUNTED = re.compile(r"[\s：:】\]]*(?:篇|[（(]?\d{1,3}[个项]?[）)]?)?[\s：:】\]]*")
"""Behind the name of a heading: 临江县（3个）."""
_ENTITLING = frozenset(
    ("DevelopmentZone", "Park", "AdministrativeArea", "Project", "InfrastructureProject", "Enterprise", "Facility")
)


@once
def entitled(reading: Reading, sentence: Sentence) -> Mention | None:
    """What a section is about whose heading is a name alone (青原高新区⏎批准面积12平方公里); names one under another are a list."""
    for heading in headings(reading, sentence):
        before = reading.sentences[heading.index - 1] if heading.index else None
        if (named := alone(reading, heading)) and not (before and before.role == "heading" and alone(reading, before)):
            return named
    return None


def alone(reading: Reading, line: Sentence) -> Mention | None:
    """The name of which a line consists, with or without its number and a count."""
    for m in reading.mentions[line.index]:
        before, after = m.start - line.start, m.end - line.start
        if m.kind in _ENTITLING and _NUMBERED.fullmatch(line.text, 0, before) and _COUNTED.fullmatch(line.text, after):
            return m
    return None


def leads(sentence: Sentence, m: Mention) -> bool:
    """Whether a period begins its clause; the day of an event may stand behind who held it (开发区4月17日举行…)."""
    before = re.split(r"[，,；;：:。]", sentence.text[max(0, m.start - sentence.start - 40) : m.start - sentence.start])[-1]
    if len(HEAD.sub("", _BYLINE.sub("", before.strip()))) <= 4:
        return True
    value = m.value
    day = isinstance(value, Period) and value.start is not None and value.start == value.end
    return day and bool(_AT_EVENT.match(sentence.text, m.end - sentence.start))
