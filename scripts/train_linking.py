"""Trains what weighs subjects: `make linking`, or python -m scripts.train_linking [--check]

Reads the marked bulletins (tests/marked) and the open halves of the annotated texts (tests/eval): of each figure and phase word that the
rules read, which of the candidates are right, and of which time each figure is. Writes kg/data/figures.crfsuite, phases.crfsuite and
times.crfsuite, the same bytes for the same texts, rules and version of CRFsuite.

Every third bulletin is left out, and what is chosen there by the rules and by what was learnt is printed: so scripts/calibrate.py can tell
from these what a choice is worth.

    --check    prints only, and writes nothing
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path

import pycrfsuite

from kg import pipeline
from kg.evaluate.said import alike, norm
from kg.facts import elapsed, groups, observations, status
from kg.facts.linking import figures, phases, times
from kg.facts.linking.evidence import RIGHT, Place
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene
from kg.model import Analysis, Arg, Change, Document, Group, Mention, Observation
from kg.resolve import cluster
from tests import marked
from tests.conftest import cases
from tests.eval import run
from tests.marked.__main__ import named, names, told

DATA = Path(__file__).parents[1] / "kg" / "data"
SETTINGS = {"c1": 1.0, "c2": 1.0, "max_iterations": 80}
"""L1 and L2 regularisation, and rounds."""
ANNOTATED = 3
"""An example of texts whose annotators name all subjects that are right counts as so many of the others."""
MENDED = 5
"""And one of the tables of tests, so that what was once mended stays so."""
CASES = {
    "observations": ("青原经开区建设情况", (figures.MODEL, phases.MODEL, times.MODEL)),
    "status": ("通报", (figures.MODEL, phases.MODEL)),
    "dating": ("园区建设", (times.MODEL,)),
}
"""Tables of tests/cases, with the title of their texts and what is learnt from them."""

ANY = "any"
"""The days of a figure in a text of the tables, whatever they are."""

Right = Callable[[Arg], bool]
"""Whether an argument is what is meant."""


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of a figure or phase word: their evidence, whether each is right, whether the rules chose it, and if they are times,
    what they are."""

    rows: list[list[str]]
    right: list[bool]
    given: list[bool]
    times: Sequence[times.Candidate] = ()

    @staticmethod
    def of(place: Place, rows: list[list[str]], right: Right) -> Example:
        return Example(rows, [right(c.arg) for c in place.offered], [c.key in place.given for c in place.offered])


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with what annotators say of it: whose its figures are, None of one that they did not mark, whose a phase is in a sentence,
    and the span of days of a figure (2024-01-01~2024-06-30, - of none), None where they do not say."""

    analysis: Analysis
    figure: Callable[[Mention], Right | None]
    phase: Callable[[str, int], Right]
    days: Callable[[Mention], str | None]


def of_figures(text: Marked) -> Iterator[Example]:
    """The examples of the figures of a document that were marked."""
    reading = text.analysis.reading
    for sentence in reading.sentences:
        before: Observation | None = None
        for fact in observations.extract(reading, sentence, tuple(reading.groups[sentence.index])):
            fact = fact.after if isinstance(fact, Change) else fact
            if not isinstance(fact, Observation):
                continue
            right = text.figure(fact.quantity)
            if right is not None and isinstance(fact.about, (Mention, Group)):
                yield Example.of(*figures.told(reading, sentence, fact, before), right)
            before = fact


def of_phases(text: Marked) -> Iterator[Example]:
    """The examples of the phase words of a document."""
    reading, found = text.analysis.reading, list[Example]()

    def record(scene: Scene, t: Trigger, read: status.Said) -> status.Said:
        place, rows = phases.told(scene, t, read)
        if rows:
            found.append(Example.of(place, rows, text.phase(t.phase.name, scene.sentence.index)))
        return read

    for sentence in reading.sentences:
        list(status.extract(reading, sentence, tuple(reading.groups[sentence.index]), record))
    return iter(found)


def of_times(text: Marked) -> Iterator[Example]:
    """The examples of the times of a document's counts and figures."""
    reading = text.analysis.reading
    for sentence in reading.sentences:
        counts = [g for g in reading.groups[sentence.index] if g.count]
        found = observations.extract(reading, sentence, tuple(reading.groups[sentence.index]))
        figured = [f.after if isinstance(f, Change) else f for f in found if isinstance(f, (Change, Observation))]
        for facts in (counts, figured):
            for before, fact in zip((None, *facts), facts, strict=False):
                days = text.days(fact.quantity if isinstance(fact, Observation) else fact.count)
                if days is not None:
                    offered, rows = times.told(reading, sentence, fact, before)
                    right = [days in (ANY, _days(replace(fact, period=c.time), reading.document)) for c in offered]
                    yield Example(rows, right, ["given" in c.sources for c in offered], offered)


def _days(fact: Observation | Group, document: Document) -> str:
    """The span of days of a figure as a graph has it, in the form of the marked ones."""
    days = times.span(elapsed.cut(fact, document).period)
    return "~".join(str(day or "") for day in days) if days else "-"


CHOICES: dict[str, Callable[[Example, list[float]], list[int]]] = {
    figures.MODEL: lambda e, likely: [figures.choice(likely, e.given.index(True))],
    phases.MODEL: lambda e, likely: phases.chosen(likely, e.given),
    times.MODEL: lambda e, likely: [times.choice(e.times, likely)],
}
"""What is chosen of an example, by how probable each candidate is."""
KINDS = {figures.MODEL: of_figures, phases.MODEL: of_phases, times.MODEL: of_times}


def each(text: Marked) -> dict[str, list[Example]]:
    """The examples of a document for each model."""
    return {name: list(of(text)) for name, of in KINDS.items()}


def _named(document: Document) -> Analysis:
    """A document with its entities, its counts as the rules date them, and without facts: what was learnt is not asked what it should learn."""
    reading = pipeline.read(document)
    reading = replace(reading, groups=tuple(tuple(groups.find(reading, s)) for s in reading.sentences))
    return Analysis(reading, (), *cluster.entities(reading, ()))


def of_bulletin(bulletin: marked.Bulletin) -> dict[str, list[Example]]:
    """The examples of a marked bulletin."""
    analysis = _named(bulletin.document)
    text, spans, at = analysis.reading.document.text, [], 0
    for _, figure, _, about, _, *days in bulletin.of("Q"):
        if (start := text.find(figure, at)) >= 0:
            at = start + len(figure)
            spans.append((start, at, about, next(iter(days), None)))
    reached = [(about, phase, text.find(quote)) for _, about, phase, _, quote in bulletin.of("S")]

    def one_of(wanted: Iterable[str]) -> Right:
        return lambda arg: any(named(w, names(analysis, arg)) for about in wanted for w in marked.either(about))

    def said(m: Mention) -> tuple[str | None, str | None]:
        return next(((about, days) for start, end, about, days in spans if m.start < end and start < m.end), (None, None))

    def figure(m: Mention) -> Right | None:
        about, _ = said(m)
        return None if about is None else one_of((about,))

    def phase(name: str, sentence: int) -> Right:
        return one_of([a for a, p, at in reached if p == name and (at < 0 or told(analysis, at).index == sentence)])

    return each(Marked(analysis, figure, phase, lambda m: said(m)[1]))


def of_annotated(document: Document, gold: Path) -> dict[str, list[Example]]:
    """The examples of an annotated text, of figures those whose quote has no other."""
    annotation = json.loads(gold.read_text(encoding="utf-8"))
    entities = {e["id"]: {norm(n) for n in e["names"]} for e in annotation["entities"]}
    analysis = _named(document)
    quantities = [m for row in analysis.reading.mentions for m in row if m.kind == "Quantity"]
    of_figure: dict[Mention, list[str]] = {}
    days: dict[Mention, str] = {}
    reached: list[tuple[list[str], str, int]] = []
    for fact in annotation["facts"]:
        quote = fact.get("quote", "").split("...")[-1]
        start = document.text.find(quote)
        inside = [m for m in quantities if start <= m.start and m.end <= start + len(quote)]
        if fact["kind"] == "quantity" and start >= 0 and len(inside) == 1:
            of_figure.setdefault(inside[0], fact["about"])
            days.setdefault(inside[0], "~".join(day or "" for day in fact.get("period") or ()) or "-")
        elif fact["kind"] == "status":
            about = fact["about"] if isinstance(fact["about"], list) else [fact["about"]]
            reached.append((about, fact["phase"], start))

    def one_of(wanted: Iterable[str]) -> Right:
        def right(arg: Arg) -> bool:
            called = names(analysis, arg)
            return any(
                entities[w] & {norm(n) for n in called} if w in entities else any(alike(w, n) for n in called) for w in wanted
            )

        return right

    def phase(name: str, sentence: int) -> Right:
        return one_of([w for a, p, at in reached if p == name and (at < 0 or told(analysis, at).index == sentence) for w in a])

    return each(Marked(analysis, lambda m: one_of(of_figure[m]) if m in of_figure else None, phase, days.get))


def of_case(table: str, text: str) -> dict[str, list[Example]]:
    """The examples of a text of a table in tests/cases, which the rules read rightly: what was once mended stays so."""
    title, learnt = CASES[table]
    analysis = _named(pipeline.document(f"{title}\n2024-05-20\n{text}\n".encode(), "case.txt"))
    return {
        name: [replace(e, right=e.given) for e in found]
        for name, found in each(Marked(analysis, lambda m: _any, lambda phase, sentence: _any, lambda m: ANY)).items()
        if name in learnt
    }


def _any(arg: Arg) -> bool:
    return True


def annotated() -> Iterator[tuple[Document, Path]]:
    """The annotated texts that may be looked at."""
    for collection in (run.OWN, run.ARTICLES):
        for name in collection.halves()["open"]:
            path = collection.document(name)
            yield pipeline.document(path.read_bytes(), path.name), collection.gold / f"{name}.json"


def train(name: str, found: Iterable[tuple[Example, int]], path: Path) -> None:
    """Writes a model of examples, each with how often it counts, to a file. A figure is of something; a phase word may tell of nothing."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for example, often in found:
        if any(example.right) or name == phases.MODEL:
            for _ in range(often):
                trainer.append(example.rows, [RIGHT if right else "wrong" for right in example.right])
    trainer.train(str(path))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--check", action="store_true")
    a = ap.parse_args()
    with Pool() as pool:
        bulletins = list(zip(marked.read(), pool.map(of_bulletin, marked.read(), chunksize=8), strict=True))
        texts = pool.starmap(of_annotated, list(annotated()), chunksize=4)
        tables = pool.starmap(
            of_case, [(table, row["text"].replace("¶", "\n")) for table in CASES for row in cases(table)], chunksize=16
        )
    for name in KINDS:
        found = [(e, ANNOTATED if b.guided else 1) for b, out in bulletins if not b.held for e in out[name]]
        found += [(e, ANNOTATED) for out in texts for e in out[name]] + [(e, MENDED) for out in tables for e in out.get(name, ())]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name) if a.check else DATA / name
            train(name, found, path)
            print(f"{name}: {path.stat().st_size:,} bytes, learnt from {len(found):,} examples")
            for guided in (False, True):
                check(name, path, [e for b, out in bulletins if b.held and b.guided is guided for e in out[name]])


def check(name: str, path: Path, found: list[Example]) -> None:
    """Prints how often what is right is chosen, by the rules and by a model."""
    model = pycrfsuite.Tagger()
    model.open(str(path))
    rules, learnt = [0, 0], [0, 0]
    for e in found:
        model.set(e.rows)
        likely = [model.marginal(RIGHT, i) for i in range(len(e.rows))]
        chosen = CHOICES[name](e, likely)
        for count, picked in ((rules, [i for i, given in enumerate(e.given) if given]), (learnt, chosen)):
            count[0] += len(picked)
            count[1] += sum(e.right[i] for i in picked)
    wanted = sum(sum(e.right) for e in found)
    print(
        f"  {len(found)} examples, {wanted} right: the rules say {rules[0]}, {rules[1]} right; learnt {learnt[0]}, {learnt[1]} right"
    )


if __name__ == "__main__":
    main()
