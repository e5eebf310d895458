"""A span of a sentence -> whether what it says is actual, ongoing, planned, a target, expected or required.

    达产后预计年产值50亿元、年缴税收2.4亿元，可新增就业岗位1200个 -> expected, condition 达产后, for all three

Cues are data: kg/data/rules/modality.toml. What lies after the day of publication is never actual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import clauses, to_come
from kg.model import Mention, Modality, Period, Reading, Sentence

_DONE = re.compile(r"(?:已|已经|目前已?|截至|累计|成功|实际|顺利|(?<!将)完成了?|去年|昨[天日]|封顶|合龙)")
_FULFILLED = re.compile(r"(?:目前|现)?(?:已|累计|成功|实际|超额|全面|如期|顺利)|完成率|完成情况")
"""Behind 计划: what was planned is done; 计划完成20亿元 is not."""
_MEASURES = re.compile(r"总?(?:规划|设计)总?(?:建筑|占地|用地|控制|年)?(?:面积|占地|用地|产能|能力|规模|库容|生产能力)")
"""What is measured as it was planned; it plans nothing else."""
_NOT_YET = re.compile(r"(?:尚未|未能|还未|没有|暂未|未(?=开工|建成|投产|完工|竣工|启动|实现))")


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule of modality.toml; `goes_on` into the following clauses, `condition` kept as wording."""

    modality: Modality
    pattern: re.Pattern[str]
    goes_on: bool
    condition: bool


@cache
def cues() -> tuple[Cue, ...]:
    """The cues in the order in which they are tried."""
    return tuple(
        Cue(c["modality"], re.compile(c["pattern"]), c["scope"] == "on", c.get("condition", False))
        for c in resources.rules("modality")["cue"]
    )


def of(
    reading: Reading, sentence: Sentence, start: int, end: int, period: Mention | Period | None = None, measured: bool = True
) -> tuple[Modality, str | None]:
    """(modality, wording of the condition or None) of what stands at [start, end) of the document.

    `period`: the fact's own period; one that begins after the publication makes an actual fact planned. `measured`: whether it is a
    figure, which is planned where it is a 规划面积 or 设计产能; what else is said of the same thing is not.
    """
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, start)
    clause = parts[here]
    own = sentence.text[clause.start - sentence.start : end - sentence.start]
    modality, condition = _cued(reading, sentence, clause.start, end, True, measured)
    if modality is None:
        for i in range(here - 1, -1, -1):
            if parts[i].ends in "；;。" or _DONE.search(own):
                break
            modality, condition = _cued(reading, sentence, parts[i].start, parts[i].end, False, measured)
            if modality or _DONE.search(parts[i].text):
                break
    if modality is None and here and _AGREED.search(parts[here - 1].text) and _TO_BUILD.search(clause.text):
        modality = "planned"
    if modality is None and not _DONE.search(own) and _framed_ahead(reading, sentence, start):
        before = (_cued(reading, sentence, p.start, p.end, False, measured)[0] for p in reversed(parts[:here]))
        modality = next((m for m in before if m in ("target", "planned")), "planned")
    return (modality or _dated(reading, period)), condition


def _framed_ahead(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the section or paragraph tells of what is yet to come: under 2024年工作打算, behind 下一步，…。, in a year to come."""
    if to_come.yet_to_come(reading, sentence):
        return True
    span, day = to_come.span(reading, sentence, start, strict=True), reading.document.day
    return span is not None and span.start is not None and day is not None and span.start > day


def _cued(
    reading: Reading, sentence: Sentence, start: int, end: int, whole: bool, measured: bool
) -> tuple[Modality | None, str | None]:
    """What the cues between two offsets say, else what comes."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    modality, condition = _first(text if measured else _MEASURES.sub("", text), whole)
    return modality or ("planned" if _future(reading, sentence, start, end) else None), condition


def _first(text: str, whole: bool) -> tuple[Modality | None, str | None]:
    for cue in cues():
        if (whole or cue.goes_on) and (m := cue.pattern.search(text)):
            if cue.modality == "planned" and _FULFILLED.match(text[m.end() :]) and "计划" in m[0]:
                continue
            return cue.modality, m[0] if cue.condition else None
    return None, None


_AGREED = re.compile(r"签(?:署|订|下|约)了?[^，。；]{0,30}(?:协议|合同|意向书|备忘录)$")
_TO_BUILD = re.compile(
    r"^(?:拟|将)?由?[^，。；]{0,20}?(?:投资|出资|斥资)[^，。；]{0,12}(?:建设|新建|兴建|打造|实施)|^(?:双方|共同)[^，。；]{0,6}(?:建设|打造|共建)"
)
"""签署合作协议，由该公司投资6亿元建设某项目: what an agreement is about has yet to be built."""
_WILL = frozenset(("将", "将会", "将要"))


def _future(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether 将 stands before a verb there (将确定100个项目, 将有23个项目签约): what comes. Before a noun it says 把 (将项目列入)."""
    words = [t for t in reading.tokens[sentence.index] if start <= t.start < end]
    return any(
        word.text in _WILL and (follows := [t for t in words[i + 1 : i + 4] if t.tag != "d"]) and follows[0].tag == "v"
        for i, word in enumerate(words)
    )


def _dated(reading: Reading, period: Mention | Period | None) -> Modality:
    value = period.value if isinstance(period, Mention) else period
    day = reading.document.day
    if isinstance(value, Period) and value.start and day and value.start > day:
        return "planned"
    return "actual"


def negated(text: str) -> bool:
    """Whether a clause says that something has not happened: 尚未开工."""
    return bool(_NOT_YET.search(text))


_EMPTY = re.compile(r"^(?:该|本|此|各|其|这些|所有|全部|一批|相关|有关)?(?:项目|工程|园区|基地|主体|中心)$")


def generic_subject(noun: str) -> bool:
    """Whether a noun stands for something named before (该项目) and says nothing by itself."""
    return bool(_EMPTY.match(noun))
