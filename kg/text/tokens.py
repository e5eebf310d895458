"""Sentence -> Token: jieba's segmentation with the part of speech that its dictionary gives.

    引进13个新项目落地 -> 引进/v 13/m 个/q 新/a 项目/n 落地/v

The tokenizer is an instance of our own, filled from the dictionary in jieba's wheel: no cache file in a shared temporary
folder, no global state, and no guessing of unknown words (HMM), so output depends on nothing but the text. Tags come from the
dictionary, not from jieba.posseg, which is five times slower and guesses.
"""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import TYPE_CHECKING

from kg import resources
from kg.model import Sentence, Token

if TYPE_CHECKING:
    import jieba

_TRADES = ("trades_strong", "trades_weak", "trades_called", "area_trades")
"""Trades of three characters and more are words, which the dictionary mostly lacks: 诺|维|新材料, not 诺|维新|材料."""
_USUAL = 3000
"""The frequency that they are given: that of everyday words."""
UNKNOWN = "x"
"""The tag of what is not in the dictionary: unknown words, punctuation."""

_AMONG = re.compile(r"(?<=其中)(?=国[道有家企资内际债省营])|(?=其中国[道有家企资内际债省营])")
"""其中|国道: the dictionary would find 中国 there."""

_lock = threading.Lock()


def tokenize(sentence: Sentence) -> tuple[Token, ...]:
    """The words of a sentence, in order, covering all of it; offsets are those of the document."""
    tokenizer, tags = _dictionary()
    out, at = [], sentence.start
    for part in _AMONG.split(sentence.text):
        for word in tokenizer.cut(part, HMM=False):
            out.append(Token(at, at + len(word), word, tags.get(word) or _tag(word)))
            at += len(word)
    return tuple(out)


def _tag(word: str) -> str:
    if word[0].isdigit():
        return "m"
    return "eng" if word.isascii() and word.isalpha() else UNKNOWN


def tag_of(word: str) -> str | None:
    """The dictionary's part of speech of a word; None where it is not in the dictionary."""
    return _dictionary()[1].get(word)


def frequency(word: str) -> int:
    """How often the dictionary's corpus has a word; 0 where it is not in the dictionary."""
    return int(_dictionary()[0].FREQ.get(word) or 0)


def _dictionary() -> tuple[jieba.Tokenizer, dict[str, str]]:
    with _lock:  # two threads must not both spend a second on loading
        return _load()


@cache
def _load() -> tuple[jieba.Tokenizer, dict[str, str]]:
    import jieba  # a third of a second that only reading needs

    tokenizer = jieba.Tokenizer()
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    with tokenizer.get_dict_file() as file:
        lines = file.read().decode("utf-8").splitlines()
    for line in lines:
        word, frequency, tag = line.split(" ")
        frequencies[word] = int(frequency)
        tags[word] = tag
    for word in sorted({w for name in _TRADES for w in resources.words(name) if len(w) > 2}):
        frequencies[word] = max(frequencies.get(word, 0), _USUAL)
        tags.setdefault(word, "n")
    for word in list(tags):
        for end in range(len(word) - 1, 0, -1):  # jieba's prefix dictionary: every beginning of a word is a key
            if (beginning := word[:end]) in frequencies:
                break  # and so are its own beginnings
            frequencies[beginning] = 0
    tokenizer.FREQ = frequencies
    tokenizer.total = sum(frequencies.values())
    tokenizer.initialized = True
    return tokenizer, tags
