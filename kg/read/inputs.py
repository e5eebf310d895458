"""What the user names on the command line -> the files to read, each with the name that its document gets.

    bulletins/2024/a.txt under the input bulletins/  ->  Source(path=bulletins/2024/a.txt, name="2024/a.txt")

A document is known by its path relative to the input, with "/": no absolute path enters the graph, and moving the folder
changes nothing.
"""

from __future__ import annotations

import glob
import os
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError

STDIN = "-"
STDIN_NAME = "stdin.txt"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read (None: standard input) and the name of its document."""

    path: Path | None
    name: str

    def bytes(self) -> bytes:
        """The file's content. Raises ReadError where the system refuses it."""
        try:
            return sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()
        except OSError as e:
            raise ReadError(str(self.path), f"cannot be read: {e.strerror or e}") from e


def sources(inputs: Iterable[str], endings: Collection[str], failed: Callable[[ReadError], None]) -> Iterator[Source]:
    """The sources of all inputs: files, folders, globs, "-" for standard input; each name once, in a fixed order.

    Folders give the files whose ending (".txt") is in `endings`. What cannot be read is handed to `failed`; the rest goes on.
    """
    seen: dict[str, Path | None] = {}
    for given in inputs:
        for source in _expand(given, endings, failed):
            if source.name not in seen:
                seen[source.name] = source.path
                yield source
            elif seen[source.name] != source.path:
                failed(ReadError(str(source.path), f"another input is already called {source.name}: name their common folder"))


def _expand(given: str, endings: Collection[str], failed: Callable[[ReadError], None]) -> Iterator[Source]:
    if given == STDIN:
        yield Source(None, STDIN_NAME)
        return
    path = Path(given)
    if not path.exists() and glob.has_magic(given):
        found = sorted(glob.glob(given, recursive=True))
        if not found:
            failed(ReadError(given, "matches no file"))
        for one in found:
            yield from _expand(one, endings, failed) if os.path.isdir(one) else [Source(Path(one), _name(os.path.basename(one)))]
    elif path.is_dir():
        yield from _folder(path, endings, failed)
    elif path.exists():
        if path.suffix.lower() in endings:
            yield Source(path, _name(path.name))
        else:
            failed(
                ReadError(
                    given, f"no reader for {path.suffix or 'a file without an ending'} (known: {' '.join(sorted(endings))})"
                )
            )
    else:
        failed(ReadError(given, "no such file or folder"))


def _folder(root: Path, endings: Collection[str], failed: Callable[[ReadError], None]) -> Iterator[Source]:
    def refused(error: OSError) -> None:
        failed(ReadError(str(error.filename), f"cannot be opened: {error.strerror}"))

    for folder, below, names in os.walk(root, onerror=refused):
        below[:] = sorted(d for d in below if not d.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix.lower() in endings and not name.startswith("."):
                yield Source(path, _name(path.relative_to(root).as_posix()))


def _name(name: str) -> str:
    """NFC: macOS hands out decomposed names, and the same folder must give the same graph everywhere."""
    return unicodedata.normalize("NFC", name)
