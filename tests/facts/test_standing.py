"""What a figure shows of its subject, as evidence: its kind, its place before the figure, the measure."""

import pytest

from kg.facts import standing
from kg.model import Group, Observation
from kg.pipeline import analyse, document


def shown(text):
    """The evidence of the last figure of a text."""
    analysis = analyse(document(f"桐湾县工作通报\n\n{text}\n".encode(), "a.txt"))
    last = max((f for f in analysis.facts if isinstance(f, Observation)), key=lambda f: f.quantity.start)
    return set(standing.of(last, analysis.reading))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("江蓝冷链项目总投资30亿元。", {"of works", "opens"}),
        ("沐川高新区新开工的12个项目总投资80亿元。", {"of count", "of works counted"}),
        ("沐川高新区绿化覆盖率达45%。", {"of zone", "opens", "rate"}),
        ("江蓝公司、沐川公司产值3亿元。", {"of firm", "listed", "opens"}),
        ("甲地；沐川县税收9亿元；产值3亿元。", {"of area", "other row"}),
        ("总投资12亿元的江蓝冷链项目落户。", {"of works", "behind"}),
        ("沐川高新区税收3亿元，同比增长9%。", {"of zone", "opens", "compared"}),
    ],
)
def test_shown(text, wanted):
    assert wanted <= shown(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("江蓝冷链项目总投资30亿元。", {"behind", "listed", "no measure", "other row"}),
        ("江蓝冷链项目落户沐川县。总投资30亿元。", {"opens", "behind"}),
    ],
)
def test_not_shown(text, unwanted):
    assert not unwanted & shown(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("今年新签约项目12个。", {"head"}),
        ("沐川高新区新开工12个项目。", {"head"}),
        ("江蓝公司研制出三种耐压陶瓷。", {"spelled"}),
        ("沐川高新区建成大型冷链物流配送中心2个。", {"head", "long"}),
    ],
)
def test_counted(text, wanted):
    analysis = analyse(document(f"桐湾县工作通报\n\n{text}\n".encode(), "a.txt"))
    group = next(f for f in analysis.facts if isinstance(f, Group) and f.count)
    assert set(standing.counted(group, analysis.reading)) == wanted
