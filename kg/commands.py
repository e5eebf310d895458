"""Commands that ask one graph of many documents: timeline, conflicts, review. cli.py adds them to `kg`.

kg timeline 图谱 清溪储能电池生产基地项目
"""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg import opened
from kg.errors import KgError
from kg.graph import conflicts as found
from kg.graph import review as table
from kg.graph import timeline as life
from kg.out import rows, terminal

Folder = Annotated[Path, typer.Argument(help="图谱目录 the folder of a graph, as `kg build -o` wrote it", metavar="DIR")]
out, err = Console(highlight=False), Console(stderr=True, highlight=False)


class Shape(StrEnum):
    """How rows are printed."""

    text = "text"
    tsv = "tsv"
    json = "json"


Printed = Annotated[Shape, typer.Option("--format", help="输出格式 text for people, tsv or json for programs")]


def timeline(
    folder: Folder,
    name: Annotated[
        str | None,
        typer.Argument(help="项目名称（可为简称），省略则列出各项目现状 a name of the project; none: all", metavar="NAME"),
    ] = None,
    output: Printed = Shape.text,
) -> None:
    """项目的来龙去脉：已实现与计划分列，附金额、出处与缺口。 A project's life: achieved apart from planned, sums, sources, gaps.

    \b
    kg timeline 图谱 清溪储能电池生产基地项目
    kg timeline 图谱                         # 各项目现状 where every project stands
    kg timeline 图谱 清溪储能 --format tsv > 时间线.tsv
    """
    lives = opened.open_graph(folder).timeline(name)
    if output is not Shape.text:
        sys.stdout.write(rows.serialize(output.value, life.COLUMNS, [row for one in lives for row in one.rows()]))
    elif name is None:
        standing = [
            (one.project.label, one.status.what if one.status else "—", one.status.day if one.status else "") for one in lives
        ]
        terminal.show(out, ("项目 project", "现状 status", "截至 as of"), standing)
    else:
        for one in lives:
            _life(one)


def _life(one: life.Life) -> None:
    out.print(f"{one.project.label}  [{one.project.kind}]", markup=False, style="bold", soft_wrap=True)
    status = (
        f"{one.status.what}（{one.status.day}，{one.status.document}）" if one.status else "未见已实现的阶段 nothing achieved yet"
    )
    out.print(f"现状 status: {status}", markup=False, soft_wrap=True)
    sections = (
        ("已实现 achieved", [e for e in one.events if e.phase and e.achieved]),
        ("计划与预期 planned, expected", [e for e in one.events if e.phase and not e.achieved]),
        ("金额 sums", [e for e in one.events if not e.phase]),
    )
    for title, events in sections:
        if events:
            out.print(title, markup=False, style="bold")
        for e in events:
            day = f"不晚于 by {e.day}" if e.basis == "publication" and e.phase else e.day or "未注明 undated"
            state = "" if e.state == "actual" else f"  [{e.state}]"
            out.print(f"  {day}  {e.what}{state}", markup=False, soft_wrap=True)
            out.print(f"      “{e.sentence}” ({e.document})", markup=False, style="dim", soft_wrap=True)
    for gap in one.gaps:
        out.print(f"缺口 gap: {gap}", markup=False, soft_wrap=True)
    out.print()


def conflicts(
    folder: Folder,
    every: Annotated[bool, typer.Option("--all", help="也列出一致的 also what documents agree on")] = False,
    output: Printed = Shape.text,
) -> None:
    """不同文档说法不一之处，两处原句并列。 Where documents disagree, both sentences side by side.

    \b
    kg conflicts 图谱
    kg conflicts 图谱 --format json | jq '.[].subject'
    """
    pairs = opened.open_graph(folder).conflicts(every=every)
    if output is not Shape.text:
        sys.stdout.write(rows.serialize(output.value, found.COLUMNS, [c.cells() for c in pairs]))
        return
    for c in pairs:
        span = "" if not c.start and not c.end else f"（{c.start}—{c.end}）"
        out.print(f"{found.KINDS[c.kind]}  {c.subject} · {c.indicator}{span}", markup=False, style="bold", soft_wrap=True)
        for value, document, issued, sentence in zip(c.values, c.documents, c.issued, c.sentences, strict=True):
            out.print(f"  {value}  {issued}  “{sentence}” ({document})", markup=False, soft_wrap=True)
    counts = "，".join(
        f"{label} {sum(c.kind == kind for c in pairs)}" for kind, label in found.KINDS.items() if every or kind != "sameFactAs"
    )
    err.print(counts)


def review(
    folder: Folder,
    apply: Annotated[
        Path | None,
        typer.Option("--apply", help="填好的表 a filled-in table; kept with the graph, replayed on every build", metavar="FILE"),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="也列出已合并与已决定的 also what was merged or decided, to part or undo it")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="x.tsv 或 x.csv；省略则输出到屏幕 default: standard output, tsv", metavar="FILE"),
    ] = None,
) -> None:
    """疑似同一的名称列成表，填“同一/不同/撤销”后用 --apply 生效。 Names that may be one thing, as a table to fill in and apply.

    decision 一列填 同一 same、不同 different，或 撤销 undo（收回以前的决定）；空着不作决定。
    In the column decision write same, different, or undo to take an earlier decision back; an empty cell decides nothing.

    \b
    kg review 图谱 -o 核实.csv
    kg review 图谱 --apply 核实.csv
    kg review 图谱 --all -o 全部.tsv          # 已合并的也列出，填“不同”即拆开 merges too: write different to part them
    """
    if apply is not None:
        err.print(f"{opened.decide(folder, apply)} 条决定已生效 decisions applied -> {folder}", markup=False)
        return
    found = opened.open_graph(folder).review(every=every)
    delimiter = table.TABLES.get(output.suffix.lower()) if output else "\t"
    if delimiter is None:
        raise KgError(f"{output}: write to a file that ends in .tsv or .csv")
    text = table.write(found, delimiter)
    if output is None:
        sys.stdout.write(text)
    else:
        try:
            output.write_text(text, encoding="utf-8", newline="")
        except OSError as e:
            raise KgError(f"{output}: cannot be written: {e.strerror}") from e
    counts = Counter(row.state for row in found)
    err.print(
        f"待核实 to decide {counts['ask']}" + "".join(f"，{k} {n}" for k, n in sorted(counts.items()) if k != "ask"), markup=False
    )
