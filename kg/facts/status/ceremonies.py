"""A ceremony that nothing is told of by name -> the works that the clauses behind count.

举行二季度项目集中开工活动，共涉及工程36个，总投资52亿元 -> the 36 are started
"""

from __future__ import annotations

import re

from kg.facts.grammar.nominals import GROUP
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene, Spoken
from kg.model import Group

_WORKS = re.compile("(?:项目|工程)$")
_INVOLVED = re.compile(
    r"[^。；;：:“”]{0,16}[，,](?:(?:这|此|本)次(?:活动)?)?(?:共|总共|一共|合计|累计)?(?:涉及|包括|包含|集中|参加|参与|推出|有)?(?:的)?"
)
"""Between a ceremony and the count of its works: in the next clause but one at most, with nothing told of others."""
_SURE = 0.75


def counted(scene: Scene, t: Trigger) -> Spoken | None:
    """The count of works that opens a clause behind a ceremony, where no other phase stands between."""
    for n in scene.phrases:
        between = scene.text(t.end, n.start) if n.start > t.end else ""
        if n.kind != GROUP or not _INVOLVED.fullmatch(between):
            continue
        works = isinstance(one := n.args[0], Group) and _WORKS.search(one.member_type)
        other = any(t.end <= a < n.end for a, _ in scene.spans)
        return Spoken(n, _SURE) if works and not other else None
    return None
