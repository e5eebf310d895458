"""A verb of action -> who does it: the name, count or noun in front of it, whom 由 governs, else who acted before.

县委书记李国栋下达开工令 -> 李国栋; 32个项目现场签下协议 -> the group; 外资企业加大研发投入 -> 外资企业
仪式由张明主持 -> 张明; 开发区建立机制，出台政策 -> 开发区, twice
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.actions import unnamed, visits
from kg.facts.actions.chosen import Verb, outside
from kg.facts.actions.objects import REGARDING
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
_ACTS = re.compile(
    r"(?:企业|公司|项目|机构|单位|部门|[人员者户家代表商会校院局市县区镇乡村组队所厂店站]|园区|集团|银行|团队|专班|国家|客商|院士)$"
)
"""Last words of counted nouns that may act; 138项权限 may not."""
_OWNS = re.compile(r"(?:[\u4e00-\u9fff]{2,4}[中内里下])?的(?!是)")
"""甲园|的34家企业, 甲公司|产业链中的上游公司: whose something is that acts."""
WITH_POST = re.compile(r"(?:与|同(?![志时]))[^，,。；;：:]{0,24}")
"""书记甲|与乙公司董事长|丙签署…: between who acts and the person with whom."""
_WITH = re.compile(
    r"[^，,。；;在]{0,12}?的?(?:陪同|带领|率领|见证|支持|主持|协助|帮助|指导|关心|领导|组织|推动|牵线搭桥|帮扶|配合)之?下(?!发|达|属|辖|设)"
)
"""在副市长甲的|陪同下: who is there, and does not act."""
_JOB = re.compile(r"(?:全程|负责|统一|具体|牵头|共同|独家|策划|组织|规划|设计|投资)+")
"""由甲公司|全程策划|承办."""
_NO_NOUN = re.compile(r"有利于|应邀|参加|[为给对向与和同由把将让使]|帮助|支持|服务|引导|推动|组织|协调|鼓励")


def of(
    reading: Reading, sentence: Sentence, clause: Clause, verb: Verb, groups: list[Group], before: Arg | None
) -> tuple[Arg | None, float]:
    """(who does what the verb of a clause says or None, how sure that is); `before`: who acted in the clause before."""
    base = sentence.start
    lead = sentence.text[clause.start - base : verb.start - base]
    if goes := visits.span(sentence, clause, verb):
        verb = verb._replace(start=goes[2])
    elif regarding := REGARDING.search(lead):
        verb = verb._replace(start=clause.start + regarding.start())
    inside = [m for m in outer(clause.mentions) if m.kind in KINDS and m.end <= verb.start]
    if by := [m for m in inside if _by(m, sentence.text[: m.start - base])]:
        return _governed(reading, sentence, inside, by[-1], verb)
    free = _free(reading, sentence, clause, inside)
    counted = [g for g in groups if g.count and clause.start <= g.count.start and g.count.end <= verb.start]
    if counted and (group := _counted(sentence, clause, verb, counted[-1], free)):
        return group, 0.85
    if (opening := unnamed.opens(reading, sentence, clause, verb.start)) is not None:
        return unnamed.actors(reading, sentence, clause, opening), 0.75
    if (near := beside(reading, sentence, clause, verb)) is not None:
        return near, 0.95
    if persons := [m for m in free if m.kind == "Person"]:
        return persons[-1], 0.85
    if (subject := unnamed.bare(reading, sentence, clause, verb.start)) is not None:
        return unnamed.actors(reading, sentence, clause, subject), 0.7
    if free:
        return free[0], 0.85
    topic = _ahead(reading, sentence, clause) or topical.topic(reading, sentence, clause.start, ACTORS)
    here = topic is not None and base <= topic.mention.start < clause.start
    since = topic.mention.end - base if topic and here else 0
    person = topic is not None and topic.mention.kind == "Person"
    if predicates.says(sentence.text[since : clause.start - base], person=person):
        return None, 0.0  # 大家认为，要…: what others should do
    other = _other(reading, sentence, clause)
    if other and not (isinstance(before, Mention) and before.end == other[1].end):
        return unnamed.actors(reading, sentence, *other), 0.65  # 监管系统提升能力，|推动…
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
        return hero.text.endswith(_LOCAL) and bool(unnamed.ITSELF.search(reading.document.text))
    return hero.kind != "Person"


def _other(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[Clause, Token] | None:
    """The subject without a name that the clauses before go on about, with its clause."""
    for before in reversed([c for c in clauses.split(reading, sentence) if c.start < clause.start]):
        if _free(reading, sentence, before, [m for m in outer(before.mentions) if m.kind in KINDS]):
            return None
        if (opening := unnamed.opens(reading, sentence, before, before.end)) is not None:
            return before, opening
        first = next((t for t in outside(reading, sentence, before) if t.tag == "v" and len(t.text) > 1), None)
        noun = unnamed.bare(reading, sentence, before, first.start) if first is not None else None
        if noun is not None and predicates.rules().actor.search(noun.text):
            return before, noun
    return None


def subject(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names who acts, or begins with a noun for it."""
    named = [m for m in outer(clause.mentions) if m.kind in KINDS]
    return bool(_free(reading, sentence, clause, named)) or unnamed.opens(reading, sentence, clause, clause.end) is not None


def beside(reading: Reading, sentence: Sentence, clause: Clause, verb: Verb) -> Mention | None:
    """The name in front of a verb, with nothing but adverbs between; before 牵手, 会同 the one that has the other with it."""
    inside = [m for m in outer(clause.mentions) if m.kind in KINDS and m.end <= verb.start]
    free = _free(reading, sentence, clause, inside)
    for m in reversed(free):
        if _right_before(reading, sentence, m, verb):
            between = sentence.text[free[0].end - sentence.start : m.start - sentence.start]
            if _LED.search(between):
                return free[0]
            with_him = (x for x in free if x.kind == m.kind == "Person" and x.end < m.start)
            first = next(with_him, m)
            return first if WITH_POST.fullmatch(sentence.text[first.end - sentence.start : m.start - sentence.start]) else m
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
    base = sentence.start
    return [
        m
        for m in inside
        if m in named
        and not nouns.modifies(reading, sentence, m)
        and not _of(reading, sentence, m)
        and not _OWNS.match(sentence.text, m.end - base)
        and not _WITH.match(sentence.text, m.end - base)
        and sentence.text[m.start - base - 1 : m.start - base] != "举"  # 举全市|之力
    ]


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
    behind = [m for m in inside if m.start >= by.start]
    for m in reversed(behind):
        if _right_before(reading, sentence, m, verb):
            return m, 0.95
    if len(behind) == 1 and _JOB.fullmatch(sentence.text[by.end - sentence.start : verb.start - sentence.start]):
        return by, 0.85
    return None, 0.0


def _ahead(reading: Reading, sentence: Sentence, clause: Clause) -> Topic | None:
    """The person spoken of last in the clauses before, where no other name is: 县委书记甲率队赴外地，先后|考察…."""
    for before in reversed([c for c in clauses.split(reading, sentence) if c.start < clause.start]):
        named = [m for m in topical.topics(reading, sentence, before, KINDS) if not nouns.modifies(reading, sentence, m)]
        named = [m for m in named if not _WITH.match(sentence.text, m.end - sentence.start)]
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
