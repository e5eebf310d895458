"""Sentence -> the parks of a list that common nouns name, where it says that they are the parts of one: 即装备制造园、机电产业园、轻工加工园.

    形成“一区三园”格局，即装备制造园、机电产业园、轻工产业园 -> three Parks; 全省有装备产业园、物流园等园区80个 -> nothing (counted)

Three members or more behind a word that opens a list; most have the last word of a park, the others none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.naming.vocabulary import head_kind
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder

_PARK = r"(?!(?:产业|工业|科技|物流|示范|加工|制造)园)[\u4e00-\u9fffA-Za-z]{2,12}?(?:(?<![公校])园区?|组团|片区|功能区|加工区|物流区|(?<![县古])城)"
_LIST = finder(
    r"(?:即|分为|包括|形成了?|规划了?|建设了?|建成了?|打造了?|构建|推进|启动|完善|布局了?|设立了?|设有|下设|拥有|由|为|是|[:：]|辖)(?:规划|建设|打造|集中)?"
    rf"(?P<list>{_PARK}(?:、{_PARK})+(?:[、和及与]{_PARK}))"
    r"(?P<behind>等?(?:\d+|[一二三四五六七八九十两几多]+)?余?[个大]?[^，。；、]{0,6})"
)
_PART = r"(?!(?:产业|工业|科技|物流|示范|加工|制造|核心|功能)[园区])[\u4e00-\u9fffA-Za-z]{1,12}?(?:园|区|组团|(?<![县古])城|谷|基地|港|小镇)"
_CLOSED = finder(
    r"(?:(?<![部市县区])分(?:为|成|设)?|下?辖|下设|含|包括|[设拥]?有|由|形成|即|[:：（])了?"
    rf"(?P<list>{_PART}(?:、{_PART})*[、和及与]{_PART})"
    r"(?:等?(?P<count>[两三四五六七八九]|\d)(?:个|大)?(?:功能|特色|专业|主题|产业)?(?:分园|分区|园区|园中园|片区|组团|板块|区块|功能区|片|块|园)|(?:共同)?[组构]成)(?![\u4e00-\u9fff]?企)"
)
"""分皮革加工园和纺织创业园两块; 由南山片区、北湖片区组成: the number of the parts, or what they make up, closes the list."""
_FUNCTION = (
    r"[\u4e00-\u9fffA-Za-z]{2,14}?(?:加工|核心|拓展|辅助|启动|起步|生产|物流|仓储|服务业?|商务|研发|制造|创新|示范|发展|技术|产业|配套"
    r"|工业|集聚|综合|先导|先行|展示|孵化|体验|养殖|种植|交易|功能|保护|承载|引领|贸易)区"
)
_FUNCTIONS = finder(
    r"(?:即|分为|包括|形成了?|规划了?|划分为|布局了?|[下开共]?设(?:有|置|立)?了?|下?辖|为|由|[:：])"
    rf"(?P<list>{_FUNCTION}(?:、{_FUNCTION})+(?:、|和|及|以及|与){_FUNCTION})(?=[，。；）]|$|等?(?:[两三四五六七八九]|\d)[个大]|[组构]成)"
)
"""设皮革加工区、纺织制造区和预留发展区: three areas or more, each by what it is for."""
_SHORT = 4
"""生产区、办公区: what every works has is called by so few characters."""
_NO_PART = re.compile(
    r"(?:[市县城社小校景库矿林灌厂地新海牧山专战辖老郊片行政本省]区|家园|公园|校园|庄园|乐园|果园|茶园|开发区|高新区|经开区|地区)$"
)
"""What areas, quarters and gardens end with."""
_MEMBER = re.compile(r"(?!以?及)[^、和及与]+")
_SEVERAL = re.compile(r"\d{2,}余?[个家]|[^一]批|各类|一批")


_NUMBER = {c: str(n) for n, c in enumerate("两三四五六七八九", 2)}


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The members of the lists of parks of a sentence."""
    for m in _LIST.finditer(sentence.text):
        if _SEVERAL.search(m["behind"]):
            continue
        members = list(_MEMBER.finditer(sentence.text, m.start("list"), m.end("list")))
        kinds = [head_kind(member[0]) for member in members]
        if 2 * kinds.count("Park") <= len(kinds):
            continue  # 猕猴桃园、樱桃园, 卫生城、文明城
        for member, kind in zip(members, kinds, strict=True):
            if kind not in ("Park", None):
                continue
            a, b = sentence.start + member.start(), sentence.start + member.end()
            yield Mention(a, b, member[0], "Park", finder="parks", score=0.6)
    for m in _FUNCTIONS.finditer(sentence.text):
        members = list(_MEMBER.finditer(sentence.text, m.start("list"), m.end("list")))
        if sum(len(member[0]) <= _SHORT for member in members) * 2 > len(members):
            continue
        for member in members:
            a, b = sentence.start + member.start(), sentence.start + member.end()
            yield Mention(a, b, member[0], "Park", finder="parks.functions", score=0.6)
    for m in _CLOSED.finditer(sentence.text):
        members = list(_MEMBER.finditer(sentence.text, m.start("list"), m.end("list")))
        if m["count"] and _NUMBER.get(m["count"], m["count"]) != str(len(members)):
            continue  # the joints of the list stand inside names, too
        for member in members:
            if len(member[0]) > 2 and not _NO_PART.search(member[0]):
                a, b = sentence.start + member.start(), sentence.start + member.end()
                yield Mention(a, b, member[0], "Park", finder="parks.closed", score=0.6)
