"""Sentences that report nothing."""

import pytest

from kg.facts import terms
from kg.model import Sentence


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("由于承包人原因造成工期延误，每逾期一天按20,000元/天支付违约金。", True),
        ("甲方应在收到发票后30天内支付合同价款的20%。", True),
        ("经营范围：市政工程施工；设备租赁；污水处理项目的投资、建设和运营。", True),
        ("云岭环境与江口县水务局不存在关联关系。", True),
        ("上一会计年度公司与江口水务集团没有签署过相关业务合同。", True),
        ("合同签订后10日内支付合同价款的30%作为预付款。", True),
        ("管理费按分包项目结算总价的8%计取，由发包人承担。", True),
        ("市财政拨付春耕预付款3000万元，惠及农户2万户。", False),
        ("云岭县供水工程由云岭水务集团承建，总投资3亿元，今年6月开工。", False),
        ("双方签订合作协议，计划投资20亿元建设光伏产业园。", False),
        ("园区主要经营新能源产业，去年产值12亿元。", False),
        ("乙方为江右医疗器械有限公司，合同金额462万元。", False),
    ],
)
def test_what_reports_nothing(text, nothing):
    assert terms.reports_nothing(Sentence(0, 0, len(text), text)) is nothing


def test_no_figures_of_clauses(analyse):
    facts = analyse("承包人逾期一天应向发包人支付违约金20,000元。").facts
    assert not facts
