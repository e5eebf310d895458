"""Sentence -> roads, streets, bridges and rivers: works where something is done to them, else places.

完成云溪路、经一路改造 -> two InfrastructureProjects; 位于裕和路与黎星路交汇处 -> two Places; 找到致富路 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import leftward
from kg.mentions.geography.places import divisions
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder

_ENDS = (
    "路",
    "街",
    "大街",
    "大道",
    "东路",
    "西路",
    "南路",
    "北路",
    "中路",
    "一路",
    "二路",
    "三路",
    "东街",
    "西街",
    "南街",
    "北街",
    "桥",
)
_LAST = frozenset("路街道桥")
"""The last characters of these, and of names of roads that the dictionary has."""
_NUMBERED = finder(
    r"(?:国道|省道)[GS]?\d{3}线?|(?<![A-Za-z0-9])(?:[GS]\d{2,4}|[XY]\d{3,4})(?:线|国道|省道|县道)?(?:[\u4e00-\u9fff]{2,6}?(?:段|连接线))?|\d{3}(?:国道|省道|县道|(?=[、和与]\d{3}(?:国道|省道)))"
)
_GRID = finder(r"[经纬][一二三四五六七八九十]{1,2}路")
_ITEM = finder(
    r"(?:^|(?<=[、，。；：（])|(?<=其中)|(?<=以及)|(?<=[建完]成)|(?<=新建)|(?<=改造)|(?<=实施)|(?<=启动))(?P<name>[\u4e00-\u9fff]{1,5}?(?:大道|大街|路|街|[一二三四五六七八九]桥))(?![段桥灯网面径线由过演透人口牙数况政费子演])"
)
"""、长山路工程: at the edge of an item a road is told whatever the segmentation makes of its words (山路)."""
_LINE = finder(
    r"(?:^|(?<=[，。；、：（“和与及])|(?<=随着|紧邻|毗邻|连接|贯穿|横穿|穿过|推进|修建|建设|开通|启动|依托|纵贯|临近))(?P<name>[\u4e00-\u9fff]{2,3}(?:高速公路|高速|高铁|铁路|客专|城际)(?:[\u4e00-\u9fff]{2,6}(?<!阶)段)?)(?=[，。；、）（建通开竣全已正等和及与第的将于是途起位进施今]|主体|沿线|项目|工程|$)"
)
"""集双高速云溪段: lines are called by one character of each end."""
TAIL = re.compile(
    r"(?:[东西南北中]段|[东西南北](?:延伸?|拓宽?)(?:[东西南北][延拓扩]|线|段)?|匝道|延伸[线段]?|延长[线段]|连接线|[一二三四]期|路网|人行道|生态绿道|绿道|立交桥|高架桥?|下穿隧道)"
    r"(?:[一二三四]期)?(?:道路)?(?:(?:综合|提升|大修|拓宽)?(?:改造|整治|大修|建设|提升|改扩建)(?=工程|项目|[，。；、已正基顺]))?(?:工程|项目)?"
    r"|(?:道路)?(?:大修|拓宽改造|提升改造|综合改造|改扩建|综合整治)(?:工程|项目)?"
)
"""A part of a road, or what is done to it: 独秀大道|北段, 飞龙西路|大修工程, 红梅路|人行道改造."""
_NO_LINE = re.compile(
    r"我国|全国|中国|国家|地方|新建|在建|国际|国内|普通|全省|全市|全县|城市|高速|重要|跨境|沿江|沿海|货运|干线|支线|市域|首条|一条|多条"
)
_NO_ITEM = re.compile(
    r"[的和与及等了是在至为条对将]|^(?:来到|走进|前往|深入|位于|新建|改造|建成|完成|打通|修建|实施|推进|全|这|该|本|其|主|各|两|双|多|我|中心城区|城区|城市|市区|县城)|[\d]"
)
"""建成|永明路: a verb is no part of a road's name."""
_WORKS_BEFORE = re.compile(
    r"(?:建成|完成|新建|改造|打通|修建|拓宽|实施|推进|启动|开工|续建|改扩建|硬化|延伸|贯通)[^，。；]{0,24}$"
)
_WORKS_BEHIND = re.compile(
    r"(?:[、和及与][^，。；、]{2,8}){0,5}(?:等\d{0,2}条?(?:道路|公路|工程|项目|路网|市政)|(?:道路)?(?:(?:主体|全线|路基|路面)?(?:也|均|都|已|正|将|现|目前|今年|预计|计划|基本|全面|即将|正在|正式|顺利|加快|于[^，。；]{2,12}?[日月年]|已于[^，。；]{2,12}?[日月年]){0,3})"
    r"(?:改造|改扩建|扩建|建设|拓宽|延伸|延长|通车|竣工|完工|建成|贯通|开工|动工|施工|改线|改建|二期|一期|工程|项目|段|完成(?:设计|招标|路基|施工|铺|主体|投资|征)))"
)
_PLACED_BEFORE = re.compile(r"(?:紧邻|毗邻|紧靠|贯穿|穿过|途经|位于|坐落于?|地处|在|沿|至|临|接|靠|由|从|经)[^，。；]{0,14}$")
_BOUND = re.compile(r"[东南西北](?:至|临|邻|接|靠|抵|起|到)|街道|[镇乡]")
"""东至|云溪路: what a site borders on is no part of the road's name."""
_PLACED_BEHIND = re.compile(
    r"(?:以[东西南北]|[东西南北]侧|[东西南北]段|交[汇叉]|沿线|沿路|\d+号|与[^，。；]{2,6}[路街道]|、[^，。；、]{2,6}[路街道])"
)
_STANDS_BEFORE = re.compile(
    r"(?:[东西南北][临邻至接靠抵连依]|紧邻|毗邻|紧靠|临近|邻近|靠近|依托|距离?|位于|地处|沿|四至|交通便[利捷][：，])[^，。；]{0,24}(?:、|和|与)?$"
)
_STANDS_BEHIND = re.compile(
    r"(?:[、和与及][^，。；、]{2,10}){0,3}(?:以[东西南北]|[东西南北]侧|交[汇叉]|沿线|穿境|横贯|纵贯|贯穿|穿[过越]|在此|经过|过境)"
)
_NO_ROAD = re.compile(
    r"(?:级|户|组|电|回|油|气|管|门|套|来|去|后|退|销|活|生|之|致富|创业|出|思|线|公|铁|道|网|高速|陆|水|一|半|弯|新|老|发展|产业|幸福|小康|走|上|带|丝绸之|筑|让|养|铺|修|赶|引|让|领|村|通村|农村|乡村|水泥|柏油|沥青|盘山|砂石|沙石|泥土|产业|旅游|机耕|生产)路$|(?:步行|商业|老|古|一条|美食|逛|上|大)街$|^(?:的|一条|这条|条)|(?:搭|架|心|连心|立交|大|特大|高)桥$|^第"
)


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The roads of a sentence whose surroundings say that they are some."""
    text = sentence.text
    for i, token in enumerate(tokens):
        start = _start(tokens, i) if token.text[-1] in _LAST else None
        if start is None:
            continue
        a, b = start - sentence.start, token.end - sentence.start
        name = text[a:b]
        if 3 <= len(name) <= 9 and not _NO_ROAD.search(name) and (tail := TAIL.match(text, b)):
            end = sentence.start + tail.end()
            yield Mention(start, end, text[a : tail.end()], "InfrastructureProject", finder="roads", score=0.75)
            continue
        if 3 <= len(name) <= 7 and not _NO_ROAD.search(name) and (kind := _kind(text, a, b)):
            yield Mention(start, token.end, name, kind, finder="roads", score=0.76)
    for m in _ITEM.finditer(text):
        a, b = m.span("name")
        named = 3 <= b - a <= 6 and not _NO_ROAD.search(m["name"]) and not _NO_ITEM.search(m["name"])
        if named and (kind := _kind(text, a, b)) == "InfrastructureProject":
            yield Mention(sentence.start + a, sentence.start + b, m["name"], kind, finder="roads", score=0.6)
    for m in _LINE.finditer(text):
        if not _NO_LINE.match(m["name"]):
            a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
            line = "Facility" if standing(text, *m.span("name")) else "InfrastructureProject"
            yield Mention(a, b, m["name"], line, finder="roads", score=0.7)
    for m in (*_NUMBERED.finditer(text), *_GRID.finditer(text)):
        if of := _kind(text, m.start(), m.end()):
            of = "Facility" if of == "Place" and m.re is _NUMBERED.pattern else of
            yield Mention(sentence.start + m.start(), sentence.start + m.end(), m[0], of, finder="roads", score=0.6)


def _kind(text: str, start: int, end: int) -> str | None:
    """What the words around say of a road; None where they say nothing."""
    before = text[max(0, start - 30) : start]
    if _WORKS_BEFORE.search(before) or _WORKS_BEHIND.match(text, end):
        return "InfrastructureProject"
    return "Place" if _PLACED_BEFORE.search(before) or _PLACED_BEHIND.match(text, end) else None


def standing(text: str, start: int, end: int) -> bool:
    """Whether a line says where something lies, and nothing is done to it: 东临|沈海高速, 合福高铁|穿境而过."""
    before = text[max(0, start - 30) : start]
    done = _WORKS_BEFORE.search(before) or _WORKS_BEHIND.match(text, end)
    return not done and bool(_STANDS_BEFORE.search(before) or _STANDS_BEHIND.match(text, end))


def _start(tokens: tuple[Token, ...], i: int) -> int | None:
    """Where the road begins whose last token this is; None where it is none."""
    token = tokens[i]
    if token.text not in _ENDS:
        road = len(token.text) >= 3 and token.text[-1] in "路街" and token.tag in ("ns", "nr", "nz", "nt", "n")
        return token.start if road else None
    first = i
    while first > 0 and token.start - tokens[first - 1].start <= 4 and _of_name(tokens[first - 1]):
        first -= 1
        if len(tokens[first].text) > 1:
            break
    return tokens[first].start if first < i else None


def _of_name(token: Token) -> bool:
    """Whether a word can be a part of a road's name."""
    if _BOUND.fullmatch(token.text):
        return False
    if token.text in divisions():
        return True
    if not "\u4e00" <= token.text[0] <= "\u9fff" or leftward.edge(token.text):
        return False
    return token.tag[0] in "nagzxmtsbi" or len(token.text) == 1 and token.tag not in ("p", "c", "u", "uj", "ul", "r", "d", "q")
