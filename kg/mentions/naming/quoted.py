"""Sentence -> listed companies, by what only they have beside their short name: a code, an announcement, a subsidiary.

青禾重工（002999.SZ）发布公告 -> Enterprise 青禾重工; 青禾重工全资子公司恒远铸造拟… -> Enterprise 青禾重工, 恒远铸造
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder
from kg.text.tokens import between

_BEGINS = r"(?:^|(?<=[，。；、：“（(\s由与和向]))(?![由与和向被将])"
_CODE = finder(
    _BEGINS
    + r"(?P<name>[\u4e00-\u9fffA-Z]{2,6}?)(?=[（(](?:股票代码|证券代码|代码)?[:：]?(?:\d{6}(?:\.[A-Z]{2})?|\d{4,5}\.HK)[)）])"
)
_ANNOUNCES = finder(
    _BEGINS
    + r"(?P<name>(?:\*?ST[\u4e00-\u9fff]{2,4}?|[\u4e00-\u9fff]{3,5}?))(?=(?:(?:\d{1,2}月)?\d{1,2}日|[昨今][日晚天])?(?:晚间?|午间|盘后)?(?:发布(?:关于)?[^，。]{0,6}公告|公告称|披露公告|公告显示|公告[，,]))"
    r"|"
    + _BEGINS
    + r"(?P<parent>[\u4e00-\u9fff]{3,6}?)(?<![拟将已以向与对为由和及])(?=的?(?:拟|将|已|计划|决定)?(?:以及|[以向与对为由和及同]|通过)?(?:其|旗下|下属)?(?:全资|控股|参股)(?:子公司|孙公司))"
    r"|(?:全资|控股|参股)(?:子公司|孙公司)(?P<daughter>(?![在与将拟对向由从负已])[\u4e00-\u9fff]{4,6}?)(?=在[\u4e00-\u9fff]{2}|拟|与[\u4e00-\u9fff]{2}|将|负责|投资|签[署订约]|中标|收到|获得|于)"
)
_NO_FIRM = re.compile(
    r"^(?:公司|企业|集团|本公司|上市公司|其|该|日前|近日|记者|并|其中|同时)|公司$|(?:政府|委员会|管委会|[局厅])$|[的了是日月年]"
)


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The listed companies of a sentence."""
    for pattern, score in ((_CODE, 0.9), (_ANNOUNCES, 0.8)):
        for m in pattern.finditer(sentence.text):
            name = next(n for n in m.groupdict() if m[n])
            a, b = sentence.start + m.start(name), sentence.start + m.end(name)
            if not _NO_FIRM.search(m[name]) and specific(m[name]) and _odd(between(tokens, a, b)):
                yield Mention(a, b, m[name], "Enterprise", finder="quoted", score=score)


def _odd(inside: tuple[Token, ...]) -> bool:
    """Whether a name is no common word, verb or place alone."""
    text = "".join(t.text for t in inside)
    clause = any(len(t.text) > 1 and leftward.edge(t.text) for t in inside)
    return bool(inside) and text not in divisions() and not clause and not (len(inside) == 1 and inside[0].tag[0] in "vdrpc")
