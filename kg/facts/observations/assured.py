"""Whether a figure without a subject in its sentence is of whom the text has been about: only where nothing else may be meant.

临江经开区…。1至7月，实际利用外资2亿美元             -> of the zone
这家企业去年新开通两条专线，业务量增长七成           -> not of the county: who is spoken of is said, though not named
在东港县，…。在西林县，…。当地种植面积达3万亩        -> not of a third area: others have been spoken of since
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import clauses, setting, topical
from kg.facts.grammar.clauses import PLACES
from kg.facts.observations import fitting, subjects
from kg.facts.observations.figure import Figure, label
from kg.model import Mention, Reading, Sentence
from kg.text.memo import once

_AREAS = frozenset(("AdministrativeArea", "DevelopmentZone", "Park", "Place"))
OTHER = re.compile(
    r"这(?!里|次|时|一?年|段)|该(?![区市县镇省州旗乡园项工])|(?<!各)那(?!里|时)|[他她它]|我们|我的|各地|各省|有的|有人|大家|记者|[一两几]名"
    r"|[一几](?:家|位|座|台|辆|个|款|项|种|把|条|艘|批|只|颗|套|件|块|对)(?!亿|万)|每(?![年月天日亩平人]|个?月)|(?<![占居列于比为的])(?:世界|国际|我国|全国|全球|中国)"
)
"""Who or what is spoken of without a name."""


def by(f: Figure, topic: topical.Topic) -> bool:
    """Whether the topic of the text is sure to be what a figure is of."""
    named = topic.mention
    if any(
        isinstance(about, Mention) and m.start >= f.sentence.start and label(about) == label(named)
        for m, (about, _) in f.said.items()
    ):
        return True  # a figure before in the sentence was of it
    return spoken_of(f, named) and not (named.kind in _AREAS and _others_since(f, named))


def spoken_of(f: Figure, named: Mention) -> bool:
    """Whether nothing in the sentence but a name may be what a figure is of."""
    indicator = f.what.indicator
    if len(indicator) < 2 or named.kind in _WIDE and indicator in resources.words("measure_empty"):
        return False
    return not (OTHER.search(f.before) or _names_another(f, named) or _opens_with_another(f))


_WIDE = frozenset(("AdministrativeArea", "PublicBody", "Place", "Facility"))


def _same(one: Mention, other: Mention) -> bool:
    """Whether two names are of one thing, or of one that lies in the other by its name: 临江县, 临江县经开区."""
    a, b = label(one), label(other)
    return a in b or b in a or a[:2] == b[:2]


def _names_another(f: Figure, topic: Mention) -> bool:
    """Whether the sentence speaks of another place or of an event before the figure, or in such a one."""
    spoken = [
        m
        for clause in f.parts[: f.here + 1]
        for m in topical.topics(f.reading, f.sentence, clause, PLACES | {"Gathering"})
        if m.end <= f.at
    ]
    place = setting.place_for(f.reading, f.sentence, f.at)
    return any(not _same(m, topic) for m in ([*spoken, place] if place else spoken))


def _opens_with_another(f: Figure) -> bool:
    """Whether a clause before the figure's own begins with a noun that may be what is spoken of; 签约企业32家，|入驻率 is not of these."""
    for clause in f.parts[: f.here]:
        noun = subjects.of(f.reading, f.sentence, clause, clause.end)
        if noun and noun.end < clause.end and not fitting.lets(f, noun.text):
            return True
    return False


def _others_since(f: Figure, topic: Mention) -> bool:
    """Whether other areas have been spoken of since the topic was named last."""
    above = reversed(f.reading.sentences[: f.sentence.index])
    last = next((s.index for s in above if _speaks_of_another(f.reading, s)), f.sentence.index)
    since = f.reading.mentions[last : f.sentence.index]
    return last < f.sentence.index and not any(_same(m, topic) for row in since for m in row if m.kind in clauses.TOPICS)


@once
def _speaks_of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of an area that is not the one of the text."""
    home = reading.home
    areas = (m for clause in clauses.split(reading, sentence) for m in topical.topics(reading, sentence, clause, _AREAS))
    return any(not (home and _same(m, home)) for m in areas)
