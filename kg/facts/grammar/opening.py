"""A clause -> the common noun that it opens with and says something of: 入园企业|缴纳税收57亿元 -> 入园企业; 第二冲压车间|投产 -> 第二冲压车间."""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar.nouns import BLOCKED, GOVERNING, PREDICATES, described, phrase, taken
from kg.model import Mention, Reading, Sentence

_NUMBERED = re.compile(r"(?:第[一二三四五六七八九十\d]+|[一二三四五六七八九十\d]+号)(?=[\u4e00-\u9fff]{2})")
_ZONE = re.compile(r"(?:集中|集聚|示范|试验|合作|承载|功能)区(?=[内中里的，,共已现]|实现|完成|累计)")
"""全市工业|集中区: the dictionary has no such zones."""
_REPORTS = frozenset("表示 指出 强调 说 介绍 宣布 会见 称 认为 透露 要求 希望 获悉 报道 显示".split())
_LEAD = re.compile(
    r"^(?:其中|此外|同时|另外|目前|截至目前|据统计|据悉|据了解|据介绍|据初步统计|而|但|另|并|还|也|且|随着|如今|现在|这些|上述|各类|一批|所有|全部|预计|[，,、：:\s“”])+"
)
_SAID = re.compile(r"(?:\d{4}年)?“(?P<noun>[^”“\n]{2,12})”(?=共|累计|已|实现|完成|全年)")


def subject(reading: Reading, sentence: Sentence, start: int, end: int) -> Mention | None:
    """The common noun that a clause at [start, end) begins with and says something of: 入园企业|缴纳税收57亿元."""
    text = reading.document.text
    if quoted := _SAID.match(text, start, end):
        return Mention(quoted.start("noun"), quoted.end("noun"), quoted["noun"], "Concept", finder="nouns")
    at = led(reading, sentence, start, end)
    if numbered := _NUMBERED.match(text, at, end):  # 第二|冲压车间, 二号|路
        rest = subject(reading, sentence, numbered.end(), end)
        return Mention(at, rest.end, text[at : rest.end], "Concept", finder="nouns") if rest else None
    run = []
    for t in reading.tokens[sentence.index]:
        if at <= t.start and t.end <= end:
            if BLOCKED.match(t.text):
                break
            run.append(t)
    if (
        not run
        or run[0].tag in ("p", "d", "c", "m")
        or run[0].tag == "v"
        and run[0].text not in described() - GOVERNING - PREDICATES
    ):
        return None
    noun = phrase(run)
    stop = at + len(noun)
    if zone := _ZONE.match(text, stop, end):
        return Mention(at, zone.end(), text[at : zone.end()], "Concept", finder="nouns")
    empty = noun in resources.words("no_subjects") or noun in resources.words("adverbial_nouns")
    if len(noun) < 2 or noun in resources.words("measure_national") or empty:
        return None
    last = next((t for t in run if t.end == stop), None)
    follows = next((t for t in reading.tokens[sentence.index] if t.start == stop), None)
    if (
        last is None
        or not (last.tag[0] in "njlsz" and last.tag not in ("zg", "ns"))
        or last.text in resources.words("measure_tellers")
    ):
        return None
    if last.tag == "nr" or follows is not None and follows.text in _REPORTS:
        return None  # 李某|强调: who speaks
    if follows is not None and follows.text in ("和", "与", "及", "以及", "、") and last.tag != "nr":
        other = subject(reading, sentence, follows.end, end)  # 休闲农业和|乡村旅游
        return Mention(at, other.end, text[at : other.end], "Concept", finder="nouns") if other else None
    goes_on = follows is not None and (
        follows.tag in ("d", "v", "vn", "f", "p", "ad", "s", "t") or follows.text in resources.words("measure_carriers")
    )
    if stop < end and not goes_on:
        return None
    return Mention(at, stop, noun, "Concept", finder="nouns")


def led(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """Where a clause goes on behind connecting words and times: 其中，2023年|入园企业."""
    text = reading.document.text
    at = _led(text, start, end)
    for m in sorted(taken(reading, sentence), key=lambda m: m.start):
        if m.kind == "Period" and at <= m.start <= at + 1 and m.end < end:
            at = _led(text, m.end, end)
    return at


def _led(text: str, at: int, end: int) -> int:
    """Where a clause goes on behind connecting words."""
    lead = _LEAD.match(text[at:end])
    return at + (lead.end() if lead else 0)
