"""Reading -> the same with the mentions that refer to others: 该项目, 我市, 全省, 开发区, 该公司, 一期.

临江高新区……开发区今年新开工9个项目 -> 开发区 with value 临江高新区. Only where what it refers to is clear: a definite short form
refers to the protagonist, 该项目 to the nearest project before it, 全省 to the province above the document's home.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions import areas, forms
from kg.mentions.places import Division
from kg.model import Mention, Reading, Sentence, Token

AREA = re.compile(r"[我全本该][省市县区州旗](?![一-鿿]?级|场|长)|(?<![一-鿿])[省市县区][里内]|当地(?!时间)")
THIS = re.compile(
    r"(?:该|本|此|这个|这一|上述)"
    r"(项目|工程|公司|企业|集团|园区|开发区|高新区|经开区|新区|区|园|站|工厂|基地|平台|厅|局)(?!域|[一-鿿]?级)"
)
SHORT = re.compile(
    r"经济技术开发区|经济开发区|高新技术产业开发区|开发区|经开区|高新区|园区|新区|综保区|保税区|自贸区|产业园|示范区"
)
COMPANY = re.compile(r"公司|集团")
PHASE = re.compile(r"(?<![一-鿿])(?:项目)?([一二三四五六首]期)(?:项目|工程)?")
NEAR = 3  # sentences back in which the antecedent of 该项目 is looked for
MODIFYING_TAGS = frozenset({"n", "nr", "ns", "nt", "nz", "vn", "a", "b", "m", "q", "j", "l", "i", "x", "eng"})
MODIFYING = frozenset("各该级型式类多个家这本")

TARGET = {
    "项目": "project",
    "工程": "project",
    "公司": "Enterprise",
    "企业": "Enterprise",
    "集团": "Enterprise",
    "平台": "platform",
    "厅": "body",
    "局": "body",
    "站": "project",
    "工厂": "project",
    "基地": "project",
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
    yield from _areas(reading, known, sentence)
    for match in THIS.finditer(sentence.text):
        start = sentence.start + match.start()
        seen = [*(m for row in before for m in row), *(m for m in own if m.end <= start)]
        if target := _antecedent(match[1], seen, reading.protagonist):
            yield _refer(start, match[0], target, 0.8)
    yield from _definite(reading, sentence, tokens)
    yield from _phases(reading, sentence, [*(m for row in before for m in row), *own])


def _refer(start: int, text: str, target: Mention, score: float) -> Mention:
    while isinstance(target.value, Mention):
        target = target.value
    return Mention(start, start + len(text), text, target.kind, target, finder="anaphora", score=score)


def _areas(reading: Reading, known: dict[str, Mention], sentence: Sentence) -> Iterator[Mention]:
    """我市, 全省, 县里, 当地: the home of the document, or what lies above it."""
    home = reading.home
    if home is None:
        return
    division = areas.division(home.label)
    for match in AREA.finditer(sentence.text):
        start, word = sentence.start + match.start(), match[0]
        level = next((c for c in word if c in "省市县区州旗"), "")
        zone = reading.protagonist
        if level == "区" and word[0] in "全该我本" and zone is not None and zone.kind == "DevelopmentZone":
            yield _refer(start, word, zone, 0.8)
        elif word == "当地" or (level and home.label.endswith(level) and not (division and not division.name.endswith(level))):
            yield _refer(start, word, home, 0.8)
        elif division and (target := areas.above(division, level)):
            if target == division:
                yield _refer(start, word, home, 0.8)
            else:
                yield _of_division(known, start, word, target)


def _of_division(known: dict[str, Mention], start: int, word: str, target: Division) -> Mention:
    """The mention of a division that lies above the home: what the text calls it, or its name from the table."""
    if target.code in known:
        return _refer(start, word, known[target.code], 0.8)
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


def _definite(reading: Reading, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """开发区, 园区, 公司 alone: the protagonist, where it is one of these."""
    protagonist = reading.protagonist
    if protagonist is None:
        return
    pattern = SHORT if forms.family(protagonist.kind) == "zone" else COMPANY if protagonist.kind == "Enterprise" else None
    if pattern is None:
        return
    for match in pattern.finditer(sentence.text):
        start = sentence.start + match.start()
        if _means(match[0], protagonist) and not _modified(tokens, start):
            yield _refer(start, match[0], protagonist, 0.75)


def _means(word: str, protagonist: Mention) -> bool:
    """Whether the short form can stand for the name: 经开区 for an economic zone only, 开发区 and 园区 for any."""
    if COMPANY.fullmatch(word):
        return True
    head = forms.zone_head(protagonist.label)
    if word in ("开发区", "园区"):
        return word == "园区" or protagonist.kind == "DevelopmentZone"
    own = forms.zone_head(word)
    return head is not None and own is not None and head[2] == own[2]


def _modified(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a modifier or a count before it makes it another one (国家级开发区, 3个园区, 零碳园区)."""
    i = bisect_left(tokens, start, key=lambda t: t.start)
    if i == 0:
        return False
    before = tokens[i - 1]
    inside = before.end > start  # the short form begins within a word
    return inside or before.text[-1].isalnum() and (before.tag in MODIFYING_TAGS or before.text in MODIFYING)


def _phases(reading: Reading, sentence: Sentence, seen: list[Mention]) -> Iterator[Mention]:
    """一期 alone: that phase of the nearest project or of the protagonist; a thing of its own with a full name."""
    for match in PHASE.finditer(sentence.text):
        start = sentence.start + match.start()
        projects = [m for m in seen if m.end <= start and forms.family(m.kind) == "project" and not forms.phase(m.label)]
        project = projects[-1] if projects else reading.protagonist
        if project is not None and forms.family(project.kind) == "project":
            name = project.label + match[1].replace("首期", "一期")
            yield Mention(start, start + len(match[0]), match[0], project.kind, name=name, finder="anaphora.phase", score=0.7)
