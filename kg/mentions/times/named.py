"""The year that is named at a place of a text: 2023年, 二〇二三年, 07年9月, 今年, 当年, 民国三年."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kg import resources
from kg.mentions.measures.numbers import value
from kg.mentions.times.frame import DASH, FEW, Frame, N, Year, number

_ZERO = "〇○零oO0"
_DIGIT = f"[{_ZERO}一二三四五六七八九]"
_BEFORE_PART = rf"(?=\s?(?:的?{N}\s?月|第?[一二三四1-4]个?季度|[上下]半年|的?[前后头]{FEW}个?[月季]|第{FEW}个?[周月]|首[月季]|年?[底初末]|[春端中清国元除]))"
_YEAR = (
    rf"(?P<four>(?<![0-9.])(?<![0-9],)(?:1[0-9]|20|21)[0-9]{{2}})(?:\s?年(?:度(?!假|计)|(?!期(?!间)|龄|级|产(?!值|量)|均|度|货|薪|检|审))|(?={DASH}(?:(?:19|20)?[0-9]{{2}})\s?年)|(?=(?:、(?:19|20)[0-9]{{2}}){{1,9}}年)"
    rf"|(?<=[从自在于][0-9]{{4}})(?={DASH}(?:19|20)[0-9]{{2}}(?![0-9.%年万亿]))|(?<=[0-9]{{4}}[至到][0-9]{{4}})(?![0-9.%年万亿]))"
    rf"|(?P<words>[一二]\s?[{_ZERO}一八九]\s?{_DIGIT}\s?{_DIGIT})\s?年(?!期|龄|级|产|均)"
    rf"|(?P<two>(?<![0-9.{_ZERO}一二三四五六七八九十百千万亿])(?:[0-9]{{2}}|{_DIGIT}{{2}}))\s?年(?:{_BEFORE_PART}|(?<=[0{_ZERO}].年)|(?<=[0{_ZERO}]. 年)"
    r"|(?<=[0-9]{4}[-—–~～至到][0-9]{2}年)|(?<=[0-9]{4}年[-—–~～至到][0-9]{2}年))"
    r"|(?P<shifted>今年|(?<![以日])本年度?|(?<![失除])去年|(?<!以)上一?年度?|(?<![之以提大此])前年(?!均|产)|大前年|明年|来年"
    r"|(?<![产成后投建工营用市牌购贷改之以先此])后年(?![产销均可营收税])|大后年|下一年度?)(?!轻|龄|纪(?!念))"
    r"|(?P<same>(?:当年|同年|全年|是年(?=[，,]|$)|该年(?=[，,]|$)|次年|翌年)(?!均))"
    rf"|(?P<era>__ERAS__)(?P<count>元|{N})年"
)
_SHIFTS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "后": 2, "下": 1}


@cache
def eras() -> dict[str, int]:
    return {r["name"]: int(r["first"]) for r in resources.table("eras.tsv")}


@cache
def _year_pattern() -> re.Pattern[str]:
    return re.compile(_YEAR.replace("__ERAS__", "|".join(eras())))


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
