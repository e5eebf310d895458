"""A count -> the noun that it counts: behind the classifier, before the number, before the verb, or the verb itself.

帮助|50家|企业申报 -> 企业; 新签约项目|30个 -> 新签约项目; 外资研发中心|落户600家 -> 外资研发中心; 受理举报|82万件 -> 举报; 项目分|两期 -> 期
"""

from __future__ import annotations

import re

from kg import resources
from kg.facts.grammar import antecedents, nouns, preceding, selected
from kg.facts.observations import changes, left
from kg.mentions.measures import units
from kg.model import Mention, Quantity, Reading, Sentence, Token

_CLASS = re.compile(r"(?:服务业|制造业|加工业|工业|农业|商业|旅游业|物流业|(?<=.)(?:类|板块))$")
_VERBAL = ("v", "vn", "d", "ad", "q", "a")
_STATE = re.compile(
    r"[新未]?(?:在建|签约|开工|开?[（(]?复[）)]?工|开[（(]?竣[）)]?工|投产|达产|竣工|建成|落地|落户|储备|续建|拟建|洽谈|投用|完工|建设|立项|批复|验收|核准|备案|投运|通车|停建|停工|缓建|搁置|拖期|下马|封顶|开业|在谈|动工|试产)+"
)
_CALLED = re.compile(
    rf"(?:均|都|全)?(?:为|是|属于?)(?P<noun>(?:{_STATE.pattern}|(?:新|改|扩|迁)建)(?:项目|工程))(?=[，,。；;、]|$)"
)
"""5个|为续建项目: what the counted are said to be."""
_REACHED = re.compile(
    r"(?:(?<=项目|工程|企业)(?:新?开工|竣工|投产|签约|落地|建成|完工|入库|复工)+|(?<=用地|土地)(?:处置|出让|收储|盘活|供应|征收|回购))$"
)
"""省级项目|开工16个, 低效用地|处置3宗: what was reached or done is no part of the noun."""
_COSTING = re.compile(r"(?:总|计划|协议)*(?:投资|产值|营收)额?[^，,。；;、的]{1,14}的")
_LEVEL = re.compile(r"(?:世界|国家|自治区|地市|乡镇|[省部市县区州村])级")
_STAGES = re.compile(r"分(?:为|成|作)?$")
_STAGE = ("期", "批", "批次", "步", "阶段", "年", "块", "片区")
_SORTS = ("类", "大类", "种", "种类", "门类", "类别")
_SORTED = re.compile(r"(?:共|主要|大致|可)*(?:有|分|分为|分成|包括|包含|涵盖|涉及|归为|划分为)(?:以下)?$")
_CASES = ("件", "起", "宗", "例", "部")
"""Classifiers of what is done: 受理举报82万件, 立案120起."""
_HEADS_OF_PERSONS = ("人", "名", "位", "人次")
_WHO = "家属|警察|民警|[匠人者员工民侨生士师长手家队兵客友童众]|代表|干部|人才|骨干|教授|嘉宾"
PERSONS = re.compile(rf"(?:{_WHO}|[女户]|人口|就业|岗位|专业|劳力|劳动力)$")
"""Nouns of persons: what stands before a number of persons, and is none, is where or how (机上|6人死亡)."""
_HOUSEHOLDS = re.compile(rf"(?:{_WHO}|[户店]|人口|企业|公司|主体|单位|家庭|用房|住房|住宅)$")
_NEEDS = ("问题", "需求", "困难", "能力", "水平", "就业", "生活", "安全")
"""What persons have, and a number of them does not count: 2000人|的饮水问题."""
_FROM = ("由", "从")
_CHANGES = re.compile(r"(?:增加|减少|精简|压缩|增长|扩大|发展|提升|下降|缩减|压减|扩展|降|减|增)[至到为]")
_TOTAL = re.compile(r"(?:总数|数量|总量|数)$")
_PEOPLE = re.compile(r"(?:人口|[居村农渔牧市]民|群众|职工|员工|学生|[老青少中]年人?|劳动力|农户|贫困户)$")
_ACTING = re.compile(rf"^(.*(?:{_WHO})).+$")
"""160名|职工坚守岗位, 58名|特派员扎根一线: behind the persons stands what they do."""
_AGENTS = re.compile(r"(?:部门|单位|机关|法院|检察院|政府|公司|[局厅委办])$")
_IN_ALL = ("共", "共计", "合计", "总计", "总长", "总长度")
_BARE = {"票": "票", "艘": "船只", "列": "列车", "辆": "车辆", "架": "飞机"}
"""What a classifier counts that stands alone."""


def noun(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """The noun of a count, "" where none is found; a class (制造类有9个) is one of what is counted around it."""
    assert isinstance(m.value, Quantity)
    written = m.value.written
    if sorts := _sorted(reading, sentence, m):
        return sorts
    if written == "×":  # 2|×350MW机组
        return next(
            (nouns.counted(reading, sentence, x.end) for x in reading.mentions[sentence.index] if x.start == m.end + 1), ""
        )
    if written[1:] in resources.words("single_nouns"):
        return written[1:]  # 2|间房, 1|口井
    if len(written) > 1 and not written.endswith(("次", "套", "）", ")", "人口")):
        return written  # 4方面, 6大类: the classifier is a noun
    if written in units.PLACES:
        return written  # 闽赣两省|腹地
    if written in _STAGE and _STAGES.search(sentence.text[: m.start - sentence.start]):
        return written  # 项目分|两期建设
    if called := _CALLED.match(sentence.text, m.end - sentence.start):
        return called["noun"]
    earlier = [x for x in reading.mentions[sentence.index] if isinstance(x.value, Quantity) and x.end <= m.start]
    if earlier and changes.follows(reading, sentence, earlier[-1], m):
        return noun(reading, sentence, earlier[-1])  # 由53项精简到|31项
    found = _REACHED.sub("", _beside(reading, sentence, m))
    for honour in (x for x in reading.mentions[sentence.index] if x.kind == "Honour" and x.end == m.start):
        if found and "“" not in honour.text and honour.text.endswith(found):
            found = honour.text  # 专精特|新企业|24家
    if found.startswith("复工") and sentence.text.endswith("开" + found, 0, m.start - sentence.start):
        found = "开" + found  # 开复工|51个
    if _LEVEL.fullmatch(found) and (whole := antecedents.of(reading, sentence, m)):
        return found + _LEVEL.sub("", whole, count=1)  # 国家级非遗项目3项、|省级12项
    if _STATE.fullmatch(found.removeprefix("实际")) and written not in antecedents.HEADS:
        return antecedents.of(reading, sentence, m) or found  # 饮水工程140处、实际开工|182处
    if found and (_STATE.fullmatch(found) or _CLASS.search(found) and written in ("个", "项", "家")):
        return found + antecedents.head(reading, sentence, m)
    if (
        not found
        and written == "户"
        and "；" in sentence.text[earlier[-1].end - sentence.start if earlier else 0 : m.start - sentence.start]
    ):
        return written  # 惠及居民3万户；…已完成|1352户
    return found or antecedents.partial(reading, sentence, m)


def persons(reading: Reading, sentence: Sentence, at: int) -> str:
    """The persons that a number without a classifier counts: 1.2万|贫困人口|安全饮水问题, 4945万|老年人; "" where it counts none."""
    noun = nouns.counted(reading, sentence, at)
    if PERSONS.search(noun):
        return noun
    ends = (t.end - at for t in reading.tokens[sentence.index] if at < t.end <= at + len(noun) and len(t.text) > 1)
    return next((noun[:n] for n in ends if _PEOPLE.search(noun[:n])), "")


def _sorted(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """四大类|产业, 优势产业|有四大类, 服务事项|分为6类: what comes in so many sorts."""
    assert isinstance(m.value, Quantity)
    if m.value.written not in _SORTS:
        return ""
    verb = _SORTED.search(sentence.text[: m.start - sentence.start])
    behind = nouns.counted(reading, sentence, m.end)
    return behind or (preceding.before(reading, sentence, sentence.start + verb.start()) if verb else "")


def classified(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """What a count without a noun counts: what is done (受理举报|82万件), persons by what befell them or what they do (46人|受伤), or
    what the classifier is of (30名 are persons)."""
    assert isinstance(m.value, Quantity)
    did = _behind(reading, sentence, m) if m.value.written in _HEADS_OF_PERSONS else None
    if did and did.start == m.end and did.text in resources.words("person_states"):
        return f"{did.text}人员"
    return _done(reading, sentence, m) or _BARE.get(m.value.written, "") or _untold(reading, sentence, m)


_CAUSES = frozenset("造成 导致 致使 致 引发 夺走 酿成".split())
_PERSON = ("名", "位")
_INSIDE = re.compile("[内里中上]$")


def _untold(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """三人的故居, 暴雨导致320万人流离失所: the classifier, where nothing else says what a number counts; "" where words before it do
    (从业|860人, 迁出32户|105人): then it is how many of whom is spoken of, and no noun."""
    assert isinstance(m.value, Quantity)
    words = left.read(reading, sentence, m.start)
    behind = any(isinstance(x.value, Quantity) and x.end == m.start for x in reading.mentions[sentence.index])
    behind = behind or sentence.text[: m.start - sentence.start].endswith(("（", "("))  # 青石镇（|1200人）
    where = bool(_INSIDE.search(words.text)) or sentence.text.startswith("的", m.end - sentence.start)
    if behind or not where and (words.text or words.owner or words.verb and words.verb not in _CAUSES):
        return ""
    return "人" if m.value.written in _PERSON else m.value.written


def _beside(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """The noun behind the count, before it, or before its verb."""
    assert isinstance(m.value, Quantity)
    if m.value.written == "次" and (act := _done(reading, sentence, m)):
        return act  # 发动了|五次|进攻
    words = left.read(reading, sentence, m.start)
    before = preceding.before(reading, sentence, words.end)
    if before and m.value.written in _HEADS_OF_PERSONS and not PERSONS.search(before):
        before = ""  # 事故造成|6人死亡
    described = _described(reading, sentence, m)
    costing = _COSTING.match(sentence.text, m.end - sentence.start)  # 20个|总投资270亿元的|项目
    behind = nouns.counted(reading, sentence, sentence.start + costing.end() if costing else described.end)  # 4台|6吨|冲天炉
    if behind and behind not in resources.words("adverbial_nouns"):
        behind = selected.joined(reading, sentence, described.end, behind, m.value.written)
    elif m.value.written != "人" and not (before and _verb_follows(reading, sentence, m)):
        behind = selected.noun(reading, sentence, described.end, m.value.written)  # 3名|被扣押人员
    if not m.value.written:
        behind = persons(reading, sentence, m.end) or behind
    if m.value.written in _HEADS_OF_PERSONS:
        many = m.value.value is None or m.value.value >= 10
        behind = _persons(behind, m.value.written, sentence.text[m.end - sentence.start :], many)
    ahead = sentence.text[: m.start - sentence.start]
    if behind and (ahead.endswith("等") or m.value.written == "大"):
        before = ""  # 粮食产量等|23项|指标, 城市更新等|六大|攻坚战: what stands before is counted, or some of it
    if before and (
        not behind
        or (ahead.endswith(_FROM) and _CHANGES.match(sentence.text, m.end - sentence.start))
        or _TOTAL.search(words.text)
        or m.value.written in _HEADS_OF_PERSONS
        and not PERSONS.search(behind)  # 特派员58名|扎根一线
        or words.end == m.start
        and _verb_follows(reading, sentence, m)
        and nouns.HEAD.search(before)  # 税务|3个|派驻分局: no noun of what is counted
    ):
        return before
    if behind:
        return behind
    done = _before_verb(reading, sentence, words.end, m.value.written in _CASES)
    if m.value.written == "户":
        return done if _HOUSEHOLDS.search(done) else ""  # 扶贫搬迁|1646户
    return done if m.value.written not in _HEADS_OF_PERSONS or PERSONS.search(done) else ""


def _described(reading: Reading, sentence: Sentence, m: Mention) -> Mention:
    """The last figure of what is counted: 4台|6吨|冲天炉, 37宗、|900亩|工业用地, 4条共|199公里|高速公路; the count itself where it is
    the only one."""
    joints = ("", *_IN_ALL, "、") if m.text.endswith("宗") else ("", *_IN_ALL)
    for x in reading.mentions[sentence.index]:
        if isinstance(x.value, Quantity) and x.start >= m.end and reading.document.text[m.end : x.start] in joints:
            return x
    return m


def _persons(noun: str, written: str, behind: str, many: bool) -> str:
    """The persons that a noun behind their number begins with; a number of 人 counts nothing else (320万人|流离失所)."""
    if PERSONS.search(noun) and not noun.endswith("岗位"):
        return noun
    if behind.startswith("的") and many and not noun.endswith(_NEEDS):
        return noun  # 50人|的小作坊; but 父子三人|的故居
    acting = _ACTING.match(noun)
    return acting[1] if acting else "" if written in ("人", "人次") else noun


def _verb_follows(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """企业50家|入驻园区: the noun stood before."""
    t = _behind(reading, sentence, m)
    return t is not None and t.tag in ("v", "d")


def _behind(reading: Reading, sentence: Sentence, m: Mention) -> Token | None:
    return next((t for t in reading.tokens[sentence.index] if t.start >= m.end), None)


def _before_verb(reading: Reading, sentence: Sentence, end: int, cases: bool) -> str:
    """110千伏线路|新架2回, 外资研发中心|落户600家: the noun before the verb of a count, who does it excepted."""
    tokens = [t for t in reading.tokens[sentence.index] if t.end <= end]
    tellers = resources.words("measure_tellers")
    while tokens and len(tokens[-1].text) <= 2 and (tokens[-1].tag in _VERBAL or tokens[-1].text in tellers):
        tokens.pop()
        if tokens and (found := preceding.before(reading, sentence, tokens[-1].end)):
            if found in resources.words("no_subjects") or _AGENTS.search(found):
                return ""
            return found + reading.document.text[tokens[-1].end : end] if cases else found  # 境外|输入|122例
        if end - (tokens[-1].end if tokens else 0) > 4:
            break
    return ""


def _done(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """受理|举报|82万件, 三次|试飞: the verb beside the count as what is counted."""
    assert isinstance(m.value, Quantity)
    before = next((t for t in reading.tokens[sentence.index] if t.end == m.start), None)
    verb = _behind(reading, sentence, m) if m.value.written == "次" else before if m.value.written in _CASES else None
    if verb is None or verb.tag not in ("v", "vn") or len(verb.text) < 2:
        return ""
    deed = next((t for t in reading.tokens[sentence.index] if t.start == verb.end and t.tag == "vn"), None)
    return verb.text + (deed.text if deed else "")  # 三次|追加投资, 三次|综合演练
