"""A date, source or editor line -> the outlet (Organization) and the people it names.

2024-03-02 来源:山城工业报 记者 李大中 -> Organization 山城工业报, Person 李大中.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import resources
from kg.mentions.naming.given import surnames
from kg.model import Document, Mention, Sentence
from kg.read.lines import OPENING

SOURCE = re.compile(r"(?:来源|稿源|发布机构|发布单位|信息来源|供稿单位)\s*[:：]\s*([^\s:：|（）()【】，,；;]{2,30})")
_POST = r"(?:责任编辑|责\s?编|编\s?辑|编审|校\s?对|审\s?核|审稿|终\s?审|[初复二三]\s?审|记\s?者|作\s?者|通讯员|实习生|实习记者|见习记者|撰稿|摄影|文[/、]图|图[/、]文|文/摄)"
_NAME = rf"(?!{_POST})[一-鿿]{{2,4}}?(?:(?![一-鿿:：/])|(?={_POST}|(?:摄影)?报道[）)]))"
PERSON = re.compile(rf"{_POST}\s*[:：/]?\s*({_NAME}(?:[ 、,，·]{{1,2}}{_NAME})*)")
_AUTHOR = re.compile(rf"((?!{_POST})[一-鿿]{{2,4}})[/／](?=[文图摄])")
"""某某/文."""
_SIGNED = re.compile(r"[（(]([一-鿿]{2,3}(?:[ \u3000、]{1,2}[一-鿿]{2,3})*)[)）]")
"""（某某 某某）, behind the last sentence of a report."""
_OUTLETS = re.compile(r".+?[网报台](?=[—－-]+[\u4e00-\u9fff]{2,}[网报台]$)|(?<=[—－-])[\u4e00-\u9fff]{2,}[网报台]$|(?![—－-]).+$")
"""云岭网—山城日报: who took a report over, and from whom."""
_DISPATCH = re.compile(r"(?<=[网报社])[\u4e00-\u9fff]{2,4}讯$")
"""云岭网|石滩讯: where the report was sent from."""
_DAY = re.compile(r"^\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?|\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?$")
"""云岭日报|2024年03月02日: the day is no part of the outlet's name."""
_EDITOR = re.compile(rf"{_POST}$")
BODY = re.compile(r"(?:开发区|管委会|政府|委员会|局|厅|办公室|委办|政府办|市|县|区|省|公司|集团)$")
WEB = re.compile(r"^(?:本站|本网|原创|网络|互联网|未知|综合|日期|时间|作者|编辑)$")


def find(document: Document, sentence: Sentence) -> Iterator[Mention]:
    """The outlet and the people in a meta line."""
    outlet = document.publisher or ""
    at = sentence.text.find(outlet) if outlet and not SOURCE.search(sentence.text) else -1
    if at >= 0:  # 福建日报 2020-10-14
        start = sentence.start + at
        yield Mention(start, start + len(outlet), outlet, _kind(outlet), finder="bylines.source", score=0.9)
    for match in SOURCE.finditer(sentence.text):
        for called in _OUTLETS.finditer(_EDITOR.sub("", match[1])):  # 来源：云溪日报编辑：某某
            name = _DISPATCH.sub("", called[0])
            day = _DAY.match(name)
            name = _DAY.sub("", name)
            if name and not WEB.match(name):
                start = sentence.start + match.start(1) + called.start() + (day.end() if day else 0)
                yield Mention(start, start + len(name), name, _kind(name), finder="bylines.source", score=0.95)
    if (opening := OPENING.match(sentence.text + "：")) and opening["outlet"] and not opening["outlet"].startswith("本"):
        name, start = opening["outlet"], sentence.start + opening.start("outlet")
        yield Mention(start, start + len(name), name, _kind(name), finder="bylines.source", score=0.9)
    signed = [m for m in (_SIGNED.fullmatch(sentence.text),) if m and m[1][0] in surnames()]
    for match in (*PERSON.finditer(sentence.text), *_AUTHOR.finditer(sentence.text), *signed):
        for person in re.finditer(r"[一-鿿]{2,4}", match[1]):
            if person[0] in resources.words("posts"):
                continue
            start = sentence.start + match.start(1) + person.start()
            name = person[0].removesuffix("摄") if len(person[0]) > 2 else person[0]
            yield Mention(start, start + len(name), name, "Person", finder="bylines.person", score=0.9)


def _kind(name: str) -> str:
    if name.endswith(("开发区", "经开区", "高新区", "新区", "保税区")):
        return "DevelopmentZone"
    if name.endswith(("公司", "集团")):
        return "Enterprise"
    return "PublicBody" if BODY.search(name) else "Organization"
