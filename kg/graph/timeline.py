"""The view graph -> the life of a project: what was achieved, what is planned, with sums, sources and gaps.

2023-09-05 手续办理 achieved · 2023-10—12 竣工验收 expected · 2024-03-08 投产 achieved -> status 投产 since 2024-03-08,
gaps: 签约 and 开工 were not reported
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import QuerySolution

from kg.graph import browse
from kg.graph.browse import Named
from kg.graph.store import Store

LADDER = {
    "contacted": frozenset({"contacted", "reserved"}),
    "signed": frozenset({"signed", "landed"}),
    "started": frozenset({"started", "underConstruction"}),
    "completed": frozenset({"completed", "accepted"}),
    "inProduction": frozenset({"inProduction", "fullCapacity"}),
}
"""The steps of a project's life -> the phases that say it was taken."""
STEPS = {"contacted": "对接洽谈", "signed": "签约", "started": "开工", "completed": "竣工", "inProduction": "投产"}
OPTIONAL = frozenset({"contacted"})
"""Steps that bulletins mostly leave out: no gap where nothing is said of them."""
ACHIEVED = frozenset({"actual", "ongoing"})
COLUMNS = ("project", "date", "from", "to", "what", "state", "basis", "document", "sentence")


@dataclass(frozen=True, slots=True)
class Event:
    """A phase or a sum. `day` orders: the day it was reached, or that of the report where the text has none (basis publication)."""

    day: str
    start: str
    end: str
    phase: str  # local name of the phase; empty for a sum
    order: int
    what: str
    state: str
    basis: str
    document: str
    issued: str
    sentence: str

    @property
    def achieved(self) -> bool:
        """Whether it has happened, and is not planned or expected."""
        return self.state in ACHIEVED


@dataclass(frozen=True, slots=True)
class Life:
    """A project with its events by day; `status` is the latest phase achieved, None where none is."""

    project: Named
    events: tuple[Event, ...]
    status: Event | None
    gaps: tuple[str, ...]

    def rows(self) -> list[tuple[str, ...]]:
        """The events in the order of COLUMNS."""
        name = self.project.label
        return [(name, e.day, e.start, e.end, e.what, e.state, e.basis, e.document, e.sentence) for e in self.events]


_EVENT = """SELECT DISTINCT ?e ?f ?phase ?order ?what ?amount ?mode ?start ?end ?basis ?document ?issued ?sentence WHERE { %s
  ?f kg:modality ?mode ; kg:evidence ?p . ?p nif:anchorOf ?sentence ; nif:referenceContext ?d . ?d dcterms:source ?document .
  OPTIONAL { ?d dcterms:issued ?issued } OPTIONAL { ?f kg:timeBasis ?basis }
  OPTIONAL { ?f kg:period ?t OPTIONAL { ?t kg:start ?start } OPTIONAL { ?t kg:end ?end } } }"""
_PHASE = """kg:phase ?phase . ?phase skos:prefLabel ?what ; kg:phaseOrder ?order . FILTER(LANG(?what) = "zh")"""
_EVENTS = (
    f"?f kg:about ?e ; {_PHASE}",
    f"?g kg:knownMember ?e . ?f kg:about ?g ; {_PHASE}",
    """?f kg:about ?e ; kg:indicator/skos:prefLabel ?what ; kg:quantity ?q . ?q kg:originalText ?amount ; qudt:hasUnit ?unit .
    FILTER(LANG(?what) = "zh") FILTER(CONTAINS(STR(?unit), "CCY_"))""",
)
"""Phases of a project and of a group that it belongs to, and its own sums of money."""


def lives(store: Store, projects: Iterable[Named]) -> list[Life]:
    """The lives of these projects, in their order."""
    last = max((row["t"].value[:10] for row in browse.select(store, "SELECT ?t WHERE { ?d dcterms:issued ?t }")), default="")
    return [_life(store, project, last) for project in projects]


def _life(store: Store, project: Named, last: str) -> Life:
    rows = {_event(row) for what in _EVENTS for row in browse.select(store, _EVENT % what, e=project.iri)}
    said: dict[tuple[str, ...], Event] = {}  # what a sentence says of the group and of the project is one event
    for e in sorted(rows, key=lambda e: (e.start, e.end, e.basis)):  # with dates of its own, where it has any
        said[e.day, e.what, e.state, e.document, e.sentence] = e
    events = tuple(sorted(said.values(), key=lambda e: (e.day or "9999", e.order, e.what, e.state, e.document, e.sentence)))
    reached = [e for e in events if e.phase and e.achieved]
    status = max(reached, key=lambda e: (e.day, e.order, e.document), default=None)
    return Life(project, events, status, tuple(_gaps(events, reached, last)))


def _gaps(events: tuple[Event, ...], reached: list[Event], last: str) -> Iterable[str]:
    """Steps that must have been taken but that no document reports, and plans whose day has passed unreported."""
    phases = {e.phase for e in reached}
    taken = [step for step, names in LADDER.items() if phases & names]
    for step in list(LADDER)[: list(LADDER).index(taken[-1])] if taken else ():
        if step not in taken and step not in OPTIONAL:
            yield f"{STEPS[step]}：已过此步而未见报道 passed, but not reported"
    for step, names in LADDER.items():
        due = max((e.end or e.start for e in events if e.phase in names and not e.achieved), default="")
        further = any(list(LADDER).index(t) >= list(LADDER).index(step) for t in taken)
        if due and due < last and not further:
            yield f"{STEPS[step]}：计划不晚于{due}，至{last}未见报道 planned by then, not reported since"


def _event(row: QuerySolution) -> Event:
    phase, order, amount = browse.text(row, "phase").rpartition("/")[2], browse.text(row, "order"), browse.text(row, "amount")
    start, end, issued = browse.text(row, "start"), browse.text(row, "end"), browse.text(row, "issued")[:10]
    state = browse.text(row, "mode").rpartition("/")[2]
    day = end or start
    basis = browse.text(row, "basis").rpartition("/")[2]
    if state in ACHIEVED and (not day or issued and day > issued):  # what is done was done by the day of the report
        day, basis = issued, basis or "publication"
    what = f"{browse.text(row, 'what')} {amount}".strip()
    document, sentence = browse.text(row, "document"), browse.text(row, "sentence")
    return Event(day, start, end, phase, int(order or 0), what, state, basis, document, issued, sentence)
