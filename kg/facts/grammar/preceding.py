"""Tokens -> the noun phrase that ends at an offset: 新签约项目|30个, 学校、医院|5所, 市、县重点项目|9个.

A phrase is read leftwards, to a mark, an adverb or a verb that governs it; what 和 and 、 join to it belongs to it.
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import nouns
from kg.model import Reading, Sentence, Token

_QUOTE_ENDS = re.compile(r"“(?P<noun>[^”“\n]{2,10})”$")
_BEHIND_NOUN = re.compile(
    r"(?:总数|(?<=企业|项目|车辆|用户|单位|机构)数|数量|总量|个数|存量|保有量|家数|新架|新建|新增|开行|新开)$"
)
_BEFORE_NOUN = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,12}?(?=(?:现有|共有|已有|拥有)..))?(?:全[省市县区州]|我[省市县区]|现有|共有|已有|拥有|年内|今年|有(?!色|机|限|轨|线|关|效|声)过?)+(?=..)"
)
_OF_AREA = re.compile(r"^(?:产业|工业|科技|示范|开发|高新|经开|集聚)?(?:园区|园|区|基地)(?=(?:入驻|落户|引进|集聚|入园|签约)..)")
"""园区|入驻规上企业12家: where they are is not counted."""
_OWNERS = frozenset(("AdministrativeArea", "Enterprise", "Department", "PublicBody", "Person", "Project"))
_GENERATION = re.compile(r"\d[A-Z]")
"""5G|基站200个, 4K|频道3个: a sort, and no number."""
_SINGLE = re.compile(r"[\u4e00-\u9fff]")


def before(reading: Reading, sentence: Sentence, end: int) -> str:
    """The noun phrase that ends at an offset of the document, with what is joined to it (学校、医院|5所); "" where none does."""
    noun = alone_before(reading, sentence, end)
    start = end - len(noun)
    if not noun or reading.document.text[start:end] != noun:
        return noun
    text = reading.document.text
    if quoted := _QUOTE_ENDS.search(text, max(sentence.start, start - 12), start):
        sort = _SORTS.search(text, max(sentence.start, quoted.start() - 8), quoted.start())
        return text[sort.start() if sort else quoted.start() : end]  # 专精特新“小巨人”|企业27家
    if level := _LEVELS.search(text, max(sentence.start, start - 12), start):
        return text[level.start() : end]  # 市、|县重点项目
    while (link := _JOINED.search(text, max(sentence.start, start - 2), start)) and end - start < LONGEST_LIST:
        other = alone_before(reading, sentence, link.start())
        begin = link.start() - len(other)
        if (
            not other
            or text[begin : link.start()] != other
            or other in resources.words("no_subjects")
            or _verbal(reading, sentence, start)
        ):
            break
        start = begin
    return text[start:end]


_SORTS = re.compile("(?:国家级?|[省市县区]级)?专精特新$|[国省市县区]家?级$")
"""What says of which sort or level a quoted name is."""
_LEVELS = re.compile(r"(?:[国省市州县区]家?级?[、和])+$")
_JOINED = re.compile(r"(?:、|和|及|以及)$")
LONGEST_LIST = 30


def _verbal(reading: Reading, sentence: Sentence, start: int) -> bool:
    """完善厂房、引进项目: what begins with a verb of its own is not joined to the noun before."""
    t = next((t for t in reading.tokens[sentence.index] if t.start == start), None)
    return t is None or t.tag == "v" and t.text not in nouns.described()


def alone_before(reading: Reading, sentence: Sentence, end: int) -> str:
    """The noun phrase that ends at an offset of the document; "" where none does."""
    others = nouns.taken(reading, sentence)
    words: list[Token] = []
    for t in reversed([nouns.upto(t, end) for t in reading.tokens[sentence.index] if t.start < end]):
        if (
            end - t.start > nouns.LONGEST
            or nouns.BLOCKED.match(t.text)
            or t.tag == "m"
            and not _GENERATION.fullmatch(t.text)
            or any(x.start < t.end and t.start < x.end for x in others)
        ):
            break
        scaled = t.text == "上" and reading.document.text[t.start - 1 : t.start] in ("规", "限")  # 规上|企业
        stops = t.text in resources.words("counted_stop") and t.text != "新" and not scaled
        unknown = (
            len(t.text) == 1
            and t.text != "有"
            and bool(_SINGLE.match(t.text))
            and t.tag not in ("d", "p", "c", "uj", "ul", "u", "r")
        )
        both = t.text == "开" and bool(words) and words[0].text in ("竣工", "复工")  # 开竣工
        if unknown and (both or not words or len(words[0].text) == 1) and not (stops and not words):
            words.insert(0, t)  # 主|变, 到|发|线: a run of single characters is a noun that the dictionary lacks
            continue
        compound = (
            t.tag == "v"
            and len("".join(w.text for w in words)) == 1
            and t.text not in resources.words("measure_tellers") | nouns.actions()
        )
        if (
            stops
            or not (nouns.nominal(t) or compound or scaled or t.text == "新" or _GENERATION.fullmatch(t.text))
            or t.text in resources.words("adverbial_nouns")
        ):
            break
        if (t.text in resources.words("measure_tellers") or t.text in nouns.actions()) and t.text not in resources.words(
            "counted_inside"
        ):
            break
        if words and _GENERATION.fullmatch(words[0].text) and t.tag in ("v", "vn"):
            break  # 全市建成|5G基站200个
        words.insert(0, t)
    words = _behind_name(reading, sentence, words)
    if len(words) > 2 and words[0].text in WHOLES and words[1].text in nouns.GOVERNING:
        words = words[2:]  # 全市|建成|基站200个
    while words and (words[0].text in _NO_BEGINNING or len(words) > 1 and _governs(*words[:2])):
        words.pop(0)
    if (
        len(words) > 2
        and words[0].text in ("主要", "重点")
        and words[1].text in nouns.PREDICATES
        and words[2].text not in _OF_VERBS
    ):
        words = words[2:]  # 主要|建设|保鲜库4座
    while len(words) > 1 and _predicate(reading, sentence, words):
        words.pop(0)
    if not words and (quoted := _QUOTE_ENDS.search(reading.document.text, max(sentence.start, end - 14), end)):
        return quoted["noun"]
    if words and _named(reading, sentence, words):
        return ""
    if words and (words[-1].text in WHOLES or words[-1].text in _COMPLEMENTS):
        return ""  # 江苏组织|全省|197个禁毒基地, 梳理|出|570个问题
    noun = _OF_AREA.sub("", _BEFORE_NOUN.sub("", _BEHIND_NOUN.sub("", "".join(w.text for w in words))))
    empty = (
        "《" in noun or noun in resources.words("counted_inside") or noun.isdigit() or noun in ("有过", "合计", "总计", "小计")
    )
    return _not_yet(reading, end, noun) if len(noun) >= 2 and not empty else ""


def _not_yet(reading: Reading, end: int, noun: str) -> str:
    """A noun with the 未 right before it: 未|开工项目8个 counts no 开工项目."""
    whole = "未" + noun
    return whole if reading.document.text.endswith(whole, 0, end) else noun


def _governs(verb: Token, noun: Token) -> bool:
    """培育|龙头企业20家, 建设|泵站20座; but 建设|项目20个."""
    return verb.text in nouns.GOVERNING or verb.text in ("建设", "组织") and noun.text not in _OF_VERBS


def _predicate(reading: Reading, sentence: Sentence, words: list[Token]) -> bool:
    """累计|建设|合作区20家, 甲园区|建成|省级平台8个: the verb of a clause behind an adverb, a time or a name, and no part of the noun."""
    verb, at = words[0], words[0].start
    known = verb.text in nouns.PREDICATES | nouns.GOVERNING
    if not known and (verb.tag not in ("v", "vn") or verb.text in nouns.described()):
        return False
    t = next((t for t in reading.tokens[sentence.index] if t.end == at), None)
    if t is not None and (t.tag in ("d", "ad") or t.text in ("累计", "合计", "共计")):
        return True
    before = known and any(m.end == at and m.kind != "Concept" for m in reading.mentions[sentence.index])
    return len(words) > 2 and words[1].text not in _OF_VERBS and (before or known and reading.document.text[at - 1] in "）)")


def _behind_name(reading: Reading, sentence: Sentence, words: list[Token]) -> list[Token]:
    """甲园区|建成省级平台8个: from the verb on that follows a name."""
    ends = {m.end for m in reading.mentions[sentence.index] if m.kind in _OWNERS | {"DevelopmentZone", "Park"}}
    cut = next(
        (i for i in range(len(words) - 1, 0, -1) if words[i].start in ends and words[i].text in nouns.GOVERNING | _PLANNING), 0
    )
    return words[cut + 1 :] if words and words[cut].text in _PLANNING and cut else words[cut:]


_PLANNING = frozenset(("计划", "预计", "力争"))
_OF_VERBS = frozenset("项目 工程 用地 单位 银行 加工 专业 任务 标准 指标 机构".split())
"""What makes a noun of the verb before it: 建设|用地, 生产|加工|企业."""


def _named(reading: Reading, sentence: Sentence, words: list[Token]) -> bool:
    """Whether the words are the end of a name: 其中长兴县|21家."""
    return any(
        m.kind in _OWNERS and m.start <= words[0].start and m.end == words[-1].end and not m.text.endswith("合作社")
        for m in reading.mentions[sentence.index]
    )


_COMPLEMENTS = frozenset("出到好成完过起开")
WHOLES = frozenset(a + b for a in "全我" for b in "省市县区州旗镇乡村国")
"""Areas as wholes."""
_NO_BEGINNING = frozenset(
    (
        "级",
        "综合",
        "累计",
        "实施",
        "完成",
        "成",
        "了",
        "好",
        "下",
        "出",
        "到",
        "上",
        "得",
        "过",
        "着",
        "其",
        "和",
        "及",
        "与",
        "推进",
        "共",
    )
)
