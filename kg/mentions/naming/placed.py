"""Sentence -> companies by the order of their parts, whatever the segmentation makes of them: place, brand, trade.

处置给厦门锐云机电，今年动工 -> Enterprise 厦门锐云机电; 江苏先进制造业发展 -> nothing (先进 is no brand)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.mentions.naming.vocabulary import trades_of_companies
from kg.model import Mention, Sentence, Token
from kg.text.tokens import frequency, tag_of

RARE = 20
"""The dictionary's common nouns above this frequency are no brands before a trade."""
_FOLLOWS = (
    r"(?=$|[，,。；;、：:（）()！!？?“”《》\s]|等|和|与|及|的|在|将|把|已|也|都|正|是|从|由|向|对|为|给|有|就|又|还|拟|项目|工厂|总部|基地|研制|承建|担任|厂长|董事|总经理|负责|副总|"
    r"投资|入驻|落户|签约|签订|达成|年产|生产|扩建|二期|一期|三期|今年|去年|荣获|获|成为|老厂区|建设|增资|技改|智能)"
)
_NOT_INSIDE = re.compile(r"[的了与和及在等是为对将于以从由被把让所不也都就有向给到其该本各第一二三四五六七八九十省市县区镇乡村]")


@cache
def _pattern() -> re.Pattern[str]:
    places = sorted((n for n, ds in divisions().items() if ds[0].level <= 2), key=lambda n: (-len(n), n))
    longest_first = sorted(trades_of_companies(), key=lambda w: (-len(w), w))
    return re.compile(
        f"(?P<place>{'|'.join(places)})(?P<brand>[\u4e00-\u9fff]{{2}})(?P<trade>{'|'.join(map(re.escape, longest_first))})"
        rf"(?:集团)?(?:公司)?{_FOLLOWS}"
    )


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The companies that a sentence calls by place, brand and trade."""
    starts = {t.start - sentence.start for t in tokens}
    idioms = {t.text for t in tokens if t.tag in ("i", "l")}  # 某省|蓬勃发展
    for m in _pattern().finditer(sentence.text):
        if m.start() in starts and _brand(m["brand"]) and (m["brand"] + m["trade"]) not in idioms:
            a, b = sentence.start + m.start(), sentence.start + m.end()
            yield Mention(a, b, m[0], "Enterprise", finder="placed", score=0.7)


@cache
def _common() -> frozenset[str]:
    words = {w for name in ("no_brands", "name_leading", "name_inner") for w in resources.words(name)}
    return trades_of_companies() | words | {r["word"] for r in resources.table("lexicon/industries.tsv")}


def _brand(text: str) -> bool:
    """Whether two characters can be a brand: no everyday word, no trade, no place."""
    if text in _common() or text in divisions() or _NOT_INSIDE.search(text) or not specific(text):
        return False
    tag = tag_of(text)
    return tag is None or tag.startswith(("nr", "nz", "nt", "x")) or frequency(text) <= RARE
