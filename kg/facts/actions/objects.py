"""A verb of action -> what it is done to: groups and names behind it, and the noun phrase as written; or what 把, 将, 对 put before it.

引进甲项目等3个项目 -> the group of 3; 推行“一站式”服务 -> the name, and the phrase; 对园区道路进行|更新 -> 园区道路
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import resources
from kg.facts.actions.chosen import Verb
from kg.facts.grammar import clauses, predicates
from kg.facts.grammar.adverbials import adverbial
from kg.facts.grammar.clauses import Clause
from kg.facts.grammar.verbs import words
from kg.model import Arg, Group, Mention, Quantity, Reading, Sentence

LONGEST = 34
"""Longest object phrase kept: the annotated texts have none above 34 characters."""
SHORTEST = 4
"""Characters that a clause of what someone says has at least."""
_TO_WHOM = re.compile(r"(?:给|予)(?!予)")
"""转让|给甲公司: whom it goes to stands behind the verb, and what it is before it."""
_FRAME = re.compile(
    r"(?:在|从|只有|只要|越|随着|面对|当前|无论|不管|一方面|近年|去年|今年|这)|.*(?:[中下上时]|之后|以来|同时|过程中)$"
)
"""强调，|在历史的长河中，…: what only leads to what is said."""
_PREDICATE = re.compile(r"(?:也|就|都|既|正|最根本的)?(?:是|为|要|必须|必将|才|关键|关系|意味)")
"""强调，实现双碳，|是内在要求: what is said goes on."""
_REACHES = re.compile(r"(?:(?:扩大|提高|提升|增加|缩短|延长|降低|减少|拓展|压缩)到|至|达到?|突破|从[^的]*到[^的]*)$")
"""推动工业规模扩大|至3600亿元: the figure is what it says, and no noun."""
_ALSO = re.compile(
    r"^(?:并|且|及|和)(?:讲话|致辞|发言|宣布|主持|作|见证|调研|考察)\S*$|^(?:和|及|与|、)(?:正?在建|拟建|待建|筹建)的?"
)
"""A further verb is no object: 出席|并讲话; 已建成|和在建|标准厂房."""
_FRONTED = re.compile(
    r"(?:(?<![应相绝核校反])(?<!(?<!方)面)对(?![策象比照应接])|将(?![在于为对与])|把)(?P<object>[^，,。；;：:对将把]{2,24}?)等?(?:进行|予以|加以|给予|实施|开展)?(?:全面|集中|统一|系统|逐一|逐项|逐个|限时|及时|妥善|重新|首次)*$"
)
REGARDING = re.compile(
    r"(?:就|围绕)(?P<object>[^，,。；;：:]{2,30}?)(?:等(?:方面|内容|问题|工作)?)?(?:进行|开展|展开|作)了?(?:深入|广泛|实地|现场|专题|集中|全面)*$"
)
"""就|全市文旅产业情况|进行调研: what it is about."""
_BY = re.compile(r"(?P<object>[^，,。；;由]{2,24}?)(?:主要|分别|全部|均|已|正式|成功)?(?:[由被][^，,。；;]{0,24}|获得?)$")
_TOWARDS = frozenset(("签约", "致辞", "合作"))
_TO = re.compile(r"(?:与|同|和|向)(?P<whom>[^，,。；;]{2,30}?)(?:在[^，,。；;]{1,10})?(?:正式|成功|现场|集中)?$")
_MEASURED = re.compile(r"\d[\d.,]*[万亿]?[余多]?\S{0,3}$")
_ABOUT = re.compile("[约近超逾共达]$")
"""吸引民资|近9亿元: what is left of a figure."""
_SUM = re.compile(r"\d+[\u4e00-\u9fff]|[\d.,万亿元美余多约近超%％]+(?:个百分点|倍|平方公里|平方米|公里|公顷|亩)?")
_TO_WHERE = re.compile(r"(?:[至为于]|到(?!位))(?![期今货])|成(?![果本员套都立交就效])|在[^，,。；;]*$")
"""拓展|至3平方公里, 打造|成为高地: what became of it."""
_SHOWS = re.compile(r"(?:显示|表明|(?<=[消声数报公通][息明据告报])称)$")
_SAYING = re.compile("(?<=公告|消息|报告|通报|数据|声明|名单)(?:称|显示|指出|表明|说)")
"""发布公告|称…: what is published is told behind it."""
_GOES_ON = re.compile(
    r"[^，。的]{2,}?(?:长期以来|一直|已(?![有在])|仍|由此|也有|引发|有助于|有利于|意味着|增长(?![点极率空动引潜])|下降|超过)"
)
"""在该区域扩建定居点|长期以来引发争议: the deed is what is spoken of, or what is said of its object."""
_HEAD = re.compile(
    "(?:基金|机制|体系|平台|中心|工程|项目|队|队伍|方案|计划|制度|政策|模式|系统|网络|品牌|基地|产品|技术|设备|能力|水平|需求|问题|条件|环境|服务|空间|渠道|通道|活动|行动)$"
)
"""Last words of nouns with a verb inside, so that it is no predicate."""
_GIVES = frozenset(("提供", "给予", "获得", "得到", "争取"))
"""Verbs whose object may be a verb: 提供|支撑, 给予|扶持."""
_CALLS = frozenset(("认定", "命名", "评定", "确定", "评选"))
"""Verbs of naming: what 为 says behind them is what is made of it."""
_COUNTED = frozenset("人户村镇县")
"""Nouns of one character; 12场, 分两期 name nothing that is done."""
_NOT_CARRIED = ("Quantity", "Period")


def behind(reading: Reading, sentence: Sentence, clause: Clause, verb: Verb, groups: list[Group]) -> tuple[Arg | str, ...]:
    """Groups and names behind the verb, and the noun phrase as written."""
    start = verb.end
    while sentence.text[start - sentence.start : start - sentence.start + 1] in ("了", "着", "过", "起"):
        start += 1
    said = _SAYING.search(sentence.text, start - sentence.start, clause.end - sentence.start)
    end = sentence.start + said.start() if said else clause.end
    out: list[Arg | str] = [
        g for g in groups if g.count and start <= g.count.start < end and (len(g.member_type) > 1 or g.member_type in _COUNTED)
    ]
    named = [m for m in clause.mentions if start <= m.start < end and m.kind not in _NOT_CARRIED]
    out += [m for m in named if not any(m in g.members for g in groups) and not _describes(sentence, m, end)][:3]
    phrase = _phrase(sentence.text[start - sentence.start : end - sentence.start])
    if verb.text in _CALLS and phrase.startswith("为"):
        phrase, start = phrase[1:], start + 1
    if verb.text.endswith("给") or _TO_WHOM.match(phrase) or phrase.startswith("并") or _REACHES.search(phrase):
        return ()
    amount = any(isinstance(m.value, Quantity) and m.start <= start + 1 < m.end for m in clause.mentions)
    if _GOES_ON.match(phrase) or _predicate_follows(reading, sentence, start, end, verb):
        return ()
    if _TO_WHERE.match(phrase):
        return tuple(out) if named and phrase[0] not in "至到" else ()
    if (
        len(phrase) >= 2
        and phrase[0] != "的"  # 建设|的甲项目签约: the name alone is the object
        and not predicates.rules().phases.match(phrase)
        and not (amount and out)
        and not _SUM.fullmatch(phrase)
        and (verb.text in _GIVES or not _verbal(reading, sentence, start, phrase))
        and not any(
            isinstance(x, Group) or isinstance(x, Mention) and x.text in phrase and len(phrase) - len(x.text) <= 2 for x in out
        )
        and not _says_on(reading, sentence, named, start)
    ):
        out.append(phrase)
    return tuple(out)


def _describes(sentence: Sentence, m: Mention, end: int) -> bool:
    """会见由|乙党|干事长率领的代表团, 发布关于|丙国|大选的报告: whether a name stands inside what describes the object, before its 的."""
    behind = sentence.text[m.end - sentence.start : end - sentence.start].lstrip("”》）)")
    return bool(_DESCRIBES.match(re.split("[，,。；;]", behind)[0]))


_DESCRIBES = re.compile("(?![由从将在以向])[^、和与及等]*的(?=[^的]*[\u4e00-\u9fff]{2})")
"""What goes on behind a name to the 的 of its object; members of a list are parted by their marks."""


def received(sentence: Sentence, clause: Clause, verb: Verb) -> Iterator[Mention]:
    """转让|给甲公司: the name that it goes to."""
    found = _TO_WHOM.match(sentence.text, verb.end - sentence.start)
    at = verb.end if verb.text.endswith("给") else sentence.start + found.end() if found else -1
    yield from (m for m in clause.mentions if m.start == at and m.kind not in _NOT_CARRIED)


def said(reading: Reading, sentence: Sentence, clause: Clause, verb: Verb) -> Iterator[str]:
    """县长甲强调，|各部门要倒排工期: what someone says begins the clause behind, where the verb ends its own."""
    if verb.text not in resources.words("says") or clause.end != verb.end:
        return
    following = [c for c in clauses.split(reading, sentence) if c.start >= clause.end]
    text = following[0].text.strip("“”") if following else ""
    goes_on = len(following) > 1 and _PREDICATE.match(following[1].text)
    if SHORTEST <= len(text) <= LONGEST and not goes_on and not _FRAME.match(text):
        yield text


def _phrase(text: str) -> str:
    """The object as written: without what is measured of it; of a long one its head (年产…的|合作框架协议)."""
    text = _ALSO.sub("", re.split(r"[，,。；;]", text)[0])
    text = (_ABOUT.sub("", _MEASURED.sub("", _SHOWS.sub("", text))) or text).strip()
    if text.startswith("“") and text.endswith("”") and text.count("“") == 1:
        text = text[1:-1]
    if len(text) > LONGEST:
        head = text.rsplit("的", 1)[-1]
        text = head if 2 <= len(head) <= LONGEST and head.count("“") == head.count("”") else ""
    return text


def _verbal(reading: Reading, sentence: Sentence, start: int, phrase: str) -> bool:
    """统筹|谋划, 审议|通过: a verb alone is no object."""
    return any(
        t.start == start and t.end == start + len(phrase) and t.tag in ("v", "p", "d", "a", "ad")
        for t in reading.tokens[sentence.index]
    )


def _predicate_follows(reading: Reading, sentence: Sentence, start: int, end: int, verb: Verb) -> bool:
    """推进|改革的足迹|遍及各县: what is done is an attribute of a noun that has a predicate of its own."""
    if verb.text in words().causes:
        return False  # 推动|更多的项目落地: the object does something itself
    inside = [t for t in reading.tokens[sentence.index] if start <= t.start and t.end <= end]
    last = max((i for i, t in enumerate(inside) if t.text == "的"), default=None)
    tail = inside[last + 1 :] if last is not None else []
    while len(tail) > 1 and tail[0].tag[:1] in "nlmqab":
        tail = tail[1:]
        if tail[0].tag == "v" and len(tail[0].text) > 1:
            if len(tail) > 1 and _HEAD.search(tail[-1].text):
                return False  # 产业|引导|基金, 业务|代办|队
            return not any(m.start <= tail[0].start < m.end for m in reading.mentions[sentence.index])
    return False


def _says_on(reading: Reading, sentence: Sentence, named: list[Mention], start: int) -> bool:
    """推动|创新驱动战略|深入实施: what stands behind the name that is the object is said of it."""
    if not named or named[0].start > start + 1:
        return False
    after = next((t for t in reading.tokens[sentence.index] if t.start >= named[0].end and t.text not in "”》"), None)
    return after is not None and after.tag in ("d", "ad", "v", "p")


def fronted(reading: Reading, sentence: Sentence, clause: Clause, verb: Verb, groups: list[Group]) -> Iterator[Arg | str]:
    """The object that 把, 将 or 对 puts before the verb: 对园区道路进行更新, 将任务拆分成114项."""
    lead = sentence.text[clause.start - sentence.start : verb.start - sentence.start]
    m = REGARDING.search(lead) or _FRONTED.search(lead)
    if m is None:
        return
    start, end = clause.start + m.start("object"), clause.start + m.end("object")
    last = next((t for t in reading.tokens[sentence.index] if t.end == end), None)
    named = [x for x in clause.mentions if start <= x.start and x.end <= end and x.kind not in _NOT_CARRIED]
    if not named and (last is None or last.tag[:1] != "n" or adverbial(m["object"])):
        return  # 将|加快建设: no object but the future
    yield from (g for g in groups if g.count and start <= g.count.start < end)
    yield from named[:3]
    yield m["object"]


def passive(sentence: Sentence, clause: Clause, agent: Arg) -> Iterator[Arg | str]:
    """仪式由张明|主持: what stands before the 由 that governs the agent."""
    start = agent.start if isinstance(agent, Mention) else _begins(agent, clause)
    found = _BY.match(sentence.text[clause.start - sentence.start : start - sentence.start])
    if found and not adverbial(found["object"]):
        end = clause.start + found.end("object")
        yield from [m for m in clause.mentions if m.end <= end and m.kind not in _NOT_CARRIED][-1:]
        yield found["object"]


def _begins(agent: Arg, clause: Clause) -> int:
    """Where a count that acts begins, with its members (甲公司、乙公司等4家单位)."""
    if not isinstance(agent, Group) or agent.count is None:
        return clause.start
    return agent.members[0].start if agent.members else agent.count.start


def addressed(sentence: Sentence, clause: Clause, verb: Verb) -> Iterator[Arg | str]:
    """甲市与乙集团|签约, 向来宾|致辞: with whom or to whom it is done, where nothing else is said."""
    before = sentence.text[clause.start - sentence.start : verb.start - sentence.start]
    found = _TO.search(before) if verb.text in _TOWARDS else None
    if found:
        start = clause.start + found.start("whom")
        named = [m for m in clause.mentions if start <= m.start and m.end <= verb.start and m.kind not in _NOT_CARRIED]
        yield from named[:2]
        if not named:
            yield str(found["whom"])


def attended(reading: Reading, sentence: Sentence, verb: Verb) -> Iterator[Mention]:
    """The gathering that was spoken of last, in this sentence or the one before (…举行集中开工仪式，县长甲致辞)."""
    for index in (sentence.index, sentence.index - 1):
        found = [m for m in reading.mentions[index] if m.kind == "Gathering" and m.end <= verb.start] if index >= 0 else []
        if found:
            yield found[-1]
            return
