"""The unit behind a number: what it is called, what it counts, and whether it is one there.

    亿元 behind 3.5 -> 元, CCY_CNY; 万港元 -> HKD; 公里/小时 -> kept together; 天 in 天津 and 家 in 家庭 are no units

Units, currencies and classifiers are tables (kg/data/units.tsv, lexicon/currencies.tsv, lexicon/classifiers.tsv); the longest
that fits wins. What ends like a unit but is in no table is kept as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written; `factor` leads to the unit `code`. `weak` and `unless`: see the tables."""

    written: str
    code: str
    factor: Decimal = Decimal(1)
    weak: int = 0
    unless: str = ""


DURATIONS = frozenset(("YR", "MO", "DAY", "HR", "MIN", "SEC", "工作日"))
LENGTHS = frozenset(("M", "KiloM", "CentiM", "MilliM"))
_NONE: tuple[tuple[int, ...], dict[str, Unit]] = ((), {})
_SIGNS = frozenset("$¥€£₩₽฿₹₫₱")
PLACES = frozenset("村镇县市省区国乡街")
"""Areas, which are counted without a classifier."""
_UNKNOWN = re.compile(
    r"[^\W\d_a-zA-Z的了和与及是为第]{1,4}?(?:[元币镑朗盾郎亚索]|赫|贝尔|帕|焦耳|瓦特|库仑|特斯拉|当量)(?![^\W\d_])"
)
"""A unit of no table: Han characters that end like a currency or a physical unit (缅甸元, 毫特斯拉), and a boundary."""
_WORDS = frozenset(("部门", "部委", "部属", "家庭"))
"""Nouns that begin like a classifier: 13部门 are no 13部."""
_PER = re.compile(r"/(?=[^\s\d])")
_PER_TIME = ("日", "年", "月", "天", "人", "户", "时", "小时", "分钟", "秒", "s", "h", "d", "a")


@cache
def _table() -> dict[str, tuple[tuple[int, ...], dict[str, Unit]]]:
    """First character -> lengths of the units that begin with it, longest first, and these units."""
    units: dict[str, Unit] = {}
    for r in resources.table("lexicon/classifiers.tsv"):
        units[r["classifier"]] = Unit(r["classifier"], "NUM", Decimal(1), int(r["weak"]), r["unless"])
    for r in resources.table("units.tsv"):
        units[r["written"]] = Unit(r["written"], r["code"], Decimal(r["factor"]), int(r["weak"]), r["unless"])
    for name, code in currencies().items():
        units[name] = Unit(name, code)
        units["元" + name] = Unit("元" + name, code)
    first: dict[str, dict[str, Unit]] = {}
    for written, unit in units.items():
        first.setdefault(written[0], {})[written] = unit
    return {c: (tuple(sorted({len(w) for w in us}, reverse=True)), us) for c, us in first.items()}


@cache
def currencies() -> dict[str, str]:
    """Name or sign of a currency -> its code."""
    return {r["written"]: r["code"] for r in resources.table("lexicon/currencies.tsv")}


@cache
def _before() -> tuple[frozenset[str], tuple[int, ...]]:
    """The characters that currencies end with, and their lengths, longest first."""
    names = currencies()
    return frozenset(n[-1] for n in names), tuple(sorted({len(n) for n in names}, reverse=True))


def prefix(plain: str, start: int) -> tuple[int, str] | None:
    """A currency before the number that begins at `start`, and its own start: 人民币50元, $20, RMB 300."""
    end = start
    while plain[end - 1 : end] == " " and start - end < 2:
        end -= 1
    last, lengths = _before()
    if plain[end - 1 : end] not in last:
        return None
    return next(((end - n, name) for n in lengths if n <= end and (name := plain[end - n : end]) in currencies()), None)


@cache
def beginnings() -> frozenset[str]:
    """The characters that a unit, or what may stand between a number and its unit, begins with."""
    return frozenset(_table()) | frozenset(" 余多来几十百千万亿分至到-—–~、和与及(又半")


def at(plain: str, start: int, loose: bool = True) -> tuple[Unit, int] | None:
    """The longest unit of the tables that begins at an offset, and its end; 元/亩 is one.

    `loose`: a classifier is one before any character (20家具有资质的企业); only one digit in words makes words with what follows.
    """
    lengths, written = _table().get(plain[start : start + 1], _NONE)
    for length in lengths:
        unit = written.get(plain[start : start + length])
        if unit is None:
            continue
        end = start + len(unit.written)
        following = plain[end : end + 1]
        if following:
            if unit.written + following in _WORDS:
                continue
            if (following in unit.unless and not (loose and unit.code == "NUM")) or (
                following.isdigit() and unit.written in _SIGNS
            ):
                continue
            if unit.written[-1].isalpha() and _runs_on(plain, unit.written[-1], end):
                continue
            if following == "/" and _PER.match(plain, end):
                return _per(plain, unit, end)
            if product := _product(plain, unit, end):
                return product
        return unit, end
    return None


_TIMES = re.compile(r"(?:公里|海里|千米|小时|次)(?![^\W的])")
_CARRIED = frozenset("人车辆架列箱台")


def _product(plain: str, unit: Unit, end: int) -> tuple[Unit, int] | None:
    """吨公里, 人公里, 台次: a unit times another that no table has, kept as written and not read as its first part."""
    times = _TIMES.match(plain, end)
    if (
        times is None
        or unit.code in DURATIONS
        or unit.code.startswith("CCY_")
        or unit.code == "NUM"
        and unit.written not in _CARRIED
    ):
        return None
    written = unit.written + times[0]
    return Unit(written, "NUM" if times[0] == "次" else written), times.end()


def _per(plain: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """元/平方米, 万吨/年: one unit, named as written."""
    below = next((t for t in _PER_TIME if plain.startswith(t, end + 1) and not _runs_on(plain, t, end + 1 + len(t))), None)
    if below is None:
        lengths, written_units = _table().get(plain[end + 1 : end + 2], _NONE)
        below = next((w for n in lengths if (w := plain[end + 1 : end + 1 + n]) in written_units), None)
    if below is None:
        return unit, end
    written = f"{unit.written}/{below}"
    return replace(unit, written=written, code=written, factor=Decimal(1)), end + 1 + len(below)


def _runs_on(plain: str, written: str, end: int) -> bool:
    """Whether Latin letters go on behind a unit in Latin letters."""
    return written.isascii() and plain[end : end + 1].isascii() and plain[end : end + 1].isalnum()


def unknown(plain: str, start: int) -> tuple[Unit, int] | None:
    """A unit of no table, kept as written."""
    m = _UNKNOWN.match(plain, start)
    return (Unit(m[0], m[0]), m.end()) if m else None


def one(written: str) -> Decimal:
    """What one of a unit as written is in its code (斤: 0.5 kg)."""
    found = at(written, 0) if written else None
    return found[0].factor if found else Decimal(1)
