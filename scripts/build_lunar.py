"""Writes kg/data/lunar.tsv anew: `pip install lunar_python==1.4.8` (MIT), then `python -m scripts.build_lunar`.

A row a lunar year of 1900 to 2100: the solar date of its first day, its leap month (0: none), its months in order, 1 with 30 days and 0 with
29. Every year must end where the next begins, or the table is not written.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

YEARS = range(1900, 2101)
TABLE = Path(__file__).parents[1] / "kg" / "data" / "lunar.tsv"
HEAD = """\
# The Chinese lunar calendar: the solar date of each year's first day (month-day), its leap month (0: none), and its months in order, 1 with 30
# days, 0 with 29. Facts; computed with lunar_python 1.4.8 (MIT), every year ends where the next begins.
year\tfirst\tleap\tmonths
"""


def main() -> int:
    try:
        from lunar_python import Lunar, LunarYear  # type: ignore[import-not-found]
    except ImportError:
        sys.exit("needs lunar_python: pip install lunar_python==1.4.8")
    rows, ends = [], None
    for year in YEARS:
        months = [m for m in LunarYear.fromYear(year).getMonths() if m.getYear() == year]
        solar = Lunar.fromYmd(year, 1, 1).getSolar()
        first = date(solar.getYear(), solar.getMonth(), solar.getDay())
        if ends not in (None, first):
            sys.exit(f"{year} begins on {first}, but the year before ends on {ends}")
        ends = first + timedelta(days=sum(m.getDayCount() for m in months))
        leap = LunarYear.fromYear(year).getLeapMonth()
        rows.append(f"{year}\t{first:%m-%d}\t{leap}\t{''.join(str(m.getDayCount() - 29) for m in months)}\n")
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
