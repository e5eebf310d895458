"""What is said of a part of a works is not said of all of it: 主体结构封顶, 铺轨完成, 桩基 ... -> the part, named by its whole.

    跨江大桥沥青铺装全线完工 -> 跨江大桥沥青铺装 is completed, and not the bridge
    城北粮库月底主体结构完工 -> 城北粮库主体结构

The words for parts: kg/data/rules/status.toml, `part`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg import resources
from kg.facts.grammar.adverbials import adverbial
from kg.facts.grammar.bare import HEAD
from kg.facts.grammar.clauses import PROJECTS
from kg.facts.grammar.nominals import NOUN, WORKS_ON, Nominal
from kg.facts.status.scenes import Scene
from kg.model import Mention

_WHOLE = re.compile("(?<!主体)(?:工程|结构)|施工|设计|标段|管[网道线]|轨道|安装")
"""Parts beside others; what ends with them may be a whole: 污水处理|工程, 供热|管网."""
PHASES = frozenset(("completed", "accepted"))
"""What a part reaches for itself; that works are built on one of their parts says that they are being built."""


@cache
def _pattern() -> re.Pattern[str]:
    part = resources.rules("status")["part"].replace("\n", "")
    return re.compile(rf"(?:{part})(?:(?:、|和|及|与)?(?:{part}))*")


def begins(text: str) -> bool:
    """Whether a text begins with a word for a part: 在建的甲大桥|沥青路面铺装完工."""
    return bool(_pattern().match(text))


WHOLE = frozenset(("completed", "accepted", "inProduction", "fullCapacity"))
"""Phases that a works reaches, whatever building of it was spoken of before: 2号厂房已封顶，预计年底投产."""


def alone(nominal: Nominal) -> bool:
    """Whether a noun names a part and nothing that it is part of (主体结构, 项目主体工程)."""
    one = nominal.args[0]
    if nominal.kind != NOUN or not isinstance(one, Mention) or nominal.quantified:
        return False
    return bool(_pattern().fullmatch(re.sub("^(?:该|整个)?(?:项目|工程|园区|大桥|厂区)的?", "", one.text)))


def building(nominal: Nominal) -> bool:
    """Whether a noun is a building of a works (2号厂房, 办公楼): what the next clause goes on to tell may be the works' again."""
    one = nominal.args[-1]
    return nominal.kind == NOUN and isinstance(one, Mention) and bool(_building().fullmatch(one.text))


@cache
def _building() -> re.Pattern[str]:
    return re.compile(resources.rules("status")["building"])


_STRUCTURE = re.compile("(?:桥|隧道|隧洞)$")


def without(nominal: Nominal, mentions: Iterable[Mention]) -> Nominal:
    """What a clause behind goes on to speak of: the whole (跨江大桥), where a part of it was finished (跨江大桥沥青铺装)."""
    one = nominal.args[0]
    if nominal.kind not in (NOUN, *PROJECTS) or not isinstance(one, Mention) or nominal.quantified or one.value is not None:
        return nominal
    part = next((m for m in _pattern().finditer(one.text) if m.end() == len(one.text)), None)
    if part is None or part.start() < 2 or _WHOLE.search(part[0]):
        return nominal
    end = one.start + part.start()
    named = next((m for m in mentions if m.start == one.start and m.end <= end and m.kind not in ("Period", "Quantity")), None)
    if named is not None:
        return Nominal(named.start, named.end, (named,), named.kind)
    whole = replace(one, end=end, text=one.text[: part.start()], name=None)
    return replace(nominal, end=end, args=(whole,))


def whole(nominal: Nominal, mentions: Iterable[Mention]) -> Nominal | None:
    """The works that a noun begins with and of which it is a building or a part: 甲项目|焊装厂房, 乙产业园|土建工程."""
    one = nominal.args[0]
    if nominal.kind not in (NOUN, *PROJECTS) or not isinstance(one, Mention) or nominal.quantified or one.value is not None:
        return None
    if _STRUCTURE.search(one.text):
        return None  # 甲铁路|黄河大桥合龙: known by its own name
    named = next(
        (m for m in mentions if m.start == one.start and m.end < one.end and m.kind in PROJECTS and len(m.text) > 2), None
    )
    if named is None or WORKS_ON.match(one.text, named.end - named.start):
        return None  # 甲高速|改扩建工程加紧施工
    return Nominal(named.start, named.end, (named,), named.kind)


_LINE = re.compile(
    "(.{2,30}?(?:高铁|铁路|高速公路|高速|公路|快速路|国道|运河|号线))(?!.*段)[^线]{2,16}(?:隧道|隧洞|大桥|桥|站|枢纽)"
)


def line(nominal: Nominal) -> Nominal | None:
    """The line that a tunnel or bridge is named by (青临铁路|牛岭隧道), which alone can be opened 全线; what else there is, as it is."""
    one = nominal.args[0]
    if len(nominal.args) > 1 or not isinstance(one, Mention) or one.value is not None:
        return nominal
    if not re.search("(?:隧道|隧洞|大桥|桥)$", one.label):
        return nominal
    named = _LINE.fullmatch(one.text)
    if named is None:
        return None
    whole = replace(one, end=one.start + named.end(1), text=named[1], name=None, kind="InfrastructureProject")
    return Nominal(whole.start, whole.end, (whole,), whole.kind)


_HOUSE = re.compile("(?:楼|厂房|车间|库房|裙房|站房)$")


def behind(scene: Scene, n: Nominal, end: int, building_it: bool = False) -> Nominal | None:
    """甲高铁|连续梁结构完成: the works with the noun behind it, of which alone the word at `end` is said; the works where that is
    a part by name (甲项目|钢结构), or one of its buildings where that tells that it is being built (甲项目|门诊楼封顶); None where the
    noun is no part of works (甲工程|选拔工作)."""
    inner = [x for x in scene.reading.tokens[scene.sentence.index] if n.end <= x.start and x.end <= end]
    while inner and adverbial(inner[-1].text):
        inner.pop()
    if not inner or inner[0].start != n.end or any(x.tag[:1] not in "njbvaxlsmqf" for x in inner) or inner[-1].tag[:1] != "n":
        return n
    text = scene.text(n.start, inner[-1].end)
    if not HEAD.search(text):
        return n if between(scene.text(n.end, inner[-1].end), n.end) or building_it and _HOUSE.search(text) else None
    part = Mention(n.start, inner[-1].end, text, "Concept", finder="subjects", score=0.6)
    return Nominal(n.start, inner[-1].end, (part,), NOUN)


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
    whole_name = label if label.endswith(text) else label + text
    return Mention(part.start, part.end, part.text, part.kind, name=whole_name, finder="parts", score=0.6)
