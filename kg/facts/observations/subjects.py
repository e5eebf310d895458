"""The common noun that a clause begins with and says something of: 入园企业|缴纳税收; no measure (房地产|开发投资) and no empty word."""

from __future__ import annotations

import re
from itertools import takewhile

from kg import resources
from kg.facts.grammar import nouns
from kg.facts.grammar.clauses import Clause
from kg.facts.observations.measures import measure
from kg.mentions.titled import leftward
from kg.model import Mention, Reading, Sentence

GENERIC = frozenset(
    (
        "项目",
        "工程",
        "全部项目",
        "整个项目",
        "园区",
        "公司",
        "企业",
        "工厂",
        "基地",
        "厂区",
        "该项目",
        "总",
        "这",
        "设计",
        "面积",
        "年产",
        "规划",
        "计划",
    )
)
"""Words that say nothing of what a figure is of: whatever the text speaks of (项目总投资), or a part of the measure (设计时速)."""
_BOUND = re.compile(r"(?:率|[额值量])$")
_TOTAL = re.compile(r"(?:合计|总计|累计|总额|估算|概算)$")
_EMPTY = (
    "目标",
    "任务",
    "计划",
    "情况",
    "方面",
    "局",
    "委",
    "办",
    "厅",
    "记者",
    "负责人",
    "书记",
    "县长",
    "市长",
    "区长",
    "主任",
    "经理",
    "之日",
    "人均",
)


_EVENT = re.compile(
    r"(?:[今明后去]年|\d{4}年|年底|年内|\d{1,2}月份?[初底末]?|\d{1,2}日|计划|预计|力争)*(?:建成|竣工|投产|开工|动工|达产|达效|投用|投运|运营|验收|完工|通车|启用|交付|签约|落地|落户)+"
)
"""2026年建成投产，年产值50亿元: what happens to a work is not what the figure is of."""


def bare(noun: str) -> bool:
    """Whether a noun is none that has a measure: a measure itself, an event, an empty word."""
    return bool(noun.endswith(_EMPTY) or _EVENT.fullmatch(noun) or measure(noun) or _BOUND.search(noun))


def of(reading: Reading, sentence: Sentence, clause: Clause, end: int) -> Mention | None:
    """The noun that a clause begins with, no measure and no empty word."""
    noun = nouns.subject(reading, sentence, clause.start, end)
    if noun is None or noun.text in GENERIC:
        return None
    if bare(noun.text) or _deed(reading, sentence, clause, noun):
        return None
    behind = [t for t in reading.tokens[sentence.index] if t.start >= noun.end][:3]
    follow = [t.text for t in takewhile(lambda t: t.tag not in ("t", "m"), behind)]
    wordings = [_TOTAL.sub("", noun.text)]
    if not follow or follow[0] not in resources.words("measure_carriers"):  # 入园企业|缴纳税收; but 房地产|开发投资
        wordings += [noun.text + "".join(follow[: i + 1]) for i in range(len(follow))]
    return None if any(measure(w) or _BOUND.search(w) for w in wordings) else noun


def _deed(reading: Reading, sentence: Sentence, clause: Clause, noun: Mention) -> bool:
    """建设产业生态，…: a clause that is a verb with its object says what is done, and is no subject."""
    first = next((t for t in reading.tokens[sentence.index] if t.start >= noun.start), None)
    whole = noun.start == clause.start and noun.end == clause.end
    return whole and first is not None and first.end < noun.end and leftward.edge(first.text) == "make"
