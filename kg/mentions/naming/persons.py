"""Sentence -> persons: a surname and one or two characters beside a post, before a verb of speech, or in a list of persons.

高新区党工委书记、管委会主任何文涛致辞 -> Person 何文涛; 副主任姚某、许某某都到了场 -> both; 阿不都·买买提（县长） -> Person
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.mentions.geography.places import divisions
from kg.mentions.titled import leftward
from kg.model import Mention, Sentence, Token

_SPEECH = re.compile(
    r"(?:在?(?:会上|致辞中|讲话中|接受采访时)?(?:表示|介绍|说|告诉|指出|强调|致辞|主持|出席|宣布|认为|透露|带队|率队|率领|率团|参加|到场|一行|"
    r"担任|讲话|坦言|感慨|感触|深有感触|感叹|直言|笑着|高兴|激动|捧着|自豪|回忆|解释|通报|会见|陪同|来访|到访|考察|调研|当选|任职|荣获|获评|兼任|到会|受邀|应邀|作(?:报告|了|交流|主旨)|在会上|带领|创办|带着|是一[名位]|今年(?:\d|种|承包|养|已)|[^，。；]{0,3}来到|分别(?:授课|致辞|发言|介绍)))"
)
_PART = "[^\\W\\d_a-zA-Z的在和与及等对说把被从向由为是了]"
_DOTTED = re.compile(rf"{_PART}{{1,8}}[·•]{_PART}{{1,8}}(?:[·•]{_PART}{{1,8}})?")
_WORDS_TOO = frozenset("项向强常时万成高单位关都于任解应方安从景平和明易温石白金牛康文武阳游盛过曲卫查包祝")
"""Surnames that are ordinary words: a word of two characters behind them is no given name."""
_PHRASE_START = frozenset('，,。；;、：:“”"（( 　！!？?|—由对与和同据')
_LIST_MARKS = frozenset("、和与及， 　")
_TITLE_AFTER = re.compile(
    r"(?:副(?:总经理|董事长|书记|主任|局长|市长|县长|总裁|会长)|教授|院士|博士|研究员|先生|女士|同志|总经理|董事长|主任|书记|团队|总书记|总理|工程师|老师|局长|市长|县长|区长)"
)
_POST_IN_BRACKET = re.compile(
    r"[（(][^（）()]{0,12}?(?:长|书记|主任|经理|委员|代表|人|教授|院士|总裁|总监|主席|工程师|员)[^（）()]{0,6}[)）]"
)
_CLOSED = frozenset(
    "的了着过在和与及等对将把被从向由为是有说并率还也都又就才则即曾已正兼任主一这那该此各每我他她它你所于之以其个们给到会来去做"
)
"""Characters of no given name, but words of the clause; some stand in names, but seldom at their end."""


_LEADS_TO_NAME = frozenset(("会见", "陪同", "邀请", "采访", "以及", "大学", "集团", "中心"))
_SPACES = (" ", "\u3000")
_SPACED = re.compile(r"[ \u3000]{1,2}[\u4e00-\u9fff](?=[，。；、：（）()\s]|$|作|主持|说|在)")
_WEAK_POSTS = ("领导", "干部", "党员", "秘书", "科员")
"""Words that a verb of the clause may follow as well as a name: 主要领导|任双组长."""
_RUNS_ON = frozenset("来赴向都到对在说也还率等及和")
"""Words that the segmentation may join with the last character of a name."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with what the search asks again and again."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    starts: frozenset[int]

    def tokens_in(self, at: int, end: int) -> tuple[Token, ...]:
        """The tokens from one place to another, in the sentence's offsets."""
        first = bisect_left(self.tokens, self.sentence.start + at, key=lambda t: t.start)
        last = bisect_left(self.tokens, self.sentence.start + end, key=lambda t: t.start)
        return self.tokens[first:last]

    def before(self, at: int) -> tuple[Token, ...]:
        """The token that begins last before a place; none at the sentence's beginning."""
        i = bisect_left(self.tokens, self.sentence.start + at, key=lambda t: t.start)
        return self.tokens[max(0, i - 1) : i]


@cache
def surnames() -> frozenset[str]:
    """The surnames of kg/data/lexicon/surnames.tsv."""
    return frozenset(r["surname"] for r in resources.table("lexicon/surnames.tsv"))


@cache
def _post() -> re.Pattern[str]:
    """A post right before a name."""
    longest_first = sorted(map(re.escape, resources.words("posts")), key=lambda p: (-len(p), p))
    return re.compile(f"(?:{'|'.join(longest_first)})(?:[（(][^（）()]{{1,4}}[)）]|、|：|:|——|—)?\\s?$")


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The persons whom a sentence names."""
    text = sentence.text
    line = _Line(sentence, tokens, frozenset(t.start - sentence.start for t in tokens) | {len(text)})
    last_end = -1
    for at in _beginnings(text):
        length = 0 if at < last_end else _name(line, at)
        if not length:
            continue
        end = at + length
        listed = 0 <= last_end == at - 1 and text[at - 1] in _LIST_MARKS
        if _evident(line, at, end, listed):
            last_end = end
            yield Mention(sentence.start + at, sentence.start + end, text[at:end], "Person", finder="persons", score=0.9)


def _evident(line: _Line, at: int, end: int, listed: bool) -> bool:
    """Whether what stands around says that this is a person."""
    text = line.sentence.text
    if all(t.tag == "v" for t in line.tokens_in(at, end)):
        return False  # 包|保
    if text[at:end] in divisions() and not _post().search(text[max(0, at - 8) : at]):
        return False
    if post := _post().search(text[max(0, at - 8) : at]):
        ends = text[end : end + 1] in _PHRASE_START or text[end : end + 1] in _RUNS_ON or bool(_SPEECH.match(text, end))
        return not post[0].startswith(_WEAK_POSTS) or end == len(text) or ends
    if listed and (text[end : end + 1] in _PHRASE_START or text[end : end + 1] in _RUNS_ON or _SPEECH.match(text, end)):
        return _unknown_word(line, at, end)
    bracketed = _POST_IN_BRACKET.match(text, end) is not None
    said = (_SPEECH.match(text, end) or _TITLE_AFTER.match(text, end)) and (
        at == 0 or text[at - 1] in _PHRASE_START or _free(line, at)
    )
    return bool(bracketed or said) and _unknown_word(line, at, end)


def _free(line: _Line, at: int) -> bool:
    """Whether a word that is no part of a name stands before: a day, a coverb, a verb of meeting."""
    before = line.before(at)
    return bool(before) and (
        before[0].tag in ("p", "c", "t", "uj", "ul")
        or before[0].text in _LEADS_TO_NAME
        or before[0].text[-1] in "院局公司部所会厂校"
    )


def _beginnings(text: str) -> Iterator[int]:
    """Where a name may begin: at a surname, behind an office, and anywhere in a sentence with a dot of foreign names."""
    if "·" in text or "•" in text:
        return iter(range(len(text)))
    surname, office = _first_character(), _BEHIND_OFFICE
    return iter(sorted({m.start() for pattern in (surname, office) for m in pattern.finditer(text)} - {len(text)}))


def _name(line: _Line, at: int) -> int:
    """How many characters the name has that may begin here; 0 where none does."""
    text = line.sentence.text
    if at in line.starts and (dotted := _dotted(line, at) or _of_another_people(line, at)):
        return dotted
    if text[at] not in _first_characters():
        return 0
    if (
        text[at + 1 : at + 2] in _SPACES
        and text[at] in surnames()
        and _SPACED.match(text, at + 1)
        and _post().search(text[max(0, at - 8) : at])
    ):
        return 3  # 县长吴 昊
    family = 2 if text[at : at + 2] in surnames() else 1
    if family == 2 and _post().search(text[max(0, at - 8) : at + 1]):
        return 0  # 董事长|孙启明: the first character ends the post
    if family == 1 and text[at] not in surnames():
        return 0
    return next((family + given for given in (2, 1) if _ends_well(line, at, at + family, at + family + given)), 0)


def _dotted(line: _Line, at: int) -> int:
    """The length of a name with dots that begins here, without the verb or title behind it; 0 where none does."""
    m = _DOTTED.match(line.sentence.text, at)
    if not m:
        return 0
    last = max(m[0].rfind("·"), m[0].rfind("•"))
    first_part = re.split("[·•]", m[0])[0]
    if len(first_part) > 4 and any(_post().search(first_part[:k]) for k in range(2, len(first_part))):
        return 0  # 管委会主任|艾力江·买买提
    ends = [i for i in range(last + 2, len(m[0]) + 1) if _SPEECH.match(m[0], i) or _TITLE_AFTER.match(m[0], i)]
    end = at + (ends[0] if ends else len(m[0]))
    whole = end - at - last <= 6 and end in line.starts
    dot = at + min(i for i, c in enumerate(m[0]) if c in "·•")
    ordinary = not _post().search(line.sentence.text[max(0, at - 8) : at]) and any(
        t.text in divisions()
        or len(t.text) >= 2
        and t.start < line.sentence.start + dot
        and t.tag[0] in "nvasj"
        and t.tag[:2] not in ("nr", "ns", "nz")
        for t in line.tokens_in(at, end)
    )
    return end - at if whole and not ordinary else 0


_OFFICES = ("[省市县区州旗镇乡盟村]长", "主任", "书记", "主席", "委员", "代表", "厅长", "局长", "经理", "传承人")
_BEHIND_OFFICE = re.compile("|".join(f"(?<={office})" for office in _OFFICES))
_NAME_ENDS = re.compile(
    r"(?:[，,。；;、：:（）()\s]|$|出席|主持|致辞|一行|参加|宣布|表示|介绍|说|带队|率队|陪同|等|和|与|在|为|调研)"
)


def _of_another_people(line: _Line, at: int) -> int:
    """多杰才让, 扎西次仁: behind an office three to five characters that the dictionary has no common word for; 0 where none are."""
    text = line.sentence.text
    if not _BEHIND_OFFICE.match(text, at) or text[at] in _first_characters():
        return 0
    end = at
    for token in line.tokens_in(at, min(at + 6, len(text))):
        stop = token.start + len(token.text) - line.sentence.start
        name = (len(token.text) == 1 or token.text not in leftward.edges()) and (
            token.tag.startswith("nr")
            or len(token.text) == 1
            and token.text not in "的了在和与及等对将把被从向由为是有说"
            or token.text in _TRANSLITERATED
        )
        if not name or stop > at + 5:
            break
        end = stop
        if _NAME_ENDS.match(text, end):
            break
    return end - at if end - at >= 3 and _NAME_ENDS.match(text, end) else 0


_TRANSLITERATED = frozenset(
    ["扎西", "次仁", "才让", "多杰", "卓玛", "尼玛", "旺堆", "平措", "达瓦", "顿珠", "桑吉", "才旦", "加措", "巴图", "那仁"]
)
"""Parts of Tibetan and Mongolian names that the dictionary has as words."""


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(s[0] for s in surnames())


@cache
def _first_character() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_first_characters()))}]")


def _ends_well(line: _Line, at: int, given_at: int, end: int) -> bool:
    """Whether a given name ends here: where a word ends, and not in a word of the clause."""
    given = line.sentence.text[given_at:end]
    whole = (
        end in line.starts or end - 1 in line.starts and line.sentence.text[end : end + 1] in _RUNS_ON
    )  # 文方|向 although 方向 is a word
    if not whole or len(given) < end - given_at or not all("\u4e00" <= c <= "\u9fff" for c in given):
        return False
    if line.sentence.text[end : end + 1] in ("着", "了", "过"):
        return False  # 唐雪|捧着
    listed = len(given) == 2 and line.sentence.text[end : end + 1] in "、，。" and given[-1] in "才时为之"  # 何玉才、
    if given[-1] in _CLOSED and not listed or given[0] in "的了着在和与及等对将把被说":
        return False
    before = line.before(at)
    across = bool(before) and before[0].end >= line.sentence.start + end  # 理事单|位
    return not across and not any(_of_clause(line, t, at, end) for t in line.tokens_in(at, end))


def _of_clause(line: _Line, token: Token, at: int, end: int) -> bool:
    """Whether a word inside a supposed name is a word of the clause: 强调, 常务|副, 项|清单."""
    begin = token.start - line.sentence.start
    if len(token.text) == 1 or token.tag.startswith("nr") or begin + len(token.text) > end:
        return False
    if begin == at:
        return token.tag not in ("ns", "nz", "nt", "x", "m") or begin + len(token.text) == end
    return (
        token.text in leftward.edges() or line.sentence.text[at] in _WORDS_TOO or _TITLE_AFTER.fullmatch(token.text) is not None
    )


def _unknown_word(line: _Line, at: int, end: int) -> bool:
    """Without a post the segmentation must not know another word there: either it calls it a name or it broke it up."""
    inside = line.tokens_in(at, end)
    if not inside or inside[0].start != line.sentence.start + at or "·" in line.sentence.text[at:end]:
        return bool(inside)
    return (
        inside[0].tag.startswith("nr")
        or len(inside[0].text) == 1
        or len(inside) > 1
        and inside[0].tag in ("ns", "zg", "nz", "x", "m")
    )
