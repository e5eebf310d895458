"""A stretch of a sentence -> what its cues (力争, 计划, 预计, 正在) say of a fact in it: kg/data/rules/modality.toml.

计划总投资5亿元的甲项目开工 -> nothing, as the plan only describes the noun; 将确定项目100个 -> planned, 将项目列入清单 -> nothing
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import resources
from kg.facts.grammar.wordings import wording
from kg.model import Modality, Reading, Sentence
from kg.text.anchors import Rules

_QUOTED = re.compile(r"“[^“”，。；]{1,20}”|(?<=《)[^《》]{1,50}?(?=[^《》（）()]{2}(?:[（(][^《》（）()]*[）)])?》)")
"""Names and slogans in quotation marks (“拟收储、可转让、促技改”) plan nothing, nor does a title but for its last word: 《…实施|方案》提出."""


Kind = Literal["figure", "event", "state"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule of modality.toml; `goes_on` into the following clauses, `condition` kept as wording, `figures`: of these too."""

    modality: Modality
    pattern: re.Pattern[str]
    goes_on: bool
    condition: bool
    figures: bool


@cache
def cues() -> Rules[Cue]:
    """The cues in the order in which they are tried."""
    return Rules(
        (
            c["pattern"],
            Cue(
                c["modality"],
                re.compile(c["pattern"]),
                c["scope"] == "on",
                c.get("condition", False),
                c.get("figures", True),
            ),
        )
        for c in resources.rules("modality")["cue"]
    )


_BUILT = ("新建", "拟建", "建设", "新增")
"""规划用地80亩，新建厂房4栋: what will be built on it."""


def cued(
    reading: Reading, sentence: Sentence, start: int, end: int, whole: bool, kind: Kind
) -> tuple[Modality | None, str | None]:
    """What the cues between two offsets say, else what comes, and the wording of a condition; `whole`: the clause of what is asked about."""
    text = _QUOTED.sub(_blank, sentence.text[start - sentence.start : end - sentence.start])
    text = _without_relatives(text, keep_counts=whole and kind == "figure")
    built = not whole and sentence.text.startswith(_BUILT, end + 1 - sentence.start)
    if kind == "state" or not whole and not built:  # 规划面积12平方公里，入驻企业30家: a planned measure is all that is planned
        text = wording("words", "measures").sub(_blank, text)
    modality, condition = first(text, whole, kind)
    return modality or ("planned" if _future(reading, sentence, start, text) else None), condition


def _blank(m: re.Match[str]) -> str:
    return "　" * len(m[0])


_NOUN, _LONG_NOUN = re.compile(r"[^，,。；;：:]"), re.compile(r"[^，,。；;：:\d]{2}")
"""What a relative clause stands before."""


_TO_DO = re.compile(r"(?:拟|计划)[^\d投]{1,6}的")
_ALL = re.compile(
    r"[^，,。；;：:、\d]{0,10}(?:项目|工程|任务|实事)(?:(?:一?共|总共)?有?|总数为?|为|达)[\d.]+[^，,。；;：:\d]{1,2}"
)
"""计划实施的|重点项目共有100个: all that is planned is counted."""


def _without_relatives(text: str, keep_counts: bool) -> str:
    """A text without the relative clauses of its nouns (计划总投资5亿元的|甲项目开工); `keep_counts`: 拟实施的|20个项目 are planned."""
    noun = _LONG_NOUN if keep_counts else _NOUN

    def without(m: re.Match[str]) -> str:
        counted = keep_counts and _TO_DO.fullmatch(m[0]) and _ALL.fullmatch(text, m.end())
        return m[0] if counted or not noun.match(text, m.end()) else _blank(m)

    return wording("words", "relative").sub(without, text)


def first(text: str, whole: bool, kind: Kind) -> tuple[Modality | None, str | None]:
    """The modality of the first cue that a text has, and its wording where it is a condition; None where it has none."""
    for cue in cues().of(text):
        if (whole or cue.goes_on) and (cue.figures or kind != "figure") and (m := cue.pattern.search(text)):
            fulfilled = wording("words", "fulfilled").match(text, m.end())
            if "计划" in m[0] and (fulfilled or wording("words", "measured_by").search(text, 0, m.start())):
                continue
            return cue.modality, m[0] if cue.condition else None
    return None, None


_WILL = frozenset(("将", "将会", "将要"))


def _future(reading: Reading, sentence: Sentence, start: int, text: str) -> bool:
    """Whether 将 stands before a verb in a text (将确定100个项目, 将有23个项目签约): what comes. Before a noun it says 把 (将项目列入)."""
    if "将" not in text:
        return False
    words = [t for t in reading.tokens[sentence.index] if 0 <= t.start - start < len(text) and text[t.start - start] != "　"]
    return any(
        word.text in _WILL and (follows := [t for t in words[i + 1 : i + 4] if t.tag != "d"]) and follows[0].tag == "v"
        for i, word in enumerate(words)
    )


def in_row(before: str, clause: str) -> bool:
    """拟建项目30个，|停工项目4个: whether a clause counts what is so now, beside one that counts what is planned."""
    return bool(wording("words", "own_phase").match(clause) and wording("words", "counted").search(before))
