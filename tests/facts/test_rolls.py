"""Lists of winners under the headings that name their honours."""

import pytest

from kg.model import Designation, Mention

DECISION = "临江市人民政府关于表彰2023年度先进企业的决定"


def won(analysis):
    found = [f for f in analysis.facts if isinstance(f, Designation) and isinstance(f.about, Mention)]
    return [f"{f.about.text}={f.honour.text}" + ("" if f.modality == "actual" else f"!{f.modality}") for f in found]


@pytest.mark.parametrize(
    ("title", "lines", "wanted"),
    [
        (
            DECISION,
            "一、纳税大户\n恒远重机股份有限公司\n锦程纺织有限公司\n二、荣获2023年度突出贡献奖企业名单：\n云帆科技有限公司、青原乳业有限公司。",
            [
                "恒远重机股份有限公司=纳税大户",
                "锦程纺织有限公司=纳税大户",
                "云帆科技有限公司=2023年度突出贡献奖",
                "青原乳业有限公司=2023年度突出贡献奖",
            ],
        ),
        (
            "关于公布第五批市级农业龙头企业名单的通知",
            "第五批市级农业龙头企业名单\n（共2家，排名不分先后）\n1.青原乳业有限公司\n2.青原茶叶有限公司",
            ["青原乳业有限公司=第五批市级农业龙头企业", "青原茶叶有限公司=第五批市级农业龙头企业"],
        ),
        (
            "第三批省级现代农业产业园名单公示",
            "第三批省级现代农业产业园名单\n1 | 临江市 | 青原县翠湖现代农业产业园 |",
            ["青原县翠湖现代农业产业园=第三批省级现代农业产业园!planned"],
        ),
        (
            "关于公布2023年省级绿色工厂名单的通知",
            "附件：2023年省级绿色工厂名单\n云帆科技有限公司，位于青原县。\n青原乳业有限公司，主要产品：奶粉。\n锦程纺织有限公司，年产值3亿元。",
            ["云帆科技有限公司=2023年省级绿色工厂", "青原乳业有限公司=2023年省级绿色工厂", "锦程纺织有限公司=2023年省级绿色工厂"],
        ),
        (
            DECISION,
            "一、纳税大户\n云帆科技有限公司，青原乳业有限公司。",
            ["云帆科技有限公司=纳税大户", "青原乳业有限公司=纳税大户"],
        ),
        (DECISION, "一、取消先进企业称号名单\n恒远重机股份有限公司", []),
        (DECISION, "附件：先进企业名单\n临江市人民政府\n2024年1月8日", []),
        ("青原开发区企业走访记", "一、示范企业\n恒远重机股份有限公司", []),
    ],
)
def test_members_of_rolls(analyse, title, lines, wanted):
    assert won(analyse(lines, title=title)) == wanted
