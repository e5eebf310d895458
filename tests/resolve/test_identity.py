"""Identity across documents: entities of several documents -> which IRIs are one thing."""

import random

import pytest

from kg.model import Entity
from kg.resolve.identity import identities
from kg.resolve.names import entity_iri
from kg.resolve.profile import Description


def entity(kind: str, label: str, *aliases: str, owner: str | None = None) -> Entity:
    return Entity(entity_iri(label, owner), kind, label, aliases)


def same(*entities: Entity) -> dict[str, str]:
    said = [Description(e, f"{i}.txt") for i, e in enumerate(entities)]
    found = identities(said)
    random.Random(3).shuffle(said)
    assert identities(said) == found
    name = lambda iri: iri.rsplit("/", 1)[1]  # noqa: E731
    for iri in found.canonical.values():
        assert found.reasons[iri]
    return {name(a): name(b) for a, b in found.canonical.items()}


CASES = [
    (
        [entity("DevelopmentZone", "芜湖高新区"), entity("DevelopmentZone", "芜湖高新技术产业开发区", "芜湖高新区")],
        {"芜湖高新区": "芜湖高新技术产业开发区"},
    ),
    (
        [entity("Enterprise", "鼎盛重工"), entity("Enterprise", "湖南鼎盛重工有限公司", "鼎盛重工")],
        {"鼎盛重工": "湖南鼎盛重工有限公司"},
    ),
    (  # two companies share a short name: a third document that says only that joins neither
        [
            entity("Enterprise", "江苏华新化工有限公司", "华新化工"),
            entity("Enterprise", "山东华新化工有限公司", "华新化工"),
            entity("Enterprise", "华新化工"),
        ],
        {},
    ),
    ([entity("Enterprise", "宏图科技"), entity("Project", "宏图科技项目", "宏图科技")], {}),
    ([entity("Park", "北部片区", owner="芜湖高新区"), entity("Park", "北部片区", owner="滁州高新区")], {}),
    (
        [
            entity("DevelopmentZone", "芜湖高新区"),
            entity("DevelopmentZone", "芜湖高新技术产业开发区", "芜湖高新区"),
            entity("Park", "北部片区", owner="芜湖高新区"),
            entity("Park", "北部片区", owner="芜湖高新技术产业开发区"),
        ],
        {"芜湖高新区": "芜湖高新技术产业开发区", "芜湖高新区_北部片区": "芜湖高新技术产业开发区_北部片区"},
    ),
    ([entity("AdministrativeArea", "鼓楼区"), entity("AdministrativeArea", "徐州市鼓楼区", "鼓楼区")], {}),
    ([entity("Person", "王伟"), entity("Person", "王伟强", "王伟")], {}),
]


@pytest.mark.parametrize(("entities", "expected"), CASES)
def test_identities(entities: list[Entity], expected: dict[str, str]) -> None:
    assert same(*entities) == expected
