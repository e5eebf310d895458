"""All data types, in the order in which a document meets them: frozen, slotted, hashable.

Offsets are half-open and count Unicode code points in `Document.text` (NFC), so `text[start:end]` is the very wording.
A `Document` enters, `Sentence`s and `Token`s are cut from it, `Mention`s are found in them, `Fact`s relate mentions, and
`Entity`s say which mentions name the same thing.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Role = Literal["title", "heading", "body", "meta"]
Modality = Literal["actual", "ongoing", "planned", "target", "expected", "required"]
Modifier = Literal["exact", "about", "over", "under", "atLeast", "atMost", "range"]
AwardRole = Literal["client", "contractor", "project", "contract", "amount"]
Basis = Literal["explicit", "relative", "inherited", "publication"]
Genre = Literal["bulletin", "news"]

# ---------------------------------------------------------------- document


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of `Document.text`; blocks are in order and do not overlap.

    `role` "meta" is a date, source or editor line: kept as a passage, but facts are not read from it.
    `level` orders headings (1 is the highest); 0 elsewhere.
    """

    start: int
    end: int
    role: Role
    level: int = 0


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Piecewise-linear map from `Document.text` to the decoded file: runs of (text offset, file offset), ascending."""

    runs: tuple[tuple[int, int], ...]

    def to_file(self, offset: int) -> int:
        """The code-point offset in the decoded file of a code-point offset in the cleaned text."""
        i = bisect_right(self.runs, (offset, 1 << 62)) - 1
        start, origin = self.runs[max(i, 0)]
        return origin + (offset - start)


@dataclass(frozen=True, slots=True)
class Document:
    """A source document. It is known by `path` (relative to the input, with "/"); `sha256` of its bytes is its version."""

    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    title: str | None = None
    issued: date | datetime | None = None
    publisher: str | None = None
    source: str | None = None
    editor: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None
    language: str = "zh"
    written: date | None = None  # the day that the text itself gives (本报某地7月3日讯)

    @property
    def day(self) -> date | None:
        """The day that relative dates hang on: the one that the text was written on, else that of publication, in Asia/Shanghai."""
        return self.written or (self.issued.date() if isinstance(self.issued, datetime) else self.issued)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage: a sentence, heading or metadata line. `heading` is the index of the nearest heading sentence above."""

    index: int
    start: int
    end: int
    text: str
    role: Role = "body"
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the segmentation with jieba's part-of-speech tag; offsets are those of the document."""

    start: int
    end: int
    text: str
    tag: str


# ---------------------------------------------------------------- mentions


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured value. `unit` is the local name of a QUDT unit (M2, CCY_CNY, NUM, PERCENT ...), MU_CN, or the unit as written.

    `value` counts `unit`s after multipliers (1.2亿元 is 120000000 CCY_CNY); it is None for an open range, whose ends are
    `low` and `high`. For every other modifier `low` and `high` are the bounds that the wording allows, None where open.
    `written` is the unit or classifier as it stands in the text (家, 亿元, 平方公里).
    """

    value: Decimal | None
    unit: str
    modifier: Modifier = "exact"
    low: Decimal | None = None
    high: Decimal | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, either end None where open; both None for an expression that cannot be anchored (近日)."""

    start: date | None
    end: date | None
    basis: Basis = "explicit"


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of text that stands for something.

    `kind` is the local name of an entity class of the ontology (Enterprise, Project ...), or "Quantity" or "Period".
    `value` is the Quantity or Period; for an anaphor (该项目, 我市) it is the mention that it refers to.
    `name` is the full name where the wording leaves part of it out (恒远重机、锦程纺织等项目 -> 恒远重机项目); None elsewhere.
    """

    start: int
    end: int
    text: str
    kind: str
    value: Quantity | Period | Mention | None = None
    name: str | None = None
    finder: str = ""
    score: float = 1.0

    @property
    def label(self) -> str:
        """The name to show: the full name, or the wording."""
        return self.name or self.text


# ---------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one document says. `evidence` holds sentence indexes; `rule` names what read it."""

    evidence: tuple[int, ...]
    modality: Modality = "actual"
    period: Mention | Period | None = None  # a mention keeps the wording; a bare Period was derived (basis inherited ...)
    place: Mention | None = None
    condition: str | None = None  # wording under which a not yet actual fact holds (项目达产后)
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Fact):
    """A counted or partly named plurality in a role: 50家企业, 云帆科技等9个项目."""

    member_type: str  # the head noun with its modifiers, without count and classifier
    count: Mention | None = None  # a Quantity mention
    members: tuple[Mention, ...] = ()


Arg = Mention | Fact
"""What a fact may be about: an entity's mention, a group, or another fact (the works that an investment paid for)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """A relation between two entities; `predicate` is the property's local name (locatedIn, developer, unitOf ...)."""

    subject: Arg
    predicate: str
    object: Arg | str  # a str is an open concept (industry, offers)
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Fact):
    """A value of an indicator; `about` is what it is measured of."""

    about: Arg
    indicator: str  # the wording of what is measured, normalised by vocabulary where it is known
    quantity: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange(Fact):
    """A project, works, park or group of them reached a phase of the life cycle."""

    about: Arg
    phase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Fact):
    """A measured property went from one observation to another."""

    about: Arg
    before: Observation
    after: Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation(Fact):
    """An honour, title, listing or qualification was obtained."""

    about: Arg
    honour: Mention
    scope: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction(Fact):
    """First, only, ranked, record, firstInPeriod or leading, said of a fact or an entity."""

    qualifies: Arg
    types: tuple[str, ...]
    rank: int | None = None
    count: Mention | None = None  # how often (连续三次)
    scope: Mention | None = None
    comparison: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Fact):
    """An obstacle or legacy problem that held something up."""

    about: Arg
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Fact):
    """Someone did, does or will do something."""

    agent: Arg | None
    verb: str
    objects: tuple[Arg | str, ...] = ()  # a str is an open concept in the words of the text
    participants: tuple[Arg | str, ...] = ()
    beneficiaries: tuple[Arg | str, ...] = ()
    instruments: tuple[Arg, ...] = ()
    methods: tuple[Arg, ...] = ()
    purpose: str | None = None
    results: tuple[Fact, ...] = ()
    resolves: tuple[Issue, ...] = ()


# ---------------------------------------------------------------- a document, read


@dataclass(frozen=True, slots=True)
class Part:
    """What plays a role in an award, and the sentences that say so. An amount's `wording` is the word for it (中标价)."""

    role: AwardRole
    mention: Mention
    evidence: tuple[int, ...]
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """What an announcement says of one contract or award: who orders (client), who delivers (contractor), for what."""

    parts: tuple[Part, ...]
    modality: Modality = "actual"  # expected, where the notice only names who is likely to win

    def part(self, role: str) -> Part | None:
        """What plays the role; None where the announcement does not say it."""
        return next((p for p in self.parts if p.role == role), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its sentences, tokens and mentions: what extractors read. The tuples run parallel to `sentences`."""

    document: Document
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]
    mentions: tuple[tuple[Mention, ...], ...]
    groups: tuple[tuple[Group, ...], ...] = ()
    protagonist: Mention | None = None  # whom sentences without a subject are about
    home: Mention | None = None  # the administrative area that 我市 and 全市 mean
    awards: tuple[Award, ...] = ()  # of an announcement of contracts
    genre: Genre = "bulletin"  # "news": general news, of which only what is sure is kept


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing with one identity; `reasons` say why its mentions are held to be the same.

    `code` is the administrative code of an area that the table of divisions has.
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    short_forms: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    reasons: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known from one document alone; its named graph is a function of this value."""

    reading: Reading
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]
    index: dict[Mention, Entity] = field(hash=False, compare=False)  # which entity a mention names
