"""Scores of the annotated texts, a table a collection with its halves open and held: `make eval`, or python tests/eval/run.py with

    --faults        what was missed and what was wrong, in the half that is open to look at
    --doc NAME ...  only these documents of the open half
    --keep          write what is better than tests/baseline.json into it
    --calibration   what confidences are worth: how many facts of each are right (docs/confidence.md)

Reads ../shared/eval/dev where it is present (43 texts), else the 30 texts in tests/eval, and the articles in examples/articles,
whose held half nobody reads: it measures what nothing was tuned on.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import evaluate, pipeline
from kg.graph import rdf
from tests.eval import judged

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BASELINE = HERE.parent / "baseline.json"


@dataclass(frozen=True, slots=True)
class Collection:
    """Annotated documents: x.json in `gold` belongs to x.txt, x.html ... in `documents`; `split` says which half x is in."""

    gold: Path
    documents: Path
    split: Path

    def halves(self) -> dict[str, list[str]]:
        """The documents of each half that are present."""
        found: dict[str, list[str]] = {"open": [], "held": []}
        for line in self.split.read_text(encoding="utf-8").splitlines()[1:]:
            name, half = line.split("\t")
            if (self.gold / f"{name}.json").exists():
                found[half].append(name)
        return found

    def document(self, name: str) -> Path:
        """The file of a document, whatever its ending."""
        return next(p for p in sorted(self.documents.iterdir()) if p.stem == name)


def texts(folder: Path) -> Collection:
    """The collection of a folder with gold/ and texts/."""
    return Collection(folder / "gold", folder / "texts", HERE / "split.tsv")


SHARED = texts(ROOT.parent / "shared" / "eval" / "dev")
OWN = texts(HERE)
ARTICLES = Collection(HERE / "articles", ROOT / "examples" / "articles", HERE / "articles" / "split.tsv")
HALVES = ("open", "held")
COLLECTIONS = {"own": (OWN, HALVES), "all": (SHARED, HALVES), "articles": (ARTICLES, ("open",)), "blind": (ARTICLES, ("held",))}
"""What tests/baseline.json keeps: its name there, the collection and which halves of it."""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--faults", action="store_true")
    ap.add_argument("--doc", nargs="*", default=[])
    ap.add_argument("--keep", action="store_true")
    ap.add_argument("--calibration", action="store_true")
    a = ap.parse_args()
    shown = [SHARED if SHARED.gold.is_dir() else OWN, ARTICLES]
    if wrong := set(a.doc).difference(*(c.halves()["open"] for c in shown)):
        sys.exit(f"not in the open half: {wrong}")
    if a.calibration:
        print(*judged.report(calibration(shown[0])), sep="\n")
        return
    for collection in shown:
        groups = collection.halves()
        if a.doc:
            groups = {"open": [n for n in groups["open"] if n in a.doc]}
        if any(groups.values()):
            show(collection, groups, faults=a.faults)
    if a.keep:
        keep()


def calibration(texts: Collection) -> dict[str, list[judged.Judged]]:
    """The judged facts of what was looked at, of the held half of the texts, and of the held articles."""
    parts = {"open": [(texts, "open"), (ARTICLES, "open")], "held": [(texts, "held")], "blind": [(ARTICLES, "held")]}
    return {name: [f for c, half in part for f in facts(c, half)] for name, part in parts.items()}


def facts(collection: Collection, half: str) -> Iterator[judged.Judged]:
    """The judged facts of one half of a collection."""
    for name in collection.halves()[half]:
        yield from judged.annotated(collection.document(name), collection.gold / f"{name}.json")


def show(collection: Collection, groups: dict[str, list[str]], *, faults: bool) -> None:
    """Prints the table of a collection."""
    tables = {half: rows(collection, names, faults=faults and half == "open") for half, names in groups.items() if names}
    if len(tables) == 2:
        tables["all"] = [together(*pair) for pair in zip(*tables.values(), strict=True)]
    print(f"{sum(map(len, groups.values()))} texts of {collection.documents}")
    print(f"{'layer':18}" + "".join(f"{h:>8} P    R    F1 " for h in tables))
    for line in zip(*tables.values(), strict=True):
        print(
            f"{line[0]['layer']:18}"
            + "".join(f"{r['gold']:7}{r['precision']:5.2f}{r['recall']:5.2f} {r['f1']:.3f}" for r in line)
        )


def rows(collection: Collection, names: list[str], *, faults: bool = False) -> list[dict]:
    """The scorer's rows for some documents of a collection."""
    with tempfile.TemporaryDirectory() as tmp:
        gold, graph = Path(tmp, "gold"), Path(tmp, "graph.nq")
        gold.mkdir()
        lines = []
        for name in names:
            (gold / f"{name}.json").write_bytes((collection.gold / f"{name}.json").read_bytes())
            path = collection.document(name)
            document = pipeline.document(path.read_bytes(), path.name)
            lines += [f"{q} .\n" for q in rdf.quads(pipeline.confident(pipeline.analyse(document)))]
        graph.write_text("".join(lines), encoding="utf-8")
        return evaluate.score(gold, [graph, ROOT / "ontology" / "kg.ttl"], faults=faults)[0]


def together(a: dict, b: dict) -> dict:
    """Two rows of one layer as one."""
    layer = evaluate.Layer()
    layer.gold, layer.said, layer.right = (a[k] + b[k] for k in ("gold", "said", "right"))
    return layer.row(a["layer"])


def measure(collection: Collection, halves: Iterable[str]) -> dict[str, float]:
    """Layer -> F1 over all documents of some halves of a collection."""
    return {r["layer"]: r["f1"] for r in rows(collection, [n for half in halves for n in collection.halves()[half]])}


def best(old: dict[str, float], new: dict[str, float]) -> dict[str, float]:
    """The higher of two scores a layer."""
    return {k: max(old.get(k, 0.0), v) for k, v in new.items()}


def keep() -> None:
    """Writes what is better now into the baseline."""
    known = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    for name, (collection, halves) in COLLECTIONS.items():
        if collection.gold.is_dir():
            known[name] = best(known.get(name, {}), measure(collection, halves))
    BASELINE.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
