"""Reading -> the same with its protagonist (whom sentences without a subject are about) and its home (what 我市 means).

“临江高新区上半年签约21个项目” over a text that says 全市 -> protagonist 临江高新区, home 临江市.
The title counts most, then how often a name comes, then who issued the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.mentions.geography import areas
from kg.mentions.geography.division import Division
from kg.mentions.naming import forms
from kg.mentions.referring import reported
from kg.model import Mention, Reading

WEIGHT = {
    "DevelopmentZone": 1.5,
    "Park": 1.1,
    "Enterprise": 1.0,
    "Project": 0.9,
    "InfrastructureProject": 0.9,
    "AdministrativeArea": 0.8,
    "Facility": 0.7,
    "PublicBody": 0.6,
    "Department": 0.5,
    "Organization": 0.4,
}
"""How likely a bulletin is about a thing of the class."""
FIRST_IN_TITLE, IN_TITLE, ISSUER, LEAST = 6.0, 3.0, 2.0, 2.0
INSIDE, MOST = 0.4, 0.5  # of the areas named must lie in the home, or lie in it or hold it; news about many provinces has none
OUTLET = 2  # mentions that the name of the outlet counts for
IN_PASSING = 0.6  # in the text, areas mostly say where something is


_OURSELVES = re.compile(r"[（(](?:[^（）()“”]{1,24}[，,；;])?(?:以下|下称)?(?:简称)?[：:]?[“\"]?(?:本公司|公司|上市公司)[”\"]")
"""某某股份有限公司（以下简称“公司”）: who publishes a notice."""
_ZONE = re.compile(r"园区|开发区|高新区|经开区|工业园|产业园|集聚区")
_AWAY = re.compile("(?:前往|赴)(?:[\u4e00-\u9fff]{2,4}(?:、|和|与|及)){0,3}$")
"""率队赴|山东考察: where somebody goes is not the area that a text is about."""
LEAD = 20
"""Characters before an area in which that is looked for."""
_KINDS = frozenset(("工业园", "产业园", "集聚区"))
"""Words of a title that a zone has in its name, if it is the one; 开发区 and 园区 may mean any."""
BEGINS = 3
"""Sentences in which a text says what it is about."""

_BODIES = ("PublicBody", "Department")
_OF_PLACES = ("DevelopmentZone", *_BODIES, "Park")
"""What is called by the place that it lies in, or is of."""

Slot = tuple[str, str]
_Said = tuple[Mention, str, int]
"""An area as it is mentioned, its code, and what the mention weighs."""


def widen(reading: Reading) -> Reading:
    """Sets `protagonist` and `home`; either stays None where nothing stands out."""
    if area := reported.area(reading):
        return replace(reading, protagonist=area, home=area)
    wordings = _protagonist(reading)
    home = _of_protagonist(reading, wordings) or _most(said := _said(reading)) or _most([*said, *_called(reading)])
    if home and not wordings and _one_of_many(reading, [m for m, _ in _named(reading) if m.label == home.label]):
        home = None
    protagonist = min(wordings, key=_fullest) if wordings else home
    return replace(reading, protagonist=protagonist, home=home)


def _fullest(m: Mention) -> tuple[bool, int, int]:
    """The official wording first, then the longest, then the earliest."""
    return forms.abbreviated(m.kind, m.label), -len(m.label), m.start


def _named(reading: Reading) -> Iterator[tuple[Mention, str]]:
    """The mentions that name something by themselves, with the role of their sentence."""
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        longest = {m.start: m.end for m in mentions}  # mentions come in order: 遵义市绥阳县 after the 遵义市 that it begins with
        for m in mentions:
            at = m.start - sentence.start
            nested = m.kind == "AdministrativeArea" and m.end < longest[m.start]
            away = m.kind == "AdministrativeArea" and _AWAY.search(sentence.text, max(0, at - LEAD), at)
            if not isinstance(m.value, Mention) and m.kind in WEIGHT and not nested and not away and not forms.ambiguous(m.label):
                yield m, sentence.role


def _protagonist(reading: Reading) -> list[Mention]:
    """The mentions of what the document is about; none where nothing stands out."""
    scores: defaultdict[Slot, float] = defaultdict(float)
    mentions: defaultdict[Slot, list[Mention]] = defaultdict(list)
    in_title = not any(s.role == "title" for s in reading.sentences)  # without a title the first name of the text stands for it
    first_in_text = in_title
    for m, role in _named(reading):
        slot = _slot(m)
        weight = WEIGHT[m.kind]
        if role == "title":
            scores[slot] += weight * (IN_TITLE if in_title else FIRST_IN_TITLE)
            in_title = True
        elif role != "meta" and first_in_text:
            scores[slot] += weight * IN_TITLE
            first_in_text = False
        elif role == "meta":
            scores[slot] += ISSUER * weight if m.kind in ("DevelopmentZone", "Enterprise") else 0
        else:
            scores[slot] += weight * (IN_PASSING if m.kind == "AdministrativeArea" else 1)
        if m.kind == "Enterprise" and role == "body" and _OURSELVES.match(reading.document.text, m.end):
            scores[slot] += weight * FIRST_IN_TITLE
        mentions[slot].append(m)
    _pool(scores, mentions)
    if not scores:
        return []
    chosen = min(scores, key=lambda s: (-scores[s], mentions[s][0].start, s))
    if (chosen[0] == "place" or scores[chosen] < LEAST) and (zone := _zone_meant(reading, mentions)):
        return mentions[zone]
    return mentions[chosen] if scores[chosen] >= LEAST and not _one_of_many(reading, mentions[chosen]) else []


ITEMS, SHARE = 5, 0.25
"""So many headings make a text of items; what is named under no more than this share of them is one of them."""


def _one_of_many(reading: Reading, named: list[Mention]) -> bool:
    """Whether a text of several items (要闻简讯, 国内快讯) speaks of a thing in few of them, and not in its title or source line."""
    items = {s.index for s in reading.sentences if s.role == "heading"}
    inside = [s for s in reading.sentences if any(s.start <= m.start < s.end for m in named)]
    if len(items) < ITEMS or any(s.role in ("title", "meta") for s in inside):
        return False
    return len({s.index if s.index in items else s.heading for s in inside}) <= SHARE * len(items)


def _zone_meant(reading: Reading, mentions: Mapping[Slot, list[Mention]]) -> Slot | None:
    """The zone that a title means with a common noun (建湖年鉴·工业·园区建设, 走进开发区): the first word of the text, or the only
    zone that the text begins with."""
    meant = {m[0] for s in reading.sentences[:2] if s.role == "title" for m in _ZONE.finditer(s.text)}
    if not meant:
        return None
    kind = re.compile("|".join(meant & _KINDS) if meant <= _KINDS else "")
    body = [s for s in reading.sentences if s.role == "body"][:BEGINS]
    until = body[-1].end if body else 0
    zones = [
        slot for slot, named in mentions.items() if slot[0] == "zone" and named[0].start < until and kind.search(named[0].label)
    ]
    opens = next((z for z in zones if body and mentions[z][0].start == body[0].start), None)
    return opens or (zones[0] if len(zones) == 1 else None)


def _slot(m: Mention) -> Slot:
    """Family and stem: what the wordings of one thing share."""
    family = forms.family(m.kind)
    return family, forms.place_stem(m.label) if family == "place" else forms.stem(m.kind, m.label)


def _pool(scores: dict[Slot, float], mentions: dict[Slot, list[Mention]]) -> None:
    """Each fuller name counts for its shorter form too: 江州青原经开区 for 青原经开区."""
    by_length = sorted(scores, key=lambda s: (-len(s[1]), s))[:400]  # a long text names thousands; its protagonist comes often
    for i, (family, full) in enumerate(by_length):
        for shorter in by_length[i + 1 :]:
            if shorter[0] == family and len(shorter[1]) >= 4 and full.endswith(shorter[1]):
                scores[shorter] += scores.pop((family, full))
                mentions[shorter] += mentions.pop((family, full))
                break


def _of_protagonist(reading: Reading, wordings: list[Mention]) -> Mention | None:
    """The area that the protagonist is or lies in."""
    if wordings and wordings[0].kind == "AdministrativeArea":
        return min(wordings, key=_fullest)
    if wordings and wordings[0].kind in _OF_PLACES:
        for m in sorted(wordings, key=lambda m: (-len(m.text), m.start)):
            if found := _area_in(reading, m):
                return found
    return None


def _said(reading: Reading) -> list[_Said]:
    """The areas that a text names, most of all in its title, and that of its outlet."""
    areas_named = ((m, role) for m, role in _named(reading) if m.kind == "AdministrativeArea")
    said = [(m, d.code, 3 if role == "title" else 1) for m, role in areas_named if (d := areas.division(m.label))]
    outlet = _outlet(reading)
    return [*said, (outlet[1], outlet[0], OUTLET)] if outlet else said


def _called(reading: Reading) -> Iterator[_Said]:
    """The areas that the names of bodies begin with, for a text that hardly names one itself; zones may be anywhere."""
    for m, _ in _named(reading):
        if m.kind in _BODIES and (found := areas.leading(m.text)):
            yield _of(m, found[-1]), found[-1][2].code, 1


def _most(said: list[_Said]) -> Mention | None:
    """Of the areas said, with their weights, the smallest that holds most."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for m, code, weight in said:
        counts[code] += weight
        first.setdefault(code, m)
    total = sum(counts.values())
    for code in sorted(counts, key=lambda c: (-len(c), -counts[c], first[c].start)):
        within = sum(n for c, n in counts.items() if c.startswith(code))
        above = sum(n for c, n in counts.items() if code.startswith(c) and c != code)
        if within >= 2 and within >= INSIDE * total and within + above >= MOST * total:
            return first[code]
    return None


def _outlet(reading: Reading) -> tuple[str, Mention] | None:
    """The city or county whose outlet published the text (全椒县人民政府网, 滁州日报), where it stands in the source line."""
    name = reading.document.publisher or reading.document.source or ""
    found = [f for f in areas.leading(name) if f[2].level > 1]
    if not found:
        return None
    start, end, division = found[-1]
    for sentence in reading.sentences:
        at = sentence.text.find(name)
        if sentence.role == "meta" and at >= 0:
            at += sentence.start + start
            label = areas.full_name(division)
            mention = Mention(
                at, at + end - start, name[start:end], "AdministrativeArea", name=label, finder="protagonist.home", score=0.8
            )
            return division.code, mention
    return None


def _area_in(reading: Reading, protagonist: Mention) -> Mention | None:
    """The area that a name begins with (临江高新区 -> 临江), as it is mentioned in the text or as a part of the name."""
    found = areas.leading(protagonist.text)
    if not found:
        return None
    division = found[-1][2]
    for m, _ in _named(reading):
        if m.kind == "AdministrativeArea" and areas.division(m.label, frozenset({division.code})) == division:
            return m
    return None if protagonist.kind == "Park" else _of(protagonist, found[-1])  # 万安产业园: of a town, or of a company


def _of(m: Mention, area: tuple[int, int, Division]) -> Mention:
    """The mention of an area inside a name."""
    start, end, division = area
    at, name = m.start + start, areas.full_name(division)
    return Mention(at, m.start + end, m.text[start:end], "AdministrativeArea", name=name, finder="protagonist.home", score=0.8)
