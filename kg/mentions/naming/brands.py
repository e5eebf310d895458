"""Sentence -> companies called by brand and trade, without a legal form: 三江重工, 云杉药业, 赛恩斯电气.

    引进了云杉药业、赛恩斯电气等企业 -> Enterprise 云杉药业, Enterprise 赛恩斯电气; 新能源汽车产业 -> nothing

A trade (kg/data/lexicon/words.tsv) is a company's where a word that is no common one stands before it, and where the phrase ends
behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from kg import resources
from kg.mentions import leftward
from kg.mentions.geography.places import divisions
from kg.mentions.naming import companies
from kg.mentions.naming.branded import traded
from kg.mentions.naming.vocabulary import edge_brand
from kg.model import Mention, Sentence, Token
from kg.text.tokens import between

LONGEST_BRAND = 5
_BRAND_TAGS = ("nr", "nz", "x", "eng", "nt")
_NO_BRAND = frozenset(
    "的着过在与和及由对把被从是了等将为向给让跟个家项批年月日多余各该其此本大小新老高低全总我他有投硬到来去赴入进至往原持"
)
_FORM = re.compile(r"(?:集团)?(?:公司)?")
_MAY_FOLLOW = re.compile(
    r"(?!集团股份|集团有限|股份有限|有限)(?:$|[，,。；;、：:（）()！!？?”“》\s/／|｜]|等|后|和(?!采购)|与(?!采购)|及|的|在|将|把|已|也|都|正|是|从|由|向|对|为|给|于|有|就|来|又|还|拟|公司|集团|项目|工厂|总部|股份|基地|"
    r"研制|承建|担任|厂长|代表|总投资|老厂区|年产|生产|就是|投资|入驻|落户|签约|负责|董事|签订|签署|达成|合作|研发|生产线|位列|成为|宣布|表示|荣获|获|上市|开工|投产|先后|分别|正式|启动|计划|参加|携手|联合|牵头|全资|旗下|中国区|亚太|大中华|察看|创始|首席|总裁|副总|今年|去年|[一二三四五首]期)"
)


_OF_PLACE = re.compile(r"时代|[药酒鞋钢铝铜锌钛镁锂钨钼矿玻纸磷氟硅化焦煤重船乳瓷铸泵阀线缆].{0,2}业|重工|重汽|制药|化纤")
"""宁德|时代, 永顺|鞋业: trades of companies that a place alone may be the brand of."""
_JOINING = frozenset(["生态", "环境", "智能", "网络", "数据", "商业", "生物", "检测", "水业"])
"""Trades that make a common compound with the verb behind them: 长江生态|保护."""
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}[镇乡村](?=.{2})")
_GOES_ON = frozenset({"v", "d", "m", "r"})


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The companies that a sentence calls by brand and trade."""
    before = ""
    for last, token in enumerate(tokens):
        trade = _trade(before + token.text if len(before) == 1 else token.text)  # the segmentation cuts some in two: 新|材料
        before = token.text
        if not trade or not _ends(sentence, tokens, last):
            continue
        start = _start(tokens, last, token.end - len(trade), trade)
        if start is None and last and traded(tokens[last - 1 : last + 1]) and _rare_brand(tokens, last - 1):
            start = _with_place(tokens, last - 1)
        if start is not None and _of_firm(sentence, tokens, start, token, trade):
            end = sentence.start + _form_end(sentence.text, token.end - sentence.start)
            if town := _TOWN.match(sentence.text, start - sentence.start, token.end - sentence.start - len(trade)):
                start = sentence.start + town.end()
            text = sentence.text[start - sentence.start : end - sentence.start]
            yield Mention(start, end, text, "Enterprise", finder="brands", score=0.7)


_BEHIND_FIRM = re.compile(r"[（(]|等(?:\d+家|[^，。；、]{0,6}(?:企业|公司|项目))|集团|公司|股份|董事|总经理|项目|产业园|[、和]")


def _of_firm(sentence: Sentence, tokens: tuple[Token, ...], start: int, last: Token, trade: str) -> bool:
    """Whether a firm is meant: always but for trades that are everyday words (硬核|科技, 国际贸易|环境) and for those of a country."""
    if trade not in resources.words("abstract_trades"):
        return True
    brand = between(tokens, start, last.end - len(trade))
    at, end = bisect_left(tokens, start, key=lambda t: t.start), last.end - sentence.start
    odd = bool(brand) and (len(brand) > 1 or brand[0].tag.startswith(("nr", "nz", "eng", "x"))) and brand[0].tag[0] not in "dp"
    if (
        trade in resources.words("firm_trades")
        and odd
        and not _THEME.match(sentence.text, end)
        and not _COUNTRY.match(brand[0].text)
    ):
        return True
    if companies.DONE_BY.match(sentence.text, end):
        return True
    before, leading = tokens[at - 1].text if at else "，", resources.words("before_firms")
    listed = _BEHIND_FIRM.match(sentence.text, end) is not None
    return listed and (before in leading or before in "、，。：“") or before in leading and sentence.text[end : end + 1] in "，。"


_THEME = re.compile(r"自?(?:主|立)|创新|集群|成果|策源|革命|攻关|强国|人才|金融|园区|城|产业|领域|支撑|赋能|合作|安全|转型")
"""国防科技|自主创新: the trade goes on as what is spoken of."""
_COUNTRY = re.compile(r"中国|中华|国家$|国际|全球|世界|我国|中[俄美欧日韩英法德非阿]")


def _rare_brand(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a rare word before a trade (branded.traded) begins a phrase; a verb only as one item of many, or behind 由 and 与."""
    before, behind = tokens[i - 1].text if i else "", tokens[i + 2].text if i + 2 < len(tokens) else ""
    if tokens[i].tag[0] == "v":
        return before in ("、", "由", "与", "和") and behind in ("、", "等", "和", "与", "，", "。", "投资", "公司", "集团")
    return _edge(tokens, i)


def _ends(sentence: Sentence, tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the phrase ends behind a word: what may follow a company, or a verb, an adverb or a number."""
    if _MAY_FOLLOW.match(sentence.text, tokens[last].end - sentence.start):
        return True
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    joins = tokens[last].text in _JOINING or after is not None and after.text in _trades()
    goes_on = after is not None and (after.tag in _GOES_ON or after.tag == "p" and after.text not in "与同")
    return after is not None and not joins and goes_on and after.start == tokens[last].end


def _form_end(text: str, at: int) -> int:
    """Where the name ends, with 集团 or 公司 behind the trade."""
    form = _FORM.match(text, at)
    return form.end() if form else at


@cache
def _trades() -> frozenset[str]:
    return resources.words("trades_strong") | resources.words("trades_called") | resources.words("trades_national")


@lru_cache(maxsize=65536)
def _trade(word: str) -> str:
    """The trade at the end of a word; empty where there is none."""
    return next((word[i:] for i in range(max(0, len(word) - 5), len(word) - 1) if word[i:] in _trades()), "")


def _start(tokens: tuple[Token, ...], last: int, trade_at: int, trade: str) -> int | None:
    """Where the brand before the trade begins; None where there is none."""
    token, first = tokens[last], last
    while tokens[first].start > trade_at:
        first -= 1
    if token.start < trade_at and token.tag not in _BRAND_TAGS:
        return None
    whole = token.start < trade_at and token.text.startswith(("中国", "国家"))
    while not whole and first > 0 and trade_at - tokens[first - 1].start <= LONGEST_BRAND and _of_brand(tokens, first - 1, trade):
        first -= 1
    brand = "".join(t.text for t in tokens[first : last + 1])[: trade_at - tokens[first].start]
    if first and tokens[first - 1].text in ("中国", "国家") and not brand and trade in resources.words("trades_national"):
        return tokens[first - 1].start
    if trade in resources.words("trades_national") and trade not in resources.words("trades_called") and not whole:
        return None
    if (
        len(brand) < 2
        or brand in divisions()
        and not _OF_PLACE.fullmatch(trade)
        or brand in resources.words("no_brands")
        or brand not in divisions()
        and not _odd(tokens[first : last + 1], trade_at)
    ):
        return None
    if not _edge(tokens, first):
        return None
    return _with_place(tokens, first)


def _with_place(tokens: tuple[Token, ...], first: int) -> int:
    """Where the name begins whose brand is at `first`: with the place before it, where the phrase begins there."""
    placed = first > 0 and tokens[first - 1].text in divisions() and tokens[first - 1].tag.startswith("ns")
    return tokens[first - 1].start if placed and _edge(tokens, first - 1) else tokens[first].start


def _of_brand(tokens: tuple[Token, ...], i: int, trade: str) -> bool:
    token = tokens[i]
    if edge_brand(tokens, i):
        return True
    if len(token.text) == 1:
        return (
            "\u4e00" <= token.text <= "\u9fff"
            and token.text not in _NO_BRAND
            and (token.tag not in ("q", "p", "c", "u", "uj", "ul", "m") or _no_sum(tokens, i))
        )
    strong = (
        trade in resources.words("trades_strong")
        and token.tag in ("m", "n")
        and token.text not in resources.words("name_leading")
    )
    if token.text in resources.words("no_brands"):
        return False
    return _name_word(token) and token.text not in leftward.edges() or strong and len(token.text) == 2


def _no_sum(tokens: tuple[Token, ...], i: int) -> bool:
    """鼎|元|化工: 元 behind a single character that is no number and no country's."""
    before = tokens[i - 1].text if i else ""
    return tokens[i].text == "元" and len(before) == 1 and before not in "十百千万亿美日欧港台澳加多余几" and before.isalpha()


def _name_word(token: Token) -> bool:
    """Whether the dictionary has a word as a name, but not as that of a division (瑞康 is ns)."""
    return token.tag.startswith(_BRAND_TAGS) or token.tag.startswith("ns") and token.text not in divisions()


def _odd(inside: tuple[Token, ...], trade_at: int) -> bool:
    """Whether the brand has a word that the dictionary calls a name, or does not know at all."""
    brand = [t for t in inside if t.start < trade_at]
    broken = sum(len(t.text) == 1 for t in brand)
    return broken >= 2 or any(_name_word(t) for t in brand) or len(brand) == 1 and brand[0].tag in ("m", "n")


def _edge(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a phrase begins there: punctuation, a small word, a verb, a place or a common head noun stands before."""
    if first == 0:
        return True
    before = tokens[first - 1]
    small = before.tag.startswith(("p", "c", "u", "v", "ns", "d", "r"))
    return (
        small
        or not before.text[0].isalnum()
        or before.text in leftward.edges()
        or before.text.endswith(("村", "镇", "乡", "街道", "企业", "巨头", "公司", "强"))
    )
