"""(line, place) -> how many characters a person's name has there: a surname with one or two characters, a name with dots, one of
another people.

    何文涛 -> 3; 欧阳明 -> 3; 阿不都·买买提 -> 7; 多杰才让 behind 州长 -> 4; 强调 -> 0
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.mentions import leftward
from kg.mentions.geography.places import divisions
from kg.mentions.naming import posted
from kg.mentions.naming.posted import Line
from kg.model import Token
from kg.text.tokens import frequency

_PART = r"[^\W\d_a-zA-Z的在和与及等对说把被从向由为是了]"
_DOTTED = re.compile(rf"{_PART}{{1,8}}[·•]{_PART}{{1,8}}(?:[·•]{_PART}{{1,8}})?")
_DOTS = "·•"
_WORDS_TOO = frozenset(
    "项向强常时万成高单位关都于任解应方安从景平和明易温石白金牛康文武阳游盛过曲卫查包祝云华国满党师原古战池边贡花皮"
)
"""Surnames that are ordinary words: a word of two characters behind them is no given name."""
_CLOSED = frozenset(
    "副边的了着过在和与及等对将把被从向由为是有说并率还也都又就才则即曾已正兼任主一这那该此却各每我他她它你所于之以其个们给到会来去做"
)
"""Characters of no given name, but words of the clause; some stand in names, but seldom at their end."""
_AT_END = frozenset("才时为之正一来有则以会")
"""Those of them that do end names, where the phrase ends behind: 何玉才、李红."""
_HARD_END = re.compile(r"[、，,。；;：:）)（(*＊]|$|一行|以及")
_SPACES = (" ", "\u3000")
_SPACED = re.compile(r"[ \u3000]{1,2}[\u4e00-\u9fff](?=[，。；、：（）()\s]|$|作|主持|说|在)")
RUNS_ON = frozenset("来赴向都到对在说也还率等及和")
"""Words that the segmentation may join with the last character of a name."""
_DOES = re.compile(
    '获(?:[“"‘《评选得授颁批奖]|[全国省市县][^，。；]{0,16}(?:奖|称号|模范|标兵))'
    "|作(?:了|交流|发言|讲话|表态|汇报|总结|介绍|说明|动员|点评|部署|分享|辅导|宣讲|[主专]题|主旨|典型|经验|工作|报告|[^，。；业用]{0,6}(?:发言|报告|讲话|致辞|分享|讲座))"
)
"""孙丽|获“三八红旗手”称号, 陈刚|作交流发言: a verb of one character right behind a name of two."""
_RARE = 20
"""Words of the dictionary below this frequency are no everyday ones: behind a post 高志 n is the beginning of a name."""
_EVERYDAY = 1000
"""Words of the dictionary of this frequency hold no beginning of a name."""
_OFFICES = (
    "[省市县区州旗镇乡盟村]长",
    "主任",
    "书记",
    "主席",
    "委员",
    "代表",
    "[厅局处科院校部事厂站所社馆台队]长",
    "经理",
    "传承人",
    "支书",
    "负责人",
)
_BEHIND_OFFICE = re.compile("|".join(f"(?<={office})" for office in _OFFICES))
_NAME_ENDS = re.compile(r"[，,。；;、：:（）()\s等和与在为]|$")


@cache
def surnames() -> frozenset[str]:
    """The surnames of kg/data/lexicon/surnames.tsv."""
    return frozenset(r["surname"] for r in resources.table("lexicon/surnames.tsv"))


def beginnings(text: str) -> list[int]:
    """Where a name may begin: at a surname, behind an office, and anywhere in a sentence with a dot of foreign names."""
    if any(dot in text for dot in _DOTS):
        return list(range(len(text)))
    surname, office = _first_character(), _BEHIND_OFFICE
    return sorted({m.start() for pattern in (surname, office) for m in pattern.finditer(text)} - {len(text)})


def length(line: Line, at: int) -> int:
    """How many characters the name has that may begin here; 0 where none does."""
    text = line.sentence.text
    if text.startswith("程师", at):
        return 0  # 总工|程师
    if at in line.starts and (dotted := _dotted(line, at) or _of_another_people(line, at)):
        return dotted
    if text[at] not in _first_characters():
        return 0
    if text[at + 1 : at + 2] in _SPACES and text[at] in surnames() and _SPACED.match(text, at + 1) and posted.before(text, at):
        return 3  # 县长吴 昊
    family = 2 if text[at : at + 2] in surnames() else 1
    if family == 2 and posted.before(text, at + 1):
        return 0  # 董事长|孙启明: the first character ends the post
    if family == 1 and text[at] not in surnames():
        return _of_another_people(line, at, sounds=True)
    for given in (2, 1):
        if _ends_well(line, at, at + family, at + family + given):
            return family + given
    return _of_another_people(line, at, sounds=True)


def shaped(piece: str) -> bool:
    """Whether a piece of text has the form of a name: a surname with one or two characters."""
    family = 2 if piece[:2] in surnames() and len(piece) > 2 else 1
    return 1 <= len(piece) - family <= 2 and piece[:family] in surnames() and piece[-1] not in _CLOSED - _AT_END


@cache
def _syllables() -> frozenset[str]:
    return frozenset(resources.words("transliterated"))


def transliterated(text: str) -> bool:
    """Whether a text is made of characters that write the sounds of other languages."""
    return bool(text) and all(c in _syllables() for c in text)


def with_dot(text: str, dot: int) -> tuple[int, int]:
    """Where the transliterated name begins and ends that has a dot there; (dot, dot) where none does."""
    start, end = dot, dot + 1
    while start > 0 and dot - start < 8 and text[start - 1] in _syllables():
        start -= 1
    while end < len(text) and end - dot <= 8 and text[end] in _syllables():
        end += 1
    whole = dot - start >= 2 and end - dot >= 3 and text[end : end + 1] not in tuple("乡镇村县路街市州")
    return (start, end) if whole else (dot, dot)


def _dotted(line: Line, at: int) -> int:
    """The length of a name with dots that begins here, without the verb or title behind it; 0 where none does."""
    m = _DOTTED.match(line.sentence.text, at)
    if not m:
        return 0
    last = max(m[0].rfind(dot) for dot in _DOTS)
    first_part = re.split(f"[{_DOTS}]", m[0])[0]
    if len(first_part) > 4 and any(posted.ends(first_part[:k]) for k in range(2, len(first_part))):
        return 0  # 管委会主任|艾力江·买买提
    ends = [i for i in range(last + 2, len(m[0]) + 1) if posted.spoken(m[0], i) or posted.behind(m[0], i)]
    end = at + (ends[0] if ends else len(m[0]))
    whole = end - at - last <= 6 and end in line.starts
    dot = at + min(i for i, c in enumerate(m[0]) if c in _DOTS)
    ordinary = not posted.before(line.sentence.text, at) and any(
        t.text in divisions()
        or len(t.text) >= 2
        and t.start < line.sentence.start + dot
        and t.tag[0] in "nvasj"
        and t.tag[:2] not in ("nr", "ns", "nz")
        for t in line.tokens_in(at, end)
    )
    return end - at if whole and not ordinary else 0


def _of_another_people(line: Line, at: int, sounds: bool = False) -> int:
    """多杰才让, 扎西次仁: behind an office three to five characters that the dictionary has no common word for; 0 where none are.

    With `sounds` all must write the sounds of another language, though the first is a surname too (公保扎西).
    """
    text = line.sentence.text
    if (
        at not in line.starts
        or not _BEHIND_OFFICE.match(text, at)
        or text[at] in _first_characters()
        and not sounds
        or not "\u4e00" <= text[at] <= "\u9fff"
    ):
        return 0
    end = at
    for token in line.tokens_in(at, min(at + 6, len(text))):
        stop = token.start + len(token.text) - line.sentence.start
        name = (len(token.text) == 1 or not {token.text, token.text[:2]} & leftward.edges().keys()) and (
            token.tag.startswith("nr")
            or len(token.text) == 1
            and "\u4e00" <= token.text <= "\u9fff"
            and token.text not in "的了在和与及等对将把被从向由为是有说到赴"
            or transliterated(token.text)
        )
        if not name or stop > at + 5:
            break
        end = stop
        if _name_ends(text, end):
            break
    whole = end - at >= 3 and _name_ends(text, end) and (not sounds or transliterated(text[at:end]))
    return end - at if whole else 0


def _name_ends(text: str, end: int) -> bool:
    return _NAME_ENDS.match(text, end) is not None or posted.spoken(text, end)


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(s[0] for s in surnames())


@cache
def _first_character() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_first_characters()))}]")


def _ends_well(line: Line, at: int, given_at: int, end: int) -> bool:
    """Whether a given name ends here: where a word ends, and not in a word of the clause."""
    text = line.sentence.text
    given, following = text[given_at:end], text[end : end + 1]
    whole = end in line.starts or end - 1 in line.starts and following in RUNS_ON  # 文方|向 although 方向 is a word
    if not whole or len(given) < end - given_at or not all("\u4e00" <= c <= "\u9fff" for c in given):
        return False
    if following in ("着", "了", "过") or len(given) > 1 and _DOES.match(text, end - 1):
        return False  # 唐雪|捧着
    listed = given[-1] in _AT_END and (_HARD_END.match(text, end) is not None or posted.spoken(text, end))
    listed = listed and (len(given) == 2 or given in "才正" and posted.before(text, at) is not None)  # 何玉才、
    if given[-1] in _CLOSED and not listed or given[0] in "的了着在和与及等对将把被说":
        return False
    before = line.before(at)
    across = bool(before) and before[0].end >= line.sentence.start + end  # 理事单|位
    if (
        at not in line.starts
        and len(before[0].text) > 1
        and frequency(before[0].text) > _EVERYDAY
        and not posted.before(text, at)
    ):
        return False  # 公|司生产|厂长
    return not across and not any(_of_clause(line, t, at, end) for t in line.tokens_in(at, end))


def _of_clause(line: Line, token: Token, at: int, end: int) -> bool:
    """Whether a word inside a supposed name is a word of the clause: 强调, 常务|副, 项|清单."""
    text, begin = line.sentence.text, token.start - line.sentence.start
    if len(token.text) == 1 or token.tag.startswith("nr") or begin + len(token.text) > end:
        return False
    if begin == at:
        if token.text in surnames() and (token.text != "东方" or posted.before(text, at)):
            return False  # 上官|明
        closed = _HARD_END.match(text, end) or posted.spoken(text, end)
        if frequency(token.text) < (_EVERYDAY if closed and begin + len(token.text) < end else _RARE) and posted.before(text, at):
            return leftward.edge(token.text) is not None
        return token.tag not in ("ns", "nz", "nt", "x", "m") or begin + len(token.text) == end
    sure = posted.before(text, at) and (_HARD_END.match(text, end) or posted.spoken(text, end))  # 书记|盛庆生|说
    whole = sure and posted.spoken(text, end) and begin == at + 1 and begin + len(token.text) == end  # 总经理|赵建立|介绍
    return (
        token.text in leftward.edges()
        and not (whole and text[at] not in _WORDS_TOO)
        or text[at] in _WORDS_TOO
        and not sure
        or posted.titled(text, begin, begin + len(token.text))
    )
