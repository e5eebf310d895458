"""A clause -> the verb that it is about, with its class (kg/data/lexicon/action_verbs.tsv); None where it has no such verb.

制定出台《办法》 -> 制定出台: verbs side by side are one; 投资3亿元建成污水处理厂 -> 建成: what is done with a sum, not that it is paid
总投资增长, 引进的项目, “清洁取暖示范”项目 -> none: nouns, attributes and what is called something
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kg import resources
from kg.facts.grammar import predicates
from kg.facts.grammar.clauses import ACTORS, PLACES, WORKS, Clause
from kg.facts.grammar.verbs import parted, words
from kg.model import Reading, Sentence, Token
from kg.text.anchors import Anchors, anchors

_QUOTED = re.compile("(?!^)“[^“”]*”|“[^“”]*”(?!$)|《[^《》]*》|‘[^‘’]*’")
"""What is called something: its verbs are no acts. A clause that is a quotation is speech."""
_TOGETHER = resources.words("together") | resources.words("leads")
"""How something is done, where a further verb says what: 牵头|设立基金, 会同甲局|关停生产线, 带领村民|种植药材."""
_GOES = frozenset(("深入", "走进", "前往", "来到", "莅临", "赶赴", "走入"))
"""Verbs of going to see a place, a work or a company that is named right behind them (深入|我县甲公司)."""
_OURS = re.compile("(?:我[省市县区州旗镇]?|到|了)?")
_SEEN = PLACES | WORKS | {"Enterprise", "Platform"}
_MANNER = re.compile(
    r"(?:从|在|围绕|通过|以)[^，,。；;]{2,60}?(?:等?方面|等?(?:举措|方式|措施|渠道|途径|手段|形式)|为(?:总?抓手|契机|目标|重点|主线|引领|核心|载体|支撑|突破口))"
    r"|(?:围绕|就)[^，,。；;：:]{2,60}?(?=进行|开展|展开)"
)
"""从提升水平、加强支撑等方面|出台…: in what respect and by what means."""
_BRINGS = frozenset("带来 注入 奠定 打下 增添 增加 提供 创造 作出 做出 贡献".split())
"""What is done for a purpose that 为 names, with verbs of its own."""
_SIGNS = frozenset(("签署", "签订", "签下", "签"))
_LIGHT = frozenset(("实施", "部署"))


class Verb(NamedTuple):
    """A verb, or several side by side, and the class of the last."""

    start: int
    end: int
    text: str
    sort: str


@cache
def verbs() -> dict[str, str]:
    """Verb -> its class: hold (meetings, ceremonies, agreements), attend (them) or make (things)."""
    return {r["verb"]: r["class"] for r in resources.table("lexicon/action_verbs.tsv")}


@cache
def _any() -> Anchors:
    """Words of which a clause that does something has one."""
    return anchors(verbs().keys() | _GOES)


def of(clause: Clause, tokens: list[Token]) -> Verb | None:
    """The first verb of the list among the words outside names (`outside`) that is what the clause does."""
    sums = [m for m in clause.mentions if m.kind == "Quantity"]
    paid: Token | None = None
    attained = -1
    for i, t in enumerate(tokens):
        goes = t.text in _GOES and any(
            0 <= m.start - t.end <= 2
            and m.kind in _SEEN
            and _OURS.fullmatch(clause.text[t.end - clause.start : m.start - clause.start])
            for m in clause.mentions
        )
        if t.text not in verbs() and not goes:
            if t.tag[:1] == "v" and len(t.text) > 1 and clause.text[t.end - clause.start :][:1] in ("了", "过"):
                return None  # 看望了赴外地的干部: another verb is what the clause does
            continue
        if t.text in resources.words("says") and any(x.start == t.end and x.text in verbs() for x in tokens):
            continue  # 提出|实施…: what is said to be done
        if t.text in resources.words("attains") and any(m.start >= t.end for m in sums):
            attained = t.end
            continue  # 实现产值3亿元
        if attained == t.start and any(m.start == t.end for m in sums):
            paid = t
            continue  # 新增投资3亿元|建设园区
        if "为" in clause.text[: t.start - clause.start] and any(x.text in _BRINGS for x in tokens[i + 1 :]):
            continue  # 将为打造产业基地|注入动力
        if any(x.start == t.end and x.text in verbs() and clause.text[x.end - clause.start :].startswith("的") for x in tokens):
            continue  # 由甲公司投资|建设的项目: an attribute
        if (goes or t.text == "赴") and any(x.text in resources.words("visits") for x in tokens[i + 1 :]):
            continue  # 走进甲公司|观摩: what is done there
        spent = paid is not None and any(m.end == t.start for m in sums)
        if not spent and not predicates.acts(clause, t):
            continue
        if t.text in _TOGETHER and any(
            x.text in verbs() and x.text not in _TOGETHER and predicates.acts(clause, x) for x in tokens[i + 1 :]
        ):
            continue
        if t.text in _TOGETHER and not any(m.start == t.end and m.kind in ACTORS for m in clause.mentions):
            continue
        spends = "invest" in words().classes.get(t.text, ()) or t.text in resources.words("spends")
        pays = spends and any(m.start == t.end for m in sums)
        if paid or not pays:
            found = t if paid is None or spent else paid
            return _joined(clause, tokens, found)
        paid = t
    return _joined(clause, tokens, paid) if paid and paid.start != attained else None


def outside(reading: Reading, sentence: Sentence, clause: Clause) -> list[Token]:
    """The words of a clause that stand outside names and quotations; an adverb or object that the dictionary has as one word with
    its verb is parted from it (全面|落实, 明确|责任). None where no verb of the list is in the clause."""
    if not _any().in_(clause.text):
        return []
    quoted = [(clause.start + q.start(), clause.start + q.end()) for q in _QUOTED.finditer(clause.text)]
    manner = [(clause.start + q.start(), clause.start + q.end()) for q in _MANNER.finditer(clause.text)]
    spans = [*quoted, *manner, *((m.start, m.end) for m in clause.mentions)]
    inside = (t for t in reading.tokens[sentence.index] if clause.start <= t.start and t.end <= clause.end)
    free = (t for t in inside if not any(start <= t.start and t.end <= end for start, end in spans))
    return list(_whole(x for part in parted(free) for x in _from_object(part)))


def _whole(tokens: Iterable[Token]) -> Iterator[Token]:
    """用|好, 谈|成: verbs of the list that the dictionary lacks."""
    held: Token | None = None
    for t in tokens:
        if held and held.end == t.start and held.text + t.text in verbs():
            held = Token(held.start, t.end, held.text + t.text, "v")
            continue
        if held:
            yield held
        held = t
    if held:
        yield held


def _from_object(token: Token) -> Iterator[Token]:
    """明确|责任, 发布|公告: a verb and its object that the dictionary has as one word; 彻底|解决: an adverb and its verb."""
    first, last = token.text[:2], token.text[2:]
    whole = len(token.text) != 4 or token.text in resources.words("compounds")
    if not whole and (token.tag in ("l", "i") and first in verbs() or first in resources.words("takes_object")):
        yield Token(token.start, token.start + 2, first, "v")
        yield Token(token.start + 2, token.end, last, "n")
    elif not whole and last in verbs() and predicates.rules().acts.fullmatch(first):
        yield Token(token.start, token.start + 2, first, "d")
        yield Token(token.start + 2, token.end, last, "v")
    else:
        yield token


def _joined(clause: Clause, tokens: list[Token], verb: Token) -> Verb:
    """制定|出台, 探索|实施: verbs side by side; one that is a noun as often ends the row (开展|合作)."""
    start, end, sort = verb.start, verb.end, verbs().get(verb.text, "hold")
    for t in tokens:
        if t.start == end and t.text in verbs() and _goes_on(clause, verb, t):
            end, sort = t.end, verbs()[t.text]
    text = "".join(t.text for t in tokens if start <= t.start and t.end <= end)
    return Verb(start, end, text, sort)


def _goes_on(clause: Clause, verb: Token, t: Token) -> bool:
    """Whether a verb right behind another is done with it: not where it is a noun (开展|合作), unless it shows that it is a verb
    (开发|建设了) or both are visits (督导|检查)."""
    visits = resources.words("visits")
    if verb.text in resources.words("applies") or verb.text in _SIGNS:
        return False  # 采取|疏通河道等措施, 签署|收储协议
    if clause.text[t.end - clause.start :].startswith(("了", "过")) or verb.text in visits and t.text in visits:
        return True
    return t.tag != "vn" and (t.text in _LIGHT or t.text not in predicates.rules().nouns)
