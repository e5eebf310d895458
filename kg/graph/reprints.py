"""Documents of a store -> which of them are reprints of others: the same text from two outlets counts once.

    滁州日报 prints what 全椒县人民政府网 had the day before -> <second> kg:reprintOf <first>

The first by day of publication (then by path) stands for all; the view has the others' titles and dates, not their facts. A copy
with another figure in it is no copy: the two contradict each other. What a document is depends on those like it only, so
neither the order of documents nor the size of the store matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.graph.vocab import DCTERMS, IDENTITY, KG, NIF, is_document, parts
from kg.text.sketch import likeness

OF = KG("reprintOf")
ALIKE = 0.75
"""Share of equal bins from which two texts are copies; a copy with one sentence of ten left out has about .8."""
MANY = 50
"""Documents with one band in common; more have a boilerplate in common and no text."""
_DAY = re.compile(r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def refresh(store: ox.Store, gone: Iterable[NamedNode], new: Iterable[NamedNode]) -> tuple[set[Quad], set[Quad]]:
    """What the identity graph has of reprints among the documents that can have changed, and what it should have: of each document
    that is like an earlier one, the first of those.

    Only documents that are new, like a new one, or reprints of one that is gone can have changed.
    """
    left = set(gone)
    changed = left | {parts(q)[0] for d in left for q in store.quads_for_pattern(None, OF, d, IDENTITY)}
    alike = {document: list(_like(store, document)) for document in new}
    changed |= {d for document, others in alike.items() for d in (document, *others)}
    had = {q for d in changed for q in store.quads_for_pattern(d, OF, None, IDENTITY)}
    wanted: set[Quad] = set()
    for document in changed:
        others = alike[document] if document in alike else list(_like(store, document))
        if others and (first := min((*others, document), key=lambda d: _rank(store, d))) != document:
            wanted.add(Quad(document, OF, first, IDENTITY))
    return had, wanted


def is_reprint(store: ox.Store, document: NamedNode) -> bool:
    """Whether another document stands for this one."""
    return next(store.quads_for_pattern(document, OF, None, IDENTITY), None) is not None


def _like(store: ox.Store, document: NamedNode) -> Iterator[NamedNode]:
    """The documents with nearly the same text."""
    own = _text(store, document, KG("textSketch"))
    near: set[NamedNode] = set()
    for quad in store.quads_for_pattern(document, KG("textBand"), None, document):
        found = list(islice(store.quads_for_pattern(None, KG("textBand"), quad.object, None), 3 * MANY + 1))
        sharing = {q.graph_name for q in found if is_document(q.graph_name)}
        if len(sharing) <= MANY and len(found) <= 3 * MANY:  # the view has each once more, and a graph that is gone
            near |= {g for g in sharing if isinstance(g, NamedNode) and g != document}
    for other in near:
        if likeness(own, _text(store, other, KG("textSketch"))) >= ALIKE and _same_figures(store, document, other):
            yield other


def _same_figures(store: ox.Store, a: NamedNode, b: NamedNode) -> bool:
    """Whether the numbers of one are all numbers of the other, the days of publication apart."""
    one, two = (set(_NUMBER.findall(_DAY.sub("", _text(store, d, NIF("isString"))))) for d in (a, b))
    return one <= two or two <= one


def _rank(store: ox.Store, document: NamedNode) -> tuple[str, str]:
    return _text(store, document, DCTERMS("issued"))[:10] or "9999", _text(store, document, DCTERMS("source"))


def _text(store: ox.Store, document: NamedNode, p: NamedNode) -> str:
    quad = next(store.quads_for_pattern(document, p, None, document), None)
    return parts(quad)[2].value if quad else ""
