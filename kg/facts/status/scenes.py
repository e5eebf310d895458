"""A sentence with what its phase words may speak of, and what a phase word is found to speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.grammar import topical
from kg.facts.grammar.clauses import PROJECTS, Clause
from kg.facts.grammar.nominals import ASIDE, GROUP, Nominal
from kg.model import Group, Mention, Reading, Sentence


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its clauses, nominals, the spans of its phase words, and the nominals that phases were told of so far."""

    reading: Reading
    sentence: Sentence
    parts: tuple[Clause, ...]
    phrases: tuple[Nominal, ...]
    spans: tuple[tuple[int, int], ...]
    told: list[Nominal]

    def text(self, start: int, end: int) -> str:
        """The wording between two offsets of the document."""
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def gap(self, start: int, end: int) -> str:
        """The text between two offsets without dates, figures, brackets and phase words."""
        out, at = [], start
        cut = [(m.start, m.end) for m in self.reading.mentions[self.sentence.index] if m.kind in ("Period", "Quantity")]
        for a, b in sorted((*cut, *self.spans)):
            if a >= at and b <= end:
                out.append(self.text(at, a))
                at = b
        out.append(self.text(at, max(at, end)))
        return ASIDE.sub("", "".join(out))

    def governed(self, n: Nominal) -> bool:
        """Whether a coverb or a verb stands right before a nominal; 其中|甲项目 and 包括|甲等9个项目 begin their clause."""
        before = self.text(self.sentence.start, n.start)
        if before.endswith("其中") or n.kind == GROUP and before.endswith("包括"):
            return False
        of_works = isinstance(n.args[0], Group) and n.args[0].members and n.args[0].member_type.endswith(("项目", "工程"))
        if of_works and before.endswith(("和", "及", "、")):
            return False  # 农机和|水泵制造等5个项目: a row of works
        if n.kind in PROJECTS and before.endswith(("和", "与", "及")) and self._in_row(n):
            return False
        return topical.governed(self.sentence.text, n.start - self.sentence.start)

    def _in_row(self, n: Nominal) -> bool:
        """Whether 和 before a works joins it to one whose name is not known (云溪港和|临江航道等工程): behind a noun that begins the clause."""
        start = next((p.start for p in self.parts if p.start <= n.start < p.end), self.sentence.start)
        words = [x for x in self.reading.tokens[self.sentence.index] if start <= x.start and x.end < n.start]
        named = any(m.end == n.start - 1 for m in self.reading.mentions[self.sentence.index])
        return bool(words) and not named and all(x.tag[:1] in "nvjbasqm" for x in words) and words[-1].tag[:1] in "njsv"


_QUOTED = re.compile("“[^“”，,。；;：:]+”")


def titled(sentence: Sentence, start: int, end: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether a name is a part of a title in quotation marks that has no phase itself: “百年窑火——|甲博物馆|馆藏展”开放."""
    for m in _QUOTED.finditer(sentence.text):
        a, b = sentence.start + m.start(), sentence.start + m.end()
        if a < start and end < b and b - a - (end - start) > _LONG and not any(a < x and y < b for x, y in spans):
            return True
    return False


_LONG = 4
"""Characters beside a name that make a title of what is quoted, both marks among them."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a phase word speaks of, and how sure that is; `part`: only of this part of it."""

    nominal: Nominal
    sure: float
    part: Mention | None = None
