"""What a phase word speaks of: the nominal that it is in, stands before, or has for a subject; else what was spoken of before.

    在建项目45个 -> the 45; 开工建设甲项目 -> 甲项目; 甲项目于3月正式开工，预计年底竣工 -> 甲项目, twice

A subject stands in front of the word with nothing but adverbs, dates and coverb phrases between (kg/data/rules/status.toml).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg import resources
from kg.facts.grammar.adverbials import adverbial
from kg.facts.grammar.bare import HEAD
from kg.facts.grammar.clauses import PROJECTS, Clause
from kg.facts.grammar.nominals import COMPANIES, GROUP, NOUN, Nominal
from kg.facts.status import ceremonies, copular, earlier, parts, pointed
from kg.facts.status.fitting import fits, listed, takes
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene, Spoken, titled
from kg.facts.status.tabled import in_row
from kg.model import Mention

_PUSHED = re.compile(
    r"(?:推动|推进|促进|加快|促成|助力|支持|为|使|让|引导|帮助|保障|确保|将|把|对|由|引进|吸引|签约|入驻|落户)“?$"
)
_ALL_OF_IT = re.compile("全线(?:正式|建成)?(?:通车|开通)[^，,。；;]{0,2}$")
_GOVERNS = re.compile("[由在与和及对为把将向]")
_DONE_TO = re.compile("(?:升级|提质|提升)?(?:改造|改扩建|扩建|修缮|加固|疏浚|清淤|迁建)(?:工程|项目)?")
_MANNER = re.compile("(?:已经?|均|都|全面|全线|顺利|成功|正式)+$")
_CONTRACT = re.compile("了?[^，,。；;、]{0,14}(?:协议|(?<!劳动)合同|意向书|备忘录|(?P<duty>责任书|责任状|承诺书|劳动合同))")
_ARE = re.compile("(?:主要|分别|还|也)?(?:有|是|为|包括|包含)[：:]?")
_FIRMS = re.compile("的[^，,。；;的]{0,6}?(?:企业|公司|客商|厂商|商户|机构)")
_SUCH = re.compile("的(?:主要|分别|还|也)?(?:有(?!关|限|色)|是|包括|包含)")
_OTHERS = re.compile("等[^，,。；;、]{0,6}$")
_MEETING = re.compile(
    r"(?:建设)?(?:工作)?(?:座谈会|会议|推进会|现场会|论坛|意见|规划|方案|领导小组|办公室|专班|攻坚|[\u4e00-\u9fff]{0,6}(?:系统|机制|体系|制度|清单|名录|专项))"
)


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(resources.rules("status")[name])


def spoken_of(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """What a phase word of a clause speaks of, if anything can be told."""
    found = _spoken_of(scene, clause, t)
    if t.ceremony and (found is None or found.nominal.kind == NOUN and not found.nominal.quantified):
        found = ceremonies.counted(scene, t) or found
    if found is not None and pointed.points(scene, found.nominal):
        found = pointed.meant(scene, found)
    if found is None or titled(scene.sentence, found.nominal.start, found.nominal.end, scene.spans):
        return None
    if found.nominal.start < clause.start and _ALL_OF_IT.search(scene.text(clause.start, t.end)):
        line = parts.line(found.nominal)
        if line is None:
            return None  # 甲隧道贯通，预计明年|全线通车: of a line that is not named
        found = replace(found, nominal=line)
    n = found.nominal
    if t.phase.name == "underConstruction" and (whole := parts.whole(n, scene.reading.mentions[scene.sentence.index])):
        return Spoken(whole, found.sure)  # 甲项目|涂装厂房封顶: the project is being built
    start = n.end if clause.start <= n.start and n.end <= t.start else clause.start
    if start < t.start and (stage := parts.stage(scene.text(start, t.start), start)):
        bare = n.kind == NOUN and (n.quantified or n.end > t.start)
        between = scene.text(n.end, stage.start) if n.end <= stage.start and start == n.end else ""
        if between and not bare and n.kind != GROUP and not adverbial(between) and not re.search("[，,。；;：:的]", between):
            if len(between) > 8 or _GOVERNS.search(between):
                return None  # 甲高铁|多式联运|一期项目: of works that are named by more
            stage = replace(stage, start=n.end, text=between + stage.text)
        return found if n.kind == GROUP or bare else _with_part(found, stage)
    if start == n.end and n.kind in PROJECTS and (section := parts.section(scene.text(start, t.start), start)):
        return _with_part(found, section)
    if t.phase.name not in parts.PHASES:
        return found
    if parts.alone(n) and isinstance(part := n.args[0], Mention):
        above = _whole(scene, clause, n, t)
        return replace(above, part=parts.named(part, above.nominal)) if above else None
    if start == n.end and (inner := parts.between(scene.text(start, t.start), start)):
        return replace(found, part=parts.named(inner, n)) if n.kind != GROUP else None  # 3台机组|转轮吊装完成
    if start == n.end and n.kind in PROJECTS and HEAD.search(_MANNER.sub("", scene.text(start, t.start))):
        return None  # 甲引水工程|上果园隧道|顺利贯通
    return found


def _with_part(found: Spoken, part: Mention) -> Spoken:
    """甲高速、乙公路|青临段全速推进: a part behind a row is the last one's, the others are spoken of as they are."""
    n = found.nominal
    last = replace(n, args=n.args[-1:])
    if len(n.args) == 1:
        return replace(found, part=parts.named(part, n))
    return replace(found, nominal=replace(n, args=(*n.args[:-1], parts.named(part, last))))


def _whole(scene: Scene, clause: Clause, part: Nominal, t: Trigger) -> Spoken | None:
    """What a part that is named alone is part of: the subject before it, else what was spoken of before."""
    before = [
        n for n in scene.phrases if clause.start <= n.start and n.end <= part.start and fits(t, n) and not scene.governed(n)
    ]
    if before and adverbial(scene.gap(before[-1].end, part.start)):
        return Spoken(before[-1], 0.8)
    above = earlier.before(scene, clause, t) if adverbial(scene.gap(clause.start, part.start)) else None
    return None if above is None or above.nominal.kind == NOUN or parts.alone(above.nominal) else above


def _spoken_of(scene: Scene, clause: Clause, t: Trigger) -> Spoken | None:
    """What a phase word speaks of, a part named alone as itself."""
    if row := in_row(scene.reading, scene.sentence, t) or copular.subject(scene, clause, t):
        return row
    if scene.text(t.start, t.end).endswith("现场") and _rule("visited").search(scene.text(clause.start, t.start)):
        return None
    here = [n for n in scene.phrases if n.start < clause.end and clause.start < n.end and fits(t, n)]
    around = next((n for n in here if n.start < t.end <= n.end), None)
    if around:
        return Spoken(around, 0.9) if around.kind == GROUP and not _of_these(scene, around, t) else None
    behind = _behind(scene, t, [n for n in here if n.start >= t.end])
    if behind and not t.ceremony and not t.phase.partial and takes(scene, t, behind):
        if _MEETING.match(scene.sentence.text, behind.end - scene.sentence.start):
            return None
        if behind.kind == NOUN and re.search(r"(?:首[个座条批]|第一[个座条])$", scene.text(clause.start, t.start)):
            return None  # 后续工程首个开工的重大项目
        if behind.kind == NOUN and (same := _FIRST_OF.search(scene.text(clause.start, behind.start))):
            named = (n for n in here if n.end == clause.start + same.start())
            return next((Spoken(n, 0.8) for n in named), None)
        made = t.phase.name == "completed" and re.search(r"[把将][^，,。；;]{2,24}$", scene.text(clause.start, t.start))
        if behind.vague or made:
            return None  # 把甲站建成精品工程
        works = t.phase.name == "completed" and _DONE_TO.match(scene.text(behind.end, clause.end))
        if (
            works
            and isinstance(behind.args[0], Mention)
            and not behind.quantified
            and scene.text(t.start, t.end).endswith(("完成", "完成了"))
        ):
            done = Mention(behind.end, behind.end + works.end(), works[0], "Concept", finder="parts", score=0.6)
            return Spoken(behind, 0.8, parts.named(done, behind))  # 完成老旧管网|改造
        goes_on = t.phase.name == "underConstruction"  # 在建的甲大桥|桥面铺装完工: the bridge is being built
        if goes_on and (whole := _building_it(scene, clause, t, behind)):
            return whole
        return Spoken(parts.without(behind, scene.reading.mentions[scene.sentence.index]) if goes_on else behind, 0.9)
    rest = scene.text(t.end, clause.end)
    pushes = t.phase.name == "underConstruction" and scene.text(t.start, t.end).endswith(("推进", "推动", "建设", "实施", "新建"))
    transitive = pushes and re.match(r"(?!当?中|之中|的|情况|现场|步伐|进度)[\u4e00-\u9fff“]{2}", rest)
    makes = scene.text(t.start, t.end).endswith(("建成", "建起")) and re.match(
        r"(?!于|在|以|并|后|开|使|运|的|通|投|达|试|交|启|当[年月日])(?:[\u4e00-\u9fff“]{2}|\d+[座个栋条幢处套间])", rest
    )
    finishes = scene.text(t.start, t.end).endswith("完成") and re.match(
        r"[\u4e00-\u9fff“]|\d+(?![\d.]*[%％])", rest
    )  # 完成|11个门店建设
    if t.phase.order == "object" or not t.phase.partial and (transitive or makes or finishes or _has_object(scene, t)):
        return None  # 统筹推进|重大项目: its object is no works that is followed
    if _FIRMS.match(rest) or _SUCH.match(scene.gap(t.end, clause.end)):
        return None  # 甲物流园投产的|企业有…: where, not what; 竣工投产的|有…: those behind, known or not
    for n in reversed([n for n in here if n.end <= t.start]):
        gap = scene.gap(n.end, t.start)
        if not adverbial(gap):
            if n.kind not in PROJECTS or _blocked(gap):
                return None
            part = parts.behind(scene, n, t.start, t.phase.name == "underConstruction")
            return Spoken(part, 0.75) if part else None
        at_work = scene.text(t.start, t.end).endswith("现场") and n.kind in PROJECTS  # 在|甲项目建设现场
        site = t.ceremony and n.kind in _SITES  # 甲项目在|乙园区举行投产仪式
        if site and _AT.search(scene.text(clause.start, n.start)):
            continue
        if scene.governed(n) and (site or not t.ceremony and not at_work):
            if not _PUSHED.search(scene.text(clause.start, n.start)) or n.kind not in (*PROJECTS, GROUP, NOUN):
                continue  # 在乙园区|开工: where, not what
            return earlier.inside(scene, clause, t) if n.vague and earlier.stands(scene, n) else Spoken(n, 0.8)
        if earlier.stands(scene, n):
            if _OTHERS.search(scene.text(clause.start, n.start)):
                return None  # 津河陶瓷等|项目试生产: of those that no name was found for
            return earlier.same(earlier.before(scene, clause, t), n)
        return Spoken(n, 0.9)
    if not t.ceremony and adverbial(scene.gap(clause.start, t.start)) and not _DESCRIBES.match(rest):
        return earlier.inside(scene, clause, t) if t.phase.partial else earlier.before(scene, clause, t)
    return None


_SITES = COMPANIES | {"Park", "DevelopmentZone", "Facility"}
"""Where a ceremony may be held."""
_AT = re.compile("在[^，,。；;：:]{2,10}$")
"""甲项目在青石镇|乙公司举行开工仪式."""
_FIRST_OF = re.compile(r"(?:也|正|就|还)?(?:是|成为)[^，,。；;]{0,30}的(?:首|第一)[个座条批家][^，,。；;的]{0,6}$")
"""甲项目|是今年签下的首个重大项目: the two are one."""
_DESCRIBES = re.compile(r"的[\u4e00-\u9fff]{2}")
"""集中投用|的人才公寓面积5万平方米: of what stands behind, known or not."""


def _building_it(scene: Scene, clause: Clause, t: Trigger, n: Nominal) -> Spoken | None:
    """甲项目总投资5亿元，正在建设|生产基地: the project is being built, of which the sentence tells."""
    one = n.args[0]
    if n.quantified or n.kind == GROUP or not isinstance(one, Mention) or _OWN_WORKS.search(scene.text(n.start, n.end)):
        return None
    if t.phase.order or not adverbial(scene.gap(clause.start, t.start)):
        return None
    whole = earlier.inside(scene, clause, t)
    return whole if whole and whole.nominal.kind in PROJECTS else None


_OWN_WORKS = re.compile("(?:项目|工程)$")


def _of_these(scene: Scene, n: Nominal, t: Trigger) -> bool:
    """66个新开工项目已有|28个开工, 已建和|在建项目: of the count that has the phase in its noun only a part is told, or more than that."""
    text, base = scene.sentence.text, scene.sentence.start
    if re.search("(?:已建|建成|拟建|续建|新建)[、和及与]$", text[: n.start - base]):
        return True
    some = re.match(r"中?[，,]?(?:目前|现|截至[^，,。；;]{1,8}[，,]?)?(?:已|有)(?:经|有)?|中[，,]", text[n.end - base :])
    word = text[t.start - base : t.end - base].removeprefix("新")
    return bool(some) and word in text[n.end - base :] and any(o.kind == GROUP and o.start >= n.end for o in scene.phrases)


def _behind(scene: Scene, t: Trigger, ahead: list[Nominal]) -> Nominal | None:
    """The nominal behind a word that may be its object: the first, or the count that a list of names closes (甲、乙基地等99个项目)."""
    first = next(iter(ahead), None)
    if first is None:
        return None
    if first.kind == NOUN and not first.quantified and (are := _ARE.match(scene.text(first.end, scene.sentence.end))):
        told = first.end + are.end()
        return next(
            (n for n in scene.phrases if told <= n.start <= told + 1 and fits(t, n)), first
        )  # 建成的项目有：甲、乙等四个项目, 落户的重大项目有|甲产业园
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
