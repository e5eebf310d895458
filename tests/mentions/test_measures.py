"""Quantities, numerals and periods: tests/cases/{quantities,numerals,periods}.tsv, a wording a line, and properties of any value."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions import read_periods, read_quantities
from kg.mentions.measures import folding, numbers
from kg.mentions.measures.bare import read_numbers
from kg.model import Period, Quantity

CASES = Path(__file__).parents[1] / "cases"
ISSUED = date(2024, 5, 20)


def rows(name: str) -> list[list[str]]:
    with (CASES / name).open(encoding="utf-8") as lines:
        told = [line for line in lines if not line.startswith("#")]
    return [[r[0], r[1] if len(r) > 1 else ""] for r in list(csv.reader(told, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def quantities(text: str) -> str:
    found = read_quantities(text)
    out = []
    for m in found:
        assert text[m.start : m.end] == m.text
        q = m.value
        assert isinstance(q, Quantity)
        value, low, high = ("" if n is None else f"{n.normalize():f}" for n in (q.value, q.low, q.high))
        out.append(f"{m.text}={value}|{q.unit}|{q.modifier}|{low}|{high}")
    return ";".join(out)


def periods(text: str) -> str:
    out = []
    for m in read_periods(text, ISSUED):
        assert text[m.start : m.end] == m.text
        assert isinstance(m.value, Period)
        out.append(f"{m.text}={m.value.start or ''}..{m.value.end or ''} {m.value.basis}")
    return ";".join(out)


@pytest.mark.parametrize(("text", "expected"), rows("quantities.tsv"))
def test_quantities(text: str, expected: str) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows("periods.tsv"))
def test_periods(text: str, expected: str) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(("numeral", "expected"), rows("numerals.tsv"))
def test_numerals(numeral: str, expected: str) -> None:
    found = numbers.value(numeral)
    assert (found if found is None else Decimal(found)) == (None if expected == "-" else Decimal(expected))


def test_without_a_day_of_publication_what_is_relative_stays_open() -> None:
    for text in ("今年以来", "去年底", "上半年", "近三年", "昨天", "5月18日", "上周五"):
        assert [(m.text, m.value.start, m.value.end) for m in read_periods(text)] == [(text, None, None)]  # type: ignore[union-attr]


def test_a_year_holds_for_the_months_of_its_line() -> None:
    found = read_periods("2022年3月签约，9月开工。\n10月投产。", ISSUED)
    assert [m.value.start for m in found] == [date(2022, 3, 1), date(2022, 9, 1), date(2024, 10, 1)]  # type: ignore[union-attr]


@pytest.mark.parametrize(("day", "begins"), [(date(2025, 1, 25), date(2024, 12, 1)), (date(2024, 11, 20), date(2024, 12, 1))])
def test_the_winter_that_is_meant(day: date, begins: date) -> None:
    assert [m.value.start for m in read_periods("今冬，游客增多", day)] == [begins]  # type: ignore[union-attr]


# ---------------------------------------------------------------- any value in any style

_DIGITS = "零一二三四五六七八九"


def spoken(n: int) -> str:
    """A whole number in words: 20305 -> 二万零三百零五."""
    if n == 0:
        return "零"
    out, gap = "", False
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, n = divmod(n, size)
        if part:
            if out and (gap or part < 1000):
                out += "零"
            out += _below_ten_thousand(part) + name
            gap = part % 10 == 0 and size > 1
        else:
            gap = bool(out)
    return out


def _below_ten_thousand(n: int) -> str:
    out, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, size)
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = bool(out)
    return out


def formal(n: int) -> str:
    return spoken(n).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))


def wide(n: int) -> str:
    return str(n).translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)})


STYLES = [str, "{:,}".format, spoken, formal, wide]


@given(st.integers(0, 10**12 - 1), st.sampled_from(STYLES))
def test_any_whole_number_in_any_style_gives_its_value_back(n: int, style) -> None:
    assert numbers.value(folding.narrow(style(n))) == n


@given(
    st.integers(2, 10**8 - 1),
    st.sampled_from(STYLES),
    st.sampled_from(
        [("元", "CCY_CNY"), ("亩", "MU_CN"), ("吨", "TONNE"), ("万元", "CCY_CNY"), ("亿美元", "CCY_USD"), ("%", "PERCENT")]
    ),
)
def test_any_measured_number_gives_its_value_back(n: int, style, unit: tuple[str, str]) -> None:
    times = {"万元": 10**4, "亿美元": 10**8}.get(unit[0], 1)
    text = f"项目共{style(n)}{unit[0]}，进展顺利"
    if times > 1 and style in (spoken, formal) or unit[0] in "吨亩%" and n < 10 and style in (spoken, formal):
        return  # 三亿万元 is no Chinese; a single digit in words makes words
    (m,) = read_quantities(text)
    assert isinstance(m.value, Quantity)
    assert (m.value.value, m.value.unit, text[m.start : m.end]) == (n * times, unit[1], m.text)


@given(st.decimals("0.01", "99999.99", places=2), st.sampled_from(["万", "亿", "万亿"]))
def test_decimals_with_multipliers(n: Decimal, times: str) -> None:
    (m,) = read_quantities(f"完成投资{n}{times}元。")
    assert isinstance(m.value, Quantity)
    assert m.value.value == n * {"万": 10**4, "亿": 10**8, "万亿": 10**12}[times]


@given(st.integers(2, 9999))
def test_modifiers_bound_the_value(n: int) -> None:
    for wording, modifier in (
        (f"约{n}家", "about"),
        (f"超{n}家", "over"),
        (f"近{n}家", "under"),
        (f"{n}家以上", "atLeast"),
        (f"不超过{n}家", "atMost"),
    ):
        (m,) = read_quantities(wording)
        assert isinstance(m.value, Quantity)
        assert (m.text, m.value.modifier) == (wording, modifier)
        assert m.value.low is None or m.value.low <= n
        assert m.value.high is None or m.value.high >= n


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_any_day_in_any_style_gives_its_date_back(day: date) -> None:
    years = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    for wording in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{years}年{spoken(day.month).removeprefix('一') if day.month >= 10 else spoken(day.month)}月{_day_in_words(day.day)}日",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
    ):
        (m,) = read_periods(f"于{wording}签约")
        assert m.value == Period(day, day, "explicit"), wording
        assert m.text == wording


def _day_in_words(n: int) -> str:
    return spoken(n).removeprefix("一") if 10 <= n < 20 else spoken(n)


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(1, 12), st.integers(0, 11))
def test_months_joined(anchor: date, first: int, more: int) -> None:
    last = min(12, first + more)
    (m,) = read_periods(f"今年{first}—{last}月，" if last > first else f"今年{first}月，", anchor)
    assert isinstance(m.value, Period)
    assert m.value.start == date(anchor.year, first, 1)
    assert m.value.end == (date(anchor.year, last + 1, 1) if last < 12 else date(anchor.year + 1, 1, 1)) - timedelta(days=1)


@settings(max_examples=300)
@given(
    st.text(
        alphabet="0123456789.,零一二三四五六七八九十百千万亿半几数余多约近超元亩家个年月日号天季度今去明前后上下至到-~第《》“”，。%以内 \n年初底末",
        max_size=40,
    )
)
def test_any_text_is_read_without_fail_and_with_true_offsets(text: str) -> None:
    for found in (read_quantities(text), read_periods(text, ISSUED)):
        assert all(text[m.start : m.end] == m.text and m.start < m.end for m in found)
        assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(0 <= n.start < n.end <= len(text) for n in read_numbers(text))
