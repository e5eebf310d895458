"""(tokens, place of a head noun) -> where its modifiers begin: the left boundary of a title.

In: the tokens of one sentence, and where a head (仪式, 平台, 机制) begins; all offsets are the document's.
Out: the offset of the first modifier. 12月26日办了|西宁铁路项目开工仪式 begins after the verb.
A walk to the left ends at punctuation, at closed-class words and at verbs that take the title as their object
(kg/data/lexicon/edges.tsv); quoted and bracketed pieces are stepped over whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg import resources
from kg.model import Token

LONGEST = 60  # characters; the longest title in the annotated texts has 44
CLOSERS = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "(", "」": "「"}
STOP_TAGS = frozenset({"p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "r", "y", "e", "o"})
NOT_FIRST_TAGS = frozenset({"d", "f", "q", "k"})
NOT_FIRST = frozenset("年月日第·-—、/出") | {"季度", "上午", "下午"}
NOMINAL_TAGS = frozenset({"vn", "j", "n"})  # 培育 right before 体系 is a noun, though it is a verb elsewhere
MODIFIER_TAGS = frozenset("nvjbla")
JOINERS = frozenset("·-—/+×&±")
AREA_LEVELS = frozenset("省市县区州旗")


@cache
def edges() -> dict[str, str]:
    """Words at which a title ends to the left, with their class."""
    return {row["word"]: row["class"] for row in resources.table("lexicon/edges.tsv")}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of a modifier phrase, in order, and the word that ended it (None at the sentence's beginning)."""

    tokens: tuple[Token, ...]
    before: Token | None

    @property
    def start(self) -> int | None:
        """Where the phrase begins; None where there is no modifier."""
        return self.tokens[0].start if self.tokens else None


def phrase(
    tokens: tuple[Token, ...], head: int, pass_names_joined: bool = False, campaign: bool = False, dated: bool = False
) -> Phrase:
    """The modifiers to the left of the head that begins at `head`.

    With `pass_names_joined`, 与 and 和 between two places belong to the title (湖南与粤港澳大湾区合作洽谈会); with `campaign`, a verb
    between a noun and the head (服务提升|行动, 项目推进|大会); with `dated`, a verb behind the year (2023年优化环境|发布会).
    """
    i = bisect_left(tokens, head, key=lambda t: t.start) - 1
    if i >= 0 and tokens[i].end > head and edge(tokens[i].text[: head - tokens[i].start]) == "hold":
        return Phrase((), tokens[i])  # 举行|仪式 as one word of the dictionary
    taken: list[Token] = []
    named = False
    while i >= 0 and head - tokens[i].start <= LONGEST:
        token = tokens[i]
        if token.text in CLOSERS:
            opening = _opening(tokens, i)
            if opening is None:
                break
            taken += reversed(tokens[opening : i + 1])
            i = opening - 1
            continue
        compound = token.end == head and token.tag in NOMINAL_TAGS and i > 0 and tokens[i - 1].tag[:1] in MODIFIER_TAGS
        compound = compound and edge(token.text) != "coverb"  # 公司经|股东大会: a noun too, by the dictionary
        driven = (
            token.text == "创新" and i + 1 < len(tokens) and (tokens[i + 1].text == "驱动" or dated and _behind_vn(tokens, i))
        )
        compound = compound or driven or dated and _joined_noun(tokens, i) or _object_of_verb(tokens, i)
        compound = compound or (token.text == "自" and i + 1 < len(tokens) and tokens[i + 1].text.startswith("贸"))
        joined = pass_names_joined and (token.text == "暨" or token.text in ("与", "和") and _between_places(tokens, i))
        named = campaign and (token.end == head and _behind_noun(tokens, i) or token.tag == "vn" and bool(taken) and named)
        of_year = dated and i > 0 and tokens[i - 1].text.endswith(("年", "年度")) and token.tag[0] == "v" and token.end < head
        if not (joined or compound or named or of_year) and (_stops(token) or of_area(tokens, i)):
            break
        taken.append(token)
        i -= 1
    kept = tuple(_trimmed(reversed(taken)))
    return Phrase(kept, tokens[i] if i >= 0 else None)


@lru_cache(maxsize=65536)
def edge(word: str) -> str | None:
    """The class of an edge word; a verb stays one with 好 behind it (办好) or its adverb before it (全面落实, 紧紧围绕)."""
    known = edges()
    if found := known.get(word):
        return found
    if len(word) == 4 and known.get(word[:2]) == "adverb":
        return known.get(word[2:])
    return known.get(word[:-1]) if word.endswith("好") and len(word) == 2 else None


def _stops(token: Token) -> bool:
    found = edge(token.text)
    if found and (len(token.text) > 1 or found not in ("make", "hold") or token.tag.startswith("v")):
        return True  # a single character (创, 建) may be a part of an unknown name
    return token.tag in STOP_TAGS or not (token.text in JOINERS or token.text[0].isalnum())


def of_area(tokens: tuple[Token, ...], i: int) -> bool:
    """我|县, 全|市: the area that the text speaks of, and no beginning of a name."""
    return i > 0 and tokens[i].text in AREA_LEVELS and tokens[i - 1].text in ("我", "全", "该", "本", "各", "两")


def _object_of_verb(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a verb right after a verb is its object, and so a part of the title: 实施|创新驱动战略, but not 探索|实施|提升行动."""
    known = edges()
    quoted = i + 1 < len(tokens) and tokens[i + 1].text in CLOSERS.values()  # 完善|“智慧林业”平台
    return (
        i > 0
        and not quoted
        and tokens[i].text not in resources.words("title_verbs")
        and len(tokens[i].text) > 1
        and known.get(tokens[i].text) == "make" == known.get(tokens[i - 1].text)
    )


def _behind_noun(tokens: tuple[Token, ...], i: int) -> bool:
    """企业服务|提升: a verb of making behind a noun or a quotation is what the campaign is about."""
    if i == 0 or tokens[i].text not in resources.words("campaign_verbs"):
        return False
    ahead = tokens[i - 1]
    return ahead.tag == "vn" or ahead.text in CLOSERS or ahead.tag[:1] in "njlv" and ahead.text not in edges()


def _behind_vn(tokens: tuple[Token, ...], i: int) -> bool:
    """融合|创新发展论坛: what is innovated stands before it."""
    return (
        tokens[i + 1].text in ("发展", "融合", "合作")
        and i > 0
        and tokens[i - 1].tag[0] in "nv"
        and edge(tokens[i - 1].text) is None
    )


def _joined_noun(tokens: tuple[Token, ...], i: int) -> bool:
    """优势资源|推介|暨…仪式, 产业|投资|项目推介会: a verb behind a noun that 暨 or a noun of it follows is a part of a meeting's name."""
    if i == 0 or i + 1 == len(tokens) or tokens[i - 1].tag[:1] != "n" or edge(tokens[i - 1].text):
        return False
    following = tokens[i + 1].text
    return (
        tokens[i].tag[0] == "v"
        and following == "暨"
        or tokens[i].text == "投资"
        and following in ("项目", "环境", "机遇", "政策")
    )


def _between_places(tokens: tuple[Token, ...], i: int) -> bool:
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag.startswith("ns") and tokens[i + 1].tag.startswith("ns")


def _opening(tokens: tuple[Token, ...], closing: int) -> int | None:
    """The index of the quotation mark or bracket that opens what `closing` closes; None where there is none near."""
    wanted, depth = CLOSERS[tokens[closing].text], 0
    for i in range(closing, max(-1, closing - 40), -1):
        if tokens[i].text == tokens[closing].text:
            depth += 1
        elif tokens[i].text == wanted:
            depth -= 1
            if depth == 0:
                return i
    return None


def _trimmed(taken: Iterator[Token]) -> Iterator[Token]:
    """Without leading words that belong to the clause and not to the title: adverbs, classifiers, days, hours."""
    leading = True
    for token in taken:
        of_day = token.tag == "t" and not token.text.endswith(("年", "季"))
        of_clause = of_day or token.tag in NOT_FIRST_TAGS or token.text in NOT_FIRST
        if leading and of_clause:
            continue
        leading = False
        yield token
