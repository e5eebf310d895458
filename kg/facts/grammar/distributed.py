"""Rows that say how much of a whole each area or zone has -> the head of the row, and whose each figure is.

新签约项目共174个，其中：云溪县40个、市开发区14个  -> 40个, 14个 are of what 174个 counts
项目开工率依次为：云溪县94.1%、青原区63%          -> 94.1% is the rate of 云溪县, 63% that of 青原区
综合排名前100位的有：青原经开区（40位）            -> 40 is a place in the ranking, and counts nobody
完成技改投资：云杉车间（2亿元）、白鹤产线（1亿元）    -> 1亿元 is of 白鹤产线, as of what stands before its bracket
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.facts.grammar import clauses
from kg.model import Mention, Quantity, Reading, Sentence
from kg.text.memo import once

_KINDS = frozenset(("AdministrativeArea", "DevelopmentZone", "Park", "Place"))
_HOLDER = re.compile(
    r"(?:^|[、，,；;：:])(?:其中)?(?P<name>[\u4e00-\u9fff]{2,14}?(?:[省市县区旗州盟镇乡]|开发区|高新区|经开区|园区?|集聚区|示范区|街道))"
    r"(?P<open>[（(]?)(?:约|近|超过?|达到?|为|有|各)?$"
)
"""An area or a zone from the mark before it up to its figure, whether or not it is known as a name: |市开发区|14个."""
_BRACKETED = re.compile(
    r"(?:^|[、，,；;：:]|(?<=[）)])[和及与])(?:[^，,。；;、：:（）()\d]{0,8}?(?:有(?![限色机])|包括|分别[为是]|依次[为是]|(?<![包])含))?(?:其中|主要|为|是)*"
    r"(?P<name>[^，,。；;、：:（）()\d][^，,。；;、：:（）()]{1,23})(?P<open>[（(])(?:[^，,。；;：:（）()\d]{0,6})$"
)
"""Whatever stands before the bracket that a figure stands in, or begins: 、|白鹤产线|（1亿元）."""
_JOINT = re.compile(r"[）)]?(?:[、，,；;]|[、，]?[和及])")
_HEAD = re.compile(r"(?:[：:]|其中[：:，,]?|[，,]|分别[是为达]?到?|依次[是为]?)+$")
_BACK = 8
"""Sentences in which the count of the whole is looked for."""
_TAIL = re.compile(r"(?:(?:分别|依次|排名|排序|情况)*[是为达有]?到?|其中|[：:，,]|如下)*$")


@dataclass(frozen=True, slots=True)
class Share:
    """A figure of a row: whose it is, the first figure of the row, where the row's head ends (an offset of the document), the figure
    that the row parts if there is one, with its sentence, whether the figure is a place in a ranking, and whether it stands in a
    bracket behind what it is of."""

    owner: Mention
    first: Mention
    head: int
    whole: tuple[Sentence, Mention] | None
    ranked: bool
    bracketed: bool


@once
def shares(reading: Reading, sentence: Sentence) -> dict[Mention, Share]:
    """Figure -> its share, for the figures of each row of two and more."""
    figures = sorted((m for m in reading.mentions[sentence.index] if isinstance(m.value, Quantity)), key=lambda m: m.start)
    out: dict[Mention, Share] = {}
    row: list[tuple[Mention, re.Match[str]]] = []
    floor = 0  # where the figure before ends, in front of which no holder is looked for
    for m in figures:
        span = floor, m.start - sentence.start
        found = _before_bracket(reading, sentence, *span) or _HOLDER.search(sentence.text, *span)
        if row and not (found and _goes_on(sentence, row[-1][0], m, found)):
            out |= _row(reading, sentence, row)
            row = []
        if found:
            row.append((m, found))
        floor = max(floor, m.end - sentence.start)
    return out | _row(reading, sentence, row)


def _before_bracket(reading: Reading, sentence: Sentence, floor: int, end: int) -> re.Match[str] | None:
    """What stands before the bracket of a figure; no time (2023年（3亿元）) and no measure of its own (总产量（3万吨））."""
    found = _BRACKETED.search(sentence.text, floor, end)
    if found is None:
        return None
    start, stop = sentence.start + found.start("name"), sentence.start + found.end("name")
    dated = any(m.kind == "Period" and m.start < stop and start < m.end for m in reading.mentions[sentence.index])
    return None if dated or _MEASURES.search(found["name"]) else found


_MEASURES = re.compile("[率量额值]$|面积$|收入$|投资$")


def _goes_on(sentence: Sentence, last: Mention, m: Mention, found: re.Match[str]) -> bool:
    """Whether a figure belongs to the row of the one before: the same unit, nothing but a mark between."""
    between = sentence.text[last.end - sentence.start : found.start("name")]
    return _JOINT.fullmatch(between) is not None and _written(last) == _written(m)


def _written(m: Mention) -> tuple[str, str]:
    """What figures of a row have in common; 35次 are some of 195批次."""
    assert isinstance(m.value, Quantity)
    return m.value.unit, m.value.written.removeprefix("批") if m.value.unit == "NUM" else ""


def _row(reading: Reading, sentence: Sentence, row: list[tuple[Mention, re.Match[str]]]) -> dict[Mention, Share]:
    if len(row) < 2:
        return {}
    start = row[0][1].start("name")
    bracketed = all(found["open"] for _, found in row)
    head = _HEAD.search(sentence.text, 0, start)
    names = [_named(reading, sentence, found) for _, found in row]
    if not bracketed and not (head and any(names)):
        return {}
    ranked = all(found["open"] and _written(m)[1] == "位" for m, found in row)
    whole = None if ranked else _whole(reading, sentence, [m for m, _ in row])
    stop = head.start() if head else start
    tail = _TAIL.search(sentence.text, 0, stop)
    end = sentence.start + (tail.start() if tail else stop)
    return {
        m: Share(name or _concept(sentence, found), row[0][0], end, whole, ranked, bracketed)
        for (m, found), name in zip(row, names, strict=True)
    }


def _whole(reading: Reading, sentence: Sentence, row: list[Mention]) -> tuple[Sentence, Mention] | None:
    """The last count before a row that is of the same kind and no less than its figures together: 项目共|30个。按区域分，甲县20个、乙县8个."""
    together = sum(_value(m) for m in row)
    for index in range(sentence.index, max(sentence.index - _BACK, -1), -1):
        for m in sorted(reading.mentions[index], key=lambda m: -m.start):
            like = isinstance(m.value, Quantity) and m.end <= row[0].start and _written(m) == _written(row[0])
            if like and _value(m) >= together:
                return reading.sentences[index], m
    return None


def _value(m: Mention) -> Decimal:
    """The figure as a number, 0 for a range."""
    return m.value.value or Decimal(0) if isinstance(m.value, Quantity) else Decimal(0)


def _named(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Mention | None:
    start, end = sentence.start + found.start("name"), sentence.start + found.end("name")
    kinds = clauses.TOPICS if found["open"] else _KINDS
    return next((m for m in reading.mentions[sentence.index] if m.start == start and m.end == end and m.kind in kinds), None)


def _concept(sentence: Sentence, found: re.Match[str]) -> Mention:
    return Mention(
        sentence.start + found.start("name"), sentence.start + found.end("name"), found["name"], "Concept", finder="distributed"
    )
