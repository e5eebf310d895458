"""Honours in front of who got them, or behind the colon of their verb -> Designation.

国家级示范基地等牌匾，云溪开发区早已拿到手 -> the honour, for the zone; 恒远重机又获：省级工业设计中心、市级技术中心 -> both
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.designations import honours, recipients
from kg.facts.grammar import clauses
from kg.facts.grammar.clauses import Clause
from kg.model import Designation, Group, Mention, Reading, Sentence

_ROW = re.compile(
    r"(?P<row>[^，,。；;：:]{4,80}?)(?:等(?:一?系列|多项|多个|[\d一二两三四五六七八九十]+[项个块张])?(?:国家级|省级|市级|金字)?)?(?:荣誉|称号|牌匾|奖牌|牌子|招牌|名片|桂冠|殊荣|证书)+"
)
_TAKEN = re.compile(
    r"(?:早已|均已|都已|已|均|都|先后|相继|陆续|悉数|尽数|全部|一一)*(?:拿到手|收入囊中|收归囊中|揽入怀中|揽入囊中|纳入囊中|尽收囊中|(?<=[已均都后继续数部一])(?:获得|摘得|拿到|拿下|斩获|获评|拥有))$"
)
_GETS = re.compile(r"(?:荣获|获评|获得|斩获|摘得|获)$")


def read(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """What the clause says that someone obtained of what the clause before it, or the one behind its colon, names."""
    parts = clauses.split(reading, sentence)
    here = parts.index(clause)
    found: list[Mention] = []
    if (taken := _TAKEN.search(clause.text)) and here and (row := _ROW.fullmatch(parts[here - 1].text)):
        found, at = _titles(parts[here - 1], row.start("row"), row.end("row")), taken.start()
    elif (gets := _GETS.search(clause.text)) and clause.ends in tuple("：:") and here + 1 < len(parts):
        following = parts[here + 1]
        found, at = _titles(following, 0, len(following.text)), gets.start()
    if not found:
        return
    for about, sure in recipients.of(reading, sentence, clause, clause.start + at, groups):
        for honour in found:
            yield Designation(
                evidence=(sentence.index,), rule="designations/verb", confidence=round(sure - 0.1, 2), about=about, honour=honour
            )


def _titles(clause: Clause, start: int, end: int) -> list[Mention]:
    """The honours of a row; none where a member of it is no honour."""
    out: list[Mention] = []
    at = start
    for part in re.split("、|以及|[和及]", clause.text[start:end]):
        at = clause.text.index(part, at)
        span = (clause.start + at, clause.start + at + len(part))
        known = next((m for m in clause.mentions if m.kind == "Honour" and (m.start, m.end) == span), None)
        if known is None and not honours.titled(part):
            return []
        out.append(known or Mention(*span, part, "Honour", finder="designations", score=0.7))
        at += len(part)
    return out
