"""An honour in an attribute -> who it is, told behind it.

作为全国首个获批X的城市，|甲市…; 列入X的|15个项目; 获得X的企业|5家; 与甲公司同时获评X的，还有|乙公司、丙公司
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.facts.designations import abreast, recipients
from kg.facts.grammar import nouns
from kg.facts.grammar.clauses import Clause, outermost
from kg.model import Arg, Group, Mention, Reading, Sentence

_HEADS = "(?:城市|县市?|市|省份|地区|镇|村|园区|开发区|区|企业|公司|单位|高校|项目|产品|基地|合作社)"
_ALSO = "[，,]?(?:还|另|也|同样|分别|只|共)?[有是]"
_WHO = re.compile(f"”?(?:(?:的|之一的){_HEADS}[，,]|的{_ALSO}|的)")
_HOW_MANY = re.compile(f"”?(?:称号|荣誉)?的{_HEADS}(?:现|已|共|达到?|有)*")
"""获得驰名商标的企业|5家."""
_ATTRIBUTE = re.compile(rf"”?(?:荣誉|称号|之一)*的(?:[，,]|{_ALSO}|\d|[^，,。；;的]{{0,6}}?{_HEADS})")
_HEAD = re.compile(f"的{_HEADS}$")
_HAS = re.compile(r"(?:已|目前)?(?:一?共|总共)?有?\d+[家个户]")
"""申报X的开发区，|全省共有9家: where they are counted."""
_ALONGSIDE = re.compile(r"[与和同]")


def read(
    reading: Reading, sentence: Sentence, clause: Clause, honour: Mention, groups: Iterable[Group]
) -> list[tuple[Arg, float]]:
    """作为全国首个获批X的城市，|甲市…, 列入X的|15个项目, 与甲公司同时获评X的，还有|乙公司、丙公司: who it is follows."""
    many = _HOW_MANY.match(sentence.text, honour.end - sentence.start)
    of_many = [g for g in groups if many and g.count and g.count.start == sentence.start + many.end()]
    if of_many:
        return [(of_many[0], 0.85)]
    found = _WHO.match(sentence.text, honour.end - sentence.start)
    if not found:
        return []
    at = sentence.start + found.end()
    if counted := [g for g in groups if g.count and g.count.start == at]:
        return [(counted[0], 0.85)]
    named = [m for m in outermost(reading, sentence) if m.kind in recipients.KINDS]
    at += sentence.text.startswith("“", at - sentence.start)
    first = next((m for m in named if m.start == at), None)
    if first is None or nouns.modifies(reading, sentence, first) or _HAS.match(sentence.text, first.end - sentence.start):
        return []
    row = abreast.with_next(sentence, [first], named[named.index(first) + 1 :])
    with_it = [m for m in named if m.start == clause.start + 1 and _ALONGSIDE.match(clause.text)]
    return [(m, 0.85) for m in (*with_it, *row)]


def attribute(sentence: Sentence, honour: Mention) -> bool:
    """获评省级绿色工厂的|还有某厂, 通过认定的|企业新增30家: whether an honour describes who has it, so that it is of nobody spoken of before."""
    return bool(_ATTRIBUTE.match(sentence.text, honour.end - sentence.start) or _HEAD.search(honour.text))
