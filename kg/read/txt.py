"""Stub."""
from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

from kg.model import Block, Document, OffsetMap


def read(data: bytes, name: str) -> Document:
    text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    blocks, at = [], 0
    for i, line in enumerate(text.splitlines(keepends=True)):
        if line.strip():
            a = at + len(line) - len(line.lstrip())
            for m in re.finditer(r"[^。！？]+[。！？]*[”’）)]*", line.strip()):
                blocks.append(Block(a + m.start(), a + m.end(), "title" if not blocks else "body"))
        at += len(line)
    d = re.search(r"(20\d\d)-(\d\d)-(\d\d)", text)
    return Document(name, hashlib.sha256(data).hexdigest(), text, tuple(blocks), OffsetMap(((0, 0),)),
                    title=text[blocks[0].start : blocks[0].end] if blocks else None,
                    issued=date(int(d[1]), int(d[2]), int(d[3])) if d else None)
