"""What lies in what it is named behind: divisions, and zones behind the area or the zone around them.

四川省金堂县 -> locatedIn(四川省金堂县, 四川省); 青原高新区|锦程科技园 -> locatedIn(锦程科技园, 青原高新区)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kg import resources
from kg.facts.grammar import topical
from kg.facts.grammar.clauses import outer
from kg.facts.relating.statements import HOSTS, ZONES, between, here, label, state
from kg.mentions.geography import areas
from kg.model import Mention, Reading, Sentence, Statement

RELATIVE = re.compile(r"[东南西北中][部]?(?:片区|园区|区)$|[一二三四五]区$|(?:核心|起步|拓展)区$")
"""Parts of a zone that no name of their own has."""
_BELOW = re.compile("(?:镇|乡|街道|苏木|村|社区)$")
"""Divisions that are named right behind the one they lie in."""
_SEAT = re.compile("首府|首都|省?会(?:城市)?|州府")
"""Between a province and the city that rules it: 贵州|省会|贵阳市, 贵州省|会|贵阳市."""
_AND = frozenset(("、", "和", "与", "及"))
SAME_SENTENCE = 0.7
"""Least confidence of a topic that stands in the same sentence."""
ROW = 8
"""Divisions behind one that may lie in it."""


def nested(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """四川省金堂县: the county in the province; 金堂县竹篙镇、五凤镇: the towns in the county; 长沙（浏阳市）: the county in the city."""
    named = here(reading, sentence, frozenset(("AdministrativeArea",)))
    for i, a in enumerate(named):
        behind = named[i + 1 : i + 1 + ROW]
        for b in behind:
            if b.start == a.start and b.end > a.end:
                yield state(sentence, b, "locatedIn", a, "nested", 0.95)
            elif b.start == a.end and (_BELOW.search(b.text) or _within(a, b)):
                yield state(sentence, b, "locatedIn", a, "nested", 0.85)
            elif a.text in resources.words("countries") and b.start > a.start and between(sentence, a, b) in ("", "首都"):
                yield state(sentence, b, "locatedIn", a, "nested", 0.85)  # 德国|慕尼黑
            elif b.start > a.end and _SEAT.fullmatch(between(sentence, a, b)) and _within(a, b):
                yield state(sentence, b, "locatedIn", a, "nested", 0.9)
            elif _goes_on(sentence, a, behind, b):
                yield state(sentence, b, "locatedIn", a, "nested", 0.75)
            elif (
                b.start == a.end + 1
                and _may_hold(a, b)
                and between(sentence, a, b) in ("（", "(")
                and sentence.text[b.end - sentence.start :][:1] in ("）", ")")
            ):
                yield state(sentence, b, "locatedIn", a, "nested", 0.8)


def whole(reading: Reading, sentence: Sentence, zone: Mention, kinds: Set[str]) -> Mention | None:
    """What has the parts that are said of a zone: not a part without a name of its own, but the zone before it, where there is
    one (某某科技城面积14平方公里，|首期起步区|1.2平方公里，五园即…)."""
    if not RELATIVE.search(label(zone)):
        return zone
    before = topical.topic(reading, sentence, zone.start, frozenset(kinds))
    return before.mention if before and before.confidence >= SAME_SENTENCE and before.mention is not zone else None


def _goes_on(sentence: Sentence, a: Mention, behind: list[Mention], b: Mention) -> bool:
    """Whether a division goes on a row whose first the area before it holds: 湖南省茶陵县、|攸县, 金堂县竹篙镇和|五凤镇."""
    row: list[Mention] = []
    for m in outer(behind):
        first = m.start == a.end or m.start == a.start and m.end > a.end
        if not row and not first or row and between(sentence, row[-1], m) not in _AND:
            return False
        row.append(m)
        if m is b:
            break
    else:
        return False
    level, first_level = _BELOW.search(b.text), _BELOW.search(row[0].text)
    return len(row) > 1 and (bool(level and first_level and level[0] == first_level[0]) or _within(a, b))


def _within(a: Mention, b: Mention) -> bool:
    """Whether the tables have the second division in the first: 株洲市|渌口区."""
    outside, inside = areas.division(a.label), areas.division(b.label)
    return bool(outside and inside and inside.code != outside.code and inside.code.startswith(outside.code))


def _may_hold(a: Mention, b: Mention) -> bool:
    """Whether the second of two divisions may lie in the first: 长沙（浏阳市）, but not 泉州（台湾）."""
    outside, inside = areas.division(a.label), areas.division(b.label)
    return outside is None or inside is None or inside.code.startswith(outside.code)


def beside(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """临江县|云溪湾产业园, 青原高新区|锦程科技园: a zone that is named right behind the area or the zone around it."""
    names = list(outer(here(reading, sentence, HOSTS)))
    for a, b in zip(names, names[1:], strict=False):
        if (
            b.kind in ZONES
            and b.value is None
            and between(sentence, a, b) in ("", "“")
            and b.text not in a.text
            and not RELATIVE.match(b.text)
        ):
            yield state(sentence, b, "locatedIn", a, "nested", 0.8)
