"""Posts beside a person's name -> holdsPost statements with their role.

    市委常委、常务副市长、经开区党工委第一书记某某 -> three posts; 管委会副主任甲、乙 -> one each; 某某兼任商会会长 -> one

A post belongs to the body that stands right before it, with at most words of rank or of an inner office between (党组, 招商科); a
post without a body belongs to that of the post before (市委书记、市长), or to what 公司 and 管委会 stand for. Where something unknown
stands before a post, nobody is said to be its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import clauses
from kg.facts.relating.statements import ZONES, label, state
from kg.mentions.geography import areas
from kg.model import Mention, Reading, Sentence, Statement

_HEAD = (
    "主任委员|书记|支书|市长|县长|区长|镇长|乡长|省长|州长|盟长|旗长|主席|主任|局长|厅长|部长|处长|科长|会长|院长|校长|秘书长|董事长|总经理|经理|总裁|总监"
    "|厂长|老板|掌门人|负责人|常委|委员|成员|教授|院士|研究员|行长|站长|所长|司长|署长|理事长|总?工程师|主编|总编辑|社长|队长|组长|创始人|合伙人|董事|监事|记者"
    "|首席执行官|首席科学家|馆长|台长|检察长|巡视员|调研员|村长|主管|参事|专家|总统|总理|首相|议长|外长|代表"
)
_RANK = (
    "第一|常务|代|代理|原|时任|现任|前|执行|联席|名誉|副|总|专职|兼职|党组|党委|党工委|党总支|党支部|支部|董事会|监事会|理事会|行政|人大|区域|中国区|大区|全国|常设"
    "|一级|二级|三级|四级|首席|高级|资深|挂职|人事|生产|销售|市场|技术|财务|运营|人力资源|项目|研发|营销"
)
_TITLE = re.compile(rf"(?P<rank>(?:{_RANK})*)(?P<head>{_HEAD})(?:助理)?|(?P<leads>[省市县区镇州]领导)")
_NEXT = re.compile(r"[、兼和及\s]|同时(?:担任|兼任)")
_INNER = re.compile(
    rf"(?:{_RANK})*[\u4e00-\u9fff]{{0,6}}(?:科|处|室|股|部|办|车间|分公司|工会|支部|小组|政法委|纪委|武装部|人大|政协)(?:{_RANK})*"
)
_CALLED = re.compile(r"(?:该|本|这家)?(?:公司|企业|集团|厂)(?=的?$)")
_COMMITTEE = re.compile(r"(?:区|园区)?(?:党工委|管委会|工委|管理委员会)$")
_TERRITORY = re.compile(r"([省市县区镇乡州盟旗])(?:长|领导)$")
_GOVERNMENT = re.compile("(?P<area>.{2,12}[省市县区州旗盟镇乡])(?:人民)?政府")
_SEAT_OF = re.compile(r"(?P<area>.{1,12}?[省市县区州镇乡旗盟])(?:委|人民政府|政府|人大|政协)")
_BODIES = ("PublicBody", "Department", "Enterprise", "Organization", "DevelopmentZone", "Park", "AdministrativeArea", "Facility")
_COMPANIES = frozenset(("Enterprise", "Organization"))
_BETWEEN = frozenset(("、", "和", "与", "及"))
_MARK = re.compile(r"[，,。；;：:（）()“”——]")
_BARE = re.compile(rf"[，,；;、]?(?P<posts>(?:{_RANK})*(?:{_HEAD})(?:(?:[、兼]|以及)(?:{_RANK})*(?:{_HEAD}))*)")
"""Posts without a body between two persons."""
_OF_COMPANY = re.compile("董事长?|监事|经理|总裁|总监|厂长|总?工程师|党委(?:副?书记|委员)|首席.官$")
_NEVER_OF_AREA = re.compile("董事|监事|经理|总裁|总监|厂长|工程师|首席")
_HOLDS = re.compile(r"(?<!不再)(?:担任|兼任|出任|当选为?|获任|被任命为|现任|任)(?P<said>[^，,。；;：:（）()“”]{2,40})")
_HIMSELF = re.compile("(?:同志|先生|女士)?[，,]?(?:还|并|同时|现|曾|历|先后|继续|当|就|新|自)*")
_SAME_PERSON = re.compile("(?:他|她|其|曾|曾经|先后|现|同时|还|并|目前|此前|后|历)*[，,]?")
UNSAID = 0.6
"""Confidence of a topic that no sentence nearby names."""
BACK = 3
"""Sentences back to the company that 公司 means."""
LONGEST = 60
"""Characters before a name that may be its posts."""

_Post = tuple[Mention, str]


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The posts of all persons of a sentence."""
    persons = [m for m in reading.mentions[sentence.index] if m.kind == "Person" and m.value is None]
    chain: list[_Post] = []
    for i, person in enumerate(persons):
        before = sentence.text[persons[i - 1].end - sentence.start : person.start - sentence.start] if i else ""
        if before not in _BETWEEN:
            start = persons[i - 1].end - sentence.start if i else 0
            chain = _leading(reading, sentence, person, start) or _going_on(sentence, before, chain)
        for post in chain + _bracketed(reading, sentence, person):
            yield _holds(sentence, person, post)
    for m in _HOLDS.finditer(sentence.text):
        if person_before := _holder(reading, sentence, persons, m.start()):
            for post in _posts(reading, sentence, m.start("said"), _end_of_posts(m["said"], m.start("said")), whole=False):
                yield _holds(sentence, person_before, post)


def _holds(sentence: Sentence, person: Mention, post: _Post) -> Statement:
    body, role = post
    sure = 0.9 if sentence.start <= body.start < sentence.end else 0.7
    return state(sentence, person, "holdsPost", body, "post", sure, role=role)


def _leading(reading: Reading, sentence: Sentence, person: Mention, start: int) -> list[_Post]:
    """The posts in front of a name, behind the name before."""
    end = person.start - sentence.start
    start = max(start, end - LONGEST)
    marks = [m.end() for m in _MARK.finditer(sentence.text, start, end - 1)]
    while end > start and sentence.text[end - 1] in "、：: —的":
        end -= 1
    return _posts(reading, sentence, marks[-1] if marks else start, end, whole=True)


def _going_on(sentence: Sentence, before: str, chain: list[_Post]) -> list[_Post]:
    """某公司董事长甲，总经理乙; 管委会主任甲、副主任乙: bare posts are of the body of the person before, where its kind has such
    posts, or the same head."""
    if not chain or not (said := _BARE.fullmatch(before)):
        return []
    body, role = chain[-1]
    posts = _NEXT.split(said["posts"])
    heads = [_TITLE.fullmatch(post) for post in posts]
    if body.kind in _COMPANIES and all(_OF_COMPANY.search(post) for post in posts):
        return [(body, post) for post in posts]
    if body.kind != "AdministrativeArea" and all(h and h["head"] and role.endswith(h["head"]) for h in heads):
        return [(body, post) for post in posts]
    return []


def _bracketed(reading: Reading, sentence: Sentence, person: Mention) -> list[_Post]:
    """某某（县委书记）: the posts in brackets behind a name."""
    at = person.end - sentence.start
    found = re.match(r"[（(]([^（）()]{2,40})[)）]", sentence.text[at : at + 44])
    return _posts(reading, sentence, at + 1, at + 1 + len(found[1]), whole=True) if found else []


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
    ends = [m.end() for m in _TITLE.finditer(said)]
    return start + (ends[-1] if ends else 0)


def _posts(reading: Reading, sentence: Sentence, start: int, end: int, *, whole: bool) -> list[_Post]:
    """The posts that a piece of text lists; with `whole` it must end with one."""
    end -= len("、博士") if sentence.text.endswith(("、博士", "，博士"), start, end) else 0
    titles = [t for t in _TITLE.finditer(sentence.text, start, end) if not _inside_name(reading, sentence, t)]
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
    return any(m.kind in _BODIES and m.start <= start and end <= m.end for m in reading.mentions[sentence.index])


def _body(
    reading: Reading, sentence: Sentence, start: int, title: re.Match[str], before: Mention | None
) -> tuple[Mention | None, str]:
    """Whose post a title is, and the title with what belongs to it."""
    named = [
        m
        for m in reading.mentions[sentence.index]
        if m.kind in _BODIES and sentence.start + start <= m.start and m.end <= sentence.start + title.end() - 1
    ]
    role = title[0]
    if named:
        body = max(named, key=lambda m: (m.end, m.end - m.start))
        if body.end > sentence.start + title.start():
            rest = sentence.text[body.end - sentence.start : title.end()]
            return body, rest if _TITLE.fullmatch(rest) else role  # 高新区党工委|书记; 卫生部长
        inner = sentence.text[body.end - sentence.start : title.end()].lstrip("的")
        rest = inner.removesuffix(title["head"] or role)
        if not _within(rest, title["head"] or "") or body.kind == "AdministrativeArea" and _NEVER_OF_AREA.search(role):
            return None, role
        if (territory := _TERRITORY.search(role)) and body.kind != "AdministrativeArea":
            return _area(reading, sentence, title, body, territory[1]), role
        return body, inner
    text = re.sub(r"^(?:[、兼和及\s]|同时(?:担任|兼任))", "", sentence.text[start : title.start()])
    if territory := _TERRITORY.search(role):
        if before and before.kind == "AdministrativeArea" and before.label.endswith(territory[1]):
            return before, role  # 南丰镇党委副书记、镇长
        return (_area(reading, sentence, title, before, territory[1]) if len(text) <= 1 or text.endswith("由") else None), role
    before = before if before and before.kind != "AdministrativeArea" else None
    if before and _within(text, title["head"] or ""):
        return before, text + role
    if called := _CALLED.search(text):
        company = _company(reading, sentence, sentence.start + start)
        group = "集团" not in called[0] or company is None or "集团" in label(company)
        return (company if group else None), role
    home = before if before and before.kind in ZONES else reading.protagonist
    if home and home.kind in ZONES and (office := _COMMITTEE.fullmatch(text[-4:]) or _COMMITTEE.fullmatch(text)):
        return home, office[0] + role
    return None, role


def _within(words: str, head: str) -> bool:
    """Whether words between a body and a post are of rank or name an office inside the body (组织部部长, 组织部长)."""
    return bool(re.fullmatch(f"(?:{_RANK})*", words) or _INNER.fullmatch(words) or _INNER.fullmatch(words + head[:1]))


def _company(reading: Reading, sentence: Sentence, offset: int) -> Mention | None:
    """What 公司 stands for: the topic, or the one company that the sentences right before name."""
    topic = clauses.topic(reading, sentence, offset, _COMPANIES)
    if topic and topic.confidence > UNSAID:
        return topic.mention
    for i in range(sentence.index - 1, max(-1, sentence.index - 1 - BACK), -1):
        named = {label(m): m for m in reading.mentions[i] if m.kind == "Enterprise"}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return topic.mention if topic else None


def _area(reading: Reading, sentence: Sentence, title: re.Match[str], body: Mention | None, level: str) -> Mention | None:
    """The territory of a mayor: that of the party committee before (青州县委书记、县长), of those named before in the sentence
    (新乡市委书记某某，副市长某某), or the document's home, or what lies around the home and is named (市长 in a text about a county)."""
    if body and (governed := _GOVERNMENT.fullmatch(body.label)) and governed["area"].endswith(level):
        return _named(reading, governed["area"]) or body
    for m in reversed(reading.mentions[sentence.index]):
        seat = _SEAT_OF.match(m.label) if m.kind in ("PublicBody", "Department") else None
        name = seat["area"] if seat else m.label if m.kind == "AdministrativeArea" and m.value is None else ""
        if m.end <= sentence.start + title.start() and name.endswith(level) and len(name) > 1:
            return _named(reading, name)
    home = reading.home
    found = areas.division(home.label) if home else None
    if found is None:
        own = body if body and body.label.endswith(f"{level}政府") else None
        return home if home and home.label.endswith(level) else own
    wanted = areas.above(found, level)
    if wanted is None or wanted.code == found.code:
        return home if wanted else None
    named = (m for ms in reading.mentions for m in ms if m.kind == "AdministrativeArea" and m.value is None)
    return next((m for m in named if (d := areas.division(m.label)) and d.code == wanted.code), None)


def _named(reading: Reading, area: str) -> Mention | None:
    """The mention of an area by itself, in whatever words: 新乡市 of 新乡市委."""
    named = [m for ms in reading.mentions for m in ms if m.kind == "AdministrativeArea" and m.value is None]
    meant = areas.division(area)
    same = (m for m in named if (d := areas.division(m.label)) and meant and d.code == meant.code)
    return next((m for m in named if m.label == area or area.endswith(m.label)), next(same, None))
