"""One writer at a time: a lock on a file in the store's folder, freed by the system when its holder ends or is killed.

with a writer at work, a second `kg build` on the same folder ends with: 图谱: being written by another process …
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from kg.errors import StoreError


def acquire(folder: Path, *, write: bool) -> IO[str]:
    """Takes the lock of a store: a writer alone, readers together (on Windows readers one by one too).

    Raises StoreError at once where another process holds it. Closing the returned file frees the lock.
    """
    handle = open(folder / "lock", "a+", encoding="utf-8")  # noqa: SIM115 - it must outlive this function
    try:
        _take(handle, write)
    except OSError as e:
        handle.seek(0)
        holder = handle.read().strip()
        handle.close()
        who = f"process {holder}" if holder else "another process"
        raise StoreError(f"{folder}: in use by {who}: wait until it has ended, or write to another folder") from e
    handle.truncate(0)
    if write:
        handle.write(str(os.getpid()))
        handle.flush()
    return handle


if sys.platform == "win32":
    import msvcrt

    def _take(handle: IO[str], write: bool) -> None:
        handle.seek(1 << 20)  # a byte far behind the text, so that others can still read who holds it
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: IO[str], write: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
