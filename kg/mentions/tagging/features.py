"""A sentence with what the finders saw -> what the tagger is told of each of its words.

中标单位为|远昊|铸造 -> of 远昊: the word, its neighbours, their parts of speech and ends; that no finder saw a name in it; which head of
a name comes next in its clause; whether a surname, a quotation, a heading.

What the finders saw is the strongest of these: the tagger learns when they may be believed. After a change of a finder that alters what
it sees, train anew (`make tagger`).
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.naming.given import surnames
from kg.mentions.naming.vocabulary import head_kind
from kg.model import Mention, Sentence, Token

_ENDS = frozenset("，,。；;！!？?：:、\n")
_FARTHEST = 6
"""Words to the next head of a name, beyond which it does not matter how many."""
_LONGEST_HEAD = 8
_LEVELS = ((0.85, "sure"), (0.7, "likely"), (0.0, "doubtful"))
_EDGE = "#"
"""What stands before the first and behind the last word."""


def of(sentence: Sentence, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[list[str]]:
    """The features of each token: "name=value" each."""
    words, tags = [t.text for t in tokens], [t.tag for t in tokens]
    seen, ends = _seen(tokens, mentions), [_head(sentence, t.end) for t in tokens]
    coming, quoted = _coming(words, ends), _quoted(words)
    padded, tagged = [_EDGE, *words, _EDGE], [_EDGE, *tags, _EDGE]
    out = []
    for i, word in enumerate(words):
        (before, _, after), (t0, t1, t2) = padded[i : i + 3], tagged[i : i + 3]
        found = [
            *(f"w{d}={padded[i + 1 + d]}" for d in (-1, 0, 1)),
            *(f"t{d}={tagged[i + 1 + d]}" for d in (-1, 0, 1)),
            f"ww-={before}|{word}",
            f"ww+={word}|{after}",
            f"tt-={t0}|{t1}",
            f"tt+={t1}|{t2}",
            f"ttt={t0}|{t1}|{t2}",
            f"first={word[0]}",
            f"last={word[-1]}",
            f"last2={word[-2:]}",
            f"before={before[-1]}",
            f"after={after[0]}",
            f"after's={after[-1]}",
            f"shape={_shape(word)}",
            f"head={ends[i]}",
            f"head+={ends[i + 1] if i + 1 < len(ends) else None}",
            f"coming={coming[i]}",
            f"quoted={quoted[i]}",
            f"role={sentence.role}",
            *(f"seen{d}={s}" for d in (-1, 0, 1) if 0 <= i + d < len(seen) for s in seen[i + d] or ("nothing",)),
            *(f"seen={s}|{word}" for s in seen[i]),
        ]
        if word[0] in surnames():
            found.append(f"surname={len(word)}{t1}")
        if word in surnames():
            found.append(f"surname+={len(after)}{t2}")
        if before in surnames():
            found.append(f"surname-={len(word)}{t1}")
        out.append(found)
    return out


def _shape(word: str) -> str:
    if word.isascii():
        return "number" if any(c.isdigit() for c in word) else "latin"
    return str(min(len(word), 5))


def _seen(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[list[str]]:
    """Of each token the finders' names that it begins, goes on, ends or is, by kind and sureness."""
    out: list[list[str]] = [[] for _ in tokens]
    for m in mentions:
        inside = [i for i, t in enumerate(tokens) if t.start < m.end and m.start < t.end]
        kind = "reference" if isinstance(m.value, Mention) else m.kind
        level = next(name for least, name in _LEVELS if m.score >= least)
        for i in inside:
            part = ("whole" if len(inside) == 1 else "begin") if i == inside[0] else "end" if i == inside[-1] else "in"
            out[i].append(f"{part} {kind} {level}")
    return [sorted(set(s)) for s in out]


def _head(sentence: Sentence, end: int) -> str | None:
    """The kind of name whose last word ends at an offset."""
    return head_kind(sentence.text[max(0, end - sentence.start - _LONGEST_HEAD) : end - sentence.start])


def _coming(words: Sequence[str], ends: Sequence[str | None]) -> list[str]:
    """Of each word the next head of a name behind it in its clause, and how far it is."""
    out, at = [""] * len(words), None
    for i in range(len(words) - 1, -1, -1):
        out[i] = f"{ends[at]}{min(at - i, _FARTHEST)}" if at is not None else ""
        at = None if words[i] in _ENDS else i if ends[i] else at
    return out


def _quoted(words: Sequence[str]) -> list[str]:
    """Of each word the innermost quotation mark that is open there."""
    out, open_ = [], []
    for word in words:
        if word in "“‘《":
            open_.append(word)
        out.append(open_[-1] if open_ else "")
        if word in "”’》" and open_:
            open_.pop()
    return out
