"""Helpers of the tests of mentions: a text of one block -> its reading, by the rules alone (test_tagger.py has the tagger's cases)."""

from kg import pipeline
from kg.mentions.tagging import tagger
from kg.model import Block, Document, OffsetMap, Reading


def document(text: str, title: str | None = None) -> Document:
    whole = f"{title}\n{text}" if title else text
    cut = len(title) if title else 0
    blocks = (Block(0, cut, "title", 1), Block(cut + 1, len(whole), "body")) if title else (Block(0, len(whole), "body"),)
    return Document("test.txt", "0" * 64, whole, blocks, OffsetMap(((0, 0),)), title=title)


RULES = tuple(widen for widen in pipeline.WIDENERS if widen is not tagger.widen)


def read(text: str, title: str | None = None) -> Reading:
    return pipeline.read(document(text, title), RULES)
