"""The view's links between observations -> rows with both sentences side by side, for `kg conflicts`.

云溪经开区 实际利用外资 2023-01-01—2023-07-31: 1.34亿美元 (2024-03) against 1.43亿美元 (2023-09)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from kg.graph import browse
from kg.graph.store import Store

KINDS = {"contradicts": "矛盾 contradicts", "supersedes": "更新 superseded", "sameFactAs": "一致 same"}
COLUMNS = (
    "kind",
    "subject",
    "indicator",
    "from",
    "to",
    "value1",
    "value2",
    "document1",
    "document2",
    "issued1",
    "issued2",
    "sentence1",
    "sentence2",
)


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Two observations of one thing; the first is from the earlier document, and from the later one where `kind` has it so."""

    kind: str
    subject: str
    indicator: str
    start: str
    end: str
    values: tuple[str, str]
    documents: tuple[str, str]
    issued: tuple[str, str]
    sentences: tuple[str, str]

    def cells(self) -> tuple[str, ...]:
        """The fields in the order of COLUMNS."""
        return tuple(cell for field in astuple(self) for cell in (field if isinstance(field, tuple) else (field,)))


_QUERY = """
SELECT DISTINCT ?subject ?indicator ?start ?end ?v1 ?v2 ?d1 ?d2 ?t1 ?t2 ?s1 ?s2 WHERE {
  ?o1 kg:%s ?o2 . ?o1 kg:about ?s ; kg:indicator ?i ; kg:quantity/kg:originalText ?v1 ; kg:evidence ?e1 .
  ?o2 kg:quantity/kg:originalText ?v2 ; kg:evidence ?e2 .
  ?e1 nif:anchorOf ?s1 ; nif:referenceContext ?g1 . ?g1 dcterms:source ?d1 .
  ?e2 nif:anchorOf ?s2 ; nif:referenceContext ?g2 . ?g2 dcterms:source ?d2 .
  ?s skos:prefLabel ?subject . ?i skos:prefLabel ?indicator . FILTER(LANG(?indicator) = "zh")
  OPTIONAL { ?g1 dcterms:issued ?t1 } OPTIONAL { ?g2 dcterms:issued ?t2 }
  OPTIONAL { ?o1 kg:period ?p OPTIONAL { ?p kg:start ?start } OPTIONAL { ?p kg:end ?end } } }"""


def find(store: Store, *, every: bool = False) -> list[Conflict]:
    """What documents say against each other, contradictions first; with `every` also what they agree on."""
    kinds = [k for k in KINDS if every or k != "sameFactAs"]
    return [c for kind in kinds for c in sorted(set(_rows(store, kind)))]


def _rows(store: Store, kind: str) -> Iterator[Conflict]:
    for row in browse.select(store, _QUERY % kind):
        one, two = ([browse.text(row, f"{k}{n}") for k in ("t", "d", "v", "s")] for n in (1, 2))
        if two < one:  # a symmetric link is there twice; of a replaced value the older comes first
            one, two = two, one
        issued, documents, values, sentences = zip(one, two, strict=True)
        what = (browse.text(row, "subject"), browse.text(row, "indicator"), browse.text(row, "start"), browse.text(row, "end"))
        yield Conflict(kind, *what, values, documents, (issued[0][:10], issued[1][:10]), sentences)
