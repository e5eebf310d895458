"""A count without a noun -> what it counts, by what was counted or spoken of before.

签约项目30个，其中亿元以上12个 -> 签约项目; 招商引资项目中，在建的有45个 -> 在建项目; 两个项目均已开工 -> the two named before
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses, nouns, preceding
from kg.model import Mention, Quantity, Reading, Sentence

PERSONS = frozenset(("人", "人次", "名", "位"))
"""Classifiers that say by themselves what is counted."""
HEADS = {
    "个": ("项目", "工程", "园区", "平台", "基地", "产业园", "合同", "协议"),
    "项": ("项目", "工程", "技术", "措施", "政策", "成果", "任务", "标准", "专利"),
    "户": ("企业", "公司", "商户", "农户", "市场主体"),
    "家": ("企业", "公司", "机构", "单位", "产业园", "园区", "医院", "学校", "银行", "基地", "中心"),
}
_PARTIAL = re.compile(
    r"(?P<state>[新未]?(?:开[（(]?[复竣][）)]?工|在建|签约|开工|投产|竣工|建成|落地|落户|储备|续建|拟建|洽谈|注册|入驻|投用|完工|达产|复工))(?:的|项目)?(?:共?有|达|为)?$"
)
_OF_THESE = re.compile(
    r"[个项][^，,。；;]{2,20}(?:项目|工程)(?:当?中|里)[，,](?:[^，,。；;]{2,8}\d[个项][，,])*(?:目前|现|截至[^，,。；;]{1,8}[，,])?(?:已经?)?$"
)
"""56个省级重点项目中，|开工51个: of those counted before."""
_BACK = 3
"""Sentences above in which the noun may stand."""


def of(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """What the nearest count before counted; else the last noun that the classifier counts."""
    assert isinstance(m.value, Quantity)
    written = m.value.written
    if written in PERSONS or written in ("次", "大"):
        return ""
    for index in (sentence.index, sentence.index - 1):
        if index < 0:
            continue
        s = reading.sentences[index]
        for other in reversed(reading.mentions[index]):
            if other.start >= m.start or not isinstance(other.value, Quantity) or other.value.unit != "NUM":
                continue
            beside = m.start - other.end <= 1
            if other.value.written != written and not beside:
                continue
            noun = nouns.counted(reading, s, other.end) or preceding.before(reading, s, _reach(s, other))
            if noun and not re.search(
                r"(?:服务业|制造业|工业|农业|(?<![大小])类|领域|[国家省市县区]级|开工|完工|竣工|投产|建成)$", noun
            ):
                return noun
    return head(reading, sentence, m, whole=True)


def _reach(sentence: Sentence, m: Mention) -> int:
    """The offset where the words of reaching before a number begin."""
    before = re.search(r"(?:由|从|已|共|有|达到?|为|仅|超过?|突破|累计|分别|各)*$", sentence.text[: m.start - sentence.start])
    return sentence.start + (before.start() if before else m.start - sentence.start)


def head(reading: Reading, sentence: Sentence, m: Mention, whole: bool = False) -> str:
    """The last noun before a count that the classifier counts (项目, 企业), or the whole phrase that ends with it."""
    assert isinstance(m.value, Quantity)
    written = m.value.written
    heads = HEADS.get(written, ())
    if not heads:
        return ""
    pattern = re.compile("|".join(heads))
    for index in range(sentence.index, max(sentence.index - _BACK, -1), -1):
        s = reading.sentences[index]
        if s.role == "meta":
            continue
        found = list(pattern.finditer(s.text, 0, min(len(s.text), m.start - s.start)))
        if found:
            at = s.start + found[-1].end()
            return (preceding.before(reading, s, at) if whole else "") or found[-1][0]
    return ""


def partial(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """在建的有45个: a state, and the noun that the counts around it have."""
    assert isinstance(m.value, Quantity)
    found = _PARTIAL.search(sentence.text[: m.start - sentence.start])
    if found and _OF_THESE.search(sentence.text[: found.start()]):
        return of(reading, sentence, m)
    noun = head(reading, sentence, m) if found else ""
    return found["state"] + noun if found and noun else ""


_OTHERS = re.compile(r"(?:另|其他|其余|其它|剩余|还|又|新)(?:外|有|将|增|的)*$")
"""另有|2个项目签约: none of those named before."""


def spoken_of(reading: Reading, sentence: Sentence, m: Mention) -> tuple[Mention, ...]:
    """甲、乙等项目的难题化解，两个项目均已开工: the works named before in the sentence, where they are as many as counted."""
    if (
        not isinstance(m.value, Quantity)
        or m.value.value is None
        or not sentence.text[m.end - sentence.start :].startswith(("项目", "工程"))
        or _OTHERS.search(sentence.text, 0, m.start - sentence.start)
    ):
        return ()
    named = {
        x.label: x for x in reading.mentions[sentence.index] if x.kind in clauses.PROJECTS and x.end < m.start and x.value is None
    }
    return tuple(named.values()) if len(named) == m.value.value >= 2 else ()
