"""Whether a phase can be said of a nominal, and whether a phase word takes the nominal behind it for its object.

签约 of projects and companies, 落户 never of a park; 停工5年的|酒店项目, 入驻|9个项目, but 落户|乙园区 speaks of what settles
"""

from __future__ import annotations

import re
from functools import cache

from kg import resources
from kg.facts.grammar.bare import ADVERB, TRAILING
from kg.facts.grammar.clauses import PROJECTS
from kg.facts.grammar.nominals import COMPANIES, GROUP, NOUN, Nominal
from kg.facts.status import parts
from kg.facts.status.phases import Trigger
from kg.facts.status.scenes import Scene
from kg.model import Group, Mention, Quantity

_DESCRIBED = re.compile(
    r"(?:(?:的)?(?:重大|重点|主要|代表性?|典型|产业|工业|优质|亿元以上)*(?:项目|工程)(?=(?:主要|分别|还|也)?(?:有|是|为|包括|包含)))?(?:了|着|过|中|成|建设|实施|运营|使用|生产)*"
    r"(?:的|[^，,。；;：:的]{0,16}的|集[^，,。；;]{2,40}于一体的|[^，,。；;：:]{0,40}等|[\u4e00-\u9fff]{0,6}(?:第[一二三]|最|首[个条座家批台套])[^，,。；;的]{0,6}|(?:涉及|涵盖|聚焦|围绕)[^，,。；;]{2,30}(?:等|领域|产业|方面|行业)|[^，,。；;的]{0,12}——?|(?:一大?批|多个|众多|一系列)[^，,。；;：:]{0,14})?"
    r"(?:有|共有?|达到?|为|是|[另还也]有|分别[有为是]|已有|累计|超过?|包括|包含)*“?"
)
"""What may stand between the word and the nominal behind it: 开工建设|总投资5亿元的|甲项目, 已投产的有|8个."""
_UNKNOWN = re.compile("(?:[^，,。；;：:、]{2,30}、){1,8}")
_FIRM = re.compile(r"(?:企业|公司|客商|厂商|商户|机构|龙头|巨头|银行|名企)$")
_LOOSE = re.compile(r"(?:中心|平台|设施|示范区|先行区|社区|公园|片区|住房|农田)$")
_SETTLING = re.compile(r"(?:中心|枢纽|实验室|研究院|总部)$")
"""What settles somewhere though nobody signs for it."""
_AGREED = re.compile(r"(?:项目|工程|企业|公司|客商|平台|机构|基地|总部)$")
_BUILT = re.compile(r"(?:产业|科技|物流|工业|创业|智造|制造)园$")
"""Parks that are agreed upon like projects; a 园区 agrees with others."""
_INSTITUTE = re.compile(
    r"(?:学院|学校|[大中小]学|高中|初中|[一二三四五六七八九十]中|职中|附中|幼儿园|托育园|医院|卫生院|保健院|研究院|分院|新院|敬老院|养老院|福利院"
    r"|馆|校区|院区|(?:研究|服务|活动|疾控|急救|文化|康复|养老|托养|技术|检测|检验|创新)中心|实验室|检验站|站房)$"
)
_HOUSED = frozenset(("landed", "started", "underConstruction", "completed", "accepted", "inProduction", "expanded"))
"""Phases of the house of a school or hospital, which may settle as well."""
_AGREEING = re.compile("《?(?:关于)?(?:合作|共同|联合|共建|投资|建设|开发|打造|实施)*$")
_NOT_BEGUN = re.compile("(?:前期|预备|储备|谋划|拟建|洽谈|在谈)")
"""151个|前期项目有序推进: what is pushed is what comes before the works."""
_TIMES = ("次", "场", "届", "轮")
"""6次|产业项目签约活动: what is held so often."""
_HOUSE = re.compile(r"(?:园区?|基地|厂房|平台|楼宇?|大厦|街区)$")


_HELD = re.compile(r"^第[一二三四五六七八九十\d]+[次届轮]|(?:仪式|大会)暨")
"""第三次招商项目|集中签约, 揭牌仪式暨重点项目|签约仪式: the name of what is held."""


@cache
def _soft() -> re.Pattern[str]:
    return re.compile(resources.rules("status")["soft"])


_PREDICATE = re.compile("成为|作为|打造成?|形成")
"""甲项目达产后将|成为|国内最大的生产基地: what it will be."""


def fits(t: Trigger, n: Nominal) -> bool:
    """Whether a phase can be said of a nominal: companies sign and settle, parks open and grow, a bare noun must be a works."""
    name, one = t.phase.name, n.args[0]
    if isinstance(one, Mention) and (_soft().search(one.text) or n.kind == NOUN and _HELD.search(one.text)):
        return False
    if t.phase.partial and not (n.kind in (*PROJECTS, "Facility") or housed(n)):
        return False
    if n.kind in COMPANIES:
        if name == "landed" and t.phase.order == "object":
            return False
        return t.phase.companies and n.kind == "Enterprise" or housed(n) and name in _HOUSED
    if n.kind in ("Park", "Facility"):
        agreed = isinstance(one, Mention) and _BUILT.search(one.text) and name in ("landed", "signed")
        return bool(agreed) or name not in ("landed", "signed", "contacted", "reserved", "terminated")
    if n.kind == "DevelopmentZone":
        return name in ("expanded", "accepted", "inProduction") or name == "started" and t.phase.loose
    if n.kind == GROUP and isinstance(one, Group):
        if len(one.member_type) < 2:
            return False  # 变电站各建成1座: of what, is not known
        times = one.count is not None and isinstance(one.count.value, Quantity) and one.count.value.written in _TIMES
        if times or name == "underConstruction" and _NOT_BEGUN.match(one.member_type):
            return False
        return (
            not re.search(r"(?:企业|公司|家)$", one.member_type)
            or t.phase.companies
            or name == "signed"
            or name == "underConstruction"
            and t.phase.order != "object"  # 在建企业12家, but 建设50家标杆企业 makes firms of a kind
        )
    if not isinstance(one, Mention):
        return True
    if name == "contacted" and one.text.endswith(("平台", "机构", "基地")):
        return False  # 高校对接实践基地
    if n.kind != NOUN:
        return True
    if name in ("contacted", "signed", "reserved", "landed") and not _AGREED.search(one.text):
        return t.phase.order == "subject" and bool(_SETTLING.search(one.text))
    if name == "accepted" and re.match(r"国家|省级|全国|省", one.text):
        return False  # 通过国家示范园区验收 is a designation
    if _FIRM.search(one.text):
        return n.quantified and name in ("landed", "signed", "contacted", "expanded", "started")
    return n.quantified or not t.phase.loose and not (name == "underConstruction" and _LOOSE.search(one.text))


def housed(n: Nominal) -> bool:
    """Whether a nominal is an organization that has a house, which is built and opened: a school, a hospital, a laboratory."""
    one = n.args[0]
    return n.kind == "Organization" and isinstance(one, Mention) and bool(_INSTITUTE.search(one.text))


def takes(scene: Scene, t: Trigger, n: Nominal) -> bool:
    """Whether the nominal behind a word is its object, or what it describes (停工5年的酒店项目)."""
    if t.phase.order == "subject":  # 入驻9个项目, 已落户的甲企业; but 落户乙园区
        group = n.args[0] if n.kind == GROUP else None
        comes = isinstance(group, Group) and not _HOUSE.search(group.member_type)
        named = n.args[0].text if n.kind in PROJECTS and isinstance(n.args[0], Mention) else ""
        comes = comes or named.endswith("项目") and scene.text(t.start, n.start) == "落地"  # 在集聚区落地|LNG液化工厂项目
        if not comes and not re.match(r"[^，,。；;的]{0,10}的", scene.text(t.end, scene.sentence.end)):
            return False
    if n.kind in (NOUN, "Platform", *PROJECTS) and _goes_on(scene, n):
        return False  # 启动建设甲预警平台|中文版
    gap = scene.gap(t.end, n.start)
    if _PREDICATE.search(gap) or n.kind in COMPANIES and scene.text(n.end, n.end + 1) == "的":
        return False  # 同期投用的还有甲公司|的抛光车间
    if t.phase.name == "signed":
        gap = _AGREEING.sub("", gap)  # 签署《关于共同开发|甲项目的协议》, 签署合作共建|乙产业园协议
    elif n.kind in ("Park", "DevelopmentZone", "Facility"):
        inner = next((x for x in scene.reading.tokens[scene.sentence.index] if x.start >= n.end), None)
        if gap.endswith(("在", "于", "到")) or inner and inner.start == n.end and inner.tag[:1] == "n":
            return False
    close = (
        n.kind == GROUP and len(gap) <= 8 and not re.search(r"[，,。；;：:在与和由到于至就仅便才即]", gap)
    )  # 引进省外|项目38个
    shared = (
        n.kind == GROUP and gap in ("和", "与", "及", "以及") and any(a == n.start for a, _ in scene.spans)
    )  # 开工和|投产项目各9个
    row = listed(gap) and n.kind == GROUP
    brought = (
        t.phase.name == "landed" and len(n.args) > 1 and listed(gap.removeprefix("了"))
    )  # 引进了甲热电联产、|乙产业园、丙基地
    return close or shared or row or brought or bool(_DESCRIBED.fullmatch(gap))


def _goes_on(scene: Scene, n: Nominal) -> bool:
    """Whether a noun goes on right behind a nominal: what is spoken of is another's."""
    if n.quantified or not isinstance(n.args[-1], Mention) or any(o.start == n.end for o in scene.phrases):
        return False
    behind = next((x for x in scene.reading.tokens[scene.sentence.index] if x.start >= n.end), None)
    if behind is None or behind.start != n.end or behind.text in TRAILING or parts.begins(scene.text(n.end, n.end + 8)):
        return False
    return behind.tag in ("n", "nz") and not ADVERB.match(behind.text)


def listed(gap: str) -> bool:
    """Whether a text holds nothing but members of a row: 开工建设|甲材料、乙材料、|丙基地等99个项目."""
    return bool(_UNKNOWN.fullmatch(gap))
