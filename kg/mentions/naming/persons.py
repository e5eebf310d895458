"""Sentence -> persons: a surname and one or two characters beside a post, before a verb of speech, or in a list of persons.

高新区党工委书记、管委会主任何文涛致辞 -> Person 何文涛; 副主任姚某、许某某都到了场 -> both; 阿不都·买买提（县长） -> Person

How long a name is: given.py; posts: posted.py; lists of persons: rosters.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.geography.places import divisions
from kg.mentions.naming import given, officials, posted, rosters
from kg.mentions.naming.posted import Line
from kg.model import Mention, Sentence, Token

_LIST_MARKS = frozenset("、和与及， 　")
_LEADS_TO_NAME = frozenset(
    ("会见", "陪同", "邀请", "采访", "以及", "大学", "集团", "中心", "授予", "表彰", "慰问", "聘请", "聘任", "选出", "评出")
)
_AND_OTHERS = re.compile(r"等\d+(?:余|多)?[位名人]")
"""授予|王立林|等93位企业家: persons are counted behind the first."""
_WEAK_POSTS = ("领导", "干部", "党员", "秘书", "科员")
"""Words that a verb of the clause may follow as well as a name: 主要领导|任双组长."""


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The persons whom a sentence names."""
    text, line = sentence.text, posted.line(sentence, tokens)
    found: list[tuple[int, int]] = []
    last_end = -1
    for at in given.beginnings(text):
        length = 0 if at < last_end else given.length(line, at)
        if not length:
            continue
        end = at + length
        listed = 0 <= last_end == at - 1 and text[at - 1] in _LIST_MARKS
        if _evident(line, at, end, listed):
            last_end = end
            found.append((at, end))
    found += [(a, b) for a, b in _with_dots(text) if not any(at <= a and b <= end for at, end in found)]
    for at, end in {**dict(found), **dict(rosters.find(line, found)), **dict(officials.find(text))}.items():
        yield Mention(sentence.start + at, sentence.start + end, text[at:end], "Person", finder="persons", score=0.9)


def _with_dots(text: str) -> Iterator[tuple[int, int]]:
    """艾力江·买买提: a dot between the sounds of another language says enough."""
    for m in re.finditer("[·•]", text):
        start, end = given.with_dot(text, m.start())
        if start < end:
            yield start, end


def _evident(line: Line, at: int, end: int, listed: bool) -> bool:
    """Whether what stands around says that this is a person."""
    text = line.sentence.text
    post = posted.before(text, at)
    if all(t.tag == "v" for t in line.tokens_in(at, end)) and not (post and end - at > 2):
        return False  # 包|保
    if text[at:end] in divisions() and not post:
        return False
    following = text[end : end + 1]
    ends = (
        following in posted.PHRASE_START
        or following in "）)"
        or following in given.RUNS_ON
        or posted.spoken(text, end)
        or text.startswith("以及", end)
    )
    if posted.labelled(text, at, end):
        return True
    if post and post[0].endswith("、"):
        return bool(ends)  # 人大代表、|金龙铜业党委书记
    if post:
        return post[0].rstrip("、：:—（( \u3000") not in _WEAK_POSTS or end == len(text) or ends
    if listed and ends:
        return _unknown_word(line, at, end)
    free = at == 0 or text[at - 1] in posted.PHRASE_START or _free(line, at)
    said = posted.spoken(text, end) or posted.behind(text, end) or _AND_OTHERS.match(text, end) is not None
    evident = posted.bracketed(text, end) or said and free or posted.appointed(text, at, end)
    return evident and _unknown_word(line, at, end)


def _free(line: Line, at: int) -> bool:
    """Whether a word that is no part of a name stands before: a day, a coverb, a verb of meeting."""
    before = line.before(at)
    return bool(before) and (
        before[0].tag in ("p", "c", "t", "uj", "ul")
        or before[0].text in _LEADS_TO_NAME
        or before[0].text[-1] in "院局公司部所会厂校"
    )


def _unknown_word(line: Line, at: int, end: int) -> bool:
    """Without a post the segmentation must not know another word there: either it calls it a name or it broke it up."""
    inside = line.tokens_in(at, end)
    if not inside or inside[0].start != line.sentence.start + at or "·" in line.sentence.text[at:end]:
        return bool(inside)
    return (
        inside[0].tag.startswith("nr")
        or inside[0].text in given.surnames()
        or len(inside[0].text) == 1
        or len(inside) > 1
        and inside[0].tag in ("ns", "zg", "nz", "x", "m")
    )
