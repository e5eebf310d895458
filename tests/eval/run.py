"""Scores of the annotated texts, a table a half (tests/eval/split.tsv): `make eval`, or python tests/eval/run.py with

    --faults        what was missed and what was wrong, in the half that is open to look at
    --doc NAME ...  only these documents of the open half
    --keep          write what is better than tests/baseline.json into it

Reads ../shared/eval/dev where it is present (43 texts), and always the 30 texts in tests/eval.
"""

import argparse
import json
import pathlib
import sys
import tempfile

from kg import evaluate, pipeline
from kg.graph import rdf

HERE = pathlib.Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "eval" / "dev"
BASELINE = HERE.parent / "baseline.json"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--faults", action="store_true")
    ap.add_argument("--doc", nargs="*")
    ap.add_argument("--keep", action="store_true")
    a = ap.parse_args()
    root = SHARED if SHARED.is_dir() else HERE
    groups = halves(root)
    if a.doc:
        if wrong := set(a.doc) - set(groups["open"]):
            sys.exit(f"not in the open half: {wrong}")
        groups = {"open": a.doc}
    tables = {half: rows(root, names, faults=a.faults and half == "open") for half, names in groups.items()}
    if len(tables) == 2:
        tables["all"] = [together(*pair) for pair in zip(*tables.values(), strict=True)]
    print(f"{sum(map(len, groups.values()))} texts of {root}")
    print(f"{'layer':18}" + "".join(f"{h:>8} P    R    F1 " for h in tables))
    for line in zip(*tables.values(), strict=True):
        print(
            f"{line[0]['layer']:18}"
            + "".join(f"{r['gold']:7}{r['precision']:5.2f}{r['recall']:5.2f} {r['f1']:.3f}" for r in line)
        )
    if a.keep:
        keep()


def halves(root: pathlib.Path) -> dict[str, list[str]]:
    """The documents of each half that are in a folder."""
    found: dict[str, list[str]] = {"open": [], "held": []}
    for line in (HERE / "split.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, half = line.split("\t")
        if (root / "gold" / f"{name}.json").exists():
            found[half].append(name)
    return found


def rows(root: pathlib.Path, names: list[str], *, faults: bool = False) -> list[dict]:
    """The scorer's rows for some documents of a folder."""
    with tempfile.TemporaryDirectory() as tmp:
        gold, graph = pathlib.Path(tmp, "gold"), pathlib.Path(tmp, "graph.nq")
        gold.mkdir()
        lines = []
        for name in names:
            (gold / f"{name}.json").write_bytes((root / "gold" / f"{name}.json").read_bytes())
            document = pipeline.document((root / "texts" / f"{name}.txt").read_bytes(), f"{name}.txt")
            lines += [f"{q} .\n" for q in rdf.quads(pipeline.analyse(document))]
        graph.write_text("".join(lines), encoding="utf-8")
        return evaluate.score(gold, [graph, HERE.parents[1] / "ontology" / "kg.ttl"], faults=faults)[0]


def together(a: dict, b: dict) -> dict:
    """Two rows of one layer as one."""
    layer = evaluate.Layer()
    layer.gold, layer.said, layer.right = (a[k] + b[k] for k in ("gold", "said", "right"))
    return layer.row(a["layer"])


def measure(root: pathlib.Path) -> dict[str, float]:
    """Layer -> F1 over all documents of a folder."""
    return {r["layer"]: r["f1"] for r in rows(root, [n for names in halves(root).values() for n in names])}


def best(old: dict[str, float], new: dict[str, float]) -> dict[str, float]:
    """The higher of two scores a layer."""
    return {k: max(old.get(k, 0.0), v) for k, v in new.items()}


def keep() -> None:
    """Writes what is better now into the baseline."""
    known = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    for name, root in (("own", HERE), ("all", SHARED)):
        if root.is_dir():
            known[name] = best(known.get(name, {}), measure(root))
    BASELINE.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
