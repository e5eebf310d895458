"""Lines with a colon that honour: an honour and who has it behind it, or under a heading of honours a name and what it has.

表彰决定：… / 十佳民营企业（5家）：甲公司（纳税120万元）、乙公司… -> 十佳民营企业 for each
荣誉 / 甲镇：国家农业产业强镇 -> that honour for the town
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.designations import deserving, honours, recipients, rolls, rows
from kg.facts.grammar import passages
from kg.model import Designation, Mention, Reading, Sentence

_COUNT = r"(?:[（(]共?[\d一二三四五六七八九十]+[家个名户项位人组][）)])"
_LABEL = re.compile(
    rf"(?:[（(]?[一二三四五六七八九十\d]{{1,3}}[)）、.．]|[^\u4e00-\u9fff“《\d（(\s]{{1,2}})?\s*(?P<honour>[^，,。；;：:（(！？]{{3,28}}?)(?P<count>{_COUNT})?(?:名单)?[：:](?=[^\s])"
)
_PLAIN = re.compile(
    r"^(?:国家级?|省级|市级|全[国省市县区])?(?:重点|示范|试点|参与|参会|成员|联系|责任|牵头|主管|主办|承办|协办|支持|指导)[\u4e00-\u9fff]{2,8}$|(?:标准|条件|做法|经验|名称|简介|事迹)$"
)
"""重点企业：…, 主办单位：… label what is no honour."""
_PRAISES = re.compile(r"表彰|表扬|嘉奖|评选|评出|评定|颁奖|授予|获奖|荣誉|获评|命名")
_HONOURS = re.compile(r"荣誉|获奖|品牌|殊荣|认证|资质")
_HOLDER = re.compile(r"(?P<holder>[^，,。；;：:]{2,24})[：:](?P<row>[^，,：:]{4,60}?)。?$")


def read(reading: Reading, sentence: Sentence) -> Iterator[Designation]:
    """The holders that a line with the honour in front names, else the honours of the name in front."""
    found = _LABEL.match(sentence.text)
    if found and _praised(reading, sentence) and (honour := _honour(sentence, found)):
        start = sentence.start + found.end()
        held = rows.members(reading, sentence, start, persons=bool(rolls.PERSONS.search(honour.text)))
        for about in held:
            yield Designation(
                evidence=(sentence.index,),
                modality="planned" if rolls.PROPOSED.search(honour.text) else "actual",
                rule="designations/roll",
                confidence=0.8,
                about=about,
                honour=honour,
            )
    elif (held_by := _HOLDER.match(sentence.text)) and _under_honours(reading, sentence):
        yield from _honours_of(reading, sentence, held_by)


def _praised(reading: Reading, sentence: Sentence) -> bool:
    """Whether the text has said that it praises: in its title, or not far above the line."""
    above = reading.sentences[max(0, sentence.index - 12) : sentence.index]
    return any(_PRAISES.search(s.text) for s in (*reading.sentences[:2], *above))


def _honour(sentence: Sentence, found: re.Match[str]) -> Mention | None:
    name = found["honour"]
    if not rolls.HONOUR.search(name) or _PLAIN.search(name) or rolls.WITHDRAWN.search(name):
        return None
    start, end = (sentence.start + i for i in found.span("honour"))
    return Mention(start, end, name, "Honour", finder="rolls", score=0.8)


def _under_honours(reading: Reading, sentence: Sentence) -> bool:
    """Whether the short line over a line, and over others with a colon, is a heading of honours: 【荣誉】."""
    for s in reversed(reading.sentences[: sentence.index]):
        if not _HOLDER.match(s.text):
            return len(s.text) <= 12 and bool(_HONOURS.search(s.text)) and not passages.together(reading, s, sentence)
    return False


def _honours_of(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[Designation]:
    """甲镇：国家农业产业强镇、省级卫生镇: each, where all of the row are honours."""
    end = sentence.start + found.end("holder")
    about = next((m for m in reading.mentions[sentence.index] if m.end == end and m.kind in recipients.NAMED), None)
    if about is None:
        return
    at = sentence.start + found.start("row")
    row: list[Mention] = []
    for part in re.split("、", found["row"]):
        known = next((m for m in reading.mentions[sentence.index] if m.kind == "Honour" and m.start == at), None)
        if known is None and not (honours.titled(part) or rolls.HONOUR.search(part)):
            return
        row.append(known or Mention(at, at + len(part), part, "Honour", finder="designations", score=0.7))
        at += len(part) + 1
    for honour in row:
        if deserving.fits(about, honour):
            yield Designation(evidence=(sentence.index,), rule="designations/roll", confidence=0.75, about=about, honour=honour)
