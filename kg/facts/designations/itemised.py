"""Who is honoured by the last item of numbered ones -> all of them: ① 云帆科技 ② 恒远重机 ③ 锦程纺织 获评….

1.云帆科技；2.恒远重机；3.锦程纺织被评为… -> all three; 1.云帆科技开工；2.恒远重机获评… -> 恒远重机 alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.designations import recipients
from kg.facts.grammar.clauses import outermost
from kg.model import Arg, Mention, Reading, Sentence

_NUMBER = r"(?:[①-⑳]|[（(]?\d{1,2}[.．、)）])\s?"
_BETWEEN = re.compile(rf"[；;，,、]?\s?{_NUMBER}")
"""What stands between two items that are names and nothing else."""
_FIRST = re.compile(rf"(?:^|[，,。；;：:])\s?{_NUMBER}$")
"""The number of the first item begins a clause."""


def all_of(reading: Reading, sentence: Sentence, found: Sequence[tuple[Arg, float]]) -> list[tuple[Arg, float]]:
    """Those whom a verb honours, with the items before the first of them."""
    first = found[0][0] if found else None
    before = list(_before(reading, sentence, first)) if isinstance(first, Mention) else []
    return [*((m, found[0][1]) for m in before), *found]


def _before(reading: Reading, sentence: Sentence, last: Mention) -> Iterator[Mention]:
    """The items before one; none where something else stands among them."""
    row: list[Mention] = []
    at = last.start - sentence.start
    for m in reversed(outermost(reading, sentence)):
        a, b = m.start - sentence.start, m.end - sentence.start
        if b > at or m.kind not in recipients.NAMED:
            continue
        if not _BETWEEN.fullmatch(sentence.text, b, at):
            break
        row.insert(0, m)
        at = a
    if _FIRST.search(sentence.text[:at]):
        yield from row
