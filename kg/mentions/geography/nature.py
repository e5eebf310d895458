"""Sentence -> mountains, rivers, lakes, deserts and islands: 塔里木河, 位于卧牛山下, 北至大沙河.

The dictionary has the known ones as places; others are told by the words that places stand behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg import resources
from kg.mentions.geography.places import divisions
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder

_ENDS = r"(?:山脉|山系|高原|平原|河|江|湖|山|岭|岛|沙漠|草原|盆地|半岛|水库|峡谷|沟|湾|洲|海)"
_PLACED = finder(
    r"(?:(?<=位于)|(?<=地处)|(?<=坐落于)|(?<=坐落在)|(?<=濒临)|(?<=毗邻)|(?<=紧邻)|(?<=流经)|(?<=流入)|(?<=注入)|(?<=横跨)|(?<=跨越)|(?<=[东南西北][临至接抵依靠濒望眺]))"
    rf"(?P<name>[\u4e00-\u9fff]{{1,4}}?{_ENDS})(?=[，。；、）与和以之畔东西南北两沿流脚下上]|一带|附近|[中东西南北][段麓缘部]|腹地|余脉|$)"
)
_KNOWN = re.compile(r".{1,6}(?:[河江湖山岭岛]|沙漠|草原|盆地|半岛|平原|高原|山脉|水道|海峡|运河)$")
_GOES_ON = ("n", "nz", "nr", "ns", "nt", "vn", "x", "b", "j", "ng", "zg", "eng", "m", "q")
_SMALL = frozenset("在沿跨临")
"""Words of one character before a natural place that are of the clause; others are of a word that the segmentation cuts."""
_NO_PORT = frozenset("区口澳股务产城湾币商珠资台元镇")


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The natural places of a sentence."""
    for before, token, behind in zip((None, *tokens[:-1]), tokens, (*tokens[1:], None), strict=True):
        known = token.tag == "ns" and _KNOWN.match(token.text) and not _other(token.text) and not _cuts(before)
        if known and (not behind or not behind.tag.startswith(_GOES_ON) or behind.text in resources.words("nature_around")):
            yield _mention(sentence, token.start - sentence.start, token.end - sentence.start)
    yield from _ports(sentence, tokens)
    for m in _PLACED.finditer(sentence.text):
        if not _other(m["name"]):
            yield _mention(sentence, m.start("name"), m.end("name"))


def _other(name: str) -> bool:
    """Whether a word is a division's or no name: 江山, 荒山, 该河."""
    return name in divisions() or name in resources.words("nature_common") or name[0] in "该本此"


def _cuts(before: Token | None) -> bool:
    """Whether the character before is of the same word."""
    return before is not None and len(before.text) == 1 and before.tag[0] in "ngvabj" and before.text not in _SMALL


def _ports(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """盘锦|港: the port of a place."""
    if "港" not in sentence.text:
        return
    for place, port in pairwise(tokens):
        if port.text == "港" and place.end == port.start and place.text in divisions():
            yield from _port(sentence, place.start, port.end)
    for token in tokens:
        if token.tag == "ns" and token.text[-1] == "港" and token.text[:-1] in divisions() and token.text not in divisions():
            yield from _port(sentence, token.start, token.end)


def _port(sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    if sentence.text[end - sentence.start :][:1] not in _NO_PORT:
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield Mention(start, end, text, "Facility", finder="places", score=0.7)


def _mention(sentence: Sentence, start: int, end: int) -> Mention:
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end], "Place", finder="places", score=0.5)
