"""A verb that honours -> who is honoured: what stands in front of it, behind it, or was spoken of before.

恒远重机、锦程纺织等10家企业被评为“纳税大户” -> the group of 10 (its members are known from it)
授予青原经开区、城南高新区“先进开发区”称号 -> both; 青原蓝莓种植示范园获评… -> the noun as written
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.facts.designations import abreast
from kg.facts.grammar import asides, clauses, nouns, topical
from kg.facts.grammar.adverbials import adverbial, plain
from kg.facts.grammar.clauses import Clause, outer
from kg.model import Arg, Group, Mention, Reading, Sentence

NAMED = clauses.ACTORS | clauses.WORKS
KINDS = NAMED | {"Place"}
_NO_NOUN = re.compile(r"^(?:的|了|共|并|还|也|已|有|其|该|本|以|为|被)|(?:上|中|下|里|时|后|前|们|者|人)$|[是有在与把将对]")
_OUT = re.compile(r"(?:经|由|报|向|据)$")


def of(reading: Reading, sentence: Sentence, clause: Clause, at: int, groups: Iterable[Group]) -> list[tuple[Arg, float]]:
    """Who the verb at an offset of a clause honours, each with how sure that is."""
    base = sentence.start
    ahead = sentence.text[clause.start - base : at - base]
    if re.search(r"(?:向|对|给|为)$", ahead):
        return []
    if moved := re.search(r"(?:将|把)(?=[^，,。；;]{2,60}$)", ahead):
        clause = replace(clause, start=clause.start + moved.end())  # 省厅将|甲县|列入
        ahead = sentence.text[clause.start - base : at - base]
        clause = replace(clause, mentions=tuple(m for m in clause.mentions if m.start >= clause.start))
    at = _before_adjuncts(reading, sentence, clause, at)
    near = [g for g in groups if g.count and clause.start <= g.count.start and g.count.end <= at and at - g.count.end <= 24]
    if near and "的" not in (tail := _tail(sentence, near[-1], at)) and adverbial(tail):
        return [(near[-1], 0.9)]
    named = [
        m
        for m in outer(asides.without(sentence, clause.mentions))
        if m.kind in KINDS and m.end <= at and m.text[0] not in "经由" and not _OUT.search(sentence.text[: m.start - base])
    ]
    taken = clause.start if moved else -1
    while named and topical.governed(sentence.text, named[-1].start - base) and named[-1].kind not in clauses.WORKS:
        if named[-1].start == taken or abreast.last_of_row(reading, sentence, named, at):
            break
        named.pop()
    inside = bool(named) and nouns.modifies(reading, sentence, named[-1])
    counted = near[-1].count if near else None
    if counted and (theirs := _THEIRS.fullmatch(sentence.text, counted.end - base, at - base)):
        start = base + theirs.start("noun")
        return [(Mention(start, base + theirs.end("noun"), theirs["noun"], "Concept", finder="recipients", score=0.6), 0.75)]
    behind_name = plain(reading, sentence, asides.end(sentence, named[-1]), at) if named else ""
    if named and not inside and adverbial(behind_name) and not _MADE_WITH.match(behind_name):
        return [(m, 0.95) for m in abreast.row(sentence, named)]
    if quoted := _quoted(reading, sentence, clause, at):
        return [(m, 0.75) for m in quoted]
    start = named[-1].end if named else clause.start
    noun = _noun(reading, sentence, max(start, clause.start), at)
    if noun:
        joined = named[-1] if named and named[-1].end == noun.start else None
        if joined:
            noun = Mention(joined.start, noun.end, joined.text + noun.text, "Concept", finder="recipients", score=0.7)
        return [(x, 0.7) for x in (*_row_before(reading, sentence, clause, noun), noun)]
    if named and not inside and not _named_after(reading, sentence, named[-1].end, at):
        return [(named[-1], 0.7)]
    if moved:
        return []  # 把今年|确定为…: what it was is said
    if not adverbial(plain(reading, sentence, clause.start, at)):
        return []
    found = topic(reading, sentence, clause)
    return [(m, found[1]) for m in _whole_row(reading, sentence, clause, found[0])] if found else []


def _whole_row(reading: Reading, sentence: Sentence, clause: Clause, m: Mention) -> list[Mention]:
    """甲园、乙园、丙园经省政府批复，|认定为…: all that the clause right before begins with, not only the one that is its topic."""
    parts = clauses.split(reading, sentence)
    before = next((c for c in reversed(parts) if c.start < clause.start), None)
    if before is None or not before.start <= m.start < before.end:
        return [m]
    named = [x for x in outer(before.mentions) if x.kind == m.kind or {x.kind, m.kind} <= clauses.PLACES]
    i = named.index(m) if m in named else 0
    found = abreast.with_next(sentence, abreast.row(sentence, named[: i + 1]) if m in named else [m], named[i + 1 :])
    return found if len(found) > 1 and not topical.governed(sentence.text, found[0].start - sentence.start) else [m]


_MADE_WITH = re.compile(
    r"[与和同][^，,。；;]{2,40}(?:研制|研发|研究|完成|共建|建设|开发|生产|实施|打造|创建|申报|承担|制作|设计|投资)的[^，,。；;的]{2,}$"
)
"""甲县|与乙公司共建的基地|获评…: what they made together is honoured."""
_THEIRS = re.compile(r"[\u4e00-\u9fff]{0,4}的(?P<noun>[\u4e00-\u9fff]{2,8})")
"""甲、乙等12家企业|的技改项目: what of theirs is honoured."""


def _named_after(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """甲队的乙|获得…: whether another noun, which no finder knows, is what stands right before the verb."""
    words = [t for t in reading.tokens[sentence.index] if start <= t.start and t.end <= end and not adverbial(t.text)]
    return bool(words) and words[-1].tag[:1] in ("n", "x") and words[-1].text.isalpha()


_QUOTED = re.compile(r"“([^“”]{4,60})”")


def _quoted(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> list[Mention]:
    """甲公司完成的“高寒齿轮技术”、乙公司完成的“耐磨涂层工艺”|获得…: what is called something right before the verb, with its row."""
    ahead = clause.text[: at - clause.start]
    found = list(_QUOTED.finditer(ahead))
    if not found or not adverbial(plain(reading, sentence, clause.start + found[-1].end(), at)):
        return []
    return [
        Mention(clause.start + m.start(1), clause.start + m.end(1), m[1], "Concept", finder="recipients", score=0.7)
        for m in found
    ]


_AGENTS = frozenset(("被", "获", "经", "月经", "年获", "年被"))
"""2011年3|月经|省政府批准为…: the dictionary joins what the date and the clause share."""
_ADJUNCT = re.compile(
    r"以[^，,。；;以]{2,24}(?:成绩|得分|名次|总分|优势|票数|身份|位次)$|(?:[\u4e00-\u9fff]{0,5}(?:首[家个批]|唯一一?[家个]?)、?)+$|(?:连续[^，,。；;]{1,4}[年届次]|历年|多次|[再首]次)$"
    r"|(?:综合|总体|整体|经济|发展|竞争|创新|考核|考评|评价|营商|主要)+(?:实力|水平|指标|排名|成绩|竞争力|总量|规模|位次|环境|评价|考核|考评|结果)+$"
)
"""以综合得分第四的好成绩|获评, 全市首家|通过, 综合发展水平|跻身: how, as which and in what an honour is obtained."""


def _before_adjuncts(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> int:
    """Where what is said of a verb of honouring itself begins: by whom (被国务院|授予), how and in what it is obtained."""
    words = [t for t in reading.tokens[sentence.index] if clause.start <= t.start < at]
    by = next((t.end - 1 for t in words if t.text in _AGENTS and 2 <= at - t.end <= 40), at)
    how = _ADJUNCT.search(
        sentence.text[clause.start - sentence.start : by - sentence.start].removesuffix("成功").removesuffix("已")
    )
    return clause.start + how.start() if how else by


def topic(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[Mention, float] | None:
    """Who was spoken of before; no place that only begins another name, and no place from far away."""
    told = topical.topic(reading, sentence, clause.start, KINDS)
    if told is None or told.mention.text[0] in "经由" or told.mention.kind == "AdministrativeArea" and told.confidence < 0.7:
        return None
    m = told.mention
    if m.start >= sentence.start and FORMER.search(sentence.text[: m.start - sentence.start]):
        hero = reading.protagonist  # 开发区前身为甲示范区，2002年晋升…: what it was before is not what is honoured
        return (hero, 0.6) if hero is not None and hero.kind in KINDS else None
    lead = reading.document.text[max(sentence.start, m.start - 6) : m.start]
    if (
        m.kind == "AdministrativeArea"
        and m.start > sentence.start
        and not re.search(r"(?:[，,。；;：:]|^)[^，,。；;：:]{0,4}$", lead)
    ):
        return None  # 甲是乙县的教师，先后获得…
    where = sentence if sentence.start <= m.start < sentence.end else None
    return None if where and nouns.modifies(reading, where, m) else (m, told.confidence)


FORMER = re.compile(r"(?:前身[为是]?|原为|原名|原系)[^，,。；;]{0,14}$")


def _tail(sentence: Sentence, group: Group, at: int) -> str:
    """What stands between a counted noun and the verb."""
    assert group.count
    text = sentence.text[group.count.end - sentence.start : at - sentence.start]
    return text.removeprefix(group.member_type)


def _noun(reading: Reading, sentence: Sentence, start: int, end: int) -> Mention | None:
    """The noun phrase without a name in front of the verb."""
    tokens = [t for t in reading.tokens[sentence.index] if start <= t.start and t.end <= end]
    spans = [(m.start, m.end) for m in reading.mentions[sentence.index] if m.kind in ("Period", "Quantity")]
    while tokens and (
        adverbial(tokens[-1].text)
        and tokens[-1].tag[:1] not in "n"
        or tokens[-1].tag[:1] in "dpcu"
        or any(a < tokens[-1].end and tokens[-1].start < b for a, b in spans)
    ):
        tokens.pop()
    run: list[str] = []
    begin = stop = tokens[-1].end if tokens else end
    for t in reversed(tokens):
        inside = (
            (t.text in ("及", "与") and bool(run))
            or t.tag[:1] in "nvjablxszgemi"
            and t.tag not in ("m", "mq")
            and (t.text[0].isalnum() or t.text in "“”·")
        )
        if not inside or any(
            m.kind in ("Period", "Quantity") and m.start < t.end and t.start < m.end for m in reading.mentions[sentence.index]
        ):
            break
        run.insert(0, t.text)
        begin = t.start
    text = "".join(run)
    if tokens and run and not (tokens[-1].tag[:1] in "njxzl" or tokens[-1].tag == "vn" or tokens[-1].text in "”"):
        return None
    if "”" in text and "“" not in text:  # “产后处理”高效设备项目: all that is called something
        opened = sentence.text.rfind("“", start - sentence.start, begin - sentence.start)
        begin, text = (sentence.start + opened, sentence.text[opened : stop - sentence.start]) if opened >= 0 else (begin, "")
    if text[:1] == "“" and "”" not in text:
        begin, text = begin + 1, text[1:]
    if adverbial(text) or len(text) < 2 or len(text) > 24 or _NO_NOUN.search(text):
        return None
    return Mention(begin, stop, text, "Concept", finder="recipients", score=0.6)


def _row_before(reading: Reading, sentence: Sentence, clause: Clause, last: Mention) -> list[Mention]:
    """恒远重机、锦程纺织荣登…: the other nouns of the row."""
    out: list[Mention] = []
    while len(out) < 20 and sentence.text[last.start - sentence.start - 1 : last.start - sentence.start] in ("、", "和"):
        found = _noun(reading, sentence, clause.start, last.start - 1)
        if found is None or found.end != last.start - 1:
            break
        named = next((m for m in clause.mentions if m.kind in KINDS and (m.start, m.end) == (found.start, found.end)), None)
        last = named or found
        out.insert(0, last)
    return out


def behind(reading: Reading, sentence: Sentence, clause: Clause, span: tuple[int, int], groups: Iterable[Group]) -> list[Arg]:
    """授予甲区、乙区“先进园区”称号: the count, else the row of names, between an active verb and its honour."""
    at, end = span
    if counted := [g for g in groups if g.count and at <= g.count.start and g.count.end <= end]:
        return [counted[-1]]
    free = asides.without(sentence, clause.mentions)
    named = list(outer(m for m in free if m.kind in KINDS and at <= m.start and m.end <= end))
    if named:
        found = abreast.row(sentence, named)
        return [*_row_before(reading, sentence, replace(clause, start=at), found[0]), *found]
    words = sentence.text[at - sentence.start : end - sentence.start].removesuffix("为")
    if words.startswith(("的", "我", "中华", "国家", "其", "他", "她")):
        return []
    out: list[Arg] = []
    for m in re.finditer(r"[\u4e00-\u9fffA-Za-z0-9（）()]{2,30}?(?=、|和|及|等|$)", words):
        start = at + m.start()
        out.append(Mention(start, start + len(m[0]), m[0], "Concept", finder="recipients", score=0.6))
    return out
