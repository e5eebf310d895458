"""A、B、C等N个项目: the noun after 等 tells the kind of every member.

    满足甲材料、乙农业、丙基地等省市重点项目的用电需求 -> three Projects; 对接某某教育等45家企业 -> Enterprise
    下辖水东、河西两个片区 -> two Parks

A member that is a name already keeps its kind where the noun allows it (a company among 项目 is a project named after it).
Where the members are split: members.py; lists behind a cue and numbered lines: announced.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from kg import resources
from kg.mentions import leftward, overlaps
from kg.mentions.generic import specific
from kg.mentions.geography import roads
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import WORKS
from kg.mentions.naming import announced, attending, closing, done, hosting, layouts, ruled, siblings, tallied, works
from kg.mentions.naming.branded import traded
from kg.mentions.naming.members import NAME_TAGS, odd, of_clause, parts, without_place, without_state
from kg.mentions.naming.vocabulary import trades_of_companies
from kg.model import Mention, Reading, Sentence, Token
from kg.text.tokens import between

_OFFICE = re.compile(r"(?:办公室|局|科|部|工委|中心|处|股|所|站|大队)$")
_ANY_OFFICE = re.compile(_OFFICE.pattern + r"|(?:委|厅|办|队|院|会|联|署|关|行|政府|公司|公安|检察|法庭)$")
"""下设党政办公室、招商局等部门: offices by their last word."""
_COUNT = re.compile(r"\d+[余多]?(?!号|#|[A-Z]|[.万千百]?[兆吨千瓦米伏])[\u4e00-\u9fff]")
"""37座抽水蓄能电站: a member that counts names nothing."""
_STRETCH = re.compile(r"[（(][^（）()]*[-—－~～至到][^（）()]*[)）]$")
"""云溪路（江北路-滨河路）: from where to where is no part of a road's name."""
_COMMON_TAGS = frozenset({"n", "v", "vn", "b", "a", "an", "l", "i", "d", "ng", "j", "vd", "ad"})
_AS_PROJECTS = ("Enterprise", "Project", "Organization", "Park", "Facility", "Platform", "InfrastructureProject")
"""What is called by its noun 项目 is the building of it: 某某产业园、某某水厂等项目."""
_SEEN = re.compile(r"(?:[察查]看|走进|参观|调研|考察|观摩|深入|视察|踏看)了?[^，。；、]{0,4}$")
"""What visitors saw stands already, or is called by what it will be: 查看了|市博物馆、市文化馆等项目."""
_BODIES = ("PublicBody", "Department", "DevelopmentZone", "Person")
_GROUNDS = ("Park", "Facility")
_PEOPLE = re.compile(
    r"(?:负责人|负责同志|领导|代表|人员|专家|同志|记者|干部|员工|人士|嘉宾|客商|居民|群众|理事长|董事长|总经理|主任|书记|[局市县区镇]长)$"
)
_TOWNS = ("村", "社区", "乡镇", "县区", "区县", "镇街", "街道", "镇", "乡")
_OWN_HEAD = re.compile(r"(?:研究院|研究所|学院|大学|园|园区|示范区|高新区|开发区|新区|新城|工业区|集聚区)$")
"""A member with such a head is what its head says, though it is called a platform."""
_ACADEMIC = ("研究院", "研究所", "学院", "大学")
_PAIRS = (("（", "）"), ("“", "”"))  # 中小企业（|省级）、…, 甲省“|十大园区”: no name has one of them alone
_AREA_NOUNS = ("功能区", "片区", "组团", "园区", "产业园", "板块")
LONGEST_VILLAGE = 3
"""Characters of a village of common words in a list: 庄头, but no 乡村振兴."""
_NUMBERED = re.compile(r"等\d+[余多]?个")
"""恒远乳品基地、陶瓷产业园|等7个项目: what is counted is particular."""
_BUILT = re.compile(r"(?:产业园|基地|中心|工厂|厂|园|馆|城|广场|生产线|[一二三四五]期|站|库)$")


def widen(reading: Reading) -> Reading:
    """The reading with the members of its lists as mentions."""
    out = []
    for sentence, tokens, mentions in zip(reading.sentences, reading.tokens, reading.mentions, strict=True):
        found: list[Mention] = []
        if sentence.role != "meta":
            found += _members(sentence, tokens, mentions)
            found += announced.announced(sentence, tokens, mentions, _trades())
            found += (*announced.counted(sentence, tokens, mentions), *announced.item(reading, sentence, mentions))
            found += (*siblings.find(sentence, tokens, mentions), *tallied.find(sentence, tokens, mentions))
            found += (*layouts.find(sentence), *attending.find(sentence, tokens, mentions))
            found = _ruled(found, tuple(ruled.find(sentence, mentions)))
        out.append(_merged(mentions, found) if found else mentions)
    return replace(reading, mentions=tuple(out))


def _ruled(found: list[Mention], towns: tuple[Mention, ...]) -> list[Mention]:
    """The members with the towns behind verbs of ruling, which tell better where they begin: 石门县下辖|云溪、白塔两个乡镇."""
    return [*towns, *(m for m in found if not any(t.start < m.end and m.start < t.end for t in towns))]


def _merged(mentions: tuple[Mention, ...], members: list[Mention]) -> tuple[Mention, ...]:
    """The members replace what lies inside them: the list says what they are."""
    members = [m for m in map(without_state, members) if all(m.text.count(a) == m.text.count(b) for a, b in _PAIRS)]
    kept = [m for m in mentions if not any(x.start < m.end and m.start < x.end and not overlaps.output(x, m) for x in members)]
    return tuple(overlaps.best((*kept, *members)))


def _members(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    yield from done.find(sentence, tokens, mentions)
    for m in closing.of(sentence.text):
        noun = next(n for n in m.groupdict().values() if n in closing.kinds())
        kind = closing.kinds()[noun]
        if m.groupdict().get("between") and any(
            t.tag == "v" and leftward.edge(t.text) and t.end < sentence.start + m.start("noun")
            for t in between(tokens, sentence.start + m.start("between"), sentence.start + m.start("noun"))
        ):
            continue  # 榴莲、牛肉等|进入市场
        found = (_behind_person(mentions, *span) for span in parts(sentence, tokens, mentions, m.start()))
        spans = [span for span in found if not _people(sentence, mentions, *span)]
        if (m.groupdict().get("villages") or m.groupdict().get("areas")) and len(spans) < 2:
            continue  # 现辖|5个行政村
        plain = partial(_generic, kind, sentence, tokens)
        if host := hosting.before(sentence, mentions, m.start(), kind, spans, plain):
            yield host
            spans[-1] = (host.end, spans[-1][1])
        known = {(x.start, x.end): x for x in mentions}
        named = any(not _generic(kind, sentence, tokens, *span) for span in spans)
        seen = bool(spans) and _SEEN.search(sentence.text, 0, spans[0][0] - sentence.start) is not None
        companies = kind == "Enterprise" and _companies(spans, tokens, known)
        for start, end in spans:
            if stretch := _STRETCH.search(sentence.text, start - sentence.start, end - sentence.start):
                end = sentence.start + stretch.start()
            end = without_place(sentence, mentions, end)
            text = sentence.text[start - sentence.start : end - sentence.start]
            own = known.get((start, end))
            road = own and own.kind in ("Place", "Facility") and works.kind("Project", text) != "Project"
            if own and kind in WORKS and (road or own.kind == "Mechanism" and _BUILT.search(text.strip("“”"))):
                own = None  # a road among works is one, and so is what is quoted there
            if _COUNT.match(text) or kind in (*WORKS, "Enterprise") and text in divisions():
                continue
            town = kind != "AdministrativeArea" or own or noun in _TOWNS
            if not town or own and own.kind not in (*_allowed(kind), kind) or of_clause(tokens, start, end):
                continue
            if own and kind in _GROUNDS and own.kind in ("Enterprise", "Organization"):
                continue  # 某某公司等园区和企业
            if not own and kind == "Enterprise" and (zone := _zone_before(mentions, start, end)):
                start = zone
                text = sentence.text[start - sentence.start : end - sentence.start]
            if not own and any(x.start == start and x.end < end and x.kind in _BODIES for x in mentions):
                continue  # 县政府主导、: a body with a verb
            if kind == "Enterprise" and not own and _OWN_HEAD.search(text):
                yield Mention(start, end, text, "Park", finder="lists", score=0.7)
                continue
            if kind == "Department" and not own and not _ANY_OFFICE.search(text):
                continue
            if own and kind == "Project" and (own.kind == "InfrastructureProject" or own.kind == "Facility" and seen):
                continue
            if kind == "Platform" and (head := _OWN_HEAD.search(text)):
                if not own and head[0] not in _ACADEMIC:
                    yield Mention(start, end, text, "Park", finder="lists", score=0.75)
                continue
            among = (
                len(spans) > 2
                and len(text) >= 5
                or len(spans) > 1
                and len(text) >= 4
                and _NUMBERED.match(sentence.text, m.start())
            )
            built = kind == "Project" and named and among and _BUILT.search(text)
            if kind == "Mechanism":
                if not own and 3 <= len(text) <= 14 and not re.search(r"\d|“|的", text):
                    yield Mention(start, end, text, kind, finder="lists", score=0.6)
                continue
            beside = kind == "Project" and len(spans) > 2 and sum(not _generic(kind, sentence, tokens, *x) for x in spans) > 1
            if kind == "Department" and _OFFICE.search(text) and len(text) >= 4:
                yield Mention(start, end, text, kind, finder="lists", score=0.75)
                continue
            chain = kind == "Enterprise" and not own and text.endswith(_activities())
            generic = chain or _trade_only(text) if companies or beside else _generic(kind, sentence, tokens, start, end)
            closed = (
                m.groupdict().get("areas")
                or m.groupdict().get("villages")
                and len(text) <= LONGEST_VILLAGE
                or noun in _AREA_NOUNS
                and re.search(r"[两三四五六七八九]个", m.groupdict().get("between") or "")
                or m.groupdict().get("noun") in ("园区", "产业园")
                and m[0][0] in "两三四五六七八九十"
            )
            line = m.groupdict().get("lines") is not None and len(text) == 2  # 临安、安宁两条高速公路
            sites = kind == "Park" and named and _OWN_HEAD.search(text) and re.search(r"\d个", m.groupdict().get("between") or "")
            if generic and not built and not line and not sites and not (closed and (named or len(spans) > 2 and len(text) >= 4)):
                continue
            if m.groupdict().get("lines"):
                at = (start - sentence.start, m.end() - sentence.start)
                of = "Facility" if roads.standing(sentence.text, *at) else "InfrastructureProject"
                yield Mention(start, end, text, of, name=text if text.endswith(noun) else text + noun, finder="lists", score=0.8)
                continue
            called, short = works.kind(kind, text), kind == "Park" and closed and not own and len(text) <= 3
            full = text + noun if short else works.name(called, text)  # 云溪、石滩两个|产业园
            yield Mention(start, end, text, called, name=full, finder="lists", score=0.75)


def _zone_before(mentions: tuple[Mention, ...], start: int, end: int) -> int | None:
    """Where a company's name begins behind the zone that it lies in: 云岭高新区|恒远材料."""
    ends = [x.end for x in mentions if x.start == start and x.kind in ("DevelopmentZone", "Park") and x.end + 2 <= end]
    return max(ends, default=None)


def _behind_person(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[int, int]:
    """The member without a person that is joined to it: 副区长某某及|政府办."""
    persons = [x.end + 1 for x in mentions if x.kind == "Person" and start <= x.start and x.end + 3 <= end]
    return max(persons, default=start), end


def _people(sentence: Sentence, mentions: tuple[Mention, ...], start: int, end: int) -> bool:
    """Whether a member is a person, one with a post (副会长某某), or says what persons do."""
    if any(x.kind == "Person" and start <= x.start and x.end == end for x in mentions):
        return True
    return _PEOPLE.search(sentence.text, start - sentence.start, end - sentence.start) is not None


def _allowed(kind: str) -> tuple[str, ...]:
    """The kinds of names that may be members of a list of a kind."""
    return _AS_PROJECTS if kind == "Project" else ("Enterprise", "Project", "Organization")


def _companies(spans: list[tuple[int, int]], tokens: tuple[Token, ...], known: dict[tuple[int, int], Mention]) -> bool:
    """Whether a member is a company by itself, or no common words: then its neighbours, of common words (雪峰啤酒), are names too."""
    return len(spans) > 1 and any(
        odd(tokens, a, b) or (a, b) in known and known[a, b].kind in ("Enterprise", "Organization") for a, b in spans
    )


@cache
def _trades() -> re.Pattern[str]:
    words = {r["word"] for r in resources.table("lexicon/industries.tsv")} | resources.words("no_brands")
    words |= trades_of_companies()
    return re.compile(
        "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + "|先进|产业|行业|领域|类|业)+"
    )


def _trade_only(text: str) -> bool:
    """Whether a member says what companies do (装备制造) and not which one."""
    return _trades().fullmatch(text) is not None or not specific(text)


@cache
def _activities() -> tuple[str, ...]:
    return tuple(resources.words("activities") - trades_of_companies())


def _generic(kind: str, sentence: Sentence, tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """A member of common words only (道路标线、绿化等工程), or of generic modifiers, names nothing."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    inside = between(tokens, start, end)
    if kind in ("Enterprise", "Project") and traded(inside):
        return False
    if kind == "Enterprise" and (text.startswith("“") or text.endswith(_activities())):
        return True  # 服务器生产、算力运维等企业: stages of a chain
    if (
        len(text) == 2
        and kind not in ("Enterprise", "AdministrativeArea", "Park")
        and not any(t.tag.startswith(NAME_TAGS) for t in inside)
    ):
        return True
    if inside and len(text) <= 10 and all(len(t.text) >= 2 and t.tag in _COMMON_TAGS for t in inside):
        return True
    trade = any(text in resources.words(name) for name in ("no_brands", "trades_weak", "trades_called"))
    return trade or not specific(text)
