"""(tokens, a conjunction before the head of works) -> where the name begins that the conjunction stands inside of.

    新型装饰材料和|智能家居生产项目 -> one name; 云溪水厂和|配套管网工程 -> two; 与某某集团和|恒远纺织项目 -> nothing to join

What it joins are products and kinds of work: the first ends in no head of a name, the second begins with no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.mentions import leftward
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import WORKS
from kg.mentions.naming.vocabulary import edge_brand, is_placed, trade_inside, trades_of_companies
from kg.model import Token

LONGEST = 30
HEAD = 2
"""Characters of the head that may tell a kind of work: |生产项目."""
_JOINTS = frozenset(("及", "和", "与", "以及", "暨", "&"))
_WEAK = frozenset(("和", "与"))
_NAMED_HEAD = re.compile(
    r"(?:公司|集团|厂|园|园区|区|项目|工程|院|大学|学校|中学|小学|协会|商会|银行|政府|委|局|办|会|企业|单位|部门|村|镇|乡|县|市|省|人|方|等|中心|基地|平台|仪式|道路|大桥)$"
)
_OF_WORK = re.compile(
    r"(?:生产|加工|制造|研发|建设|改造|提升|扩建|改扩建|新建|整治|治理|修复|配套|升级|利用|处理|回收|发电|储能|养殖|种植|检测|仓储|物流|开采|提取|组装|封装|深加工|精加工|技改|搬迁|迁建|安装|一体化|产业化|综合利用|清淤)"
)
_WORKS_ALONE = re.compile(rf"(?:{_OF_WORK.pattern}|精|深|初)+(?:项目|工程)")
"""药材种植基地及|生产加工项目: what is done alone makes no name of its own."""
_BETTERED = re.compile(r"(?:提升|改造|扩建|提标|扩容|升级)项目")
"""石滩污水处理厂及|污水管网提升项目: what is done to both makes one work."""
_SHARED = re.compile(r"基础设施$|配套设施$|附属设施$")
"""景区基础设施及|索道建设项目."""
_AMOUNT = re.compile(r"\d[\d.]*[万亿]?(?:吨|套|台|件|辆|头|只|支|米|平方米|立方米|千克|个|片|双|公斤)")
"""年产6万吨涂料和|3万套门窗项目: what one works makes of each."""
_PLACED_WORK = re.compile(r"(?:平交|交叉|交汇|沿线|两岸|两侧|节点|之间|连接)")
_ROAD = re.compile(r"[路街道](?!桥)")
_NAMES = ("nr", "nz", "nt", "ns")


def start(tokens: tuple[Token, ...], i: int, head: int, kind: str, stops: Callable[..., bool]) -> int | None:
    """The index of the token that the name begins with, where the word at `i` is a conjunction inside it; None elsewhere.

    `stops` tells whether a name ends at a token to the left.
    """
    if kind not in (*WORKS, "Park") or tokens[i].text not in _JOINTS:
        return None
    right = [t for t in tokens[i + 1 : i + 20] if t.start < head]
    whole = "".join(t.text for t in tokens[i + 1 : i + 22] if t.start < head + HEAD)
    shared = _SHARED.search(tokens[i - 1].text) or _WORKS_ALONE.fullmatch(whole)
    roads = i > 0 and tokens[i - 1].text.endswith(("路", "段", "街", "大道")) and _ROAD.search(whole)
    if (
        not right
        or not roads
        and not shared
        and _begins_name(tokens, i + 1)
        and not _PLACED_WORK.search("".join(t.text for t in right))
    ):
        return None
    first = i
    while first > 0 and tokens[i].start - tokens[first - 1].start <= LONGEST and not stops(tokens, first - 1, kind, head):
        first -= 1
    joined = "".join(t.text for t in tokens[first:i])
    last = tokens[i - 1]
    nominal = (
        last.text in trades_of_companies()
        or last.tag[0] in "nbjlgx"
        or last.tag == "vn"
        or _OF_WORK.search(last.text) is not None
        or len(last.text) == 1
    )
    if all(t.tag[0] == "v" or leftward.edge(t.text) for t in tokens[first:i]):
        return None
    bettered = tokens[i].text == "及" and _BETTERED.search(whole)
    apart = _NAMED_HEAD.search(joined) and not shared and not bettered
    if len(joined) < 2 or not nominal or apart or last.text in divisions():
        return None
    if kind == "Park":  # 青瓷和|新包装产业园: of two trades
        edge = first == 0 or tokens[first - 1].text in "、，的"
        return first if edge and all(t.tag[0] in "nbv" for t in (*tokens[first:i], *right)) else None
    works = _OF_WORK.search(whole) or _OF_WORK.search(joined) or _AMOUNT.match(whole) and _AMOUNT.search(joined)
    return first if tokens[i].text not in _WEAK or works else None


def _begins_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a name begins there: a place, a word that the dictionary has as a name, or two unknown characters."""
    token = tokens[i]
    if is_placed(token.text) or token.tag.startswith(_NAMES) and not (trade_inside(token.text)):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    broken = following is not None and len(token.text) == len(following.text) == 1 and not leftward.edge(following.text)
    return broken and token.text.isalpha() and not token.text.isascii() or edge_brand(tokens, i)
