"""Counted nouns -> Group facts.

    帮助50家企业申报 -> Group(企业, 50); 新签约项目30个 -> Group(新签约项目, 30); 某某科技等9个项目 -> Group(项目, 9, member 某某科技)
    开工、投产项目各19个 -> Group(开工项目, 19), Group(投产项目, 19)

The noun stands behind the classifier, or before the number; a count without either (另有6个, 43个建成投产) counts what the count
before it counted. A number of units that a noun of a measure stands before (年产能18万辆) is an observation, no group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.facts import counted
from kg.facts.grammar import antecedents, asides, dating, distributed, modality, nouns, preceding, setting, summed, yearly
from kg.facts.observations import annual, changes, left, plain
from kg.mentions.measures import rows
from kg.model import Group, Mention, Period, Quantity, Reading, Sentence
from kg.text.anchors import finder

_MEMBERS = re.compile(r"等(?:[^，,。；;、]{0,4})?$")
_EACH = finder(r"(?P<list>[^，,。；;：:]{2,40}?)(?:分别|均|都|也)?各(?:有|为|达|自)?$")
_LINK = re.compile(r"、|和|与|及|以及")
_JOBS = re.compile(r"(?:就业|上岗|脱贫|减贫|用工|增收)(?:已|超过?|达到?|约|近|共|岗位约)*$")
_PER_YEAR = re.compile(
    r"(?:年|日|月)(?:可|预计|能|将|新增)?(?:产|加工|处理|出栏|屠宰|接待|生产)(?!业|线|基地|项目)[^，,。；;、\d]{0,8}?(?:各类)?(?:为|达|约|近|超过?)?$"
)
_HERDS = re.compile(r"(?:出栏|存栏|屠宰)[^，,。；;、\d]{0,6}$")
_NUMBER = re.compile(r"(?:[\d年月底末—-]*(?:完成|实际|计划|目标|预计|累计)?)(?:数量|总?[个家户件项人]数|总数|数|合计|小计|总计)")
"""The heading of a column that does not say what it counts; the row does (工业项目 | 12)."""
_TOTAL = re.compile(r"(?<=..)(?:[总人]?数|数量)$")
_GROWN = re.compile(r"(?:(?<!新)增加|减少|增长|下降|上升|提升|前移|后移|提高|多|少|(?<!新)增|减)(?:了|近|约|超过?|逾)?$")
"""Verbs of growing: right in front of a number that no noun follows they say by how much; 净增|5户 is of the year, not of its last day."""
_MEASURED = re.compile(r"(?:(?<![数质力大批少总])量|产能|能力|人次|规模|总人口|人口|人数|用户数|指数|指标|得分|评分)$")


def find(reading: Reading, sentence: Sentence) -> Iterable[Group]:
    """The groups that a sentence counts."""
    if sentence.role == "meta":
        return
    for m in reading.mentions[sentence.index]:
        if isinstance(m.value, Quantity) and m.value.unit == "NUM" and _counts(reading, sentence, m):
            yield from _groups(reading, sentence, m)


def _counts(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """Whether a number counts: one with a classifier, or right before persons (惠及4945万|老年人)."""
    assert isinstance(m.value, Quantity)
    if plain.staged(sentence, m):
        return False
    if m.value.written == "位" and (share := distributed.shares(reading, sentence).get(m)) and share.ranked:
        return False  # 青原经开区（40位）
    persons = m.value.written or counted.persons(reading, sentence, m.end)
    return bool(persons) and not _measured(reading, sentence, m)


def _measured(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """年产能18万辆, 年产30万台: the number says how much of a measure there is."""
    if rows.column(reading.document, sentence, m):
        return False
    before = sentence.text[: m.start - sentence.start]
    if _PER_YEAR.search(before) or annual.read(reading, sentence, m) or _JOBS.search(before) or _HERDS.search(before):
        return True
    if _GROWN.search(before) and nouns.counted(reading, sentence, m.end) in ("", "位次", "名次"):
        return True  # 开工项目增加|74个, 较上年上升|2位: by how much, not how many
    earlier = [x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity) and x.end <= m.start]
    last = max(earlier, key=lambda x: x.end, default=None)
    if last and changes.follows(reading, sentence, last, m) and _measured(reading, sentence, last):
        return True  # 常住人口由4.6万人增加到|8.3万人
    return bool(_MEASURED.search(left.read(reading, sentence, m.start).text))


def _groups(reading: Reading, sentence: Sentence, m: Mention) -> Iterable[Group]:
    row = rows.column(reading.document, sentence, m)
    each = [] if row else _each(reading, sentence, m)
    share = distributed.shares(reading, sentence).get(m)
    alone = _of_whole(reading, sentence, share, m) if share else counted.noun(reading, sentence, m)
    found = each or [_of_cell(*row) if row else alone]
    period = yearly.of_row(reading, sentence, m.start) or setting.period_for(reading, sentence, m.start)
    if _GROWN.search(sentence.text[: m.start - sentence.start]):
        period = summed.since_new_year(period)
    mode, condition = modality.of(reading, sentence, m.start, m.end, period, "figure")
    for noun in found:
        kind = noun or antecedents.of(reading, sentence, m) or counted.classified(reading, sentence, m)
        if not kind:
            continue  # 从业|860人: how many of whom is spoken of, and no noun
        yield Group(
            evidence=(sentence.index,),
            modality=mode,
            condition=condition,
            period=summed.so_far(reading, sentence, m.start, period, noun)
            or dating.of_plan(reading, sentence, m.start, mode)
            or (_framed(reading, sentence, m, noun) if mode == "actual" else None),
            rule="groups",
            confidence=0.9 if noun else 0.6,
            member_type=kind,
            count=m,
            members=_members(reading, sentence, m),
        )


def _framed(reading: Reading, sentence: Sentence, m: Mention, noun: str) -> Period | None:
    return dating.of_headline(reading, sentence, m, noun) or dating.of_count(reading, sentence, m.start, noun)


def _of_whole(reading: Reading, sentence: Sentence, share: distributed.Share, m: Mention) -> str:
    """项目共30个，其中甲县|20个、乙县|10个: what the whole counts, else the last noun that the classifier counts; never what it is of."""
    noun = counted.noun(reading, *share.whole) if share.whole else ""
    noun = noun or antecedents.head(reading, sentence, share.first, whole=True)
    zones = {x.label for x in reading.mentions[sentence.index] if x.kind in ("DevelopmentZone", "Park")}
    return counted.classified(reading, sentence, m) if not noun or noun in zones else noun


def _of_cell(column: str, about: rows.Cell) -> str:
    """What a number in a table counts: 已投产企业（家）, in the row of a park; 工业项目 in the row of that, under 数量（个）."""
    return about.text if _NUMBER.fullmatch(column) else _TOTAL.sub("", column)


def _each(reading: Reading, sentence: Sentence, m: Mention) -> list[str]:
    """开工、投产项目各19个: one noun a member of the list; they share the head of the last."""
    found = _EACH.search(sentence.text[: m.start - sentence.start])
    if not found:
        return []
    parts = [p for p in _LINK.split(found["list"]) if p]
    if not 2 <= len(parts) <= 8:
        return []
    end = sentence.start + found.end("list")
    last = preceding.alone_before(reading, sentence, end) or parts[-1]
    head = next((h for h in ("项目", "企业", "工程", "园区", "平台", "基地") if last.endswith(h)), "")
    parts[-1] = last
    parts[0] = re.split(r"其中|的|有", parts[0])[-1] or parts[0]
    return [_completed(p, last, head) for p in parts]


def _completed(part: str, last: str, head: str) -> str:
    """A member of a list with the head of the last: 开工、|投产项目; 国家级、|省级技术中心; 男、|女职工."""
    if head and not part.endswith(head) and len(part) <= 4:
        return part + head
    cut = last.find("级") if part.endswith("级") else 0 if len(part) == 1 else -1
    return part + last[cut + 1 :] if cut >= 0 else part


_TOGETHER = re.compile(r"[^，,。；;、与和]{1,12}(?:建立|签署|签订|签约|达成|开展|共建|携手|合作|对接|联合)")
"""甲局|与乙商会等8家商协会建立联系: 与 says with whom."""


def _members(reading: Reading, sentence: Sentence, m: Mention) -> tuple[Mention, ...]:
    """The named members before 等: A、B等9个项目."""
    before = sentence.text[: m.start - sentence.start]
    etc = _MEMBERS.search(before)
    if not etc:
        return antecedents.spoken_of(reading, sentence, m)
    at = sentence.start + etc.start()
    joints = ("", "、", "和", "及") if _TOGETHER.match(sentence.text, m.end - sentence.start) else ("", "、", "和", "与", "及")
    out: list[Mention] = []
    names = asides.without(sentence, reading.mentions[sentence.index])
    for x in sorted((x for x in names if x.end <= at and x.value is None), key=lambda x: -x.end):
        gap = reading.document.text[asides.end(sentence, x) : at]
        if gap.strip('“”"') not in joints:
            break
        out.insert(0, x)
        at = x.start
    return tuple(out)
