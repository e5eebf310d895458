"""Sentence -> where a list of names is closed, and the noun that tells the kind of its members.

甲材料、乙农业|等省市重点项目 -> 项目; 水东、河西|两个片区 -> 片区; 甲企业、乙企业|等45家 -> 家
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources

_BIG = re.compile(
    r"[两三四五六七八九十]大[^，。；、的是]{0,4}(?P<noun>项目|工程|园区|产业园|平台|企业|集团)"
    r"|(?:[两三四五六七八九]|(?<!\d)\d{1,2})座(?:跨[江河海])?(?P<bridges>大桥|桥梁|水库|电站|桥)"
    r"|[两三四五六七八九十]个(?:主要|工业|产业|专业|特色|重点|核心){0,2}(?P<areas>片区|园区|组团|功能区|板块|产业园|乡镇|街道|镇|乡|县区|区县)"
    r"|(?:[两三四五六七八九十]|(?<!\d)\d{1,2})个(?:行政|自然|建制|中心|移民|贫困)?(?P<villages>村(?![民级镇庄干集])|社区)"
    r"|[两三四五六七八九]家(?P<firms>公司|企业)|(?:[两三四五六七八九]|(?<!\d)\d{1,2})条(?:(?:共|合计|总长)[^，。；、]{1,8}公里)?(?:在建|新建|续建)?(?P<lines>高速公路|高速|铁路|高铁|公路|国道)"
)
"""A、B、C三大工程; A、B两个片区: a list closed by its number."""


@cache
def kinds() -> dict[str, str]:
    """Nouns that close a list, and the kind that each tells."""
    return {r["noun"]: r["kind"] for r in resources.table("lexicon/list_nouns.tsv")} | {
        "家": "Enterprise",
        "镇": "AdministrativeArea",
        "乡": "AdministrativeArea",
        "集团": "Enterprise",
        "村": "AdministrativeArea",
        "社区": "AdministrativeArea",
        **dict.fromkeys(("大桥", "桥梁", "桥", "水库", "电站"), "InfrastructureProject"),
    }


@cache
def _etc() -> re.Pattern[str]:
    nouns = "|".join(sorted((n for n in kinds() if len(n) > 1 and n != "集团"), key=lambda n: (-len(n), n)))
    return re.compile(
        r"(?<![同平均相对高初中优])等(?!地(?!区)|国(?!内|际|家级|企)|领域|方面|行业|产业(?!(?:类)?项目|园)|支持|服务|帮助|扶持|促进|推动|鼓励|引导|涉及|适用|助力)"
        rf"(?P<between>(?:\d+|[一二两三四五六七八九十百]+|数|多|几|一批)?余?多?[个家项批座条类位所]?(?:国内外|国内|国际|省内外)?(?:(?:知名|著名|大型|优质|重点|骨干|有实力|(?:总?投资)?[过超上]?[\d.]*[十百千]?[万亿]元(?:以上)?)的)?(?:(?!以及|及|负责|主要领导|入驻|落户|进驻|落地|聚集|集聚|参与|参加|出席|扎根|搬入|投资建)[^，,。；;、等的在由与和向为给对到让使把被“”]){{0,10}})(?P<noun>{nouns})(?!措施|[名单库数区家])"
        r"|等\d{1,3}余?多?(?P<count>家)(?=[，。；、]|单位)"
    )


def of(text: str) -> Iterator[re.Match[str]]:
    """The ends of the lists of a text; one group of each holds the noun."""
    yield from _etc().finditer(text)
    yield from _BIG.finditer(text)
