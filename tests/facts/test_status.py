"""Which works reached which phase: a table of texts of our own."""

import pytest

from kg.model import Group, Mention, StatusChange
from tests.conftest import cases


def said(f):
    about = f.about.label if isinstance(f.about, Mention) else f"[{f.about.member_type}]" if isinstance(f.about, Group) else "?"
    return f"{about}={f.phase}({f.modality})"


@pytest.mark.parametrize("case", cases("status"), ids=lambda c: c["text"][:24])
def test_status(analyse, case):
    found = [said(f) for f in analyse(case["text"].replace("¶", "\n"), title="通报").facts if isinstance(f, StatusChange)]
    assert sorted(found) == ([] if case["wanted"] == "-" else sorted(case["wanted"].split("; ")))


LISTS = [
    (
        "本次开工项目带动力强，主要有以下几个：\n一、云帆葡萄酒科技产业园项目，总投资4亿元。\n二、清溪医药物流项目，总投资2亿元。",
        "started",
        2,
    ),
    ("签约项目如下：\n1.云帆新材料产业园。\n由恒远集团投资，总投资110亿元。\n2.清溪储能装备项目。\n总投资34亿元。", "signed", 2),
    (
        "1月22日，凤山县有2个重点项目集中开工。\n投资都在亿元以上。\n工业类项目名单：\n恒丰鞋业有限公司女鞋生产项目；\n锦程纺织项目。",
        "started",
        2,
    ),
    ("2个签约项目及总投资：\n清溪康养小镇建设项目3.1亿元\n凤山县东风景区开发建设项目1.2亿元", "signed", 2),
    ("签约项目如下：\n1.云帆新材料产业园。\n4.清溪储能装备项目。", "signed", 1),
    ("1月22日，凤山县有2个重点项目集中开工。\n前期项目名单：\n清溪储能装备项目；\n锦程纺织项目；\n云帆冷链项目。", "started", 0),
]


@pytest.mark.parametrize(("text", "phase", "many"), LISTS)
def test_lists_in_lines(analyse, text, phase, many):
    facts = analyse(text, title="通报").facts
    named = {f.about.label for f in facts if isinstance(f, StatusChange) and isinstance(f.about, Mention) and f.phase == phase}
    assert len(named) == many


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("2023年装机规模全国第一，云溪机场正加紧建设。", False),
        ("5年前开工的石门大厦项目即将竣工。", False),
        ("2023年以来，青临铁路开通运营以来发送旅客50万人次。", False),
        ("新年伊始，石门冷链项目开工建设。", False),
        ("2023年，石门冷链项目开工建设。", True),
        ("石门冷链项目将于明年竣工。", True),
    ],
)
def test_what_dates_a_phase(analyse, text, dated):
    found = [f for f in analyse(text, title="通报").facts if isinstance(f, StatusChange)]
    assert found
    assert bool(found[-1].period) == dated
