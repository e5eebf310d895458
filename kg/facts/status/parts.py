"""What is said of a part of a works is not said of all of it: 主体结构封顶, 铺轨完成, 桩基 ... -> the part, named by its whole.

    跨江大桥沥青铺装全线完工 -> 跨江大桥沥青铺装 is completed, and not the bridge
    城北粮库月底主体结构完工 -> 城北粮库主体结构

The words for parts: kg/data/rules/status.toml, `part`.
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.facts.grammar.nominals import NOUN, Nominal
from kg.model import Mention

PHASES = frozenset(("completed", "accepted"))
"""What a part reaches for itself; that works are built on one of their parts says that they are being built."""


@cache
def _pattern() -> re.Pattern[str]:
    part = resources.rules("status")["part"].replace("\n", "")
    return re.compile(rf"(?:{part})(?:(?:、|和|及|与)?(?:{part}))*")


def alone(nominal: Nominal) -> bool:
    """Whether a noun names a part and nothing that it is part of (主体结构, 项目主体工程)."""
    one = nominal.args[0]
    if nominal.kind != NOUN or not isinstance(one, Mention) or nominal.quantified:
        return False
    return bool(_pattern().fullmatch(re.sub("^(?:该|整个)?(?:项目|工程|园区|大桥|厂区)的?", "", one.text)))


def between(text: str, start: int) -> Mention | None:
    """The part in the text between a whole and the phase word, which begins at `start`; its describing words are taken in."""
    found = _pattern().search(text)
    if found is None:
        return None
    first = (
        0
        if re.fullmatch(r"[\u4e00-\u9fff]{0,6}", text[: found.start()]) and not _MANNER.search(text[: found.start()])
        else found.start()
    )
    return Mention(start + first, start + found.end(), text[first : found.end()], "Concept", finder="parts", score=0.6)


_MANNER = re.compile("[已的均都将]|目前|全部|顺利|成功|正式|如期|完成|正在|预计|计划|全面|基本")


def stage(text: str, start: int) -> Mention | None:
    """一期, 二期工程 in the text before a phase word, which begins at `start`: not all of the project that was named before."""
    found = _STAGE.search(text)
    return found and Mention(start + found.start(), start + found.end(), found[0], "Project", finder="parts", score=0.6)


def section(text: str, start: int) -> Mention | None:
    """川渝段 right behind a line: what is said of a section of it; `start` is where the text begins."""
    found = _SECTION.match(text)
    return found and Mention(start, start + found.end(), found[0], "InfrastructureProject", finder="parts", score=0.6)


_SECTION = re.compile("[\u4e00-\u9fff]{2,10}?段(?!时)")
_STAGE = re.compile("(?<![分共前第])(?:[一二三四五六七八]|首)期(?:项目|工程)?")


def named(part: Mention, whole: Nominal) -> Mention:
    """The part with the name of what it is part of."""
    one = whole.args[0]
    label = one.label if isinstance(one, Mention) else ""
    text = re.sub("^(?:该|整个)?(?:项目|工程)的?", "", part.text)
    return Mention(part.start, part.end, part.text, part.kind, name=label + text, finder="parts", score=0.6)
