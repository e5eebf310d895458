"""Sentence -> works that a common noun names, where a clause says how far they have come: 污水处理厂已建成, 人才公寓主体封顶.

    第二净水厂已通水 -> InfrastructureProject 第二净水厂; 建成污水处理厂2座 -> nothing (counted); 需要人才公寓 -> nothing

The nouns are the list plain_works of kg/data/lexicon/words.tsv: of each a place has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.model import Mention, Sentence, Token

_OWNER = r"(?:(?:园区|全县|县|市|区|镇|开发区|经开区|高新区)?(?:第[一二三四五]|新|集中|综合|配套|智能|城东|城西|城南|城北|危化品|工业)?)"
_STATE = (
    r"(?=(?:的?(?:主体|土建|基础|设备|厂房))?(?:工程)?(?:也|均|都|目前|现|预计|计划|力争|年底|今年|明年|\d{1,2}月(?:底|份)?|将于?|已于?|正在|正|正式|顺利|全面|基本|全部|即将|同步|加快|有序){0,3}"
    r"(?:建成|投用|投运|投入|开工|动工|竣工|完工|完成|封顶|通水|通电|通气|启用|运行|运营|试运行|施工|建设|安装|调试|验收|开建|推进|进入))"
)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = resources.either("plain_works")
    return re.compile(
        rf"(?:^|(?<=[，。；、：:的]))(?P<name>{_OWNER}(?:\d{{1,3}}(?:千伏|[kK][vV])[\u4e00-\u9fff]{{0,3}})?(?:{nouns})(?:[一二三]期)?(?:工程|项目)?)(?![及和与]){_STATE}"
    )


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The works of a sentence that a common noun names."""
    for m in _pattern().finditer(sentence.text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        yield Mention(a, b, m["name"], "InfrastructureProject", finder="plain", score=0.55)
