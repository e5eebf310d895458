"""Sentence -> names of organisations, zones, parks, projects, works, facilities, persons; and their further occurrences.

    由南岭药业股份有限公司投资建设的原料药绿色工厂项目 -> Enterprise 南岭药业股份有限公司, Project 原料药绿色工厂项目

Evidence, not lists of names: by their last word (headed.py), by what is said of them (companies.py, persons.py, below), by brand
and trade (brands.py). A name that was found with certainty once is found everywhere in its document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.mentions import aliases, brands, companies, headed, leftward, overlaps, persons, recurring
from kg.mentions.common import between
from kg.mentions.generic import specific
from kg.model import Document, Mention, Reading, Sentence, Token


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The names that a sentence gives by their form; they may overlap."""
    if sentence.role == "meta":
        return
    yield from headed.find(sentence, tokens)
    yield from _awarded(sentence, tokens)
    yield from brands.find(sentence, tokens)
    yield from companies.find(sentence, tokens)
    yield from persons.find(sentence, tokens)


_AWARDED = re.compile(
    r"(?:^|[，,；;。：:])(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)(?=(?:成功|顺利)?(?:获评|荣获|入选|被认定|被评|获得.{0,6}称号))"
)


def _awarded(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """某某购获评…: what stands alone before a verb of award and is no word of the dictionary is a company's name."""
    for m in _AWARDED.finditer(sentence.text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        inside = [t for t in between(tokens, a, b) if t.end <= b]
        odd = [t for t in inside if len(t.text) == 1 or t.tag in ("nr", "nz", "nt", "x", "eng")]
        if inside and len(odd) * 2 >= len(inside) and not any(t.text in leftward.edges() for t in inside) and specific(m["name"]):
            yield Mention(a, b, m["name"], "Enterprise", finder="names", score=0.7)


def widen(reading: Reading) -> Reading:
    """Names found with certainty once, and their aliases, found everywhere in the document."""
    names = recurring.Names(m for ms in reading.mentions for m in ms)
    trimmed = tuple(
        tuple(names.trimmed(m, tokens) for m in ms) for ms, tokens in zip(reading.mentions, reading.tokens, strict=True)
    )
    reading = replace(reading, mentions=trimmed)
    known = aliases.forms(reading)
    if not known:
        return reading
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=lambda n: (-len(n), n)))))
    out = []
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        more = [
            replace(known[m[0]], start=sentence.start + m.start(), end=sentence.start + m.end(), text=m[0])
            for m in pattern.finditer(sentence.text)
            if sentence.role != "meta"
        ]
        out.append(tuple(overlaps.best((*mentions, *more))))
    return replace(reading, mentions=tuple(out))
