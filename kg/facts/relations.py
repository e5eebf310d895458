"""Statements: how two named entities relate.

    由南岭药业投资建设的原料药项目位于高新区 -> developer(项目, 南岭药业), locatedIn(项目, 高新区)
    管委会主任何某某 -> holdsPost(何某某, 管委会, 主任)

Each relation has a function here or, for posts, in posts.py; patterns look at the words between two mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import resources
from kg.facts import clauses, modality, posts
from kg.facts.clauses import ACTORS, PLACES, WORKS
from kg.model import Fact, Mention, Reading, Sentence, Statement

_ORGANISATIONS = frozenset(("Enterprise", "Organization", "PublicBody", "Department", "DevelopmentZone"))
_LOCATED = re.compile(
    r"^[^，,。；;]{0,12}?(?:位于|坐落于?|地处|落户(?:在|于|到)?|入驻|落在|落地(?:在|于)?|选址(?:在|于)?|建在|设在|布局(?:在|于)?|进驻)[^，,。；;]{0,4}$"
)
_LOCATED_NEXT = re.compile(
    r"^[^。；;]{0,30}?[，,](?:该(?:项目|企业|公司|工程|园区|工地|基地))?(?:位于|坐落于?|地处|选址(?:在|于)?|落户(?:在|于)?)$"
)
_BEFORE_IT = re.compile(r"(?:位于|坐落于|地处|落户|设在|在)$")
_HAS = re.compile(r"^的$")
_BUILT_BY = re.compile(
    r"^(?:[^，,。；;、]{0,10}?)(?:投资|斥资|出资|筹资|计划投资|拟投资)?[^，,。；;]{0,12}?(?:建设|承建|投建|兴建|实施|开发|打造|运营|新建|建造|开工建设|建成)了?的?$"
)
_BY = re.compile(r"^[^。；;]{0,24}?[，,]?(?:由|系)$")
_BUILDS = re.compile(
    r"^(?:等?(?:公司|企业)?)(?:投资|共同|联合|负责|独资|出资|控股|参股)*(?:建设|承建|投建|兴建|实施|开发|打造|建造|施工)"
)
_INVESTS = re.compile(r"^[^，,。；;、]{0,8}?(?:投资|出资|注资|增资)(?:[^，,。；;、]{0,10}(?:元|美元))?的?$")
_COOPERATES = re.compile(
    r"(?:签署|签订|签约|签下|合作|共建|共同(?:建设|打造|成立|组建|研发)|联合(?:建设|打造|成立|组建|研发|共建)|携手|达成|牵手|结成|联手|对接合作|战略合作|开展[^，,。；;]{0,12}合作|缔结)"
)
_WITH = re.compile(r"^(?:[^，,。；;、]{0,10}?)?(?:与|和|同|携手|联合|会同)[^，,。；;]{0,4}$")
_ISSUED = re.compile(
    r"^(?:[^，,。；;]{0,8}?)(?:印发|发布|出台|制定|公布|颁布|下发|审议通过|编制|推出)(?:了|的|实施)?[^，,。；;]{0,6}$"
)
_RUNS = re.compile(
    r"(?:建立|设立|搭建|打造|建设|成立|组建|构建|推出|利用|依托|创建|建成|开发|运营|优化|完善|健全|创新|实行|推行|实施|坚持)了?(?:起|以来)?[^，,。；;、]{0,8}$"
)
_PHASE = re.compile(r"(?:（|\()?(?:[一二三四五首]|\d)期(?:工程|项目)?(?:）|\))?$")


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The statements of a sentence; each pair and predicate once."""
    if sentence.role == "meta":
        return
    seen: set[tuple[str, str, str, str | None]] = set()
    for finder in (
        _nested,
        _located,
        _framed,
        _at_home,
        _settled,
        _by_name,
        _developer,
        _investor,
        _cooperates,
        _issuer,
        _operated,
        _parts,
        _industry,
        posts.find,
    ):
        for s in finder(reading, sentence):
            key = (_name(s.subject), s.predicate, _name(s.object), s.role)
            if key[0] != key[2] and key not in seen:
                seen.add(key)
                yield s


def _name(value: object) -> str:
    while isinstance(value, Mention) and isinstance(value.value, Mention):
        value = value.value
    return value.label if isinstance(value, Mention) else str(value)


def _statement(reading: Reading, sentence: Sentence, s: Mention, predicate: str, o: Mention, rule: str, sure: float) -> Statement:
    mode, condition = modality.of(
        reading, sentence, max(s.start, sentence.start), max(s.end, o.end) if o.end <= sentence.end else s.end
    )
    if predicate in ("locatedIn", "partOf", "hasPart", "unitOf", "operatedBy", "issuer"):
        mode, condition = "actual", None
    return Statement(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        rule=f"relations/{rule}",
        confidence=sure,
        subject=s,
        predicate=predicate,
        object=o,
    )


def _here(reading: Reading, sentence: Sentence, kinds: frozenset[str]) -> list[Mention]:
    return [m for m in reading.mentions[sentence.index] if m.kind in kinds]


def _between(sentence: Sentence, a: Mention, b: Mention) -> str:
    return sentence.text[a.end - sentence.start : b.start - sentence.start]


# ---------------------------------------------------------------- place


def _nested(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """四川省金堂县: the county in the province; 长沙（浏阳市）: the county in the city."""
    areas = _here(reading, sentence, frozenset(("AdministrativeArea",)))
    for a in areas:
        for b in areas:
            if b.start == a.start and b.end > a.end:
                yield _statement(reading, sentence, b, "locatedIn", a, "nested", 0.95)
            elif (
                b.start == a.end + 1
                and sentence.text[a.end - sentence.start] in "（("
                and sentence.text[b.end - sentence.start : b.end - sentence.start + 1] in ("）", ")")
            ):
                yield _statement(reading, sentence, b, "locatedIn", a, "nested", 0.8)


def _located(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """X位于P, X落户P, 位于P的X."""
    things = _here(reading, sentence, WORKS | _ORGANISATIONS | {"Place"})
    places = [p for p in _here(reading, sentence, PLACES) if p.kind != "Facility"]
    for place in places:
        before = [x for x in things if x.end <= place.start and x is not place]
        for x in reversed(before[-3:]):
            between = _between(sentence, x, place)
            if _LOCATED.search(between) or _LOCATED_NEXT.search(between):
                for one in _listed(sentence, things, x):
                    yield _statement(reading, sentence, one, "locatedIn", place, "located", 0.9)
                break
        else:
            if re.search(
                r"(?:^|[，,。；;])[^，,。；;]{0,6}?(?:位于|坐落于?|地处|选址(?:在|于)?|落户(?:在|于)?)$",
                sentence.text[: place.start - sentence.start],
            ):
                topic = clauses.topic(reading, sentence, place.start - 2, WORKS | {"Enterprise"})
                if topic and topic.mention.start != place.start and topic.confidence >= 0.65:
                    yield _statement(reading, sentence, topic.mention, "locatedIn", place, "located", topic.confidence - 0.1)
        after = [x for x in things if x.start >= place.end and x.kind in WORKS | {"Enterprise"}]
        if (
            after
            and re.search(r"(?:位于|坐落于?|地处|落户|入驻)$", sentence.text[: place.start - sentence.start])
            and _HAS.match(_between(sentence, place, after[0]))
        ):
            yield _statement(reading, sentence, after[0], "locatedIn", place, "located", 0.9)


def _listed(sentence: Sentence, things: list[Mention], last: Mention) -> list[Mention]:
    """A、B、C位于P: all of them."""
    out = [last]
    for m in reversed([x for x in things if x.end <= last.start]):
        if _between(sentence, m, out[-1]) not in ("、", "和", "与", "及"):
            break
        out.append(m)
    return out


def _framed(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """在南部园区，…实施X工程: the works of the sentence lie in the place that frames it; a relative park lies in its zone."""
    home = reading.protagonist
    for m in _here(reading, sentence, frozenset(("Park",))):
        if home and home.kind == "DevelopmentZone" and _relative(m.text) and m.value is None:
            yield _statement(reading, sentence, m, "locatedIn", home, "part-of-zone", 0.8)
    for m in _here(reading, sentence, frozenset(("Project", "InfrastructureProject"))):
        place = clauses.place_for(reading, sentence, m.start)
        if (
            place
            and place.text not in m.text
            and (place.kind != "AdministrativeArea" or re.match(r"[，,]", sentence.text[place.end - sentence.start :]))
        ):
            yield _statement(reading, sentence, m, "locatedIn", place, "framed", 0.7)


def _relative(name: str) -> bool:
    return bool(re.match(r"[东南西北中][部]?(?:片区|园区|区)$|[一二三四五]区$|(?:核心|起步|拓展)区$", name))


def _at_home(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """In a zone's own bulletin a project without another place lies in the zone; companies that settle do too."""
    home = reading.protagonist
    if not home or home.kind not in ("DevelopmentZone", "Park") or sentence.role != "body":
        return
    if any(m.kind in ("DevelopmentZone", "Park") and _name(m) != _name(home) for m in reading.mentions[sentence.index]):
        return
    for m in _here(reading, sentence, frozenset(("Project", "InfrastructureProject"))):
        if m.value is None:
            yield _statement(reading, sentence, m, "locatedIn", home, "at-home", 0.6)


_SETTLED = re.compile(r"落户|入驻|进驻|落地|安家|落子|布局|扎根")


def _settled(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """世界500强企业已有11家在新区落户，分别是A、B: the listed companies are where the clause says, or in the protagonist's zone."""
    verb = _SETTLED.search(sentence.text)
    if not verb or sentence.role != "body":
        return
    companies = _here(reading, sentence, frozenset(("Enterprise",)))
    listed = [
        c
        for c in companies
        if any(
            _between(sentence, *sorted((c, d), key=lambda m: m.start)) in ("、", "和", "与", "及")
            for d in companies
            if d is not c
        )
    ]
    clause = next(
        c for c in clauses.split(reading, sentence) if c.start <= sentence.start + verb.start() < c.end or c.end >= sentence.end
    )
    places = [
        m
        for m in clause.mentions
        if m.kind in ("DevelopmentZone", "Park", "AdministrativeArea") and m.end <= sentence.start + verb.start()
    ]
    where = places[-1] if places else reading.protagonist
    if where and where.kind in PLACES:
        for c in listed:
            yield _statement(reading, sentence, c, "locatedIn", where, "settled", 0.7)


def _by_name(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """江州绿色甲醇项目 lies in 江州, 江州高新区 in 海口: the place that a name begins with, where the text names it too."""
    for m in _here(reading, sentence, frozenset(("Project", "InfrastructureProject", "DevelopmentZone", "Park", "Facility"))):
        if m.value is not None:
            continue
        for place in _all(reading, ("AdministrativeArea",)):
            stem = place.text.rstrip("省市县区")
            if place.value is None and len(stem) >= 2 and m.text.startswith(stem) and len(m.text) > len(place.text) + 1:
                yield _statement(reading, sentence, m, "locatedIn", place, "by-name", 0.7)
                break


# ---------------------------------------------------------------- who builds, invests, cooperates


def _developer(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """由X投资建设的Y; Y由X建设; X投资3亿元建设Y; a project named after its company."""
    companies = _here(reading, sentence, frozenset(("Enterprise", "Organization")))
    works = _here(reading, sentence, frozenset(("Project", "InfrastructureProject")))
    for y in works:
        before = [c for c in companies if c.end <= y.start]
        after = [c for c in companies if c.start >= y.end]
        if before and _BUILT_BY.search(_between(sentence, before[-1], y)):
            yield _statement(reading, sentence, y, "developer", before[-1], "built-by", 0.85)
        elif before and _between(sentence, before[-1], y) in ("的", ""):
            yield _statement(reading, sentence, y, "developer", before[-1], "owner", 0.8)
        elif (
            after
            and _BY.search(_between(sentence, y, after[0]))
            and _BUILDS.match(sentence.text[after[0].end - sentence.start :])
        ):
            yield _statement(reading, sentence, y, "developer", after[0], "built-by", 0.9)
        if owner := _owner(reading, y):
            yield _statement(reading, sentence, y, "developer", owner, "named-after", 0.8)
    for c in companies:
        if sentence.text[: c.start - sentence.start].endswith("由") and _BUILDS.match(sentence.text[c.end - sentence.start :]):
            topic = clauses.topic(reading, sentence, c.start - 1, frozenset(("Project", "InfrastructureProject")))
            if topic and not any(y.start > c.end for y in works):
                yield _statement(reading, sentence, topic.mention, "developer", c, "built-by", topic.confidence - 0.05)


def _owner(reading: Reading, project: Mention) -> Mention | None:
    """The company whose full name a project's name begins with, where the text also names the company by itself."""
    m = re.match(r".{4,30}?(?:有限责任公司|股份有限公司|有限公司|集团)", project.text)
    if not m or m[0] == project.text:
        return None
    for mentions in reading.mentions:
        for x in mentions:
            if x.kind == "Enterprise" and x.text == m[0]:
                return x
    return None


def _investor(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """X投资(10亿元)的Y项目."""
    companies = _here(reading, sentence, frozenset(("Enterprise", "Organization")))
    for y in _here(reading, sentence, frozenset(("Project", "InfrastructureProject"))):
        before = [c for c in companies if c.end <= y.start]
        if before and _INVESTS.search(_between(sentence, before[-1], y)):
            yield _statement(reading, sentence, y, "investor", before[-1], "invests", 0.8)


def _cooperates(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """X与Y签署合作协议."""
    parties = _here(reading, sentence, _ORGANISATIONS | {"AdministrativeArea", "Park"})
    for clause in clauses.split(reading, sentence):
        if not _COOPERATES.search(clause.text):
            continue
        inside = [p for p in parties if clause.start <= p.start and p.end <= clause.end and p.kind in _ORGANISATIONS | {"Park"}]
        for a, b in zip(inside, inside[1:], strict=False):
            if _WITH.search(_between(sentence, a, b)) and _COOPERATES.search(
                sentence.text[b.end - sentence.start : clause.end - sentence.start]
            ):
                yield _statement(reading, sentence, a, "cooperatesWith", b, "cooperates", 0.85)
        if len(inside) == 1 and re.search(r"(?:^|[^参])(?:与|同|携手)$", sentence.text[: inside[0].start - sentence.start]):
            topic = clauses.topic(reading, sentence, inside[0].start - 1, _ORGANISATIONS)
            if topic and topic.mention.label != inside[0].label:
                yield _statement(
                    reading, sentence, topic.mention, "cooperatesWith", inside[0], "cooperates", topic.confidence - 0.1
                )


# ---------------------------------------------------------------- industry

_ITEMS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”（）()+]+(?:[、和与及][\u4e00-\u9fffA-Za-z0-9“”（）()+]+)+")
_LEAD_IN = re.compile(
    r"^.*(?:聚焦|围绕|涵盖|涉及|包括|发展|以|形成了?|培育了?|打造|做强|做优|壮大|出自|来自|落在|在|属于|布局|构建|主攻|瞄准|深耕|集聚了?|覆盖|推动|支持|引进|是|为|有|于|的|用于|突出|抓好|依托)"
)
_TAIL = re.compile(
    r"(?:等.*|为(?:主|主导|支柱|重点|核心|特色).*|(?:[一二三四五六七八九十\d]+大)?(?:特色|优势|主导|支柱|战略性新兴|新兴|重点)*(?:产业|领域|行业|产业链|产业集群|集群|板块|赛道).*)$"
)
SHORTEST_RUN = 2


@cache
def _industry_word() -> re.Pattern[str]:
    words = sorted((r["word"] for r in resources.table("lexicon/industries.tsv")), key=lambda w: (-len(w), w))
    return re.compile(rf"^[\u4e00-\u9fffA-Za-z0-9（）()]{{0,8}}(?:{'|'.join(map(re.escape, words))})$")


def _industry(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """形成电子显示、高端装备制造等支柱产业: the industries of whom the clause is about; a list of which each member is one."""
    for m in _ITEMS.finditer(sentence.text):
        parts = re.split(r"[、和与及]", m[0])
        parts[0], parts[-1] = _LEAD_IN.sub("", parts[0]), _TAIL.sub("", parts[-1])
        named = [p.strip("“”") for p in parts]
        industries = [p for p in named if 2 <= len(p) <= 14 and _industry_word().match(p)]
        if len(industries) < SHORTEST_RUN or len(industries) * 2 < len(named):
            continue
        at = sentence.start + m.start()
        topic = clauses.topic(reading, sentence, at, (clauses.ACTORS | WORKS) - {"Person", "Department", "InfrastructureProject"})
        if not topic:
            continue
        mode, condition = modality.of(reading, sentence, at, at + 1)
        for name in industries:
            yield Statement(
                evidence=(sentence.index,),
                modality=mode,
                condition=condition,
                rule="relations/industry",
                confidence=min(0.75, topic.confidence),
                subject=topic.mention,
                predicate="industry",
                object=name,
            )


# ---------------------------------------------------------------- documents, platforms, parts


def _issuer(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """省政府印发《X》."""
    bodies = _here(reading, sentence, _ORGANISATIONS)
    for policy in _here(reading, sentence, frozenset(("Policy",))):
        before = [b for b in bodies if b.end <= policy.start]
        if before and _ISSUED.search(_between(sentence, before[-1], policy)):
            yield _statement(reading, sentence, policy, "issuer", before[-1], "issued", 0.9)


def _operated(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """建立X机制, 利用X平台: run by whom the clause is about."""
    for m in _here(reading, sentence, frozenset(("Platform", "Mechanism"))):
        if (
            not _RUNS.search(sentence.text[: m.start - sentence.start])
            or m.kind == "Mechanism"
            and not re.search("(?:体系|机制|制|库|平台)$", m.text)
        ):
            continue
        topic = clauses.topic(reading, sentence, m.start, ACTORS - {"Person", "AdministrativeArea"})
        if topic and topic.mention.label != m.label:
            yield _statement(reading, sentence, m, "operatedBy", topic.mention, "runs", min(0.75, topic.confidence))


def _parts(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """X项目二期 is part of X项目; an institute named after its university is a unit of it."""
    mentions = reading.mentions[sentence.index]
    for m in mentions:
        if m.kind in ("Project", "InfrastructureProject") and (phase := _PHASE.search(m.text)) and phase.start() >= 4:
            whole = m.text[: phase.start()]
            if base := _mentioned(reading, (whole, whole + "项目", whole.removesuffix("项目")), m.kind):
                yield _statement(reading, sentence, m, "partOf", base, "phase", 0.9)
        if m.kind in ("Organization", "Department", "PublicBody"):
            for other in _all(reading, ("Organization", "PublicBody", "DevelopmentZone")):
                if m.text.startswith(other.text) and len(m.text) - len(other.text) >= 2 and other.value is None:
                    yield _statement(reading, sentence, m, "unitOf", other, "unit", 0.85)
                    break


def _all(reading: Reading, kinds: tuple[str, ...]) -> Iterator[Mention]:
    for mentions in reading.mentions:
        for m in mentions:
            if m.kind in kinds:
                yield m


def _mentioned(reading: Reading, names: tuple[str, ...], kind: str) -> Mention | None:
    return next((m for m in _all(reading, ("Project", "InfrastructureProject")) if m.text in names), None)
