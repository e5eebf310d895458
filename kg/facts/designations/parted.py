"""A counted group -> all who are in it, where the text lists them part by part: as many names as were counted.

    新增省级产业园5家。其中，青原市3家：甲园、乙园、丙园；平州市2家：丁园、戊园。 -> the five
    3家企业获评绿色工厂：甲公司、乙公司、丙公司                                    -> the three

The names stand behind colons or 分别为, in the sentence of the count or the one behind it; were there more or fewer of them, it would
not be known that these are they.
"""

from __future__ import annotations

import re

from kg.facts.designations import recipients, rows
from kg.facts.grammar import passages
from kg.model import Group, Mention, Quantity, Reading, Sentence

_OPENS = re.compile(r"[：:]|分别[是为]|具体[是为]|依次[是为]")
_ENDS = re.compile(r"[；;。]|$")
_GOES_ON = re.compile("其中|分别|具体|它们|依次|这")
_LEAST = 2


def members(reading: Reading, sentence: Sentence, group: Group) -> list[Mention]:
    """The names listed of a group; none where they are not as many as it counts."""
    count = group.count
    if count is None or not isinstance(count.value, Quantity) or not sentence.start <= count.start < sentence.end:
        return []
    size = count.value.value
    found = _listed(reading, sentence, count.end)
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    for s in following if not found else ():
        if _GOES_ON.match(s.text) and (s.role == "body" or passages.together(reading, sentence, s)):
            found = _listed(reading, s, s.start)
    return found if len(found) == size and size >= _LEAST and len({m.label for m in found}) == size else []


def _listed(reading: Reading, s: Sentence, at: int) -> list[Mention]:
    """The names of the rows of a sentence behind an offset; none where one of them is not known to be a name."""
    known = {(m.start, m.end): m for m in reading.mentions[s.index] if m.kind in recipients.NAMED}
    out: list[Mention] = []
    for opens in _OPENS.finditer(s.text, at - s.start):
        ends = _ENDS.search(s.text, opens.end())
        start = opens.end()
        for part in s.text[start : ends.start() if ends else len(s.text)].split("、"):
            name = rows.BRACKETED.sub("", part).removesuffix("等")
            one = known.get((s.start + start, s.start + start + len(name)))
            if one is None and not (rows.BODY.search(name) and rows.NAME.fullmatch(name)):
                return []
            out.append(one or Mention(s.start + start, s.start + start + len(name), name, "Concept", finder="rows", score=0.6))
            start += len(part) + 1
    return out
