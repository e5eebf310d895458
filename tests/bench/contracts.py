"""Announcements of contracts, end to end from html: `python tests/bench/contracts.py [FOLDER]` (default ../shared/data/fddc2018_contracts).

The folder holds html/ID.html and contracts.jsonl: {"id", "records": [{甲方, 乙方, 项目, 合同, 上限, 下限}]}. The pages are built into a graph and
the saved query `contracts` is asked; nothing else is looked at. For each document the distinct values of a field are compared with those of
the gold, lower case, without white space, quotation marks and slashes; 金额 are the amounts of 上限 and 下限 in yuan. Documents are halved by
their id's hash: the rules were developed on the open half, the held half is only measured.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tempfile
import unicodedata
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from kg import build, open_graph

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "fddc2018_contracts"
FIELDS = {"甲方": "client", "乙方": "contractor", "项目": "project", "合同": "contract"}
GOALS = {"甲方": 0.65, "乙方": 0.80, "项目": 0.50, "合同": 0.65, "金额": 0.80}
Values = dict[str, set[str]]


def plain(text: str) -> str:
    """A value as it is compared."""
    return re.sub(r"[\s“”\"'/]", "", unicodedata.normalize("NFKC", text)).replace("&amp;", "&").lower()


def amount(text: str) -> str:
    """A number as it is compared: to the yuan, since the gold rounds."""
    return str(round(Decimal(text)))


def half(name: str) -> str:
    """Which half a document belongs to."""
    return "held" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "open"


def gold(folder: Path) -> dict[str, Values]:
    """Document -> field -> values."""
    out: dict[str, Values] = {}
    for line in (folder / "contracts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        values: Values = defaultdict(set)
        for record in row["records"]:
            for field in FIELDS:
                if record.get(field):
                    values[field].add(plain(record[field]))
            values["金额"] |= {amount(record[k]) for k in ("上限", "下限") if record.get(k)}
        out[row["id"]] = values
    return out


def read(folder: Path) -> dict[str, Values]:
    """Document -> field -> values, as the graph of the pages has them."""
    out: dict[str, Values] = defaultdict(lambda: defaultdict(set))
    with tempfile.TemporaryDirectory() as place:
        report = build([folder / "html"], Path(place) / "graph", jobs=2)
        for error in report.failed:
            print(error)
        with open_graph(Path(place) / "graph") as graph:
            answer = graph.ask("contracts")
            for cells in answer.rows():
                row = dict(zip(answer.columns, cells, strict=True))
                values = out[Path(row["document"]).stem]
                for field, name in FIELDS.items():
                    values[field] |= {plain(row[name])} - {""}
                values["金额"] |= {amount(v) for v in ([row["value"]] if row["value"] else [row["low"], row["high"]]) if v}
    return out


def scores(want: dict[str, Values], got: dict[str, Values], which: str) -> dict[str, tuple[float, float, float]]:
    """Field -> precision, recall, F1 over the documents of a half ("all": of both)."""
    out = {}
    for field in GOALS:
        right = found = wanted = 0
        for name, values in want.items():
            if which in ("all", half(name)):
                mine = got[name][field]
                right, found, wanted = right + len(mine & values[field]), found + len(mine), wanted + len(values[field])
        p, r = right / found if found else 0.0, right / wanted if wanted else 0.0
        out[field] = (p, r, 2 * p * r / (p + r) if p + r else 0.0)
    return out


def main() -> int:
    """Prints the scores; the exit status is 1 where a field misses its goal."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder = Path(arguments[0]) if arguments else FOLDER
    if not (folder / "contracts.jsonl").is_file():
        print(f"{folder}: no announcements here (contracts.jsonl and html/ are missing)")
        return 2
    want, got = gold(folder), read(folder)
    if "--faults" in sys.argv:
        for name, values in want.items():
            for field in GOALS:
                if half(name) == "open" and got[name][field] != values[field]:
                    print(name, field, "gold", sorted(values[field]), "read", sorted(got[name][field]))
    print("field        " + "".join(f"{which:^24}" for which in ("open P R F1", "held P R F1", "all P R F1")) + "goal")
    all_of = {which: scores(want, got, which) for which in ("open", "held", "all")}
    for field, goal in GOALS.items():
        print(f"{field}　　　" + "".join("".join(f"{x:8.3f}" for x in all_of[w][field]) for w in all_of) + f"    {goal:.2f}")
    return int(any(all_of["all"][field][2] < goal for field, goal in GOALS.items()))


if __name__ == "__main__":
    sys.exit(main())
