"""(tokens, place of a head noun, kind) -> where a name begins: the left boundary of organisations, zones, works.

    日前|湖南鼎立重工有限公司 begins at 湖南 although 鼎立 is a verb; 货物运往|石滩综合保税区 begins behind the verb

A walk to the left over the segmentation. Verbs that stand inside names, words that lead none, and trades of companies are lists of
kg/data/lexicon/words.tsv.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg import resources
from kg.mentions import leftward
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import AREAS, BODIES, WORKS
from kg.mentions.naming import coordinated, firms
from kg.mentions.naming.branded import company_brand
from kg.mentions.naming.leading import ENDS_AT, SIDES, trimmed
from kg.mentions.naming.vocabulary import edge_brand, inner, is_placed, leads_on
from kg.model import Sentence, Token
from kg.text.tokens import frequency

LONGEST = 45
"""Longest name of the annotated texts: 41 characters."""
_POWER = ("集团", "电力", "新能源", "清洁能源", "能源", "股份")
_HEAD_ENDS = re.compile(r"(?:公司|集团|厂|园|区|项目|工程|院|大学|协会|商会|银行)$")
_SUPER = re.compile(r"超|临界|高|低|薄|细|硬|导|纯|级|滤|算|白|宽|重|微|大型|声|净|快|轻")
"""超临界, 超薄: 超 before these is no verb."""
_MADE_OF = frozenset(("技术", "工程", "装备", "设备", "系统", "材料", "科学"))
"""感知|技术研究院: a verb before these is a part of the name of an institute."""
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+[位名家个届行]")  # 十一位|市政府领导, 一家|乳企
_PER = "年月日天时"
"""20万吨/年|湿法磷酸项目: what stands behind the slash of a rate."""
_ROADS = ("大道", "路", "街", "大街")
_ALLIES, _LEGAL_FORMS = ("联合", "携手", "会同", "联手"), ("公司", "集团", "有限公司", "股份有限公司", "有限责任公司")
_OF_FIRMS = frozenset(
    "管理 服务 集团 发展 咨询 孵化 投资 总部 控股 股份 有限公司 公司 有限 （ ( 策划 营销 信用 征信 文化".split()
)
"""上海企业|管理有限公司: what firms are called that serve firms."""
_LOOSE = frozenset("家个项批宗次名位已将均共仅")


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
        if _stops(tokens, i, kind, head):
            joined = coordinated.start(tokens, i, head, kind, _stops)
            if joined is None:
                break
            first, i = joined, joined - 1
            continue
        if tokens[i].text[0] == "于" and tokens[i].text[1:] in divisions():
            return tokens[i].start + 1  # 坐落|于宜宾
        if i and len(tokens[i].text) > 1 and tokens[i].text[0] in "和与及" and _HEAD_ENDS.search(tokens[i - 1].text):
            return tokens[i].start + 1  # 某某公司|和诺维|纺织集团: the segmentation takes 和 for a surname
        if i and tokens[i].text == "中华" and tokens[i - 1].text == "其":
            return tokens[i].start + 1  # 其中|华锢
        first, i = i, i - 1
    begin = trimmed(tokens, first, head, kind)
    if kind == "Enterprise" and (whole := firms.listed(tokens, begin, head)) is not None:
        return whole
    return firms.owner(tokens, firms.placed(tokens, begin, head)) if kind == "Enterprise" else begin


def across(sentence: Sentence, start: int, head: int) -> int:
    """来|安汊河开发区: where the name's first characters end the name of a place that the segmentation cut, it begins there."""
    at = start - sentence.start
    for length in (3, 2):  # 来到|曾|都|经济开发区: the segmentation has the place as adverbs
        name = sentence.text[max(0, at - length) : at]
        if len(name) == length and name in divisions() and _county(name):
            return start - length
    for back in (1, 2):
        for length in range(back + 1, min(back + 4, 7)):
            name = sentence.text[at - back : at - back + length] if at >= back else ""
            if (
                len(name) == length
                and len(name) >= 2
                and name in divisions()
                and (length > 2 or is_placed(name) or _county(name))
                and not (name[0] in ENDS_AT and sentence.text[at - back - 1 : at - back] in SIDES)  # 南|临|西江机场
                and not (name[0] == "元" and sentence.text[at - back - 1 : at - back] in "万亿")  # 20亿元|江岭产业园
                and not (start == head and sentence.text[at - back - 1 : at - back].isalpha())  # 市政府|和|县委, no place 和县
            ):
                return start - back if not leftward.edge(sentence.text[at - back - 1 : at]) else start
    return start


def _county(name: str) -> bool:
    """Whether a short form is a county's that is no everyday word."""
    return frequency(name) == 0


def _opening(tokens: tuple[Token, ...], closing: int) -> int | None:
    """The token that opens the brackets that another closes; None where they are far or introduce a short name: 公司（以下简称…）|工厂."""
    wanted = leftward.CLOSERS[tokens[closing].text]
    for i in range(closing - 1, max(-1, closing - 12), -1):
        if tokens[i].text == wanted:
            return None if tokens[i + 1].text in ("以下", "以下简称", "下称", "简称") else i
    return None


def _stops(tokens: tuple[Token, ...], i: int, kind: str, head: int) -> bool:
    token = tokens[i]
    text = token.text
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if text in resources.words("name_never") or leftward.of_area(tokens, i) or _of_clause(tokens, i, kind, head):
        return True
    if text in "|｜":
        return True
    if text in "/／":
        return not (
            following[:1] in _PER or tokens[i - 1].text.isascii() and following.isascii()
        )  # a row: 云山加工厂/|云丰公司/1.2亿元
    if text == "率" and (following in divisions() or following[:1] in "省市县区州旗盟团"):
        return True  # 县委书记某某率|县某局
    if kind == "Enterprise" and text in _ALLIES and following in divisions():
        return True  # 甲公司联合|香港某某有限公司
    if (
        is_placed(text)
        or text in inner(kind)
        or text == "经"
        and following == "开"
        or text == "自"
        and following.startswith("贸")
    ):
        return False
    if i and tokens[i - 1].text in ("-", "·") and len(text) == 1 and kind == "Enterprise":
        return False  # 克恩-里|伯斯
    if text in ".、," and following[:1].isdigit() and i and tokens[i - 1].text[-1].isdigit():
        return False  # 苏州2.5产业园, PM2.5监测项目, 1、2号机组, 1,4-丁炔二醇项目
    if text == "、" and kind in (*WORKS, "Park") and i and {tokens[i - 1].text, following} <= resources.words("activities"):
        return False  # 菌菇繁育、种植、加工基地
    if kind == "Enterprise" and text in ("控股", "集团", "股份") and following in ("（", "(", "有限公司"):
        return False  # 云岭旅游控股（广州）有限公司
    if text == "--" or text in "—-" and (following == text or i and tokens[i - 1].text == text):
        return True
    if kind == "Enterprise" and company_brand(tokens, i, head):
        return False
    if text == "能" and i and tokens[i - 1].text == "蓄":
        return False  # 抽水|蓄|能|电站工程指挥部
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
    if text == "都" and i and len(tokens[i - 1].text) == 1 and tokens[i - 1].tag[0] == "n" and tokens[i + 1].tag[0] == "n":
        return False  # 茶|都|农业产业园
    if kind in BODIES and text in divisions() and following in resources.words("zone_words"):
        return False  # 振兴 v|经济技术开发区党工委: a place that the dictionary has as a verb
    if text == "用" and kind in WORKS and 0 < i < len(tokens) - 1 and tokens[i - 1].tag == "n" and tokens[i + 1].tag[0] == "n":
        return i < 2 or tokens[i - 2].tag[0] not in "nm/x"  # 太阳能|电池|用|硅片项目
    if edge_brand(tokens, i) or text == "超" and _SUPER.match(following):
        return False
    if leads_on(token):
        return True
    if text == "投" and i and len(tokens[i - 1].text) == 1 and following in ("公司", "集团", "有限公司", "控股"):
        return False  # 城|投|公司
    if len(text) == 1 and leftward.edge(text) in ("make", "hold") and token.tag[0] in "ngjz" and following[:1] != "的":
        return False  # 文|创|双创园
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
    if kind == "Enterprise" and following in ("（", "(") and not leftward.edge(text):
        return False  # 青田|制锁|（云安）有限公司
    if kind == "Enterprise" and len(text) > 2 and text in resources.words("posts"):
        return True
    if token.tag == "v" and len(text) >= 2 and kind not in WORKS:
        return following not in _MADE_OF or kind not in ("Organization", "Platform")
    if token.tag in leftward.STOP_TAGS:
        sound = token.tag in ("y", "e", "o") and i > 0 and tokens[i - 1].tag.startswith("ns")  # 青海|哇|让: a name's sound
        return not sound and (len(text) > 1 or text not in "全本诸")
    if token.tag in ("q", "d") and text in _LOOSE:
        return not (text == "家" and i > 0 and tokens[i - 1].tag == "nr" and len(tokens[i - 1].text) == 1)  # 石|家|沟
    if kind not in WORKS and (token.tag == "d" and len(text) > 1 and text not in divisions() or _COUNTED.fullmatch(text)):
        return True
    return not (text in leftward.JOINERS or text[0].isalnum())


def _of_clause(tokens: tuple[Token, ...], i: int, kind: str, head: int) -> bool:
    """某某公司合资|组建|某某有限公司, 某某集团|联合|某某公司, 某某高新区|企业|某某公司, 某某开发区|某某大道: a word at which a firm or a
    road never goes on."""
    if kind == "Facility":
        at = bisect_left(tokens, head, key=lambda t: t.start)
        road = at < len(tokens) and tokens[at].text in _ROADS
        return road and tokens[i].text in resources.words("zone_words")
    if kind != "Enterprise":
        return False
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    placed = i > 0 and (tokens[i - 1].text in divisions() or tokens[i - 1].text in resources.words("zone_words"))
    allied = i > 0 and tokens[i].text in _ALLIES and tokens[i - 1].text in _LEGAL_FORMS
    return allied or tokens[i].text == "组建" or tokens[i].text == "企业" and placed and following not in _OF_FIRMS


def _between_nouns(tokens: tuple[Token, ...], i: int) -> bool:
    """甲地至乙地高速公路: 至 between two places is inside the name."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag[:1] in "nmx"
