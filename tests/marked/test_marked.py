"""The marked facts belong to the bulletins as they are today, and say what facts can say."""

from typing import get_args

from kg import resources
from kg.model import Modality
from scripts.train_tagger import bulletins
from tests.marked import FACTS, FIELDS, HEAD, either, read

PREDICATES = frozenset(
    "locatedIn developer investor hasPart partOf operatedBy administers unitOf holdsPost issuer industry cooperatesWith".split()
)


def test_every_bulletin_with_facts_is_still_the_one_that_was_marked():
    heads = [
        line for path in FACTS.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines() if HEAD.fullmatch(line)
    ]
    assert len(heads) == len(read()) > 1200
    assert len(bulletins()) >= len(heads)


def test_facts_have_their_fields():
    modalities, phases = set(get_args(Modality)), {p["name"] for p in resources.rules("status")["phase"]}
    for b in read():
        for fact in b.facts:
            assert len(fact) >= FIELDS[fact[0]], (b.number, fact)
            if fact[0] in "QSD":
                assert fact[4 if fact[0] == "Q" else 3] in modalities, (b.number, fact)
            assert fact[0] != "S" or fact[2] in phases, (b.number, fact)
            assert fact[0] != "R" or fact[2] in PREDICATES, (b.number, fact)


def test_nearly_all_figures_and_names_stand_in_their_text():
    for letter, fields in (("Q", (1,)), ("R", (1,)), ("S", (1,)), ("D", (1,))):
        cells = [
            (b.text, either(fact[i]) if b.guided and letter in "SD" else {fact[i]})
            for b in read()
            for fact in b.of(letter)
            for i in fields
        ]
        assert sum(any(name.lstrip("~") in text for name in names) for text, names in cells) > 0.97 * len(cells)
