"""Sentence -> names of kg/data/lexicon/names.tsv, the list that users add to: 蓝鲸<Enterprise> -> an Enterprise wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import resources
from kg.model import Document, Mention, Sentence, Token


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The longest listed names of a sentence."""
    if found := _names():
        matcher, kinds = found
        for i, start, end in matcher.find_matches_as_indexes(sentence.text):
            yield Mention(sentence.start + start, sentence.start + end, sentence.text[start:end], kinds[i], finder="names.listed")


@cache
def _names() -> tuple[AhoCorasick, list[str]] | None:
    rows = resources.table("lexicon/names.tsv")
    if not rows:
        return None
    return AhoCorasick([r["name"] for r in rows], matchkind=MatchKind.LeftmostLongest), [r["kind"] for r in rows]
