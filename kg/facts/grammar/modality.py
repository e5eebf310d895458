"""A span of a sentence -> whether what it says is actual, ongoing, planned, a target, expected or required.

    达产后预计年产值50亿元、年缴税收2.4亿元，可新增就业岗位1200个 -> expected, condition 达产后, for all three

Cues are data: kg/data/rules/modality.toml. What lies after the day of publication is never actual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import clauses, norms, to_come
from kg.model import Mention, Modality, Period, Reading, Sentence

_DONE = re.compile(
    r"已|完成(?:率|比例|年度|全年|目标|任务)|目前|截至|累计|成功|实际(?!利用|使用|到位)|顺利|最终|完成了|去年|昨[天日]|封顶|合龙|今年以来"
)
_COMPLETED = re.compile(r"(?<!将)完成")
_WHAT_IT_IS = re.compile(r"总?投资(?!建设|兴建|新建)|用地|占地|工期|建设[期规]|总建筑|年产|分")
"""计划总投资5亿元，完成投资3亿元: the plan is what the project is, the second figure is done; 计划实施项目9个，完成投资3亿元 is all planned."""
_FULFILLED = re.compile(r"(?:目前|现)?(?:已|累计|成功|实际|超额|全面|如期|顺利)|完成率|完成情况")
"""Behind 计划: what was planned is done; 计划完成20亿元 is not."""
_MEASURED_BY = re.compile(r"(?:完成|占|为|达|超|超额|[多少][于]|高于|低于)(?:年度|全年|年|总)?$")
"""Before 计划: a plan that something is measured by, 超额完成年度计划3.1个百分点."""
_QUOTED = re.compile(r"“[^“”，。；]{1,20}”")
"""Names and slogans in quotation marks (“拟收储、可转让、促技改”) plan nothing."""
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
    figure, which is planned where it is a 规划面积 or 设计产能; what else is said of the same thing is not, nor
    does a section of plans make it so.
    """
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, start)
    clause = parts[here]
    own = sentence.text[clause.start - sentence.start : end - sentence.start]
    modality, condition = _cued(reading, sentence, clause.start, end, True, measured)
    done = _DONE.search(own) is not None
    if modality is None and not done:
        modality, condition = _carried(reading, sentence, parts[: here + 1], own, measured)
    if modality is None and here and _AGREED.search(parts[here - 1].text) and _TO_BUILD.search(clause.text):
        modality = "planned"
    framed = measured and modality in (None, "ongoing") and not (done or _STATIC.search(own) or _past(reading, period))
    if framed and _framed_ahead(reading, sentence, start):
        before = (_cued(reading, sentence, p.start, p.end, False, measured)[0] for p in reversed(parts[:here]))
        modality = next((m for m in before if m in ("target", "planned")), "planned")
    if framed and modality is None and norms.lays_down(reading, sentence):
        modality = "required"
    return (modality or _dated(reading, sentence, period)), condition


def _carried(
    reading: Reading, sentence: Sentence, parts: tuple[clauses.Clause, ...], own: str, measured: bool
) -> tuple[Modality | None, str | None]:
    """What the cue of a clause before the last of `parts` says of that too."""
    for i in range(len(parts) - 2, -1, -1):
        row = parts[i].ends in "；;"
        if parts[i].ends == "。" or row and not _goes_on(reading, sentence, parts[i + 1]):
            break
        modality, condition = _cued(reading, sentence, parts[i].start, parts[i].end, False, measured)
        if row and modality == "expected":
            break  # 预计完成…；集中开工项目40个: what is expected is a figure, no row of deeds
        if modality in ("planned", "expected") and _COMPLETED.search(own) and _describes(parts[i].text):
            break
        if modality or _DONE.search(parts[i].text):
            return modality, condition
    return None, None


_STATIC = re.compile(r"总投资|占地|位于|现有|原有|现场|正在")
"""What a thing is stands in sections of plans too."""


def _goes_on(reading: Reading, sentence: Sentence, clause: clauses.Clause) -> bool:
    """力争产值突破550亿元；新开工项目30个: a part that begins with its verb is one more of the same row."""
    first = next((t for t in reading.tokens[sentence.index] if t.start >= clause.start), None)
    return (
        first is not None and (first.tag == "v" or first.text.startswith("新")) and not clauses.topics(reading, sentence, clause)
    )


def _describes(clause: str) -> bool:
    """Whether the cue of a clause tells what a work is (计划总投资5亿元), and not what will be done."""
    cue = next((m for c in cues() if c.goes_on and (m := c.pattern.search(clause))), None)
    return cue is None or _WHAT_IT_IS.match(clause, cue.end()) is not None


def _past(reading: Reading, period: Mention | Period | None) -> bool:
    """Whether a period was over when the document was published."""
    value = period.value if isinstance(period, Mention) else period
    day = reading.document.day
    return isinstance(value, Period) and value.end is not None and day is not None and value.end <= day


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
    text = _QUOTED.sub(lambda m: "“" * len(m[0]), sentence.text[start - sentence.start : end - sentence.start])
    modality, condition = _first(text if measured else _MEASURES.sub("", text), whole)
    return modality or ("planned" if _future(reading, sentence, start, end) else None), condition


def _first(text: str, whole: bool) -> tuple[Modality | None, str | None]:
    for cue in cues():
        if (whole or cue.goes_on) and (m := cue.pattern.search(text)):
            if "计划" in m[0] and (_FULFILLED.match(text, m.end()) or _MEASURED_BY.search(text, 0, m.start())):
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


_BY_THEN = re.compile(r"[年月季底末]前$|全年$")
"""年底前, 全年 of a time that is not over: nothing is done by then."""
SOON = 31
"""Reports on a year come out before its last days."""


def _dated(reading: Reading, sentence: Sentence, period: Mention | Period | None) -> Modality:
    value = period.value if isinstance(period, Mention) else period
    day = reading.document.day
    if isinstance(value, Period) and value.start and day and value.start > day:
        return "planned"
    if isinstance(value, Period) and value.end and day and (value.end - day).days > SOON and isinstance(period, Mention):
        return "planned" if _BY_THEN.search(period.text) and not clauses.aside(sentence, period) else "actual"
    return "actual"


def negated(text: str) -> bool:
    """Whether a clause says that something has not happened: 尚未开工."""
    return bool(_NOT_YET.search(text))
