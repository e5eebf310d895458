"""A verb of action -> who does it: the name, count or noun in front of it, whom 由 governs, else who acted before.

县委书记李国栋下达开工令 -> 李国栋; 32个项目现场签下协议 -> the group; 外资企业加大研发投入 -> 外资企业
仪式由张明主持 -> 张明; 开发区建立机制，出台政策 -> 开发区, twice
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses, nouns, predicates
from kg.facts.grammar.adverbials import adverbial, plain
from kg.facts.grammar.clauses import ACTORS, Clause
from kg.facts.relating.statements import outer
from kg.model import Arg, Group, Mention, Reading, Sentence, Token

KINDS = ACTORS | {"Platform", "Project", "InfrastructureProject"}
_BY = re.compile(r"(?:由|被)$")
_NOUN = re.compile(
    r"(?:^|[，,、在，]|的)(?P<noun>(?:[\u4e00-\u9fff“”]{0,10}?(?:企业|公司|部门|单位|政府|团队|机构|高校|院校|集团|商会|协会|专班|工作组|代表团|负责人|农户|村民|厂商|银行)|各地|当地|园区|我国|我省|我市|我县))$"
)
_MANNER = re.compile(
    r"(?:等|一行|先后|多次|定期|现场|专门|到会|到场|应邀|带队|率队|亲自|专程|一同|共同|着力|大力|积极|重点|持续|不断|深入|扎实|主动|有效|精准|彻底|进一步|充分|努力|认真|切实|严格|全面|加快|正|也|还|又|着|地|"
    r"带头|率先|牵头|分别|继续|出席并|讲话并|参加并|并)+"
)
_NO_NOUN = re.compile(r"有利于|应邀|参加|[为给对向与和同由把将让使]|帮助|支持|服务|引导|推动|组织|协调|鼓励")


def of(
    reading: Reading, sentence: Sentence, clause: Clause, verb: Token, groups: list[Group], before: Arg | None
) -> tuple[Arg | None, float]:
    """(who does what the verb of a clause says or None, how sure that is); `before`: who acted in the clause before."""
    base = sentence.start
    inside = [m for m in outer(clause.mentions) if m.kind in KINDS and m.end <= verb.start]
    by = [m for m in inside if _BY.search(sentence.text[: m.start - base])]
    if by:
        return by[-1], 0.95
    counted = [g for g in groups if g.count and clause.start <= g.count.start and g.count.end <= verb.start]
    if counted and (group := _counted(sentence, clause, verb, counted[-1])):
        return group, 0.85
    free = [m for m in inside if not clauses.governed(sentence.text, m.start - base) and not nouns.modifies(reading, sentence, m)]
    for m in reversed(free):
        if adverbial(_MANNER.sub("", plain(reading, sentence, m.end, verb.start))):
            return m, 0.95
    if persons := [m for m in free if m.kind == "Person"]:
        return persons[-1], 0.85
    noun = _noun(sentence, clause, verb)
    if noun:
        return noun, 0.7
    subjects = [m for m in clauses.topics(reading, sentence, clause, KINDS) if m.end <= verb.start and m in free]
    if subjects:
        return subjects[0], 0.85
    topic = clauses.topic(reading, sentence, clause.start, ACTORS)
    here = topic is not None and base <= topic.mention.start < clause.start
    since = topic.mention.end - base if topic and here else 0
    person = topic is not None and topic.mention.kind == "Person"
    if predicates.says(sentence.text[since : clause.start - base], person=person):
        return None, 0.0  # 大家认为，要…: what others should do
    if before is not None:
        return before, 0.8
    lead = sentence.text[: verb.start - base]
    if not here and (predicates.exhorts(lead) or not predicates.elided(reading, sentence, clause, verb)):
        return None, 0.0  # some other subject, without a name
    if topic is None or topic.confidence < 0.7 and topic.mention.kind in ("AdministrativeArea", "Person"):
        return None, 0.0
    return topic.mention, topic.confidence


def _counted(sentence: Sentence, clause: Clause, verb: Token, group: Group) -> Group | None:
    """33家企业|注册…: a count that begins its clause and stands right before the verb."""
    assert group.count
    begin = group.members[0].start if group.members else group.count.start
    head = sentence.text[clause.start - sentence.start : begin - sentence.start]
    tail = sentence.text[group.count.end - sentence.start : verb.start - sentence.start].removeprefix(group.member_type)
    return group if adverbial(head) and not _NO_NOUN.search(head) and adverbial(tail) and "的" not in tail else None


def _noun(sentence: Sentence, clause: Clause, verb: Token) -> Mention | None:
    """A company, body or place without a name right before the verb."""
    text = sentence.text[clause.start - sentence.start : verb.start - sentence.start]
    for cut in range(len(text), max(0, len(text) - 12), -1):
        if not adverbial(text[cut:]) and text[cut:]:
            return None
        found = _NOUN.search(text[:cut])
        if found and not _NO_NOUN.search(found["noun"]):
            start = clause.start + found.start("noun")
            return Mention(start, start + len(found["noun"]), found["noun"], "Concept", finder="agents", score=0.6)
    return None
