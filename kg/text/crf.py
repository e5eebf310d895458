"""A conditional random field of kg/data, as CRFsuite applies it: rows of features -> how probable each label is.

Model: Lafferty, McCallum and Pereira (2001).
"""

from __future__ import annotations

import threading

import pycrfsuite

from kg import resources

_kept = threading.local()


def model(name: str) -> pycrfsuite.Tagger:
    """The model of a file under kg/data, opened once in each thread: it keeps the rows that it was given last."""
    opened: dict[str, pycrfsuite.Tagger] = _kept.__dict__
    if name not in opened:
        opened[name] = pycrfsuite.Tagger()
        opened[name].open_inmemory(resources.binary(name))
    return opened[name]


def probable(name: str, label: str, rows: list[list[str]]) -> list[float]:
    """How probable a label is in each of some rows of features (0 to 1), in the light of the others."""
    tagger = model(name)
    tagger.set(rows)
    return [tagger.marginal(label, i) for i in range(len(rows))]
