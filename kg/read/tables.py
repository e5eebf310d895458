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
from kg.read import table_rows
from kg.read.headers import Column
from kg.read.table_rows import NUMBER, Part, Row

_CAPTION = re.compile(r"^[（(]?(?:计量|金额|数量)?单位\s?[:：]\s?(?P<unit>[^（()）]{1,16}?)[）)]?$")
_LABEL = re.compile(
    r"^.{0,8}(?:名称|单位|企业|地点|地址|选址|规模|内容|投资额?|面积|工期|性质|时间|日期|资金|资本|来源|类型|类别|产值|税收|进度|进展|阶段|行业|产业|联系人|电话|法人|"
    r"代表人?|金额|编号|情况|业主|期限|产能|就业|效益|年份|园区|主体|方式|价格?|住所|范围|代码|注册号|当事人|标的|人)(?:[（(][^（()）]{1,8}[）)])?$"
)


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
            yield (next(p for p in table[0] if p[0]),)
        table = table[1:]
    if (pairs := _pairs(table)) is not None:
        yield from _paired(pairs, unit)
        return
    if len(table) < 2 or any(NUMBER.match(text) or _FIELD.match(text) for text, _ in table[0]):
        for row in table:
            filled = _distinct(row)
            if len(filled) == 1 or all(_FIELD.match(text) for text, _ in filled):
                yield tuple(part for cell in filled for part in ((" ", None), cell))[1:]
            else:
                yield (*[part for cell in filled for part in (("，", None), cell)][1:], ("。", None))
        return
    header, body = _header(table)
    columns = [heads.column(h, unit) for h in header]
    units = _column_of_units(columns, body)
    columns = [Column(c.name, c.unit, "body") if c.holds == "unit" and i != units else c for i, c in enumerate(columns)]
    for row in body:
        own = row[units][0] if units is not None and units < len(row) else ""
        yield from table_rows.sentence(
            [c if not own or c.unit else Column(c.name, own, c.holds, c.before, c.after) for c in columns], row
        )


def caption_unit(text: str) -> str:
    """The unit of the sums of a table, as a line above it says: 单位：人民币万元."""
    m = _CAPTION.match(text.strip())
    for word in re.split(r"[、，,；; /]", m["unit"]) if m else ():
        if "元" in word and heads.UNIT.fullmatch(word):
            return word.removeprefix("人民币")
    return ""


def _values(row: Row) -> set[str]:
    return {text for text, _ in row} - {""}


def _distinct(row: Row) -> list[Part]:
    """The filled cells; one that was merged over columns stands once."""
    return [p for i, p in enumerate(row) if p[0] and not (i and p[0] == row[i - 1][0] and not NUMBER.match(p[0]))]


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
    if len(grouped) < 2 or any(NUMBER.match(lower[i]) and not heads.PERIOD.match(lower[i]) for i in range(len(lower))):
        return upper, table[1:]
    if any(lower[i] not in ("", upper[i]) for i in range(len(lower)) if i not in grouped):
        return upper, table[1:]
    return [heads.together(spread[i], low) if i in grouped else upper[i] for i, low in enumerate(lower)], table[2:]


_FIELD = re.compile(r"^[^：:]{2,10}[：:].")
"""A cell that says itself what it is: 公告编号：2023-018."""


def _pairs(table: Sequence[Row]) -> list[tuple[Part, Part]] | None:
    """(label, value) of a table whose rows are names with values, two or four columns wide; None for any other."""
    if not table or not all(len(row) in (2, 4) for row in table) or len(table) < 2:
        return None
    pairs = [(row[i], row[i + 1]) for row in table for i in range(0, len(row), 2) if row[i][0] and row[i] != row[i - 1]]
    labels = sum(bool(_LABEL.match(_bare(label))) for label, _ in pairs)
    value = table[0][1][0]
    heading = heads.column(value).holds != "plain" or heads.is_measured(value) or bool(_LABEL.match(value))
    return pairs if not heading and labels * 3 >= len(pairs) * 2 else None


def _bare(label: Part) -> str:
    return label[0].rstrip("：:")


def _paired(pairs: Sequence[tuple[Part, Part]], unit: str) -> Iterator[tuple[Part, ...]]:
    """One sentence about what the table names first; a line each, where it names nothing that they could be about."""
    if heads.column(_bare(pairs[0][0])).holds in ("work", "body"):
        yield from table_rows.sentence([heads.column(_bare(h), unit) for h, _ in pairs], [p for _, p in pairs])
        return
    for label, value in pairs:
        if value[0]:
            yield (_bare(label), label[1]), ("：", None), value


def _column_of_units(columns: Sequence[Column], body: Sequence[Row]) -> int | None:
    """The column 单位, where its cells are units and no organisations."""
    for i, c in enumerate(columns):
        if c.holds == "unit":
            cells = [row[i][0] for row in body if i < len(row) and row[i][0]]
            if cells and sum(bool(heads.UNIT.fullmatch(text)) for text in cells) * 2 >= len(cells):
                return i
    return None
