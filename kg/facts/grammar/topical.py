"""Sentence -> whom a piece of text is about: the topic of its clause.

    今年以来，高新区新签约项目30个；清溪储能项目总投资30亿元，计划9月开工
    -> 高新区, 清溪储能项目, 清溪储能项目 (elided in the last)

A topic is a name in front of the verb that no coverb (由, 对, 与 ...) governs; a clause without one has that of the clause before,
then the name above its field, then that of the sentence before in the same paragraph, then of a heading that is a name, then the
document's protagonist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.grammar import fields, passages
from kg.facts.grammar.clauses import TOPICS, WORKS, Clause, at, split
from kg.model import Mention, Reading, Sentence

_COVERB = re.compile(
    r"(?:[在到于]了|由|对|为|与|和|向|从|以|将|把|被|依托|利用|依靠|通过|按照|根据|据|给|跟|同|经|在|于|至|到|往|离|距|比|按|用|使|让|令|帮|起|邻|接|临|抵|靠|帮助|协助|推动|推进|引进|引入|签约|举办|举行|召开|建设|支持|服务|位于|坐落于?|地处|"
    r"落户|入驻|涵盖|覆盖|包括|涉及|其中|面向|居|位列|排在|占|围绕|聚焦|带动|辐射|惠及|成为|作为|获评|入选|列入|选址)原?$"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom a piece of text is about; `confidence` falls with the distance it was fetched from."""

    mention: Mention
    confidence: float


def governed(text: str, start: int) -> bool:
    """Whether a coverb or a verb stands right before an offset of the sentence's text: what follows is no topic."""
    return bool(_COVERB.search(text[max(0, start - 4) : start]))


def topics(reading: Reading, sentence: Sentence, clause: Clause, kinds: frozenset[str] = TOPICS) -> list[Mention]:
    """The names of a clause that may be its topic, in order."""
    return [
        m
        for m in clause.mentions
        if m.kind in kinds
        and not governed(sentence.text, list_start(sentence.text, clause.start - sentence.start, _joined(sentence, clause, m)))
        and not _inside_listing(clause, m)
        and not (m.kind in ("AdministrativeArea", "Place") and RANK.match(sentence.text, m.end - sentence.start))
        and not _object(reading, sentence, clause, m)
        and not _complement(reading, sentence, clause, m)
        and not _bracketed(sentence, m, m.end if clause.end == m.end else clause.end)
        and not _attribute(sentence, clause, m)
    ]


RANK = re.compile(
    r"(?:同类[^，,。；;]{0,6})?(?:倒数)?(?:第(?:[一二三四五六七八九十百]+|\d+)(?:[位名]|方阵|梯队|(?=[，,。；;、）)]|$))|前(?:列|茅"
    r"|[一二三四五六七八九十\d]+(?=[，,。；;、强名位]|$))|首[位家个]|之首|榜首|末位|平均(?:水平|值|增[速幅])|最[高大多快好低小])"
)
"""增幅居全省|第一方阵, 高于全省|平均水平: an area in which something is ranked, or that it is compared to, is not what is spoken of."""
_JOINTS = ("及", "以及", "")
_OF_KIND = re.compile(r"(?:最[^，,。；;的]{1,4}的|首[家个]|第一[家个]|唯一|知名|龙头)[^，,。；;：:、是有为]{0,14}")
_MEMBERS = re.compile(r"(?:[^，,。；;：:、]{1,30}、)+$")
_WHERE = re.compile("(?<![正现所存])在(?![建职编岗线])|(?<=[组队行团重后次别])[到赴](?![位期访])")
_SECOND = re.compile("(?<=等)[与同和](?![、，])")
"""甲院、乙院等|与丙公司、丁公司: a second row."""
_GOVERNING = re.compile(
    "与|由|紧邻|毗邻|邻近|临近|靠近|横穿|前往|奔赴|走进|联合|携手|覆盖|涵盖|包括|涉及|包含|辐射|惠及|带动|吸引|引进|引入|位于|来自|利用"
)


def _joined(sentence: Sentence, clause: Clause, m: Mention) -> int:
    """位于甲县甲镇|及乙镇: where the first of names side by side or joined by 及 begins, an offset of the sentence's text; what governs
    it governs all."""
    start = m.start - sentence.start
    for other in sorted((x for x in clause.mentions if x.end <= m.start and x.value is None), key=lambda x: -x.end):
        if sentence.text[other.end - sentence.start : start] in _JOINTS:
            start = other.start - sentence.start
    return start


def _attribute(sentence: Sentence, clause: Clause, m: Mention) -> bool:
    """某省|最早的纯净水企业|甲公司: an area that says where the one named behind it is the first or the largest of its kind."""
    if m.kind not in ("AdministrativeArea", "Place"):
        return False
    described = _OF_KIND.match(sentence.text, m.end - sentence.start)
    ends = described.end() + sentence.start if described else 0
    return any(x.kind in TOPICS and m.end < x.start <= ends for x in clause.mentions)


def list_start(text: str, first: int, at: int) -> int:
    """Where the list begins that a name is a member of; behind a verb in its first member (覆盖前进、东风、共荣) that is there."""
    row = _MEMBERS.search(text, max(first, at - 60), at)
    if row is None:
        return at
    first = text.find("、", row.start())
    verbs = [*_GOVERNING.finditer(text, row.start(), row.start() + 12), *_WHERE.finditer(text, row.start(), first)]
    verbs += _SECOND.finditer(text, first, at)
    return max(v.end() for v in verbs) if verbs else at


def _object(reading: Reading, sentence: Sentence, clause: Clause, m: Mention) -> bool:
    """展示我市优质环境: a name right behind a verb is its object, unless the verb begins the clause's frame (据, 记者获悉)."""
    if m.start == clause.start:
        return False
    before = next((t for t in reading.tokens[sentence.index] if t.end == m.start), None)
    return before is not None and before.tag == "v" and len(before.text) >= 2 and before.text not in _REPORTING


def _complement(reading: Reading, sentence: Sentence, clause: Clause, m: Mention) -> bool:
    """前身为1999年创办的甲示范区, 先后建成国家级乙基地, 投向甲公司、乙公司: what stands behind a copula, a verb or a coverb, with
    words that describe it or members of its list between."""
    end = _row_ends(reading, sentence, clause, m)
    tokens = [t for t in reading.tokens[sentence.index] if clause.start <= t.start and t.end <= end]
    described = False
    for t in reversed(tokens):
        if t.text in _COPULAS:
            return True
        if t.text == "的":
            described = True  # a clause that describes the name has verbs of its own
        elif described or t.text in _REPORTING:
            continue
        elif t.tag == "p" or t.tag == "v" and len(t.text) > 1 or len(t.text) == 2 and t.text[1] in "往向至":
            return True  # 销往|欧美、东南亚等地区
        elif t.start == clause.start and t.text in _BUILDING:
            return True
        elif t.tag[:1] not in "nbajmqzxlset" or not t.text[0].isalnum():
            return False
    return False


def _row_ends(reading: Reading, sentence: Sentence, clause: Clause, m: Mention) -> int:
    """Where the first member of the list ends that a name is in; the name's own beginning where no list stands before it."""
    row = _MEMBERS.search(
        sentence.text, max(clause.start - sentence.start, m.start - sentence.start - 60), m.start - sentence.start
    )
    if row is None:
        return m.start
    end = sentence.start + sentence.text.index("、", row.start())
    last = next((t for t in reading.tokens[sentence.index] if t.end == end), None)
    return m.start if last is None or last.tag == "v" else end  # 甲项目开工、|乙项目投产 is no list of names


_BUILDING = frozenset("建设 投资 开发 生产 改造 扩建 新建".split())
"""Nouns of deeds that are the verb of a clause that begins with them."""
_COPULAS = frozenset("是 为 系 成为 属于 属".split())


def _bracketed(sentence: Sentence, m: Mention, end: int) -> bool:
    """高新区（不含甲公司）: what stands in brackets that are closed before the clause ends is none of its topics."""
    before = sentence.text[: m.start - sentence.start]
    opened = max(before.rfind("（"), before.rfind("("))
    if opened < 0 or re.search("[）)]", before[opened:]):
        return False
    return bool(re.search("[）)]", sentence.text[m.end - sentence.start : end - sentence.start]))


_REPORTING = frozenset("获悉 表示 了解 介绍 指出 强调 作为 据悉 其中 显示 来看 预计 力争 截至 截止 随着".split())
"""Verbs that frame a clause, and govern no name in it."""


def _inside_listing(clause: Clause, m: Mention) -> bool:
    """The place of 长沙（浏阳市） style brackets, and what another name encloses, are no topics."""
    return any(
        o is not m and o.start <= m.start and m.end <= o.end and (o.end - o.start) > (m.end - m.start) for o in clause.mentions
    )


def topic(reading: Reading, sentence: Sentence, offset: int, kinds: frozenset[str] = TOPICS) -> Topic | None:
    """Whom the text at an offset is about: the nearest topic before it in its clause, else in what stands before and above."""
    clauses = split(reading, sentence)
    here = at(clauses, offset)
    before = [m for m in topics(reading, sentence, clauses[here], kinds) if m.end <= offset]
    if before:
        return Topic(before[-1], 0.95)
    named = fields.owner(reading, sentence)
    for i in range(here - 1, -1, -1):
        found = topics(reading, sentence, clauses[i], kinds if named is None else kinds & WORKS)
        if found:
            works = [m for m in found if m.kind in WORKS]
            return Topic((works or found)[-1 if works else 0], 0.85 if here - i == 1 else 0.75)
    if named and named.kind in kinds:
        return Topic(named, 0.8)
    if carried := _carried(reading, sentence, kinds):
        return Topic(carried, 0.65)
    if (section := passages.entitled(reading, sentence)) and section.kind in kinds:
        return Topic(section, 0.7)
    if reading.protagonist and reading.protagonist.kind in kinds:
        return Topic(reading.protagonist, 0.6)
    return None


_CARRIED_KINDS = frozenset(("Project", "InfrastructureProject", "Enterprise"))


def _carried(reading: Reading, sentence: Sentence, kinds: frozenset[str]) -> Mention | None:
    """The project or company that the sentence before, in the same paragraph, began with: a description goes on."""
    index = sentence.index - 1
    if index < 0 or sentence.role != "body":
        return None
    above = reading.sentences[index]
    if above.role != "body" or "\n" in reading.document.text[above.end : sentence.start]:
        return None
    for clause in split(reading, above):
        for m in topics(reading, above, clause, kinds):
            return m if m.kind in _CARRIED_KINDS or _entry(above, m) else None
    return None


_NUMBERED = re.compile(r"(?:\d{1,2}[.．、]|[（(]?[\d一二三四五六七八九十]{1,3}[)）、])\s*")


def _entry(sentence: Sentence, m: Mention) -> bool:
    """2.云岭储能站。|由甲集团投资…: a sentence that is nothing but a numbered name."""
    at = m.start - sentence.start
    return bool(_NUMBERED.fullmatch(sentence.text, 0, at)) and sentence.text[m.end - sentence.start :] in ("", "。")
