"""Sentence -> administrative areas and regions.

    四川省金堂县 -> AdministrativeArea 四川省, AdministrativeArea 四川省金堂县; 长三角地区 -> Place

Full names come from the table of administrative divisions; a short form (四川) counts where the segmentation takes it for a place
word of its own. A name that goes on as a road, a company or a body is left to those finders (overlaps.keep).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import resources
from kg.mentions import leftward
from kg.model import Document, Mention, Sentence, Token

_REGIONS = re.compile(
    r"(?:西部|东部|中部|东北|华北|华东|华南|华中|西南|西北|沿海|沿江|长江中游|苏北|苏南|粤北|胶东|川南|川东北|湘南|赣南|皖北|豫西)地区|长三角(?:地区)?|珠三角(?:地区)?|"
    r"京津冀(?:地区)?|粤港澳大湾区|成渝地区双城经济圈|长江经济带|黄河流域|长江流域|海峡西岸|环渤海(?:地区)?|东南亚|非洲|欧洲|欧盟|北美|中亚"
)
_COUNTRIES = re.compile(
    r"中国|美国|日本|韩国|德国|法国|英国|俄罗斯|新加坡|泰国|越南|马来西亚|印度尼西亚|意大利|荷兰|瑞士|加拿大|澳大利亚|哈萨克斯坦|蒙古国"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道)(?!化|亲|间|镇|江|市|修|巨|村|级|域|长|区|府)")
_NO_TOWN = re.compile(
    r"(?:城|水|家|返|回|侨|老|下|故|壮|各|山|周边|农村|他|她)乡$|(?:小|村|城|乡|全|各|些|当地|重|市|古|集|新|强|名|两)镇$"
    r"|^[在为对的各个全该本由到从与和及等是身]|^街道$"
)
_NOT_AFTER = re.compile(r"(?:路|街|大道|大街|东路|西路|南路|北路|中路|人|式|话|菜|酒|籍|湾|大学|银行|车站|机场|港|高速)")


@dataclass(frozen=True, slots=True)
class Division:
    """A row of places.tsv; level 1 is a province, 2 a city, 3 a county."""

    code: str
    name: str
    short: str
    level: int
    parent: str


@cache
def divisions() -> dict[str, tuple[Division, ...]]:
    """Name or short form -> the divisions that it may mean."""
    out: dict[str, list[Division]] = {}
    for row in resources.table("lexicon/places.tsv"):
        d = Division(row["code"], row["name"], row["short"], int(row["level"]), row["parent"])
        for name in dict.fromkeys((d.name, d.short)):
            if len(name) >= 2:
                out.setdefault(name, []).append(d)
    return {name: tuple(sorted(ds, key=lambda d: (d.level, d.code))) for name, ds in out.items()}


@cache
def by_code() -> dict[str, Division]:
    """The divisions by their code."""
    return {d.code: d for ds in divisions().values() for d in ds}


@cache
def _ordinary() -> frozenset[str]:
    """Short forms of counties that are mostly ordinary words."""
    return frozenset(row["word"] for row in resources.table("lexicon/ordinary_places.tsv"))


@cache
def _matcher() -> tuple[AhoCorasick, list[str]]:
    names = sorted(divisions())
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The places that a sentence names; nested ones (省, 省+县) both."""
    matcher, names = _matcher()
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    tags = {(t.start, t.end): t.tag for t in tokens}
    previous: tuple[int, int, Division] | None = None
    for index, start, end in matcher.find_matches_as_indexes(sentence.text):
        options = divisions()[names[index]]
        a, b = sentence.start + start, sentence.start + end
        whole = any(d.name == names[index] for d in options)
        division = _within(options, previous[2] if previous and previous[1] == a else None)
        if not whole and names[index] in _ordinary():
            continue
        if _NOT_AFTER.match(sentence.text, end) or not _stands_alone(whole, a, b, starts, ends, tags, division):
            continue
        yield Mention(a, b, sentence.text[start:end], "AdministrativeArea", finder="places", score=0.9 if whole else 0.7)
        if previous and previous[1] == a and division.parent and _above(division, previous[2]):
            yield Mention(
                previous[0],
                b,
                sentence.text[previous[0] - sentence.start : end],
                "AdministrativeArea",
                finder="places",
                score=0.95,
            )
            previous = (previous[0], b, division)
        else:
            previous = (a, b, division)
    for pattern, kind in ((_REGIONS, "Place"), (_COUNTRIES, "AdministrativeArea")):
        for m in pattern.finditer(sentence.text):
            if m.group() != "中国":
                yield Mention(sentence.start + m.start(), sentence.start + m.end(), m[0], kind, finder="places", score=0.8)
    yield from _towns(sentence, tokens)


def _within(options: tuple[Division, ...], above: Division | None) -> Division:
    """Of several divisions with one name the one inside what stands before it; else the highest."""
    if above:
        for d in options:
            if _above(d, above):
                return d
    return options[0]


def _above(inner: Division, outer: Division) -> bool:
    """Whether a division lies in another."""
    return inner.code != outer.code and inner.code.startswith(outer.code)


def _stands_alone(
    whole: bool, a: int, b: int, starts: set[int], ends: set[int], tags: dict[tuple[int, int], str], division: Division
) -> bool:
    """A full name must end where a word ends; a short form must be a word that the dictionary calls a place."""
    if whole:
        return b in ends or a in starts
    tag = tags.get((a, b))
    return tag is not None and tag.startswith("ns") or (tag is None and a in starts and b in ends and division.level <= 2)


def _towns(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """清泉镇, 东风街道: not in the table; whole words, none of them a verb or another word that names are not made of."""
    for m in _TOWN.finditer(sentence.text):
        begin, end = sentence.start + m.start(), sentence.start + m.end()
        first = bisect_left(tokens, begin, key=lambda t: t.start)
        last = bisect_left(tokens, end, key=lambda t: t.start)
        for i in range(first, last):
            name = sentence.text[tokens[i].start - sentence.start : m.end()]
            words = tokens[i : last - 1] or tokens[i:last]
            if 2 < len(name) <= 5 and not _NO_TOWN.search(name) and all(_of_name(t) for t in words):
                yield Mention(tokens[i].start, end, name, "AdministrativeArea", finder="places", score=0.5)
                break


def _of_name(token: Token) -> bool:
    """Whether a word can be a part of a town's name."""
    return token.text not in leftward.edges() and not token.tag.startswith(("v", "d", "p", "u", "c", "r", "m", "q"))
