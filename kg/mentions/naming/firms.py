"""Where a company's name begins that small words or verbs stand in: its place opens it, or the clause does.

由|安徽佳通乘用…有限公司, 、|宜昌给立金刚石有限公司, 国电投|淮南新能源有限公司: found by the place, the mark before it, the brand before it
"""

from __future__ import annotations

from bisect import bisect_left

from kg import resources
from kg.mentions import leftward
from kg.mentions.geography.places import divisions
from kg.mentions.naming import posted
from kg.mentions.naming.vocabulary import NEVER, leads_on
from kg.model import Sentence, Token
from kg.text.tokens import frequency

RARE = 60
"""The frequency of a word of the dictionary up to which a county may be meant by it (建始)."""
PLACED = 20
"""How far before the legal form of a company its place is looked for behind a verb."""


def placed(tokens: tuple[Token, ...], begin: int, head: int) -> int:
    """由|安徽佳通乘用…有限公司: a place opens the name although a verb stands between, where none of the words is one of the clause."""
    i = bisect_left(tokens, begin, key=lambda t: t.start) - 1
    while i >= 0 and head - tokens[i].start <= PLACED:
        text = tokens[i].text
        if text in resources.words("name_never") or text in ("一行", "企业") or posted.ends(text):
            break
        near = tokens[i].end == begin and frequency(text) < RARE
        if text in divisions() and (tokens[i].tag.startswith("ns") or near):
            return tokens[i].start
        edge = leftward.edges().get(text)
        small = len(text) == 1 and text not in NEVER and edge in ("make", "adverb", "hold") or text in "用自"  # 科睿|达|光电
        used = small or i > 0 and _in_brand(tokens, i)  # 乘|用, 江西|和|瑞
        if (
            not text[0].isalnum()
            or leads_on(tokens[i])
            or (text in NEVER or edge or tokens[i].tag in leftward.STOP_TAGS)
            and not used
        ):
            break
        i -= 1
    return begin


def listed(tokens: tuple[Token, ...], begin: int, head: int) -> int | None:
    """、|宜昌给立金刚石有限公司: an item that begins with a place is the name, whatever small words its brand has; None elsewhere."""
    at = bisect_left(tokens, begin, key=lambda t: t.start)
    i = at
    while i > 0 and tokens[i - 1].text[0].isalnum() and tokens[i].text not in divisions() and begin - tokens[i - 1].start <= 8:
        i -= 1
    edge = i == 0 or tokens[i - 1].text in ("、", "，", "；", "：", "子公司", "由", "与", "和", "是", "—")
    if i == at or not edge or tokens[i].text not in divisions():
        return None
    if tokens[i].text in resources.words("name_never"):
        return None
    between = tokens[i + 1 : at]
    joined = not between or between[0].text in "和与及同在" or any(t.text in divisions() for t in between)
    if joined or any(len(t.text) > 1 and (leftward.edge(t.text) or t.tag[0] in "vrmd") for t in between):
        return None
    short = len(between) <= 2 and all(len(t.text) == 1 and t.text not in "的了是" for t in between[:2])
    return tokens[i].start if short else None


def _in_brand(tokens: tuple[Token, ...], i: int) -> bool:
    """江西|和|瑞电子有限公司: 和 between the short form of a place and a single character is a part of the company's brand."""
    place = tokens[i - 1].text
    short = any(d.short == place != d.name for d in divisions().get(place, ()))
    return tokens[i].text == "和" and short and len(tokens[i + 1].text) == 1


_OWNER_TAGS = ("nz", "nt", "nr", "j", "x", "eng")


def owner(tokens: tuple[Token, ...], begin: int) -> int:
    """国电投|淮南新能源有限公司: a brand before the place belongs to the name, where the clause begins with it."""
    at = bisect_left(tokens, begin, key=lambda t: t.start)
    if at == len(tokens) or at == 0 or tokens[at].text not in divisions() or not tokens[at - 1].text[0].isalpha():
        return begin
    i = at - 1
    while i >= 0 and begin - tokens[i].start <= 5 and tokens[i].text[0].isalpha():
        odd = tokens[i].tag.startswith(_OWNER_TAGS) or len(tokens[i].text) == 1 and tokens[i].text not in NEVER
        odd = odd and tokens[i].tag[0] not in "pcur"
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
    small = any(t.text in NEVER or t.tag in ("p", "c", "r", "d", "t") or t.tag[0] == "u" for t in inside)
    return head if small else inside[0].start
