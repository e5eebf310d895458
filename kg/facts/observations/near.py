"""What stands beside a figure and says of what it is: its row, the name that holds it, the bracket, the noun it describes, its owner.

年产1万吨白酒项目                 -> the work whose name holds the figure
闲置土地12宗1350亩                -> the count that it follows at once
两宗工业用地（共计153亩）         -> what stands in front of the bracket
产值超1亿元的重大项目             -> what it describes
青原经开区标准厂房建筑面积12万平方米 -> the owner
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses, fields, preceding
from kg.facts.observations import fitting, receivers
from kg.facts.observations.figure import NAMED, Figure, Subject
from kg.facts.observations.measures import measure
from kg.model import Arg, Mention

_OF_WORK = re.compile(r"工期|总投资|概算|估算|总长|全长|建设期|建设周期|总建筑面积")
_OF_CONTRACT = re.compile(
    rf"{_OF_WORK.pattern}|合同(?:总|暂定)*(?:价|金额|期)|中标(?:总)?(?:价|金额)|成交(?:价|金额)|交货期|履[行约]期"
)
_PAID_BY = re.compile(r"^(?P<works>.{2,30}?)由.{2,30}(?:投资|出资)(?:约|近|超)?$")
_VALUE = re.compile(r"(?:^|[，,。；;/／])\s?[\u4e00-\u9fff（）()]{2,14}[:：]\s?[约近超逾]?$")
"""Before a figure that is the value of a label."""
_SIDE_LABEL = re.compile(r"(?:地点|选址|地址|位置|所在地|单位|业主|主体|投资方|建设方)[:：]\s?$")
"""The labels of where and whose works are."""
_LABEL = 8
"""Characters that are looked over for one."""
_AWARDS = (
    "奖励",
    "奖补",
    "经费支持",
    "资金支持",
    "扶持资金",
    "补助",
    "补贴",
    "资助",
    "奖金",
    "贴息",
    "奖励比例",
    "补助比例",
    "补贴比例",
)


def built(f: Figure) -> Subject | None:
    """某变电站由甲公司投资|8600万元建设: what is built stands before who pays."""
    clause = f.parts[clauses.at(f.parts, f.m.start)]
    found = _PAID_BY.search(f.before[clause.start - f.sentence.start :])
    if found is None:
        return None
    end = clause.start + found.end("works")
    if named := [x for x in clause.mentions if x.end == end and x.kind in NAMED]:
        return named[0], 0.9
    noun = preceding.before(f.reading, f.sentence, end)
    return (f.concept(end - len(noun), end), 0.75) if noun else None


def given(f: Figure) -> Subject | None:
    """The member of a list with 分别."""
    return (f.what.thing, 0.9) if f.what.thing else None


def attached(f: Figure) -> Subject | None:
    """年产1万吨白酒项目: the work whose name holds the figure; 闲置土地12宗|1350亩: the count that the figure follows at once."""
    for name in f.reading.mentions[f.sentence.index]:
        if name.kind in clauses.WORKS and name.start <= f.m.start and f.m.end < name.end:
            return name, 0.9
    joined = "、" if f.what.left.empty else ""  # 干道15条、|36公里
    ends = (f.m.start, f.m.start - len(joined)) if f.before.endswith(joined) else (f.m.start,)
    return next(((g, 0.9) for g, count in f.counts if count.end in ends), None)


def bracketed(f: Figure) -> Subject | None:
    """两宗工业用地（共计153亩，起始价3060万元）: what stands in front of the bracket that a figure stands in."""
    before = f.before
    at = max(before.rfind("（"), before.rfind("("))
    if at < 0 or before.startswith("以下简称", at + 1) or "）" in before[at:] or ")" in before[at:]:
        return None
    end = f.sentence.start + at
    for g, count in f.counts:
        if count.end + len(g.member_type) == end:
            return g, 0.85
    mentions = f.reading.mentions[f.sentence.index]
    named = next((x for x in mentions if x.end == end and x.kind in clauses.TOPICS | {"Mechanism"}), None)
    noun = preceding.before(f.reading, f.sentence, end)
    if named or not noun or measure(noun):
        return (named, 0.85) if named else None
    return f.concept(end - len(noun), end), 0.85


def fielded(f: Figure) -> Subject | None:
    """建设地点：某园；总投资：|3亿元: the work that the labels are about, and not the value of another label."""
    owner = fields.owner(f.reading, f.sentence) if _VALUE.search(f.before) else None
    return (owner, 0.85) if owner and fitting.can_have(f, owner) else None


def another_value(f: Figure, about: Arg) -> bool:
    """建设地点：某园；总投资：|3亿元: whether what a figure seems to be of is the value of another label."""
    if not isinstance(about, Mention) or not _VALUE.search(f.before):
        return False
    return _SIDE_LABEL.search(f.reading.document.text, max(0, about.start - _LABEL), about.start) is not None


def described(f: Figure) -> Subject | None:
    """产值超1亿元的|重大项目, 投资3亿元建设|某工程: the noun or name behind the figure."""
    behind = f.what.right
    return (behind.of, 0.9) if behind.of and (behind.relative or behind.built) else None


def owned(f: Figure) -> Subject | None:
    """青原经开区|工业总产值: the name right in front of what is measured."""
    owner = f.what.left.owner
    if owner is None or owner.kind not in NAMED or owner.kind == "PublicBody" and not fitting.can_have(f, owner):
        return None
    if f.reading.document.text.startswith("等", owner.end):
        return None  # 东湖片区等|30万平方米安置房
    return owner, 0.95


def contracted(f: Figure) -> Subject | None:
    """中标工期24个月, 合同总价3亿元: what is so of the one contract or work that an announcement is about, not of who announces."""
    awards = f.reading.awards
    if len(awards) != 1 or not _OF_CONTRACT.search(f.what.indicator):
        return None
    clause = f.parts[f.here]
    if any(x.kind in clauses.WORKS and x.end <= f.at for x in clause.mentions):
        return None
    parts = (awards[0].part("project"), awards[0].part("contract"))
    part = next((p for p in (parts if _OF_WORK.search(f.what.indicator) else parts[::-1]) if p), None)
    return (part.mention, 0.75) if part else None


def awarded(f: Figure) -> Subject | None:
    """给予企业20万元奖励: who gets it."""
    if not f.what.indicator.endswith(_AWARDS):
        return None
    if whom := receivers.named(f.reading, f.sentence, f.m):
        return whom, 0.85
    noun = receivers.spoken_of(f.reading, f.sentence, f.m)
    return (noun, 0.6) if noun else None
