"""Works and firms named among those that a place counts as its own -> where they are.

和政县达成合作意向3项，其中：计划投资30亿元的X项目…  -> locatedIn(X项目, 和政县)
全县26个项目开工；X、Y等8个项目投产              -> locatedIn(X, 全县), locatedIn(Y, 全县)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.facts.grammar import passages, topical
from kg.facts.grammar.clauses import PLACES, PROJECTS, outermost
from kg.facts.grammar.lines import FIGURE, line, rows
from kg.facts.relating import events
from kg.facts.relating.statements import HOSTS, ZONES, label, mode, state
from kg.model import Mention, Quantity, Reading, Sentence, Statement

_KINDS = {
    **dict.fromkeys(("项目", "工程"), events.WORKS),
    **dict.fromkeys(("企业", "公司"), events.FIRMS),
    **dict.fromkeys(("园区", "开发区", "产业园", "集聚区", "集中区"), ZONES),
}
"""What the names in the row of counted ones are, by the noun that is counted."""
_COUNTS = re.compile(
    "[^，,。；;]{0,10}(?:签约|开工|建设|实施|引进|储备|谋划|竣工|投产|落地|安排|招引|达成|洽谈)[^，,。；;]{0,12}[项个][^。；;]{0,40}?[，,：:](?:其中|包括|分别)"
)
"""What an area does with so many works, up to where some of them are named."""
_GOES_ON = re.compile(
    "其中|在?(?:这|此次|本次|这次|这批|当天|上述|该批|首批)[^，,。；;：:]{0,14}(?:项目|工程)(?:中|里|分别|包括|有|为|是|[，,：:])"
)
"""The works that the sentence before counts are gone on about: 此次开工的项目中, 这7个项目分别为."""
_WHAT = re.compile("[^，,。；;]{0,12}(?P<noun>项目|企业|工程|公司|园区|开发区|产业园|集聚区|集中区)")
_CLAUSE = re.compile("[，,。；;：:]")
_NAMES_THEM = re.compile(f"{FIGURE}[^，,。；;]{{0,4}}(?:[，,]?(?:分别|依次)*(?:为|是|有)|[：:])$")
_LIST = re.compile(
    f"{FIGURE}[^，,。；;：:]{{0,10}}[，,]?(?:(?:具体|分别|依次)(?:包括|是|为|有)?|(?:名单|具体)如下|包括)[：:]|{FIGURE}[^，,。；;：:]{{0,10}}[，,]?(?:分别|依次)(?:是|为)"
)
"""Before the works of a list that fills the rest of its sentence: 9个项目分别是：|甲、乙. 基础设施类3项，具体是：|甲、乙."""
_CLOSED = re.compile("[，,。；;]|$")
"""Around a row that names all of a count: 居前50位的有2家，为|锦程园区、云帆园区|。"""
_ANOTHERS = re.compile("(?:与|同|跟|向|对|由|为|给)[^，,。；;]{0,6}$")
_MARK = re.compile(
    r"\s*(?:[—–-]{1,3}|[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[、.．]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳●◆■▲★·])\s*"
)
"""Before an item of a list."""
LINES, LED = 30, 12
"""Sentences from an item up to the line above its list; characters before the name of what it tells of."""
BACK = 3
"""Sentences back to the one that tells of the event."""
NEAR = 14
"""Characters between a place and the number of what it has."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The works or firms among those that an area or a zone counts, where the sentence begins with it and names no other place."""
    found = _listed(reading, sentence) or _item(reading, sentence) or _among(reading, sentence)
    if found is not None:
        host, members = found
        for m in members:
            yield state(sentence, m, "locatedIn", host, "counted", 0.65, mode(reading, sentence, m.start, m.end))


def _among(reading: Reading, sentence: Sentence) -> tuple[Mention, Iterable[Mention]] | None:
    """Whose works or firms a sentence names among those that it, or the sentence before, counts, and which."""
    above, counted = _above(reading, sentence) if _GOES_ON.match(sentence.text) else (None, frozenset())
    host, rest = _host(reading, sentence)
    if above and counted:
        return above, _rows(reading, sentence, list(outermost(reading, sentence)), counted)
    if host is None or topical.governed(sentence.text, host.start - sentence.start):
        return None
    if found := _COUNTS.match(sentence.text, host.end - sentence.start):
        return host, _after(sentence, rest, found.end())
    return host, _rows(reading, sentence, rest, _counted(sentence, host, rest))


def _item(reading: Reading, sentence: Sentence) -> tuple[Mention, Iterable[Mention]] | None:
    """The work that a line with a mark begins with, below a line in which a place counts its own: 园区共开工两个项目。⏎——|甲项目，…"""
    mark = _MARK.match(sentence.text)
    first = next((m for m in outermost(reading, sentence) if m.kind not in ("Period", "Quantity")), None) if mark else None
    if mark is None or first is None or first.kind not in PROJECTS or first.start - sentence.start > mark.end() + LED:
        return None
    for above in reversed(reading.sentences[max(0, sentence.index - LINES) : sentence.index]):
        begins = above.index == 0 or not passages.together(reading, reading.sentences[above.index - 1], above)
        if begins and _MARK.match(above.text):
            continue
        host, rest = _host(reading, above)
        if host and _counted(above, host, rest) == events.WORKS:
            return host, [first]
        if begins:
            return None
    return None


def _listed(reading: Reading, sentence: Sentence) -> tuple[Mention, Iterable[Mention]] | None:
    """The works that a sentence lists, of the event that the report began with, and the place that held it."""
    seen = line(reading, sentence)
    found = _LIST.search(seen.text)
    lead = next((s for s in reading.sentences if s.role == "body"), None) if found else None
    if found is None or lead is None or lead is sentence or not events.EVENT.search(lead.text):
        return None
    host = _host(reading, lead)[0]
    before = seen.named(0, found.start())
    if host is None or any(m.kind in PLACES | PROJECTS and label(m) != label(host) for m in before):
        return None
    return host, [m for m in seen.named(found.end(), len(seen.text)) if m.kind in PROJECTS]


def _host(reading: Reading, sentence: Sentence) -> tuple[Mention | None, list[Mention]]:
    """The area or the zone that is the first name of a sentence, and the mentions behind it."""
    names = [m for m in outermost(reading, sentence) if m.kind != "Period"]
    first = next((m for m in names if m.kind != "Quantity"), None)
    if first is None or first.kind not in HOSTS:
        return None, []
    return first, [m for m in names if m.start >= first.end]


def _above(reading: Reading, sentence: Sentence) -> tuple[Mention | None, frozenset[str]]:
    """Whose works or firms a sentence behind goes on about, with their kinds: what the sentence before counted (区内现有企业162户。其中，…拥有
    甲、乙等企业), else the works of the event that was told of (此次开工的项目中…)."""
    if not sentence.text.startswith("其中"):
        return _event(reading, sentence), events.WORKS
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or not passages.together(reading, before, sentence):
        return None, frozenset()
    host, rest = _host(reading, before)
    return host, _counted(before, host, rest) if host else frozenset()


def _event(reading: Reading, sentence: Sentence) -> Mention | None:
    """The place whose works are signed for or begun in the sentences before, or in the title of a text about it."""
    titled = events.titled(reading) == events.WORKS
    for before in reversed(reading.sentences[max(0, sentence.index - BACK) : sentence.index]):
        if before.role == "body" and events.EVENT.search(before.text):
            return _host(reading, before)[0] or (reading.protagonist if titled else None)
    return reading.protagonist if titled else None


def _after(sentence: Sentence, rest: list[Mention], start: int) -> Iterator[Mention]:
    """The works behind 其中, up to another place."""
    for m in rest:
        if m.kind in PLACES - {"Facility"} or m.kind != "Quantity" and m.start - sentence.start < start:
            return
        if m.kind in PROJECTS:
            yield m


def _counted(sentence: Sentence, host: Mention, rest: list[Mention]) -> frozenset[str]:
    """The kinds of what a place counts as its own (全县|26个重点工业项目, 园区|现有企业38家); none where it counts nothing such."""
    count = next((m for m in rest if isinstance(m.value, Quantity)), None)
    if count is None or count.start - host.end > NEAR:
        return frozenset()
    before = sentence.text[host.end - sentence.start : count.start - sentence.start]
    if _CLAUSE.search(before):
        return frozenset()
    what = _WHAT.match(before) or _WHAT.match(sentence.text, count.end - sentence.start)
    return _KINDS[what["noun"]] if what else frozenset()


def _rows(reading: Reading, sentence: Sentence, rest: list[Mention], counted: frozenset[str]) -> Iterator[Mention]:
    """The members of rows of what is counted that end in 等, before another place is named."""
    if not counted:
        return
    seen = line(reading, sentence)
    others = (m.start for m in rest if m.kind in PLACES - {"Facility"} - counted and m.text[0] != "全")
    elsewhere = next(others, sentence.end)  # 居全省前50位的: among whom they are ranked is no other place
    for row in rows(seen, 0, len(seen.text)):
        whole = _NAMES_THEM.search(seen.text, 0, row.start) and _CLOSED.match(seen.text, row.end)
        if whole or "等" in seen.text[row.start : row.end] and not _ANOTHERS.search(seen.text, 0, row.start):
            yield from (m for m in row.mentions if m.kind in counted and m in rest and m.start < elsewhere)
