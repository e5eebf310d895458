"""The wordings of kg/data/rules/modality.toml, by their table and name, compiled once."""

from __future__ import annotations

import re
from functools import cache

from kg import resources


@cache
def wording(table: str, name: str) -> re.Pattern[str]:
    """A wording of a table: [words], [plans], [norms] or [prospects]."""
    return re.compile(resources.rules("modality")[table][name])
