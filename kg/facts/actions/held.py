"""A gathering in front of its verb -> who holds it: the place or zone that its name begins with.

甲县春季重大项目集中签约仪式在乙园举行 -> agent 甲县, verb 举行, object the ceremony
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar.clauses import Clause
from kg.model import Mention, Reading

_HELD = re.compile(
    r"”?(?:于?\d{1,2}月?\d{0,2}日|今[日天]|昨[日天]|近日|日前|上午|下午)*(?:在[^，,。；;：:]{2,40}?)?(?:隆重|顺利|成功|正式|如期|圆满|同步)?(?P<verb>举行|举办|召开)(?=[，,。；;]|$)"
)
_OTHERS = re.compile(
    r"[与和及同、—-]|[\u4e00-\u9fff]{0,12}?(?:开发区|高新区|经开区|新区|园区|产业园|集团|公司|[市县区镇乡州旗](?!级|场|域|内|委|政))"
)
"""甲县|与乙市合作洽谈会, 甲市|高新区…仪式: others hold them, or others too."""
_HOSTS = ("AdministrativeArea", "DevelopmentZone", "Park")


def read(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, int, Mention]]:
    """(who holds, the verb, where it begins, the gathering) of a clause whose subject is a gathering."""
    for gathering in clause.mentions:
        found = _HELD.match(clause.text, gathering.end - clause.start) if gathering.kind == "Gathering" else None
        host = _host(reading, gathering) if found else None
        if found and host:
            yield host, found["verb"], clause.start + found.start("verb"), gathering


def _host(reading: Reading, gathering: Mention) -> Mention | None:
    """The longest name of the text that a gathering's begins with."""
    known = (m for named in reading.mentions for m in named if m.kind in _HOSTS and len(m.text) > 1)
    return max(
        (m for m in known if gathering.text.startswith(m.text) and not _OTHERS.match(gathering.text, len(m.text))),
        key=lambda m: len(m.text),
        default=None,
    )
