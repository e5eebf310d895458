"""Counted nouns -> Group facts.

    帮助50家企业申报 -> Group(企业, 50); 新签约项目30个 -> Group(新签约项目, 30); 某某科技等9个项目 -> Group(项目, 9, member 某某科技)
    开工、投产项目各19个 -> Group(开工项目, 19), Group(投产项目, 19)

The noun stands behind the classifier, or before the number; a count without either (另有6个, 43个建成投产) counts what the count
before it counted. A number of units that a noun of a measure stands before (年产能18万辆) is an observation, no group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg import resources
from kg.facts.grammar import antecedents, clauses, dating, modality, nouns
from kg.facts.observations import changes, left
from kg.mentions.measures import rows
from kg.model import Group, Mention, Period, Quantity, Reading, Sentence

_MEMBERS = re.compile(r"等(?:[^，,。；;、]{0,4})?$")
_EACH = re.compile(r"(?P<list>[^，,。；;：:]{2,40}?)(?:分别|均|都|也)?各(?:有|为|达|自)?$")
_LINK = re.compile(r"、|和|与|及|以及")
_CLASS = re.compile(r"(?:服务业|制造业|加工业|工业|农业|商业|旅游业|物流业|类|板块)$")
_VERBAL = ("v", "vn", "d", "ad", "q", "a")
_JOBS = re.compile(r"(?:就业|上岗|脱贫|减贫|用工|增收)(?:已|超过?|达到?|约|近|共|岗位约)*$")
_GROWN = re.compile(r"(?:净增|增加)加?$")
"""年末有企业86户，净增|5户: in the year, not on its last day."""
_REACHED = re.compile(r"(?<=项目|工程|企业)(?:新?开工|竣工|投产|签约|落地|建成|完工|入库|复工)+$")
"""省级项目|开工16个: what was reached is no part of the noun."""
_COSTING = re.compile(r"(?:总|计划|协议)*(?:投资|产值|营收)额?[^，,。；;、的]{1,14}的")
_STATE = re.compile(r"新?(?:在建|签约|开工|复工|投产|竣工|建成|落地|落户|储备|续建|拟建|洽谈|投用|完工)+")
_PER_YEAR = re.compile(
    r"(?:年|日|月)(?:可|预计|能|将|新增)?(?:产|加工|处理|出栏|屠宰|接待|生产)(?!业|线|基地|项目)[^，,。；;、\d]{0,8}?(?:各类)?(?:为|达|约|近|超过?)?$"
)
_HERDS = re.compile(r"(?:出栏|存栏|屠宰)[^，,。；;、\d]{0,6}$")
_GROWN = re.compile(r"(?:(?<!新)增加|减少|增长|下降|上升|提升|前移|后移|提高|多|少|(?<!新)增|减)(?:了|近|约|超过?|逾)?$")
"""Verbs of growing right in front of a number that no noun follows."""
_STAGES = re.compile(r"分(?:为|成|作)?$")
_STAGE = ("期", "批", "批次", "步", "阶段", "年", "块", "片区")
_MEASURED = re.compile(
    r"(?:产能|产量|销量|能力|吞吐量|客流量|运量|人次|流量|指数|规模|总人口|人口|交易量|保有量|容量|存量|发行量|指标|用户数|得分|评分|浏览量|客运量|货运量|需求量)$"
)


def find(reading: Reading, sentence: Sentence) -> Iterable[Group]:
    """The groups that a sentence counts."""
    if sentence.role == "meta":
        return
    for m in reading.mentions[sentence.index]:
        if isinstance(m.value, Quantity) and m.value.unit == "NUM" and m.value.written and not _measured(reading, sentence, m):
            yield from _groups(reading, sentence, m)


def _measured(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """年产能18万辆, 年产30万台: the number says how much of a measure there is."""
    if rows.column(reading.document, sentence, m):
        return False
    before = sentence.text[: m.start - sentence.start]
    if _PER_YEAR.search(before) or _JOBS.search(before) or _HERDS.search(before):
        return True
    if _GROWN.search(before) and not nouns.counted(reading, sentence, m.end):
        return True  # 开工项目增加|74个, 较上年上升|2位: by how much, not how many
    earlier = [x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity) and x.end <= m.start]
    last = max(earlier, key=lambda x: x.end, default=None)
    if last and changes.follows(reading, sentence, last, m) and _measured(reading, sentence, last):
        return True  # 常住人口由4.6万人增加到|8.3万人
    return bool(_MEASURED.search(left.read(reading, sentence, m.start).text))


def _groups(reading: Reading, sentence: Sentence, m: Mention) -> Iterable[Group]:
    row = rows.column(reading.document, sentence, m)
    each = [] if row else _each(reading, sentence, m)
    found = each or ([row[1].text] if row else [_noun(reading, sentence, m)])
    period: Mention | Period | None = clauses.period_for(reading, sentence, m.start, m.end)
    if _GROWN.search(sentence.text[: m.start - sentence.start]):
        period = dating.since_new_year(period)
    mode, condition = modality.of(reading, sentence, m.start, m.end, period)
    for noun in found:
        yield Group(
            evidence=(sentence.index,),
            modality=mode,
            condition=condition,
            period=period
            or dating.of_plan(reading, sentence, m.start, mode)
            or (dating.of_count(reading, sentence, m.start, noun) if mode == "actual" else None),
            rule="groups",
            confidence=0.9 if noun else 0.6,
            member_type=noun or antecedents.of(reading, sentence, m) or _own(m),
            count=m,
            members=_members(reading, sentence, m),
        )


def _noun(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """The noun of a count: behind it, before it; a class (制造类有9个) is one of what is counted around it."""
    assert isinstance(m.value, Quantity)
    if len(m.value.written) > 1 and not m.value.written.endswith(("次", "套", "）", ")", "人口")):
        return m.value.written  # 4方面, 6大类: the classifier is a noun
    if m.value.written in _STAGE and _STAGES.search(sentence.text[: m.start - sentence.start]):
        return m.value.written  # 项目分|两期建设
    words = left.read(reading, sentence, m.start)
    before = nouns.before(reading, sentence, words.end)
    described = next((x for x in reading.mentions[sentence.index] if x.start == m.end and isinstance(x.value, Quantity)), m)
    costing = _COSTING.match(sentence.text, m.end - sentence.start)  # 20个|总投资270亿元的|项目
    behind = nouns.counted(reading, sentence, sentence.start + costing.end() if costing else described.end)  # 4台|6吨|冲天炉
    adjacent = words.end == m.start
    if before and (
        sentence.text[: m.start - sentence.start].endswith(("由", "从"))
        or not behind
        or re.search(r"(?:总数|数量|总量|数)$", words.text)
        or adjacent
        and _verb_follows(reading, sentence, m)
    ):
        noun = before
    else:
        noun = behind or _before_verb(reading, sentence, words.end)
    noun = _REACHED.sub("", noun)
    if noun and _STATE.fullmatch(noun):
        return noun + antecedents.head(reading, sentence, m.value.written) if isinstance(m.value, Quantity) else noun
    if noun and _CLASS.search(noun) and isinstance(m.value, Quantity) and m.value.written in ("个", "项", "家"):
        return noun + antecedents.head(reading, sentence, m.value.written)
    return noun or antecedents.partial(reading, sentence, m)


def _verb_follows(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """企业50家|入驻园区: the noun stood before."""
    t = next((t for t in reading.tokens[sentence.index] if t.start >= m.end), None)
    return t is not None and t.tag in ("v", "d")


def _before_verb(reading: Reading, sentence: Sentence, end: int) -> str:
    """110千伏线路|新架2回, 外资研发中心|落户600家: the noun before the verb of a count."""
    tokens = [t for t in reading.tokens[sentence.index] if t.end <= end]
    while (
        tokens
        and len(tokens[-1].text) <= 2
        and (tokens[-1].tag in _VERBAL or tokens[-1].text in resources.words("measure_tellers"))
    ):
        tokens.pop()
        if tokens and (noun := nouns.before(reading, sentence, tokens[-1].end)):
            return "" if noun in resources.words("no_subjects") else noun
        if end - (tokens[-1].end if tokens else 0) > 4:
            break
    return ""


def _own(m: Mention) -> str:
    assert isinstance(m.value, Quantity)
    written = m.value.written
    return {"名": "人", "位": "人", "人次": "人次", "户": "户"}.get(written, written)


def _each(reading: Reading, sentence: Sentence, m: Mention) -> list[str]:
    """开工、投产项目各19个: one noun a member of the list; they share the head of the last."""
    found = _EACH.search(sentence.text[: m.start - sentence.start])
    if not found:
        return []
    parts = [p for p in _LINK.split(found["list"]) if p]
    if not 2 <= len(parts) <= 8:
        return []
    end = sentence.start + found.end("list")
    last = nouns.alone_before(reading, sentence, end) or parts[-1]
    head = next((h for h in ("项目", "企业", "工程", "园区", "平台", "基地") if last.endswith(h)), "")
    parts[-1] = last
    parts[0] = re.split(r"其中|的|有", parts[0])[-1] or parts[0]
    return [p if not head or p.endswith(head) or len(p) > 4 else p + head for p in parts]


def _members(reading: Reading, sentence: Sentence, m: Mention) -> tuple[Mention, ...]:
    """The named members before 等: A、B等9个项目."""
    before = sentence.text[: m.start - sentence.start]
    etc = _MEMBERS.search(before)
    if not etc:
        return antecedents.spoken_of(reading, sentence, m)
    at = sentence.start + etc.start()
    out: list[Mention] = []
    for x in sorted((x for x in reading.mentions[sentence.index] if x.end <= at and x.value is None), key=lambda x: -x.end):
        gap = reading.document.text[x.end : at]
        if gap.strip('“”"') not in ("", "、", "和", "与", "及"):
            break
        out.insert(0, x)
        at = x.start
    return tuple(out)
