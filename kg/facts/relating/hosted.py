"""The works that a bulletin of a zone or a county counts up lie in it, though no sentence says where.

A title names 青原高新区; 恒远重机项目、云帆冷链物流项目等12个项目开工 -> locatedIn(恒远重机项目, 青原高新区), …

Only where the sentence names no place elsewhere, and no other reader knows where the work is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kg.facts.grammar.clauses import PROJECTS, outermost
from kg.facts.grammar.lines import FIGURE, Line, Row, line, rows
from kg.facts.relating.statements import HOSTS, ZONES, central, label, one, state, target
from kg.mentions.geography import areas
from kg.model import Mention, Reading, Sentence, Statement

_AWAY = re.compile("赴|前往|考察|学习|交流|拜访|推介|洽谈|对接|走访|来访")
"""Titles of texts that tell of other places."""
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
COUNTY = 6
"""Digits of a county's code: news of larger areas tells of others."""


def find(reading: Reading, sentence: Sentence, placed: Set[str]) -> Iterator[Statement]:
    """The works of a sentence that are not in `placed` (labels of what lies somewhere), in the place that the text is about."""
    host = _host(reading)
    if host is None or sentence.role != "body" or _NOT_YET.search(sentence.text):
        return
    names = outermost(reading, sentence)
    if any(m.kind in HOSTS - {"Park"} and not _around(reading, host, m) for m in names):
        return
    seen = line(reading, sentence)
    among = _AMONG.match(seen.text)
    for row in rows(seen, 0, len(seen.text)):
        if not among and not _counted(seen, row):
            continue
        for m in row.mentions:
            free = m.kind in PROJECTS and m.value is None and label(m) not in placed
            if free and not _SORT.search(label(m)) and not one(m, host) and not _elsewhere(reading, m):
                yield state(sentence, m, "locatedIn", host, "hosted", 0.65)


def _counted(seen: Line, row: Row) -> bool:
    """Whether a row names works that are counted: 甲、乙等9个项目, 9个项目为甲、乙."""
    if _COUNTED.match(seen.text, row.end) or _COUNTED.search(seen.text, row.start, row.end):
        return True
    if len(row.mentions) > 1 and _HAPPEN.match(seen.text, row.end):
        return True
    return len(row.mentions) > 1 and bool(_NAMES_THEM.search(seen.text, 0, row.start))


def _host(reading: Reading) -> Mention | None:
    """The zone or the county that the title, or the first sentence, names and the text is about."""
    home = reading.protagonist
    if home is None or home.kind not in HOSTS or not central(reading) and not _begins(reading, home):
        return None
    if any(s.role == "title" and _AWAY.search(s.text) for s in reading.sentences):
        return None
    found = areas.division(label(home))
    return target(home) if home.kind in ZONES or found and len(found.code) >= COUNTY else None


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
