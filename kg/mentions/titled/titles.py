"""One sentence -> mentions of titles: honours, mechanisms, policies, gatherings, platforms; bodies of the state, bylines.

荣获国家级绿色工厂称号 -> Honour 国家级绿色工厂; 召开春季项目推进会 -> Gathering 春季项目推进会.
Each kind has a module beside this one. Only named things: a bare head (大会, 平台) is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.mentions.naming import bodies
from kg.mentions.titled import bylines, gatherings, honours, mechanisms, platforms, policies
from kg.model import Document, Mention, Sentence, Token


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The titles named in one sentence; they may overlap."""
    if sentence.role == "meta":
        yield from bylines.find(document, sentence)
        return
    for finder in (honours, policies, gatherings, platforms, mechanisms, bodies):
        yield from finder.find(sentence, tokens)
