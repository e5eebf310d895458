"""Lists of winners: a heading that names an honour, and under it names, one a line or in a row.

    关于表彰2023年度先进企业的决定 / 一、纳税大户 / 恒远重机股份有限公司 / 锦程纺织有限公司 -> 纳税大户 for both
    第三批省级示范园名单 / 某某示范园，位于青石县。                                        -> that list for the name
    第三批省级示范园名单 / 1 | 临江市 | 青原蓝莓示范园                                       -> that list for the last cell

A heading counts where the title honours (表彰, 命名, 认定, 公布…名单) or it ends with 名单; what is withdrawn (取消, 不合格) gives none,
what is put up for objections or recommended (公示, 推荐) is planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.facts.designations import recipients, rows
from kg.facts.grammar import passages
from kg.model import Designation, Mention, Modality, Reading, Sentence
from kg.text.memo import once

_HONOURING = re.compile(r"表彰|命名|授予|认定|评选|获奖|表扬|嘉奖|荣誉|(?:公布|印发|下达|公示)[^。]{2,60}(?:名单|结果)")
WITHDRAWN = re.compile(r"取消|撤销|不合格|淘汰|退出|更名|批评|未通过|注销|整改|候补|落后|失信|终止|评委|专家")
PROPOSED = re.compile(r"拟|公示|候选|申报|推荐|创建|培育|储备")
_NUMBER = re.compile(r"^(?:附件?\s*[一二三四五六七八九十\d]*\s*[：:.、]?|[（(]?[一二三四五六七八九十\d]+[)）、.．]|[☆★◆●■·]|\s)+")
_COUNT = re.compile(r"\s*(?:[（(][^（）()]*[)）]|共?[\d一二三四五六七八九十百]+[家个名户项位])*[：:]?\s*$")
_LIST = re.compile(r"(?:表彰|获奖|获得者|入选|认定|公示|增补|拟认定)*(?:名单|一览表?)(?:公示|公布)?$")
_LIST_OF = re.compile(r"(?<=[奖号户兵臣])(?:镇区|企业|单位|个人|人员|园区|集体)" + _LIST.pattern)
"""突出贡献奖|企业名单: who is on a list is no part of the honour, but the 企业 of 龙头企业名单 is."""
_LEAD = re.compile(r"^(?:荣获|获得?|授予|拟?认定|命名|表彰|公布)")
HONOUR = re.compile(
    r"(?:奖|称号|大户|标兵|功臣|大使|店小二|工匠|领跑者|明星|模范|能手|十佳|\d+佳|[十百千]强(?:企业)?|\d+强(?:企业)?|强[镇区县村企]|龙头企业|小巨人”?(?:企业)?|“[^“”]{1,12}”(?:企业|单位)?"
    r"|(?:先进|优秀|示范|十佳|杰出|突出贡献|文明|诚信|绿色|百强|十强|星级|专精特新|高新技术|创新型|标杆|重点|科技型|放心|最佳|功勋|功臣|模范|创新|贡献)[\u4e00-\u9fff]{1,12}"
    r"|企业技术中心|工程(?:技术)?(?:研究)?中心|重点实验室|孵化器|众创空间|(?:级|批)[\u4e00-\u9fff]{2,14}(?:产业园|园区|基地|企业|中心|工厂|小镇|景区|品牌|产品|项目))$"
)
_GROUPING = re.compile(r"[（(]?[\u4e00-\u9fff]{0,8}\s*[（(]?共?\d*[家个名户项位]?[)）]?[：:]?|[（(][^（）()]{2,30}[)）]")
"""成县（3户）, （共25家）, （排名不分先后）: lines of a list that are no members."""
_SECTION = re.compile(r"[（(]?[一二三四五六七八九十]+[)）、.．]")
PERSONS = re.compile(r"(?:个人|企业家|工匠|标兵|大使|人物|功臣|建设者|工作者|店小二|模范|能手|先锋)”?$")
"""Last words of honours that persons have."""


@dataclass(frozen=True, slots=True)
class _Roll:
    """An honour as its heading names it, and who has it by one line."""

    honour: Mention
    heading: int
    modality: Modality
    members: tuple[Mention, ...] = ()


def read(reading: Reading, sentence: Sentence) -> Iterator[Designation]:
    """The honours of the names that a line of a roll holds."""
    roll = _rolls(reading, reading.sentences[0]).get(sentence.index)
    if roll is None:
        return
    for about in roll.members:
        yield Designation(
            evidence=(roll.heading, sentence.index),
            modality=roll.modality,
            rule="designations/roll",
            confidence=0.8,
            about=about,
            honour=roll.honour,
        )


@once
def _rolls(reading: Reading, first: Sentence) -> dict[int, _Roll]:
    """The lines of a text that are members of rolls."""
    title = "".join(s.text for s in reading.sentences[:3] if s.role == "title")
    if not (_HONOURING.search(title) or "名单" in reading.document.text):
        return {}
    out: dict[int, _Roll] = {}
    roll: _Roll | None = None
    over = title if _HONOURING.search(title) else ""  # what says that the headings below name honours
    for s in reading.sentences[1:]:
        if not _alone(reading, s) or _signed(reading, s):
            roll = None
            continue
        name = _named(s)
        headed = name and _SECTION.match(s.text)
        if roll and not headed and (members := _members(reading, s, roll.honour)):
            roll = out[s.index] = replace(roll, members=tuple(members))
        else:
            over = s.text if _LIST.search(s.text) else over
            if name:
                proposed = PROPOSED.search(s.text + title + over)
                wanted = over and not WITHDRAWN.search(s.text)
                roll = _Roll(name, s.index, "planned" if proposed else "actual") if wanted else None
            elif not (passages.row(s) or _GROUPING.fullmatch(_NUMBER.sub("", s.text))):
                roll = None
    return out


def _signed(reading: Reading, s: Sentence) -> bool:
    """Whether a line is the body that signs: a day stands on the next."""
    following = reading.sentences[s.index + 1 : s.index + 2]
    return any(m.kind == "Period" and m.text == f.text for f in following for m in reading.mentions[f.index])


def _alone(reading: Reading, s: Sentence) -> bool:
    """Whether a sentence is a line of its own."""
    text = reading.document.text
    return "\n" in text[max(0, s.start - 3) : s.start] and "\n" in (text[s.end : s.end + 3] or "\n")


def _named(s: Sentence) -> Mention | None:
    """The honour that a heading names: 三、荣获2023年度突出贡献奖企业名单 -> 2023年度突出贡献奖."""
    if len(s.text) > 60 or s.text.endswith(("。", "；")):
        return None
    start = number.end() if (number := _NUMBER.match(s.text)) else 0
    end = (counted.start() if (counted := _COUNT.search(s.text, start)) else len(s.text)) or len(s.text)
    if (listed := _LIST_OF.search(s.text, start, end)) or (listed := _LIST.search(s.text, start, end)):
        end = listed.start()
    start += lead.end() if (lead := _LEAD.match(s.text[start:end])) else 0
    if not HONOUR.search(s.text, start, end) or re.search("[，。；]|关于", s.text[start:end]):
        return None
    return Mention(s.start + start, s.start + end, s.text[start:end], "Honour", finder="rolls", score=0.8)


def _members(reading: Reading, s: Sentence, honour: Mention) -> list[Mention]:
    """The names that a line holds, with what is told of each; a row of a table: the last of its cells that has one. A name may be one
    that no finder knows."""
    if passages.row(s):
        bodies = [m for m in reading.mentions[s.index] if m.kind in recipients.NAMED and m.kind != "AdministrativeArea"]
        return bodies[-1:] if s.text[:1].isdigit() else []
    start = number.end() if (number := _NUMBER.match(s.text)) else 0
    return rows.members(reading, s, s.start + start, persons=bool(PERSONS.search(honour.text)))
