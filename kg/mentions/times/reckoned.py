"""Spans of days reckoned from the day of publication, or from the moment named before: 昨天, 上周五, 本月底, 近三年, 5年前, “十四五”.

    昨天 on 2023-09-05 -> 2023-09-04; 近三年 -> 2020-09-05 to 2023-09-05; 30多年来 -> 1993-09-05 to 2023-09-05; 近日 -> open

Without a day of publication they stay open; so do 近日, 近年来 and whatever gives no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.mentions.measures.numbers import value
from kg.mentions.times import calendar, moments
from kg.mentions.times.calendar import Span
from kg.mentions.times.moments import DASH, Frame, Grain, Moment, N, number

Rule = Callable[[re.Match[str], date, Frame], Span | None]
"""(match, day of publication, frame) -> days."""

_DAYS = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}


def _day(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """今天, 昨晚, 大前天, 明日."""
    text = m[0].lstrip("大")
    further = (len(m[0]) - len(text)) * (1 if text[0] == "后" else -1)
    found = calendar.shifted(anchor, days=_DAYS[text[0]] + further)
    return (found, found) if found else None


def _that_day(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """当天, 次日: reckoned from the day that the text named last."""
    if frame.last is None or frame.last[0] != frame.last[1]:
        return None
    found = calendar.shifted(frame.last[0], days=m[0][0] in "次翌")
    return (found, found) if found else None


def _month(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """本月, 上个月底, 下月九号, 当月第三周, 这个月前两天."""
    base = frame.month or anchor if m["same"] else anchor
    begin = calendar.shifted(base.replace(day=1), months=_steps(m[0]))
    span = calendar.months(begin.year, begin.month, begin.month) if begin else None
    if span is None:
        return None
    if m["day"]:
        found = calendar.day(span[0].year, span[0].month, number(m["day"]))
        return (found, found) if found else None
    if m["nth"]:
        return moments.nth(span, m["nth"], "周")
    if m["count"]:
        return moments.of(span, m["side"], number(m["count"]), m["unit"])
    return moments.part_of_month(span, m["part"])


def _steps(text: str) -> int:
    """上上 -> -2, 下 -> 1, 本 -> 0."""
    return len(text) - len(text.lstrip("下")) - (len(text) - len(text.lstrip("上")))


def _week(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """本周, 上周五, 下下周末."""
    monday, sunday = calendar.week(anchor, _steps(m[0]))
    match m["weekday"]:
        case None:
            return monday, sunday
        case "末":
            return sunday - timedelta(days=1), sunday
        case name:
            found = sunday if name == "天" else monday + timedelta(days="一二三四五六日".index(name))
            return found, found


def _half(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """上半月, 下半周."""
    if m["unit"] == "周":
        monday, sunday = calendar.week(anchor)
        middle = monday + timedelta(days=3)
        return (monday, middle - timedelta(days=1)) if m["half"] == "上" else (middle, sunday)
    month = calendar.months(anchor.year, anchor.month, anchor.month)
    assert month  # that of a date
    return (month[0], month[0].replace(day=15)) if m["half"] == "上" else (month[0].replace(day=16), month[1])


def _quarter(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """本季度, 上季度末."""
    begin = calendar.shifted(anchor.replace(day=1, month=(anchor.month - 1) // 3 * 3 + 1), months=3 * _steps(m[0]))
    span = calendar.months(begin.year, begin.month, begin.month + 2) if begin else None
    return (span[1], span[1]) if span and m["end"] else span


def _two_years(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """今明两年."""
    return calendar.years(anchor.year, anchor.year + 1)


def _season(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """今夏, 去冬, 明春."""
    return moments.season(m["season"], anchor.year + {"去": -1, "今": 0, "明": 1}[m["which"]])


def _bare_day(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """15日: of the month that the text named last, else the nearest one before or after the day of publication."""
    first, last = number(m["day"]), number(m["to"] or m["day"])
    bases = [frame.month] if frame.month else [b for n in (0, -1, 1) if (b := calendar.shifted(anchor.replace(day=1), months=n))]
    spans = [
        (a, b)
        for base in bases
        if (a := calendar.day(base.year, base.month, first)) and (b := calendar.day(base.year, base.month, last))
    ]
    spans = [s for s in spans if s[0] <= s[1]]
    return min(spans, key=lambda s: abs(s[0] - anchor)) if spans else None


_UNITS = {"年": (12, 0), "季": (3, 0), "月": (1, 0), "周": (0, 7), "星": (0, 7), "礼": (0, 7), "天": (0, 1), "日": (0, 1)}
_IN_A_DAY = {"小": 24, "钟": 24, "刻": 96, "分": 1440, "秒": 86400}


def _length(m: re.Match[str]) -> tuple[int, int] | None:
    """(months, days) of 三年, 两个半月, 30多年, 半年, 48小时; None where no number says how long."""
    if _unit(m) in _IN_A_DAY:
        return 0, int((value(m["count"]) or 0) / _IN_A_DAY[_unit(m)]) if m["count"] != "半" else 0
    months, days = _UNITS[_unit(m)]
    half = (months // 2, 0) if months > 1 else (0, 15 if months else days // 2)
    if m["count"] == "半":
        return half
    count = value(m["count"])
    if count is None:
        return None
    more = half if m["half"] or m["half2"] else (0, 0)
    return months * int(count) + more[0], days * int(count) + more[1]


def _unit(m: re.Match[str]) -> str:
    return str(m["unit"] or m["unit2"]).lstrip("个多")[0]


def _until(anchor: date, length: tuple[int, int]) -> Span | None:
    """The length that ends at a day."""
    begin = calendar.shifted(anchor, -length[0], -length[1])
    return (begin, anchor) if begin else None


def _recent(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """近三年, 过去5年, 30多年来, 三个月以来."""
    length = _length(m)
    return _until(anchor, length) if length else None


def _coming(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """未来五年, 今后3个月, 60日内."""
    length = _length(m)
    end = calendar.shifted(anchor, *length) if length else None
    return (anchor, end) if end else None


def _distant(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """5年前, 三个月后, 20天之后: the year, month or day so far away."""
    length = _length(m)
    way = -1 if m["way"][-1] == "前" else 1
    found = calendar.shifted(anchor, way * length[0], way * length[1]) if length else None
    if found is None or length is None:
        return None
    match _unit(m):
        case "年" if not length[0] % 12:
            return calendar.years(found.year, found.year)
        case "年" | "季" | "月" if not length[1]:
            return calendar.months(found.year, found.month, found.month)
        case "周" | "星" | "礼":
            return calendar.week(found)
        case _:
            return found, found


def _ahead(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """再过两天, 过十周: the day then."""
    length = _length(m)
    found = calendar.shifted(anchor, *length) if length else None
    return (found, found) if found else None


def _plan(m: re.Match[str], anchor: date | None, frame: Frame) -> Span | None:
    """“十四五”期间, “十四五”以来, “十三五”末."""
    first, last = calendar.plan(number(m["plan"]))
    match (m["part"] or "")[:1]:
        case "末":
            return last, last
        case "以" if anchor:
            return first, anchor
        case "开" | "首":
            return calendar.years(first.year, first.year)
        case _:
            return first, last


def _decade(m: re.Match[str], anchor: date | None, frame: Frame) -> Span | None:
    """上世纪80年代, 十九世纪七十年代, 90年代末, 21世纪初."""
    this = (anchor.year if anchor else 2020) // 100
    century = {"上": this - 1, "本": this, "": this - 1}.get(m["century"] or "", number(m["century"] or "") - 1)
    if not m["decade"]:
        begin = century * 100
        match (m["part"] or "")[:1]:
            case "初":
                return calendar.years(max(begin, 1), begin + 19)
            case "末":
                return calendar.years(begin + 80, begin + 99)
            case _:
                return calendar.years(max(begin, 1), begin + 99)
    begin = century * 100 + number(m["decade"])
    match (m["part"] or "")[:1]:
        case "初" | "前":
            return calendar.years(begin, begin + 3)
        case "中":
            return calendar.years(begin + 4, begin + 6)
        case "末" | "后":
            return calendar.years(begin + 7, begin + 9)
        case _:
            return calendar.years(begin, begin + 9)


def _today(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    return anchor, anchor


def _open(m: re.Match[str], anchor: date, frame: Frame) -> Span | None:
    """近日, 近年来: no day can be given."""
    return None


_LENGTH = (
    r"(?!(?:19|20)[0-9]{2}\s?年|0|[一二两三四五六七八九零〇]{2})(?P<count>[0-9]{1,4}|[一二两仨三四五六七八九十百]{1,4}|[几数]十?|半)\s?[余多几]?\s?"
    r"(?:(?P<unit>个?多?(?:星期|礼拜|小时|钟头)|个季度|个多?月|(?<=[仨两半])月|年头?(?!级|度)|天|日|周(?!年|边)|刻钟|分钟|秒钟?)(?P<half>半)?"
    r"|个?(?P<half2>半)(?P<unit2>月|星期|礼拜|小时|钟头|年))多?"
)
"""三年, 两个半月, 30多年: one length of time; 三月 is a month of the year, 五八年 a year."""
_AT_HEAD = r"(?:^|(?<=[,，。;；:：、\s“(（])|(?<=大概|大约))"
_WORDED: tuple[tuple[str, Rule, Grain], ...] = (
    (
        r"大{0,3}(?<![目提之以])[前后]天|[今昨明]天|(?<![目提之以至])[今昨明前]日(?!本|方|用|报|常)|今[晨早晚]|昨晚|明[早晚]",
        _day,
        "day",
    ),
    (r"当[天日晚](?!然)|次日|翌日|同日", _that_day, "day"),
    (
        rf"(?:(?P<same>当|同)|本|这个?|(?<!以)上{{1,3}}一?个?|(?<!以)下{{1,3}}一?个?)月(?!球|饼|亮|季|台|老|薪|均|产)份?"
        rf"(?:(?P<part>月?底前?|月?末|月?初|[上中下]旬)|(?P<day>{N})\s?[日号]|的?第(?P<nth>{N})个?[周星]期?|的?(?P<side>前|后|最后|最後|头)(?P<count>{N}|两)(?P<unit>天|日|周))?",
        _month,
        "month",
    ),
    (
        r"(?:本|这个?|(?<!以)上{1,3}一?个?|(?<!以)下{1,3}一?个?|当)(?:周|星期|礼拜)(?:周|星期)?(?P<weekday>[一二三四五六日天末])?(?!边|岁|年|转|围|刊|长)",
        _week,
        "week",
    ),
    (r"(?:星期|礼拜)(?P<weekday>[一二三四五六日天])", _week, "day"),
    (rf"{_AT_HEAD}周(?P<weekday>[一二三四五六日])(?=[早上下晚,，]|$)", _week, "day"),
    (r"(?P<half>[上下])半(?P<unit>月|周)(?!板|线)", _half, "day"),
    (r"(?:本|(?<!以)上一?个?|(?<!以)下一?个?)季度(?P<end>末|底)?", _quarter, "quarter"),
    (r"今明两?年", _two_years, "years"),
    (r"(?P<which>[今去明])(?P<season>[春夏秋冬])(?![节至联])", _season, "month"),
    (
        rf"(?<![0-9.月第年])(?P<day>{N})(?:{DASH}(?P<to>{N}))?日(?!均|产|内|元|报(?!道|告)|游|用|托|处|常|线|后|耗|供)",
        _bare_day,
        "day",
    ),
    (rf"(?<![0-9.月第年])(?P<day>[0-9]{{1,2}})(?:{DASH}(?P<to>{N}))?号(?=[早晚,，。]|上午|下午|$)", _bare_day, "day"),
    (rf"(?:过去的?|(?<!附|临|接|将|靠|邻|逼)近|最近的?|过往|以往)\s?{_LENGTH}(?:以?来|间|内|里|时间)?", _recent, "years"),
    (rf"(?![0-9]{{1,2}}日){_LENGTH}(?:以来|来(?!访|自|到|源|临|电|看|说))", _recent, "years"),
    (rf"(?:未来|今后|接下来的?|往后)\s?{_LENGTH}(?:间|内|里|时间)?", _coming, "years"),
    (rf"{_AT_HEAD}{_LENGTH}(?P<way>以内|之内|内)", _coming, "years"),
    (rf"(?![0-9]{{1,2}}日){_LENGTH}(?P<way>以前|之前|前)(?!期|台|端|列|沿|景|往|来|瞻|夕|提|后|身)", _distant, "year"),
    (rf"{_AT_HEAD}(?:再过)?{_LENGTH}(?P<way>以后|之后|后)(?!续|期|台)", _distant, "year"),
    (rf"{_AT_HEAD}再?过{_LENGTH}", _ahead, "year"),
    (rf"{_AT_HEAD}后{_LENGTH}(?=[,，。]|$)", _coming, "years"),
    (rf"{_AT_HEAD}前(?!{N}个?[月季]|两个?[月季]){_LENGTH}(?=[,，。]|$)", _recent, "years"),
    (r"截至目前|截至发稿时?|截至当前|目前为止|到目前为止|目前|当前|眼下|现阶段|现在(?!建|册|位|岗|场)", _today, "day"),
    (
        r"近日|(?<![0-9一二三四五六七八九十])日前|近期|近来|不久前|此前不久|近段时间|近一段时[间期]|前不久|最近|近年来?|近些年来?|近几[年月天日](?:来|间)?|近几个月来?"
        r"|多年来|长期以来|历年来|这些年来?|前些年|前几[年天]",
        _open,
        "open",
    ),
)
_ANCHORED = tuple((re.compile(pattern), rule, grain) for pattern, rule, grain in _WORDED)
_FIXED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None, Frame], Span | None], Grain], ...] = (
    (
        re.compile(
            r"[“\"]?(?P<plan>十[一二三四五六]|二十)五[”\"]?(?P<part>期间|时期|以来|末|开局之年|首年|规划期?)?(?<=[”\"间期来末年划])"
        ),
        _plan,
        "years",
    ),
    (
        re.compile(
            r"(?:(?P<century>上|本|[12]?[0-9]|[一二]?十[一二三四五六七八九]?)(?:个)?世纪)?(?P<decade>[0-9]0|[一二三四五六七八九]十)年代(?P<part>初期?|中期|末期?|后期|前期|末)?"
        ),
        _decade,
        "years",
    ),
    (
        re.compile(r"(?P<century>上|本|[12]?[0-9]|[一二]?十[一二三四五六七八九]?)(?:个)?世纪(?P<decade>)(?P<part>初|末|中叶)"),
        _decade,
        "years",
    ),
)
"""What needs no day of publication."""


def reckoned(plain: str, at: int, frame: Frame) -> Moment | None:
    """The moment reckoned from the frame that begins at an offset of a folded text, None where there is none."""
    for fixed, span_of, grain in _FIXED:
        if (m := fixed.match(plain, at)) and (span := span_of(m, frame.anchor, frame)):
            return Moment(m.end(), *span, "explicit", grain)
    for pattern, rule, grain in _ANCHORED:
        m = pattern.match(plain, at)
        if m is None:
            continue
        span = rule(m, frame.anchor, frame) if frame.anchor else None
        if span is None:
            return Moment(m.end(), None, None, "relative", "open")
        day = span[0] == span[1]
        return Moment(m.end(), *span, "relative", "day" if day else grain)
    return None
