"""Spans of days reckoned from the day of publication, or from the moment named before: 昨天, 上周五, 本月底, 近三年, 5年前, “十四五”.

    昨天 on 2023-09-05 -> 2023-09-04; 近三年 -> 2020-09-05 to 2023-09-05; 30多年来 -> 1993-09-05 to 2023-09-05; 近日 -> open

Without a day of publication they stay open; so do 近日, 近年来 and whatever gives no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kg.mentions.times import lengths, relative
from kg.mentions.times.calendar import Span
from kg.mentions.times.frame import DASH, Frame, Grain, Moment, N

Rule = Callable[[re.Match[str], date, Frame], Span | None]
"""(match, day of publication, frame) -> days."""

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
        relative.day,
        "day",
    ),
    (r"[今昨明前]\s?[（(](?P<day>[0-9]{1,2})(?P<to>(?!))?(?:日[)）]\s?[日天]?|[)）]\s?[日天])", relative.bracketed, "day"),
    (r"当[天日晚](?!然)|次日|翌日|同日", relative.that_day, "day"),
    (
        rf"(?:(?P<same>当|同)|本|这个?|(?<!以)上{{1,3}}一?个?|(?<!以)下{{1,3}}一?个?)月(?!球|饼|亮|季|台|老|薪|均|产)份?"
        rf"(?:(?P<part>月?底前?|月?末|月?初|[上中下]旬)|(?P<day>{N})\s?[日号]|的?第(?P<nth>{N})个?[周星]期?|的?(?P<side>前|后|最后|最後|头)(?P<count>{N}|两)(?P<unit>天|日|周))?",
        relative.month,
        "month",
    ),
    (r"(?<![0-9一二三四五六七八九十个本上下当同每整季年腊正冬几])月底前?", relative.month_end, "day"),
    (
        r"(?:本|这个?|(?<!以)上{1,3}一?个?|(?<!以)下{1,3}一?个?|当)(?:周|星期|礼拜)(?:周|星期)?(?P<weekday>[一二三四五六日天末])?(?!边|岁|年|转|围|刊|长)",
        relative.week,
        "week",
    ),
    (r"(?:星期|礼拜)(?P<weekday>[一二三四五六日天])", relative.week, "day"),
    (rf"{_AT_HEAD}周(?P<weekday>[一二三四五六日])(?=[早上下晚,，]|$)", relative.week, "day"),
    (r"(?P<half>[上下])半(?P<unit>月|周)(?!板|线)", relative.half, "day"),
    (r"(?:本|(?<!以)上一?个?|(?<!以)下一?个?)季度(?P<end>末|底)?", relative.quarter, "quarter"),
    (r"今明两?年", relative.two_years, "years"),
    (r"(?P<which>[今去明])(?P<season>[春夏秋冬])(?![节至联])", relative.season, "month"),
    (
        rf"(?<![0-9.月第年])(?P<day>{N})(?:{DASH}(?P<to>{N}))?日(?!均|产|内|元|报(?!道|告)|游|用|托|处|常|线|后|耗|供)",
        relative.bare_day,
        "day",
    ),
    (rf"(?<![0-9.月第年])(?P<day>[0-9]{{1,2}})(?:{DASH}(?P<to>{N}))?号(?=[早晚,，。]|上午|下午|$)", relative.bare_day, "day"),
    (rf"(?:过去的?|(?<!附|临|接|将|靠|邻|逼)近|最近的?|过往|以往)\s?{_LENGTH}(?:以?来|间|内|里|时间)?", lengths.recent, "years"),
    (rf"(?![0-9]{{1,2}}日){_LENGTH}(?:以来|来(?!访|自|到|源|临|电|看|说))", lengths.recent, "years"),
    (rf"(?:未来|今后|接下来的?|往后)\s?{_LENGTH}(?:间|内|里|时间)?", lengths.coming, "years"),
    (rf"{_AT_HEAD}{_LENGTH}(?P<way>以内|之内|内)", lengths.coming, "years"),
    (rf"(?![0-9]{{1,2}}日){_LENGTH}(?P<way>以前|之前|前)(?!期|台|端|列|沿|景|往|来|瞻|夕|提|后|身)", lengths.distant, "year"),
    (rf"{_AT_HEAD}(?:再过)?{_LENGTH}(?P<way>以后|之后|后)(?!续|期|台)", lengths.distant, "year"),
    (rf"{_AT_HEAD}再?过{_LENGTH}", lengths.ahead, "year"),
    (rf"{_AT_HEAD}后{_LENGTH}(?=[,，。]|$)", lengths.coming, "years"),
    (rf"{_AT_HEAD}前(?!{N}个?[月季]|两个?[月季]){_LENGTH}(?=[,，。]|$)", lengths.recent, "years"),
    (
        r"截至目前|截至发稿时?|截至当前|目前为止|到目前为止|(?<!项)目前|当前|眼下|现阶段|现在(?!建|册|位|岗|场)",
        relative.today,
        "day",
    ),
    (
        r"近日|(?<![0-9一二三四五六七八九十])日前|近期|近来|不久前|此前不久|近段时间|近一段时[间期]|前不久|最近|近年来?|近些年来?|近几[年月天日](?:来|间)?|近几个月来?"
        r"|多年来|长期以来|历年来|这些年来?|前些年|前几[年天]",
        relative.open,
        "open",
    ),
)
_ANCHORED = tuple((re.compile(pattern), rule, grain) for pattern, rule, grain in _WORDED)
_FIXED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None, Frame], Span | None], Grain], ...] = (
    (
        re.compile(
            r"[“\"]?(?P<plan>十[一二三四五六]|二十)五[”\"]?(?P<part>期间|时期|以来|末|开局之年|首年|规划期?)?(?<=[”\"间期来末年划])"
        ),
        relative.plan,
        "years",
    ),
    (
        re.compile(
            r"(?:(?P<century>上|本|[12]?[0-9]|[一二]?十[一二三四五六七八九]?)(?:个)?世纪)?(?P<decade>[0-9]0|[一二三四五六七八九]十)年代(?P<part>初期?|中期|末期?|后期|前期|末)?"
        ),
        relative.decade,
        "years",
    ),
    (
        re.compile(r"(?P<century>上|本|[12]?[0-9]|[一二]?十[一二三四五六七八九]?)(?:个)?世纪(?P<decade>)(?P<part>初|末|中叶)"),
        relative.decade,
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
