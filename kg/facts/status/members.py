"""A counted group -> the names that the text lists as its members, beyond those in front of 等.

    已落户项目9个，其中有甲项目、乙项目 -> both; 在建的有45个，甲基地、乙产业园都在其中 -> both
    一道开工的另有6个，名单如下：/ 甲项目 / 乙工程 -> each line of the list

Only names of works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import clauses, nominals
from kg.facts.grammar.nominals import Nominal
from kg.facts.status import lined
from kg.facts.status.lined import named
from kg.facts.status.phases import triggers
from kg.model import Arg, Group, Mention, Quantity, Reading, Sentence

_ALL_IN = re.compile(
    r"^等?[^，,。；;]{0,8}?(?:都|均|皆|全)?(?:在其中|在其列|位列其中|名列其中|榜上有名|在列|便是代表|就是代表|便在其中)"
)
_ROW = frozenset(("、", "和", "与", "及", "以及", "，", "，有", "，还有", "，以及"))
_LINES = _ROW | {"；", ";"}
"""Between the members of a list behind a colon."""
_BESIDE = frozenset(("，", ",", "——"))
"""Before a row of as many as were counted."""
_THESE = re.compile(
    r"(?:据[^，,。；;]{1,8}，)?(?:这|上述|此次|本次|集中|签约|开工|竣工|投产|的|批|[\d一二三四五六七八九十两])+个(?:重大|重点|产业|工业|新?开工|签约)*(?:项目|工程)(?:分别|具体|主要)?(?:为|是|有|包括)[：:“]?$"
)
"""What opens a list in the sentence behind a count: 这5个项目分别为|…"""
_BATCH = re.compile(
    r"(?:据[^，,。；;]{1,8}，)?(?:这批|此批|该批|这些|上述)(?:集中|重大|重点|产业|工业|新?开工|签约|竣工|的)*(?:项目|工程)(?:[^。；;：:\d]{0,40}，)?(?:主要|分别|具体)?(?:有|是|为|包括|包含)[：:“]?$"
)
"""据了解，这批项目覆盖民生、产业等领域，包括|甲工程、乙项目等: of what was signed or begun in the sentences before."""
_PLACED = re.compile(r"(?<=[；;：:、])[^，,。；;：:、]{2,8}[，,：:]$")
"""Where a member lies: 红柳镇，|甲项目；云河镇，|乙项目."""
_INCLUDED = re.compile(r"其中(?:主要)?(?:有|包括|包含|为)[：:]?(?:[^，,。；;：:、]{2,8}[，,：:])?")
_UNKNOWN_MEMBER = re.compile("、[^，,。；;：:、]{2,40}(?:、|和|及)|[^，,。；;：:、]{2,30}、")
_PRICED = re.compile(r"(?:总?投资|占地|产值)?(?:额)?[约近超达为]*[\d.]+万?[亿]?[元亩](?:人民币)?的$")
"""What may describe a member of a row: 分别是总投资10亿元的|甲项目、总投资50亿元的|乙项目."""
_OWNED = re.compile(r"(?:(?<=[、和与及：:，])|(?<=是)|(?<=为)|(?<=有)|(?<=括))(?:[^，,。；;：:、是为有括]|有限){2,24}的$")
_FIRMS = re.compile(r"(?:企业|公司|家|名企|银行|机构)$")
_UNKNOWN = r"(?:[^，,。；;：:、]{2,30}、){1,3}"
"""Members of a row whose names are not known."""
FAR = 100
"""Characters between a count and its list."""


def of(reading: Reading, sentence: Sentence, nominal: Nominal, spans: tuple[tuple[int, int], ...]) -> Iterator[Mention]:
    """The listed members of a counted nominal, or of one like 一批重大项目; `spans`: those of the phase words of the sentence."""
    one = nominal.args[0]
    if isinstance(one, Group):
        noun, known = one.member_type, {m.label for m in one.members}
    elif isinstance(one, Mention) and nominal.quantified:
        noun, known = one.text, set()
    else:
        return
    if _FIRMS.search(noun):
        return  # where a company settled is a relation; only projects are followed
    for m in (
        *_such_as(reading, sentence, nominal),
        *_behind(reading, sentence, nominal, spans),
        *lined.below(reading, sentence),
        *_after(reading, sentence, nominal),
        *_batch(reading, sentence, nominal),
        *lined.under(reading, sentence, _size(nominal)),
    ):
        if m.label not in known:
            known.add(m.label)
            yield m


_SUCH_AS = re.compile(r"以(?P<row>[^，,。；;：:]{2,60})为(?:代表|龙头|引领|首)的[^，,。；;：:、]{0,6}$")


def _such_as(reading: Reading, sentence: Sentence, nominal: Nominal) -> Iterator[Mention]:
    """以甲项目、乙项目为代表的|3个项目: the names that the row before a count consists of."""
    base = sentence.start
    row = _SUCH_AS.search(sentence.text, 0, nominal.start - base)
    spans = (
        [(p.start() + base + row.start("row"), p.end() + base + row.start("row")) for p in _PIECE.finditer(row["row"])]
        if row
        else []
    )
    known = {(m.start, m.end): m for m in named(reading, sentence)}
    if all(span in known for span in spans):
        yield from (known[span] for span in spans)


_PIECE = re.compile("[^、和与及]+")


def listed(reading: Reading, sentence: Sentence, group: Group) -> Iterator[Mention]:
    """The row of names behind the count of a portion (民生类10个，具体是|甲学校、乙医院)."""
    phrases = nominals.find(reading, sentence, [group], ())
    for nominal in (n for n in phrases if n.args[0] is group):
        yield from _behind(reading, sentence, nominal, ())


def _behind(reading: Reading, sentence: Sentence, nominal: Nominal, spans: tuple[tuple[int, int], ...]) -> Iterator[Mention]:
    """The row of names behind the count in its sentence, opened by 其中有, 包括 ..., or closed by 都在其中.

    What is counted of them (工业项目占5个，分别是…) is in their phase too; what is counted in another phase is not.
    """
    text, base = sentence.text, sentence.start
    others = [
        m.start
        for m in reading.mentions[sentence.index]
        if isinstance(m.value, Quantity) and m.value.unit == "NUM" and m.start >= nominal.end
    ]
    split = clauses.split(reading, sentence)
    told = split[clauses.at(split, max([nominal.end, *(b for a, b in spans if a <= nominal.end)]) - 1)].end
    ends = [at for at in others if at < told] + [a for a, _ in spans if a >= told]
    stop = min(ends, default=sentence.end)
    behind = [m for m in named(reading, sentence) if nominal.end <= m.start < stop]
    row: list[Mention] = []
    size, beside = _size(nominal), bool(behind) and text[nominal.end - base : behind[0].start - base] in _BESIDE
    colon = bool(behind) and text[: behind[0].start - base].endswith(("：", ":"))
    for m in behind:
        if row and len(row) == size and beside:
            break
        gap = _plain(text[(row[-1].end if row else nominal.end) - base : m.start - base]).strip("“”")
        if (
            row
            and gap not in (_LINES if colon else _ROW)
            and not re.fullmatch(rf"[，,]?(?:还|也)?有|、{_UNKNOWN}|、[^，,。；;：:、]{{1,40}}", gap)
        ):
            break
        row.append(m)
    if not row:
        return
    opening = _plain(text[nominal.end - base : row[0].start - base]).rstrip("“")
    closed = beside and len(row) > 1 and len(row) == size
    if closed or len(opening) <= FAR and (_opened(opening) or _ALL_IN.match(text[row[-1].end - base :])):
        yield from row


def _size(nominal: Nominal) -> int:
    """How many a nominal counts: 两个重点项目，|甲产业园和乙产业园 are the two."""
    one = nominal.args[0]
    value = one.count.value if isinstance(one, Group) and one.count else None
    return int(value.value) if isinstance(value, Quantity) and value.value is not None else 0


def _plain(text: str) -> str:
    """A text without what describes the name behind it: 、|甲公司的, 分别是|总投资10亿元的."""
    return _OWNED.sub("", _PRICED.sub("", text))


def _opened(text: str) -> bool:
    """Whether the last clause of a text opens a list: 总投资30亿元，其中有…"""
    last = re.split(r"(?<=[，,；;：:])", text)[-1]
    return bool(
        re.fullmatch(
            r"(?:其中|主要|具体|代表性?项目|典型项目|他们|它们|这些|[^，,。；;\d]{0,6}项目)?(?:有|含|包括|包含|涵盖|(?:分别)?为|分别是|例如|比如|譬如|如|即|是)(?:了)?(?:[^，,。；;\d]{0,8}|"
            + _UNKNOWN
            + ")",
            last,
        )
    ) or bool(re.search(f"[：:](?:{_UNKNOWN})?$", text))


def _after(reading: Reading, sentence: Sentence, nominal: Nominal) -> Iterator[Mention]:
    """集中开工项目9个。这9个项目分别为甲工程、乙项目: the row of the sentence behind that counts the same; 其中包括：甲镇，乙项目; …, one that
    tells no phase of its own."""
    size = _size(nominal)
    for s in reading.sentences[sentence.index + 1 : sentence.index + 1 + NEXT] if size else ():
        row = named(reading, s)
        opening = _plain(s.text[: row[0].start - s.start]) if row else ""
        near = s.index == sentence.index + 1 and len(row) <= size
        among = _INCLUDED.fullmatch(opening) if near else None
        if among and not any(True for c in clauses.split(reading, s) for _ in triggers(reading, s, c)):
            yield from _in_a_row(s, row, among.end(), placed=True)
            return
        again = _THESE.match(opening)
        counts = (m for m in reading.mentions[s.index] if isinstance(m.value, Quantity) and m.value.value == size)
        if again and any(m.end <= s.start + again.end() for m in counts):
            yield from _in_a_row(s, row, again.end())
            return


def _in_a_row(sentence: Sentence, row: list[Mention], at: int, placed: bool = False) -> Iterator[Mention]:
    """The names of a row that begins at an offset of its sentence, up to one that more than a mark parts from the one before."""
    for m in row:
        gap = _plain(sentence.text[at - 1 : m.start - sentence.start])[1:].strip("“”")
        gap = _PLACED.sub("", gap) if placed else gap
        if gap and gap not in _LINES and not _UNKNOWN_MEMBER.fullmatch(gap):
            return
        at = m.end - sentence.start
        yield m


def evidence(reading: Reading, sentence: Sentence, about: Arg) -> tuple[int, ...]:
    """The sentence, and the one behind it that names what its count counts."""
    one = about.count if isinstance(about, Group) else about
    if not isinstance(one, Mention) or one.start < sentence.end:
        return (sentence.index,)
    return sentence.index, next(s.index for s in reading.sentences[sentence.index :] if one.start < s.end)


_NEXT_MEMBER = re.compile("[^，,。；;：:]{0,16}(?:、|和|及|以及)[^，,。；;：:、]{0,8}")
_JOINED = re.compile("[”“）)]*(?:[、，,。；;和及与]|以及|等)")
"""Behind a member whose name is whole: 高铁西站|应急避难场 is none of 高铁西站."""
NEXT = 3
"""Sentences in which 这批项目 goes on with what was counted."""


def _batch(reading: Reading, sentence: Sentence, nominal: Nominal) -> Iterator[Mention]:
    """36个工程集中开工。这批项目包括甲工程、乙项目等: the row of a sentence behind, where it tells no phase of its own."""
    size = _size(nominal)
    for s in reading.sentences[sentence.index + 1 : sentence.index + 1 + NEXT]:
        row = named(reading, s)
        if not size or not row or not _BATCH.fullmatch(s.text[: row[0].start - s.start]):
            continue
        last = row[0].start
        for m in row:
            if m is not row[0] and not _NEXT_MEMBER.fullmatch(s.text[last - s.start : m.start - s.start]):
                return
            last = m.end
            if _JOINED.match(s.text, m.end - s.start):
                yield m
        return
