"""The facts of the bulletins of scripts/tagger, as annotators marked them: a mine of faults, and totals of what nobody tuned on.

    == 0123 5f3a9c1d                       bulletin 123, and the beginning of its SHA-256: facts of a text that was changed are left out
    Q|30兆瓦|装机|坡现光伏电站|actual             a figure: number and unit, what is measured, of what (~ before a noun that is counted), modality
    R|坡现光伏电站|developer|云南矿禾能源公司         a relation; holdsPost has the role behind the object
    S|坡现光伏电站|started|actual|去年9月动的工      a phase, with a piece of its sentence
    D|云帆科技|国家级绿色工厂|actual|获评国家级绿色工厂  an honour and who has it

    python -m tests.marked [figures|statuses|relations|designations] [--faults N] [--seed S]

Files guided-*.txt were marked by the guidelines of the annotated texts (tests/eval): all names that are right, the best first, parted by
bars (Q|12个|项目数/签约项目数|~签约项目/~项目/青原经开区|actual|2020-01-01~2020-09-10, with the period or -). The others name one, by the letter.

Bulletins with numbers that 3 divides are for totals only; the faults of the others may be read. The annotators are careful, not
perfect, and mark what the text implies more freely than tests/eval does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg import pipeline
from kg.model import Document
from scripts.train_tagger import bulletins, unmarked

FACTS = Path(__file__).parent / "facts"
HEAD = re.compile(r"== (\d{4}) ([0-9a-f]{8})")
FIELDS = {"Q": 5, "R": 4, "S": 5, "D": 5}


class Bulletin(NamedTuple):
    """A bulletin with its facts: lines parted at their bars."""

    number: int
    text: str
    facts: tuple[tuple[str, ...], ...]
    guided: bool = False

    @property
    def held(self) -> bool:
        """Whether it is for totals only."""
        return self.number % 3 == 0

    @property
    def document(self) -> Document:
        return pipeline.document(self.text.encode(), f"{self.number:04d}.txt")

    def of(self, letter: str) -> Iterator[tuple[str, ...]]:
        """The facts of a kind."""
        return (f for f in self.facts if f[0] == letter)


def either(cell: str) -> set[str]:
    """The names of a cell; one with a bar of its own (年产20万吨/年) is a name too."""
    return {cell, *cell.split("/")}


def digest(text: str) -> str:
    """What tells that a bulletin is still the one whose facts were marked."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:8]


@cache
def read() -> tuple[Bulletin, ...]:
    """The marked bulletins in the order of their numbers."""
    texts, found = bulletins(), dict[int, tuple[list[tuple[str, ...]], bool]]()
    for path in sorted(FACTS.glob("*.txt")):
        facts: list[tuple[str, ...]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if head := HEAD.fullmatch(line):
                facts = []
                number = int(head[1])
                if number < len(texts) and digest(texts[number]) == head[2]:
                    found[number] = facts, path.name.startswith("guided")
            else:
                facts.append(tuple(line.split("|")))
    return tuple(Bulletin(n, unmarked(texts[n])[0], tuple(facts), guided) for n, (facts, guided) in sorted(found.items()))
