"""A measured quantity -> whom or what it is of.

    新建到发线3条，长450米            -> the counted 到发线
    产值超1亿元的重大项目             -> 重大项目
    入园企业缴纳税收57亿元            -> 入园企业
    青原经开区…；实际利用外资2亿美元  -> 青原经开区, the topic of the clauses before

Nearer words say it with more right than farther ones, so the readers are asked in order: what stands beside the figure (tabled, near), in
its clause (inside), in the clauses before (earlier), in the text before (far). A time has readers of its own (lasting). Where nobody is
sure to be meant, there is no subject and no fact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.facts.grammar import clauses
from kg.facts.observations import earlier, far, inside, lasting, near, tabled
from kg.facts.observations.figure import Figure, Subject
from kg.facts.observations.measured import Measured
from kg.model import Fact, Mention, Reading, Sentence

READERS: tuple[Callable[[Figure], Subject | None], ...] = (
    tabled.of,
    near.given,
    near.attached,
    near.bracketed,
    near.fielded,
)
"""What says it of every figure."""
_OF_MEASURES: tuple[Callable[[Figure], Subject | None], ...] = (
    near.built,
    near.described,
    near.owned,
    near.awarded,
    near.contracted,
    inside.own,
    earlier.addressed,
    earlier.continued,
    earlier.spoken_of,
)


def of(
    reading: Reading, sentence: Sentence, m: Mention, what: Measured, found: tuple[Fact, ...], said: Mapping[Mention, Subject]
) -> tuple[Subject, str] | None:
    """What a quantity is measured of, how sure that is, and which reader said so; None where no subject is sure. `said` has what the figures
    before it are of."""
    figure = Figure(reading, sentence, m, what, found, clauses.split(reading, sentence), said)
    readers = (*READERS, lasting.of) if lasting.concerns(figure) else (*READERS, *_OF_MEASURES, far.of)
    subjects = ((subject, read.__name__) for read in readers if (subject := read(figure)))
    return next((x for x in subjects if not near.another_value(figure, x[0][0])), None)
