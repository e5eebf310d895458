"""Posts beside a person's name -> holdsPost statements with their role.

    市委常委、常务副市长、经开区党工委第一书记某某 -> three posts; 管委会副主任甲、乙 -> one each; 某某兼任商会会长 -> one

A post belongs to the body that stands right before it, with at most words of rank or of an inner office between (党组, 招商科); a
post without a body belongs to that of the post before (市委书记、市长), or to what 公司 and 管委会 stand for. Where something unknown
stands before a post, nobody is said to be its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar.nominals import COMPANIES
from kg.facts.relating import employers, territories
from kg.facts.relating.employers import BODIES
from kg.facts.relating.post_words import BEHIND, FACULTY, HEAD, NEVER_OF_AREA, OF_COMPANY, OF_SOCIETY, RANK, TITLE, within
from kg.facts.relating.statements import ZONES, state
from kg.facts.relating.territories import TERRITORY
from kg.mentions.naming import posted
from kg.model import Mention, Reading, Sentence, Statement

_NEXT = re.compile(r"[、兼和及\s]|同时(?:担任|兼任)")
_COMMITTEE = re.compile(r"(?:区|园区)?(?:党工委|管委会|工委|管理委员会)$")
_BETWEEN = frozenset(("、", "和", "与", "及"))
_SPACED = re.compile(r"[*＊]?(?:[（(][^（）()]{1,4}[)）])?[ \u3000]+")
"""Between the names of a line of officials."""
_CLAUSE_ENDS = re.compile("[，；。]")
_MARK = re.compile(r"[，,。；;：:（）()“”——]")
_BARE = re.compile(rf"[，,；;、]?(?P<posts>(?:{RANK})*(?:{HEAD})(?:(?:[、兼]|以及)(?:{RANK})*(?:{HEAD}))*)")
"""Posts without a body between two persons."""
_HOLDS = re.compile(r"(?<!不再)(?:担任|兼任|出任|当选为?|获任|被任命为|现任|任|身兼|是)(?P<said>[^，,。；;：:（）()“”]{2,40})")
_HIMSELF = re.compile("(?:同志|先生|女士)?[，,]?(?:还|并|同时|现|曾|历|先后|继续|当|就|新|自)*")
_SAME_PERSON = re.compile("(?:他|她|其|曾|曾经|先后|现|同时|还|并|目前|此前|后|历)*[，,]?")
_BEFORE_AREAS = ("由", "政府", "有", "包括", "陪同", "请", "邀请", "时任", "现任")
"""Words before the post of an area that is not named: 出席的有|县长."""
LONGEST = 60
"""Characters before a name that may be its posts."""

_Post = tuple[Mention, str]


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The posts of all persons of a sentence."""
    persons = [m for m in reading.mentions[sentence.index] if m.kind == "Person" and m.value is None]
    chain: list[_Post] = []
    for i, person in enumerate(persons):
        before = sentence.text[persons[i - 1].end - sentence.start : person.start - sentence.start] if i else ""
        if before not in _BETWEEN and not _SPACED.fullmatch(before):
            start = persons[i - 1].end - sentence.start if i else 0
            below = _below(reading, sentence, person) if not i else []
            chain = _leading(reading, sentence, person, start) or _going_on(before, chain) or below
        for post in [
            *chain,
            *_bracketed(reading, sentence, person),
            *_behind(reading, sentence, person),
            *_spaced(reading, sentence, person),
        ]:
            yield _holds(sentence, person, post)
        if posted.appointed(sentence.text, person.start - sentence.start, person.end - sentence.start):
            made = _posts(reading, sentence, person.end - sentence.start, _clause_end(sentence, person.end), whole=False)
            named = _listed_with(sentence, persons[: i + 1])
            yield from (_holds(sentence, one, post) for one in named for post in made)
    for m in _HOLDS.finditer(sentence.text):
        if person_before := _holder(reading, sentence, persons, m.start()):
            for post in _posts(reading, sentence, m.start("said"), _end_of_posts(m["said"], m.start("said")), whole=False):
                yield _holds(sentence, person_before, post)


def _clause_end(sentence: Sentence, offset: int) -> int:
    """Where the clause ends that goes on behind an offset, in the sentence's own."""
    mark = _CLAUSE_ENDS.search(sentence.text, offset - sentence.start)
    return mark.start() if mark else len(sentence.text)


def _listed_with(sentence: Sentence, persons: list[Mention]) -> list[Mention]:
    """The last person, with those of one list with it: 任命|甲、乙|为…."""
    out = persons[-1:]
    for before in reversed(persons[:-1]):
        if sentence.text[before.end - sentence.start : out[0].start - sentence.start] not in _BETWEEN:
            break
        out.insert(0, before)
    return out


def _holds(sentence: Sentence, person: Mention, post: _Post) -> Statement:
    body, role = post
    sure = 0.9 if sentence.start <= body.start < sentence.end else 0.7
    return state(sentence, person, "holdsPost", body, "post", sure, role=role)


def _leading(reading: Reading, sentence: Sentence, person: Mention, start: int) -> list[_Post]:
    """The posts in front of a name, behind the name before."""
    end = person.start - sentence.start
    start = max(start, end - LONGEST)
    marks = [m.end() for m in _MARK.finditer(sentence.text, start, end - 1) if not _inside(reading, sentence, m.start())]
    while end > start and sentence.text[end - 1] in "、：: —的":
        end -= 1
    return _posts(reading, sentence, marks[-1] if marks else start, end, whole=True)


def _inside(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a mark is a part of a name: 恒远（中国）投资有限公司|董事长."""
    return any(m.start <= sentence.start + at < m.end - 1 and m.kind in BODIES for m in reading.mentions[sentence.index])


def _going_on(before: str, chain: list[_Post]) -> list[_Post]:
    """某公司董事长甲，总经理乙; 管委会主任甲、副主任乙: bare posts are of the body of the person before, where its kind has such
    posts, or the same head."""
    if not chain or not (said := _BARE.fullmatch(before)):
        return []
    body, role = chain[-1]
    posts = _NEXT.split(said["posts"])
    heads = [TITLE.fullmatch(post) for post in posts]
    if body.kind in COMPANIES and all(OF_COMPANY.search(post) for post in posts):
        return [(body, post) for post in posts]
    if body.kind == "Organization" and OF_SOCIETY.search(role) and all(OF_SOCIETY.search(post) for post in posts):
        return [(body, post) for post in posts]
    roles = [said for whose, said in chain if whose is body]  # 某政协主席、党组书记甲，副主席乙
    if body.kind != "AdministrativeArea" and all(h and h["head"] and any(r.endswith(h["head"]) for r in roles) for h in heads):
        return [(body, post) for post in posts]
    return []


def _bracketed(reading: Reading, sentence: Sentence, person: Mention) -> list[_Post]:
    """某某（县委书记）: the posts in brackets behind a name."""
    at = person.end - sentence.start
    found = re.match(r"[（(]([^（）()]{2,40})[)）]", sentence.text[at : at + 44])
    return _posts(reading, sentence, at + 1, at + 1 + len(found[1]), whole=True) if found else []


def _spaced(reading: Reading, sentence: Sentence, person: Mention) -> list[_Post]:
    """责任人：某某|县工信局局长: the posts behind the blank after a name that a label leads."""
    found = posted.labelled(sentence.text, person.start - sentence.start, person.end - sentence.start)
    return _posts(reading, sentence, found.start("said"), found.end("said"), whole=True) if found else []


def _below(reading: Reading, sentence: Sentence, person: Mention) -> list[_Post]:
    """副会长 in a line of its own below 某商会会长: of the same body, in a list of officials."""
    said = sentence.text[: person.start - sentence.start].strip()
    above = reading.sentences[sentence.index - 1] if sentence.index and _BARE.fullmatch(said) else None
    persons = [m for m in reading.mentions[above.index] if m.kind == "Person"] if above else []
    if above is None or not persons or not above.text[persons[0].start - above.start - 1].isspace():
        return []
    head = _leading(reading, above, persons[0], 0) or _below(reading, above, persons[0])
    return [(body, said) for body, role in head[-1:] if said.removeprefix("副") == role.removeprefix("副")]


def _behind(reading: Reading, sentence: Sentence, person: Mention) -> Iterator[_Post]:
    """云岭大学|某某|教授, 某某|副县长: a title behind a name, of the organisation before it or the area that the text is about."""
    title = TITLE.match(sentence.text, person.end - sentence.start)
    if not title or not BEHIND.search(title[0]):
        return
    owners = [m for m in reading.mentions[sentence.index] if m.end == person.start and m.kind in COMPANIES]
    territory = TERRITORY.search(title[0])
    area = territories.of(reading, sentence, title, None, territory[1]) if territory else None
    yield from ((body, title[0]) for body in (*owners[:1], area) if body)


def _holder(reading: Reading, sentence: Sentence, persons: list[Mention], at: int) -> Mention | None:
    """The person before a verb of holding, in this sentence or the one before."""
    before = [p for p in persons if p.end <= sentence.start + at]
    if before:
        he = _SAME_PERSON.fullmatch(sentence.text, max(m.end() for m in _MARK.finditer(f"，{sentence.text[:at]}")) - 1, at)
        himself = _HIMSELF.fullmatch(sentence.text, before[-1].end - sentence.start, at)
        return before[-1] if he or himself else None
    if sentence.index and _SAME_PERSON.fullmatch(sentence.text, 0, at):
        said = [p for p in reading.mentions[sentence.index - 1] if p.kind == "Person"]
        return said[-1] if said else None
    return None


def _end_of_posts(said: str, start: int) -> int:
    """Where the last title behind 担任 ends."""
    ends = [m.end() for m in TITLE.finditer(said)]
    return start + (ends[-1] if ends else 0)


def _posts(reading: Reading, sentence: Sentence, start: int, end: int, *, whole: bool) -> list[_Post]:
    """The posts that a piece of text lists; with `whole` it must end with one."""
    end -= len("、博士") if sentence.text.endswith(("、博士", "，博士"), start, end) else 0
    titles = [t for t in TITLE.finditer(sentence.text, start, end) if not _inside_name(reading, sentence, t)]
    if not titles or whole and titles[-1].end() != end:
        return []
    out: list[_Post] = []
    body: Mention | None = None
    at = start
    for i, title in enumerate(titles):
        linked = i + 1 == len(titles) or _NEXT.match(sentence.text, title.end())
        found, role = _body(reading, sentence, at, title, body)
        if not linked:
            out, found = [], None  # 市长某某会见|某公司董事长: what stands before is another's
        elif found:
            out.append((found, role))
        body, at = found, title.end()
    return out


def _inside_name(reading: Reading, sentence: Sentence, title: re.Match[str]) -> bool:
    """Whether the words of a title belong to a body's name: 县|人大常委|会."""
    start, end = sentence.start + title.start(), sentence.start + title.end()
    return any(m.kind in BODIES and m.start <= start and end <= m.end for m in reading.mentions[sentence.index])


def _body(
    reading: Reading, sentence: Sentence, start: int, title: re.Match[str], before: Mention | None
) -> tuple[Mention | None, str]:
    """Whose post a title is, and the title with what belongs to it."""
    named = [
        m
        for m in reading.mentions[sentence.index]
        if m.kind in BODIES and sentence.start + start <= m.start and m.end <= sentence.start + title.end() - 1
    ]
    role = title[0]
    if named:
        body = max(named, key=lambda m: (m.end, m.end - m.start))
        if body.end > sentence.start + title.start():
            rest = sentence.text[body.end - sentence.start : title.end()]
            return body, rest if TITLE.fullmatch(rest) else role  # 高新区党工委|书记; 卫生部长
        inner = sentence.text[body.end - sentence.start : title.end()].lstrip("的")
        rest = inner[: -len(role) + title.start("head") - title.start()] if title["head"] else inner.removesuffix(role)
        inside = within(rest, title["head"] or "") or body.kind == "Organization" and FACULTY.fullmatch(rest)
        if not inside or body.kind == "AdministrativeArea" and NEVER_OF_AREA.search(role):
            return None, role
        if (territory := TERRITORY.search(role)) and body.kind != "AdministrativeArea":
            return territories.of(reading, sentence, title, body, territory[1]), role
        return body, inner
    text = re.sub(r"^(?:[、兼和及\s]|以及|同时(?:担任|兼任))", "", sentence.text[start : title.start()])
    if territory := TERRITORY.search(role):
        if before and before.kind == "AdministrativeArea" and before.label.endswith(territory[1]):
            return before, role  # 南丰镇党委副书记、镇长
        return (
            territories.of(reading, sentence, title, before, territory[1])
            if len(text) <= 1 or text.endswith(_BEFORE_AREAS)
            else None
        ), role
    before = before if before and before.kind != "AdministrativeArea" else None
    if text == "办事处":
        return employers.office(reading, sentence, sentence.start + start, text), role  # 街道党工委副书记、办事处主任
    if before and within(text, title["head"] or ""):
        return before, text + role
    if called := employers.CALLED.search(text):
        return employers.company(reading, sentence, sentence.start + start, called[0]), role
    home = before if before and before.kind in ZONES else reading.protagonist
    if home and home.kind in ZONES and (office := _COMMITTEE.fullmatch(text[-4:]) or _COMMITTEE.fullmatch(text)):
        return home, office[0] + role
    return employers.office(reading, sentence, sentence.start + start, text), role
