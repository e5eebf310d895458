"""Verbs of honouring -> Designation: who obtained which title, listing or qualification.

开发区获评省级绿色工业园区 -> about 开发区, honour 省级绿色工业园区; 3家企业完成技术中心备案 -> about the group of 3
满足甲、乙等省市重点项目的需求 -> each of them is a 省市重点项目
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import resources
from kg.facts import clauses, modality
from kg.facts.clauses import Clause
from kg.mentions.numbers import value
from kg.model import Arg, Designation, Fact, Group, Mention, Modality, Reading, Sentence

_TITLE = re.compile(
    r"[“”\"\u4e00-\u9fffA-Za-z0-9·（）()]{2,40}?(?:企业|园区|示范区|示范园|示范基地|基地|工厂|车间|小巨人”?企业?|开发区|高新区|称号|名单|奖|品牌|试点|集群|示范县|示范市|度假区|自贸区|保税区|百强县?|[一二三]等奖|标杆|中心|实验室|第[一二三四五六七八九十\d]+名?|园|百强|强|县|市|镇|村|项目|认证|名录|库|单位|遗产|港|平台)(?![\u4e00-\u9fff])"
)
_LISTED = re.compile(
    r"等(?:\d+[个家项])?(?P<honour>(?:国家|省|市|省市|省级|市级|国家级|县)(?:重大|重点)[\u4e00-\u9fff]{0,6}?(?:项目|工程|企业))"
)
_FILED = re.compile(r"(?P<honour>[\u4e00-\u9fff]{2,14}?备案)")
_NOT_TITLE = re.compile(
    r"订单|贷款|资金|投资|支持|收入|利润|批复|日程|合同|许可|好评|肯定|土地|融资|补助|信息|机会|经验|成效|进展|突破|效益|发展|手续|材料|报告|计划"
)
_ROLL = re.compile(
    r"(?:(?:共有?|有|已有|其中)?(?P<count>[两三四五六七八九十\d]+)(?:家|个|项|地|处|座)[^，,。；;：:]{0,8}?)(?:上榜|入选|入围|在列|榜上有名|获评|获批|获认定|被认定)"
    r"|(?:上榜|入选|入围|获评|获批)[^，,。；;：:]{0,10}?(?P<count2>[两三四五六七八九十\d]+)(?:家|个|项|地|处|座)"
)
_IS = re.compile(
    r"(?:属于?|系|是|为|也是|还是|乃)(?P<honour>(?:国家级?|省级|国务院|全国|全省|中国|世界|首批国家级?)[\u4e00-\u9fff“”]{0,16}?"
    r"(?:示范区|示范园|示范基地|基地|示范企业|龙头企业|产品|名牌|试点|单位|特色小镇|百强县|先进集体|遗产|园区|开发区|高新区))(?=[，,。；;！]|$)"
)
RECIPIENTS = clauses.ACTORS | clauses.WORKS


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], Modality], ...]:
    return tuple((re.compile(v["pattern"]), v["modality"]) for v in resources.rules("designations")["verb"])


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The designations of a sentence, each recipient and honour once."""
    if sentence.role == "meta":
        return
    groups = [f for f in found if isinstance(f, Group)]
    seen: set[tuple[Arg, str]] = set()
    for d in _roll(reading, sentence):
        seen.add((d.about, d.honour.text))
        yield d
    for clause in clauses.split(reading, sentence):
        if modality.negated(clause.text):
            continue
        for d in (
            *_copula(reading, sentence, clause),
            *_by_verb(reading, sentence, clause, groups),
            *_listed(reading, sentence, clause),
            *_filed(reading, sentence, clause, groups),
        ):
            if (d.about, d.honour.text) not in seen:
                seen.add((d.about, d.honour.text))
                yield d


def _by_verb(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    for pattern, default in _verbs():
        for m in pattern.finditer(clause.text):
            at, end = clause.start + m.start(), clause.start + m.end()
            if any(x.start <= at and end <= x.end for x in clause.mentions):
                continue
            honours = _honours(sentence, clause, end, default)
            if not honours:
                continue
            about, sure = _recipient(reading, sentence, clause, at, groups)
            if about is None:
                continue
            period = clauses.period_for(reading, sentence, at, end)
            mode, condition = modality.of(reading, sentence, at, end, period)
            for honour in honours:
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


def _honours(sentence: Sentence, clause: Clause, end: int, default: Modality) -> list[Mention]:
    """The honours behind the verb: mentions, else the noun phrase with the head of a title."""
    named = [x for x in clause.mentions if x.kind == "Honour" and x.start >= end]
    if named and named[0].start - end <= 12:
        out = [named[0]]
        for x in named[1:]:
            if sentence.text[out[-1].end - sentence.start : x.start - sentence.start].strip("“”") not in (
                "、",
                "和",
                "及",
                "以及",
                "等",
            ):
                break
            out.append(x)
        return out
    rest = clause.text[end - clause.start :]
    start = len(rest) - len(rest.lstrip("了为成全我省市首批的"))
    m = _TITLE.match(rest, start)
    if default != "actual" and (not m or not re.match("国家|全国|省级|市级|世界|专精特新", m[0])):
        return []
    if (
        not m
        or _NOT_TITLE.search(m[0])
        or not re.search(r"国家|省|市|全国|世界|中国|示范|百强|先进|优秀|奖|称号|名单|第[一二三四五]|专精特新", m[0])
    ):
        return []
    return [Mention(end + m.start(), end + m.end(), m[0], "Honour", finder="designations", score=0.7)]


def _recipient(reading: Reading, sentence: Sentence, clause: Clause, at: int, groups: list[Group]) -> tuple[Arg | None, float]:
    near = [g for g in groups if g.count and clause.start <= g.count.start and g.count.end <= at and at - g.count.end <= 20]
    if near:
        return near[-1], 0.9
    topic = clauses.topic(reading, sentence, at, RECIPIENTS)
    if not topic:
        return None, 0.0
    return topic.mention, topic.confidence


def _listed(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Designation]:
    """A、B等省市重点项目: the noun behind 等 is a listing that every member has."""
    for m in _LISTED.finditer(clause.text):
        etc = clause.start + m.start()
        honour = Mention(
            clause.start + m.start("honour"),
            clause.start + m.end("honour"),
            m["honour"],
            "Honour",
            finder="designations",
            score=0.8,
        )
        at = etc
        for x in sorted((x for x in clause.mentions if x.end <= etc and x.kind in RECIPIENTS), key=lambda x: -x.end):
            if sentence.text[x.end - sentence.start : at - sentence.start].strip("“”") not in ("", "、", "和", "与", "及"):
                break
            at = x.start
            yield Designation(evidence=(sentence.index,), rule="designations/listed", confidence=0.85, about=x, honour=honour)


def _filed(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """3家企业完成技术中心备案."""
    for m in _FILED.finditer(clause.text):
        named = re.sub(r"^.*?(?:完成|通过|取得|获得|办理)了?", "", m["honour"])
        if len(named) < 4:
            continue
        end = clause.start + m.end()
        honour = next(
            (x for x in clause.mentions if x.kind == "Honour" and x.end == end),
            Mention(end - len(named), end, named, "Honour", finder="designations", score=0.7),
        )
        about, sure = _recipient(reading, sentence, clause, honour.start, groups)
        if about is not None:
            yield Designation(
                evidence=(sentence.index,), rule="designations/filed", confidence=sure - 0.05, about=about, honour=honour
            )


def _copula(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Designation]:
    """该区是国家级示范基地: a rank of the state and the head of a title make the noun behind 是 an honour."""
    for m in _IS.finditer(clause.text):
        before = [x for x in clause.mentions if x.end <= clause.start + m.start() and x.kind in RECIPIENTS]
        if not before or clauses.governed(sentence.text, before[-1].start - sentence.start):
            continue
        start = clause.start + m.start("honour")
        honour = Mention(start, start + len(m["honour"]), m["honour"], "Honour", finder="designations", score=0.7)
        yield Designation(evidence=(sentence.index,), rule="designations/copula", confidence=0.75, about=before[0], honour=honour)


def _roll(reading: Reading, sentence: Sentence) -> Iterator[Designation]:
    """第六批示范园名单公布，我市有三家上榜：甲、乙、丙: the named ones behind the count have the honour named last before it."""
    m = _ROLL.search(sentence.text)
    if not m:
        return
    count = value(m["count"] or m["count2"])
    honour = _named_before(reading, sentence, sentence.start + m.end())
    if not honour or not count:
        return
    listed: list[tuple[Mention, int]] = []
    for s in reading.sentences[sentence.index : sentence.index + 1 + int(count)]:
        if s.role != "body":
            break
        named = [
            x
            for x in reading.mentions[s.index]
            if x.kind in _LISTED_KINDS and x.start >= sentence.start + m.end() and x.value is None
        ]
        listed += [(x, s.index) for x in named if x.label not in {y.label for y, _ in listed}]
        if len(listed) >= count or not named and s is not sentence:
            break
    for about, index in listed[: int(count)]:
        evidence = tuple(dict.fromkeys((sentence.index, index)))
        yield Designation(evidence=evidence, rule="designations/roll", confidence=0.75, about=about, honour=honour)


_LISTED_KINDS = frozenset(
    ("Park", "DevelopmentZone", "Enterprise", "Organization", "Project", "InfrastructureProject", "Platform")
)


def _named_before(reading: Reading, sentence: Sentence, at: int) -> Mention | None:
    """The honour or list named last before an offset: in the sentence, the two before it, or the title."""
    indexes = [*range(sentence.index, max(-1, sentence.index - 3), -1), 0]
    for index in indexes:
        named = [x for x in reading.mentions[index] if x.kind in ("Honour", "Policy") and x.end <= at]
        if named:
            last = named[-1]
            return last if last.kind == "Honour" else None
    return None


def _scope(clause: Clause, honour: Mention) -> Mention | None:
    """青岛市…示范基地: the place that the honour's name begins with."""
    return next(
        (x for x in clause.mentions if x.kind == "AdministrativeArea" and honour.start <= x.start and x.end <= honour.end), None
    )
