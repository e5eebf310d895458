"""The rows of a table -> sentences that the extractors read like any other.

    项目 | 总投资（亿元） | 进展        ->  冷链物流项目，总投资1.2亿元，已竣工。
    冷链物流项目 | 1.2 | 已竣工

A unit in the header goes behind the number; columns of running numbers and empty cells are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_UNIT = re.compile(r"^(?P<name>[^（(]{1,20})[（(](?:单位[:：])?(?P<unit>[^（()）]{1,8})[）)]$")
_NUMBER = re.compile(r"^[\d,.]+$")
_COUNTER = re.compile(r"^(?:序号|编号|No\.?)$", re.I)
_STATUS = re.compile(r"^(?:进展|进度|状态|备注|建设进展|进展情况|形象进度|阶段|建设性质)$")


Part = tuple[str, bool]
"""A piece of a sentence, and whether it stands in the row's own cells (the header's words and the marks do not)."""


def sentences(rows: Sequence[Sequence[str]]) -> Iterator[tuple[Part, ...]]:
    """The parts of one sentence a row, in order; their texts joined are the sentence. The first row is the header."""
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or any(_NUMBER.match(cell) for cell in rows[0]):
        for row in rows:
            yield (*[part for cell in row if cell for part in (("，", False), (cell, True))][1:], ("。", False))
        return
    header = [(_UNIT.match(cell), cell) for cell in rows[0]]
    for row in rows[1:]:
        if parts := tuple(_parts(header, row)):
            yield (*parts[1:], ("。", False))


def _parts(header: Sequence[tuple[re.Match[str] | None, str]], row: Sequence[str]) -> Iterator[Part]:
    named = False
    for (split, name), cell in zip(header, row, strict=False):
        if not cell or _COUNTER.match(name) or (_NUMBER.match(cell) and float(cell.replace(",", "") or 0) == 0):
            continue
        yield "，", False
        if not named or _STATUS.match(name):
            yield cell, True
        elif split and _NUMBER.match(cell):
            yield from ((split["name"], False), (cell, True), (split["unit"], False))
        elif _NUMBER.match(cell):
            yield from ((name, False), (cell, True))
        else:
            yield from ((name, False), ("：", False), (cell, True))
        named = True
