"""Industries of firms by the noun that a row of them ends in, or by the industry that has them.

    引进云帆科技、华派光电等电子信息企业  -> industry(云帆科技, 电子信息), industry(华派光电, 电子信息)
    医药产业拥有天泽药业、辉龙药业等企业  -> industry(天泽药业, 医药), industry(辉龙药业, 医药)

Only what the list of industries has (kg/data/lexicon/industries.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar.lines import FIGURE, Row, line, rows
from kg.facts.relating import items
from kg.facts.relating.statements import state
from kg.model import Reading, Sentence, Statement

_BEHIND = re.compile(
    f"等(?:{FIGURE}|[一二两三四五六七八九十多数几]+家?|一批|众多|知名)?(?P<word>[\u4e00-\u9fff]{{2,8}}?)(?:产业|行业|领域)?(?:龙头|骨干|重点|头部|领军|优质|知名|生产|制造|加工|配套|上下游|类|链主)*(?:企业|公司|厂家)"
)
_BEFORE = re.compile(
    "(?:^|[，,。；;：:])(?:其中)?[，,]?(?:在)?(?P<word>[\u4e00-\u9fff]{2,8}?)(?:产业|行业|领域)[，,]?(?:方面)?[，,]?(?:现拥有|拥有|现有|已有|有|集聚了?|聚集了?|培育了?|引进了?|形成了?以|以)$"
)
LONGEST = 32
"""Characters in front of a row in which its industry may stand."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The industries of the firms of a sentence's rows."""
    seen = line(reading, sentence)
    if not any(m and m.kind == "Enterprise" for m in seen.slots):
        return
    for row in rows(seen, 0, len(seen.text)):
        firms = [m for m in row.mentions if m.kind == "Enterprise"]
        if firms and len(firms) == len(row.mentions) and (word := _word(seen.text, row)):
            for firm in firms:
                yield state(sentence, firm, "industry", word, "typed", 0.75)


def _word(text: str, row: Row) -> str | None:
    """The industry behind a row or before it."""
    behind = _BEHIND.search(text, row.start, row.end + LONGEST)
    if behind and behind.start() < row.end:
        return behind["word"] if items.listed(behind["word"]) else None
    before = _BEFORE.search(text[max(0, row.start - LONGEST) : row.start])
    return before["word"] if before and items.listed(before["word"]) else None
