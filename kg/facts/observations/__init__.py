"""Quantities that are no counts -> Observations: what is measured (indicator), of what (about).

    清溪储能项目总投资30亿元 -> about 清溪储能项目, 总投资, 30e8 CNY; 工业总产值、税收分别为300亿元、20亿元 -> one each
    面积由1.78平方公里拓展至3.68平方公里 -> a Change with two Observations

`left` (`phrase`, `words`, `measures`) and `right` read the words around a number, `growth` what relates it to another, `lists` what
分别 hands out, `annual` what is made in a year or day, `unsaid` what the clause before speaks of; `indicator` (`wording`) says from them
what is measured (`measured`), `about` (`near`, `inside`, `earlier`, `far` where it is `assured`; `lasting` of a time) of what, `changes` which
two values are before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.facts.grammar import clauses, dating, distributed, modality, preceding, setting, summed, yearly
from kg.facts.observations import about, changes, indicator, lists
from kg.facts.observations.measured import Measured
from kg.facts.observations.measures import measure
from kg.facts.observations.wording import timed, without_thing
from kg.model import Arg, Fact, Group, Mention, Observation, Quantity, Reading, Sentence


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The observations and changes of a sentence; every quantity that is no count is said once at most."""
    if sentence.role == "meta":
        return
    known: dict[Mention, tuple[Arg, float]] = {g.count: (g, 0.8) for g in found if isinstance(g, Group) and g.count}
    said = {o.quantity for o in found if isinstance(o, Observation)}
    figures = [m for m in reading.mentions[sentence.index] if isinstance(m.value, Quantity) and m not in known and m not in said]
    todo = [m for m in figures if not _dates(sentence, m)]
    members = lists.respectively(reading, sentence) | _shared_out(reading, sentence)
    open_: Observation | None = None  # not yet said, as the next value may be what became of it
    for m in todo:
        if open_ and changes.follows(reading, sentence, open_.quantity, m):
            if after := _observe(reading, sentence, m, found, known | {m: (open_.about, open_.confidence)}, members):
                yield changes.change(open_, replace(after, indicator=open_.indicator, about=open_.about))
            open_ = None
            continue
        if open_:
            yield open_
        both = lists.both(reading, sentence, m)
        open_ = _observe(reading, sentence, m, found, known, members, paired=bool(both))
        if open_ is None:
            continue
        known[m] = (open_.about, open_.confidence)
        for part in both:
            yield replace(open_, indicator=part, rule="observations/both")
        open_ = None if both else open_
    if open_:
        yield open_
    yield from changes.of_counts(reading, sentence, found)


_EACH_AREA = re.compile("^(?:各[省市县区乡镇旗州园、]+|全[省市县区州])(?=..)")


def _shared_out(reading: Reading, sentence: Sentence) -> dict[Mention, lists.Member]:
    """开工率依次为：甲县94%、乙县63%: figures of a row, of the area each stands behind; what is measured stands before the row."""
    out: dict[Mention, lists.Member] = {}
    for m, share in distributed.shares(reading, sentence).items():
        if share.bracketed and not share.ranked:
            whole = share.whole[1] if share.whole and share.whole[0] == sentence else None
            out[m] = lists.Member(None, "", "", whole, owner=share.owner)
            continue
        what = "位次" if share.ranked else _EACH_AREA.sub("", preceding.before(reading, sentence, share.head))
        if share.ranked or measure(what) or what.endswith("率"):
            out[m] = lists.Member(None, what, "", owner=share.owner)
    return out


_AGO = re.compile("(?:多|余|左右)?(?:以|之)?前(?!期|后|列)")


def _dates(sentence: Sentence, m: Mention) -> bool:
    """三年前，…: when something was, and not how long."""
    assert isinstance(m.value, Quantity)
    behind = sentence.text[m.end - sentence.start :]
    return timed(m) and m.value.modifier != "under" and bool(_AGO.match(behind))


def _observe(
    reading: Reading,
    sentence: Sentence,
    m: Mention,
    found: tuple[Fact, ...],
    known: dict[Mention, tuple[Arg, float]],
    members: dict[Mention, lists.Member],
    paired: bool = False,
) -> Observation | None:
    """What one quantity says, None where nobody is sure to be meant; `paired`: of two measures (开工率、纳统率双|100%), whose names are
    no thing that is measured."""
    what = indicator.of(reading, sentence, m, found)
    if paired:
        what = replace(what, left=replace(what.left, thing=None))
    if m in members:
        what = _handed_out(reading, sentence, found, what, members[m])
    said = (like, "like") if (like := known.get(what.like or m)) else about.of(reading, sentence, m, what, found, known)
    if m in members and (owner := members[m].owner):
        said = (owner, 0.8), "row"
    if said is None:
        return None
    (whom, sure), reader = said
    if m in members and (part := lists.of_part(whom, members[m].part)):
        whom = part
    named = what.indicator
    if whom == what.left.thing and named.endswith(what.left.text):
        named = named.removesuffix(what.left.text) + without_thing(what.left)
    named = _fitting(reading, sentence, m, named, whom)
    period = yearly.of_row(reading, sentence, m.start) or setting.period_for(reading, sentence, m.start)
    if "同比" in what.indicator or "净增" in what.indicator:
        period = summed.since_new_year(period, summed.is_stock(what.indicator, whom))
    period = summed.so_far(reading, sentence, m.start, period, what.indicator, whom)
    mode, condition = modality.of(reading, sentence, m.start, m.end, period, "figure")
    framed = mode == "actual" and not timed(m)  # 连续8年, 42天: what it lasts is its own time
    return Observation(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        period=period
        or dating.of_year(reading, what.indicator)
        or dating.of_plan(reading, sentence, m.start, mode)
        or dating.of_reckoned(reading, sentence, m.start, mode)
        or (dating.of_measure(reading, sentence, m.start, whom, what.indicator, found) if framed else None)
        or (dating.of_headline(reading, sentence, m, "") if framed else None)
        or setting.of_plan_shared(reading, sentence, m.start),
        rule=f"observations/{reader}",
        confidence=round(min(sure, m.score), 2),
        about=whom,
        indicator=named,
        quantity=m,
    )


_HELD_BY = frozenset(("Enterprise", "Organization", "PublicBody", "Person"))
_OWNED = re.compile("股|合资|合办|联营")


def _fitting(reading: Reading, sentence: Sentence, m: Mention, named: str, whom: Arg) -> str:
    """What a figure without words of its own measures, by what it is of."""
    mention = whom if isinstance(whom, Mention) else None
    if named == "金额" and mention and mention.label.endswith("基金"):
        return "规模"  # 青原产业基金首期|5亿元
    if named == "金额" and _works(whom):
        return "投资额"  # 清溪储能项目 3.1亿元
    if named != "占比" or mention is None:
        return named
    if mention.kind in clauses.PROJECTS and (mention.end == m.start or reading.document.text[m.start - 1] in "，,：:|｜　 （("):
        return "进度"  # 清溪储能项目，|38%
    said = reading.sentences[max(sentence.index - 1, 0)].text + sentence.text
    return "持股比例" if mention.kind in _HELD_BY and _OWNED.search(said) else named  # 双方合资，恒远重机占|51%


def _works(whom: Arg) -> bool:
    """Whether works or a count of them are what a sum of money is of, which says nothing else of it."""
    if isinstance(whom, Group):
        return whom.member_type.endswith(("项目", "工程"))
    return isinstance(whom, Mention) and whom.kind in (*clauses.PROJECTS, "Park", "Facility")


def _handed_out(reading: Reading, sentence: Sentence, found: tuple[Fact, ...], what: Measured, member: lists.Member) -> Measured:
    """What a value of a list with 分别 measures: the member's own words, or what is common to all of them."""
    if member.like:
        base = member.words or indicator.base_of(reading, sentence, member.like, found)
        return replace(what, indicator=base + member.common, base=base, like=member.like)
    words = (member.words + member.common) if member.words else member.common or what.indicator
    if member.at is not None:
        what = replace(what, start=member.at, left=replace(what.left, owner=None))
    bare = replace(what.left, thing=None, measure=measure(member.words) or what.left.measure)
    thing = member.named
    counted = bare.measure is None or bare.measure.of != "account"
    if thing is None and member.part and counted:
        thing = Mention(what.start, what.start + len(member.part), member.part, "Concept", finder="lists")
    return replace(what, indicator=words or what.indicator, base=words or what.base, left=bare, thing=thing, like=None)
