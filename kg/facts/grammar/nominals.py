"""Sentence -> nominals: the noun phrases that a predicate may speak of, rows of names joined.

    恒远重机、锦程纺织等9个项目集中开工 -> one nominal: the group of 9 and its two members
    一批重点工程加快推进 -> 重点工程, a noun without a name; 该项目已开工 -> what 该项目 refers to

A bare 项目 or 工程 that nothing describes and nothing counts is `vague`: it stands for what was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg import resources
from kg.facts.grammar.clauses import WORKS
from kg.facts.relating.statements import outer
from kg.model import Arg, Group, Mention, Quantity, Reading, Sentence, Token

COMPANIES = frozenset(("Enterprise", "Organization"))
NAMED = WORKS | COMPANIES | {"DevelopmentZone"}
GROUP, NOUN = "Group", "Noun"
HEAD = re.compile(
    r"(?:项目|工程|基地|园区?|产业园|园|厂房|工厂|(?<![出进建])厂|车间|生产线|产线|管网|管线|管廊|道路|公路|高速|高铁|铁路|专用线|线路|通道|主干道|干线|大桥|桥梁|桥|隧道|泵站|水厂|电站|变电站|"
    r"电场|风电场|码头|泊位|港区|航道|机场|枢纽|综合体|体育馆|博物馆|场馆|展馆|医院|学校|幼儿园|酒店|大楼|大厦|楼宇|小区|安置房|住房|公寓|标段|主体工程|主体结构|主体建筑|铺装|架梁|装置|设施|"
    r"中心|乐园|景区|街区|宿舍|宿舍楼|食堂|办公楼|综合楼|写字楼|教学楼|展厅|车站|站房|航站楼|绿道|商贸城|物流城|物流港|批发市场|农贸市场|交易市场|仓库|冷库|大棚|水库|灌区|堤防|渠道|农田|实验室|平台|机组|集聚区|示范区|先行区|承载区|片区|社区|公园|广场|基站|充电桩|堆场|温室|到发线|桩基|[一二三四五]期|基建|洞室群)$"
)
"""Last words of works that need no name of their own to be spoken of."""
_FIRMS = re.compile(r"(?:企业|公司|名企|厂商|商户|银行|机构|龙头|巨头|客商|平台)$")
_DESCRIBING = r"(?:[^，,。；;：:、]{0,30}?的|[\d.]+[万亿]*[元吨亩千瓦]+(?:及?以上|以下|级)?的?)"
"""What may stand between a number and its noun: 20个|总投资9亿元的|项目, 17个|5000万元以上|项目."""
_BUILT = re.compile(r"(?:店|馆|楼|市场|网点|厅|学校|医院|卫生院|养老院|敬老院|幼儿园|卫生室)$")
"""What is built, where it is counted: 11个门店."""
_COUNTED = re.compile(r"^(?:类|个|家|条|座|处|所|栋|期)$")
_VAGUE = re.compile(r"(?:建设)?(?:项目|工程|园区|基地|主体|中心|工厂|厂房|厂|园|期|设施|平台|企业|公司|机构)$")
_QUANTIFIED = re.compile(
    r"(?:一大?批|一系列|多[个家条座项]|众多|数[十百][个家]|几[个家条座]|大批|首批|部分|两[个家条座]|不少|这些|这批|又一?[个条座家]?|另一?[个条座家]|一[个家条座]|[三四五六七八九十]大)"
    r"(?:[^，,。；;：:、]{1,6}、)?(?:[^，,。；;：:]{1,12}等)?的?$"
)
_BETWEEN = frozenset(("、", "和", "与", "及", "以及", "，和", "”“", "”、“", "“、“", "”和“", "”及“", "”、"))
_ASIDE = re.compile(r"[（(][^（）()]{0,30}[）)]")
_ETC = re.compile(r"[“”]?等(?:[一二三四五六七八九十\d]+[个家项])?(?:一大?批)?(?:的)?$")
_TRAILING = frozenset("建设 施工 工作 改造 推进 实施 升级 投资 合作 协议 合同 框架 意向书 框架协议 合作协议 投资协议".split())
"""What may stand behind the noun and before its verb, or belong to it: 重点工程建设|全面启动, 储能项目投资协议."""
_NUMBER = re.compile(r"(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})[号#]$")
"""一号|厂房."""
_ADVERB = re.compile(
    r"全部|基本|计划|全线|整体|目前|现场|同步|同时|集中|近期|最近|现在|成功|顺利|全面|正式|春节|年内|年底|进度|进展|手续|情况|双方"
)
"""Words that jieba calls nouns and that end a noun before its verb."""
_PHASE_WORD = re.compile(
    r"在建|新建|续建|拟建|开工|动工|竣工|完工|建成|签约|投产|落户|落地|入驻|引进|招引|储备|对接|洽谈|推进|实施|新|“|”"
)
_INSIDE = frozenset("能储蓄变输配转移改扩装运供发用")
"""Verbs of one character inside compounds: 抽水蓄|能|项目."""
_FILLER = re.compile(r"[的已经目前共计有达到为是约超近过各仅只就另还新增至多\s]*(?:总数|数量|累计|合计|总计)?[达为共有]?")
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase: where it stands and what it names; `vague` stands for something named before, `quantified` is 一批, 多个."""

    start: int
    end: int
    args: tuple[Arg, ...]
    kind: str
    vague: bool = False
    quantified: bool = False


def find(reading: Reading, sentence: Sentence, groups: Iterable[Group], verbs: Iterable[tuple[int, int]]) -> tuple[Nominal, ...]:
    """The nominals of a sentence in order; nouns do not reach over `verbs`, spans of phase words."""
    base, text = sentence.start, sentence.text
    numbers = frozenset(
        m.end for m in reading.mentions[sentence.index] if isinstance(m.value, Quantity) and m.value.unit == "NUM"
    )
    counted = [n for g in groups if g.count and (n := _counted(text, base, g, numbers))]
    taken = [(n.start, n.end) for n in counted]
    names = [
        Nominal(m.start, m.end, (m,), m.kind)
        for m in outer(m for m in reading.mentions[sentence.index] if m.kind in NAMED)
        if not any(a <= m.start and m.end <= b for a, b in taken)
    ]
    closed = taken + [(m.start, m.end) for m in reading.mentions[sentence.index]] + list(verbs)
    nouns = [_whole(n, reading.mentions[sentence.index], text, base) for n in _nouns(reading, sentence, closed)]
    names = [n for n in names if not any(o.start <= n.start and n.end <= o.end for o in nouns)]
    return tuple(_rows(text, base, sorted(counted + names + nouns, key=lambda n: (n.start, -n.end))))


# ---------------------------------------------------------------- counted


def _counted(text: str, base: int, g: Group, numbers: frozenset[int]) -> Nominal | None:
    """A group with its noun, behind or in front of the number, and its members; None for what is no works nor company.

    `numbers`: where quantities end; the noun behind another (66个项目已有|28个) is no part of this one.
    """
    assert g.count
    noun = g.member_type.removesuffix("代表")  # 六个项目代表签约
    if not any(kind.search(noun) for kind in (HEAD, _FIRMS, _COUNTED, _BUILT)):
        return None
    start, end = g.count.start, g.count.end
    behind = text[end - base :]
    if noun and (quoted := re.match("[“”]?".join(map(re.escape, noun)), behind.lstrip("“"))):
        end += len(behind) - len(behind.lstrip("“")) + len(quoted[0])
    elif noun and (described := re.match(_DESCRIBING + re.escape(noun), behind)):
        end += len(described[0])
    else:
        at = text.rfind(noun, max(0, start - base - len(noun) - 8), start - base)
        if at >= 0 and base + at not in numbers and _FILLER.fullmatch(text[at + len(noun) : start - base]):
            start = base + at
    if g.members:
        start = min(start, *(m.start for m in g.members))
    if text.startswith("之一", end - base):
        return None  # 五大基地之一的…
    members = (m for m in g.members if m.kind in WORKS | COMPANIES)  # 甲市、乙市等5个试验区: places are in no phase
    return Nominal(start, end, (g, *members), GROUP)


# ---------------------------------------------------------------- nouns without a name


def _nouns(reading: Reading, sentence: Sentence, closed: list[tuple[int, int]]) -> Iterator[Nominal]:
    """Runs of nominal words that end with the head of a works or of companies, outside names, counts and phase words."""
    run: list[Token] = []
    for t in (*reading.tokens[sentence.index], None):
        free = t is not None and not any(a < t.end and t.start < b for a, b in closed)
        if t is not None and free and (_nominal(t) or (t.text in _INSIDE if run else _begins(t))):
            run.append(t)
            continue
        if run:
            yield from _noun(sentence, run)
        run = []


@cache
def _governs() -> frozenset[str]:
    return frozenset(resources.rules("status")["governs"].split())


def _begins(t: Token) -> bool:
    """Whether a verb may begin a compound (造纸项目, 供热管网): none that governs nouns."""
    return t.tag == "v" and len(t.text) >= 2 and t.text not in _governs()


def _nominal(t: Token) -> bool:
    return (
        t.tag[:1] in "njxgalis"
        and t.tag not in ("ad", "i")
        or t.tag in ("vn", "b", "eng", "f")
        and t.text not in ("内", "上", "下", "中", "里", "外", "前", "后", "间")
        or t.text in resources.words("counted_inside")
        or t.text in ("厂", "桥", "园", "铺装", "架梁", "浇筑")
    ) and (t.text[0].isalnum() and t.text != "暨" or t.text in "“”")  # 签约|暨|重大项目: the dictionary has it as a name


def _noun(sentence: Sentence, run: list[Token]) -> Iterator[Nominal]:
    words = [Token(t.start, t.end - 2, t.text[:-2], t.tag) if t.text in ("工程建设", "项目建设") else t for t in run]
    while len(words) > 1 and (words[-1].text in _TRAILING or words[-1].text in "“”" or _ADVERB.fullmatch(words[-1].text)):
        words.pop()
    while len(words) > 1 and (_PHASE_WORD.fullmatch(words[0].text) or words[-1].end - words[0].start > LONGEST):
        words.pop(0)
    text = "".join(w.text for w in words)
    if not (HEAD.search(text) or _FIRMS.search(text)):
        return
    start = words[0].start
    if numbered := _NUMBER.search(sentence.text[: start - sentence.start]):
        start, text = sentence.start + numbered.start(), numbered[0] + text
    before = sentence.text[: start - sentence.start]
    quantified = _QUANTIFIED.search(before)
    vague = bool(_VAGUE.fullmatch(text)) and not quantified
    m = Mention(start, words[-1].end, text, "Concept", finder="nominals", score=0.6)
    begin = sentence.start + quantified.start() if quantified else start
    yield Nominal(begin, words[-1].end, (m,), NOUN, vague, bool(quantified))


def _whole(n: Nominal, mentions: Iterable[Mention], text: str, base: int) -> Nominal:
    """临江车站|集散广场: a noun right behind a name is named by both."""
    before = next((m for m in outer(mentions) if m.end == n.start and m.kind not in ("Period", "Quantity", "Person")), None)
    one = n.args[0]
    if before is None or not isinstance(one, Mention) or n.quantified:
        return n
    whole = replace(one, start=before.start, text=text[before.start - base : one.end - base])
    return replace(n, start=before.start, args=(whole,), vague=False)


# ---------------------------------------------------------------- rows


def _rows(text: str, base: int, found: list[Nominal]) -> Iterator[Nominal]:
    """A、B和C: one nominal; A、B等项目, A、B等一批名企: the noun behind 等 closes the row, and is named itself if it is counted."""
    last: Nominal | None = None
    for n in found:
        if last is None:
            last = n
        elif n.start < last.end:
            continue
        else:
            gap = _ASIDE.sub("", text[last.end - base : n.start - base])
            if gap in _BETWEEN and last.kind == n.kind == GROUP and _whole_groups(last, n):
                last = replace(n, start=last.start, args=last.args + n.args)
            elif gap in _BETWEEN and _alike(last, n):
                last = replace(n, start=last.start, args=last.args + n.args, vague=False)
            elif gap in ("", "”", "这") and n.kind == GROUP and last.kind in NAMED:  # 甲、乙3个项目
                last = replace(n, start=last.start, args=n.args + last.args)
            elif (
                gap in _BETWEEN and (last.kind, n.kind) == (NOUN, GROUP) or re.fullmatch("——?", gap) and last.kind == NOUN
            ):  # 铁路、高速公路、水运通道29条
                last = replace(n, start=last.start)
            elif _ETC.fullmatch(gap) and n.kind == NOUN and last.kind not in (GROUP, NOUN):
                last = Nominal(last.start, n.end, last.args + (() if n.vague else n.args), last.kind)
            else:
                yield last
                last = n
    if last is not None:
        yield last


def _whole_groups(one: Nominal, two: Nominal) -> bool:
    """8个省级项目、19个市级项目: counts that each have their noun; 其中省级8个、市级19个 have it in common."""
    return all(isinstance(a, Group) and len(a.member_type) > 1 for a in (one.args[0], two.args[0]))


def _alike(one: Nominal, two: Nominal) -> bool:
    """Whether two names may stand in one row: works with works, companies with companies."""
    if GROUP in (one.kind, two.kind):
        return False
    if NOUN in (one.kind, two.kind) and one.kind != two.kind:
        return COMPANIES.isdisjoint((one.kind, two.kind)) and not (one.vague or two.vague)
    return (one.kind in COMPANIES) == (two.kind in COMPANIES)
