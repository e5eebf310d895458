"""Frames of clauses -> Statements, by rules kept as data: who builds, pays, brings, issues, manages, cooperates; where things are.

    由南岭药业投资建设的原料药项目位于高新区 -> developer(原料药项目, 南岭药业), locatedIn(原料药项目, 高新区)

A rule names a class of verbs, the kinds of what fills the places of the frame, and what is said then
(kg/data/rules/relations_frames.toml). A test reads the examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from kg.facts.grammar import frames
from kg.facts.grammar.frames import Frame
from kg.facts.grammar.lines import GROUPS, LONGEST, Line, Row, line
from kg.facts.relating import elided
from kg.facts.relating.elided import HAPPENS
from kg.facts.relating.frame_rules import Rule, rules
from kg.facts.relating.nesting import whole
from kg.facts.relating.statements import foreign, label, mode, one, state
from kg.model import Mention, Reading, Sentence, Statement

_RANK = re.compile("(?:国家|全国|全球|世界|国际|亚洲|国内|省内|区域|西部|中部|东部|东北|西北|西南|华东|华南|华北|华中)(?!级)")
"""What a name begins with that tells how far its bearer wants to be known."""
_EACH = re.compile("分别|依次")
_NOT_ISSUED = re.compile("(?:议案|协议书?|合同书?|意向书|备忘录)[》”]$")
"""Papers that are voted on or signed, not issued."""
_TEAM = re.compile("(?:专班|工作组|领导小组|指挥部|工作队)[》”]?$")
"""What is set up and works for a body: nothing that it runs."""
_EACH_SIGNS = re.compile("分别|依次|各自|先后|集中|相继")
_PAPER = re.compile(r"了?[^，,。；;]{0,40}?(?:协议书?|合同|备忘录|意向书)(?=[，,。；;]|$)")
"""What parties sign together."""
_SIDES = re.compile("与|和|同|及")
_WITH = re.compile("[与同跟和及]")
"""Between parties: what a clause says of the first is not said of the second."""
_STREET = re.compile("(?:路|街|大道)$")
_MORE = re.compile("[等、]")
"""In a row of one name: there are others, without a name that is known."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The statements that the frames of a sentence make."""
    seen = line(reading, sentence)
    if len(seen.text) > LONGEST or not any(seen.slots):
        return
    for frame in frames.read(reading, sentence, seen):
        for rule in rules():
            if rule.verbs & frame.classes and _about(frame, rule):
                yield from _said(reading, sentence, seen, frame, rule)


def _about(frame: Frame, rule: Rule) -> bool:
    """Whether what stands behind the verb is such that the rule may speak."""
    if rule.alone and frame.subject and not frame.alone or rule.near is not None and not rule.near.search(frame.tail):
        return False
    return not any(m.kind in rule.lacks for row in frame.objects for m in row.mentions)


def _said(reading: Reading, sentence: Sentence, seen: Line, frame: Frame, rule: Rule) -> Iterator[Statement]:
    filled: dict[str, list[Mention]] = {}
    if frame.by and rule.sides == "subject" and any(place == "partner" for place, _ in rule.wants):
        return  # 某园由甲与乙合作开发: the park is no partner
    sure = rule.sure
    for place, kinds in rule.wants:
        found = _fill(seen, frame, rule, place, kinds)
        if not found and place == rule.elided and _lacking(frame, place):
            found, how = elided.fetch(reading, sentence, seen, frame, rule, kinds)
            if found and any(predicate == "hasPart" for _, predicate, _ in rule.says):
                found = [m for m in (whole(reading, sentence, found[0], kinds),) if m]
            sure = min(sure, how)
        if not found:
            return
        filled[place] = found
    start = min([seen.at[frame.start]] + [m.start for ms in filled.values() for m in ms if m.start >= seen.at[frame.clause]])
    held = mode(reading, sentence, start, seen.at[frame.end]) if rule.modal else ("actual", None)
    for s, predicate, o in rule.says:
        if predicate == "locatedIn" and o == "subject" and (len(filled[o]) > 1 or "cobuild" in frame.classes):
            continue  # 甲市、乙市共建的园区 lies in one of them
        if predicate == "locatedIn" and "attract" in rule.verbs and foreign(reading, filled[s]):
            continue
        for a, b in _pairs(seen, frame, filled[s], filled[o], o == "partner"):
            if predicate == "operatedBy" and _TEAM.search(label(a)) or _aimed_at(seen, frame, a):
                continue
            if label(a) != label(b) and not (predicate == "locatedIn" and one(a, b)) and not _NOT_ISSUED.search(label(a)):
                yield state(sentence, a, predicate, b, rule.name, sure, held)


def _aimed_at(seen: Line, frame: Frame, built: Mention) -> bool:
    """Whether a name tells what somebody wants to become: 打造|国家原料药基地."""
    return seen.text.startswith("打造", frame.start) and bool(_RANK.match(label(built)))


def _pairs(
    seen: Line, frame: Frame, ones: list[Mention], others: list[Mention], partners: bool
) -> Iterator[tuple[Mention, Mention]]:
    """Each with each; with 分别 the first with the first (A、B分别落户X、Y), or as they are joined (A与X、B与Y分别签约)."""
    if _EACH.search(seen.text, frame.clause, frame.end + len(frame.tail)):
        if partners and (couples := _couples(seen, frame)):
            return iter(couples)
        if len(ones) == len(others) > 1 and not partners:
            return zip(ones, others, strict=True)
    return product(ones, others)


def _couples(seen: Line, frame: Frame) -> list[tuple[Mention, Mention]]:
    """The pairs of A与X、B与Y before a verb; none where a member of the row is no pair."""
    out: list[tuple[Mention, Mention]] = []
    start = frame.clause
    for part in seen.text[frame.clause : frame.start].split("、"):
        names = seen.named(start, start + len(part))
        if len(names) != 2 or not _SIDES.search(part):
            return []
        out.append((names[0], names[1]))
        start += len(part) + 1
    return out if len(out) > 1 else []


def _lacking(frame: Frame, place: str) -> bool:
    """Whether nothing at all fills a place."""
    if place == "theme" and (frame.tail.startswith("的") or frame.by and frame.unnamed):
        return False  # 由某公司投资打造的|某某园, 由某公司承担|铝土矿开采: it stands behind, though it has no name that is known
    return frame.elided if place in ("subject", "theme") else not (frame.at if place == "at" else frame.objects)


def _fill(seen: Line, frame: Frame, rule: Rule, place: str, kinds: frozenset[str]) -> list[Mention]:
    """The names that fill a place of a frame and are of the wanted kinds."""
    if any(p == "partner" for p, _ in rule.wants) and place in ("subject", "partner"):
        if rule.sides == "by":
            return [m for m in _side(seen, frame.by, place) if m.kind in kinds]
        if frame.partner is None:
            return [] if not frame.alone else [m for m in _side(seen, frame.subject, place, frame) if m.kind in kinds]
    if place == "at":
        found = [m for row in frame.at for m in row.mentions if m.kind in kinds]
        return [m for m in found if not _STREET.search(m.text)] or found  # 位于某园|甲大道与乙路交叉口
    if place == "object":
        row = next((r for r in frame.objects if any(m.kind in kinds for m in r.mentions)), None)
        if row is None or rule.many and len(row.mentions) < 2 and not _MORE.search(seen.text, row.start, row.end):
            return []
        new = "found" in rule.verbs  # 设立公司: another than the one spoken of
        return [m for m in _built(seen, frame, row) if m.kind in kinds and not (new and m.value)]
    filler: Row | None = getattr(frame, place)
    named = (
        _first_party(seen, filler) if filler and place == "theme" and filler.start >= frame.end else filler and filler.mentions
    )
    return [m for m in named or () if m.kind in kinds]


def _first_party(seen: Line, row: Row) -> tuple[Mention, ...]:
    """总部位于某市的|甲集团|与乙区签约: of the names behind a clause those that it says where they are; works lie side by side."""
    cut = _WITH.search(seen.text, row.start, row.end)
    closes = cut is not None and cut[0] in "和及" and "、" in seen.text[row.start : cut.start()]  # 位于某园的甲、乙和丙
    if cut is None or all(m.kind in GROUPS["work"] for m in row.mentions) or closes and len({m.kind for m in row.mentions}) == 1:
        return row.mentions
    return tuple(seen.named(row.start, cut.start()))


def _built(seen: Line, frame: Frame, row: Row) -> tuple[Mention, ...]:
    """The names of an object; the first where the row is the subject of what happens to it: E扩建|A、B、C等9个项目开工."""
    modified = seen.text.startswith("的", row.start - 1)
    goes_on = len(row.mentions) > 2 and not modified and HAPPENS.search(frame.tail, row.end - frame.end)
    return row.mentions[:1] if goes_on and "build" in frame.classes else row.mentions


def _sign(seen: Line, row: Row, frame: Frame) -> bool:
    """Whether all of a row sign one paper: 某市政府、某公司签署项目协议, companies only to cooperate; 甲、乙等企业签约 sign with others."""
    text = seen.text[row.start : row.end]
    paper = _PAPER.match(frame.tail)
    if paper is None or "、" not in text or "等" in text or _EACH_SIGNS.search(seen.text, row.end, frame.start):
        return False
    bodies = [m.kind in GROUPS["body"] for m in row.mentions]
    return len(bodies) > 1 and (any(bodies) and not bodies[-1] or "合作" in paper[0] and not any(bodies))


def _side(seen: Line, row: Row | None, place: str, frame: Frame | None = None) -> list[Mention]:
    """The names of a row before its last 与 or 和, or those behind: A、B与C签约; of A、B签署协议 before its last 、."""
    cut = None
    for m in _SIDES.finditer(seen.text, row.start, row.end) if row else ():
        cut = m
    if row is not None and cut is None and frame is not None and _sign(seen, row, frame):
        return list(row.mentions[:-1] if place == "subject" else row.mentions[-1:])
    if row is None or cut is None:
        return []
    return seen.named(row.start, cut.start()) if place == "subject" else seen.named(cut.end(), row.end)
