"""What clauses and sentences before spoke of, for a phase word whose subject is not said again.

清溪储能项目总投资5亿元，预计年底投产 -> 清溪储能项目; 线路全长90公里，…: the line of the sentence before
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses, topical
from kg.facts.grammar.adverbials import adverbial
from kg.facts.grammar.bare import HEAD
from kg.facts.grammar.clauses import PROJECTS, WORKS, Clause
from kg.facts.grammar.nominals import COMPANIES, GROUP, NOUN, Nominal
from kg.facts.status import parts
from kg.facts.status.fitting import fits, housed
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene, Spoken
from kg.facts.status.telling import tells
from kg.model import Mention

_HAS = re.compile("(?:建设|新建|包括|包含|设有|共?有(?!限|关|序|力|效)|拥有|配备|由)[^，,。；;]*$")
"""全线|有|三座大桥，预计…: what the subject has."""
_BUILDS = re.compile("(?:建设|新建|兴建|修建|改扩建|扩建|购置|配套|拟建|将建|新上)(?:[^，,。；;、]{0,16}的)?$")
_BUILT_BY = re.compile("[^，,。；;：:]{2,40}(?:投资|建设|实施|承建|承担|兴建|打造)的")
"""青禾公司投资建设的|饲料项目占地30亩，…: a clause that describes its subject."""
_OWNS = re.compile("(?:[内里中旁]|境内|附近|[东南西北]+[侧面边])?的")
"""县城至乙产业园|的管网工程, 甲园区内|的污水厂."""
_CALLED = re.compile("(?:项目|工程)(?:名称)?[为是]“?$")
"""公司首个项目为|甲项目，去年8月动工."""
_IS = re.compile("是[^，,。；;]{0,24}$")
AFTER = re.compile(r"[^，,。；;、\d]{0,4}?(?:以后|之后|后)(?!期|续|的\d)")
"""What makes a phase a condition: 建成|投用后."""
_SORT = re.compile("(?<![新已])(?:签约|储备|在谈|意向)$")
"""力争签约|项目早日落地: whatever is of that sort, and not what was named before."""
BACK = 6
"""How many clauses of a sentence are looked back."""


def before(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """What the clauses before spoke of, else the sentence before; nothing for what merely dates the rest (通车后，…)."""
    if re.search(r"从(?:[^，,。；;]{0,10}到[^，,。；;]{0,6})?$", scene.text(clause.start, t.start)):
        return None  # 从洽谈到签约只用了42天
    own = t.phase.name == "fullCapacity" or re.search(r"项目|工程|期", scene.text(clause.start, t.start))
    dated = own or any(m.kind == "Period" and m.end <= t.start for m in clause.mentions)
    after = AFTER.match(scene.sentence.text, t.end - scene.sentence.start)
    if after and not dated and t.phase.name not in parts.WHOLE:
        return None
    found = inside(scene, clause, t)
    topic = topical.topic(scene.reading, scene.sentence, t.start, WORKS)
    first = (
        clause.start == scene.sentence.start and topic and topic.mention.kind in PROJECTS
    )  # 建成后，…, right behind its sentence
    if after and not dated and not first and not (found and found.nominal.kind in WORKS):
        return None
    whole = topic if topic and t.phase.name in parts.WHOLE and topic.mention.kind in PROJECTS else None
    if found and not (whole and (parts.building(found.nominal) or _built(scene, found.nominal, whole.mention))):
        return found
    if topic and (_parted(scene, clause, topic.mention) or not found and _untold(scene, clause, topic.mention)):
        return found
    if topic is None or topic.mention.kind == "Platform" or topic.confidence < 0.65 and topic.mention.kind not in PROJECTS:
        return None
    n = Nominal(topic.mention.start, topic.mention.end, (topic.mention,), topic.mention.kind)
    between = (p for p in reversed(scene.parts[: clauses.at(scene.parts, clause.start)]) if p.start >= n.end)
    its = next((m for m in map(_its_own, between) if m), None)
    part = parts.named(its, n) if its and its.text[-1] not in topic.mention.label[-3:] else None
    return Spoken(n, round(topic.confidence - 0.1, 2), part) if fits(t, n) else None


_PLANT = re.compile("(?:厂|厂房|设施|平台|中心)$")
_WAYS = frozenset("路线铁速道")


def stands(scene: Scene, n: Nominal) -> bool:
    """Whether a noun stands for what was named before: 该项目, 项目, and a head alone that tells nothing (大桥, 线路)."""
    if n.vague and _SORT.search(scene.text(scene.sentence.start, n.start)):
        return False
    one = n.args[0]
    alone = n.kind == NOUN and not n.quantified and isinstance(one, Mention) and HEAD.fullmatch(one.text) is not None
    return n.vague or alone and not scene.text(scene.sentence.start, n.start).endswith("的") and not tells(scene, n)


def same(found: Spoken | None, n: Nominal) -> Spoken | None:
    """What was spoken of before, where a head alone may stand for it: 大桥 for 临江大桥, 线路 for 青临铁路."""
    one, before = n.args[0], found and found.nominal.args[0]
    if not isinstance(one, Mention) or not isinstance(before, Mention):
        return found if n.vague else None
    if n.vague and (not _PLANT.search(one.text) or before.kind == "Project"):
        return found
    last = one.text[-1]
    return found if last in before.label or last in _WAYS and not _WAYS.isdisjoint(before.label) else None


def _built(scene: Scene, n: Nominal, topic: Mention) -> bool:
    """甲项目总投资5亿元，建设|年产10万台生产线，达产后…: what a project consists of."""
    start = next((p.start for p in scene.parts if p.start <= n.start < p.end), n.start)
    return scene.sentence.start <= topic.start < n.start and bool(_BUILDS.search(scene.text(start, n.start)))


def _parted(scene: Scene, clause: Clause, topic: Mention) -> bool:
    """Whether a semicolon parts a clause from its topic, and other clauses stand behind that."""
    between = [p for p in scene.parts if topic.start < p.end and p.end < clause.start]
    return topic.start >= scene.sentence.start and any(p.ends in "；;" for p in between[:-1])


def _untold(scene: Scene, clause: Clause, topic: Mention) -> bool:
    """Whether a clause before, of the same sentence, has a phase of something that is not known: that is the subject here too."""
    if scene.sentence.start <= topic.start < scene.sentence.end or any(n.start == topic.start for n in scene.told):
        return False
    for part in scene.parts[: clauses.at(scene.parts, clause.start)]:
        first = next((a for a, b in sorted(scene.spans) if part.start <= a < part.end and scene.text(a, b)[-2:] != "完成"), None)
        if first is None or any(part.start <= n.start < part.end for n in scene.told):
            continue
        if not adverbial(scene.gap(part.start, first)):
            return True
    return False


_ITS = re.compile(
    "其(?![中他它余])([^，,。；;的\\d]{0,8}?(?:改扩建|扩建|改造|工程|项目|[一二三四]期)(?:工程|项目)?)|([\\u4e00-\\u9fff]{2,6}段)(?=[全正]?线?全?长|线路|正线|设计)"
)


def _its_own(part: Clause) -> Mention | None:
    """甲高速全长90公里，|其改扩建工程总投资5亿元，预计9月建成: the works of what was named before that a clause goes on with."""
    found = _ITS.match(part.text)
    if found is None:
        return None
    of = found.lastindex or 1
    return Mention(part.start + found.start(of), part.start + found.end(of), found[of], "Project", finder="parts", score=0.6)


def inside(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """The nearest subject of a clause before in the sentence; what has a name before what has none."""
    index = clauses.at(scene.parts, clause.start)
    noun: Spoken | None = None
    own: Mention | None = None
    for i in range(index - 1, max(index - BACK, -1), -1):
        part = scene.parts[i]
        if part.ends in "；;" and i < index - 1:
            return noun  # what the part of the sentence begins with is its subject, known or not
        own = own or _its_own(part)
        for phrase in scene.phrases:
            n = parts.without(phrase, scene.reading.mentions[scene.sentence.index])
            told = phrase in scene.told
            owns = not told and _OWNS.match(scene.text(n.end, part.end))
            if (
                not (part.start <= n.start and n.end <= part.end and fits(t, n))
                or stands(scene, n)
                or owns
                or scene.text(n.end, part.end).startswith("——")  # 国内首座储气库|——甲储气库: what another is
                or n.kind in COMPANIES
                and not housed(n)
            ):
                continue
            ahead = scene.gap(part.start, n.start)
            called = n.kind in PROJECTS and _CALLED.search(scene.text(part.start, n.start))
            governed = not called and scene.governed(n)
            first = (phrase.end == part.end or adverbial(ahead) or _BUILT_BY.fullmatch(ahead)) and not governed
            if n.kind == GROUP and (part.ends in "；;" or not told and _HAS.search(scene.text(part.start, n.start))):
                continue
            is_one = _IS.search(scene.text(part.start, n.start))
            if is_one and not called and (n.kind == NOUN or adverbial(scene.text(part.start, part.start + is_one.start()))):
                continue  # 甲运河是乙通道的|骨干工程，预计9月通航; 甲铁路连接两地，是|国家高铁网连接线，预计9月通车
            if n.kind == NOUN and (first or told) or n.kind == GROUP and index - i == 1:
                of_it = noun is not None and t.phase.name in parts.WHOLE and parts.building(noun.nominal)
                noun = Spoken(n, 0.7) if noun is None or of_it and not parts.building(n) else noun
            if n.kind != NOUN and (first or told or n.kind in PROJECTS and not governed):
                return Spoken(n, 0.8 if index - i == 1 else 0.7, parts.named(own, n) if own else None)
    return noun
