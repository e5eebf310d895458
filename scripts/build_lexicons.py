"""Builds the packaged lexicons from their sources: `python scripts/build_lexicons.py ../shared/data/lexicons`.

Writes kg/data/lexicon/places.tsv (provinces, cities, counties with code, short form, level, parent, coordinates),
kg/data/lexicon/zones.tsv (development zones with province) and kg/data/lexicon/SOURCES.tsv (file, SHA-256, licence).
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "kg" / "data" / "lexicon"
SOURCES = {
    "admin_divisions/provinces.json": "modood/Administrative-divisions-of-China @57a0aa9, WTFPL",
    "admin_divisions/cities.json": "modood/Administrative-divisions-of-China @57a0aa9, WTFPL",
    "admin_divisions/areas.json": "modood/Administrative-divisions-of-China @57a0aa9, WTFPL",
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


def main(folder: Path) -> None:
    def load(name: str) -> list[dict[str, str]]:
        return json.loads((folder / "admin_divisions" / name).read_text(encoding="utf-8"))

    where = {}
    with (folder / "admin_divisions" / "cpca_adcodes.csv").open(encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            where[row["adcode"][:6]] = (row["longitude"][:9], row["latitude"][:9])
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
            lon, lat = where.get(code.ljust(6, "0"), ("", ""))
            f.write("\t".join((code, name, stem, str(level), parent, lon, lat)) + "\n")
    zones = {}
    for line in (folder / "dev_zones" / "national_etdz.tsv").read_text(encoding="utf-8").splitlines():
        name, province = line.split("\t")
        zones[name] = province
    with (folder / "dev_zones" / "zones_from_admin_codes.tsv").open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            if row["level"] == "county":
                zones.setdefault(row["name"], row["province"])
    with (OUT / "zones.tsv").open("w", encoding="utf-8", newline="\n") as f:
        f.write(
            "# Development zones with their province. Made by scripts/build_lexicons.py; sources in SOURCES.tsv.\nname\tprovince\n"
        )
        f.writelines(f"{name}\t{zones[name]}\n" for name in sorted(zones))
    with (OUT / "SOURCES.tsv").open("w", encoding="utf-8", newline="\n") as f:
        f.write("file\tsha256\tsource and licence\n")
        for name, source in SOURCES.items():
            f.write(f"{name}\t{hashlib.sha256((folder / name).read_bytes()).hexdigest()}\t{source}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
