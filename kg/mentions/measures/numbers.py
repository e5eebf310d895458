"""A numeral as written -> its exact value; a text -> its numerals.

    1.2亿 -> 120000000; 三千五百 -> 3500; 两万三 -> 23000; 壹仟玖佰 -> 1900; 3万2千 -> 32000; 七点六五 -> 7.65
    五分之一 -> 0.2; 三四百 -> 300 to 400; 十余 -> 10 and more

Works on text that has been folded (folding.narrow).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_ROWS = ("零〇○", "一壹", "二两俩贰", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {c: i for i, row in enumerate(_ROWS) for c in row}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TIMES = SMALL | LARGE
CHINESE = "".join(DIGITS) + "".join(SMALL) + "".join(LARGE)
"""The characters of a numeral in words."""

ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9])(?: ?\.[0-9]+)?|(?<![0-9A-Za-z.])\.[0-9]+"
    r"|[0-9]+(?:(?:\.|。(?=[0-9]{1,3} ?[十百千]?[万亿%]))[0-9]+)?)"
)
"""Digits with thousands separators; 38。2亿 and 141,039 .00 are what scanning makes of 38.2亿 and 141,039.00."""
MULTIPLIER = r"(?:[十百千拾佰仟]?[万亿]+|[十拾佰仟]|百(?!分|帕)|千(?![瓦米克伏卡帕焦赫兆乏安字比])|兆(?![瓦赫帕伏焦字比欧]))"
"""What multiplies a number in digits; 千瓦, 兆赫 and the like are units."""
_WORD = rf"(?:[{''.join(DIGITS)}十拾百佰仟万亿]|千(?![瓦伏卡帕焦赫兆乏])|兆(?![瓦赫帕伏焦字比欧]))"
_DIGIT = f"[{''.join(DIGITS)}]"
_DECIMAL = f"[{''.join(c for c in DIGITS if c not in '两俩仨')}]"

_NUMERAL = re.compile(
    rf"(?P<arabic>{ARABIC}(?: {{0,2}}{MULTIPLIER}"
    rf"(?: ?零?{ARABIC}(?= ?{MULTIPLIER})|零[0-9]{{1,4}}|[0-9](?![0-9.,:：年月日号时点%/~-]))?){{0,6}})"
    rf"|(?P<vague>(?:(?<![指总人户次倍系函参多少无件个])数|几)[十百千万亿]{{1,3}}(?![瓦米克伏]))"
    r"|(?P<part>(?<![上下大前后一过多年月时天里夜小])半(?=成|折|个月|个小时|个工作日|个世纪|小时|年(?![报度])|天|公里|亩|吨|斤))"
    r"|(?P<half>一半(?![年月天个小])|半数|(?<=[过近])(?<!双过)半(?![百年月天个小])|半百)"
    r"|(?P<fold>(?<=翻)番(?!计划|行动|工程))"
    rf"|(?P<words>{_WORD}(?:{_WORD}| {{1,2}}(?!百 ?分){_WORD}){{0,47}}"
    rf"(?: {{0,2}}点 {{0,2}}{_DECIMAL}{{1,20}}(?: ?[万亿]{{1,2}})?)?)"
)
"""One numeral: in digits (with 万, 亿 ...), in words, vague (数十, 几百万), a half of a whole or of a unit."""
_BEGINS = re.compile(rf"[0-9.数几半番{CHINESE}]")
"""The characters that a numeral may begin with."""
_TOKEN = re.compile(rf"(?P<arabic>{ARABIC})|(?P<digit>{_DIGIT})|(?P<times>[{''.join(TIMES)}])|(?P<space> )")
_ZERO = ("digit", Decimal(0))
_NEIGHBOURS = re.compile("一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九")
LONGEST = 48
"""Characters of a numeral in words; of a longer run that has no value, as many are tried from its end."""
_AMBIGUOUS = frozenset("陆伍肆拾俩仨○")
"""Formal digits that are mostly parts of words by themselves (陆地, 队伍, 放肆, 拾取)."""
_WORD_END = re.compile("[陆伍肆拾](?=[一二三四五六七八九两十])")
"""队伍|两班: no formal numeral goes on with a plain one."""


# ---------------------------------------------------------------- values


@lru_cache(4096)
def value(numeral: str) -> Decimal | None:
    """The value of a numeral in digits, in words or in both; None where it is no numeral (十百, 点五).

    A last digit without multiplier counts a tenth of the one before: 两万三 is 23,000, 3万2 is 32,000.
    """
    whole, point, fraction = numeral.replace(" ", "").partition("点")
    tokens = _tokens(whole)
    if not tokens:
        return None
    if not point:
        return _digit_by_digit(tokens) or _total(tokens)
    bare = fraction.rstrip("万亿")
    base = _total(tokens)
    if base is None or not bare or any(c not in DIGITS for c in bare):
        return None
    exact = base + Decimal("0." + "".join(str(DIGITS[c]) for c in bare))
    for c in fraction[len(bare) :]:
        exact *= LARGE[c]
    return exact


Tokens = list[tuple[str, Decimal]]


def _tokens(text: str) -> Tokens:
    """The parts of a numeral: ("arabic" | "digit" | "times", value); empty where it holds anything else."""
    out: Tokens = []
    at = 0
    while m := _TOKEN.match(text, at):
        at = m.end()
        if m["arabic"]:
            out.append(("arabic", Decimal(m[0].replace(",", "").replace("。", "."))))
        else:
            out.append(("digit", Decimal(DIGITS[m[0]])) if m["digit"] else ("times", Decimal(TIMES[m[0]])))
    split = any(kind == "arabic" and v % 1 and not _goes_on(out, i) for i, (kind, v) in enumerate(out) if i)
    return out if at == len(text) and not split else []


def _goes_on(tokens: Tokens, i: int) -> bool:
    """2亿|6971.6|万: whether digits with a fraction go on with a smaller multiplier; 3万2千 1.2亿 are two numbers."""
    before, behind = tokens[i - 1], tokens[i + 1 : i + 2]
    return before[0] == "times" and bool(behind) and behind[0][0] == "times" and behind[0][1] < before[1]


def _digit_by_digit(tokens: Tokens) -> Decimal | None:
    """二〇二三 -> 2023."""
    if len(tokens) > 1 and all(kind == "digit" for kind, _ in tokens):
        return Decimal("".join(str(v) for _, v in tokens))
    return None


def _total(tokens: Tokens) -> Decimal | None:
    """The greatest multiplier multiplies what stands before it; what stands after it is added, and must be less."""
    if not any(kind == "times" for kind, _ in tokens):
        return _plain(tokens)
    greatest = max(v for kind, v in tokens if kind == "times")
    at = max(i for i, (kind, v) in enumerate(tokens) if kind == "times" and v == greatest)
    left, right = tokens[:at], tokens[at + 1 :]
    while left and left[0] == _ZERO:  # 一万零十二
        left = left[1:]
    if greatest < 10**4 and any(kind == "times" for kind, _ in left):
        return None  # 五十千
    if ("times", greatest) in left[:-1]:
        return None  # 20万30万 are two numbers; 百万万 is one
    if len(right) == 1 and right[0][0] == "arabic" and right[0][1] >= 10:
        return None  # 20万 30
    before = _total(left) if left else Decimal(1)
    if before is None:
        return None
    if len(right) == 1 and right[0][0] != "times" and right[0][1] < 10 and greatest >= 100:
        return before * greatest + right[0][1] * greatest / 10
    after = _total(right) if right else Decimal(0)
    return None if after is None or after >= greatest else before * greatest + after


def _plain(tokens: Tokens) -> Decimal | None:
    """A number without multipliers: 5, 零五, 1.5."""
    while len(tokens) > 1 and tokens[0] == _ZERO:
        tokens = tokens[1:]
    return tokens[0][1] if len(tokens) == 1 else None


# ---------------------------------------------------------------- numerals in a text


class Numeral(NamedTuple):
    """A numeral in folded text. `low` and `high` are set for an approximation by two digits (三四百: 300 to 400) and for a
    vague one (数十: 10 to 99); `value` is the low end then. (A tuple: one is made of every number of a text.)"""

    start: int
    end: int
    value: Decimal
    style: str  # arabic, words, vague, half (一半, of a whole), part (半 of a unit) or fold (翻|番)
    low: Decimal | None = None
    high: Decimal | None = None


def search(plain: str, at: int, beginnings: re.Pattern[str] = _BEGINS) -> re.Match[str] | None:
    """The next numeral; a search for the characters that one may begin with is several times as fast as one for the pattern."""
    while begins := beginnings.search(plain, at):
        if m := _NUMERAL.match(plain, begins.start()):
            return m
        at = begins.end()
    return None


def before(characters: str) -> re.Pattern[str]:
    """The beginnings of numerals that have a digit, or a second character of a numeral or one of `characters` behind the first."""
    return re.compile(rf"[0-9.数几半番{CHINESE}](?:(?<=[0-9.数几半番])|(?=[{re.escape(CHINESE + characters)}点分]))")


def match(plain: str, at: int) -> Numeral | None:
    """The numeral in digits or words that begins at an offset."""
    m = _NUMERAL.match(plain, at)
    return numeral(plain, m) if m and m.lastgroup in ("arabic", "words") else None


def numeral(plain: str, m: re.Match[str]) -> Numeral | None:
    """The numeral that a match found; its longest part that has a value, None where no part has."""
    style = m.lastgroup or ""
    text = m[0]
    if text.isdecimal():
        return Numeral(m.start(), m.end(), Decimal(text), style)
    if len(text) == 1 and text in DIGITS:
        if text in _AMBIGUOUS and not m.string.startswith(("元", "万元", "美元"), m.end()):
            return None
        return Numeral(m.start(), m.end(), Decimal(DIGITS[text]), style)
    if _WORD_END.match(text):
        return match(plain, m.start() + 1)
    if style == "fold":
        return Numeral(m.start(), m.end(), Decimal(1), style)
    if style in ("half", "part"):
        return Numeral(m.start(), m.end(), Decimal(50) if style == "half" else Decimal("0.5"), style)
    if style == "vague":
        low = value("一" + text[1:])
        if not low:
            return None  # 数十十
        return Numeral(m.start(), m.end(), low, style, low, low * 10 - (low if low > 10**4 else 1))
    if style == "words" and len(text) > 1 and (pair := _NEIGHBOURS.search(text)) and (ends := _between(text, pair)):
        return Numeral(m.start(), m.end(), ends[0], style, *ends)
    for end in range(len(text), max(0, len(text) - LONGEST), -1):
        if (exact := value(text[:end])) is not None and not _apart(text[:end]):
            return None if end == 1 and text in _AMBIGUOUS else Numeral(m.start(), m.start() + end, exact, style)
    return None


def _apart(text: str) -> bool:
    """Whether a space parts two numbers: 一 二 三, 3万 1."""
    if " " not in text:
        return False
    return text[-1] == " " or (text[-2] == " " and text[-1].isascii()) or all(c in DIGITS or c == " " for c in text)


def _between(text: str, pair: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """三四百 -> 300, 400; 十五六 -> 15, 16; None for digits read one by one (一二三)."""
    a, b = pair.span()
    if "点" in text[:a]:
        return None
    if text[a - 1 : a] in DIGITS and a or text[b : b + 1] and text[b] in DIGITS:
        return None
    low, high = value(text[: a + 1] + text[b:]), value(text[:a] + text[a + 1 :])
    return (low, high) if low is not None and high is not None and low < high else None
