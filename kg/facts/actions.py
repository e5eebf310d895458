"""Clauses -> Actions: who does what to what, with whom, by what means.

    开发区建立土地要素政企联席机制 -> agent 开发区, verb 建立, object 土地要素政企联席机制
    与某某商会等8家商协会建立联系 -> participant the group of 8

Only clauses whose verb is one of kg/data/lexicon/action_verbs.tsv and whose object can be told; an elided agent is the topic of
the clause, with lower confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import resources
from kg.facts import agents
from kg.facts.grammar import clauses, modality, predicates
from kg.facts.grammar.clauses import Clause
from kg.facts.grammar.verbs import words
from kg.model import Action, Arg, Fact, Group, Mention, Quantity, Reading, Sentence, Token

_WITH = re.compile(r"(?:与|同|和|携手|联合|会同)$")
_MEANS = re.compile(r"(?:依托|利用|借助|运用|用好)$")
_METHOD = re.compile(r"(?:坚持|通过|按照|以|采取|采用|实行|推行)$")
_FOR = re.compile(r"(?:为|给|向|对|助力|帮助)$")
LONGEST = 30
"""Longest object phrase kept: the annotated texts have none above 34 characters."""
_ALSO = re.compile(r"^(?:并|且|及|和)(?:讲话|致辞|发言|宣布|主持|作|见证|调研|考察)\S*$")
"""A further verb is no object: 出席|并讲话."""

_TOGETHER = frozenset(("联合", "会同", "携手", "牵头", "带队"))
"""How something is done, where a further verb says what: 牵头|设立基金, 会同甲局|关停生产线."""

_FRONTED = re.compile(
    r"(?:对|将|把)(?P<object>[^，,。；;：:对将把]{2,24}?)等?(?:进行|予以|加以|给予|实施|开展)?(?:全面|集中|统一|系统|逐一|重新|首次)*$"
)


@cache
def verbs() -> dict[str, str]:
    """Verb -> its class: hold (meetings), attend (them), make (things)."""
    return {r["verb"]: r["class"] for r in resources.table("lexicon/action_verbs.tsv")}


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The main action of each clause of a sentence."""
    if sentence.role != "body":
        return
    groups = [f for f in found if isinstance(f, Group)]
    before: Arg | None = None
    for clause in clauses.split(reading, sentence):
        if modality.negated(clause.text):
            continue
        verb = _verb(reading, sentence, clause)
        if verb:
            for action in _action(reading, sentence, clause, verb, groups, before):
                before = action.agent
                yield action


def _verb(reading: Reading, sentence: Sentence, clause: Clause) -> Token | None:
    """The first verb of the list that stands outside names and is what the clause does; what is done with a sum of money, rather
    than that it is paid (投资3亿元|建成污水处理厂)."""
    paid: Token | None = None
    for t in reading.tokens[sentence.index]:
        if t.start < clause.start or t.end > clause.end or t.text not in verbs():
            continue
        if any(m.start <= t.start and t.end <= m.end for m in clause.mentions):
            continue
        sums = [m for m in clause.mentions if m.kind == "Quantity"]
        spent = paid is not None and any(m.end == t.start for m in sums)
        if not spent and not predicates.acts(clause, t):
            continue
        if t.text in _TOGETHER and any(
            x.text in verbs() and x.text not in _TOGETHER and predicates.acts(clause, x)
            for x in reading.tokens[sentence.index]
            if t.end <= x.start and x.end <= clause.end
        ):
            continue
        pays = "invest" in words().classes.get(t.text, ()) and any(m.start == t.end for m in sums)
        if paid or not pays:
            return t if paid is None or spent else paid
        paid = t
    return paid


def _action(
    reading: Reading, sentence: Sentence, clause: Clause, verb: Token, groups: list[Group], before: Arg | None
) -> Iterator[Action]:
    agent, sure = agents.of(reading, sentence, clause, verb, groups, before)
    if agent is None:
        return
    objects = (*_fronted(reading, sentence, clause, verb, groups), *_objects(reading, sentence, clause, verb, groups))
    if not objects and verbs()[verb.text] == "attend":
        objects = tuple(_attended(reading, sentence, verb))
    objects = objects or tuple(_passive(sentence, clause, agent)) or tuple(_addressed(sentence, clause, verb))
    if not objects:
        return
    period = clauses.period_for(reading, sentence, verb.start, verb.end)
    mode, condition = modality.of(reading, sentence, verb.start, verb.end, period)
    roles = {
        name: tuple(_before(sentence, clause, verb, mark, agent, groups))
        for name, mark in (("with", _WITH), ("means", _MEANS), ("method", _METHOD), ("for", _FOR))
    }
    yield Action(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        period=period,
        place=clauses.place_for(reading, sentence, verb.start),
        rule=f"actions/{verbs()[verb.text]}",
        confidence=round(sure - 0.1, 2),
        agent=agent,
        verb=verb.text,
        objects=objects,
        participants=roles["with"],
        beneficiaries=roles["for"],
        instruments=roles["means"],
        methods=tuple(m for m in roles["method"] if isinstance(m, Mention) and m.kind == "Mechanism"),
    )


def _objects(reading: Reading, sentence: Sentence, clause: Clause, verb: Token, groups: list[Group]) -> tuple[Arg | str, ...]:
    """Groups and names behind the verb, and the noun phrase as written."""
    start = verb.end
    while sentence.text[start - sentence.start : start - sentence.start + 1] in ("了", "着", "过", "起"):
        start += 1
    end = min(clause.end, start + LONGEST)
    out: list[Arg | str] = [g for g in groups if g.count and start <= g.count.start < end]
    named = [m for m in clause.mentions if m.start >= start and m.start < end and m.kind not in ("Quantity", "Period")]
    out += [m for m in named if not any(m in g.members for g in groups)][:3]
    phrase = sentence.text[start - sentence.start : end - sentence.start].strip("“”")
    phrase = _ALSO.sub("", re.split(r"[，,。；;]", phrase)[0])
    phrase = re.sub(r"\d[\d.,]*[万亿]?[余多]?\S{0,3}$", "", phrase) or phrase
    amount = any(isinstance(m.value, Quantity) and m.start <= start + 1 < m.end for m in clause.mentions)
    if (
        len(phrase) >= 2
        and not predicates.rules().phases.match(phrase)
        and not (amount and out)
        and not re.fullmatch(r"[\d.,万亿元美余多约近超]+", phrase)
        and not any(
            isinstance(x, Group) or isinstance(x, Mention) and x.text in phrase and len(phrase) - len(x.text) <= 2 for x in out
        )
    ):
        out.append(phrase)
    return tuple(out)


def _fronted(reading: Reading, sentence: Sentence, clause: Clause, verb: Token, groups: list[Group]) -> Iterator[Arg | str]:
    """The object that 把, 将 or 对 puts before the verb: 对园区道路进行更新, 将任务拆分成114项."""
    m = _FRONTED.search(sentence.text[clause.start - sentence.start : verb.start - sentence.start])
    if m is None:
        return
    start, end = clause.start + m.start("object"), clause.start + m.end("object")
    last = next((t for t in reading.tokens[sentence.index] if t.end == end), None)
    named = [x for x in clause.mentions if start <= x.start and x.end <= end and x.kind not in ("Quantity", "Period")]
    if not named and (last is None or last.tag[:1] != "n"):
        return  # 将|加快建设: no object but the future
    yield from (g for g in groups if g.count and start <= g.count.start < end)
    yield from named[:3]
    yield m["object"]


def _passive(sentence: Sentence, clause: Clause, agent: Arg) -> Iterator[Arg | str]:
    """仪式由张明|主持: what stands before the 由 that governs the agent."""
    start = agent.start if isinstance(agent, Mention) else clause.start
    found = _BY.match(sentence.text[clause.start - sentence.start : start - sentence.start])
    if found:
        end = clause.start + found.end("object")
        yield from [m for m in clause.mentions if m.end <= end and m.kind not in ("Quantity", "Period")][-1:]
        yield found["object"]


_BY = re.compile(r"(?P<object>[^，,。；;由]{2,24}?)(?:主要|分别|全部|均)?由[^，,。；;、]{0,16}$")


def _addressed(sentence: Sentence, clause: Clause, verb: Token) -> Iterator[Arg | str]:
    """甲市与乙集团|签约, 向来宾|致辞: with whom or to whom it is done, where nothing else is said."""
    before = sentence.text[clause.start - sentence.start : verb.start - sentence.start]
    found = _TO.search(before) if verb.text in _TOWARDS else None
    if found:
        start = clause.start + found.start("whom")
        named = [m for m in clause.mentions if start <= m.start and m.end <= verb.start and m.kind not in ("Quantity", "Period")]
        yield from named[:2]
        if not named:
            yield str(found["whom"])


_TOWARDS = frozenset(("签约", "致辞", "合作"))
_TO = re.compile(r"(?:与|同|和|向)(?P<whom>[^，,。；;]{2,30}?)(?:在[^，,。；;]{1,10})?(?:正式|成功|现场|集中)?$")


def _attended(reading: Reading, sentence: Sentence, verb: Token) -> Iterator[Mention]:
    """The gathering that was spoken of last, in this sentence or the one before (…举行集中开工仪式，县长甲致辞)."""
    for index in (sentence.index, sentence.index - 1):
        found = [m for m in reading.mentions[index] if m.kind == "Gathering" and m.end <= verb.start] if index >= 0 else []
        if found:
            yield found[-1]
            return


def _before(
    sentence: Sentence, clause: Clause, verb: Token, mark: re.Pattern[str], agent: Arg, groups: list[Group]
) -> Iterator[Arg]:
    """The names and groups that a coverb governs in front of the verb."""
    for m in clause.mentions:
        if (
            m.end <= verb.start
            and m is not agent
            and m.kind not in ("Quantity", "Period")
            and mark.search(sentence.text[: m.start - sentence.start])
        ):
            yield m
    for g in groups:
        if g.count and clause.start <= g.count.start and g.count.end <= verb.start:
            begin = g.members[0].start if g.members else g.count.start
            if mark.search(sentence.text[: begin - sentence.start]):
                yield g
