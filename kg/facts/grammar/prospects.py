"""A figure of a work -> whether it tells what is yet to be built: the work has been signed or begun, and nothing says that it is done.

    9月6日，某产业园项目开工。主要建设厂房8栋、研发楼2栋 -> both planned; 某厂建成投产，新建生产线3条 -> neither
    总投资, 占地 of the same work tell what it is, and stay as they are

The act that stands nearest before the figure decides: in its sentence, its paragraph, else in the title.
"""

from __future__ import annotations

from kg.facts.grammar import clauses, passages
from kg.facts.grammar.wordings import wording
from kg.model import Reading, Sentence
from kg.text.memo import once


def to_build(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the figure at [start, end) counts or measures what a work that is only begun will consist of."""
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, start)
    if _yields(reading, sentence, parts[here], start, end) and _begun(reading, sentence, start, True):
        return True
    text = sentence.text[parts[here].start - sentence.start : end - sentence.start]
    if not _builds(text, sentence.text[end - sentence.start :]):
        before = [p for p in parts[:here] if _builds(p.text, "")]
        if not before or not wording("prospects", "more").match(text) or before[-1] is not parts[here - 1]:
            return False
    return _begun(reading, sentence, parts[here].start)


def _builds(clause: str, behind: str) -> bool:
    """主要建设|标准厂房8栋, 新上|生产线2条; but not 新建|项目13个, and not what the clause says was built."""
    verb = wording("prospects", "builds").match(clause)
    counted = wording("prospects", "acts")
    return verb is not None and not counted.search(clause, verb.end()) and not counted.match(behind)


def _yields(reading: Reading, sentence: Sentence, clause: clauses.Clause, start: int, end: int) -> bool:
    """年产|3万吨饲料项目, 清溪电站装机|12万千瓦: whether a figure is of what works will make."""
    text = sentence.text
    if not wording("prospects", "yields").search(text, clause.start - sentence.start, start - sentence.start):
        return False
    named = any(m.kind in clauses.WORKS and m.start < end and clause.start < m.end for m in reading.mentions[sentence.index])
    return named or wording("prospects", "works").match(text, end - sentence.start) is not None


def _begun(reading: Reading, sentence: Sentence, at: int, told: bool = False) -> bool:
    """Whether the act that decides begins a work; `told`: it may stand behind (年产3万吨的项目|开工)."""
    before, after = sentence.text[: at - sentence.start], sentence.text[at - sentence.start :]
    if wording("prospects", "done").search(after):
        return False
    said = _last(before)
    acts = [m.lastgroup for m in wording("prospects", "act").finditer(after) if not m[0][0].isdigit()]  # 9月|动工
    if told and acts:
        said = acts[0] == "begun"
    return _above(reading, sentence) if said is None else said


@once
def _above(reading: Reading, sentence: Sentence) -> bool:
    """What the sentences before it in its paragraph say, else the title."""
    for s, _ in passages.above(reading, sentence, sentence.start):
        if s is not sentence and (said := _last(s.text)) is not None:
            return said
    titles = [s for s in reading.sentences[:1] if s.role == "title"]
    return bool(titles) and _last(titles[0].text) is True


def _last(text: str) -> bool | None:
    """Whether the last act of a text is one that begins a work (签约, 开工), or one that ends it; None where it has neither."""
    acts = [m.lastgroup for m in wording("prospects", "act").finditer(text)]
    return acts[-1] == "begun" if acts else None
