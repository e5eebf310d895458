"""Who acts without a name: the noun in front of a verb, or the one that begins its clause.

外资企业|加大研发投入 -> 外资企业; 公司|与甲县人民政府签订协议 -> 公司; 全区|推行… -> the zone that the text is about
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import clauses, predicates
from kg.facts.grammar.adverbials import adverbial, plain
from kg.facts.grammar.clauses import Clause
from kg.model import Mention, Reading, Sentence, Token

ITSELF = re.compile(r"[全我本该][县市区旗州镇]|[县市区]委[、和]?[县市区]政府")
_COVERBS = re.compile(
    r"(?:[拟将已也还均]|计划|正在?|分别|先后|这次|此次|目前)*(?:把|与|和|同(?!时)|在|从|将|按照?|通过|围绕|对|为|向|于|以|依托|利用)(?!的)"
)
_ZONES = frozenset(("开发区", "经开区", "高新区", "综保区"))
"""What a zone calls itself where its text leaves out whose it is."""
_NOBODY = frozenset(("记者", "国家", "我们", "他们", "她们", "你们", "人们"))
"""Nouns and pronouns that do not say who acts."""
_THESE = re.compile(r"上述|该|这|本|一批|一大批|部分|多[个项家]|所有|各类|各项")


def bare(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> Token | None:
    """The noun without a name that stands right before the verb at an offset, where no coverb or verb before it governs it."""
    spans = [(m.start, m.end) for m in clause.mentions]
    times = [(m.start, m.end) for m in clause.mentions if m.kind in ("Quantity", "Period")]
    words = [t for t in reading.tokens[sentence.index] if clause.start <= t.start and t.end <= at]
    words = [t for t in words if not any(a <= t.start < b for a, b in times)]
    if any(t.text in ("将", "把") for t in words):
        return None  # 将园区|整合为一个片区: what it is done to
    while (
        words
        and words[-1].text not in _ZONES
        and (
            words[-1].tag in ("d", "ad", "vd", "x")
            or adverbial(predicates.rules().manner.sub("", words[-1].text))
            or words[-1].text in resources.words("adverbial_nouns")
        )
    ):
        words.pop()
    if not words or any(a <= words[-1].start < b for a, b in spans):
        return None
    if words[-1].tag[:1] not in ("n", "l", "j", "r") and not predicates.rules().actor.search(words[-1].text):
        return None
    noun = words[-1]
    if _THESE.match(clause.text):
        return noun
    while words and (words[-1].tag[:1] in "nlabjmqs" or words[-1].tag == "vn"):
        words.pop()
    described = bool(words) and words[-1].text == "的"
    governing = (t.tag == "p" or t.tag == "v" and not described and t.text not in ("与会", "参会") for t in words)
    return None if any(governing) else noun


def opens(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> Token | None:
    """公司|与甲县人民政府签订…, 有关部门|将通过…提供: the noun without a name that begins the clause, where a coverb stands between it
    and the verb at an offset: the names that the coverb governs do not act."""
    taken = [m for m in clause.mentions if m.start < at]
    end: Token | None = None
    for t in reading.tokens[sentence.index]:
        if t.start < clause.start or any(m.start <= t.start < m.end and m.kind == "Period" for m in taken):
            continue
        inside = any(m.start <= t.start < m.end for m in taken)
        if end is None and not inside and (t.tag == "d" or t.text in resources.words("adverbial_nouns")):
            continue
        if t.start >= at or inside or t.text in ("这次", "此次", "目前") or t.tag[:1] not in "nljabr" and t.tag != "vn":
            break
        end = t
    if end is None or not predicates.rules().actor.search(end.text):
        return None
    return end if _COVERBS.match(plain(reading, sentence, end.end, at)) else None


def actors(reading: Reading, sentence: Sentence, clause: Clause, noun: Token) -> Mention | None:
    """甲开发区有关部门|出台…: the noun as written, with whose it is, where its last word is one of those who act; 全区: the zone itself."""
    if not predicates.rules().actor.search(noun.text) or noun.text in _NOBODY:
        return None
    hero = reading.protagonist
    if (
        hero is not None
        and hero.kind in clauses.PLACES
        and (ITSELF.fullmatch(noun.text) or noun.text in _ZONES and hero.kind == "DevelopmentZone")
    ):
        return hero  # 全区|推行…
    start = noun.start
    for t in reversed([t for t in reading.tokens[sentence.index] if clause.start <= t.start < noun.start]):
        if t.end != start or not (t.tag[:1] in "nljabmqs" or t.tag == "vn") or t.tag == "x":
            break
        start = t.start
    text = sentence.text[start - sentence.start : noun.end - sentence.start]
    whole = len(text) <= 16 and not text.startswith(("代表", "助力", "帮助", "引导", "向", "对", "为", "请", "让", "使", "与"))
    return Mention(start, noun.end, text, "Concept", finder="agents", score=0.6) if whole else None
