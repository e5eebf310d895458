"""Sentence -> nominals: the noun phrases that a predicate may speak of, rows of names joined.

    恒远重机、锦程纺织等9个项目集中开工 -> one nominal: the group of 9 and its two members
    一批重点工程加快推进 -> 重点工程, a noun without a name; 该项目已开工 -> what 该项目 refers to

A bare 项目 or 工程 that nothing describes and nothing counts is `vague`: it stands for what was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.facts.grammar import bare
from kg.facts.grammar.clauses import WORKS, outer
from kg.model import Arg, Group, Mention, Quantity, Reading, Sentence

COMPANIES = frozenset(("Enterprise", "Organization"))
NAMED = WORKS | COMPANIES | {"DevelopmentZone"}
GROUP, NOUN = "Group", "Noun"
_DESCRIBING = r"(?:[^，,。；;：:、]{0,30}?的|(?:[\d.]+[万亿]*|[百千]?[万亿])[元吨亩千瓦]+(?:及?以上|以下|级)?的?)"
"""What may stand between a number and its noun: 20个|总投资9亿元的|项目, 17个|5000万元以上|项目."""
_BUILT = re.compile(
    r"(?:店|馆|楼|室|屋|房|民居|住宅|大棚|温棚|驿站|泵站|窖|池|井|渠|坝|厕所|公厕|市场|网点|商铺|商户|车间|变电站|厅|学校|医院|卫生院|养老院|敬老院|幼儿园|卫生室)$"
)
"""What is built, where it is counted: 11个门店."""
_RATE = re.compile("(?:平均[^，,。；;]{0,4}|每一?[天日周月年])(?:就?有)?(?:约|超过?|近)?$")
_FIRM = re.compile(r"(?:公司|集团|银行|协会|商会|大学|学院|企业|厂)$")
_COUNTED = re.compile(r"^(?:类|个|家|条|座|处|所|栋|期)$")
_BETWEEN = frozenset(("、", "和", "与", "及", "以及", "，和", "”“", "”、“", "“、“", "”和“", "”及“", "”、"))
ASIDE = re.compile(r"[（(][^（）()]{0,30}[）)]")
_DESCRIBED = re.compile(r"(?<=[、和及与])(?:[^，,。；;：:、]{2,24}的|(?:总?投资额?)?[约近超达]?\d[\d.]*[万亿]元)$")
"""What may describe a member of a row: 甲工程、|年内投资5亿元的|乙工程、|投资2亿元|丙工程."""
_ETC = re.compile(r"[“”]?等(?:[一二三四五六七八九十\d]+[个家项])?(?:一大?批)?(?:的)?$")
_CLOSES = re.compile(
    r"[”“]?(?:这|[和及与以]{1,2}(?:其他|其它|另外)|(?:(?:、|和|及|与|、?以及)[^，,。；;：:、]{2,20}){0,2}等(?:各类|各种|多家|知名)?)?"
)
"""Between the names of a row and its count: 甲项目、|以及薯类加工等|10个项目."""
_OF = re.compile(r"(?:投资|建设|投资建设|承建|实施|新建|打造)?的")
_FILLER = re.compile(r"[的已经目前共计有达到为是约超近过各仅只就另还新增至多\s]*(?:总数|数量|累计|合计|总计)?[达为共有]?")


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
    base, text, verbs = sentence.start, sentence.text, tuple(verbs)
    numbers = frozenset(
        m.end for m in reading.mentions[sentence.index] if isinstance(m.value, Quantity) and m.value.unit == "NUM"
    )
    counted = [n for g in groups if g.count and (n := _counted(text, base, g, numbers))]
    taken = [(n.start, n.end) for n in counted]
    names = [
        _works_on(m, text, base, verbs) or Nominal(m.start, m.end, (m,), m.kind)
        for m in outer(m for m in reading.mentions[sentence.index] if m.kind in NAMED)
        if not any(a <= m.start and m.end <= b for a, b in taken)
    ]
    closed = taken + [(m.start, m.end) for m in reading.mentions[sentence.index]] + list(verbs)
    bare_nouns = (
        Nominal(b.start, b.mention.end, (*b.others, b.mention), NOUN, b.vague, b.quantified)
        for b in bare.find(reading, sentence, closed)
    )
    nouns = [_whole(_numbered(n, reading, sentence), reading.mentions[sentence.index], text, base) for n in bare_nouns]
    names = [n for n in names if not any(o.start <= n.start and n.end <= o.end for o in nouns)]
    found = (n for n in counted + names + nouns if not text.startswith("之一", n.end - base))  # 五大工程之一的甲枢纽
    own = frozenset(n for n in counted if any(n.start <= a and b <= n.end for a, b in verbs))
    return tuple(_rows(text, base, sorted(found, key=lambda n: (n.start, -n.end)), own))


# ---------------------------------------------------------------- counted


def _counted(text: str, base: int, g: Group, numbers: frozenset[int]) -> Nominal | None:
    """A group with its noun, behind or in front of the number, and its members; None for what is no works nor company.

    `numbers`: where quantities end; the noun behind another (66个项目已有|28个) is no part of this one.
    """
    assert g.count
    noun = g.member_type.removesuffix("代表")  # 六个项目代表签约
    if not any(kind.search(noun) for kind in (bare.HEAD, bare.FIRMS, _COUNTED, _BUILT)):
        return None
    start, end = g.count.start, g.count.end
    behind = text[end - base :]
    if _RATE.search(text[: start - base]):
        return None  # 平均每天|1.5个项目落户
    if text.endswith("唯", 0, start - base) or noun and re.match(f"{re.escape(noun)}[多少][、，的]", behind):
        return None  # 唯一一家设在县里的冷库, 八个商户多、|客流大的市场: nothing that is counted
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
    members = (m for m in g.members if m.kind in WORKS | COMPANIES)  # 甲市、乙市等5个试验区: places are in no phase
    return Nominal(start, end, (g, *members), GROUP)


WORKS_ON = re.compile(
    "(?:续建配套|改扩建|扩建|(?:升级|提质|提升|提标|综合|节水|现代化)?改造|迁建|重建|加固|修缮|扩容|扩能)(?:[与和及、][^，,。；;的\\d]{2,8}改造)?"
    "(?:[一二三四五]期)?(?:工程|项目)?"
)
"""Works on what stands already: 临江机场|改扩建, 甲灌区|续建配套与现代化改造一期工程."""
_PROCEEDS = re.compile("[^，,。；;的]{0,4}(?:加速|提速|加快|推进|加紧)")


def _works_on(m: Mention, text: str, base: int, verbs: Iterable[tuple[int, int]]) -> Nominal | None:
    """临江机场|改扩建加速, 青临高速|改造工程完工: of these works a phase behind them is told, and not of what they are done to."""
    if m.kind not in ("Facility", "InfrastructureProject") or m.value is not None:
        return None
    found = WORKS_ON.match(text, m.end - base)
    if found is None:
        return None
    end = base + found.end()
    told = any(end <= a and not re.search("[，,。；;]", text[end - base : a - base]) for a, _ in verbs)
    if not told and not _PROCEEDS.match(text, found.end()):
        return None
    whole = Mention(m.start, end, text[m.start - base : end - base], "Concept", finder="nominals", score=0.6)
    return Nominal(m.start, end, (whole,), NOUN)


_NUMBER = re.compile("[A-Z]?\\d{1,2}[号#]")


def _numbered(n: Nominal, reading: Reading, sentence: Sentence) -> Nominal:
    """青原核电|4号机组: what a number counts off belongs to what is named right before it."""
    one = n.args[0]
    if len(n.args) > 1 or not isinstance(one, Mention) or not _NUMBER.match(one.text):
        return n
    start = one.start
    for t in reversed([t for t in reading.tokens[sentence.index] if t.end <= one.start]):
        owner = t.tag[:1] in "njb" or t.tag == "m" and t.text.isalpha()
        if t.end != start or not owner or len(t.text) < 2:
            break
        start = t.start
    if start == one.start:
        return n
    whole = replace(one, start=start, text=sentence.text[start - sentence.start : one.end - sentence.start])
    return replace(n, start=start, args=(whole,), vague=False)


def _whole(n: Nominal, mentions: Iterable[Mention], text: str, base: int) -> Nominal:
    """临江车站|集散广场: a noun right behind a name is named by both."""
    before = next((m for m in outer(mentions) if m.end == n.start and m.kind not in ("Period", "Quantity", "Person")), None)
    one = n.args[0]
    if before is None or not isinstance(one, Mention) or n.quantified:
        return n
    whole = replace(one, start=before.start, text=text[before.start - base : one.end - base])
    return replace(n, start=before.start, args=(whole,), vague=False)


# ---------------------------------------------------------------- rows


def _rows(text: str, base: int, found: list[Nominal], own: frozenset[Nominal]) -> Iterator[Nominal]:
    """A、B和C: one nominal; A、B等项目, A、B等一批名企: the noun behind 等 closes the row, and is named itself if it is counted.

    `own`: counts that have their phase in their noun, each for itself: 签约项目12个、开工项目8个."""
    last: Nominal | None = None
    for n in _owned(text, base, found):
        if last is None:
            last = n
        elif n.start < last.end:
            continue
        else:
            gap = _DESCRIBED.sub("", ASIDE.sub("", text[last.end - base : n.start - base]))
            if gap in _BETWEEN and last.kind == n.kind == GROUP and own.isdisjoint((last, n)) and _whole_groups(last, n):
                last = replace(n, start=last.start, args=last.args + n.args)
            elif gap in _BETWEEN and _alike(last, n):
                kind = last.kind if n.kind in COMPANIES else n.kind
                last = replace(n, start=last.start, args=last.args + n.args, kind=kind, vague=False)
            elif _CLOSES.fullmatch(gap) and n.kind == GROUP and last.kind in NAMED and (gap or not _owner(last)):  # 甲、乙3个项目
                last = replace(n, start=last.start, args=n.args + last.args)
            elif (
                gap in _BETWEEN and (last.kind, n.kind) == (NOUN, GROUP) or re.fullmatch("——?", gap) and last.kind == NOUN
            ):  # 铁路、高速公路、水运通道29条
                last = replace(n, start=last.start)
            elif _ETC.fullmatch(gap) and n.kind == NOUN and last.kind in COMPANIES and text.endswith("总部", 0, n.end - base):
                # 甲公司、乙公司等3家央企|总部: the companies are not what is built
                last = replace(n, start=last.start, quantified=True)
            elif _ETC.fullmatch(gap) and n.kind == NOUN and last.kind not in (GROUP, NOUN):
                sums_up = n.vague or bare.HEAD.search(text, n.start - base, n.end - base)  # 甲铁路、乙水库等|重点工程
                last = Nominal(last.start, n.end, last.args + (() if sums_up else n.args), last.kind)
            else:
                yield last
                last = n
    if last is not None:
        yield last


def _owner(n: Nominal) -> bool:
    """青原新区|56个项目, 青原国道|35座桥梁: whose the counted are, and none of them; a phase of a works (一期|16幢厂房) is in theirs."""
    return len(n.args) == 1 and n.kind in ("DevelopmentZone", "Park", "Facility", "Enterprise", "InfrastructureProject")


def _owned(text: str, base: int, found: list[Nominal]) -> Iterator[Nominal]:
    """A nominal with whose it is: 甲公司的|乙项目, 甲公司投资建设的|乙项目 stand for 乙项目 in a row."""
    owner: Nominal | None = None
    for n in found:
        if owner is not None:
            if n.kind in WORKS and _OF.fullmatch(text[owner.end - base : n.start - base]):
                yield replace(n, start=owner.start)
                owner = None
                continue
            yield owner
        owner = n if n.kind in COMPANIES | {"DevelopmentZone"} else None
        if owner is None:
            yield n
    if owner is not None:
        yield owner


def _whole_groups(one: Nominal, two: Nominal) -> bool:
    """8个省级项目、19个市级项目: counts that each have their noun; 其中省级8个、市级19个 have it in common."""
    return all(isinstance(a, Group) and len(a.member_type) > 1 for a in (one.args[0], two.args[0]))


def _alike(one: Nominal, two: Nominal) -> bool:
    """Whether two names may stand in one row: works with works, companies with companies; what is between them (a school, a
    hospital, works known by their firm) with either, in front of works (凤山学校、云帆材料、青临公路开工)."""
    if GROUP in (one.kind, two.kind):
        return False
    if NOUN in (one.kind, two.kind) and one.kind != two.kind:
        return COMPANIES.isdisjoint((one.kind, two.kind)) and not (one.vague or two.vague)
    if two.kind in WORKS and one.kind in COMPANIES:
        return not (isinstance(one.args[-1], Mention) and _FIRM.search(one.args[-1].text))
    return two.kind == "Organization" or (one.kind in COMPANIES) == (two.kind in COMPANIES)
