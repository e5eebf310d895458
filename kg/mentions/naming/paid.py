"""Sentence -> projects that are called behind what they cost or before it, whatever their last word.

    总投资5亿元的恒远智能仓储 -> Project 恒远智能仓储; 总投资5亿元的合作协议 -> nothing; 总投资5亿元的恒远纺织有限公司 -> nothing (a company)
    ；云溪湾二期，总投资4亿元 -> Project 云溪湾二期; ；全市固定资产，投资4亿元 -> nothing

Where the project ends is told by what may stand behind a name; a head that stands there ends it too (headed.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.naming import forms, works
from kg.mentions.naming.common import CAPACITY, NAME_TAGS, counted
from kg.mentions.naming.vocabulary import inner, is_placed
from kg.model import Mention, Sentence, Token
from kg.text.tokens import between

_PAID = re.compile(
    r"(?:投资|投资额|投资总额|总额|引资)(?:约|达|超|超过|近|为|共|高达|总计)?(?:人民币)?\d[\d.,]*[余多]?[千百十]?[万亿]?(?:元|美元|欧元|港元)(?:人民币|以上)?的"
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·\-—“”/.×]{4,40}?)"
    r"(?=[、，。；！]|[里内][，,正]|等|\d{1,2}月|项目|以及|和(?:总|计划|年|投资)|及总?投资|[^（）()]{0,2}?(?:正式|顺利|成功|已|于\d|在\d|也|同日|当天|今年|去年|率先|即将)"
    r"|(?<![厂房基础设施])(?:开工|竣工|投产|落户|签约|奠基|落地)(?![项仪])|$)"
)
_NO_WORK = re.compile(
    r"(?:协议|合同|订单|企业|公司|集团|合作|框架|资金|基金|仪式|活动|政策|产业|设备|签约|任务|目标|规模|大项目|好项目)$"
    r"|^(?:重点|重大|产业|工业|大|新|一批|各类|多个|企业|该|这)(?:项目|工程)?$|[了是]|[，。]|有\d|\d[个家项座条宗]$"
)


_PRICED = re.compile(
    r"(?:^(?=[^；]*；[^；]*投资)|(?<=[；;：:])|(?<=分别[是为])|(?<=包括))(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])?(?P<name>[^，,。；;：:、的]{4,32})[，,]"
    r"(?:该?项目)?(?:计划|预计|概算|估算)?(?:总投资|投资总?额|投资)(?:约|为|达|超|近)?(?:人民币)?\d[\d.]*[余多]?[万亿]?(?:元|美元)"
)
"""；云溪湾二期，总投资4亿元: what an item of a list names alone before a sum is paid for; in running text that is often a firm."""
_NO_PRICED = re.compile(
    r"(?:公司|集团|企业|园区|开发区|高新区|经开区|新区|[上来]看|划分|项目中|仪式|活动|会议?|[省市县区州乡镇]|以来|期间|方面|产业|投资|目前|今年|去年|全年|\d[年月日个家项条座]|\d)$"
    r"|面积|\d[\d.]*[万亿]?(?:元|亩|平方米|公里|套|栋)|^(?:其中|目前|今年|去年|同时|此外|该|本|全[省市县区州年]|截至|截止|总|计划|预计|项目)|[了是“]|作为|开工|动工|竣工|完工|投产|签约|落户|落地|启动|奠基|建成|投用|进展|封顶|现场|\d月"
)
_WHERE = ("在", "于", "拟", "从", "向")
"""；在清溪县建设风电项目，总投资3亿元: what is done where, and a clause."""
_PREDICATE = ("t", "d", "ad", "r", "p", "u", "uj", "ul", "f")
"""Tags of words that a clause has, and no name alone."""


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The projects of a sentence that stand behind a sum of money, or alone before one."""
    yield from _behind(sentence, tokens)
    for m in _PRICED.finditer(sentence.text):
        start, end = sentence.start + m.start("name"), sentence.start + m.end("name")
        inside = between(tokens, start, end)
        if _NO_PRICED.search(m["name"]) or forms.ambiguous(m["name"]) or not inside or inside[0].start != start:
            continue
        verb = any(len(t.text) > 1 and leftward.edge(t.text) == "make" and t.text not in inner("Project") for t in inside)
        clause = any(_of_clause(t) or t.text == "与" or t.tag in _PREDICATE and len(t.text) > 1 for t in inside)
        clause = clause or any(t.tag == "p" and t.text in _WHERE for t in inside)
        if not verb and not clause and specific(m["name"]) and _named(inside):
            yield Mention(start, end, m["name"], works.kind("Project", m["name"]), finder="paid", score=0.6)


def _behind(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The projects that stand behind a sum of money."""
    for m in _PAID.finditer(sentence.text):
        text, start, end = m["name"], sentence.start + m.start("name"), sentence.start + m.end("name")
        if text.startswith("“") and 0 < text.find("”") < len(text) - 1:
            continue  # 投资5亿元的|“恒远科创园”揭牌
        if sentence.text.startswith("项目", m.end("name")):
            end += 2
        if _NO_WORK.search(text) or counted(sentence.text, m.start("name"), end - sentence.start) or forms.ambiguous(text):
            continue
        inside = between(tokens, start, sentence.start + m.end("name"))
        if not inside or inside[0].start != start or inside[0].tag in ("m", "q") or any(_of_clause(t) for t in inside[1:]):
            continue
        called = sentence.text.startswith("项目", m.end("name"))
        if specific(text) and (called or _named(inside) or CAPACITY.search(text)):
            text = sentence.text[start - sentence.start : end - sentence.start]
            yield Mention(start, end, text, "Project", finder="paid", score=0.72)


def _of_clause(token: Token) -> bool:
    """Whether a word is a coverb, a pronoun or an adverb, and so of a clause and no name."""
    return (
        leftward.edge(token.text) in ("coverb", "pronoun", "adverb", "hold") and len(token.text) > 1 or token.text in "把将被由对"
    )


def _named(inside: tuple[Token, ...]) -> bool:
    """Whether a word of the name is a place, a name of the dictionary, or broken into characters."""
    broken = sum(len(t.text) == 1 and t.text.isalpha() for t in inside)
    return broken >= 2 or any(t.tag.startswith(NAME_TAGS) or is_placed(t.text) for t in inside)
