"""Names side by side -> the row that they make: 甲公司、乙公司和丙公司 -> the three."""

from __future__ import annotations

from collections.abc import Iterable

from kg.facts.grammar import asides, clauses
from kg.facts.grammar.adverbials import adverbial, plain
from kg.model import Mention, Reading, Sentence

_ROW = frozenset(("、", "和", "与", "及", "以及", "”“", "”、“", "“、“", "”、", "、“", "”和“"))


def row(sentence: Sentence, named: list[Mention]) -> list[Mention]:
    """The members of the row that ends with the last of some names."""
    out = [named[-1]]
    for m in reversed(named[:-1]):
        if sentence.text[asides.end(sentence, m) - sentence.start : out[0].start - sentence.start] not in _ROW:
            break
        out.insert(0, m)
    return out


def with_next(sentence: Sentence, row: list[Mention], behind: Iterable[Mention]) -> list[Mention]:
    """A row with its members behind the last one: 甲公司|、乙公司、丙公司."""
    out = list(row)
    for m in behind:
        if sentence.text[out[-1].end - sentence.start : m.start - sentence.start] not in _ROW:
            break
        out.append(m)
    return out


def last_of_row(reading: Reading, sentence: Sentence, named: list[Mention], at: int) -> bool:
    """甲市与|乙县|双双入选, 甲公司和|乙公司|获评: 与 and 和 join two of a kind right before the verb, and govern none."""
    if len(named) < 2:
        return False
    kinds = {m.kind for m in named[-2:]}
    joined = sentence.text[named[-2].end - sentence.start : named[-1].start - sentence.start] in ("和", "与")
    alike = len(kinds) == 1 or kinds <= clauses.PLACES
    return joined and alike and adverbial(plain(reading, sentence, named[-1].end, at))
