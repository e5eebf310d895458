"""Clause -> frames: who does what with whom, where, as far as verbs and coverbs say it.

    由南岭药业投资建设的原料药项目位于高新区
    -> (投资建设: by 南岭药业, object 原料药项目), (位于: theme 原料药项目, at 高新区)

A frame belongs to a verb, or to verbs in a row. Names before it fill its places by the coverb that governs them (由 by, 在 at, 与
with ...); the last that none governs is its subject; names behind it are its place or its objects. Which verbs there are, in
classes, and what governs: kg/data/rules/relations_frames.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.lines import SLOT, Line, Row, parts, rows
from kg.model import Reading, Sentence

LONGEST_PHRASE = 12
"""Characters between a coverb and the name that it governs (由当地龙头企业某某)."""
LONGEST_PLACE = 4
"""Characters between a verb of place and its place (落户到了某某)."""
LONGEST_OBJECT = 28
"""Characters between a verb and its object (投资建设年产3万吨的某某)."""


_OWNED = re.compile(f"(?:之间|周边|附近|境内|所属|旗下|下属|内|上|里)?的[^{SLOT}]+$")
_SUBORDINATE = re.compile("[以对因从把为]$")
_THIS = re.compile(
    f"(?:该|本|此|这个|这家)[^，{SLOT}]{{1,3}}|(?:其|另|且|并|现)?(?:项目|工程|园区|基地|企业|公司|集团|工厂|总部)?"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with its places, at [start, end) of the line; `clause` is where its clause begins.

    `theme` is what the verb says to be somewhere: the nearest name before it that no coverb governs, be it an object
    (引进X落户), or the name behind 的 (位于高新区的X).
    """

    classes: frozenset[str]
    start: int
    end: int
    clause: int
    subject: Row | None
    alone: bool  # whether no noun stands between the subject and the verb: not 两市领导人签署
    elided: bool  # whether nothing before the verb might be its subject, so that it is what the clauses before are about
    theme: Row | None
    by: Row | None
    at: tuple[Row, ...]
    partner: Row | None
    ally: Row | None  # a partner behind 联合, 携手
    carried: Row | None  # the subject of the clauses before, in the same sentence
    objects: tuple[Row, ...]
    tail: str  # the words of the clause behind the verb


@dataclass(frozen=True, slots=True)
class Words:
    """What the rules know of verbs and coverbs."""

    verb: re.Pattern[str]
    classes: dict[str, frozenset[str]]
    coverb: re.Pattern[str]
    roles: dict[str, str]
    causes: frozenset[str]
    adverbs: frozenset[str]
    nominal: re.Pattern[str]
    stops: re.Pattern[str]


@cache
def words() -> Words:
    """Verbs and coverbs of the rules."""
    data = resources.rules("relations_frames")
    classes: dict[str, set[str]] = {}
    for name, row in data["verbs"].items():
        for verb in row.split():
            classes.setdefault(verb, set()).add(name)
    roles = {word: role for role, row in data["coverbs"].items() for word in row.split()}
    return Words(
        re.compile(_any(classes)),
        {verb: frozenset(names) for verb, names in classes.items()},
        re.compile(_any(roles)),
        roles,
        frozenset(data["words"]["causes"].split()),
        frozenset(data["words"]["adverbs"].split()),
        re.compile(_any(data["words"]["nominal"].split())),
        re.compile(_any(data["words"]["stops"].split())),
    )


def _any(options: object) -> str:
    return "|".join(sorted(map(re.escape, options), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    classes: frozenset[str]


class _Cuts:
    """Where words begin and end in a line, by the segmentation."""

    def __init__(self, reading: Reading, sentence: Sentence, seen: Line) -> None:
        self._seen = seen
        self._starts = {t.start for t in reading.tokens[sentence.index]}
        self._tags = {t.start: (t.end, t.tag) for t in reading.tokens[sentence.index]}

    def whole(self, start: int, end: int) -> bool:
        """Whether a span of the line is made of whole words."""
        return self._cut(start) and self._cut(end)

    def _cut(self, i: int) -> bool:
        beside = i and self._seen.slots[i - 1] or i < len(self._seen.slots) and self._seen.slots[i]
        return bool(beside) or self._seen.at[i] in self._starts or i == len(self._seen.slots)

    def last_verb(self, start: int, end: int) -> str:
        """The verb of two or more characters that ends a gap; "" where none does."""
        for i in range(max(start, end - 4), end - 1):
            if self._tags.get(self._seen.at[i]) == (self._seen.at[end - 1] + 1, "v"):
                return self._seen.text[i:end]
        return ""

    def has_noun(self, start: int, end: int) -> bool:
        """Whether a gap holds a noun (or an unknown word) that is no adverb here."""
        for i in range(start, end):
            stop, tag = self._tags.get(self._seen.at[i], (0, ""))
            word = self._seen.text[i : i + stop - self._seen.at[i]]
            if tag[:1] in ("n", "x") and word.isalpha() and word not in words().adverbs:
                return True
        return False

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a gap holds a verb of two or more characters."""
        return any(
            tag == "v" and stop - self._seen.at[i] >= 2
            for i in range(start, end)
            for stop, tag in [self._tags.get(self._seen.at[i], (0, ""))]
        )


def read(reading: Reading, sentence: Sentence, seen: Line) -> Iterator[Frame]:
    """The frames of a sentence, in order."""
    cuts = _Cuts(reading, sentence, seen)
    carried: Row | None = None
    for start, end in parts(seen):
        if seen.text[start - 1 : start] in tuple("；;。"):
            carried = None
        verbs = list(_verbs(seen, cuts, start, end))
        places = _roles(seen, cuts, verbs, list(rows(seen, start, end)), start)
        if places:
            for verb in verbs:
                yield _frame(seen, cuts, verb, verbs, places, carried, start, end)
        carried = _subject(verbs, places) or carried


def _verbs(seen: Line, cuts: _Cuts, start: int, end: int) -> Iterator[_Verb]:
    """The verbs of a clause; verbs side by side (投资建设, 签约并落户) are one."""
    known, held = words(), None
    for first, last, classes in _runs(seen, cuts, start, end):
        if known.nominal.match(seen.text, last):
            continue
        if held and re.fullmatch("[、并和了]?", seen.text[held.end : first]):
            held = _Verb(held.start, last, held.classes | classes)
            continue
        if held:
            yield held
        held = _Verb(first, last, classes)
    if held:
        yield held


def _runs(seen: Line, cuts: _Cuts, start: int, end: int) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Verbs that are whole words, alone or, where the segmentation has one word for several (建成投产), together."""
    known = words()
    first: int | None = None
    classes: frozenset[str] = frozenset()
    last = start
    for m in known.verb.finditer(seen.text, start, end):
        if first is not None and m.start() == last:
            classes |= known.classes[m[0]]
        elif cuts.whole(m.start(), m.start()):
            first, classes = m.start(), known.classes[m[0]]
        else:
            first = None
            continue
        last = m.end()
        if cuts.whole(last, last):
            yield first, last, classes
            first = None


def _roles(seen: Line, cuts: _Cuts, verbs: list[_Verb], names: list[Row], start: int) -> list[tuple[Row, str]]:
    """Each row of a clause with its role: free, pivot, object, head (of the clause before it, 由A投资的X), or that of its coverb;
    "+role" goes on with the row before."""
    out: list[tuple[Row, str]] = []
    end, before = start, "free"
    for row in names:
        role = _role(seen, cuts, verbs, end, row.start, before if out else None)
        out.append((row, role))
        end, before = row.end, role.removeprefix("+")
    return out


def _role(seen: Line, cuts: _Cuts, verbs: list[_Verb], start: int, end: int, before: str | None) -> str:
    """The role of a row behind a gap; `before` is that of the row in front of the gap."""
    gap = seen.text[start:end]
    if before and gap in ("", "的", "·"):
        return "+" + before
    if (governed := _governed(seen, cuts, verbs, start, end)) is not None:
        return governed
    verb = next((v for v in reversed(verbs) if start <= v.start and v.end <= end), None)
    if verb is not None:
        behind = seen.text[verb.end : end]
        if before in ("by", "partner", "ally") and re.fullmatch("[、并]", behind):
            return "+" + before  # 由A引进、B建设
        if "at" in verb.classes and len(behind) <= LONGEST_PLACE or re.fullmatch("了?(?:在|于|到|至|入|进)", behind):
            return "at"
        return "head" if behind.endswith("的") else "object"
    if gap.endswith("的") and cuts.has_verb(start, end):
        return "head"
    if foreign := cuts.last_verb(start, end):
        return "pivot" if foreign in words().causes else "object"
    return "free"


def _governed(seen: Line, cuts: _Cuts, verbs: list[_Verb], start: int, end: int) -> str | None:
    """The role that the last coverb of a gap gives to the name behind it; none where a verb stands between."""
    found = None
    for m in words().coverb.finditer(seen.text, start, end):
        if cuts.whole(m.start(), m.end()) and not any(v.start <= m.start() < v.end for v in verbs):
            found = m
    if found is None or end - found.end() > LONGEST_PHRASE or any(found.end() <= v.start < end for v in verbs):
        return None
    return words().roles[found[0]]


def _frame(
    seen: Line,
    cuts: _Cuts,
    verb: _Verb,
    verbs: list[_Verb],
    places: list[tuple[Row, str]],
    carried: Row | None,
    start: int,
    end: int,
) -> Frame:
    before = _before(verb, places)
    behind = [(r, role) for r, role in places if r.start >= verb.end]
    said = [r for r, role in before if role in ("free", "pivot", "object") and not _owns(seen, r, verb)]
    free = [r for r, role in before if role in ("free", "pivot")]
    at = [r for r, role in before if role == "at" and not seen.text.startswith("的", r.end)]
    next_verb = next((v.start for v in verbs if v.start >= verb.end), end)
    there, head, objects = _behind(seen, cuts, verb, behind, next_verb)
    unnamed = bool(there) and head is None and seen.text.startswith("的", there[-1].end)  # 来自天津的企业
    theme = said[-1] if said and not unnamed else None
    if head and (theme is None or cuts.has_verb(theme.end, verb.start) or not head.of("place") or head.end < end):
        theme = head
    by = [r for r, role in before if role == "by"]
    partner = [r for r, role in before if role in ("partner", "ally") and _meets(seen, cuts, r, verb)]
    ally = [r for r, role in before if role == "ally"]
    return Frame(
        verb.classes,
        verb.start,
        verb.end,
        start,
        free[-1] if free and not _owns(seen, free[-1], verb) else None,
        bool(free) and not cuts.has_noun(free[-1].end, verb.start),
        not (free or said) and not unnamed and _bare(seen, cuts, verb, before, start),
        theme,
        by[-1] if by else None,
        (*at[-2:], *there),
        partner[-1] if partner else None,
        ally[-1] if ally else None,
        carried,
        objects,
        seen.text[verb.end : end],
    )


def _subject(verbs: list[_Verb], places: list[tuple[Row, str]]) -> Row | None:
    """Whom a clause is about: the last name before its first verb that nothing governs, or the first name without verbs."""
    first = verbs[0].start if verbs else None
    free = [r for r, role in places if role.removeprefix("+") in ("free", "head") and (first is None or r.end <= first)]
    return free[-1] if free else next((r for r, role in places if role == "head"), None)


def _before(verb: _Verb, places: list[tuple[Row, str]]) -> list[tuple[Row, str]]:
    """The rows before a verb, from the last that a clause modifies: what stands before it belongs to that clause."""
    before = [(r, role.removeprefix("+")) for r, role in places if r.end <= verb.start]
    heads = [i for i, (_, role) in enumerate(before) if role == "head"]
    return [(r, "free" if role == "head" else role) for r, role in (before[heads[-1] :] if heads else before)]


def _bare(seen: Line, cuts: _Cuts, verb: _Verb, before: list[tuple[Row, str]], start: int) -> bool:
    """Whether a clause has no noun before its verb but 该项目 and what coverbs govern."""
    this = _THIS.match(seen.text, start, verb.start)
    at = this.end() if this else start
    for row, _ in before:
        if cuts.has_noun(at, row.start):
            return False
        at = row.end
    return not cuts.has_noun(at, verb.start) and not _SUBORDINATE.search(seen.text, start, verb.start)


def _owns(seen: Line, row: Row, verb: _Verb) -> bool:
    """Whether the verb is said of something of the row's: 云帆科技的客户来自…"""
    return bool(_OWNED.match(seen.text, row.end, verb.start))


def _meets(seen: Line, cuts: _Cuts, row: Row, verb: _Verb) -> bool:
    """Whether a partner itself does what the verb says, not its 企业 or 客商."""
    return seen.text[row.end : row.end + 1] in tuple("就在于围") or not cuts.has_noun(row.end, verb.start)


def _behind(
    seen: Line, cuts: _Cuts, verb: _Verb, places: list[tuple[Row, str]], next_verb: int
) -> tuple[tuple[Row, ...], Row | None, tuple[Row, ...]]:
    """The places behind a verb, the name that the clause is a modifier of (位于高新区的X), the objects."""
    at: list[Row] = []
    objects: list[Row] = []
    head, end = None, verb.end
    for row, role in places:
        gap, first = seen.text[end : row.start], end == verb.end
        if words().stops.search(gap) or row.start - verb.end > LONGEST_OBJECT:
            break
        if at and head is None and not objects and gap.startswith("的"):
            if cuts.has_verb(end, row.start):
                break
            head = row
            objects.append(row)
        elif role == "at" and first and row.start < next_verb or role == "+at" and at and not gap:
            at.append(row)
        elif role.removeprefix("+") in ("object", "free", "pivot", "head"):
            objects.append(row)
        else:
            break
        end = row.end
    return tuple(at), head, tuple(objects)
