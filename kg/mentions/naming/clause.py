"""How much of a name's beginning belongs to its clause: days, brackets, ranks, who builds it, what a company is to others.

3月5日|安宁大桥 -> 安宁大桥; 全资子公司|某某有限公司 -> the company; 某某集团投资建设|年产6万吨…项目 -> the project
"""

from __future__ import annotations

import re

from kg import resources
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import AREAS, WORKS
from kg.text.tokens import frequency

_BUILT_BY = re.compile(r"^.{2,40}(?:投资实施|拟实施|出资建设|投资建设|投资新建|投资兴建|规划建设|拟建|签约)(?=.{4})")
"""某某示范园投资建设|年产6万吨…项目: who builds a work, or where, stands before the verb and is no part of its name."""
_BUILDER = re.compile(
    r"^.{0,20}(?:开发区|[高经]新区|经开区|新区|园区|产业园|示范区|项目|公司|集团|政府|管委会|[省县]|(?<!城)市|(?<![城社小])区)(?:先后|相继|陆续|正在|计划|主要|还|拟|已|将|共)*"
    r"(?:投资)?(?:建设|新建|建成|兴建|修建|改建|打造|组建|设立|建立|搭建|建起)了?"
)
"""云岭开发区建设|人才公寓: what builds stands before the verb of what it builds."""
_IN_PLACE = re.compile(
    r"^[^，。；、]{2,14}?(?:投资建设|投资新建|规划建设|建设|新建|兴建|投建|打造|实施|设立|布局|建成|扩建|开工|推进|引进)了?(?=.{2})"
)
"""在|龙山建设|锂电池项目: behind 在 stand the place and the verb."""
_SET_IN = re.compile(r"^.{2,14}?(?:设立?在|安排在|选址在?|落户于?|位于|坐落于?|布局在)(?=.{3})")
"""分会场设在|某某有限公司新材料项目."""
_BOUNDS = re.compile(r"(?P<side>[东南西北])(?:连|接|临|邻|靠|起|抵|至|距)(?=.{2})")
"""云溪隧洞南接|下河坝隧洞: where the segmentation ends no word behind the verb, too (leading.py asks its words); but 山东|临沂."""
_BESIDE = re.compile(r"^.*(?:紧临|紧邻|毗邻|临近|邻近|紧靠|途经|横穿|穿过|(?<=..)距)(?=.{2})")
"""紧临|万开高速公路: what lies beside it."""
_THROUGH = re.compile(
    r"(?:经(?![开济贸\d一二三四五六七八九十纬])|绕|距|[\u4e00-\u9fff]{2,4}沿(?![线岸海江河湖边山])|(?:工程|引水)自(?![贡来动由强]))(?=[\u4e00-\u9fff]{2})"
)
"""不再绕|云溪大道, 工程自|石滩水库引水, 经|胶济铁路淄川货场."""
_AMONG = re.compile(r"^.{0,12}(?:项目|工程|企业|园区)中(?=[^部国央心小型间原华].)")
"""重点工程中|东海大道: of what it is one is no part of its name."""
_NUMBERED_ROAD = re.compile(r"[GS]\d{1,4}[\u4e00-\u9fff]{2,4}$")
"""交通网络连接|G18荣乌高速."""
_BUILDS_IN = re.compile(r"^.{0,24}(?:项目|[一二三四]期(?:工程)?)(?:主要|计划|规划|拟|将)?(?:建设|新建)(?=.{4})")
"""一期建设|年产5万吨…项目, 某某项目建设|新材料及中间体项目: which part builds it."""
_SPENT = re.compile(r"^[\d.]+[万亿]元?(?:投资)?(?:建设|新建|兴建|打造|改造)(?=.{3})")
"""投资1.5亿建设|智能工厂."""
_CAPABLE = re.compile(
    r"^.*(?:(?:建设|新建|建成|扩建|投建|兴建|上马)(?=(?:年|日|月)(?:产|处理|加工)[^，。；]{0,8}\d)|[和与及](?=\d[\d.]*(?:[×x*]\d[\d.]*)?(?:MW|GW|兆瓦|万?千瓦)))"
)
"""利用炉渣建设|年产5000万块砖生产线, 氯碱化工和|2×350MW发电机组项目: what works can do begins their name behind a verb or a conjunction."""
_OWN_WORK = re.compile(r"^(?:该|本|其)?公司(?=.{4})")
_LABEL = re.compile(
    r"^.*(?:建设|产业|重点|工程|投资|工业|签约|开工|招商|投产|竣工|在建|续建|落地|储备|标志性|[百千十]大|[百千]亿)项目(?=.{5})|^.*(?:[百千十]大|重点|重大)项目(?=.{2,4}$)"
)
"""产业集聚区主导产业项目|某某有限公司年产…: of what kind a project is stands before its name."""
_IN_ZONE = re.compile(
    r"^[\u4e00-\u9fff]{2,14}(?:开发区|高新区|经开区|综保区|保税区|工业园区?|产业园区|工业小镇|集聚区|集中区)(?:（[\u4e00-\u9fff]{1,6}）)?(?=.{5})(?!.{0,8}(?:基础设施|污水|标准化?厂房|道路|配套|管网|管廊|路网|千伏|变电|供电|供水|供热|供气|热力|燃气|水厂|消防|专用线|[一二三]期))"
)
"""某某经开区|恒远年产5万吨…项目: where a project lies is no part of its name, but of one that serves the zone it is."""
_OTHER_FIRM = re.compile(
    r"^.*(?:子公司|孙公司|母公司|公司(?:联合|携手|会同|及其|与|和|之|系(?!统)))(?=.{3})|^[\u4e00-\u9fff]{2,4}(?:镇|乡|街道)(?:[\u4e00-\u9fff]{2,4}村)?(?=.{4})"
    r"|^[\u4e00-\u9fff]{2,4}[市县区旗][\u4e00-\u9fff]{2,3}(?:镇|乡|街道)(?:[\u4e00-\u9fff]{2,4}村)?(?=.{2})"
)
"""甲公司全资子公司|乙…有限公司, 甲公司联合|乙公司, 清溪镇桥头村|恒远木业有限公司: whose it is, with whom, and where."""
_ZONE_FIRST = re.compile(
    r"^.{1,20}?(?:开发区|高新区|经开区|综保区|保税区|产业园区?|工业园区?|科技园区?|示范园)(?:[\u4e00-\u9fff]{2,4}(?:片区|组团)|（[\u4e00-\u9fff]{1,6}）)?(?=.{4})"
)
"""云岭经开区|安徽恒远织造公司: where a company lies, where a place opens its name."""
_ABROAD = re.compile(r"[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云滇陕甘青蒙藏宁新港澳台莞深穗]")
"""在粤|宁远商会: the province where those of another place live."""
_TIME = re.compile(
    r".*(?:\d月份?|\d日|\d年(?![产处加度])|以来|季度|半年|今年|去年|明年|全年|当年|近期|目前|今天|昨天|日前|近日)[)）]?"
)
_CALLED_AREA = re.compile(
    r"^.*(?:主会场|分会场|主战场|主阵地|主平台|主引擎|排头兵|桥头堡|领头羊|火车头|增长极|先行区|策源地)(?=[\u4e00-\u9fff]{2})"
)
"""项目建设主战场|高新区: what a zone is said to be is no part of its name."""
_COMMON = re.compile(r"^(?:一[排座条栋幢台片]{2}|即(?!墨)(?=.{3})|[（(][^（）()]{1,12}[)）]|[·、—/丨|｜-]|——)+")
_RANKS = re.compile(
    r"^(?:国家级|省级|市级|首批|首个|首家|全国|全省|新设立的?)+(?:新区|开发区|高新区|经开区|自贸区|综保区|园区)?(?=.{2})"
)
_GRADED = re.compile(r"^(?:国家|全国|省)?(?:[1-5]A|A{2,5}|国家|省)级(?:旅游)?(?:景区|度假区)")
"""国家4A级旅游景区|云台山景区."""
_MEASURED = re.compile(r"^[\d.]+(?:公里|千米|米|万?平方米|万?亩|平方公里)的?(?=[\u4e00-\u9fff]{3})")
"""推进9.7公里|滨河东路南延工程: how much of it."""
_DEVELOPED = re.compile(r"^(?:(?:重点|大力|加快|着力)?发展|以(?!色列))(?=.{3})")
"""重点发展|某某产业园, 以|某某经济区核心区建设为…."""
_BECAME = re.compile(r"^.{2,}(?:晋升|升级|提升|评定|认定|更名)[为成](?=.{2})|^新晋升?(?=.{2})")
"""石滩县工业园区晋升为|省级开发区."""
_DIVIDED = re.compile(r"^[分辖含](?!宜)(?=.{2})")
"""，分|毛纺加工园和…两块, ，辖|石滩工业园."""
_DONE = re.compile(
    r"^.{0,10}?(?:做[大优强]|高(?:标准|质量|水平)(?:建设|打造|规划)|参观考察|调研指导|督导检查|督导|挂牌成立|正式签约|主动服务|专题研究|上马(?![镇街乡村])|配套建设|(?<![一-鿿])搞|[与和]?(?:BOT|PPP|EPC)(?:方式|模式)(?:投资|合作)?建设)(?:了|一[座条个家])?(?=.{2})"
)
"""调研指导|某某中心: what is done to it, by words that stand in no name."""
_REBUILT = re.compile(
    r"^.{0,10}?(?:(?:提质|升级|提升|综合|扩容)改造|改造提升|改造升级|改扩建|扩建|改建|迁建|搬迁|拓宽|延伸|提升改造)(?=.{2})"
)
"""提质改造|青兰高速; but 青兰高速提质改造工程: a work may be called by what is done."""
_TO_PLACE = re.compile(r"服务|优化|联合|扩建|改造|指导|成立|考察|签约|支援|援建|对接|整合|运营|集聚|孵化|授权")
"""服务|云岭县中小企业园: a verb right before a place stands before the name, though others stand in names."""
_SPEAKS_FOR = re.compile(r"^[\u4e00-\u9fff]{2,4}(?<!人民)(?<!人大)(?<!党)代表(?=.{2})")
"""许云溪代表|云溪市委: who speaks for a body."""
_SITTING = re.compile(r"^(?:新|上|本|这|历|[一二两三四五六七八九十\d]+)+[届位个](?=.)")
"""新一届|县委, 十一位|市政府领导."""
_CALLED_WORK = re.compile(r"^.*(?:水利工程|控制性工程|重大工程|重点工程|骨干工程|标志性工程|国家骨干|首个|首座|最大的?)(?=.{2})")
_RANK_INSIDE = re.compile(r".*(?:国家级|省级|市级|国家级的)(?![）)])(?:新区|开发区|高新区|经开区|自贸区)?")
_WHOLE_AREA = re.compile(r"^(?:全|我)[省市县区州旗](?:规划建设|规划|建设|布局|推进|构建|打造|形成)*(?=.{3})|^规划建设(?=.{3})")
"""全区规划建设|滨江科创走廊: who plans it is no part of its name."""
_ROLES = re.compile(
    r"^(?:其|旗下|下属|所属|公司|本公司|的)*(?:全资|控股|参股)?(?:子公司|孙公司|母公司)(?=.{2})"
    r"|^(?:世界|中国|民营|全球)?(?:\d{1,3}强)?(?:龙头|骨干|知名|上市|重点|链主|头部|领军|民营|外资|跨国|本土|施工|设计|投资|运营|承建|参建|总承包|牵头|国有|高新技术)(?:企业|单位|公司)(?=.{4})"
    r"|^.{2,20}?(?:旗下|下属|所属)的?(?:全资|控股|国有|独资|骨干|核心|上市)*(?:子公司|企业|公司|单位)?(?=.{2,}(?<!分)$)"
    r"|^(?:机构|评估机构|会计师|车间|工厂|厂家|商家|单位|客户|业主)(?=.{4})"
    rf"|^.{{0,12}}?(?:{resources.either('firm_roles')})(?!业|会|家|贷款|融资|金融|信用|担保|服务|投资|发展|管理|咨询|文化|孵化)(?:之一|”)?[为系是]?(?=.{{2}})"
    r"|^企业(?!管理|咨询|服务|发展|投资|策划|孵化)(?=.{2})"
    r"|^“[^”]{2,8}”(?=[^”]{2,}$)"
    r"|^.{0,8}?\d{1,4}强(?:企业|民企|外企|央企|国企)?(?=[^企].+)"
)
"""What a firm is to others before its name: 控股股东|江北集团, 龙头企业|江北股份, “药都明珠”|江北药业集团."""
_OF_GROUP = re.compile(
    r"^.{2,}?(?:集团|股份|公司)(?:全资|战略|拟|已|将)?(?:重组|收购|并购|入股|参股|联姻|借壳|牵手|联手|携手|会同|增持|控股)(?:的)?(?=.{2})"
)
"""江北集团重组|海东集团: two firms, and what one does to the other."""


def cut(sentence: str, start: int, head: int, kind: str) -> int:
    """How many characters of a name's beginning belong to the clause: days, brackets, ranks, what a company is to others."""
    text, at = sentence[start:head], 0
    if (
        kind in AREAS
        and (rank := _RANK_INSIDE.match(text))
        and (specific(text[rank.end() :]) or text.split("国家级")[0] not in divisions())
    ):
        at = rank.end()
    if _ABROAD.match(text) and text[1:3] in divisions() and not _placed(text) and not frequency(text[:3]):
        at = 1
    own = _RANKS if kind in AREAS else _ROLES if kind == "Enterprise" else _CALLED_WORK if kind in ("Facility", *WORKS) else None
    if time := _TIME.match(text):
        at = max(at, time.end())
    if at == 0 and text[:1] in "年月日" and sentence[start - 1 : start].isdigit():
        at = 1
    if at and text[at : at + 1] == "经" and text[at + 1 : at + 2] != "开":
        at += 1  # 3|月经|江西省人民政府
    if kind == "Enterprise" and (other := _OTHER_FIRM.match(text)) and not _place_last(other[0]):
        at = max(at, other.end())
    if kind == "Enterprise" and (group := _OF_GROUP.match(text)):
        at = max(at, group.end())
    if kind == "Enterprise" and (zone := _ZONE_FIRST.match(text, at)) and _placed(text[zone.end() :]):
        at = zone.end()
    if kind in WORKS and (capable := _CAPABLE.match(text)):
        at = max(at, capable.end())
    if kind in WORKS and (whose := _OWN_WORK.match(text)):
        at = max(at, whose.end())
    if kind in (*WORKS, "Enterprise") and (label := _LABEL.match(text)):
        at = max(at, label.end())
    if kind in WORKS and (builds_in := _BUILDS_IN.match(text)):
        at = max(at, builds_in.end())
    if spent := _SPENT.match(text):
        at = spent.end()
    if kind in WORKS and (built := _BUILT_BY.match(text)):
        at = built.end()
    if kind in WORKS and (zone := _IN_ZONE.match(text[at:])) and specific(text[at + zone.end() :]):
        at += zone.end()
    builds = kind not in ("Enterprise", "PublicBody", "Department") and sentence[head : head + 2] not in ("项目", "工程")
    if builds and (builder := _BUILDER.match(text)):
        at = max(at, builder.end())
    if kind in ("PublicBody", "Department") and (sitting := _SITTING.match(sentence[start : head + 2], at)):
        at = sitting.end()
    if kind == "PublicBody" and (speaks_for := _SPEAKS_FOR.match(sentence[start : head + 2])):
        at = max(at, speaks_for.end())
    if kind not in ("Enterprise", "PublicBody", "Department"):
        if sentence[start - 1 : start] in ("在", "于") and (inside := _IN_PLACE.match(text[at:])):
            at += inside.end()
        if beside := _BESIDE.match(text):
            at = max(at, beside.end())
        if among := _AMONG.match(text[at:]):
            at += among.end()
    if kind == "Facility" and (graded := _GRADED.match(text, at)) and graded.end() + 1 < len(text):
        at = graded.end()
    if kind in ("Facility", "InfrastructureProject") and (through := _THROUGH.match(text, at)):
        at = through.end()
    if set_in := _SET_IN.match(text[at:]):
        at += set_in.end()
    if kind in ("Facility", "InfrastructureProject"):
        at = max(at, 0, *(m.end() for m in _BOUNDS.finditer(text) if not _place_last(text[: m.end("side")])))
    if kind != "Enterprise":
        if done := _DONE.match(text[at:]):
            at += done.end()
        if sentence[head : head + 2] not in ("工程", "项目") and (rebuilt := _REBUILT.match(text, at)):
            at = rebuilt.end()
        at = max([at, *(m.end() for m in _TO_PLACE.finditer(text, at) if _placed(text[m.end() :]))])
    if kind in AREAS and sentence[start - 1 : start] in ("，", "") and _DIVIDED.match(text):
        at = 1
    if kind == "Organization" and sentence[head : head + 2] in ("日报", "晚报", "时报", "早报") and "/" in text:
        at = max(at, text.rindex("/") + 1)  # 云岭云/|云岭日报: two media
    if kind in AREAS and (became := _BECAME.match(text)):
        at = max(at, became.end())
    if kind == "PublicBody" and text[:1] == "报" and sentence[start - 1 : start] not in ("日", "晚", "公"):
        at = max(at, 1)  # 报|省委同意
    if kind in AREAS and (developed := _DEVELOPED.match(text, at)):
        at = developed.end()
    if kind in WORKS and (measured := _MEASURED.match(text, at)):
        at = measured.end()
    if kind in AREAS and (called := _CALLED_AREA.match(sentence[start : head + 2])):
        at = max(at, called.end())
    if kind == "InfrastructureProject" and (numbered := _NUMBERED_ROAD.search(text)):
        at = max(at, numbered.start())
    for lead in (_COMMON, _WHOLE_AREA, own, _COMMON):
        if lead and (m := lead.match(text[at:])):
            at += m.end()
    return at


def graded(text: str) -> bool:
    """Whether a name is no more than a grade: 国家4A级旅游景区."""
    return _GRADED.fullmatch(text) is not None


def _place_last(text: str) -> bool:
    """浙江桐乡, 山东: whether a text ends with a place of the tables, and so with no town and no side."""
    return any(text[-n:] in divisions() for n in (2, 3, 4))


def _placed(text: str) -> bool:
    """Whether a name begins with a place."""
    return any(text[:n] in divisions() for n in (2, 3, 4))
