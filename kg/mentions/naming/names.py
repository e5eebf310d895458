"""Sentence -> names of organisations, zones, parks, projects, works, facilities, persons; and their further occurrences.

    由南岭药业股份有限公司投资建设的原料药绿色工厂项目 -> Enterprise 南岭药业股份有限公司, Project 原料药绿色工厂项目

Evidence, not lists of names: by their last word (headed.py), by what is said of them (companies.py, persons.py, below), by brand
and trade (brands.py). A name that was found with certainty once is found everywhere in its document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.mentions import leftward, overlaps
from kg.mentions.generic import specific
from kg.mentions.geography import nature, roads
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import BUILT, WORKS
from kg.mentions.naming import (
    acts,
    aliases,
    brands,
    companies,
    extended,
    given,
    headed,
    paid,
    parks,
    persons,
    placed,
    plain,
    posted,
    quoted,
    recurring,
)
from kg.model import Document, Mention, Reading, Sentence, Token
from kg.text.anchors import finder
from kg.text.tokens import between


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The names that a sentence gives by their form; they may overlap."""
    if sentence.role == "meta":
        return
    yield from headed.find(sentence, tokens)
    yield from paid.find(sentence, tokens)
    yield from plain.find(sentence, tokens)
    yield from parks.find(sentence, tokens)
    yield from quoted.find(sentence, tokens)
    yield from roads.find(sentence, tokens)
    yield from nature.find(sentence, tokens)
    yield from acts.find(sentence, tokens)
    yield from _awarded(sentence, tokens)
    yield from brands.find(sentence, tokens)
    yield from companies.find(sentence, tokens)
    yield from placed.find(sentence, tokens)
    yield from persons.find(sentence, tokens)


_AWARDED = finder(
    r"(?:^|[，,；;。：:])(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)(?=(?:成功|顺利)?(?:获评|荣获|入选|被认定|被评|获得.{0,6}称号))"
)


_COUNTS = re.compile(r"\d+[余多]?[个家项名位户]")
_AREA_ENDS = re.compile(r"[镇乡县市区村州旗园局校院馆]$|街道$")


def _awarded(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """某某购获评…: what stands alone before a verb of award and is no word of the dictionary is a company's name."""
    for m in _AWARDED.finditer(sentence.text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        inside = [t for t in between(tokens, a, b) if t.end <= b]
        odd = [t for t in inside if len(t.text) == 1 or t.tag in ("nr", "nz", "nt", "x", "eng")]
        if _AREA_ENDS.search(m["name"]) or m["name"] in divisions() or _COUNTS.search(m["name"]):
            continue
        if any(posted.ends(m["name"][:i]) and given.shaped(m["name"][i:]) for i in range(2, len(m["name"]) - 1)):
            continue  # 董事长|赵敏
        if inside and len(odd) * 2 >= len(inside) and not any(t.text in leftward.edges() for t in inside) and specific(m["name"]):
            yield Mention(a, b, m["name"], "Enterprise", finder="names", score=0.7)


_PHASE = re.compile(r"[一二三四五]期(?:项目|工程)?(?![权货末间内])")


_BASE = re.compile(
    r"(?:全球|全国|区域|国内|西南|西北|华东|华南|华北|华中|东北)?(?:总部|研发|生产|制造|智造|产业|加工|产业化)(?:生产|制造|总部)?(?:基地)(?:项目)?(?:[一二三]期)?(?:项目)?(?![区内])"
    r"|(?:西南|西北|华东|华南|华北|华中|东北|区域|全球|中国)总部(?:项目)?(?![位的在])"
)
"""云岭科技|总部基地项目: what a company builds is called by its name."""


def _phases(reading: Reading) -> Reading:
    """鑫源纺织|二期: what a company builds is called by its name and the phase."""
    out = []
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        found = [
            Mention(
                m.start,
                sentence.start + p.end(),
                sentence.text[m.start - sentence.start : p.end()],
                "Project",
                finder="names",
                score=0.8,
            )
            for m in mentions
            if m.kind == "Enterprise"
            and not isinstance(m.value, Mention)
            and (p := _PHASE.match(sentence.text, m.end - sentence.start) or _BASE.match(sentence.text, m.end - sentence.start))
        ]
        out.append(tuple(overlaps.best((*mentions, *found))) if found else mentions)
    return replace(reading, mentions=tuple(out))


def _whole(reading: Reading) -> Reading:
    """远航|电子产业园项目 beside 远航集团: the brand of a company of the document right before a name of works or of a site begins it."""
    brands = {
        b
        for ms in reading.mentions
        for m in ms
        if m.kind == "Enterprise" and m.finder == "names" and (b := aliases.brand(m.text))
    }
    if not brands:
        return reading
    longest_first = sorted(brands, key=lambda b: (-len(b), b))
    pattern = re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}){_SITE}")
    out = []
    for sentence, tokens, mentions in zip(reading.sentences, reading.tokens, reading.mentions, strict=True):
        more = list(_sites(sentence, tokens, mentions, pattern))
        for m in mentions:
            at = m.start - sentence.start
            lengths = (n for n in (4, 3, 2) if m.kind in BUILT and at >= n and sentence.text[at - n : at] in brands)
            if length := next(lengths, 0):
                more.append(replace(m, start=m.start - length, text=sentence.text[at - length : m.end - sentence.start]))
        out.append(tuple(overlaps.best((*mentions, *more))) if more else mentions)
    return replace(reading, mentions=tuple(out))


_SITE = r"[\u4e00-\u9fff]{2,12}?(?:产业园|工业园|科技园|物流园|工厂|基地)(?:项目)?(?![区内])"


def _sites(
    sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...], pattern: re.Pattern[str]
) -> Iterator[Mention]:
    """征帆|机械产业园 beside 征帆重工有限公司: a site that only its brand makes a name."""
    for m in pattern.finditer(sentence.text):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        inside = between(tokens, start, end)
        clause = any(t.tag[0] in "pcurd" or leftward.edge(t.text) not in (None, "make") for t in inside[1:])
        if not clause and not any(x.start < end and start < x.end for x in mentions):
            kind = "Project" if m[0].endswith("项目") else "Park"
            yield Mention(start, end, m[0], kind, finder="names", score=0.75)


def _again(known: Mention, sentence: Sentence, m: re.Match[str]) -> Mention:
    """A known name where it comes again; a phase behind it makes it that of the phase."""
    end = extended.end(sentence.text, m.end(), known.kind) if known.kind in WORKS else m.end()
    phase = _PHASE.match(sentence.text, m.end()) if known.kind == "Enterprise" else None
    if phase:
        known, end = replace(known, kind="Project", score=0.8), phase.end()
    text, start = sentence.text[m.start() : end], sentence.start + m.start()
    if end == m.end():
        return replace(known, start=start, end=sentence.start + end, text=text)
    return Mention(start, sentence.start + end, text, known.kind, finder=known.finder, score=known.score)


def widen(reading: Reading) -> Reading:
    """Names found with certainty once, and their aliases, found everywhere in the document."""
    names = recurring.Names(m for ms in reading.mentions for m in ms)
    trimmed = tuple(
        tuple(names.trimmed(m, tokens) for m in ms) for ms, tokens in zip(reading.mentions, reading.tokens, strict=True)
    )
    reading = _whole(replace(reading, mentions=trimmed))
    reading = _phases(reading)
    known = aliases.forms(reading)
    if not known:
        return reading
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=lambda n: (-len(n), n)))))
    out = []
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        more = [_again(known[m[0]], sentence, m) for m in pattern.finditer(sentence.text) if sentence.role != "meta"]
        out.append(tuple(overlaps.best((*mentions, *more))))
    return replace(reading, mentions=tuple(out))
