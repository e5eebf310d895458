"""The day that a report was written on, as its first words give it: dates like 今年以来 hang on it.

本报海口7月3日讯, issued 2024-07-04 -> 2024-07-03; 某区2021年第三次集中签约⏎9月15日，某区举行…, without a date -> 2021-09-15
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.model import Document

HEAD = 600
"""Characters in which a report begins."""
WEEK = timedelta(days=7)
"""A report comes out within it."""
_DATELINE = re.compile(r"^[【（(]?[^，。；：\d\n]{0,16}(\d{1,2})月(\d{1,2})日[专]?[电讯]", re.MULTILINE)
_EVENT = re.compile(
    r"(?:[【（(]?[^，。；：\d\n]{1,12}讯[】）)]?[\s　：:]*)?(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?:[上下]午|晚上?)?"
    r"(?=[^。\n]*?(?:举行|举办|召开|启动|签约|签订|签署|签下|开工|动工|奠基|竣工|投产|揭牌|启用|开幕|发布|考察|调研))"
    r"(?![^，。；\n]{0,24}(?:批准|批复|设立|成立(?!大会|仪式)))"
)
"""A report without a date that begins with the day of what it tells."""
_YEAR = re.compile(r"(?<![\d比较与])((?:19|20)\d\d)年(?![以之]?前|[以来代底末]|[\-—–~～至到])(度)?")
_ROUND = re.compile("总结|表彰|谋划|部署|工作会|经济工作|考核|述职")
"""A meeting about a year stands at its end or in the next one."""


def day(document: Document) -> date | None:
    """The day of the dateline, or of the event that a text without a date begins with; None where it gives none."""
    head, title, issued = document.text[:HEAD], document.title or "", document.day
    if issued is not None:
        line = _DATELINE.search(head)
        found = [d for y in (issued.year, issued.year - 1) if line and (d := _day(y, line[1], line[2]))]
        return next((d for d in found if d <= issued <= d + WEEK), None)
    for opening in head.removeprefix(title).lstrip("\n").split("\n")[:3]:
        if m := _EVENT.match(opening.strip("\u3000 ")):
            first = opening.split("。")[0]
            year = m[1] or _named(f"{title}。{first}", int(m[2]))
            return _day(int(year), m[2], m[3]) if year else None
    return None


def _named(text: str, month: int) -> str | None:
    """The one year that a title and a first sentence name for what takes place in it (2024年第三次集中签约)."""
    years = {m[1]: bool(m[2]) for m in _YEAR.finditer(text)}
    about = (any(years.values()) or _ROUND.search(text)) and (month <= 4 or month >= 11)
    return next(iter(years)) if len(years) == 1 and not about else None


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
