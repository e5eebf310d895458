"""kg review through the command line: ask, decide, rebuild, take back."""

import csv
import io
from pathlib import Path

import pytest

from tests.test_cli import kg

TEXTS = {
    "1.txt": "平度市召开项目调度会\n2022-08-11 来源：平度市人民政府网\n\n恒禾食品加工项目落户平度市，由青岛恒禾食品有限公司投资，总投资3.6亿元。\n",
    "2.txt": "平度市重点项目建设情况\n2023-06-30 来源：平度市人民政府网\n\n恒禾年产8万吨预制菜项目完成投资1.8亿元，主体封顶。\n",
    "3.txt": "平度市招商引资情况\n2023-09-30 来源：平度市人民政府网\n\n青岛恒禾食品有限公司举行周年庆祝活动。恒禾食品加工项目正式投产。\n",
}
NAMES = {"恒禾食品加工项目", "恒禾年产8万吨预制菜项目"}


@pytest.fixture
def graph(tmp_path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name, text in TEXTS.items():
        (inputs / name).write_text(text, encoding="utf-8")
    assert kg("build", inputs, "-o", tmp_path / "g").returncode == 0
    return tmp_path / "g"


def table(graph, *options, delimiter="\t"):
    done = kg("review", graph, *options)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout), delimiter=delimiter))


def names(row):
    return {row["name1"], row["name2"]}


def decide(graph, path: Path, rows, decision):
    for row in rows:
        row["decision"] = decision
    with path.open("w", encoding="utf-8-sig", newline="") as f:
        writer = csv.DictWriter(f, list(rows[0]), delimiter="," if path.suffix == ".csv" else "\t")
        writer.writeheader()
        writer.writerows(rows)
    done = kg("review", graph, "--apply", path)
    assert done.returncode == 0, done.stderr


def projects(graph):
    done = kg("query", graph, "SELECT ?n WHERE { ?p a kg:Project ; skos:prefLabel ?n }", "--format", "csv")
    return set(done.stdout.split()[1:])


def test_what_is_asked_has_names_reasons_and_sentences(graph):
    row = next(r for r in table(graph) if names(r) == NAMES)
    assert row["decision"] == ""
    assert row["state"] == "ask"
    assert "字号相同" in row["reasons"]
    assert {"1.txt", "2.txt", "3.txt"} >= {row["document1"], row["document2"]}
    assert "恒禾" in row["sentence1"]
    assert "恒禾" in row["sentence2"]


@pytest.mark.parametrize("ending", ["tsv", "csv"])
def test_a_decision_holds_and_is_replayed_and_can_be_taken_back(graph, tmp_path, ending):
    assert projects(graph) == NAMES
    asked = [r for r in table(graph) if names(r) == NAMES]
    decide(graph, tmp_path / f"a.{ending}", asked, "同一")
    assert len(projects(graph)) == 1
    assert not [r for r in table(graph) if names(r) == NAMES]
    (tmp_path / "in" / "4.txt").write_text("恒禾项目\n2024-01-01\n\n平度市恒禾食品加工项目二期开工。\n", encoding="utf-8")
    assert kg("build", tmp_path / "in", "-o", graph).returncode == 0
    assert len(projects(graph) & NAMES) == 1
    decide(graph, tmp_path / f"b.{ending}", [r for r in table(graph, "--all") if r["state"] == "same"], "撤销")
    assert projects(graph) >= NAMES
    assert [r for r in table(graph) if names(r) == NAMES]


def test_different_is_asked_no_more(graph, tmp_path):
    decide(graph, tmp_path / "a.tsv", [r for r in table(graph) if names(r) == NAMES], "different")
    assert projects(graph) == NAMES
    assert not [r for r in table(graph) if names(r) == NAMES]


def test_a_merge_can_be_parted(tmp_path):
    for i, name in enumerate(("恒禾电子", "江州恒禾电子有限公司（以下简称“恒禾电子”）")):
        (tmp_path / f"{i}.txt").write_text(f"恒禾电子投产\n2023-0{i + 1}-01\n\n{name}新工厂在衡阳市投产。\n", encoding="utf-8")
        kg("build", tmp_path / f"{i}.txt", "-o", tmp_path / "g")
    merged = [r for r in table(tmp_path / "g", "--all") if r["state"] == "merged" and r["kind"] == "Enterprise"]
    assert merged
    decide(tmp_path / "g", tmp_path / "a.tsv", merged, "different")
    assert not [r for r in table(tmp_path / "g", "--all") if r["state"] == "merged" and r["kind"] == "Enterprise"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("decision\tiri1\tiri2\nvielleicht\tx/id/a\tx/id/b\n", "line 2: decision vielleicht"),
        ("decision\tname1\nsame\ta\n", "no column iri1"),
        ("decision\tiri1\tiri2\nsame\t\tx/id/b\n", "not the IRI of an entity"),
    ],
)
def test_a_table_that_cannot_be_meant(graph, tmp_path, text, says):
    (tmp_path / "x.tsv").write_text(text, encoding="utf-8")
    done = kg("review", graph, "--apply", tmp_path / "x.tsv")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
