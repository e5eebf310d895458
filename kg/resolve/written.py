"""Profiles as text and back: what a store keeps of them beside the documents.

    Profile(武陵光伏项目, home 430700 ...) -> {"amounts":["4200000000 CCY_CNY"],"homes":["430700"],"kind":"Project","label":"武陵光伏项目"}

Empty fields are left out; the same value gives the same text.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from kg.resolve.parts import Parts
from kg.resolve.profile import Profile


def profile(found: Profile) -> str:
    """A profile as text."""
    return _text({f.name: _plain(getattr(found, f.name)) for f in fields(found)})


def read_profile(text: str) -> Profile:
    """The profile that a text was written from."""
    found: dict[str, Any] = json.loads(text)
    split = tuple(
        Parts(tuple(p["places"]), p["company"], p["brand"], p["rest"], p["phase"], frozenset(p["ordinals"]))
        for p in found.pop("parts", ())
    )
    given: dict[str, Any] = {}
    for f in fields(Profile):
        if f.name == "parts":
            given["parts"] = split
        elif f.name in ("iri", "family", "kind", "label", "code"):
            given[f.name] = found.get(f.name, "")
        elif f.name == "years":
            given["years"] = tuple(found.get("years", ("", "")))
        elif f.name == "names":
            given["names"] = found.get("names", {})
        else:
            given[f.name] = frozenset(found.get(f.name, ()))
    return Profile(**given)


def _plain(value: object) -> Any:
    if isinstance(value, Parts):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _text(value: dict[str, Any]) -> str:
    kept = {k: v for k, v in value.items() if v not in ("", [], {}, ["", ""])}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
