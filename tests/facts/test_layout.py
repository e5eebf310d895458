"""Where things are by the layout: headings of places, places in brackets."""

import pytest

from tests.facts.test_relations import statements


def located(analyse, text):
    return {
        (f.subject.label, f.object.label) for f in statements(analyse, text, "一季度项目建设情况") if f.predicate == "locatedIn"
    }


@pytest.mark.parametrize(
    ("text", "work", "place"),
    [
        ("金堂县\n3月5日，金堂县签约3个项目。\n分别是：恒远重机项目、云帆冷链项目。", "云帆冷链项目", "金堂县"),
        ("（一）绥阳县：\n成功签约恒远重机项目，总投资3亿元。", "恒远重机项目", "绥阳县"),
        ("青原高新区\n恒远重机项目总投资3亿元，主体封顶。", "恒远重机项目", "青原高新区"),
        ("全市集中开工的有恒远重机项目（金堂县）、云帆冷链项目（绥阳县）。", "云帆冷链项目", "绥阳县"),
    ],
)
def test_layout_places(analyse, text, work, place):
    assert (work, place) in located(analyse, text)


@pytest.mark.parametrize(
    ("text", "work", "place"),
    [
        ("金堂县项目建设提速\n恒远重机项目总投资3亿元。", "恒远重机项目", "金堂县"),
        ("金堂县\n客商考察了金堂县。\n绥阳县恒远重机项目开工。", "恒远重机项目", "金堂县"),
        ("金堂县\n恒远重机项目（绥阳县）开工。", "恒远重机项目", "金堂县"),
    ],
)
def test_layout_does_not_place(analyse, text, work, place):
    assert (work, place) not in located(analyse, text)
