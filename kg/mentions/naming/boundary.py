"""(tokens, place of a head noun, kind) -> where a name begins: the left boundary of organisations, zones, works.

    日前|湖南鼎立重工有限公司 begins at 湖南 although 鼎立 is a verb; 货物运往|石滩综合保税区 begins behind the verb

A walk to the left over the segmentation. Verbs that stand inside names, words that lead none, and trades of companies are lists of
kg/data/lexicon/words.tsv.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg import resources
from kg.mentions.geography.places import divisions
from kg.mentions.naming.generic import specific
from kg.mentions.titled import leftward
from kg.model import Sentence, Token
from kg.text.tokens import frequency

LONGEST = 45
"""Longest name of the annotated texts: 41 characters."""
PLACED = 20
"""How far before the legal form of a company its place is looked for behind a verb."""
WORKS = ("Project", "InfrastructureProject")
AREAS = ("DevelopmentZone", "Park")
_NEVER = frozenset("的在与和及由对把被从是了等将为向给让跟")
"""Single characters that stand inside no name of a company, whatever surrounds them."""
_POWER = ("集团", "电力", "新能源", "清洁能源", "能源", "股份")
_BUILT_BY = re.compile(r"^.{2,40}(?:投资建设|投资新建|投资兴建|规划建设|拟建|签约)(?=.{4})")
"""某某示范园投资建设|年产6万吨…项目: who builds a work, or where, stands before the verb and is no part of its name."""
_HEAD_ENDS = re.compile(r"(?:公司|集团|厂|园|区|项目|工程|院|大学|协会|商会|银行)$")
_ABROAD = re.compile(r"[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云滇陕甘青蒙藏宁新港澳台莞深穗]")
"""在粤|宁远商会: the province where those of another place live."""
_LOOSE = frozenset("家个项批宗次名位已将均共仅")
_PLACE_MARK = re.compile(r"[东南西北中](?:部|区)?|[一二三四五六七八九十]号?|[A-Z]\d?")
_TIME = re.compile(
    r".*(?:\d月份?|\d日|\d年(?![产处加度])|以来|季度|半年|今年|去年|明年|全年|当年|近期|目前|今天|昨天|日前|近日)[)）]?"
)
_COMMON = re.compile(r"^(?:[（(][^（）()]{1,12}[)）]|[·、—/丨|｜-]|——)+")
_RANKS = re.compile(
    r"^(?:国家级|省级|市级|首批|首个|首家|全国|全省|新设立的?)+(?:新区|开发区|高新区|经开区|自贸区|综保区|园区)?(?=.{2})"
)
_CALLED_WORK = re.compile(r"^.*(?:水利工程|控制性工程|重大工程|重点工程|骨干工程|标志性工程|国家骨干|首个|首座|最大的?)(?=.{2})")
_RANK_INSIDE = re.compile(r".*(?:国家级|省级|市级|国家级的)(?![）)])(?:新区|开发区|高新区|经开区|自贸区)?")
_WHOLE_AREA = re.compile(r"^(?:全|我)[省市县区州旗](?:规划建设|规划|建设|布局|推进|构建|打造|形成)*(?=.{3})|^规划建设(?=.{3})")
"""全区规划建设|滨江科创走廊: who plans it is no part of its name."""
_TWO_COUNTRIES = re.compile(r"中[德新韩日法意俄欧美以白马奥瑞荷英加澳泰越哈巴阿非]")
"""中德(沈阳)…产业园, 中新…知识城: a country beside China, by one character each."""
_ROLES = re.compile(
    r"^(?:其|旗下|下属|所属|公司|本公司|的)*(?:全资|控股|参股)?(?:子公司|孙公司|母公司)(?=.{4})"
    r"|^(?:世界|中国|民营|全球)?(?:\d{1,3}强)?(?:龙头|骨干|知名|上市|重点|链主|头部|领军|民营|外资|跨国|本土|施工|设计|投资|运营|承建|参建|总承包|牵头|国有|高新技术)(?:企业|单位|公司)(?=.{4})"
    r"|^(?:央企|国企|民企|企业|单位|买方|卖方|甲方|乙方|客户|股东|业主|巨头)(?=.{4})"
)


@cache
def inner(kind: str) -> frozenset[str]:
    """Verbs and other stop words that also stand inside names of a kind (投资集团, 提升工程, 单晶硅开发基地)."""
    more = "name_inner_works" if kind in WORKS else "name_inner_bodies"
    if kind in ("PublicBody", "Department"):
        return resources.words("name_inner") | resources.words("name_inner_bodies") - {"实施", "推广", "提升", "组建", "经营"}
    return resources.words("name_inner") | (frozenset() if kind in AREAS else resources.words(more))


@cache
def trades() -> re.Pattern[str]:
    """A run of trade words, as between the brand and the legal form of a company."""
    words = sorted(resources.words("trades_strong") | resources.words("trades_weak"), key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(words) + "|集团|股份|有限|责任|控股|工程)*")


def left(tokens: tuple[Token, ...], head: int, kind: str) -> int:
    """Where the name begins whose head is at an offset: the walk stops at punctuation, closed-class words and verbs."""
    i = bisect_left(tokens, head, key=lambda t: t.start) - 1
    if i >= 0 and tokens[i].end > head:  # the segmentation joined the head to what is before it
        head, i = tokens[i].start, i - 1
    first = i + 1
    while i >= 0 and head - tokens[i].start <= LONGEST:
        if tokens[i].text in leftward.CLOSERS:
            opening = _opening(tokens, i)
            if opening is None:
                break
            first, i = opening, opening - 1
            continue
        if _stops(tokens, i, kind, head) and not begins_with_he(tokens, i):
            break
        if i and len(tokens[i].text) > 1 and tokens[i].text[0] in "和与及" and _HEAD_ENDS.search(tokens[i - 1].text):
            return tokens[i].start + 1  # 某某公司|和诺维|纺织集团: the segmentation takes 和 for a surname
        if i and tokens[i].text == "中华" and tokens[i - 1].text == "其":
            return tokens[i].start + 1  # 其中|华锢
        first, i = i, i - 1
    begin = _trimmed(tokens, first, head, kind)
    return _owner(tokens, _placed_company(tokens, begin, head)) if kind == "Enterprise" else begin


def _placed_company(tokens: tuple[Token, ...], begin: int, head: int) -> int:
    """由|安徽佳通乘用…有限公司: a place opens the name although a verb stands between, where none of the words is one of the clause."""
    i = bisect_left(tokens, begin, key=lambda t: t.start) - 1
    while i >= 0 and head - tokens[i].start <= PLACED:
        text = tokens[i].text
        if text in divisions() and tokens[i].tag.startswith("ns"):
            return tokens[i].start
        edge = leftward.edges().get(text)
        small = len(text) == 1 and edge in ("make", "adverb", "hold") or text in "用自"  # 科睿|达|光电
        used = small or i > 0 and _in_brand(tokens, i)  # 乘|用, 江西|和|瑞
        if not text[0].isalnum() or (text in _NEVER or edge or tokens[i].tag in leftward.STOP_TAGS) and not used:
            break
        i -= 1
    return begin


def begins_with_he(tokens: tuple[Token, ...], i: int) -> bool:
    """和|邦|生物 at the beginning of a clause: 和 joins nothing there, and a single character that leads no noun makes a brand with it."""
    if tokens[i].text != "和" or i + 1 == len(tokens) or i and tokens[i - 1].text not in "，,。；;：:“（(\n\u3000 ":
        return False
    following = tokens[i + 1]
    return len(following.text) == 1 and following.tag[0] in "ngxv" and following.text not in _NO_SECOND


_NO_SECOND = frozenset("省市县区州盟旗镇乡村厂人有来去是要做让使看说")
"""What follows 和 as a word of its own: 和|市直部门."""


def _in_brand(tokens: tuple[Token, ...], i: int) -> bool:
    """江西|和|瑞电子有限公司: 和 between the short form of a place and a single character is a part of the company's brand."""
    place = tokens[i - 1].text
    short = place in divisions() and not place.endswith(("省", "市", "县", "区", "州"))
    return tokens[i].text == "和" and short and len(tokens[i + 1].text) == 1


_OWNER_TAGS = ("nz", "nt", "nr", "j", "x", "eng")


def _owner(tokens: tuple[Token, ...], begin: int) -> int:
    """国电投|淮南新能源有限公司: a brand before the place belongs to the name, where the clause begins with it."""
    at = bisect_left(tokens, begin, key=lambda t: t.start)
    if at == len(tokens) or at == 0 or tokens[at].text not in divisions() or not tokens[at - 1].text[0].isalpha():
        return begin
    i = at - 1
    while i >= 0 and begin - tokens[i].start <= 5 and tokens[i].text[0].isalpha():
        odd = tokens[i].tag.startswith(_OWNER_TAGS) or len(tokens[i].text) == 1 and tokens[i].text not in _NEVER
        if not odd or tokens[i].text in divisions() or leftward.edges().get(tokens[i].text, "make") != "make":
            break
        i -= 1
    edge = i < 0 or not tokens[i].text[0].isalnum() or tokens[i].tag in ("p", "c")
    first = tokens[i + 1]
    named = begin - first.start >= 2 and (len(first.text) > 1 or begin - first.start >= 3)
    return first.start if edge and named and first.start < begin else begin


_EDGES = "，,。；;：:、“”（）()《》！？!? \u3000\n\t|"
WHOLE_CLAUSE = 16


def from_edge(sentence: Sentence, tokens: tuple[Token, ...], head: int) -> int:
    """东方希望|集团有限公司 at the beginning of its clause: where no word before the legal form can lead or join, all is the name;
    the head itself elsewhere."""
    text = sentence.text[: head - sentence.start]
    start = max(text.rfind(mark) for mark in _EDGES) + 1
    inside = [t for t in tokens if sentence.start + start <= t.start < head]
    if not inside or not 2 <= len(text) - start <= WHOLE_CLAUSE or inside[0].tag[0] in "pcdrtmvuq":
        return head
    small = any(t.text in _NEVER or t.tag in ("p", "c", "r", "d", "t") or t.tag[0] == "u" for t in inside)
    return head if small else inside[0].start


def across(sentence: Sentence, start: int) -> int:
    """来|安汊河开发区: where the name's first characters end the name of a place that the segmentation cut, it begins there."""
    at = start - sentence.start
    for back in (1, 2):
        for length in range(back + 1, min(back + 4, 7)):
            name = sentence.text[at - back : at - back + length] if at >= back else ""
            if (
                len(name) == length
                and len(name) >= 2
                and name in divisions()
                and (length > 2 or is_placed(name) or _county(name))
            ):
                return start - back if not leftward.edge(sentence.text[at - back - 1 : at]) else start
    return start


def _placed(text: str) -> bool:
    """Whether a name begins with a place."""
    return any(text[:n] in divisions() for n in (2, 3, 4))


def _county(name: str) -> bool:
    """Whether a short form is a county's that is no everyday word."""
    return frequency(name) == 0


def cut(sentence: str, start: int, head: int, kind: str) -> int:
    """How many characters of a name's beginning belong to the clause: days, brackets, ranks, what a company is to others."""
    text, at = sentence[start:head], 0
    if (
        kind in AREAS
        and (rank := _RANK_INSIDE.match(text))
        and (specific(text[rank.end() :]) or text.split("国家级")[0] not in divisions())
    ):
        at = rank.end()
    if _ABROAD.match(text) and text[1:3] in divisions() and not _placed(text):
        at = 1
    own = _RANKS if kind in AREAS else _ROLES if kind == "Enterprise" else _CALLED_WORK if kind in ("Facility", *WORKS) else None
    if time := _TIME.match(text):
        at = max(at, time.end())
    if at == 0 and text[:1] in "年月日" and sentence[start - 1 : start].isdigit():
        at = 1
    if at and text[at : at + 1] == "经" and text[at + 1 : at + 2] != "开":
        at += 1  # 3|月经|江西省人民政府
    if kind in WORKS and (built := _BUILT_BY.match(text)):
        at = built.end()
    for pattern in (_COMMON, _WHOLE_AREA, own, _COMMON):
        if pattern and (m := pattern.match(text[at:])):
            at += m.end()
    return at


def _opening(tokens: tuple[Token, ...], closing: int) -> int | None:
    wanted = leftward.CLOSERS[tokens[closing].text]
    for i in range(closing - 1, max(-1, closing - 12), -1):
        if tokens[i].text == wanted:
            return i
    return None


def _stops(tokens: tuple[Token, ...], i: int, kind: str, head: int) -> bool:
    token = tokens[i]
    text = token.text
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if text in resources.words("name_never") or leftward.of_area(tokens, i):
        return True
    if (
        is_placed(text)
        or text in inner(kind)
        or text == "经"
        and following == "开"
        or text == "自"
        and following.startswith("贸")
    ):
        return False
    if text == "—" and (following == "—" or i and tokens[i - 1].text == "—"):
        return True
    if kind == "Enterprise" and _brand(tokens, i, head):
        return False
    if text == "能" and i and len(tokens[i - 1].text) == 1 and (following in _POWER or following in divisions()):
        return False  # 国|能|集团, 绿|能|保山: power companies by one character
    if (
        kind not in WORKS
        and text in "顺凭朝沿依"
        and len(following) == 1
        and following.isalpha()
        and not leftward.edge(following)
    ):
        return False  # 顺|湖|电器集团
    if text == "投" and i and len(tokens[i - 1].text) == 1 and following in ("公司", "集团", "有限公司", "控股"):
        return False  # 城|投|公司
    if leftward.edge(text):
        return not (kind == "InfrastructureProject" and text == "至" and _between_nouns(tokens, i))
    if (
        kind in AREAS
        and following in resources.words("area_trades")
        and i
        and tokens[i - 1].tag[:1] in "nba"
        and token.tag == "v"
    ):
        return False
    if token.tag == "v" and len(text) >= 2 and kind not in WORKS:
        return True
    if token.tag in leftward.STOP_TAGS:
        sound = token.tag in ("y", "e", "o") and i > 0 and tokens[i - 1].tag.startswith("ns")  # 青海|哇|让: a name's sound
        return not sound and (len(text) > 1 or text not in "全本诸")
    if token.tag in ("q", "d") and text in _LOOSE:
        return True
    return not (text in leftward.JOINERS or text[0].isalnum())


def is_placed(word: str) -> bool:
    """Whether a word is a place's name whatever the segmentation takes it for (包头 v, 酒泉 n)."""
    return any(d.level <= 2 or d.name == word for d in divisions().get(word, ()))


def _two_countries(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].text == "中" and i + 1 < len(tokens) and _TWO_COUNTRIES.match("中" + tokens[i + 1].text) is not None


def _brand(tokens: tuple[Token, ...], i: int, head: int) -> bool:
    """Whether a verb or small word is the brand of a company: a place or the clause's edge before it, only trades behind it."""
    token, before = tokens[i], tokens[i - 1] if i else None
    placed = before is not None and before.tag.startswith("ns")
    if len(token.text) == 1:
        return (
            token.text.isalpha()
            and token.text not in _NEVER
            and (
                placed
                or before is not None
                and len(before.text) == 1
                and before.text not in leftward.edges()
                and before.text.isalpha()
                and before.tag not in ("m", "q", "v", "d")
            )
        )
    if token.text in leftward.edges() or len(token.text) > 3 or not token.tag.startswith(("v", "d", "a", "r", "c")):
        return False
    behind = "".join(t.text for t in tokens[i + 1 : i + 8] if t.start < head)
    alone = before is None or not before.text[0].isalnum() or before.tag in ("p", "c")
    return bool(behind) and (placed or alone) and trades().fullmatch(behind) is not None


def _between_nouns(tokens: tuple[Token, ...], i: int) -> bool:
    """甲地至乙地高速公路: 至 between two places is inside the name."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag[:1] in "nmx"


def _trimmed(tokens: tuple[Token, ...], first: int, head: int, kind: str) -> int:
    """Without leading words of the clause: verbs, numerals, adverbs, days."""
    i = _behind_money(tokens, first, head)
    while i < len(tokens) and tokens[i].start < head:
        if not _leads(tokens, i, kind, head):
            break
        i += 1
    return tokens[i].start if i < len(tokens) and tokens[i].start < head else head


def _leads(tokens: tuple[Token, ...], i: int, kind: str, head: int) -> bool:
    """Whether a word at the beginning belongs to the clause and not to the name."""
    token = tokens[i]
    if is_placed(token.text) or _two_countries(tokens, i):
        return False
    if kind == "Enterprise" and i and _brand(tokens, i, head) and tokens[i - 1].tag.startswith("ns") and token.tag != "f":
        return False
    opens = kind == "Enterprise" or i == 0 or not tokens[i - 1].text[0].isalnum()
    if opens and token.text == "中" and i + 1 < len(tokens) and len(tokens[i + 1].text) == 1:
        return False  # 与|中|交|某某工程有限公司: a company of the country by one character
    if token.text in resources.words("name_leading") or token.text in "·-—、/的":
        return True
    if token.tag == "m":
        return not _numeral_of_name(tokens, i)
    if token.tag == "q" and kind == "Enterprise" and (i == 0 or tokens[i - 1].tag != "m"):
        return False  # 天|合|光电有限公司: no classifier without a number
    if token.tag in ("q", "d", "f"):
        return not _PLACE_MARK.match(token.text) and token.text not in divisions()
    if kind in WORKS and token.tag == "v" and len(token.text) >= 2:
        return token.text not in inner(kind)
    return token.tag == "t" and not token.text.endswith("年")


def _behind_money(tokens: tuple[Token, ...], first: int, head: int) -> int:
    """投资6亿元建设|特种纤维项目: a sum of money is never part of a name, nor is what stands before it."""
    for i in range(len(tokens) - 1, first, -1):
        if tokens[i].start < head and tokens[i].text in resources.words("money") and tokens[i - 1].tag == "m":
            if tokens[i].text == "万吨" and i - 1 > first and tokens[i - 2].tag in ("nz", "nt", "j"):
                continue  # 年产30万吨…, 云岭30万吨…: what the work makes
            return i + 1
    return first


def _numeral_of_name(tokens: tuple[Token, ...], i: int) -> bool:
    """5.0中性…, 年产30万吨…: a numeral that no classifier follows belongs to the name."""
    return not any(
        t.tag == "q" or t.text in ("个", "家", "项", "亿", "万", "亿元", "万元", "余", "多") for t in tokens[i + 1 : i + 3]
    )
