"""The words of a clause at the beginning of a name: verbs, numerals, adverbs, days, sums of money.

投资6亿元建设|特种纤维项目; 同步推进|云溪水厂扩建工程; but 5.0中性硼硅…, 年产30万吨…: a numeral that no classifier follows stays
"""

from __future__ import annotations

import re

from kg import resources
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import WORKS
from kg.mentions.naming.branded import company_brand
from kg.mentions.naming.vocabulary import PLACE_MARK, edge_brand, inner, is_placed
from kg.model import Token

_DONE_TO = ("改造", "提升", "续建", "扩建", "改建", "迁建", "整治", "打造", "完善")
_OF_TIME = re.compile(
    r"\d|[年日天季早晚午晨夜末周]$|^[上下本今昨明当去前后近同次每翌目现早晚初年]|期间|时候|^[\d上下本当次翌每该同几正腊冬]?月$"
)
"""正德电缆有限公司: the dictionary's eras and festivals are brands."""
SIDES, ENDS_AT = frozenset("东南西北"), frozenset("至起到临接抵邻靠连依")
_TWO_COUNTRIES = re.compile(r"中[德新韩日法意俄欧美以白马奥瑞荷英加澳泰越哈巴阿非]")
"""中德(沈阳)…产业园, 中新…知识城: a country beside China, by one character each."""


def trimmed(tokens: tuple[Token, ...], first: int, head: int, kind: str) -> int:
    """Without leading words of the clause: verbs, numerals, adverbs, days."""
    i = _behind_money(tokens, first, head)
    i = max(i, behind_bounds(tokens, i, head))
    while i < len(tokens) and tokens[i].start < head:
        if not _leads(tokens, i, kind, head):
            break
        i += 1
    return tokens[i].start if i < len(tokens) and tokens[i].start < head else head


def _leads(tokens: tuple[Token, ...], i: int, kind: str, head: int) -> bool:
    """Whether a word at the beginning belongs to the clause and not to the name."""
    token = tokens[i]
    placed = i > 0 and tokens[i - 1].tag.startswith("ns")
    if is_placed(token.text) or _two_countries(tokens, i) or edge_brand(tokens, i):
        return False
    if kind == "Enterprise" and company_brand(tokens, i, head) and (len(token.text) > 1 or placed and token.tag != "f"):
        return False
    opens = kind == "Enterprise" or i == 0 or not tokens[i - 1].text[0].isalnum()
    national = i + 1 < len(tokens) and (len(tokens[i + 1].text) == 1 or tokens[i + 1].text in resources.words("trades_national"))
    if opens and token.text == "中" and national:
        return False  # 与|中|交|某某工程有限公司, 中|石油|集团: a company of the country by one character
    if kind == "Enterprise" and token.text == "本" and i + 1 < len(tokens) and len(tokens[i + 1].text) == 1:
        return False  # 本|川|制锁有限公司
    if kind == "Enterprise" and token.tag == "vn" and _takes_firm(tokens, i, head):
        return True
    if token.text in resources.words("name_leading") or token.text in "·-—、/的与和及":
        return True
    if token.text == "好" and i and tokens[i - 1].tag[:1] == "v":
        return True  # 建设|好|重大引水工程
    if token.tag == "m":
        return not _numeral_of_name(tokens, i)
    if token.tag == "q" and kind in ("Enterprise", "Facility") and (i == 0 or tokens[i - 1].tag != "m"):
        return False  # 天|合|光电有限公司, 天|云|大道: no classifier without a number
    if token.tag in ("q", "d", "f"):
        return not PLACE_MARK.match(token.text) and token.text not in divisions()
    if kind == "Facility" and token.text in _DONE_TO:
        return True
    if kind in WORKS and token.tag == "v" and len(token.text) >= 2:
        return token.text not in inner(kind)
    return (
        token.tag == "t"
        and not token.text.endswith("年")
        and token.text not in divisions()
        and _OF_TIME.search(token.text) is not None
    )


def _takes_firm(tokens: tuple[Token, ...], i: int, head: int) -> bool:
    """重组|江北集团, 影响|海东集团: a verb before a place or a name of the dictionary is the clause's, though it is a noun too."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    named = (
        following is not None
        and following.start < head
        and (following.tag[:2] in ("nr", "nz", "nt") or following.text in divisions())
    )
    return named and tokens[i].text not in inner("Enterprise")


def behind_bounds(tokens: tuple[Token, ...], first: int, head: int) -> int:
    """南|至|连霍高速, 东起|沱江大道, 北|接|某某高新区: where an area ends on one side; the name begins behind it."""
    found = first
    for i in range(first, len(tokens) - 1):
        text = tokens[i].text
        joined = len(text) == 1 and text in SIDES and tokens[i + 1].text in ENDS_AT
        behind = i + 2 if joined else i + 1
        if (
            (joined or text[0] in SIDES and text[1:] in ENDS_AT and text not in divisions())
            and behind < len(tokens)
            and tokens[behind].start <= head
        ):
            found = behind
    return found


def _two_countries(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].text == "中" and i + 1 < len(tokens) and _TWO_COUNTRIES.match("中" + tokens[i + 1].text) is not None


def _behind_money(tokens: tuple[Token, ...], first: int, head: int) -> int:
    """投资6亿元建设|特种纤维项目: a sum of money is never part of a name, nor is what stands before it."""
    for i in range(len(tokens) - 1, first, -1):
        if tokens[i].start < head and tokens[i].text in resources.words("money") and tokens[i - 1].tag == "m":
            if tokens[i].text == "万吨" and i - 1 > first and tokens[i - 2].tag[0] in "nj":
                continue  # 年产30万吨…, 云岭30万吨…: what the work makes
            return i + 1
    return first


def _numeral_of_name(tokens: tuple[Token, ...], i: int) -> bool:
    """5.0中性…, 年产30万吨…: a numeral that no classifier follows belongs to the name."""
    return not any(
        t.tag == "q" or t.text in ("个", "家", "项", "亿", "万", "亿元", "万元", "余", "多") for t in tokens[i + 1 : i + 3]
    )
