"""Builds the packaged lexicons from their sources: `python scripts/build_lexicons.py ../shared/data/lexicons`.

Writes into kg/data/lexicon: places.tsv (provinces, cities, counties with code, short form, level, parent, coordinates), towns.tsv.xz
(the towns of each county), renamed.tsv (former names with the last day), zones.tsv (development zones with rank and area) and
SOURCES.tsv (file, SHA-256, licence).
"""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import re
import sys
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).parent.parent / "kg" / "data" / "lexicon"
SOURCES = {
    "admin_divisions/provinces.json": "modood/Administrative-divisions-of-China @57a0aa9, WTFPL",
    "admin_divisions/cities.json": "modood/Administrative-divisions-of-China @57a0aa9, WTFPL",
    "admin_divisions/areas.json": "modood/Administrative-divisions-of-China @57a0aa9, WTFPL",
    "admin_divisions/streets.json": "modood/Administrative-divisions-of-China @57a0aa9, WTFPL",
    "admin_divisions/china_location_change.txt": "JioNLP, Apache-2.0",
    "admin_divisions/cpca_adcodes.csv": "cpca, MIT",
    "dev_zones/national_etdz.tsv": "government list of national economic-technological development zones, facts",
    "dev_zones/zones_from_admin_codes.tsv": "derived from modood/Administrative-divisions-of-China, WTFPL",
}
PEOPLES = (
    "壮族 回族 维吾尔 土家族 苗族 藏族 彝族 蒙古族 蒙古 布依族 侗族 瑶族 白族 傣族 哈尼族 黎族 朝鲜族 满族 羌族 畲族 仡佬族 水族 拉祜族 佤族 纳西族 景颇族 "
    "傈僳族 土族 撒拉族 东乡族 保安族 哈萨克 柯尔克孜 锡伯 塔吉克 达斡尔族 鄂温克族 鄂伦春 毛南族 仫佬族 京族 独龙族怒族 普米族 各族 裕固族 阿昌族 怒族 独龙族 布朗族"
).split()
ENDING = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|林区|地区|新区|省|市|盟|县|区|旗)$")
PROVINCES = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}


def short(name: str) -> str:
    """青海省 -> 青海; 恩施土家族苗族自治州 -> 恩施; a name that would keep one character only stays whole."""
    if name in PROVINCES:
        return PROVINCES[name]
    stem = ENDING.sub("", name)
    changed = True
    while changed and name.endswith(("自治州", "自治县", "自治旗")):
        changed = False
        for people in PEOPLES:
            if stem.endswith(people) and len(stem) - len(people) >= 2:
                stem, changed = stem[: -len(people)], True
    return stem if len(stem) >= 2 else name


class Row(NamedTuple):
    """A division as places.tsv has it."""

    code: str
    name: str
    short: str
    level: int
    parent: str


RENAMED_HEAD = """# Former names of divisions: the code of what the area is today, the name it had, and the last day of it (empty: unknown).
# Made by scripts/build_lexicons.py from dated decisions of the State Council and the ministry, and from renamed_by_hand.tsv.
code\tname\tuntil
"""
ZONES_HEAD = """# Development zones with their province, rank (national where a national list has them) and the code of the area they lie in.
# Made by scripts/build_lexicons.py; sources in SOURCES.tsv.
name\tprovince\trank\tarea
"""
ZONE_END = re.compile(r"(?:开发区|园区|产业园|工业园|合作区|保税区|保税港区|综合保税区|示范区|新区|集聚区|科技园)$")


def write(name: str, head: str, rows: list[tuple[str, ...]]) -> None:
    """A table of kg/data/lexicon."""
    (OUT / name).write_text(head + "".join("\t".join(r) + "\n" for r in rows), encoding="utf-8", newline="\n")


def renamed(folder: Path, divisions: list[Row]) -> list[tuple[str, ...]]:
    """Former names whose area is one division today; an area that was split or went into several is none."""
    by_name: dict[str, list[Row]] = {}
    for d in divisions:
        by_name.setdefault(d.name, []).append(d)
    found: dict[tuple[str, str], str] = {}
    changes = (folder / "admin_divisions" / "china_location_change.txt").read_text(encoding="utf-8").splitlines()
    for line in changes:
        old, new = (part.split("\t") for part in line.split("=>"))
        day, name = old[0], old[-2]
        now = [d for d in by_name.get(new[-1], ()) if d.parent[:2] == d.code[:2]]
        same_name = short(name) == short(new[-1])
        if len(now) == 1 and same_name and name != new[-1]:
            found[now[0].code, name] = day
    with (OUT / "renamed_by_hand.tsv").open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader((x for x in f if not x.startswith("#")), delimiter="\t"):
            now = [d for d in by_name.get(row["now"], ()) if d.code.startswith(row["within"])]
            found.setdefault((now[0].code, row["name"]), row["until"])
    return sorted((code, name, day) for (code, name), day in found.items())


def zones(folder: Path, divisions: list[Row]) -> list[tuple[str, ...]]:
    """Zones of the national list and of the administrative codes, with the smallest area that is known of each."""
    provinces = {d.short: d.code for d in divisions if d.level == 1} | {d.name: d.code for d in divisions if d.level == 1}
    names = {d.code: d.name for d in divisions}
    lengths = range(2, 12)

    def area(name: str, within: str) -> str:
        at, found = 0, within
        while True:
            inside = [
                (n, d) for n in lengths for d in divisions if name[at : at + n] in (d.name, d.short) and d.code.startswith(found)
            ]
            if not inside or not inside[-1][0]:
                return found
            longest = max(inside, key=lambda pair: pair[0])
            at, found = at + longest[0], longest[1].code

    out: dict[str, tuple[str, str, str]] = {}
    for line in (folder / "dev_zones" / "national_etdz.tsv").read_text(encoding="utf-8").splitlines():
        name, province = line.split("\t")
        out[name] = (province, "national", area(name, provinces.get(province, "")))
    with (folder / "dev_zones" / "zones_from_admin_codes.tsv").open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            name, code = re.sub(r"(?:街道办事处|街道|管委会|管理委员会)$", "", row["name"]), row["code"]
            inside = code[:6] if code[:6] in names else code[:4] if code[:4] in names else code[:2]
            if row["level"] == "county":
                out.setdefault(row["name"], (row["province"], "", area(row["name"], inside)))
            elif ZONE_END.search(name) and area(name, code[:2]) != code[:2]:  # 保税区 alone is no name
                out.setdefault(name, (row["province"], "", inside))
    return sorted((name, *rest) for name, rest in out.items())


def main(folder: Path) -> None:
    def load(name: str) -> list[dict[str, str]]:
        return json.loads((folder / "admin_divisions" / name).read_text(encoding="utf-8"))

    where: dict[object, tuple[str, str]] = {}
    with (folder / "admin_divisions" / "cpca_adcodes.csv").open(encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            at = (row["longitude"][:9], row["latitude"][:9])
            where[row["adcode"][:6]] = where[row["adcode"][:4], short(row["name"])] = at  # the code changes with the rank
    rows = []
    for p in load("provinces.json"):
        rows.append((p["code"], p["name"], short(p["name"]), 1, ""))
    for name, code in (("香港特别行政区", "81"), ("澳门特别行政区", "82"), ("台湾省", "71")):
        rows.append((code, name, short(name), 1, ""))
    for c in load("cities.json"):
        if not re.search("市辖区|直辖|县$", c["name"]):
            rows.append((c["code"], c["name"], short(c["name"]), 2, c["provinceCode"]))
    cities = {r[0] for r in rows}
    for a in load("areas.json"):
        if a["name"] in ("市辖区",) or re.search("开发区|园区|管理区|新区$|示范区|高新|农场", a["name"]):
            continue
        parent = a["cityCode"] if a["cityCode"] in cities else a["provinceCode"]
        rows.append((a["code"], a["name"], short(a["name"]), 3, parent))
    with (OUT / "places.tsv").open("w", encoding="utf-8", newline="\n") as f:
        f.write(
            "# Provinces (level 1), cities (2) and counties (3) of China. Made by scripts/build_lexicons.py; sources in SOURCES.tsv.\n"
        )
        f.write("code\tname\tshort\tlevel\tparent\tlongitude\tlatitude\n")
        for code, name, stem, level, parent in sorted(rows):
            lon, lat = where.get(code.ljust(6, "0")) or where.get((code[:4], stem), ("", ""))
            f.write("\t".join((code, name, stem, str(level), parent, lon, lat)) + "\n")
    divisions = [Row(*r) for r in sorted(rows)]
    write("renamed.tsv", RENAMED_HEAD, renamed(folder, divisions))
    write("zones.tsv", ZONES_HEAD, zones(folder, divisions))
    towns: dict[str, list[str]] = {}
    for t in load("streets.json"):
        towns.setdefault(t["areaCode"], []).append(f"{t['code'][6:]}{t['name']}")
    packed = "".join(f"{county}\t{' '.join(sorted(names))}\n" for county, names in sorted(towns.items()))
    (OUT / "towns.tsv.xz").write_bytes(lzma.compress(("county\ttowns\n" + packed).encode(), preset=9))
    with (OUT / "SOURCES.tsv").open("w", encoding="utf-8", newline="\n") as f:
        f.write("file\tsha256\tsource and licence\n")
        for name, source in SOURCES.items():
            f.write(f"{name}\t{hashlib.sha256((folder / name).read_bytes()).hexdigest()}\t{source}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
