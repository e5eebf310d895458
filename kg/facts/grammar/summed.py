"""What is summed up at a day, and since when: flows since the year began or since 今年以来, stocks on the day itself.

今年以来，…。截至目前，签约项目18个 -> 1 January to today; 截至6月底，产值同比增长9% -> the first half; 截至6月底，入驻企业80家 -> 30 June
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.facts.grammar import clauses, framing
from kg.model import Arg, Group, Mention, Period, Quantity, Reading, Sentence

STATIC = re.compile(
    r"(?<!种植)(?<!播种)面积|占地|用地|全长|长度|距离|建设期|工期|时长|注册资本|人口|位于|产能|年产|装机|设计|比重|占比|总资产|资产总|总量|户籍|产业链|数$"
)
FLOW = re.compile(
    r"产值|收入|增加值|投资|增长|下降|增幅|利润|[外内引进]资|到位|成交|销售|营收|产量|消费|出口|进口|发电|贷款|融资|签约|缴纳|完成|营业|资金|客流|吞吐|增速|减少|订单|年计划|年度计划|年度目标|播种|种植|税|出栏|加工量|销量|总产|单产|亩产|发送|运输|货运|客运|票房|保费|赔付|用电|用水|产销"
)
DONE = r"新增|新建|新开|新签|新引进|新创建|新认定|新注册|新设|引进|建成|完成|盘活|改造|培育|发放|兑现|减免|带动|办理|举办|实施|修建|铺设|架设|敷设|征用|征收|拆迁|安置|增加|减少|净增|投入|平整|设立|组织|参加|开展|走访|完善|造林|治理|供地|出让|流转|整治|清理"
"""What is done in a time."""
NEW = re.compile(f"{DONE}|(?<![高创最更全刷革])新(?:[上入投落办招购添获推成立列批当]|项目|企业|发展|培育|吸纳)")
_STOCK = re.compile("余额|总数|数量|保有量|存量|装机|容量|规模|总资产|用户|人口")
"""What there is on a day: it has grown since that day a year before."""
_LASTING = ("家", "个", "户", "座", "台", "处", "辆", "人")
"""Classifiers of what stays; trains, visits and cases (417列, 3000件) come and go."""


def is_stock(indicator: str, about: Arg) -> bool:
    """Whether a growth is one of what there is on a day (贷款余额同比增长), as one of a count of things that stay is: 企业8户，同比增长."""
    if isinstance(about, Group):
        written = about.count.value.written if about.count and isinstance(about.count.value, Quantity) else ""
        return written in _LASTING and not NEW.search(indicator + about.member_type)
    return bool(_STOCK.search(indicator)) and "净增" not in indicator


_COMES = re.compile("新(?!能源|材料|型|兴)|签约|签下|签订|对接|洽谈|引进|招引|落地|开工(?!率)")
"""What of counts comes in a time, said in its clause; who has moved in and what is in operation is there on a day."""
_STAYS = re.compile("累计[^，,。；;]{0,4}(?:入驻|入园|落户|投产)|现有|共有|拥有|在建")
_SO_FAR = re.compile("截[至止]|到|至|目前")
_ACCOUNTS = re.compile("生产总值|增加值|总?产值|营业收入|销售收入|主营业务收入|固定资产投资|进出口|出口额|到位资金|序时进度")
"""What accounts give of a time, and never of a day."""


def so_far(
    reading: Reading, sentence: Sentence, at: int, period: Mention | Period | None, what: str, about: Arg | None = None
) -> Mention | Period | None:
    """今年以来，…。截至目前，签约项目|18个; 截至2015年底，实现产值|9亿元: what comes in a time has come since it began.

    `what`: the indicator, or the noun that is counted. What a group has is dated as the group.
    """
    value = period.value if isinstance(period, Mention) else None
    if not isinstance(period, Mention) or not isinstance(value, Period) or value.start is None or value.start != value.end:
        return period
    if not (_SO_FAR.match(period.text) or period.text.endswith(("年末", "年底"))):
        return period
    if isinstance(about, Group):
        whole = about.period
        if isinstance(whole, Period) and whole.end == value.end:
            return whole
        if not _ACCOUNTS.search(what):
            return period
    clause = clause_of(reading, sentence, at)
    if _STAYS.search(clause):
        return period
    accounts = about is not None and _ACCOUNTS.search(what)
    if accounts and "累计" not in clause and period.text[-1] in "底末":
        return since_new_year(period)
    flows = accounts or _COMES.search(what if about else clause) or about and FLOW.search(what) and not STATIC.search(what)
    since = framing.since(reading, sentence, period) if flows else None
    return Period(since.start, value.end, "inherited") if since else period


def since_new_year(period: Mention | Period | None, stock: bool = False) -> Mention | Period | None:
    """截至6月底，产值同比增长: what has come by a last day of a month has come since the year began; a stock only where that is over."""
    value = period.value if isinstance(period, Mention) else period
    if not isinstance(value, Period) or value.start is None or value.start != value.end:
        return period
    next_day = value.start + timedelta(days=1)
    last = next_day.day == 1 and (next_day.month == 1 or not stock)
    return Period(date(value.start.year, 1, 1), value.end, "inherited") if last else period


def clause_of(reading: Reading, sentence: Sentence, at: int) -> str:
    parts = clauses.split(reading, sentence)
    return parts[clauses.at(parts, at)].text
