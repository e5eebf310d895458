"""Packaged data: lexicons, units, rules, queries and the ontology, loaded once, when first asked for.

Table files are tab-separated, UTF-8, with a header row; a line that starts with # is a comment.
"""

from __future__ import annotations

import csv
import lzma
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import ResourceError


@cache
def binary(name: str) -> bytes:
    """The bytes of a file under kg/data, by its path there."""
    try:
        return files("kg").joinpath("data", *name.split("/")).read_bytes()
    except FileNotFoundError as e:
        raise ResourceError(f"packaged data {name} is missing: reinstall parkgraph") from e


@cache
def text(name: str) -> str:
    """The text of a file under kg/data, by its path there ("units.tsv", "rules/status.toml"); one that ends in .xz is unpacked."""
    data = binary(name)
    return (lzma.decompress(data) if name.endswith(".xz") else data).decode()


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated file under kg/data as dicts from column to value.

    Raises ResourceError where a row has more or fewer columns than the header.
    """
    lines = [line for line in text(name).splitlines() if line and not line.startswith("#")]
    header, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise ResourceError(f"kg/data/{name}: row {number} has {len(row)} columns, the header has {len(header)}")
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


@cache
def words(name: str) -> frozenset[str]:
    """A closed list of words, by its name in kg/data/lexicon/words.tsv. Raises ResourceError where there is none."""
    found = frozenset(row["word"] for row in table("lexicon/words.tsv") if row["list"] == name)
    if not found:
        raise ResourceError(f"kg/data/lexicon/words.tsv has no list {name}")
    return found


@cache
def either(*names: str) -> str:
    """The words of closed lists as the alternatives of a pattern, the longest first."""
    return "|".join(sorted({re.escape(w) for name in names for w in words(name)}, key=lambda w: (-len(w), w)))


@cache
def endings(name: str) -> tuple[str, ...]:
    """The words of a closed list, for what ends with one of them."""
    return tuple(words(name))


@cache
def rules(name: str) -> dict[str, Any]:
    """A TOML file under kg/data/rules, parsed."""
    try:
        return tomllib.loads(text(f"rules/{name}.toml"))
    except tomllib.TOMLDecodeError as e:
        raise ResourceError(f"kg/data/rules/{name}.toml: {e}") from e


@cache
def shipped(name: str) -> Path:
    """A folder of the project that is shipped with the package: "ontology" or "examples".

    In an installed wheel it lies under kg/data, in a checkout beside kg.
    """
    package = Path(__file__).parent
    for path in (package / "data" / name, package.parent / name):
        if path.is_dir():
            return path
    raise ResourceError(f"the folder {name} is missing: reinstall parkgraph")
