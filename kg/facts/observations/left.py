"""The words before a number -> what they say of it: the noun of the measure, the thing, its owner, the verb.

    青原经开区|标准厂房|建筑面积|达 12万平方米 -> owner 青原经开区, thing 标准厂房, measure 建筑面积
    盘活|闲置厂房 3.2万平方米               -> verb 盘活, thing 闲置厂房, no measure

Words of reaching (达, 为, 完成) say nothing and are left out; `phrase` reads what stands before them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg import resources
from kg.facts.grammar import clauses, nouns
from kg.facts.observations import phrase
from kg.facts.observations import words as lexical
from kg.facts.observations.measures import measures
from kg.facts.observations.phrase import Left
from kg.model import Reading, Sentence, Token

_MARKS_OF_VALUE = frozenset(
    (
        "了",
        "：",
        ":",
        " ",
        "由",
        "从",
        "至",
        "到",
        "在",
        "“",
        "等",
        "现在",
        "原来",
        "即",
        "则",
        "平均",
        "首次",
        "首",
        "最高",
        "最低",
        "最大",
        "最多",
        "双",
    )
)
_BEFORE_NOW = frozenset(("原来", "原先", "原有", "以前", "以往", "过去", "当初", "最初", "此前"))
_EACH_TIME = re.compile(r"(?:每(?:人|月|年|天|日|亩|户|家|吨|套|度|斤|公斤|平方米|立方米|千瓦时))+$")
_SCORES = frozenset(("得", "评", "积", "总", "平均"))
_GIVING = frozenset(("安排", "给予", "予以", "提供", "备有", "贡献", "缴纳", "上缴", "完成", "实现", "取得", "获得"))
"""Verbs of reaching that have a subject of their own: who gives, pays or completes."""
_CHANGES = frozenset(
    (
        "降",
        "升",
        "增",
        "减",
        "压",
        "缩",
        "扩",
        "缩短",
        "提高",
        "增加",
        "下降",
        "上升",
        "扩大",
        "提升",
        "增长",
        "降低",
        "减少",
        "发展",
        "压缩",
        "攀升",
        "拓展",
        "压减",
        "跃升",
        "上涨",
        "回升",
        "精简",
    )
)
_BODIES = frozenset(("实施", "建设", "投资", "承建", "运营", "责任"))
_INVESTED = frozenset(("投资", "总", "出资", "增资", "计划", "预计"))


def read(reading: Reading, sentence: Sentence, end: int) -> Left:
    """What the words right before an offset say."""
    parts = clauses.split(reading, sentence)
    clause = parts[clauses.at(parts, end - 1)] if parts else None
    begin = clause.start if clause else sentence.start
    tokens = [_timeless(reading, sentence, nouns.upto(t, end)) for t in reading.tokens[sentence.index] if begin <= t.start < end]
    tokens = _behind_role(tokens)
    if (each := _EACH_TIME.search(sentence.text, 0, end - sentence.start)) and sentence.start + each.start() > begin:
        tokens = [t for t in tokens if t.end <= sentence.start + each.start()]  # 低保标准提高到每人每月|650元
    if len(tokens) > 1 and tokens[-1].text == "分为" and tokens[-2].text in _SCORES:
        tokens[-2:] = [Token(tokens[-2].start, end - 1, tokens[-2].text + "分", "n")]  # 综合得分|为88分
    carrier: Token | None = None
    while tokens and (reached := _reach(reading, sentence, tokens)) is not None:
        if tokens[-1].text in _GIVING:
            carrier = tokens[-1]
        tokens = [t for t in tokens if t.end <= reached]
    words = phrase.read(reading, sentence, tokens) if tokens else Left(end, end)
    if carrier and words.measure is None and not words.verb:  # 区财政|安排2000万元: what stands before the verb gives
        return replace(words, start=carrier.start, text="", verb=carrier.text)
    return words


def _behind_role(tokens: list[Token]) -> list[Token]:
    """以云帆光电有限公司为实施主体|投资: the words behind what somebody is for the works, with which 投资 makes no noun."""
    roles = [
        i
        for i in range(1, len(tokens) - 1)
        if tokens[i].text == "主体" and tokens[i - 1].text in _BODIES and tokens[i + 1].text in _INVESTED
    ]
    return tokens[roles[-1] + 1 :] if roles else tokens


def _timeless(reading: Reading, sentence: Sentence, t: Token) -> Token:
    """2023|年产值 -> 产值: a word without the end of the time that it begins with."""
    time = next((m for m in reading.mentions[sentence.index] if m.kind == "Period" and m.start <= t.start < m.end < t.end), None)
    return nouns.onward(t, time.end) if time else t


def _reach(reading: Reading, sentence: Sentence, tokens: list[Token]) -> int | None:
    """Where the last word begins, if it is one of reaching, a bracket or mark before the value, or a period (在2023年达到)."""
    last = tokens[-1]
    if last.text in resources.words("measure_carriers") or last.text in _MARKS_OF_VALUE:
        return last.start
    if last.text in _CHANGES and len(tokens) > 1 and last.end < sentence.end and reading.document.text[last.end] in "至到为":
        return last.start  # 缩短|到1小时
    if last.text == "高" and reading.document.text[last.end : last.end + 1] == "达":
        return last.start  # 依然|高|达8.7%
    if last.text in "）)" and (opened := next((t for t in reversed(tokens) if t.text in "（("), None)):
        return opened.start  # 固定资产投资（不含农户）
    if last.text == "的" and len(tokens) > 1 and (lexical.verb(tokens[-2]) or tokens[-2].text in _BEFORE_NOW):
        return last.start  # 新增的|19平方公里, 由原来的|500万吨
    if last.tag == "d" and last.text not in lexical.MODIFIERS and last.text not in measures():
        return last.start
    for m in reading.mentions[sentence.index]:
        if m.kind == "Period" and (m.start < last.end <= m.end or last.text == "的" and m.end == last.start):
            return m.start
    return None
