"""Verbs of honouring -> Designation: who obtained which title, listing or qualification.

开发区获评省级绿色工业园区 -> about 开发区, honour 省级绿色工业园区; 3家企业完成技术中心备案 -> about the group of 3
满足甲、乙等省市重点项目的需求 -> each of them is a 省市重点项目
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg import resources
from kg.facts.designations import (
    described,
    deserving,
    fronted,
    honours,
    itemised,
    labelled,
    listings,
    paired,
    parted,
    ranks,
    recipients,
    rolls,
    rows,
    standing,
)
from kg.facts.grammar import clauses, modality, setting
from kg.facts.grammar.clauses import Clause
from kg.model import Arg, Designation, Fact, Group, Mention, Modality, Reading, Sentence
from kg.text.anchors import Rules


@cache
def _verbs() -> Rules[tuple[re.Pattern[str], Modality]]:
    return Rules((v["pattern"], (re.compile(v["pattern"]), v["modality"])) for v in resources.rules("designations")["verb"])


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The designations of a sentence, each recipient and honour once."""
    if sentence.role == "meta":
        return
    groups = [f for f in found if isinstance(f, Group)]
    seen: set[tuple[Arg, str]] = set()
    for d in (
        *rolls.read(reading, sentence),
        *labelled.read(reading, sentence),
        *listings.roll(reading, sentence),
        *listings.headed(reading, sentence),
        *ranks.members(reading, sentence),
    ):
        seen.add((d.about, d.honour.text))
        yield d
    rolled = {honour for _, honour in seen}
    for clause in clauses.split(reading, sentence):
        if modality.negated(clause.text):
            continue
        for d in (
            *standing.read(reading, sentence, clause, groups),
            *(d for part in _verbs_apart(clause) for d in _by_verb(reading, sentence, part, groups)),
            *listings.named_so(reading, sentence, clause, groups),
            *listings.listed(sentence, clause),
            *listings.filed(reading, sentence, clause, groups),
            *ranks.placed(reading, sentence, clause),
            *ranks.ranked(reading, sentence, clause),
            *fronted.read(reading, sentence, clause, groups),
            *listings.newly(reading, sentence, clause, groups),
        ):
            again = isinstance(d.about, Group) and d.honour.text in rolled  # 六家上榜，分别为…: each of them is told
            if not again and (d.about, d.honour.text) not in seen:
                seen.add((d.about, d.honour.text))
                yield d


def _verbs_apart(clause: Clause) -> Iterator[Clause]:
    """甲产品被认定为A、乙产品被认定为B: a part each, cut at the last 、 before a further verb."""
    found = sorted(m.span() for pattern, _ in _verbs().of(clause.text) for m in pattern.finditer(clause.text))
    if len(found) < 2:
        yield clause
        return
    cuts = [clause.text.rfind("、", one[1], two[0]) for one, two in pairwise(found)]
    start = 0
    for cut in (*(c for c in cuts if c >= 0), len(clause.text)):
        a, b = clause.start + start, clause.start + cut
        inside = tuple(m for m in clause.mentions if m.start >= a and m.end <= b)
        yield replace(clause, start=a, end=b, text=clause.text[start:cut], mentions=inside)
        start = cut + 1


def _by_verb(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """What the first verb of honouring of each kind gives, to whom."""
    for pattern, default in _verbs().of(clause.text):
        for m in pattern.finditer(clause.text):
            at, end = clause.start + m.start(), clause.start + m.end()
            if any(x.start <= at and end <= x.end for x in clause.mentions) or _READ_OUT.search(clause.text, 0, m.start()):
                continue
            given = honours.given(clause, m)
            if given is None and (m[0] in honours.NAMING or m[0] == "授予" and not _PASSIVE.search(clause.text[: m.start()])):
                continue
            got = _obtained(reading, sentence, clause, m, default, given)
            if not got or any(p.match(sentence.text, got[-1].end - sentence.start) for p in (_COUNT, _SOUGHT)):
                continue
            if default != "actual" and re.search(r"\d", sentence.text[end - sentence.start : got[0].start - sentence.start]):
                continue  # 创建160家国家级绿色工厂: the factories are counted
            period = setting.period_for(reading, sentence, at)
            mode, condition = modality.of(reading, sentence, at, end, period, "state")
            whose = _whose(reading, sentence, clause, (at, end), got, given is not None, groups)
            if got[0].end <= clause.start and honours.COUNTED.search(clause.text):
                named = {m.text for m in clause.mentions}  # 甲区有两家|上榜: not the zone
                whose = [x for x in whose if isinstance(x[0], Group) and x[0].member_type not in named]
            everyone = [x for one in whose for x in _with_members(reading, sentence, *one, got[0])]
            for about, sure, honour in paired.pairs(sentence, at, everyone, got):
                yield Designation(
                    evidence=(sentence.index,),
                    modality=default if mode == "actual" else mode,
                    condition=condition,
                    period=period,
                    rule="designations/verb",
                    confidence=sure,
                    about=about,
                    honour=honour,
                    scope=_scope(clause, honour),
                )
            break


def _obtained(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    verb: re.Match[str],
    default: Modality,
    given: Mention | None,
) -> list[Mention]:
    """The honours of a verb, without the bare words for them."""
    if given:
        found = [given]
    else:
        end = clause.start + verb.end()
        found = honours.behind(clause, end, default) or honours.just_named(reading, sentence, clause, verb)
    return [h for h in found if not (_BARE.fullmatch(h.text) or honours.VAGUE.fullmatch(h.text))]


def _whose(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    verb: tuple[int, int],
    row: list[Mention],
    given: bool,
    groups: list[Group],
) -> list[tuple[Arg, float]]:
    """Who may have a row of honours, of those the sentence says; else who was spoken of and may."""
    found: list[tuple[Arg, float]] = []
    if _IT.search(sentence.text[clause.start - sentence.start : row[0].start - sentence.start]):
        other = deserving.spoken_of(reading, sentence, clause, row[0])
        return [other] if other else []
    if given:
        found = [(x, 0.9) for x in recipients.behind(reading, sentence, clause, (verb[1], row[0].start), groups)]
    found = found or described.read(reading, sentence, clause, row[-1], groups)
    if not found:
        found = itemised.all_of(reading, sentence, recipients.of(reading, sentence, clause, verb[0], groups))
        if described.attribute(sentence, row[-1]) and not any(_inside(clause, about, verb[0]) for about, _ in found):
            return []
    honour = next((h for h in row if deserving.told(h)), None)
    if honour is None:
        return found
    able = [(about, sure) for about, sure in found if deserving.fits(about, honour)]
    if able or any(_inside(clause, about, verb[0]) for about, _ in found):
        return able
    other = deserving.spoken_of(reading, sentence, clause, honour)
    return [other] if other else []


def _with_members(reading: Reading, sentence: Sentence, about: Arg, sure: float, honour: Mention) -> Iterator[tuple[Arg, float]]:
    """甲公司、乙公司等8家企业: the count, and each that is named of it."""
    yield about, sure
    members = about.members if isinstance(about, Group) else ()
    for m in members:
        begins = any(o.start <= m.end < o.end for o in members)  # 甲市|乙区等9地: 甲市 says where 乙区 lies
        if not begins and m.kind in recipients.NAMED and deserving.fits(m, honour):
            yield m, round(sure - 0.1, 2)
    counted = about if isinstance(about, Group) and not members else None
    for m in (rows.counted(reading, sentence, counted) or parted.members(reading, sentence, counted)) if counted else ():
        if deserving.fits(m, honour) or m.kind == "Concept":
            yield m, round(sure - 0.1, 2)


def _inside(clause: Clause, about: Arg, at: int) -> bool:
    """Whether a recipient stands before the verb in its clause: then nobody else is spoken of."""
    first = about.count if isinstance(about, Group) else about
    return isinstance(first, Mention) and clause.start <= first.start and first.end <= at


_IT = re.compile(r"[将把]其|(?:认定|命名|确认|评定|授予|确定|批准)其")
"""省厅将其|确定为…, 认定其为…: of whom was spoken before, and never of who names."""
_READ_OUT = re.compile(r"(?:宣读|公布|发布|印发|下发|公示|通报)了?$")
"""宣读了|获得认定的园区名单: nobody in front of the verb obtains anything."""
_PASSIVE = re.compile(r"(?:被|获|经|由)[^，,。；;]{0,24}$")
"""Who gives (县里授予…) is honoured by nobody."""
_COUNT = re.compile(r"”?的[\u4e00-\u9fff]{0,6}(?:已?达|有|共|占)|(?:”|企业|项目|产品)?(?:累计|共|已达|达)?\d+[家个项件]")
_SOUGHT = re.compile("”?(?:称号)?的(?:申请|申报|目标|任务|条件|标准)")
"""获批省级高新区|的目标: what is wanted yet."""
_BARE = re.compile(
    r"(?!.*(?:城市|示范|先进|文明|百强|强[县市区镇]|之乡|园林|卫生|平安|健康|法治|双拥|生态|试点|[大名]县|名城|重点|基地|特色|标兵|最[美佳]|[好优]|十|创新|安全|奖|宜居|无废|低碳|模范|优秀))(?:荣誉|称号|国家级?|省级|市级|全国|[\u4e00-\u9fff\d年度]{2,8}[省市县])+"
)


def _scope(clause: Clause, honour: Mention) -> Mention | None:
    """青岛市…示范基地: the place that the honour's name begins with."""
    return next(
        (x for x in clause.mentions if x.kind == "AdministrativeArea" and honour.start <= x.start and x.end <= honour.end), None
    )
