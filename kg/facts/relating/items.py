"""Wordings of industries.toml, and the span that one of them marks -> the industries in it.

    形成电子显示、高端装备制造等支柱产业 -> 电子显示, 高端装备制造; 茶叶（红茶）、蚕桑等 -> 茶叶, 蚕桑

Words that no list of industries has (kg/data/lexicon/industries.tsv) count where the wording is strong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar.lines import GROUPS
from kg.facts.relating.statements import HOSTS
from kg.mentions.measures import numbers
from kg.model import Reading, Sentence
from kg.text.anchors import Rules

_ALL_PARTS = re.compile(r"[、和与]|以及|及(?=[\u4e00-\u9fff]{2})")
_LAST_PARTS = re.compile(r"和|以及")
_NAME = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9+]{2,14}$")
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_ACTIVITIES = re.compile(
    "(?:种植|培育|繁育|销售|加工|研发|生产|制造|服务|检测|安装|维修|设计|贸易|开发|养殖|运输|仓储|批发|零售|经营|和|及|与)+"
)
"""What is done to a product is no industry by itself: 绿化苗木种植、|培育、销售."""
_BY_THE_WAY = re.compile("(?:副|配套|其他|相关|衍生)产品")
"""肉制品及|副产品: nothing by itself."""
_SORT_ENDS = re.compile("(?:[一二两三四五六七八九十]大|战略性|特色|优势|主导|支柱|新兴|重点|传统)+产业(?:以及|及|和|与)")
"""Between two sorts: 装备制造|三大传统产业及|生物医药."""
_FIRMS = re.compile("等(?:(?!产业|领域|行业|类)[^、])*(?:企业|公司|厂家|商家|商户|单位|机构|院所)$")
"""锦程纺织、恒远重机|等一批知名企业: what is listed are firms."""
_DEED = re.compile("^(?:做大做强|做强做大|做[大强优精]|培育|壮大|提升)(?=.{2})")
"""做优水产加工、|做强玻璃新材料: what is done with each."""
_HOW_MANY = re.compile(r"(?P<number>[三四五六七八九十]|\d{1,2})(?:大|个|条|类)[^、]{0,8}$")
_CALLED = re.compile("(?<=[\u4e00-\u9fff]{4})产业$")
"""生物医药|产业、新材料|产业: each called so."""
_LIGHT = frozenset("vpcdumqrf")
"""First letters of the tags of words that begin no industry."""
MOST = 3
"""Of so many words that could be industries one must be in the list, where the wording is strong; elsewhere every second."""
LONG = 4
"""Characters of an industry of the list that is one wherever it begins."""
SHORTEST = 2
"""Industries that a list without a wording of its own must have."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule of industries.toml: `items` holds the industries; `any_word`: words that no list has count as well; `own`: may be
    said of the whole text's topic; `of`: the kinds of topics that alone it may be said of; `before`: what it is said of stands
    before the whole wording (襄汾县|曾是山西省重要的冶金基地)."""

    name: str
    pattern: re.Pattern[str]
    any_word: bool
    single: bool
    own: bool
    of: frozenset[str]
    before: bool

    @property
    def who(self) -> bool:
        """Whether the pattern names whom the industries are said of."""
        return "who" in self.pattern.groupindex


@cache
def wordings() -> Rules[Wording]:
    """The wordings in the order in which they are tried."""
    data = resources.rules("industries")
    words = {key: value.replace("\n", "") for key, value in data["words"].items()}
    out = []
    for w in data["wording"]:
        pattern = re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{words[m[1]]})", w["pattern"].replace("\n", ""))
        of = frozenset(k for group in w.get("of", "").split() for k in GROUPS[group])
        flags = (w.get("any", False), w.get("single", False), w.get("own", False), of, w.get("before", False))
        out.append((pattern, Wording(w["name"], re.compile(pattern), *flags)))
    return Rules(out)


@cache
def _word() -> re.Pattern[str]:
    words = sorted((r["word"] for r in resources.table("lexicon/industries.tsv")), key=lambda w: (-len(w), w))
    return re.compile(
        rf"^[\u4e00-\u9fffA-Za-z0-9（）()]{{0,8}}?(?:{'|'.join(map(re.escape, words))})(?:产业|业|行业|产品|技术|装备)?$"
    )


@cache
def _begin() -> re.Pattern[str]:
    words = (r["word"] for r in resources.table("lexicon/industries.tsv"))
    return re.compile("|".join(re.escape(w) for w in words if len(w) >= LONG))


def listed(word: str) -> bool:
    """Whether a word ends like an industry of the list."""
    return bool(_word().match(word))


@cache
def edges() -> dict[str, re.Pattern[str]]:
    words = resources.rules("industries")["words"]
    return {name: re.compile(words[name].replace("\n", "")) for name in ("lead", "tail", "count", "never", "elsewhere")}


def named(reading: Reading, sentence: Sentence, wording: Wording, start: int, items: str) -> list[str]:
    """The industries of a span; none where too few of its members are any."""
    known = edges()
    parts = _SORT_ENDS.sub("、", _ASIDE.sub("", items)).split("、")
    parts = _ALL_PARTS.split(parts[0]) if len(parts) == 1 else parts[:-1] + _LAST_PARTS.split(parts[-1])
    parts = [p for p in parts if p and not _ACTIVITIES.fullmatch(p.partition("的")[0]) and not _BY_THE_WAY.fullmatch(p)]
    if not parts or _FIRMS.search(parts[-1]):
        return []
    parts[0] = _bare(reading, sentence, start + items.find(parts[0]), known["lead"].sub("", parts[0]), parts[0])
    as_counted = bool((m := _HOW_MANY.search(parts[-1])) and numbers.value(m["number"]) == len(parts) > SHORTEST)
    parts = [_DEED.sub("", p) for p in parts]
    short = known["count"].sub("", known["tail"].sub("", parts[-1]) or parts[-1])
    parts[-1] = short if len(short) > 1 or len(parts) > 1 else parts[-1]  # 铝产业
    parts = [_CALLED.sub("", p.strip('“”‘’"（）()')) for p in parts]
    good = [p for p in parts if _NAME.match(p) and (listed(p) or not known["never"].search(p))]
    known_ones = [p for p in good if listed(p)]
    if (wording.any_word and (wording.single or len(good) >= SHORTEST) or as_counted) and len(good) == len(parts):
        return good
    if (
        parts[-1] not in good
        or len(known_ones) * (MOST if wording.own and len(good) == len(parts) else 2) < len(parts)
        or (len(good if wording.own else known_ones) < SHORTEST and not (wording.single and len(parts) == 1))
    ):
        return []
    return good if wording.own or len(known_ones) * 3 >= len(parts) * 2 else known_ones


def _bare(reading: Reading, sentence: Sentence, start: int, rest: str, written: str) -> str:
    """A first industry without names, verbs and counts before it, where an industry is left (青州新材料, 6个新能源, 助推自动驾驶)."""
    at = sentence.start + start + len(written) - len(rest)
    for m in reading.mentions[sentence.index]:
        if m.start == at and m.kind in HOSTS and _word().match(rest[len(m.text) :]):
            rest, at = rest[len(m.text) :], m.end
            break
    for token in reading.tokens[sentence.index]:
        if token.start < at:
            continue
        if _begin().match(rest):
            return rest  # 消费电子及零部件
        shorter = rest[len(token.text) :]
        if token.start > at or token.tag[:1] not in _LIGHT or not _word().match(shorter):
            return rest
        rest, at = shorter, token.end
    return rest
