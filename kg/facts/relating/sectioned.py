"""What stands under a place, within one sentence -> locatedIn.

    云山县：油茶皂素提取项目开工；湘云产业园三期封顶。 -> both in 云山县
    龙口县，青溪水厂扩建工程完工；石门县，月河大桥合龙。 -> each in its county

A label with a colon holds to the end of the sentence or to the next label; a place with a comma only in its own part, and only where
another part begins so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar.clauses import PROJECTS, outermost
from kg.facts.relating.nesting import RELATIVE
from kg.facts.relating.statements import ZONES, label, one, sited, state
from kg.model import Mention, Reading, Sentence, Statement

_PART = re.compile("[^；;]+")
_MARK = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.．、）)]\s*|(?:——|[—•·●▪◆△▲-])\s*)?")
"""What may stand before the place that a part begins with."""
_COLON = re.compile("(?:分?会场|片区|境内|区域)?[：:]")
_COMMA = re.compile("(?:境内)?[，,]")
_PARTNER = re.compile("[与和同向赴对给从由到往自至接临邻靠隔抵]$")
_HOSTS = frozenset(("AdministrativeArea", "Park")) | ZONES
_THINGS = PROJECTS | frozenset(("Park", "Facility"))


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """Where the works, parks and facilities of a sentence lie that begins, or whose parts begin, with places."""
    names = [m for m in outermost(reading, sentence) if m.kind in _HOSTS | _THINGS]
    parts = [(part, _heading(sentence, names, part.start())) for part in _PART.finditer(sentence.text)]
    several = sum(place is not None for _, (place, _) in parts) > 1
    host: Mention | None = None
    for part, (place, colon) in parts:
        if place is not None:
            host, holds = (place, colon) if colon or several else (None, False)
        elif host is not None and not holds:
            host = None
        if host is not None:
            span = range(max(sentence.start + part.start(), host.end), sentence.start + part.end())
            for m in names:
                if m.start in span and _lies(reading, sentence, host, m):
                    yield state(sentence, m, "locatedIn", host, "sectioned", 0.75 if holds else 0.7)


def _heading(sentence: Sentence, names: list[Mention], at: int) -> tuple[Mention | None, bool]:
    """The place that a part of the sentence begins with, and whether it is a label."""
    mark = _MARK.match(sentence.text, at)
    begins = sentence.start + (mark.end() if mark else at)
    place = next((m for m in names if m.start == begins and m.kind in _HOSTS), None)
    if place is None:
        return None, False
    behind = place.end - sentence.start
    colon = _COLON.match(sentence.text, behind) is not None
    return (place, colon) if colon or _COMMA.match(sentence.text, behind) else (None, False)


def _lies(reading: Reading, sentence: Sentence, host: Mention, m: Mention) -> bool:
    """Whether a thing lies in the place that it stands under: it is no partner, it is not said to be elsewhere, and of a zone only what may
    be in one."""
    zone = host.kind in _HOSTS - {"AdministrativeArea"}
    if m.kind not in (_THINGS if zone else _THINGS | ZONES) or one(m, host) or label(host) in label(m):
        return False
    if m.value is not None or RELATIVE.match(m.text):
        return False
    at, text = m.start - sentence.start, sentence.text
    return not _PARTNER.search(text, 0, at) and not sited(sentence, m)
