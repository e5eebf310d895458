"""One sentence -> bodies of the state: central ones by their name, local departments by place, field and kind of office.

会同陕西省财政厅、市商务局 -> Department 陕西省财政厅, Department 市商务局; 教育部印发 -> PublicBody 教育部.
Names of central bodies and fields of departments: kg/data/lexicon/bodies.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg import resources
from kg.mentions import leftward, overlaps
from kg.mentions.geography import areas, towns
from kg.mentions.naming.vocabulary import trades_of_companies
from kg.model import Mention, Reading, Sentence, Token
from kg.text.anchors import Finder, finder
from kg.text.tokens import between

_OF_OTHERS = {
    "Enterprise": ("董事会", "监事会"),
    "Park": ("管理办公室", "管理处", "管理局"),
    "DevelopmentZone": ("管理办公室", "管理处", "管理局"),
}
"""Offices of what is no body itself."""
OFFICE = r"(?:局|厅|委员会|委|办公室|管理局|服务局|促进局|发展局|服务中心|促进中心)"
ATTACHED = re.compile(
    r"(?![和与及暨]|常委(?!会)|[内下]设|设[有立]|设(?![备计施]))(?:[\u4e00-\u9fff]{2,8}?(?:局|部|科|处|(?<![举主承协督开创])办|(?<!公)司(?![法机令仪])|办公室|中心|大队|支队|法庭|分局|所|调查队|总队|联络站)|办公[室厅]|管理办公室|督[查导]室|(?:政策|党史|史志)?研究室|董事会|监事会|管理处|管理局)(?![长员势限面域区])"
)
"""An office right behind its body: 管委会招商合作局, 人民政府办公室, 人民法院园区法庭."""
ZONE = re.compile(r"(?:经济|高新技术产业|高新)?(?:技术)?(?:开发|经开|高新|示范)区$|(?:综合)?(?:保税区|综保区)$|新区$")
_SEVERAL = re.compile(r"\d[余多]?[个家]$")
"""5个|市工商联."""
_OF_LEVEL = re.compile(r"(?<![\u4e00-\u9fff])[省市县区州旗][\u4e00-\u9fff]{2,6}$|(?<=从)[省市县区州旗][\u4e00-\u9fff]{2,6}$")
"""市重点项目|建设服务中心: whose centre it is."""
NATIONAL = re.compile(r"(?:国家|中央|全国|中共|国务院|最高人民|中国共产党|中国)(?!级|[一二三]类)")
LONGEST_PLACE = 12


@cache
def _patterns() -> tuple[Finder, Finder]:
    rows = sorted(resources.table("lexicon/bodies.tsv"), key=lambda r: (-len(r["name"]), r["name"]))
    bodies = "|".join(r["name"] for r in rows if r["what"] == "body")
    fields = "|".join(r["name"] for r in rows if r["what"] == "field")
    return (
        finder(f"(?:{bodies})(?![门队分内外])"),
        finder(f"(?:自治[区州县旗]|[省市县区州旗盟])?(?:(?:{fields})[和与])?(?:{fields}){OFFICE}(?![一-鿿]?面|势|限|托|员)"),
    )


@cache
def _offices() -> Finder:
    """Offices, party organs and people's organisations of a place, by the short names that only stand behind its level."""
    of_level, of_committee, of_party = (_any(name) for name in ("offices", "committee_offices", "party_offices"))
    return finder(
        f"(?:[省市县区州旗](?:{of_level})|[省市县区州旗]委(?:{of_committee})|自治区(?:{of_party}))(?:(?<=办)(?![理公事])|(?<!办)(?!委))"
        rf"|(?:(?<=[省市县区州])|(?:[省市县区]|人民)政府)驻[\u4e00-\u9fff]{{1,6}}(?:{_any('liaison_offices')})"
        r"|(?<=常委、)(?:组织|宣传|统战)部(?=部?长)"
        r"|(?<=[省市县区州])驻[\u4e00-\u9fff]{1,3}办(?![理公事])"
        r"|(?<=[、，])(?:组织部|宣传部|统战部|政法委|社会工作部|纪委|武装部|人武部)(?=副?(?:部?长|书记|政委)(?![会室]))"
        r"|(?:自治区|[省市县区州旗])人大(?:常委会|(?=代表|[、，。和与及]))|自治区党委(?=书记|副书记|常委|委员|秘书|办)"
        r"|地委(?=[、，。]|书记|副书记|委员|秘书长|行署)|(?:[\u4e00-\u9fff]{2,3}(?<![举主承协督开创兴停])|政府)办(?=(?:常务)?副?主任[\u4e00-\u9fff])"
        rf"|[市县区州旗](?:{'|'.join(sorted(trades_of_companies()))})办(?=[、，。；]|和|及|与|等)"
        r"|[省市县区州旗]财政(?=安排|给予|拨付|投入|兑现|奖励|配套|支付|出资|补助|设立|资金|承担|列支)"
    )


def _any(name: str) -> str:
    """One of a list of words, the longest first."""
    return "|".join(sorted(resources.words(name), key=lambda w: (-len(w), w)))


@cache
def _central() -> frozenset[str]:
    return frozenset(row["name"] for row in resources.table("lexicon/bodies.tsv") if row["what"] == "body")


def national(name: str) -> bool:
    """Whether a name is the state's, of which there is one: 国家数据局, 市场监管总局, 全国人大, 中央经济工作会议."""
    return name in _central() or bool(NATIONAL.match(name)) or name.endswith("总局")


_OF_PARTY = finder(
    r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?:中央|[\u4e00-\u9fff]{0,6}?[省市县区州](?:委员会|委会(?![同见议商谈晤计])|委))"
)
"""民革|省委会, 民盟青原县委会: the committees of the other parties, by their own short word."""


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The bodies that a sentence names; a place right before a department belongs to its name."""
    bodies, departments = _patterns()
    starts = {t.start - sentence.start for t in tokens}
    for match in bodies.finditer(sentence.text):
        if match.start() in starts:
            yield _mention(sentence, match.start(), match.end(), "PublicBody", 0.95)
    for match in (*departments.finditer(sentence.text), *_offices().finditer(sentence.text)):
        start = _place_before(sentence.text, match.start())
        if match[0].endswith("中心") and start == match.start() and (owner := _OF_LEVEL.search(sentence.text, 0, start)):
            start = owner.start()
        if start in starts and not _SEVERAL.search(sentence.text, 0, start):
            yield _mention(sentence, start, match.end(), "Department", 0.9)
    for match in _OF_PARTY.finditer(sentence.text):
        if match.start() in starts:
            yield _mention(sentence, match.start(), match.end(), "PublicBody", 0.95)
    for match in _AID.finditer(sentence.text):
        if (start := _place_before(sentence.text, match.start())) < match.start():
            yield _mention(sentence, start, match.end(), "Organization", 0.95)
    yield from _of_level(sentence, tokens)
    yield from _centres(sentence, tokens)


_OFFICE_OF_LEVEL = finder(
    r"(?:自治区|[省市县区州旗盟])(?!里)(?:(?![委会])[\u4e00-\u9fff]){2,8}?(?:(?<![格布结邮大全开残时政当定变困危骗饭棋僵])局|(?<![餐大客门舞歌])厅)(?=党组|党委|(?:常务)?副?[局厅]长|相关|有关|负责|组织|工作人员|获悉|牵头|介绍|[，。；：、）]|和|与|的|$)"
)
"""省营商环境建设监督局, 辽阳市审批局: an office that no field of the list names, by the level before it and what stands behind."""


def _of_level(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The offices behind a level or a place, whose field is made of nouns."""
    for m in _OFFICE_OF_LEVEL.finditer(sentence.text):
        a, b = sentence.start + m.start(), sentence.start + m.end()
        level = next((t for t in tokens if t.start <= a < t.end), None)
        inside = [t for t in between(tokens, a, b) if t.start > a]
        ends = bool(inside) and (inside[-1].end == b or inside[-1].text == "局局长")
        if level is None or not ends or inside[0].start != a + len(level.text) - (a - level.start):
            continue
        alone = level.start == a and (m.start() == 0 or sentence.text[m.start() - 1] in "，。；：、（“由从向与和对据让请")
        clause = any(leftward.edge(t.text) and t.tag != "vn" or t.tag[0] in "pcurdmq" for t in inside)
        start = _place_before(sentence.text, m.start())
        if not clause and (alone or start < m.start()):
            yield _mention(sentence, start, m.end(), "Department", 0.8)


_AID = finder(
    r"(?:第[一二三四五六七八九十]{1,3}批)?(?:对口(?:支援|帮扶)|(?:对口)?援)(?!助|建|救|引|军)[\u4e00-\u9fff·]{1,10}?(?:[（(][\u4e00-\u9fff]{2,6}[)）])?"
    r"(?:工作组|工作队|(?:前方)?指挥部|前指)(?!长|成员|员)"
)
"""云溪市|援疆工作组, 石滩省|对口支援青岭前方指挥部: those whom a place sent to help another."""
_CENTRE = finder(r"[\u4e00-\u9fff]{2,8}中心(?=(?:常务)?副?主任|党[组委]|(?:主要|相关)?负责)")


def _centres(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """云溪区投资促进中心|主任: what a centre is for, behind the place that has it; its head is a person with a post."""
    for m in _CENTRE.finditer(sentence.text):
        inside = between(tokens, sentence.start + m.start(), sentence.start + m.end())
        for i, token in enumerate(inside[:-2]):
            at, end = token.start - sentence.start, token.end - sentence.start
            level = token.text in leftward.AREA_LEVELS or areas.known(token.text) and token.text[-1] in leftward.AREA_LEVELS
            field = inside[i + 1 : -1]
            if level and not any(leftward.edge(t.text) and t.tag[0] != "v" or t.tag[0] in "pcurdmq" for t in field):
                placed = _place_before(sentence.text, end)
                start = at if len(token.text) > 1 or placed == end else placed  # 县|工业园区服务中心
                yield _mention(sentence, start, m.end(), "Department", 0.85)
                break


def widen(reading: Reading) -> Reading:
    """The reading with the offices that stand right behind their body (某某管委会|招商合作局)."""
    out = []
    for sentence, tokens, mentions in zip(reading.sentences, reading.tokens, reading.mentions, strict=True):
        found = tuple(_attached(mentions, sentence, tokens))
        out.append(tuple(overlaps.best((*mentions, *found))) if found else mentions)
    return replace(reading, mentions=tuple(out))


def _attached(mentions: Iterable[Mention], sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The offices that stand right behind a body of the sentence, with its name."""
    ends = {t.end - sentence.start for t in tokens}
    for m in mentions:
        if m.kind not in ("PublicBody", "Department", "Park", "DevelopmentZone", "Enterprise"):
            continue
        office = ATTACHED.match(sentence.text, m.end - sentence.start)
        branch = office is not None and m.kind == "Department" and office[0].endswith(("分局", "大队", "支队", "分中心"))
        branch = branch or office is not None and office[0] == "办公室" and m.text.endswith(("领导小组", "指挥部", "委员会"))
        own = m.kind == "PublicBody" or branch or office and office[0] in _OF_OTHERS.get(m.kind, ())
        if office and any(office[0].startswith(post) for post in ("主任", "书记", "副", "领导", "负责", "秘书")):
            continue
        if office and own and office.end() in ends and not leftward.edge(office[0][:2]):
            yield _mention(sentence, m.start - sentence.start, office.end(), "Department", 0.85)


def _place_before(text: str, at: int) -> int:
    """Where the place begins that stands right before `at`; `at` where there is none."""
    for length in range(min(LONGEST_PLACE, at), 0, -1):
        if areas.known(text[at - length : at]) and not leftward.edge(text[at - length : at]):  # 会同|省财政厅
            return at - length
        level = 3 if text.startswith("自治", at) else text[at] in "省市县区州旗"
        if level and areas.known(text[at - length : at + level]):
            return at - length
    for length in (3, 4):
        if text[at - length : at].endswith(("镇", "乡")) and text[at - length : at] in towns.names():
            return at - length
    if zone := ZONE.search(text, max(0, at - LONGEST_PLACE), at + 1):
        return _owner_before(text, zone.start())
    return at


def _owner_before(text: str, zone: int) -> int:
    """云溪县|开发区经济发展局, 市|高新区财政局: where the place or the level begins whose zone it is; `zone` where none stands there."""
    for length in range(min(LONGEST_PLACE, zone), 1, -1):
        name = text[zone - length : zone]
        if areas.known(name) and not leftward.edge(name):
            return zone - length
    level = zone > 0 and text[zone - 1] in leftward.AREA_LEVELS and (zone == 1 or not text[zone - 2].isalnum())
    return zone - 1 if level else zone


def _mention(sentence: Sentence, start: int, end: int, kind: str, score: float) -> Mention:
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end], kind, finder="bodies", score=score)
