"""The order of the stages: a module imports from its own stage and the ones before, never from a later one."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from graphlib import TopologicalSorter

import pytest

from tests.conftest import ROOT

ORDER = [
    "errors",
    "model",
    "resources",
    "read",
    "text",
    "mentions",
    "facts",
    "resolve",
    "graph",
    "out",
    "pipeline",
    "batch",
    "evaluate",
    "opened",
    "quantities",
    "demo",
    "commands",
    "cli",
    "__main__",
]
"""kg/text is ahead of kg/mentions; pipeline ties the stages."""
MODULES = sorted(p for p in (ROOT / "kg").rglob("*.py") if p != ROOT / "kg" / "__init__.py")


def stage(module: str) -> int:
    return ORDER.index(module.split(".")[1])


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path):
    own = stage(".".join(path.relative_to(ROOT).with_suffix("").parts))
    later = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "kg":
            names = [f"kg.{a.name}" for a in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        later += [n for n in names if n.startswith("kg.") and stage(n) > own]
    assert later == []


def part(module: str) -> str:
    """A folder of a stage, or a module that stands beside the folders: kg.mentions.naming of kg.mentions.naming.lists."""
    return ".".join(module.split(".")[:3])


def test_the_folders_of_a_stage_form_no_ring():
    imports = defaultdict(set)
    known = {".".join(p.relative_to(ROOT).with_suffix("").parts) for p in MODULES}
    for path in MODULES:
        own = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = (f"{node.module}.{a.name}" for a in node.names)
                imports[part(own)] |= {part(n if n in known else node.module) for n in names if node.module.startswith("kg.")}
    order = TopologicalSorter({a: b - {a} for a, b in imports.items()}).static_order()
    assert {"kg.mentions.naming", "kg.mentions.geography"} < set(order)  # a ring is an error of the sorter


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_does(path):
    text = path.read_text(encoding="utf-8")
    if text.strip():
        assert ast.get_docstring(ast.parse(text))


def test_the_map_names_what_exists():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = {n for n in re.findall(r"`([\w./*-]+)`", text) if n.endswith((".py", ".tsv", ".toml", ".md")) or n.endswith("/")}
    here = (ROOT, ROOT / "kg", ROOT / "kg" / "facts")
    missing = {
        n
        for n in named
        if not any(any(root.glob(n.rstrip("/"))) for root in here) and not any((ROOT / "kg").rglob(n.rstrip("/")))
    }
    assert len(named) > 100
    assert missing == set()


def test_who_asks_a_graph_does_not_load_what_reads_documents():
    asked = "import sys, kg.cli; print('kg.pipeline' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
