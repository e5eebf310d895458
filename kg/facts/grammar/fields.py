"""Lines of labels with values below a name -> what they are about.

（一）北环路改造工程
建设单位：江口城建有限公司   ->  of 北环路改造工程
总投资：4亿元                ->  of 北环路改造工程

In one paragraph they are about the name that the sentence before them begins with: 北环路改造工程总投资4亿元。建设单位：江口城建有限公司。
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.facts.grammar import passages
from kg.facts.grammar.clauses import outermost
from kg.model import Mention, Reading, Sentence
from kg.read import headers

_FIELD = re.compile(r"^(?:[（(]?\d{1,2}[)）.、．]\s?)?(?P<label>[\u4e00-\u9fff（）()]{2,14}?)\s?[:：]\s?(?=\S)")
_NAMED = frozenset(("Project", "InfrastructureProject", "Park", "Facility", "Enterprise", "DevelopmentZone"))
_RUN = re.compile(r"[，,。；;/／]\s?[\u4e00-\u9fff]{2,8}[:：]")
_VALUE = re.compile(r"[^，,。；;/／:：]+")
_NUMBERED = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.．、]?)?\s*")
_MEASURES = ("投资", "投资额", "规模", "内容", "工期", "期限", "面积", "进度", "进展")
MOST = 20
"""Lines of labels below one name."""
SHORT = 60
"""A longer line is a paragraph, and no name that fields hang on."""


def owner(reading: Reading, sentence: Sentence) -> Mention | None:
    """The thing named by the line above a run of labels with values, to which the sentence belongs; None for any other sentence."""
    field = _FIELD.match(sentence.text)
    if field is None:
        return None
    if _RUN.search(sentence.text, field.end()) and headers.column(field["label"]).holds == "work":
        value = _VALUE.match(sentence.text, field.end())
        end = sentence.start + (value.end() if value else 0)
        return next((m for m in reading.mentions[sentence.index] if m.kind in _NAMED and m.end <= end), None)
    if named := _spoken_of(reading, sentence):
        return named
    for i in range(sentence.index - 1, max(-1, sentence.index - MOST), -1):
        above = reading.sentences[i]
        if above.role in ("title", "meta") or len(above.text) > SHORT or above.text.endswith("。"):
            return None
        field = _FIELD.match(above.text)
        if field is None or headers.column(field["label"]).holds in ("work", "body"):
            return next((m for m in reversed(reading.mentions[i]) if m.kind in _NAMED), None)
    return None


@cache
def _labels() -> frozenset[str]:
    rules = resources.rules("relations_labels")["label"]
    return frozenset(word for rule in rules for word in rule["labels"].split())


def _labelled(sentence: Sentence) -> bool:
    """Whether a sentence begins with a label of those that works have: 建设单位：…, 总投资：…, but not 会议指出：…."""
    field = _FIELD.match(sentence.text)
    return field is not None and (field["label"] in _labels() or field["label"].endswith(_MEASURES))


def _spoken_of(reading: Reading, sentence: Sentence) -> Mention | None:
    """云岭储能项目总投资4亿元。|项目业主：甲公司。|建设地点：乙县: the name that the sentence before such labels begins with."""
    here = sentence
    while _labelled(here) and here.index:
        above = reading.sentences[here.index - 1]
        if above.role in ("title", "meta") or not passages.together(reading, above, here):
            return None
        here = above
    if here is sentence or _labelled(here):
        return None
    named = next((m for m in outermost(reading, here) if m.kind in _NAMED), None)
    return named if named and _NUMBERED.fullmatch(here.text, 0, named.start - here.start) else None
