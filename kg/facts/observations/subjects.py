"""The common noun that a clause begins with and says something of: 入园企业|缴纳税收; no measure (房地产|开发投资) and no empty word."""

from __future__ import annotations

import re
from itertools import takewhile

from kg import resources
from kg.facts.grammar import opening, verbs
from kg.facts.grammar.clauses import TOPICS, Clause
from kg.facts.observations.measures import measure
from kg.mentions import leftward
from kg.model import Mention, Reading, Sentence

GENERIC = frozenset(
    (
        "项目",
        "工程",
        "全部项目",
        "整个项目",
        "园区",
        "公司",
        "企业",
        "工厂",
        "基地",
        "厂区",
        "该项目",
        "总",
        "这",
        "设计",
        "产品",
        "建筑",
        "面积",
        "年产",
        "规划",
        "计划",
    )
)
"""Words that say nothing of what a figure is of: whatever the text speaks of (项目总投资), or a part of the measure (设计时速)."""
_BOUND = re.compile(r"(?:率|[额值量]|(?<![制季年月])度)$")
_TOTAL = re.compile(r"(?:合计|总计|累计|总额|估算|概算)$")
_EVENT = re.compile(
    r"(?:[今明后去]年|\d{4}年|年底|年内|\d{1,2}月份?[初底末]?|\d{1,2}日|计划|预计|力争)*(?:建成|竣工|投产|开工|破土动工|破土|奠基|动工|达产|达效|投用|投运|运营|验收|完工|通车|启用|交付|签约|落地|落户)+"
)
"""2026年建成投产，年产值50亿元: what happens to a work is not what the figure is of."""


def bare(noun: str) -> bool:
    """Whether a noun is none that has a measure: a measure itself, an event, an empty word."""
    return bool(
        noun.endswith(resources.endings("no_subject_endings")) or _EVENT.fullmatch(noun) or measure(noun) or _BOUND.search(noun)
    )


def of(reading: Reading, sentence: Sentence, clause: Clause, end: int) -> Mention | None:
    """The noun that a clause begins with, no measure and no empty word."""
    noun = opening.subject(reading, sentence, clause.start, end)
    if noun is None or noun.text in GENERIC:
        return None
    if bare(noun.text) or _deed(reading, sentence, clause, noun):
        return None
    behind = [t for t in reading.tokens[sentence.index] if t.start >= noun.end][:3]
    follow = [t.text for t in takewhile(lambda t: t.tag not in ("t", "m"), behind)]
    wordings = [_TOTAL.sub("", noun.text)]
    if not follow or follow[0] not in resources.words("measure_carriers"):  # 入园企业|缴纳税收; but 房地产|开发投资
        wordings += [noun.text + "".join(follow[: i + 1]) for i in range(len(follow))]
    return None if any(measure(w) or _BOUND.search(w) for w in wordings) else noun


_HEADS = re.compile(
    r"(?:位于|地处|坐落|选址|总投资|占地|由[^，,。；;]{2,24}(?:投资|建设|承建|实施|打造)|规划(?:用地|占地|总)|主要建设|建设(?:地点|内容|规模))"
)
"""What a description of works goes on with behind their name."""


def heading(reading: Reading, clause: Clause, following: Clause) -> Mention | None:
    """石岩治沙二期，位于…，总投资9亿元: the words that a description begins with, where they hold a name that no one knows."""
    text = reading.document.text[clause.start : clause.end]
    known = any(clause.end == m.end or clause.start == m.start or m.kind in ("Quantity", "Period") for m in clause.mentions)
    if known or not 4 <= len(text) <= 24 or not _HEADS.match(following.text) or not _NAMELIKE.fullmatch(text):
        return None
    return Mention(clause.start, clause.end, text, "Concept", finder="subjects")


_NAMELIKE = re.compile(
    r"(?!其中|目前|此外|同时|据|在|由|对|从|按|将|截至|近|日前|昨|今)[\u4e00-\u9fff\dA-Za-z·（）()]+(?<![了前后时中来内日月年间])"
)
_DEFINITE = re.compile(
    r"(?:^|[，,：:])(?:[^，,。；;：:该]{0,8}?)(?P<noun>(?:整个|全部)(?:项目|工程)|(?:(?<=开工的)|(?<=签约的)|(?<=建设的)|(?<=实施的)|(?<=引进的)|(?<=投产的))项目(?=主要|总|占|计划|预计|将)|该(?:村|镇|乡|街道|社区|县|市|区|州|省|公司|企业|厂|基地|合作社|生产线|产线|园|园区|学校|医院|项目|工程|平台|行业|产业))"
)
"""去年|该村|实现收入: who is spoken of, though its name was not found."""


def definite(reading: Reading, clause: Clause, end: int) -> Mention | None:
    """该村, where it refers to nothing that is named: not whom the text is about."""
    found = _DEFINITE.search(reading.document.text[clause.start : end])
    if found is None:
        return None
    start, stop = clause.start + found.start("noun"), clause.start + found.end("noun")
    named = any(m.start < stop and start < m.end for m in clause.mentions)
    return None if named else Mention(start, stop, found["noun"], "Concept", finder="subjects")


_GENERAL = re.compile(
    r"(?<![^，,；;：:。！？“\s])(?:该|本|此|整个|全部|(?P<many>该批|这批|这些|上述|此批))?(?P<noun>项目|工程|公司|工厂)(?:[一二三]期)?"
    r"(?:全部|全面|整体|正式|顺利|如期)?(?=$|[，,（(\d]|总|共|计划|预计|拟|将|已|现|可|建成|建设[期周工规内地]|投|达|完|竣|开工|占|规划|分[两二三四为]"
    r"|位于|主要|由|建筑|用地|设计|从|于|采用|全|新建|工期|年|每年|运营|实施后|落[成地]|正|注册|员工|去年|今年|专业|成立|业主|法人|(?:相关|有关|主要)?负责人|董事长|总?经理|副总|工作人员)"
)
"""项目|建成后: a clause that opens with a kind of thing says something of one that was spoken of."""


def general(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Where the last common noun of a kind of thing stands that opens a clause, and whether of many: 该批|项目."""
    found = list(_GENERAL.finditer(text, start, end))
    return (found[-1].start("noun"), found[-1].end("noun"), found[-1]["many"] is not None) if found else None


def _deed(reading: Reading, sentence: Sentence, clause: Clause, noun: Mention) -> bool:
    """建设产业生态，…: a clause that is a verb with its object says what is done, and is no subject; nor does where something lies
    (地处东经113度), nor a name with a verb or a side before it (东临清河路)."""
    first = next((t for t in reading.tokens[sentence.index] if t.start >= noun.start), None)
    if first is None:
        return False
    if verbs.locates(first.text) or any(m.kind in TOPICS and noun.start < m.start and m.end == noun.end for m in clause.mentions):
        return True
    if first.tag == "v" and any(m.start == first.end and m.end <= noun.end for m in clause.mentions):
        return True  # 落户青原高新区
    whole = noun.start == clause.start and noun.end == clause.end
    return whole and first.end < noun.end and leftward.edge(first.text) == "make"
