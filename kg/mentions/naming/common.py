"""Whether a head with its modifiers is a common noun and names nothing: 海上风电产业园, 三个新材料项目, 签约项目.

金谷现代农业示范园总投资6亿元 -> a name, for 金谷 is no everyday word and 总投资 is said of a particular park.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg import resources
from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import AREAS, WORKS
from kg.mentions.naming.vocabulary import PLACE_MARK, is_placed, trades_of_companies
from kg.model import Sentence, Token
from kg.text.tokens import between, frequency

CAPACITY = re.compile(
    r"(?:年产|日产|年处理|日处理|年加工|日加工|年出栏|年回收|年屠宰)(?:量)?[^\s，,。；;：:、\d（(“]{0,8}\d[\d.,]*[千万亿]?[^\s，,。；;：:、的\d（(“”]{1,24}$"
)
"""What a work makes in a year belongs to its name: 年产5万吨聚酯薄膜项目."""
POWER = re.compile(r"\d[\d.]*(?:[×x*]\d+)?(?:万千瓦|兆瓦|吉瓦|MWp?|GW)(?:级|/年)?")
"""What a power station can do belongs to its name: 50万千瓦风电项目."""
NAME_TAGS = ("ns", "nr", "nz", "nt", "x", "eng", "j")
RARE = 180
"""The dictionary has brands made of common words (宏图, 金谷) below this frequency, and everyday modifiers above it."""
BEFORE = 80
"""How many characters before a name are asked for its owner."""
_COUNTED = re.compile(r"(?:(?<!整)个|[家项批宗类条大余多])$")
_COUNT_BEHIND = re.compile(r"(?:共|已|达|有|共有|共计)?\d{1,6}[余多]?[个项家座处条]")
_PLACED_HEADS = re.compile("(?:高新|经开|开发|综保|新|合作|试验)区$")
_WITHOUT_NAMES = ("Project", "InfrastructureProject", "Park", "Facility", "Organization", "Platform")
_VISITABLE = ("Park", "Facility", "Project", "Organization", "InfrastructureProject")
_LEVELS = frozenset("省市县区州旗")
_OF_LEVEL = ("DevelopmentZone", "Park", "Enterprise", "Organization", "Facility")
_ZONES = frozenset(("高新区", "经开区", "开发区", "综保区"))
_OWNERS = _ZONES | _LEVELS | {"园区", "工业园", "工业园区", "产业园", "产业园区"}
"""高新区|生物医药|产业园: a zone's own part is one of its kind."""
_SUFFIXES = frozenset("式型化级类用性新大小老高")
"""Single characters that make common words with what stands beside them."""
_ONE_EACH = re.compile(
    r"(?:(?:人民|中)医院|医院|中学|小学|幼儿园|学校|馆|中心|站|公园|剧院|污水处理厂|水厂|热电厂|净水厂|人才公寓)$"
)
_OF_AREA = re.compile(
    r"(?:\d{2,4}(?:千伏|[kK][vV]))?(?:[省市县区州旗](?![域级场间块城内里直外属辖委政])|园区|经开区|高新区|开发区|综保区|工业园区?|产业园区?)"
)
"""市|文化艺术中心, 经开区|污水处理厂: of such things the area that the text is about has one."""
_ZONE_INSIDE = re.compile(r"开发区|高新区|经开区|工业园|产业园|综保区|新区|园区")
_FEATURES = frozenset("山河江湖沟岭坡峰峡溪泉塘坝湾岛洞寨坪坳垭村")
_SITES = ("Park", "Facility", "Organization", "DevelopmentZone")
_OWNED = re.compile(
    r"(?:公司|集团|企业|股份|投资|建设|实施|承建|打造|运营|总?投资[^，。]{1,14})的$|(?:该|本|其)$|(?:项目|工程|产业园)、$"
    r"|(?:企业|公司|集团|股份|科技)[^，。；]{0,3}(?:拟建|投资建设|新建|建设|投建|签署了?|签订了?|签约)$|(?:筹资|实施)[^。；]{0,60}工程及$"
    r"|(?:投资|斥资|出资|投入)[^，。；]{1,14}(?:建设|新建|兴建|扩建|实施|打造)$|(?:公司|集团|政府|管委会)就$|就(?:投资|共同|联合)?(?:建设|新建|兴建|打造|实施|共建)$|(?:处理|帮助|协助|盘活)老?$|(?:投资|启动|开工|动工|规划|合作)(?:新建|建设|兴建|打造|开发|共建)$|推进了$"
)
_OPENS = re.compile(r"(?:^|[，,。；;、：: ]|其中|目前|此外|另外|同时|近日|日前|随后|当天|今年|去年|现在)$")
"""Where a clause begins, or goes on behind a word that leads into it."""
_DESCRIBED = re.compile(
    r"(?:（[^（）]{1,12}）)?(?:[，,]?(?:计划|项目)?(?:总投资|位于|占地|由|落在|坐落|选址|主要建设|拟建|投资\d)| ?\|)"
)
"""What is said of a particular project, park or works."""
_VISITED = re.compile(
    r"(?:察看|查看|观看|走进|来到|前往|到|参观|调研|考察|走访|深入|观摩|视察|踏看|检查)了?(?:位于[^，。；]{2,12}的)?(?:[^，。；]{0,60}(?:、|和|及))?$|位于[^，。；]{2,14}的$|(?:落户|入驻|进驻|选址)(?:在|于)?$"
)
"""Who visits something, or says where it lies, speaks of one of its kind."""
_OF_STATE = re.compile(
    r"(?:签约|开工|竣工|投产|落地|入园|入驻|储备|在建|续建|招商|招商引资|引进|重点|重大|产业|工业|领域|亿元|优质|民生|外资|内资|类|谋划|洽谈|意向|核准|备案|中标|控制性|标志性|关键性|主体|土建|桩基|收尾|(?<![创更高])新|项目中|[揽抓推谋争跑签盯])$"
)
"""A head with a state of business before it counts projects and names none: 某园签约项目."""
_TRADE_LAST = re.compile(r"[^的、区园]{4,}(?<!主导)(?<!特色)(?<!优势)(?<!支柱)产业$")
"""恒福养老产业项目: the trade of one project."""
_AMONG = re.compile(r"(?:国家|全国|全省|全市|世界|中国)[两三四五六七八九十]+大(?![道桥学])")
"""国家九大清洁能源基地: several."""
_PLURAL_HEADS = ("工业园区", "园区", "产业园区", "产业集聚区")
"""甘肃|工业园区: a province has many."""
_YEARLY = re.compile(r"\d{4}年度?")
"""2020年度|星级农业园区: of which every year has some."""
_SEVERAL = re.compile(r"[两三四五六七八九十百千]大$")
_SOME = re.compile(
    r"[\d一二三四五六七八九十百千万两数多几][\d.,]*[余多]?[十百千万亿]*[余多]?(?:[家个所座条项处](?!.*[号期])|(?:亩|平方米|平方公里|公顷|公里|平米))"
)
_SOME_INSIDE = re.compile(r"\d[\d.]*[余多]?万?(?:[座条栋幢处口眼件]|平方米)|^(?:\d+|半)小时")
"""鱼塘10座|水库, 2.5万平方米|标准厂房, 1小时|经济圈: what is counted or measured is no name."""
_FOREMOST = re.compile(r"最[大小高长深宽快早远新先强重好多东南西北]|首[个条座台批笔家颗套艘段]|第一[个条座台批家]|唯一")
"""What is first or largest of its kind is described, not named: 世界最高的|跨海大桥."""
_SOME_BEHIND = re.compile(r"(?<!第)[两三四五六七八九十\d][条座个家项]$|\d+[余多]?米$")
_SLOGAN = re.compile(
    r"(?:“[^“”]{0,4}[一二三四五六七八九十百千万双两\d][^“”]{0,4}”|“(?:在谈|拟建|在建|签约|续建|储备|谋划)”)[\u4e00-\u9fff]{0,2}$"
)
"""第四期“三个一批”项目, “双百”行动项目: a campaign's projects, and none by name."""
_ZONE_ONLY = re.compile(r".{0,8}(?:开发区|高新区|经开区|园区|新区|产业园|全省|全市|全县)")


def counted(text: str, start: int, end: int) -> bool:
    """3个新材料项目, 新材料项目3个: a counted noun, and no name; but 青州高新区|3个: what the zone has."""
    if _COUNTED.search(text[max(0, start - 1) : start]):
        return True
    behind = _COUNT_BEHIND.match(text, end) is not None
    return behind and not ((zone := _PLACED_HEADS.search(text, start, end)) and text[start : zone.start()] in divisions())


def named(kind: str, modifier: str, head: str, least: int) -> bool:
    """Whether the modifiers make a name of the head."""
    if kind in ("Facility", "InfrastructureProject", "Place") and _SOME_INSIDE.search(modifier):
        return False
    if least == 0 or least == 1 and modifier in _LEVELS:
        return True
    if modifier[:1] in _LEVELS and kind in _OF_LEVEL and (len(modifier) == 1 or kind == "Enterprise"):
        return True  # 县高新区, 市工业园, 市国投公司: that of the place which the text is about
    if kind in (*AREAS, *WORKS) and _AMONG.search(modifier) or kind in AREAS and _YEARLY.match(modifier):
        return False
    if _SEVERAL.search(modifier) or _SOME.match(modifier) or _SOME_BEHIND.search(modifier):
        return False
    if kind in _WITHOUT_NAMES and _FOREMOST.search(modifier) and "”" not in modifier:
        return False
    if kind in ("Facility", "InfrastructureProject", "Organization") and _ONE_EACH.search(head) and _OF_AREA.match(modifier):
        return True
    if kind == "Park" and any(modifier[:n] in divisions() and modifier[n - 1] in _LEVELS for n in range(3, len(modifier))):
        return True  # 项城市|产业|集聚区
    if kind in AREAS and head in _PLURAL_HEADS and any(len(d.code) == 2 for d in divisions().get(modifier, ())):
        return False
    place = kind in AREAS and modifier in divisions()
    left = modifier if place or kind == "Enterprise" and modifier.startswith(("中国", "国家")) else specific(modifier)
    if len(modifier) < least or not left:
        return False
    if kind in WORKS:
        projects = kind == "Project" or head == "工程"
        state = _OF_STATE.search(modifier)
        of_state = state and not _TRADE_LAST.search(modifier) and (projects or state[0] not in ("工业", "产业"))
        return (
            len(left) >= 2
            and not of_state
            and not (head == "项目" and _SLOGAN.search(modifier))
            and not _ZONE_ONLY.fullmatch(left)
            and not (
                left in divisions()
                and (projects or not _ZONE_INSIDE.search(modifier))
                and (head in ("工程", "项目") or left != modifier)
                and not _traded(modifier, head)
            )
        )
    return len(left) >= (1 if kind == "Park" and PLACE_MARK.match(left) else 2)


def _traded(modifier: str, head: str) -> bool:
    """温州|特色食品|产业园项目: a trade between the place and a head that is more than 项目."""
    return head.endswith("项目") and len(head) > 2 and any(modifier.endswith(w) for w in trades_of_companies())


def common(sentence: Sentence, tokens: tuple[Token, ...], start: int, span: tuple[int, int], kind: str) -> bool:
    """Common words alone (海上风电产业园) name nothing, unless they are quoted, of the country, or somebody's own."""
    head, end = span
    if kind == "Enterprise" and head - start < 4 and sentence.text.startswith("公司", head - sentence.start):
        return sentence.text[start - sentence.start] not in _LEVELS and not _unknown(between(tokens, start, head))
    if kind == "Enterprise" and sentence.text.startswith("公司", head - sentence.start):
        inside = between(tokens, start, head)
        named = any(t.tag.startswith(NAME_TAGS) or is_placed(t.text) or t.text in _LEVELS for t in inside)
        return not named and sum(len(t.text) == 1 for t in inside) < 2 and frequency(inside[0].text if inside else "") > RARE
    if kind not in _WITHOUT_NAMES or sentence.role == "title" or head == start:
        return False
    inside = between(tokens, start, head)
    broken = sum(_broken(inside, i) for i in range(len(inside)))
    if kind == "Project" and CAPACITY.search(sentence.text, start - sentence.start, head - sentence.start):
        return False
    if kind in WORKS and POWER.match(sentence.text, start - sentence.start):
        return False
    first = next((t.text for t in inside if t.tag[0] not in "mq"), "")
    of_level = kind in _SITES and (first in _LEVELS or len(inside) > 1 and first in _ZONES)
    of_level = of_level or first in _OWNERS and _ONE_EACH.search(sentence.text, 0, end - sentence.start) is not None
    marked = (
        of_level
        or kind in _SITES
        and any(t.tag[0] in "fm" for t in inside)
        or _DESCRIBED.match(sentence.text, end - sentence.start)
    )
    before = sentence.text[max(0, start - sentence.start - BEFORE) : start - sentence.start]
    subject = kind not in _SITES and head - start >= 5 and _OPENS.search(before)
    if (
        broken >= 2
        or marked
        or subject
        or _brand_noun(inside, kind)
        or _feature(inside)
        or kind in WORKS
        and any(t.text in ("集团", "公司", "有限公司") for t in inside[1:])
        or any(t.tag.startswith(NAME_TAGS) or is_placed(t.text) for t in inside)
        or kind in _SITES
        and any(t.text in divisions() for t in inside)
        or inside
        and inside[0].text in ("国家", "世界", "中国", "全国", "中央", "中华")
    ):
        return False
    if kind in _VISITABLE and head - start >= 4 and _VISITED.search(before):
        return False
    return not _OWNED.search(before)


def _broken(inside: tuple[Token, ...], i: int) -> bool:
    """Whether a word is a single character that makes no common word with what is before it: 联|化创业园, but 智能|化改造."""
    text = inside[i].text
    alone = len(text) == 1 and text.isalpha()
    return alone and (text not in _SUFFIXES or i == 1 and len(inside[0].text) == 1 and inside[0].text not in _SUFFIXES)


def described(text: str, end: int) -> bool:
    """Whether something of one particular thing is said behind its name: 总投资5亿元, 位于…, 占地…."""
    return _DESCRIBED.match(text, end) is not None


def has_name(inside: tuple[Token, ...]) -> bool:
    """Whether a word is a place or a name of the dictionary, or the first is broken into characters."""
    broken = len(inside) > 1 and len(inside[0].text) == len(inside[1].text) == 1
    return broken or any(t.tag.startswith(NAME_TAGS) or is_placed(t.text) for t in inside)


def _unknown(inside: tuple[Token, ...]) -> bool:
    """Whether a short name before 公司 (曼特公司) is made of no common words."""
    odd = all(t.tag.startswith(("nr", "nz", "nt", "x", "eng")) or len(t.text) == 1 and t.tag[0] in "nagxzj" for t in inside)
    return bool(inside) and odd and not any(t.text in leftward.edges() or t.text in divisions() for t in inside)


def _feature(inside: tuple[Token, ...]) -> bool:
    """香炉|山|隧洞: whether a mountain, a river or a village is named, by a word of its own and what it is."""
    return any(
        t.text in _FEATURES and before.tag[:1] in "nabg" and specific(before.text) != "" and not leftward.edge(before.text)
        for before, t in pairwise(inside)
    )


def _brand_noun(inside: tuple[Token, ...], kind: str) -> bool:
    """Whether the first word is a rare noun that is no trade: 金谷|现代农业示范园; before a park's head it may be a crop."""
    if not inside or len(inside[0].text) != 2 or inside[0].tag != "n" or len(inside) < 2 and kind != "Facility":
        return False
    word = inside[0].text
    known = any(
        word in resources.words(name) for name in ("no_brands", "trades_weak", "trades_strong", "name_inner", "name_inner_works")
    )
    return not known and bool(specific(word)) and frequency(word) <= RARE
