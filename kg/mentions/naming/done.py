"""Sentence -> the works of a list that ends in a phase: 恒远铸造、云溪冷链物流园竣工投产。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.naming.members import odd, of_clause, parts
from kg.model import Mention, Sentence, Token

_DONE = re.compile(
    r"(?<![，。；、：])(?:全面|先后|相继|陆续|顺利|正式|已|均已)*(?:竣工投产|建成投产|竣工投用|开工建设|建成投用|投产达效|竣工|投产|达产|并网发电|加快建设|加快推进)(?=[，。；])"
)
"""A、B、C竣工投产: a list closed by what works come to."""


_NO_WORKS = re.compile(r"\d[年月日个]|开工|动工|竣工|投产|完工|[今明后去]年|年底|宣布|书记|主任|董事长|总经理|[市县区镇乡]长")
"""When it was done (9月开工、2026年|建成投产), and who told it (副市长某某、书记某某宣布项目|竣工)."""


def find(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The works of a list that ends in a phase, where there are two at least and each has a word that is no common one."""
    known = {(x.start, x.end): x for x in mentions}
    for m in _DONE.finditer(sentence.text):
        spans = list(parts(sentence, tokens, mentions, m.start()))
        if any(_NO_WORKS.search(sentence.text, a - sentence.start, b - sentence.start) for a, b in spans):
            continue
        if len(spans) < 2 or not all(b - a >= 4 and (odd(tokens, a, b) or (a, b) in known) for a, b in spans):
            continue
        for a, b in spans:
            if sentence.text[b - sentence.start - 1] == "的":
                continue
            if (works := sentence.text.find("项目", a - sentence.start, b - sentence.start)) > 0:
                b = sentence.start + works + 2
            if (a, b) not in known and not of_clause(tokens, a, b):
                yield Mention(a, b, sentence.text[a - sentence.start : b - sentence.start], "Project", finder="lists", score=0.6)
