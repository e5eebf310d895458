"""One sentence -> Policies: titled documents, plans, laws, strategies.

印发《县域商业体系建设实施方案》 -> 《县域商业体系建设实施方案》; 实施创新驱动战略 -> 创新驱动战略.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg import resources
from kg.mentions import leftward
from kg.mentions.geography import areas
from kg.mentions.titled import heads
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder

TITLED = re.compile(r"《[^《》\n]{3,60}》")
DOCUMENT = re.compile(
    r"(?:方案|规划|计划|意见|办法|条例|通知|纲要|规定|细则|措施|政策|决定|清单|白皮书|蓝皮书|目录|指南|指引|标准|规范|法|公告|公报|批复"
    r"|要点|规程|章程|制度|倡议书?|宣言|协定|若干|通报|报告|协议书?|合同|议案|备忘录|公约|决议|通告|宣传册|手册|批准书|意向书|函|项目册|\d+条|[一二三四五六七八九十]+条|新政)(?:[（(][^（）()]{1,20}[)）])*》$"
)
FIVE_YEARS = re.compile(r"“十[一二三四五六七八九]五”(?:规划(?:纲要)?|(?=临近|收官|开局|起步|圆满|启动|的?规划))")
COUNTED = re.compile(r"\d+[条项个份]|[一二三四五六七八九十]+[条项个份]|第[一二三四五六七八九十\d]+批|.*亿元")
IN_CONTRACT = re.compile(
    r"《(?:关于)?(?:[^《》]{0,12}?(?:共同|联合|合作)(?:投资|建设|开发|共建|实施|打造)+)?(?:(?:投资|建设|开发|共建|实施)(?:建设)?)?"
    r"(?P<name>[^《》]{3,40}?[^《》投资合作建设](?P<head>项目|生产基地|产业基地|产业园|工程))的?"
    r"(?:投资|建设|合作|框架|入园|入驻|入区|进区|开发|战略|补充|总承包|施工|特许经营|招商|意向性?|土地|出让)*(?:协议书?|合同书?|意向书|备忘录)》"
)
"""《|云帆储能项目|投资合同》: the works that a contract is about."""
_ANY_WORKS = re.compile(
    r"(?:本|该|上述|相关|有关|各|某|若干|年度|一批|重大|重点|[A-Z]{3}|招商引资|产业|[^《》]{0,6}(?:采购|服务|咨询|审计))+(?:项目|工程|产业园)|.*(?:等|[两三四五六七八九十\d]+[个项]).*"
)
_ADJECTIVE = ("合作", "性", "框架", "伙伴", "联盟", "投资者")
"""战略|合作协议: how parties cooperate, and no strategy."""
_OF_BODY = re.compile(r"[省市县区州]?(?:政府|党委|[省市县区]委)(?=“)")
STRATEGY = re.compile(
    r"“[^“”，。]{2,12}(?:”战略|战略”)|“[^“”，。]{2,8}(?:\d+|[一二三四五六七八九十百]+)条”(?:政策(?:措施)?|措施|意见)?|“(?!.通一平)[^“”，。]{2,10}”(?:标准|协议)"
)

ABOUT = re.compile(
    r"(?:印发|出台|制定|下发|发布|审议通过|通过|落实|根据|按照|依据)了?(?P<name>关于[^，,。；;：:《》“”]{4,40}?的(?:实施|指导|若干|补充)?(?:意见|通知|方案|措施|决定|办法|规定|政策))"
)
"""印发|关于推进新型工业化的实施意见."""
ARTICLES = finder(r"(?:\d+|[二三四五六七八九]?十[一二三四五六七八九]?)条(?=[，,。；;、等和]|政策|措施|意见|$)")
_ISSUED = re.compile(r"(?:出台|发布|推出|印发)了?$")
_CARRIED_OUT = re.compile(r"(?:制定|实施|落实)了?$")
"""落实|民营经济三十条; before a number in digits these count: 实施线路优化12条."""
_COUNTED = re.compile(r"(?:措施|举措|办法|意见|建议|要求|任务|改造|建设|工程|[路线道管河渠街链])$")
"""制定整改措施|12条, 实施道路改造|30条: what is counted by the article or the line."""


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """Policies in title marks, five-year plans, and those whose last word says what they are."""
    for match in TITLED.finditer(sentence.text):
        if DOCUMENT.search(match[0]):
            yield _mention(sentence, match.start(), match[0], "policies.titled", 0.95)
        if (inside := IN_CONTRACT.fullmatch(match[0])) and not _ANY_WORKS.fullmatch(inside["name"]):
            kind = "InfrastructureProject" if inside["head"] == "工程" else "Project"
            name = replace(
                _mention(sentence, match.start() + inside.start("name"), inside["name"], "policies.contract", 0.85), kind=kind
            )
            yield name
    for match in (*FIVE_YEARS.finditer(sentence.text), *STRATEGY.finditer(sentence.text)):
        yield _mention(sentence, match.start(), match[0], "policies.quoted", 0.85)
    for match in ABOUT.finditer(sentence.text):
        yield _mention(sentence, match.start("name"), match["name"], "policies.named", 0.8)
    yield from _articles(sentence, tokens)
    for title in heads.titles(sentence, tokens, "Policy"):
        counted = title.before is not None and title.before.tag in ("m", "q") or COUNTED.match(title.modifier)
        if not (counted or _of_a_kind(title)) and not sentence.text.startswith(_ADJECTIVE, title.end - sentence.start):
            start = title.start
            if body := _OF_BODY.match(title.text):  # 市政府|“工业强市”战略
                start += body.end()
            text = title.text[start - title.start :]
            yield Mention(start, title.end, text, "Policy", finder="policies", score=0.7)


def _of_a_kind(title: heads.Title) -> bool:
    """多品种发展的|产品布局战略, 在|城市总体规划的指导下: what is described, or which every place has; but 编制|云溪县发展规划."""
    if title.before is not None and title.before.text == "的":
        return True
    named = any(t.tag[0] in "mx" or areas.known(t.text) for t in title.words)
    issued = title.before is not None and title.before.text in resources.words("issuing")
    return title.head.endswith("规划") and not named and not issued


def _articles(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """出台|科技创新十条、人才新政20条: what it is for, and the number of its articles."""
    last = -1
    for match in ARTICLES.finditer(sentence.text):
        begin = leftward.phrase(tokens, sentence.start + match.start(), campaign=True).start
        start = match.start() if begin is None else begin - sentence.start
        words = sentence.text[start : match.start()]
        before = sentence.text[:start]
        named = _ISSUED.search(before) or not match[0][0].isdigit() and _CARRIED_OUT.search(before)
        in_row = start - 1 == last and before.endswith(("、", "和"))
        if len(words) < 2 or _COUNTED.search(words) or not (named or in_row):
            continue
        last = match.end()
        yield _mention(sentence, start, sentence.text[start:last], "policies.named", 0.8)


def _mention(sentence: Sentence, start: int, text: str, finder: str, score: float) -> Mention:
    return Mention(sentence.start + start, sentence.start + start + len(text), text, "Policy", finder=finder, score=score)
