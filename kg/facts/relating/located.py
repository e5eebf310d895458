"""Where things are that no frame of wording says: by the frame of the sentence, by the document's home.

    在青原高新区，恒远重机项目正在建设 -> locatedIn(恒远重机项目, 青原高新区)

Wordings like 位于 and 落户 are frames (kg/data/rules/relations_frames.toml); what lies in what it is named behind: nesting.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import clauses, setting, topical
from kg.facts.grammar.clauses import PLACES, PROJECTS, outer, outermost
from kg.facts.relating.nesting import RELATIVE
from kg.facts.relating.statements import HOSTS, ZONES, between, central, foreign, here, label, mode, side_by_side, state
from kg.model import Mention, Reading, Sentence, Statement

_SETTLED = re.compile(
    r"落户|(?:入驻|进驻)(?!机柜|率|条件|手续|协议|仪式|办公)|落地|安家|落子|布局|扎根|(?:引进|引入|招引)(?![^，,。；;]{0,5}(?:资金|外资|技术|人才|设备))"
)
_COUNTS = re.compile(r"(?:企业|机构|商户|单位|项目)(?:已|共|达|超|近)*\d")
"""Behind a verb of settling: what was named before is not what is counted (甲、乙等企业纳税过亿元，园区入驻|企业91家)."""
_JOINED = re.compile("(?:、|和|与|及|以及)(?:[^、，,。；;：:]{1,20}的)?")
"""Between the names of a row: A、总投资3亿元的B."""
_TO = re.compile("了?[于在到至]?")
_PARTNER = re.compile("(?:与|同|跟|向|对|由)[^，,。；;]{0,6}$")
_LEADS = re.compile(r"(?:^|[，,。；;：:])[^，,。；;：:]{0,8}?(?:(?<![正现存旨所])在|走进|来到)[^，,。；;：:]{0,12}$")
_DOING = re.compile("期间|建设|新建|打造|发展|开展|开工|举行|召开|推进|实施|引进")
"""What is done in a time is no place that frames: 在“十一五”期间建设|某某基地，项目…"""
_AT = re.compile(r"(?:^|[，,。；;：:])[^，,。；;：:]{0,6}?(?:在|走进|来到)$")
_WORKPLACE = re.compile(r"的?(?:生产)?(?:车间|生产线|厂房|工厂|厂区|展厅|实验室|基地|智能工厂)|里|内")
_ITEM = re.compile(r"^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.．、)）]?)?\s*$")
_NEIGHBOUR = re.compile("[东南西北](?:部|侧|面)?[与临接邻靠依隔至起濒连抵][^，,。；;]{0,12}$")
"""Before what something lies beside: 北隔某河与|某某铁路相望."""
SAME_SENTENCE = 0.7
"""Least confidence of a topic that stands in the same sentence."""
NEAR = 12
"""Sentences that a list goes on after the line that introduces it."""


def framed(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """在南部园区，…实施X工程: the works of the sentence lie in the place that frames it; a relative park lies in its zone."""
    home = reading.protagonist
    if home and home.kind in ZONES:
        for m in here(reading, sentence, frozenset(("Park",))):
            if m.value is None and RELATIVE.match(m.text) and label(m) != label(home):
                yield state(sentence, m, "locatedIn", home, "part-of-zone", 0.8)
    leading = _leading(reading, sentence)
    for m in (m for m in outermost(reading, sentence) if m.kind in PROJECTS):
        if sentence.text.startswith(("到", "至"), m.end - sentence.start) or _NEIGHBOUR.search(
            sentence.text, 0, m.start - sentence.start
        ):
            continue
        place = next((p for p in reversed(leading) if p.end <= m.start), None)
        if place and re.search("[；;]", between(sentence, place, m)):
            continue
        if place is None:
            place = setting.place_for(reading, sentence, m.start)
            if place is None or place.kind == "AdministrativeArea":
                continue
        if place.text not in m.text:
            yield state(sentence, m, "locatedIn", place, "framed", 0.7)


def _leading(reading: Reading, sentence: Sentence) -> list[Mention]:
    """The places that frame what follows: 在长江下游的南通，…; 株洲市项目建设提速：…"""
    out = []
    for p in outer(here(reading, sentence, PLACES)):
        before, after = sentence.text[: p.start - sentence.start], sentence.text[p.end - sentence.start :]
        if (
            after[:1] in ("，", ",")
            and (lead := _LEADS.search(before[-24:]))
            and not _DOING.search(lead[0])
            or len(before) <= 8
            and re.match(r"[^，,。；;：:]{0,14}(?<![绍示说出调诉道])[：:]", after)
        ):
            out.append(p)
    return out


def at_the_place(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """在株洲市，X产业园建成; 走进株洲市，X公司的车间里…: the first name behind the place that the sentence begins with."""
    names = [m for m in outermost(reading, sentence) if m.kind not in ("Period", "Quantity")]
    for place, m in zip(names, names[1:], strict=False):
        if place.kind not in PLACES or not _AT.search(sentence.text[: place.start - sentence.start]):
            continue
        words, behind = between(sentence, place, m), sentence.text[m.end - sentence.start :]
        if m.kind in ("Facility", "Park") and re.fullmatch(r"[，,][^，,。；;]{0,16}", words):
            yield state(sentence, m, "locatedIn", place, "framed", 0.7)
        elif m.kind == "Enterprise" and re.fullmatch(r"[，,]?[^，,。；;]{0,8}", words) and _WORKPLACE.match(behind):
            yield state(sentence, m, "locatedIn", place, "framed", 0.75)


def listed(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """In an area's own bulletin, the projects of a list that a line above introduces."""
    home = reading.protagonist
    if not home or home.kind in ZONES or not reading.home or sentence.role != "body" or not central(reading):
        return
    if not _introduced(reading, sentence):
        return
    for m in outermost(reading, sentence):
        if m.kind not in PROJECTS or m.value is not None or m.end < sentence.end - 2:
            continue
        if _ITEM.match(sentence.text[: m.start - sentence.start]):
            yield state(sentence, m, "locatedIn", reading.home, "listed", 0.6)


def _alike(a: Mention, b: Mention) -> bool:
    """Whether two names may stand in one row: A、B of companies, not 某公司、某项目."""
    companies = ("Enterprise", "Organization")
    return a.kind == b.kind or a.kind in companies and b.kind in companies


def _rows(sentence: Sentence, names: list[Mention]) -> Iterator[list[Mention]]:
    """The rows of alike names, and single names before 等, that no coverb makes another's partner (与A、B签约)."""
    row: list[Mention] = []
    for m in names:
        if row and not (_alike(row[-1], m) and _JOINED.fullmatch(between(sentence, row[-1], m))):
            row = []
        row.append(m)
        more = any(n is not m and _alike(m, n) and _JOINED.fullmatch(between(sentence, m, n)) for n in names if n.start >= m.end)
        listed = len(row) > 1 or sentence.text.startswith("等", m.end - sentence.start)
        if listed and not more and not _PARTNER.search(sentence.text, 0, row[0].start - sentence.start):
            yield row


def _introduced(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line above says of a list that it names what the whole area has (全县…名单如下：)."""
    for above in reversed(reading.sentences[max(0, sentence.index - NEAR) : sentence.index]):
        if above.text.rstrip().endswith(("：", ":")):
            before = reading.sentences[max(0, above.index - 2) : above.index + 1]
            return any(re.search(r"[全我]?[省市县区]", s.text) for s in before) and "项目" in "".join(s.text for s in before)
    return False


def _settles(reading: Reading, sentence: Sentence) -> re.Match[str] | None:
    """The first verb of settling that is no part of a name (《产业布局方案》)."""
    names = [m for m in reading.mentions[sentence.index] if m.kind not in ("Quantity", "Period")]
    return next(
        (
            v
            for v in _SETTLED.finditer(sentence.text)
            if not any(m.start <= sentence.start + v.start() and sentence.start + v.end() <= m.end for m in names)
        ),
        None,
    )


def settled(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """世界500强企业已有11家在新区落户，分别是A、B: the row of names lies where the clause says, or in the protagonist's zone."""
    verb = _settles(reading, sentence) if sentence.role == "body" else None
    if verb is None:
        return
    at = sentence.start + verb.start()
    kinds = frozenset(("Enterprise", "Organization", "Facility", "Project"))
    first = sentence.text.rfind("；", 0, verb.start()) + 1
    last = sentence.text.find("；", verb.start())
    bounds = range(sentence.start + first, sentence.start + last if last >= 0 else sentence.end)
    names = [m for m in outermost(reading, sentence) if m.kind in kinds and m.start in bounds]
    if _COUNTS.match(sentence.text, verb.end()):
        names = [m for m in names if m.start > at]
    brought = verb[0][0] in "引招"
    settlers = {m for row in _rows(sentence, names) if not (brought and foreign(reading, row)) for m in row}
    parts = clauses.split(reading, sentence)
    clause = parts[clauses.at(parts, at)]
    places = [m for m in outer(clause.mentions) if m.kind in HOSTS and m.end <= at and m not in settlers]
    there = [
        m
        for m in outer(clause.mentions)
        if m.kind in HOSTS and _TO.fullmatch(sentence.text, verb.end(), m.start - sentence.start)
    ]
    if there:
        return  # 落户X: the frame says it
    topic = topical.topic(reading, sentence, clause.start, HOSTS)
    near = topic.mention if topic and topic.confidence >= SAME_SENTENCE and not side_by_side(sentence, topic.mention) else None
    framed = setting.where(reading, sentence, clause.start)
    ours = central(reading) or brought and not any(reading.mentions[s.index] for s in reading.sentences if s.role == "title")
    where = places[-1] if places else framed or near or (reading.protagonist if ours else None)
    if where and where.kind in PLACES - {"Facility", "Place"}:
        held = mode(reading, sentence, at, at + 2)
        for c in sorted(settlers, key=lambda m: m.start):
            if label(c) != label(where) and c is not where:
                yield state(sentence, c, "locatedIn", where, "settled", 0.7, held)
