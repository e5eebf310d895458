"""Sentence -> companies called by a bare brand, by what is said of them: 隆基绿能与当地政府签约; 荣盛纺织负责人介绍.

    蔚来汽车、隆基绿能先后落户 -> Enterprise 蔚来汽车, Enterprise 隆基绿能; 张伟投资了一家食品厂 -> nothing (a person); 双方签约 -> nothing

A brand is what the segmentation breaks into characters or has as a name, with a trade behind it or not. Alone it says nothing: what
stands before and behind must be said of companies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.mentions.naming.given import surnames
from kg.mentions.naming.vocabulary import trades_of_companies
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder
from kg.text.tokens import frequency

LONGEST = 6
"""Characters of a brand; a trade may follow."""
_TAGS = ("nz", "nt", "nr", "x", "eng")
_OPENS = re.compile(
    r"(?:^|[，,。；;、：:“（(\s]|由|与|和|同|及|跟|引进|引进了|引入|引来|对接|依托|携手|联合|牵手|服务|走进|走访|调研|参观|来到|如|以及|是|有|包括|世界\d+强|企业|龙头|巨头)$"
)
_OFFICE = re.compile(
    r"书记|主任|市长|县长|区长|局长|镇长|首相|总统|总理|外长|中央|国务院|法院|组织|人大代表|政协委员|[党军方愿]$|镇$|乡$|村$|街道$|局$|会$"
)
DONE_BY = re.compile(
    r"(?:、[^，。；、]{2,8}){0,4}(?:董事|总经理|负责人|相关负责人|副总|总裁|创始人|高管|方面表示|首席|工厂|总部|厂区|智能工厂|超级工厂)"
    r"|(?:、[^，。；、]{2,8}){0,4}(?:与|和|同|跟)[^，。；]{2,30}(?:签约|签署|签订|合作|达成|携手)"
    r"|(?:[、和与][^，。；、]{2,8}){0,4}(?:计划|拟|将|已|也|还|再次|先后|相继|正式|成功|累计|共同|联合|顺利|率先|此次)?(?:投资|出资|斥资|落户|入驻|签约|增资|控股|旗下|参股|独资|承建|自主研发|研发|"
    r"生产的|推出|上市|中标|收购|携手|牵头|宣布|布局|拟建|投建|新建|扩产|投产|建成|获评|荣获|入选|交付|产能|主营|专注|成立于|年产|年营业收入|年销售)"
)


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The companies that a sentence calls by a bare brand."""
    yield from _builders(sentence)
    yield from _foreign(sentence, tokens)
    yield from _announcing(sentence, tokens)
    yield from _spoken_for(sentence, tokens)
    i = 0
    while i < len(tokens):
        if not _brand(tokens[i]) or not _OPENS.search(
            sentence.text, max(0, tokens[i].start - sentence.start - 8), tokens[i].start - sentence.start
        ):
            i += 1
            continue
        last = i
        while (
            last + 1 < len(tokens)
            and tokens[last + 1].end - tokens[i].start <= LONGEST
            and (_brand(tokens[last + 1]) or tokens[last + 1].text == "能")
        ):
            last += 1
        traded = last
        while traded + 1 < len(tokens) and tokens[traded + 1].text in _trades() and traded - last < 2:
            traded += 1
        start, end = tokens[i].start, tokens[traded].end
        if _OFFICE.search(sentence.text, start - sentence.start, end - sentence.start):
            i = last + 1
            continue
        text = sentence.text[start - sentence.start : end - sentence.start]
        said = _named(tokens[i : last + 1], traded > last) and _acts(sentence.text, start - sentence.start, end - sentence.start)
        if said and specific(text):
            yield Mention(start, end, text, "Enterprise", finder="companies", score=0.8 if traded > last else 0.65)
        i = last + 1


_BUILDER = finder(
    r"(?:中建|中铁建?|中交|中冶|中国(?:电建|水电|铁建|建筑|中铁|交建))(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})"
    r"(?:工程局|航务工程局|公路工程局|航局|公局|局)(?!长)(?:集团)?(?:(?:股份)?有限公司|公司)?"
)
"""中建三局, 中国水电七局: the state's builders are called bureaus and are firms."""


def _builders(sentence: Sentence) -> Iterator[Mention]:
    """The numbered builders of a sentence."""
    for m in _BUILDER.finditer(sentence.text):
        yield Mention(sentence.start + m.start(), sentence.start + m.end(), m[0], "Enterprise", finder="companies", score=0.95)


_PARTNER = re.compile(r"(?:与|和|同|跟)$")
_AGREES = re.compile(r"(?:正式|成功|共同|再次)?(?:签署|签订|签约|签下|达成|携手|举行签约|就[^，。；]{2,24}(?:签|达成|合作))")
"""与恒远包装|签订合作协议: who agrees with somebody is one of two parties."""


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a company stands there: what companies do is said of it, or somebody comes to terms with it."""
    return bool(DONE_BY.match(text, end) or _AGREES.match(text, end) and _PARTNER.search(text, 0, start))


_ANNOUNCING = finder(
    r"(?:^|(?<=[，。；：:“]))(?P<name>(?!本报讯)(?:\*?ST)?[\u4e00-\u9fffA-Za-z]{2,6}?)"
    r"(?=(?:股份)?(?:（[^（）]{2,12}）)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:早间|午间|晚间?|昨晚|今日|昨日|日前|近日)*(?:发布)?公告(?:称|，|。|显示|：|表示|披露))"
)
"""云杉股份6日晚间发布公告称: who announces is a listed company."""
_SPOKEN_FOR = finder(
    r"(?:^|(?<=[，。；：“、与和由]))(?P<name>[\u4e00-\u9fff]{4,9}?)(?=(?:公司)?(?:相关|主要|项目)?(?:负责人|董事长|副?总经理|总裁|创始人|总工程师)(?:[\u4e00-\u9fff]{2,3})?(?:介绍|说|表示|告诉|坦言|透露|称|[，。：、]))"
)
"""特卡达汽车部件|负责人介绍: whoever has a manager is a company, however its brand is made."""
_NUMERALS = "一二三四五六七八九十两几数多"
RARE = 60
"""The frequency of a word of the dictionary up to which it may be the brand of one that has a manager."""


@cache
def _made() -> re.Pattern[str]:
    """One trade behind another at the end of a name."""
    words = _trades() | resources.words("trades_rare") - {"集团", "工程", "创新", "资源", "循环"}
    return re.compile("(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + ")+$")


def _spoken_for(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The companies by brand and trade that have a manager."""
    for m in _SPOKEN_FOR.finditer(sentence.text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        made = next((x for i in range(2, 5) if (x := _made().fullmatch(m["name"], i))), None)
        brand = m["name"][: made.start()] if made else ""
        inside = [t for t in tokens if a <= t.start < a + len(brand)]
        clause = any(t.tag[0] in "pcur" or len(t.text) > 1 and (leftward.edge(t.text) or t.tag[0] in "mq") for t in inside)
        if not brand or clause or brand in divisions() or frequency(brand) > RARE or not specific(brand):
            continue
        if brand not in _trades() and brand not in resources.words("no_brands") and not any(c in _NUMERALS for c in brand[:1]):
            yield Mention(a, b, m["name"], "Enterprise", finder="companies", score=0.75)


_NO_FIRM = re.compile(
    r"(?:政府|委员会|[局委院所会厅部办署网社报中心室组处科站队庭行会园区市县镇]|公司|企业|董事|股东|方|截至|截止)$"
)


def _announcing(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The brand alone that is said to announce something, as listed companies do."""
    for m in _ANNOUNCING.finditer(sentence.text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        inside = [t for t in tokens if a <= t.start < b]
        closed = any(t.tag[0] in "tmpcurd" or len(t.text) > 1 and leftward.edge(t.text) for t in inside)
        whole = bool(inside) and inside[0].start == a and inside[-1].end == b
        if whole and not closed and m["name"] not in divisions() and not _NO_FIRM.search(m["name"]) and specific(m["name"]):
            yield Mention(a, b, m["name"], "Enterprise", finder="companies", score=0.8)


@cache
def _abroad() -> re.Pattern[str]:
    countries = resources.either("countries")
    return re.compile(
        rf"(?:强|龙头|巨头|企业|公司|[、，和与])(?:企业|公司)?(?:{countries})(?P<name>[\u4e00-\u9fffA-Za-z]{{2,8}}?)(?=[，、。；）]|等|和|与|公司|集团|项目)"
    )


_LEADING_FIRM = re.compile(r"\d强|龙头|巨头|外资|跨国|外企|名企|投资方|客商")


def _foreign(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """引进世界500强法国|佛吉亚: a brand behind its country, where the sentence speaks of leading companies."""
    if not _LEADING_FIRM.search(sentence.text):
        return
    for m in _abroad().finditer(sentence.text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        inside = [t for t in tokens if a <= t.start < b]
        if (
            inside
            and inside[0].start == a
            and _named(tuple(inside), True)
            and all(_brand(t) or t.text in _trades() for t in inside)
        ):
            yield Mention(a, b, m["name"], "Enterprise", finder="companies", score=0.7)


@cache
def _trades() -> frozenset[str]:
    return trades_of_companies() | {r["word"] for r in resources.table("lexicon/industries.tsv")}


def _brand(token: Token) -> bool:
    """Whether a token can be a piece of a brand."""
    text = token.text
    if len(text) == 1:
        return (
            "\u4e00" <= text <= "\u9fff"
            and token.tag not in ("q", "p", "c", "u", "uj", "ul", "m", "r", "d", "f")
            and text not in _SMALL
            and text not in resources.words("no_brands")
        )
    return (
        token.tag.startswith(_TAGS)
        and text not in divisions()
        and not (len(text) >= 3 and text.endswith(("镇", "乡", "村")))
        and leftward.edge(text) is None
        and text not in resources.words("no_brands")
    )


_SMALL = frozenset(
    "的在与和及由对把被从是了等将为向给让跟个家项批年月日多余各该其此本新老总全我他有到上下里中后前不没就都也还才又会可要说问将拟以及于个所能"
)
"""Single characters that begin no brand; 能 ends some (隆基绿能)."""


def _named(brand: tuple[Token, ...], traded: bool) -> bool:
    """Whether a run of tokens is a company's brand, and no person, place or common word."""
    text = "".join(t.text for t in brand)
    if len(text) < 2 or text in resources.words("countries"):
        return False
    person = len(text) <= 3 and (text[0] in surnames() or text[:2] in surnames())
    if person and not traded:
        return False
    broken = sum(len(t.text) == 1 for t in brand)
    return broken >= (2 if traded else 3) or any(len(t.text) >= 2 for t in brand)
