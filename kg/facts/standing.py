"""Where what a figure is of stands, what is measured, how is counted: evidence of whether it is right (kg/facts/certainty.py).

12个项目总投资30亿元       -> of count, of works counted, opens; its count: head
甲县…；苗木、水果产量9万吨 -> of noun, listed, other row
三种高温隧道               -> spelled: 三 may be no count
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.facts.grammar import clauses, nouns
from kg.facts.observations.measures import measure
from kg.model import Group, Mention, Observation, Reading

_KINDS = {
    **dict.fromkeys(("DevelopmentZone", "Park"), "of zone"),
    **dict.fromkeys(("Project", "InfrastructureProject", "Facility"), "of works"),
    **dict.fromkeys(("PublicBody", "Department", "Organization", "Person"), "of body"),
    "AdministrativeArea": "of area",
    "Enterprise": "of firm",
    "Concept": "of noun",
}
_COMPARED = ("增长", "下降", "增加", "提高", "增速", "增幅", "比重", "占比", "高于")
_JOINTS = frozenset("、和与及")


def of(fact: Observation, reading: Reading) -> Iterator[str]:
    """What speaks for the subject of a figure or against it, by the names of the table."""
    whom = fact.about
    at = whom.count if isinstance(whom, Group) else whom
    if not isinstance(at, Mention):
        return
    yield "of count" if isinstance(whom, Group) else _KINDS.get(at.kind, "of other")
    if isinstance(whom, Group) and whom.member_type.endswith(("项目", "工程", "协议", "合同")):
        yield "of works counted"
    known = measure(fact.indicator)
    if fact.indicator.endswith("率") or known and known.of == "rate":
        yield "rate"
    elif known is None:
        yield "compared" if fact.indicator.endswith(_COMPARED) else "no measure"
    text = reading.document.text
    if _JOINTS.intersection(text[at.start - 1 : at.start] + text[at.end : at.end + 1]):
        yield "listed"
    sentence = reading.sentences[bisect_right(reading.sentences, at.start, key=lambda s: s.start) - 1]
    if sentence.index != fact.evidence[0]:
        return
    if at.start > fact.quantity.start:
        yield "behind"
        return
    parts = clauses.split(reading, sentence)
    there, here = clauses.at(parts, at.start), clauses.at(parts, fact.quantity.start)
    if any(part.ends in "；;" for part in parts[there:here]):
        yield "other row"
    if there == 0 and not any(m.kind in clauses.TOPICS and m.start < at.start for m in parts[0].mentions):
        yield "opens"


_LONG = 8
"""Characters of a counted noun from which on it may hold more than the noun."""


def counted(fact: Group, reading: Reading) -> Iterator[str]:
    """What speaks for a count or against it."""
    if (count := fact.count) is None:
        return
    text, noun = reading.document.text, fact.member_type
    if nouns.HEAD.search(noun):
        yield "head"
    if len(noun) >= _LONG:
        yield "long"
    if not any(c.isdigit() for c in count.text):
        yield "spelled"
    start = count.end if text.startswith(noun, count.end) else count.start - len(noun)
    if not text.startswith(noun, start):
        yield "apart"
