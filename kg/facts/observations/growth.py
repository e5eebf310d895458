"""The words before a percentage -> growth, difference or share: 同比增长18.3%, 高于全国5.2个百分点, 占全市总量的42.9%."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Mention

_BASIS = r"(?:同比|环比|比(?:去年|上年|上一年)(?:度|同期)?|较(?:去年|上年)(?:度|同期)?|(?:(?<![同占])比(?![重例率])|较)[^，,。；;、]{1,8}?|(?:近?[两三四五六七八九十\d]+年)?(?:年均|年平均|年复合)|(?:近?[两三四五六七八九十\d]+年)平均|累计|可比价|按可比价格?计?算?)"
_GROWTH = re.compile(
    rf"(?P<basis>{_BASIS})?(?:名义|实际|要|需|大幅|小幅|普遍|持续|稳步|明显|进一步|显著|快速|逆势|再度|又|分别|均|将|预计|平均|可|共|累计|也|已)*(?P<verb>增长率?|净增|前移|增加|增幅|提高(?!为)|提升(?!为)|上升|下降|减少|降低|回落|翻|高于|低于|高出|低|高(?!达)|多|少|压缩|精简|增速(?![高低快]于|高出)|暴跌|暴涨|大跌|大涨|飙升|骤降|缩减|压减|加快|"
    r"节约|节省|减轻|缩短|收窄|扩大|攀升|上涨|下跌|下滑|上浮|涨幅|降幅|负增长|(?<!新)增(?![速幅])|降(?!幅)|快于|超过?(?=(?:目标)?(?:序时|时序|时间)进度)|(?<=进度)[快慢超]|涨(?!幅)|跌(?!幅))(?:(?<=高于|低于|快于|高出)[^，,。；;、\d]{1,14}?|(?<=超|过)(?:目标)?(?:序时|时序|时间)进度|全[国省市县区]|平均水平|全[国省市]平均水平?|[^，,。；;、\d]{0,8}水平)?(?:幅度)?(?:了|达到|达|为|约|近|超过?|至少|高达|超出|突破|接近|不低于|不少于|均|都|也|将|[:：])*$"
)
_SHARE = re.compile(
    r"占(?:到了?|据了?|了)?(?P<whole>(?!比|地(?!区)|用|有|股)[^，,。；;占]{0,20}?)的?(?:总数|总量)?(?:的?(?P<noun>比重|比例|份额)(?:已|将|也|进一步|稳步)*(?:(?:提升|提高|上升|增加|扩大|攀升|跃升|升|下降|降低|回落|降)[至到](?:了)?)?)?的?(?:已|将|就|均|也|分别)?(?:达到|达|为|约|近|超过?|高达|接近|突破|至|超|由|从|[:：])*$"
)
_WITHIN = re.compile(r"在(?P<whole>[^，,。；;在占]{2,10})$")
_OF_WHOLE = re.compile(r"(?:[为是仅按]|相当于|达到?|超过|不到|不足|接近)(?:了)?(?P<whole>[^，,。；;、占为是]{2,16}?)的$")
"""出口为年计划的|112%, 预付款为合同总价的|30%."""
_FIGURE = re.compile(r"[\d.]+[万亿]*(?:元|亩|吨|人次?|个|家|户|项|公里|公顷|千瓦|台|套|平方米)?$")
_TOTAL = re.compile("计划|目标|任务|总|全|合同|[去上]年|同期")
_PLANS = ("计划", "目标", "任务", "预算", "指标", "任务数", "目标数", "计划数")
_DONE = re.compile(r"完成(?:了)?(?P<whole>[^，,。；;]{2,18})的$")
_FLOW_VERBS = {"增": "增长", "降": "下降", "涨": "上涨", "跌": "下跌", "翻": "翻番", "低": "低于", "高": "高于"}
_WHOLE = re.compile(
    r"(?:高于|低于|快于|高出|超过?)(全[国省市县区](?!时间进度|序时进度|时序进度)|(?:全[国省市县区]|目标)?(?:序时|时序|时间)进度)"
)
_SCHEDULE = re.compile(r"(?:目标)?(?:序时|时序)进度")
"""比序时进度|快3.6个百分点: what the pace is compared to says what is measured."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A figure that is relative to another: `start` is where its words begin, `says` what they add to the indicator."""

    start: int
    says: str
    share: bool = False


def _part(whole: str, times: bool) -> str:
    """为年计划的112% -> 完成年计划; 为新建厂房的一半 -> 为新建厂房的比例; 是乙类企业的3倍 -> 为乙类企业的倍数."""
    if _TOTAL.search(whole) and not times:
        return f"完成{whole}" if whole.endswith(_PLANS) else f"占{whole}比重"
    return f"为{whole}的" + ("倍数" if times else "比例")


def read(before: str, percent: bool, times: bool = False) -> Relative | None:
    """What the text before a figure relates it to; `percent`: the figure is a share, else a number that may have grown;
    `times`: it is a multiple."""
    if m := _GROWTH.search(before[-40:]):
        at = m.start() + max(0, len(before) - 40)
        basis = m["basis"] or ""
        compared = bool(basis)
        verb = _FLOW_VERBS.get(m["verb"], m["verb"])
        if basis.startswith(("比", "较")):
            basis = "同比" if re.search(r"[去上]年", basis) else ""
        if schedule := _SCHEDULE.search(m["basis"] or ""):
            verb = (m["verb"] if m["verb"] == "超" else m["verb"][0] + "于") + schedule[0]
        if not compared and m["verb"] in (("多", "少") if percent else ("高", "低", "翻", "加快", "多", "少")):
            return None
        if other := _WHOLE.search(before[at:]):
            verb += other[1]
        return Relative(at, ("" if basis.startswith(("累计", "可比", "按")) else basis) + verb)
    if percent and (m := _SHARE.search(before[-40:])):
        at = m.start() + max(0, len(before) - 40)
        whole, noun = m["whole"], m["noun"] or "比重"
        if (plan := _FIGURE.sub("", whole)).endswith(_PLANS):
            whole = plan  # 占年度目标100亿元的|52%
        if within := _WITHIN.search(before[:at]):
            at, whole = within.start(), within["whole"]
        says = "占比" if not whole else f"占{whole}" if whole.endswith(_PLANS) else f"占{whole}{noun}"
        return Relative(at, says, share=True)
    if percent and (m := _OF_WHOLE.search(before[-24:])):
        return Relative(m.start() + max(0, len(before) - 24), _part(m["whole"], times), share=True)
    if percent and (m := _DONE.search(before[-24:])):
        whole = _FIGURE.sub("", m["whole"])
        return Relative(m.start() + max(0, len(before) - 24), f"完成{whole}", share=True)
    return None


_INDUSTRY = re.compile(
    r"(?:^|[，,、；;])(?:其中[，,：:]?)?(?P<noun>(?!其中)[\u4e00-\u9fff]{2,10}(?:制造|加工|开采|冶炼|采选|运输|仓储|养殖|种植|印刷|批发|零售|服务|供应))$"
)


def industry(before: str, start: int) -> Mention | None:
    """|机器人制造|增长9%: the industry that the text before a growth ends with, though it ends with a verb; `start`: of the text."""
    if found := _INDUSTRY.search(before):
        return Mention(start + found.start("noun"), start + found.end("noun"), found["noun"], "Concept", finder="indicator")
    return None
