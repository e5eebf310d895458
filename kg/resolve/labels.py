"""The mentions of one thing -> its Entity: label, aliases, short forms, IRI.

The label is the fullest safe wording (临江经济技术开发区 before 临江经开区, 宏图项目 for the bare 宏图 in a list of projects);
safe wordings are aliases, those that need an owner (开发区, 该项目, 市委) are short forms.
"""

from __future__ import annotations

from dataclasses import replace

from kg.mentions import forms
from kg.model import Entity, Mention, Reading
from kg.resolve.names import entity_iri

KIND_WORD = {
    "DevelopmentZone": "开发区",
    "Park": "园区",
    "AdministrativeArea": "行政区",
    "Place": "地方",
    "Facility": "设施",
    "PublicBody": "机关",
    "Department": "部门",
    "Enterprise": "企业",
    "Organization": "机构",
    "Person": "人物",
    "Project": "项目",
    "InfrastructureProject": "工程",
    "Platform": "平台",
    "Mechanism": "机制",
    "Policy": "政策",
    "Honour": "荣誉",
    "Gathering": "活动",
}
"""Class -> the word that tells two things of one name apart in their IRIs."""


def owner(reading: Reading) -> str | None:
    """Whom the relative names of a document (南部园区, 市委) belong to: its protagonist, or where it is at home."""
    for mention in (reading.protagonist, reading.home):
        if mention is not None and not forms.ambiguous(mention.label):
            return mention.label
    return None


def draft(
    mentions: tuple[Mention, ...],
    kind: str,
    owner_name: str | None,
    reasons: tuple[str, ...] = (),
    completed: tuple[str, ...] = (),
    official: str | None = None,
) -> Entity:
    """The entity that these mentions name; relative names carry the owner in their IRI.

    `completed` holds the full names of relative wordings, `official` the full name of an administrative area.
    """
    wordings = sorted({w for m in mentions for w in (m.text, m.name) if w} | set(completed))
    safe = [w for w in wordings if not forms.ambiguous(w)]
    label = official or min(safe or wordings, key=lambda w: _rank(w, kind))
    if kind in ("Project", "InfrastructureProject") and safe and not forms.PROJECT_HEAD.search(label):
        label += "项目"
    short = tuple(w for w in wordings if w not in safe and w != label)
    relative = not safe and not official and owner_name is not None and forms.key(owner_name) != forms.key(label)
    iri = entity_iri(label, owner_name if relative else None)
    return Entity(iri, kind, label, tuple(w for w in safe if w != label), short, mentions, reasons)


def _rank(wording: str, kind: str) -> tuple[bool, int, str]:
    """Official wording before short, then the longest."""
    return (forms.abbreviated(kind, wording), -len(wording), wording)


def told_apart(entities: list[Entity]) -> list[Entity]:
    """The same entities; where several share an IRI, those of another class than the first carry it in theirs."""
    taken: dict[str, Entity] = {}
    out = []
    for entity in entities:
        iri, number = entity.iri, 1
        while iri in taken:
            word = KIND_WORD.get(entity.kind, entity.kind)
            iri = f"{entity.iri}_{word}" + (str(number) if number > 1 else "")
            number += 1
        taken[iri] = entity
        out.append(replace(entity, iri=iri))
    return out
