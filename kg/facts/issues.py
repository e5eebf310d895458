"""What held a project up -> Issues.

受土地手续影响，秸秆综合利用项目暂时搁置 -> 手续问题 of the project; 甲、乙等项目遗留问题顺利化解 -> 遗留问题 of both
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg import resources
from kg.facts.grammar import clauses, topical
from kg.facts.grammar.clauses import WORKS, Clause
from kg.model import Fact, Issue, Mention, Reading, Sentence
from kg.text.anchors import Rules


@cache
def _rules() -> Rules[tuple[str, re.Pattern[str]]]:
    return Rules((r["pattern"], (r["category"], re.compile(r["pattern"]))) for r in resources.rules("issues")["issue"])


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The obstacles that a sentence speaks of, one a project and category; a project that is not named has none."""
    if sentence.role == "meta":
        return
    seen: set[tuple[str, str]] = set()
    for clause in clauses.split(reading, sentence):
        for category, pattern in _rules().of(clause.text):
            if not (m := pattern.search(clause.text)):
                continue
            for about in _about(reading, sentence, clause, clause.start + m.start()):
                if (about.label, category) not in seen:
                    seen.add((about.label, category))
                    yield Issue(evidence=(sentence.index,), rule="issues", confidence=0.8, about=about, category=category)


def _about(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> list[Mention]:
    """The works named in the clause, else in the clause after it, else those that the text has been about."""
    here = [m for m in clause.mentions if m.kind in WORKS and m.kind not in ("Platform", "Park")]
    if here:
        return here
    parts = clauses.split(reading, sentence)
    after = parts[clauses.at(parts, at) + 1 :][:1]
    behind = [m for c in after for m in c.mentions if m.kind in ("Project", "InfrastructureProject")]
    if behind:
        return behind
    topic = topical.topic(reading, sentence, at, frozenset(("Project", "InfrastructureProject")))
    return [topic.mention] if topic and topic.confidence >= 0.65 else []
