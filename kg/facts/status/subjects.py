"""What a phase word speaks of: the nominal that it is part of, stands before, or has for a subject; else what was spoken of before.

    在建项目45个 -> the 45; 开工建设甲项目 -> 甲项目; 甲项目于3月正式开工，预计年底竣工 -> 甲项目, twice

A subject stands in front of the word with nothing but adverbs, dates and coverb phrases between (kg/data/rules/status.toml).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg import resources
from kg.facts.grammar import clauses, topical
from kg.facts.grammar.adverbials import adverbial
from kg.facts.grammar.bare import HEAD
from kg.facts.grammar.clauses import PROJECTS, WORKS, Clause
from kg.facts.grammar.nominals import COMPANIES, GROUP, NOUN, Nominal
from kg.facts.status import parts
from kg.facts.status.fitting import fits, listed, takes
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene, Spoken
from kg.facts.status.tabled import in_row
from kg.model import Mention

_PUSHED = re.compile(
    r"(?:推动|推进|促进|加快|促成|助力|支持|为|使|让|引导|帮助|保障|确保|将|把|对|由|引进|吸引|签约|入驻|落户)“?$"
)
_MANNER = re.compile("(?:已经?|均|都|全面|全线|顺利|成功|正式)+$")
_CONTRACT = re.compile("了?[^，,。；;、]{0,14}(?:协议|(?<!劳动)合同|意向书|备忘录|(?P<duty>责任书|责任状|承诺书|劳动合同))")
_IS = re.compile("是[^，,。；;]{0,24}$")
_ARE = re.compile("(?:主要|分别)?(?:有|是|为|包括)[：:]?")
AFTER = re.compile(r"[^，,。；;、\d]{0,4}?(?:以后|之后|后)(?!期|续|的\d)")
"""What makes a phase a condition: 建成|投用后."""
_FIRMS = re.compile("的[^，,。；;的]{0,6}?(?:企业|公司|客商|厂商|商户|机构)")
_MEETING = re.compile(
    r"(?:建设)?(?:工作)?(?:座谈会|会议|推进会|现场会|论坛|意见|规划|方案|领导小组|办公室|专班|攻坚|[\u4e00-\u9fff]{0,6}(?:系统|机制|体系|制度|清单|名录|专项))"
)


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(resources.rules("status")[name])


BACK = 6
"""How many clauses of a sentence are looked back."""


def spoken_of(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """What a phase word of a clause speaks of, if anything can be told."""
    found = _spoken_of(scene, clause, t)
    if found is None:
        return None
    n = found.nominal
    if t.phase.name == "underConstruction" and (whole := parts.whole(n, scene.reading.mentions[scene.sentence.index])):
        return Spoken(whole, found.sure)  # 甲项目|涂装厂房封顶: the project is being built
    start = n.end if clause.start <= n.start and n.end <= t.start else clause.start
    if start < t.start and (stage := parts.stage(scene.text(start, t.start), start)):
        bare = n.kind == NOUN and (n.quantified or n.end > t.start)
        return found if n.kind == GROUP or bare else replace(found, part=parts.named(stage, n))
    if start == n.end and n.kind in PROJECTS and (section := parts.section(scene.text(start, t.start), start)):
        return replace(found, part=parts.named(section, n))
    if t.phase.name not in parts.PHASES:
        return found
    if parts.alone(n) and isinstance(part := n.args[0], Mention):
        above = _whole(scene, clause, n, t)
        return replace(above, part=parts.named(part, above.nominal)) if above else None
    if start == n.end and (inner := parts.between(scene.text(start, t.start), start)):
        return replace(found, part=parts.named(inner, n))
    if start == n.end and n.kind in PROJECTS and HEAD.search(_MANNER.sub("", scene.text(start, t.start))):
        return None  # 甲引水工程|上果园隧道|顺利贯通
    return found


def _whole(scene: Scene, clause: Clause, part: Nominal, t: Trigger) -> Spoken | None:
    """What a part that is named alone is part of: the subject before it, else what was spoken of before."""
    before = [
        n for n in scene.phrases if clause.start <= n.start and n.end <= part.start and fits(t, n) and not scene.governed(n)
    ]
    if before and adverbial(scene.gap(before[-1].end, part.start)):
        return Spoken(before[-1], 0.8)
    above = _before(scene, clause, t) if adverbial(scene.gap(clause.start, part.start)) else None
    return None if above is None or above.nominal.kind == NOUN or parts.alone(above.nominal) else above


def _spoken_of(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """What a phase word speaks of, a part named alone as itself."""
    if row := in_row(scene.reading, scene.sentence, t):
        return row
    if scene.text(t.start, t.end).endswith("现场") and _rule("visited").search(scene.text(clause.start, t.start)):
        return None
    here = [n for n in scene.phrases if n.start < clause.end and clause.start < n.end and fits(t, n)]
    around = next((n for n in here if n.start < t.end <= n.end), None)
    if around:
        return Spoken(around, 0.9) if around.kind == GROUP else None
    behind = _behind(scene, t, [n for n in here if n.start >= t.end])
    if behind and not t.ceremony and takes(scene, t, behind):
        if _MEETING.match(scene.sentence.text, behind.end - scene.sentence.start):
            return None
        if behind.kind == NOUN and re.search(r"(?:首[个座条批]|第一[个座条])$", scene.text(clause.start, t.start)):
            return None  # 后续工程首个开工的重大项目
        made = t.phase.name == "completed" and re.search(r"[把将][^，,。；;]{2,24}$", scene.text(clause.start, t.start))
        if behind.vague or made:
            return None  # 把甲站建成精品工程
        goes_on = t.phase.name == "underConstruction"  # 在建的甲大桥|桥面铺装完工: the bridge is being built
        return Spoken(parts.without(behind, scene.reading.mentions[scene.sentence.index]) if goes_on else behind, 0.9)
    rest = scene.text(t.end, clause.end)
    pushes = t.phase.name == "underConstruction" and scene.text(t.start, t.end).endswith(("推进", "推动", "建设", "实施", "新建"))
    transitive = pushes and re.match(r"(?!中|的|情况|现场|步伐|进度)[\u4e00-\u9fff“]{2}", rest)
    makes = scene.text(t.start, t.end).endswith("建成") and re.match(
        r"(?!于|在|以|并|后|开|使|运|的|通|投|达|试|交|启)[\u4e00-\u9fff“]{2}", rest
    )
    finishes = scene.text(t.start, t.end).endswith("完成") and re.match(
        r"[\u4e00-\u9fff“]|\d+(?![\d.]*[%％])", rest
    )  # 完成|11个门店建设
    if t.phase.order == "object" or transitive or makes or finishes or _has_object(scene, t):
        return None  # 统筹推进|重大项目: its object is no works that is followed
    if _FIRMS.match(rest):
        return None  # 甲物流园投产的|企业有…: where, not what
    for n in reversed([n for n in here if n.end <= t.start]):
        gap = scene.gap(n.end, t.start)
        if not adverbial(gap):
            if n.kind not in PROJECTS or _blocked(gap):
                return None
            part = parts.behind(scene, n, t.start)
            return Spoken(part, 0.75) if part else None
        at_work = scene.text(t.start, t.end).endswith("现场") and n.kind in PROJECTS  # 在|甲项目建设现场
        if scene.governed(n) and not t.ceremony and not at_work:
            if not _PUSHED.search(scene.text(clause.start, n.start)) or n.kind not in (*PROJECTS, GROUP, NOUN):
                continue  # 在乙园区|开工: where, not what
            return _inside(scene, clause, t) if n.vague else Spoken(n, 0.8)
        return _before(scene, clause, t) if n.vague else Spoken(n, 0.9)
    if not t.ceremony and adverbial(scene.gap(clause.start, t.start)):
        return _before(scene, clause, t)
    return None


def _behind(scene: Scene, t: Trigger, ahead: list[Nominal]) -> Nominal | None:
    """The nominal behind a word that may be its object: the first, or the count that a list of names closes (甲、乙基地等99个项目)."""
    first = next(iter(ahead), None)
    if first is None:
        return None
    if first.vague and (are := _ARE.match(scene.text(first.end, scene.sentence.end))):
        told = first.end + are.end()
        return next(
            (n for n in scene.phrases if told <= n.start <= told + 1 and fits(t, n)), first
        )  # 建成的项目有：甲、乙等四个项目
    counted = next((n for n in ahead if n.kind == GROUP), first)
    return counted if listed(scene.gap(t.end, counted.start)) else first


def _has_object(scene: Scene, t: Trigger) -> bool:
    """投产|新线301公里, 撤销|专业点: a common noun right behind the word, no works, is its object, or makes it a noun of something else."""
    behind = next((x for x in scene.reading.tokens[scene.sentence.index] if x.start >= t.end), None)
    if behind is None or behind.start != t.end or t.ceremony or t.phase.name in ("landed", "contacted"):
        return False
    if (
        _rule("own").match(behind.text)
        or scene.text(t.start, t.end).endswith(("进行", "开展"))
        or any(a <= behind.start < b for a, b in scene.spans)
    ):
        return False
    if t.phase.name == "signed" and (signs := _CONTRACT.match(scene.text(t.end, scene.sentence.end))):
        return bool(signs["duty"])
    if t.phase.name == "terminated" and behind.tag in ("v", "c"):
        return True
    return behind.tag in ("n", "nz", "l", "j") and len(behind.text) > 1


def _blocked(gap: str) -> bool:
    """Whether what stands between a named project and the word has a subject of its own."""
    return len(gap) > 14 or bool(re.search(r"[，,。；;：:]|的[\u4e00-\u9fff]{2,}$|[由为对把将]", gap))


# ---------------------------------------------------------------- spoken of before


def _before(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """What the clauses before spoke of, else the sentence before; nothing for what merely dates the rest (通车后，…)."""
    if re.search(r"从(?:[^，,。；;]{0,10}到[^，,。；;]{0,6})?$", scene.text(clause.start, t.start)):
        return None  # 从洽谈到签约只用了42天
    own = t.phase.name == "fullCapacity" or re.search(r"项目|工程|期", scene.text(clause.start, t.start))
    dated = own or any(m.kind == "Period" and m.end <= t.start for m in clause.mentions)
    after = AFTER.match(scene.sentence.text, t.end - scene.sentence.start)
    if after and not dated and t.phase.name != "completed":
        return None
    found = _inside(scene, clause, t)
    if after and not dated and not (found and found.nominal.kind in PROJECTS):
        return None
    topic = topical.topic(scene.reading, scene.sentence, t.start, WORKS)
    if found and not (topic and t.phase.name in parts.WHOLE and parts.building(found.nominal) and topic.mention.kind in PROJECTS):
        return found
    if topic and (_parted(scene, clause, topic.mention) or not found and _untold(scene, clause, topic.mention)):
        return found
    if topic is None or topic.mention.kind == "Platform" or topic.confidence < 0.65 and topic.mention.kind not in PROJECTS:
        return None
    n = Nominal(topic.mention.start, topic.mention.end, (topic.mention,), topic.mention.kind)
    return Spoken(n, round(topic.confidence - 0.1, 2)) if fits(t, n) else None


def _parted(scene: Scene, clause: Clause, topic: Mention) -> bool:
    """Whether a semicolon parts a clause from its topic, and other clauses stand behind that."""
    between = [p for p in scene.parts if topic.start < p.end and p.end < clause.start]
    return topic.start >= scene.sentence.start and any(p.ends in "；;" for p in between[:-1])


def _untold(scene: Scene, clause: Clause, topic: Mention) -> bool:
    """Whether a clause before, of the same sentence, has a phase of something that is not known: that is the subject here too."""
    if scene.sentence.start <= topic.start < scene.sentence.end:
        return False
    for part in scene.parts[: clauses.at(scene.parts, clause.start)]:
        first = next((a for a, b in sorted(scene.spans) if part.start <= a < part.end and scene.text(a, b)[-2:] != "完成"), None)
        if first is None or any(part.start <= n.start < part.end for n in scene.told):
            continue
        if not adverbial(scene.gap(part.start, first)):
            return True
    return False


def _inside(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """The nearest subject of a clause before in the sentence; what has a name before what has none."""
    index = clauses.at(scene.parts, clause.start)
    noun: Spoken | None = None
    for i in range(index - 1, max(index - BACK, -1), -1):
        part = scene.parts[i]
        if part.ends in "；;" and i < index - 1:
            return noun  # what the part of the sentence begins with is its subject, known or not
        for phrase in scene.phrases:
            n = parts.without(phrase, scene.reading.mentions[scene.sentence.index])
            told = phrase in scene.told
            owns = not told and scene.text(n.end, part.end).startswith("的")  # 县城至乙产业园|的管网工程
            if not (part.start <= n.start and n.end <= part.end and fits(t, n)) or n.vague or owns or n.kind in COMPANIES:
                continue
            first = (phrase.end == part.end or adverbial(scene.gap(part.start, n.start))) and not scene.governed(n)
            if n.kind == GROUP and part.ends in "；;":
                continue
            if n.kind == NOUN and _IS.search(scene.text(part.start, n.start)):
                continue  # 甲运河是乙通道的|骨干工程，预计9月通航
            if n.kind == NOUN and (first or told) or n.kind == GROUP and index - i == 1:
                noun = noun or Spoken(n, 0.7)
            if n.kind != NOUN and (first or told or n.kind in PROJECTS and not scene.governed(n)):
                return Spoken(n, 0.8 if index - i == 1 else 0.7)
    return noun
