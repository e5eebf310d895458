"""One moment of the calendar at a place of a text, as a span of days: a year, a part of one, a month, a day.

    2023年9月底 -> 2023-09-30; 去年四季度 -> Oct to Dec; “3月” in a text of 2024 -> 2024-03; 上世纪80年代 -> 1980 to 1989

A year stands alone or before one of the `_PARTS`; a part without a year takes that of the frame. What is reckoned from the day of
publication (昨天, 近三年) is read in kg/mentions/times/reckoned.py; what joins two moments in kg/mentions/times/periods.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from kg import resources
from kg.mentions.measures.numbers import value
from kg.mentions.times import calendar
from kg.mentions.times.calendar import Span
from kg.model import Basis

Grain = Literal["open", "day", "week", "month", "quarter", "year", "years"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known where an expression stands: the day of publication, the year that the text named last, and the span."""

    anchor: date | None
    year: int | None = None
    last: Span | None = None

    @property
    def month(self) -> date | None:
        """The first day of the month that the text spoke of last."""
        if self.last is None or (self.last[0].year, self.last[0].month) != (self.last[1].year, self.last[1].month):
            return None
        return self.last[0].replace(day=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A span of days up to `end` in the text; both days None where nothing anchors it. `year` is the one that it names."""

    end: int
    first: date | None
    last: date | None
    basis: Basis
    grain: Grain
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year as a text names it; `number` is None for 今年 without a day of publication. `alone`: 2023年 is a moment, 23年 none."""

    end: int
    number: int | None
    basis: Basis
    alone: bool = True


N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
"""A number of a month, day or week."""
DASH = r"\s?(?:[-—–－~～]{1,2}|至|到)\s?"
_ZERO = "〇○零oO0"
_DIGIT = f"[{_ZERO}一二三四五六七八九]"
_FEW = "(?:[0-9]{1,3}|[一二两仨三四五六七八九十]{1,3})"

# ---------------------------------------------------------------- years

_BEFORE_PART = rf"(?=\s?(?:的?{N}\s?月|第?[一二三四1-4]个?季度|[上下]半年|的?[前后头]{_FEW}个?[月季]|第{_FEW}个?[周月]|首[月季]|年?[底初末]|[春端中清国元除]))"
_YEAR = (
    rf"(?P<four>(?<![0-9.,])(?:1[0-9]|20|21)[0-9]{{2}})(?:\s?年(?:度(?!假|计)|(?!期|龄|级|产(?!值|量)|均|度|货|薪|检|审))|(?={DASH}(?:(?:19|20)?[0-9]{{2}})\s?年)|(?=(?:、(?:19|20)[0-9]{{2}}){{1,9}}年)"
    rf"|(?<=[从自在于][0-9]{{4}})(?={DASH}(?:19|20)[0-9]{{2}}(?![0-9.%年万亿]))|(?<=[0-9]{{4}}[至到][0-9]{{4}})(?![0-9.%年万亿]))"
    rf"|(?P<words>[一二]\s?[{_ZERO}一八九]\s?{_DIGIT}\s?{_DIGIT})\s?年(?!期|龄|级|产|均)"
    rf"|(?P<two>(?<![0-9.{_ZERO}一二三四五六七八九十百千万亿])(?:[0-9]{{2}}|{_DIGIT}{{2}}))\s?年(?:{_BEFORE_PART}|(?<=[0{_ZERO}].年)|(?<=[0{_ZERO}]. 年)"
    r"|(?<=[0-9]{4}[-—–~～至到][0-9]{2}年)|(?<=[0-9]{4}年[-—–~～至到][0-9]{2}年))"
    r"|(?P<shifted>今年|(?<![以日])本年度?|(?<![失除])去年|(?<!以)上一?年度?|(?<![之以提大此])前年(?!均|产)|大前年|明年|来年"
    r"|(?<![产成后投建工营用市牌购贷改之以先此])后年(?![产销均可营收税])|大后年|下一年度?)(?!轻|龄|纪(?!念))"
    r"|(?P<same>(?:当年|同年|全年|次年|翌年)(?!均))"
    rf"|(?P<era>__ERAS__)(?P<count>元|{N})年"
)
_SHIFTS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "后": 2, "下": 1}


@cache
def eras() -> dict[str, int]:
    return {r["name"]: int(r["first"]) for r in resources.table("eras.tsv")}


@cache
def _year_pattern() -> re.Pattern[str]:
    return re.compile(_YEAR.replace("__ERAS__", "|".join(eras())))


def number(text: str) -> int:
    """7, 七, 两 -> 7, 7, 2; 0 where there is none."""
    return int(text) if text.isdecimal() else int(value(text) or 0)


def _full(digits: str, anchor: date | None) -> int:
    """23 -> 2023, 98 -> 1998: not more than twenty years ahead."""
    short = int(digits)
    ahead = (anchor.year if anchor else 2020) + 20
    return 2000 + short if 2000 + short <= ahead else 1900 + short


def _arabic(text: str) -> str:
    return "".join("0" if c in _ZERO else str(int(value(c) or 0)) for c in text if not c.isspace())


def year(plain: str, at: int, frame: Frame) -> Year | None:
    """The year that is named at an offset: 2023年, 二〇二三年, 07年9月, 今年, 当年, 民国三年."""
    m = _year_pattern().match(plain, at)
    if m is None:
        return None
    match m.lastgroup:
        case "four":
            return Year(m.end(), int(m["four"]), "explicit")
        case "words":
            return Year(m.end(), int(_arabic(m["words"])), "explicit")
        case "two":
            return Year(m.end(), _full(_arabic(m["two"]), frame.anchor), "explicit")
        case "count":
            return Year(m.end(), eras()[m["era"]] + (number(m["count"]) if m["count"] != "元" else 1) - 1, "explicit")
        case "same":
            ahead = m[0][0] in "次翌"
            if frame.year is not None:
                return Year(m.end(), frame.year + ahead, "inherited")
            return Year(m.end(), frame.anchor.year + ahead if frame.anchor else None, "relative")
        case _:
            text = m[0].removeprefix("大")
            shift = _SHIFTS[text[0]] + (len(m[0]) - len(text)) * (1 if text[0] == "后" else -1)
            return Year(m.end(), frame.anchor.year + shift if frame.anchor else None, "relative")


# ---------------------------------------------------------------- parts of a year

_MONTH = rf"(?<![0-9.])(?P<month>{N})\s?月"
_LUNAR_DAY = "(?:初[一二三四五六七八九十0-9]|廿[一二三四五六七八九]?|[一二三]?十[一二三四五六七八九]?|[0-9]{1,2})"
_WEEKDAY_BEHIND = r"(?:\s?[,，(（]?\s?(?:星期|礼拜|周)[一二三四五六日天][)）]?)?"


def _day_of_month(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """9月1日, 9月1日至3日, 2月29日."""
    month = number(m["month"])
    first = calendar.day(y, month, number(m["day"]))
    last = calendar.day(y, month, number(m["to"])) if m["to"] else first
    return (first, last) if first and last and first <= last else None


def _bare_day_of_month(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """10月22: the sign of the day left out."""
    found = calendar.day(y, number(m["month"]), number(m["day"]))
    return (found, found) if found else None


def _months(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """1-7月份, 10月, 9月底, 3月初, 6月中旬."""
    span = calendar.months(y, number(m["first"]), number(m["last"] or m["first"]))
    return part_of_month(span, m["part"]) if span else None


def part_of_month(span: Span, part: str | None) -> Span:
    """底, 末: the last day; 初: the first ten days; 旬: ten days."""
    match (part or "").lstrip("月")[:1]:
        case "底" | "末":
            return span[1], span[1]
        case "初":
            return calendar.ten_days(span, "上")
        case "":
            return span
        case third:
            return calendar.ten_days(span, third)


def _first_of(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """前三季度, 前8个月, 前10天, 最后3周 of a year."""
    return of(calendar.years(y, y), m["side"], number(m["count"]), m["unit"])


def of(span: Span | None, side: str, count: int, unit: str) -> Span | None:
    """The first or last so many days, weeks, months or quarters of a span."""
    if span is None or not count:
        return None
    first, last = span
    last_ones = side in ("后", "最后", "最後")
    match unit:
        case "月" | "季":
            size = count * (3 if unit == "季" else 1)
            if last_ones:
                begin = calendar.shifted(last + timedelta(days=1), months=-size)
                return (begin, last) if begin and begin >= first else None
            end = calendar.shifted(first, months=size)
            return (first, end - timedelta(days=1)) if end and end - timedelta(days=1) <= last else None
        case "周" | "星" | "礼":
            weeks = timedelta(days=7 * count - 1)
        case _:
            weeks = timedelta(days=count - 1)
    if last_ones:
        return (last - weeks, last) if last - weeks >= first else None
    return (first, first + weeks) if first + weeks <= last else None


def _nth_of(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """第三个月, 第52周, 第10天 of a year; 首月."""
    return nth(calendar.years(y, y), m["nth"], m["nth_unit"] or "月")


def nth(span: Span | None, count: str | None, unit: str) -> Span | None:
    """The n-th month, week or day of a span."""
    n = number(count) if count else 1
    if span is None or not n:
        return None
    match unit[0]:
        case "月":
            first = calendar.shifted(span[0], months=n - 1)
            return calendar.months(first.year, first.month, first.month) if first and first <= span[1] else None
        case "天":
            found = span[0] + timedelta(days=n - 1)
            return (found, found) if found <= span[1] else None
        case "周" if unit[-1] in "一二三四五六日天":
            found = calendar.nth_weekday(span, n, "一二三四五六日天".index(unit[-1]) % 7 if unit[-1] != "天" else 6)
            return found, found
        case _:
            return calendar.nth_week(span, n)


def _in_month(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """十月的第一周, 6月第3个星期日, 3月前两天."""
    month = number(m["month"])
    span = calendar.months(y, month, month)
    if m["nth"]:
        return nth(span, m["nth"], m["nth_unit"].replace("星期", "周").replace("礼拜", "周"))
    return of(span, m["side"], number(m["count"]), m["unit"])


def _quarter(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """一季度, 第三季度, 四季度末."""
    n = 1 if m["quarter"] == "首" else number(m["quarter"])
    begin = number(m["from"]) if m["from"] else n
    span = calendar.months(y, begin * 3 - 2, n * 3)
    match m["part"]:
        case "末" | "底" if span:
            return span[1], span[1]
        case "初" if span:
            return calendar.months(y, n * 3 - 2, n * 3 - 2)
        case _:
            return span


def _half(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    return calendar.months(y, 1, 6) if m["half"] in "上前" else calendar.months(y, 7, 12)


_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "暑": (7, 8)}


def _season(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    return season(m["season"], y)


def season(name: str, y: int) -> Span | None:
    """春季: March to May; 冬季 ends in February of the next year."""
    if name == "冬":
        winter, end = calendar.day(y, 12, 1), calendar.months(y + 1, 2, 2)
        return (winter, end[1]) if winter and end else None
    return calendar.months(y, *_SEASONS[name])


_PARTS_OF_YEAR = {
    "底": (10, 12),
    "末": (10, 12),
    "终": (10, 12),
    "岁": (10, 12),
    "初": (1, 3),
    "伊": (1, 3),
    "中": (6, 7),
    "内": (1, 12),
}


def _part_of_year(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """年底, 年初, 年中, 年内, 伊始; 年末 is the day at which stocks are counted."""
    name = m["of_year"].lstrip("年的")[0]
    span = calendar.months(y, *_PARTS_OF_YEAR[name])
    return (span[1], span[1]) if span and name == "末" else span


_LUNAR_DATE = re.compile(rf"(?P<leap>闰?)(?P<month>正月|腊月|冬月|大年|{N}月)(?P<day>{_LUNAR_DAY})?")


def _lunar(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """农历八月十五, 正月, 腊月初十, 闰四月."""
    told = _LUNAR_DATE.search(m[0])
    if told is None:
        return None
    month = {"正": 1, "大": 1, "冬": 11, "腊": 12}.get(told["month"][0]) or number(told["month"][:-1])
    if not told["day"]:
        return calendar.lunar_month(y, month, bool(told["leap"]))
    text = told["day"].removeprefix("初")
    found = calendar.lunar(y, month, 20 + number(text[1:]) if text[0] == "廿" else number(text), bool(told["leap"]))
    return (found, found) if found else None


@cache
def festivals() -> dict[str, dict[str, str]]:
    return {r["name"]: r for r in resources.table("lexicon/festivals.tsv")}


@cache
def _festival_pattern() -> re.Pattern[str]:
    """The longest name first; a name of other things too only before the characters that the table gives."""
    names = sorted(festivals().values(), key=lambda r: -len(r["name"]))
    told = "|".join(r["name"] + ("" if r["only"] == "-" else f'(?=[”"]?[{r["only"]}]|$)') for r in names)
    return re.compile(
        rf"(?:农历|阴历)?(?<![一二三四五六七八九十百第])(?P<festival>{told})(?:[”\"]?、?(?:{'|'.join(r['name'] for r in names if r['days'] != '1')})?[”\"]?(?P<holiday>小?假期|小?长假|黄金周|期间|假日))?(?![路街村镇社区广场大])"
    )


def _festival(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """国庆 on 1 October, 国庆假期 seven days from then, 春节 by the lunar calendar."""
    row = festivals()[m["festival"]]
    month = int(row["month"])
    first: date | None
    match row["calendar"]:
        case "solar":
            first = calendar.day(y, month, int(row["day"]))
        case "lunar":
            first = calendar.lunar(y, month, int(row["day"]))
        case "term":
            first = calendar.clear_and_bright(y) if 1900 <= y < 2100 else None
        case _:
            nth_one, weekday = row["day"].split(".")
            span = calendar.months(y, month, month)
            first = calendar.nth_weekday(span, int(nth_one), (int(weekday) - 1) % 7) if span else None
    if first is None:
        return None
    return first, first + timedelta(days=int(row["days"]) - 1 if m["holiday"] else 0)


def _same_term(m: re.Match[str], y: int, frame: Frame) -> Span | None:
    """去年同期: the span that the text named last, in that year."""
    if frame.last is None:
        return None
    back = (y - frame.last[0].year) * 12
    first, after = calendar.shifted(frame.last[0], back), calendar.shifted(frame.last[1] + timedelta(days=1), back)
    return (first, after - timedelta(days=1)) if first and after else None


_NUMERIC = re.compile(
    r"(?<![0-9A-Za-z.])(?P<year>(?:1[0-9]|20|21)[0-9]{2})(?P<mark>[./-]| (?=[0-9]{2} [0-9]{2}(?! ?[0-9])))(?P<month>[0-9]{1,2})(?:(?P=mark)|-)(?P<day>[0-9]{1,2})(?![0-9.]|[%万亿])"
    r"|(?<![0-9A-Za-z.])(?P<year8>(?:19|20)[0-9]{2})(?P<month8>0[1-9]|1[0-2])(?P<day8>0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z.])"
    rf"|(?<![0-9A-Za-z.])(?P<year6>(?:19|20)[0-9]{{2}})\.(?P<month6>0[1-9]|1[0-2])(?={DASH}(?:19|20)[0-9]{{2}}|年?至今)"
    r"|(?<=[0-9]{4}\.[0-9]{2}[-—–~～至到])(?P<year6b>(?:19|20)[0-9]{2})\.(?P<month6b>0[1-9]|1[0-2])(?![0-9.])"
)
"""2010-01-29, 2010.1.29, 20100129, and 1999.08 in 1999.08-2002.02."""


def _numeric(plain: str, at: int) -> Moment | None:
    m = _NUMERIC.match(plain, at)
    if m is None:
        return None
    if m["year6"] or m["year6b"]:
        y, month = int(m["year6"] or m["year6b"]), int(m["month6"] or m["month6b"])
        span = calendar.months(y, month, month)
        return Moment(m.end(), *span, "explicit", "month", y) if span else None
    y, month = int(m["year"] or m["year8"]), int(m["month"] or m["month8"])
    found = calendar.day(y, month, int(m["day"] or m["day8"]))
    return Moment(m.end(), found, found, "explicit", "day", y) if found else None


Rule = Callable[[re.Match[str], int, Frame], Span | None]
_COUNTED = rf"(?P<side>[前后头]|最后|最後|最初)\s?(?P<count>{_FEW})\s?个?"
_NTH = rf"第(?P<nth>{N})个?(?P<nth_unit>(?:周|星期|礼拜)[一二三四五六日天]?|月(?!份?[0-9])|天)"
_NOT_NUMBERED = r"(?!楼|线|院|厂|机|文|令|店|台|站|门|井|船|馆|桥|矿)"
_WORDED: tuple[tuple[str, Rule, Grain, bool], ...] = (
    (
        rf"{_MONTH}\s?(?P<day>{N})(?:{DASH}(?P<to>{N})(?!\s?[月年.]))?\s?(?:日(?!元|均|产)|号{_NOT_NUMBERED}){_WEEKDAY_BEHIND}",
        _day_of_month,
        "day",
        True,
    ),
    (r"(?<![0-9.])(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?P<to>)号", _day_of_month, "day", True),
    (rf"{_MONTH}份?的?(?:{_NTH}|{_COUNTED}(?P<unit>周|星|礼|天|日)(?:期|拜)?)", _in_month, "week", True),
    (
        rf"(?:农历|阴历)闰?(?:正|腊|冬|{N})月(?:{_LUNAR_DAY}日?)?|闰{N}月|[正腊冬]月(?:{_LUNAR_DAY}日?)?"
        rf"|大年初[一二三四五六七八九十]|{N}月(?:初[一二三四五六七八九十0-9]|廿[一二三四五六七八九]?)"
        r"|[一二三四五六七八九十]{1,2}月[一二三]?十[一二三四五六七八九]?(?=[早晚上下的,，。、;；)）\s]|$)",
        _lunar,
        "day",
        True,
    ),
    (rf"{_MONTH}(?P<day>{N})(?=[,，。、;；)）\s]|$|{DASH}[0-9]{{1,2}}月|出生|至今)", _bare_day_of_month, "day", True),
    (
        rf"(?<![0-9.])(?P<first>{N})(?:\s?月份?)?(?:{DASH}(?P<last>{N}))?\s?月份?(?P<part>月?底前?|月?末|月?初(?![一二三四五六七八九十])|[上中下]旬"
        r"|中(?=[,，、]))?",
        _months,
        "month",
        True,
    ),
    (rf"(?<![目提之以此])(?P<side>[前头])(?P<count>{_FEW})个?(?P<unit>月|季)度?", _first_of, "month", True),
    (rf"{_COUNTED}(?P<unit>月|季|周|星|礼|天|日)(?:度|期|拜)?", _first_of, "week", False),
    (rf"{_NTH}|首月", _nth_of, "month", False),
    (
        rf"第?(?:(?P<from>[一二三1-3])(?:{DASH}|、))?第?(?P<quarter>[一二三四首1-4])个?季度?(?<=季度|首季)(?P<part>末|底|初)?",
        _quarter,
        "quarter",
        True,
    ),
    (r"(?P<half>[上下前后])半年(?!报|度报)", _half, "month", True),
    (r"(?P<season>[春夏秋冬暑])(?:(?<!暑)[季天]|(?<=暑)[期假])", _season, "month", False),
    (r"(?P<season>[春夏秋冬])(?=[,，。、;；]|$)", _season, "month", False),
    (r"同期", _same_term, "month", False),
    (
        r"(?P<of_year>年?底前?|年?末|年?初(?![中一二三四五六七八九十])|年终(?![奖端])|年中|中期|伊始|年内|岁末)",
        _part_of_year,
        "month",
        False,
    ),
    (r"(?P<of_year>年底前?|年末|年初|年内|岁末|年终(?![奖端]))(?!次)", _part_of_year, "month", True),
)
_PARTS = tuple((re.compile(pattern), rule, grain, alone) for pattern, rule, grain, alone in _WORDED)
"""What may follow a year, and whether it may stand without one; the longest readings first."""
_LUNAR_PART: tuple[re.Pattern[str], Rule, Grain, bool] = (_LUNAR_DATE, _lunar, "day", False)
_OF = re.compile(r"\s?的?\s?")
_HALF_YEAR = timedelta(days=180)


def moment(plain: str, at: int, frame: Frame) -> Moment | None:
    """The moment that begins at an offset of a folded text (numbers.narrow), None where there is none."""
    lunar = plain.startswith(("农历", "阴历"), at)
    named = year(plain, at + 2 * lunar, frame)
    if named is None:
        return _numeric(plain, at) or _part(plain, at, frame, None)
    behind = _OF.match(plain, named.end)
    inner = _part(plain, behind.end(), frame, named, lunar) if behind else None
    if inner or not named.alone:
        return inner
    first, last = (named.number and calendar.years(named.number, named.number)) or (None, None)
    return Moment(named.end, first, last, named.basis, "year", named.number)


def _part(plain: str, at: int, frame: Frame, named: Year | None, lunar: bool = False) -> Moment | None:
    """A part of the year that is named (农历2023年八月: `lunar`), or of the one that the frame says."""
    known, basis = _assumed(frame) if named is None else (named.number, named.basis)
    for pattern, rule, grain, alone in (_LUNAR_PART,) if lunar else (*_PARTS, (_festival_pattern(), _festival, "day", True)):
        if (named is None and not alone) or not (m := pattern.match(plain, at)):
            continue
        if known is None:
            return Moment(m.end(), None, None, basis, "open")
        span = rule(m, known, frame)
        later = span is not None and frame.anchor is not None and span[0] - frame.anchor > _HALF_YEAR
        if later and basis == "relative" and named is None and rule is not _part_of_year:
            known -= 1  # 12月 in a text of January
            span = rule(m, known, frame)
        if span:
            return Moment(m.end(), *span, basis, grain, known if named else None)
        if rule is _day_of_month or rule is _same_term:  # 2月30日; a same term of nothing
            return Moment(m.end(), None, None, basis, "open", known if named else None)
    return None


def _assumed(frame: Frame) -> tuple[int | None, Basis]:
    """The year of a part that names none: the one that the text named last, else that of publication."""
    if frame.year is not None:
        return frame.year, "inherited"
    return (frame.anchor.year if frame.anchor else None), "relative"
