"""One sentence -> Mechanisms: named methods, systems, campaigns, slogans.

推行“田长制”管理模式 -> “田长制”管理模式; 建立税银企三方联动机制 -> 税银企三方联动机制; “四减”“四办”等改革 -> both.
A quoted phrase is a slogan when the words around it say so (kg/data/rules/mechanisms.toml), or when it counts (“四好四强”);
of neighbouring quotations one proves the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.mentions.naming.vocabulary import head_kind
from kg.mentions.titled import heads
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder

QUOTED = re.compile(r"“([^“”。；;\n]{2,24})”")
RUN = re.compile(r"“[^“”。；;\n]{2,24}”(?:[、和与及]?“[^“”。；;\n]{2,24}”)*")
YEAR = re.compile(r"(?:突破|提升|攻坚|服务|落实|建设|招商|作风|改革|推进)年$|(?:坐诊|服务|接待|会客|连心|约谈|招商|企业家)日$")
"""“产业提升年”, “企业服务日”: campaigns by their time."""
AT_ONCE = re.compile(r"[\u4e00-\u9fff]{2,3}即[\u4e00-\u9fff]{1,3}$|[\u4e00-\u9fff]{2}同[发办步]$|[\u4e00-\u9fff]{2}不罚$")
"""“拿地即开工”, “首违不罚”."""
_TITLED = re.compile(r"^[^，。、]*(?:行动|工作法|责任制|机制)$")
_PAIRED = re.compile(r"(?:[一二三四五六七八九十两双多][^一二三四五六七八九十两双多、]{1,4}){2,4}")
"""“一镇双中心”: two counted members."""
TURNS = re.compile(r"[小个企规散旧][升转改变下上][规企股市专强新户]|[\u4e00-\u9fff]{2}共建|[\u4e00-\u9fff]笼换鸟")
"""“个转企”, “飞地共建”: what becomes of firms."""
SHAPES = re.compile(
    r"[一二三四五六七八九]纵[一二三四五六七八九]横|双(?:胜利|丰收|第一|过半|增长|提升)|(?:[一首]季度?|新年|全年)?开门[红稳]|[一二三四]季度[\u4e00-\u9fff]{2,4}"
)
"""“三纵三横”: how roads lie; “四季度大收官”: how well things went or are to go."""
_CHAIN = re.compile(r"[^，。]{1,12}(?:[-—–－]{1,2}[^，。、]{1,12}){2,}")
"""“电石-烧碱-PVC”: what is made of what."""
_WAY = re.compile(r"[^，。；“”]{0,6}(?:模式|机制|体系|管理|培育|制度|改革|行动|计划|工程)")
_SORTS = re.compile(r"[百千万]亿|[一二三四五六七八九十两双\d]+[大个]?[\u4e00-\u9fff]{0,2}产业")
"""“三大产业”, “四新产业”: how many there are."""
PRODUCT = re.compile(r"[贷码券险保]$")
"""“五金贷”, “亲商码”: products by which a policy is known."""
_THINGS = ("Park", "DevelopmentZone", "Facility", "InfrastructureProject", "Organization", "Enterprise")
"""设立“云溪循环经济产业园”: what its last word tells to be a site or a firm."""
_MONEY = re.compile(r"\d[\d.]*[余多]?[万亿]{0,2}元的?")
_COUNTED = re.compile(r"[一二三四五六七八九十两几多\d]+[支个项条批名位家]")
_QUALITY = re.compile(r"([点面门键心背])对\1|手把手")
"""“面对面”: how it is done."""
_REJECTED = re.compile(r"(?:杜绝|克服|破除|摒弃|防止|消除|避免|根治|打破|告别|拒绝)[^，。；“”]{0,4}$")
_IN_YEARS = re.compile(r"[一二三四五六七八九十两双]个?[\u4e00-\u9fff]{0,4}年")
"""“五个年”行动: campaigns of years."""
_REACH = re.compile(r"(?:[半一两二三]个?|\d+)(?:小时|分钟)[\u4e00-\u9fff]{0,6}圈")
"""“半小时通勤圈”: what can be reached in a time."""
CHIEFS = finder(r"(?:链|河|湖|田|林|路|街|项目|园区?)长制(?![度作造定约])")
"""落实|链长制: who answers for a chain, a river, a field."""
CODED = re.compile(r"[\dXN+＋%-]{3,8}$")
"""“3000”项目: a campaign called by its figures."""
NUMBERED = re.compile(r"[零二三四五六七八九十两双百千万\d]|一.*[一二三四五六七八九十两双百千万]")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(resources.rules("mechanisms")[name].replace("\n", ""))


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """Quoted slogans with what they are called, and unquoted mechanisms that somebody set up."""
    quoted = tuple(_quoted(sentence))
    yield from quoted
    made = resources.rules("mechanisms")["made"]
    ends = {m.end for m in quoted}
    for m in CHIEFS.finditer(sentence.text):
        yield Mention(
            sentence.start + m.start(), sentence.start + m.end(), m[0], "Mechanism", finder="mechanisms.chiefs", score=0.6
        )
    for title in heads.titles(sentence, tokens, "Mechanism"):
        inside = [m for m in quoted if m.start < title.end and title.start < m.end]
        longer = bool(inside) and inside[-1].end < title.end  # “五社联动”|工作机制
        if _COUNTED.match(title.modifier):
            continue
        before = title.before
        in_row = before is not None and before.text in ("、", "和", "及", "与") and before.start in ends
        set_up = before is not None and (in_row or before.text in made) and not _pattern("vague").match(title.modifier)
        if longer or (not inside and set_up):
            start = inside[0].start if longer else title.start
            if money := _MONEY.match(sentence.text, start - sentence.start, title.end - sentence.start):
                start = sentence.start + money.end()
            text = sentence.text[start - sentence.start : title.end - sentence.start]
            ends.add(title.end)
            yield Mention(start, title.end, text, "Mechanism", finder="mechanisms", score=0.65)


def _quoted(sentence: Sentence) -> Iterator[Mention]:
    for run in RUN.finditer(sentence.text):
        found = [(m, _score(sentence.text, m, run.span())) for m in QUOTED.finditer(sentence.text, run.start(), run.end())]
        best = max(score for _, score in found)
        for match, score in found:
            if best > 0 and (score > 0 or len(match[1]) >= 3):
                called = _pattern("called").match(sentence.text, match.end())
                end = called.end() if called else match.end()
                text = sentence.text[match.start() : end]
                start = sentence.start + match.start()
                yield Mention(start, start + len(text), text, "Mechanism", finder="mechanisms.quoted", score=score or best - 0.1)


def _parallel(inner: str) -> bool:
    """“一心、两轴、三片区”, “集成办、就近办、帮代办”: three members or more that count, or that are alike in length or end."""
    members = inner.split("、")
    if len(members) < 3 or not all(2 <= len(m) <= 6 for m in members):
        return False
    alike = len({len(m) for m in members}) == 1 or len({m[-1] for m in members}) == 1
    return alike or all(m[0] in "一二三四五六七八九十两双多" for m in members)


_PARTS = re.compile(r"[^，。；]{0,14}于?一体")
"""集“仓储”“分拣”于一体: the parts of one thing."""


def _score(text: str, match: re.Match[str], run: tuple[int, int]) -> float:
    """How sure it is that the quotation is a slogan: 0 where nothing says so."""
    inner = match[1]
    if text.endswith("集", 0, run[0]) and _PARTS.match(text, run[1]):
        return 0.0
    if CODED.match(inner) and text.startswith(("项目", "工程", "行动", "计划"), match.end()):
        return 0.7
    if SHAPES.fullmatch(inner) or _SORTS.fullmatch(inner):
        return 0.0
    if _CHAIN.fullmatch(inner) and not _WAY.match(text, match.end()):
        return 0.0
    if _TITLED.search(inner) and len(inner) >= 6 or _PAIRED.fullmatch(inner):
        return 0.7
    if AT_ONCE.match(inner) or TURNS.fullmatch(inner) or _parallel(inner):
        return 0.7
    if _REACH.fullmatch(inner):
        return 0.7
    if YEAR.search(inner) and len(inner) >= 5:
        return 0.6
    if _QUALITY.fullmatch(inner) or _REJECTED.search(text, max(0, run[0] - 8), run[0]):
        return 0.0
    if _IN_YEARS.fullmatch(inner) and _pattern("called").match(text, match.end()):
        return 0.7
    if _pattern("other").match(text, match.end()) or _pattern("other_inside").search(inner):
        return 0.0
    if _pattern("called").match(text, match.end()) or _pattern("sort").match(text, match.end()):
        return 0.8
    if len(inner) > 12 or "，" in inner or "," in inner:
        return 0.0
    if NUMBERED.match(inner) and len(inner) >= 2:
        return 0.7
    if head_kind(inner) in _THINGS and len(inner) >= 6 and "+" not in inner:
        return 0.0
    before = text[max(0, run[0] - 40) : run[0]]
    if PRODUCT.search(inner) and len(inner) <= 8:
        return 0.6
    framed = _pattern("before").search(before) or _pattern("after").match(text, run[1]) or _pattern("linked").search(inner)
    return 0.6 if framed and (len(inner) >= 4 or inner.endswith("制")) else 0.0
