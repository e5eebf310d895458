"""Which words may stand in the phrase before a number, and what a noun in it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import resources
from kg.facts.grammar import clauses, nouns, preceding
from kg.facts.observations.measures import Measure, measure
from kg.model import Mention, Reading, Sentence, Token
from kg.text.tokens import tag_of

LONGEST = 20
MARK = re.compile(r"[，,。；;：:（()）“”\"、|｜]")
MODIFIERS = frozenset(
    ("实际", "人均", "年均", "日均", "户均", "亩均", "月均", "平均", "单位", "以上", "以下", "每年", "规上", "限上", "每亩", "均")
)
"""Words of other classes that stand inside the noun of a measure."""
_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万亿两几数半多余第]")
_SPAN_NOUN = re.compile(r"(?<![一二三四五六七八九十首前后中近远上下长短同定])期$|期限$|时长$")
_RELATED = re.compile(r"(?:对(?!外)|[与同]|经(?![济开信贸营])|向|自)(?:[\u4e00-\u9fffA-Za-z“”·]|\d{1,3}个){2,16}$")
_TRADE = re.compile(r"(?:[\u4e00-\u9fff]{0,4}(?:进出口|出口|进口|贸易|外贸))")


def related(reading: Reading, sentence: Sentence, tokens: Sequence[Token], start: int, end: int) -> int | None:
    """对东盟|进出口额: where a phrase of trade begins with whom it is done; None where nothing says so (货物与|服务贸易)."""
    text = reading.document.text
    if not _TRADE.match(text, start, end) or (found := _RELATED.search(text, tokens[0].start, start)) is None:
        return None
    before = next((t for t in tokens if t.end == found.start()), None)
    named = any(m.end == found.start() and m.kind in clauses.TOPICS for m in reading.mentions[sentence.index])
    joins = found[0][0] in "与同" and before is not None and before.tag in ("n", "vn") and before.text not in preceding.WHOLES
    return None if joins and not named else found.start()


_INDUSTRY = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, resources.words("listed_industries")), key=len, reverse=True)) + ")"
)


def industry(text: str, first: int, start: int, end: int) -> Mention | None:
    """电力、热力、燃气及水生产和|供应业: the industry whose name lists what it makes, where a phrase begins in it."""
    found = next((m for m in _INDUSTRY.finditer(text, first, end) if m.start() < start < m.end()), None)
    return Mention(found.start(), found.end(), found[0], "Concept", finder="words") if found else None


_GRADES = frozenset(("一", "二", "三", "一类", "二类", "三类", "一级", "二级", "三级"))


def widened(reading: Reading, sentence: Sentence, words: Sequence[Token]) -> int:
    """Where a phrase begins that was cut inside a word which the dictionary lacks: 一|二类苗占比, 在|册人数, 普惠|型贷款余额."""
    start, first, hooked = words[0].start, words[0], False  # hooked: behind a suffix
    taken = [m for m in reading.mentions[sentence.index] if m.kind != "Concept"]
    for t in reversed([t for t in reading.tokens[sentence.index] if t.end <= words[0].start]):
        if t.end != start or any(m.start < t.end and t.start < m.end for m in taken):
            break
        inside = t.tag in ("k", "vg", "ng", "ag") or t.tag == "m" and t.text in _GRADES
        joined = t.text == "在" and len(first.text) == 1
        goes_on = first.text == "在" or first.tag == "k"
        single = hooked and len(t.text) == 1 and t.tag not in ("d", "p", "c", "u", "uj", "ul", "r")
        if not (inside or joined or single or goes_on and fits(t) and not verb(t)):
            break
        start, first, hooked = t.start, t, hooked or t.tag == "k"
    return start


JOINTS = frozenset("、和与及") | {"以及"}


def verb(t: Token) -> bool:
    """Whether a word is the verb that the phrase is the object of."""
    if t.text in resources.words("measure_carriers") and len(t.text) > 1:
        return True
    return t.text in resources.words("measure_tellers") or t.text in nouns.actions()


def spans(text: str) -> bool:
    """Whether a noun is one of a span: 无霜期, 阵痛期; a phase (二期) or 长期 is none."""
    return bool(_SPAN_NOUN.search(text))


def fits(t: Token) -> bool:
    """Whether a word may stand in the phrase."""
    if t.text in MODIFIERS or spans(t.text) or t.tag == "m" and len(t.text) > 1 and not _NUMERAL.search(t.text):
        return True  # 大米 is a number to the dictionary
    if t.text in resources.words("measure_stop") or len(t.text) == 1 and t.text in resources.words("measure_carriers"):
        return False
    return t.tag in resources.words("measure_tags") and t.text[0].isalnum()


def joined(reading: Reading, sentence: Sentence, tokens: Sequence[Token]) -> list[Token]:
    """批发和|零售业增加值: what stands before the noun of a phrase and is joined to it; no measure of its own, no name."""
    if not tokens or tokens[-1].text not in JOINTS:
        return []
    out: list[Token] = []
    for t in reversed(tokens):
        named = any(m.start < t.end and t.start < m.end for m in reading.mentions[sentence.index] if m.kind != "Concept")
        if named or t.text not in JOINTS and (not fits(t) or verb(t) or t.tag in ("d", "f", "t", "q")):
            break
        out.insert(0, t)
    while out and out[0].text in JOINTS:
        out.pop(0)
    text = "".join(t.text for t in out[:-1])
    return out if len(out) > 1 and len(text) <= LONGEST and not measure(text) else []


def thing(words: Sequence[Token], known: Measure | None, end: int) -> Mention | None:
    """The noun in the phrase that is measured: what stands before the measure, up to its last noun."""
    inside = end - len(known.word) if known else end
    before = [w for w in words if w.end <= inside]
    across = next((w for w in words if w.start < inside < w.end), None)
    if before and across and (tag_of(part := across.text[: inside - across.start]) or "").startswith("n") and len(part) > 1:
        before.append(Token(across.start, inside, part, "n"))  # 新能源|汽车|产量: the dictionary has 汽车产量
    while before and (before[-1].text in ("同比", "环比", "日均", "累计", "实际") or not _ends_noun(before)):
        before.pop()
    text = "".join(w.text for w in before)
    if (
        not before
        or before[0].text in ("较", "比")
        or _deed(before)
        or text.endswith("之日起")
        or measure(text)
        or text in resources.words("no_subjects")
        or before[-1].text in resources.words("measure_tellers")
    ):
        return None
    return Mention(before[0].start, before[-1].end, text, "Concept", finder="left")


def _ends_noun(words: Sequence[Token]) -> bool:
    last = words[-1]
    noun = (last.tag[0] in "njxlsz" or last.tag == "vn") and last.tag != "zg"
    return noun and len("".join(w.text for w in words)) > 1


def _deed(words: Sequence[Token]) -> bool:
    """恢复|防洪, 减|贫: a verb with another or with a syllable is no thing."""
    verbal = words[0].tag == "v" and words[0].text not in nouns.described()
    rest = words[1:]
    return verbal and (all(w.tag in ("v", "vn") for w in rest) or len(rest) == 1 and len(rest[0].text) == 1)


def possessor(reading: Reading, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Mention | None, Mention | None]:
    """(named owner, common noun) before 的: 厂区基建|的完成度."""
    if not tokens:
        return None, None
    at = tokens[-1].end
    for m in reading.mentions[sentence.index]:
        if m.end == at and m.kind not in ("Quantity", "Period"):
            return m, None
    words: list[Token] = []
    for t in reversed(tokens):
        named = any(m.start < t.end and t.start < m.end for m in reading.mentions[sentence.index])
        if named or MARK.match(t.text) or not fits(t) or verb(t) or at - t.start > LONGEST:
            break
        words.insert(0, t)
    return None, thing(words, None, at) if words else None


def own(text: str, m: Mention | None) -> Mention | None:
    """Who has what is measured: not what it acts on or is compared to, 外需对|县域经济|的贡献率."""
    return None if m is None or text[m.start - 1 : m.start] in tuple("对比占") else m
