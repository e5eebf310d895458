"""(tokens, where a name of works or of a site was found to begin, its head) -> where it begins with a brand that looks like a verb.

    ；名士达|新材料项目竣工 begins at 名士达 although 达 is a verb; 顺天|精密材料项目 at 顺天, though it is a day to the dictionary

Only where a clause, an item or the object of a verb begins with the brand: nothing else can stand between the edge and the name.
"""

from __future__ import annotations

from bisect import bisect_left

from kg import resources
from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.mentions.naming.common import RARE
from kg.mentions.naming.leading import behind_bounds
from kg.mentions.naming.vocabulary import inner, trades_of_companies
from kg.model import Token
from kg.text.tokens import frequency

LONGEST = 5
"""Characters of a brand between the edge and the rest of the name."""
_NOMINAL = ("n", "j", "x", "eng", "g", "b", "a")


def start(tokens: tuple[Token, ...], begin: int, head: int, firm: bool = False) -> int:
    """Where the name begins that was found to begin at `begin`; the same where no brand stands before it. Of a `firm` single characters
    are looked for alone: the walk to the left knows verbs that are brands."""
    at = bisect_left(tokens, begin, key=lambda t: t.start)
    if not firm and _before_trade(tokens, at):
        return tokens[at - 1].start
    first = at
    while first > 0 and begin - tokens[first - 1].start <= LONGEST and not _edge(tokens, first - 1):
        first -= 1
    row = tokens[first:at]
    if not row or first > 0 and not _edge(tokens, first - 1):
        return begin
    brand = "".join(t.text for t in row)
    if tokens[at - 1].end != begin or behind_bounds(tokens, first, head) > first:
        return begin  # 片区南临|西江机场
    if _syllables(row, tokens[at]) and not (firm and (row[0].text in _BEFORE_FIRM or all(t.tag == "v" for t in row))):
        return row[0].start
    return row[0].start if not firm and _brand(row, brand) else begin


_BEFORE_FIRM = frozenset("日月自原时")
"""增|持公司股份 is no name either: two verbs."""
_WORDS = frozenset(
    "暨建投抓推谋签引有是为使让将把被由在对向与和及等的了着过到至从以于给跟就都也还又再已仍来去做搞办含老该其各每本我要会可应需所均共拟或但而且并因如较用供占属称叫说看请"
    "获列系近约逾现此这那两一二三四五六七八九十几某全后前上下里内外间号期年个家项条座批只仅除经据按当若虽令省市县区州旗镇乡村您你他她它们多地段先试"
)
"""Single characters that are words of a clause where it begins."""
_OF_NOUNS = ("的", "、", "由")
"""Behind these no verb stands before what firms make: 云溪县的|奔涌|木业产业园."""


def _syllables(row: tuple[Token, ...], following: Token) -> bool:
    """，|月|瑞智能家居项目, ：|尚|达|年产5万吨…: single characters between the edge and the name that are no words of a clause there."""
    if any(len(t.text) > 1 or not t.text.isalpha() or t.text.isascii() or t.text in _WORDS for t in row):
        return False
    broken = len(following.text) == 1 and following.text.isalpha() or following.tag in ("nr", "nrt", "nz", "nrfg")
    return 2 <= len(row) <= 4 or len(row) == 1 and broken and following.text not in _WORDS and following.text not in divisions()


def _before_trade(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb, an adjective or an adverb before a trade is a brand: no word that leads a name of works or stands inside it."""
    if at < 2 or at == len(tokens) or tokens[at - 2].text not in _OF_NOUNS or tokens[at].text not in trades_of_companies():
        return False
    word = tokens[at - 1].text
    known = resources.words("name_leading") | inner("Project")
    free = word not in known and leftward.edge(word) is None
    return len(word) == 2 and tokens[at - 1].tag[0] in "vadz" and free and frequency(word) <= RARE and bool(specific(word))


def _edge(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word divides clauses or governs what follows."""
    text = tokens[i].text
    if not text[0].isalnum() or tokens[i].tag[0] in "pcu" and len(text) > 1:
        return True
    return text in "的由在与和及对将为是" or len(text) > 1 and (leftward.edge(text) is not None or tokens[i].tag == "v")


def _brand(row: tuple[Token, ...], brand: str) -> bool:
    """Whether words make a brand: a noun and a small word, or what the dictionary takes for a day."""
    if not 2 <= len(brand) <= LONGEST or brand in divisions() or not specific(brand):
        return False
    if row[0].text in divisions() and len(row) == 3 and len(row[1].text) == len(row[2].text) == 1 and row[2].tag in ("f", "ng"):
        return row[1].text not in resources.words("clause_words") and row[1].tag[0] not in "pcur"  # 文昌|铺|前|大桥
    closed = resources.words("clause_words")
    modal = len(row) > 1 and row[-1].text == "能" and len(row[-2].text) > 1  # 公司|能, but 光|能
    if modal or any(t.text in closed or t.text[0].isdigit() or t.tag in ("m", "q", "r", "mq", "f") for t in row):
        return False
    if len(row) == 1:
        return (
            len(brand) == 2
            and row[0].tag == "t"
            and brand[-1] not in "年月日季早晚午晨夜末周期初代节"
            and brand not in resources.words("days")
        )
    return row[0].tag.startswith(_NOMINAL) and row[0].text not in leftward.edges() and all(len(t.text) == 1 for t in row[1:])
