"""Whether an honour can be someone's, told by its last word: a 示范县 is no bridge, a 龙头企业 no person, a 名牌产品 no zone.

The last words and who may have them: kg/data/rules/designations.toml, `head`. What no row names may be anyone's.
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.facts.designations import recipients
from kg.facts.grammar import clauses, topical
from kg.facts.grammar.clauses import Clause
from kg.model import Arg, Group, Mention, Reading, Sentence

_QUOTES = re.compile('[“”"]|(?:荣誉)?称号|名单|名录|榜单?$')


@cache
def _heads() -> tuple[tuple[re.Pattern[str], frozenset[str], re.Pattern[str]], ...]:
    rows = resources.rules("designations")["head"]
    return tuple((re.compile(f"(?:{r['pattern']})$"), frozenset(r["kinds"]), re.compile(f"(?:{r['noun']})$")) for r in rows)


def told(honour: Mention) -> bool:
    """Whether the last word of an honour tells who may have it."""
    text = _QUOTES.sub("", honour.text)
    return any(head.search(text) for head, _, _ in _heads())


def fits(about: Arg, honour: Mention) -> bool:
    """Whether an honour may be someone's; a noun or a count without a name is asked for its own last word."""
    text = _QUOTES.sub("", honour.text)
    for head, kinds, noun in _heads():
        if head.search(text):
            if isinstance(about, Mention) and about.kind != "Concept":
                return about.kind in kinds
            words = about.member_type if isinstance(about, Group) else about.text if isinstance(about, Mention) else ""
            return bool(noun.search(words))
    return True


_NAMES = re.compile("(?:等|也|又|还|已|再次|正式)?(?:[将把]|联合|(?:认定|命名|确认|评定|授予|确定|批准|批复))")
"""工信厅|认定其为…: who names is not named."""


def spoken_of(reading: Reading, sentence: Sentence, clause: Clause, honour: Mention) -> tuple[Mention, float] | None:
    """Whom a clause without a subject honours, where its topic cannot have the honour: who can, named before in the paragraph
    where nothing governs it, else the protagonist."""
    for s in reversed(reading.sentences[max(0, sentence.index - 4) : sentence.index + 1]):
        if s.role != sentence.role or "\n" in reading.document.text[s.end : sentence.start]:
            continue
        for part in clauses.split(reading, s):
            for m in topical.topics(reading, s, part):
                known = m.end <= clause.start and m.kind not in ("Person", "Concept")
                if (
                    known
                    and fits(m, honour)
                    and not _NAMES.match(s.text, m.end - s.start)
                    and not recipients.FORMER.search(s.text[: m.start - s.start])
                ):
                    return m, 0.65
    hero = reading.protagonist
    return (hero, 0.6) if hero is not None and hero.kind != "Concept" and fits(hero, honour) else None
