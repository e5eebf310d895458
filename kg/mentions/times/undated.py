"""A text without a day -> the year that it speaks of as its own, and its spans in that year.

发布时间：2020年9月 ... 今年上半年 -> 2020; 1至9月，…较2023年末增加90户 -> 2024; 2025年重点工作清单 ... 全年 -> 2025
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.times.periods import in_year
from kg.model import Mention, Period, Reading, Sentence

_MONTH = re.compile(r"(?:时间|日期|发[布表]于|更新于)\s?[:：]?\s?((?:19|20)\d\d)\s?[年/.-]\s?\d{1,2}月?\s*$")
"""发布时间：2020年9月: a date line without a day."""
_TITLED = re.compile(r"(?<![\d—–-])((?:19|20)\d\d)年(?![度代]|[\-—–~～至到]\s?(?:19|20)\d\d|[以之]?前|以?来|[底末])")
_PLAN = re.compile("规划|纲要|五年|远景|简介|概况|始建|成立")
_COMPARED = re.compile(r"(?:较|比|相比于?)((?:19|20)\d\d)年(?:同期|[末底]|年[末底]|全年)?(?!前|以)")
"""What is told beside the year before is of the next."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!代)")
_OPEN = re.compile(
    r"^(?:截至|截止到?|至|到)?(?:今年|本年|去年|上年|全年|年末|年底|年初|[上下]半年|第?[一二三四1-4]季度|前[一二三四五六七八九十两\d]{1,3}个?(?:月|季度)|\d{1,2}\s?[-—–~～至]\s?\d{1,2}月|\d{1,2}月)"
)
_TO_NOW = re.compile("以来|至今|迄今|目前|起$|今年$|本年$|同期$")
"""Up to a day that nobody knows."""
_COMPARED_TO = ("比", "较", "与", "同")


def dated(reading: Reading) -> Reading:
    """The reading with its open spans in the year of the text, where that is told."""
    year = None if reading.document.day else _year(reading)
    if year is None:
        return reading
    rows = tuple(tuple(_in_year(s, m, year) for m in row) for s, row in zip(reading.sentences, reading.mentions, strict=True))
    return replace(reading, mentions=rows)


def _year(reading: Reading) -> int | None:
    months = {m[1] for s in reading.sentences if s.role == "meta" and (m := _MONTH.search(s.text))}
    if len(months) == 1:
        return int(months.pop())
    title = reading.document.title or ""
    named = set(_TITLED.findall(title))
    if len(named) == 1 and len(set(_YEAR.findall(title))) == 1 and not _PLAN.search(title):
        return int(named.pop())
    texts = [s.text for s in reading.sentences if s.role != "meta"]
    told = {int(y) for text in texts for y in _YEAR.findall(text)}
    before = {int(y) for text in texts for y in _COMPARED.findall(text)}
    return max(before) + 1 if before and max(told) <= max(before) + 1 else None


def _in_year(sentence: Sentence, m: Mention, year: int) -> Mention:
    """An open span in a year; not one whose sentence names another year, nor one to compare with."""
    value = m.value
    if not isinstance(value, Period) or value.start or value.end or not _OPEN.match(m.text) or _TO_NOW.search(m.text):
        return m
    own = m.text.startswith(("今", "去", "本"))
    if (
        not own
        and _YEAR.search(_COMPARED.sub("", sentence.text))
        or sentence.text.endswith(_COMPARED_TO, 0, m.start - sentence.start)
    ):
        return m
    return in_year(m, year)
