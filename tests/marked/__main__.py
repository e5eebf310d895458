"""Prints how the marked bulletins are read: python -m tests.marked (see tests/marked/__init__.py)."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import Pool
from typing import TypeVar

from kg import pipeline
from kg.evaluate.said import alike, norm
from kg.model import Analysis, Arg, Change, Designation, Fact, Group, Mention, Observation, Sentence, Statement, StatusChange
from tests.marked import Bulletin, either, read

Fault = tuple[str, str, str]
"""Its kind, what was wanted and said, the sentence."""
Read = tuple[Counter[str], list[Fault]]
HELD = ("actual", "ongoing")
F = TypeVar("F", bound=Fact)


def names(analysis: Analysis, arg: Arg | str) -> list[str]:
    """Every name of what a fact is of; of a group its noun."""
    if isinstance(arg, Group):
        return [arg.member_type, *(n for m in arg.members for n in names(analysis, m))]
    if isinstance(arg, Mention):
        entity, told = analysis.index.get(arg), [arg.label, arg.text]
        target = arg.value
        while isinstance(target, Mention):
            told.append(target.label)
            target = target.value
        return told + ([entity.label, *entity.aliases, *entity.short_forms] if entity else [])
    if isinstance(arg, Fact):
        return [n for part in (getattr(arg, "about", None), getattr(arg, "object", None)) if part for n in names(analysis, part)]
    return [arg]


def named(wanted: str, said: list[str]) -> bool:
    """Whether a marked name, or a noun behind ~, is among some names."""
    return any(alike(wanted[1:], n) if wanted[:1] == "~" else norm(wanted) == norm(n) for n in said)


def told(analysis: Analysis, at: int) -> Sentence:
    """The sentence at an offset."""
    return next(s for s in reversed(analysis.reading.sentences) if s.start <= at)


def figures(bulletin: Bulletin, analysis: Analysis) -> Read:
    """What is measured, of what, and how it is said, of each marked figure that is found."""
    count, faults = Counter[str](), []
    for (_, figure, indicator, about, modality, *_), start, fact in _told(bulletin, analysis):
        count["marked"] += 1
        if fact is None:
            count["missed"] += 1
            continue
        right, measured, whose = _parts(analysis, fact, indicator, about, modality)
        count.update(part for part, good in right.items() if good)
        count["all"] += all(right.values())
        wanted = (
            f"{figure}: {indicator} of {about}, {modality}; said {measured} of {whose[0] if whose else None}, {fact.modality}"
        )
        faults += [(part, wanted, told(analysis, start).text) for part, good in right.items() if not good]
    return count, faults


def _told(bulletin: Bulletin, analysis: Analysis) -> Iterator[tuple[tuple[str, ...], int, Observation | Group | None]]:
    """Each marked figure of the text, where it stands, and what is said of it."""
    at = 0
    said = {m: f for f in analysis.facts for m, f in _figures(f)}
    for row in bulletin.of("Q"):
        start = analysis.reading.document.text.find(row[1], at)
        if start >= 0:
            at = start + len(row[1])
            yield row, start, next((f for m, f in said.items() if m.start < at and start < m.end), None)


def _parts(
    analysis: Analysis, fact: Observation | Group, indicator: str, about: str, modality: str
) -> tuple[dict[str, bool], str, list[str]]:
    """Which parts of a figure are right, what it is said to measure, and of whom."""
    measured = fact.member_type if isinstance(fact, Group) else fact.indicator
    whose = names(analysis, fact if isinstance(fact, Group) else fact.about)
    nouns = [w.lstrip("~") for w in either(about)] if isinstance(fact, Group) else []
    right = {
        "indicator": any(alike(w, measured) for w in (*either(indicator.replace("+", "")), *nouns)),
        "about": any(named(w, whose) for w in either(about))
        or isinstance(fact, Group)
        and any(alike(w, n) for w in either(indicator) for n in whose),
        "modality": fact.modality == modality,
    }
    return right, measured, whose


def _figures(fact: Fact) -> Iterator[tuple[Mention, Observation | Group]]:
    match fact:
        case Observation():
            yield fact.quantity, fact
        case Group(count=Mention()):
            yield fact.count, fact
        case Change():
            yield from ((o.quantity, o) for o in (fact.before, fact.after))


def statuses(bulletin: Bulletin, analysis: Analysis) -> Read:
    said = [f for f in analysis.facts if isinstance(f, StatusChange)]
    return _matched(
        analysis, [*bulletin.of("S")], said, _reached, lambda f: f"{names(analysis, f.about)[:1]} {f.phase} {f.modality}"
    )


def _reached(analysis: Analysis, row: tuple[str, ...], fact: StatusChange) -> bool:
    """Whether a phase is what a row says."""
    _, about, phase, modality, quote = row
    mode = fact.modality == modality or phase == "underConstruction" and {fact.modality, modality} <= set(HELD)
    here = (at := analysis.reading.document.text.find(quote)) < 0 or told(analysis, at).index in fact.evidence
    return here and mode and fact.phase == phase and any(named(w, names(analysis, fact.about)) for w in either(about))


def relations(bulletin: Bulletin, analysis: Analysis) -> Read:
    said = list({_key(analysis, f): f for f in analysis.facts if isinstance(f, Statement) and f.predicate != "reporter"}.values())

    def right(analysis: Analysis, row: tuple[str, ...], fact: Statement) -> bool:
        _, s, p, o, *_ = row
        ways = {(s, p, o)} | {(o, q, s) for q in _TURNED.get(p, ())}
        return any(
            fact.predicate == q and named(a, names(analysis, fact.subject)) and named(b, names(analysis, fact.object))
            for a, q, b in ways
        )

    return _matched(analysis, [*bulletin.of("R")], said, right, lambda f: " ".join(_key(analysis, f)) + f" {f.rule}")


_TURNED = {
    "partOf": ("hasPart",),
    "hasPart": ("partOf", "locatedIn"),
    "locatedIn": ("hasPart",),
    "cooperatesWith": ("cooperatesWith",),
}


def _key(analysis: Analysis, fact: Statement) -> tuple[str, str, str]:
    return (min(names(analysis, fact.subject)), fact.predicate, min(names(analysis, fact.object)))


def designations(bulletin: Bulletin, analysis: Analysis) -> Read:
    said = [f for f in analysis.facts if isinstance(f, Designation)]
    return _matched(analysis, [*bulletin.of("D")], said, _awarded, lambda f: f"{names(analysis, f.about)[:1]} {f.honour.text}")


def _awarded(analysis: Analysis, row: tuple[str, ...], fact: Designation) -> bool:
    """Whether an honour is what a row says."""
    whose, what = names(analysis, fact.about), names(analysis, fact.honour)
    return any(named(w, whose) for w in either(row[1])) and any(named(f"~{w}", what) for w in either(row[2]))


def verdicts(bulletin: Bulletin, analysis: Analysis) -> Iterator[tuple[Fact, bool]]:
    """The figures that were marked, the phases and the honours of a bulletin, and whether each is right."""
    for (_, _, indicator, about, modality, *_), _, figure in _told(bulletin, analysis):
        if figure is not None:
            yield figure, all(_parts(analysis, figure, indicator, about, modality)[0].values())
    for fact in analysis.facts:
        if isinstance(fact, StatusChange):
            yield fact, any(_reached(analysis, row, fact) for row in bulletin.of("S"))
        elif isinstance(fact, Designation):
            yield fact, any(_awarded(analysis, row, fact) for row in bulletin.of("D"))


def _matched(
    analysis: Analysis,
    marked: list[tuple[str, ...]],
    said: list[F],
    right: Callable[[Analysis, tuple[str, ...], F], bool],
    show: Callable[[F], str],
) -> Read:
    """Marked rows against facts: what is found, missed, and said besides."""
    used: set[int] = set()
    count, faults = Counter({"marked": len(marked), "said": len(said)}), []
    for row in marked:
        hits = {i for i, fact in enumerate(said) if right(analysis, row, fact)}
        used |= hits
        count["found"] += bool(hits)
        if not hits:
            at = analysis.reading.document.text.find(row[-1] if row[0] == "S" else row[1].split("/")[0].lstrip("~"))
            faults.append(("missed", "|".join(row), told(analysis, max(at, 0)).text))
    count["right"] = len(used)
    besides = (f for i, f in enumerate(said) if i not in used)
    return count, faults + [("besides", show(f), analysis.reading.sentences[f.evidence[0]].text) for f in besides]


KINDS: dict[str, Callable[[Bulletin, Analysis], Read]] = {
    "figures": figures,
    "statuses": statuses,
    "relations": relations,
    "designations": designations,
}


def one(bulletin: Bulletin) -> dict[str, Read]:
    """What each kind of a bulletin counts, and its faults where they may be read."""
    analysis = pipeline.analyse(bulletin.document)
    found = {kind: compare(bulletin, analysis) for kind, compare in KINDS.items()}
    return {kind: (count, [] if bulletin.held else faults) for kind, (count, faults) in found.items()}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    ap.add_argument(
        "--faults",
        type=int,
        default=0,
        metavar="N",
        help="of each kind of fault in the readable bulletins so many, drawn by the seed",
    )
    ap.add_argument("--seed", default="1")
    a = ap.parse_args()
    if unknown := set(a.kinds) - KINDS.keys():
        ap.error(f"no such kind: {', '.join(sorted(unknown))}")
    with Pool() as pool:
        results = pool.map(one, read(), chunksize=8)
    parts = [(name, held, guided) for name, held in (("readable", False), ("totals only", True)) for guided in (False, True)]
    for kind in a.kinds or KINDS:
        for name, held, guided in parts:
            one_of = (b.held is held and b.guided is guided for b in read())
            counts = sum((r[kind][0] for own, r in zip(one_of, results, strict=True) if own), Counter[str]())
            print(f"{kind:13}{name:12}{'guided' if guided else '':7}" + "  ".join(f"{k} {n}" for k, n in counts.items()))
        faults = [f for r in results for f in r[kind][1]]
        random.Random(a.seed).shuffle(faults)
        for what in sorted({f[0] for f in faults}) if a.faults else ():
            print(f"  {what}:")
            for _, wanted, sentence in [f for f in faults if f[0] == what][: a.faults]:
                print(f"    {wanted}\n        {sentence}")


if __name__ == "__main__":
    main()
