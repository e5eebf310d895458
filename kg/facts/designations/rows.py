"""A piece of text that lists names, and little else -> the names, those among them that no finder knows too.

甲公司（纳税120万元）、乙厂、丙合作社等 -> the three; 甲公司，创汇480万元；乙公司，创汇90万元 -> both; 甲公司：全自动生产线技改 -> the one
甲、乙、丙3家企业 -> the three
"""

from __future__ import annotations

import re

from kg.facts.designations import recipients
from kg.model import Group, Mention, Quantity, Reading, Sentence

BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_PART = re.compile(r"[^、；;。]+")
_TELLS = re.compile(r"[，,：:]|——|　|\s")
"""What parts a name from what is told of it: 甲公司，|创汇480万元；乙公司：|建成实验室."""
NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·—\-“”&]{2,30}")
_NO_NAME = re.compile(
    r"[的了是将被]|详见|下列|以上|如下|[略详无]$|^(?:其中|另|对|和|各|共|每|奖励?|给予|不分|排名|以下|关于|具体)|\d+[家个名户项]"
)
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_ETC = re.compile(r"等(?:\d+[家个名户项位人][\u4e00-\u9fff]{0,4})?$")
_BEFORE_COUNT = re.compile(r"(?:^|[，,。；;：:])(?:其中|此外|另外|目前)?(?P<row>[^，,。；;：:]{3,90})$")
_BEHIND_COUNT = re.compile(r"[，,](?:它们)?(?:(?:分别|依次)(?:是|为|有)?|即)[：:]?")
BODY = re.compile(
    r"(?:公司|厂|店|合作社|局|院|所|中心|市场|集团|农场|林场|银行|支行|分行|协会|商会|学会|学校|大学|报社|[县区市镇乡村]|街道|办事处|园|工商联|酒店|宾馆|超市|委员会|小学|中学|基金会|项目|工程|科技|股份|食品|药业|化工|材料|实业|电气|器材|仪器)$"
)
"""Last words of who may be on a list."""


def members(reading: Reading, s: Sentence, start: int, persons: bool = False) -> list[Mention]:
    """The names of a row that begins at an offset of a sentence; none where one of its parts is no name, or none is sure to be one.

    A part that tells something of its name (甲公司，投资3亿元) ends the row, unless ； parts them. `persons`: short names are persons."""
    text = s.text[start - s.start :]
    plain = BRACKETED.sub(lambda m: "\0" * len(m[0]), text)  # what stands in brackets tells of the name before it
    named = [m for m in reading.mentions[s.index] if m.kind in recipients.NAMED or m.kind == "Place"]
    for x in named:  # 甲公司，乙公司: a comma may part them, too
        at, end = x.start - start, x.end - start
        if at > 0 and text[at - 1] == "，" and text[end : end + 1] in ("", *"，、；。"):
            plain = plain[: at - 1] + "、" + plain[at:]
    several = "；" in plain or ";" in plain
    out: list[Mention] = []
    sure = 0
    for m in _PART.finditer(plain):
        told = _TELLS.search(m[0])
        words = _ETC.sub("", (m[0][: told.start()] if told else m[0]).rstrip("\0 ")).strip(" ")
        at = start + m.start() + (len(m[0]) - len(m[0].lstrip(" ")))
        name = text[at - start : at - start + len(words)]
        known = next((x for x in named if x.start == at and -2 <= x.end - at - len(words) <= 0), None)
        if known is None and (not NAME.fullmatch(name) or _NO_NAME.search(name) or told and not several):
            if out and plain[m.start() - 1] in "；;。":
                break
            return []
        person = persons and _PERSON.fullmatch(name)
        sure += known is not None or bool(BODY.search(name)) or bool(person)
        out.append(known or Mention(at, at + len(name), name, "Concept", finder="rows", score=0.6))
        if told and not several:
            break
    return out if 2 * sure >= len(out) else []


def counted(reading: Reading, s: Sentence, group: Group) -> list[Mention]:
    """甲、乙、丙3家企业: the row right before a count that is as long as the count says, so that what stands in it are names; else the one that
    分别是 opens behind it."""
    count = group.count
    if count is None or not isinstance(count.value, Quantity) or not s.start <= count.start < s.end:
        return []
    if told := _BEHIND_COUNT.search(s.text, count.end - s.start):
        listed = members(reading, s, s.start + told.end())
        return listed if len(listed) == count.value.value else []
    found = _BEFORE_COUNT.search(s.text[: count.start - s.start])
    parts = re.split("[、和与及]", found["row"]) if found else []
    if found is None or len(parts) < 2 or len(parts) != count.value.value:
        return []
    out: list[Mention] = []
    at = s.start + found.start("row")
    for name in parts:
        known = next((m for m in reading.mentions[s.index] if m.start == at and m.end == at + len(name)), None)
        if known is None and (not NAME.fullmatch(name) or _NO_NAME.search(name)) or known and known.kind not in recipients.KINDS:
            return []
        out.append(known or Mention(at, at + len(name), name, "Concept", finder="rows", score=0.6))
        at += len(name) + 1
    return out if any(m.kind != "Concept" for m in out) else []
