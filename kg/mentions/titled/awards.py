"""One sentence -> Honours that a commendation gives by the number, or that a heading of its lists names.

对云溪县等3个“发展工业优秀县区”命名表彰 -> Honour “发展工业优秀县区”; 重奖12家纳税先进企业 -> Honour 纳税先进企业
二、工业经济先进单位 -> Honour 工业经济先进单位; 有12家先进企业 -> nothing (no commendation)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention, Sentence

_KINDS = (
    r"(?:先进|优秀|明星|模范|示范|十佳|突出贡献|杰出)?(?:民营|工业|纳税)?(?:先进|优秀|明星)(?:单位|企业|集体|个人|工作者|企业家|县区|县市区|县|镇区|镇|乡镇|村|工作集体|项目|家庭)"
    r"|纳税大户|突出贡献(?:企业|单位|个人|奖)|(?:强镇|强县|强村|强区)|标兵(?:单位)?|模范|功臣|十强企业|示范企业|(?:建设者|企业家|劳动模范)"
)
_COMMENDS = re.compile(r"表彰|命名|授予|重奖|奖励|评选|评出|通报|获奖|荣获|决定")
_COUNTED = re.compile(
    rf"\d+[个家名位户](?P<name>“[^“”，。]{{3,24}}”|[^，。、；“”\d的了]{{0,14}}?(?:{_KINDS}))(?![^，。、；和]{{1,4}}(?:的|负责))"
)
_HEADING = re.compile(
    rf"^(?:[（(]?[一二三四五六七八九十]{{1,3}}[)）]?[、.．]?|\d{{1,2}}[.、．])\s?(?:荣获)?(?P<name>[^，。、；：:（(啥谁哪]{{2,26}}?(?:{_KINDS}|奖))(?P<graded>[（(][^（）()]{{1,4}}[)）])?"
    r"(?:(?:镇区|企业|单位|个人)?名单)?(?:[（(]\d+[个家名位][)）])?[:：]?$"
)
_AS = re.compile(
    r"命名(?!为)[^。；]{2,80}?(?:分别)?为(?P<names>“[^“”]{1,12}”(?:企业|单位)?(?:[、和]“[^“”]{1,12}”(?:企业|单位)?)*)"
)
_ONE = re.compile(r"“[^“”]{1,12}”(?:企业|单位)?")


def find(sentence: Sentence) -> Iterator[Mention]:
    """The titles of a commendation's sentence, or of a heading over those that got one."""
    text = sentence.text
    if heading := _HEADING.match(text.strip()):
        at = text.index(heading["name"])
        yield _mention(sentence, at, at + len(heading["name"]) + len(heading["graded"] or ""))
        return
    if not _COMMENDS.search(text):
        return
    for m in _COUNTED.finditer(text):
        yield _mention(sentence, m.start("name"), m.end("name"))
    for m in _AS.finditer(text):
        for one in _ONE.finditer(text, m.start("names"), m.end("names")):
            yield _mention(sentence, one.start(), one.end())


def _mention(sentence: Sentence, start: int, end: int) -> Mention:
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end], "Honour", finder="awards", score=0.96)
