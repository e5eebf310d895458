"""The works that a bulletin of a zone or a county counts up lie in it, though no sentence says where.

A title names 青原高新区; 恒远重机项目、云帆冷链物流项目等12个项目开工 -> locatedIn(恒远重机项目, 青原高新区), …

Only where the sentence names no place elsewhere, and no other reader knows where the work is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kg.facts.grammar.clauses import PROJECTS, outermost
from kg.facts.grammar.lines import FIGURE, LETTER, Line, Row, line, rows
from kg.facts.relating import events
from kg.facts.relating.statements import HOSTS, ZONES, central, label, one, sited, state, target
from kg.mentions.geography import areas
from kg.mentions.naming import forms
from kg.model import Mention, Reading, Sentence, Statement

_NOT_YET = re.compile("储备|洽谈|在谈|对接|跟踪|谋划|考察|学习|借鉴|参加|出席")
"""What is done with works that are not there, or not one's own."""
_COUNTED = re.compile(f"(?:(?<=等)|(?<=项目)|(?<=工程)|{FIGURE})[^，,。；;]{{0,12}}(?:项目|工程)")
"""Behind a row: 甲、乙|等12个工业项目, 甲、乙、丙|3个项目."""
_HAPPEN = re.compile(
    f"(?:(?<=等)|[，,]?{FIGURE})(?:均|都|已|将|拟|计划|先后|相继|陆续|分别|集中|成功|顺利|现场|正式|参加|线上)*(?:签约|开工|竣工|投产|落地|落户|动工|奠基|建成|投用|投运)"
)
"""Behind a row: 甲项目、乙项目等|相继签约, 甲项目、乙项目|3项计划参加集中签约."""
_SORT = re.compile("(?:产业链|领域|板块)项目$")
"""Names of sorts of works: “三新”产业链项目."""
_NAMES_THEM = re.compile(f"{FIGURE}[^，,。；;]{{0,12}}(?:项目|工程)[^，,。；;]{{0,6}}(?:[为是有：:]|包括|包含|涵盖)$")
"""Before a row: 集中开工的9个项目分别为|甲、乙."""
_AMONG = re.compile("[^，,。；;]{0,12}(?:项目|工程)(?:中|里|方面)?[，,：:]")
"""重点产业项目中，|总投资2亿元的甲…；总投资3亿元的乙…"""
_FIRMS = re.compile(
    "[^，,。；;、]{0,20}?(?:投产|达产|产值|营收|增长|建成|投用|扩产|扩建|上市|满产|壮大|成长|崛起|入选|获评|上榜|列入|生产)"
)
"""Behind a row of firms among others: 甲、乙等骨干企业|产值突破10亿元."""
_HEAD = re.compile(
    f"(?:[^，,。；;：:]{{0,16}}[，,：:])?[^，,。；;：:、与和同向由赴对给为{FIGURE}]{{0,12}}(?:{FIGURE}[^，,。；;：:、]{{0,8}}的)?"
)
"""Before the first name of a part of a sentence, which is what it speaks of: 投资3亿元的|恒远重机项目已开工."""
_PARTS = re.compile(f"[；;]|[，,](?=[{LETTER['Project']}{LETTER['InfrastructureProject']}{LETTER['Enterprise']}])")
"""Between what is told of one thing and of the next."""
_TOLD = {
    "works": re.compile(f"{FIGURE}|开工|动工|建成|竣工|投产|签约|落户|落地|投用|启用|奠基|通车|通水|并网|完工|交付|建设"),
    "firms": re.compile("入选|进入|上榜|获评|入围|跻身|列入|荣?获|认定|分别|名单"),
}
"""What is told of a thing that the title counts."""
_LISTS = re.compile(
    "^[^，,。；;]{0,12}(?:签约|开工|竣工|投产|落地|动工|新引进)[^，,。；;]{0,6}(?:项目|工程)(?:分别|主要)*(?:[为是有：:]|包括)+"
)
"""签约项目为：|甲公司投资的甲项目，乙公司投资的乙项目."""
_MARK = re.compile(r"\s*[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[、.．]\s*")
"""Before an item of a list: 一、|恒远重机项目，总投资3亿元."""
COUNTY = 6
"""Digits of a county's code: news of larger areas tells of others."""


def find(reading: Reading, sentence: Sentence, placed: Set[str]) -> Iterator[Statement]:
    """What a sentence names of the place that the text is about, without those in `placed` (labels of what lies somewhere)."""
    item = sentence.role == "heading" and _MARK.match(sentence.text) and sentence.text.endswith(("。", "；"))
    if sentence.role != "body" and not item or _NOT_YET.search(sentence.text):
        return
    kinds = events.titled(reading)
    host = target(reading.protagonist) if kinds and reading.protagonist else None
    counting = _host(reading)
    if host is None and counting is None:
        return
    names = outermost(reading, sentence)
    around = host or counting
    if around is None or any(m.kind in HOSTS - {"Park"} and not _around(reading, around, m) for m in names):
        return
    seen = line(reading, sentence)
    found = dict.fromkeys(_rows(seen), counting) if counting else {}
    if host and kinds:
        found |= dict.fromkeys(_heads(seen, kinds), host)
    for m, place in found.items():
        if (
            m.value is None
            and not (forms.phase(label(m)) and m.text != m.label)  # 一期 of a work that was spoken of
            and label(m) not in placed
            and not _SORT.search(label(m))
            and not one(m, place)
            and not _elsewhere(reading, m)
            and not sited(sentence, m)
        ):
            yield state(sentence, m, "locatedIn", place, "hosted", 0.65)


def _rows(seen: Line) -> Iterator[Mention]:
    """The works and firms of a sentence that are counted up."""
    among = _AMONG.match(seen.text)
    for row in rows(seen, 0, len(seen.text)):
        if among or _counted(seen, row):
            yield from (m for m in row.mentions if m.kind in PROJECTS)
        begins = seen.text[row.start - 1 : row.start] in ("", *"，,。；;：:")
        if begins and "等" in seen.text[row.start : row.end + 1] and _FIRMS.match(seen.text, row.end):
            yield from (m for m in row.mentions if m.kind == "Enterprise")


def _heads(seen: Line, kinds: Set[str]) -> Iterator[Mention]:
    """The things that the parts of a sentence speak of, or that it lists."""
    if (lists := _LISTS.match(seen.text)) and kinds == events.WORKS:
        yield from (m for m in seen.named(lists.end(), len(seen.text)) if m.kind in PROJECTS)
        return
    told = _TOLD["works" if kinds == events.WORKS else "firms"]
    mark = _MARK.match(seen.text)
    start = mark.end() if mark else 0
    for part in _PARTS.split(seen.text[start:]):
        row = next(rows(seen, start, start + len(part)), None)
        alone = mark and row and row.start == mark.end() and row.end >= len(seen.text) - 1  # 1.恒远重机项目。
        if row and _HEAD.fullmatch(seen.text, start, row.start) and (alone or told.search(seen.text, row.end, start + len(part))):
            yield from (m for m in row.mentions if m.kind in kinds)
        start += len(part) + 1


def _counted(seen: Line, row: Row) -> bool:
    """Whether a row names works that are counted: 甲、乙等9个项目, 9个项目为甲、乙."""
    if _COUNTED.match(seen.text, row.end) or _COUNTED.search(seen.text, row.start, row.end):
        return True
    if len(row.mentions) > 1 and _HAPPEN.match(seen.text, row.end):
        return True
    return len(row.mentions) > 1 and bool(_NAMES_THEM.search(seen.text, 0, row.start))


def _host(reading: Reading) -> Mention | None:
    """The zone or the county that the title, or the first sentence, names and the text is about; the county that speaks (我县)."""
    home = reading.protagonist
    if home is None or home.kind not in HOSTS or any(s.role == "title" and events.AWAY.search(s.text) for s in reading.sentences):
        return None
    found = areas.division(label(home))
    if home.kind in ZONES:
        return target(home) if central(reading) or _begins(reading, home) else None
    county = found and len(found.code) >= COUNTY
    return target(home) if county and (central(reading) or _speaks(reading, home)) else None


def _speaks(reading: Reading, home: Mention) -> bool:
    """Whether a text speaks as one of an area: 我县, 全县."""
    return any(m.text[0] in "我全本" and label(m) == label(home) for ms in reading.mentions for m in ms if m.kind == home.kind)


def _begins(reading: Reading, home: Mention) -> bool:
    """Whether the text begins with the zone that it is about."""
    first = next((s for s in reading.sentences if s.role == "body"), None)
    return home.kind in ZONES and first is not None and any(label(m) == label(home) for m in reading.mentions[first.index])


def _around(reading: Reading, host: Mention, m: Mention) -> bool:
    """Whether a place is the host, lies in its county or holds it."""
    if label(m) in (label(host), reading.home and label(reading.home)) or one(m, host):
        return True
    return not _foreign(reading, label(m)) if reading.home else label(m) in label(host)


def _elsewhere(reading: Reading, m: Mention) -> bool:
    """Whether a name begins with a place away from the home."""
    led = areas.leading(label(m))
    return bool(led) and _foreign(reading, led[0][2].name)


def _foreign(reading: Reading, name: str) -> bool:
    """Whether a division neither holds the home nor lies in it; one that is not known is taken for the home's."""
    home = areas.division(label(reading.home)) if reading.home else None
    found = areas.division(name)
    return bool(home and found and not home.code.startswith(found.code) and not found.code.startswith(home.code))
