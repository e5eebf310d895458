"""How long something lasts, how old someone is -> of whom. Where no word says what lasts, a time is when something is, and no figure.

输油管道连续三年安全运行     -> 输油管道
为期五天的清溪茶博会         -> 清溪茶博会
云杉公司计划三年内建成       -> 云杉公司: a term that it has
十年来，清溪园区引进企业…    -> 清溪园区, which the text is about: the time that its figures are of
三天后，24小时可达，闲置六年的 -> nothing
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import clauses, opening, setting, topical
from kg.facts.observations import assured, fitting, subjects, topics
from kg.facts.observations.figure import Figure, Subject, label
from kg.facts.observations.wording import UNITS
from kg.model import Mention, Quantity

_KINDS = clauses.TOPICS | {"Person", "Gathering", "Mechanism", "Policy", "Honour"}
_LED = re.compile(r"(?:为期|历时|长达)(?:约|近|长达)?$")


def concerns(f: Figure) -> bool:
    """Whether a figure is a time or an age that no noun of a measure (工期, 平均年龄) stands before."""
    assert isinstance(f.m.value, Quantity)
    lasts = UNITS.get(f.m.value.unit) in ("时间", "年龄") or f.m.text.endswith("周年")
    named = f.what.left.measure or f.what.right.measure or f.what.left.text and not f.what.left.verb
    return lasts and not named or f.what.indicator == "时间"


def of(f: Figure) -> Subject | None:
    """Who or what lasts or is so old."""
    if f.m.text.endswith("岁"):
        return _aged(f)
    return _described(f) or _leading(f) or _of_verb(f) or _of_term(f) or _of_hero(f)


_FAR = re.compile("[。；;]|[^，,]{16}")
"""What stands between who is so old and the age, where they are not beside each other."""


def _aged(f: Figure) -> Subject | None:
    """54岁的养殖户赵某, 赵某今年54岁: the one person that stands beside the age."""
    persons = [m for m in f.reading.mentions[f.sentence.index] if m.kind == "Person"]
    clause = f.parts[f.here]
    if f.behind.startswith("的"):
        after = next((m for m in persons if f.m.end < m.start <= f.m.end + 12 and m.end <= clause.end), None)
        return (after, 0.85) if after else None
    before = [m for m in persons if m.end <= f.m.start]
    near = len(before) == 1 and not _FAR.search(f.before[before[0].end - f.sentence.start :])
    return (before[0], 0.8) if near else None


_IDLE = re.compile("(?:闲置|尘封|停[产工建摆]|服役|搁置|荒废|[使试]用)(?:了|已|近|约|超过)*$")
"""States of things that last, in front of 的: 闲置七年的|厂房."""


_BUILT = re.compile(
    "(?:建设|建造|施工|打造|研制|攻关|建成)(?:而成)?的(?:(?:我国|国内|全国|全球|世界|全省)?(?:首|第一|最大)[个座条台套艘例]?的?)?"
)
"""历时五年|建设的我国首座|特高压变电站."""


def _described(f: Figure) -> Subject | None:
    """为期三天的|茶博会, 闲置七年的|厂房: the name or the whole noun behind, where a word says that it lasts."""
    of = f.what.right.of
    if f.what.right.relative and isinstance(of, Mention) and of.start == f.m.end:
        return of, 0.8  # 15分钟|便民生活圈
    led = _LED.search(f.before)
    told = _BUILT.match(f.behind) if led else None
    if told and (work := next((m for m in f.reading.mentions[f.sentence.index] if m.start == f.m.end + told.end()), None)):
        return work, 0.8
    if not f.behind.startswith("的") or not (led or _IDLE.search(f.before)):
        return None
    at = f.m.end + 1
    named = next((m for m in f.reading.mentions[f.sentence.index] if m.start == at and m.kind in _KINDS), None)
    if named:
        return named, 0.9
    if not isinstance(of, Mention) or of.start != at:
        return None
    after = next((t for t in f.reading.tokens[f.sentence.index] if t.start >= of.end), None)
    ends = after is None or after.start == of.end and (after.tag[:1] in ("d", "t", "p", "x", "w", "f") or after.tag == "ad")
    return (of, 0.8) if ends else None


_AFTER = re.compile("(?:历时|耗时|用时|经过|历经)(?:了|近|约|长达)*")
_OF_WORK = re.compile("(?:多|余)?的?[\u4e00-\u9fff]{2,8}[，,]")


def _leading(f: Figure) -> Subject | None:
    """历时五年建设，青原大桥通车; 经过六年的发展，园区已有企业30家: of whom the next clause or, where it names nobody, the text goes on to speak."""
    clause = f.parts[f.here]
    if not _AFTER.fullmatch(f.reading.document.text, clause.start, f.m.start) or not _OF_WORK.match(f.behind):
        return None
    following = f.parts[f.here + 1 : f.here + 2]
    named = [t for c in following for t in topical.topics(f.reading, f.sentence, c, clauses.TOPICS)]
    return (named[0], 0.75) if named else _carried(f)


_LASTS = re.compile("连续|持续|历时|耗时|用时|为期|已有")
_NEEDS = re.compile("(?:[要需]|需要|花费?)(?:近|约|长达)?$")
"""车程|要半小时."""
_HAS = re.compile("(?:已|至今)(?:有|满|近|经)?(?:约|近|超过)?$")
"""落户东港|已有六年."""
_FRAMES = re.compile(r"(?:多|余|左右)?(?:的?时间)?(?:以?来|以?后|之后|以?前|之前|间|里|中|内|的(?!时间))")
_SINCE = re.compile("(?:多|余)?以?来")
_ENDS = re.compile(r"[，,。；;：:！？、（(）)“”\s]|$")


def _of_verb(f: Figure) -> Subject | None:
    """输油管道|连续三年, 清溪公司|开业两年: what stands before the verb, or the clauses before name, where it begins one."""
    verb = f.what.left.verb
    if not verb and (has := _HAS.search(f.before)):
        return _named_before(f, f.sentence.start + has.start())
    if f.what.left.text and not verb and _NEEDS.search(f.before):
        return f.concept(f.what.left.start, f.what.left.end), 0.7
    if f.what.indicator == "用时":
        return _named_before(f, f.m.start) or _carried(f)
    if not verb or _FRAMES.match(f.behind) and not _SINCE.match(f.behind) or f.behind.startswith("的"):
        return None
    end = f.reading.document.text.rfind(verb, f.sentence.start, f.m.start)
    clause = f.parts[f.here]
    if end < clause.start or not (
        _LASTS.search(verb) or f.m.text.endswith("周年") or _SINCE.match(f.behind) or _ENDS.match(f.behind)
    ):
        return None
    if (noun := _standing_before(f, end)) is not None:
        return noun, 0.85
    return _named_before(f, end) or _carried(f) if _LASTS.search(verb) else None


_PLANS = re.compile(r"计划|力争|争取|拟|确保|必须|须|将|承诺|要求")


def _of_term(f: Figure) -> Subject | None:
    """计划三年内…: who has set itself a term."""
    if not f.m.text.endswith("内"):
        return None
    whom = _named_before(f, f.m.start)
    return whom if whom and (whom[0].end == f.m.start or _PLANS.search(f.before[whom[0].end - f.sentence.start :])) else None


def _named_before(f: Figure, end: int) -> tuple[Mention, float] | None:
    """Whom the clauses up to an offset speak of, the nearest first."""
    for clause in reversed([c for c in f.parts if c.start < end]):
        named = [t for t in topical.topics(f.reading, f.sentence, clause, clauses.TOPICS) if t.end <= end]
        if named:
            return named[0], 0.7
    return None


def _carried(f: Figure) -> Subject | None:
    """Whom the text has been about, where no one else may be meant."""
    topic = topics.zone(f.reading, topics.of(f.reading, f.sentence, f.at))
    return (topic.mention, topic.confidence) if topic and fitting.can_last(f, topic.mention) and assured.by(f, topic) else None


_OWN = clauses.PROJECTS | {"DevelopmentZone", "Park", "Enterprise"}
"""What has a time of its own that it has been at work; an area and its government always were."""
_WAY = re.compile("(?:左右|以内|内)?(?:即可|便可|就能|就可|可以?|能)?(?:直|抵|到|通)?达")
"""三小时|可达: how long one travels."""
_WHOLE = re.compile("[全我][省市县州旗]|当地")


def _of_hero(f: Figure) -> Subject | None:
    """五年来，园区…: a time that frames what is said of whom the whole text is about; not 闲置五年的|厂房, 五年来首次."""
    hero = f.reading.protagonist
    if _WAY.match(f.behind) or _LED.search(f.before) or f.behind.startswith("的") or setting.RARE.match(f.behind):
        return None
    for clause in (*reversed(f.parts[: f.here + 1]), *f.parts[f.here + 1 : f.here + 2]):
        for t in topical.topics(f.reading, f.sentence, clause, clauses.TOPICS):
            if t.kind in _OWN or hero and label(t) == hero.label:
                return t, 0.6
    alone = hero and hero.kind in _OWN and not assured.OTHER.search(f.sentence.text) and not _WHOLE.search(f.sentence.text)
    return _carried(f) if alone else None


def _standing_before(f: Figure, end: int) -> Mention | None:
    """The name or the noun that the clause has before an offset, times and adverbs between: 中蒙|建交, 今年种植面积已|连续."""
    clause, text = f.parts[f.here], f.reading.document.text
    end = _without_adverbs(f, end)
    if named := next((m for m in clause.mentions if m.end == end and m.kind in _KINDS), None):
        return named if not topical.governed(f.sentence.text, named.start - f.sentence.start) else None
    start = opening.led(f.reading, f.sentence, clause.start, end)
    tokens = [t for t in f.reading.tokens[f.sentence.index] if start <= t.start < end]
    whole = text[start:end]
    nominal = (
        tokens
        and all((len(t.text) == 1 and t.tag not in "pcr" or t.tag[:1] in "nbjavxszgfl") and t.text[0].isalnum() for t in tokens)
        and tokens[0].tag not in ("v", "ad")
        and not any(m.kind == "Quantity" and start <= m.start < end for m in clause.mentions)
    )
    if not nominal or not 2 <= len(whole) <= 18 or whole in subjects.GENERIC or whole in resources.words("no_subjects"):
        return None
    return f.concept(start, end)


_ADVERBS = frozenset(("仍", "有望", "预计"))
"""Adverbs that the dictionary has as other words."""


def _without_adverbs(f: Figure, end: int) -> int:
    """Where the times and adverbs begin that end at an offset: 种植面积|今年已|连续."""
    times = {m.end: m.start for m in f.parts[f.here].mentions if m.kind == "Period"}
    for t in reversed(f.reading.tokens[f.sentence.index]):
        end = times.get(end, end)
        adverb = t.tag in ("d", "ad", "t") or t.text in _ADVERBS or t.text in resources.words("adverbial_nouns")
        if t.end == end and adverb and t.start >= f.parts[f.here].start:
            end = t.start
    return times.get(end, end)
