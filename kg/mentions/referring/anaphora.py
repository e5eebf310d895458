"""Reading -> the same with the mentions that refer to others: 该项目, 我市, 全省, 开发区, 该公司, 一期.

临江高新区……开发区今年新开工9个项目 -> 开发区 with value 临江高新区. Only where what it refers to is clear: a definite short form
refers to the protagonist, 该项目 to the nearest project before it, 全省 to the province above the document's home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.geography import areas
from kg.mentions.geography.division import Division
from kg.mentions.naming import forms
from kg.mentions.referring import definite
from kg.mentions.referring.definite import refer
from kg.model import Mention, Reading, Sentence, Token

AREA = re.compile(r"[我全本该][省市县区州旗](?![一-鿿]?级|场|长)|(?<![一-鿿])[省市县区][里内]|当地(?!时间)")
THIS = re.compile(
    r"(?:该|本|此|这个|这一|这家|这座|这条|上述)"
    r"(项目|工程|子公司|公司|企业|集团|园区|产业园|示范园|科技园|电站|变电站|专用线|大桥|线路|学校|医院|研究院|大学|开发区|高新区|经开区|新区|区|园|站|工厂|基地|平台|厅|局)(?!域|[一-鿿]?级)"
)
NEAR = 3  # sentences back in which the antecedent of 该项目 is looked for

TARGET = {
    "项目": "project",
    "工程": "project",
    "子公司": "Enterprise",
    "公司": "Enterprise",
    "企业": "Enterprise",
    "集团": "Enterprise",
    "平台": "platform",
    "厅": "body",
    "局": "body",
    "站": "project",
    "工厂": "project",
    "基地": "project",
    "电站": "project",
    "变电站": "project",
    "专用线": "project",
    "大桥": "project",
    "线路": "project",
    "学校": "Organization",
    "医院": "Organization",
    "研究院": "Organization",
    "大学": "Organization",
    "园": "zone",
}
"""What 该… looks for; the rest are zones."""


def widen(reading: Reading) -> Reading:
    """Adds the mentions that refer; those that overlap a name are left out."""
    known = _by_division(reading)
    rows: list[tuple[Mention, ...]] = []
    before: list[list[Mention]] = []
    for sentence, tokens, mentions in zip(reading.sentences, reading.tokens, reading.mentions, strict=True):
        own = list(mentions)
        if sentence.role != "meta":
            for found in _found(reading, known, sentence, tokens, before[-NEAR:], mentions):
                if not any(m.start < found.end and found.start < m.end for m in own):
                    own.append(found)
        own.sort(key=lambda m: (m.start, m.end, m.kind))
        rows.append(tuple(own))
        before.append([m for m in own if m.kind not in ("Quantity", "Period")])
    return replace(reading, mentions=tuple(rows))


def _by_division(reading: Reading) -> dict[str, Mention]:
    """Code of a division -> the first mention of it."""
    named = [m for row in reading.mentions for m in row if m.kind == "AdministrativeArea" and not isinstance(m.value, Mention)]
    sure = {m: d.code for m in named if (d := areas.division(m.label))}
    context = frozenset(sure.values())
    out: dict[str, Mention] = {}
    for m in named:
        code = sure.get(m) or ((d := areas.division(m.label, context)) and d.code)
        if code:
            out.setdefault(code, m)
    return out


def _found(
    reading: Reading,
    known: dict[str, Mention],
    sentence: Sentence,
    tokens: tuple[Token, ...],
    before: list[list[Mention]],
    own: tuple[Mention, ...],
) -> Iterator[Mention]:
    yield from _areas(reading, known, sentence, [*(m for row in before[-1:] for m in row), *own])
    for match in THIS.finditer(sentence.text):
        start = sentence.start + match.start()
        seen = [*(m for row in before for m in row), *(m for m in own if m.end <= start)]
        if target := _antecedent(match[1], seen, reading.protagonist):
            yield refer(start, match[0], target, 0.8)
    yield from definite.find(reading, sentence, tokens, [*(m for row in before for m in row), *own])


def _areas(reading: Reading, known: dict[str, Mention], sentence: Sentence, seen: list[Mention]) -> Iterator[Mention]:
    """我市, 全省, 县里, 当地: the home of the document, or what lies above it; after a place (长沙全市) that place."""
    for match in AREA.finditer(sentence.text):
        start, word = sentence.start + match.start(), match[0]
        named = [m for m in seen if m.kind == "AdministrativeArea" and m.end <= start]
        if named and (named[-1].end == start or word == "当地"):
            yield refer(start, word, named[-1], 0.7)
            continue
        level = next((c for c in word if c in "省市县区州旗"), "")
        zone, home = reading.protagonist, reading.home
        if level == "区" and word[0] in "全该我本" and zone is not None and zone.kind == "DevelopmentZone":
            yield refer(start, word, zone, 0.8)
            continue
        if home is None:
            continue
        division = areas.division(home.label)
        if _means_home(word, level, home, division):
            yield refer(start, word, home, 0.8)
        elif division and (target := areas.above(division, level)):
            if target == division:
                yield refer(start, word, home, 0.8)
            else:
                yield _of_division(known, start, word, target)


def _means_home(word: str, level: str, home: Mention, division: Division | None) -> bool:
    """Whether 当地 or a word with a level (全市) means the home itself; 当地 does not say a whole province."""
    if word == "当地":
        return division is None or division.level > 1
    return bool(level) and home.label.endswith(level) and (division is None or division.name.endswith(level))


def _of_division(known: dict[str, Mention], start: int, word: str, target: Division) -> Mention:
    """The mention of a division that lies above the home: what the text calls it, or its name from the table."""
    if target.code in known:
        return refer(start, word, known[target.code], 0.8)
    name = areas.full_name(target)
    return Mention(start, start + len(word), word, "AdministrativeArea", name=name, finder="anaphora.above", score=0.7)


def _antecedent(head: str, seen: list[Mention], protagonist: Mention | None) -> Mention | None:
    """The nearest thing before that the head can mean; else the protagonist."""
    wanted = TARGET.get(head, "zone")
    for m in reversed(seen):
        if _fits(m, wanted):
            return m
    return protagonist if protagonist is not None and _fits(protagonist, wanted) else None


def _fits(m: Mention, wanted: str) -> bool:
    if wanted == "body":
        return m.kind in ("PublicBody", "Department")
    if wanted == "zone" and m.label.removesuffix("项目").endswith("园"):
        return True  # a project that builds a park is 该园区 too
    return m.kind == wanted or forms.family(m.kind) == wanted
