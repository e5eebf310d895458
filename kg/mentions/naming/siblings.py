"""Mentions of a sentence -> further ones beside them in a list: 甲药业、乙重工、丙耐磨材料 -> all three are companies.

    园区有世星药业、宏远重工、美林耐磨材料 -> Enterprise 美林耐磨材料 too; 有水、电、气 -> nothing

Of three members or more two are names of one kind, and they are half of the list at least; the rest are no common words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.naming.members import odd, of_clause
from kg.model import Mention, Sentence, Token
from kg.text.tokens import between

KINDS = ("Enterprise", "Project", "InfrastructureProject", "Park", "Facility", "DevelopmentZone", "Organization")
LONGEST = 24
_RUN = re.compile(r"[^，,。；;：:！？、\n]{2,40}(?:、[^，,。；;：:！？、\n]{2,40}){2,}")
_LAST = re.compile(
    r"^(?P<name>[^，。；等和及与的]{3,24}?)(?=$|等|和|及|与|的|在|将|已|都|均|先后|相继|企业|公司|项目|进行|入驻|落户|建成|开工|投产)"
)
_VALUE = re.compile(r"\d[\d.]*[万亿]?[元亩个家吨台套米%]|[了是着]")


def find(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The members of the lists of a sentence that are no mentions, where their neighbours say what they are."""
    if sentence.text.count("、") < 2:
        return
    for run in _RUN.finditer(sentence.text):
        spans = _spans(sentence, run)
        known = {span: m for span in spans for m in mentions if _is(m, span, spans) and m.kind in KINDS}
        kind, count = Counter(m.kind for m in known.values()).most_common(1)[0] if known else ("", 0)
        if count < 2 or count * 2 < len(spans):
            continue
        for i, (a, b) in enumerate(spans):
            if i == 0 or (a, b) in known or any(m.start < b and a < m.end for m in mentions):
                continue
            text = sentence.text[a - sentence.start : b - sentence.start]
            verb = any(len(t.text) > 1 and leftward.edge(t.text) for t in between(tokens, a, b))
            plain = verb or not odd(tokens, a, b) or of_clause(tokens, a, b) or _VALUE.search(text) or not specific(text)
            if 3 <= len(text) <= LONGEST and not plain:
                yield Mention(a, b, text, kind, finder="siblings", score=0.6)


def _spans(sentence: Sentence, run: re.Match[str]) -> list[tuple[int, int]]:
    """The members as document offsets; the last ends where its clause goes on."""
    out, at = [], run.start()
    parts = run[0].split("、")
    for i, part in enumerate(parts):
        end = at + len(part)
        if i == len(parts) - 1 and (last := _LAST.match(part)):
            end = at + last.end("name")
        out.append((sentence.start + at, sentence.start + end))
        at += len(part) + 1
    return out


def _is(m: Mention, span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a mention is the member; the first member may have words of the clause before it, the last behind it."""
    first, last = span == spans[0], span == spans[-1]
    return (m.start == span[0] or first and span[0] <= m.start) and (m.end == span[1] or last and span[0] <= m.start < span[1])
