"""Bytes -> text: a file's encoding, decided the same way every time.

Order: byte-order mark, what a page declares, strict UTF-8, then GB18030 or Big5, whichever gives the more common characters.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import ReadError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?([A-Za-z0-9_-]{2,20})|encoding=["']([A-Za-z0-9_-]{2,20})""", re.I
)
_COMMON = frozenset("的一是了在有和不為为中人上大國国年這这個个市業业發发會会項项區区經经建設设縣县")
"""Function words and words of the genre, in both scripts: the wrong encoding gives nearly none of them."""
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
MOST_CONTROLS = 0.01
"""A text with more control characters than this share is binary (texts of the 20,000 tried: none above 0.0005)."""


def decode(data: bytes, path: str, *, declared: bool = False) -> str:
    """The text of a file. `declared`: look for a page's own charset. Raises ReadError with the reason."""
    if not data.strip():
        raise ReadError(path, "is empty")
    text = _decode(data, path, declared)
    if not text.strip("\ufeff \t\r\n"):
        raise ReadError(path, "is empty")
    controls = len(_CONTROL.findall(text[:20000]))
    if controls > MOST_CONTROLS * min(len(text), 20000):
        raise ReadError(path, "is a binary file, not a text; save it as text, or give it its own ending")
    return text


def _decode(data: bytes, path: str, declared: bool) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, path)
    if declared and (m := _CHARSET.search(data[:4096])):
        named = (m[1] or m[2]).decode("ascii").lower()
        encoding = "gb18030" if named in ("gb2312", "gbk", "gb18030") else named
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # a page that declares the wrong encoding is read as if it declared none
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    candidates = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        candidates.append((sum(c in _COMMON for c in text[:20000]), text))
    if not candidates or max(candidates, key=lambda c: c[0])[0] * 200 < min(len(candidates[0][1]), 20000):
        if sum(b < 9 for b in data[:4096]) > MOST_CONTROLS * min(len(data), 4096):
            raise ReadError(path, "is a binary file, not a text; save it as text, or give it its own ending")
        raise ReadError(path, "is in no encoding that is known here (UTF-8, GB18030, Big5, UTF-16 with a mark)")
    return max(candidates, key=lambda c: c[0])[1]


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        raise ReadError(path, f"begins with the mark of {encoding} but breaks it at byte {e.start}") from e
