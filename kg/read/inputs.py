"""What the user names on the command line -> the documents to read, each with its name and what is said of it beside it.

    bulletins/2024/a.txt under the input bulletins/  ->  Source(name="2024/a.txt", reader=".txt")
    新闻.jsonl  ->  新闻.jsonl#1, 新闻.jsonl#2, …       通报.zip  ->  通报.zip/2024/a.txt, …

A document is known by its path relative to the input, with "/": no absolute path enters the graph, and moving the folder
changes nothing.
"""

from __future__ import annotations

import glob
import os
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from kg.errors import ReadError
from kg.read import archives, records, sidecars
from kg.read.columns import Columns
from kg.read.metadata import Metadata

STDIN = "-"
STDIN_NAME = "stdin.txt"
OLD = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".et": ".xlsx", ".rar": ".zip", ".7z": ".zip"}
"""Endings of other programs' formats -> what to save such a file as."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read: `name` in the graph, `reader` (the ending whose reader reads it), `where` it stands for messages,
    `load` that gives its content (or raises ReadError), and `said`, what a file of metadata says of it."""

    name: str
    reader: str
    where: str
    load: Callable[[], bytes]
    said: Metadata | None = None

    def version(self, data: bytes) -> str:
        """SHA-256 of the content and of what is said of it beside it: what changes with either is read again."""
        return sha256(data if self.said is None else data + repr(self.said).encode()).hexdigest()


Failed = Callable[[ReadError], None]


def sources(inputs: Iterable[str], endings: Collection[str], failed: Failed, columns: Columns = ()) -> Iterator[Source]:
    """The sources of all inputs: files, folders, globs, "-" for standard input; each name once, in a fixed order.

    Folders and archives give the files whose ending (".txt") is in `endings`. What cannot be read is handed to `failed`; the rest
    goes on. `columns` says which column of a table of texts holds what.
    """
    seen: dict[str, str] = {}
    for given in inputs:
        for source in _expand(given, frozenset((*endings, *archives.ENDINGS, *records.ENDINGS)), failed, columns):
            if source.name not in seen:
                seen[source.name] = source.where
                yield source
            elif seen[source.name] != source.where:
                failed(ReadError(source.where, f"another input is already called {source.name}: name their common folder"))


def _expand(given: str, endings: Collection[str], failed: Failed, columns: Columns) -> Iterator[Source]:
    if given == STDIN:
        data = sys.stdin.buffer.read()
        reader = ".html" if data.lstrip()[:1] == b"<" else ".txt"
        yield Source(STDIN_NAME, reader, STDIN_NAME, partial(bytes, data))
        return
    path = Path(given)
    if not path.exists() and glob.has_magic(given):
        found = sorted(glob.glob(given, recursive=True))
        if not found:
            failed(ReadError(given, "matches no file"))
        for one in found:
            yield from _expand(one, endings, failed, columns)
    elif path.is_dir():
        yield from _folder(path, endings, failed, columns)
    elif path.exists():
        if path.suffix.lower() in endings:
            beside = sidecars.Sidecars(partial(_beside, path.parent), columns, failed)
            yield from _documents(path, path.name, beside.of(path.name), failed, columns, endings)
        else:
            failed(ReadError(given, _unknown(path.suffix, endings)))
    else:
        failed(ReadError(given, "no such file or folder"))


def _unknown(suffix: str, endings: Collection[str]) -> str:
    if better := OLD.get(suffix.lower()):
        return f"no reader for {suffix}: save it as {better}"
    return f"no reader for {suffix or 'a file without an ending'} (known: {' '.join(sorted(endings))})"


def _folder(root: Path, endings: Collection[str], failed: Failed, columns: Columns) -> Iterator[Source]:
    def refused(error: OSError) -> None:
        failed(ReadError(str(error.filename), f"cannot be opened: {error.strerror}"))

    beside = sidecars.Sidecars(partial(_beside, root), columns, failed)
    for folder, below, names in os.walk(root, onerror=refused):
        below[:] = sorted(d for d in below if not d.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix.lower() in endings and not name.startswith((".", "~$")) and not sidecars.is_one(name):
                inner = path.relative_to(root).as_posix()
                yield from _documents(path, inner, beside.of(inner), failed, columns, endings)


def _documents(
    path: Path, inner: str, said: Metadata | None, failed: Failed, columns: Columns, endings: Collection[str]
) -> Iterator[Source]:
    """The documents of one file: itself, or those that it holds."""
    name, ending, load = _name(inner), path.suffix.lower(), partial(read_file, str(path))
    try:
        if ending in archives.ENDINGS:
            yield from _archive(path, name, failed, columns, endings)
        elif ending in records.ENDINGS:
            yield from _records(ending, load, Source(name, ending, str(path), load, said), failed, columns, path)
        else:
            yield Source(name, ending, str(path), load, said)
    except ReadError as e:
        failed(e)


def _archive(path: Path, name: str, failed: Failed, columns: Columns, endings: Collection[str]) -> Iterator[Source]:
    members = archives.members(str(path), failed)
    beside = sidecars.Sidecars(partial(_inside, str(path), members), columns, failed)
    for inner in sorted(members):
        ending = Path(inner).suffix.lower()
        if ending not in endings or ending in archives.ENDINGS or sidecars.is_one(inner):
            continue
        load = partial(archives.read, str(path), members[inner])
        where = f"{path}/{inner}"
        whole = Source(_name(f"{name}/{inner}"), ending, where, load, beside.of(inner))
        if ending in records.ENDINGS:
            try:
                yield from _records(ending, load, whole, failed, columns, None)
            except ReadError as e:
                failed(e)
        else:
            yield whole


def _records(
    ending: str, load: Callable[[], bytes], whole: Source, failed: Failed, columns: Columns, path: Path | None
) -> Iterator[Source]:
    """A document a row, or the whole where no column holds text: a table."""
    rows = records.rows(ending, load, whole.where, columns, str(path) if path else None, failed)
    if rows is None:
        yield whole
        return
    for key, loader in rows:
        yield replace(whole, name=f"{whole.name}#{_name(key)}", reader=records.RECORD, where=f"{whole.where}#{key}", load=loader)


def read_file(path: str) -> bytes:
    """The content of a file. Raises ReadError where the system refuses it, or it is larger than any document."""
    try:
        if (size := os.path.getsize(path)) > archives.LARGEST:
            raise ReadError(path, f"has {size >> 20} MB; the limit is {archives.LARGEST >> 20} MB: split it")
        return Path(path).read_bytes()
    except OSError as e:
        raise ReadError(path, f"cannot be read: {e.strerror or e}") from e


def _beside(root: Path, inner: str) -> bytes | None:
    path = root / inner
    return read_file(str(path)) if path.is_file() else None


def _inside(path: str, members: dict[str, str], inner: str) -> bytes | None:
    return archives.read(path, members[inner]) if inner in members else None


def _name(name: str) -> str:
    """NFC: macOS hands out decomposed names, and the same folder must give the same graph everywhere."""
    return unicodedata.normalize("NFC", name)
