"""The mentions of one thing -> its Entity: label, aliases, short forms, IRI.

The label is the fullest safe wording (临江经济技术开发区 before 临江经开区, 宏图项目 for the bare 宏图 in a list of projects);
safe wordings are aliases, those that need an owner (开发区, 该项目, 市委) are short forms. A name that others could use too
carries its owner in the IRI (临江高新区_北部片区), a name that may have namesakes elsewhere its home (临江市_王明, 临江市_宏图项目), so
that two documents do not speak of one thing by accident; whether they do is for identity.py to say.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import lru_cache

from kg.mentions import leftward
from kg.mentions.geography import areas, places
from kg.mentions.naming import bodies, forms
from kg.model import Entity, Fact, Mention, Reading, Sentence, Statement
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
    "Contract": "合同",
}
"""Class -> the word that tells two things of one name apart in their IRIs."""
OWN_NAMED = frozenset({"Person", "Enterprise", "Honour", "Place", "AdministrativeArea"})
"""Classes whose names are proper names or the same everywhere; the others may be made of common words only."""
LOCAL = frozenset({"Project", "InfrastructureProject", "Facility", "Park", "Platform"})
"""Classes of things that are in one place, whatever their name."""
FIRM_POST = re.compile(r"(?:董事长|总经理|总裁|厂长|经理|创始人|总监|总工程师|首席执行官|店长|车间主任)$")
STATE_POST = re.compile(
    r"(?:中共中央总书记|国家(?:副)?主席|中央军委(?:副)?主席|国务院(?:副)?总理|国务委员|委员长|政治局(?:常委|委员))、?[^，。、]{0,4}\||\|(?:总书记|(?:副)?总理(?!事)|国家主席|国务委员|委员长)"
)
BODIES = frozenset({"PublicBody", "Department"})
TOWN = re.compile(r"(?:镇|乡|街道)$")
COMMON_TAGS = frozenset("nvabdfmqcupjl")  # first letters of the tags of common words
NAME_TAGS = frozenset({"ns", "nr", "nt", "nz"})


def draft(
    mentions: tuple[Mention, ...],
    kind: str,
    reasons: tuple[str, ...] = (),
    completed: tuple[str, ...] = (),
    official: str | None = None,
    code: str = "",
) -> Entity:
    """The entity that these mentions name, with the IRI that its label alone gives.

    `completed` holds the full names of relative wordings, `official` and `code` the full name and the code of an area.
    """
    wordings = sorted({w for m in mentions for w in (m.text, m.name) if w} | set(completed))
    safe = [w for w in wordings if not forms.ambiguous(w) and not (kind not in OWN_NAMED and _common(w))]
    label = official or min(safe or wordings, key=lambda w: (_suspect(w), forms.abbreviated(kind, w), -len(w), w))
    announced = {m.label for m in mentions if m.finder == "contracts"}
    if announced:
        label = min(announced, key=lambda w: (-len(w), w))
    elif kind in ("Project", "InfrastructureProject") and not forms.ambiguous(label) and not forms.PROJECT_HEAD.search(label):
        label += "项目"
    short = tuple(w for w in wordings if w not in safe and w != label)
    return Entity(entity_iri(label), kind, label, tuple(w for w in safe if w != label), short, mentions, reasons, code)


def identified(drafts: list[Entity], reading: Reading, facts: tuple[Fact, ...] = ()) -> list[Entity]:
    """The same entities, with IRIs that no other thing of this or another document has by accident."""
    owner = _owner(drafts, (reading.protagonist, reading.home))
    home = _owner(drafts, (reading.home,))
    firms = _firms(drafts, facts)
    document = hashlib.sha256(reading.document.path.encode()).hexdigest()[:9]
    taken: set[str] = set()
    out = []
    for entity in drafts:
        if entity.kind == "Contract" and is_relative(entity):  # 重大合同: its owner signs others
            iri = entity_iri(entity.label, distinguish=document)
        elif is_relative(entity) and owner is not entity:
            whose = home if home and entity.kind in BODIES and not _is_zone(owner) else owner
            iri = entity_iri(entity.label, whose.label) if whose else entity_iri(entity.label, distinguish=document)
        elif entity.kind == "Person" and _of_the_state(entity, reading):
            iri = entity.iri
        elif entity.iri in firms:
            iri = entity_iri(entity.label, firms[entity.iri])
        elif entity.kind == "Person" and _of_some_firm(entity, reading):
            iri = entity_iri(entity.label, distinguish=document)
        elif home and home is not entity and may_have_namesakes(entity):
            iri = entity_iri(entity.label, home.label)
        else:
            iri = entity.iri
        candidate, number = iri, 1
        while candidate in taken:
            candidate = f"{iri}_{KIND_WORD.get(entity.kind, entity.kind)}" + (str(number) if number > 1 else "")
            number += 1
        taken.add(candidate)
        out.append(replace(entity, iri=candidate))
    return out


def _owner(drafts: list[Entity], owners: tuple[Mention | None, ...]) -> Entity | None:
    """Whom the relative names of a document belong to: its protagonist, or where it is at home."""
    for mention in owners:
        for entity in drafts:
            if mention is not None and mention in entity.mentions and not is_relative(entity):
                return entity
    return None


def _firms(drafts: list[Entity], facts: tuple[Fact, ...]) -> dict[str, str]:
    """IRI of a person with a post at a company -> the company: an official of the same town may have the same name."""
    of = {m: e for e in drafts for m in e.mentions}
    out: dict[str, str] = {}
    for fact in facts:
        if isinstance(fact, Statement) and fact.predicate == "holdsPost":
            person, firm = (of.get(x) if isinstance(x, Mention) else None for x in (fact.subject, fact.object))
            if person and firm and firm.kind == "Enterprise":
                out[person.iri] = min(firm.label, out.get(person.iri, firm.label))
    return out


def _of_some_firm(entity: Entity, reading: Reading) -> bool:
    """Whether a person has a company's post right before the name, of a company that is not known: 董事长王明."""
    text = reading.document.text
    return any(FIRM_POST.search(text[max(0, m.start - 8) : m.start]) for m in entity.mentions if not isinstance(m.value, Mention))


def _of_the_state(entity: Entity, reading: Reading) -> bool:
    """Whether a post beside the name is one of the whole country: 国务院总理王明, 王明总书记."""
    text = reading.document.text
    around = (text[max(0, m.start - 12) : m.start] + "|" + text[m.end : m.end + 6] for m in entity.mentions)
    return any(STATE_POST.search(wording) for wording in around)


def _is_zone(owner: Entity | None) -> bool:
    return owner is not None and owner.kind == "DevelopmentZone"


def may_have_namesakes(entity: Entity) -> bool:
    """Whether a thing elsewhere can go by the name: people, short names of companies, projects that do not say where."""
    if entity.kind == "Person":
        return True
    if bodies.national(entity.label):
        return False
    if entity.kind == "AdministrativeArea":
        return not entity.code and bool(TOWN.search(entity.label))
    if entity.kind in ("Enterprise", "Organization"):
        return not forms.LEGAL.search(entity.label) and not areas.begins(entity.label)
    return entity.kind in LOCAL and not forms.LEGAL_INSIDE.search(entity.label) and not areas.begins(entity.label)


def is_relative(entity: Entity) -> bool:
    """Whether others may go by the same name: an ambiguous wording, common words only, a county that has namesakes."""
    label = entity.label
    if entity.kind in (*BODIES, "Gathering", "Organization") and bodies.national(label):
        return False
    if entity.kind == "AdministrativeArea":
        return not entity.code and len({d.code for d in places.divisions().get(label, ()) if d.name == label}) > 1
    if entity.kind in OWN_NAMED:
        return entity.kind != "Honour" and forms.ambiguous(label)
    return forms.ambiguous(label) or ("“" not in label and "《" not in label and not areas.begins(label) and _common(label))


def _suspect(wording: str) -> bool:
    """Whether a wording has more before the name than belongs to it: 报道某某大会, 重点工程——某某大桥."""
    first = tokens.tokenize(Sentence(0, 0, len(wording), wording))[0].text
    return "——" in wording or (len(first) > 1 and first in leftward.edges())


@lru_cache(maxsize=4096)
def _common(label: str) -> bool:
    """Whether a name has no part that is a name itself: a place, a brand, a number."""
    words = tokens.tokenize(Sentence(0, 0, len(label), label))
    if words[0].text in places.divisions():
        return False  # 全椒|经开区: the dictionary has some counties as nouns
    return all(w.tag[0] in COMMON_TAGS and w.tag[:2] not in NAME_TAGS and (len(w.text) > 1 or w is words[-1]) for w in words)
