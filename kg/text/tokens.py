"""Sentence -> Token: segmentation by jieba's dictionary, with the part of speech that it gives.

    引进13个新项目落地 -> 引进/v 13/m 个/q 新/a 项目/n 落地/v

The words are those of jieba.cut(text, HMM=False) on the dictionary in its wheel (tests/text/test_tokens.py compares), found by the
same sum of log frequencies: no cache file in a shared temporary folder, no global state, no guessing of unknown words, so output
depends on nothing but the text. A loop of our own over its dictionary is three times as fast and needs none of its imports.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import log
from pathlib import Path

from kg import resources
from kg.errors import ResourceError
from kg.model import Sentence, Token

_TRADES = ("trades_strong", "trades_weak", "trades_called", "area_trades")
"""Trades of three characters and more are words, which the dictionary mostly lacks: 诺|维|新材料, not 诺|维新|材料."""
_USUAL = 3000
"""The frequency that they are given: that of everyday words."""
UNKNOWN = "x"
"""The tag of what is not in the dictionary: unknown words, punctuation."""
_BLOCK = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)|\r\n|.", re.DOTALL)
"""What is segmented together, else one character (two of a line's end)."""
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
"""Characters that make one word with their like, where the dictionary has none."""

_AMONG = re.compile(r"(?<=其中)(?=国[道有家企资内际债省营])|(?=其中国[道有家企资内际债省营])")
"""其中|国道: the dictionary would find 中国 there."""
_RARE = "其中国"
"""What a text holds that is cut there."""

_TOTAL = 60_101_964
"""The frequencies of all words of its file added up, which takes longer than all else at the start (the tests add them)."""
_REMEMBERED = 200_000
"""Pairs of characters of which it is remembered what begins with them."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Word:
    """What the dictionary has of a word; `score` is the log of its share of the corpus."""

    frequency: int
    score: float
    tag: str


_Start = tuple[_Word | None, dict[str, _Word | None]]
"""Of two characters: the word that the first one is, and the longer words that begin with both, with their beginnings (None where these
are no words)."""


class _Dictionary:
    """The dictionary as the sorted lines of its file ("项目 26430 n"), of which only those are read that a text asks for: to take in all
    350,000 of them is a second's work, and a document has few. `rare` scores what it lacks."""

    def __init__(self, lines: list[str], total: int) -> None:
        self._lines = lines
        self._whole = log(total)
        self._kinds: dict[str, _Word] = {}
        self._singles: dict[str, _Word | None] = {}
        self._starts: dict[str, _Start] = {}
        self.rare = log(1) - self._whole

    def start(self, pair: str) -> _Start:
        """What begins with two characters, or with the last one of a text."""
        found = self._starts.get(pair)
        if found is None:
            if len(self._starts) >= _REMEMBERED:
                self._starts.clear()
            found = self._starts[pair] = self._single(pair[0]), self._longer(pair) if len(pair) > 1 else {}
        return found

    def _single(self, character: str) -> _Word | None:
        if character not in self._singles:
            self._singles[character] = next((word for _, word in self._from(character + " ")), None)
        return self._singles[character]

    def _longer(self, pair: str) -> dict[str, _Word | None]:
        out: dict[str, _Word | None] = {}
        for text, word in self._from(pair):
            for end in range(len(pair), len(text)):
                out.setdefault(text[:end], None)
            out[text] = word  # a word comes before those that it begins
        return out

    def _from(self, beginning: str) -> Iterator[tuple[str, _Word]]:
        """The words whose lines begin so."""
        lines = self._lines
        place = bisect_left(lines, beginning)
        while place < len(lines) and (line := lines[place]).startswith(beginning):
            place += 1
            text, kind = line.split(" ", 1)
            if kind not in self._kinds:
                frequency, tag = kind.split(" ")
                self._kinds[kind] = _Word(int(frequency), log(int(frequency)) - self._whole, tag)
            yield text, self._kinds[kind]

    def entry(self, word: str) -> _Word | None:
        """What the dictionary has of a word."""
        single, longer = self.start(word[:2])
        return single if len(word) == 1 else longer.get(word)

    def tag(self, word: str) -> str:
        """The tag of a word, in the dictionary or not."""
        if known := self.entry(word):
            return known.tag
        if word[0].isdigit():
            return "m"
        return "eng" if word.isascii() and word.isalpha() else UNKNOWN


def tokenize(sentence: Sentence) -> tuple[Token, ...]:
    """The words of a sentence, in order, covering all of it; offsets are those of the document."""
    known, text, base = _dictionary(), sentence.text, sentence.start
    out: list[Token] = []
    for part in _AMONG.split(text) if _RARE in text else (text,):
        for m in _BLOCK.finditer(part):
            start, end = m.span()
            if m[1] is None:
                out.append(Token(base + start, base + end, m[0], known.tag(m[0])))
            else:
                out += _block(known, m[0], base + start)
        base += len(part)
    return tuple(out)


def _block(known: _Dictionary, text: str, base: int) -> Iterator[Token]:
    """The tokens of what is segmented together; letters and digits that the dictionary leaves single are one with their like."""
    ends, found = _way(known, text)
    start = latin = 0
    while start < len(text):
        end, word = ends[start], text[start : ends[start]]
        if len(word) > 1 or word not in _LATIN:
            if latin < start:
                yield Token(base + latin, base + start, text[latin:start], known.tag(text[latin:start]))
            entry = found[start]
            yield Token(base + start, base + end, word, entry.tag if entry else known.tag(word))
            latin = end
        start = end
    if latin < start:
        yield Token(base + latin, base + start, text[latin:], known.tag(text[latin:]))


def _way(known: _Dictionary, text: str) -> tuple[list[int], list[_Word | None]]:
    """For each place the end of the word there, and its entry, on the likeliest way to the end; of ways as likely that with the longer word."""
    rare, size = known.rare, len(text)
    best, ends = [0.0] * (size + 1), [0] * size
    found: list[_Word | None] = [None] * size
    for start in range(size - 1, -1, -1):
        stop, end = start + 1, start + 2
        part = text[start:end]
        likeliest, longer = known.start(part)
        top = best[stop] + (likeliest.score if likeliest else rare)
        while part in longer:
            word = longer[part]
            if word is not None and ((score := word.score + best[end]) >= top or likeliest is None):
                top, stop, likeliest = score, end, word
            if end == size:
                break
            end += 1
            part = text[start:end]
        best[start], ends[start], found[start] = top, stop, likeliest
    return ends, found


def between(tokens: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    """The tokens that begin from one offset up to another."""
    first = bisect_left(tokens, start, key=lambda t: t.start)
    return tokens[first : bisect_left(tokens, end, key=lambda t: t.start)]


def tag_of(word: str) -> str | None:
    """The dictionary's part of speech of a word; None where it is not in the dictionary."""
    known = _dictionary().entry(word)
    return known.tag if known else None


def frequency(word: str) -> int:
    """How often the dictionary's corpus has a word; 0 where it is not in the dictionary."""
    known = _dictionary().entry(word)
    return known.frequency if known else 0


def _dictionary() -> _Dictionary:
    with _lock:  # two threads must not both load it
        return _load()


@cache
def _load() -> _Dictionary:
    lines = sorted(_file().read_text(encoding="utf-8").splitlines())
    total, added = _TOTAL, []
    lacking = resources.words("lacking")
    for word in {*lacking, *(w for name in _TRADES for w in resources.words(name) if len(w) > 2)}:
        place = bisect_left(lines, word + " ")
        known = lines[place].split(" ") if lines[place].startswith(word + " ") else [word, "0", "n"]
        frequency = max(int(known[1]), _USUAL)
        line = f"{word} {frequency} {'n' if word in lacking else known[2]}"
        total += frequency - int(known[1])
        if known[1] == "0":
            added.append(line)
        else:
            lines[place] = line
    return _Dictionary(sorted(lines + added), total)


def _file() -> Path:
    """The dictionary, found without importing jieba, which takes a third of a second."""
    found = find_spec("jieba")
    if found is None or not found.submodule_search_locations:
        raise ResourceError("the package jieba is missing: reinstall parkgraph")
    return Path(found.submodule_search_locations[0], "dict.txt")
