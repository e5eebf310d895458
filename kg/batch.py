"""Many documents into one store: which need reading, several processes that read, one that writes.

    通报/ (120 files, 3 of them changed)  ->  Report(added=3, unchanged=117, failed=[])

Nothing here grows with the documents that the store holds already; of the inputs only the names are kept. Documents are stored some
at once, all or none, so that a build that was killed goes on where it stopped when it is called again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from kg import pipeline
from kg.errors import KgError, ReadError
from kg.graph import rdf
from kg.graph.learned import Taken, take
from kg.graph.mint import Mint
from kg.graph.store import Store
from kg.model import Document, Genre
from kg.read import inputs as read_inputs
from kg.read.columns import Columns
from kg.read.inputs import STDIN, Source

Progress = Callable[[int, int | None], None]
"""Called with (documents done, documents in all; None where that is not known)."""
FEW = 128
"""Up to this many documents one process is faster than starting others (each loads the dictionary first)."""
CHUNK = 8
"""Documents that a process takes at once: few enough that the last ones are shared out, enough that handing over costs little."""
AHEAD = 6
"""Chunks a process that wait or work at any time: enough to go on while others are written; bounds the memory whatever the number."""
STORED = 128
"""Documents that are stored at once: what a kill can cost."""
REFRESHED = 2_500
"""Documents after which identity and view are brought up to date, so that what that needs does not grow with the build."""


@dataclass
class Report:
    """What a build did. `failed` are the files that could not be read; all others are in the graph.

    `news`: so many of the added are general news, of which only what is sure was kept. `unlisted`: some inputs could not be opened, so
    that `sync` removed nothing: what they hold is not known to be gone.
    """

    added: int = 0
    unchanged: int = 0
    removed: int = 0
    news: int = 0
    unlisted: bool = False
    failed: list[ReadError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read, with what is said of all documents of the build."""

    source: Source
    issued: date | None
    publisher: str | None
    base: str
    min_confidence: float | None


Result = tuple[Taken, Genre] | ReadError
"""What there is to store of a document and what kind of text it is, or why there is nothing."""


def build(
    inputs: Iterable[str | Path],
    folder: str | Path,
    *,
    issued: date | None = None,
    publisher: str | None = None,
    columns: Columns = (),
    jobs: int = 1,
    sync: bool = False,
    min_confidence: float | None = None,
    progress: Progress | None = None,
) -> Report:
    """Reads documents into the graph in `folder`, which is made or added to; what is there unchanged is left alone.

    `inputs` are files, folders, globs or "-"; `issued` and `publisher` count where a text has none; `columns` are (field, column)
    pairs for tables of texts, such as (("text", "正文"), ("date", "发布时间")). With `sync` the graph loses the documents that the
    inputs no longer hold. Facts below `min_confidence` (0 to 1; None: pipeline.confident) are not stored; a graph keeps the value it
    was made with. `jobs` processes read at once; a script that asks for more than one must guard its main part with
    `if __name__ == "__main__"`, as multiprocessing does. Raises KgError where the folder cannot be written.
    """
    names = [str(i) for i in inputs]
    report = Report()
    total = _count(names, columns) if progress else None
    with Store(Path(folder), write=True, min_confidence=min_confidence) as store:
        present: set[str] = set()

        def tasks() -> Iterator[Task]:
            for source in read_inputs.sources(names, pipeline.READERS.keys(), unlisted, columns):
                present.add(source.name)
                try:
                    data = source.load()
                except ReadError as e:
                    report.failed.append(e)
                    continue
                if store.version(source.name) == source.version(data):
                    report.unchanged += 1
                else:
                    yield Task(source, issued, publisher, store.base, store.min_confidence)

        def unlisted(error: ReadError) -> None:
            report.failed.append(error)
            report.unlisted = True

        waiting: list[Taken] = []
        for result in _worked(tasks(), jobs):
            if isinstance(result, ReadError):
                report.failed.append(result)
            else:
                taken, genre = result
                waiting.append(taken)
                report.added += 1
                report.news += genre == "news" and store.min_confidence is None
            if len(waiting) == STORED:
                store.put(waiting)
                waiting = []
                if report.added % REFRESHED < STORED:
                    store.refresh_view()
            if progress:
                progress(report.added + report.unchanged + len(report.failed), total)
        store.put(waiting)
        if sync and not report.unlisted:
            for gone in [path for path in store.paths() if path not in present]:
                report.removed += store.remove(gone)
        store.refresh_view()
    report.failed.sort(key=str)
    return report


def document(source: Source, issued: date | None, publisher: str | None = None) -> Document:
    """The document of a source. Raises ReadError with the place that the user knows."""
    try:
        data = source.load()
        found = pipeline.document(data, source.name, reader=source.reader, said=source.said, issued=issued, publisher=publisher)
    except ReadError as e:
        raise ReadError(source.where, e.reason) from e
    return replace(found, sha256=source.version(data))


def _count(names: list[str], columns: Columns) -> int | None:
    """How many documents the inputs hold, for the bar; standard input can be read only once."""
    if STDIN in names:
        return None
    return sum(1 for _ in read_inputs.sources(names, pipeline.READERS.keys(), lambda _: None, columns))


def _worked(tasks: Iterator[Task], jobs: int) -> Iterator[Result]:
    """The results of all tasks in their order, from as many processes as are worth starting."""
    first = list(islice(tasks, FEW + 1))
    if jobs == 1 or len(first) <= FEW:
        yield from map(_work, chain(first, tasks))
        return
    rest = chain(first, tasks)
    chunks: Iterator[list[Task]] = iter(lambda: list(islice(rest, CHUNK)), [])
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Result]]] = deque(pool.submit(_work_all, c) for c in islice(chunks, jobs * AHEAD))
        try:
            while waiting:
                yield from waiting.popleft().result()
                waiting.extend(pool.submit(_work_all, c) for c in islice(chunks, 1))
        except BrokenProcessPool as e:
            raise KgError("a reading process was ended by the system (out of memory?); call again: what was read is kept") from e


def _work_all(tasks: list[Task]) -> list[Result]:
    return [_work(task) for task in tasks]


def _work(task: Task) -> Result:
    """One file to what is stored of it, or the error that says why there is nothing."""
    try:
        found = pipeline.analyse(document(task.source, task.issued, task.publisher))
        quads = rdf.unsorted(pipeline.confident(found, task.min_confidence), task.base)
        return take(quads, Mint(task.source.name, task.base).document()), found.reading.genre
    except ReadError as e:
        return e
    except Exception as e:  # a fault of ours in one document must not cost the other million
        return ReadError(task.source.where, f"cannot be analysed, please report it: {e!r}")
