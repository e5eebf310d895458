"""Mentions -> Statements, and the small questions that all readers of relations ask.

恒远重机项目, locatedIn, 青原高新区 in a sentence -> Statement with evidence, modality and confidence.
"""

from __future__ import annotations

import re

from kg.facts.grammar import modality
from kg.mentions.geography import areas
from kg.mentions.naming import forms
from kg.model import Arg, Mention, Modality, Reading, Sentence, Statement

ZONES = frozenset(("DevelopmentZone", "Park"))
HOSTS = ZONES | {"AdministrativeArea"}
"""Kinds of what others lie in or belong to."""

_HAPPENED = re.compile(
    "(?:项目)?(?:正式|顺利|全面|成功|已|也|如期)*(?:开工|动工|建成|竣工|投用|交付|开园|揭牌|启用|投产|落成)[^，,。；;]{0,6}[，,；;]"
)


_BARE_ZONE = re.compile(
    "(?:^|[^\u4e00-\u9fff]|[县市区我])(?:工业园区?|产业园区?|开发区|高新区|经开区|园区|集聚区|示范区)(?!域|内外)"
)
"""A title that calls the zone of the text by no name."""
PROVINCE = 2
"""Digits of a province's code."""
SHORTEST_STEM = 2
"""Characters of the place of a zone's name."""


def target(m: Mention) -> Mention:
    """What a mention refers to; itself where it names something."""
    while isinstance(m.value, Mention):
        m = m.value
    return m


def label(value: Arg | str) -> str:
    """The name by which two statements are compared."""
    return target(value).label if isinstance(value, Mention) else str(value)


_SITED = re.compile("[^，,。；;、]{0,6}(?:位于|坐落|地处|选址|落户|落地|建在|设在)")


def sited(sentence: Sentence, m: Mention) -> bool:
    """一号码头改造工程|位于临江港区: whether the words behind a name say where it is, though no reader may know the place."""
    return _SITED.match(sentence.text, m.end - sentence.start) is not None


def one(a: Mention, b: Mention) -> bool:
    """Whether two names may be forms of one zone's: 浙江省嘉兴经济技术开发区, 嘉兴经开区."""
    if forms.family(a.kind) != forms.family(b.kind):
        return False
    x, y = (forms.stem(target(m).kind, label(m)) for m in (a, b))
    return min(len(x), len(y)) >= SHORTEST_STEM and (x.endswith(y) or y.endswith(x))


def state(
    sentence: Sentence,
    subject: Arg,
    predicate: str,
    value: Arg | str,
    rule: str,
    sure: float,
    mode: tuple[Modality, str | None] = ("actual", None),
    role: str | None = None,
) -> Statement:
    """A statement with its sentence as evidence."""
    return Statement(
        evidence=(sentence.index,),
        modality=mode[0],
        condition=mode[1],
        rule=f"relations/{rule}",
        confidence=round(sure, 2),
        subject=subject,
        predicate=predicate,
        object=value,
        role=role,
    )


def mode(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[Modality, str | None]:
    """Whether the wording at [start, end) holds, is planned, is expected ..."""
    return modality.of(reading, sentence, max(start, sentence.start), min(end, sentence.end), kind="state")


def here(reading: Reading, sentence: Sentence, kinds: frozenset[str]) -> list[Mention]:
    """The mentions of some kinds in a sentence."""
    return [m for m in reading.mentions[sentence.index] if m.kind in kinds]


def central(reading: Reading) -> bool:
    """Whether the title names the protagonist, so that what the text leaves unsaid is said of it; a round-up of news has none."""
    home = reading.protagonist
    titles = [s for s in reading.sentences if s.role == "title"]
    if home is None or not titles:
        return home is not None
    family, stem = forms.family(home.kind), forms.stem(home.kind, home.label)
    if home.kind in ZONES and all(_BARE_ZONE.search(s.text) and not reading.mentions[s.index] for s in titles):
        return True  # 工业园高质量发展活力迸发
    for s in titles:
        for m in reading.mentions[s.index]:
            named = target(m)
            if forms.family(named.kind) == family and (
                stem.endswith(t := forms.stem(named.kind, named.label)) or t.endswith(stem)
            ):
                return True
    return False


def foreign(reading: Reading, firms: list[Mention]) -> bool:
    """Whether one of some firms is named after a place outside of the home: 引进|广东甲公司、乙公司 says who invests, not where they are."""
    home = reading.home and areas.division(reading.home.label)
    if not home:
        return False
    led = (areas.leading(m.label) for m in firms if m.kind == "Enterprise")
    return any(found and not found[0][2].code.startswith(home.code[:PROVINCE]) for found in led)


def side_by_side(sentence: Sentence, place: Mention) -> bool:
    """Whether a park is what one clause among several is about: 甲产业加快发展，乙基地开工建设，丙项目已入驻 puts 丙 not into 乙."""
    before, after = sentence.text[: max(0, place.start - sentence.start)], sentence.text[max(0, place.end - sentence.start) :]
    return place.kind == "Park" and before.endswith(("，", ",", "；")) and bool(_HAPPENED.match(after))


def between(sentence: Sentence, a: Mention, b: Mention) -> str:
    """The words between two mentions of a sentence."""
    return sentence.text[a.end - sentence.start : b.start - sentence.start]
