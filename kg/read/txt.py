"""A text file -> Document.

通报.txt in UTF-8, GB18030, Big5 or UTF-16 -> its title, date line, headings and paragraphs
"""

from __future__ import annotations

import hashlib

from kg.model import Document
from kg.read import clean, lines
from kg.read.encoding import decode
from kg.read.metadata import Metadata


def read(data: bytes, name: str) -> Document:
    """The document of a text file. Raises ReadError where it is empty, binary or in no known encoding."""
    text = decode(data, name)
    return clean.document(name, hashlib.sha256(data).hexdigest(), lines.lines_of(text), Metadata())
