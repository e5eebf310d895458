"""Tokens -> noun phrases: behind an offset (50家|高新技术企业申报), in a run of words; before an offset see preceding.py, at the
head of a clause opening.py.

    31个|产业链补链项目加紧建设 -> 产业链补链项目; 100个|“人工智能”示范场景 -> 人工智能示范场景

A phrase ends at a mark, an adverb, a preposition or a verb; a verb stands inside it only where a head noun (项目, 企业, 平台) follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg import resources
from kg.mentions import leftward
from kg.model import Mention, Reading, Sentence, Token
from kg.text.tokens import tag_of

LONGEST = 18
"""Longest counted noun of the annotated texts: 16 characters."""
BLOCKED = re.compile(r"[，,。；;：:、（(）)“”《》|｜\s—–…·\-]")
HEAD = re.compile(
    r"(?:项目|企业|公司|工程|平台|基地|机构|园区|集群|产品|案例|事件|事故|案件|纠纷|措施|任务|线|站|厂|村|镇|人才|人员|品牌|标准|专利|中心|合同|协议|订单|基金|试点|节点|车间|厂房|设施|协会|商会|学会|分局|权限|指标|事项|职工|工人|群众|农民|村民|园|区|人|员|者|生|炉|楼|池|库|馆|院|校|所|局|地)$"
)
_GOES_ON = re.compile(
    r"^(.*?(?:项目|企业|工程|公司|园区|基地|道路|桥梁|农户|商户|产品|社区|行政村|主体|乡镇|地市|省份|城市|单位|部门|机构|事项|方面))(?:精准|发力|持续|着力|协同|入手|着手|共同|联动|建成|投产|改扩建|扩建|开工|签约|竣工|落户|落地|入驻|申报|达产|上市|获评|入选|"
    r"纳入|完成|实现|参加|参展|集中|同时|正式|全面|陆续|现场|同步|总|动工|破土|奠基|完工|通车|进驻|计划|拟|预计|相继|先后|成功|顺利|有序|全部|通过).*$"
)
"""A noun that has its head already goes on as the verb of the clause: 43个项目|建成投产."""
_LINKED = re.compile(
    r"国家和地区|国家及地区|县市区|市县区|(?:[国省市州县区]家?级?[、和])+[省市州县区]级?[\u4e00-\u9fff]{0,6}?(?:项目|工程|企业|平台|开发区|园区|基地|产业园|示范区)"
)
_GRADE = re.compile("[一二三四五]级|[一二三四五六七八九十]+届|一线|一流")
_RANKED = re.compile(r"(?:世界|全球|中国|全国|民营|国内|行业|制造业|企业)+(?:\d{2,3}|[一二三五]?百)强(?:企业|民营企业)?")
_QUOTED = re.compile(r"(?:的)?(?:[国省市县]家?级)?“(?P<noun>[^”“\n]{2,10})”(?!等)")
_UNKNOWN_HEAD = re.compile(r"[\u4e00-\u9fff]{2,8}[点位群棚站室所线库屏亭桩舍仓](?=[，,。；;、！？]|$)")
_DESCRIBED = re.compile(r"[^，,。；;：:的、“”]{1,20}的")
_OF_COUNTED = re.compile(
    r"(?:研发|产业|计划|年度|协议|合同)?(?:经费|总规模|总投资额?|投资额|总产值|总面积|总额|总金额|投资|营业收入|产值)$"
)
_OF_FIRMS = re.compile(
    r"^(.*?(?:企业|公司|机构|银行|经开区|高新区|开发区))(?:负责人|代表|高管|员工|职工|人员|家属|主要负责人|综合.*|发展.*)$|^(.*?项目)(?:主体|环评|可研|土建|选址|厂房|设备|手续|进展|推进|建设|情况|名单|清单).*$"
)
_MEASURED = re.compile(
    r"^(.*?(?:产业园|园区|企业|产业|项目|行业|公司|乡镇|社区|开发区|高新区|经开区|村)).*(?:率|产值|增加值|收入|利润|税收|投资|规模|总量|能力|水平|进度)(?:同比|环比|占比)?$"
)
"""20个|产业园|主导产业覆盖率: the counted noun ends before what is measured of it."""
_JUDGED = re.compile(r"(?:(?<=[区县市园村镇校])|(?<=企业))(?:综合)?(?:考核|评比|评价|考评|排名|排行).*$")
"""126个|开发区|考核: what is done with what is counted."""
GOVERNING = frozenset(
    "招引 吸引 改造 服务 投入 培育 引进 新增 支持 惠及 治理 整治 打造 管理 投资 培训 建成 安装 完成 策划 容纳 集聚 聚集".split()
)
"""Verbs that may also stand in a noun; at its beginning they govern it."""
PREDICATES = frozenset(("建设", "开发", "生产", "流转", "养殖", "种植", "组织"))
"""Verbs that begin a clause as its predicate."""
SIDES = frozenset("宽高深厚长")
"""What a length is of, behind it: 30米|宽|主干道."""
_PAYMENTS = frozenset(("补助", "补贴", "奖励", "奖补", "贷款", "担保", "举措"))
_FIRM = re.compile(r"^(.*?企业)(?!集团|研发|技术|总部|联盟|孵化|服务|管理|协会|家|中心|标准|年金|债)..+$")


def after(reading: Reading, sentence: Sentence, at: int) -> str:
    """The noun phrase that begins at an offset of the document; "" where none does."""
    text = reading.document.text
    if linked := _LINKED.match(text, at):
        return linked[0]
    if ranked := _RANKED.match(text, at, sentence.end):
        return ranked[0]
    if quoted := _QUOTED.match(text, at, sentence.end):
        return quoted["noun"] + after(reading, sentence, quoted.end())  # 100个|“人工智能”|示范场景
    tokens = [onward(t, at) for t in reading.tokens[sentence.index] if t.end > at]
    if tokens and tokens[0].text in ("的", "已", "未"):
        noun = after(reading, sentence, at + 1)  # 100个左右|的示范村, 73家|已投产企业
        return "未" + noun if noun and tokens[0].text == "未" else noun
    others = taken(reading, sentence)
    run = []
    for t in tokens:
        if t.end - at > LONGEST or BLOCKED.match(t.text) or any(x.start < t.end and t.start < x.end for x in others):
            break
        run.append(t)
    if (
        run
        and (run[0].tag == "v" or run[0].tag == "a" and text.startswith("的", run[0].end))
        and not (len(run) > 1 and HEAD.search(run[1].text) and text.startswith("的", run[1].end))
        and (described := _DESCRIBED.match(text, at, sentence.end))
    ):
        return after(reading, sentence, described.end())  # 32个|事关高质量发展的|科研课题
    found = phrase(run)
    return _to_the_mark(text, at, sentence.end, run, found) or found


def _to_the_mark(text: str, at: int, end: int, run: Sequence[Token], found: str) -> str:
    """便民服务|点, 临时|起降|点: all up to the mark, where it ends in a head that the dictionary lacks as such, and hardly more
    than that head is missing; "" elsewhere."""
    whole = _UNKNOWN_HEAD.match(text, at, end)
    if not whole or (found and len(whole[0]) - len(found) != 1) or not whole[0].startswith(found):
        return ""
    return "" if any(t.tag in ("p", "c", "d", "r") or t.tag[:1] == "u" for t in run) else whole[0]


_OWN = re.compile(r"的(?:总?投资|年?产值|产品|规模|营收|营业收入|销售|税收|纳税|面积|利润|产能|合同)")
"""16个|的投资规模: what those that are counted have is not counted."""


_LISTED = re.compile(
    r"[\u4e00-\u9fffA-Za-z“”]{1,12}(?:、[\u4e00-\u9fffA-Za-z“”]{1,12})+等(?:各类|不同)?(?![\d一两三四五六七八九十])"
)
"""Kinds of what is counted, between the number and the noun."""


def counted(reading: Reading, sentence: Sentence, at: int) -> str:
    """The counted noun behind a classifier: it ends before the noun of a measure that is said of it (32个|课题|研发经费)."""
    if _OWN.match(sentence.text, at - sentence.start):
        return ""
    listed = _LISTED.match(reading.document.text, at, sentence.end)
    if listed and HEAD.search(noun := after(reading, sentence, listed.end())):
        return noun  # 34家|建材、食品等|企业
    noun = after(reading, sentence, at)
    cut = _OF_COUNTED.sub("", _FIRM.sub(r"\1", _OF_FIRMS.sub(r"\1\2", _MEASURED.sub(r"\1", _JUDGED.sub("", noun)))))
    return cut if len(cut) >= 2 else noun


def phrase(run: Sequence[Token]) -> str:
    """The noun phrase that a run of tokens begins with."""
    words: list[Token] = []
    last = 0
    for i, t in enumerate(run):
        if words and (t.text in resources.words("adverbial_nouns") or t.tag in ("d", "ad")):
            break
        stops = t.text in resources.words("counted_stop") and not (t.text in "新大" and not words)
        if stops and not (t.text == "上" and words and words[-1].text in ("规", "限")):
            break
        if words and t.tag in ("a", "v") and i + 1 < len(run) and run[i + 1].tag in ("p", "d"):
            break
        if words and t.tag in ("v", "vn", "l") and t.text in resources.words("measure_tellers") and HEAD.search(words[-1].text):
            break  # 78家企业|融资12亿元
        if words and t.text in actions() and t.text not in resources.words("counted_inside") and HEAD.search(words[-1].text):
            break
        if words and len(t.text) > 3 and leftward.edge(t.text[:2]) == "make" and not HEAD.search(t.text):
            break  # 8家|商协会|建立联系: the dictionary has a verb with its object as one word
        if words and t.tag in ("l", "i") and len(t.text) > 3 and (HEAD.search(words[-1].text) or i + 1 == len(run)):
            break  # 12座|反应釜|一字排开
        if t.text == "上" and words and words[-1].text in ("规", "限"):
            words.append(t)
            continue
        if not nominal(t) and not _inside(run, i, words):
            break
        words.append(t)
        if _ends(t):
            last = len(words)
    while last > 1 and words[last - 1].text in resources.words("counted_inside") - {"示范", "项目", "应用"}:
        last -= 1  # 13个新项目落地: the verb ends the noun
    if last == 1 and words[0].text in resources.words("counted_inside") and words[0].tag[0] == "v":
        return ""
    noun = _GOES_ON.sub(r"\1", "".join(w.text for w in words[:last]))
    return noun if len(noun) >= 2 or noun in resources.words("single_nouns") else ""


def nominal(t: Token) -> bool:
    """Whether a word may stand in a noun phrase."""
    if t.text in resources.words("counted_inside") or t.text in _PAYMENTS or t.tag == "i" and len(t.text) == 3:
        return True  # 新举措, 攻坚战 are idioms to the dictionary
    return t.tag in resources.words("counted_tags") and (
        t.tag == "m"
        and bool(_GRADE.fullmatch(t.text))
        or t.tag not in ("f", "q", "m", "t", "mq", "k")
        or t.text in ("类", "级", "型", "式", "级别", "规模", "以上")
        or t.text in resources.words("settings")
    )


@cache
def described() -> frozenset[str]:
    """Verbs that may begin a noun as what describes it: 入园|企业, 在建|项目."""
    return resources.words("counted_inside") | frozenset(row["word"] for row in resources.table("lexicon/generic.tsv"))


@cache
def actions() -> frozenset[str]:
    """The verbs of actions."""
    return frozenset(row["verb"] for row in resources.table("lexicon/action_verbs.tsv"))


def _ends(t: Token) -> bool:
    """Whether a noun phrase may end with a word."""
    nounlike = t.tag[:1] in ("n", "j", "x", "s", "l", "z", "g") or t.tag == "vn" or t.tag == "i" and len(t.text) == 3
    return nounlike or t.text in resources.words("counted_inside") or t.text in _PAYMENTS


def _inside(run: Sequence[Token], i: int, words: list[Token]) -> bool:
    """产业链|补|链|项目: a verb with a head noun behind it, none before it, that is no verb of an action."""
    t = run[i]
    pair = run[i + 1] if i + 1 < len(run) else None
    headed = bool(words and HEAD.search(words[-1].text))
    if len(t.text) == 1 and t.tag in ("v", "a") and pair and len(pair.text) == 1 and pair.tag[0] == "n" and not headed:
        return True  # 算|力: a noun that the dictionary lacks; but 项目|进|区
    if t.text in "大小老" and words and pair and len(pair.text) > 1 and HEAD.search(pair.text):
        return True  # 农产品|加工|大|企业
    if t.tag != "v" or headed:
        return False
    known = t.text in resources.words("measure_tellers") or t.text in actions()
    for following in run[i + 1 : i + 2 if known else i + 3]:
        if HEAD.search(following.text) and (len(following.text) > 1 or not known or following.text in "区园库站厂池"):
            return True  # 12条|支持|措施, 产业|引导|基金
        if not nominal(following) and len(following.text) > 1:
            return False
    return False


def taken(reading: Reading, sentence: Sentence) -> list[Mention]:
    """The figures and periods of a sentence, which no noun runs over."""
    return [x for x in reading.mentions[sentence.index] if x.kind in ("Quantity", "Period")]


def onward(t: Token, at: int) -> Token:
    """A word from an offset on."""
    return t if t.start >= at else Token(at, t.end, part := t.text[at - t.start :], tag_of(part) or t.tag)  # 八大|部分


def upto(t: Token, end: int) -> Token:
    """A word up to an offset."""
    return t if t.end <= end else Token(t.start, end, t.text[: end - t.start], t.tag)


def modifies(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """浙江|泽创动力有限公司: a place right before a noun is a part of another name."""
    after = next((t for t in reading.tokens[sentence.index] if t.start >= m.end), None)
    return (
        m.kind in ("AdministrativeArea", "Place")
        and after is not None
        and after.start == m.end
        and after.tag[:1] in "njb"
        and after.text[0].isalnum()
        and after.text not in resources.words("adverbial_nouns")
        and after.text not in resources.words("called_nouns")
    )
