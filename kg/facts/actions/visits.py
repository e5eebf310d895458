"""A verb of looking -> what somebody goes to see: 张明一行到|甲公司、乙项目|等地实地调研, where nothing else says what it is done to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import resources
from kg.facts.actions.chosen import Verb
from kg.facts.grammar.clauses import Clause
from kg.model import Arg, Group, Sentence

_VISITED = re.compile(
    r"(?:分?赴|[到来往至]|分别前往|前往|来到|深入到?|走进|莅临)(?P<object>[^，,。；;：:]{2,90}?)(?:等(?:地|处|企业|项目|单位)?)?$"
)
_ON_SITE = re.compile(r"(?:等地|等处|一线|进行|开展|实地|现场|深入|集中|专题|调|了)+$")
_NOT_SEEN = ("Quantity", "Period")


def span(sentence: Sentence, clause: Clause, verb: Verb) -> tuple[int, int, int] | None:
    """张明一行|到|甲公司、乙项目|等地实地调研: where what is visited begins and ends, and before them the verb of going."""
    if verb.text not in resources.words("visits"):
        return None
    found = _VISITED.search(_ON_SITE.sub("", sentence.text[clause.start - sentence.start : verb.start - sentence.start]))
    if found is None:
        return None
    return clause.start + found.start("object"), clause.start + found.end("object"), clause.start + found.start()


def seen(sentence: Sentence, clause: Clause, verb: Verb, groups: list[Group]) -> Iterator[Arg | str]:
    """What somebody goes to see, where nothing else is said."""
    if (place := span(sentence, clause, verb)) is None:
        return
    start, end, _ = place
    counted = [g for g in groups if g.count and start <= g.count.start < end]
    members = [m for g in counted for m in g.members]
    named = [m for m in clause.mentions if start <= m.start and m.end <= end and m.kind not in _NOT_SEEN]
    there: list[Arg | str] = [*counted, *(m for m in named if m not in members)]
    yield from there or [sentence.text[start - sentence.start : end - sentence.start]]
