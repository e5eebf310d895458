"""A row of a table that tells of progress -> what its phase word speaks of: the row's own subject.

冷链物流项目 | 3.2 | 已开工 -> 冷链物流项目
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.facts.grammar.clauses import WORKS
from kg.facts.grammar.nominals import NOUN, Nominal
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Spoken
from kg.mentions.measures import rows
from kg.model import Mention, Reading, Sentence

_BRIEF, _TOLD = 12, 60
"""The longest cell whose phase is that of the row, and the longest in a column that tells of progress."""


@cache
def _progress() -> re.Pattern[str]:
    return re.compile(resources.rules("status")["progress"])


def in_row(reading: Reading, sentence: Sentence, t: Trigger) -> Spoken | None:
    """冷链物流项目 | 3.2 | 已开工: a cell of status speaks of the row's first cell."""
    cells = rows.cells(reading.document, sentence)
    here, subject = rows.at(cells, t.start, t.end), rows.subject(cells)
    if here is None or subject is None or here is subject or here is cells[0]:
        return None
    if len(here.text) > (_TOLD if _progress().search(here.column) else _BRIEF):
        return None
    named = [m for m in reading.mentions[sentence.index] if subject.start <= m.start and m.end <= subject.end and m.kind in WORKS]
    noun = Mention(subject.start, subject.end, subject.text, "Concept", finder="subjects", score=0.6)
    one = named[0] if named else noun
    return Spoken(Nominal(subject.start, subject.end, (one,), one.kind if named else NOUN), 0.9)
