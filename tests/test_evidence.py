"""Evidence on all annotated texts: wording stands where a mention says, figures stand in their passage, output does not depend on
the hash seed, and the annotation example of the documentation scores."""

import hashlib
import json
import re
import subprocess
import sys

import pytest

from kg import pipeline
from kg.graph import rdf
from kg.model import Fact, Group, Mention, Observation
from tests.conftest import ROOT, SHARED
from tests.test_cli import kg

OWN = sorted((ROOT / "tests" / "eval" / "texts").glob("*.txt"))


def mentions_in(value):
    if isinstance(value, Mention):
        yield value
    elif isinstance(value, tuple):
        for v in value:
            yield from mentions_in(v)
    elif isinstance(value, Fact):
        for name in value.__dataclass_fields__:
            yield from mentions_in(getattr(value, name))


def check(path):
    analysis = pipeline.analyse(pipeline.document(path.read_bytes(), path.name))
    text, sentences = analysis.reading.document.text, analysis.reading.sentences
    for sentence, mentions in zip(sentences, analysis.reading.mentions, strict=True):
        for m in mentions:
            assert text[m.start : m.end] == m.text
            assert sentence.start <= m.start < m.end <= sentence.end
    for fact in analysis.facts:
        assert fact.evidence
        for m in mentions_in(fact):
            assert m.kind == "Concept" or text[m.start : m.end] == m.text
        if isinstance(fact, Observation | Group):
            quantity = fact.quantity if isinstance(fact, Observation) else fact.count
            assert quantity is None or any(quantity.text in sentences[i].text for i in fact.evidence)
        if fact.condition:
            assert any(fact.condition in sentences[i].text for i in fact.evidence)
            assert fact.modality not in ("actual", "ongoing")


@pytest.mark.parametrize("path", OWN, ids=lambda p: p.stem)
def test_wording_stands_where_it_says(path):
    check(path)


def test_wording_in_the_texts_of_others():
    folder = SHARED / "eval" / "dev" / "texts"
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent: the texts of others cannot be checked here; those of the project are")
    for path in sorted(folder.glob("*.txt")):
        check(path)


def test_the_graph_does_not_depend_on_the_hash_seed():
    code = (
        "import hashlib, pathlib, sys\nfrom kg import pipeline\nfrom kg.graph import rdf\n"
        "for p in map(pathlib.Path, sys.argv[1:]):\n"
        "    print(hashlib.sha256(str(rdf.quads(pipeline.analyse(pipeline.document(p.read_bytes(), p.name)))).encode()).hexdigest())"
    )
    here = [
        hashlib.sha256(str(rdf.quads(pipeline.analyse(pipeline.document(p.read_bytes(), p.name)))).encode()).hexdigest()
        for p in OWN
    ]
    for seed in ("0", "4711"):
        env = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PATH": ""}
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, OWN)], capture_output=True, encoding="utf-8", env=env, check=True
        )
        assert done.stdout.split() == here


def test_the_annotation_example_of_the_documentation_scores(tmp_path):
    (example,) = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8"), re.S)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(json.loads(example)), encoding="utf-8")
    text = (ROOT / "examples" / "documents" / "2024-05-清溪高新区集中签约.txt").read_bytes()
    (tmp_path / "a.txt").write_bytes(text)
    assert kg("build", tmp_path / "a.txt", "-o", tmp_path / "g").returncode == 0
    done = kg("eval", tmp_path / "gold", tmp_path / "g", "--faults")
    assert done.returncode == 0, done.stderr
    assert "entity" in done.stdout
