"""Clauses -> Actions: who does what to what, with whom, by what means.

    开发区建立土地要素政企联席机制 -> agent 开发区, verb 建立, object 土地要素政企联席机制
    与某某商会等8家商协会建立联系 -> participant the group of 8
    甲市推行的“一业一证”改革 -> agent 甲市, verb 推行, object “一业一证”改革

Only clauses whose verb is one of kg/data/lexicon/action_verbs.tsv and whose object can be told; an elided agent is the topic of
the clause, with lower confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg import resources
from kg.facts.actions import agents, chosen, held, objects, visits
from kg.facts.actions.chosen import Verb
from kg.facts.grammar import clauses, modality, nouns, setting, topical
from kg.facts.grammar.clauses import Clause
from kg.model import Action, Arg, Fact, Group, Mention, Reading, Sentence, Token

_WITH = re.compile(f"(?:与|同|和|{'|'.join(sorted(resources.words('together')))})$")
_MEANS = re.compile(r"(?:依托|利用|借助|运用|用好)$")
_METHOD = re.compile(r"(?:坚持|通过|按照|以|采取|采用|实行|推行)$")
_FOR = re.compile(r"(?:为|给|向|对|助力|帮助)$")
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
_AIM = re.compile(r"为(?:了|着|进一步|更好|切实|全面|有效|深入|不断|加快|积极|着力)*[\u4e00-\u9fff]{2}")
"""为拓展空间: what may be a purpose, if the subject of the sentence follows."""
_MATTERS = re.compile(
    r"(?<![应相针])(?<!(?<!方)面)对(?:于)?(?![策象比])[^。；;：:]{2,120}?(?:意义|作用|影响)(?:重大|深远|明显|(?=[，,。；;]|$))"
)
"""对完善功能、提升水平，延长链条有着重要作用: what something matters for is not done."""
_SERVES = re.compile(r"[^，,]{0,6}(?:有助于|有利于|便于|意味着|标志着)")
"""此举有助于优化布局，|提升效率: what is said to come of it goes on up to a subject."""
_IS = re.compile(r"(?:既|不仅|不只|也|正|都|就|便|更)是")
"""推进园区改造，|既是…: the clause before, without a subject of its own, is what is spoken of."""
_SURE_AIM = re.compile(
    "为(?:了|着|此|完成|加快|推进|推动|促进|进一步|更好|切实|深入|深化|全面|有效|贯彻|落实|做好|加强|确保|提[升高]|解决|破解|满足|规范|保障|优化|实现|打造|完善|拓展|扩大)"
)
"""为了, 为推进…: a purpose, whatever follows."""
NEAR = 0.85
"""How sure it is of who stands in the clause itself."""
_HERE = resources.words("says") | resources.words("applies") | {"设"}
"""Where nobody stands in the clause itself, nobody speaks, and 设, 实行 tell no deed."""
_PASSIVE = re.compile(r"被(?:正式|依法|成功)?$")


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The main action of each clause of a sentence."""
    if sentence.role not in ("body", "title"):
        return
    groups = [f for f in found if isinstance(f, Group)]
    parts = clauses.split(reading, sentence)
    told = sentence.role == "body" and not (len(parts) == 1 and _HEADING.match(sentence.text))
    before: Arg | None = None
    aims = _aims(reading, sentence, parts)
    for clause in parts:
        if clause.start in aims or modality.negated(clause.text):
            continue
        outside = chosen.outside(reading, sentence, clause)
        yield from _told(reading, sentence, clause, outside)
        for host, verb_text, at, gathering in held.read(reading, clause):
            held_by = Verb(at, at + len(verb_text), verb_text, "hold")
            yield _made(reading, sentence, clause, held_by, host, 0.8, (gathering,), [])
        verb = chosen.of(clause, outside)
        if verb and (told or agents.beside(reading, sentence, clause, verb)):  # 二、强化金融扶持: a heading without a subject
            for action in _action(reading, sentence, clause, verb, groups, before):
                before = action.agent
                yield action


def _aims(reading: Reading, sentence: Sentence, parts: tuple[Clause, ...]) -> set[int]:
    """为拓展空间，|提升竞争力，|公司与甲县签订…: where the clauses begin that go on with a purpose up to the subject of the sentence."""
    aims = {
        c.start
        for m in _MATTERS.finditer(sentence.text)
        for c in parts
        if m.start() < c.end - sentence.start and c.start - sentence.start < m.end()
    }
    aims.update(c.start for c, then in pairwise(parts) if _IS.match(then.text) and not agents.subject(reading, sentence, c))
    held: list[int] = []
    serves = False
    for clause in parts:
        serves = bool(_SERVES.match(clause.text)) or serves and not agents.subject(reading, sentence, clause)
        if serves:
            aims.add(clause.start)
        if _AIM.match(clause.text):
            held = [clause.start]
            if _SURE_AIM.match(clause.text):
                aims.add(clause.start)
        elif held and (agents.subject(reading, sentence, clause) or clause.text.startswith("特制定")):
            aims.update(held)
            held = []
        elif held:
            held.append(clause.start)
    return aims


def _action(
    reading: Reading, sentence: Sentence, clause: Clause, verb: Verb, groups: list[Group], before: Arg | None
) -> Iterator[Action]:
    agent, sure = agents.of(reading, sentence, clause, verb, groups, before)
    lead = sentence.text[clause.start - sentence.start : verb.start - sentence.start]
    if agent is None or _PASSIVE.search(lead) or sure < NEAR and verb.text in _HERE:
        return
    moved = tuple(objects.fronted(reading, sentence, clause, verb, groups))
    if agent in moved or verb.text in resources.words("into") and not moved:
        return  # 把某某团队的项目|请到…;  纳入规划的项目: only of what 把 or 将 puts before it
    done_to = (*moved, *objects.behind(reading, sentence, clause, verb, groups))
    if not done_to and verb.sort == "attend":
        done_to = tuple(objects.attended(reading, sentence, verb))
    done_to = (
        done_to
        or tuple(objects.said(reading, sentence, clause, verb))
        or tuple(visits.seen(sentence, clause, verb, groups))
        or tuple(objects.passive(sentence, clause, agent))
        or tuple(objects.addressed(sentence, clause, verb))
    )
    if isinstance(agent, Mention):
        done_to = tuple(x for x in done_to if not (isinstance(x, Mention) and x.label == agent.label))
    if done_to:
        yield _made(reading, sentence, clause, verb, agent, sure, done_to, groups)


def _told(reading: Reading, sentence: Sentence, clause: Clause, outside: list[Token]) -> Iterator[Action]:
    """甲市推行的“一业一证”改革: what a named one did, told as an attribute of what it is done to."""
    for t in outside:
        if t.text not in chosen.verbs() or not sentence.text.startswith("的", t.end - sentence.start):
            continue
        done: list[Arg | str] = [
            m for m in clause.mentions if t.end < m.start <= t.end + 3 and m.kind not in ("Quantity", "Period")
        ]
        if not done and t.text in resources.words("creates"):
            done = [noun for noun in [nouns.after(reading, sentence, t.end + 1)] if len(noun) > 2]
        verb = Verb(t.start, t.end, t.text, chosen.verbs()[t.text])
        agent = agents.told_of(reading, sentence, clause, verb)
        if done and agent is not None and not modality.negated(clause.text):
            yield _made(reading, sentence, clause, verb, agent, 0.8, tuple(done[:1]), [])


def _made(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    verb: Verb,
    agent: Arg,
    sure: float,
    done_to: tuple[Arg | str, ...],
    groups: list[Group],
) -> Action:
    period = setting.period_for(reading, sentence, verb.start)
    mode, condition = modality.of(reading, sentence, verb.start, verb.end, period)
    roles = {
        name: tuple(_before(sentence, clause, verb, mark, agent, groups))
        for name, mark in (("with", _WITH), ("means", _MEANS), ("method", _METHOD), ("for", _FOR))
    }
    return Action(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        period=period,
        place=setting.place_for(reading, sentence, verb.start),
        rule=f"actions/{verb.sort}",
        confidence=round(sure - 0.1, 2),
        agent=agent,
        verb=verb.text,
        objects=done_to,
        participants=roles["with"],
        beneficiaries=(*roles["for"], *objects.received(sentence, clause, verb)),
        instruments=roles["means"],
        methods=tuple(m for m in roles["method"] if isinstance(m, Mention) and m.kind == "Mechanism"),
    )


def _beside(sentence: Sentence, m: Mention, agent: Arg) -> bool:
    """书记甲与乙公司董事长|丙签署…: a person with whom another does it, behind his post."""
    if not isinstance(agent, Mention) or not agent.kind == m.kind == "Person":
        return False
    return bool(agents.WITH_POST.fullmatch(sentence.text[agent.end - sentence.start : m.start - sentence.start]))


def _before(
    sentence: Sentence, clause: Clause, verb: Verb, mark: re.Pattern[str], agent: Arg, groups: list[Group]
) -> Iterator[Arg]:
    """The names and groups that a coverb governs in front of the verb, the row of them where there is one."""
    base = sentence.start
    for m in clause.mentions:
        if m.end <= verb.start and m is not agent and m.kind not in ("Quantity", "Period"):
            begin = topical.list_start(sentence.text, clause.start - base, m.start - base)
            if mark.search(sentence.text[:begin]) or mark is _WITH and _beside(sentence, m, agent):
                yield m
    for g in groups:
        if g.count and clause.start <= g.count.start and g.count.end <= verb.start:
            begin = g.members[0].start if g.members else g.count.start
            if mark.search(sentence.text[: begin - base]):
                yield g
