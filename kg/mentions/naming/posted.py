"""A line with its tokens, and the posts that stand beside the names of persons: 县委书记|某某, 某某|副县长, 某某（校长）, 任命|某某|为局长."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.model import Sentence, Token

REACH = 8
"""Characters before a name in which its post may stand."""
PHRASE_START = frozenset('，,。；;、：:“”"（( 　！!？?|—由对与和同据')
_TITLE_AFTER = re.compile(
    r"(?:副|总|常务)*(?:[局厅处科县市区镇乡州省旗盟村院校所部社站馆台会厂店组司行]长(?![期效远线江三足年春安])|经理|董事长|理事长|书记|主任|总裁|教授|研究员|工程师)"
    r"|院士|博士|先生|女士|同志|团队|总理|老师"
)
_POST_IN_BRACKET = re.compile(
    r"[（(][^（）()，,。；;]{0,30}?(?:长|书记|主任|经理|委员|代表|人|教授|院士|总裁|总监|主席|工程师|员)[^（）()]{0,6}[)）]"
)
_APPOINTING = re.compile(r"任命|任免|聘任|聘请|选举|推选|补选|增选|当选|提名|决定")
_MADE = re.compile(
    r"(?:同志)?为[^，。；]{0,30}(?:长|书记|主任|委员|代表|经理|主席|会员|顾问|大使|监事|董事|员|职务)(?=[，。；、（]|$)"
)
"""任命|某某为某局局长，某某为某局主任."""


_LABEL = re.compile(r"(?:^|[\s；;])[\u4e00-\u9fff]{2,8}[：:][ \u3000]?$")
_SPACED = re.compile(r"[ \u3000]{1,4}(?P<said>[^，,。；;：:（）()\s]{3,30})(?=$|[，,。；;\s])")


@dataclass(frozen=True, slots=True)
class Line:
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


def line(sentence: Sentence, tokens: tuple[Token, ...]) -> Line:
    """A sentence with the places where its words begin."""
    return Line(sentence, tokens, frozenset(t.start - sentence.start for t in tokens) | {len(sentence.text)})


@cache
def _speech() -> re.Pattern[str]:
    """What persons say and do, behind their name."""
    verbs = "|".join(sorted(resources.words("person_verbs"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:在?(?:会上|致辞中|讲话中|接受采访时))?(?:{verbs})|在会上|作(?:报告|了|交流|主旨)|是一[名位]|(?:接任|继任)(?=[，。；、])|(?:(?:身?兼|接|担|现)?任|身兼|是)[^，。；]{{0,16}}?(?:主任|书记|[局县市区镇乡院校厂处科]长|经理|主席|会长)|今年(?:\d|种|承包|养|已)"
        r"|[^，。；]{0,3}来到|分别(?:授课|致辞|发言|介绍)"
    )


@cache
def _post() -> re.Pattern[str]:
    """A post right before a name."""
    return re.compile(rf"(?:{resources.either('posts')})(?:[（(][^（）()]{{1,4}}[)）]|、|：|:|/|——|—)?\s?$")


def before(text: str, at: int) -> re.Match[str] | None:
    """The post that ends where a name begins."""
    return _post().search(text[max(0, at - REACH) : at])


def spoken(text: str, end: int) -> bool:
    """Whether a verb of speech or attendance stands behind a name."""
    return _speech().match(text, end) is not None


def ends(text: str) -> bool:
    """Whether a text ends with a post."""
    return _post().search(text) is not None


def labelled(text: str, at: int, end: int) -> re.Match[str] | None:
    """The posts behind the blank after the name that stands behind a label: 责任人：|某某|县工信局局长."""
    said = _SPACED.match(text, end)
    return said if said and _LABEL.search(text, 0, at) and ends(said["said"]) else None


def behind(text: str, end: int) -> bool:
    """Whether a title stands behind a name: 某某|副县长, 某某|院士."""
    return _TITLE_AFTER.match(text, end) is not None


def titled(text: str, start: int, end: int) -> bool:
    """Whether a piece of text is a title."""
    return _TITLE_AFTER.fullmatch(text, start, end) is not None


def bracketed(text: str, end: int) -> bool:
    """Whether brackets with a post stand behind a name."""
    return _POST_IN_BRACKET.match(text, end) is not None


def appointed(text: str, at: int, end: int) -> bool:
    """Whether a name is that of one who is made something: 任命|某某为局长."""
    return bool(_MADE.match(text, end)) and _APPOINTING.search(text, 0, at) is not None
