"""A reading -> the same with the names that only their context tells, by a conditional random field.

由澜昉投资的硅片项目 -> Enterprise 澜昉, which no finder knows by its form
风力发电股份有限公司 -> 云泽节能风力发电股份有限公司, where the tagger is certain of the whole

The finders (mentions/naming) see names by their form; the tagger has learnt from invented bulletins (scripts/tagger) what stands around
names, and when the finders are to be believed. It adds a name where they see none, and joins what they see a part of; what they see whole is
left to them. Labels are B-kind, I-kind, O (IOB2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.naming.vocabulary import last_head
from kg.mentions.tagging import features
from kg.model import Mention, Reading, Sentence, Token
from kg.text import crf

MODEL = "names.crfsuite"
SURE = 0.7
"""The probability from which the tagger is believed: of its names 83 % are right on a hundred annotated pages; of those between .5 and .7 half were."""
_ECONOMIC = frozenset(("DevelopmentZone", "Park", "Project", "Enterprise"))
_ENOUGH = 2
"""How often the finders name zones, firms or works in a text that speaks of the economy. In others (diplomacy, culture) nearly all that the tagger
took for firms and works, and most titles and honours, were phrases."""
_OF_ECONOMY = _ECONOMIC | {"Policy", "Honour", "Mechanism"}
_OUTSIDE = "O"
_CLOSED = ("conjunction", "coverb", "particle", "pronoun")
"""Classes of words of a clause (lexicon/edges.tsv), with which no name begins, and which join no names to one."""
_BROKEN = re.compile("[，,。；;：:！!？?\n|｜]|[/／](?![年月日天时A-Za-z0-9])|^[一二三四五六首][期批]|(?:人大代表|政协委员)$")
"""No name goes over the end of a clause or a mark of rows, begins with a phase (二期|扩建工程 is of what was named before), or says what
somebody is (全国人大代表)."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span that the tagger takes for a name, and how probable it is."""

    start: int
    end: int
    kind: str
    probability: float


def widen(reading: Reading) -> Reading:
    """The reading with the tagger's names."""
    economic = sum(m.kind in _ECONOMIC for ms in reading.mentions for m in ms) >= _ENOUGH
    rows = zip(reading.sentences, reading.tokens, reading.mentions, strict=True)
    return replace(
        reading, mentions=tuple(_widened(s, ts, ms, economic) if s.role != "meta" and ts else ms for s, ts, ms in rows)
    )


def _widened(sentence: Sentence, tokens: Sequence[Token], mentions: tuple[Mention, ...], economic: bool) -> tuple[Mention, ...]:
    found = _tagged(tokens, features.of(sentence, tokens, mentions))
    return tuple(merged(sentence, tokens, mentions, (t for t in found if economic or t.kind not in _OF_ECONOMY)))


def merged(sentence: Sentence, tokens: Sequence[Token], mentions: Sequence[Mention], found: Iterable[Tagged]) -> list[Mention]:
    """The mentions of a sentence with the tagger's names beside them or before their parts."""
    kept = list(mentions)
    for t in found:
        name = sentence.text[t.start - sentence.start : t.end - sentence.start]
        if t.probability < SURE or _BROKEN.search(name) or _clause(t, tokens) or not _particular(t, tokens):
            continue
        seen = [m for m in kept if m.kind not in ("Quantity", "Period") and m.start < t.end and t.start < m.end]
        if seen and not _parts(seen, t, tokens):
            continue
        kept = [m for m in kept if m not in seen]
        kept.append(Mention(t.start, t.end, name, t.kind, finder="tagger", score=round(t.probability, 2)))
    return sorted(kept, key=lambda m: (m.start, m.end, m.kind))


_HOSTS = ("AdministrativeArea", "DevelopmentZone")
_IN_CLAUSES = ("coverb", "particle", "pronoun")
_JOINING = ("InfrastructureProject", "Policy", "Gathering", "Mechanism", "Honour")
"""Kinds whose names have coverbs in them: 甲镇至乙镇公路, 关于促进…的意见."""


def _clause(found: Tagged, tokens: Sequence[Token]) -> bool:
    """日加工鲜穗|由|80万穗提升至150万穗: whether words of a clause stand inside, as in no name of a firm, a park or works."""
    inside = (t for t in tokens if found.start < t.start < found.end)
    return found.kind not in _JOINING and any(leftward.edge(t.text) in _IN_CLAUSES for t in inside)


def _particular(found: Tagged, tokens: Sequence[Token]) -> bool:
    """Whether anything is left of a name without the verbs before it, its head and general words: nothing of 晋升|省级|工业园."""
    words = [t for t in tokens if found.start <= t.start < found.end]
    name = "".join(t.text for t in dropwhile(lambda t: t.tag == "v" or leftward.edge(t.text), words))
    return bool(specific(name.removesuffix(last_head(name))))


_PUSHED = re.compile(
    "(?:全力|重点|突出|积极|全面|大力|着力|努力|加快|成功|先后|持续|切实)*(?:推[动进]|抓[好紧实]|促成|促进|力促|力推|确保|争取)"
)
"""重点抓好|清溪储能项目投产: words of the clause before the name that the finders saw."""


def _parts(seen: Sequence[Mention], whole: Tagged, tokens: Sequence[Token]) -> bool:
    """Whether what the finders saw are parts of a name: several, its end, or the area that it begins with."""
    first = seen[0]
    if first.kind == "Person" or not all(whole.start <= m.start and m.end <= whole.end for m in seen):
        return False
    if any(a.kind in _HOSTS and b.finder == "lists" and a.end == b.start for a, b in pairwise(seen)):
        return False  # 南县|云帆健身中心、…等6个项目: the place has all of the list
    if _PUSHED.fullmatch("".join(t.text for t in tokens if whole.start <= t.start < first.start)):
        return False
    around = [t for t in tokens if whole.start <= t.start < whole.end and not any(m.start <= t.start < m.end for m in seen)]
    if any(leftward.edge(t.text) in _CLOSED or t.end > m.start > t.start for t in around for m in seen):
        return False
    ends = whole.start + 1 < first.start and first.end == whole.end  # 在|粤|长沙商会: one character is of the clause
    return len(seen) > 1 or ends or first.kind == "AdministrativeArea" and first.end < whole.end


def _tagged(tokens: Sequence[Token], told: list[list[str]]) -> Iterator[Tagged]:
    """The spans of the most probable labels of a sentence; a span is as probable as its least probable label."""
    tagger = crf.model(MODEL)
    labels = tagger.tag(told)
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at] != _OUTSIDE and leftward.edge(tokens[at].text) not in _CLOSED:
            kind = labels[at][2:]
            while end < len(labels) and labels[end] == f"I-{kind}":
                end += 1
            least = min(tagger.marginal(labels[i], i) for i in range(at, end))
            yield Tagged(tokens[at].start, tokens[end - 1].end, kind, least)
        at = end
