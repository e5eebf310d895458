"""docs/extending.md: what it says to add works, each part on a copy of the package."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PARTS = re.findall(
    r"^## (.+?)\n.*?```(?:tsv|toml) (\S+)\n(.*?)```.*?```python\n(.*?)```",
    (ROOT / "docs" / "extending.md").read_text(encoding="utf-8"),
    re.S | re.M,
)


def test_all_parts_are_found():
    assert len(PARTS) == 4


@pytest.mark.parametrize(("title", "file", "lines", "code"), PARTS, ids=[p[0] for p in PARTS])
def test_a_line_of_data_is_enough(tmp_path, title, file, lines, code):
    shutil.copytree(ROOT / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("ontology", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)

    def run() -> subprocess.CompletedProcess:
        environment = {"PYTHONPATH": str(tmp_path), "PATH": "", "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    assert "AssertionError" in run().stderr  # it is the line that does it
    with (tmp_path / file).open("a", encoding="utf-8") as out:
        out.write(lines)
    done = run()
    assert done.returncode == 0, done.stderr
