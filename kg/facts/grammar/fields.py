"""Lines of labels with values below a name -> what they are about.

（一）北环路改造工程
建设单位：江口城建有限公司   ->  of 北环路改造工程
总投资：4亿元                ->  of 北环路改造工程
"""

from __future__ import annotations

import re

from kg.model import Mention, Reading, Sentence
from kg.read import headers

_FIELD = re.compile(r"^(?:[（(]?\d{1,2}[)）.、．]\s?)?(?P<label>[\u4e00-\u9fff（）()]{2,14}?)\s?[:：]\s?(?=\S)")
_NAMED = frozenset(("Project", "InfrastructureProject", "Park", "Facility", "Enterprise", "DevelopmentZone"))
MOST = 20
"""Lines of labels below one name."""
SHORT = 60
"""A longer line is a paragraph, and no name that fields hang on."""


def owner(reading: Reading, sentence: Sentence) -> Mention | None:
    """The thing named by the line above a run of labels with values, to which the sentence belongs; None for any other sentence."""
    if not _FIELD.match(sentence.text):
        return None
    for i in range(sentence.index - 1, max(-1, sentence.index - MOST), -1):
        above = reading.sentences[i]
        if above.role in ("title", "meta") or len(above.text) > SHORT or above.text.endswith("。"):
            return None
        field = _FIELD.match(above.text)
        if field is None or headers.column(field["label"]).holds in ("work", "body"):
            return next((m for m in reversed(reading.mentions[i]) if m.kind in _NAMED), None)
    return None
