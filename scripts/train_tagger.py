"""Trains the tagger of names: `make tagger`, or python -m scripts.train_tagger [--check]

Reads scripts/tagger/*.txt, bulletins written for the project (places are real; firms, people, projects and figures are invented), in which
every name is marked: [云帆科技|E]. Writes kg/data/names.crfsuite, the same bytes for the same texts, finders and version of CRFsuite.

    --check    trains on four fifths of the texts only, and prints what it finds in the others; writes nothing
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

import pycrfsuite

from kg import pipeline
from kg.mentions.tagging import features, tagger
from kg.model import Document, Token

TEXTS = Path(__file__).parent / "tagger"
MODEL = Path(__file__).parents[1] / "kg" / "data" / tagger.MODEL
KINDS = {
    "Z": "DevelopmentZone",
    "K": "Park",
    "A": "AdministrativeArea",
    "L": "Place",
    "F": "Facility",
    "B": "PublicBody",
    "D": "Department",
    "E": "Enterprise",
    "O": "Organization",
    "N": "Person",
    "P": "Project",
    "I": "InfrastructureProject",
    "T": "Platform",
    "M": "Mechanism",
    "Y": "Policy",
    "H": "Honour",
    "G": "Gathering",
}
MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z])\]")
BULLETIN = re.compile(r"^(?=日期：)", re.MULTILINE)
SETTINGS = {"c1": 0.2, "c2": 0.02, "max_iterations": 90, "feature.possible_transitions": True}
"""L1 and L2 regularisation, rounds, and weights for sequences of labels that no text has."""

Example = tuple[list[list[str]], list[str]]


def bulletins() -> list[str]:
    """The marked texts, in the order of the files."""
    parts = (part for path in sorted(TEXTS.glob("*.txt")) for part in BULLETIN.split(path.read_text(encoding="utf-8")))
    return [part for part in parts if part.strip()]


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A marked text -> the bare text and the spans of its names."""
    out, spans, at, length = [], [], 0, 0
    for m in MARK.finditer(text):
        out += [text[at : m.start()], m[1]]
        length += m.start() - at
        spans.append((length, length + len(m[1]), KINDS[m[2]]))
        length += len(m[1])
        at = m.end()
    return "".join([*out, text[at:]]), spans


def examples(text: str) -> list[Example]:
    """The features and labels of each sentence of a marked text, as the tagger meets them in the pipeline."""
    bare, spans = unmarked(text)
    document = pipeline.document(bare.encode(), "bulletin.txt")
    reading = pipeline.read(document, pipeline.WIDENERS[: pipeline.WIDENERS.index(tagger.widen)])
    names = list(_placed(document, spans))
    rows = zip(reading.sentences, reading.tokens, reading.mentions, strict=True)
    return [(features.of(s, ts, ms), _labels(ts, names)) for s, ts, ms in rows if s.role != "meta" and ts]


_QUOTES = {("“", "”"), ("《", "》")}


def _placed(document: Document, spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Spans of the file as spans of the document's text, without quotation marks around the whole name."""
    text, at = document.text, {document.offsets.to_file(i): i for i in range(len(document.text))}
    for start, end, kind in spans:
        a, b = at.get(start, -1), at.get(end - 1, -1) + 1
        if a < 0 or b - a != end - start:
            continue  # the reader left a part of it out
        while (text[a], text[b - 1]) in _QUOTES and text[a] not in text[a + 1 : b]:
            a, b = a + 1, b - 1
        yield a, b, kind


def _labels(tokens: tuple[Token, ...], names: list[tuple[int, int, str]]) -> list[str]:
    out = ["O"] * len(tokens)
    for start, end, kind in names:
        inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
        for i in inside:
            out[i] = f"{'B' if i == inside[0] else 'I'}-{kind}"
    return out


def train(texts: list[list[Example]], path: Path) -> None:
    """Writes the model of examples to a file."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for text in texts:
        for told, labels in text:
            trainer.append(told, labels)
    trainer.train(str(path))


def names_of(labels: list[str]) -> set[tuple[int, int, str]]:
    """The names of a sequence of labels: (first token, behind the last, kind)."""
    starts = [
        i for i, label in enumerate(labels) if label[0] == "B" or label[0] == "I" and (not i or labels[i - 1][2:] != label[2:])
    ]
    ends = [next((j for j in range(i + 1, len(labels)) if labels[j] != f"I-{labels[i][2:]}"), len(labels)) for i in starts]
    return {(i, j, labels[i][2:]) for i, j in zip(starts, ends, strict=True)}


def check(texts: list[list[Example]]) -> None:
    """Prints how many names of every fifth text are found by what the others teach."""
    with tempfile.TemporaryDirectory() as folder:
        train([t for i, t in enumerate(texts) if i % 5], Path(folder, "model"))
        model = pycrfsuite.Tagger()
        model.open(str(Path(folder, "model")))
        pairs = [(names_of(labels), names_of(model.tag(told))) for text in texts[::5] for told, labels in text]
    gold, found, right = (sum(map(len, x)) for x in (*zip(*pairs, strict=True), (a & b for a, b in pairs)))
    print(f"{len(texts[::5])} texts, {gold} names: precision {right / found:.3f}, recall {right / gold:.3f}")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--check", action="store_true")
    a = ap.parse_args()
    with Pool() as pool:
        texts = pool.map(examples, bulletins(), chunksize=8)
    if a.check:
        check(texts)
        return
    train(texts, MODEL)
    print(f"{MODEL}: {MODEL.stat().st_size:,} bytes, learnt from {len(texts)} bulletins")


if __name__ == "__main__":
    main()
