"""Cost of growth: `python tests/bench/scale.py [FOLDER OF SUITES] [--items 10000]` builds a graph of news items, then adds 100 more.

Printed for each step: processor and wall seconds, documents a second of processor time and of wall time, peak memory of the largest
process, size on disk; of the whole build also the peak memory of the process that writes, after a quarter and a half; then the share of
the whole build that adding 100 documents costs (goal: at most 1/50), and what a further build without changes costs. All in one run, so
that the ratios hold whatever the machine; with bytecode, as the package has it where it is installed. The items are not ours: read from ../shared, absent ones are said plainly.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import kg

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(ROOT)}
SUITES = ROOT.parent / "shared" / "data"
ADDED = 100
GOAL = 1 / 50


@dataclass(frozen=True)
class Cost:
    """What one command took: processor and wall seconds, peak memory of its largest process in MB."""

    processor: float
    wall: float
    memory: float


def measured(source: Path, graph: Path, marks: str = "") -> Cost:
    """Builds in a process of its own."""
    began = time.monotonic()
    environment = ENVIRONMENT | {"PYTHONPYCACHEPREFIX": str(source.parent / "bytecode")}
    process = subprocess.Popen([sys.executable, __file__, "--build", source, graph, "--marks", marks], cwd=ROOT, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{source}: the build failed")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024)


def build(source: Path, graph: Path, marks: list[int]) -> None:
    """What the process does: builds, and says its peak memory when so many documents are done."""

    def note(done: int, _: int | None) -> None:
        if done in marks:
            print(f"    {done} done: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", flush=True)

    kg.build([source], graph, jobs=os.cpu_count() or 1, progress=note if marks else None)


def show(what: str, documents: int, cost: Cost, folder: Path) -> None:
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 2**20
    print(
        f"{what:24} {cost.processor:7.1f} s cpu {cost.wall:7.1f} s wall {documents / cost.processor:7.1f} documents/s cpu "
        f"{documents / cost.wall:7.1f} wall {cost.memory:6.0f} MB {size:6.0f} MB on disk",
        flush=True,
    )


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", nargs="?", type=Path, default=SUITES)
    ap.add_argument("--items", type=int, default=10_000)
    ap.add_argument("--build", nargs=2, type=Path, help=argparse.SUPPRESS)
    ap.add_argument("--marks", default="", help=argparse.SUPPRESS)
    a = ap.parse_args()
    if a.build:
        build(*a.build, [int(mark) for mark in a.marks.split()])
        return 0
    source = a.folder / "xwlb" / "xwlb.jsonl.xz"
    if not source.exists():
        print(f"{source} is absent: nothing measured")
        return 0
    with lzma.open(source, "rt", encoding="utf-8") as found:
        lines = [line for line in found if json.loads(line)["text"].strip()][: a.items]
    with tempfile.TemporaryDirectory() as tmp:
        news, graph = Path(tmp, "news.jsonl"), Path(tmp, "graph")
        news.write_text("".join(lines[:-ADDED]), encoding="utf-8")
        whole = measured(news, graph, f"{a.items // 4} {a.items // 2}")
        show(f"whole build, {len(lines) - ADDED}", len(lines) - ADDED, whole, graph)
        later = Path(tmp, "later.jsonl")
        later.write_text("".join(lines[-ADDED:]), encoding="utf-8")
        more = measured(later, graph)
        show(f"{ADDED} added", ADDED, more, graph)
        again = measured(news, graph)
        show("nothing changed", len(lines) - ADDED, again, graph)
    print(f"adding {ADDED} costs 1/{whole.processor / more.processor:.0f} of the whole build (goal: 1/{1 / GOAL:.0f})")
    return 0 if more.processor <= whole.processor * GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
