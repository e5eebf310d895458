"""Names -> the same without words of the clause before them, where the document has the name alone too.

部署雄川新区建设 beside 雄川新区发布 -> 雄川新区 twice: what precedes is no part of a name that begins without it elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from kg.mentions import leftward
from kg.mentions.geography.places import divisions
from kg.mentions.naming import forms
from kg.model import Mention, Token

FAMILIES = ("zone", "org", "project", "facility", "platform")
_CLAUSE_TAGS = frozenset("vdpmqrcufta")
"""First letters of the tags of words that a clause puts before a name."""


class Names:
    """The names of a document by their last two characters."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_end: dict[tuple[str, str], set[str]] = {}
        for m in mentions:
            if forms.family(m.kind) in FAMILIES and len(m.text) >= 3:
                self._by_end.setdefault((forms.family(m.kind), m.text[-2:]), set()).add(m.text)

    def trimmed(self, m: Mention, tokens: tuple[Token, ...]) -> Mention:
        """The mention, or the shorter name at its end where only words of the clause stand before that."""
        shorter = self._by_end.get((forms.family(m.kind), m.text[-2:]), set())
        for name in sorted(shorter, key=len, reverse=True):
            if len(name) < len(m.text) and m.text.endswith(name) and _of_clause(tokens, m.start, m.end - len(name)):
                return replace(m, start=m.end - len(name), text=name)
        return m


def _of_clause(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the words from one offset to another are none that names are made of."""
    inside = tokens[bisect_left(tokens, start, key=lambda t: t.start) : bisect_left(tokens, end, key=lambda t: t.start)]
    whole = bool(inside) and inside[0].start == start and inside[-1].end == end
    verb = any(len(t.text) > 1 and leftward.edge(t.text) for t in inside[-1:])
    return whole and (
        verb
        or all(leftward.edge(t.text) or t.tag[0] in _CLAUSE_TAGS and t.tag != "vn" and t.text not in divisions() for t in inside)
    )
