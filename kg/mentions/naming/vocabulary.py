"""The words that tell where names begin: verbs inside names, trades, places, brands made of small words."""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions, ordinary
from kg.mentions.kinds import AREAS, BODIES, WORKS
from kg.model import Token

NEVER = frozenset("的在与和及由对把被从是了等将为向给让跟到往赴")
"""Single characters that stand inside no name of a company, whatever surrounds them."""
PLACE_MARK = re.compile(r"[东南西北中](?:部|区)?|[一二三四五六七八九十]号?|[A-Z]\d?")
"""What tells one park from another of the same place: 北区, 三号, A1."""


@cache
def inner(kind: str) -> frozenset[str]:
    """Verbs and other stop words that also stand inside names of a kind (投资集团, 提升工程, 单晶硅开发基地)."""
    more = "name_inner_works" if kind in WORKS else "name_inner_bodies"
    if kind in BODIES:
        verbs = {"实施", "推广", "提升", "组建", "经营"}
        return resources.words("name_inner") - {"联合"} | resources.words("name_inner_bodies") - verbs
    return resources.words("name_inner") | (frozenset() if kind in AREAS else resources.words(more))


@cache
def trades() -> re.Pattern[str]:
    """A run of trade words, as between the brand and the legal form of a company."""
    words = sorted(resources.words("trades_strong") | resources.words("trades_weak"), key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(words) + "|集团|股份|有限|责任|控股|工程)*")


@cache
def heads() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    """The last words of names, the longest first; of each the kind, and how many characters must stand before it."""
    rows = resources.table("lexicon/name_heads.tsv")
    longest_first = sorted((r["head"] for r in rows), key=lambda h: (-len(h), h))
    return re.compile("|".join(map(re.escape, longest_first))), {r["head"]: (r["kind"], int(r["least"])) for r in rows}


def last_head(name: str) -> str:
    """The longest head that a name ends with, or nothing."""
    return next((name[i:] for i in range(len(name)) if name[i:] in heads()[1]), "")


def head_kind(name: str) -> str | None:
    """The kind that the last word of a name tells; None where it tells none."""
    head = last_head(name)
    return heads()[1][head][0] if head else None


@cache
def trade() -> re.Pattern[str]:
    """One word of what companies make or do, behind their brand."""
    return re.compile(resources.either("trades_weak", "trades_strong", "trades_called", "trades_rare"))


@cache
def trades_behind() -> re.Pattern[str]:
    """Such words at the end of a name."""
    return re.compile(f"(?:{trade().pattern})+$")


def is_placed(word: str) -> bool:
    """Whether a word is a place's name whatever the segmentation takes it for (包头 v, 酒泉 n, 登封 v; but 振兴 v)."""
    return any(d.level <= 2 or d.name == word or word not in ordinary() for d in divisions().get(word, ()))


def trade_inside(word: str) -> bool:
    """智能家居: the dictionary has it as a name, but its end is a trade."""
    return len(word) >= 4 and word[-2:] in trades_of_companies()


_ITEM_EDGES = frozenset("、的（(：:“")
_CLAUSE_EDGES = frozenset("，,。；;\n\u3000 ")
_ADJOINING = frozenset("大小新老中高低多少旧各东西南北中上下前后内外")
"""Characters of which two make a common modifier: 大中, 东西."""


def edge_brand(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a small word opens a brand of two characters at the edge of an item: 的|台|玻技改项目, 、|同|欣轻烃深加工项目.

    A preposition or conjunction does so behind 、 and 的 only, where none can stand; 和 at the beginning of a clause, where it joins
    nothing.
    """
    if i + 1 >= len(tokens) or len(tokens[i].text) != 1:
        return False
    if _joined_brand(tokens, i):
        return True
    if len(tokens[i + 1].text) != 1:
        return _odd_brand(tokens, i)
    first, second = tokens[i], tokens[i + 1]
    pair = first.text + second.text
    if not pair.isalpha() or pair.isascii() or second.start != first.end or set(pair) <= _ADJOINING or first.text == "如":
        return False  # ，如|沪苏湖铁路
    before = tokens[i - 1].text[-1] if i else "，"
    closed = first.tag[0] in "pcur" or first.text in NEVER
    governed = i > 0 and (tokens[i - 1].tag in ("p", "c") or tokens[i - 1].text in ("是", "到", "在"))  # 与|正|邦集团
    if _inside_brand(tokens, i):
        return True
    object_of = i > 0 and _takes_names(tokens[i - 1]) and first.text not in NEVER and first.text not in _AFTER_VERBS
    if (
        before not in _ITEM_EDGES
        and not object_of
        and (closed and first.text != "和" or not governed and before not in _CLAUSE_EDGES)
    ):
        return False
    if first.text == "和" and (second.tag[0] not in "ngxvz" or second.text in _AFTER_AND):
        return False
    if (
        first.text in "的等了一是个家项批第每这那其该本我你有要将已在做抓把被让给使令请向到来去持"
        or first.tag == "m"
        and first.text != "元"
        or first.text in leftward.AREA_LEVELS
    ):
        return False
    if second.tag[0] in "mpcur" or second.text in _PLACE_ENDS or leftward.edge(second.text):
        return False
    return bool(specific(pair)) and not second.text.isdigit()


def _takes_names(token: Token) -> bool:
    """走进|达|鸿电子: behind a verb that names are the objects of, and behind its 了, no small word stands but a brand's."""
    return token.text == "了" or len(token.text) > 1 and token.tag[0] == "v" and leftward.edge(token.text) in ("make", "hold")


def _inside_brand(tokens: tuple[Token, ...], i: int) -> bool:
    """——呼|铁|同|洲物流园: 同 and 和 within a row of single characters that begins an item."""
    first = i
    while first > 0 and len(tokens[first - 1].text) == 1 and tokens[first - 1].text.isalpha():
        first -= 1
    edge = first == 0 or tokens[first - 1].text in "、—“（(的，。\n"
    row = tokens[first:i]
    return tokens[i].text in "同和达之" and edge and 1 <= len(row) <= 2 and all(t.tag[0] in "ngjzf" for t in row)


def _joined_brand(tokens: tuple[Token, ...], i: int) -> bool:
    """山西|恒|和|磁性材料, 在|万宝|至|精工部件: a small word between one character, or a name, and a trade."""
    if tokens[i].text not in "和至" or i == 0 or tokens[i - 1].text in divisions():
        return False
    before, behind = tokens[i - 1], tokens[i + 1].text
    edge = i == 1 or not tokens[i - 2].text[0].isalnum() or tokens[i - 2].tag[0] == "p" or tokens[i - 2].text in divisions()
    placed = i > 1 and tokens[i - 2].text in divisions()
    one = (
        len(before.text) == 1
        and before.tag[0] in ("ngjzva" if placed else "ngjz")
        and before.text not in _ADJOINING | _PLACE_ENDS | _AFTER_AND
    )
    traded = behind.startswith(_trades_tuple()) or behind.endswith(_trades_tuple())
    return edge and traded and (one or before.tag == "nz" and tokens[i].text == "至")


@cache
def trades_of_companies() -> frozenset[str]:
    """What companies make or do."""
    return resources.words("trades_strong") | resources.words("trades_called") | resources.words("trades_weak")


@cache
def _trades_tuple() -> tuple[str, ...]:
    return tuple(sorted(trades_of_companies()))


def _odd_brand(tokens: tuple[Token, ...], i: int) -> bool:
    """，|新|金威麦芽有限公司: 新 at the beginning of a clause before a word that the dictionary has as a name."""
    before = tokens[i - 1].text[-1] if i else "，"
    edge = before in _ITEM_EDGES or before in _CLAUSE_EDGES
    return (
        edge
        and tokens[i].text in "新大小老"
        and tokens[i + 1].tag in ("nr", "nz", "nrt")
        and tokens[i + 1].text not in divisions()
    )


_AFTER_VERBS = frozenset("以用于从按依经随因好出上下起过着来去回成了后前内外间时各全多大小新老高更再最先后")
"""Small words that do follow verbs: 建设|好, 投资|前."""
_AFTER_AND = frozenset("厂人有来去是要做让使看说")
"""What follows 和 as a word of its own: 和|市直部门."""
_PLACE_ENDS = frozenset("省市县区州旗镇乡村路街桥河江湖山港年月日期")


def leads_on(token: Token) -> bool:
    """输送到|上海…: a verb that takes a place or a receiver."""
    return len(token.text) >= 3 and token.text[-1] in "到至往给" and token.tag[0] in "vld"
