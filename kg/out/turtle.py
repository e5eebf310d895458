"""The graph as a file: Turtle, N-Triples, N-Quads or JSON-LD, sorted, byte for byte the same for the same graph.

export(store, Path("x.ttl")): what all documents say together; .nq keeps a named graph a document
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.errors import KgError
from kg.graph import ontology
from kg.graph.store import Store
from kg.graph.view import documents
from kg.graph.vocab import IDENTITY, PREFIXES, RDF, VIEW, Term, is_document, parts

FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".nq": RdfFormat.N_QUADS, ".jsonld": RdfFormat.JSON_LD}
"""File ending -> format."""


def export(store: Store, path: Path) -> int:
    """Writes the graph in the format that the file's ending names; returns the number of triples (quads for .nq).

    Raises KgError for another ending or a file that cannot be written.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise KgError(f"{path}: cannot tell the format from the name; use one of {' '.join(FORMATS)}")
    try:
        with path.open("wb") as file:
            return write_quads(store, file) if kind is RdfFormat.N_QUADS else _write(view(store), file, kind)
    except OSError as e:
        raise KgError(f"{path}: cannot be written: {e.strerror}") from e


def view(store: Store) -> Iterator[Triple]:
    """What the documents say together, sorted, without what only the ontology says; of the graph only the subjects are in memory."""
    known = ontology.triples()
    for subject in sorted({parts(q)[0] for q in store.db.quads_for_pattern(None, None, None, VIEW)}, key=str):
        triples = (q.triple for q in store.db.quads_for_pattern(subject, None, None, VIEW))
        yield from sorted((t for t in triples if t not in known or _said(store, t)), key=order)


def write_quads(store: Store, file: IO[bytes]) -> int:
    """N-Quads: a named graph a document, and the identity graph; a graph at a time, so that memory holds only one."""
    written = 0
    for graph in (*sorted(documents(store.db), key=str), IDENTITY):
        lines = sorted(f"{q} .\n" for q in store.db.quads_for_pattern(None, None, None, graph))
        file.writelines(line.encode() for line in lines)
        written += len(lines)
    return written


def turtle(triples: Iterable[Triple]) -> Iterator[str]:
    """Readable Turtle of sorted triples: a block a subject, prefixes where the name allows it. The blocks wait in a file until it is
    known which prefixes they use."""
    names = _Names()
    with TemporaryFile("w+", encoding="utf-8", newline="") as blocks:
        for s, of in groupby(triples, key=lambda t: parts(t)[0]):
            blocks.write("\n")
            blocks.writelines(_block(names, s, list(of)))
        for prefix in sorted(names.used):
            yield f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"
        blocks.seek(0)
        yield from blocks


def _write(triples: Iterable[Triple], file: IO[bytes], kind: RdfFormat) -> int:
    counter = count()
    counted = (t for t, _ in zip(triples, counter, strict=False))
    if kind is RdfFormat.TURTLE:
        file.writelines(part.encode() for part in turtle(counted))
    else:
        ox.serialize(counted, file, format=kind, prefixes=PREFIXES if kind is RdfFormat.JSON_LD else None)
    return next(counter)


def order(t: Triple) -> tuple[str, bool, str, str]:
    """By subject; the type first, as people write it."""
    return (str(t.subject), t.predicate != RDF("type"), t.predicate.value, str(t.object))


def _said(store: Store, t: Triple) -> bool:
    """Whether a document says a triple of the ontology too (the labels of an indicator that it uses)."""
    return any(is_document(q.graph_name) for q in store.db.quads_for_pattern(*parts(t), None))


def _block(names: _Names, subject: NamedNode, triples: list[Triple]) -> Iterator[str]:
    yield names.term(subject)
    for i, (predicate, of) in enumerate(groupby(triples, key=lambda t: t.predicate)):
        verb = "a" if predicate == RDF("type") else names.term(predicate)
        yield (" " if i == 0 else " ;\n    ") + f"{verb} " + " ,\n        ".join(names.term(parts(t)[2]) for t in of)
    yield " .\n"


class _Names:
    """Terms as Turtle writes them, and which prefixes that took."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.longest = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))

    def term(self, node: Term) -> str:
        if isinstance(node, NamedNode):
            return self._iri(node.value)
        if isinstance(node, Literal) and node.language is None and not node.datatype.value.endswith("#string"):
            return f"{ox.Literal(node.value)}^^{self._iri(node.datatype.value)}"
        return str(node)

    def _iri(self, iri: str) -> str:
        for prefix, namespace in self.longest:
            local = iri[len(namespace) :]
            # letters and digits of any script, _ and - (not first) are plain in Turtle; anything else is written out
            if iri.startswith(namespace) and local and local[0] != "-" and all(map(_plain, local)):
                self.used.add(prefix)
                return f"{prefix}:{local}"
        return f"<{iri}>"


def _plain(c: str) -> bool:
    """Whether Turtle's PN_CHARS has the character (Unicode ranges of the W3C grammar)."""
    if c.isascii():
        return c.isalnum() or c in "-_"
    return any(low <= ord(c) <= high for low, high in _PN_CHARS)


_PN_CHARS = (
    (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF),
    (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
)  # fmt: skip
