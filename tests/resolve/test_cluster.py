"""Resolution inside a document: tests/cases/resolve.tsv, mentions -> entities, in any order of mentions."""

import csv
import random
from pathlib import Path

import pytest

from kg.model import Block, Document, Entity, Mention, OffsetMap, Reading, Sentence
from kg.resolve import cluster

CASES = Path(__file__).parents[1] / "cases" / "resolve.tsv"


def resolve(mentions: list[Mention], text: str) -> tuple[Entity, ...]:
    document = Document("t.txt", "", text, (Block(0, len(text), "body"),), OffsetMap(((0, 0),)))
    reading = Reading(document, (Sentence(0, 0, len(text), text),), ((),), (tuple(mentions),))
    return cluster.entities(reading, ())[0]


def mentions_of(line: str) -> tuple[list[Mention], str]:
    out, text = [], ""
    for part in line.split():
        kind, wording = part.split(":")
        out.append(Mention(len(text), len(text) + len(wording), wording, kind))
        text += wording + "，"
    return out, text


def rows() -> list[tuple[str, str]]:
    lines = [x for x in CASES.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return [(r["mentions"], r["expected"]) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("line", "expected"), rows())
def test_entities(line: str, expected: str) -> None:
    mentions, text = mentions_of(line)
    said = resolve(mentions, text)
    shown = [f"{e.label}={','.join(sorted((*e.aliases, *e.short_forms)))}" for e in said]
    wanted = [f"{w.split('=')[0]}={','.join(sorted(w.split('=')[1].split(',')))}" for w in expected.split(";")]
    assert sorted(shown) == sorted(wanted)
    shuffled = list(mentions)
    random.Random(7).shuffle(shuffled)
    assert resolve(shuffled, text) == said


def test_every_entity_has_its_own_iri() -> None:
    mentions, text = mentions_of("Enterprise:宏图科技 Platform:宏图科技 Person:宏图科技")
    said = resolve(mentions, text)
    assert len({e.iri for e in said}) == 3
    assert all(e.iri.startswith("https://w3id.org/parkgraph/id/宏图科技") for e in said)


def test_what_refers_goes_into_the_short_forms() -> None:
    zone = Mention(0, 5, "芜湖高新区", "DevelopmentZone")
    short = Mention(6, 9, "开发区", "DevelopmentZone", zone)
    alias = Mention(10, 12, "芜高", "DevelopmentZone", zone)
    (entity,) = resolve([zone, short, alias], "芜湖高新区，开发区，芜高，")
    assert entity.label == "芜湖高新区"
    assert entity.aliases == ("芜高",)
    assert entity.short_forms == ("开发区",)
    assert set(entity.mentions) == {zone, short, alias}
    assert entity.reasons


def test_ten_thousand_names_take_seconds() -> None:
    line = " ".join(f"Enterprise:江南{chr(0x4E00 + i % 4000)}{chr(0x5E00 + i // 40)}机械有限公司" for i in range(10_000))
    mentions, text = mentions_of(line)
    assert len(resolve(mentions, text)) == 10_000
