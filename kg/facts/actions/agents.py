"""A verb of action -> who does it: the name, count or noun in front of it, whom 由 governs, else who acted before.

县委书记李国栋下达开工令 -> 李国栋; 32个项目现场签下协议 -> the group; 外资企业加大研发投入 -> 外资企业
仪式由张明主持 -> 张明; 开发区建立机制，出台政策 -> 开发区, twice
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.actions.chosen import Verb, outside
from kg.facts.grammar import clauses, nouns, predicates, topical
from kg.facts.grammar.adverbials import adverbial, plain
from kg.facts.grammar.clauses import ACTORS, Clause, outer
from kg.facts.grammar.topical import Topic
from kg.model import Arg, Group, Mention, Reading, Sentence, Token

_TOGETHER = "|".join(sorted(resources.words("together")))
KINDS = ACTORS | {"Platform", "Project", "InfrastructureProject"}
_BY = re.compile(r"(?:由|被)$")
_BY_POST = re.compile(r"(?<![理自缘来])由[^，,。；;：:]{1,16}$")
"""由副市长|何文涛主持."""
_LED = re.compile(f"{_TOGETHER}|陪同|带领|率领|率队")
_LOCAL = ("县", "市", "区", "旗", "州", "镇")
_ITSELF = re.compile(r"[全我本该][县市区旗州镇]|[县市区]委[、和]?[县市区]政府")
_THESE = re.compile(r"上述|该|这|本|一批|一大批|部分|多[个项家]|所有|各类|各项")
_ACTS = re.compile(
    r"(?:企业|公司|项目|机构|单位|部门|[人员者户家代表商会校院局市县区镇乡村组队所厂店站]|园区|集团|银行|团队|专班|国家|客商|院士)$"
)
"""Last words of counted nouns that may act; 138项权限 may not."""
_NO_NOUN = re.compile(r"有利于|应邀|参加|[为给对向与和同由把将让使]|帮助|支持|服务|引导|推动|组织|协调|鼓励")


def of(
    reading: Reading, sentence: Sentence, clause: Clause, verb: Verb, groups: list[Group], before: Arg | None
) -> tuple[Arg | None, float]:
    """(who does what the verb of a clause says or None, how sure that is); `before`: who acted in the clause before."""
    base = sentence.start
    inside = [m for m in outer(clause.mentions) if m.kind in KINDS and m.end <= verb.start]
    if by := [m for m in inside if _by(m, sentence.text[: m.start - base])]:
        return _governed(reading, sentence, inside, by[-1], verb)
    free = _free(reading, sentence, clause, inside)
    counted = [g for g in groups if g.count and clause.start <= g.count.start and g.count.end <= verb.start]
    if counted and (group := _counted(sentence, clause, verb, counted[-1], free)):
        return group, 0.85
    if (near := beside(reading, sentence, clause, verb)) is not None:
        return near, 0.95
    if persons := [m for m in free if m.kind == "Person"]:
        return persons[-1], 0.85
    if (subject := _bare(reading, sentence, clause, verb.start)) is not None:
        return _actors(reading, sentence, clause, subject), 0.7
    if free:
        return free[0], 0.85
    topic = _ahead(reading, sentence, clause) or topical.topic(reading, sentence, clause.start, ACTORS)
    here = topic is not None and base <= topic.mention.start < clause.start
    since = topic.mention.end - base if topic and here else 0
    person = topic is not None and topic.mention.kind == "Person"
    if predicates.says(sentence.text[since : clause.start - base], person=person):
        return None, 0.0  # 大家认为，要…: what others should do
    other = _other(reading, sentence, clause)
    if other and not (isinstance(before, Mention) and before.end == other.end):
        return None, 0.0  # 监管系统提升能力，推动…: some other subject, without a name
    if before is not None:
        return before, 0.8
    lead = sentence.text[: verb.start - base]
    if not here and (predicates.exhorts(lead) or not predicates.elided(reading, sentence, clause, verb.start)):
        return None, 0.0
    if topic is None or topic.confidence < 0.7 and not _reports(reading, topic.mention):
        return None, 0.0
    return topic.mention, topic.confidence


def _by(m: Mention, ahead: str) -> bool:
    """Whether 由 or 被 governs a name; a person's post may stand between."""
    return bool(_BY.search(ahead) or m.kind == "Person" and _BY_POST.search(ahead))


def _reports(reading: Reading, hero: Mention) -> bool:
    """Whether a text may leave out whom it goes on about: no person, and an area only where it is the county or city that speaks
    of itself (全县, 我市), not a country in the news."""
    if hero.kind == "AdministrativeArea":
        return hero.text.endswith(_LOCAL) and bool(_ITSELF.search(reading.document.text))
    return hero.kind != "Person"


def _other(reading: Reading, sentence: Sentence, clause: Clause) -> Token | None:
    """The subject without a name that the clauses before go on about."""
    for before in reversed([c for c in clauses.split(reading, sentence) if c.start < clause.start]):
        if _free(reading, sentence, before, [m for m in outer(before.mentions) if m.kind in KINDS]):
            return None
        first = next((t for t in outside(reading, sentence, before) if t.tag == "v" and len(t.text) > 1), None)
        noun = _bare(reading, sentence, before, first.start) if first is not None else None
        if noun is not None and predicates.rules().actor.search(noun.text):
            return noun
    return None


def beside(reading: Reading, sentence: Sentence, clause: Clause, verb: Verb) -> Mention | None:
    """The name in front of a verb, with nothing but adverbs between; before 牵手, 会同 the one that has the other with it."""
    inside = [m for m in outer(clause.mentions) if m.kind in KINDS and m.end <= verb.start]
    free = _free(reading, sentence, clause, inside)
    for m in reversed(free):
        if _right_before(reading, sentence, m, verb):
            led = _LED.search(sentence.text[free[0].end - sentence.start : m.start - sentence.start])
            return free[0] if led else m
    return None


def _right_before(reading: Reading, sentence: Sentence, m: Mention, verb: Verb) -> bool:
    """Whether nothing but adverbs, dates and figures stands between a name and the verb."""
    return adverbial(predicates.rules().manner.sub("", plain(reading, sentence, m.end, verb.start)))


def told_of(reading: Reading, sentence: Sentence, clause: Clause, verb: Verb) -> Mention | None:
    """得益于甲区推行|的改革: whose deed an attribute tells, whatever governs the whole."""
    inside = [m for m in outer(clause.mentions) if m.kind in KINDS and m.end <= verb.start]
    return inside[-1] if inside and _right_before(reading, sentence, inside[-1], verb) else None


def _free(reading: Reading, sentence: Sentence, clause: Clause, inside: list[Mention]) -> list[Mention]:
    """The names that may act: no coverb governs them or their row, and they modify nothing."""
    named = topical.topics(reading, sentence, clause, KINDS)
    return [m for m in inside if m in named and not nouns.modifies(reading, sentence, m) and not _of(reading, sentence, m)]


def _of(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """区经发局|干部: whose people act, and not the one named."""
    after = next((t for t in reading.tokens[sentence.index] if t.start >= m.end), None)
    while after is not None and after.tag[:1] in "nfb" and after.text not in resources.words("adverbial_nouns"):
        if after.end - m.end <= 8 and after.text in resources.words("staff"):
            return True
        end = after.end
        after = next((t for t in reading.tokens[sentence.index] if t.start == end), None)
    return False


def _governed(
    reading: Reading, sentence: Sentence, inside: list[Mention], by: Mention, verb: Verb
) -> tuple[Mention | None, float]:
    """由咸阳市副市长甲|主持: of the names behind 由 the one that stands right before the verb."""
    for m in reversed([m for m in inside if m.start >= by.start]):
        if _right_before(reading, sentence, m, verb):
            return m, 0.95
    return None, 0.0


def _bare(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> Token | None:
    """The noun without a name that stands right before the verb at an offset, where no coverb or verb before it governs it."""
    spans = [(m.start, m.end) for m in clause.mentions]
    times = [(m.start, m.end) for m in clause.mentions if m.kind in ("Quantity", "Period")]
    words = [t for t in reading.tokens[sentence.index] if clause.start <= t.start and t.end <= at]
    words = [t for t in words if not any(a <= t.start < b for a, b in times)]
    if any(t.text in ("将", "把") for t in words):
        return None  # 将园区|整合为一个片区: what it is done to
    while words and (
        words[-1].tag in ("d", "ad", "vd", "x")
        or adverbial(predicates.rules().manner.sub("", words[-1].text))
        or words[-1].text in resources.words("adverbial_nouns")
    ):
        words.pop()
    if not words or any(a <= words[-1].start < b for a, b in spans):
        return None
    if words[-1].tag[:1] not in ("n", "l", "j", "r") and not predicates.rules().actor.search(words[-1].text):
        return None
    noun = words[-1]
    if _THESE.match(clause.text):
        return noun
    while words and (words[-1].tag[:1] in "nlabjmqs" or words[-1].tag == "vn"):
        words.pop()
    described = bool(words) and words[-1].text == "的"
    return None if any(t.tag == "p" or t.tag == "v" and not described for t in words) else noun


def _actors(reading: Reading, sentence: Sentence, clause: Clause, noun: Token) -> Mention | None:
    """甲开发区有关部门|出台…: the noun as written, with whose it is, where its last word is one of those who act."""
    if not predicates.rules().actor.search(noun.text) or noun.text in ("记者", "国家"):
        return None
    start = noun.start
    for t in reversed([t for t in reading.tokens[sentence.index] if clause.start <= t.start < noun.start]):
        if t.end != start or not (t.tag[:1] in "nljabmqs" or t.tag == "vn") or t.tag == "x":
            break
        start = t.start
    text = sentence.text[start - sentence.start : noun.end - sentence.start]
    whole = len(text) <= 16 and not text.startswith(("代表", "助力", "帮助", "引导", "向", "对", "为", "请", "让", "使", "与"))
    return Mention(start, noun.end, text, "Concept", finder="agents", score=0.6) if whole else None


def _ahead(reading: Reading, sentence: Sentence, clause: Clause) -> Topic | None:
    """The person spoken of last in the clauses before, where no other name is: 县委书记甲率队赴外地，先后|考察…."""
    for before in reversed([c for c in clauses.split(reading, sentence) if c.start < clause.start]):
        named = [m for m in topical.topics(reading, sentence, before, KINDS) if not nouns.modifies(reading, sentence, m)]
        if named:
            persons = [m for m in named if m.kind == "Person"]
            return Topic(persons[-1], 0.85) if persons else None
    return None


def _counted(sentence: Sentence, clause: Clause, verb: Verb, group: Group, free: list[Mention]) -> Group | None:
    """33家企业|注册…, 我市4个项目|荣获…: a count that begins its clause, or follows whose it is, and stands right before the verb."""
    assert group.count
    begin = group.members[0].start if group.members else group.count.start
    whose = max((m.end for m in free if m.end <= begin), default=clause.start)
    head = sentence.text[whose - sentence.start : begin - sentence.start]
    tail = sentence.text[group.count.end - sentence.start : verb.start - sentence.start].removeprefix(group.member_type)
    if topical.governed(sentence.text, begin - sentence.start):
        return None  # 在322个行政村|设立
    if not _ACTS.search(group.member_type):
        return None
    return group if adverbial(head) and not _NO_NOUN.search(head) and adverbial(tail) and "的" not in tail else None
