"""The wording before 等 -> the members of its list: 满足甲材料、乙农业等 -> 甲材料, 乙农业.

The first member begins behind the verb or coverb of its clause; a name that is known already begins where it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.mentions import leftward
from kg.mentions.naming.branded import traded
from kg.model import Mention, Sentence, Token
from kg.text.tokens import between, frequency

LONGEST = 28
"""Longest member of a list in the annotated texts: 21 characters."""
RARE = 100
"""A verb that is rarer in the dictionary is taken for a brand: 申能."""
_VERBS_FIRST = frozenset(
    ["跨", "到", "至", "往", "储备了", "储备", "新", "了", "以", "将", "把", "对", "与", "有", "为", "和", "以及"]
)
_MONEY_FIRST = re.compile(
    r"(?:计划|预计)?(?:总投资|投资|投资额|占地)[^，。；、]{1,10}[元亩]的"
    r"|(?:计划|预计)?(?:总投资|投资额?)?(?:约|近|超|达)?\d[\d.]*[余多]?[万亿]元(?=[\u4e00-\u9fff]{3})(?!以[上下]|左右|人民币|[的投])"
)
"""投资3亿元|云溪水厂二期、2亿元|锦程面料等工程: what a member costs stands before its name."""
_LEADING_VERBS = re.compile(
    r"(?:全[省市县区州])?(?:(?:先后)?(?:深入到|来到|走进)|新?[（(]扩[)）]建|新开工建设|新开工|新签约|新引进|新建改造|新建|续建|开工建设|建成投用|(?:加快|持续|全面|积极|有序|统筹|重点|谋划)(?:推进|推动|建设|实施)|谋划|包括|涵盖|打造|地跨|横跨|下辖|途经|争取|建设(?!银行))(?=.{3})|(?<=，)(?:分(?![众宜])|辖)(?=.{2})"
)
_STRETCH = re.compile(r"[^、，。]{2,12}(?:段|公路|铁路|高速|大桥|工程)")
"""甲地至乙地段, 甲地至乙地高速公路: 至 is inside the name."""
RANK_FIRST = re.compile(r"(?:世界|中国|全球)\d{2,3}强(?:企业)?(?:[\u4e00-\u9fff]{1,2}国)?|行业龙头(?:企业)?")
_AMONG_FIRST = re.compile(r"(?:\d+[余多]?[个项家件])?[^，。；、\d]{0,8}(?:项目|工程|企业|实事)中(?=[^部国央心小型间原华].)")
"""33个重点工程中|东海大道: of how many it is one."""
_LISTED = re.compile(r"、[^，。；：、和与及]{2,28}$")
NAME_TAGS = ("nr", "nz", "ns", "nt", "x", "eng")
_LEVELS = frozenset("省市县区州旗镇乡")
_DONE = ("已", "已经", "现已", "累计", "先后", "相继", "陆续")
_CALLED_BY_ACT = re.compile("[\u4e00-\u9fff]{4}(?:扩建|改建|迁建|扩能|技改|改造|搬迁|扩产)$")
"""锦程三期食品包装|扩建: works that are called by what is done."""
_DIVIDERS = "、，,。；;：:等和与及"
ROW_MARKS = "/／|｜"
"""云帆科技｜恒远新材: marks that part the members of a row as 、 does."""
_ROW_END = " \u3000|｜"
"""锦程电子 | |三家企业: what may stand between the last member and the count."""
_ROW = re.compile(r"[|｜]|[/／](?![年月日天时A-Za-z\d])")
"""The marks of rows, but no rate (万吨/年) and no pair of codes (G15/G25)."""
_DESCRIBED = re.compile("的|企业$")
"""某县企业|云帆科技有限公司: what stands before a name that is known, and says where or which it is."""
_PLACES = ("AdministrativeArea", "DevelopmentZone", "Park")


_NUMBER = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．](?!\d)|【[^【】]{1,12}】)\s?"
)
"""一、|授予甲集团等6家企业…, 【企业动态】|…: the number or the heading of a line is no member, nor is its mark the joint of a list."""


def parts(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...], etc: int) -> Iterator[tuple[int, int]]:
    """The members before the place of 等, last first, as document offsets."""
    begins = {m.end - sentence.start: m.start - sentence.start for m in mentions if m.kind not in ("Quantity", "Period")}
    number = _NUMBER.match(sentence.text)
    first = number.end() if number else 0
    end = etc
    while end > first:
        end -= len(sentence.text[first:end]) - len(sentence.text[first:end].rstrip(_ROW_END))
        known = begins.get(end)
        divider = max((sentence.text.rfind(c, max(0, end - LONGEST - 12), end) for c in _DIVIDERS), default=-1) + 1
        divider = max(divider, first, *(m.end() for m in _ROW.finditer(sentence.text, max(first, end - LONGEST - 12), end)))
        if divider > 2 and sentence.text[divider - 1] in "和与" and sentence.text[divider - 3] in "、，,；：。的":
            divider -= 2  # 、恒|和软磁科技: no item has a single character
        begin = divider
        if known is not None:
            begin = known if _DESCRIBED.search(sentence.text, divider, known) else min(known, divider)
        mark = sentence.text[begin - 1 : begin] if begin > first else ""
        if mark == "及" and sentence.text.startswith("其", begin):
            end = begin - 1  # 南岳汽车|及其配套企业
            continue
        if mark == "及" and known is None and not odd(tokens, sentence.start + begin, sentence.start + end):
            begin = _before_joint(sentence.text, begin, end)  # 龙汇路及|综合管廊: one work
            mark = sentence.text[begin - 1 : begin]
        joined = mark in ("和", "与", "及") and _LISTED.search(sentence.text, max(0, begin - 1 - LONGEST), begin - 1) is not None
        parted = bool(mark) and mark in "、" + ROW_MARKS
        whole = parted or begin == known or joined
        start = _behind_clause(sentence, tokens, begin, end) if whole and begin != known else begin
        start = start if whole else _left(sentence, tokens, begin, end)
        if sentence.text[start - 1 : start] in ("我", "该") and sentence.text[start] in _LEVELS:
            start += 1  # 深入我区|甲公司、乙公司等企业
        if lead := _LEADING_VERBS.match(sentence.text, start, end):
            start = lead.end()
        if among := _AMONG_FIRST.match(sentence.text, start, end):
            start = among.end()
        if rank := RANK_FIRST.match(sentence.text, start, end):
            start = rank.end()
        if money := _MONEY_FIRST.match(sentence.text, start, end):
            start = money.end()
        if not 2 <= end - start <= LONGEST or not parted and _ends_in_verb(sentence, tokens, start, end):
            return
        yield sentence.start + start, sentence.start + end
        if start != begin and not money or not parted and mark not in ("和", "与", "及"):
            return
        if not parted and not _LISTED.search(sentence.text, max(0, begin - 1 - LONGEST), begin - 1):
            return  # 县政府与某某、某某等企业: 与 is no joint of the list
        end = begin - 1


def _ends_in_verb(sentence: Sentence, tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """集全区之力推进|两个园区: what ends in the clause's verb is no member."""
    inside = between(tokens, sentence.start + start, sentence.start + end)
    if not inside or _CALLED_BY_ACT.search(sentence.text, start, end):
        return False
    last = inside[-1]
    return len(last.text) > 1 and last.tag == "v" and leftward.edge(last.text) in ("make", "hold")


def _before_joint(text: str, begin: int, end: int) -> int:
    """Where a member begins that 及 stands inside of: behind the mark before; `begin` where it would be too long."""
    outer = max((text.rfind(c, max(0, end - LONGEST), begin - 1) for c in "、，,。；;：:等"), default=-1) + 1
    return outer if outer and begin - outer >= 3 else begin


def _behind_clause(sentence: Sentence, tokens: tuple[Token, ...], begin: int, end: int) -> int:
    """县委书记某某、县长某某先后来到|甲纺织、乙机械等企业: a member with a verb of the clause inside begins behind it."""
    inside = between(tokens, sentence.start + begin, sentence.start + end - 1)
    if done := [t.end - sentence.start for t in inside if t.text == "了" and t.end - sentence.start < end - 1]:
        return done[-1]  # 现场调研了|甲纺织
    done = [t.end - sentence.start for a, t in pairwise(inside) if a.text in _DONE and t.tag[0] == "v"]
    if done:
        return done[-1]  # 起步区内已签约|甲科技
    verbs = [t.end - sentence.start for t in inside if len(t.text) > 1 and t.tag == "v" and leftward.edge(t.text) == "make"]
    return verbs[-1] if verbs and verbs[-1] - begin > 3 else begin


def _left(sentence: Sentence, tokens: tuple[Token, ...], begin: int, end: int) -> int:
    """Where the first member begins: behind the verb or coverb of the clause."""
    start, before = begin, ""
    inside = between(tokens, sentence.start + begin, sentence.start + end)
    if traded(inside):
        return begin  # ，远航电子等: a brand that is a verb
    for t in inside:
        a, b = t.start - sentence.start, t.end - sentence.start
        if b >= end:
            break
        if t.text == "至" and a > start and _STRETCH.match(sentence.text, b, end):
            continue
        word = leftward.edge(t.text) and (len(t.text) > 1 or t.tag[0] in "pcur")
        if (
            word
            or t.text in _VERBS_FIRST
            or t.tag in leftward.STOP_TAGS
            and len(t.text) > 1
            or t.tag in ("p", "uj", "ul", "r")
            or t.tag == "v"
            and len(t.text) >= 2
            and (leftward.edge(t.text) or frequency(t.text) > RARE)
            and (a <= start + 2 or before in _DONE)
            and b - a < end - start
        ):
            start = b
        before = t.text
    return start


def without_place(sentence: Sentence, mentions: tuple[Mention, ...], end: int) -> int:
    """云帆科技有限公司|（某县）等企业: where a member ends whose place stands behind it in brackets."""
    if not sentence.text.startswith(("）", ")"), end - 1 - sentence.start):
        return end
    begins = [m.start - 1 for m in mentions if m.end == end - 1 and m.kind in _PLACES]
    return next((b for b in begins if sentence.text.startswith(("（", "("), b - sentence.start)), end)


def of_clause(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """A member with a coverb or another small word in it is a piece of a clause."""
    classes = {leftward.edge(t.text) for t in between(tokens, start, end) if (t.tag == "p" or len(t.text) > 1)}
    return bool(classes & {"coverb", "pronoun", "conjunction"}) or any(t.text == "是" for t in between(tokens, start, end))


def odd(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a member has a word that the dictionary calls a name, or does not know."""
    inside = between(tokens, start, end)
    broken = sum(len(t.text) == 1 for t in inside)
    return broken >= 2 or any(t.tag.startswith(NAME_TAGS) for t in inside)


_STATE = re.compile(
    r"[（(](?:已经?|正在?|尚?未|拟|计划|预计|新|全部|正式)*(?:开工|动工|投产|建成|竣工|完工|签约|落地|落户|停工|停建|在建|续建|投用|投运|试产|并网|建设|施工|筹建|拟建)+"
    r"(?:发电|建设|投产|中)?[）)]$"
)


def without_state(m: Mention) -> Mention:
    """甲项目|（已投产）: a member without the brackets behind it that say how far it is."""
    state = _STATE.search(m.text)
    if state is None or state.start() < 2:
        return m
    text = m.text[: state.start()]
    name = m.name.replace(state[0], "") if m.name else None
    return replace(m, end=m.start + len(text), text=text, name=None if text.endswith("项目") else name)
