"""The command `kg`: parse, call, print. What a person reads about the work goes to stderr, what a program reads to stdout.

Exit status: 0 all went well; 1 some files could not be read, or a validation failed; 2 the command itself was wrong.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg import commands
from kg.errors import KgError, ReadError
from kg.opened import open_graph
from kg.out import rows, terminal
from kg.read import columns

app = typer.Typer(
    help="ParkGraph: 把政府、开发区和企业的通报读成带证据的知识图谱。 Chinese bulletins as an RDF graph with evidence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
out, err = Console(highlight=False), Console(stderr=True, highlight=False)

Folder = Annotated[Path, typer.Argument(help="图谱目录 the folder of a graph, as `kg build -o` wrote it", metavar="DIR")]
Confidence = Annotated[float, typer.Option("--min-confidence", min=0, max=1, help="置信度下限 leave out facts below this")]


def _version(asked: bool) -> None:
    if asked:
        out.print(f"parkgraph {metadata.version('parkgraph')}", markup=False)
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 print the version and exit")
    ] = False,
) -> None:
    """What may stand before a command; the help is that of the app."""


class Measures(StrEnum):
    """How `kg quantities` prints."""

    tsv = "tsv"
    csv = "csv"
    json = "json"


class Format(StrEnum):
    """How `kg query` prints its result."""

    table = "table"
    csv = "csv"
    json = "json"
    xml = "xml"
    ttl = "ttl"


@app.command()
def build(
    inputs: Annotated[
        list[str], typer.Argument(help="文件、目录、通配符，- 为标准输入 files, folders, globs, - for stdin", metavar="INPUT...")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="图谱目录 folder of the graph; made, or added to", metavar="DIR")
    ],
    issued: Annotated[
        str | None, typer.Option("--date", help="文中未写明时的发布日期 publication date where the text has none")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="文中未写明时的发布者 publisher where the text names none")] = None,
    column_names: Annotated[
        str,
        typer.Option(
            "--columns",
            help="哪一列是正文、标题、日期… which column or key holds what: text title date publisher url editor section keywords id file",
            metavar="FIELD=COLUMN,...",
        ),
    ] = "",
    sync: Annotated[
        bool, typer.Option("--sync", help="移除输入中已没有的文档 remove the documents that the inputs no longer hold")
    ] = False,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            "--min-confidence",
            min=0,
            max=1,
            help="不存置信度更低的事实 do not store facts below; kept with the graph. 默认：全存，一般新闻 0.85 起 default: all, of general news from 0.85 on",
        ),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="并行进程数 processes (default: one a core)")] = None,
) -> None:
    """读取文档，建立或补充图谱。 Reads documents into a graph; what is already there and unchanged is left alone.

    读 txt html docx pdf，zip 里的文件；jsonl json csv xlsx 一行一篇（没有正文列的表格为一篇）；旁边的 metadata.csv 或 X.meta.json 说明日期、来源等。
    Reads txt html docx pdf and zip archives of them; jsonl json csv xlsx: a document a row (a sheet without a column of text is one
    document); metadata.csv or X.meta.json beside a file gives its date, publisher and so on.

    \b
    kg build 通报/ -o 图谱
    kg build 新闻.jsonl 归档.zip -o 图谱 --columns text=正文,title=标题,date=发布时间,publisher=来源,url=链接
    kg build 2024/*.html 公告.txt -o 图谱 --date 2024-05-01
    kg build 通报/ -o 图谱 --sync              # 图谱与目录一致 the graph follows the folder
    cat 通报.txt | kg build - -o 图谱
    """
    from kg import batch  # as in each command that reads documents: what reading needs takes long to load

    day, named = _day(issued), columns.parse(column_names) if column_names else ()
    started = time.monotonic()
    with _progress("读取 reading") as advance:
        report = batch.build(
            inputs,
            output,
            issued=day,
            publisher=publisher,
            columns=named,
            jobs=jobs or os.cpu_count() or 1,
            sync=sync,
            min_confidence=min_confidence,
            progress=advance,
        )
    seconds = time.monotonic() - started
    removed = f"{report.removed} 篇移除 removed, " if sync else ""
    err.print(
        f"{report.added} 篇新增或更新 added, {report.unchanged} 篇未变 unchanged, {removed}{len(report.failed)} 篇失败 failed, "
        f"{seconds:.1f} 秒 s -> {output}",
        soft_wrap=True,
    )
    if report.news:
        err.print(
            f"{report.news} 篇是一般新闻，只存较有把握的事实；全存用 --min-confidence 0 of general news only sure facts are stored",
            soft_wrap=True,
        )
    if sync and report.unlisted:
        err.print(
            "--sync: 有输入未能打开，未移除任何文档 some inputs could not be opened, so nothing was removed", soft_wrap=True
        )
    _failures(report.failed)


@app.command()
def query(
    folder: Folder,
    text: Annotated[str | None, typer.Argument(help="SPARQL 文本，或预存查询的名称 SPARQL, or the name of a saved query")] = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", help="SPARQL 文件 a file that holds the query")] = None,
    param: Annotated[list[str] | None, typer.Option("-p", "--param", help="预存查询的参数 NAME=VALUE for a saved query")] = None,
    output: Annotated[Format, typer.Option("--format", help="输出格式 format of the result")] = Format.table,
    min_confidence: Confidence = 0.0,
) -> None:
    """用 SPARQL 或预存查询提问；不给查询则列出预存查询。 Asks the graph; without a query lists the saved ones.

    \b
    kg query 图谱
    kg query 图谱 timeline -p name=清溪储能电池生产基地项目
    kg query 图谱 'SELECT ?p WHERE { ?p a kg:Project }' --format csv > 项目.csv
    kg query 图谱 -f 我的查询.rq --format json
    kg query 图谱 signings_and_starts --min-confidence 0.8
    """
    graph = open_graph(folder, min_confidence=min_confidence)
    if file is None and text is None:
        terminal.show(out, ("名称 name", "问题", "question"), [(q.name, q.zh, q.en) for q in graph.saved_queries()])
        return
    if file is not None and text is not None:
        raise KgError("give a query or -f FILE, not both")
    result = graph.ask(file if file is not None else str(text), dict(_pair(p) for p in param or ()))
    if output is Format.table:
        terminal.show(out, result.columns, result.rows())
    else:
        sys.stdout.write(result.serialize(output.value))


@app.command()
def export(
    folder: Folder,
    output: Annotated[Path, typer.Option("-o", "--output", help="x.ttl x.nt x.nq x.jsonld", metavar="FILE")],
    min_confidence: Confidence = 0.0,
) -> None:
    """导出图谱，同一图谱每次逐字节相同。 Writes the graph; the same graph gives the same bytes.

    \b
    kg export 图谱 -o 图谱.ttl
    kg export 图谱 -o 图谱.nq        # 每篇文档一个命名图 a named graph a document
    """
    count = open_graph(folder, min_confidence=min_confidence).export(output)
    err.print(f"{count} 条三元组 triples -> {output}")


@app.command()
def view(
    folder: Folder,
    output: Annotated[Path, typer.Option("-o", "--output", help="x.html", metavar="FILE")],
    around: Annotated[
        str | None, typer.Option(help="只画此名称及其周围 only this name and what is near it", metavar="NAME")
    ] = None,
    hops: Annotated[int, typer.Option(min=1, help="周围几步 how many steps around")] = 1,
    title: Annotated[str | None, typer.Option(help="网页标题 title of the page")] = None,
    min_confidence: Confidence = 0.0,
) -> None:
    """写出可离线打开的交互网页，最多画 800 个实体。 Writes one self-contained page that opens from disk, of 800 entities at most.

    \b
    kg view 图谱 -o 图谱.html
    kg view 图谱 -o 储能.html --around 清溪储能 --hops 2      # 大图谱看一处 one corner of a large graph
    """
    graph = open_graph(folder, min_confidence=min_confidence)
    nodes, edges = graph.view(output, title=title, around=around, hops=hops)
    err.print(f"{nodes} 个实体 entities, {edges} 条关系 relations -> {output}")


@app.command()
def show(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="实体名称（可为简称） a name of the entity", metavar="NAME")],
    min_confidence: Confidence = 0.0,
) -> None:
    """显示一个实体：类别、名称、各条事实及其原句。 An entity: class, names, facts, each with its sentence.

    \b
    kg show 图谱 青原经开区
    """
    for card in open_graph(folder, min_confidence=min_confidence).show(name):
        out.print(f"{card.label}  [{card.kind}]", markup=False, style="bold")
        out.print(f"<{card.iri}>", markup=False, style="dim", soft_wrap=True)
        if card.names:
            out.print("又名 also: " + "、".join(card.names), markup=False, soft_wrap=True)
        for fact in card.facts:
            out.print(f"• {fact.text}", markup=False, soft_wrap=True)
            out.print(f"    “{fact.sentence}” ({fact.document})", markup=False, style="dim", soft_wrap=True)
        out.print()


for command in (commands.timeline, commands.conflicts, commands.review):
    app.command()(command)


@app.command()
def validate(folder: Folder) -> None:
    """按 SHACL 形状与证据规则检查图谱。 Checks the graph against its shapes and its evidence.

    \b
    kg validate 图谱
    """
    with _progress("检查 checking") as progress:
        findings = open_graph(folder).validate(progress)
    if findings:
        terminal.show(out, ("级别 severity", "节点 node", "说明 message"), [(f.severity, f.node, f.message) for f in findings])
    faults = sum(f.severity == "Violation" for f in findings)
    err.print(f"{faults} 处错误 violations, {len(findings) - faults} 处提醒 warnings")
    if faults:
        raise typer.Exit(1)


@app.command("eval")
def evaluate_(
    gold: Annotated[Path, typer.Argument(help="标注目录 folder of annotations (docs/annotation.md)", metavar="GOLD")],
    folder: Folder,
    faults: Annotated[bool, typer.Option("--faults", help="列出漏掉和多出的 list what was missed and what was wrong")] = False,
) -> None:
    """与人工标注对照，给出各层准确率、召回率与 F1。 Precision, recall and F1 against annotations.

    \b
    kg eval 标注/ 图谱
    """
    from kg import evaluate  # its libraries take long to load

    if not gold.is_dir():
        raise KgError(f"{gold}: no such folder; it holds one JSON file a document (docs/annotation.md)")
    rows, missing = open_graph(folder).score(gold, faults=faults)
    terminal.show(out, evaluate.COLUMNS, map(evaluate.cells, rows))
    if missing:
        raise KgError(f"annotated documents that are not in the graph: {'、'.join(missing)}")


@app.command()
def quantities(
    inputs: Annotated[list[str], typer.Argument(help="文件，- 为标准输入 files, - for stdin", metavar="FILE...")],
    issued: Annotated[str | None, typer.Option("--date", help="相对时间的基准日 day that relative dates hang on")] = None,
    output: Annotated[Measures, typer.Option("--format", help="输出格式 form of the output")] = Measures.tsv,
) -> None:
    """列出文中的数量与时间，一行一个。 Lists the quantities and periods of a text, one a line.

    \b
    kg quantities 通报.txt
    echo 去年实际利用外资近3亿美元 | kg quantities - --date 2024-03-01
    kg quantities 通报/*.txt --format json | jq -r '.[] | select(.unit == "CCY_CNY") | .text'
    """
    from kg import quantities as listed

    failed: list[ReadError] = []
    for line in rows.stream(output.value, listed.COLUMNS, listed.rows(inputs, _day(issued), failed.append)):
        sys.stdout.write(line)
    _failures(failed)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="输出目录 folder to write to", metavar="DIR")] = Path("out/demo"),
) -> None:
    """用随附示例跑一遍全流程。 Builds the graph of the examples, asks it, exports it, draws it.

    \b
    kg demo
    """
    from kg import demo as shown

    started = time.monotonic()
    with _progress("读取 reading") as advance:
        result = shown.demo(output, progress=advance)
    terminal.show(out, ("类别 class", "实体 entities"), [(k, str(n)) for k, n in result.entities], title="实体 Entities")
    terminal.show(out, ("种类 kind", "事实 facts"), [(k, str(n)) for k, n in result.facts], title="事实 Facts")
    for asked in result.answers:
        terminal.show(out, asked.columns, asked.rows, title=f"{asked.zh}  {asked.en}")
    out.print(f"{result.documents} 篇文档 documents, {time.monotonic() - started:.1f} 秒 s", markup=False)
    for path in result.files:
        out.print(f"  {path}", markup=False, soft_wrap=True)
    _failures(result.failed)


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """A bar when a person watches; nothing in a pipe."""
    if not err.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _failures(failed: list[ReadError]) -> None:
    """Lists what could not be read, after everything else, and ends with status 1."""
    for failure in failed:
        err.print(f"! {failure}", markup=False, style="red", soft_wrap=True)
    if failed:
        raise typer.Exit(1)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise KgError(f"--date {text}: not a date; write it as 2024-05-01") from e


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark:
        raise KgError(f"-p {text}: write it as NAME=VALUE")
    return name, value


def main() -> None:
    """The entry point: errors that a user can mend are one line, with status 2."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except KgError as e:
        err.print(f"kg: {e}", markup=False, style="red", soft_wrap=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of the pipe has seen enough (| head)
        sys.stderr.close()
        sys.exit(0)
