"""The time reader against public suites: `python tests/bench/periods.py [FOLDER OF SUITES] [-v]` (default ../shared/data of the repository).

Our values are spans of days; see suites.py for how cases are counted.
"""

from __future__ import annotations

import re
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import peers
from suites import SUITES, Suite, jionlp, recognizers

from kg.mentions import read_periods, read_quantities
from kg.mentions.measures.folding import narrow
from kg.model import Mention, Period, Quantity

Ends = tuple[date | None, date | None]
_CLOCK_WORDS = "凌晨|清晨|早晨|早上|早间|一早|上午|中午|下午|傍晚|晚上|晚间|夜里|半夜|后半夜|深夜|黎明|白天|早|晚"
_NUMBER = "[0-9〇零一二三四五六七八九十两]{1,3}"
_CLOCK = re.compile(
    rf"(?<![当今昨明])(?:{_CLOCK_WORDS})?(?:{_NUMBER}(?:点|时)(?:钟|整|半|多钟|过)?(?:{_NUMBER}(?:分|刻)?(?:{_NUMBER}秒)?)?|{_NUMBER}[:：]{_NUMBER}(?:[:：]{_NUMBER})?时?|{_CLOCK_WORDS})"
)
"""A time of day."""


def text(wording: str) -> str:
    """The words compared: folded, without the prepositions around them."""
    wording = re.sub(r"^(?:从|自|在|于|到)|(?:之间)$", "", narrow(wording).strip().lower())
    return re.sub(r"\s", "", wording.replace("，", ","))


def span(m: Mention) -> Ends:
    assert isinstance(m.value, Period)
    return m.value.start, m.value.end


# ---------------------------------------------------------------- Recognizers-Text

_CONVENTIONS = (
    "they end a span at the day after it, we at its last day",
    "of two moments joined (2016年至2018年) they end at the beginning of the second, we at its end",
    "a length from today begins tomorrow for them, today for us; one up to today ends today for both",
    "a date without a year has a past and a future value for them: ours counts where it is one of the two",
    "从, 自, 在 before and 之间 behind a span are part of their text: cut off",
    "最近 is today for them, open for us; 夏天 has months for us, no value for them: the text alone is compared",
    "lunar dates and festivals are days of the solar calendar for us; they write the lunar numbers into it: the text alone is compared",
    "N年前 is a day for them, the year for us: their day must lie in it",
    "以前 and 以后 leave out the named unit or not as they are worded for them; for us it belongs to both: its own span bounds",
)
_LUNAR = re.compile("农历|阴历|初[一二三四五六七八九十]|正月|腊月|大年|除夕|春节|中秋|端午|重阳|清明|闰|三十$")
_JOINED = re.compile("[-—–~～到至和与]")


def _date(value: Any) -> date | None:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", str(value or ""))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def agree(ours: Ends, theirs: Ends, wording: str, mode: str, today: date) -> bool:
    """Whether two spans are the same under the conventions above."""
    first, last = ours
    if mode in ("before", "until", "after", "since"):
        bound = theirs[1] or theirs[0]
        own = last if mode in ("before", "until") else first
        after = last or (first and _last_of_unit(first, wording))  # 2018年之后 begins with 2019 for them
        return own is not None and bound is not None and (bound in _edges(own) or (after is not None and bound in _edges(after)))
    if first is None or last is None or theirs[0] is None or theirs[1] is None:
        return first == last == theirs[0] == theirs[1]
    if theirs[0] == theirs[1]:
        return first == last == theirs[0] or (wording.endswith("前") and first <= theirs[0] <= last)
    begins = first == theirs[0] or (first == today and theirs[0] == today + timedelta(days=1))
    ends = theirs[1] == last + timedelta(days=1) or (today in ours and last in (theirs[1], theirs[1] - timedelta(days=1)))
    if first == today and not ends:
        ends = theirs[1] - timedelta(days=1) == last
    return begins and (ends or bool(_JOINED.search(wording)) and theirs[1] in _edges(last))


def _last_of_unit(first: date, wording: str) -> date:
    """The last day of the year, month or day that a wording names last."""
    if "日" in wording or "-" in wording:
        return first
    return date(first.year, 12, 31) if "月" not in wording else first.replace(day=28) + timedelta(days=0)


def _edges(day: date) -> set[date]:
    """A day, and the first of the month or year, and the day after it, where it ends or begins one."""
    after = day + timedelta(days=1)
    edges = {day, after} if after.day == 1 else {day}
    if after.day == 1:
        edges.add(day.replace(day=1))
    if (after.month, after.day) == (1, 1):
        edges.add(date(day.year, 1, 1))
    return edges


def resolved(name: str, goal: float | None, folder: Path) -> Suite:
    """A file whose results have one Type and a past and a future value (DatePeriodParser, DateParser, HolidayParser)."""
    suite = Suite(name, goal, _CONVENTIONS if goal else ())
    for case in recognizers(folder, "DateTime", "Chinese", f"{name}.json"):
        if re.search(r"\d/\d+/\d{4}", case["Input"]) or re.match(r"^\d\d[/-]|.*\D\d\d[-/]\d{1,2}[-/]\d{1,2}", case["Input"]):
            suite.excluded[
                "a day before its month, or a year of two digits, between slashes: no Chinese way of writing dates"
            ] += 1
            continue
        today = _date((case.get("Context") or {}).get("ReferenceDateTime")) or date(2017, 3, 22)
        got = [(text(m.text), span(m)) for m in read_periods(case["Input"], today)]
        want = [(text(r["Text"]), _values(r["Value"])) for r in case["Results"]]
        good = len(got) == len(want) and all(
            g[0] == w[0] and (_text_alone(w) or any(agree(g[1], v, w[0], "", today) for v in w[1]))
            for g, w in zip(got, want, strict=True)
        )
        suite.case(case["Input"], good, want, got)
        peers.times(suite, case["Input"], case["Results"], today)
    return suite


def _values(value: dict[str, Any]) -> list[Ends]:
    return [
        (_date(v.get("startDate") or v.get("date")), _date(v.get("endDate") or v.get("date")))
        for v in (value.get("PastResolution") or {}, value.get("FutureResolution") or {})
    ]


def _text_alone(want: tuple[str, list[Ends]]) -> bool:
    return (
        bool(_LUNAR.search(want[0]))
        or want[0] == "最近"
        or all(v == (None, None) for v in want[1])
        or want[1][0][0] == date(1, 1, 1)
    )


def model(folder: Path) -> Suite:
    """DateTimeModel: all kinds together; ours are the days."""
    suite = Suite("DateTimeModel", None)
    for case in recognizers(folder, "DateTime", "Chinese", "DateTimeModel.json"):
        kinds = {r["TypeName"].partition(".")[2] for r in case["Results"]}
        if kinds & {"time", "timerange", "set"} or kinds & {"datetime", "datetimerange"}:
            suite.excluded["times of day and set times (每周): alarm-clock grammar"] += 1
            continue
        if "duration" in kinds:
            suite.excluded["lengths of time: quantities for us (see the quantities' bench)"] += 1
            continue
        if re.search(r"\d{1,2}/\d{1,2}/\d{4}", case["Input"]):
            suite.excluded["a day before its month between slashes"] += 1
            continue
        today = _date((case.get("Context") or {}).get("ReferenceDateTime")) or date(2017, 3, 22)
        got = [(text(m.text), span(m)) for m in read_periods(case["Input"], today)]
        want = [(text(r["Text"]), r["Resolution"]["values"]) for r in case["Results"]]
        good = len(got) == len(want) and all(
            g[0] == w[0] and (_LUNAR.search(w[0]) or w[0] == "最近" or any(_of_model(g[1], v, w[0], today) for v in w[1]))
            for g, w in zip(got, want, strict=True)
        )
        suite.case(case["Input"], good, want, got)
        peers.times(suite, case["Input"], case["Results"], today)
    return suite


def _of_model(ours: Ends, value: dict[str, Any], wording: str, today: date) -> bool:
    if value.get("value") == "not resolved":
        return True
    start, end = value.get("start") or value.get("value"), value.get("end") or value.get("value")
    return agree(ours, (_date(start), _date(end)), wording, value.get("Mod", ""), today)


# ---------------------------------------------------------------- JioNLP

_SET = re.compile("^每")
_VAGUE = re.compile("[初底末]|伊始|左右|前后|年前$|前[一二两三四五六七八九十]*[年天]$|几|多")
_TIMES = {
    "year": (12, 0),
    "month": (1, 0),
    "day": (0, 86400),
    "workday": (0, 86400),
    "hour": (0, 3600),
    "minute": (0, 60),
    "second": (0, 1),
}
_OURS = {"工作日": (0, 86400), "YR": (12, 0), "MO": (1, 0), "DAY": (0, 86400), "HR": (0, 3600), "MIN": (0, 60), "SEC": (0, 1)}


def jio(folder: Path) -> Suite:
    suite = Suite(
        "jionlp time",
        0.85,
        (
            "times of day are cut off: the days are compared",
            "lengths of time (三天, 70多分钟) are quantities for us: read_quantities reads them",
            "the bounds of vague parts (年初, 年底, 月初, 左右) differ: of 初 the beginning, of 底 and 末 the end is compared",
            "以后 is open for both, 以前 begins today for them where it lies ahead, is open for us: the named end is compared",
            "several days in a row (9月10号，11号) are one span for them: from the first of ours to the last",
            "a base that gives no month or day is the first or the last day of it",
            "a date without its year is the next one for them, the nearest for us: month and day are compared",
            "数年 and 前两年 have arbitrary bounds for them: open for us, nothing compared",
        ),
    )
    for case in jionlp(folder, "time_parser.jsonl"):
        wording, base, want = case[0], case[1], case[-1]
        if _SET.search(wording):
            suite.excluded["set times (每天, 每周六)"] += 1
        elif not _CLOCK.sub("", wording).strip(" 是一个的事你去了不？过~—-～·至到次日") or wording == "35:37":
            suite.excluded["a time of day alone (早上7点): alarm-clock grammar"] += 1
        elif want["type"] == "time_delta":
            suite.case(wording, *_length(wording, want["time"]))
        elif re.search("[春夏秋冬]|小寒", wording):
            suite.excluded["seasons by the solar terms (from 立春 on): months for us"] += 1
        else:
            bases = _bases(base)
            good = any(_span_agrees(wording, want, today) for today in bases)
            got = [(m.text, span(m)) for m in read_periods(_CLOCK.sub("", wording), bases[0])]
            suite.case(wording, good, want["time"], got)
    for wording, want in jionlp(folder, "time_extractor.jsonl"):
        clock = [w for w in want if not _CLOCK.sub("", w["text"]).strip("到至~")]
        if clock:
            suite.excluded["a time of day alone (早上7点): alarm-clock grammar"] += 1
            continue
        words = [text(_CLOCK.sub("", w["text"]).removesuffix("的")) for w in want]
        got = [
            text(_CLOCK.sub("", m.text)) for m in read_periods(_CLOCK.sub("", wording) if want else wording, date(2021, 6, 14))
        ]
        suite.case(wording, words == got, words, got)
    return suite


def _bases(base: Any) -> list[date]:
    """The days that a base may be."""
    if isinstance(base, (int, float)):
        return [datetime.fromtimestamp(base, timezone(timedelta(hours=8))).date()]
    parts = base if isinstance(base, list) else [base[k] for k in ("year", "month", "day") if k in base]
    year, month, day = (*parts[:3], None, None)[:3]
    if month is None:
        return [date(year, 1, 1), date(year, 12, 31)]
    return [date(year, month, day or 1)]


def _span_agrees(wording: str, want: dict[str, Any], today: date) -> bool:
    found = [span(m) for m in read_periods(_CLOCK.sub("", wording), today)]
    theirs = tuple(_date(t) for t in want["time"])
    if not found:
        return False
    ours = found[0][0], found[-1][1]
    if re.search("^前[两二]", wording):
        return True
    if re.search("以前|之前|前$", wording) and not re.search(
        "^[0-9一二两三四五六七八九十半几]{1,3}个?[年月天周小钟分秒][^月日]*前", wording
    ):
        return ours[1] == theirs[1] or "初" in wording
    if ours == (None, None) and re.search("[几数]", wording):
        return True
    if theirs[0] is None and want["time"][0] == "-inf":
        return ours[1] == theirs[1]
    if re.search("之后|以后|^再?过", wording):
        return (
            ours[0] is not None
            and theirs[0] is not None
            and abs(ours[0] - theirs[0]) <= timedelta(days=31 * want["definition"].count("blur"))
        )
    if (want["definition"] == "blur" or wording[-1] in "初末底") and _VAGUE.search(wording):
        if ours == (None, None):
            return True
        return ours[1] == theirs[1] if re.search("[底末]", wording) else ours[0] == theirs[0] or _within(ours, theirs)
    return ours == theirs or (not re.search("[年今昨前明后本上下]", wording) and _turned(ours) == _turned(theirs))


def _turned(ends: Ends) -> tuple[tuple[int, int] | int | None, ...]:
    """Month and day of two dates."""
    return tuple(d and (d.month, d.day) for d in ends)


def _within(ours: Ends, theirs: Ends) -> bool:
    return None not in (*ours, *theirs) and bool(theirs[0] <= ours[0] and ours[1] <= theirs[1])  # type: ignore[operator]


def _length(wording: str, want: Any) -> tuple[bool, Any, Any]:
    """The length of time as (months, seconds), or the two ends of a range."""
    wanted = [_total({k: Decimal(str(v)) for k, v in part.items()}) for part in (want if isinstance(want, list) else [want])]
    got = []
    for m in read_quantities(wording):
        q = m.value
        assert isinstance(q, Quantity)
        if q.unit in _OURS:
            ends = [q.value] if q.value is not None else [q.low, q.high]
            got.append([(n * _OURS[q.unit][0], n * _OURS[q.unit][1]) for n in ends if n is not None])
    total = [(sum(x[0][0] for x in got), sum(x[0][1] for x in got))] if got and len(got[0]) == 1 else (got[0] if got else [])
    return total == wanted or (len(wanted) == 2 and bool(total) and wanted[0] <= total[0] <= wanted[1]), wanted, total


def _total(parts: dict[str, Decimal]) -> tuple[Decimal, Decimal]:
    return sum((v * _TIMES[k][0] for k, v in parts.items()), Decimal(0)), sum(
        (v * _TIMES[k][1] for k, v in parts.items()), Decimal(0)
    )


def main() -> int:
    folders = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder, verbose = Path(folders[0]) if folders else SUITES, "-v" in sys.argv
    if not folder.is_dir():
        print(f"the folder of suites {folder} is absent: nothing measured. Name another: make bench-quantities SUITES=dir")
        return 0
    peers.announce()
    suites = (
        resolved("DatePeriodParser", 0.75, folder),
        resolved("DateParser", None, folder),
        resolved("HolidayParser", None, folder),
        model(folder),
        jio(folder),
    )
    good = [suite.show(verbose) for suite in suites if suite.cases]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
