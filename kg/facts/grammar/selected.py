"""A number with its classifier -> the noun that the classifier selects, behind words that no noun phrase goes through.

    3名|被扣押人员 -> 被扣押人员; 24条|因灾受损的农村公路 -> 农村公路; 4条|超特高压外送通道 -> 超特高压外送通道; 5名|在现场的记者 -> 记者

Asked where the noun phrase behind the number is none by its parts of speech (nouns.py). A classifier tells which nouns it counts
(lexicon/selected_nouns.tsv): 名 counts persons, so what stands before the first word of persons describes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg import resources
from kg.facts.grammar import nouns
from kg.model import Reading, Sentence, Token

FARTHEST = 36
"""Characters that an attribute with its noun may have."""
_MARK = re.compile(r"[，,。；;：:（(）)《》｜|\s—–…·！？]")
_NO_ATTRIBUTE = frozenset("是 为 有 占 达 已 均 都 也 将 全部 分别 等 之 又 仍 还 要 需 以上 以下 左右 及 或 和 、".split())
"""What no attribute of a counted noun begins with: the clause goes on. 与…有关的 does, behind 的 alone."""
_PARTIAL = re.compile(r"其中(?!包括)[^，,。；;]{0,6}$")
_PREDICATES = frozenset(
    "列入 参评 评为 列为 纳入 推荐 未达 获评 成为 入选 通过 位于 属于 获得 达到 荣获 进入 分布 涉及 来自 包括 涵盖 覆盖 晋级 跻身 登陆 围绕 包含 针对 用于 用来 聚焦 "
    "惠及 走进 带动 辐射 面向 服务 帮助 支持 加入 成立 建立 形成 开展 举办 举行 出台 发布 推出 实现 提供 接受 受到 遭到 遭受 完成 "
    "可以 能够 需要 具有 具备 拥有 参与 参加 出席 抵达 前往 赶赴 奔赴 组成 构成 负责 执行 担任".split()
)
"""Verbs whose object, where no 的 follows it, is not what was counted: 3家|获评|企业…"""


def noun(reading: Reading, sentence: Sentence, at: int, classifier: str) -> str:
    """The noun behind an offset that a classifier selects; "" where none stands in reach."""
    heads = _heads().get(classifier[-1:])
    if heads is None:
        return ""
    tokens = _within(reading, sentence, at)
    if not tokens or not _may_describe(tokens[0]):
        return ""
    partial = bool(_PARTIAL.search(sentence.text[: at - sentence.start]))
    verbal = tokens[0].tag in ("v", "p", "c") and tokens[0].text not in nouns.described() and not _shortened(tokens)
    bound = verbal and (
        partial or tokens[0].text != "被" and (tokens[0].tag in ("p", "c") or _predicate(reading, sentence, tokens[0]))
    )
    bound = bound or _timed(reading, sentence, tokens[0])
    genitive = next((t.end for t in tokens if t.text == "的"), None)
    if bound and genitive is None:
        return ""
    begun = genitive if genitive is not None and (bound or _before_noun(tokens, genitive, heads)) else at
    words = [t for t in tokens if t.start >= begun]
    last = _last(words, heads)
    found = "" if last is None else reading.document.text[words[0].start : last]
    return found.removeprefix("“") if "”" not in found else found


def _within(reading: Reading, sentence: Sentence, at: int) -> list[Token]:
    """The words behind an offset up to a mark or a figure."""
    others = [x for x in nouns.taken(reading, sentence) if x.kind == "Quantity"]
    out: list[Token] = []
    for t in (nouns.onward(t, at) for t in reading.tokens[sentence.index] if t.end > at):
        if t.end - at > FARTHEST or _MARK.match(t.text) or any(x.start < t.end and t.start < x.end for x in others):
            break
        out.append(t)
    return out


def _may_describe(t: Token) -> bool:
    return t.text not in _NO_ATTRIBUTE and t.tag not in ("ul", "y", "q", "m")


def _timed(reading: Reading, sentence: Sentence, t: Token) -> bool:
    """Whether a word begins with a time: 两位|去年牺牲的|警察."""
    return any(m.kind == "Period" and m.start <= t.start < m.end for m in reading.mentions[sentence.index])


def _shortened(tokens: Sequence[Token]) -> bool:
    """自贸|试验区: no preposition."""
    return len(tokens) > 1 and tokens[0].text == "自" and tokens[1].text == "贸"


def _predicate(reading: Reading, sentence: Sentence, t: Token) -> bool:
    """Whether a verb may be that of the clause; no verb of an action where the count is its object already (上架了近百个|开放模型)."""
    if t.text == "可":
        return False  # 可|转化科技成果
    return (
        len(t.text) == 1
        or t.text in _PREDICATES | nouns.GOVERNING
        or t.text in nouns.actions()
        and not _object(reading, sentence, t)
    )


_DONE = re.compile(r"了(?:约|近|超过?|逾|上)?$")


def _object(reading: Reading, sentence: Sentence, t: Token) -> bool:
    """Whether the number before a word stands behind a verb with 了."""
    figure = next((m for m in reading.mentions[sentence.index] if m.kind == "Quantity" and m.end == t.start), None)
    return figure is not None and bool(_DONE.search(sentence.text[: figure.start - sentence.start]))


def _before_noun(tokens: Sequence[Token], genitive: int, heads: tuple[str, ...]) -> bool:
    """本地生产|的乘用车: 的 stands before any noun that the classifier selects."""
    return _last([t for t in tokens if t.end < genitive], heads) is None


def _last(words: Sequence[Token], heads: tuple[str, ...]) -> int | None:
    """Where the noun ends: its first word of those that the classifier selects, with what of them follows at once (青年|志愿者)."""
    text, found = "", None
    for i, t in enumerate(words):
        if found is None and i and _goes_on(t):
            return None
        text += t.text
        if _ends(text, t, heads):
            found = t.end
        elif found is not None and not (t.tag[:1] == "n" and len(t.text) > 1 and _headed(text, words[i + 1 : i + 2], heads)):
            break
    return found


def _headed(text: str, following: Sequence[Token], heads: tuple[str, ...]) -> bool:
    return any(_ends(text + t.text, t, heads) for t in following)


def _goes_on(t: Token) -> bool:
    """Whether a word is none of those that describe a noun without 的: another noun, an adverb, a preposition but 被."""
    return (
        t.text in ("的", "和", "与", "及", "以及", "或", "、", "等")
        or t.text in resources.words("adverbial_nouns") - {"线上", "线下", "联合", "集中"}
        or t.tag in ("d", "ad", "p")
        and t.text != "被"
    )


def _ends(text: str, t: Token, heads: tuple[str, ...]) -> bool:
    if len(text) < 2 or not text.endswith(heads):
        return False
    return any(text.endswith(h) and (len(h) >= len(t.text) or t.tag[:1] in "nvbzj") for h in heads)


def joined(reading: Reading, sentence: Sentence, at: int, noun: str, classifier: str) -> str:
    """A counted noun with what is joined to it: 数百名|家长、学生代表; 28户|企业和合作社. All of it is of the kind that is counted."""
    text = reading.document.text
    start = text.find(noun, at, min(sentence.end, at + FARTHEST + len(noun)))
    heads = _heads().get(classifier[-1:], ())
    if start < 0 or not heads:
        return noun
    end, listed = start + len(noun), False
    while link := _LINK.match(text, end, sentence.end):
        mark = link[0] == "、"
        if mark and classifier[-1] not in _PERSONS or link[0] == "与" and not listed:
            break  # 30名|代表|与市领导座谈
        read = nouns.after if classifier[-1] in _PERSONS else nouns.counted
        other = read(reading, sentence, link.end())
        if not other.endswith(heads) or not text.startswith(other, link.end()) or _named(reading, sentence, link.end()):
            break
        end, listed = link.end() + len(other), mark
        if not mark:
            break
    return text[start:end]


_LINK = re.compile(r"、|以及|和|及|与")
_PERSONS = ("名", "位", "人")


def _named(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a name begins at an offset: 5个自贸试验区和|海南自由贸易港."""
    return any(m.start <= at < m.end and m.kind != "Concept" for m in reading.mentions[sentence.index])


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """Classifier -> the last words of its nouns."""
    return {
        c: tuple(row["nouns"].split())
        for row in resources.table("lexicon/selected_nouns.tsv")
        for c in row["classifiers"].split()
    }
