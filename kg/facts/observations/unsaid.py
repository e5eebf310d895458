"""A figure that only words of reaching stand before -> what the clause before speaks of: 财政收入再创新高，达|12亿元; 覆盖率居首，达|68%."""

from __future__ import annotations

import re

from kg.facts.grammar import clauses
from kg.facts.observations import left
from kg.facts.observations.measures import bound, measure
from kg.facts.observations.phrase import Left
from kg.facts.observations.right import money
from kg.facts.observations.wording import percent
from kg.model import Mention, Quantity, Reading, Sentence

_REACHING = re.compile(
    r"(?:首次|首|已经?|共|累计|全年|去年|今年|总量|总额|高|达到?了?|突破|超过?|升至|增至|提高到|提升至|上升到|跃升至|为|约|近|逾|接近)+"
)
_SUMS = re.compile(r"(?:收入|支出|值|税收|利润|投资|营收|销售|进出口|出口|进口|[额金款资]|GDP)$")


def subject(reading: Reading, sentence: Sentence, m: Mention) -> Left | None:
    """The measure that a clause before is about; None where none is, or another figure stands between."""
    if not (money(m) or percent(m)):
        return None
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, m.start)
    start = parts[here].start
    reached = _REACHING.fullmatch(sentence.text, start - sentence.start, m.start - sentence.start)
    if not reached and not (start == m.start and sentence.text.startswith(("突破", "超", "达"), start - sentence.start)):
        return None
    for clause in reversed(parts[max(0, here - 2) : here]):
        if any(isinstance(x.value, Quantity) and clause.start <= x.start < clause.end for x in reading.mentions[sentence.index]):
            return None
        tokens = [t for t in reading.tokens[sentence.index] if clause.start <= t.start and t.end <= clause.end]
        for t, following in zip(tokens, tokens[1:], strict=False):
            known = measure(reading.document.text[clause.start : t.end]) or bound([t])
            fits = known and (_SUMS.search(known.word) if money(m) else known.of == "rate")
            if fits and following.tag[:1] in ("v", "d", "a", "z", "i", "l"):
                words = left.read(reading, sentence, t.end)
                return words if words.measure else None
    return None
