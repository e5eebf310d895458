"""Positions in rankings -> Designation: the scope and the rank, or the list and the rank of each that a roll names.

综合考评位列全省第三 -> 全省第三; 全国装备百强榜公布，云溪县2家企业上榜：恒远重机排第9位，锦程机床排第31位 -> the list and the rank for both
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.facts.designations import abreast, honours, recipients
from kg.facts.grammar import modality, nouns, setting, topical
from kg.facts.grammar.clauses import Clause, outer
from kg.mentions.measures.numbers import value
from kg.model import Designation, Mention, Reading, Sentence

_COUNTED = re.compile(
    r"(?P<count>[两三四五六七八九十\d]+)[家个项位][^，,。；;：:\d]{0,12}(?:上榜|入选|入围|在列|跻身[^，,。；;：:]{2,16})(?:[，,]?其中)?[：:，,]"
)
_PLACED = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z（）()·]{2,24}?)(?:分别)?(?:排名?|位列|位居|名列|排在|列|居|（|\()(?P<rank>第(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[位名]?)[）)]?"
)


_RANKING = re.compile(r"榜|\d[强佳]|[百十]强|排[名行序]")
_LISTING = re.compile(r"榜|强|名[单录]|排[名行]")


def members(reading: Reading, sentence: Sentence) -> Iterator[Designation]:
    """2家企业上榜：甲排第9位，乙排第31位: as many as are counted, each with its rank, and the list where one was named."""
    counted = _COUNTED.search(sentence.text)
    if counted is None:
        return
    parts = [p for p in re.split("[，,、；;]", sentence.text[counted.end() :].rstrip("。！!")) if p]
    placed = [_PLACED.fullmatch(p) for p in parts]
    if len(parts) != value(counted["count"]) or not all(placed):
        return
    listing = honours.named_before(reading, sentence, sentence.start + counted.end())
    if listing is not None and not _LISTING.search(listing.text):
        listing = None
    at = sentence.start + counted.end()
    for part, found in zip(parts, placed, strict=True):
        assert found is not None
        at = reading.document.text.index(part, at)
        about = _named(reading, sentence, at + found.start("name"), at + found.end("name"))
        rank = _concept(sentence, at + found.start("rank"), at + found.end("rank"))
        for honour in (listing, rank):
            if honour is not None:
                yield Designation(
                    evidence=(sentence.index,), rule="designations/roll", confidence=0.75, about=about, honour=honour
                )


def _named(reading: Reading, sentence: Sentence, start: int, end: int) -> Mention:
    known = (m for m in reading.mentions[sentence.index] if (m.start, m.end) == (start, end))
    return next((m for m in known if m.kind in recipients.NAMED), _concept(sentence, start, end))


def _concept(sentence: Sentence, start: int, end: int) -> Mention:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, "Concept", finder="designations", score=0.7)


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(resources.rules("designations")["ranked"])


_RANK = re.compile(r"第(?:\d{1,3}|[一二三四五六七八九十百]{1,4})(?:[位名]|(?=[、，,。；;（(]|$))")
_BARE = re.compile(rf"在?{_RANK.pattern}")
_STANDS = re.compile(
    r"(?:以[^，,。；;]{2,16}?)?(?:首次|重新|新)?(?:分别)?(?:位列|位居|名列|分列|分居|列|居|排名|排在|排|杀进|跻身|进入)?$"
)
_FAR = 10
"""Sentences between a list and who is told to be on it."""


def placed(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Designation]:
    """甲公司列第64位, 乙公司第81位, 丙、丁分列制造业50强第22位、第41位: each is on the list, which stands before the place or was named
    before."""
    rank = _RANK.search(clause.text)
    if rank is None:
        return
    at = clause.start + rank.start()
    listing = next((m for m in clause.mentions if m.kind == "Honour" and m.end == at and _LISTING.search(m.text)), None)
    head = clause.text[: (listing.start if listing else at) - clause.start]
    stands = _STANDS.search(head)
    assert stands is not None  # it may match nothing
    end = clause.start + stands.start()
    named = [m for m in outer(clause.mentions) if m.kind in recipients.NAMED and m.end <= end]
    listing = listing or _list_before(reading, sentence, at)
    if listing is None or not named or named[-1].end != end or topical.governed(sentence.text, named[0].start - sentence.start):
        return
    if not stands[0] and rank.end() < len(clause.text):
        return
    for about in abreast.row(sentence, named):
        yield Designation(evidence=(sentence.index,), rule="designations/ranked", confidence=0.8, about=about, honour=listing)


def _list_before(reading: Reading, sentence: Sentence, at: int) -> Mention | None:
    """The ranking named last before an offset, in the paragraphs before it or in the title."""
    for i in (*range(sentence.index, max(-1, sentence.index - _FAR), -1), 0):
        named: list[Mention] = [m for m in reading.mentions[i] if m.kind == "Honour" and m.end <= at and _RANKING.search(m.text)]
        if named:
            return named[-1]
    return None


def ranked(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Designation]:
    """综合考评位列全省第三: the scope and the rank are what was obtained; a concept, since it has no name."""
    for m in _rank().finditer(clause.text):
        at, start = clause.start + m.start(), clause.start + m.start("honour")
        honour = _concept(sentence, start, clause.start + m.end("honour"))
        period = setting.period_for(reading, sentence, at)
        mode, condition = modality.of(reading, sentence, at, start, period)
        bare = _BARE.fullmatch(honour.text)
        if bare and _list_before(reading, sentence, at):
            continue  # 列第64位 of a list: `placed` says of which
        scoped = _SCOPE.search(clause.text, 0, m.end()) is not None
        about = _position_of(reading, sentence, clause, at, scoped=scoped)
        if about is None or bare and not scoped and not _CONTEST.search(sentence.text):
            continue
        for whose in _tied(sentence, clause, at) or [_works(sentence, about, at)]:
            yield Designation(
                evidence=(sentence.index,),
                modality=mode,
                condition=condition,
                period=period,
                rule="designations/ranked",
                confidence=0.7,
                about=whose,
                honour=honour,
            )


def _tied(sentence: Sentence, clause: Clause, at: int) -> list[Mention]:
    """甲项目与乙项目并|列第一: both."""
    named = [m for m in outer(clause.mentions) if m.kind in recipients.NAMED and m.end == at - 1]
    tied = bool(named) and sentence.text.startswith("并", named[-1].end - sentence.start)
    return abreast.row(sentence, [m for m in outer(clause.mentions) if m.end < at]) if tied else []


def _works(sentence: Sentence, about: Mention, at: int) -> Mention:
    """甲公司|年产3万吨面料项目|列第二: the works behind a name is what is ranked, even where nobody knows its name."""
    whole = _WORKS.fullmatch(sentence.text, about.end - sentence.start, at - sentence.start)
    return _concept(sentence, about.start, sentence.start + whole.end("works")) if whole else about


_WORKS = re.compile(r"(?P<works>[^，,。；;的]{2,24}(?:项目|工程))[并排位名]?")
_CONTEST = re.compile(r"得分|考评|考核|评价|排名|测评|观摩|评比|竞赛|榜单|综合实力|发展水平")
"""In what a zone or place is ranked."""
_SCOPE = re.compile(
    r"全[国省市县区州旗](?!长|额|面)|自治区|[\u4e00-\u9fff]{2}[省市]|[一二三四五六七八九]县[一二三四五六七八九]?区"
)
"""增速居|全市第2: among whose places one stands, so that the position is its own whatever it is ranked in."""
_TALLY = re.compile(r"数量|总[数量]|拥有|现有")
"""拥有口岸28个，数量居全国第四: a count, of which the observation speaks."""

_MEASURE = re.compile(r"数量|[总榜选]数|家数|产量|产值|总量|规模|出口|进口|投资|收入|销量|额|里程|面积|人口|率")


_AMONG = re.compile("[，,]?在[^，,。；;]{2,24}中")
"""综合得分为88分，在全省99个开发区中|位列第一."""
_LIKE = re.compile("同类|同级|同批")
"""苏北同类园区|排名第三: among which something is ranked."""


def _position_of(reading: Reading, sentence: Sentence, clause: Clause, at: int, *, scoped: bool) -> Mention | None:
    """Whose position a ranking tells: a name in front that nothing governs, else who was spoken of. `scoped`: it says among whom."""
    named = [
        m
        for m in outer(clause.mentions)
        if m.kind in recipients.KINDS
        and m.end <= at
        and not topical.governed(sentence.text, m.start - sentence.start)
        and not nouns.modifies(reading, sentence, m)
        and not _LIKE.search(m.text)
    ]
    if named:
        told = sentence.text[named[0].end - sentence.start : at - sentence.start]
        own = scoped and named[0].kind == AREA and not _TALLY.search(told) and not _FIRST.search(clause.text)
        return None if _MEASURE.search(told) and not _CONTEST.search(told) and not own else named[0]
    told = sentence.text[clause.start - sentence.start : at - sentence.start]
    before = sentence.text[: clause.start - sentence.start]
    among = _LIKE.search(told) or _AMONG.fullmatch(told)
    if not _CONTEST.search(told) and not (among and _CONTEST.search(before)):
        counts = _TALLY.search(before[-LEAD:] + told) or _FIRST.search(clause.text)
        return _of_area(reading, sentence, clause) if scoped and not counts else None
    found = recipients.topic(reading, sentence, clause)
    return found[0] if found else None


_OF_WHICH = re.compile(r"其中[，,]?(?=[^，,。；;]{1,12}?\d[^，,。；;]*[，,]$)(?![^，,。；;]*项目)")
_FIRST = re.compile("第一|首位|之首|榜首")
"""出口额居全省首位: the best of all is told of the figure."""
AREA = "AdministrativeArea"
LEAD = 16
"""Characters before a clause that say of what it goes on to tell the position."""


def _of_area(reading: Reading, sentence: Sentence, clause: Clause) -> Mention | None:
    """项目数居全区第二位: the county or city that was spoken of, else the one that the text is about; 其中甲县21家，上榜数居…: that one."""
    before = sentence.text[: clause.start - sentence.start]
    if part := _OF_WHICH.search(before):
        at = sentence.start + part.end()
        return next((m for m in reading.mentions[sentence.index] if m.start == at and m.kind == AREA), None)
    opening = next((m for m in reading.mentions[sentence.index] if m.start == sentence.start and m.kind == AREA), None)
    found = recipients.topic(reading, sentence, clause)
    about = opening or (found[0] if found else reading.protagonist)
    return about if about is not None and about.kind == AREA else None
