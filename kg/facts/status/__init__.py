"""Phase words -> StatusChange: which project, works, park, company or counted group reached which phase.

    46个项目开工，43个建成投产 -> started of the 46, completed and inProduction of the 43
    沉寂10年的甲机械、乙纺织等项目全面开工 -> stalled and started of each

phases.py finds the words, nominals.py the noun phrases, subjects.py which of them a word speaks of, members.py whom a counted one lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kg.facts.grammar import clauses, dating, modality, nominals, setting, summed
from kg.facts.grammar.clauses import Clause
from kg.facts.grammar.nominals import NOUN
from kg.facts.status import among, bracketed, headed, lined, members, portions, sureness, when
from kg.facts.status.earlier import AFTER
from kg.facts.status.phases import Trigger, triggers
from kg.facts.status.scenes import Scene, Spoken
from kg.facts.status.subjects import spoken_of
from kg.facts.status.tabled import in_row
from kg.facts.status.telling import tells
from kg.model import Arg, Fact, Group, Mention, Modality, Period, Quantity, Reading, Sentence, StatusChange

_LASTING = frozenset(("underConstruction", "contacted", "permitting", "reserved", "stalled"))
_NOW = re.compile(r"(?:正|正在|加快|加速|加紧)(?:集中|陆续|有序|抓紧)?$")
_OFFERED = re.compile(r"(?:对|凡)[^，。；;]{2,60}(?:的|，)[^。；;]{0,80}(?:给予|奖励|补助|补贴)")
"""What a policy offers to whoever does it has not been done."""
_INTO = re.compile("了?[在于到至]?")
"""落户|于|某产业园."""
_AHEAD = re.compile("将|预计|有望|计划|力争|即将")
_AGREED = frozenset(("landed", "signed"))
_YET = re.compile("将|预计|可|(?<![产功节性智潜势效])能(?![源力量耗效级])|有望|拟|计划")
"""What is told behind 项目落户后 has happened too, unless it says otherwise."""
_SINCE = re.compile("已|累计|了|连年|逐年|以来|去年|同比|不断|持续")
"""大桥通车后，游客连年攀升: what came of it has come."""
_CLAUSE = re.compile("[，,]?[^，,；;。]*")
_ANNIVERSARY = re.compile(r"(?:运营|发电|投用|以来)?[\d一二三四五六七八九十两]+多?(?:周)?年")
_GOES_ON = re.compile(r"(?:没有?|无|[从并]?未|不(?:会|得|能|再|曾)?)(?:因[^，,。；;]{1,8}|出现|发生)?(?:而|过)?$")
"""春节期间没有|停工."""
_UNDONE = re.compile(
    r"(?:未(?:能|曾)?|没有?|没能|无法|不能)(?:全部|全面|完全|实质性|正式|真正|最终|顺利|及时|同步|彻底|集中|整体|实际|大规模|批量"
    r"|得到|实现|进行|开始|进场|[如按][期时]|按[^，,。；;、的]{1,6})*$"
)
"""至今仍未实质性|开工, 土地摘牌未|完成: right before a phase word, whatever it is that has not come."""
_UNSETTLED = re.compile("未(?![来央])")
"""手续未办结: no permit that is there."""
_PRACTICE = re.compile("坚持[^，,。；;]*$")
"""坚持|招引一批好项目、建成一批新项目: how one goes about it, and nothing that was done."""
_RUN_BY = re.compile("由[^，,。；;]{1,16}$")
"""学校|由某机构|运营: who runs it, and not that it was opened."""
_RIVER = re.compile("河(?:项目)?$")
"""大运河全线|贯通: that there is water in it."""
_SINCE_THEN = re.compile("[^，,。；;、]{0,2}以来")
"""启动建设|以来: what came since then; when it was, is not said."""
_STEP = re.compile("阶段|合[龙拢]|封顶|结顶|截流|调试|联调|拔地")
"""即将|转入安装阶段: a step that is to come of works that go on."""


Said = list[tuple[Arg, float]]
"""What a phase word is said of, with the level of the reading."""


def as_read(scene: Scene, t: Trigger, read: Said) -> Said:
    """What the rules alone say of a phase word."""
    return read


def extract(
    reading: Reading, sentence: Sentence, found: tuple[Fact, ...], weigh: Callable[[Scene, Trigger, Said], Said] = as_read
) -> Iterable[Fact]:
    """The status changes that a sentence tells; `weigh` has the last word on what a phase word is said of."""
    if sentence.role == "meta" or sentence.text.endswith(("？", "?")):
        return
    parts = clauses.split(reading, sentence)
    words = [(c, t) for c in parts for t in triggers(reading, sentence, c)]
    cells = [(c, t) for c, t in words if in_row(reading, sentence, t)]
    words = cells or words
    if not words:
        return
    groups = [f for f in found if isinstance(f, Group)]
    spans = tuple((t.start, t.end) for _, t in words)
    scene = Scene(reading, sentence, parts, nominals.find(reading, sentence, groups, spans), spans, [])
    seen: set[tuple[Arg, str, Modality]] = set()
    for clause, trigger in words:
        if _denied(scene, clause, trigger) or _PRACTICE.search(scene.text(clause.start, trigger.start)):
            continue
        if inside := bracketed.aside(scene, trigger):
            yield from bracketed.told(scene, trigger, inside)
            continue
        spoken = spoken_of(scene, clause, trigger)
        heads = lined.heads(sentence, trigger.start, trigger.end)  # 二、开工项目: of what stands below, not above
        refused = heads or spoken is not None and not _tells(scene, clause, trigger, spoken)
        if refused:
            spoken = None
        elif spoken is not None:
            scene.told.append(spoken.nominal)
        read = list(_each(scene, trigger, spoken))
        for about, sure in read if refused else weigh(scene, trigger, read):
            if _repeats(reading, sentence, about) or _where_to(scene, trigger, about):
                continue
            status = when.with_whole(scene, trigger, spoken, _status(scene, trigger, about, sure))
            if status is not None and (about, status.phase, status.modality) not in seen:
                seen.add((about, status.phase, status.modality))
                yield status


def _tells(scene: Scene, clause: Clause, t: Trigger, spoken: Spoken) -> bool:
    """Whether a phase is told of what was found for its word: what it prepares, and what a policy offers, has not come."""
    offered = spoken.nominal.kind == NOUN and _OFFERED.search(scene.sentence.text)
    one = spoken.nominal.args[0]
    river = scene.text(t.start, t.end).endswith("贯通") and isinstance(one, Mention) and _RIVER.search(one.label)
    return not (offered or river or _prepared_for(scene, clause, t, spoken))


def _where_to(scene: Scene, t: Trigger, about: Arg) -> bool:
    """对落户|云岭产业园的企业，给予…: the park that something settles in does not settle, though nobody else is named."""
    if t.phase.order != "subject" or not isinstance(about, Mention) or about.kind not in ("Park", "DevelopmentZone"):
        return False
    behind = (m for m in scene.reading.mentions[scene.sentence.index] if m.start >= t.end and m.label == about.label)
    return any(_INTO.fullmatch(scene.text(t.end, m.start)) for m in behind)


def _denied(scene: Scene, clause: Clause, t: Trigger) -> bool:
    """尚未|开工; what is denied of a halt stands right before it (从未|停工), and what is not so elsewhere is its reason (手续未办齐而|停工)."""
    if t.phase.name == "stalled":
        return bool(_GOES_ON.search(scene.text(clause.start, t.start)))
    if scene.text(t.start, t.end).endswith("运营") and _RUN_BY.search(scene.text(clause.start, t.start)):
        return True
    if t.phase.name == "permitting" and _UNSETTLED.search(scene.text(t.start, t.end)):
        return True
    before = scene.text(clause.start, t.start)
    return bool(_UNDONE.search(before)) or modality.negated(scene.text(clause.start, t.end)[-16:])


def _prepared_for(scene: Scene, clause: Clause, t: Trigger, spoken: Spoken) -> bool:
    """隧道贯通，为全线明年通车奠定基础: what something prepares is not what the clause before speaks of."""
    before, after = scene.text(clause.start, t.start), scene.text(t.end, scene.sentence.end)
    return (
        bool(re.match("为(?!(?:该|此|这个)?(?:项目|工程))", before))
        and bool(sureness.PREPARED.match(after))
        and spoken.nominal.start < clause.start
    )


def _each(scene: Scene, t: Trigger, spoken: Spoken | None) -> Iterator[tuple[Arg, float]]:
    """Each that a phase word speaks of: what was found for it, and the members of the list whose head it is in."""
    yield from ((m, 0.75) for m in (*headed.members(scene, t), *among.members(scene, t)))
    if spoken is None or not (spoken.part or tells(scene, spoken.nominal)):
        return
    if spoken.part:
        yield spoken.part, min(spoken.sure, 0.7)
        return
    for arg in (_of_phase(scene, t, arg) for arg in spoken.nominal.args):
        yield arg, spoken.sure if not (isinstance(arg, Mention) and arg.kind == "Concept") else min(spoken.sure, 0.6)
    for m in members.of(scene.reading, scene.sentence, spoken.nominal, scene.spans):
        yield m, round(spoken.sure - 0.1, 2)
    for g in portions.beside(scene.reading, scene.sentence, spoken.nominal, scene.spans):
        yield g, round(spoken.sure - 0.05, 2)
    for s, g in portions.of(scene.reading, scene.sentence, spoken.nominal, scene.spans):
        for m in members.listed(scene.reading, s, g):
            yield m, round(spoken.sure - 0.1, 2)


def _of_phase(scene: Scene, t: Trigger, arg: Arg) -> Arg:
    """开工、投产项目各19个: of the groups that share a count the one whose noun has the phase word."""
    if not isinstance(arg, Group) or arg.count is None:
        return arg
    word = scene.text(t.start, t.end)
    sharing = (g for g in scene.reading.groups[scene.sentence.index] if g.count == arg.count and word in g.member_type)
    return arg if word in arg.member_type else next(sharing, arg)


def _repeats(reading: Reading, sentence: Sentence, about: Arg) -> bool:
    """A count or a noun of the headline that the text says again."""
    if sentence.role not in ("title", "heading"):
        return False
    if isinstance(about, Mention):
        return about.kind == "Concept" and reading.document.text.find(about.text, sentence.end) >= 0
    if not isinstance(about, Group) or about.count is None:
        return False
    value = about.count.value
    return any(
        isinstance(m.value, Quantity)
        and isinstance(value, Quantity)
        and (m.value.value, m.value.unit) == (value.value, value.unit)
        for ms in reading.mentions[sentence.index + 1 :]
        for m in ms
    )


# ---------------------------------------------------------------- how it is said


def _status(scene: Scene, t: Trigger, about: Arg, sure: float) -> StatusChange | None:
    reading, sentence = scene.reading, scene.sentence
    at = t.start - sentence.start
    after = sentence.text[t.end - sentence.start :]
    said = setting.period_for(reading, sentence, t.start)
    sibling = said is not None and when.of_sibling(scene, said, about)
    if said and (sibling or when.of_another(scene, said, about) or setting.of_plan(sentence, said)):
        said = None
    then = AFTER.match(after)
    before = re.split(r"[，,。；;]", sentence.text[:at])[-1]
    halted = sureness.halted(t, before, after)
    since = halted or _SINCE_THEN.match(after) or _ANNIVERSARY.match(after)
    if since:
        said = None  # 通车三年来: when it was is not said
    end = t.start if t.phase.name == "reserved" else t.end + (then.end() if then else 0)  # 谋划 is what was done
    mode, condition = ("actual", None) if halted else modality.of(reading, sentence, t.start, end, said)
    period: Mention | Period | None = when.fitting(reading, sentence, t.start, mode, said)
    if isinstance(about, Group) and isinstance(about.period, Period) and about.count and isinstance(period, Mention):
        period = summed.so_far(reading, sentence, about.count.start, period, about.member_type, about)
    if mode == "ongoing" and t.phase.name not in _LASTING and not _NOW.search(before):
        mode = "planned" if _AHEAD.search(before) else "actual"  # 在建的甲大桥铺装完工, 在建的乙电站将投产
    if mode == "planned" and sentence.text.startswith(("在建", "续建"), at) and not _AHEAD.search(before):
        mode, period = "ongoing", None  # 到年底，在建的甲电站将投产: it is being built now
    if mode == "actual" and t.phase.unreal:
        return None
    if not halted and mode in ("actual", "ongoing") and (asked := sureness.asked(sentence.text[:at])):
        mode = asked
    if mode == "actual":
        mode = sureness.as_hoped(t, before, sentence.text[at : t.end - sentence.start], after)
    own = _CLAUSE.match(after, then.end() if then else 0)[0]  # type: ignore[index]
    came = then is not None and _SINCE.search(own) is not None and not _YET.search(own)
    if then and mode == "expected" and (came or period is not None and when.over(reading, sentence, period, t.start)):
        mode = "actual"  # 去年10月一期投产后，订单已排满
    elif then and mode == "actual" and not came and (t.phase.name not in _AGREED or _YET.search(own)):
        mode, condition = "expected", sentence.text[at : t.end - sentence.start] + then[0]
    if mode == "ongoing" and t.phase.name == "underConstruction" and isinstance(about, Group) and about.modality == "actual":
        mode = "actual"  # 在建项目12个: what is counted is so now
    step = t.phase.name == "underConstruction" and (t.phase.partial or _STEP.search(sentence.text, at, t.end - sentence.start))
    if step and mode not in ("actual", "ongoing"):
        return None
    if period is None and mode == "actual" and not sibling and not since:
        period = dating.of_status(reading, sentence, t.start, about)
    if period is None and sentence.role in ("title", "heading"):
        period = when.told_below(reading, sentence, t)
        mode = "planned" if mode == "actual" and when.ahead(reading, period) else mode
    return StatusChange(
        evidence=members.evidence(reading, sentence, about),
        modality=mode,
        condition=condition if mode != "actual" else None,
        period=period,
        place=setting.place_for(reading, sentence, t.start),
        rule=f"status/{t.phase.name}",
        confidence=sure,
        about=about,
        phase=t.phase.name,
    )
