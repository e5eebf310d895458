"""The command line as a user has it: a process, its output, its exit status."""

import csv
import json
import os
import subprocess
import sys
import tomllib

import pytest

from kg import resources
from tests.conftest import ROOT

DOCUMENTS = resources.shipped("examples") / "documents"
COMMANDS = [
    "build",
    "timeline",
    "conflicts",
    "review",
    "query",
    "export",
    "view",
    "show",
    "validate",
    "eval",
    "quantities",
    "demo",
]


def kg(*args, cwd=None, stdin=None, **env):
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, args)],
        cwd=cwd or ROOT,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kg") / "图谱"
    done = kg("build", DOCUMENTS, "-o", folder)
    assert done.returncode == 0, done.stderr
    assert "5 篇新增" in done.stderr
    assert done.stdout == ""
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = kg(command, "--help")
    assert done.returncode == 0
    assert f"kg {command}" in done.stdout


def test_the_version_is_that_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    done = kg("--version")
    assert (done.returncode, done.stdout) == (0, f"{project['name']} {project['version']}\n")


def test_building_again_changes_nothing(graph, tmp_path):
    before = kg("export", graph, "-o", tmp_path / "a.ttl")
    done = kg("build", DOCUMENTS, "-o", graph)
    assert "0 篇新增" in done.stderr
    assert "5 篇未变" in done.stderr
    kg("export", graph, "-o", tmp_path / "b.ttl")
    assert before.returncode == 0
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


@pytest.mark.parametrize(("format", "starts"), [("csv", "name\n"), ("json", "{"), ("xml", "<?xml")])
def test_query_formats_pipe(graph, format, starts):
    done = kg("query", graph, "SELECT ?name WHERE { ?p a kg:Project ; skos:prefLabel ?name }", "--format", format)
    assert done.returncode == 0
    assert done.stdout.startswith(starts)
    assert "清溪储能电池生产基地项目" in done.stdout


def test_query_ttl_of_a_construct(graph):
    done = kg("query", graph, "CONSTRUCT { ?p a kg:Project } WHERE { ?p a kg:Project }", "--format", "ttl")
    assert done.returncode == 0
    assert "kg:Project" in done.stdout


def test_query_from_a_file_and_saved_queries_are_listed(graph, tmp_path):
    file = tmp_path / "q.rq"
    file.write_text("ASK { ?d a kg:Document }", encoding="utf-8")
    assert "true" in kg("query", graph, "-f", file).stdout
    listed = kg("query", graph)
    assert "timeline" in listed.stdout
    assert listed.returncode == 0


def test_every_saved_query_answers(graph):
    from kg.graph import queries

    assert len(queries.saved()) >= 15
    for name in queries.saved():
        done = kg("query", graph, name, "--format", "csv")
        assert done.returncode == 0, (name, done.stderr)


def test_timeline_shows_the_follow_up_with_both_sentences(graph):
    done = kg("query", graph, "timeline", "-p", "name=中科曙光", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert "预计年底前竣工验收" in done.stdout
    assert "正式投产" in done.stdout


def test_show_gives_facts_with_sentences(graph):
    done = kg("show", graph, "清溪储能")
    assert done.returncode == 0
    assert "清溪储能电池生产基地项目  [Project]" in done.stdout
    assert "总投资 30亿元" in done.stdout
    assert "计划今年9月开工" in done.stdout


def test_validate_passes_on_the_examples(graph):
    done = kg("validate", graph)
    assert done.returncode == 0, done.stdout
    assert "0 处错误" in done.stderr


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "jsonld"])
def test_export_is_the_same_whatever_the_hash_seed_and_the_order(graph, tmp_path, ending):
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    other = tmp_path / "other"
    for path in sorted(DOCUMENTS.iterdir(), reverse=True):
        kg("build", path, "-o", other, PYTHONHASHSEED="7")
    assert kg("export", graph, "-o", one, PYTHONHASHSEED="1").returncode == 0
    assert kg("export", other, "-o", two, PYTHONHASHSEED="2").returncode == 0
    assert one.read_bytes() == two.read_bytes()


def test_eval_scores_a_graph(tmp_path):
    gold, texts = ROOT / "tests" / "eval" / "gold", ROOT / "tests" / "eval" / "texts"
    one = tmp_path / "gold"
    one.mkdir()
    (one / "yueyang001_dev.json").write_bytes((gold / "yueyang001_dev.json").read_bytes())
    kg("build", texts / "yueyang001_dev.txt", "-o", tmp_path / "g")
    done = kg("eval", one, tmp_path / "g")
    assert done.returncode == 0, done.stderr
    assert "quantity full" in done.stdout


def test_quantities_of_standard_input():
    done = kg("quantities", "-", "--date", "2024-03-01", stdin="去年实际利用外资近3亿美元，同比增长18.3%\n")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert ["近3亿美元", "Quantity", "300000000", "270000000", "300000000", "CCY_USD", "under"] in [[*r[3:10]] for r in rows]
    assert ["去年", "Period"] in [r[3:5] for r in rows]
    assert any(r[10:] == ["2023-01-01", "2023-12-31"] for r in rows)


def test_quantities_for_other_programs():
    said = '新建厂房3栋，"一期"投资5亿元\n'
    told = json.loads(kg("quantities", "-", "--format", "json", stdin=said).stdout)
    assert [(r["text"], r["value"], r["unit"]) for r in told] == [("3栋", "3", "NUM"), ("5亿元", "500000000", "CCY_CNY")]
    assert json.loads(kg("quantities", "-", "--format", "json", stdin="天气晴朗\n").stdout) == []
    header, *lines = csv.reader(kg("quantities", "-", "--format", "csv", stdin=said).stdout.splitlines())
    assert [dict(zip(header, line, strict=True))["text"] for line in lines] == ["3栋", "5亿元"]


def test_standard_input_may_be_a_page(tmp_path):
    page = "<html><body><h1>云岭开发区三个项目开工</h1><p>2024-03-05 来源：云岭日报</p><p>云岭开发区今年新开工项目3个，总投资12亿元，预计年底前竣工。</p></body></html>"
    assert kg("build", "-", "-o", tmp_path / "g", stdin=page).returncode == 0
    found = kg("query", tmp_path / "g", "SELECT ?t WHERE { ?q kg:originalText ?t }", "--format", "csv").stdout
    assert "12亿元" in found


def test_date_and_publisher_count_where_the_text_has_none(tmp_path):
    (tmp_path / "a.txt").write_text("云岭开发区新开工项目3个\n云岭开发区1—3月新开工项目3个，总投资12亿元。\n", encoding="utf-8")
    assert kg("build", tmp_path / "a.txt", "-o", tmp_path / "g", "--date", "2024-04-02").returncode == 0
    done = kg("query", tmp_path / "g", "SELECT ?e WHERE { ?t a kg:Period ; kg:end ?e }", "--format", "csv")
    assert "2024-03-31" in done.stdout


# ---------------------------------------------------------------- hostile and mistaken input


def test_bad_files_are_listed_and_the_rest_goes_on(tmp_path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "zero.html").write_bytes(b"")
    (inputs / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (inputs / "unknown.txt").write_bytes(b"\x81\xff\xfe\x00\xd8" * 300)
    (inputs / "good.txt").write_text(
        "云岭开发区新开工项目3个\n2024-04-02 来源：云岭日报\n云岭开发区新开工项目3个，总投资12亿元。\n", encoding="utf-8"
    )
    (inputs / "plain.txt").write_text("天气晴朗，适合散步。\n", encoding="utf-8")
    done = kg("build", inputs, "-o", tmp_path / "g")
    assert done.returncode == 1
    for name in ("empty.txt", "zero.html", "binary.txt", "unknown.txt"):
        assert name in done.stderr
    assert "2 篇新增" in done.stderr
    assert "Traceback" not in done.stderr
    assert "good.txt" in kg("query", tmp_path / "g", "SELECT ?s WHERE { ?d dcterms:source ?s }", "--format", "csv").stdout


def test_a_large_text_is_read(tmp_path):
    (tmp_path / "large.txt").write_text("云岭开发区新开工项目3个，总投资12亿元。" * 60000, encoding="utf-8")  # 5 MB on one line
    assert (tmp_path / "large.txt").stat().st_size > 3_000_000
    done = kg("quantities", tmp_path / "large.txt")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1 + 2 * 60000


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["build", "nowhere/", "-o", "{g}"], "nowhere/: no such file or folder"),
        (["build", "*.nothing", "-o", "{g}"], "matches no file"),
        (["build", str(ROOT / "Makefile"), "-o", "{g}"], "no reader"),
        (["query", "{graph}", "SELECT ?x WHERE {"], "malformed SPARQL"),
        (["query", "{graph}", "no_such_query"], "no saved query no_such_query"),
        (["query", "{graph}", "DELETE WHERE { ?s ?p ?o }"], "may only read"),
        (["query", "{graph}", "-f", "no.rq"], "no.rq"),
        (["query", "{graph}", "timeline", "-p", "wrong"], "NAME=VALUE"),
        (["query", "{graph}", "timeline", "-p", "wrong=x"], "wrong"),
        (["query", "{g}", "ASK {}"], "no graph here"),
        (["show", "{graph}", "无此实体"], "no entity is called 无此实体"),
        (["export", "{graph}", "-o", "x.docx"], "x.docx"),
        (["eval", "nowhere", "{graph}"], "no such folder"),
        (["build", str(DOCUMENTS), "-o", "{g}", "--date", "5月1日"], "not a date"),
    ],
    ids=lambda x: " ".join(x[:3])[:60] if isinstance(x, list) else x[:20],
)
def test_errors_are_one_plain_line(graph, tmp_path, args, says):
    places = {"{graph}": str(graph), "{g}": str(tmp_path / "g")}
    done = kg(*[places.get(a, a) for a in args])
    assert done.returncode in (1, 2)
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_json_results_are_json(graph):
    done = kg("query", graph, "ASK { ?d a kg:Document }", "--format", "json")
    assert json.loads(done.stdout)["boolean"] is True
