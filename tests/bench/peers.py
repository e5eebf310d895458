"""Other readers on the same cases in the same run, where they are installed: Recognizers-Text (recognizers-text-suite with emoji<1) and cn2an.

    pip install --target DIR recognizers-text-suite 'emoji<1' cn2an; PYTHONPATH=DIR make bench-quantities

A peer is held to the suite's own answers, without any adapter: the text and the value of every result.
"""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from importlib import import_module
from typing import Any

from suites import Suite

from kg.mentions.measures.folding import narrow

_NAMES = {"Recognizers-Text": "recognizers_suite", "cn2an": "cn2an"}


def _installed(module: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return import_module(module)
    except Exception:  # whatever keeps an optional peer from loading, it is not there
        return None


RECOGNIZERS, CN2AN = (_installed(module) for module in _NAMES.values())
_READERS = {
    "NumberModel": "recognize_number",
    "PercentModel": "recognize_percentage",
    "CurrencyModel": "recognize_currency",
    "DimensionModel": "recognize_dimension",
}


def announce() -> None:
    """Says which peers are compared."""
    for (name, module), found in zip(_NAMES.items(), (RECOGNIZERS, CN2AN), strict=True):
        print(f"peer {name}: {'installed, figures below' if found else f'not installed ({module})'}")


def measures(suite: Suite, case: dict[str, Any]) -> None:
    """Recognizers-Text on a case of numbers, percentages, money or dimensions; cn2an on the numerals that it should find."""
    text, results = case["Input"], case["Results"]
    values = [(narrow(r["Text"]).strip(), _value(r.get("Resolution"))) for r in results]
    if RECOGNIZERS:
        found = _read(_READERS[suite.name], text)
        got = [(narrow(r.text).strip(), _value(r.resolution)) for r in found]
        suite.peer("Recognizers-Text", [_folded(x) for x in got] == [_folded(x) for x in values])
    if CN2AN and suite.name == "NumberModel" and results:
        suite.peer("cn2an (given each numeral)", all(_converted(wording) == v for wording, v in values))


def times(suite: Suite, text: str, results: list[dict[str, Any]], today: date) -> None:
    """Recognizers-Text on a case of dates and times: the texts, and one of the values."""
    if not RECOGNIZERS:
        return
    found = _read("recognize_datetime", text, reference=datetime.combine(today, time()))
    good = len(found) == len(results) and all(
        narrow(f.text).lower() == narrow(r["Text"]).lower() and _same_times(f.resolution, r)
        for f, r in zip(found, results, strict=True)
    )
    suite.peer("Recognizers-Text", good)


def _read(name: str, text: str, **options: Any) -> list[Any]:
    try:
        return list(getattr(RECOGNIZERS, name)(text, RECOGNIZERS.Culture.Chinese, **options))
    except Exception:  # a peer that fails on a case has not read it
        return []


def _same_times(found: Any, want: dict[str, Any]) -> bool:
    got = {str(x) for v in (found or {}).get("values", []) for k, x in v.items() if k in ("value", "start", "end")}
    parts = want.get("Value") or {}
    wanted = [set(map(str, (parts.get(k) or {}).values())) for k in ("PastResolution", "FutureResolution")] if parts else []
    for v in (want.get("Resolution") or {}).get("values", []):
        wanted.append({str(x) for k, x in v.items() if k in ("value", "start", "end")})
    return any(w <= got for w in wanted)


def _value(resolution: Any) -> float | None:
    try:
        return float(str((resolution or {}).get("value")).rstrip("%"))
    except ValueError:
        return None


def _folded(result: tuple[str, float | None]) -> tuple[str, float | None]:
    text, value = result
    return text.lower(), None if value is None else float(f"{value:.13g}")


def _converted(wording: str) -> float | None:
    try:
        return float(CN2AN.cn2an(wording, "smart"))
    except Exception:  # it raises on what it cannot read
        return None
