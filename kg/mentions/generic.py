"""A modifier -> what is left of it without generic words: 重点建设 -> nothing, 大瑞 -> 大瑞, 省级冷链 -> 冷链.

The words are in kg/data/lexicon/generic.tsv. A single character (大, 新, 县) is taken out only where nothing but generic words
is left with it: it may be a part of an unknown name.
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources

_NO_WORD = r"[\W\d]+|以上|的"


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(a run of generic words only, generic words of two characters and more)."""
    words = sorted((r["word"] for r in resources.table("lexicon/generic.tsv")), key=lambda w: (-len(w), w))
    longer = [re.escape(w) for w in words if len(w) > 1]
    run = re.compile("(?:" + "|".join([*map(re.escape, words), r"[\W\d]", "以上", "的"]) + ")*")
    return run, re.compile("|".join([*longer, _NO_WORD]))


def specific(modifier: str) -> str:
    """What is left of a modifier when generic words are taken out: empty for a generic noun."""
    run, longer = _words()
    return "" if run.fullmatch(modifier) else longer.sub("", modifier)
