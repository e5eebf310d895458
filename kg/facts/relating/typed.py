"""Industries of firms by the noun that a row of them ends in, or by the industry that has them.

    引进云帆科技、华派光电等电子信息企业  -> industry(云帆科技, 电子信息), industry(华派光电, 电子信息)
    医药产业拥有天泽药业、辉龙药业等企业  -> industry(天泽药业, 医药), industry(辉龙药业, 医药)
    以恒远机电为代表的装备制造产业集群    -> industry(恒远机电, 装备制造)

Only what the list of industries has (kg/data/lexicon/industries.tsv). The words around it: kg/data/rules/industries.toml, `firms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.facts.grammar.lines import FIGURE, Row, line, rows
from kg.facts.relating import items
from kg.facts.relating.statements import state
from kg.model import Reading, Sentence, Statement

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


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    """What names the industry of a row of firms behind it (firms of a sort, the industry that they lead) and before it."""
    firms = {key: value.replace("\n", "") for key, value in resources.rules("industries")["firms"].items()}
    written = (firms[key].replace("{figure}", FIGURE).replace("{sort}", firms["sort"]) for key in ("behind", "led", "before"))
    return tuple(map(re.compile, written))


def _word(text: str, row: Row) -> str | None:
    """The industry behind a row or before it."""
    after, led, ahead = _around()
    behind = after.search(text, row.start, row.end + LONGEST) or led.match(text, row.end)
    if behind and behind.start() <= row.end:
        return behind["word"] if items.listed(behind["word"]) else None
    before = ahead.search(text[max(0, row.start - LONGEST) : row.start])
    return before["word"] if before and items.listed(before["word"]) else None
