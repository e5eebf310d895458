"""What a verb of honouring gives: the honours behind it, in quotation marks, or the list that the clause before named.

获评|省级绿色工业园区、国家级示范基地 -> both; 授予甲区|“先进园区”称号; 公布示范园名单，甲园成功|入选 -> 示范园名单
"""

from __future__ import annotations

import re

from kg.facts.grammar.clauses import Clause
from kg.model import Mention, Modality, Reading, Sentence

_TITLE = re.compile(
    r"[“”\"\u4e00-\u9fffA-Za-z0-9·（）()]{2,40}?(?:企业|园区|示范区|示范园|示范点|示范户|示范社|示范基地|基地|工厂|车间|小巨人”?企业?|开发区|高新区|集聚区|聚集区|称号|名单|奖|品牌|试点|集群|示范县|示范市|度假区|自贸区|保税区|百强县?|[一二三]等奖|标杆|中心|实验室|第[一二三四五六七八九十\d]+名?|前[一二三四五六七八九十\d]+[名位强]?|园|百强|强|县|市|镇|村|项目|认证|名录|榜单?|库|单位|遗产|港|平台|机构|等次|人才|工匠|案例)(?:(?![\u4e00-\u9fff])|(?=(?:的)?(?:牌匾|奖牌|铜牌|证书|牌子)|之一|[和及与](?:“|国家|省级|全[国省])))"
)
_ENTERS = re.compile(r"(?:列入|纳入|入选|入围|进入|列为)了?$")
_LIST = re.compile(r"(?:清单|名单|名录|目录|库|计划|规划|(?:布局|规划|发展)方案|榜单?|试点)[》”]?$")
"""列入省“专精引领”清单, 纳入国家中长期规划: a list or plan is what is obtained."""
_MANAGED = re.compile(r"(?:国家级?|省级|市级|自治区级?)[\u4e00-\u9fff]{0,16}?管理(?![\u4e00-\u9fff])")
"""纳入|省级产业转移园管理: the rank that is managed so."""
_NEXT = re.compile("”?(?:、|和|与|及|以及|等)?“?(?!$)")
_GOES_ON = re.compile(r"(?:全[国省市区县]|国家|省|市|中国|世界|首批|第[一二三四五六七八九十])|[^、]*[一二三特]等奖")
_NOT_TITLE = re.compile(
    r"订单|贷款|资金|投资|支持|收入|利润|批复|日程|合同|许可|好评|肯定|土地|融资|补助|信息|机会|经验|成效|进展|突破|效益|发展|手续|材料|报告|计划|数量|排名"
)
GIVEN = re.compile(r"[^“”，,。；;]{2,60}(?P<honour>“[^“”]{2,24}”)(?:荣誉)?(?:称号|奖|荣誉|匾|牌|$)")
"""授予|甲区“先进园区”称号."""
NAMING = frozenset(("认定", "命名", "确认", "评定", "核定", "拟确定", "批准"))
"""Verbs that name their object something."""
_AS = re.compile(r"[^，,。；;]{1,70}?(?<!分别)为(?=[^，,。；;]{4,40})")
_LIST_ONLY = re.compile(r"入选|上榜|入围|榜上有名|金榜题名|获批|获评|获奖|在列")
VAGUE = re.compile(
    r"(?:(?:国家|省|市|县|区)级?[和、]?)+(?:以上)?(?:重点)?(?:名单|榜单|目录|荣誉)|(?:退出|培育|入选|相关|荣誉|公示|入围|获奖|表彰|推荐|储备)+(?:名单|榜单)"
)
"""入选省级名单: a list that has no name."""
COUNTED = re.compile(r"[一两三四五六七八九十\d]+[家个项名位件]")
_CALLED = re.compile(r"(?:被|获|经)[^，,。；;]{0,20}$")
_PASSED = re.compile(
    r"[了过]?(?P<honour>(?:[^，,。；;、\d]{2,10}[部委局厅]、)*[^，,。；;、]{2,22}?(?:认证|认定|审核公告|审核|评估|验收|复核|复审))(?![\u4e00-\u9fff])"
)
_OFFICIAL = re.compile(r"国家|[省市部厅]|自治区|ISO|GMP|有机|绿色|高新|示范|“")
_SYSTEM = re.compile("管理体系认证")
_PERMIT = re.compile(r"竣工|环评|环境|立项|设计|可研|预审|用地|规划|选址|方案|专家|工程(?:质量)?验收|消防|节能|施工|材料|申请")
"""What a work needs to be built is a step of it, and no honour."""


def titled(text: str) -> bool:
    """Whether a text is wholly a title with its rank: 国家级示范基地."""
    found = _TITLE.match(text)
    return found is not None and found.end() == len(text) and bool(_GOES_ON.match(text)) and not _NOT_TITLE.search(text)


def behind(clause: Clause, end: int, default: Modality) -> list[Mention]:
    """The honours behind the verb: mentions, else the noun phrase with the head of a title."""
    lists = _ENTERS.search(clause.text[: end - clause.start]) is not None
    named = [
        x
        for x in clause.mentions
        if x.start >= end and (x.kind == "Honour" or lists and x.kind in ("Policy", "Mechanism") and _LIST.search(x.text))
    ]
    if named and named[0].start - end <= 12:
        return _row(clause, named)
    rest = clause.text[end - clause.start :]
    if lists and (managed := _MANAGED.match(rest)):
        return [Mention(end, end + managed.end(), managed[0], "Honour", finder="designations", score=0.7)]
    if clause.text[: end - clause.start].endswith("通过"):
        found = _PASSED.match(rest)
        named_so = found["honour"] if found else ""
        if not found or not _OFFICIAL.search(named_so) or _PERMIT.search(named_so) and not _SYSTEM.search(named_so):
            return []
        at = end + found.start("honour")
        return [Mention(at, end + found.end(), found["honour"], "Honour", finder="designations", score=0.7)]
    start = len(rest) - len(re.sub(r"^(?:了|过|为|成立?|设立|的|我[省市县区])*", "", rest))
    m = _TITLE.match(rest, start)
    if default != "actual" and (not m or not re.match("国家|全国|省级|市级|世界|专精特新", m[0])):
        return []
    if (
        not m
        or _NOT_TITLE.search(m[0])
        or not _called(clause, end)
        and not re.search(
            r"国家|省|市|全国|世界|中国|示范|百强|先进|优秀|奖|称号|名单|第[一二三四五]|专精特新|体系认证|产品认证|GMP|GAP", m[0]
        )
    ):
        return []
    return [Mention(end + m.start(), end + m.end(), m[0], "Honour", finder="designations", score=0.7)]


def _row(clause: Clause, named: list[Mention]) -> list[Mention]:
    """The honours that go on from the first of some: known ones, and between and behind them what has the head of a title."""
    out = named[:1]
    while (found := _NEXT.match(clause.text, out[-1].end - clause.start)) is not None:
        at = clause.start + found.end()
        known = next((x for x in named if at - 1 <= x.start <= at), None)
        if known is None:
            title = _TITLE.match(clause.text, found.end()) if found[0].strip("”“") else None
            if title is None or not _GOES_ON.match(title[0]) or _NOT_TITLE.search(title[0]):
                break
            known = Mention(at, at + len(title[0]), title[0], "Honour", finder="designations", score=0.7)
        out.append(known)
    return out


def _called(clause: Clause, end: int) -> bool:
    """被市科技局认定为|新型研发机构: what a body names something is an honour without a rank, too."""
    ahead = clause.text[: end - clause.start]
    verb = next((v for v in NAMING if ahead.endswith(f"{v}为")), None)
    return verb is not None and bool(_CALLED.search(ahead.removesuffix(f"{verb}为")))


def given(clause: Clause, verb: re.Match[str]) -> Mention | None:
    """What an active verb gives to whom stands between: 授予|甲区“先进园区”称号, 认定|甲公司等24家企业为省级技术中心."""
    honoured = [x for x in clause.mentions if x.kind == "Honour" and x.start > clause.start + verb.end() + 1]
    if verb[0] == "授予" and honoured and "“" not in clause.text[verb.end() :]:
        return honoured[0]  # 授予|甲公司省长质量奖
    if verb[0] == "授予" and (found := GIVEN.match(clause.text, verb.end())):
        start, text = found.start("honour"), found["honour"]
    elif verb[0] in NAMING and (found := _AS.match(clause.text, verb.end())):
        start = found.end()
        known = next(
            (x for x in clause.mentions if x.start == clause.start + start and x.kind not in ("Quantity", "Period")), None
        )
        title = None if known and known.kind != "AdministrativeArea" else _TITLE.match(clause.text, start)
        text = title[0] if title else known.text if known else ""
    else:
        return None
    start += clause.start
    return Mention(start, start + len(text), text, "Honour", finder="designations", score=0.8) if text else None


def just_named(reading: Reading, sentence: Sentence, clause: Clause, verb: re.Match[str]) -> list[Mention]:
    """公布示范园名单，甲园成功入选; 6家企业上榜: the list that a clause before named, for a count also a sentence before."""
    alone = _LIST_ONLY.fullmatch(verb[0].removeprefix("成功")) and clause.text[verb.end() :][:1] in ("", "（", "(")
    if not alone:
        return []
    if COUNTED.search(clause.text):
        found = named_before(reading, sentence, clause.start)
        prized = found and (verb[0] != "获奖" or "奖" in found.text)  # 两名教师获得优秀教师称号，三件作品|获奖
        return [found] if found and prized else []
    before = [x for x in reading.mentions[sentence.index] if x.kind == "Honour" and x.end <= clause.start]
    if not before and sentence.text.startswith("其中"):  # 公布名单。其中，甲公司、乙公司榜上有名
        above = named_before(reading, sentence, clause.start)
        return [above] if above and above.text.endswith(("名单", "名录", "榜单", "榜")) else []
    return before[-1:] if before and (clause.start - before[-1].end <= 6 or before[-1].text.endswith(("名单", "名录"))) else []


def named_before(reading: Reading, sentence: Sentence, at: int) -> Mention | None:
    """The honour or list named last before an offset: in the sentence, the two before it, or the title."""
    indexes = [*range(sentence.index, max(-1, sentence.index - 3), -1), 0]
    for index in indexes:
        named = [
            x for x in reading.mentions[index] if x.kind in ("Honour", "Policy") and x.end <= at and not VAGUE.fullmatch(x.text)
        ]
        if named:
            last = named[-1]
            return last if last.kind == "Honour" else None
    return None
