"""Sentence -> administrative areas and regions.

    四川省金堂县 -> AdministrativeArea 四川省, AdministrativeArea 四川省金堂县; 长三角地区 -> Place

Full names come from the table of administrative divisions; a short form (四川) counts where the segmentation takes it for a place
word of its own. A name that goes on as a road, a company or a body is left to those finders (overlaps.keep).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import resources
from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.geography import towns, villages
from kg.mentions.geography.division import Division, Former
from kg.model import Document, Mention, Sentence, Token
from kg.text.anchors import Finder, finder
from kg.text.tokens import frequency

_REGIONS = finder(
    r"(?:西部|东部|中部|东北|华北|华东|华南|华中|西南|西北|沿海|沿江|长江中游|苏北|苏南|粤北|胶东|川南|川东北|湘南|赣南|皖北|豫西)地区|"
    r"(?:长三角|珠三角|京津冀|环渤海|渤海湾|江浙沪|沪苏浙|苏浙沪|海峡西岸|北部湾|黄河三角洲|长江三角洲|珠江三角洲)(?:地区|城市群|经济区)?|粤港澳大湾区|"
    r"成渝(?:地区(?:双城经济圈)?|双城经济圈)|长江经济带|(?:黄河|长江|珠江|淮河|海河|辽河|松花江)(?:流域|上游|中游|下游|沿线)|"
    r"京津地区|东南亚|西亚|中东欧|中东(?!部)|南亚|非洲|欧洲|欧盟|北美|南美|拉美|中亚|东盟|亚太地区|南疆|北疆|陇南地区|黄土高原|"
    r"青藏高原|东北平原|华北平原|江汉平原|成都平原|关中平原|四川盆地|塔里木盆地|柴达木盆地|准噶尔盆地|河西走廊|鄂尔多斯盆地"
)
_NOT_AFTER = re.compile(
    r"(?:(?<=代县)长|时代(?=[、，。；）新])|[\u4e00-\u9fff](?:河|沟|岭|峡)(?=[，,。；、）)\s])|路|街|大道|大街|东路|西路|南路|北路|中路|人|式|话|菜|小吃|酒|籍|湾|湖(?![州北南口])|楼|梨(?!树)|茶(?!陵)|水库|水电站|抽水蓄能|大地震|历史文化|社区|小区|村(?!镇)|大学|银行|车站|机场|港|高速)"
)


DOUBTFUL = "places.doubtful"
"""The finder of short forms that need the document's word for it."""


_AUTONOMOUS = re.compile(r"自治[州县旗]$")


@cache
def divisions() -> dict[str, tuple[Division, ...]]:
    """Name, short form or former name -> the divisions that it may mean."""
    out: dict[str, list[Division]] = {}
    renamed: dict[str, list[Former]] = {}
    for row in resources.table("lexicon/renamed.tsv"):
        renamed.setdefault(row["code"], []).append(Former(row["name"], row["until"]))
    for row in resources.table("lexicon/places.tsv"):
        where = row["longitude"], row["latitude"]
        d = Division(row["code"], row["name"], row["short"], int(row["level"]), row["parent"], *where)
        d = replace(d, former=tuple(renamed.get(d.code, ())))
        former = [f.name for f in d.former if len(f.name) > 2]  # 沙县 is mostly a kind of snack bar
        own = _AUTONOMOUS.search(d.name)
        spoken = (d.short + d.name[-1], d.short + own[0]) if own else ()  # 临夏州, 三江自治县
        for name in dict.fromkeys((d.name, d.short, *spoken, *former)):
            if len(name) >= 2:
                out.setdefault(name, []).append(d)
    return {name: tuple(sorted(ds, key=lambda d: (d.level, d.code))) for name, ds in out.items()}


@cache
def by_code() -> dict[str, Division]:
    """The divisions by their code."""
    return {d.code: d for ds in divisions().values() for d in ds}


@cache
def ordinary() -> frozenset[str]:
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
        whole = any(names[index] != d.short or d.short == d.name for d in options)
        division = _within(options, previous[2] if previous and previous[1] == a else None)
        if not whole and names[index] in ordinary():
            continue
        inner = previous is not None and previous[1] == a and _above(division, previous[2])
        if names[index] in _ORDINARY_DISTRICTS and not inner:
            continue
        region = sentence.text.startswith("地区", end) and b + 2 in ends  # 广东地区 is a word
        word = _Word(
            a, b, tags.get((a, b + 2 * region)), a in starts and (region or b in ends), _beside_place(sentence.text, start, end)
        )
        if not whole and _begins_name(tokens, b) or whole and end - start == 2 and _behind_noun(tokens, a):
            continue
        if _NOT_AFTER.match(sentence.text, end) or sentence.text[start] == "和" and start and a + 1 in starts:
            continue  # 市政府和|县委: no county 和县
        if not (_whole_ends(a, b, tokens, starts, ends) if whole else _short_form(word, division, inner)):
            if not whole and word.apart and (division.level == 2 or _rare(names[index], word.tag)):
                yield Mention(a, b, names[index], "AdministrativeArea", finder=DOUBTFUL, score=0.4)
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
        if division.level == 3 and (town := _town_behind(sentence.text, end, division.code)):
            yield Mention(b, b + len(town), town, "AdministrativeArea", finder="places", score=0.9)
    for pattern, kind in ((_REGIONS, "Place"), (_countries(), "AdministrativeArea")):
        for m in pattern.finditer(sentence.text):
            if sentence.start + m.start() in starts or sentence.start + m.end() in ends:  # 阿里巴|巴西|南 cuts two words
                yield Mention(sentence.start + m.start(), sentence.start + m.end(), m[0], kind, finder="places", score=0.8)
    yield from villages.find(sentence, tokens)


def _behind_noun(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a noun stands right before: 工业|富县 is what a county wants to be."""
    i = bisect_left(tokens, at, key=lambda t: t.start) - 1
    return i >= 0 and tokens[i].end == at and tokens[i].tag in ("n", "vn", "a") and tokens[i].text not in divisions()


@cache
def _countries() -> Finder:
    """Countries but China, whose name mostly stands in names and as the world's view of the text's own country."""
    return finder(resources.either("countries"))


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


@dataclass(frozen=True, slots=True)
class _Word:
    """A short form as the segmentation has it: its tag where it is one word, and what stands beside it."""

    start: int
    end: int
    tag: str | None
    apart: bool
    beside: bool


def _whole_ends(a: int, b: int, tokens: tuple[Token, ...], starts: set[int], ends: set[int]) -> bool:
    """A full name must end where a word ends, or begin where one begins; it begins in no everyday word (县城|东区)."""
    if a in starts:
        return True
    around = tokens[bisect_left(tokens, a, key=lambda t: t.start) - 1]
    return b in ends and frequency(around.text) < EVERYDAY and len(around.text) < 3  # 未来科技城|西区


EVERYDAY = 1000
"""Words of this frequency in the dictionary are everyday ones (县城)."""
_ORDINARY_DISTRICTS = frozenset(("城区", "郊区", "矿区", "新城区"))
"""Districts that are called by an ordinary word: only right behind their city."""


def _begins_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether unknown words follow at once, so that the place is the first part of a company's or a sight's name."""
    i = bisect_left(tokens, at, key=lambda t: t.start)
    following = tokens[i : i + 3]
    if (
        not following
        or not following[0].text.isalpha()
        or following[0].text in divisions()
        or _DIRECTION.match(following[0].text)
    ):
        return False
    if following[0].tag in ("nz", "nt", "nr", "nrt") and len(following[0].text) >= 2:
        return specific(following[0].text) != ""  # 新开工 is a name to the dictionary
    broken = [t for t in following[:2] if len(t.text) == 1 and "\u4e00" <= t.text <= "\u9fff" and t.tag[0] not in "pcudvmqfrk"]
    return len(broken) == 2 and not any(t.text in leftward.edges() or t.text in _LEVELS for t in broken)


_DIRECTION = re.compile(r"[东南西北中]")
_LEVELS = frozenset("省市县区州盟旗镇乡村港江河湖山海站段")
_BESIDE = re.compile(r"[、和与至到在从]$")


def _beside_place(text: str, start: int, end: int) -> bool:
    """Whether the wording before or behind is one that places stand in: lists, 在, 从, 到."""
    return _BESIDE.search(text[max(0, start - 1) : start]) is not None or text[end : end + 1] in ("、", "至", "市")


def _short_form(word: _Word, division: Division, inner: bool) -> bool:
    """四川, 南通: a short form must be a word; of a county one that the dictionary calls a place, or right behind what it lies in."""
    if word.tag is None:
        return word.apart and (division.level <= 2 or inner or division.short in resources.words("county_names"))
    if word.tag.startswith("ns") or inner or word.apart and division.short in resources.words("county_names"):
        return True
    if division.level > 2:
        return False
    common = word.tag[0] in "advbr" or division.short in resources.words("places_as_words")
    return word.beside or not common


_NAME_TAGS = ("nr", "nz", "nt")
RARE = 60
"""The dictionary has short forms of counties as common words below this frequency only by accident (监利 vn, 五台 m)."""


def _rare(name: str, tag: str | None) -> bool:
    """Whether a county's short form is no everyday word: it counts where the document speaks of its surroundings (areas.settle)."""
    return tag is None or tag.startswith(_NAME_TAGS) or frequency(name) < RARE


def _town_behind(text: str, at: int, county: str) -> str:
    """新市镇 behind 德清县: the longest town of the county that the text goes on with; empty where there is none."""
    names = towns.of_county(county)
    return next((text[at : at + n] for n in range(7, 1, -1) if text[at : at + n] in names), "")
