"""Overlapping mentions -> the better ones.

    山东天润机械有限公司 over 山东; 年产30万吨新材料项目 over the quantity 30万吨; 四川省金堂县 and the 四川省 that it begins with both stay

Longer beats shorter, then the higher score, then the earlier finder. A name inside a longer name is no mention of its own, but a
place in front of a place is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.kinds import BUILT, WORKS
from kg.model import Mention, Quantity, Reading

_CEREMONY = re.compile(
    r"(?:建设|正式|集中|顺利|[一二三四]期|主体|全面)*(?:(?:签约|开工|动工|奠基|竣工|落成|投产|投用|启用|开馆|开园|开业|开街|通车|通水|通航|封顶|揭牌|启动|运营|点火|交付|交房|开通|试运行|并网|投运|启幕)(?:暨|和|及|、)?)+(?:启动)?(?:仪式|典礼)"
)
"""甲项目|开工仪式: the works of a ceremony is named too."""
_COUNTED = re.compile(r"[^，,。；;、]{0,12}(?:项目|工程)" + _CEREMONY.pattern)
"""15个|重点项目集中开工仪式: a ceremony may begin with how many works it is for."""
_CAPACITIES = ("年产", "月产", "日产", "年处理", "日处理", "年加工", "日加工", "年产能")

_OUTPUT = ("TONNE", "KiloW", "MegaW")
"""Units of what listed works make or can do."""


def keep(reading: Reading) -> Reading:
    """The reading with non-overlapping mentions in each sentence."""
    return replace(reading, mentions=tuple(tuple(best(ms)) for ms in reading.mentions))


def best(mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions that survive, in the order of the text."""
    kept: list[Mention] = []
    for m in sorted(set(mentions), key=_rank):
        if not any(_clash(k, m) for k in kept):
            kept.append(m)
    return sorted(kept, key=lambda m: (m.start, m.end, m.kind))


def _rank(m: Mention) -> tuple[float, float, int, str, str]:
    return (-(m.end - m.start), -m.score, m.start, m.kind, m.finder)


def output(kept: Mention, other: Mention) -> bool:
    """Whether a figure inside the name of listed works is what they make or can do, which is measured: 锦程|2万吨|碳酸锂."""
    listed = kept.finder == "lists" and kept.kind in WORKS and kept.start < other.start and other.end < kept.end
    led = kept.text[: other.start - kept.start].endswith(_CAPACITIES)
    return listed and not led and isinstance(other.value, Quantity) and other.value.unit in _OUTPUT


def _clash(kept: Mention, other: Mention) -> bool:
    """Whether two mentions cannot stand together."""
    if kept.end <= other.start or other.end <= kept.start:
        return False
    if kept.kind == "Period" and other.kind == "Quantity" and kept.start <= other.start and other.end <= kept.end:
        return False  # 近三年 is a period, and three years long
    machines = isinstance(other.value, Quantity) and other.value.written == "×"  # a work's name does not tell of what
    sized = kept.kind in WORKS or kept.text[: other.start - kept.start].endswith(_CAPACITIES)
    if other.kind == "Quantity" and sized and not machines:
        return False  # what works make in a year, and how great they are, is measured, though it is in their name
    if {kept.kind, other.kind} == {"Policy", "Period"} and kept.text.strip("“”") == other.text.strip("“”"):
        return False  # “十四五” is a plan, and its five years
    if other.finder == "policies.contract" and kept.kind == "Policy":
        return False  # 《甲项目投资合同》 names the project too
    if (
        kept.kind == "Gathering"
        and other.kind in BUILT
        and (kept.start == other.start or kept.text[: other.start - kept.start].endswith("暨"))
    ):
        return not _CEREMONY.fullmatch(kept.text, other.end - kept.start)
    if kept.kind == "Gathering" and other.kind == "Quantity" and kept.start == other.start:
        return not _COUNTED.fullmatch(kept.text, len(other.text))
    nested = kept.kind == other.kind == "AdministrativeArea" and kept.start == other.start
    return not (nested and abs(len(kept.text) - len(other.text)) >= 2)  # 安宁 is no place of its own in 安宁镇
