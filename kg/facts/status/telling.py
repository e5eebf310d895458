"""Whether a noun without a name tells which works it stands for; if not, what is said of it is of no use to anybody.

    国内首条|芯片原子钟生产线, 这座|水电站, 一批|重大项目, |13000亩高标准农田, |锦河水库灌溉工程 tell; 各地|重大工程, |污水管网 do not

A noun tells by a word that points or counts, a clause that describes it, its measure, or words of its own beyond generic ones.
"""

from __future__ import annotations

import re

from kg.facts.grammar import nouns
from kg.facts.grammar.bare import HEAD
from kg.facts.grammar.nominals import NOUN, Nominal
from kg.facts.status.scenes import Scene
from kg.mentions.generic import specific
from kg.mentions.naming.common import has_name
from kg.model import Mention, Quantity

_POINTED = re.compile(
    r"(?:首|第[一二三四五六七八九十百\d]+|最后一|唯一一?|[这那该本此其另每]一?|(?<![十百千万亿\d])一)[个座条台套期家批处所栋项][^，,。；;、：的]{0,8}$"
    r"|最[大高长深早先快强新]的?$|(?:该|这|此|本)$"
)
_DESCRIBED = re.compile(r"(?:\d|[一这那该两多]?[座个条家批]|于一体|位于|由|投资|公司|集团)[^，,。；;：]{0,40}的$")
_ROLE = re.compile("作为[^，,。；;]{0,30}$")
"""作为|国内最大的引水工程，甲工程…: what another is."""
_NUMBERED = re.compile(r"[A-Z]?\d{1,2}[号#栋]|[一二三四五六七八九十]{1,2}[号期](?=.)")
_OWN, _SOME, _LONG = 3, 2, 7
"""Characters of a noun's own that make it one of few: 跨境电商|产业园, and in a long one or a project 恒光|创新产业基地, 造纸|项目;
there are many 污水|管网."""


def tells(scene: Scene, n: Nominal) -> bool:
    """Whether a nominal tells which works it stands for."""
    if n.kind != NOUN or n.quantified or len(n.args) > 1:
        return True
    one = n.args[0]
    if not isinstance(one, Mention) or one.finder != "bare":
        return True
    if HEAD.fullmatch(one.text) and not _measured(scene, one):
        return False  # 以运河为主题的|博物馆, 第一座|大棚: one of many
    before = scene.text(scene.sentence.start, one.start)
    behind = scene.text(one.end, scene.sentence.end)
    if behind.startswith("——") or _ROLE.search(before) and behind.startswith(("，", ",")):
        return False
    if _POINTED.search(before) or _DESCRIBED.search(before) or _NUMBERED.match(one.text):
        return True
    if _measured(scene, one):
        return True
    head = HEAD.search(one.text)
    modifier = one.text[: head.start()] if head else one.text
    own = len(specific(modifier))
    words = tuple(x for x in scene.reading.tokens[scene.sentence.index] if one.start <= x.start < one.start + len(modifier))
    name = has_name(words) or all(len(x.text) == 1 for x in words)  # 深|中|通道
    return own >= (_SOME if len(one.text) >= _LONG or name or one.text.endswith("项目") else _OWN)


def _measured(scene: Scene, one: Mention) -> bool:
    """13000亩|高标准农田, 8米宽|主干道, 高标准农田|建成约13000亩: whether a noun's own size stands beside it; how many there are is no size."""
    for m in scene.reading.mentions[scene.sentence.index]:
        if not isinstance(m.value, Quantity) or m.value.unit == "NUM":
            continue
        before = m.end <= one.start and scene.text(m.end, one.start) in nouns.SIDES | {""}
        if before or one.end <= m.start and not scene.gap(one.end, m.start).strip("为达约已"):
            return True
    return False
