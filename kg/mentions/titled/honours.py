"""One sentence -> Honours: titles, lists, ranks and qualifications.

获评省级绿色工厂 -> 省级绿色工厂; 入选第七批国家级专精特新“小巨人”企业名单 -> that list; 三家世界500强企业 -> 世界500强.
What follows an awarding verb is an honour when its last word can be one; well-known kinds are found anywhere
(kg/data/lexicon/honours.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.mentions.titled import awards
from kg.model import Mention, Sentence, Token
from kg.text.anchors import Rules, finder

AWARDED = finder(
    r"(?:获评为?|荣获|荣膺|喜获|获得|获批(?:为|建设|创建|组建|筹建|设立)?|获准(?:组建|筹建|设立|创建)|获颁|获授|获(?!奖)|被?评选?为|被?认定为|被?授予|被?命名为|被?列入|被?列为|被?确定为|入选(?!率|数|企业|名单)|入围(?!率|数)|上榜(?!数)|跻身"
    r"|(?:认定|评定|命名|批准|确定)其为|晋升为?|升级为|升格为|评出|表彰(?!大会|会|的)|晋级|批准为|批复为|评定为|创成|捧回|申报(?!的)|(?<!新)备案为?|通过)[了过]?(?:成为|为)?"
)
HEADS = r"(?:县城|模范城|企业|示范点|示范村|示范社区|示范户|园区|园|基地|示范区|先行区|试验区|开发区|区(?![域间位别])|工厂|车间|“小巨人”|小巨人|单位|集体|名单|名录|目录|名册|榜单|榜|遗产|试点(?:省份?|城市|市|县|区域?|地区|单位)?|百强|千强|强县|强区|\d+[强佳]|[十百]大项目|大项(?!目)|称号|奖[状章杯]|奖(?![补励金])|锦旗|培育(?:对象|企业)|孵化器|众创空间|工作站|企业技术中心|明星|典型|样板|博物馆|名宿|民宿|景区|度假区|街区|名镇|名村|强镇|强村|强市|百佳|十佳|优秀(?:案例|单位|组织)|城市|市|县|镇|村|中心|实验室|重点项目|项目|试点|集群|品牌|产品|工程|标志|资质|认证|认定|备案|研究院|平台|人才|模范|个人|标兵|先锋|港|商标|案例)"
OBJECT = re.compile(r"[^，。；：！？、,;:!?\n（）()【】《》]{2,40}")
BATCH = re.compile(r"(?:第[一二三四五六七八九十\d]+批|首批|新一批)[^，。；：、,;:《》“”（）()\n]{0,30}?(?:名单|名录)")
COUNTED = re.compile(
    r"(?:国家级?|省级|市级)(?!以上|重大|重点)[^，。；：、,;:《》（）\n\d]{2,12}?(?:产业园|示范园|工厂|车间|企业|示范基地|示范区|示范单位|品牌|产品)"
    r"(?=(?:总数|数量|累计|已|增至|达到?|增加到|共|有|新增){0,3}\d+[个家处座项])"
)
QUOTED = re.compile(
    r"(?:\d{4}年度)?(?:国家级?|省级?|市级?|全国|全省|全市|[\u4e00-\u9fff]{2,3}[省市县])?“[^“”，。；\n]{2,24}”"
    r"(?:企业|园区|基地|示范区|单位|产品|品牌)?(?=[两三四五六七八九]项|称号|荣誉|名单|奖|榜单|\d+[家个]|，|,|。|；|;|、|和|等|的|“|$)"
)
LISTED = re.compile(
    r"(?:(?:列入|纳入|进入|入选|列为|确定为|认定为|属于?|系|等|“)(?:了|为)?|(?=列))"
    r"((?:省市|国家|列?省|市|省级|市级)(?:级)?(?:重点|重大)(?:建设|产业|工业|建设类|招商引资|前期){0,2}(?:项目|工程)(?:名单|库|清单|计划)?)"
)
TITLE_OF_AREA = re.compile(
    r"(?:是|为|成为|系|创建|争创|建成|打造|(?<=[、和]))(?:(?:[\u4e00-\u9fff]{1,4}[省市县区州])?(?:首个|首批|唯一))?(?P<name>(?:国家级?|全国|全省|省级|首批国家|世界)(?:[百十]强[县市区镇]|(?:节水型|园林|森林|卫生|文明|海绵|创新型|无废)城市|(?:(?![和与及](?:国家|全国|全省|全市))[^，。；：、\n的“”\d]){2,16}?"
    r"(?:先行区|示范区|创建区|试验区|(?<=生态)功能区|[重点发展农业]{2}县|重点市|示范县|试点县|基地县|大县|强县|先进县|创建县|示范市|试点市|(?:文明|卫生|园林|森林|示范|试点|创新型|节水型|海绵|宜居|宜业|生态|低碳|无废|智慧|模范|双拥|优秀旅游|历史文化名|食品安全示范)(?:城市|城)|[百十]强县"
    r"|示范园区?|之乡|示范基地|产业化基地|特色产业基地|特色产业集群)))(?=[，,。；;、和与及]|$|之一|称号|以及)"
)
"""是国家农业绿色发展先行区、全国有机产品认证示范创建区: what a place may call itself."""
BATCHED = re.compile(
    r"(?:(?:公布|公示|发布|确定|认定|命名|入选)了?|[、和及与](?=国家|全国|[\u4e00-\u9fff]{2,3}[省市]|[省市县]级|自治区))"
    r"(?P<name>(?:(?!公布|公示|发布|认定|命名)[\u4e00-\u9fff“”]){4,24}?(?:基地|企业|园区?|示范[区县点]|工厂|集群|单位|小镇|街区|品牌))(?=[（(]第[一二三四五六七八九十\d]+批[）)])"
)
"""公布了省级特色产业基地（第二批）名单: what is given out in batches."""
HOME_OF = re.compile(
    r"“[^“”，。]{2,8}之乡”|[\u4e00-\u9fff]{2,6}第一[镇县村](?=[，。、])|(?<![造设成争响亮])“(?:中国|世界|全国|国家|华夏|中华|亚洲|中原|江南)[^“”，。]{1,12}(?:[之诗茶酒瓷药陶]乡|乡|之都|都|之城|城|名城|名镇|港|基地|县|第一村)”"
)
"""“中国高山茶乡”: what a place is called."""
_AWARD_LIST = re.compile(r"奖(?:镇区|企业|单位|个人)?名单$")
"""某某突出贡献奖|企业名单: the prize, not the list of who got it."""
ISSUER = re.compile(r"^[\u4e00-\u9fff]{1,8}?(?:部|厅|局|委|政府)(?=第[一二三四五六七八九十\d]+批|\d{4}年|首批)")
"""工信部|第五批…名单: who published a list is no part of its name."""
NAMED_FIRMS = re.compile(
    r"“[^“”，。、]{1,8}企业”(?=\d+家|名单|榜单|称号|由|评选|认定|培育|$)|“[^“”，。、]{2,6}”企业(?=\d+家|称号)"
)
"""“银杏企业”12家: a title that firms of a place hold."""
CALLED_SO = re.compile(
    r"“[^“”，。；]{2,24}”(?=(?:荣誉)?称号|(?:奖|荣誉)(?:牌|匾)?[，,。；;、）])|“[^“”，。；、]{2,20}(?:奖章?|勋章|标兵|功臣|大户)”(?!得主|获得者|候选)"
)
"""授予甲区“先进开发区”称号: what is called a title is one, whatever its last word."""
GRADED_SO = re.compile(
    r"(?:全国|全省|国家级?|省级|市级|(?:黑龙江|[\u4e00-\u9fff]{2})[省市])“[^“”，。；、]{0,12}(?:先进|示范|文明|卫生|模范|优秀|十佳|百强|园林)[^“”，。；、]{0,8}”"
)
"""江苏省“除四害先进城市”: an award by its grade and its wording."""
QUOTED_AWARD = re.compile(
    r"(?<=获)(?P<name>[“\"](?:国家级?|全[国省市县区]|中国|世界|[省市县区]级?|(?:黑龙江|内蒙古|[\u4e00-\u9fff]{2})[省市])[^“”\"，,。；;、]{2,20}"
    r"(?:企业|单位|集体|个人|[能红]手|旗手|标兵|先锋|人物|工匠|基地|园区?|示范[区点户县]|工厂|车间|小巨人|品牌|商标|[百千]强|奖[章状杯]?)[”\"])(?=[，,。；;、和！]|$)"
)
"""获|“国家知识产权优势企业”: an award by its grade and its last word, though nothing calls it a title."""
FIRST_SET = re.compile(
    r"(?:认定为|评定?为|列为|确定为|入选|入围|列入|纳入|获评?|荣获)了?(?P<name>(?:\d{4}年度?)?(?:第[一二三四五六七八九十\d]+批)?[\u4e00-\u9fff]{0,10}?首台(?:套|[（(]套[）)])"
    r"[\u4e00-\u9fff]{0,6}?(?:装备|产品|设备)?(?:推广应用)?(?:指导)?(?:目录|名单)?)(?=[，,。；;、和！]|认定|称号|$)"
)
"""入选|2024年江苏省首台（套）目录: the first set of a machine, whose name has a bracket."""
KNOWN_AS = re.compile(r"(?P<name>“[^“”，。]{2,12}”)(?:的)?(?:之称|美誉|美称|雅称|盛誉)")
"""素有“锂都”之称."""
PUBLISHED = re.compile(
    r"(?:公布|公示|发布|印发|下达)(?:的|了)?(?P<name>(?:\d{4}年度?)?(?:第[一二三四五六七八九十\d]+批)?[^，。；：、《》\n了]{4,28}?名单)(?!的通知)"
)
RANKING = re.compile(
    r"(?:\d{4}年?度?(?:[\u4e00-\u9fff]{2,4}省|[\u4e00-\u9fff]{2,3}[市县区州])?|(?:全[国省市县区州]|中国|世界|全球|亚洲|(?<![\u4e00-\u9fff])(?![该我本此其各])[\u4e00-\u9fff]{2,3}[省市县区州]))"
    r"(?:(?![和与及](?:全|中国|世界|省|市|国家)|[获是为列居评被有在将把荣蝉]|入[选围]|进入|跻身|发布|公布|上榜|排名)[^，,。；;：:、的“”《》（）()\d\n]){0,14}?(?<![前后约近超])(?:[百十千]强|\d+[强佳]|排行榜)(?!县城)(?:企业|县市?|区|镇|村)?(?:排行榜|榜单|榜|名单)?"
)
"""2018郴州民营企业100强榜单, 全省食品企业30强: a ranking by its year or its area."""
UNIT = re.compile(
    r"(?:还?是|为|成为|系)("
    r"(?:国务院|国家|全国|[一-鿿]{2,3}[省市])[^，。；：、\n的]{0,14}(?:联系|示范|试点|先进|文明)(?:单位|城市|县|区))"
)
GRADED = re.compile(
    r"(?:(?:第[一二三四五六七八九十\d]+批|首批|\d{4}年度?|年度)?(?:国家|省|市|县|区|全国|全省|全市|世界|中国|亚洲|全球|国务院|[一-鿿]{2,3}[省市区县])(?:级|部委)?)"
)


@cache
def _known() -> re.Pattern[str]:
    rows = sorted((r["honour"] for r in resources.table("lexicon/honours.tsv")), key=lambda h: (-len(h), h))
    return re.compile(r"(?:国家级?|省级|市级|全国|世界|中国|全球)?(?:" + "|".join(rows) + ")(?:企业(?:名单)?|名单)?")


@cache
def _anywhere() -> Rules[tuple[re.Pattern[str], int | str, str, float]]:
    """What is an honour wherever it stands: pattern, group that is its name, name of the finder, score."""
    rules: tuple[tuple[re.Pattern[str], int | str, str, float], ...] = (
        (LISTED, 1, "honours.listed", 0.7),
        (BATCH, 0, "honours.batch", 0.9),
        (COUNTED, 0, "honours.counted", 0.7),
        (HOME_OF, 0, "honours.title", 0.9),
        (NAMED_FIRMS, 0, "honours.title", 0.8),
        (CALLED_SO, 0, "honours.title", 0.97),
        (GRADED_SO, 0, "honours.title", 0.9),
        (QUOTED_AWARD, "name", "honours.title", 0.97),
        (FIRST_SET, "name", "honours.title", 0.97),
        (KNOWN_AS, "name", "honours.title", 0.8),
        (TITLE_OF_AREA, "name", "honours.title", 0.95),
        (BATCHED, "name", "honours.title", 0.95),
        (PUBLISHED, "name", "honours.title", 0.95),
        (RANKING, 0, "honours.ranking", 0.85),
        (UNIT, 1, "honours.unit", 0.9),
        (_known(), 0, "honours.known", 0.75),
    )
    return Rules((rule[0].pattern, rule) for rule in rules)


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """Honours after awarding verbs, and known kinds of honours anywhere."""
    text = sentence.text
    yield from awards.find(sentence)
    for verb in AWARDED.finditer(text):
        name, row = _LASTING.sub("", verb[0]), False
        at: int | None = None if GIVEN_TO.match(text, verb.end()) and name in ACTIVE else verb.end()
        while at is not None:
            at, found = _next(text, at, name, row)
            if found and not (name.endswith("命名为") and any(p.fullmatch(text, *found) for p in (_A_NAME, _OF_ZONE))):
                row = True
                yield _mention(sentence, *found, "honours.awarded", 0.97)
    for pattern, group, found_by, score in _anywhere().of(text):
        for m in pattern.finditer(text):
            start, end = m.span(group)
            if group == "name" and (issuer := ISSUER.match(m["name"])):
                start += issuer.end()
            yield _mention(sentence, start, end, found_by, score)


_LASTING = re.compile(r"了$|(?<!通)过$")
_LEAVES = ("获批组建", "获批筹建", "获批设立", "获准组建", "获准筹建", "获准设立", "获准创建")
WEAK = frozenset(["获得", "获", "通过", "申报", "获批", "列入", *_LEAVES])
"""Verbs that take other objects too: an honour behind them needs a grade, or to be called one."""
CALLED = re.compile(
    r"(?:[、和]?“[^“”]{2,24}”)*等?(?:[两三四五六七八九\d]+[项个])?(?:重要|国家级|省级|重磅)?(?:称号|荣誉|名单|奖|认证|认定)"
)
ACTIVE = frozenset(("授予", "表彰"))
GIVEN_TO = re.compile(r"[^，。；“”]{2,80}“[^“”，。；]{2,24}”(?:荣誉)?(?:称号|奖|[，,。；;、]|$)")
"""授予|甲开发区等18个开发区“先进开发区”称号: whom it is given to stands before it."""
JOINT = re.compile(r"(?:、|和|及|以及|与|(?<=”)(?=“))")
"""What stands between the honours of one verb: 获评省级绿色工厂、国家级绿色供应链企业."""


def _next(text: str, at: int, verb: str, row: bool) -> tuple[int | None, tuple[int, int] | None]:
    """(where the next honour of the verb may begin or None, the span of the honour that begins at `at` or None). In a row that has
    begun an honour needs no grade of its own, but a count begins none."""
    span = None
    weak = verb in WEAK and not row
    counts = row and text[at : at + 1].isdigit()
    if (quoted := QUOTED.match(text, at)) and (not weak or CALLED.match(text, quoted.end())):
        span = quoted.span()
    elif not counts and (match := OBJECT.match(text, at)) and (inside := _honour(match[0], weak)):
        span = (at + inside[0], at + inside[1])
    if span is None:
        return None, None
    joint = JOINT.match(text, span[1])
    return (joint.end() if joint else None), span


def _honour(words: str, weak: bool) -> tuple[int, int] | None:
    """The span in `words` (what follows the verb) that is an honour's name; None where it is something else."""
    lead = re.match(r"(?:的|了|为|成立|设立|一?[批个项家座]|\d+[个项家批])+", words)
    start = lead.end() if lead else 0
    body = words[start:]
    end = 0
    for head in re.finditer(HEADS, body):
        if head.end() >= 4:
            end = head.end()
            after = body[end:]
            if re.match(r"(?:等|的|后|并|和|与|及|以及|暨|以来|之列|称号|，|$)", after):
                break
    if not end:
        return None
    if lead := _CONJOINED.match(body):
        start, body, end = start + lead.end(), body[lead.end() :], end - lead.end()
    name = re.sub(r"(?:称号|荣誉|之列)$", "", body[:end])
    name = _AWARD_LIST.sub("奖", name)
    if len(name) > MORE and name.endswith("认定"):
        name = name[:-2]  # 通过|省级企业技术中心|认定
    if _ANY.fullmatch(name):
        return None
    listed = name.endswith(("名单", "名录", "试点", "遗产"))
    if weak and not listed and not GRADED.match(name) and not _known().search(name):
        return None
    if issuer := ISSUER.match(name):
        start, name = start + issuer.end(), name[issuer.end() :]
    if len(name) < 4 or _NO_NAME.match(name) or name.count("“") != name.count("”"):
        return None
    if re.search(
        r"[的了]|入选|上榜|获评|荣获|获批|公布|发布|被|列为|列入|(?:认定|评定?|确定|命名|批准|批复|升级|晋升)为|批准(?=升|晋)|总投资"
        r"|项目建设|亿元(?!以上)|万元(?!以上)",
        name,
    ):
        return None
    return start, start + len(name)


MORE = 6
"""Characters of an honour before 认定 that say what is recognised."""
_ANY = re.compile(
    r"(?:国家|认定)?(?:认定|验收)|认定名单|(?:国家|省|市|自治区|县|区)级?名单|(?:先进|优秀|重点|获奖)(?:企业|单位|个人|集体)(?:名单)?"
)
"""省级名单, 优秀企业: what is too general to be a title, where no quotation marks say that it is one."""
_A_NAME = re.compile(
    r"“(?!.*(?:国家|[省市县]|全国|中国|之[乡都城]|示范|先进|优秀|模范|基地|[企园]|单位|集体|标兵|[奖号县区镇村]”)).*"
)
"""登月服命名为|“望宇”: what is named so has a name, and no title."""
_OF_ZONE = re.compile(
    r"(?!.*(?:国家级|省级|市级|示范|先进|试点|生态|绿色)).{2,}(?:工业园区?|产业园区?|开发区|高新区|经开区|集聚区|集中区)"
)
"""正式命名为|石滩工业园区: what a zone is called from then on."""
_CONJOINED = re.compile(r"以及|以|和|及|与|暨")
_NO_NAME = re.compile(r"[在对为向由于将把被给从]|荣获|获得?|共?设置|设立|一流")
"""授予|在重大工程中…的个人, 表彰|荣获“甲奖”的企业: what begins so is a phrase, and no name."""


def _mention(sentence: Sentence, start: int, end: int, finder: str, score: float) -> Mention:
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end], "Honour", finder=finder, score=score)
