"""Every example in the rules reads as it says, and no counter-example does."""

import pytest

from kg import resources
from kg.model import Designation, Distinction, Issue, StatusChange


def examples(rules, key, field):
    return [
        pytest.param(rule[key], text, field == "reads", id=f"{rule[key]}-{text}")
        for rule in resources.rules(rules)[
            {"modality": "cue", "status": "phase", "designations": "verb", "distinctions": "distinction", "issues": "issue"}[
                rules
            ]
        ]
        for text in rule[field]
    ]


@pytest.mark.parametrize(("modality", "text", "wanted"), examples("modality", "modality", "reads"))
def test_modality_reads(analyse, modality, text, wanted):
    found = {f.modality for f in analyse(f"{text}。").facts}
    assert modality in found


@pytest.mark.parametrize(("modality", "text", "wanted"), examples("modality", "modality", "not"))
def test_modality_does_not_read(analyse, modality, text, wanted):
    assert modality not in {f.modality for f in analyse(f"{text}。").facts}


def phases(analyse, text):
    return {f.phase for f in analyse(f"{text}。").facts if isinstance(f, StatusChange)}


@pytest.mark.parametrize(("phase", "text", "wanted"), examples("status", "name", "reads"))
def test_status_reads(analyse, phase, text, wanted):
    assert phase in phases(analyse, text)


@pytest.mark.parametrize(("phase", "text", "wanted"), examples("status", "name", "not"))
def test_status_does_not_read(analyse, phase, text, wanted):
    assert phase not in phases(analyse, text)


@pytest.mark.parametrize(("modality", "text", "wanted"), examples("designations", "modality", "reads"))
def test_designation_reads(analyse, modality, text, wanted):
    found = [f for f in analyse(f"{text}。", title="青原开发区建设情况通报").facts if isinstance(f, Designation)]
    assert [f.modality for f in found] == [modality]


@pytest.mark.parametrize(("modality", "text", "wanted"), examples("designations", "modality", "not"))
def test_designation_does_not_read(analyse, modality, text, wanted):
    assert not [f for f in analyse(f"{text}。", title="青原开发区建设情况通报").facts if isinstance(f, Designation)]


def distinctions(analyse, text):
    return {t for f in analyse(f"{text}。", title="青原开发区建设情况通报").facts if isinstance(f, Distinction) for t in f.types}


@pytest.mark.parametrize(("kind", "text", "wanted"), examples("distinctions", "type", "reads"))
def test_distinction_reads(analyse, kind, text, wanted):
    assert kind in distinctions(analyse, text)


@pytest.mark.parametrize(("kind", "text", "wanted"), examples("distinctions", "type", "not"))
def test_distinction_does_not_read(analyse, kind, text, wanted):
    assert kind not in distinctions(analyse, text)


def categories(analyse, text):
    return {f.category for f in analyse(f"{text}。").facts if isinstance(f, Issue)}


@pytest.mark.parametrize(("category", "text", "wanted"), examples("issues", "category", "reads"))
def test_issue_reads(analyse, category, text, wanted):
    assert category in categories(analyse, text)


@pytest.mark.parametrize(("category", "text", "wanted"), examples("issues", "category", "not"))
def test_issue_does_not_read(analyse, category, text, wanted):
    assert category not in categories(analyse, text)
