"""A sentence that says that a name was changed: both names are one thing in the document."""

import pytest

from kg import pipeline

CASES = [
    ("近日，省政府批复同意青原经济开发区更名为青原高新技术产业开发区。", "青原经济开发区", "青原高新技术产业开发区", True),
    (
        "江西恒桥电子股份有限公司经股东大会审议通过，公司名称变更为“恒桥半导体股份有限公司”，证券简称不变。",
        "江西恒桥电子股份有限公司",
        "恒桥半导体股份有限公司",
        True,
    ),
    ("湖南远洲机械有限公司（原名湖南远洲机床有限公司）新厂区投产。", "湖南远洲机械有限公司", "湖南远洲机床有限公司", True),
    ("浙江云峰储能有限公司自2024年6月20日起更名为云峰能源有限公司。", "浙江云峰储能有限公司", "云峰能源有限公司", True),
    (
        "国务院批复同意青原高新技术产业园区升级，定名为云岭高新技术产业开发区。",
        "青原高新技术产业园区",
        "云岭高新技术产业开发区",
        True,
    ),
    ("江西恒桥电子股份有限公司的控股股东变更为湖南远洲机械有限公司。", "江西恒桥电子股份有限公司", "湖南远洲机械有限公司", False),
    ("江西恒桥电子股份有限公司与湖南远洲机械有限公司签订协议。", "江西恒桥电子股份有限公司", "湖南远洲机械有限公司", False),
]


@pytest.mark.parametrize(("text", "one", "two", "same"), CASES)
def test_renamed(text, one, two, same):
    found = pipeline.analyse(pipeline.document(f"通报\n2024-07-01\n\n{text}\n".encode(), "a.txt"))
    entities = [{e.label, *e.aliases} for e in found.entities]
    assert any({one, two} <= names for names in entities) is same
    assert any(one in names for names in entities)
    assert any(two in names for names in entities)
