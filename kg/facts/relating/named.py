"""What names tell by themselves, once a document: with its first sentence.

    青原绿色甲醇项目, 青原县 in one text -> locatedIn(项目, 青原县); 恒远重机项目二期 -> partOf(二期, 恒远重机项目)
    湘江理工大学轨道研究院 -> unitOf(研究院, 湘江理工大学); 石桥县现代农业园 in a text about 青州市 -> locatedIn(园, 青州市)

Only where the text also names the other thing by itself, so that nothing rests on knowledge from outside but the table of divisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from os.path import commonprefix

from kg import resources
from kg.facts.grammar.clauses import outer
from kg.facts.relating import districts
from kg.facts.relating.statements import SHORTEST_STEM, ZONES, label, state, target
from kg.mentions.geography import areas
from kg.mentions.naming import forms
from kg.model import Mention, Reading, Sentence, Statement
from kg.text.tokens import tag_of

_PLACED = frozenset(("Project", "InfrastructureProject", "DevelopmentZone", "Park", "Facility"))
_STREET = re.compile(r"[东西南北中]?(?:路|街|大道|大街)")
_COMMITTEE = re.compile(r"(?:管委会|管理委员会|党工委|工委|党委)$")
_ADMINISTRATION = re.compile("(?:管委会|管理委员会|管理办公室)$")
_PARTY = re.compile("(?:党工委|工委)$")
_BODY = re.compile("[\u4e00-\u9fff]{3,16}?(?:管委会|管理委员会)(?=[\u4e00-\u9fff]{2,12}(?:局|处|科|部|办公室|中心|分局|大队)$)")
"""石滩高新区管委会|招商局: the body that an office is named behind, though no sentence names it alone."""
_HOLDERS = ("Organization", "PublicBody", "Department", "DevelopmentZone")
_BOARD = re.compile("(?:董事会|监事会|研究总?院|研究所|设计院|技术中心|研发中心|事业部|项目部|办事处|党委|党组|党支部)$")
"""Last words of what is a company's own."""
_LEGAL_FORM = re.compile(r"(?:公司|集团)$")
_COMPANY = re.compile(r"[\u4e00-\u9fff（）()]{3,24}(?:公司|集团)(?=.{2})")
"""The company that a name begins with, by its legal form."""
_INCORPORATED = re.compile(r"[^与和及、的0-9]{4,24}?有限(?:责任)?公司(?=(?!与|和|及|、|等).{2,}(?:项目|工程)$)")
"""A company's full name at the beginning of a project's: 恒远精工有限公司|年产5万吨铝材项目 is its own, though no sentence names it."""
_ASIDE = re.compile("[^（()）]{2,8}[（(](?P<place>[^（()）]{2,6})[)）](?=..)")
_HEAD = re.compile("(?:开发区|高新区|经开区|工业园区|产业园区|工业园|产业园|新区)$")
_FIRST = re.compile("(?P<whole>[^项工]{2,}(?:开发区|高新区|经开区|产业园区?|工业园区?|新区|新城))启动区")
_LAST = re.compile("(?:股份|控股|集团|实业|投资)?(?:有限)?(?:责任)?公司$|集团$")
_WHOLE = re.compile("[^项工]{3,}(?:项目|工程|产业园|科技园|物流园|基地)$")
"""锦程物流园项目|三期: the whole is named with its phase, though no sentence names it alone."""
SHORTEST_BRAND = 4
SHORTEST_ZONE = 6
"""Characters of a zone's name without its place: 高新区 is any."""
SHORTEST_COMPANY = 3
"""Characters of a company's name that a longer name may begin with."""
LONGEST_BRAND = 4
"""Characters of a brand."""
_PLACED_BRAND = re.compile("[省市县区镇]")
LONGEST = 40
"""Characters of a name that are compared with the beginnings of others."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The statements that the names of the whole document tell, at the first sentence that is none of its lines of source."""
    if sentence is not next((s for s in reading.sentences if s.role != "meta"), None):
        return
    first: dict[str, Mention] = {}
    where: dict[Mention, Sentence] = {}
    for s, mentions in zip(reading.sentences, reading.mentions, strict=True):
        for m in mentions:
            if m.value is None and m.label not in first and s.role != "meta":
                first[m.label], where[m] = m, s
    companies = {
        m.text: m
        for mentions in reversed(reading.mentions)
        for m in reversed(mentions)
        if m.kind == "Enterprise" and m.text != "公司"
    }
    for m in list(companies.values()):
        if (short := _brand(m.label)) and short not in first:
            companies.setdefault(short, m)
    stems = {forms.place_stem(m.label): m for m in reversed(list(first.values())) if m.kind == "AdministrativeArea"}
    stems |= _zones(first.values())
    stems = districts.listed(first.values()) | stems
    official = {forms.stem(z.kind, z.label): z for z in first.values() if z.kind in ZONES}
    for m in list(outer(first.values())) + [m for m in first.values() if m.kind in _PLACED]:
        yield from _located(reading, where[m], m, stems)
        yield from _part(where[m], m, first, official)
        yield from _unit(where[m], m, first)
        yield from _governed(reading, where[m], m, first)
        yield from _owned(where[m], m, companies)


def _brand(name: str) -> str | None:
    """A company's brand and trade, by which its works are called: 株洲|恒远机电|有限公司; None where too little is left."""
    led = areas.leading(name)
    short = _LAST.sub("", name[led[-1][1] if led else 0 :])
    return short if len(short) >= SHORTEST_BRAND and short != name else None


def _zones(names: Iterable[Mention]) -> dict[str, Mention]:
    """The zones by their names, and without the place that a name begins with: 绥阳|东镇循环产业园."""
    out: dict[str, Mention] = {}
    for m in names:
        if m.kind in ZONES:
            led = areas.leading(m.label)
            if led and led[-1][1] and len(short := m.label[led[-1][1] :]) >= SHORTEST_ZONE:
                out.setdefault(short, m)
    return out | {m.label: m for m in names if m.kind in ZONES}


def _located(reading: Reading, sentence: Sentence, m: Mention, stems: dict[str, Mention]) -> Iterator[Statement]:
    """The place that a name begins with, where the text names it too; of a park in a county of the home also the home."""
    if m.kind not in _PLACED:
        return
    aside, led = _ASIDE.match(m.text), districts.LED.match(m.text)
    if aside and not (led and led[0] in stems) and (there := stems.get(aside["place"])):
        yield state(sentence, m, "locatedIn", there, "by-name", 0.75)  # 广州（梅州）产业园 lies in the second
        return
    outer_place: Mention | None = None
    company = _COMPANY.match(m.text)
    at = company.end() if company else 0  # 青岛奇品科技公司|绿色建材项目: where the company is from says nothing of its project
    while at < min(len(m.text), LONGEST) - 2:  # 青州 and 石桥 of 青州石桥经济开发区
        cut, place = _longest(m, at, stems)
        if place is None or outer_place and not _inside(outer_place, place):
            break
        outer_place = place
        yield state(sentence, m, "locatedIn", place, "by-name", 0.7)
        at = cut
    home = reading.home and areas.division(reading.home.label)
    found = areas.leading(m.text)
    if home and found and reading.home and m.kind in ZONES:
        start, end, inner = found[0]
        if inner.code != home.code and inner.code.startswith(home.code) and m.text[start:end] == inner.name:
            yield state(sentence, m, "locatedIn", reading.home, "by-division", 0.7)


_ITS_WORKS = ("项目", "工程", "建设项目", "建设工程")
"""青原产业园|项目: the works that make the park, and none that lie in it."""


def _longest(m: Mention, at: int, stems: dict[str, Mention]) -> tuple[int, Mention | None]:
    """The longest place that stands at an offset of a name, and where it ends."""
    for cut in range(min(len(m.text) - 2, LONGEST), at + 1, -1):
        place = stems.get(m.text[at:cut])
        if place is None or place is m or m.text[cut:] in _ITS_WORKS:
            continue
        if place.kind in ZONES and m.kind not in ZONES or place.kind == "AdministrativeArea" and not _STREET.match(m.text, cut):
            return cut, place
    return at, None


def _inside(around: Mention, place: Mention) -> bool:
    """Whether the second place of a name may lie in the first: 青州|石桥, but not 阜阳|合肥."""
    one, two = areas.division(around.label), areas.division(place.label)
    return one is None or two is None or two.code.startswith(one.code)


def _part(sentence: Sentence, m: Mention, first: dict[str, Mention], official: dict[str, Mention]) -> Iterator[Statement]:
    """X项目二期 is part of X项目; X产业园一区 of X产业园."""
    spoken = m.kind in ZONES and m.text != m.label  # 二期 of 锦程产业园
    if (spoken or m.kind in ("Project", "InfrastructureProject")) and forms.phase(m.label):
        whole = forms.without_phase(m.label)
        for name in (whole, whole + "项目", whole.removesuffix("项目")):
            base = first.get(name)
            if base and base is not m and base.kind in _PLACED and len(whole) >= 4:
                yield state(sentence, m, "partOf", base, "phase", 0.9)
                return
        if not spoken and m.text.startswith(whole) and _WHOLE.search(whole):
            base = replace(m, end=m.start + len(whole), text=whole, name=None, finder="named")
            yield state(sentence, m, "partOf", base, "phase", 0.8)
    if m.kind in ZONES:
        for cut in range(min(len(m.text) - 2, LONGEST), 3, -1):
            base = first.get(m.text[:cut]) or _HEAD.search(m.text, 0, cut) and official.get(forms.stem(m.kind, m.text[:cut]))
            if base and base is not m and base.kind in ZONES:
                yield state(sentence, base, "hasPart", m, "part-by-name", 0.8)
                return
        if m.text == m.label and (led := _FIRST.fullmatch(m.text)):
            base = replace(m, end=m.start + led.end("whole"), text=led["whole"], finder="named")
            yield state(sentence, base, "hasPart", m, "part-by-name", 0.7)


def _unit(sentence: Sentence, m: Mention, first: dict[str, Mention]) -> Iterator[Statement]:
    """An institute named after its university is a unit of it; a zone and its committee are one."""
    if m.kind not in ("Organization", "Department", "PublicBody") or _COMMITTEE.search(m.text) or m.text.endswith("团队"):
        return
    for cut in range(min(len(m.text) - 2, LONGEST), 2, -1):
        base = first.get(m.text[:cut])
        if (
            base
            and (base.kind in _HOLDERS or base.kind == "Enterprise" and _BOARD.search(m.text))
            and not m.text[cut:].startswith(("和", "与", "、"))
        ):
            yield state(sentence, m, "unitOf", base, "unit", 0.85)
            return
    if m.kind == "Department" and m.text == m.label and (body := _BODY.match(m.text)):
        base = Mention(m.start, m.start + body.end(), body[0], "PublicBody", finder="named", score=0.7)
        yield state(sentence, m, "unitOf", base, "unit", 0.8)


def _governed(reading: Reading, sentence: Sentence, m: Mention, first: dict[str, Mention]) -> Iterator[Statement]:
    """某某高新区管委会 administers 某某高新区, where the text names the zone by itself or is about it (高新区管委会, 管委会); its
    party committee is of it."""
    if m.kind != "PublicBody":
        return
    for office, predicate in ((_ADMINISTRATION, "administers"), (_PARTY, "unitOf")):
        if not (found := office.search(m.label)):
            continue
        stem, home = m.label[: found.start()], reading.protagonist
        zone = first.get(stem)
        sure = 0.75
        if zone is None and home and home.label.endswith(stem):
            zone, sure = target(home), 0.65
        if zone and zone.kind in ZONES:
            yield state(sentence, m, predicate, zone, "committee", sure)
        return


def _owned(sentence: Sentence, m: Mention, first: dict[str, Mention]) -> Iterator[Statement]:
    """The company that a project's or a plant's name begins with, where the text also names the company by itself."""
    if m.kind not in ("Project", "InfrastructureProject", "Facility"):
        return
    for cut in range(min(len(m.text) - 2, LONGEST), SHORTEST_COMPANY - 1, -1):
        owner = first.get(m.text[:cut])
        if owner and owner.kind == "Enterprise":
            predicate = "operatedBy" if m.kind == "Facility" else "developer"
            yield state(sentence, m, predicate, target(owner), "named-after", 0.8 if _LEGAL_FORM.search(m.text[:cut]) else 0.7)
            return
    if m.kind == "Project" and (full := _INCORPORATED.match(m.text)):
        firm = Mention(m.start, m.start + full.end(), full[0], "Enterprise", finder="named", score=0.7)
        yield state(sentence, m, "developer", firm, "named-after", 0.7)
    elif m.kind == "Project" and not _COMPANY.match(m.text):
        named = {label(owner): owner for owner in first.values() if owner.kind == "Enterprise" and _branded(m.text, owner)}
        if len(named) == 1:
            yield from (state(sentence, m, "developer", target(owner), "named-after", 0.65) for owner in named.values())


@cache
def _of_firms() -> tuple[str, ...]:
    """What stands behind the brand of a firm alone."""
    return ("集团", "公司", "控股", *sorted(resources.words("trades_strong") | resources.words("firm_trades")))


def _branded(name: str, company: Mention) -> bool:
    """Whether a work's name begins with the brand of a company, a word that is no other: 恒远|年产5万吨…项目, 株洲|恒远机电有限公司."""
    if not _LEGAL_FORM.search(label(company)) or "集团" in label(company):
        return False  # what is named after a group, a company of the group builds
    led = areas.leading(label(company))
    own = label(company)[led[-1][1] if led else 0 :]
    brand = commonprefix((name, own))
    another = name.startswith(_of_firms(), len(brand))  # 恒远|乳业…项目 is of another firm of the brand than 恒远|机电有限公司
    sized = SHORTEST_STEM <= len(brand) <= LONGEST_BRAND and not _PLACED_BRAND.search(brand)
    return sized and not another and (tag_of(brand) or "nz") in ("nz", "nr", "nt") and not areas.known(brand)
