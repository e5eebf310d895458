"""The rows of a table -> sentences that the extractors read like any other.

    项目 | 总投资（亿元） | 建设地点 | 进展        ->  冷链物流项目，总投资1.2亿元，位于云岭，已竣工。
    冷链物流项目 | 1.2 | 云岭 | 已竣工

The subject comes first; a unit in the head, in the caption (单位：亿元) or in a column of units goes behind the number. Tables of two
header rows, of names with values (项目名称 | 冷链物流项目), rows of sums (合计) and rows that head others are understood; columns of
running numbers and empty cells are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.read import headers as heads
from kg.read.headers import Column

Place = tuple[int, int]
"""Row and column of a cell among the rows given."""
Part = tuple[str, Place | None]
"""A piece of a sentence, and the cell that it is; None for the header's words and the marks."""
Row = Sequence[Part]

_NUMBER = re.compile(r"^(?:约|近|超过?)?[-+]?\d[\d,.]*(?:[-~～—]\d[\d,.]*)?(?P<open>以上|以内|左右|余|多)?$")
_AMOUNT = re.compile(rf"^(?:约|近|超过?)?[-+]?\d[\d,.]*[余多]?\s?{heads.UNIT.pattern}(?:以上|左右|以内)?$")
_EMPTY = re.compile(r"^(?:[-—–－/／\\…*]+|无|暂无|0+(?:\.0+)?)?$")
_CAPTION = re.compile(r"^[（(]?(?:计量|金额|数量)?单位\s?[:：]\s?(?P<unit>[^（()）]{1,16}?)[）)]?$")
_SUM = re.compile(r"^(?:合\s?计|总\s?计|小\s?计|共\s?计|总\s?和)[（(：:]?(?:共?\s?\d+\s?[个项家])?[）)]?$")
_LABEL = re.compile(
    r"^.{0,8}(?:名称|单位|企业|地点|地址|选址|规模|内容|投资额?|面积|工期|性质|时间|日期|资金|来源|类型|类别|产值|税收|进度|进展|阶段|行业|产业|联系人|电话|法人|代表人?|金额|编号|情况|业主|期限|产能|就业|效益|年份|园区|主体|方式|价格?|人)"
    r"(?:[（(][^（()）]{1,8}[）)])?$"
)
LONG = 40
"""A longer cell is a text of its own and comes last."""


def sentences(rows: Sequence[Sequence[str]], caption: str = "") -> Iterator[tuple[Part, ...]]:
    """The parts of one sentence a row, in order; their texts joined are the sentence. `caption`: the line above the table."""
    table: list[list[Part]] = [
        [(re.sub(r"\s+", " ", cell).strip(), (r, c)) for c, cell in enumerate(row)] for r, row in enumerate(rows) if any(row)
    ]
    unit = caption_unit(caption)
    while table and len(_values(table[0])) == 1 and len(table[0]) > 1 and len(table) > 2:
        text = next(iter(_values(table[0])))
        unit = caption_unit(text) or unit
        if not caption_unit(text):
            yield ((next(p for p in table[0] if p[0])), ("。", None))
        table = table[1:]
    if (pairs := _pairs(table)) is not None:
        yield from _sentence([heads.column(h, unit) for h, _ in pairs], [p for _, p in pairs])
        return
    if len(table) < 2 or any(_NUMBER.match(text) for text, _ in table[0]):
        for row in table:
            filled = _distinct(row)
            yield (*[part for cell in filled for part in (("，", None), cell)][1:], ("。", None))
        return
    header, body = _header(table)
    columns = [heads.column(h, unit) for h in header]
    units = _column_of_units(columns, body)
    columns = [Column(c.name, c.unit, "body") if c.holds == "unit" and i != units else c for i, c in enumerate(columns)]
    for row in body:
        own = row[units][0] if units is not None and units < len(row) else ""
        yield from _sentence([c if not own or c.unit else Column(c.name, own, c.holds, c.before, c.after) for c in columns], row)


def caption_unit(text: str) -> str:
    """The unit of the sums of a table, as a line above it says: 单位：人民币万元."""
    m = _CAPTION.match(text.strip())
    for word in re.split(r"[、，,；; /]", m["unit"]) if m else ():
        if "元" in word and heads.UNIT.fullmatch(word):
            return word
    return ""


def _values(row: Row) -> set[str]:
    return {text for text, _ in row} - {""}


def _distinct(row: Row) -> list[Part]:
    """The filled cells; one that was merged over columns stands once."""
    return [p for i, p in enumerate(row) if p[0] and not (i and p[0] == row[i - 1][0] and not _NUMBER.match(p[0]))]


# ---------------------------------------------------------------- the header


def _header(table: list[list[Part]]) -> tuple[list[str], list[list[Part]]]:
    """The heads of the columns, of one row or of two, and the rows below."""
    upper = [text for text, _ in table[0]]
    if len(table) < 3 or len(table[1]) < len(upper):
        return upper, table[1:]
    lower = [text for text, _ in table[1]]
    spread = [text or (upper[i - 1] if i else "") for i, text in enumerate(upper)]
    for i in range(1, len(spread)):
        spread[i] = spread[i] or spread[i - 1]
    grouped = [
        i
        for i in range(min(len(spread), len(lower)))
        if lower[i] and lower[i] != spread[i] and spread[i] in (spread[i - 1 : i] + spread[i + 1 : i + 2])
    ]
    if len(grouped) < 2 or any(_NUMBER.match(lower[i]) and not heads.PERIOD.match(lower[i]) for i in range(len(lower))):
        return upper, table[1:]
    if any(lower[i] not in ("", upper[i]) for i in range(len(lower)) if i not in grouped):
        return upper, table[1:]
    return [heads.together(spread[i], low) if i in grouped else upper[i] for i, low in enumerate(lower)], table[2:]


def _pairs(table: Sequence[Row]) -> list[tuple[str, Part]] | None:
    """(label, value) of a table whose rows are names with values, two or four columns wide; None for any other."""
    if not table or not all(len(row) in (2, 4) for row in table) or len(table) < 2:
        return None
    pairs = [(row[i][0].rstrip("：:"), row[i + 1]) for row in table for i in range(0, len(row), 2) if row[i][0]]
    labels = sum(bool(_LABEL.match(label)) for label, _ in pairs)
    first, value = pairs[0]
    heading = heads.column(value[0]).holds != "plain" or heads.is_measured(value[0]) or bool(_LABEL.match(value[0]))
    named = heads.column(first).holds in ("work", "body")
    return pairs if named and not heading and labels * 3 >= len(pairs) * 2 else None


def _column_of_units(columns: Sequence[Column], body: Sequence[Row]) -> int | None:
    """The column 单位, where its cells are units and no organisations."""
    for i, c in enumerate(columns):
        if c.holds == "unit":
            cells = [row[i][0] for row in body if i < len(row) and row[i][0]]
            if cells and sum(bool(heads.UNIT.fullmatch(text)) for text in cells) * 2 >= len(cells):
                return i
    return None


# ---------------------------------------------------------------- a row


def _sentence(columns: Sequence[Column], row: Row) -> Iterator[tuple[Part, ...]]:
    cells = [(c, p) for i, (c, p) in enumerate(zip(columns, row, strict=False)) if not _repeated(row, i)]
    if parts := tuple(_parts(cells)):
        yield (*parts[1:], ("。", None))


def _repeated(row: Row, i: int) -> bool:
    """Whether a cell is empty, or the same as its neighbour, over which it was merged."""
    text = row[i][0]
    return bool(_EMPTY.match(text)) or i > 0 and text == row[i - 1][0] and not _NUMBER.match(text)


def _parts(cells: Sequence[tuple[Column, Part]]) -> Iterator[Part]:
    """The subject, then the other cells in their order, long texts last."""
    kept = [(c, p) for c, p in cells if c.holds not in ("skip", "unit")]
    subject = next(
        (p for holds in ("work", "body", "measure") for c, p in kept if c.holds == holds), kept[0][1] if kept else None
    )
    if subject is None:
        return
    rest = [(c, p) for c, p in kept if p is not subject]
    what = next((c.holds for c, p in kept if p is subject), "")
    if _SUM.match(subject[0]) or kept and _SUM.match(kept[0][1][0]):
        yield from _sums([(c, p) for c, p in rest if _NUMBER.match(p[0])])
        return
    if what == "measure":
        yield from _measures(subject, rest)
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
    if c.holds in ("plain", "count") and _NUMBER.match(text):
        yield c.name, None
        yield from _number(p, c.unit)
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
        yield from _number(p, c.unit)


def _measures(subject: Part, rest: Sequence[tuple[Column, Part]]) -> Iterator[Part]:
    """税收收入 | 亿元 | 12.3 | 4.5 under 本月 and 同比增长（%） -> 本月税收收入12.3亿元，同比增长4.5%."""
    for c, p in rest:
        yield "，", None
        if not _NUMBER.match(p[0]):
            yield from ((c.name, None), ("：", None), p)
        elif c.unit in ("%", "％"):
            yield c.name, None
            yield from _number(p, c.unit)
        else:
            yield c.name if heads.PERIOD.match(c.name) else "", None
            yield subject
            yield from _number(p, c.unit)


def _number(p: Part, unit: str) -> Iterator[Part]:
    """10以上 in a column of 亿元 is 10亿元以上."""
    m = _NUMBER.match(p[0])
    behind = (m["open"] or "") if m else ""
    if behind in ("以上", "以内", "左右") and unit:
        yield from ((p[0].removesuffix(behind), p[1]), (unit, None), (behind, p[1]))
    else:
        yield p
        if unit:
            yield unit, None
