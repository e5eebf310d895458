"""What a title says of the works, firms or parks of the place that the text is about.

青原县12个项目集中开工 -> the works that the text names are its own; 株洲市6家企业入选… -> the firms are
"""

from __future__ import annotations

import re

from kg.facts.grammar.clauses import PROJECTS
from kg.facts.grammar.lines import FIGURE, line
from kg.facts.relating.statements import HOSTS, ZONES, central
from kg.model import Reading

WORKS, FIRMS = PROJECTS | {"Facility"}, frozenset(("Enterprise", "Facility"))
_DEED = "签约|开工|竣工|投产|落地|落户|动工|奠基"
EVENT = re.compile(f"(?:{_DEED})[^。]{{0,30}}(?:项目|工程)|(?:项目|工程)[^。]{{0,16}}(?:{_DEED}|建设)")
AWAY = re.compile("赴|前往|考察|学习|交流|拜访|推介|洽谈|对接|走访|来访")
"""Titles of texts that tell of other places."""
_ROLL = re.compile(
    f"{FIGURE}[^，,。；;]{{0,8}}(?P<noun>企业|公司|园区|开发区)[^，,。；;]{{0,6}}(?:入选|进入|上榜|获评|入围|跻身|列入|获|荣获|获批|登榜|被认定|通过)"
)
"""A title that counts whom of a place something is awarded to: 株洲市|6家企业入选…."""
_ON_ROLL = {"企业": FIRMS, "公司": FIRMS, "园区": ZONES, "开发区": ZONES}


def titled(reading: Reading) -> frozenset[str]:
    """The kinds of what the title tells of as the own of the place that the text is about; none where it tells of another place."""
    home = reading.protagonist
    titles = [s for s in reading.sentences if s.role == "title"]
    if home is None or home.kind not in HOSTS or not central(reading) or any(AWAY.search(s.text) for s in titles):
        return frozenset()
    for s in titles:
        seen = line(reading, s).text
        if EVENT.search(s.text) and (home.kind != "Park" or FIGURE in seen):  # 锦程产业园开工: what happens to the park itself
            return WORKS
        if roll := _ROLL.search(seen):
            return _ON_ROLL[roll["noun"]]
    return frozenset()
