"""The commands that ask one graph of many documents, through the command line."""

import json

import pytest

from tests.test_cli import DOCUMENTS, kg


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kg") / "图谱"
    assert kg("build", DOCUMENTS, "-o", folder).returncode == 0
    return folder


def test_timeline_of_a_project(graph):
    done = kg("timeline", graph, "中科曙光")
    assert done.returncode == 0, done.stderr
    achieved, planned = done.stdout.split("计划与预期")
    assert "现状 status: 投产（2024-03-08" in achieved
    assert "2024-03-08  投产" in achieved
    assert "[expected]" in planned
    assert "缺口 gap: 签约" in planned


def test_what_a_sentence_says_of_a_group_and_its_member_is_one_event(graph):
    achieved = kg("timeline", graph, "中鸿重机").stdout.split("计划与预期")[0]
    assert achieved.count("  开工\n") == 1


def test_timeline_pipes(graph):
    lines = kg("timeline", graph, "清溪储能电池生产基地项目", "--format", "tsv").stdout.splitlines()
    assert lines[0].split("\t")[:4] == ["project", "date", "from", "to"]
    assert {len(line.split("\t")) for line in lines} == {9}
    assert not any(line.split("\t")[5] == "actual" and "开工" in line.split("\t")[4] for line in lines)
    rows = json.loads(kg("timeline", graph, "--format", "json").stdout)
    assert {"中科曙光项目", "清溪储能电池生产基地项目"} <= {row["project"] for row in rows}


def test_timeline_of_all_says_where_each_stands(graph):
    standing = kg("timeline", graph).stdout
    assert "中科曙光项目" in standing
    assert "投产" in standing


def test_a_name_that_is_not_there(graph):
    done = kg("timeline", graph, "没有这个项目")
    assert done.returncode == 2
    assert "no entity is called 没有这个项目" in done.stderr
    assert kg("conflicts", graph / "nowhere").returncode == 2


def test_conflicts_show_both_sentences(graph):
    done = kg("conflicts", graph)
    assert done.returncode == 0, done.stderr
    assert "矛盾 contradicts  莱西经济开发区 · 实际利用外资" in done.stdout
    assert "1—7月份，开发区实际利用外资1.43亿美元" in done.stdout
    assert "2023年1—7月份，莱西经济开发区实际利用外资1.34亿美元" in done.stdout
    assert "contradicts 1" in done.stderr


def test_conflicts_pipe(graph):
    rows = json.loads(kg("conflicts", graph, "--format", "json").stdout)
    assert [(r["kind"], r["value1"], r["value2"]) for r in rows] == [("contradicts", "1.43亿美元", "1.34亿美元")]
    assert kg("conflicts", graph, "--format", "tsv").stdout.startswith("kind\tsubject\t")
