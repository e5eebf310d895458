"""The measure reader against public suites: `python tests/bench/quantities.py [FOLDER OF SUITES]` (default ../shared/data of the repository).

What is compared: the exact text of every result and its value; a case counts when all its results do. Where a suite's convention differs from
ours an adapter translates, and says so; each adapter lists its differences and what it leaves out, with the reason. Left out is counted.
Then: offsets, growth with length, and speed beside jieba.cut in the same run, on the news texts. A folder that is absent is said plainly.
"""

from __future__ import annotations

import json
import logging
import lzma
import re
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import jieba

sys.path.insert(0, str(Path(__file__).resolve().parent))

import peers
from suites import SUITES, Suite, jionlp, recognizers

from kg.mentions.measures.bare import read_numbers
from kg.mentions.measures.folding import narrow
from kg.mentions.measures.quantities import read_quantities
from kg.model import Mention, Quantity

Result = tuple[str, tuple[float | None, ...], str]
"""Text (folded, lower case, without spaces at its ends), values, unit."""
RATIO = 6.0
"""How many times as fast as jieba.cut in the same run: 1.5 M characters a second where jieba.cut does .25 M."""


def compare(suite: Suite, text: str, want: list[Result], got: list[Result]) -> None:
    suite.case(text, same(want, got), want, got)


def same(want: list[Result], got: list[Result]) -> bool:
    def close(a: float | None, b: float | None) -> bool:
        return a == b or a is not None and b is not None and abs(a - b) <= 1e-9 * max(abs(a), abs(b))

    return len(want) == len(got) and all(
        w[0] == g[0] and w[2] == g[2] and len(w[1]) == len(g[1]) and all(map(close, w[1], g[1]))
        for w, g in zip(want, got, strict=True)
    )


def plain(text: str) -> str:
    return narrow(text).lower().strip()


# ---------------------------------------------------------------- Recognizers-Text


def numbers(folder: Path) -> Suite:
    suite = Suite(
        "NumberModel", 0.95, ("a number inside a percentage in signs (二％) is not read apart: as ours, where the suite does so",)
    )
    for case in recognizers(folder, "Number", "Chinese", "NumberModel.json"):
        text = case["Input"]
        percent = [
            (m.start, m.end) for m in read_quantities(text) if isinstance(m.value, Quantity) and narrow(m.text)[-1:] == "%"
        ]
        found = [n for n in read_numbers(text) if not any(a <= n.start < b for a, b in percent)]
        got = [(plain(text[n.start : n.end]), (float(n.value),), "") for n in found]
        want = [(plain(r["Text"]), (float(r["Resolution"]["value"]),), "") for r in case["Results"]]
        if case.get("IgnoreResolution"):
            want, got = [(t, (), u) for t, _, u in want], [(t, (), u) for t, _, u in got]
        compare(suite, text, rounded(want), rounded(got))
        peers.measures(suite, case)
    return suite


def rounded(results: list[Result]) -> list[Result]:
    """Their values have 15 digits."""
    return [(t, tuple(None if v is None else float(f"{v:.13g}") for v in vs), u) for t, vs, u in results]


def percents(folder: Path) -> Suite:
    suite = Suite(
        "PercentModel",
        0.95,
        (
            "个百分点 is a unit of its own for us (百分点), a percentage for them: counted as %",
            "words beside the number (近, 超过, 以上) are part of our span: cut off",
            "fractions (三分之一, 一半) are percentages for us, numbers for them: not compared",
            "of a range (5-20%) they report the second number only: so does the adapter",
            "an approximation by two digits (二三十个百分点) is a range for us, nothing for them: not compared",
        ),
    )
    for case in recognizers(folder, "Number", "Chinese", "PercentModel.json"):
        text = case["Input"]
        got = []
        for m in read_quantities(text):
            q = m.value
            assert isinstance(q, Quantity)
            if q.unit in ("PERCENT", "百分点") and q.written not in ("分之", "半") and not approximate(m):
                span, value = (bare(m), q.value) if q.modifier != "range" or q.high is None else (last(m), q.high)
                got.append((plain(span), (None if value is None else float(value),), "%"))
        want = [(plain(r["Text"]), (float(r["Resolution"]["value"].rstrip("%")),), "%") for r in case["Results"]]
        compare(suite, text, rounded(want), rounded(got))
        peers.measures(suite, case)
    return suite


_BESIDE = re.compile(
    r"^(?:大约|约为|约|超过|突破|不足|不到|将近|接近|小于|低于|至少|不低于|最多|最高|近|超|逾|达)\s*|(?:以上|以内|以下|左右|上下|多|余)$"
)


def bare(m: Mention) -> str:
    """The wording without the words beside the number."""
    return _BESIDE.sub("", m.text)


def approximate(m: Mention) -> bool:
    """二三十: a range without two numbers."""
    return isinstance(m.value, Quantity) and m.value.modifier == "range" and not re.search(r"[-—–~～至到]", m.text)


def last(m: Mention) -> str:
    return re.split(r"[-—–~～至到]", bare(m))[-1]


UNITS = {
    "CCY_CNY": "Chinese yuan",
    "CCY_USD": "United States dollar",
    "CCY_HKD": "Hong Kong dollar",
    "CCY_EUR": "Euro",
    "CCY_CHF": "Swiss franc",
    "CCY_JPY": "Japanese yen",
    "CCY_NGN": "Nigerian naira",
    "CCY_GBP": "British pound",
    "CCY_KRW": "South Korean won",
    "CCY_RUB": "Russian ruble",
    "CCY_INR": "Indian rupee",
    "CCY_THB": "Thai baht",
    "CCY_TWD": "New Taiwan dollar",
    "CCY_SGD": "Singapore dollar",
    "CCY_AUD": "Australian dollar",
    "CCY_CAD": "Canadian dollar",
    "CCY_MOP": "Macanese pataca",
    "CCY_BRL": "Brazilian real",
    "CCY_MXN": "Mexican peso",
    "CCY_VND": "Vietnamese dong",
    "CCY_PHP": "Philippine peso",
    "CCY_IDR": "Indonesian rupiah",
    "CCY_MYR": "Malaysian ringgit",
    "CCY_NZD": "New Zealand dollar",
}
"""Our currencies in their words; another currency is compared by its value alone."""


_MINOR = {"Cent": ("United States dollar", 0.01), "Jiao": ("Chinese yuan", 0.1), "Fen": ("Chinese yuan", 0.01)}


def currencies(folder: Path) -> Suite:
    suite = Suite(
        "CurrencyModel",
        0.92,
        (
            "$ is the US dollar for us, a dollar of no country for them",
            "角, 分 and 美分 by themselves are tenths and hundredths of the whole unit for us, units of their own for them",
            "numbers without any money unit and counts are no money: only currencies are compared",
            "a currency of their list that our table writes with another name is compared by value",
        ),
    )
    for case in recognizers(folder, "NumberWithUnit", "Chinese", "CurrencyModel.json"):
        text = case["Input"]
        if any((r.get("Resolution") or {}).get("value") is None for r in case["Results"]):
            suite.excluded["a currency named without any number (人民币 美元) is no quantity"] += 1
            continue
        known = set(UNITS.values())
        got = [
            (plain(bare(m)), amount(m.value), UNITS.get(m.value.unit, "other"))
            for m in read_quantities(text)
            if isinstance(m.value, Quantity) and (m.value.unit.startswith("CCY_") or m.value.unit == "比特币")
        ]
        want = []
        for r in case["Results"]:
            name = "United States dollar" if r["Resolution"]["unit"] == "Dollar" else r["Resolution"]["unit"]
            name, factor = _MINOR.get(name, (name, 1.0))
            want.append((plain(r["Text"]), (float(r["Resolution"]["value"]) * factor,), name if name in known else "other"))
        compare(suite, text, rounded(want), rounded(got))
        peers.measures(suite, case)
    return suite


def amount(q: Quantity) -> tuple[float | None, ...]:
    return (float(q.value),) if q.value is not None else (float(q.low or 0), float(q.high or 0))


_METRIC = {
    "Kilometer": 1000.0, "Meter": 1.0, "Decimeter": 0.1, "Centimeter": 0.01, "Millimeter": 0.001, "Micrometer": 1e-6, "Li": 500.0, "Jin": 0.5,
    "Liang": 0.05, "Kilogram": 1.0, "Gram": 1e-3, "Milligram": 1e-6, "Microgram": 1e-9, "Ton": 1000.0, "Metric ton": 1000.0, "Dan": 50.0,
    "Square kilometer": 1e6, "Square meter": 1.0, "Hectare": 1e4, "Mu": 2000 / 3, "Liter": 1.0, "Milliliter": 1e-3, "Cubic meter": 1000.0,
    "Pound": 0.45359237, "Ounce": 0.028349523125, "Mile": 1609.344, "Foot": 0.3048, "Inch": 0.0254, "Yard": 0.9144, "Zhang": 10 / 3, "Chi": 1 / 3,
}  # fmt: skip
_OURS = {
    "KiloM": 1000.0, "M": 1.0, "CentiM": 0.01, "MilliM": 0.001, "MicroM": 1e-6, "KiloGM": 1.0, "GM": 1e-3, "MilliGM": 1e-6, "MicroGM": 1e-9,
    "TONNE": 1000.0, "KiloM2": 1e6, "M2": 1.0, "HA": 1e4, "MU_CN": 2000 / 3, "L": 1.0, "M3": 1000.0, "LB": 0.45359237, "OZ_M": 0.028349523125,
    "MI": 1609.344, "FT": 0.3048, "IN": 0.0254, "YD": 0.9144,
}  # fmt: skip


def dimensions(folder: Path) -> Suite:
    suite = Suite(
        "DimensionModel",
        0.85,
        (
            "斤, 两, 里, 尺 are kilograms and metres for us: both sides are converted to kilograms, metres, square metres, litres",
            "counts, durations, percentages and money are no dimensions: not compared",
        ),
    )
    for case in recognizers(folder, "NumberWithUnit", "Chinese", "DimensionModel.json"):
        text = case["Input"]
        got = []
        for m in read_quantities(text):
            q = m.value
            assert isinstance(q, Quantity)
            if q.unit in ("NUM", "PERCENT", "YR", "MO", "DAY", "HR", "MIN", "SEC", "倍", "百分点", "岁") or q.unit.startswith(
                "CCY_"
            ):
                continue
            got.append((plain(bare(m)), tuple(None if v is None else v * _OURS.get(q.unit, 1.0) for v in amount(q)), ""))
        want = [
            (plain(r["Text"]), (float(r["Resolution"]["value"]) * _METRIC.get(r["Resolution"]["unit"], 1.0),), "")
            for r in case["Results"]
        ]
        if any(r["Resolution"]["unit"] == "Bit" for r in case["Results"]):
            suite.excluded["位 as the bit of information: a classifier of people for us"] += 1
            continue
        compare(suite, text, rounded(want), rounded(got))
        peers.measures(suite, case)
    return suite


# ---------------------------------------------------------------- JioNLP


_JIO = {
    "元": "CCY_CNY", "港元": "CCY_HKD", "美元": "CCY_USD", "日元": "CCY_JPY", "新台币": "CCY_TWD", "泰铢": "CCY_THB", "欧元": "CCY_EUR", "澳元": "CCY_AUD",
    "韩元": "CCY_KRW", "英镑": "CCY_GBP", "加元": "CCY_CAD", "卢布": "CCY_RUB", "新加坡元": "CCY_SGD", "澳门元": "CCY_MOP", "瑞士法郎": "CCY_CHF",
    "越南盾": "CCY_VND", "印尼盾": "CCY_IDR", "马来西亚元": "CCY_MYR", "林吉特": "CCY_MYR", "印度卢比": "CCY_INR", "卢比": "CCY_INR", "新西兰元": "CCY_NZD",
}  # fmt: skip


def jio(folder: Path) -> Suite:
    suite = Suite(
        "jionlp money",
        0.97,
        (
            "their parser takes a bare number (三百万, 30w上下) for yuan: the adapter reads numbers where we read no money",
            "of 八到九百亿 they multiply the low end by 亿 only (8亿); a speaker means 800亿: the low end is not compared there",
            "数十亿 ends at ten times its beginning for them, below it for us: the high end is rounded up",
            "a lower bound, upper bound or approximation is one number for them, with bounds for us: the number is compared",
        ),
    )
    for name, read in (("money_extractor.jsonl", extracted), ("money_parser.jsonl", parsed)):
        for case in jionlp(folder, name):
            text, want = case[:2]
            compare(suite, text, *read(text, want))
    return suite


def money(text: str) -> list[tuple[Mention, Quantity]]:
    return [(m, m.value) for m in read_quantities(text) if isinstance(m.value, Quantity) and m.value.unit.startswith("CCY_")]


def extracted(text: str, want: list[dict[str, Any]]) -> tuple[list[Result], list[Result]]:
    return [(w["text"], (), "") for w in want], [(bare(m), (), "") for m, _ in money(text)]


def parsed(text: str, want: Any) -> tuple[list[Result], list[Result]]:
    if want is None:
        return [], [("", amount(q), q.unit) for _, q in money(text)]
    number = want["num"] if isinstance(want["num"], list) else [want["num"]]
    expected = tuple(float(n) for n in number)
    found = [
        (amount(q) if len(expected) == 1 or q.low is None or q.high is None else (float(q.low), upward(q)), q.unit)
        for _, q in money(text)
    ]
    if not found:
        values = [float(n.value) * (10**4 if text[n.end : n.end + 1] in ("w", "W") else 1) for n in read_numbers(text)]
        found = [(tuple(values), "CCY_CNY")]
    if re.search("[一二两三四五六七八九][至到~-][一二三四五六七八九][十百千][万亿]", text):
        expected, found = expected[1:], [(v[1:], u) for v, u in found]
    return [("", expected, _JIO.get(want["case"], want["case"]))], [("", v, u) for v, u in found]


def upward(q: Quantity) -> float:
    """数十亿: ten times the low end where the high end is the last round number below it."""
    assert q.low is not None
    assert q.high is not None
    if q.modifier in ("over", "about") and q.high > q.low * Decimal("8.9"):
        return float(q.low * 10)
    return float(q.high)


# ---------------------------------------------------------------- news: offsets, growth, speed


def news(folder: Path) -> bool:
    path = folder / "xwlb" / "xwlb.jsonl.xz"
    if not path.exists():
        print(f"{path} is absent: offsets, growth and speed not measured")
        return True
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    size, count, began = sum(map(len, texts)), 0, time.process_time()
    results = [read_quantities(t) for t in texts]
    ours = size / (time.process_time() - began)
    off = 0
    for text, found in zip(texts, results, strict=True):
        count += len(found)
        off += sum(text[m.start : m.end] != m.text or m.end <= m.start for m in found)
        off += sum(a.end > b.start for a, b in zip(found, found[1:], strict=False))
    print(f"\nnews: {len(texts)} texts, {size} characters, {count} quantities, {off} wrong offsets or overlaps")
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    sample = texts[:: len(texts) // 500 or 1]
    began = time.process_time()
    for text in sample:
        for _ in jieba.cut(text):
            pass
    theirs = sum(map(len, sample)) / (time.process_time() - began)
    ratio = ours / theirs
    print(f"speed: {ours / 1e6:.2f} M characters/s, jieba.cut {theirs / 1e6:.2f}: {ratio:.1f} times as fast   goal {RATIO:.0f}")
    longest = sorted(texts, key=len)[-40:]
    grown = [growth(t) for t in longest]
    middle, worst = median(grown), max(grown)
    print(
        f"growth: ten copies joined take {middle:.1f} times as long as one, at most {worst:.1f} (40 longest texts)   goal 12, 24"
    )
    return not off and middle <= 12 and worst <= 24 and ratio >= RATIO


def growth(text: str) -> float:
    """How many times as long ten copies take, by the shortest of several turns taken one after the other.

    Of one text it is noisy (10 to 16 in turn of the same code): the median tells growth, and the worst only a rule that runs away.
    """
    once, ten = float("inf"), float("inf")
    for _ in range(7):
        once, ten = min(once, timed(text)), min(ten, timed(text * 10))
    return ten / once


def timed(text: str) -> float:
    began = time.process_time()
    read_quantities(text)
    return time.process_time() - began


def main() -> int:
    folders = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder, verbose = Path(folders[0]) if folders else SUITES, "-v" in sys.argv
    if not folder.is_dir():
        print(f"the folder of suites {folder} is absent: nothing measured. Name another: make bench-quantities SUITES=dir")
        return 0
    peers.announce()
    suites: tuple[Callable[[Path], Suite], ...] = (numbers, percents, currencies, dimensions, jio)
    good = [suite.show(verbose) for suite in (read(folder) for read in suites) if suite.cases]
    return 0 if all([*good, news(folder)]) else 1


if __name__ == "__main__":
    sys.exit(main())
