"""The mentions of one thing -> its Entity: label, aliases, short forms, IRI.

The label is the fullest safe wording (临江经济技术开发区 before 临江经开区, 宏图项目 for the bare 宏图 in a list of projects);
safe wordings are aliases, those that need an owner (开发区, 该项目, 市委) are short forms. A name that others could use too
(北部片区, 项目调度机制) carries its owner in the IRI, so that two documents do not speak of one thing by accident.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache

from kg.mentions import forms, leftward, places
from kg.model import Entity, Mention, Reading, Sentence
from kg.resolve.names import entity_iri
from kg.text import tokens

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
OWN_NAMED = frozenset({"Person", "Enterprise", "Honour", "Place", "AdministrativeArea"})
"""Classes whose names are proper names or the same everywhere; the others may be made of common words only."""
COMMON_TAGS = frozenset("nvabdfmqcupjl")  # first letters of the tags of common words
NAME_TAGS = frozenset({"ns", "nr", "nt", "nz"})


def draft(
    mentions: tuple[Mention, ...],
    kind: str,
    reasons: tuple[str, ...] = (),
    completed: tuple[str, ...] = (),
    official: str | None = None,
) -> Entity:
    """The entity that these mentions name, with the IRI that its label alone gives.

    `completed` holds the full names of relative wordings, `official` the full name of an administrative area.
    """
    wordings = sorted({w for m in mentions for w in (m.text, m.name) if w} | set(completed))
    safe = [w for w in wordings if not forms.ambiguous(w) and not (kind not in OWN_NAMED and _common(w))]
    label = official or min(safe or wordings, key=lambda w: (_suspect(w), forms.abbreviated(kind, w), -len(w), w))
    if kind in ("Project", "InfrastructureProject") and not forms.ambiguous(label) and not forms.PROJECT_HEAD.search(label):
        label += "项目"
    short = tuple(w for w in wordings if w not in safe and w != label)
    return Entity(entity_iri(label), kind, label, tuple(w for w in safe if w != label), short, mentions, reasons)


def identified(drafts: list[Entity], reading: Reading) -> list[Entity]:
    """The same entities, with IRIs that no other thing of this or another document has by accident."""
    owner = _owner(drafts, reading)
    document = hashlib.sha256(reading.document.path.encode()).hexdigest()[:9]
    taken: set[str] = set()
    out = []
    for entity in drafts:
        if is_relative(entity) and owner is not entity:
            iri = entity_iri(entity.label, owner.label) if owner else entity_iri(entity.label, distinguish=document)
        else:
            iri = entity.iri
        candidate, number = iri, 1
        while candidate in taken:
            candidate = f"{iri}_{KIND_WORD.get(entity.kind, entity.kind)}" + (str(number) if number > 1 else "")
            number += 1
        taken.add(candidate)
        out.append(replace(entity, iri=candidate))
    return out


def _owner(drafts: list[Entity], reading: Reading) -> Entity | None:
    """Whom the relative names of a document belong to: its protagonist, or where it is at home."""
    for mention in (reading.protagonist, reading.home):
        for entity in drafts:
            if mention is not None and mention in entity.mentions and not is_relative(entity):
                return entity
    return None


def is_relative(entity: Entity) -> bool:
    """Whether others may go by the same name: an ambiguous wording, common words only, a county that has namesakes."""
    label = entity.label
    if entity.kind == "AdministrativeArea":
        return len({d.code for d in places.divisions().get(label, ()) if d.name == label}) > 1
    if entity.kind in OWN_NAMED:
        return entity.kind != "Honour" and forms.ambiguous(label)
    return forms.ambiguous(label) or ("“" not in label and "《" not in label and _common(label))


def _suspect(wording: str) -> bool:
    """Whether a wording has more before the name than belongs to it: 报道某某大会, 重点工程——某某大桥."""
    first = tokens.tokenize(Sentence(0, 0, len(wording), wording))[0].text
    return "——" in wording or (len(first) > 1 and first in leftward.edges())


@lru_cache(maxsize=4096)
def _common(label: str) -> bool:
    """Whether a name has no part that is a name itself: a place, a brand, a number."""
    words = tokens.tokenize(Sentence(0, 0, len(label), label))
    return all(w.tag[0] in COMMON_TAGS and w.tag[:2] not in NAME_TAGS and (len(w.text) > 1 or w is words[-1]) for w in words)
