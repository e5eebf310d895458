"""What officials visit on a tour of a place lies in it, though the sentence that names it does not say so.

县委书记某某到青原高新区调研企业发展情况。某某一行先后来到恒远重机、云帆科技 -> locatedIn(恒远重机, 青原高新区), …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar.clauses import PLACES, outermost
from kg.facts.grammar.lines import SLOT, Line, line, rows
from kg.facts.relating.statements import HOSTS, label, state, target
from kg.model import Mention, Reading, Sentence, Statement
from kg.text.memo import once

_THINGS = frozenset(("Enterprise", "Project", "InfrastructureProject", "Facility", "Park"))
_TOUR = re.compile("(?:调研|考察|视察|检查|走访|参观|观摩|督导|督查|督办|指导|巡察|看望|慰问)")
_COMES = re.compile("(?:到|来|赴|至|莅临|深入|走进|前往|在)$")
_TO_THEM = re.compile(
    f"(?:到|至|深入|走进|来到|前往|走访(?:慰问)?了?|察看了?|查看了?|参观了?|考察了?|视察了?|观摩了?|检查了?|调研了?)(?:了|位于)?[^，。；：的{SLOT}]{{0,6}}$"
)
"""Before the first of what is visited."""
_STOPS = re.compile("(?:一行|分别|先后|依次|随后|首先|接着|还|实地|深入|重点|每到一处)")
"""What shows that a sentence tells of the stops of a tour."""
BACK = 2
"""Sentences back to the one that says where the tour goes."""
NEAR = 16
"""Characters between the place and what is done there."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The stops of a tour, in the one place that the sentences before say it goes to."""
    if sentence.role != "body" or not _TOUR.search(sentence.text) and not _STOPS.search(sentence.text):
        return
    seen = line(reading, sentence)
    stops = list(_stops(seen))
    place = _where(reading, sentence) if stops else None
    if place is None:
        return
    for m in stops:
        if label(m) != label(place):
            yield state(sentence, m, "locatedIn", place, "visited", 0.7)


def _stops(seen: Line) -> Iterator[Mention]:
    """The firms and works that a sentence says somebody goes to, up to where it names another place."""
    visited = False
    end = 0
    for row in rows(seen, 0, len(seen.text)):
        gap = seen.text[end : row.start]
        if any(m.kind in PLACES - {"Facility", "Park"} for m in row.mentions):
            return
        if _TO_THEM.search(gap) and _STOPS.search(seen.text, 0, row.start):
            visited = True
        elif visited and re.fullmatch("[等，。；]{0,8}[、和及]", gap) is None:
            return
        if visited:
            yield from (m for m in row.mentions if m.kind in _THINGS and m.value is None)
        end = row.end


@once
def _where(reading: Reading, sentence: Sentence) -> Mention | None:
    """The place that the title or one of the sentences before says to be visited (莅临青原高新区调研)."""
    for above in reversed(reading.sentences[: sentence.index]):
        if sentence.index - above.index > BACK and above.role != "title":
            continue
        toured = [m for m in outermost(reading, above) if m.kind in HOSTS and _toured(above, m)]
        if toured:
            return target(toured[0]) if len({label(m) for m in toured}) == 1 else None
    return None


def _toured(sentence: Sentence, m: Mention) -> bool:
    """Whether a sentence tells of a tour of a place: 莅临|青原高新区|调研."""
    before, after = sentence.text[: m.start - sentence.start], sentence.text[m.end - sentence.start :]
    return bool(
        _COMES.search(before) and _TOUR.search(re.split("[，。；]", after[:NEAR])[0]) and after[:1] not in tuple("、和与及")
    )
