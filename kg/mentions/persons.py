"""Sentence -> persons: a surname and one or two characters after a post, or before a verb of speech.

高新区党工委书记、管委会主任何文涛致辞 -> Person 何文涛; 副主任姚某、许某某都到了场 -> both
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.model import Mention, Sentence, Token

_SPEECH = re.compile(
    r"(?:在?(?:会上|致辞中|讲话中)?(?:表示|介绍说?|说|告诉|指出|强调|致辞|主持|出席|宣布|认为|透露|带队|率队|率领|参加|到场|一行|向|担任|讲话))"
)
_AFTER = re.compile(
    r"[，,。、；;！!？?（()）\s:：”]|等|及|以及|以|还|同时|和|与|一行|表示|介绍|说|告诉|指出|强调|致辞|主持|出席|宣布|认为|透露|带队|率|参加|到场|在|向|下达|分别|先后|为|代表|作|共同|对|到|就|赴|率队|都|也|则|担任|讲话|教授|同志|陪同|会见|调研|签|团队|于|专门|曾|已|来|走"
)
_NOT_NAME = re.compile(
    r"[的了在和与等表示说并率一二三四五六七八九十个区市县省公司人员局部委会处科厅长任企业单位及会议在于是为就要就介主出参等]"
)


@cache
def _post() -> re.Pattern[str]:
    """A post right before a name."""
    longest_first = sorted(map(re.escape, resources.words("posts")), key=lambda p: (-len(p), p))
    return re.compile(f"(?:{'|'.join(longest_first)})(?:、|：|:|—)?\\s?$")


@cache
def surnames() -> frozenset[str]:
    """The surnames of kg/data/lexicon/surnames.tsv."""
    return frozenset(r["surname"] for r in resources.table("lexicon/surnames.tsv"))


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The persons whom a sentence names."""
    text = sentence.text
    starts = {t.start - sentence.start for t in tokens}
    last_end = -1
    for at, c in enumerate(text):
        if at < last_end or (c not in surnames() and text[at : at + 2] not in surnames()):
            continue
        length = _length(text, at)
        if not length:
            continue
        before = text[max(0, at - 8) : at]
        listed = last_end >= 0 and last_end == at - 1 and text[at - 1] in "、和与"
        spoken = _SPEECH.match(text, at + length) and at in starts and (at == 0 or text[at - 1] in "，,。；;、“ ：:")
        if _post().search(before) or listed or (spoken and _person_word(tokens, sentence, at, length)):
            last_end = at + length
            yield Mention(
                sentence.start + at, sentence.start + last_end, text[at:last_end], "Person", finder="persons", score=0.9
            )


def _length(text: str, at: int) -> int:
    """How many characters the name has (2 to 4); 0 where no name ends well."""
    family = 2 if text[at : at + 2] in surnames() else 1
    for given in (2, 1):
        end = at + family + given
        name = text[at + family : end]
        chinese = len(name) == given and all("\u4e00" <= c <= "\u9fff" for c in name)
        if chinese and not _NOT_NAME.search(name) and (end == len(text) or _AFTER.match(text, end)):
            return family + given
    return 0


def _person_word(tokens: tuple[Token, ...], sentence: Sentence, at: int, length: int) -> bool:
    """Without a post the segmentation must not know another word there: either it calls it a name or it broke it up."""
    a, b = sentence.start + at, sentence.start + at + length
    inside = [t for t in tokens if t.start >= a and t.end <= b]
    return (
        bool(inside)
        and inside[0].start == a
        and inside[-1].end == b
        and (inside[0].tag.startswith("nr") or all(len(t.text) == 1 for t in inside))
    )
