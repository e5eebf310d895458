"""Designations that no verb of honouring gives: rolls, listings, filings, ranks, what is newly counted, and what something is.

我市有三家上榜：甲、乙、丙 -> each; 甲、乙等省市重点项目 -> each; 新增国家级“小巨人”企业3家 -> the 3; 综合考评位列全省第三
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.facts.designations import deserving, honours, parted, recipients
from kg.facts.grammar import modality
from kg.facts.grammar.clauses import Clause, outermost
from kg.mentions.measures.numbers import value
from kg.model import Designation, Group, Mention, Reading, Sentence

_LISTED = re.compile(
    r"等(?:\d+[个家项])?(?P<honour>(?:国家|省|市|省市|省级|市级|国家级|县)(?:重大|重点)[\u4e00-\u9fff]{0,6}?(?:项目|工程|企业))"
)
_FILED = re.compile(
    r"(?:完成|通过|取得|获得|办理)了?(?P<honour>(?:[\u4e00-\u9fff]{0,6}(?:中心|企业|产品|资质|实验室|工程|平台|商标|软件|算法|机构))备案)"
)
_ROLL = re.compile(
    r"(?:(?:共有?|有|已有|其中)?(?P<count>[两三四五六七八九十\d]+)(?:家|个|项|地|处|座)[^，,。；;：:]{0,8}?)(?:上榜|入选|入围|在列|榜上有名|获评|获批|获认定|被认定)"
    r"|(?:上榜|入选|入围|获评|获批)[^，,。；;：:]{0,10}?(?P<count2>[两三四五六七八九十\d]+)(?:家|个|项|地|处|座)|占(?P<count3>[两三四五六七八九十\d]+)席"
)
_OWN = re.compile("(?:榜上有名|金榜题名|入选|上榜|入围|在列)。?$")
"""A sentence that says itself who is on the list."""
_NAMES_FOLLOW = re.compile(r"[，,。；;：:（(]|分别|$|[\u4e00-\u9fff]{0,3}[：:]")
"""13家企业获评|单项冠军企业: an honour follows, and no roll."""
_LISTED_KINDS = frozenset(
    ("Park", "DevelopmentZone", "Enterprise", "Organization", "Project", "InfrastructureProject", "Platform")
)


@cache
def _counted_kinds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = resources.rules("designations")
    return re.compile(rules["newly"]), re.compile(rules["kind"])


_REACHES = re.compile("(?<=[业区厂园品])(?:已?达到?|为|共?有)$")
"""经认定的省级瞪羚企业|为12家."""


_STOCK = re.compile(
    "(?:国家级?|省级?|自治区级?|市级)[\u4e00-\u9fff“”]{0,12}(?:企业|商标|名牌|品牌|小巨人”?)$|驰名商标|著名商标|老字号|专精特新|小巨人|瞪羚|独角兽|单项冠军"
)
"""国家级龙头企业6家: firms and brands that are counted by their rank have it; institutions so counted are what somebody has."""
_GROWS = re.compile("(?:增[加长至到]|发展到|上升|扩大|提升)")
"""由3家|增加到8家: those of before are among those of now."""


def newly(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """新增国家级专精特新“小巨人”企业3家: what is counted is what they became."""
    newly, kind = _counted_kinds()
    for g in groups:
        if g.count is None or not clause.start <= g.count.start < clause.end:
            continue
        before = _REACHES.sub("", sentence.text[clause.start - sentence.start : g.count.start - sentence.start])
        noun = re.sub(r"^(?:新增|新认定|新获批|新培育|认定|获评|获批)了?", "", g.member_type)
        start = before.rfind(noun)
        named = [
            x
            for x in clause.mentions
            if x.kind == "Honour"
            and re.fullmatch(r"”?(?:企业|项目|产品|名单)?", before[x.end - clause.start :])
            and x.end <= g.count.start
        ]
        stock = g.modality == "actual" and _STOCK.search(noun) and not _GROWS.match(sentence.text, g.count.end - sentence.start)
        if not (newly.search(before) or stock) or not named and (start < 0 or not kind.search(noun)):
            continue
        at = clause.start + start
        honour = named[-1] if named else Mention(at, at + len(noun), noun, "Concept", finder="designations", score=0.7)
        everyone: list[Group | Mention] = [g, *parted.members(reading, sentence, g)]
        for about in everyone:
            at_end = next((x.index for x in reading.sentences[sentence.index :] if _start(about) < x.end), sentence.index)
            yield Designation(
                evidence=tuple(dict.fromkeys((sentence.index, at_end))),
                modality=g.modality,
                condition=g.condition,
                period=g.period,
                rule="designations/newly",
                confidence=0.75,
                about=about,
                honour=honour,
            )


def _start(about: Group | Mention) -> int:
    """Where one who is honoured is named, or counted."""
    one = about.count if isinstance(about, Group) else about
    assert one
    return one.start


def listed(sentence: Sentence, clause: Clause) -> Iterator[Designation]:
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
        for x in sorted((x for x in clause.mentions if x.end <= etc and x.kind in recipients.NAMED), key=lambda x: -x.end):
            if sentence.text[x.end - sentence.start : at - sentence.start].strip("“”") not in ("", "、", "和", "与", "及"):
                break
            at = x.start
            yield Designation(evidence=(sentence.index,), rule="designations/listed", confidence=0.85, about=x, honour=honour)


def filed(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """3家企业完成技术中心备案."""
    for m in _FILED.finditer(clause.text):
        named = m["honour"]
        end = clause.start + m.end()
        honour = next(
            (x for x in clause.mentions if x.kind == "Honour" and x.end == end),
            Mention(end - len(named), end, named, "Honour", finder="designations", score=0.7),
        )
        for about, sure in recipients.of(reading, sentence, clause, clause.start + m.start(), groups):
            yield Designation(
                evidence=(sentence.index,), rule="designations/filed", confidence=sure - 0.05, about=about, honour=honour
            )


_HEADED = re.compile(
    r"(?P<honour>(?:首批|第[一二三四五六七八九十\d]+批|国家级?|省级|市级|全[国省市])[\u4e00-\u9fff“”]{0,14}?"
    r"(?:园区|基地|企业|单位|项目|工厂|车间|小镇|开发区|中心|示范区|小巨人”?|镇|村))(?:名单)?(?:(?:分别|依次)?(?:是|为|有|包括)?[：:]|[\d一二三四五六七八九十]+[家个][（(])"
)
_HONOURED = re.compile("示范|试点|龙头|绿色|先进|专精特新|小巨人|冠军|技术中心|重点实验室|百强|标杆|文明|特色|孵化|智能|数字化")
_BEGINS = re.compile(r"(?:^|[；;])(?:[一二三四五六七八九十\d]{1,3}[、.．])?$")
_ENDS = re.compile(r"(?:[（(](?![^）)]*(?:拟|未|撤|取消|候选|推荐|申报|培育))[^（）()]{1,24}[）)])?(?:[；;。]|$)")
_PROPOSES = re.compile("拟认定|拟推荐|拟命名|公示|候选")
"""In a title: what its lists name is not yet decided."""
_HOLDERS = frozenset(("Enterprise", "Organization", "DevelopmentZone", "Park"))
_NEXT_NAME = re.compile(r"(?:[（(][^（）()]{1,24}[）)])?(?:[、，,和及与]|以及)?")


def headed(reading: Reading, sentence: Sentence) -> Iterator[Designation]:
    """首批试点园区为：甲区、乙基地, 省级龙头企业2家（甲公司、乙公司）: each of the row behind the honour."""
    for head in _HEADED.finditer(sentence.text):
        if not _HONOURED.search(head["honour"]):
            continue
        row: list[Mention] = []
        at = sentence.start + head.end()
        for x in outermost(reading, sentence):
            if x.start == at and x.kind in recipients.NAMED:
                row.append(x)
                following = _NEXT_NAME.match(sentence.text, x.end - sentence.start)
                at = sentence.start + following.end() if following else x.end
        if not row or len(row) < 2 and not _alone(sentence, head, row[0]):
            continue
        start, end = (sentence.start + i for i in head.span("honour"))
        honour = Mention(start, end, head["honour"], "Honour", finder="designations", score=0.8)
        mode, condition = modality.of(reading, sentence, start, end, None, "state")
        if mode == "actual" and any(s.role == "title" and _PROPOSES.search(s.text) for s in reading.sentences[:2]):
            mode = "planned"
        for about in row:
            if deserving.fits(about, honour):
                yield Designation(
                    evidence=(sentence.index,),
                    modality=mode,
                    condition=condition,
                    rule="designations/roll",
                    confidence=0.75,
                    about=about,
                    honour=honour,
                )


def _alone(sentence: Sentence, head: re.Match[str], about: Mention) -> bool:
    """省级绿色工厂：|甲公司；…: whether the one name behind a heading of honours, which begins its line or part, is all that stands there."""
    begins = _BEGINS.search(sentence.text[: head.start("honour")])
    ends = _ENDS.match(sentence.text, about.end - sentence.start)
    return bool(begins and ends) and about.kind in _HOLDERS and not head["honour"].endswith("项目")


_NAMED_SO = re.compile(r"(?:认定|命名|确认|评定|核定|审定|确定|评审|批准|研究)")


def named_so(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """认定甲等12家企业为示范企业，|乙等5家企业为培育企业: the verb of naming stands in a clause before."""
    before = sentence.text[: clause.start - sentence.start]
    counted = [g for g in groups if g.count and clause.start <= g.count.start < clause.end]
    if not counted or not _NAMED_SO.search(before):
        return
    group = counted[-1]
    assert group.count
    end = group.count.end - clause.start
    found = re.match(
        re.escape(group.member_type)
        + r"为(?P<honour>[\u4e00-\u9fff\d“”]{4,40}?(?:企业|基地|园区?|中心|单位|项目|工厂|区)”?)(?=[，,。；;（(]|$)",
        clause.text[end:],
    )
    if not found:
        return
    start = clause.start + end + found.start("honour")
    honour = Mention(start, start + len(found["honour"]), found["honour"], "Honour", finder="designations", score=0.8)
    mode, condition = modality.of(reading, sentence, group.count.start, start, None, "state")
    yield Designation(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        rule="designations/verb",
        confidence=0.85,
        about=group,
        honour=honour,
    )


def roll(reading: Reading, sentence: Sentence) -> Iterator[Designation]:
    """第六批示范园名单公布，我市有三家上榜：甲、乙、丙: the named ones behind the count have the honour named last before it."""
    m = _ROLL.search(sentence.text)
    if not m or not _NAMES_FOLLOW.match(sentence.text, m.end()):
        return
    count = value(m["count"] or m["count2"] or m["count3"])
    honour = honours.named_before(reading, sentence, sentence.start + m.end())
    if not honour or not count:
        return
    listed: list[tuple[Mention, int]] = []
    for s in reading.sentences[sentence.index : sentence.index + 1 + int(count)]:
        if s.role != "body" or s is not sentence and _OWN.search(s.text):
            break
        named = [
            x
            for x in reading.mentions[s.index]
            if x.kind in _LISTED_KINDS and x.start >= sentence.start + m.end() and x.value is None
        ]
        if s is not sentence and named and sum(len(x.text) + 1 for x in named) < len(s.text) - 8:
            break  # it tells something of them
        listed += [(x, s.index) for x in named if x.label not in {y.label for y, _ in listed}]
        if len(listed) >= count or not named and s is not sentence:
            break
    for about, index in listed[: int(count)]:
        evidence = tuple(dict.fromkeys((sentence.index, index)))
        yield Designation(evidence=evidence, rule="designations/roll", confidence=0.75, about=about, honour=honour)
