"""What resolution asks, and what it has merged -> a table that a person fills in; the filled-in table -> decisions.

    decision  state  name1          name2                  reasons                        sentence1 …  iri1  iri2
              ask    宝澜食品加工项目  宝澜年产8万吨预制菜项目    字号相同 same brand +0.40; …

In `decision` one writes 同一 same, 不同 different, or 撤销 undo, which takes an earlier decision back; an empty cell decides nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.graph import identified
from kg.graph.vocab import DCTERMS, NIF, RDF, SCHEMA, SKOS, is_document, parts

WORDS = {"same": True, "同一": True, "different": False, "不同": False, "undo": None, "撤销": None}
"""What may stand in the column decision, besides nothing."""
TABLES = {".tsv": "\t", ".csv": ","}


@dataclass(frozen=True, slots=True)
class Row:
    """Two names that may be, or are held to be, one thing. `state`: ask, merged, same or different (decided earlier)."""

    decision: str
    state: str
    kind: str
    name1: str
    name2: str
    score: str
    reasons: str
    sentence1: str
    sentence2: str
    document1: str
    document2: str
    iri1: str
    iri2: str


COLUMNS = tuple(f.name for f in fields(Row))


def rows(store: ox.Store, *, every: bool = False) -> list[Row]:
    """What a person is asked, the likeliest first; with `every` also what was merged and what has been decided."""
    found = identified.resolved(store)
    out = [_row(store, "ask", q.one, q.two, f"{q.score:.2f}", q.reasons) for q in found.asked]
    if every:
        said = {(d.one, d.two): "same" if d.same else "different" for d in identified.decisions(store)}
        out += [_row(store, state, one, two, "", "") for (one, two), state in sorted(said.items())]
        for iri, canonical in sorted(found.canonical.items(), key=lambda pair: (pair[1], pair[0])):
            if (min(iri, canonical), max(iri, canonical)) not in said:
                out.append(_row(store, "merged", iri, canonical, "", " | ".join(found.reasons[canonical])))
    return out


def write(table: list[Row], delimiter: str) -> str:
    """The table as text; the first character tells spreadsheets that csv is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([" ".join(cell.split()) for cell in astuple(row)] for row in table)
    return ("\ufeff" if delimiter == "," else "") + out.getvalue()


def read(path: Path) -> list[tuple[str, str, bool | None]]:
    """The decisions of a filled-in table. Raises KgError with the line where it says something that cannot be meant."""
    delimiter = TABLES.get(path.suffix.lower())
    if delimiter is None:
        raise KgError(f"{path}: a filled-in table is .tsv or .csv")
    try:
        lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        raise KgError(f"{path}: cannot be read as a table: {e}") from e
    out = []
    for number, line in enumerate(lines, 2):
        if missing := [c for c in ("decision", "iri1", "iri2") if line.get(c) is None]:
            raise KgError(f"{path}, line {number}: no column {', '.join(missing)}; keep the columns that kg review wrote")
        word = line["decision"].strip().lower()
        if word and word not in WORDS:
            raise KgError(f"{path}, line {number}: decision {word}; write one of {', '.join(WORDS)}, or nothing")
        if word:
            out.append((_iri(line["iri1"], path, number), _iri(line["iri2"], path, number), WORDS[word]))
    return out


def _iri(text: str, path: Path, number: int) -> str:
    if "/id/" not in text:
        raise KgError(f"{path}, line {number}: {text!r} is not the IRI of an entity; keep the columns iri1 and iri2")
    return text.strip()


def _row(store: ox.Store, state: str, one: str, two: str, score: str, reasons: str) -> Row:
    first, second = (_said(store, NamedNode(iri)) for iri in (one, two))
    decision = state if state in ("same", "different") else ""
    names, sentences, documents = ((a, b) for a, b in zip(first[1:], second[1:], strict=True))
    return Row(decision, state, first[0], *names, score, reasons, *sentences, *documents, one, two)


def _said(store: ox.Store, node: NamedNode) -> tuple[str, str, str, str]:
    """Class, label, a sentence that names it and that sentence's document; empty where no document names it now."""
    name = next(iter(sorted(_values(store, node, SKOS("prefLabel")))), node.value.rpartition("/")[2])
    kind = next(iter(sorted(_values(store, node, RDF("type")))), "").rpartition("#")[2]
    found = [q for q in store.quads_for_pattern(None, SCHEMA("mentions"), node, None) if is_document(q.graph_name)]
    if not found:
        return kind, name, "", ""
    passage = parts(min(found, key=lambda q: parts(q)[0].value))[0]
    document = NamedNode(passage.value.rpartition("_s")[0])
    sentence = next(iter(_values(store, passage, NIF("anchorOf"))), "")
    return kind, name, sentence, next(iter(_values(store, document, DCTERMS("source"))), "")


def _values(store: ox.Store, node: NamedNode, p: NamedNode) -> Iterator[str]:
    return (parts(q)[2].value for q in store.quads_for_pattern(node, p, None, None) if is_document(q.graph_name))
