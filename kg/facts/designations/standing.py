"""What something is or has -> Designation: a rank, title or qualification behind 是 or 属, a certified institution behind 建有.

青原开发区是国家级示范基地; 甲公司占地200亩，是一家研发齿轮的国家高新技术企业 -> that honour, for the company
甲公司建有国家企业技术中心、省级重点实验室各1个 -> both, for the company
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.designations import abreast, deserving, honours, recipients
from kg.facts.grammar import clauses, modality, topical
from kg.facts.grammar.clauses import Clause
from kg.model import Arg, Designation, Group, Mention, Reading, Sentence

_VERB = r"(?<![不非未])(?:属于?|系|(?<![但总凡若于只要还也就都正])是|(?<![准定升列选确称评复名命设作级格聘认改核])(?<!报成)为|也是|还是|乃|(?<![级格报])成为)"
_IS = re.compile(
    _VERB
    + r"(?:[^，,。；;是为\d]{0,12}(?:第[一二三四五六七八九十\d]+|首|唯一一?)[个家座]|[^，,。；;是为的]{2,16}最[大多早高快强好]的)?(?:经[^，,。；;]{2,14}(?:批准|批复|认定)[^，,。；;]{0,6}的)?(?P<honour>(?:全国|我国|中国|全省|世界|全球|亚洲)第[一二三四五六七八九十]大[\u4e00-\u9fff]{2,12}|(?:我国|全国|中国|世界|全球|亚洲|国内)(?:规模)?最大的[\u4e00-\u9fff、]{2,24}?(?:基地|集散地|[生产制造供应]商)|“[^“”]{2,12}(?:之乡|之都|之城|名城|名镇|名县)”|[\u4e00-\u9fff]{0,8}(?:国家级?|省级|市级)(?:重点)?龙头企业|(?:国家级?|省级|自治区级?|国务院|全国|全省|中国|世界|首批国家级?)[\u4e00-\u9fff“”]{0,16}?"
    r"(?:示范区|示范园|示范基地|基地|示范企业|龙头企业|产品|名牌|试点|(?:试点|示范|枢纽)(?:城市|园区|地区)|单位|特色小镇|百强县|先进集体|遗产|(?:产业|工业|科技|农业|物流|高新)园|园区|开发区|高新区|(?:重点|示范|先进|生态|卫生|文明|园林|大|强|名)(?:县|市|镇|村|城市)))(?=[，,。；;！]|$)"
)
_TITLE = re.compile(
    r"[\u4e00-\u9fff“”（）()\d]{2,30}?(?:县|市|镇|乡|村|城市|名城|之乡|[功示保先试]\S{0,4}区|园区|开发区|高新区|基地|企业|单位|试点|园|品牌|集体|城区)"
)
_OFFICIAL = re.compile(
    "全[国省市区]|国家|省级|市级|自治区|中国|世界|首批|[\u4e00-\u9fff]{2,3}省(?:级|十|首|重|文|先|生|卫|园|农)"
)
_BELONGS = re.compile(r"[的最所下]辖|最|的|[\d一二三四五六七八九十]+个|组成|构成|之一$")
"""是某省某市下辖县、人口最多的县: where something belongs or what is said of it, and no title."""
_BATCH = re.compile("首批[\\d一二三四五六七八九十]+[个家]")
_BE = re.compile(_VERB)
_CALLED = re.compile(
    r"(?:素有|享有|拥有|有着?|被?誉为|号称|获称)(?P<row>(?:[、和及]?“[^“”]{3,14}”)+)(?:之称|之美?誉|的?(?:美|荣|赞)?誉称?|的?称号)?(?=[，,。；;]|$)"
)
"""素有“中国银杏之乡”之称: a reputation in quotation marks."""
_AS = re.compile(r"作为(?=.*(?:国家|[省市]级|全[国省]|中国|世界))")
_WORK = re.compile(
    _VERB
    + r"(?P<honour>(?:国家级?|[省市县区州旗]级?|自治区|全[国省市县区州]|[\u4e00-\u9fff]{2,4}[省市县区州]|[\u4e00-\u9fff]{2,4}协作)(?:“[^“”]{2,8}”)?[\u4e00-\u9fff]{0,12}?重[点大][\u4e00-\u9fff]{0,6}?(?:项目|工程)|(?:国家级?|[省市县区州旗]级?|全[国省市县区州])(?:标志性|示范)(?:项目|工程))(?=[，,。；;！]|$)"
)
"""清溪储能项目是省重点项目: a listing of works."""
_NAMES = re.compile("|".join(sorted(honours.NAMING - {"批准"})) + "|授予|批准(?=[其该])")
_BETWEEN = re.compile(
    r"(?:\d{4}年度?)?(?:第[一二三四五六七八九十\d]+批|首批)?(?:[^，,。；;是为]{0,30}的|[一首][家个批]|[全我本][国省市县区](?:首[家个批]|唯一)?的?|当地|目前)?(?:[省市县国]级?)?"
)
_RANKED = re.compile(
    r"国家|[省市]|全[国州]|中国|中华|世界|亚洲|之[乡都城]|高新|专精特新|小巨人|瞪羚|独角兽|龙头|示范|冠军|强$|\d强|重点|先进|文明|试点|遗产"
)
_ENDS = re.compile(r"(?:企业)?(?:之一|称号)?(?:[，,。；;！!）)]|$)")
_JOINED = re.compile(r"(?:企业)?(?:[、和及与]|以及)?")
_HAS = re.compile(r"(?:建有|拥有|设有|建成有)了?")
_INSTITUTION = re.compile(
    r"(?:(?:国家|省|市|自治区|部)级?(?:级|认定)?[\u4e00-\u9fff]{0,10}?|(?=博士后|院士))(?:企业技术中心|工程(?:技术)?(?:研究)?中心|重点实验室|博士后(?:科研|创新)?(?:工作|流动|实践)站|院士(?:专家)?工作站"
    r"|企业研究院|工业设计中心|技术创新中心|制造业创新中心|企业研发中心|研发机构)"
)
_EACH = re.compile(r"各[1一][个家]|[1一][个家座]|(?:等[^，,。；;\d]{0,8})?(?:[，,。；;、和及]|$)")
_EACH_IS = re.compile("(?:均|都|皆|同)?")
_COUNT = re.compile(r"等?[\d一二三四五六七八九十]+[家个户]")


def read(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """What the clause says that something is, or has."""
    found = [*_is(reading, sentence, clause, groups), *_has(reading, sentence, clause, groups)]
    if found and modality.of(reading, sentence, clause.start, clause.end, None)[0] in ("actual", "ongoing"):
        yield from found


def _is(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """该区是国家级示范基地: a rank of the state and the head of a title make the noun behind 是 an honour; so does a known one."""
    for at, row, works in _said(clause):
        whose = _behind(reading, sentence, clause) if at < 0 else _whose(reading, sentence, clause, clause.start + at, groups)
        for about, sure in whose:
            for honour in row:
                may = isinstance(about, Mention) and about.kind in clauses.WORKS if works else deserving.fits(about, honour)
                if may:
                    yield Designation(
                        evidence=(sentence.index,),
                        rule="designations/copula",
                        confidence=round(sure - 0.2, 2),
                        about=about,
                        honour=honour,
                    )
        return


def _said(clause: Clause) -> Iterator[tuple[int, list[Mention], bool]]:
    """(where its verb stands, -1 for 作为, the honours, whether they are those of works) of what a clause says that something is."""
    if named := _AS.match(clause.text):
        text = clause.text[named.end() :].removesuffix("之一")
        if _TITLE.fullmatch(text) and _OFFICIAL.search(text, 0, 10) and not _BELONGS.search(_BATCH.sub("首批", text)):
            start = clause.start + named.end()
            yield -1, [Mention(start, start + len(text), text, "Honour", finder="designations", score=0.7)], False
        return
    if called := _CALLED.search(clause.text):
        start = clause.start + called.start("row")
        quoted = re.finditer("“[^“”]+”", called["row"])
        yield (
            called.start(),
            [Mention(start + q.start(), start + q.end(), q[0], "Honour", finder="designations", score=0.7) for q in quoted],
            False,
        )
    for m in _BE.finditer(clause.text):
        if _NAMES.search(clause.text, 0, m.start()):
            return  # 命名云溪村为…: whoever names is not what is named
        if row := _titles(clause, m) or _row(clause, m) or _titled(clause, m, _IS):
            yield m.start(), row, False
        elif row := _titled(clause, m, _WORK):
            yield m.start(), row, True


def _behind(reading: Reading, sentence: Sentence, clause: Clause) -> list[tuple[Arg, float]]:
    """作为国家级示范园区，|甲园…: who it is begins the clause behind."""
    parts = clauses.split(reading, sentence)
    following = next((c for c in parts if c.start >= clause.end), None)
    named = [m for m in following.mentions if m.kind in recipients.NAMED] if following else []
    return [(named[0], 0.9)] if following and named and named[0].start == following.start else []


def _row(clause: Clause, verb: re.Match[str]) -> list[Mention]:
    """The honours that end the clause behind a copula: 是“中国茶乡”“中国陶都”, 是一家研发齿轮的国家高新技术企业."""
    named = [x for x in clause.mentions if x.kind == "Honour" and x.start >= clause.start + verb.end()]
    if not named or not _BETWEEN.fullmatch(clause.text[verb.end() : named[0].start - clause.start]):
        return []
    if not _RANKED.search(named[0].text):
        return []  # 是“巨人”企业: what one is likened to
    row = named[:1]
    for x in named[1:]:
        if not _JOINED.fullmatch(clause.text[row[-1].end - clause.start : x.start - clause.start]):
            return []
        row.append(x)
    return row if _ENDS.match(clause.text, row[-1].end - clause.start) else []


def _titles(clause: Clause, verb: re.Match[str]) -> list[Mention]:
    """是国家生态示范县、全国产粮大县、某某片区县: titles of one kind side by side, most with the rank of who gave them."""
    text = clause.text[verb.end() :]
    parts = re.split("、|以及|[和及](?=全[国省]|国家|省|市级)", text)
    if len(parts) < 2 or not all(_TITLE.fullmatch(p) and not _BELONGS.search(p) for p in parts):
        return []
    if 2 * sum(1 for p in parts if _OFFICIAL.match(p)) < len(parts):
        return []
    out: list[Mention] = []
    at = 0
    for part in parts:
        at = text.index(part, at)
        start = clause.start + verb.end() + at
        known = next((x for x in clause.mentions if x.kind == "Honour" and (x.start, x.end) == (start, start + len(part))), None)
        out.append(known or Mention(start, start + len(part), part, "Honour", finder="designations", score=0.7))
        at += len(part)
    return out


def _titled(clause: Clause, verb: re.Match[str], title: re.Pattern[str]) -> list[Mention]:
    found = title.match(clause.text, verb.start())
    if found is None:
        return []
    start = clause.start + found.start("honour")
    return [Mention(start, start + len(found["honour"]), found["honour"], "Honour", finder="designations", score=0.7)]


def _whose(reading: Reading, sentence: Sentence, clause: Clause, at: int, groups: list[Group]) -> list[tuple[Arg, float]]:
    """The subject of a copula: the row of names right before it, else the name last before it, else what the clause or the one before is about."""
    before = [x for x in clause.mentions if x.end <= at and x.kind in recipients.NAMED]
    if before:
        beside = _EACH_IS.fullmatch(sentence.text, before[-1].end - sentence.start, at - sentence.start)
        row = abreast.row(sentence, before) if beside else before[-1:]
        free = not topical.governed(sentence.text, row[0].start - sentence.start)
        counted = _COUNT.search(sentence.text[before[-1].end - sentence.start : at - sentence.start])
        return [(m, 0.95) for m in row] if free and not counted else []  # 甲等12家企业为: the count is the subject
    return [(x, sure) for x, sure in recipients.of(reading, sentence, clause, at, groups) if not isinstance(x, Group)]


def _has(reading: Reading, sentence: Sentence, clause: Clause, groups: list[Group]) -> Iterator[Designation]:
    """甲公司建有国家企业技术中心、省级重点实验室各1个: institutions that the state or the province certified."""
    verb = _HAS.search(clause.text)
    if verb is None:
        return
    row: list[Mention] = []
    at = verb.end()
    while found := _INSTITUTION.match(clause.text, at):
        start = clause.start + at
        row.append(Mention(start, start + len(found[0]), found[0], "Honour", finder="designations", score=0.8))
        at = found.end()
        if clause.text[at : at + 1] not in ("、", "和", "及"):
            break
        at += 1
    if not row or not _EACH.match(clause.text, at):
        return
    for about, sure in recipients.of(reading, sentence, clause, clause.start + verb.start(), groups):
        if isinstance(about, Mention) and about.kind == "Enterprise":
            for honour in row:
                yield Designation(
                    evidence=(sentence.index,),
                    rule="designations/has",
                    confidence=round(sure - 0.1, 2),
                    about=about,
                    honour=honour,
                )
