"""One moment of the calendar at a place of a text, as a span of days: a year, a part of one, a month, a day.

    2023年9月底 -> 2023-09-30; 去年四季度 -> Oct to Dec; “3月” in a text of 2024 -> 2024-03; 上世纪80年代 -> 1980 to 1989

A year stands alone or before one of the `_PARTS`; a part without a year takes that of the frame. What is reckoned from the day of
publication (昨天, 近三年) is read in kg/mentions/times/reckoned.py; what joins two moments in kg/mentions/times/periods.py.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.mentions.times import calendar, festivals, named, parts
from kg.mentions.times.festivals import LUNAR_DATE, LUNAR_DAY
from kg.mentions.times.frame import DASH, FEW, Frame, Grain, Moment, N, Rule, Year
from kg.model import Basis

_MONTH = rf"(?<![0-9.])(?P<month>{N}|元(?=\s?月))\s?月"
_WEEKDAY_BEHIND = r"(?:\s?[,，(（]?\s?(?:星期|礼拜|周)[一二三四五六日天][)）]?)?"
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


_COUNTED = rf"(?P<side>[前后头]|最后|最後|最初)\s?(?P<count>{FEW})\s?个?"
_NTH = rf"第(?P<nth>{N})个?(?P<nth_unit>(?:周|星期|礼拜)[一二三四五六日天]?|月(?!份?[0-9])|天)"
_NOT_NUMBERED = r"(?!楼|线|院|厂|机|文|令|店|台|站|门|井|船|馆|桥|矿)"
_WORDED: tuple[tuple[str, Rule, Grain, bool], ...] = (
    (
        rf"{_MONTH}\s?(?P<day>{N})(?:{DASH}(?P<to>{N})(?!\s?[月年.]))?\s?(?:日(?!元|均|产)|号{_NOT_NUMBERED}){_WEEKDAY_BEHIND}",
        parts.day_of_month,
        "day",
        True,
    ),
    (r"(?<![0-9.])(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?P<to>)号", parts.day_of_month, "day", True),
    (rf"{_MONTH}份?的?(?:{_NTH}|{_COUNTED}(?P<unit>周|星|礼|天|日)(?:期|拜)?)", parts.in_month, "week", True),
    (
        rf"(?:农历|阴历)闰?(?:正|腊|冬|{N})月(?:{LUNAR_DAY}日?)?|闰{N}月|[正腊冬]月(?:{LUNAR_DAY}日?)?"
        rf"|大年初[一二三四五六七八九十]|{N}月(?:初[一二三四五六七八九十0-9]|廿[一二三四五六七八九]?)"
        r"|[一二三四五六七八九十]{1,2}月[一二三]?十[一二三四五六七八九]?(?=[早晚上下的,，。、;；)）\s]|$)",
        festivals.lunar,
        "day",
        True,
    ),
    (rf"{_MONTH}(?P<day>{N})(?=[,，。、;；)）\s]|$|{DASH}[0-9]{{1,2}}月|出生|至今)", parts.bare_day_of_month, "day", True),
    (
        rf"(?<![0-9.])(?P<first>{N}|元(?=\s?月|{DASH}[0-9]{{1,2}}\s?月))(?:\s?月份?)?(?:{DASH}(?P<last>{N}))?\s?月份?(?P<part>月?底前?|月?末|月?初(?![一二三四五六七八九十])|[上中下]旬"
        r"|中(?=[,，、]))?",
        parts.months,
        "month",
        True,
    ),
    (rf"(?<![目提之以此])(?P<side>[前头])(?P<count>{FEW})个?(?P<unit>月|季)度?", parts.first_of, "month", True),
    (rf"{_COUNTED}(?P<unit>月|季|周|星|礼|天|日)(?:度|期|拜)?", parts.first_of, "week", False),
    (rf"{_NTH}|首月", parts.nth_of, "month", False),
    (
        rf"第?(?:(?P<from>[一二三1-3])(?:{DASH}|、))?第?(?P<quarter>[一二三四首1-4])个?季度?(?<=季度|首季)(?P<part>末|底|初)?",
        parts.quarter,
        "quarter",
        True,
    ),
    (r"(?P<half>[上下前后])半年(?!报|度报)", parts.half, "month", True),
    (r"(?P<season>[春夏秋冬暑])(?:(?<!暑)[季天]|(?<=暑)[期假])", parts.season_of, "month", False),
    (r"(?P<season>[春夏秋冬])(?=[,，。、;；]|$)", parts.season_of, "month", False),
    (r"同期", parts.same_term, "month", False),
    (r"(?<![\u4e00-\u9fff])同期(?=[，,])", parts.same_span, "month", True),
    (
        r"(?P<of_year>年?底前?|年?末|年?初(?![中一二三四五六七八九十])|年终(?![奖端])|年中|中期|伊始|年内|岁末(?!年初))",
        parts.part_of_year,
        "month",
        False,
    ),
    (r"(?P<of_year>年底前?|年末|(?<!岁末)年初|年内|岁末(?!年初)|年终(?![奖端]))(?!次)", parts.part_of_year, "month", True),
)
_PARTS = tuple((re.compile(pattern), rule, grain, alone) for pattern, rule, grain, alone in _WORDED)
"""What may follow a year, and whether it may stand without one; the longest readings first."""
_LUNAR_PART: tuple[re.Pattern[str], Rule, Grain, bool] = (LUNAR_DATE, festivals.lunar, "day", False)
_OF = re.compile(r"\s?的?\s?")
_HALF_YEAR = timedelta(days=180)
_TO_COME = re.compile(r"(?:力争|预计|(?<![原按照])计划|(?<!模)拟|确保|争取|有望)[于在到至]?$")
_BEGINS = re.compile(
    r"(?:正式|全面|全线|全部|部分|之?前|实现|可|主体)*(?:投产|竣工|完工|建成|开工|动工|投用|投运|投入使用|试产|试生产|试运行|交付|封顶|通车)"
)
"""预计|12月|投产: what works will come to lies ahead of the day of the text."""


def moment(plain: str, at: int, frame: Frame) -> Moment | None:
    """The moment that begins at an offset of a folded text (folding.narrow), None where there is none."""
    lunar = plain.startswith(("农历", "阴历"), at)
    found = named.year(plain, at + 2 * lunar, frame)
    if found is None:
        return _numeric(plain, at) or _part(plain, at, frame, None)
    behind = _OF.match(plain, found.end)
    inner = _part(plain, behind.end(), frame, found, lunar) if behind else None
    if inner or not found.alone:
        return inner
    first, last = (found.number and calendar.years(found.number, found.number)) or (None, None)
    return Moment(found.end, first, last, found.basis, "year", found.number)


def _part(plain: str, at: int, frame: Frame, year: Year | None, lunar: bool = False) -> Moment | None:
    """A part of the year that is named (农历2023年八月: `lunar`), or of the one that the frame says."""
    known, basis = _assumed(frame) if year is None else (year.number, year.basis)
    for pattern, rule, grain, alone in (
        (_LUNAR_PART,) if lunar else (*_PARTS, (festivals.pattern(), festivals.festival, "day", True))
    ):
        if (year is None and not alone) or not (m := pattern.match(plain, at)):
            continue
        if known is None:
            return Moment(m.end(), None, None, basis, "open")
        span = rule(m, known, frame)
        later = span is not None and frame.anchor is not None and span[0] - frame.anchor > _HALF_YEAR
        ahead = later and _TO_COME.search(plain, max(0, at - 6), at) and _BEGINS.match(plain, m.end())
        if later and not ahead and basis == "relative" and year is None and rule is not parts.part_of_year:
            known -= 1  # 12月 in a text of January
            span = rule(m, known, frame)
        if span:
            return Moment(m.end(), *span, basis, grain, known if year else None)
        if rule in (parts.day_of_month, parts.same_term, parts.same_span):  # 2月30日; a same term of nothing
            return Moment(m.end(), None, None, basis, "open", known if year else None)
    return None


def _assumed(frame: Frame) -> tuple[int | None, Basis]:
    """The year of a part that names none: the one that the text named last, else that of publication."""
    if frame.year is not None:
        return frame.year, "inherited"
    return (frame.anchor.year if frame.anchor else None), "relative"
