"""What the command line names -> files, each with the name of its document."""

import io

import pytest

from kg.read.inputs import sources


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.html", "sub/a.txt", "sub/c.md", ".hidden.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "in"


def read(inputs):
    failed = []
    return [s.name for s in sources(map(str, inputs), {".txt", ".html"}, failed.append)], [e.reason for e in failed]


def test_a_folder_gives_what_can_be_read_by_relative_names(folder):
    assert read([folder]) == (["a.txt", "b.html", "sub/a.txt"], [])


def test_files_globs_and_standard_input(folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("某区开工。".encode())))
    assert read([folder / "a.txt", f"{folder}/*.html", "-"]) == (["a.txt", "b.html", "stdin.txt"], [])


def test_the_same_file_twice_is_one(folder):
    assert read([folder / "a.txt", folder / "a.txt"]) == (["a.txt"], [])


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["nothing.txt"], "no such file"),
        (["sub/c.md"], "no reader for .md"),
        (["*.pdf"], "matches no file"),
        (["a.txt", "sub/a.txt"], "already called a.txt"),
    ],
)
def test_what_cannot_be_read_is_said(folder, names, reason):
    _, failed = read([folder / n for n in names])
    assert len(failed) == 1
    assert reason in failed[0]


def test_a_folder_that_cannot_be_opened_is_said_and_the_rest_goes_on(folder, monkeypatch):
    import os

    real = os.scandir

    def refuses(path="."):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuses)
    names, failed = read([folder])
    assert names == ["a.txt", "b.html"]
    assert failed == ["cannot be opened: Permission denied"]
