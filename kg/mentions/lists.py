"""A、B、C等N个项目: the noun after 等 tells the kind of every member.

    满足甲材料、乙农业、丙基地等省市重点项目的用电需求 -> three Projects; 对接某某教育等45家企业 -> Enterprise
    1.某某物流园三期；2.…… under 名单如下： -> the kind that the line above announces

A member that is a name already keeps its kind where the noun allows it (a company among 项目 is a project named after it).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import resources
from kg.mentions import leftward, overlaps
from kg.mentions.names import specific
from kg.model import Mention, Reading, Sentence, Token

KINDS = {
    "项目": "Project",
    "工程": "InfrastructureProject",
    "企业": "Enterprise",
    "公司": "Enterprise",
    "客商": "Enterprise",
    "名企": "Enterprise",
    "央企": "Enterprise",
    "国企": "Enterprise",
    "车企": "Enterprise",
    "药企": "Enterprise",
    "巨头": "Enterprise",
    "厂商": "Enterprise",
    "商协会": "Organization",
    "商会": "Organization",
    "协会": "Organization",
    "高校": "Organization",
    "院校": "Organization",
    "科研院所": "Organization",
    "研究机构": "Organization",
    "银行": "Organization",
    "媒体": "Organization",
    "园区": "Park",
    "产业园": "Park",
    "开发区": "DevelopmentZone",
    "平台": "Platform",
    "部门": "Department",
    "城市": "AdministrativeArea",
    "省份": "AdministrativeArea",
    "县区": "AdministrativeArea",
    "区县": "AdministrativeArea",
    "省市": "AdministrativeArea",
    "国家": "AdministrativeArea",
    "地区": "AdministrativeArea",
    "乡镇": "AdministrativeArea",
}
_NOUN = "|".join(sorted(KINDS, key=lambda n: -len(n)))
_ETC = re.compile(
    r"等(?!地(?!区)|国|领域|方面|行业|产业)"
    rf"(?P<between>(?:\d+|[一二两三四五六七八九十百]+|数|多|几|一批)?余?多?[个家项批座条类位所]?[^，,。；;、等的在由与和]{{0,10}})(?P<noun>{_NOUN})(?![名单库数区])"
)
_BIG = re.compile(r"[两三四五六七八九十]大(?P<noun>项目|工程|园区|产业园|平台|企业|集团)")
"""A、B、C三大工程: a list closed by its number."""
_CUES = (
    (
        "Enterprise",
        re.compile(
            r"(?:龙头|知名|骨干|头部|链主|领军|上市|跨国)(?:型)?企业(?:有|是|包括|为|如)?|(?:世界|中国)\d{1,3}强(?:企业)?|央企|车企|药企|名企|巨头"
        ),
    ),
    ("Enterprise", re.compile(r"企业[^，。；;、]{0,14}，?(?:分别是|分别为|包括|主要有|其中有)")),
    ("Project", re.compile(r"(?:代表|标志性|主要|重点)?项目(?:分别)?(?:是|有|包括|为)")),
)
"""What announces members that follow: 龙头企业A、B; 代表项目是A和B."""
_MEMBER = re.compile(r"[^、，,。；;：:（）()“”《》\s]{2,24}")
_ITEM = re.compile(r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳•·●▪◆-])\s?(?P<name>[^，,。；;：:]{4,45})(?P<end>[；;。，,]|$)")
_COMMON_TAGS = frozenset({"n", "v", "vn", "b", "a", "an", "l", "i", "d", "ng", "j", "vd", "ad"})
_VERBS_FIRST = frozenset(["储备了", "储备", "新", "了", "以", "将", "把", "对", "与", "有", "为", "和", "以及"])
_NAME_TAGS = ("nr", "nz", "ns", "nt", "x", "eng")
LONGEST = 24
"""Longest member of a list in the annotated texts: 21 characters."""


def widen(reading: Reading) -> Reading:
    """The reading with the members of its lists as mentions."""
    out = []
    for sentence, tokens, mentions in zip(reading.sentences, reading.tokens, reading.mentions, strict=True):
        found: list[Mention] = []
        if sentence.role != "meta":
            found += _members(sentence, tokens, mentions)
            found += _announced(sentence, tokens, mentions)
            found += _item(reading, sentence, mentions)
        out.append(_merged(mentions, found) if found else mentions)
    return replace(reading, mentions=tuple(out))


def _merged(mentions: tuple[Mention, ...], members: list[Mention]) -> tuple[Mention, ...]:
    """The members replace what lies inside them: the list says what they are."""
    kept = [m for m in mentions if not any(x.start < m.end and m.start < x.end for x in members)]
    return tuple(overlaps.best((*kept, *members)))


def _members(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    for m in (*_ETC.finditer(sentence.text), *_BIG.finditer(sentence.text)):
        kind = KINDS.get(m["noun"], "Enterprise")
        parts = list(_parts(sentence, tokens, m.start()))
        companies = kind == "Enterprise" and _companies(parts, tokens, mentions)
        for start, end in parts:
            known = next((x for x in mentions if x.start == start and x.end == end), None)
            if known and known.kind not in ("Enterprise", "Project", "Organization", kind):
                continue
            if kind == "AdministrativeArea" and not known and m["noun"] not in ("乡镇", "县区", "区县"):
                continue
            text = sentence.text[start - sentence.start : end - sentence.start]
            generic = _trade_only(text) if companies else _generic(kind, text, tokens, start, end)
            if generic or _of_clause(tokens, start, end):
                continue
            name = f"{text}项目" if kind == "Project" and not re.search("(?:项目|工程|基地|中心|园|期)$", text) else None
            yield Mention(start, end, text, kind, name=name, finder="lists", score=0.75)


def _companies(parts: list[tuple[int, int]], tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> bool:
    """Whether a member is a company by itself, or no common words: then its neighbours, of common words (雪峰啤酒), are names too."""
    return len(parts) > 1 and any(
        _odd(tokens, a, b) or any(x.start == a and x.end == b and x.kind in ("Enterprise", "Organization") for x in mentions)
        for a, b in parts
    )


@cache
def _trades() -> re.Pattern[str]:
    words = {r["word"] for r in resources.table("lexicon/industries.tsv")} | resources.words("no_brands")
    words |= resources.words("trades_weak") | resources.words("trades_called") | resources.words("trades_strong")
    return re.compile(
        "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + "|先进|产业|行业|领域|类|业)+"
    )


def _trade_only(text: str) -> bool:
    """Whether a member says what companies do (装备制造) and not which one."""
    return _trades().fullmatch(text) is not None or not specific(text)


def _announced(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The members behind a cue, where there are two at least and each has a word that is no common one."""
    for kind, cue in _CUES:
        for m in cue.finditer(sentence.text):
            spans = [(a, b) for a, b in _following(tokens, sentence.start + m.end()) if 2 <= b - a <= LONGEST]
            plain = [(a, b) for a, b in spans if not _odd(tokens, a, b)]
            if len(spans) < 2 or len(plain) > (len(spans) // 2 if kind == "Enterprise" else 0):
                continue
            for a, b in spans:
                if (a, b) in plain and _trade_only(sentence.text[a - sentence.start : b - sentence.start]):
                    continue
                if not any(x.start <= a and b <= x.end for x in mentions):
                    text = sentence.text[a - sentence.start : b - sentence.start]
                    yield Mention(a, b, text, kind, finder="lists", score=0.7)


def _following(tokens: tuple[Token, ...], at: int) -> Iterator[tuple[int, int]]:
    """The members of a list that begins at an offset, until a verb, a small word or other punctuation."""
    i = bisect_left(tokens, at, key=lambda t: t.start)
    first = i
    while i < len(tokens):
        token = tokens[i]
        joint = token.text in ("、", "和", "与", "及", "以及")
        last = i > first and len(token.text) == 1 and tokens[i + 1 : i + 2] and tokens[i + 1].text == "、"  # 裕|同、: of the name
        if joint or not last and _ends_list(token):
            if i == first:
                return
            yield tokens[first].start, tokens[i - 1].end
            first = i + 1
            if not joint:
                return
        i += 1
    if first < len(tokens):
        yield tokens[first].start, tokens[-1].end


def _ends_list(token: Token) -> bool:
    if token.text in leftward.edges():
        return len(token.text) > 1 or token.tag[0] in "pcurd"
    return (
        not token.text[0].isalnum()
        or token.tag in ("p", "c", "uj", "ul", "d", "r")
        or token.tag == "v"
        and token.text in _LIST_ENDS
    )


_LIST_ENDS = frozenset(
    ["位列", "入驻", "落户", "参加", "参会", "签约", "名列", "都在", "等", "先后", "已经", "相继", "纷纷", "在内"]
)


def _odd(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a member has a word that the dictionary calls a name, or does not know."""
    inside = _between(tokens, start, end)
    broken = sum(len(t.text) == 1 for t in inside)
    return broken >= 2 or any(t.tag.startswith(_NAME_TAGS) for t in inside)


def _between(tokens: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    """The tokens that begin from one offset up to another."""
    first = bisect_left(tokens, start, key=lambda t: t.start)
    return tokens[first : bisect_left(tokens, end, key=lambda t: t.start)]


def _parts(sentence: Sentence, tokens: tuple[Token, ...], etc: int) -> Iterator[tuple[int, int]]:
    """The members before 等, last first, as document offsets."""
    end = etc
    while end > 0:
        begin = max((sentence.text.rfind(c, max(0, end - LONGEST - 12), end) for c in "、，,。；;：:等和与及"), default=-1) + 1
        mark = sentence.text[begin - 1 : begin]
        start = begin if mark == "、" else _left(sentence, tokens, begin, end)
        if not 2 <= end - start <= LONGEST:
            return
        yield sentence.start + start, sentence.start + end
        if mark != "、" or start != begin:
            return
        end = begin - 1


def _left(sentence: Sentence, tokens: tuple[Token, ...], begin: int, end: int) -> int:
    """Where the first member begins: behind the verb or coverb of the clause."""
    start = begin
    for t in tokens:
        a, b = t.start - sentence.start, t.end - sentence.start
        if a < begin or b >= end:
            continue
        word = t.text in leftward.edges() and (len(t.text) > 1 or t.tag[0] in "pcur")
        if (
            word
            or t.text in _VERBS_FIRST
            or t.tag in leftward.STOP_TAGS
            and len(t.text) > 1
            or t.tag in ("p", "uj", "ul", "r")
            or t.tag == "v"
            and len(t.text) >= 2
            and a <= start + 2
            and b - a < end - start
        ):
            start = b
    return start


def _of_clause(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """A member with a coverb or another small word in it is a piece of a clause."""
    classes = {leftward.edges().get(t.text) for t in _between(tokens, start, end) if (t.tag == "p" or len(t.text) > 1)}
    return bool(classes & {"coverb", "pronoun", "conjunction"})


def _generic(kind: str, text: str, tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """A member of common words only (道路标线、绿化等工程), or of generic modifiers, names nothing."""
    inside = _between(tokens, start, end)
    if (
        len(text) == 2
        and kind not in ("Enterprise", "AdministrativeArea")
        and not any(t.tag.startswith(_NAME_TAGS) for t in inside)
    ):
        return True
    if inside and len(text) <= 10 and all(len(t.text) >= 2 and t.tag in _COMMON_TAGS for t in inside):
        return True
    trade = any(text in resources.words(name) for name in ("no_brands", "trades_weak", "trades_called"))
    return trade or not specific(text)


def _item(reading: Reading, sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """A numbered line below a sentence that announces projects."""
    m = _ITEM.match(sentence.text)
    if not m or sentence.role != "body":
        return
    above = next((s.text for s in reversed(reading.sentences[: sentence.index]) if not _ITEM.match(s.text)), "")
    if (
        not re.search(r"(?:如下|名单|包括|分别(?:是|为)|有)[^。]{0,6}[:：]$|[:：]$", above)
        or "项目" not in above
        and "工程" not in above
        and "开工" not in above
    ):
        return
    start, end = sentence.start + m.start("name"), sentence.start + m.end("name")
    if any(x.start == start and x.end == end for x in mentions) or any(
        x.kind in ("Quantity",) and x.start < end and start < x.end for x in mentions
    ):
        return
    yield Mention(start, end, m["name"], "Project", finder="lists", score=0.8)
