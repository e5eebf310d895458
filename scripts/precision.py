"""How many facts are right where no gold tells: news items drawn by a seed, facts of theirs judged by reading their sentences.

    python -m scripts.precision           precision a kind, from the verdicts in tests/precision/*.tsv and what is said today
    python -m scripts.precision draw 3    a fresh sample: writes tests/precision/3.tsv without verdicts, prints what to judge
    --corpus FOLDER                       holds xwlb.jsonl.xz and xwlb_zone_subset.jsonl (default: ../shared/data/xwlb)

A sample is named by its seed and has no item of another sample. Its file has a line a fact: item, kind, the fact in short form, verdict (right, wrong), and for a
wrong one the part that is wrong. The texts are not kept. A fact that reads differently today is another fact, not judged yet.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from kg import pipeline
from kg.model import Action, Analysis, Arg, Designation, Fact, Group, Mention, Observation, Period, Statement, StatusChange

ROOT = Path(__file__).resolve().parents[1]
VERDICTS = ROOT / "tests" / "precision"
CORPUS = ROOT.parent / "shared" / "data" / "xwlb"
ITEMS = 2000
"""So many because sure phases and honours are rare in general news: some 3 phases in a hundred items."""
QUOTAS = {"observation": 60, "status": 50, "relation": 60, "designation": 15, "action": 15}
FIELDS = ("item", "kind", "fact", "verdict", "wrong")


Item = dict[str, str]
"""A news item: id, date, title, text."""


class Said(NamedTuple):
    """A fact in short form, and the sentence that it was read from."""

    item: str
    kind: str
    fact: str
    sentence: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.item, self.kind, self.fact


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("draw", nargs="*", metavar="draw SEED")
    ap.add_argument("--corpus", type=Path, default=CORPUS)
    a = ap.parse_args()
    if a.draw and (len(a.draw) != 2 or a.draw[0] != "draw"):
        ap.error("say nothing, or: draw SEED")
    news = corpus(a.corpus)
    if a.draw:
        draw(news, a.draw[1])
    else:
        compare(news)


def corpus(folder: Path) -> dict[str, Item]:
    """The news items that are outside the subset of zones, by their id."""
    subset = {json.loads(x)["id"] for x in (folder / "xwlb_zone_subset.jsonl").read_text(encoding="utf-8").splitlines()}
    with lzma.open(folder / "xwlb.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {item["id"]: item for item in map(json.loads, lines) if item["id"] not in subset}


def analysed(item: Item) -> Analysis:
    """What is read from one item, sure or not."""
    text = f"{item['title']}\n{item['date']}\n{item['text']}\n"
    return pipeline.analyse(pipeline.document(text.encode(), f"{item['id']}.txt"))


def read(item: Item) -> Iterator[Said]:
    """The facts of one item that a graph keeps, each once."""
    analysis = pipeline.confident(analysed(item))
    found: dict[tuple[str, str], Said] = {}
    for fact in analysis.facts:
        if (short := described(fact, analysis)) is not None:
            sentence = analysis.reading.sentences[fact.evidence[0]].text
            found.setdefault(short, Said(item["id"], *short, sentence))
    yield from found.values()


def _said(items: Iterable[Item]) -> list[Said]:
    """The facts of many items, in their order."""
    with Pool() as pool:
        return [fact for facts in pool.imap(_listed, items, chunksize=20) for fact in facts]


def _listed(item: Item) -> list[Said]:
    return [*read(item)]


def described(fact: Fact, analysis: Analysis) -> tuple[str, str] | None:
    """(kind, short form) of a fact that is judged: observation, 某开发区 | 税收 | 7.4亿元 | actual | 2015-01-01~2015-10-31."""

    def name(arg: Arg | str | None) -> str:
        if isinstance(arg, Mention):
            return arg.text if arg.kind == "Quantity" or arg not in analysis.index else analysis.index[arg].label
        if isinstance(arg, Group):
            return (name(arg.count) if arg.count else "") + arg.member_type + ("".join(f" {name(m)}" for m in arg.members))
        if isinstance(arg, Fact):
            return f"({(described(arg, analysis) or ('', type(arg).__name__))[1]})"
        return arg or ""

    match fact:
        case Observation():
            kind, parts = "observation", [name(fact.about), fact.indicator, name(fact.quantity)]
        case Group(count=Mention()):
            kind, parts = "observation", [name(fact)]
        case StatusChange():
            kind, parts = "status", [name(fact.about), fact.phase]
        case Statement():
            kind, parts = "relation", [name(fact.subject), fact.predicate, name(fact.object), fact.role or ""]
        case Designation():
            kind, parts = "designation", [name(fact.about), name(fact.honour)]
        case Action():
            kind, parts = "action", [name(fact.agent), fact.verb, *(name(o) for o in (*fact.objects, *fact.participants))]
        case _:
            return None
    if not isinstance(fact, Statement):
        parts += [fact.modality, when(fact.period)]
    return kind, " | ".join(p.replace("\n", " ").replace("\t", " ") for p in parts if p)


def when(period: Mention | Period | None) -> str:
    value = period.value if isinstance(period, Mention) else period
    return f"{value.start or ''}~{value.end or ''}" if isinstance(value, Period) and (value.start or value.end) else ""


def draw(news: dict[str, Item], seed: str) -> None:
    """Writes a sample without verdicts, and prints it with its sentences."""
    path = VERDICTS / f"{seed}.tsv"
    if path.exists():
        sys.exit(f"{path} exists: draw with another seed")
    drawn = {item for other in VERDICTS.glob("*.tsv") for item, *_ in known(other)}
    chosen = random.Random(f"items {seed}").sample(sorted(news.keys() - drawn), ITEMS)
    everything = _said(news[item] for item in sorted(chosen))
    rows: list[Said] = []
    for kind, quota in QUOTAS.items():
        pool = [f for f in everything if f.kind == kind]
        rows += sorted(random.Random(f"{kind} {seed}").sample(pool, min(quota, len(pool))))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        table.writerow(FIELDS)
        table.writerows([*row.key, "", ""] for row in rows)
    for number, row in enumerate(rows, 1):
        print(f"{number} {row.item} {row.kind}\n    {row.fact}\n    {row.sentence}")


def compare(news: dict[str, Item]) -> None:
    """Prints for each sample and kind: judged facts that are still said, right and wrong; gone ones (read otherwise, or no longer sure enough); what its items say besides."""
    print(f"{'sample':8}{'kind':12}{'right':>6}{'wrong':>6} precision   gone: right wrong   not judged   what is wrong")
    for path in sorted(VERDICTS.glob("*.tsv")):
        verdicts = known(path)
        today = _said(news[item] for item in sorted({key[0] for key in verdicts}))
        for kind in QUOTAS:
            now = {f.key for f in today if f.kind == kind}
            judged = {key: row for key, row in verdicts.items() if key[1] == kind}
            counts = Counter((row["verdict"], key in now) for key, row in judged.items())
            right, wrong = counts["right", True], counts["wrong", True]
            share = f"{right / (right + wrong):.2f}" if right + wrong else "-"
            parts = Counter(
                part for key, row in judged.items() if key in now and row["wrong"] for part in row["wrong"].split(", ")
            )
            print(
                f"{path.stem:8}{kind:12}{right:6}{wrong:6}{share:>10}{counts['right', False]:14}{counts['wrong', False]:6}"
                f"{len(now - judged.keys()):13}   {', '.join(f'{part} {n}' for part, n in parts.most_common())}"
            )


def known(path: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    """The judged rows of a sample; a fact without a verdict is not judged yet."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(r["item"], r["kind"], r["fact"]): r for r in rows if r["verdict"]}


if __name__ == "__main__":
    main()
