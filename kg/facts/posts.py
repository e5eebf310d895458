"""Posts in front of a person's name -> holdsPost statements with their role.

    市委常委、常务副市长、经开区党工委第一书记某某 -> three posts; 管委会副主任甲、乙 -> one each

The body is the name that stands right before the post; a head of a territory (市长, 县长) holds the post at the territory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention, Reading, Sentence, Statement

_TITLE = (
    r"(?:第一|常务|党组|党委|党工委|支部|代|原|时任|执行|联席)*副?(?:总)?(?:书记|市长|县长|区长|镇长|省长|州长|主席|主任|局长|厅长|部长|处长|科长|会长|院长|校长|秘书长|董事长|经理|总经理|总裁|总监|厂长|"
    r"负责人|常委|委员|教授|院士|研究员|行长|站长|所长|司长|理事长|工程师|主编|社长|队长|组长|创始人|董事|记者|专员|首席执行官|馆长|台长)"
)
_POSTS = re.compile(rf"(?P<body>[^，,。；;：:、（）()“”]{{0,24}}?)(?P<role>{_TITLE})(?P<next>[、兼和]|同时担任|\s)?")
_BODIES = ("PublicBody", "Department", "Enterprise", "Organization", "DevelopmentZone", "Park", "AdministrativeArea")
_TERRITORY = re.compile(r"(?:市长|县长|区长|镇长|省长|州长)$")
_COMMITTEE = re.compile(r"((?:省|市|县|区|州|镇)委)(?:常委|副?书记|委员|秘书长)$")


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The posts of all persons of a sentence."""
    persons = [m for m in reading.mentions[sentence.index] if m.kind == "Person" and m.value is None]
    chain: list[tuple[Mention, str]] = []
    for person, body, role in _held(reading, sentence, persons):
        yield _post(sentence, person, body, role)
    for i, person in enumerate(persons):
        listed = i > 0 and sentence.text[persons[i - 1].end - sentence.start : person.start - sentence.start] in (
            "、",
            "和",
            "与",
            "及",
        )
        if not listed:
            chain = _posts(reading, sentence, person)
        for body, role in chain:
            yield _post(sentence, person, body, role)


def _post(sentence: Sentence, person: Mention, body: Mention, role: str) -> Statement:
    sure = 0.9 if sentence.start <= body.start < sentence.end else 0.7
    return Statement(
        evidence=(sentence.index,),
        rule="relations/post",
        confidence=sure,
        subject=person,
        predicate="holdsPost",
        object=body,
        role=role,
    )


_HOLDS = re.compile(rf"(?:担任|兼任|出任|任)(?P<body>[^，,。；;：:、（）()“”]{{0,24}}?)(?P<role>{_TITLE})(?=[，,。；;、]|$)")


def _held(reading: Reading, sentence: Sentence, persons: list[Mention]) -> Iterator[tuple[Mention, Mention, str]]:
    """某某还担任A县委副书记; 他同时兼任B主任: the person before the verb, in this sentence or the one before."""
    for m in _HOLDS.finditer(sentence.text):
        before = [p for p in persons if p.end <= sentence.start + m.start()]
        if not before and sentence.index:
            before = [p for p in reading.mentions[sentence.index - 1] if p.kind == "Person"]
        role_at, end = sentence.start + m.start("role"), sentence.start + m.end("role")
        here = [
            x
            for x in reading.mentions[sentence.index]
            if x.kind in _BODIES and x.start >= sentence.start + m.start() and x.end < end and x.end >= role_at - 6
        ]
        if not before:
            continue
        if here:
            yield before[-1], here[-1], sentence.text[here[-1].end - sentence.start : m.end("role")].lstrip("的")
        elif _TERRITORY.search(m["role"]) and reading.home:
            yield before[-1], reading.home, m["role"]


def _posts(reading: Reading, sentence: Sentence, person: Mention) -> list[tuple[Mention, str]]:
    before = re.split(r"[，,。；;：:（）()“”]", sentence.text[: person.start - sentence.start])[-1]
    offset = person.start - len(before)
    out: list[tuple[Mention, str]] = []
    body: Mention | None = None
    for m in _POSTS.finditer(before):
        if m.end() != len(before) and not m["next"]:
            continue
        role_at = offset + m.start("role")
        here = [
            x
            for x in reading.mentions[sentence.index]
            if x.kind in _BODIES and x.start >= offset + m.start() and x.end < offset + m.end("role")
        ]
        role = m["role"]
        if here and here[-1].end >= role_at - 6:
            body = here[-1]
            role = sentence.text[body.end - sentence.start : offset + m.end("role") - sentence.start].lstrip("的")
        of_territory = _TERRITORY.search(role) and (body is None or body.kind != "AdministrativeArea")
        holder = (reading.home or body) if of_territory else body
        if holder:
            out.append((holder, role))
    return out
