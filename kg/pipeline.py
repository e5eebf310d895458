"""The map: bytes -> Document -> sentences, tokens -> mentions -> facts -> entities, one stage after the other.

    青原经开区….txt  ->  Document  ->  Reading(sentences, tokens, mentions)  ->  facts  ->  entities  ->  Analysis

The four lists are the extension points: to add a reader, a finder of mentions or an extractor of facts, write a function and
put it into its list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import PurePosixPath

from kg.facts import (
    actions,
    certainty,
    contracts,
    designations,
    distinctions,
    elapsed,
    groups,
    issues,
    terms,
)
from kg.facts.linking import figures, phases, times
from kg.facts.relating import relations
from kg.mentions import genre, overlaps
from kg.mentions.geography import areas, places
from kg.mentions.measures import quantities
from kg.mentions.naming import bodies, listed, lists, names, tabled
from kg.mentions.notices import contracts as announced
from kg.mentions.referring import anaphora, governed, local_zones, protagonist
from kg.mentions.tagging import tagger
from kg.mentions.times import periods, years
from kg.mentions.titled import titles
from kg.model import Analysis, Document, Fact, Mention, Reading, Sentence, Token
from kg.read import docx, html, metadata, pdf, records, sheets, txt, written
from kg.read.metadata import Metadata
from kg.resolve import cluster
from kg.text import sentences, tokens

READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": txt.read,
    ".html": html.read,
    ".htm": html.read,
    ".docx": docx.read,
    ".pdf": pdf.read,
    ".csv": sheets.read,
    ".tsv": sheets.read,
    ".xlsx": sheets.read,
    ".xlsm": sheets.read,
    records.RECORD: records.read,  # a row of a table of texts
}
"""File ending -> reader of (bytes, name of the document)."""

FINDERS: tuple[Callable[[Document, Sentence, tuple[Token, ...]], Iterable[Mention]], ...] = (
    quantities.find,
    periods.find,
    places.find,
    listed.find,
    names.find,
    titles.find,
)
"""What one sentence names by itself."""

WIDENERS: tuple[Callable[[Reading], Reading], ...] = (
    announced.widen,  # the parties, the project and the contract that an announcement is about
    years.widen,  # 全年, 年末: the year that a report on a year or its paragraph names
    areas.settle,  # 吴江, 监利: short forms of counties, where the document speaks of what is around them
    overlaps.keep,  # of overlapping mentions the better one
    bodies.widen,  # offices behind their body
    tabled.widen,  # what a table's headings say of its cells
    lists.widen,  # A、B、C等项目: the last noun types every member
    tagger.widen,  # names that only their context tells
    names.widen,  # a name found with certainty once is found everywhere
    governed.widen,  # a zone that only its committee's name names
    protagonist.widen,  # whom the document is about, and where it is at home
    local_zones.widen,  # 高新区 without more: the home's own
    anaphora.widen,  # 该项目, 我市, 开发区: mentions that refer to others
)
"""What needs the whole document; each takes a reading and returns a fuller one."""

EXTRACTORS: tuple[Callable[[Reading, Sentence, tuple[Fact, ...]], Iterable[Fact]], ...] = (
    contracts.extract,  # first: what an announcement says of its contract is said once
    figures.extract,  # observations, each of what and of the time that is most probably meant
    phases.extract,  # status changes, each of what is probably meant
    designations.extract,
    relations.extract,
    issues.extract,
    actions.extract,
    distinctions.extract,  # last: they qualify facts of the others
)
"""(reading, sentence, facts found in this sentence so far) -> further facts."""


LEAST_IN_NEWS = 0.85
"""From this confidence on some 17 of 20 facts of general news are right (docs/confidence.md)."""


def document(
    data: bytes,
    name: str,
    *,
    reader: str | None = None,
    said: Metadata | None = None,
    issued: date | None = None,
    publisher: str | None = None,
) -> Document:
    """The document of a file's bytes, by `reader` or the ending of its name.

    `said` is what a file of metadata says of it; `issued` and `publisher` count where nothing else says them. Raises ReadError.
    """
    ending = reader or PurePosixPath(name).suffix.lower()
    found = READERS[ending](data, name)
    if said is not None:
        found = metadata.told(found, said)
    found = metadata.override(found, issued=issued or metadata.dated_name(name), publisher=publisher)
    return replace(found, written=written.day(found))


def read(document: Document, wideners: Sequence[Callable[[Reading], Reading]] = WIDENERS) -> Reading:
    """Sentences, tokens and mentions of a document."""
    cut = sentences.split(document)
    words = tuple(tokens.tokenize(s) for s in cut)
    found = tuple(tuple(m for find in FINDERS for m in find(document, s, ts)) for s, ts in zip(cut, words, strict=True))
    reading = Reading(document, cut, words, found)
    for widen in wideners:
        reading = widen(reading)
    reading = replace(reading, genre=genre.of(reading))
    return replace(reading, groups=tuple(tuple(times.counts(reading, s, groups.find(reading, s))) for s in reading.sentences))


def extract(reading: Reading) -> tuple[Fact, ...]:
    """All facts of a document, in the order of its sentences, with the levels of their readers; what is said twice with the same
    words is kept once."""
    facts: dict[Fact, None] = {}
    for sentence in reading.sentences:
        nothing = terms.reports_nothing(sentence)
        here: tuple[Fact, ...] = () if nothing else tuple(reading.groups[sentence.index])
        for extractor in EXTRACTORS[:1] if nothing else EXTRACTORS:  # an award may be named in a clause
            here += tuple(extractor(reading, sentence, here))
        facts.update(dict.fromkeys(elapsed.cut(fact, reading.document) for fact in here))
    return tuple(facts)


def analyse(document: Document) -> Analysis:
    """Everything that is known from one document alone."""
    reading = read(document)
    facts = extract(reading)
    analysis = Analysis(reading, facts, *cluster.entities(reading, facts))
    return replace(analysis, facts=certainty.judge(analysis))


def confident(analysis: Analysis, minimum: float | None = None) -> Analysis:
    """The analysis without the facts below a confidence (0 to 1), nor those that speak of one of them.

    Where nobody asks for one, bulletins keep all facts, general news those from LEAST_IN_NEWS on.
    """
    if minimum is None:
        minimum = LEAST_IN_NEWS if analysis.reading.genre == "news" else 0.0
    if minimum <= 0:
        return analysis
    return replace(analysis, facts=tuple(f for f in analysis.facts if _sure(f, minimum)))


def _sure(fact: Fact, minimum: float) -> bool:
    parts = [part for f in fields(fact) for part in _parts(getattr(fact, f.name))]
    return fact.confidence >= minimum and all(_sure(part, minimum) for part in parts)


def _parts(value: object) -> Iterator[Fact]:
    """The facts among the values of a field."""
    for part in value if isinstance(value, tuple) else (value,):
        if isinstance(part, Fact):
            yield part
