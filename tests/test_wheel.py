"""The installed wheel has everything: ontology, data, examples, page; it works in an empty folder."""

import os
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as z:
        z.extractall(folder / "site")
    return folder / "site"


def test_the_demo_runs_from_the_wheel_in_an_empty_folder(installed, tmp_path):
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    where = subprocess.run(
        [sys.executable, "-c", "import kg; print(kg.__file__)"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert where.stdout.startswith(str(installed))
    done = subprocess.run(
        [sys.executable, "-m", "kg", "demo", "-o", "out"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"graph", "graph.ttl", "graph.nq", "graph.html"}
    assert "5 篇文档" in done.stdout


def test_licence_and_notice_are_in_the_wheel(installed):
    names = {p.name for p in installed.rglob("*")}
    assert {"LICENSE", "NOTICE", "kg.ttl", "shapes.ttl", "SOURCES.tsv", "page.js"} <= names
