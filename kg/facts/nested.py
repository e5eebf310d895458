"""Facts inside a fact -> the fields that change with them: a Change holds two Observations, a Distinction what it qualifies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.model import Fact


def changed(fact: Fact, change: Callable[[Fact], Fact]) -> dict[str, Any]:
    """Name -> new value of the fields with facts that `change` makes others; nothing of the fields that stay as they are."""
    new = {}
    for name in fact.__dataclass_fields__:
        old = getattr(fact, name)
        value = _inner(old, change)
        if value is not old:
            new[name] = value
    return new


def _inner(value: Any, change: Callable[[Fact], Fact]) -> Any:
    if isinstance(value, Fact):
        return change(value)
    if isinstance(value, tuple) and any(isinstance(part, Fact) for part in value):
        parts = tuple(_inner(part, change) for part in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    return value
