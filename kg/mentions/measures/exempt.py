"""Numerals that are no quantities: dates, times of day, ordinals, phone and document numbers, models, set phrases, titles.

    2023年9月1日, 8时30分, 第23届, 〔2024〕83号, G20, PM2.5, 309国道, “十四五”, 《2023年三十条措施》, 两个确立

Asked once a numeral, at the place where it stands; nothing is scanned twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from kg import resources

_DASH = r" ?[-—–~～至到] ?"
_CN = "[一二三四五六七八九十]"
_DATE = re.compile(
    "|".join(
        (
            rf"(?:1[89]|20)[0-9]{{2}}(?:{_DASH}(?:(?:1[89]|20)[0-9]{{2}}|[0-9]{{2}}))? ?年"
            rf"(?: ?[0-9]{{1,2}} ?月份?(?: ?[0-9]{{1,2}} ?[日号]?)?|{_CN}{{1,2}}月份?(?:{_CN}{{1,3}}[日号])?)?",
            r"(?:1[89]|20)[0-9]{2}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?(?![0-9.]|[%万亿])",
            rf"[0-9]{{1,2}}(?:{_DASH}|、)[0-9]{{1,2}} ?月份?(?!内)",
            rf"[0-9]{{1,2}} ?月(?:份| ?[0-9]{{1,2}}(?:{_DASH}[0-9]{{1,2}} ?)?[日号]|[上中下]旬)?",
            rf"[0-9]{{1,2}}(?:{_DASH}[0-9]{{1,2}})? ?[日号](?![内均产元本圆币])",
            r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{2}年代|[0-9]{2}后|[0-9]{1,2}世纪|[0-9]季度",
            r"[0-9]{1,2}时(?:[0-9]{1,2}分(?:[0-9]{1,2}秒)?)?|[0-9]{1,2}点(?:半|钟|整|多|许|左右|[0-9]{1,2}分)",
            r"[0-9]{1,2}分[0-9]{1,2}秒(?:[0-9]{1,2})?",
            rf"{_CN}{{1,3}}月(?:份|{_CN}{{1,3}}[日号])?|{_CN}{{1,3}}[日号](?!内)|{_CN}{{1,2}}(?:季度|世纪|年代)",
            rf"{_CN}{{1,3}}(?:点|时)(?:半|钟|整|多|许|{_CN}{{1,3}}分)|{_CN}{{1,3}}时许?",
            rf"[二一][〇○零一二三四五六七八九]{{3}}年(?:{_CN}{{1,2}}月(?:{_CN}{{1,3}}[日号])?)?",
            r"(?:[0-9]{1,2}|[两三四五六七八九十])年平均(?=增|下降)|(?:一二三|三)次产业",
            r"0[0-9]{2,3}[-—]{1,2}[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])|400-?[0-9]{3}-?[0-9]{4}|[0-9]{6,}(?=[)号])",
            r"十[一二三四五六七八九]五(?![六七八九十百千万亿年个家项亩吨米])|[0-9]+(?:条款|[国省县]道|高速公路)",
        )
    )
)
"""Dates, averages over years (两年平均增长), periods without 年/个月 as a length, times of day, phone numbers, five-year plans, numbered roads."""
_BEHIND_DATE = frozenset("次年月日号时点分季世后条国省县道高:./-—–~～至到、 )")
"""What stands behind the first number of those; a look at one character spares most numbers the pattern."""
_ORDINAL = re.compile(rf"(?:[0-9]+|[一二三四五六七八九十百千零]+)(?:{_DASH}第?(?:[0-9]+|[一二三四五六七八九十百千零]+))?")
_CODE = re.compile(r"[0-9A-Za-z.+/_-]{0,40}")
_LAST = re.compile("一(?:公里|米|环)")
"""最后|一公里 is no length."""
_SLOGAN = re.compile(r"[^“”\"。，；,;\n]{0,14}[”\"]")
_SPAN = re.compile(r"《[^《》\n]{0,80}》|(?:https?://|www\.)[!-~]+")
"""Titles of works and addresses: no number in them counts."""
_AFTER = re.compile(
    r" ?(?:号(?!召)|型(?![0-9])|版(?!面|块|图)|[A-Za-z]{1,3}(?:级|级别|股|区|座|栋)|[强杠]|高地|:[0-9]"
    r"|[A-Za-z]?\+[0-9A-Za-z一二三])"
)
"""What makes a name of the number before it: 3号, 500强, 5A级, 1+3."""
_AFTER_FIRST = frozenset("号型版强杠高")
_LETTER = re.compile(r"[A-Za-z]")
_NEGATED = frozenset("减抱担肩背欺胜承自正辜")
_MINUS_AFTER = re.compile(r"[^0-9A-Za-z年月日号时区路段层楼章节%]")


class Skipper:
    """Tells where to go on behind a numeral that is no quantity."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        spans = [m.span() for m in _SPAN.finditer(plain)] if "《" in plain or "://" in plain or "www." in plain else []
        self._starts, self._ends = [s for s, _ in spans], [e for _, e in spans]

    def past(self, m: re.Match[str]) -> int:
        """Where the name, date or code ends that a numeral belongs to; 0 where it belongs to none."""
        plain, start = self.plain, m.start()
        if self._starts:
            i = bisect_right(self._starts, start) - 1
            if i >= 0 and start < self._ends[i]:
                return self._ends[i]
        last = plain[start - 1] if start else ""
        if last == "第" or last == " " and plain[start - 2 : start - 1] == "第":
            ordinal = _ORDINAL.match(plain, start)
            return max(m.end(), ordinal.end() if ordinal else 0)  # 第100万辆
        if last == "〔" or last == "[" and plain[start + 4 : start + 5] == "]":
            return m.end()
        if m.lastgroup == "arabic":
            return self._code(m, last) or self._date(m)
        return phrase(plain, start) or self._slogan(start, last) or self._date(m)

    def _date(self, m: re.Match[str]) -> int:
        following = self.plain[m.end() : m.end() + 1]
        if following not in _BEHIND_DATE and "五" not in m[0] and not (following.isdigit() or len(m[0]) > 5):
            return 0
        found = _DATE.match(self.plain, m.start())
        return found.end() if found else 0

    def _slogan(self, start: int, last: str) -> int:
        """“三个一批”, “十百千”: a numeral in words that opens a short quotation."""
        if last not in ("“", '"'):
            return 0
        found = _SLOGAN.match(self.plain, start)
        return found.end() if found else 0

    def _code(self, m: re.Match[str], last: str) -> int:
        """G20, PM2.5, S-300, 12306, 3号, 500强: digits that are part of a name; 0 where they are none."""
        plain, start, end = self.plain, m.start(), m.end()
        lettered = last.isascii() and last.isalpha() and not _currency(plain, start)
        if lettered or (last in ("-", "_", "/") and _LETTER.match(plain, start - 2)):
            code = _CODE.match(plain, start)
            return max(end, code.end()) if code else end
        if last in (":", ".", ",") and plain[start - 2 : start - 1].isdigit():
            return end
        following = plain[end : end + 1]
        if (following in _AFTER_FIRST or following.isascii()) and _AFTER.match(plain, end):
            return end
        return 0


def _currency(plain: str, start: int) -> bool:
    """Whether the letters before a number say what it measures or in what money: GDP1013亿元, RMB300万元."""
    return plain[max(0, start - 3) : start] in ("GDP", "RMB", "USD", "CNY", "EUR", "HKD", "JPY", "GBP")


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The first two characters -> the set phrases that begin so, the longest first."""
    first: dict[str, list[str]] = {}
    for row in resources.table("lexicon/number_words.tsv"):
        first.setdefault(row["word"][:2], []).append(row["word"])
    return {c: tuple(sorted(ws, key=len, reverse=True)) for c, ws in first.items()}


def phrase(plain: str, start: int) -> int:
    """The end of a set phrase that begins here: 两个确立, 四面八方."""
    if plain.startswith("最后", start - 2) and (last := _LAST.match(plain, start)):
        return last.end()
    for word in _phrases().get(plain[start : start + 2], ()):
        if plain.startswith(word, start) and not plain.startswith("之", start + len(word)):  # 十分, but 十分之一
            return start + len(word)
    return 0


def sign(plain: str, start: int) -> str:
    """The minus before a number: 零下, 负 (not that of 减负) or - where no range or name goes on."""
    last, before = plain[start - 1 : start], plain[start - 2 : start - 1] if start > 1 else ""
    if last == "下" and before == "零":
        return "零下"
    if last == "负" and before not in _NEGATED:
        return "负"
    if last == "-" and (not before or _MINUS_AFTER.match(before)) and before not in ("-", "—", "–"):
        return "-"
    return ""
