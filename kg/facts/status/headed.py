"""Lists whose head has the phase -> the works that they name, each of them in that phase.

签约项目为：甲公司投资的储能项目，乙公司投资的造纸项目 -> both are signed
新开工的项目里，封装项目总投资10亿元；总部基地占地30亩 -> both are started
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar.clauses import outermost
from kg.facts.status import lined
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene
from kg.mentions.measures import rows
from kg.model import Mention

_HEAD = re.compile(
    r"(?:的)?[^，,。；;：:、的]{0,10}?(?:项目|工程)(?:(?P<row>(?:名单|清单)?(?:及其?[^，,。；;：:]{2,12})?(?:主要|分别|依次)?(?:为|是|有|包括|如下)?[：:])|(?P<among>[里中]|当中|之中)[，,]|(?P<below>[^。；;：:]{0,40}(?:以下|下列)[^，,。；;：:]{0,6}[：:]))"
)
_OWNED = re.compile(r"(?:[“”]|[^，,。；;：:、]{2,36}?(?:投资|出资|承担|实施|承建|建设|运营|所属)?的“?)?")
"""What may stand before a member: 甲公司投资的|储能项目."""
_ENDS = re.compile(r"”?(?:[（(][^（）()]{1,30}[）)])?(?:等|[，,；;、。和及与]|以及|$)")
_PARTS, _MEMBERS = re.compile("[；;]"), re.compile("[，,；;、]|(?<=项目|工程|基地|中心)[和及与]")
_KINDS = frozenset(("Project", "InfrastructureProject", "Park", "Facility", "Platform"))


def members(scene: Scene, t: Trigger) -> Iterator[Mention]:
    """The works that a list names whose head is the noun right behind a phase word."""
    text, base = scene.sentence.text, scene.sentence.start
    if lined.heads(scene.sentence, t.start, t.end):
        yield from lined.below(scene.reading, scene.sentence, heading=True)
        return
    head = _HEAD.match(text, t.end - base)
    if head is None or rows.cells(scene.reading.document, scene.sentence):
        return
    if head.end() == len(text.rstrip()):
        yield from lined.below(scene.reading, scene.sentence)
    named = [m for m in outermost(scene.reading, scene.sentence) if m.kind in _KINDS and m.value is None]
    cuts = _PARTS if head["among"] else _MEMBERS
    for start in (head.end(), *(m.end() for m in cuts.finditer(text, head.end()))):
        end = (following := cuts.search(text, start)) and following.start() or len(text)
        own = next((m for m in named if start <= m.start - base and m.end - base <= end), None)
        if own is None or not _OWNED.fullmatch(text, start, own.start - base):
            continue
        told = t.phase.pattern.search(text, own.end - base, end)  # 争取开工的项目中，甲水库已开工
        if not told if head["among"] else _ENDS.match(text, own.end - base):
            yield own
