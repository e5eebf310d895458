"""Sentence -> names by their last word: organisations, zones, parks, projects, works, facilities.

    由南岭药业股份有限公司投资建设的原料药绿色工厂项目 -> Enterprise 南岭药业股份有限公司, Project 原料药绿色工厂项目

The head (kg/data/lexicon/name_heads.tsv) tells the kind, a walk to the left over the segmentation tells where the name begins
(boundary.py), what stands behind may go on with it (extended.py), and common nouns are left out (common.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg import resources
from kg.mentions import leftward
from kg.mentions.geography import roads
from kg.mentions.kinds import AREAS, BUILT, WORKS
from kg.mentions.naming import boundary, clause, edged, extended, firms, given, works
from kg.mentions.naming.branded import bare
from kg.mentions.naming.common import CAPACITY, POWER, common, counted, described, has_name, named
from kg.mentions.naming.vocabulary import heads
from kg.model import Mention, Sentence, Token
from kg.text.tokens import between

_GOES_ON = re.compile(
    r"(?<=项目)部(?![分署门委])|(?<=[桥库])(?:镇|乡(?!村)|街道)|(?<=[园区城])(?:分局|(?:创新|产业)?联盟)|(?<=区)段(?=[绿道改管河工施修])|(?<=组团)(?:参|赴|来|前往|到|考察|观摩|出[席国海]|亮相|招商|走访)|(?<=铁路)专用?线|化|型|类|式|制(?!造)|级|道|桥|运输|局|质量|鲁班|法|网|费|商|(?:创新|研究|技术)(?:平台|中心|院)|圈|链|币|(?<=园区)体制|员(?!会)|(?<=工程)(?:师|中心|学院|大学|研究)|办|长(?!江)|(?<=厂)家|(?<=[大中小]学)生(?!态)"
)
_OF_SEVERAL = re.compile(r"[两三四五各][省市县区州](?:人民)?政府$")
"""甲、乙两市政府: several bodies, and none of that name."""
_INTERCHANGE = re.compile(r"\W|建成|通车|开通|已|工程|项目|[出入]口|收费|主|正|完|于|位|等|和|及|至|$")
_OF_FIRM = re.compile(r"总?承包|有限|公司|集团|监理|咨询|勘察|技术有限|建设有限|建设集团")
_AREA_WORK = re.compile(
    r"建设(?!单位|现场|工地|指挥|用地|地点|内容|规模|周期|期|所需)|集中|招商|签约|开工(?=仪式|率|建设)|工作|攻坚|推进|观摩|拉练"
)
_AWARDED = re.compile(r"(?:入选|入围|获批|获评|荣获)了?$")
"""入选|工信部第六批绿色工厂: what somebody is chosen as is an honour."""
_AREA_LAST = re.compile(r"(?:开发区|园区|高新区|经开区|新区|[省市县区镇乡])$")
_OWNED_FIRM = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:子|孙)公司$|上市公司$")
_SHARES = re.compile(r"发行|认购|增持|减持|持有|购买|转让|回购|质押|所持|全部|限售|流通|普通|优先|间接|直接|绝对|相对|实际|持$")
"""发行股份, 间接控股: what is done with shares names no firm."""
_TWO = re.compile(r"(?:项目|工程|生产线)[与和及]")
"""年产6万吨纸板项目与|某某小镇项目: what a work makes in a year does not reach over another work."""
_HOLDERS = ("国有", "民营", "私人", "外资", "中方", "外方", "集体", "国资")
"""首家国有|控股人力资源公司: by whom it is held."""
_HELD = re.compile(r"的|权|股东|子公司|企业|比例|地位")
_DEVICE = re.compile(r"(?:电子|质子|离子|粒子|重离子|直线|回旋|eV|伏|医用|硫化|反应)$", re.IGNORECASE)
"""10兆电子伏|加速器: a device, and no park of young firms."""
_REGION = re.compile(
    r"(?:[东南西北中]?[美亚欧非]洲?|中国|国际|国内|全球|海外|大|各地|本地|当地|[省市县区州]|[东西南北中]部|地区)$"
)
_MASS_BEFORE = re.compile(r"(?<![\d.年])(?<!产能)(?<!规模)\d[\d.]*万(?:吨|套|台|件|辆|头|只|千升)(?:/年)?$")
"""——|30万吨光亮铜杆项目: what a work makes, without 年产."""
_OF_WORKS = re.compile(r"[建造]工程$")
"""某某中学扩建工程|教学楼: a building of the works, which are named."""
_WORKS_BEFORE = re.compile(r"(?:工程|项目|电站)(?:建设)?$")
"""抽水蓄能电站工程|指挥部: the office of works, whose name begins where that of the works does."""
_WHOLE_PART = re.compile(r"\d+\.$")
"""50.|05万千瓦: the point of a number ends no name."""
_POWER_BEFORE = re.compile(POWER.pattern + r"$|\d{2,4}(?:千伏|[kK][vV])$")
_CAMPAIGN = re.compile(r"(?:培育|倍增|引才|育才|惠民|富民|强基|提质|人才|帮扶|振兴|素质|品牌|培训)(?:示范|提升|计划)?$")
"""中小企业培育|工程: a campaign, and nothing that is built."""
_OF_STAFF = re.compile(r"部?经理|师|(?:管理)?(?:总监|主管|助理|专员)")
STAFFED = 6
"""某某化工项目经理: up to so many characters before 项目经理 are a company, more are the name of a project."""
_SCHOLAR = re.compile(r"(?:教授|院士|博士|研究员|老师|专家)$")
"""某某研究院|沈某某教授团队: the team is called by its head, who is a person."""
_QUOTED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}[省市县区旗州]|第[一二三四五六七八九十\d]+[期批])?“[^“”]{2,12}”(?:重点|重大|专项|系统|行动|活动|计划)?"
)
"""云溪县|“四个一”行动|项目: of a campaign there are many."""
_IN_QUOTES = re.compile(r"(?<=“)[^“”，。；《》+＋、—]{3,24}$")
"""“顺江智能产业园”: quotation marks say where a name begins."""
_PAID = re.compile(r"总?投资[^，。；]{1,12}元的$")
"""总投资6.2亿元的某某产业园: a park that is paid for is a project."""


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The names of a sentence that end in a known head."""
    pattern, _ = heads()
    at, zone, firm, whole = 0, None, None, None
    while m := pattern.search(sentence.text, at):
        inside_word = any(
            t.start < sentence.start + m.end() < t.end
            for t in between(tokens, sentence.start + m.start() + 1, sentence.start + m.end())
        )
        at = (
            m.start() + 1 if (inside_word := inside_word or _splits(tokens, sentence.start + m.start(), m[0])) else m.end()
        )  # 农业园|区: the word goes on, another head may end with it
        if not inside_word and (found := _name(sentence, tokens, m)):
            if zone and zone.start < found.start < zone.end < found.end:  # 某某先行|区排|塘公园
                text = sentence.text[zone.start - sentence.start : found.end - sentence.start]
                found = replace(found, start=zone.start, text=text)
            if firm and found.kind in WORKS and firm.start < found.start < firm.end:  # 远航|锌业有限公司扩能项目
                text = sentence.text[firm.start - sentence.start : found.end - sentence.start]
                found = replace(found, start=firm.start, text=text)
            if whole and found.kind in WORKS and whole.start < found.start < whole.end == found.end - 2:
                text = sentence.text[whole.start - sentence.start : found.end - sentence.start]
                found = replace(found, start=whole.start, text=text)  # 云溪高新区|锦程国际学校|项目
            whole = found if found.kind in ("Organization", "Facility") else None
            zone = found if found.kind in AREAS else zone
            firm = found if found.kind == "Enterprise" else firm
            yield found


def _name(sentence: Sentence, tokens: tuple[Token, ...], m: re.Match[str]) -> Mention | None:
    """The name whose head is matched; None where it is a common noun."""
    kind, least = heads()[1][m[0]]
    if kind not in ("PublicBody", "Department") and _GOES_ON.match(sentence.text, m.end()):
        return None
    if kind == "PublicBody" and _OF_SEVERAL.search(sentence.text, 0, m.end()):
        return None
    if m[0] == "工程" and _OF_FIRM.match(sentence.text, m.end()):
        return None  # 某某局工程总承包公司
    if m[0] == "项目" and _AREA_WORK.match(sentence.text, m.end()) and _AREA_LAST.search(sentence.text, 0, m.start()):
        return None  # 某某园区项目建设提速 is said of the park
    if m[0].endswith("楼") and _OF_WORKS.search(sentence.text, 0, m.start()):
        return None
    if m[0] == "互通" and not _INTERCHANGE.match(sentence.text, m.end()):
        return None  # 高新区互通产业规划
    if m[0] == "加速器" and _DEVICE.search(sentence.text, 0, m.start()):
        return None
    if sentence.text[m.start() - 1 : m.start()] in ("·", "|"):
        return None  # 年鉴·工业·园区: a head of its own names a chapter
    if kind in ("Park", "Facility") and extended.PHASE.match(sentence.text, m.end()):
        kind = "Project"  # 云锦小镇|一期 is what is built
    head_at, end = sentence.start + m.start(), sentence.start + extended.end(sentence.text, m.end(), kind)
    quoted = _IN_QUOTES.search(sentence.text, 0, m.end()) if sentence.text[end - sentence.start :][:1] == "”" else None
    if quoted and _clause(tokens, sentence.start + quoted.start(), head_at):
        quoted = None
    campaign = m[0] in ("工程", "项目") and (not quoted or m.start() - quoted.start() < 5)
    if quoted and kind not in ("PublicBody", "Department") and not campaign:
        text = sentence.text[quoted.start() : end - sentence.start]
        return Mention(sentence.start + quoted.start(), end, text, works.kind(kind, text), finder="names", score=0.85)
    led = m[0] == "指挥部" and _WORKS_BEFORE.search(sentence.text, 0, m.start()) is not None
    start = boundary.left(tokens, head_at, "Project" if led else kind)
    start = boundary.across(sentence, start, head_at)
    branded = start
    if kind in (*BUILT, "Enterprise"):
        branded = edged.start(tokens, start, head_at, kind == "Enterprise")
    known, start = branded < start or kind == "Enterprise" and bare(tokens, head_at), branded
    start += clause.cut(sentence.text, start - sentence.start, m.start(), kind)
    capacity = CAPACITY.search(sentence.text, max(0, start - sentence.start - 24), m.start()) if kind == "Project" else None
    if capacity and capacity.start() < start - sentence.start and not _TWO.search(capacity[0]):
        start = sentence.start + capacity.start()
    if (whole := _WHOLE_PART.search(sentence.text, 0, start - sentence.start)) and sentence.text[
        start - sentence.start
    ].isdigit():
        start = sentence.start + whole.start()
    if m[0].endswith("项目") and (mass := _MASS_BEFORE.search(sentence.text, 0, start - sentence.start)):
        start = sentence.start + mass.start()
    if kind in WORKS and (power := _POWER_BEFORE.search(sentence.text, 0, start - sentence.start)):
        start = boundary.left(tokens, sentence.start + power.start(), kind)  # 云溪|500千伏输变电工程
        start += clause.cut(sentence.text, start - sentence.start, power.start(), kind)
    if kind == "Enterprise" and "有限" in m[0] and head_at - start < least:
        start = firms.from_edge(sentence, tokens, head_at)
    if m[0].endswith(("大道", "路", "街")) and (tail := roads.TAIL.match(sentence.text, m.end())):
        kind, end = "InfrastructureProject", sentence.start + tail.end()
    if kind == "Facility" and _AWARDED.search(sentence.text, 0, start - sentence.start):
        return None
    modifier = sentence.text[start - sentence.start : m.start()]
    if kind not in ("Enterprise", *WORKS) and (mark := modifier.find("“")) > 0 and any(c.isdigit() for c in modifier[:mark]):
        start, modifier = start + mark, modifier[mark:]  # 流转土地1000余亩发展|“蓝莓谷”产业园
    if m[0] == "团队" and _SCHOLAR.search(modifier):
        return None
    if (
        kind in WORKS
        and (staff := _OF_STAFF.match(sentence.text, m.end()))
        and (len(modifier) <= STAFFED or staff[0][-1] not in "理师")
    ):
        return None
    least = 2 if m[0] == "项目" and _short(between(tokens, start, head_at)) else least
    if not named(kind, modifier, m[0], least) or not known and common(sentence, tokens, start, (head_at, end), kind):
        return None
    if m[0] in ("工程", "项目") and _QUOTED.fullmatch(modifier) and not described(sentence.text, end - sentence.start):
        return None  # “千企升级”工程 is a campaign
    if kind == "Enterprise" and (dot := modifier.find("·")) > 0 and given.with_dot(modifier, dot) != (dot, dot):
        return None  # 马库斯·克诺尔手拿|公司
    if m[0] == "市场" and _REGION.search(modifier):
        return None  # 北美市场
    if kind == "Enterprise" and _OWNED_FIRM.search(sentence.text, start - sentence.start, m.end()):
        return None  # 某某集团全资子公司|某某
    if m[0] in ("控股", "股份", "集团") and modifier.endswith(
        ("公司", "公司全资", *(("集团", "股份") if m[0] == "控股" else ()))
    ):
        return None  # 某某有限公司全资控股子公司, 某某集团控股的企业
    if (
        m[0] in ("控股", "股份")
        and _SHARES.search(modifier)
        or m[0] == "控股"
        and modifier.endswith(_HOLDERS)
        or m[0] == "公司"
        and modifier.endswith(tuple(resources.words("from_afar")))
    ):
        return None
    if m[0] == "控股" and _HELD.match(sentence.text, m.end()):
        return None  # 民营资本控股|的企业
    seen = m[0] == "生产车间" and "有限公司" in modifier
    if seen or m[0] in ("生产线", "生产车间") and modifier.endswith(("公司", "集团", "厂")):
        return None  # 某某有限公司|生产车间: where something is seen
    if m[0] in resources.words("everyday_heads") and (modifier.endswith("期") or not has_name(between(tokens, start, head_at))):
        return None
    if kind not in ("Enterprise", "PublicBody", "Department") and counted(
        sentence.text, start - sentence.start, end - sentence.start
    ):
        return None
    text = sentence.text[start - sentence.start : end - sentence.start]
    if clause.graded(text):
        return None
    if kind == "Park" and _PAID.search(sentence.text, max(0, start - sentence.start - 24), start - sentence.start):
        kind = "Project"
    if (
        m[0] in resources.words("line_heads")
        and kind == "InfrastructureProject"
        and roads.standing(sentence.text, *(x - sentence.start for x in (start, end)))
    ):
        kind = "Facility"
    if m[0] == "工程" and _CAMPAIGN.search(modifier):
        kind = "Mechanism"
    part = kind == "DevelopmentZone" and end > sentence.start + m.end() and text[-1] not in ")）"
    return Mention(start, end, text, "Park" if part else works.kind(kind, text), finder="names", score=_score(kind, modifier))


def _splits(tokens: tuple[Token, ...], at: int, head: str) -> bool:
    """液|化工厂: a works' head begins within a word, and is no head there."""
    if not head.endswith("厂"):
        return False
    i = bisect_left(tokens, at + 1, key=lambda t: t.start) - 1
    return i >= 0 and tokens[i].start < at < tokens[i].end


def _short(inside: tuple[Token, ...]) -> bool:
    """L乳酸|项目: a name of the dictionary or a word of Latin letters makes a name of a few characters."""
    if any(t.tag[0] in "vdpcruml" for t in inside):
        return False  # 全员上阵揽|项目: a verb makes no name
    named = any(t.tag.startswith(("nz", "nt", "nr")) and t.text not in resources.words("any_project") for t in inside)
    return named or len(inside) > 1 and inside[0].tag == "eng"


def _clause(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a quotation is a piece of a clause: “努力使某地成为示范区”."""
    return any(len(t.text) > 1 and leftward.edge(t.text) or t.text in "使让把被" for t in between(tokens, start, end))


def _score(kind: str, modifier: str) -> float:
    """Longer evidence is surer; bodies and companies are surer than projects."""
    base = {"Enterprise": 0.95, "PublicBody": 0.9, "DevelopmentZone": 0.9, "Organization": 0.85}.get(kind, 0.75)
    return base if len(modifier) >= 3 else base - 0.1
