"""A zip archive -> its members' names and bytes, without unpacking anything to disk.

    通报.zip (names in GBK) -> {"2024/临江.txt": the name as the archive has it, …}

Limits keep a bomb from filling the memory; a name that points outside the archive is refused.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import PurePosixPath

from kg.errors import ReadError

ENDINGS = (".zip",)
LARGEST = 1 << 28
"""Bytes of one document, packed or not: 256 MB."""
MOST = 1 << 33
"""Bytes of all members together, unpacked: 8 GB."""
MEMBERS = 200_000
RATIO = 400
"""A member that packs better than this is no text: deflate brings repeated Chinese text to about 1/200."""
SMALL = 1 << 22
"""Members below this size may pack as they like."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, struct.error, ValueError)
"""What Python's zip module raises on damaged archives."""


def members(path: str, failed: Callable[[ReadError], None]) -> dict[str, str]:
    """Name as it reads -> name as the archive has it, of every member that may be read; the others are handed to `failed`.

    Raises ReadError where the archive itself cannot be read, or is too large.
    """
    found: dict[str, str] = {}
    infos = _open(path).infolist()
    if len(infos) > MEMBERS:
        raise ReadError(path, f"holds {len(infos)} files; the limit is {MEMBERS}: split it")
    if (size := sum(i.file_size for i in infos)) > MOST:
        raise ReadError(path, f"unpacks to {size >> 20} MB; the limit is {MOST >> 20} MB: split it")
    for info in infos:
        name = _readable(info)
        steps = PurePosixPath(name).parts
        if info.is_dir() or any(s.startswith(".") or s == "__MACOSX" for s in steps if s != ".."):
            continue
        if reason := _refused(info, name):
            failed(ReadError(f"{path}/{name}", reason))
        else:
            found.setdefault("/".join(steps), info.filename)
    return found


def read(path: str, name: str) -> bytes:
    """The content of a member, by the name that the archive has. Raises ReadError where it is damaged."""
    try:
        with _open(path).open(name) as member:
            data = member.read(LARGEST + 1)
    except _BROKEN as e:
        raise ReadError(f"{path}/{name}", f"cannot be unpacked: {e}") from e
    if len(data) > LARGEST:
        raise ReadError(f"{path}/{name}", f"unpacks to more than {LARGEST >> 20} MB")
    return data


def _refused(info: zipfile.ZipInfo, name: str) -> str | None:
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        return "its name points outside of the archive"
    if info.flag_bits & 1:
        return "is encrypted: pack it without a password"
    if info.file_size > LARGEST:
        return f"unpacks to {info.file_size >> 20} MB; the limit is {LARGEST >> 20} MB"
    if info.file_size > SMALL and info.file_size > RATIO * max(info.compress_size, 1):
        return f"unpacks to {info.file_size // max(info.compress_size, 1)} times its size: no document does"
    return None


@lru_cache(maxsize=1)
def _open(path: str) -> zipfile.ZipFile:
    """The archive; the last one stays open, so that reading many members reads its directory once."""
    try:
        return zipfile.ZipFile(path)
    except _BROKEN as e:
        raise ReadError(path, f"is no readable zip archive: {e}") from e


def _readable(info: zipfile.ZipInfo) -> str:
    """The member's name. Without the mark for UTF-8 Python takes it for cp437; Windows in China wrote it in GBK."""
    name = info.filename
    if not info.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
