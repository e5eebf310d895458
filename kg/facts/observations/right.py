"""The words behind a number -> the thing that it is said of: 总投资30亿元的|物流园项目, 投资2000万元建设|地下管廊, 800多万亩|农田."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg import resources
from kg.facts.grammar import nouns
from kg.facts.observations.measures import measure
from kg.model import Arg, Fact, Group, Mention, Quantity, Reading, Sentence

_OF = re.compile(r"(?:以上|以下|左右|上下|以内|级|规模)?[长宽高深]?的(?:共?有|达|也有|就有|还有)?")
_MARK = re.compile(r"[，,。；;：:]")
_GRANTED = re.compile(
    r"(?:的标准|的比例)?(?:给予|予以|进行)?(?:企业|一次性|投资|配套|资金)*(?P<what>奖励|奖补|补助|补贴|资助|返还|贴息|报销|补偿|担保)"
)
_GRANT = re.compile(
    r"(?:的)?(?:一次性)?(?P<what>[\u4e00-\u9fff]{0,6}?(?:奖励|奖补|补助|补贴|资助|经费支持|资金支持|扶持资金))(?!\d|最高|不超过)"
)
_SPANS = ("时间", "以来", "来", "后", "前", "内", "左右", "以上", "间", "多")
_BUILD = re.compile(
    r"(?:用于|投向)(?!补充|偿还|支付|归还)|(?:用于|用来|来|并)?(?:投资|开发|规划|重点)?(?:建设|新建|打造|兴建|建造|修建|改造|扩建|建成|实施|购建|建)(?:了|一个|一座|一条|其)?"
)
_BUILD_THERE = re.compile(r"在[^，,。；;]{2,16}?(?:投资)?(?:投建|建设|新建|兴建|设立|打造)")
_DESCRIBED = ("项目", "企业", "工程", "产业", "集群", "园区", "公司", "基地")
"""What a bound describes without 的: 亿元以上|项目."""
_HEADED = re.compile(
    r"[^，,。；;、：:（(]{2,24}?(?:项目|工程|企业|基地|产业园|园区|公司|生产线|中心|集群|协议|合同|订单)(?![\u4e00-\u9fff]{0,3}(?:项目|工程|基地|协议|合同))"
)
_AMOUNT = re.compile(
    r"(?:以上|以下|级)?(?:的)?(?:投资|规模|重点|工业|产业|招商|建设|技改|新建|在建|开工|签约)*(?:项目|工程|企业)"
)
_SPENT = re.compile(r"投资(?!的|额|项目)|收购|增资|竞得|摘牌|受让|认购|出资|处置|拍得")
"""What is done with an amount of money in front of it: 拟10亿元|投资|重工项目, 以4000万元|竞得."""
_AMOUNT_OF = re.compile(r"(?:投资|消费|贷款|融资|税收|收入|产值)额?(?![\u4e00-\u9fff])")
"""What money is, behind the noun that it is of."""
_ATTRIBUTES = re.compile(r"、(?:总?投资|总?占地(?:面积)?|建筑面积|用地(?:面积)?|总?面积|年产值)(?:约|达|近|超)?")
_CAPACITY = re.compile(r"(?:年?产能|产量|库容|装机(?:容量)?)(?![\u4e00-\u9fff]{0,4}(?:项目|工程|基地))")
_CONTRACT = re.compile(r"[\u4e00-\u9fff]{0,8}?(?P<what>合同|协议|订单)(?![\u4e00-\u9fff])")
"""5亿元|项目投资合同, 300万元|订单: what an amount without 的 in front of it is of."""
_THINGS = frozenset(
    (
        "Project",
        "InfrastructureProject",
        "Park",
        "Facility",
        "Platform",
        "Enterprise",
        "Organization",
        "Mechanism",
        "DevelopmentZone",
    )
)


@dataclass(frozen=True, slots=True)
class Right:
    """What stands behind a number; `relative`: the number is an attribute of it (产值超1亿元的|重大项目); `measure`: what stands
    there says what is measured (500万元|工作经费, 60%给予|奖励)."""

    of: Arg | None = None
    relative: bool = False
    built: bool = False
    measure: str = ""

    @property
    def noun(self) -> str:
        """The noun behind the number."""
        return self.of.member_type if isinstance(self.of, Group) else self.of.label if isinstance(self.of, Mention) else ""


def read(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Right:
    """What the words right behind a quantity say it is of."""
    text = sentence.text[m.end - sentence.start :]
    if built := _BUILD.match(text):
        at = m.end + built.end()
        if named := _named(reading, sentence, at, reach=12):
            return Right(named, built=True, measure="投资" if money(m) and text.startswith("投资") else "")
        if not _counted(reading, sentence, m, found):
            return Right(measure="投资" if money(m) and text.startswith("投资") else "")
    if money(m) and (there := _BUILD_THERE.match(text)) and (named := _named(reading, sentence, m.end + there.end(), reach=12)):
        return Right(named, built=True, measure="投资")  # 拟12亿元|在某县投建|某项目
    if isinstance(m.value, Quantity) and m.value.unit == "PERCENT" and (granted := _GRANTED.match(text)):
        return Right(measure=granted["what"] + "比例")
    if group := _counted(reading, sentence, m, found):
        return Right(group, relative=True)
    if money(m) and (grant := _GRANT.match(reading.document.text, _run_end(reading, sentence, m), sentence.end)):
        return Right(measure=grant["what"])
    if money(m) and (spent := _SPENT.match(text)):
        return Right(measure=spent[0])
    of = _OF.match(text)
    at = m.end + (of.end() if of else 0)
    if of:
        for g in found:
            near = isinstance(g, Group) and g.count and at <= g.count.start <= at + 8 and g.evidence[0] == sentence.index
            if near and isinstance(g, Group) and g.count and not _MARK.search(reading.document.text[at : g.count.start]):
                return Right(g, relative=True)
    if also := _described_too(reading, sentence, m, found):
        return also
    if named := _named(reading, sentence, at, reach=0):
        return Right(named, relative=True)
    if _sized(m) and _side(reading, sentence, m.end) and text[1:2] not in tuple("度的"):  # 30米|宽|主干道
        noun = nouns.after(reading, sentence, m.end + 1)
        of_it = Mention(m.end + 1, m.end + 1 + len(noun), noun, "Concept", finder="right") if noun else None
        return Right(of_it, relative=of_it is not None, measure=text[0] + "度")
    if isinstance(m.value, Quantity) and m.value.unit in ("YR", "MO", "DAY") and not of:
        return Right()  # 连续15年|是…最大伙伴: how long describes no noun behind
    if capacity := _CAPACITY.match(text):
        return Right(measure=capacity[0])  # 一期5万吨|产能
    if not of and money(m) and (contract := _CONTRACT.match(text)):
        return Right(measure=contract["what"] + "金额")
    noun = nouns.after(reading, sentence, at)
    if noun.endswith(resources.endings("not_described")):
        return Right()  # 在规划面积900亩的|基础上
    if not noun:
        return Right(_headed(reading, sentence, at), relative=True) if of and _HEADED.match(text, of.end()) else Right()
    if of and money(m) and (amount := _AMOUNT_OF.match(reading.document.text, at + len(noun))):
        return Right(measure=noun + amount[0])  # 带动120亿元的|相关产业|投资
    if money(m) and (known := measure(noun)) and known.word not in ("项目",) and not noun.endswith(_DESCRIBED):
        return Right(measure=noun)
    if (
        of is None
        and not money(m)
        and (known := measure(noun))
        and len(noun) - len(known.word) >= 2
        and known.word.endswith("产量")
    ):
        noun = noun.removesuffix(known.word)  # 421亩|水稻|产量
    bounded = isinstance(m.value, Quantity) and (
        m.value.modifier in ("atLeast", "atMost") or m.text.endswith("级") or money(m) and m.text[0] in "逾超"
    )
    described = bounded and noun.endswith(_DESCRIBED) or _sized(m) and not of and not noun.startswith(_SPANS)
    return Right(Mention(at, at + len(noun), noun, "Concept", finder="right"), relative=bool(of) or described)


def _side(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a length goes on with what it is of, which is a word of its own: not 199公里|高速公路."""
    return any(t.start == at and t.text in nouns.SIDES for t in reading.tokens[sentence.index])


def _described_too(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Right | None:
    """总投资22亿元、|占地900亩的|15个项目: what the figure after it describes."""
    later = (x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity) and x.start > m.end)
    other = min(later, key=lambda x: x.start, default=None)
    if other is None or not _ATTRIBUTES.fullmatch(reading.document.text, m.end, other.start):
        return None
    right = read(reading, sentence, other, found)
    return right if right.relative and reading.document.text.startswith("的", other.end) else None


def _run_end(reading: Reading, sentence: Sentence, m: Mention) -> int:
    """Where a row of values ends: 200万元、50万元|奖励 are both awards."""
    end = m.end
    for x in sorted(reading.mentions[sentence.index], key=lambda x: x.start):
        if isinstance(x.value, Quantity) and x.start > end and reading.document.text[end : x.start] in ("、", "和", "或", "或者"):
            end = x.end
    return end


def _counted(reading: Reading, sentence: Sentence, m: Mention, found: tuple[Fact, ...]) -> Group | None:
    """千万元|投资建设项目|11个: the count of what an amount describes."""
    for g in found:
        if isinstance(g, Group) and g.count and m.end < g.count.start <= m.end + 14 and g.evidence[0] == sentence.index:
            between = reading.document.text[m.end : g.count.start]
            if between.endswith(g.member_type) and between.endswith(_DESCRIBED) and _AMOUNT.fullmatch(between):
                return g
    return None


def _headed(reading: Reading, sentence: Sentence, at: int) -> Mention:
    """总投资9亿元的|超薄玻璃基地项目: a noun that the dictionary does not read, by its head."""
    match = _HEADED.match(reading.document.text, at, sentence.end)
    assert match
    start = at + match[0].rfind("的") + 1
    named = next((x for x in reading.mentions[sentence.index] if x.end == match.end() and x.kind in _THINGS), None)
    return named or Mention(start, match.end(), reading.document.text[start : match.end()], "Concept", finder="right")


def _sized(m: Mention) -> bool:
    """Whether a quantity is a time or a length, which a noun right behind is described by: 15分钟|生活圈, 25米|手枪."""
    return isinstance(m.value, Quantity) and m.value.unit in ("HR", "MIN", "M", "KiloM")


def money(m: Mention) -> bool:
    """Whether a quantity is an amount of money."""
    return isinstance(m.value, Quantity) and m.value.unit.startswith("CCY_")


def _named(reading: Reading, sentence: Sentence, at: int, reach: int) -> Mention | None:
    """The thing named at an offset, or a few characters behind it in the same clause."""
    for x in sorted(reading.mentions[sentence.index], key=lambda x: (x.start, -x.end)):
        if at <= x.start <= at + reach and x.kind in _THINGS and not _MARK.search(reading.document.text[at : x.start]):
            return x
    return None
