"""Where the value of a role begins and ends, over text without white space; and what is no value.

    江州招标有限公司及采购单位云岭县教育局（以下简称“采购人”）  ->  江州招标有限公司
    “青原河治理工程PPP项目（项目编号：QY2018-02）                ->  青原河治理工程PPP项目

A party ends with the head of a body (公司, 局, 中心 ...) or at a mark; the name of a work goes on over commas and brackets that do not
begin what is said of it.
"""

from __future__ import annotations

import re

LONGEST = {"client": 45, "contractor": 60, "agency": 45, "project": 150, "contract": 100, "amount": 60}
FREE = frozenset(("label", "label above", "who is confirmed", "who is named the winner", "signed with"))
"""Wordings behind which a party may stand under any name (客户A, a short form)."""

_PARTY_MARK = re.compile(r"[，。；（“”《》、/：]")
_AND = re.compile(r"以及|联合体|[与和及]")
_WORK_MARK = re.compile(
    r"[。；]|（(?:以下|下|后)?(?:统)?简?称|（(?:项目|招标|采购|标段|合同|标书|工程)?编号|（[该本]|矿种|，(?:该|总|位于|建设|其中|本|项目|合同|中标|工程|投资|确)"
)
BODY = (
    r"(?:公司|集团|[局委会厅署院所处站馆部队社厂矿场校]|政府|中心|大学|学校|学院|医院|指挥部|办公室|办|银行|分行|支行|事务所|合作社|联合体|平台|（有限合伙）|（普通合伙）"
    r"|(?i:ltd|inc|limited|llc|gmbh|corporation|company|co)\.?|[A-Za-z]{3,})"
)
_WORK_LEAD = re.compile(
    r"(?:[“‘\"：、为）]+|(?:近日|公司|项目|内容|范围|主要)+(?:参与了|为|是)|[^，。；“”]{2,40}(?:投资开发|组织|公布|发布|公开招标|举办|采购)的“?(?=.{6}))+"
)
_BODY_END = re.compile(rf".*{BODY}(?:（[^（）]{{1,16}}）)?")
_BRACKETED = re.compile(
    r"（(?:集团|有限合伙|普通合伙|特殊普通合伙|[A-Z]{2,8}|[\u4e00-\u9fff]{2,4})）(?=[\u4e00-\u9fff]{2})|（(?:集团|有限合伙|普通合伙)）"
)
_LEAD = re.compile(
    r"^(?:[：—“”‘’、，.\d）（\s-]+|(?:由|为|是|系|即|经|将|名称为|单位|名称|分别为|由于|[与和及]|联合体牵头人|牵头人|联合体成员|——|近日|日前|关于|公告了|来自|项目采购方|采购方|招标方|业主方|业主|方|甲方|买方|客户|招标人|收到|宣布|同意(?=公司)|本次交易对方[是为]|（[^（）]{1,20}）[与和同]|(?:本|我|意)?公司[与和同]|.{0,20}联合体[与和])(?=.{4})"
    r"|(?:公司|本公司|我公司)(?=.{2,30}公司)|.{0,30}(?:子公司|孙公司|控股股东|股东|下属的?|所属的?|之控股|通知书)(?=.{4})|\d{4}年\d{1,2}月\d{1,2}日|(?:通知|确认|确定|推荐)(?=.{2}))+"
)
_NO_PARTY = re.compile(
    r"上市公司|子公司|全资子公司|控股子公司|业主|业主方|对方|交易对方|双方|甲方|乙方|各方|其|招标人|采购人|中标人|本项目|该项目|客户|关联方|招标代理机构|代理机构|联合体|项目业主方?|该项目业主方"
    r"|上述.*|.*(?:不存在|关联|如下|情况|通知书|[？?]|投标|签订|签署|义务|承担|负责|规定|尚未|相关|有关|谈判|合同|公告|之日|董事会|期限|代表|条款|招标人|招标方|后|具体|详见).*|无|公司|本公司|我公司|巨潮资讯网.*|.*网站"
)
_NO_WORK = re.compile(
    r"(?:该|本|上述|此|其|该等|本次|以上|两个|三个)?(?:项目|工程|标段|招标|中标|合同).{0,2}|.*如下|上述.*|此项目.*|本次.*|该项目.*|公司.{0,6}|.*(?:正式合同|重大合同|重大经营合同|日常经营|收到|子公司|联合体|上述|确认|被确定).*|收到.*|.*公司|关于.*|.*相关项目|.*(?:数量|金额)为.*|.*公司关于.*|.*推荐|.*执行期限|.*(?:若干|竞争谈判|公开招标).*选择|(?:PPP|EPC|BOT|PC)?(?:项目|工程)|.{0,6}(?:合同|协议)(?:书)?|.{1,4}|.{0,8}\d标段|(?:[第\dA-Z-]+标段?[、，和及]?)+|包\d.*"
)
_NO_CONTRACT = re.compile(
    r"(?:正式|相关|书面|重大|日常经营|经营|框架|本|该|采购|销售)?(?:合同|协议)(?:书)?|.*(?:联合体|中标)(?:协议|意向)书?|.*保密协议"
)
OWN = frozenset(("公司", "本公司", "我公司", "我司", "本集团"))
"""How an announcement speaks of the company that makes it."""


def trimmed(text: str, role: str, start: int, end: int, rule: str) -> tuple[int, int] | None:
    """The span of the value at the beginning of a span; None where no name is left."""
    if start >= end:
        return None
    if role == "contract":
        if text[start] == "《":
            close = text.find("》", start, end)
            start, end = start + 1, close if close >= 0 else end
    elif role == "project":
        start, end = _work(text, start, end)
    else:
        start, end = _party(text, start, end, rule)
    value = text[start:end]
    if not 2 <= len(value) <= LONGEST[role]:
        return None
    if role == "contractor" and value in OWN:
        return start, end
    refused = _NO_WORK if role == "project" else _NO_CONTRACT if role == "contract" else _NO_PARTY
    return None if refused.fullmatch(value) or value.isdigit() else (start, end)


def _party(text: str, start: int, end: int, rule: str) -> tuple[int, int]:
    """A party's name ends at a mark outside of its own brackets, at 和 behind a body, or with its last head."""
    if lead := _LEAD.match(text[start:end]):
        start += lead.end()
    at = start
    while m := _PARTY_MARK.search(text, at, end):
        if inside := _BRACKETED.match(text, m.start(), end):
            at = inside.end()
            continue
        end = m.start()
        break
    for m in _AND.finditer(text, start, end):
        if re.search(BODY + "$", text[start : m.start()]) and m.start() - start >= 4 and text[m.end() : end]:
            end = m.start()
            break
    if body := _BODY_END.match(text, start, end):
        end = body.end()
    elif rule not in FREE and text[start:end] not in OWN:
        return start, start
    return start, end


def _work(text: str, start: int, end: int) -> tuple[int, int]:
    """A work's name goes on over commas that do not begin what is said of it; quotes around it are not its own."""
    if (quote := text.rfind("“", start, end)) > start and "”" not in text[quote:end]:
        start = quote + 1  # 海马公司“…项目
    if lead := _WORK_LEAD.match(text, start, end):
        start = lead.end()
    if m := _WORK_MARK.search(text, start, end):
        end = m.start()
    while end > start and text[end - 1] in '”’"，、：的在-—':
        end -= 1
    if "”" in text[start:end] and "“" not in text[start:end] and text[start - 1 : start] == "“":
        start -= 1  # “…”项目
    if text[start:end].count("（") > text[start:end].count("）"):
        end = start + text[start:end].rindex("（")
    return start, end
