"""(tokens, place of a word, head of a company) -> whether a verb or another small word is the company's brand.

由|远航电子有限公司|投资 -> yes, though 远航 is a verb: a company has a brand, and no other word before its legal form can be one
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg import resources
from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.mentions.naming.common import RARE
from kg.mentions.naming.vocabulary import NEVER, edge_brand, trades, trades_of_companies
from kg.model import Token
from kg.text.tokens import frequency

_BRACKETED = re.compile(r"[（(][^（）()]{2,8}[)）]")
_TAGS = ("v", "d", "a", "r", "c", "z", "b", "i", "l")
_NAMES = ("nr", "nz", "ns", "nt")
_GIVEN_BY = frozenset("由与和同及、")
"""Behind these a verb that takes a company as its object cannot stand: 由|创新电子有限公司|投资."""


def company_brand(tokens: tuple[Token, ...], i: int, head: int) -> bool:
    """Whether a verb or small word is the brand of a company: a place or the clause's edge before it, no other brand behind it."""
    token, before = tokens[i], tokens[i - 1] if i else None
    placed = before is not None and before.tag.startswith("ns")
    if len(token.text) == 1:
        return (
            token.text.isalpha()
            and token.text not in NEVER
            and (
                placed
                or before is not None
                and len(before.text) == 1
                and before.text not in leftward.edges()
                and before.text.isalpha()
                and before.tag not in ("m", "q", "v", "d")
            )
        )
    if len(token.text) > 3 or not token.tag.startswith(_TAGS):
        return False
    behind, form = _behind(tokens, i, head)
    legal = (found := trades().match(form)) is not None and "有限" in found[0]
    given = before is not None and before.text in _GIVEN_BY
    if token.text in leftward.edges() and not (legal and given and leftward.edges()[token.text] == "make"):
        return False
    if token.text in resources.words("name_leading") and not (legal and given):
        return False
    if not behind and not legal:
        return bare(tokens, head)
    alone = before is None or not before.text[0].isalnum() or before.tag in ("p", "c") or leftward.edge(before.text) == "coverb"
    if behind and trades().fullmatch(_BRACKETED.sub("", "".join(t.text for t in behind))) and (placed or alone):
        return True
    named = before is not None and before.tag.startswith(("nz", "nt", "j")) and token.tag == "v"  # 联华|超市|股份有限公司
    return legal and (alone or named or before is not None and _governs(before)) and all(_plain(t) for t in behind)


def bare(tokens: tuple[Token, ...], head: int) -> bool:
    """由|远航|公司|负责, 、|留连|集团|投资: whether a rare word alone before 公司 or 集团 is a brand; a verb is one only where none can stand."""
    at = bisect_left(tokens, head, key=lambda t: t.start)
    if at == 0 or at == len(tokens) or tokens[at].start != head or tokens[at].text not in ("公司", "集团"):
        return False
    word, before = tokens[at - 1], tokens[at - 2] if at > 1 else None
    if at + 1 < len(tokens) and not _may_follow(tokens[at + 1]):
        return False
    if len(word.text) == 1:
        return at > 1 and len(tokens[at - 2].text) == 1 and edge_brand(tokens, at - 2)
    if not _rare(word):
        return False
    if word.tag[0] == "v" and tokens[at].text == "公司":
        return before is not None and before.text in _GIVEN_BY
    return before is None or not before.text[0].isalnum() or before.tag[0] in "pcu" or _governs(before)


def _governs(before: Token) -> bool:
    """Whether a company's name may begin behind a word: a verb, a place, what the company is (控股股东|…)."""
    return before.text in leftward.edges() or before.text in divisions() or before.text in resources.words("firm_roles")


def _rare(word: Token) -> bool:
    """Whether a word of two characters is no everyday one, and none that leads or describes."""
    text = word.text
    closed = text in leftward.edges() or text in resources.words("no_brands") or text in divisions() or text in _works()
    return len(text) == 2 and not closed and frequency(text) <= RARE and bool(specific(text))


def traded(tokens: tuple[Token, ...]) -> bool:
    """远航|电子, 征帆|锌业: whether words are a rare one and the trade of a firm."""
    if len(tokens) < 2 or not _rare(tokens[0]):
        return False
    firms = resources.words("trades_strong") | resources.words("firm_trades")
    return tokens[-1].text in firms and all(_plain(t) for t in tokens[1:])


def _may_follow(token: Token) -> bool:
    """Whether a word may stand behind a company that is called by its brand."""
    return token.tag[0] not in "na" or token.text in resources.words("posts") | resources.words("owned_by_firms")


def _behind(tokens: tuple[Token, ...], i: int, head: int) -> tuple[tuple[Token, ...], str]:
    """The words between a word and the head, and the wording from there."""
    at = bisect_left(tokens, head, i + 1, key=lambda t: t.start)
    return tokens[i + 1 : at], "".join(t.text for t in tokens[at : at + 4])


def _plain(token: Token) -> bool:
    """Whether a word says what a company does, and not which one it is."""
    if token.text in _works() or not token.text[0].isalpha():
        return True
    return len(token.text) > 1 and token.tag[0] in "nb" and token.tag[:2] not in _NAMES and frequency(token.text) > RARE


@cache
def _works() -> frozenset[str]:
    industries = {r["word"] for r in resources.table("lexicon/industries.tsv")}
    return trades_of_companies() | industries | resources.words("name_inner") | resources.words("name_inner_bodies")
