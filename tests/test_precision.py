"""The kept verdicts are whole, and a fact's short form says who, what, how much, in which modality and when."""

import csv

import pytest

from scripts.precision import FIELDS, QUOTAS, VERDICTS, known, read


@pytest.mark.parametrize("path", sorted(VERDICTS.glob("*.tsv")), ids=lambda p: p.stem)
def test_verdicts_are_whole(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert tuple(rows[0]) == FIELDS
    assert {r["kind"] for r in rows} <= set(QUOTAS)
    assert all(bool(r["wrong"]) == (r["verdict"] == "wrong") for r in rows if r["verdict"])
    assert {r["verdict"] for r in rows} <= {"right", "wrong", ""}
    assert len(known(path)) == sum(bool(r["verdict"]) for r in rows)


def test_short_forms():
    text = "2023年，云岭开发区税收3.5亿元。恒远重机项目计划2024年6月开工。"
    said = [(f.kind, f.fact) for f in read({"id": "a", "title": "云岭开发区开年工作", "date": "2024-01-05", "text": text})]
    assert ("observation", "云岭开发区 | 税收 | 3.5亿元 | actual | 2023-01-01~2023-12-31") in said
    assert ("status", "恒远重机项目 | started | planned | 2024-06-01~2024-06-30") in said
