"""Protagonist and home of short bulletins written for the tests."""

import pytest

from kg import pipeline
from tests.mentions.reading import read

CASES = [
    ("芜湖高新区上半年签约21个项目", "今年以来，芜湖高新区新增企业30家。合肥市、蚌埠市的客商前来考察。", "芜湖高新区", "芜湖"),
    ("绥阳县抓项目促投资", "今年，绥阳县签约12个项目，绥阳县财政收入增长。", "绥阳县", "绥阳县"),
    ("湖南鼎盛重工有限公司投产", "湖南鼎盛重工有限公司新厂落户长沙市。长沙市有关负责人到场。", "湖南鼎盛重工有限公司", "长沙市"),
    ("建湖年鉴（2011卷）·工业·园区建设", "建湖县高新技术工业园区位于城东。园区入驻企业60家。", "建湖县高新技术工业园区", "建湖"),
    (
        "石门县多措并举助推中小企业集聚区发展",
        "县里规划夹山特色食品加工园区，落地企业3家。石门县与大江公司签约。",
        "石门县",
        "石门县",
    ),
    (
        "县领导率队赴福建、浙江招商",
        "7月13日，石门县委书记率队赴福建省考察企业。石门县交通便利。石门县欢迎客商。",
        "石门县",
        "石门县",
    ),
    ("书记深入航空园区调研", "县委书记到园区调研，石门县融媒体中心记者报道，石门经开区党工委负责人陪同。", "航空园区", "石门县"),
    ("石门县推进园区建设", "石门县各园区比学赶超。石门经开区开工项目3个，宝峰产业园开工项目2个。", "石门县", "石门县"),
    (
        "政府工作报告",
        "现在，我代表石门县人民政府，向大会报告工作。石门经开区获评先进园区。石门经开区开工项目3个。",
        "石门县",
        "石门县",
    ),
    ("2024年绥阳县人民政府工作报告", "县政府推进改革。全年生产总值增长6%。", "绥阳县", "绥阳县"),
    ("石门经开区工作报告", "石门经开区开工项目3个，石门县财政收入增长。", "石门经开区", "石门县"),
    (
        "对外投资公告",
        "湖南鼎盛重工股份有限公司（以下简称“公司”）拟在长沙市设立子公司。长沙经开区、长沙高新区均有意向，长沙经开区已对接。",
        "湖南鼎盛重工股份有限公司",
        None,
    ),
    ("各地加快项目建设", "在四川，12个项目开工。在云南，8个项目投产。在浙江，5个项目签约。", None, None),
]


@pytest.mark.parametrize(("title", "text", "protagonist", "home"), CASES)
def test_protagonist_and_home(title: str, text: str, protagonist: str | None, home: str | None) -> None:
    reading = read(text, title)
    assert (reading.protagonist.label if reading.protagonist else None) == protagonist
    assert (reading.home.text if reading.home else None) == home


def test_what_one_item_of_a_round_up_names_is_no_home() -> None:
    items = {
        "全省就业形势稳定": "全省新增就业12万人。",
        "水库蓄水量增加": "水库蓄水增加一成。",
        "冰雪专线开行": "由哈尔滨开往雪乡的专线开行，哈尔滨至雪乡每天6列，哈尔滨站已备足运力。",
        "春运客流回升": "铁路部门加开列车。",
        "新片单发布": "电视台发布新片单。",
    }
    text = "省内联播快讯\n2025-01-21\n" + "".join(f"{heading}\n{body}\n" for heading, body in items.items())
    reading = pipeline.read(pipeline.document(text.encode(), "a.txt"))
    assert [s.text for s in reading.sentences if s.role == "heading"] == list(items)
    assert (reading.protagonist, reading.home) == (None, None)
