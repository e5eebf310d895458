"""What figures measure and of what: tests/cases/observations.tsv, a text -> each figure with its indicator, of what, modality, period."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kg import pipeline
from kg.model import Change, Fact, Group, Mention, Observation, Period
from tests.conftest import cases


def figures(fact: Fact) -> Iterator[tuple[Mention, str, Fact]]:
    """(the figure, wording=indicator@what, the fact) of an observation, change or count."""
    if isinstance(fact, Change):
        yield from (x for side in (fact.before, fact.after) for x in figures(side))
    if isinstance(fact, Observation):
        whom = fact.about
        if isinstance(whom, Group):
            name = f"[{whom.member_type}]"
        else:
            assert isinstance(whom, Mention)
            name = whom.value.label if isinstance(whom.value, Mention) else whom.label
        yield fact.quantity, f"{fact.quantity.text}={fact.indicator}@{name}", fact
    if isinstance(fact, Group) and fact.count:
        yield fact.count, f"{fact.count.text}=[{fact.member_type}]", fact


def said(text: str) -> list[str]:
    source = "青原经开区建设情况\n" + text.replace("¶", "\n")
    document = replace(pipeline.document(source.encode(), "a.txt"), issued=date(2024, 5, 20))
    out: list[tuple[int, str]] = []
    for fact in pipeline.analyse(document).facts:
        for figure, words, f in figures(fact):
            span = f.period.value if isinstance(f.period, Mention) else f.period
            words += f"!{f.modality}" if f.modality != "actual" else ""
            words += f"#{span.start}..{span.end}" if isinstance(span, Period) else ""
            if (figure.start, words) not in out:
                out.append((figure.start, words))
    return [words for _, words in sorted(out, key=lambda x: x[0])]


@pytest.mark.parametrize(("text", "expected"), [(r["text"], r["expected"]) for r in cases("observations")])
def test_figures(text: str, expected: str) -> None:
    assert said(text) == expected.split("; ")


def test_the_term_of_a_contract_is_of_the_work_that_it_is_about() -> None:
    text = (
        "云岭环境股份有限公司关于收到中标通知书的公告\n云岭环境股份有限公司收到招标人青原市水务局发来的《中标通知书》，确定公司为"
        "青原水库扩建工程的中标单位，中标价为3.6亿元。\n计划工期为24个月。\n公司注册资本5000万元。\n"
    )
    facts = pipeline.analyse(pipeline.document(text.encode(), "a.txt")).facts
    said = {f.quantity.text: f.about.label for f in facts if isinstance(f, Observation) and isinstance(f.about, Mention)}
    assert said["24个月"] == "青原水库扩建工程"
    assert said["5000万元"] == "公司"


CHANGES = [
    ("青原经开区审批事项由53项精简到31项。", [("审批事项", "53项", "31项")]),
    ("国家级高新技术企业从3家增加到8家。", [("国家级高新技术企业", "3家", "8家")]),
    ("全区规上企业从2019年的112家增长到2023年的187家。", [("规上企业", "112家", "187家")]),
    ("产业承载面积由10.3平方公里核定为18.6平方公里。", [("青原经开区", "10.3平方公里", "18.6平方公里")]),
    ("企业从12家入驻，到8家投产。", []),
    ("全区引进项目12个，开工8个。", []),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES, ids=[c[0] for c in CHANGES])
def test_changes(text: str, expected: list[tuple[str, str, str]]) -> None:
    facts = pipeline.analyse(pipeline.document(f"青原经开区建设情况\n2024-05-20\n{text}\n".encode(), "a.txt")).facts
    found = [f for f in facts if isinstance(f, Change) and isinstance(f.about, Mention)]
    assert [(f.about.label, f.before.quantity.text, f.after.quantity.text) for f in found] == expected


@pytest.mark.parametrize(
    "text",
    ["过去48小时，当地多处积水。", "他45岁，是一名司机。", "在白水县，三小时可达省城。"],
)
def test_a_time_of_no_one_is_no_figure(text: str) -> None:
    assert said(text) == []
