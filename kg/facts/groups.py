"""Stub."""
from __future__ import annotations

from collections.abc import Iterable

from kg.model import Group, Reading, Sentence


def find(reading: Reading, sentence: Sentence) -> Iterable[Group]:
    return ()
