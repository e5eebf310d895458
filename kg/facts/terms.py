"""Sentences that report nothing: clauses of a contract, what a company may do, that there is no relation.

    承包人逾期一天向发包人支付违约金20,000元, 经营范围：工程施工, 合同签订后支付30%预付款, 公司与其不存在关联关系
    ->  no facts but of the parties themselves

What a party would have to do, or what a body is there for, has not happened and is not planned.
"""

from __future__ import annotations

import re

from kg.model import Sentence

_PARTY = re.compile(r"甲方|乙方|丙方|买方|卖方|供方|需方|承包人|发包人|出租方|承租方|出让方|受让方|守约方|违约方|任何一方|一方")
_BOUND = re.compile(
    r"违约|逾期|应当?(?:向|在|于|按|支付|承担|书面|提前|及时|负责)|不得|有权|赔偿|解除合同|终止合同|仲裁|诉讼|滞纳金|顺延|承诺"
)
_PURPOSE = re.compile(r"(?:经营范围|主要职责|主要职能|业务范围|许可经营项目|一般经营项目)\s?[:：]")
_NONE = re.compile(
    r"不存在(?:任何)?关联|(?:没有|未)(?:曾)?(?:签署|签订|发生)过?(?:任何)?(?:相关|类似|其他)?(?:业务|合同|交易|购销)"
)


_PAYMENT = re.compile(
    r"预付款|进度款|验收款|质保金|质量保证金|履约保证金|结算款|结算(?:总)?价|计取|计息|计算利息|调差|基准利率|支付[^，。；]{0,12}(?:价款|货款|工程款|合同)"
)
_CONTRACT = re.compile(r"合同|发包|承包|甲方|乙方|买方|卖方|供方|需方|工程款|按(?:季|月|年)")


def reports_nothing(sentence: Sentence) -> bool:
    """Whether a sentence is a clause, a purpose or a denial."""
    text = sentence.text
    bound = _PARTY.search(text) and _BOUND.search(text) or _PAYMENT.search(text) and _CONTRACT.search(text)
    return bool(bound or _PURPOSE.search(text) or _NONE.search(text))
