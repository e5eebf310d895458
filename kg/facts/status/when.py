"""When a works reached its phase: which period of its sentence is its own, and the date of a headline.

明年投产的甲项目通过验收 -> 明年 is of 投产 alone; a headline has the day of the first sentence that tells of its phase
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.grammar import clauses, dating, setting
from kg.facts.status.phases import Trigger, triggers
from kg.facts.status.scenes import Scene, Spoken
from kg.model import Arg, Group, Mention, Period, Reading, Sentence, StatusChange


def of_another(scene: Scene, period: Mention, about: Arg) -> bool:
    """明年投产的|甲项目通过验收: the period dates the phase word that describes the noun, not the one behind."""
    start = _start(about)
    return any(period.end <= a and b < start for a, b in scene.spans) and "的" in scene.text(period.end, start)


def _start(about: Arg) -> int:
    return about.start if isinstance(about, Mention) else about.count.start if isinstance(about, Group) and about.count else 0


def ahead(reading: Reading, period: Mention | Period | None) -> bool:
    """Whether a period begins after the day of publication."""
    value = period.value if isinstance(period, Mention) else period
    start, day = value.start if isinstance(value, Period) else None, reading.document.day
    return start is not None and day is not None and start > day


def of_sibling(scene: Scene, period: Mention, about: Arg) -> bool:
    """甲水厂6月通水，|乙电厂点火: a period behind the subject of an earlier clause is of that clause alone, where another follows."""
    start = _start(about)
    clause = scene.parts[clauses.at(scene.parts, period.start)]
    return clause.end <= start and any(clause.start <= n.start and n.end <= period.start for n in scene.phrases)


def over(reading: Reading, sentence: Sentence, period: Mention | Period, at: int) -> bool:
    """Whether a period before an offset of its clause was over when the text was published."""
    day = reading.document.day
    if day is None or not isinstance(period, Mention) or not isinstance(period.value, Period):
        return False
    near = period.end <= at and not re.search("[，,。；;]", sentence.text[period.end - sentence.start : at - sentence.start])
    return near and period.value.end is not None and period.value.end <= day


def not_now(reading: Reading, sentence: Sentence, period: Mention, at: int) -> bool:
    """2024年装机第一，30个数据中心|正在建设: what goes on now is not dated by a year of another clause that is over."""
    parts, day = clauses.split(reading, sentence), reading.document.day
    gone = day and isinstance(period.value, Period) and period.value.end and period.value.end.year < day.year
    return bool(gone) and clauses.at(parts, period.start) != clauses.at(parts, at)


def fitting(reading: Reading, sentence: Sentence, at: int, mode: str, period: Mention | None) -> Mention | None:
    """What is yet to come is not dated by a past period of another clause (去年底通过验收，达产后…)."""
    day = reading.document.day
    if mode == "ongoing" and period and not_now(reading, sentence, period, at):
        return None
    if period is None or day is None or mode in ("actual", "ongoing") or not isinstance(period.value, Period):
        return period
    parts = clauses.split(reading, sentence)
    elsewhere = clauses.at(parts, period.start) != clauses.at(parts, at)
    past = period.value.end is not None and period.value.end < day
    between = sentence.text[period.end - sentence.start : max(at - sentence.start, 0)]
    if past and "的" in between:
        return None  # 5年前动工的|甲大楼即将落成
    past = past or mode == "expected" and period.value.end == day  # 今天甲桥合龙，乙高铁建成后…
    return None if elsewhere and (past or sentence.text[at - sentence.start :][2:3] == "后") else period


def told_below(reading: Reading, sentence: Sentence, t: Trigger) -> Period | None:
    """The date of a headline: that of the first sentence of the text that tells of its phase."""
    for s in [s for s in reading.sentences[sentence.index + 1 : sentence.index + 8] if s.role == "body"][:5]:
        for clause in clauses.split(reading, s):
            for other in triggers(reading, s, clause):
                if other.phase.name == t.phase.name:
                    m = setting.period_for(reading, s, other.start)
                    value = m.value if m else None
                    return Period(value.start, value.end, "inherited") if isinstance(value, Period) else None
    return None


def with_whole(scene: Scene, t: Trigger, spoken: Spoken | None, status: StatusChange | None) -> StatusChange | None:
    """甲索道、乙厂房等16个项目开工: what is not dated by itself is dated with the count that it is one of."""
    if status is None or status.period or status.modality != "actual" or spoken is None or isinstance(status.about, Group):
        return status
    whole = next((arg for arg in spoken.nominal.args if isinstance(arg, Group)), None)
    return replace(status, period=dating.of_status(scene.reading, scene.sentence, t.start, whole)) if whole else status
