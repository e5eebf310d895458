"""What the README says works, and it says every command."""

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.test_cli import COMMANDS, kg

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"kg {command}" in README


def test_the_shell_examples_run(tmp_path):
    lines = [line.strip() for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines()]
    ran = 0
    for line in lines:
        words = re.findall(r"'[^']*'|\S+", re.sub(r"#.*", "", line))
        if words[:1] != ["kg"]:
            continue
        args = [
            w.strip("'").replace("图谱", str(tmp_path / "图谱")) if not w.startswith("'SELECT") else w.strip("'")
            for w in words[1:]
        ]
        done = kg(*args)
        assert done.returncode == 0, (line, done.stderr)
        ran += 1
    assert ran >= 4


def test_the_python_examples_run(tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", README, re.S)
    assert len(blocks) == 2
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-c", block],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        assert done.returncode == 0, done.stderr
