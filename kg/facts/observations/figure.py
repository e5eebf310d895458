"""A figure in its sentence: what the readers of its subject (near, inside, far) ask of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg import resources
from kg.facts.grammar import clauses
from kg.facts.grammar.clauses import Clause
from kg.facts.observations import subjects
from kg.facts.observations.measured import Measured
from kg.facts.observations.wording import WHOLES
from kg.model import Arg, Fact, Group, Mention, Reading, Sentence

AREA = r"我国|全国|全球|世界|[全我][省市县区州旗镇乡村]"
NAMED = clauses.TOPICS | {"Mechanism", "Platform", "Honour"}
EACH = re.compile(r"单位|行政区|整体|单体|总体|工程总(?=进度)|每(?![家个户名])|(?:平|[人户亩年月日])?均|全[境域]")
"""人均, 每斤, 全境: what is measured is told of each or of all of something, which is no thing of its own."""
Subject = tuple[Arg, float]
"""What a figure is of, and how sure that is."""


def label(m: Mention) -> str:
    """The name of what a mention means: of 该区 that of the zone."""
    return m.value.label if isinstance(m.value, Mention) else m.label


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity `m` of a sentence and `what` it measures; `found` are the facts read from the sentence so far, `said` what the
    figures before it are of."""

    reading: Reading
    sentence: Sentence
    m: Mention
    what: Measured
    found: tuple[Fact, ...]
    parts: tuple[Clause, ...]
    said: Mapping[Mention, Subject]

    @property
    def at(self) -> int:
        """Where the words of the figure begin."""
        return self.what.start

    @property
    def here(self) -> int:
        """The index of its clause."""
        return clauses.at(self.parts, self.at)

    @property
    def before(self) -> str:
        """The text of the sentence before the number."""
        return self.sentence.text[: self.m.start - self.sentence.start]

    @property
    def behind(self) -> str:
        """The text of the sentence behind the number."""
        return self.sentence.text[self.m.end - self.sentence.start :]

    @property
    def counts(self) -> list[tuple[Group, Mention]]:
        """The groups of the sentence with their counts."""
        return [(g, g.count) for g in self.found if isinstance(g, Group) and g.count]

    def aside(self, m: Mention) -> bool:
        """Whether a mention stands in brackets that are closed before the figure: 高新区（含两个片区）|建成区面积."""
        between = self.sentence.text[m.end - self.sentence.start : self.m.start - self.sentence.start]
        return bool(re.match(r"[^（(]*[）)]", between))

    @property
    def thing(self) -> Mention | None:
        """The noun in front of the measure, or the one behind a number without words, where it says what the figure is of."""
        thing = self.what.left.thing
        if thing and not EACH.match(thing.text) and thing.text not in subjects.GENERIC and not _domain(thing.text):
            return thing
        behind = self.what.right.of
        alone = self.what.left.measure is None and not self.what.left.text
        return behind if alone and isinstance(behind, Mention) and behind.kind == "Concept" else None

    def concept(self, start: int, end: int) -> Mention:
        """A common noun of the document as what a figure is of."""
        return Mention(start, end, self.reading.document.text[start:end], "Concept", finder="about")


def _domain(text: str) -> bool:
    """Whether a noun is a field of life that figures are told of (工业, 全市旅游), and no thing."""
    return any(text[at:] in resources.words("measure_domains") and (at == 0 or text[:2] in WHOLES) for at in (0, 2))
