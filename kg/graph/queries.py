"""Saved queries: kg/data/queries/NAME.rq, each with a Chinese and an English question and, where it has any, parameters.

    load("timeline", name="某某项目") -> SPARQL in which {{name}} is the string literal "某某项目"

The head of a file is comments: the question in Chinese, then in English, then `# param: NAME DEFAULT explanation`. A value
enters the query as an escaped string literal, so no value can change what is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal

from kg import resources
from kg.errors import QueryError, ResourceError

_PARAM = re.compile(r"# param: (\w+) (\S+) (.+)")
_SLOT = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a saved query can be given; `default` is used where it is not."""

    name: str
    default: str
    explanation: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with its SPARQL; `text` still has {{name}} where parameters go."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def saved() -> dict[str, SavedQuery]:
    """All saved queries by name, in order of name."""
    folder = files("kg").joinpath("data", "queries")
    names = sorted(f.name.removesuffix(".rq") for f in folder.iterdir() if f.name.endswith(".rq"))
    return {name: _parse(name, resources.text(f"queries/{name}.rq")) for name in names}


def load(name: str, /, **values: str) -> str:
    """The SPARQL of a saved query with its parameters filled in.

    Raises QueryError for an unknown name or parameter; the message lists what there is.
    """
    if name not in saved():
        raise QueryError(f"no saved query {name}; there are: {', '.join(saved())}")
    query = saved()[name]
    known = {p.name: p.default for p in query.parameters}
    if unknown := sorted(values.keys() - known.keys()):
        allowed = f"it takes {', '.join(known)}" if known else "it takes none"
        raise QueryError(f"saved query {name} has no parameter {', '.join(unknown)}; {allowed}")
    filled = known | values
    return _SLOT.sub(lambda m: str(Literal(filled[m[1]])), query.text)


def _parse(name: str, text: str) -> SavedQuery:
    head = [line for line in text.splitlines() if line.startswith("#")]
    parameters = tuple(Parameter(m[1], m[2], m[3]) for line in head if (m := _PARAM.match(line)))
    if len(head) < 2 or {p.name for p in parameters} != set(_SLOT.findall(text)):
        raise ResourceError(f"kg/data/queries/{name}.rq: needs two comment lines, then a `# param:` line for each {{{{slot}}}}")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return SavedQuery(name, head[0].lstrip("# "), head[1].lstrip("# "), parameters, body.strip() + "\n")
