"""(sentence, tokens, kind) -> the titles that end in a head of that kind, with their modifiers.

举办秋季装备制造业推介会 -> 秋季装备制造业推介会 (Gathering).
Heads and how much modifier each needs: kg/data/lexicon/title_heads.tsv.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg import resources
from kg.mentions import leftward
from kg.model import Sentence, Token

GOES_ON = frozenset("业 型 化 类 商 员 费 法 圈 链 网 端")  # a head followed by one of these is part of another word


@dataclass(frozen=True, slots=True)
class Title:
    """A title found by its head; offsets are the document's. `before` is the word that ended it to the left."""

    start: int
    end: int
    text: str
    head: str
    least: int
    modifier: str
    before: Token | None
    words: tuple[Token, ...]


@cache
def _heads(kind: str) -> tuple[re.Pattern[str], dict[str, int]]:
    rows = [r for r in resources.table("lexicon/title_heads.tsv") if r["kind"] == kind]
    longest_first = sorted((r["head"] for r in rows), key=lambda h: (-len(h), h))
    return re.compile("|".join(map(re.escape, longest_first))), {r["head"]: int(r["least"]) for r in rows}


def titles(sentence: Sentence, tokens: tuple[Token, ...], kind: str) -> Iterator[Title]:
    """Every head of the kind with the modifiers before it, where there are enough of them."""
    pattern, least = _heads(kind)
    for match in pattern.finditer(sentence.text):
        head_at, end = sentence.start + match.start(), sentence.start + match.end()
        if sentence.text[match.end() : match.end() + 1] in GOES_ON or not _ends_word(tokens, end):
            continue
        campaign = match[0] in resources.words("campaign_heads")
        dated = kind in ("Gathering", "Policy")
        phrase = leftward.phrase(tokens, head_at, pass_names_joined=True, campaign=campaign, dated=dated)
        start = phrase.start if phrase.start is not None else head_at
        words = sentence.text[start - sentence.start : match.start()]
        if len(words.strip('“”"')) >= least[match[0]]:
            text = sentence.text[start - sentence.start : match.end()]
            yield Title(start, end, text, match[0], least[match[0]], words, phrase.before, phrase.tokens)


def widened(sentence: Sentence, tokens: tuple[Token, ...], title: Title, at: int) -> Title:
    """The title with what stands before the word that begins at `at`, as if that were its head."""
    phrase = leftward.phrase(tokens, at, pass_names_joined=True)
    start = phrase.start if phrase.start is not None else at
    text = sentence.text[start - sentence.start : title.end - sentence.start]
    return replace(title, start=start, text=text, modifier=text.removesuffix(title.head), before=phrase.before)


def _ends_word(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a word ends at `end`: 大会堂 has no 大会."""
    i = bisect_left(tokens, end, key=lambda t: t.start) - 1
    return i < 0 or tokens[i].end <= end
