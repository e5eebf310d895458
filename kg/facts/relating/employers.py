"""What 公司 and 办事处 before a post stand for: the company that the text is about, the body that was named shortly before.

恒远重机有限公司开工。公司董事长某某 -> 恒远重机有限公司; 城北街道办事处负责征地，办事处主任某某 -> 城北街道办事处
"""

from __future__ import annotations

import re

from kg.facts.grammar import topical
from kg.facts.grammar.nominals import COMPANIES
from kg.facts.relating.statements import label
from kg.model import Mention, Reading, Sentence

BODIES = ("PublicBody", "Department", "Enterprise", "Organization", "DevelopmentZone", "Park", "AdministrativeArea", "Facility")
"""Kinds of what has posts."""
CALLED = re.compile(r"(?:该|本|这家)?(?:公司|企业|集团|厂)(?=的?$)")
UNSAID = 0.6
"""Confidence of a topic that no sentence nearby names."""
BACK = 3
"""Sentences back to the company or the body that is meant."""
SHORTEST = 3
"""Characters of an office that only one body named nearby ends in: 办事处, 合作社."""


def company(reading: Reading, sentence: Sentence, offset: int, called: str) -> Mention | None:
    """What 公司 stands for: the topic, or the one company that the sentences right before name; 集团 means no other than a group."""
    meant = _company(reading, sentence, offset)
    return meant if meant is None or "集团" not in called or "集团" in label(meant) else None


def _company(reading: Reading, sentence: Sentence, offset: int) -> Mention | None:
    topic = topical.topic(reading, sentence, offset, COMPANIES)
    if topic and topic.confidence > UNSAID:
        return topic.mention
    for i in range(sentence.index - 1, max(-1, sentence.index - 1 - BACK), -1):
        named = {label(m): m for m in reading.mentions[i] if m.kind == "Enterprise"}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return topic.mention if topic else None


def office(reading: Reading, sentence: Sentence, offset: int, said: str) -> Mention | None:
    """The body named shortly before that an office alone means: 城北街道办事处负责建设，|办事处|主任某某说."""
    if len(said) < SHORTEST:
        return None
    near = (m for i in range(sentence.index, max(-1, sentence.index - BACK), -1) for m in reversed(reading.mentions[i]))
    return next((m for m in near if m.end <= offset and m.kind in BODIES and label(m).endswith(said)), None)
