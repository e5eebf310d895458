"""Identity end to end, from text: 90 invented bulletins, gold clusters of wordings, pairwise and B-cubed F1.

    python -m tests.identity.bench [--faults]        # faults of the open half only

A wording counts for the entity of the mention that overlaps it best, or that ends with it (石家庄市鹿泉区 names 鹿泉区); where a phase
goes on behind it, for what the graph holds the phase to be a part of. One that nothing was read from stands alone.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import pipeline
from kg.graph.store import Store
from kg.mentions.naming import forms
from kg.model import Analysis, Entity

HERE = Path(__file__).parent
Item = tuple[str, int, str]
"""A wording: document, offset, text."""
OVERLAP = 0.5
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def texts() -> list[dict[str, str]]:
    """The bulletins; `half` is "open" for development (60) or "held" for measuring only (30, by an author who did not know the program)."""
    return [json.loads(line) for line in (HERE / "texts.jsonl").read_text(encoding="utf-8").splitlines()]


def gold() -> dict[Item, str]:
    """Wording -> the thing that it names."""
    with (HERE / "gold.tsv").open(encoding="utf-8", newline="") as f:
        return {(r["document"], int(r["offset"]), r["wording"]): r["cluster"] for r in csv.DictReader(f, delimiter="\t")}


@cache
def analyses() -> dict[str, Analysis]:
    """Each bulletin as its outlet gives it, read."""
    out = {}
    for row in texts():
        text = f"{row['title']}\n{row['date']} 来源：{row['publisher']}\n\n{row['text']}\n"
        out[row["id"]] = pipeline.analyse(pipeline.document(text.encode(), f"{row['id']}.txt"))
    return out


def predicted(items: Iterable[Item]) -> dict[Item, str]:
    """Wording -> the canonical IRI of its entity, or a name of its own where no mention was found."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "g", write=True) as store:
        for analysis in analyses().values():
            store.add(analysis)
        store.refresh_view()
        return {item: _canonical(store, item) for item in items}


def _canonical(store: Store, item: Item) -> str:
    from pyoxigraph import NamedNode

    from kg.graph.view import View
    from kg.graph.vocab import KG, VIEW

    entity = _entity(item)
    if entity is None:
        return f"{UNREAD} {item}"
    found = View(store.db).canonical(NamedNode(entity.iri))
    if forms.phase(entity.label) and not forms.phase(item[2]):
        wholes = list(store.db.quads_for_pattern(found, KG("phaseOf"), None, VIEW))
        return wholes[0].object.value if wholes else found.value
    return found.value


def _entity(item: Item) -> Entity | None:
    """The entity of the mention that covers a wording best."""
    document, offset, wording = item
    analysis = analyses()[document]
    text = analysis.reading.document.text
    start = text.index(next(r["text"] for r in texts() if r["id"] == document)[:30]) + offset
    end = start + len(wording)
    assert text[start:end] == wording, (item, text[start:end])
    best: tuple[float, Entity] | None = None
    for mention, entity in analysis.index.items():
        shared = min(end, mention.end) - max(start, mention.start)
        share = shared / (max(end, mention.end) - min(start, mention.start))
        if mention.end == end and mention.start < start and mention.kind == "AdministrativeArea":
            share = max(share, OVERLAP)
        if share >= OVERLAP and (best is None or share > best[0]) and mention.kind in forms.FAMILIES:
            best = share, entity
    return best[1] if best else None


def pairwise(want: Mapping[Item, str], got: Mapping[Item, str]) -> Score:
    """Over pairs of wordings: of those put together, how many belong together, and the other way round."""

    def pairs(counts: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in counts)

    both = pairs(Counter((want[i], got[i]) for i in want).values())
    return Score(both / max(1, pairs(Counter(got.values()).values())), both / max(1, pairs(Counter(want.values()).values())))


def b_cubed(want: Mapping[Item, str], got: Mapping[Item, str]) -> Score:
    """Over wordings: which share of the cluster it is in is right, and which share of its own cluster is there."""
    both, ours, theirs = Counter((want[i], got[i]) for i in want), Counter(got.values()), Counter(want.values())
    n = max(1, len(want))
    return Score(
        sum(both[want[i], got[i]] / ours[got[i]] for i in want) / n,
        sum(both[want[i], got[i]] / theirs[want[i]] for i in want) / n,
    )


def halves() -> dict[str, tuple[dict[Item, str], dict[Item, str]]]:
    """Half -> (gold, predicted) of its wordings; all documents are in one graph."""
    want = gold()
    got = predicted(want)
    half = {row["id"]: row["half"] for row in texts()}
    cut = {
        h: ({i: c for i, c in want.items() if half[i[0]] == h}, {i: c for i, c in got.items() if half[i[0]] == h})
        for h in ("open", "held")
    }
    return cut | {"all": (want, got)}


def faults(want: Mapping[Item, str], got: Mapping[Item, str]) -> None:
    """Prints the clusters that came apart and those that were thrown together."""
    for title, one, other in (("apart", want, got), ("together", got, want)):
        clusters: defaultdict[str, list[Item]] = defaultdict(list)
        for item, name in one.items():
            clusters[name].append(item)
        for name, items in sorted(clusters.items()):
            if len({other[i] for i in items}) > 1:
                print(f"{title}: {name}")
                for i in items:
                    print(f"    {i[0]} {i[2]}  {other[i].rpartition('/')[2]}")


def main() -> None:
    found = halves()
    print(f"{'half':6}{'wordings':>10}{'read':>6}{'pairwise P':>12}{'R':>7}{'F1':>7}{'B-cubed P':>12}{'R':>7}{'F1':>7}")
    for name, (want, got) in found.items():
        a, b = pairwise(want, got), b_cubed(want, got)
        read = sum(not g.startswith(UNREAD) for g in got.values()) / len(got)
        print(
            f"{name:6}{len(want):10}{read:6.2f}{a.precision:12.3f}{a.recall:7.3f}{a.f1:7.3f}{b.precision:12.3f}{b.recall:7.3f}{b.f1:7.3f}"
        )
    if "--faults" in sys.argv:
        faults(*found["open"])


if __name__ == "__main__":
    main()
