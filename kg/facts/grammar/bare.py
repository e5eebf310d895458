"""Sentence -> the nouns of works and companies that have no name: runs of nominal words that end with such a word.

    一批重点工程加快推进 -> 重点工程, quantified; 连接三地的深中通道通车 -> 深中通道, though the dictionary knows no 深中

A bare 项目 or 工程 that nothing describes and nothing counts is `vague`: it stands for what was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.facts.grammar import nouns
from kg.mentions.naming import boundary
from kg.model import Mention, Quantity, Reading, Sentence, Token

HEAD = re.compile(
    r"(?:项目|工程|基地|园区?|产业园|园|厂房|工厂|(?<![出进建])厂|车间|生产线|产线|管网|管线|管廊|道路|公路|(?<=.)高速|高铁|铁路|专用线|线路|通道|主干道|干线|大桥|桥梁|桥|隧道|隧洞|泵站|水厂|电站|变电站|"
    r"电场|风电场|码头|泊位|港区|航道|机场|枢纽|综合体|体育馆|博物馆|场馆|展馆|医院|学校|幼儿园|酒店|大楼|大厦|楼宇|小区|安置房|住房|公寓|标段|主体工程|主体结构|主体建筑|(?:楼|厂房|车间|工程|桥|馆|房|项目|站|院)主体|铺装|架梁|装置|设施|"
    r"中心|乐园|景区|街区|宿舍|宿舍楼|食堂|办公楼|综合楼|写字楼|教学楼|展厅|车站|站房|航站楼|绿道|商贸城|物流城|物流港|批发市场|农贸市场|交易市场|仓库|冷库|大棚|水库|灌区|堤防|渠道|农田|实验室|平台|机组|锅炉|跑道|养殖场|牧场|望远镜|站点|火车站|高铁站|保税区|综保区|(?:号|专|支|轻轨|城际|地铁)线|集聚区|示范区|先行区|承载区|片区|社区|公园|广场|基站|充电桩|堆场|温室|到发线|桩基|[一二三四五]期|基建|洞室群)$"
)
"""Last words of works that need no name of their own to be spoken of."""
FIRMS = re.compile(r"(?:企业|公司|名企|厂商|商户|银行|机构|总部|龙头|巨头|客商|平台)$")
_VAGUE = re.compile(r"全桥$|(?:建设)?(?:项目|工程|园区|基地|主体|中心|工厂|厂房|厂|园|期|设施|平台|企业|公司|机构)$")
_SOME = (
    r"(?:一大?批批?|一系列|第[一二三四五六]批|一个个|一座座|一条条|多[个家条座项]|众多|数[十百][个家]|几[个家条座]|大批|首批|部分|两[个家条座]|不少|这些|这批|该批|此批|本批|上述"
    r"|各[个大]|所有|又一?[个条座家]?|另一?[个条座家]|一[个家条座]|[三四五六七八九十]大)"
)
"""What counts a noun without a figure."""
_QUANTIFIED = re.compile(rf"{_SOME}(?:[^，,。；;：:、]{{1,6}}、)?(?:[^，,。；;：:]{{1,12}}等)?的?[好新大优]?$")
_COUNTS = re.compile(_SOME)
TRAILING = frozenset(
    "建设 施工 工作 改造 推进 实施 升级 投资 合作 协议 合同 框架 意向书 框架协议 合作协议 投资协议 总 总投资 投资额 占地 占地面积 建筑面积 产值".split()
)
"""What may stand behind the noun and before its verb, or belong to it: 重点工程建设|全面启动, 储能项目投资协议."""
_NUMBER = re.compile(
    r"(?P<row>(?:(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})[号#]?(?:[、和及与]|以及))*)(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})(?P<mark>[号#])$"
)
"""一号|厂房, 4号、5号|厂房."""
ADVERB = re.compile(
    r"全部|基本|计划|全线|整体|目前|现场|同步|同时|集中|近期|最近|现在|成功|顺利|全面|正式|春节|年内|年底|进度|进展|手续|情况|双方"
)
"""Words that jieba calls nouns and that end a noun before its verb."""
_PHASE_WORD = re.compile(
    r"在建|新建|续建|拟建|开工|动工|竣工|完工|建成|签约|投产|落户|落地|入驻|引进|招引|储备|对接|洽谈|推进|实施|[新好成]|“|”"
)
_INSIDE = frozenset("能储蓄变输配转移改扩装运供发用")
"""Verbs of one character inside compounds: 抽水蓄|能|项目."""
_ENDS = frozenset("工程 项目 装置 设施 站 厂 中心 基地 管网 系统".split())
"""Last words that a verb stands before inside compounds: 污水临时排放|工程."""
_PLAIN = frozenset("大小新好老旧优高真多全")
"""What describes a noun that is plain without it (老|厂房)."""
_FREE = ("u", "p", "c", "d", "m", "q", "r", "x", "t", "y")
"""Tags of words of one character that are no part of a noun behind them."""
_GOES_ON = re.compile("(?<=工程)[车师队类量款费]|(?<=工程)(?:机械|技术|建设者)|(?<=项目)[部库组池制]")
"""土方工程|车, 项目|部: the noun is another."""
_IS = re.compile("就?[是为]")
"""猫道|是|悬索桥…: a clause, and no part of the noun."""
_LEADS = frozenset("预计 整个 全部 待 好 助力".split())
"""Words before a noun that are no part of it: 待|输配水工程, 预计|整个|工程, 建设|好|引水工程."""
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Bare:
    """A noun without a name; `start` is that of what counts it (一批), `others` what stands in a row with it (4号、5号厂房)."""

    start: int
    mention: Mention
    vague: bool
    quantified: bool
    others: tuple[Mention, ...] = ()


def find(reading: Reading, sentence: Sentence, closed: list[tuple[int, int]]) -> Iterator[Bare]:
    """The nouns outside of names, counts and phase words, whose spans are `closed`."""
    tokens = reading.tokens[sentence.index]
    run: list[Token] = []
    for i, t in enumerate((*tokens, None)):
        free = t is not None and _open(t, closed)
        inside = (
            run and t is not None and (t.text in _INSIDE or _begins(t) and i + 1 < len(tokens) and tokens[i + 1].text in _ENDS)
        )
        if t is not None and free and (_nominal(t) or (inside if run else _begins(t))):
            run.append(t)
            continue
        if run and (noun := _noun(reading, sentence, [*_cut_off(tokens, i - len(run), closed), *run])):
            yield noun
        run = [t] if t is not None and free and run and _begins(t) else []  # 装机最大|抽水蓄能电站


def _open(t: Token, closed: list[tuple[int, int]]) -> bool:
    return not any(a < t.end and t.start < b for a, b in closed)


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
        or t.text in ("厂", "桥", "园", "通道", "铺装", "架梁", "浇筑")
    ) and (t.text[0].isalnum() and t.text != "暨" or t.text in "“”")  # 签约|暨|重大项目: the dictionary has it as a name


def _cut_off(tokens: Sequence[Token], first: int, closed: list[tuple[int, int]]) -> list[Token]:
    """The beginning of a word that the dictionary does not know, before the token at `first`: 深|中|通道, 绿|电|直|连源网荷储项目."""
    at = first
    while at and first - at < 4 and _part(tokens[at - 1], tokens[at], closed):
        at -= 1
    while at < first and (tokens[at].text in _PLAIN or tokens[at].text in _words()):
        at += 1
    if at and at < first and tokens[at].tag == "f" and tokens[at - 1].end == tokens[at].start and tokens[at - 1].tag[:1] in "ns":
        at += 1  # 园区|内|企业
    begun = at < first
    while begun and at and tokens[at - 1].end == tokens[at].start and _nominal(tokens[at - 1]) and _open(tokens[at - 1], closed):
        at -= 1
    return list(tokens[at:first])


def _part(t: Token, following: Token, closed: list[tuple[int, int]]) -> bool:
    """Whether a character may be part of the word that goes on behind it."""
    return (
        len(t.text) == 1
        and "\u4e00" <= t.text <= "\u9fff"
        and t.end == following.start
        and t.tag[:1] not in _FREE
        and _open(t, closed)
    )


@cache
def _words() -> frozenset[str]:
    return frozenset(resources.rules("status")["one_character"])


def _noun(reading: Reading, sentence: Sentence, run: list[Token]) -> Bare | None:
    words = [Token(t.start, t.end - 2, t.text[:-2], t.tag) if t.text in ("工程建设", "项目建设") else t for t in run]
    while len(words) > 1 and (words[-1].text in TRAILING or words[-1].text in "“”" or ADVERB.fullmatch(words[-1].text)):
        words.pop()
    while len(words) > 1 and (
        words[0].text in _LEADS
        or _PHASE_WORD.fullmatch(words[0].text)
        or _COUNTS.fullmatch(words[0].text)
        or words[-1].end - words[0].start > LONGEST
    ):
        words.pop(0)
    if (
        len(words) > 1
        and words[0].text in nouns.SIDES
        and sentence.text.endswith(("米", "公里"), 0, words[0].start - sentence.start)
    ):
        words.pop(0)  # 30米|宽|主干道
    text = "".join(w.text for w in words)
    head = HEAD.search(text) or FIRMS.search(text)
    if head is None or _GOES_ON.match(sentence.text, words[-1].end - sentence.start):
        return None
    start, end = words[0].start, words[-1].end
    others: tuple[Mention, ...] = ()
    if numbered := _NUMBER.search(sentence.text[: start - sentence.start]):
        others = tuple(_numbered(numbered, sentence, text))
        start = sentence.start + numbered.end("row")
    else:
        start = _begun(reading, sentence, start, start + head.start())
    quoted = _quoted(sentence.text, start - sentence.start, end - sentence.start)
    if quoted is None:
        return None
    start, end = sentence.start + quoted[0], sentence.start + quoted[1]
    text = sentence.text[quoted[0] : quoted[1]]
    quantified = _QUANTIFIED.search(sentence.text[: quoted[0]])
    vague = bool(_VAGUE.fullmatch(text)) and not quantified
    m = Mention(start, end, text, "Concept", finder="bare", score=0.6)
    first = sentence.start + quantified.start() if quantified else min((start, *(o.start for o in others)))
    return Bare(first, m, vague, bool(quantified), others)


def _numbered(numbers: re.Match[str], sentence: Sentence, noun: str) -> Iterator[Mention]:
    """What the first numbers of a row name: 4号厂房 in 4号、5号厂房, A1#仓库 in A1、A2#仓库."""
    for each in re.finditer(r"[^、和及与以号#]+", numbers["row"]):
        start = sentence.start + numbers.start("row")
        name = each[0] + numbers["mark"] + noun
        yield Mention(start + each.start(), start + each.end(), each[0], "Concept", name=name, finder="bare", score=0.6)


def _begun(reading: Reading, sentence: Sentence, start: int, head: int) -> int:
    """Where the noun begins by the walk that finds where names begin: 首个|数据中心绿电直|连项目, |临江（青原）|试验基地; behind a
    measure or a date that it begins with."""
    first = boundary.left(reading.tokens[sentence.index], head, "InfrastructureProject")
    for m in reading.mentions[sentence.index]:
        if m.start <= first < m.end and (m.kind == "Period" or isinstance(m.value, Quantity)):
            first = m.end
    for t in reading.tokens[sentence.index]:
        if t.start == first < start and t.text in _LEADS:
            first = t.end
    some = _COUNTS.match(sentence.text, first - sentence.start, start - sentence.start)
    first = sentence.start + some.end() if some else first
    begun = sentence.text[first - sentence.start : start - sentence.start]
    return start if first >= start or begun in _PLAIN or begun in nouns.SIDES or _IS.search(begun) else first


def _quoted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span with both of its quotation marks (绿色|“小而美”项目, “两线三枢纽|”); None if one is out of reach."""
    opened, shut = text.count("“", start, end), text.count("”", start, end)
    if opened > shut:
        close = text.find("”", end, end + LONGEST)
        return None if close < 0 else (start, close + 1)
    if shut > opened:
        begin = text.rfind("“", max(0, start - LONGEST), start)
        return None if begin < 0 else (begin, end)
    return start, end
