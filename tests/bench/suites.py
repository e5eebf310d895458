"""What the benches share: public suites of cases, read through adapters, counted and shown.

A case counts when all its results do. Where a suite's convention differs from ours the adapter translates, and says so; what it
leaves out is counted, with the reason. A folder that is absent is said plainly.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SUITES = Path(__file__).resolve().parents[3] / "shared" / "data"
Result = tuple[Any, ...]
"""What is compared of one result: its text (folded, without spaces at the ends), then values of the suite's kind."""


@dataclass
class Suite:
    """A suite read through its adapter; `excluded` counts the cases left out, by reason. Without a goal it is only reported."""

    name: str
    goal: float | None
    differences: tuple[str, ...] = ()
    right: int = 0
    cases: int = 0
    excluded: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    peers: dict[str, tuple[int, int]] = field(default_factory=dict)

    def case(self, text: str, good: bool, want: object, got: object) -> None:
        self.cases += 1
        if good:
            self.right += 1
        else:
            self.wrong.append(f"{text.strip()}\n      wanted {want}\n      read   {got}")

    def peer(self, name: str, good: bool) -> None:
        """What another library did with the case."""
        right, cases = self.peers.get(name, (0, 0))
        self.peers[name] = right + good, cases + 1

    def show(self, verbose: bool) -> bool:
        """Prints the suite; whether it reached its goal, and left out less than 15 %."""
        share = self.right / self.cases if self.cases else 0.0
        left_out = sum(self.excluded.values())
        goal = "reported" if self.goal is None else f"goal {self.goal:.0%}"
        good = self.goal is None or (share >= self.goal and left_out < 0.15 * (left_out + self.cases))
        print(f"{self.name:16} {self.right:4} of {self.cases:4} = {share:6.1%}   {goal}   left out {left_out}", end="")
        print(f" ({left_out / (left_out + self.cases):.0%})" if left_out else "", "" if good else " BELOW THE GOAL")
        for name, (right, cases) in self.peers.items():
            print(f"      {name:20} {right:4} of {cases:4} = {right / cases:6.1%}")
        for reason, count in sorted(self.excluded.items()):
            print(f"      left out: {count} {reason}")
        for difference in self.differences:
            print(f"      convention: {difference}")
        for line in self.wrong if verbose else ():
            print("    ", line)
        return good


def recognizers(folder: Path, *names: str) -> Iterator[dict[str, Any]]:
    """The cases of a file of Recognizers-Text."""
    path = folder / "recognizers_text_zh" / Path(*names)
    if not path.exists():
        print(f"{path} is absent: not measured")
        return
    yield from json.loads(path.read_text(encoding="utf-8-sig"))


def jionlp(folder: Path, name: str) -> Iterator[list[Any]]:
    """The cases of a file of JioNLP's tests."""
    path = folder / "jionlp_tests" / name
    if not path.exists():
        print(f"{path} is absent: not measured")
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["case"]
