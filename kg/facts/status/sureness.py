"""How sure a phase is, by what stands around its word: what is demanded, hoped for or in hand has not happened.

要加快建设甲园区 -> required; 推动甲项目早日投产 -> expected; 甲项目正加紧建设 -> ongoing
"""

from __future__ import annotations

import re

from kg.facts.grammar.adverbials import adverbial
from kg.facts.status.phases import Trigger
from kg.model import Modality

_FOR = "(?<![华有作成认以因称])为(?!(?:代表|龙头|主体|重点|核心|引领|支撑|首|主)的)"  # no 作为, 成为, 以甲项目为代表的
_FOR_IT = re.compile(rf"{_FOR}[^，,。；;]{{0,16}}$")
_HOPED = re.compile(
    rf"(?:早日|尽快|尽早|等待|等候|争取)[^，,。；;]{{0,8}}$|(?:推动|促进|加快|加速|助推|助力|服务|支持|{_FOR}|力促|力推|保障|确保|帮助|协助|督促|需要|满足|影响|制约|围绕|聚焦)[^，,。；;]{{2,16}}$|用于为?[^，,。；;]{{2,40}}的$"
)
_ROW = re.compile(
    r"(?:(?:全力|重点|着力|突出|积极|大力|努力)(?:推[动进]|促进|促成)|(?<!以)抓[好实])(?:[^，,。；;、]{2,40}、)*[^，,。；;、]{2,30}$"
    r"|(?:推动|促进|力促|力推|确保|加快推进)(?:[^，,。；;、]{2,40}、)+[^，,。；;、]{2,30}$"
)
"""全力推动甲项目开工建设、|乙项目|竣工投产: what is pushed is all that stands in the row."""
_DONE = re.compile(
    r"已|成功|累计|先后|(?<!积极)(?<!全力)(?<!努力)(?<!尽快)(?<!加快)促成|共有?|全年|完成|实现|了|陆续|相继|顺利|(?<!项)目前"
)
_IN_HAND = re.compile(
    r"正在?|在建|在谈|尚在|还在|加快|稳步|有序|续建|建设中|推进中|加紧|抓紧|加速|全力|持续|扎实|高效|全面推进|现场|施工(?!手续|许可|图|合同)|进展|进度|如火如荼|提速|顺利推进"
)
_ACTS = ("奠基", "揭牌")
"""What persons do for a works, on the day: 为项目|奠基."""
_REACHED = frozenset(("started", "completed", "accepted", "inProduction", "fullCapacity", "landed", "signed"))
_DEMAND = re.compile(
    r"(?:强调|要求|希望|叮嘱|嘱托|呼吁)[，,：:]|(?:^|[，,；;：:“。])(?:[^，,。；;]{0,12}(?<![主重需首紧必摘纲概]))?要"
    r"(?!素|求|点|闻|塞|害|道|件|领|务|约|事|么|是|地|价|客|账)"
)
_WISH = re.compile("愿(?![景望者])|欢迎|期待|呼吁")
_DEMANDS: tuple[tuple[re.Pattern[str], Modality], ...] = ((_DEMAND, "required"), (_WISH, "expected"))
_PERMIT = re.compile("(?:建设)?施工许可证?|开工手续")
PREPARED = re.compile(r"[^，,。；;]{0,6}(?:准备|奠定|打下|提供|创造|赢得|做好)")
_SOON = re.compile(r"(?:运营)?(?:在即|指日可待|在望|进入?倒计时|倒计时|进入冲刺)")
_IF = re.compile(r"(?:如果|若(?!干)|一旦|只要|假如|倘若|凡是)[^，,。；;]{0,16}$")


def asked(before: str) -> Modality | None:
    """要抓好保障，加快建设某园区 is required, 愿同某方合作，加快推进某铁路 hoped: the clauses behind that have no subject of their own."""
    for pattern, mode in _DEMANDS:
        if asked := pattern.search(before):
            rest = before[asked.end() :]
            goes_on = adverbial(re.split(r"[，,]", rest)[-1]) and not re.search("[。；;]", rest)
            if goes_on and not _DONE.search(before[asked.start() :]):
                return mode
    return None


_HALTED = re.compile(r"(?:了?[\d一二三四五六七八九十两多数几近半余]+个?[年月](?:之久|有余|多)?)?的(?=[\u4e00-\u9fff“\d])")
_NOT_YET_HALTED = re.compile("(?:预计|计划|拟|可能|避免|防止|如果?|若|凡|对|因)[^，,。；;]{0,2}$|[将会要]$")


def halted(t: Trigger, before: str, after: str) -> bool:
    """力争停工的甲项目复工, 将重启停建三年的乙项目: what describes the works is so, whatever is planned for it."""
    return t.phase.name == "stalled" and bool(_HALTED.match(after)) and not _NOT_YET_HALTED.search(before)


def as_hoped(t: Trigger, before: str, word: str, after: str) -> Modality:
    """What is pushed, awaited or helped has not happened; what is in hand goes on."""
    name = t.phase.name
    if _SOON.match(after) or _IF.search(before) and not _DONE.search(before):
        return "expected"
    helped = before.rfind("帮助") >= 0 and word.endswith("建起")  # 帮助村里|建起大棚: it stands
    if (
        name in _REACHED
        and word not in _ACTS
        and not helped
        and (_HOPED.search(before) or _ROW.search(before))
        and not _DONE.search(before)
    ):
        return "expected"
    if _FOR_IT.search(before) and PREPARED.match(after):
        return "expected"
    if name in ("landed", "signed", "completed", "inProduction") and re.search(r"(?:加快|加速|正在|抓紧)$", before):
        return "ongoing"
    if name in ("underConstruction", "contacted", "permitting") and _IN_HAND.search(before[-4:] + _PERMIT.sub("", word)):
        return "ongoing"
    return "actual"
