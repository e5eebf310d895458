"""Office files (docx, xlsx) are zip packages: what is wrong with one, in words, before a library opens it.

an old .doc that was renamed to .docx -> ReadError "is a file of Word 97-2003 or encrypted: …"
"""

from __future__ import annotations

import io
import zipfile

from kg.errors import ReadError
from kg.read.archives import LARGEST

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST = 1 << 30
"""Bytes that a package may unpack to: 1 GB."""
RATIO = 1000
"""Sheets of one repeated row pack to 1/200 or so."""


def check(data: bytes, where: str, part: str, kind: str) -> None:
    """Raises ReadError where the bytes are no package with this part, or unpack to too much."""
    if not data.strip():
        raise ReadError(where, "is empty")
    if data.startswith(OLE):
        raise ReadError(where, f"is encrypted, or of the format before 2007: save it as {kind} of today without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as e:
        raise ReadError(where, f"is not {kind}, or is damaged: {e}") from e
    if part not in (i.filename for i in infos):
        raise ReadError(where, f"is not {kind}: it has no {part}")
    size = sum(i.file_size for i in infos if i.filename.endswith((".xml", ".rels")))
    if size > MOST or any(i.file_size > LARGEST * 2 or i.file_size > RATIO * max(i.compress_size, 1000) for i in infos):
        raise ReadError(where, f"unpacks to {size >> 20} MB: too much for a document")
