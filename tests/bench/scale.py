"""Cost of growth: `python tests/bench/scale.py [FOLDER OF SUITES] [--items 10000]` builds a graph of news items, then adds 100 more.

Printed for each step: processor and wall seconds, documents a second, peak memory of the largest process, size on disk; then the
share of the whole build that adding 100 documents costs (goal: at most 1/50), and what a further build without changes costs. All in
one run, so that the ratios hold whatever the machine. The items are not ours: read from ../shared, absent ones are said plainly.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SUITES = ROOT.parent / "shared" / "data"
ADDED = 100
GOAL = 1 / 50


@dataclass(frozen=True)
class Cost:
    """What one command took: processor and wall seconds, peak memory of its largest process in MB."""

    processor: float
    wall: float
    memory: float


def measured(*args: str | Path) -> Cost:
    """Runs `kg` with these arguments."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli", *map(str, args)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some items have no text
        sys.exit(said)
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024)


def show(what: str, documents: int, cost: Cost, folder: Path) -> None:
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 2**20
    speed = documents / cost.wall
    print(
        f"{what:28} {cost.processor:8.1f} s cpu {cost.wall:8.1f} s wall {speed:8.1f} documents/s {cost.memory:7.0f} MB {size:7.0f} MB on disk"
    )


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", nargs="?", type=Path, default=SUITES)
    ap.add_argument("--items", type=int, default=10_000)
    a = ap.parse_args()
    source = a.folder / "xwlb" / "xwlb.jsonl.xz"
    if not source.exists():
        print(f"{source} is absent: nothing measured")
        return 0
    with lzma.open(source, "rt", encoding="utf-8") as found:
        lines = [line for line in found if json.loads(line)["text"].strip()][: a.items]
    with tempfile.TemporaryDirectory() as tmp:
        news, graph = Path(tmp, "news.jsonl"), Path(tmp, "graph")
        news.write_text("".join(lines[:-ADDED]), encoding="utf-8")
        whole = measured("build", news, "-o", graph)
        show(f"whole build, {len(lines) - ADDED}", len(lines) - ADDED, whole, graph)
        later = Path(tmp, "later.jsonl")
        later.write_text("".join(lines[-ADDED:]), encoding="utf-8")
        more = measured("build", later, "-o", graph)
        show(f"{ADDED} added", ADDED, more, graph)
        again = measured("build", news, "-o", graph)
        show("nothing changed", len(lines) - ADDED, again, graph)
    print(f"adding {ADDED} costs 1/{whole.processor / more.processor:.0f} of the whole build (goal: 1/{1 / GOAL:.0f})")
    return 0 if more.processor <= whole.processor * GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
