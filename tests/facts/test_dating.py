"""What frames a fact in time: tests/cases/dating.tsv, a text ("¶" ends a paragraph) -> the periods of its quantities."""

from dataclasses import replace
from datetime import date

import pytest

from kg import pipeline
from kg.model import Group, Mention, Observation, Period, StatusChange
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), [(r["text"], r["expected"]) for r in cases("dating")])
def test_periods_of_quantities(text: str, expected: str) -> None:
    body = "园区建设\n" + text.replace("¶", "\n")
    document = pipeline.document(body.encode(), "a.txt")
    facts = pipeline.analyse(replace(document, issued=date(2024, 5, 20))).facts
    said: dict[str, str] = {}
    for f in facts:
        counted = f.quantity if isinstance(f, Observation) else f.count if isinstance(f, Group) else None
        if counted is not None:
            period = f.period.value if isinstance(f.period, Mention) else f.period
            said[counted.text] = f"{period.start}..{period.end}" if isinstance(period, Period) else "-"
    assert said == dict(pair.split("=") for pair in expected.split(";"))


@pytest.mark.parametrize(
    "title", ["2019年1-9月宜城市经济运行情况", "宜城市2019年1月至9月主要指标", "宜城市2019年前三季度经济形势"]
)
def test_months_of_a_title_are_narrower_than_its_year(title: str) -> None:
    body = "1-9月，全市规模以上工业增加值增长6.2%。\n固定资产投资增长8.3%。\n9月份，工业用电量1.2亿千瓦时。"
    facts = pipeline.analyse(pipeline.document(f"{title}\n\n{body}".encode(), "a.txt")).facts
    periods = [f.period.value if isinstance(f.period, Mention) else f.period for f in facts if isinstance(f, Observation)]
    months = (date(2019, 1, 1), date(2019, 9, 30))
    assert [(p.start, p.end) for p in periods if isinstance(p, Period)] == [months, months, (date(2019, 9, 1), date(2019, 9, 30))]


def test_a_member_of_a_count_is_dated_with_it() -> None:
    text = "临湖县集中开工\n2024-05-20\n5月18日，临湖县重点项目集中开工仪式举行。\n当天，共有31个重点项目集中动工，恒远重机项目、锦程纺织项目等在列。"
    facts = pipeline.analyse(pipeline.document(text.encode(), "x.txt")).facts
    started = {
        f.about.label: f.period.start
        for f in facts
        if isinstance(f, StatusChange) and isinstance(f.about, Mention) and isinstance(f.period, Period)
    }
    assert started == {"恒远重机项目": date(2024, 5, 18), "锦程纺织项目": date(2024, 5, 18)}


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("临湖洽谈会签下91个项目", (date(2024, 5, 18), date(2024, 5, 18))),
        ("临湖县二季度91个重大项目集中签约", (date(2024, 5, 18), date(2024, 5, 18))),
        ("临湖县一季度签约91个项目", (date(2024, 1, 1), date(2024, 3, 31))),
        ("临湖县引进90个项目", None),
    ],
)
def test_a_count_of_the_title_has_the_day_that_it_has_below(title, days):
    text = f"{title}\n2024-05-20\n\n5月18日，第二届临湖经贸洽谈会举行，客商550名到会。\n洽谈会期间，临湖县共签约项目91个，总投资680亿元。"
    facts = pipeline.analyse(pipeline.document(text.encode(), "x.txt")).facts
    said = next(f.period for f in facts if isinstance(f, Group) and f.evidence == (0,))
    value = said.value if isinstance(said, Mention) else said
    assert ((value.start, value.end) if isinstance(value, Period) else None) == days
