"""Scores of the annotated texts, a table a half (tests/eval/split.tsv): `python tests/eval/run.py [--faults] [--doc NAME]`.

Reads ../shared/eval/dev where it is present (43 texts), else tests/eval (30 texts).
"""

import argparse
import pathlib
import sys
import tempfile

from kg import evaluate, pipeline
from kg.graph import rdf

HERE = pathlib.Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "eval" / "dev"


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--faults", action="store_true", help="list what was missed and what was wrong (open half)")
    ap.add_argument("--doc", nargs="*", help="only these documents of the open half")
    a = ap.parse_args()
    root = SHARED if SHARED.is_dir() else HERE
    halves: dict[str, list[str]] = {"open": [], "held": []}
    for line in (HERE / "split.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, half = line.split("\t")
        if (root / "gold" / f"{name}.json").exists():
            halves[half].append(name)
    if a.doc:
        if wrong := set(a.doc) - set(halves["open"]):
            sys.exit(f"not in the open half: {wrong}")
        halves = {"open": a.doc}
    tables = {}
    for half, names in halves.items():
        with tempfile.TemporaryDirectory() as tmp:
            gold, graph = pathlib.Path(tmp, "gold"), pathlib.Path(tmp, "graph.nq")
            gold.mkdir()
            lines = []
            for name in names:
                (gold / f"{name}.json").write_bytes((root / "gold" / f"{name}.json").read_bytes())
                document = pipeline.READERS[".txt"]((root / "texts" / f"{name}.txt").read_bytes(), f"{name}.txt")
                lines += [str(q) + " .\n" for q in rdf.quads(pipeline.analyse(document))]
            graph.write_text("".join(lines), encoding="utf-8")
            ontology = HERE.parents[1] / "ontology" / "kg.ttl"
            tables[half], _ = evaluate.score(gold, [graph, ontology], faults=a.faults and half == "open")
    if len(tables) == 2:
        tables["all"] = [together(*pair) for pair in zip(tables["open"], tables["held"], strict=True)]
    print(f"{'layer':18}" + "".join(f"{h:>8} P    R    F1 " for h in tables))
    for rows in zip(*tables.values(), strict=True):
        print(f"{rows[0]['layer']:18}" + "".join(f"{r['gold']:7}{r['precision']:5.2f}{r['recall']:5.2f} {r['f1']:.3f}" for r in rows))


def together(a: dict, b: dict) -> dict:
    layer = evaluate.Layer()
    layer.gold, layer.said, layer.right = (a[k] + b[k] for k in ("gold", "said", "right"))
    return layer.row(a["layer"])


if __name__ == "__main__":
    main()
