"""A row of a table below its header -> a sentence about the thing that the row names.

    冷链物流项目 | 1.2 | 云岭 | 已竣工  ->  冷链物流项目，总投资1.2亿元，位于云岭，已竣工。

Numbers get the name and the unit of their column, other cells the words that make a phrase of them; sums (合计) are of no thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.read import headers as heads
from kg.read.headers import Column

Place = tuple[int, int]
"""Row and column of a cell among the rows of a table."""
Part = tuple[str, Place | None]
"""A piece of a sentence, and the cell that it is; None for the header's words and the marks."""
Row = Sequence[Part]

NUMBER = re.compile(r"^(?:约|近|超过?)?[-+]?\d[\d,.]*(?:[-~～—]\d[\d,.]*)?(?P<open>以上|以内|左右|余|多)?$")
_ACCOUNT = re.compile(r"^\d{1,3}(?:,\d{3})+\.\d\d$")
_AMOUNT = re.compile(rf"^(?:约|近|超过?)?[-+]?\d[\d,.]*[余多]?\s?{heads.UNIT.pattern}(?:以上|左右|以内)?$")
_EMPTY = re.compile(r"^(?:[-—–－/／\\…*]+|无|暂无|0+(?:\.0+)?)?$")
_SUM = re.compile(r"^(?:合\s?计|总\s?计|小\s?计|共\s?计|总\s?和)[（(：:]?(?:共?\s?\d+\s?[个项家])?[）)]?$")
LONG = 40
"""A longer cell is a text of its own and comes last."""


def sentence(columns: Sequence[Column], row: Row) -> Iterator[tuple[Part, ...]]:
    """The sentence of a row, none where it says nothing."""
    cells = [(c, p) for i, (c, p) in enumerate(zip(columns, row, strict=False)) if not _repeated(row, i)]
    first = next((text for text, _ in row if text), "")
    parts = tuple(_sums([(c, p) for c, p in cells if NUMBER.match(p[0])]) if _SUM.match(first) else _parts(cells))
    if len(parts) > 2 or parts and not NUMBER.match(parts[-1][0]):
        yield (*parts[1:], ("。", None))


def _repeated(row: Row, i: int) -> bool:
    """Whether a cell is empty, or the same as its neighbour, over which it was merged."""
    text = row[i][0]
    return bool(_EMPTY.match(text)) or i > 0 and text == row[i - 1][0] and not NUMBER.match(text)


def _parts(cells: Sequence[tuple[Column, Part]]) -> Iterator[Part]:
    """The subject, then the other cells in their order, long texts last."""
    kept = [(c, p) for c, p in cells if c.holds not in ("skip", "unit")]
    subjects = [(c, p) for c, p in kept if c.holds != "code"]
    named = (p for holds in ("work", "body", "measure") for c, p in subjects if c.holds == holds)
    subject = next(named, subjects[0][1] if subjects else None)
    if subject is None:
        return
    rest = [(c, p) for c, p in kept if p is not subject]
    what = next((c.holds for c, p in kept if p is subject), "")
    if what == "measure":
        yield from _measures(subject, rest)
        return
    if what == "year" and rest and NUMBER.match(rest[0][1][0]):  # 2023 | 63.9 -> 2023年金额63.9万元
        year = subject[0] + ("年" if subject[0][-1:].isdigit() else "")
        yield from (("，", None), subject, (year[len(subject[0]) :], None), *_cell(*rest[0], works=False))
        for c, p in rest[1:]:
            yield from (("，", None), *_cell(c, p, works=False))
        return
    yield "，", None
    yield subject
    awarded = next((p for c, p in rest if c.holds == "awarded"), None)
    honoured = any(c.before == "获评" for c, _ in rest)
    phrases = [
        list(_cell(c, p, works=what == "work", when=awarded if c.before == "获评" else None))
        for c, p in rest
        if not (honoured and p is awarded)
    ]
    for phrase in sorted(phrases, key=_order):
        yield "，", None
        yield from phrase


def _order(phrase: list[Part]) -> int:
    """Texts with their label come behind what is said in a phrase, so that nothing else is said of what they name."""
    text = "".join(t for t, _ in phrase)
    return 2 if len(text) > LONG else int("：" in text)


def _cell(c: Column, p: Part, *, works: bool, when: Part | None = None) -> Iterator[Part]:
    text = p[0]
    said = c.holds in ("said", "awarded") and (works or c.before != "由") or c.holds == "body" and works and bool(c.before)
    if c.holds in ("plain", "count") and NUMBER.match(text):
        yield c.name, None
        yield from _number(p, c.unit, c.name)
    elif c.holds in ("plain", "count") and _AMOUNT.match(text):
        yield from ((c.name, None), p)
    elif c.holds == "bare" and len(text) <= LONG:
        yield p
    elif said and len(text) <= LONG:
        yield from (
            *([when] if when else []),
            *([(c.before, None)] if c.before else []),
            p,
            *([(c.after, None)] if c.after else []),
        )
    else:
        yield from ((c.name, None), ("：", None), (text.rstrip("。；;，"), p[1]))


def _sums(rest: Sequence[tuple[Column, Part]]) -> Iterator[Part]:
    """合计 | 19 | 57.11 -> 合计项目数19个，总投资57.11亿元: no thing of its own that the figures are of."""
    for i, (c, p) in enumerate(rest):
        yield "，", None
        yield ("合计" if i == 0 else "") + c.name, None
        yield from _number(p, c.unit, c.name)


def _measures(subject: Part, rest: Sequence[tuple[Column, Part]]) -> Iterator[Part]:
    """税收收入 | 亿元 | 12.3 | 4.5 under 本月 and 同比增长（%） -> 本月税收收入12.3亿元，同比增长4.5%."""
    for c, p in rest:
        yield "，", None
        if not NUMBER.match(p[0]):
            yield from ((c.name, None), ("：", None), p)
        elif c.unit in ("%", "％"):
            yield c.name, None
            yield from _number(p, c.unit)
        else:
            yield c.name if heads.PERIOD.match(c.name) else "", None
            yield subject
            yield from _number(p, c.unit)


def _number(p: Part, unit: str, name: str = "") -> Iterator[Part]:
    """10以上 in a column of 亿元 is 10亿元以上; sums as bookkeepers write them are of yuan."""
    if not unit and heads.MONEY.search(name) and _ACCOUNT.match(p[0]):
        unit = "元"
    m = NUMBER.match(p[0])
    behind = (m["open"] or "") if m else ""
    if behind in ("以上", "以内", "左右") and unit:
        yield from ((p[0].removesuffix(behind), p[1]), (unit, None), (behind, p[1]))
    else:
        yield p
        if unit:
            yield unit, None
