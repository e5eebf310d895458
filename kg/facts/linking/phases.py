"""Phase words of a sentence -> what each is said of, weighed.

    白水水泥有限公司的窑尾改造项目已完成备案，目前设备|正在安装 -> underConstruction of 窑尾改造项目, of which the rules say nothing

As with figures (figures.py): what the rules chose for a word is weighed against all else that the text offers, by what was learnt from
marked bulletins. What is hardly probable is not said; where nothing is left, the most probable of the others is, if it is clearly so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.facts import status
from kg.facts.linking import candidates
from kg.facts.linking.candidates import Candidate
from kg.facts.linking.evidence import RIGHT, Place, standing
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene
from kg.facts.wording import step
from kg.model import Arg, Fact, Group, Mention, Reading, Sentence
from kg.text import crf

MODEL = "phases.crfsuite"
KINDS = frozenset(
    ("Project", "InfrastructureProject", "Park", "DevelopmentZone", "Facility", "Enterprise", "Platform", "Organization")
)
"""What may have phases."""
_LEAST = 0.05
"""From which probability on what the rules chose is said."""
_ENOUGH = 0.6
"""From which probability on what they did not choose is said too."""


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The status changes of a sentence, each of what is probably meant."""
    return status.extract(reading, sentence, found, status.as_read if reading.genre == "news" else _weighed)


def _weighed(scene: Scene, t: Trigger, read: status.Said) -> status.Said:
    """What a phase word is said of, with the level of the reading."""
    place, rows = told(scene, t, read)
    likely = crf.probable(MODEL, RIGHT, rows) if rows else []
    picked = chosen(likely, [c.key in place.given for c in place.offered])
    sure = {place.offered[i].key: round(likely[i], 2) for i in picked}
    weighed = {c.key for c in place.offered}
    kept = [(arg, sure.get(name, level)) for arg, level in read if (name := candidates.key(arg)) in sure or name not in weighed]
    return kept + [(c.arg, sure[c.key]) for c in place.offered if c.key in sure.keys() - place.given.keys()]


def chosen(likely: Sequence[float], given: Sequence[bool]) -> list[int]:
    """Which candidates are meant: those that the rules chose unless that is improbable; where none of these is left, the most probable of
    the others, where it is probable."""
    kept = [i for i, p in enumerate(likely) if given[i] and p >= _LEAST]
    best = max(range(len(likely)), key=lambda i: (likely[i], -i), default=0)
    return kept or [best] * (bool(likely) and likely[best] >= _ENOUGH)


def told(scene: Scene, t: Trigger, read: Iterable[tuple[Arg, float]]) -> tuple[Place, list[list[str]]]:
    """The candidates for what a phase word is said of, and the evidence of each; `read` is what the rules chose."""
    known = [(arg, sure) for arg, sure in read if isinstance(arg, (Mention, Group))]
    given = {candidates.key(arg): sure for arg, sure in known}
    offered = candidates.of(scene.reading, scene.sentence, t.start, t.end, tuple(arg for arg, _ in known))
    offered = tuple(c for c in offered if c.key in given or c.kind in KINDS or isinstance(c.arg, Group))
    place = Place(scene.reading, scene.sentence, t.start, t.end, given, offered)
    return place, [sorted({*standing(place, c), *_phase(scene, place, t, c)}) for c in offered]


def _phase(scene: Scene, place: Place, t: Trigger, c: Candidate) -> Iterator[str]:
    """The phase, its word and the words beside it, and which other phases are told between."""
    phase, word, given = t.phase.name, scene.text(t.start, t.end), c.key in place.given
    before = next(iter(place.between(scene.sentence.start, t.start)[-1:]), None)
    after = next(iter(place.between(t.end, scene.sentence.end)[:1]), None)
    last, next_ = before.text if before else "", after.text if after else ""
    for x in (phase, f"said {word}"):
        yield from (f"{x} {c.kind}", f"{x} {c.side}", f"{x} {given} {bool(place.given)}")
    yield from (f"{phase} ends {c.noun[-2:]}", f"{phase} then {after.tag if after else ''}", f"said {word} {c.side} {c.kind}")
    yield from (f"word after {next_}", f"word before {last}", f"said {word} after {next_}", f"said {word} before {last}")
    yield f"ceremony {t.ceremony} {c.kind}"
    if isinstance(c.arg, Group):
        yield f"in its noun {word in c.noun} {c.side}"
    if c.at is not None and c.side in ("before", "behind"):
        a, b = (c.at.end, t.start) if c.side == "before" else (t.end, c.at.start)
        yield f"phases {c.side} {step(sum(a <= start < b for start, _ in scene.spans))}"
