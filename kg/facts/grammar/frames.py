"""Clause -> frames: who does what with whom, where, as far as verbs and coverbs say it.

    由南岭药业投资建设的原料药项目位于高新区
    -> (投资建设: by 南岭药业, object 原料药项目), (位于: theme 原料药项目, at 高新区)

A frame belongs to a verb, or to verbs in a row. Names before it fill its places by the coverb that governs them (由 by, 在 at, 与
with ...); the last that none governs is its subject; names behind it are its place or its objects. Which verbs there are, in
classes, and what governs: kg/data/rules/relations_frames.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.grammar.lines import FIGURE, SLOT, Line, Row, parts, rows
from kg.facts.grammar.roles import roles
from kg.facts.grammar.verbs import Cuts, Verb, verbs_of, words
from kg.model import Reading, Sentence

MOST = 60
"""Verbs, and rows of names, of a clause: what has more is no clause."""
LONGEST_OBJECT = 28
"""Characters between a verb and its object (投资建设年产3万吨的某某)."""
_OWNED = re.compile(f"(?:之间|周边|附近|境内|所属|旗下|下属|内|上|里)?的[^{SLOT}]+$")
_OFFSPRING = re.compile("(?:下属|旗下|所属|的)?(?:全资|控股)?(?:子公司|分公司|孙公司|客商|企业(?!管理|服务|家协会))")
_INSIDE = re.compile("(?:(?<![正现存旨所])在|从|对|向|走进|来到|参观|考察|探访)$")
"""Before a verb: a clause that modifies what stands behind it begins there (在位于高新区的X车间)."""
_LIGHT = re.compile("(?:已|将|也|还|长期|深入|正|积极|全面|联合)*(?:开展|进行|深化|加强|展开|建立|达成|签署|签订|保持)")
"""Verbs behind a partner that leave to a noun what is done: 与某大学|开展产学研合作."""
_SIGNS = re.compile("(?:双方|方|的)?(?:主要|相关|企业)?(?:代表|负责人)(?:分别|现场|正式|共同|上台|集中)*(?=签)")
"""Between a partner and what its people sign for it: 与某公司|代表签约."""
_TASK = re.compile("(?:具体|全部|整个|项目|工程)*(?:建设|施工|实施|投资|开发|运营|管理)*(?:任务|工作|责任)?(?:[，,。；;]|$)")
"""Behind 承担 or 负责: nothing but the doing itself, so that what it is done to stands before."""
_PRICED = re.compile(f"[约近超逾达]?{FIGURE}[^，,{SLOT}]{{0,4}}的")
"""投资3亿元的X: says of X what it costs, and elides nobody."""
_IS = re.compile("(?:也|又|还|既|目前|现)?(?:是|系|属于|作为|成为)")
"""某园，是某区打造的园区，吸引了…: what a clause says someone to be is no subject of the next."""
_METHODS = frozenset(("Mechanism", "Policy", "Honour", "Gathering"))
"""Kinds that do nothing themselves, where somebody stands before them."""
_TOLD = re.compile("(?:也|又|还|更|正|既|已)?(?:是|系)(?!否)")
"""某园|是某项目的配套，位于…: of the first it is said what follows, not of the one that it is told by."""
_TOGETHER = frozenset(("cofound", "agree"))
_FOUNDS = frozenset(("cofound", "found"))
_NEW = re.compile("了?(?:一家)?(?:合资|项目|新)?(?:公司)?(?:——|“)?")
"""Between a verb of founding together and the company that is founded."""
_COUNTED = re.compile(f"{FIGURE}[个家座条]?(?:大|重点|重大)?(?:项目|企业|工程|园区|公司|基地)")
_WHERE = re.compile(f"在[{SLOT}]")
_SUBORDINATE = re.compile("[以对因从把为]$")
_THIS = re.compile(
    f"双方|两[地县市园]|三方|(?:该|本|此|这个|这家)[^，{SLOT}]{{1,3}}|(?:其|另|且|并|现)?(?:项目|工程|园区|基地|企业|公司|集团|工厂|总部)?"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with its places, at [start, end) of the line; `clause` is where its clause begins.

    `theme` is what the verb says to be somewhere: the nearest name before it that no coverb governs, be it an object
    (引进X落户), or the name behind 的 (位于高新区的X).
    """

    classes: frozenset[str]
    start: int
    end: int
    clause: int
    subject: Row | None
    alone: bool  # whether no noun stands between the subject and the verb: not 两市领导人签署
    elided: bool  # whether nothing before the verb might be its subject, so that it is what the clauses before are about
    theme: Row | None
    by: Row | None
    at: tuple[Row, ...]
    partner: Row | None
    ally: Row | None  # a partner behind 联合, 携手
    carried: Row | None  # the subject of the clauses before, in the same sentence
    objects: tuple[Row, ...]
    tail: str  # the words of the clause behind the verb
    unnamed: bool  # whether the verb has an object that is no name (由A承担|铝土矿开采)


def read(reading: Reading, sentence: Sentence, seen: Line) -> Iterator[Frame]:
    """The frames of a sentence, in order."""
    cuts = Cuts(reading, sentence, seen)
    carried: Row | None = None
    for start, end in parts(seen):
        parted = seen.text[start - 1 : start] in tuple("；;。")
        if parted and carried and not (_hosts(reading, carried) or _parallel(seen, start, end)):
            carried = None
        verbs, names = list(verbs_of(seen, cuts, start, end)), list(rows(seen, start, end))
        if len(verbs) > MOST or len(names) > MOST:
            continue
        places = roles(seen, cuts, verbs, names, start)
        if places:
            for verb in verbs:
                yield _frame(seen, cuts, verb, verbs, places, carried, start, end)
        if not (carried and _IS.match(seen.text, start)):
            carried = _subject(seen, verbs, places) or carried


def _parallel(seen: Line, start: int, end: int) -> bool:
    """某公司将在甲县建设…，总投资2亿元；|在乙县建设…: whether a part of a row begins with its place as one before it did."""
    where = _WHERE.match(seen.text, start)
    return where is not None and where[0] in seen.text[:start] and "的" not in seen.text[start:end]


def _hosts(reading: Reading, row: Row) -> bool:
    """Whether a subject is one area or zone: what its bulletin goes on to list behind a semicolon is in it. In a bulletin of a zone it is
    no park: 光电产业园获批基地；|与某大学共建的某中心挂牌 tells of the zone again."""
    home = reading.protagonist
    part = row.mentions[0].kind == "Park" and home is not None and home.kind == "DevelopmentZone"
    return len(row.mentions) == 1 and not part and bool(row.of("area") or row.of("zone"))


def _frame(
    seen: Line,
    cuts: Cuts,
    verb: Verb,
    verbs: list[Verb],
    places: list[tuple[Row, str]],
    carried: Row | None,
    start: int,
    end: int,
) -> Frame:
    before = [] if (modifies := bool(_INSIDE.search(seen.text, start, verb.start))) else _before(verb, places)
    behind = [(r, role) for r, role in places if r.start >= verb.end]
    said = [r for r, role in before if role in ("free", "pivot", "object") and not _owns(seen, r, verb)]
    free = [r for r, role in before if role in ("free", "pivot")]
    at = [r for r, role in before if role == "at" and not seen.text.startswith("的", r.end)]
    next_verb = next((v.start for v in verbs if v.start >= verb.end), end)
    there, head, objects = _behind(seen, cuts, verb, behind, next_verb)
    unnamed = bool(there) and head is None and seen.text.startswith("的", there[-1].end)  # 来自天津的企业
    theme = said[-1] if said and not unnamed else None
    if head and (theme is None or cuts.has_verb(theme.end, verb.start) or not head.of("place") or head.end < end):
        theme = head
    by = [r for r, role in before if role == "by"]
    partner = [r for r, role in before if role in ("partner", "ally") and _meets(seen, cuts, r, verb)]
    ally = [r for r, role in before if role == "ally"]
    return Frame(
        verb.classes,
        verb.start,
        verb.end,
        start,
        free[-1] if free and not _owns(seen, free[-1], verb) else None,
        bool(free) and _meets(seen, cuts, free[-1], verb),
        not (free or said or unnamed or modifies) and _bare(seen, cuts, verb, before, start),
        theme,
        by[-1] if by else None,
        (*at[-2:], *there),
        partner[-1] if partner else None,
        ally[-1] if ally else None,
        carried,
        objects,
        seen.text[verb.end : end],
        not _TASK.match(seen.text, verb.end, end) and cuts.has_noun(verb.end, min([next_verb, *(r.start for r, _ in behind)])),
    )


def _subject(seen: Line, verbs: list[Verb], places: list[tuple[Row, str]]) -> Row | None:
    """Whom a clause is about: the last name before its first verb that nothing governs, or the first name without verbs."""
    head, role = places[-1] if places else (None, "")
    if head and role == "head" and not any(v.start >= head.end for v in verbs):
        return head  # 某集团打造的|某项目，已落户…
    if founded := _founded(seen, verbs, places):
        return founded
    first = verbs[0].start if verbs else None
    free = [r for r, role in places if role.removeprefix("+") in ("free", "head") and (first is None or r.end <= first)]
    free = [r for r in free if not all(m.kind in _METHODS for m in r.mentions)] or free  # 某县推进|“双轮驱动”，打造…
    if told := next((r for r in free if _TOLD.match(seen.text, r.end)), None):
        return told
    return free[-1] if free else next((r for r, role in places if role == "head"), None)


def _founded(seen: Line, verbs: list[Verb], places: list[tuple[Row, str]]) -> Row | None:
    """甲公司与乙公司合资成立|丙公司，落户某园, 甲公司联合乙公司成立|丙公司: what two have founded is what the next clause is about, and
    not both of them."""
    if not (any(v.classes & _TOGETHER for v in verbs) or any(role == "ally" for _, role in places)):
        return None
    ends = [v.end for v in verbs if v.classes & _FOUNDS]
    return next((r for r, _ in places if r.of("company") and any(_NEW.fullmatch(seen.text, end, r.start) for end in ends)), None)


def _before(verb: Verb, places: list[tuple[Row, str]]) -> list[tuple[Row, str]]:
    """The rows before a verb, from the last that a clause modifies: what stands before it belongs to that clause."""
    before = [(r, role.removeprefix("+")) for r, role in places if r.end <= verb.start]
    heads = [i for i, (_, role) in enumerate(before) if role == "head"]
    return [(r, "free" if role == "head" else role) for r, role in (before[heads[-1] :] if heads else before)]


def _bare(seen: Line, cuts: Cuts, verb: Verb, before: list[tuple[Row, str]], start: int) -> bool:
    """Whether a clause has no noun before its verb but 该项目 and what coverbs govern."""
    this = _THIS.match(seen.text, start, verb.start)
    at = this.end() if this else start
    for row, _ in before:
        if cuts.has_noun(at, row.start) and not seen.text.endswith("——", at, row.start):
            return False
        at = row.end
    if (
        _COUNTED.search(seen.text, start, verb.start)
        or _SUBORDINATE.search(seen.text, start, verb.start)
        or _PRICED.match(seen.text, verb.end)
    ):
        return False
    return not cuts.has_noun(at, verb.start)


def _owns(seen: Line, row: Row, verb: Verb) -> bool:
    """Whether the verb is said of something of the row's: 云帆科技的客户来自…, 云帆集团下属子公司与…签约."""
    return bool(_OWNED.match(seen.text, row.end, verb.start) or _OFFSPRING.match(seen.text, row.end, verb.start))


def _meets(seen: Line, cuts: Cuts, row: Row, verb: Verb) -> bool:
    """Whether a partner itself does what the verb says, not its 企业 or 客商."""
    light = _LIGHT.match(seen.text, row.end, verb.start) or _SIGNS.match(seen.text, row.end, verb.end)
    return bool(light) or seen.text[row.end : row.end + 1] in tuple("就在于围") or not cuts.has_noun(row.end, verb.start)


def _behind(
    seen: Line, cuts: Cuts, verb: Verb, places: list[tuple[Row, str]], next_verb: int
) -> tuple[tuple[Row, ...], Row | None, tuple[Row, ...]]:
    """The places behind a verb, the name that the clause is a modifier of (位于高新区的X), the objects."""
    at: list[Row] = []
    objects: list[Row] = []
    head, end = None, verb.end
    for row, role in places:
        gap, first = seen.text[end : row.start], end == verb.end
        if words().stops.search(gap) or row.start - verb.end > LONGEST_OBJECT or first and gap.startswith("、"):
            break  # 甲电站建设、|乙流域开发: a member of a list of what is done, and no object
        if at and head is None and not objects and gap.startswith("的"):
            if cuts.has_verb(end, row.start):
                break
            head = row
            objects.append(row)
        elif role == "at" and first and row.start < next_verb or role == "+at" and at and gap != "的":
            at.append(row)
        elif role.removeprefix("+") in ("object", "free", "pivot", "head"):
            objects.append(row)
        else:
            break
        end = row.end
    return tuple(at), head, tuple(objects)
