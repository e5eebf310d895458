"""Sentence -> works that are called by what is done to something: 临河水厂扩建, 云溪第二中学迁建, 黄土岭隧道群整治,
云溪大道西延东扩.

Only with a name in it: 老旧小区改造, 技术改造 -> nothing. What ends in 工程 or 项目 is found by its head (headed.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.naming import boundary, clause
from kg.mentions.naming.common import NAME_TAGS
from kg.mentions.naming.vocabulary import is_placed
from kg.model import Mention, Sentence, Token
from kg.text.tokens import between

_ACT = re.compile(
    r"(?P<of>路|街|大道|桥|河|江|湖|渠|堤|闸|库|线|段|站|厂|校|学|院|园|场|馆|网|区|楼|中心|市场|公路|铁路|高速|国道|省道|景区|基地|码头|港|机场|电厂|水库|港区|航道|隧道|涵洞|管道)(?:[一二三四五]期)?"
    r"(?P<act>(?:提标|提质|升级|综合|生态)?(?:改造|改扩建|扩建|迁建|改建|整治|治理|修复|加固|提升改造|改造提升|扩容|提标|延伸|改线|复线|增容|拓宽(?:改造)?|危桥(?:加固|改造)|管网(?:延伸|改造)|[东南西北](?:延伸?|扩)(?:[东南西北][延扩])?)(?:[（(]?[一二三四五]期[)）]?)?)"
    r"(?=[、，。；）)]|等|和|及|项目|工程|开工|竣工|完工|完成|建成|启动|加快|有序|顺利|全面|正在|已|投用|$)"
)
_NO_WORK = re.compile(r"^.{0,2}(?:大江大湖|技术|危房|旧城|城区|老旧小区|棚户区|厕所|农网|电网|环境)(?:综合)?(?:改造|整治|治理)")


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The works of a sentence that name what they are done to."""
    for m in _ACT.finditer(sentence.text):
        head, end = sentence.start + m.end("of"), sentence.start + m.end()
        i = bisect_left(tokens, head, key=lambda t: t.start)
        if i >= len(tokens) or tokens[i].start != head:
            continue
        start = boundary.left(tokens, head, "InfrastructureProject")
        start += clause.cut(sentence.text, start - sentence.start, m.end("of"), "InfrastructureProject")
        inside = between(tokens, start, head)
        text = sentence.text[start - sentence.start : m.end()]
        named = any(t.tag.startswith(NAME_TAGS) or is_placed(t.text) for t in inside)
        named = named or bool(inside) and inside[0].text in leftward.AREA_LEVELS and len(text) >= 7
        named = named or sum(len(t.text) == 1 and t.text.isalpha() for t in inside) >= 3
        if (
            named
            and len(text) >= 6
            and not _NO_WORK.search(text)
            and specific(sentence.text[start - sentence.start : m.end("of")])
        ):
            yield Mention(start, end, text, "InfrastructureProject", finder="acts", score=0.7)
