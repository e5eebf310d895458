"""Sentence -> towns and villages, which no table has: 清泉镇, 东风街道, 清泉镇铁牛村.

西坪镇铁牛村建起冷库 -> 西坪镇, 铁牛村; 小镇居民 -> nothing
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg import resources
from kg.mentions import leftward
from kg.mentions.geography import towns
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder

_TOWN = finder(r"[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道)(?!化|亲|贤|愁|土|音|情|绅|间|镇|江|市|修|巨|村|级|域|长|区|府)")
_NO_TOWN = re.compile(
    r"(?:城|水|家|返|回|侨|老|下|故|壮|各|山|周边|农村|他|她|茶|酒|花|名|之|入)乡$|(?:小|村|城|乡|全|各|些|当地|重|市|古|新|强|名|两|重点)镇$"
    r"|^[在为对的各个全该本由到从与和及等是身市县区省州连好辖]|.[市县].{2,}[镇乡]$|^集镇$|[乡小建个]集镇$|整个|归乡|^街道$|^[东南西北]至"
)
_SURE = finder(
    r"(?:(?<=[县市区州旗、，。；：:（(\s])|^)(?P<name>[\u4e00-\u9fff]{2,3}(?:镇|乡|街道))"
    r"(?=[\u4e00-\u9fff]{2,4}村|政府|人民政府|党委|办事处|境内|获评|荣获|入选|被评|被列|\d+个村|、[\u4e00-\u9fff]{2,3}(?:镇|乡|街道))"
)
_BEHIND_COUNTY = finder(r"(?<=[县市区旗])(?P<name>[\u4e00-\u9fff]{2,3}[镇乡])(?=的|，|。|；|、|境|$)")
"""A town whose words the segmentation takes for others (西来 v): villages, bodies or other towns stand behind it."""
_VILLAGE = finder(
    r"(?:(?<=[镇乡道])|(?<=办事处))(?P<name>[\u4e00-\u9fff]{2,4}?(?:村|社区))(?![民级庄集里镇委落内支干务容口医]|党(?!支部|总支))"
)
_VILLAGE_BODY = finder(
    r"(?:^|(?<=[，。；、：:（“]))(?P<name>[\u4e00-\u9fff]{2,4}?(?:村|社区))(?=村?(?:党总支|党支部|党委)|村委会|村支书|村民|第一书记|居委会)"
)
_VILLAGE_ALONE = finder(
    r"(?:^|(?<=[，。；、：（“在到至往和与及是为经沿临])|(?<=位于|来到|走进|前往|深入|走访|落户|包括))(?![在到至往和与及是为经沿临])(?P<name>[\u4e00-\u9fff]{2,6}?(?:村|社区))"
    r"(?=[，。；、）的等和与及内里位建一]|共同|交界|境内|$)"
)
"""勾溪村、长桥社区: where places stand; only with a word that is no common one."""
_JOINED = re.compile(r"(?:村|社区)[、和与及]$")
"""勾溪村和|长桥村: beside a village another one stands, whatever its words are."""
_NO_VILLAGE = re.compile(
    r"(?:个|些|等|乡|农|城|城中|行政|自然|样板|康居|空心|度假|艺术|民俗|影视|奥运|创客|康养|养生|画家)村$|(?:^[\u4e00-\u9fff]?|小)山村$|^[强大小新老古渔]村$|^[三四五](?:个|座|大)|[县市区]的|..[镇乡].|街道."
)


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The towns and villages of a sentence: whole words, none of them a verb or another word that names are not made of."""
    text = sentence.text
    for m in _TOWN.finditer(text):
        begin, end = sentence.start + m.start(), sentence.start + m.end()
        first = bisect_left(tokens, begin, key=lambda t: t.start)
        last = bisect_left(tokens, end, key=lambda t: t.start)
        for i in range(first, last):
            name = text[tokens[i].start - sentence.start : m.end()]
            words = tokens[i : last - 1] or tokens[i:last]
            after_verb = i > 0 and tokens[i].text == "好" and tokens[i - 1].tag.startswith("v")  # 建|好|白云|乡
            if (
                2 < len(name) <= 5
                and not after_verb
                and (not _NO_TOWN.search(name) or name.endswith("村镇") and name in towns.names())
                and (all(_of_name(t) for t in words) or _listed(name, tokens[i]))
            ):
                yield _mention(sentence, tokens[i].start - sentence.start, m.end(), 0.5)
                break
    yield from _tabled(sentence)
    starts = {t.start - sentence.start for t in tokens}
    for m in (*_SURE.finditer(text), *_BEHIND_COUNTY.finditer(text)):
        first = bisect_left(tokens, sentence.start + m.start("name"), key=lambda t: t.start)
        inside = tokens[first : bisect_left(tokens, sentence.start + m.end("name") - 1, key=lambda t: t.start)]
        if (
            m.start("name") in starts
            and not _NO_TOWN.search(m["name"])
            and not any(leftward.edge(t.text) == "coverb" for t in inside)
        ):
            yield _mention(sentence, m.start("name"), m.end("name"), 0.5)
    for m in (*_VILLAGE.finditer(text), *_VILLAGE_BODY.finditer(text)):
        if m.start("name") in starts and _names_village(m["name"]):
            yield _mention(sentence, m.start("name"), m.end("name"), 0.6)
    for m in _VILLAGE_ALONE.finditer(text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        inside = tokens[bisect_left(tokens, a, key=lambda t: t.start) : bisect_left(tokens, b, key=lambda t: t.start)]
        joined = _JOINED.search(text, max(0, m.start("name") - 3), m.start("name")) is not None
        if m.start("name") in starts and _names_village(m["name"]) and (joined or _odd(inside)):
            yield _mention(sentence, m.start("name"), m.end("name"), 0.5)


def _names_village(name: str) -> bool:
    """Whether no village of a kind is meant: 城中村, 示范村, 智慧社区."""
    return not name.startswith(tuple(resources.words("no_village"))) and not _NO_VILLAGE.search(name)


def _odd(inside: tuple[Token, ...]) -> bool:
    """Whether a word is a name of the dictionary or broken into characters, and none is of the clause."""
    broken = sum(len(t.text) == 1 for t in inside) >= 2
    named = any(t.tag.startswith(("nr", "ns", "nz")) and len(t.text) > 1 for t in inside)
    clause = any(len(t.text) > 1 and leftward.edge(t.text) or t.tag[0] in "pcumqd" for t in inside)
    return (broken or named) and not clause


def _mention(sentence: Sentence, start: int, end: int, score: float) -> Mention:
    a, b = sentence.start + start, sentence.start + end
    return Mention(a, b, sentence.text[start:end], "AdministrativeArea", finder="places", score=score)


def _of_name(token: Token) -> bool:
    """Whether a word can be a part of a town's name."""
    return token.text not in leftward.edges() and not token.tag.startswith(("v", "d", "p", "u", "c", "r", "m", "q"))


_COMMON_TOWNS = frozenset(["新城镇", "中心镇", "小城镇", "古城镇", "新村镇"])
_EDGE = finder(
    r"(?:^|(?<=[、，。；：:（(“”\s和与及到在赴从往来县市区旗州的是由]))(?=(?P<name>[\u4e00-\u9fff]{2,3}[镇乡]|[\u4e00-\u9fff]{2,4}街道))"
)
_PASTORAL = finder(r"(?:^|(?<=[、，。与和在到旗]))(?P<name>[\u4e00-\u9fff]{2,4}?苏木)(?P<village>[\u4e00-\u9fff]{2,6}嘎查)?")


def _tabled(sentence: Sentence) -> Iterator[Mention]:
    """Towns of the table at the edge of an item, whatever the segmentation makes of them (三乡镇), and those of the steppe."""
    for m in _EDGE.finditer(sentence.text):
        behind = sentence.text[m.start() + len(m["name"]) :][:1]
        if m["name"] in towns.names() and m["name"] not in _COMMON_TOWNS and behind not in "化级域":
            yield _mention(sentence, m.start(), m.start() + len(m["name"]), 0.6)
    for m in _PASTORAL.finditer(sentence.text):
        yield _mention(sentence, m.start("name"), m.end("name"), 0.6)
        if m["village"]:
            yield _mention(sentence, m.start("village"), m.end("village"), 0.6)


def _listed(name: str, first: Token) -> bool:
    """Whether a table has a town of that name, and no small word stands first that may be of the clause (在清镇)."""
    return name in towns.names() and (first.tag[0] not in "pcud" or len(first.text) > 1)
