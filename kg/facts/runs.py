"""Platforms and mechanisms that somebody set up -> operatedBy.

    青原高新区推行“四减四办”改革 -> operatedBy(“四减四办”改革, 青原高新区); 设立专家智库 -> operatedBy(专家智库, the topic)

The verb stands before the name, with at most a modifier between (优化以…为核心的“星级制”评价体系).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts import clauses
from kg.facts.statements import AND, between, central, here, label, state
from kg.model import Reading, Sentence, Statement

_RUNS = re.compile(
    r"(?:建立|设立|搭建|成立|组建|构建|推出|利用|依托|创建|建成(?!后|以后)|开发(?!区)|运营|优化|完善|健全|创新|实行|推行|实施|开展|坚持)了?(?:起|以来)?(?:[^，,。；;]{0,30}的|[^，,。；;、]{0,8})$"
)
_SET_UP = re.compile(r"(?:机制|制|库|平台)$")
_QUOTED = re.compile(r"^[“\"]")
UNSAID = 0.6
"""Confidence of a topic that no sentence nearby names."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The platforms and mechanisms of a sentence that its topic runs."""
    before, held = None, False
    for m in here(reading, sentence, frozenset(("Platform", "Mechanism"))):
        row = held and before is not None and between(sentence, before, m) in AND
        held = row or _RUNS.search(sentence.text[max(0, m.start - sentence.start - 44) : m.start - sentence.start]) is not None
        before = m
        if not held or m.value is not None:
            continue
        if m.kind == "Mechanism" and not (_SET_UP.search(m.text) or _QUOTED.match(m.text)):
            continue
        topic = clauses.topic(reading, sentence, m.start, clauses.ACTORS - {"Person"})
        if topic and label(topic.mention) != label(m) and (topic.confidence > UNSAID or central(reading)):
            yield state(sentence, m, "operatedBy", topic.mention, "runs", min(0.75, topic.confidence))
