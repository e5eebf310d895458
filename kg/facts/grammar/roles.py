"""Names of a clause -> the role that each has for the verbs behind it: subject, object, or that of its coverb.

E与E在A签约 -> free, partner, at; 由E投资建设的W -> by, head (of the clause before it)
"""

from __future__ import annotations

import re

from kg.facts.grammar.lines import FIGURE, GROUPS, SLOT, Line, Row
from kg.facts.grammar.verbs import Cuts, Verb, words

_BELOW = re.compile(f"(?:下属|旗下|所属)的?[^，,{SLOT}]{{0,8}}|的?(?:全资|控股|参股)?(?:子|孙)公司")
"""Between a body and what belongs to it: 由管委会|下属国有企业|某某公司投资建设."""
_WORKS = {
    "object": frozenset(("invest", "build", "fund", "cobuild", "publish", "setup", "run")),
    "to": frozenset(("publish", "setup")),
}
"""What a row of each role may do itself next."""
_CLOSE = frozenset(("", "的", "·", "首府", "省会", "会", "州府"))
"""Between names of which the second goes on with the first: 位于甲省|省会|乙市."""
_ADVERBS = re.compile("(?:拟|计划|将|已|共同|联合|合作|总|独立|单独)*")
_FROM = re.compile(f"{FIGURE}[、和]")
"""Between places that something is so far from: 距甲市180公里、乙市280公里."""
_UNDERWAY = re.compile("(?:正在|即将|规划|拟|在)(?:规划|开工)?(?:建设|修建|兴建|建)(?:中)?的")
"""What is said of a name between it and its coverb: 毗邻|正在建设的|某某高铁."""
_TO = re.compile("了?(?:在|于|到|至|入|进)")
_MODIFIED = re.compile(f"了?(?:在|于|到|至)[^，{SLOT}]{{1,40}}的")
"""Between a verb of place and a place of which something is said: 选址在|以甲、乙产业为重点的|某某园."""
_SUCH = re.compile(f"的(?:[^，,{SLOT}的]{{2,8}}(?:公司|企业))?$")
"""某集团设立的|项目公司|乙公司将建设…: who does it next, with what it is before its name."""
LONGEST_PHRASE = 12
"""Characters between a coverb and the name that it governs (由当地龙头企业某某)."""
LONGEST_APPOSED = 30
"""The same, where a dash shows that the phrase says who the name is."""
LONGEST_PLACE = 4
"""Characters between a verb of place and its place (落户到了某某)."""


def roles(seen: Line, cuts: Cuts, verbs: list[Verb], names: list[Row], start: int) -> list[tuple[Row, str]]:
    """Each row of a clause with its role: free, pivot, object, head (of the clause before it, 由A投资的X), or that of its coverb;
    "+role" goes on with the row before."""
    out: list[tuple[Row, str]] = []
    end, before = start, "free"
    for row in names:
        role = _role(seen, cuts, verbs, end, row, before if out else None)
        if any(_acts(seen, row, verb, _WORKS.get(role, frozenset())) for verb in verbs):
            role = "pivot"
        out.append((row, role))
        end, before = row.end, role.removeprefix("+")
    return out


def _acts(seen: Line, row: Row, verb: Verb, works: frozenset[str]) -> bool:
    """Whether an object does itself what comes next: 引进某公司|投资20亿元建设某项目, 分别是某集团|投资1亿元的某项目, 根据省政府|印发的某意见."""
    return bool(verb.classes & works and verb.start >= row.end and _ADVERBS.fullmatch(seen.text, row.end, verb.start))


def _role(seen: Line, cuts: Cuts, verbs: list[Verb], start: int, row: Row, before: str | None) -> str:
    """The role of a row behind a gap; `before` is that of the row in front of the gap."""
    end = row.start
    gap = seen.text[start:end]
    if before == "at" and gap == "的" and row.mentions[0].kind not in GROUPS["place"]:
        return "head"  # 总部位于某市|的|某集团与…
    if before and gap in _CLOSE:
        return "+" + before
    if before == "to" and _FROM.fullmatch(gap):
        return "+to"
    if before == "by" and gap == "委托":
        return "+by"
    if before in ("by", "partner", "ally", "object") and _BELOW.fullmatch(gap):
        return "+" + before
    verb = next((v for v in reversed(verbs) if start <= v.start and v.end <= end), None)
    if verb is not None and "at" in verb.classes and _MODIFIED.fullmatch(seen.text, verb.end, end):
        return "at"
    if (governed := _governed(seen, cuts, verbs, start, end)) is not None:
        return "+by" if before == "by" and governed == "partner" else governed  # 由当地一家国企和|某公司合资组建
    if verb is not None:
        behind = seen.text[verb.end : end]
        if before in ("by", "partner", "ally") and re.fullmatch("[、并]", behind):
            return "+" + before  # 由A引进、B建设
        if "at" in verb.classes and len(behind) <= LONGEST_PLACE or _TO.fullmatch(behind):
            return "at"
        return "head" if _SUCH.search(behind) else "object"
    if gap.endswith("的") and cuts.has_verb(start, end):
        return "head"
    if foreign := cuts.last_verb(start, end):
        return "pivot" if foreign in words().causes else "object"
    return "free"


def _governed(seen: Line, cuts: Cuts, verbs: list[Verb], start: int, end: int) -> str | None:
    """The role that the last coverb of a gap gives to the name behind it; none where a verb stands between."""
    found, by = None, False
    for m in words().coverb.finditer(seen.text, start, end):
        if cuts.whole(m.start(), m.end()) and not any(v.start <= m.start() < v.end for v in verbs):
            found, by = m, by or words().roles[m[0]] == "by"
    apposed = seen.text.endswith("——", start, end)  # 由全国最大的焊材研发企业——|某某集团
    if found is None or end - found.end() > (LONGEST_APPOSED if apposed else LONGEST_PHRASE):
        return None
    if not apposed and any(found.end() <= v.start < end for v in verbs) and not _UNDERWAY.fullmatch(seen.text, found.end(), end):
        return None
    role = words().roles[found[0]]
    return "by" if by and role == "partner" else role  # 由省轻工办与|某县政府合作开发
