"""Sentence -> Period mentions: time expressions as spans of days, anchored at the day of publication.

    1-7月份 on 2023-09-01 -> 2023-01-01 to 2023-07-31; 今年以来 -> 2023-01-01 to 2023-09-01; 近日 -> open

One scan: where an expression may begin, a moment is read (moments: of the calendar; reckoned: from the day of publication), then
the other end of a range (至9月底) and what bounds it (截至, 以来, 以前). Without an anchor a relative expression stays open:
nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from kg.mentions.measures.folding import narrow
from kg.mentions.times import calendar, chained, festivals, named
from kg.mentions.times.frame import DASH, Frame, Moment
from kg.mentions.times.moments import moment
from kg.mentions.times.reckoned import reckoned
from kg.model import Document, Mention, Period, Sentence, Token

_UNTIL = re.compile(r"截[至止]到?(?!目前|当前|发稿)|(?<![来回得达])到(?=(?:20|本世纪|二〇|二零|[今明去]年|“十))")
"""截至2023年底: only the last day counts; 到2025年."""
_BETWEEN = re.compile(f"起?{DASH}")
_WORD = re.compile("[与和](?=[^,，。;；]{2,12}(?:之间|期间))")
_TO_COME = re.compile("[^，,。；;]{0,2}(?:计划|拟|将|力争|预计|目标|任务|要|年底)")
"""截至6月底，今年开工项目30个: the year up to then; 今年|计划开工50个: all of it."""
_SO_FAR = re.compile("[，,]?(?:已|累计|先后)(?!经|有)")
"""今年累计|减税5亿元: the year as far as it has gone."""
_SINCE = re.compile(r"以来|至今|迄今|开始(?!工|建|施)|起(?![来草点步伏飞源码诉降重跑动吊家底])")
_AFTER = re.compile(r"[及或]?(?:以后|之后)|及其?以后")
_AFTER_FESTIVAL = re.compile("(?:(?<=[节旦])|(?<=假期))后(?![勤备厨续台面方])")
_BEFORE = re.compile(r"[及或]?(?:以前|之前)|前(?![期后往来瞻身沿端台列景夕任世])")
_ABOUT = re.compile(r"前后|左右|期间|之间")
_COMPARED = re.compile("[比较]")
_TITLES = re.compile("《[^《》\n]{0,80}》")


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The time expressions of a sentence, with the document's offsets."""
    for m in read_periods(sentence.text, document.day):
        yield replace(m, start=m.start + sentence.start, end=m.end + sentence.start)


def read_periods(text: str, anchor: date | None = None) -> list[Mention]:
    """All time expressions of a text in order, without overlaps; text[m.start:m.end] == m.text.

    Kind "Period", value a kg.model.Period. `anchor` is the day of publication. Within a line a year named earlier holds for
    months that name none. Linear in the length of the text.
    """
    plain = narrow(text)
    if "《" in plain:  # a title's year dates nothing
        plain = _TITLES.sub(lambda m: " " * len(m[0]), plain)
    out: list[Mention] = []
    frame = Frame(anchor)
    done = line = 0
    at = -1
    until: date | None = None
    while hint := _hints().search(plain, max(done, at + 1)):
        at = hint.start()
        if plain.find("\n", line, at) >= 0:
            frame, until = Frame(anchor), None
        line = at
        found = _expression(plain, at, frame)
        if found is None:
            continue
        done, period, year = found
        period = _gone_by(plain, at, done, period, anchor)
        period = chained.onward(plain, at, done, period, out[-1] if out else None, anchor)
        if plain[at:done] == "今年" and anchor and _SO_FAR.match(plain, done):
            period = replace(period, end=anchor)
        if plain[at] == "截":
            until = period.end
        elif until and period.start and plain[at:done] == "今年" and not _TO_COME.match(plain, done):
            period = replace(period, end=max(until, period.start)) if until.year == period.start.year else period
        if plain[at - 1 : at] == "“" and "”" in plain[at:done] and "“" not in plain[at:done]:
            at -= 1  # “五一”假期
        out.append(Mention(at, done, text[at:done], "Period", period, finder="periods"))
        if _COMPARED.match(plain, max(0, at - 1)) or plain.startswith("相比", done) or text[at:done].endswith(("同期", "目前")):
            continue  # 比去年同期增加12个，当年…: what is compared to is not gone on about; 目前… 当天 is not of today
        span = (period.start, period.end) if period.start and period.end else frame.last
        frame = replace(frame, year=year or frame.year, last=span)
    return out


_PART_OF_YEAR = re.compile(r"全年|[上下]半年|前[一二三四1-4两]{1,2}个?季度|1\s?[-—–~～至]\s?\d{1,2}月份?")
_ALREADY = re.compile(
    r"[，,]?[^，,。；;]{0,12}?(计划|预计|力争|目标|任务|拟|将|确保|安排|要|可|完成|实现|累计|共|新增|新签|新开|引进)"
)
_WILL = re.compile("(?:力争|确保|计划|预计|目标|要|将|拟)[^，,。；;]{0,4}$")


def _gone_by(plain: str, at: int, end: int, period: Period, anchor: date | None) -> Period:
    """全年|完成投资9亿元 in January: the year gone by; 全年|计划投资9亿元: the one that has begun."""
    if (
        anchor is None
        or anchor.month > calendar.EARLY
        or period.start is None
        or period.end is None
        or period.start.year != anchor.year
    ):
        return period
    said = _ALREADY.match(plain, end)
    ahead = (period.end - anchor).days > 31 and _PART_OF_YEAR.fullmatch(plain, at, end)
    if not ahead or not said or said[1][0] not in "完实累共新引" or _WILL.search(plain, max(0, at - 8), at):
        return period
    back = anchor.year - 1
    return replace(period, start=period.start.replace(year=back), end=period.end.replace(year=back))


def _expression(plain: str, at: int, frame: Frame) -> tuple[int, Period, int | None] | None:
    """The end, the period and the year named last of the expression that begins at an offset."""
    if plain.endswith(("每", "每年", "每年的", "每月"), max(0, at - 3), at):
        return None  # a set time: 每年春节
    lead = _UNTIL.match(plain, at)
    first = _moment(plain, lead.end() if lead else at, frame)
    if first is None:
        return None
    last = _other_end(plain, first, frame) if not lead else None
    end, period = _bounded(plain, last.end if last else first.end, _span(first, last), (last or first), frame)
    if lead and (lead[0].startswith("截") or plain[end - 1] in "底末") and period.end:
        ahead = (
            lead[0] == "到"
            and frame.anchor is not None
            and period.end > frame.anchor
            and (period.end.month, period.end.day) == (12, 31)
        )
        period = replace(period, start=period.end.replace(month=1, day=1) if ahead else period.end)
    return end, period, (last.year if last else None) or first.year


def _moment(plain: str, at: int, frame: Frame) -> Moment | None:
    return reckoned(plain, at, frame) or moment(plain, at, frame)


def _other_end(plain: str, first: Moment, frame: Frame) -> Moment | None:
    """The second moment of a range, read in the frame of the first: 9月1日至15日, 2021-2025年."""
    between = _BETWEEN.match(plain, first.end) or _WORD.match(plain, first.end)
    if not between or first.first is None or first.last is None:
        return None
    known = first.year or (first.first.year if first.basis != "explicit" or first.grain != "years" else None)
    second = _moment(plain, between.end(), replace(frame, year=known, last=(first.first, first.last)))
    if second is None or second.first is None or second.last is None or second.last <= first.first:
        return None
    return second


def _span(first: Moment, last: Moment | None) -> Period:
    if last is None:
        return Period(first.first, first.last, first.basis)
    return Period(first.first, last.last, "explicit" if first.basis == last.basis == "explicit" else first.basis)


def _bounded(plain: str, end: int, period: Period, moment: Moment, frame: Frame) -> tuple[int, Period]:
    """The period with what follows taken in: 以来, 起, 以后, 以前."""
    if m := _SINCE.match(plain, end):
        if m[0][0] in "起开":
            return m.end(), period  # what begins on a day
        anchored = frame.anchor if frame.anchor and period.start and period.start <= frame.anchor else None
        return m.end(), replace(period, end=anchored)
    if m := _AFTER.match(plain, end) or _AFTER_FESTIVAL.match(plain, end):
        return m.end(), replace(period, end=None)
    if (m := _BEFORE.match(plain, end)) and moment.grain != "open":
        return m.end(), replace(period, start=None)
    if m := _ABOUT.match(plain, end):
        return m.end(), period
    return end, period


_NUMERAL = "〇○零一二三四五六七八九十半百两仨"
_UNIT_WORDS = "星期|礼拜|小时|钟头|分钟|秒|刻钟"
_WORDS = (
    "截至 截止 农历 阴历 星期 礼拜 过去 过往 以往 最近 未来 今后 接下来 往后 再过 目前 当前 眼下 现阶段 现在 日前 近 "
    "不久前 此前不久 长期以来 历年来 多年来 这些年 岁末 首季 首月 月底 正月 腊月 冬月"
)
_ROWS = (
    # first characters, what must not stand before them, what follows
    ("0-9", "0-9.", rf"[0-9]{{0,7}}\s?(?:[年月日号天周个季/.世余多几、—–~～至到-]|0年代|{_UNIT_WORDS})"),
    ("12", "0-9", r"[0-9]{3}(?:[0-9]{4}(?![0-9])| [0-9]{2} )"),
    (_NUMERAL, _NUMERAL, rf"[{_NUMERAL}]{{0,3}}\s?(?:[年月日号天周个季世余多几五、—–~～至到-]|十?年代|{_UNIT_WORDS})"),
    ("今昨明去前后来大", "", "[今昨明去前后来大]{0,3}[年天日晨早晚明]"),
    ("今昨明前", "", r"\s?[（(][0-9]{1,2}日?[)）]"),
    ("是该", "", "年(?:[，,]|$)"),
    ("本上下当同次翌全这", "", "[本上下当同次翌全这]{0,3}(?:一?个?[年月周季]|天|日|晚|半|星期|礼拜|期|世纪)"),
    ("今去明", "", "[春夏秋冬]"),
    ("几数", "", "[十个年天月]"),
    ("前头后第过", "", f"[{_NUMERAL}0-9]"),
    ("到", "", "[0-9二本今明去“]"),
    ('“"', "", "(?:十.|二十)五"),
    ("年", f"{_NUMERAL}0-9几多余", "[底末初内终]"),
    ("元", "0-9\u4e00-\u9fff", r"(?:月|[-—–~～至到][0-9]{1,2}月)"),
    ("闰", "", "."),
    ("周", "", f"[{_NUMERAL}日末]"),
)


@cache
def _hints() -> re.Pattern[str]:
    """Where an expression may begin, told by a character and what stands beside it: most places are passed at C's speed."""
    rows = list(_ROWS)
    for word in (*_WORDS.split(), *festivals.festivals(), *named.eras()):
        rows.append((word[0], "", word[1:]))
    firsts = "".join(dict.fromkeys(first for first, _, _ in rows))
    told = (f"(?<=[{first}])" + (f"(?<![{before}].)" if before else "") + f"(?={rest})" for first, before, rest in rows)
    return re.compile(f"[{firsts}](?:{'|'.join(told)})")


def in_year(m: Mention, year: int) -> Mention:
    """The mention of a span that names no year (全年, 上半年) in a year that the text tells elsewhere; as it is where that makes none."""
    again = next((r.value for r in read_periods(m.text, date(year, 12, 31)) if r.text == m.text), None)
    return replace(m, value=replace(again, basis="inherited")) if isinstance(again, Period) and again.start else m
