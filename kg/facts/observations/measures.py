"""Nouns of measures (kg/data/lexicon/measures.tsv): 工业总产值 ends with 总产值, an account; 保障率 is one by its last character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.model import Token

_BOUND = re.compile(r"(?:率|[量额值数度比价款费税幅速])$")
_PAID = re.compile(r"[额款费税]$")
_RATE = re.compile(r"(?:率|比|度|幅|速)$")


_LAND = re.compile(
    r"(?<!规划)(?<!项目)(?<!工程)(?<!总)(?:建设|工业|商业|集体|批次|低效|存量|产业|公益|事业|设施|住宅|物流|农业|仓储|商服)用地$"
)
"""A kind of land: what is measured, and no measure as in 项目用地."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun of a measure; `of`: account, trait or rate."""

    word: str
    of: str


def measure(text: str) -> Measure | None:
    """The noun of a measure at the end of a phrase: 工业总产值 -> 总产值."""
    if _LAND.search(text):
        return None
    for size in range(min(len(text), 8), 0, -1):
        if of := measures().get(text[-size:]):
            return Measure(text[-size:], of) if size > 1 or text == text[-1] else None
    return None


@cache
def measures() -> dict[str, str]:
    """Noun of a measure -> account, trait or rate."""
    return {row["word"]: row["of"] for row in resources.table("lexicon/measures.tsv")}


def bound(words: Sequence[Token]) -> Measure | None:
    """保障|率, 发电量: a measure by its last character."""
    last = words[-1].text
    if not _BOUND.search(last):
        return None
    word = last if len(last) > 1 or len(words) == 1 else words[-2].text + last
    return Measure(word, "rate" if _RATE.search(last) else "account" if _PAID.search(last) else "trait")
