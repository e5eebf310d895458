"""Helpers of the tests of mentions: a text of one block -> its reading."""

from kg import pipeline
from kg.model import Block, Document, OffsetMap, Reading


def document(text: str, title: str | None = None) -> Document:
    whole = f"{title}\n{text}" if title else text
    cut = len(title) if title else 0
    blocks = (Block(0, cut, "title", 1), Block(cut + 1, len(whole), "body")) if title else (Block(0, len(whole), "body"),)
    return Document("test.txt", "0" * 64, whole, blocks, OffsetMap(((0, 0),)), title=title)


def read(text: str, title: str | None = None) -> Reading:
    return pipeline.read(document(text, title))
