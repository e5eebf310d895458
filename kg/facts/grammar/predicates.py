"""Whether a verb is what its clause does: not a noun (总投资, 签约项目有20个), not a condition or purpose (建成后, 为推进项目).

    开发区新建道路8条 -> 新建 acts; 投资规模逐年扩大 -> 投资 does not; 项目建成后可新增产值 -> neither does

What tells it: kg/data/rules/actions.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import clauses
from kg.facts.grammar.adverbials import undated
from kg.facts.grammar.clauses import Clause
from kg.model import Mention, Reading, Sentence, Token

_MODIFIER = re.compile(r"[了过到下出起来成好完]{0,2}的(?!是)")
_MODIFIES = re.compile(r"[^，,]{1,12}的(?:项目|企业|工程|园区)")
_ASKED = re.compile(r"(?:按照?|依照|根据|对照|紧扣|紧盯|满足|符合|适应|落实|贯彻)[^，,。；;]*?要求")
_AS_NOUN = {
    "邀请": re.compile(r"^应(?![该当])"),
    "要求": re.compile(r"(?:按照?|依照|根据|对照|紧扣|紧盯|围绕|满足|符合|适应|落实|贯彻)[^，,]*$"),
}
"""Verbs that are nouns behind certain words: 应甲市|邀请, 按照乙厅|要求, 紧扣高质量发展|要求."""
LONGEST_LABEL = 6
"""Characters of a label behind its verb: 建设|主要内容：."""


@dataclass(frozen=True, slots=True)
class _Rules:
    nouns: frozenset[str]
    leading: frozenset[str]
    acts: re.Pattern[str]
    acted: re.Pattern[str]
    attribute: re.Pattern[str]
    compound: re.Pattern[str]
    condition: re.Pattern[str]
    nominal: re.Pattern[str]
    purpose: re.Pattern[str]
    governs: re.Pattern[str]
    relative: re.Pattern[str]
    urges: re.Pattern[str]
    tells: re.Pattern[str]
    actor: re.Pattern[str]
    exhorts: re.Pattern[str]
    phases: re.Pattern[str]
    manner: re.Pattern[str]


@cache
def rules() -> _Rules:
    data = resources.rules("actions")
    patterns = {k: re.compile(v) for k, v in data.items() if k not in ("nouns", "leading")}
    return _Rules(frozenset(data["nouns"].split()), frozenset(data["leading"].split()), **patterns)


def acts(clause: Clause, verb: Token) -> bool:
    """Whether a verb is what its clause does."""
    known = rules()
    before, after = clause.text[: verb.start - clause.start], clause.text[verb.end - clause.start :]
    if clause.ends in tuple(":：") and len(after) <= LONGEST_LABEL:
        return False  # 建设地点：
    if verb.text in _AS_NOUN and _AS_NOUN[verb.text].search(before):
        return False
    if (
        known.purpose.search(before)
        or known.condition.search(after)
        or known.compound.search(after)
        or known.attribute.search(before)
        or known.governs.search(before)
        or known.nominal.match(verb.text + after)
        or known.relative.match(after)
    ):
        return False
    if _MODIFIER.match(after) or (_MODIFIES.match(after) and verb.tag != "v"):
        return False
    if verb.text not in known.nouns:
        return True
    named = any(
        m.kind in clauses.ACTORS
        and m.end <= verb.start
        and _NOW.fullmatch(undated(clause, clause.mentions, m.end, verb.start))
        or m.start == verb.end
        and _made(m, verb)
        for m in clause.mentions
    )
    leads = not before and verb.text in known.leading
    return bool(named or leads or known.acted.search(after) or known.acts.search(before))


_NOW = re.compile(r"(?:[此本]轮|[此本这]次|[，,])?")
"""Between who acts and the verb, but for times: 甲市近年来|建设…, 甲市此轮|安排…."""


def _made(m: Mention, verb: Token) -> bool:
    """公示|2021年示范企业名单: what is made or published, known by name, so that the verb before it acts."""
    if m.kind == "Mechanism":
        return verb.text != "实现"  # 实现“拿地即开工”
    return m.kind in ("Policy", "Gathering") or m.kind == "Honour" and m.text.endswith(("名单", "名录", "榜单"))


def says(text: str, *, person: bool) -> bool:
    """Whether a piece of text has someone, a person or a body, say what follows: it is not what he does."""
    return bool(rules().urges.search(_ASKED.sub("", text)) or person and rules().tells.search(text))


def exhorts(text: str) -> bool:
    """Whether a clause of a text tells, without a subject, what is to be done: 要深化改革 names no one who does it."""
    return bool(rules().exhorts.search(text))


def elided(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether nothing in front of the verb at an offset may be its subject: no noun in its clause (记者走访了园区), no actor in the clauses before
    (国家推出政策，完善补贴)."""
    before = (_subject(reading, sentence, c, c.end) for c in clauses.split(reading, sentence) if c.start < clause.start)
    actors = (t for t in before if t is not None and (t.tag == "r" and t.text != "其中" or rules().actor.search(t.text)))
    return _subject(reading, sentence, clause, at) is None and next(actors, None) is None


def _subject(reading: Reading, sentence: Sentence, clause: Clause, end: int) -> Token | None:
    """The first noun before the first verb of a clause, or before `end`, that no coverb governs and that is no time or adverb."""
    times = [m for m in clause.mentions if m.kind in ("Period", "Quantity")]
    for t in reading.tokens[sentence.index]:
        if t.start < clause.start or any(m.start <= t.start < m.end for m in times):
            continue
        if t.end > end or t.tag in ("v", "p") or t.text in resources.words("adverbial_nouns"):
            return None
        if t.tag[:1] in ("n", "r", "x") and t.text.isalpha() and not rules().acts.fullmatch(t.text):
            return t
    return None
