"""Two small hand-made analyses with every kind of fact: what the graph's tests are about, whatever the extractors read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kg.model import (
    Action,
    Analysis,
    Block,
    Change,
    Designation,
    Distinction,
    Document,
    Entity,
    Group,
    Issue,
    Mention,
    Observation,
    OffsetMap,
    Period,
    Quantity,
    Reading,
    Sentence,
    Statement,
    StatusChange,
)
from kg.resolve.names import entity_iri

FIRST = (
    "云岭新区通报\n"
    "云岭经济开发区的松雪储能项目位于东部片区，由松雪能源有限公司建设，总投资12亿元，已开工。\n"
    "松雪储能项目达产后预计年产值超30亿元。\n"
    "开发区依托智造云平台盘活闲置土地300亩，建立周调度机制，帮助近50家企业。\n"
    "云岭经开区由1.5平方公里拓展至2.5平方公里，获评省级绿色园区，为全省首家。\n"
    "用地手续问题得到解决。管委会主任许文舟调研了供水管网改造工程。\n"
    "1-6月实际利用外资2亿美元至3亿美元，新签约松雪储能等4个项目。"
)
SECOND = "松雪储能项目投产\n2024年1月1日至6月30日，云岭经济开发区实际利用外资5亿美元。松雪储能项目正式投产。"


class Writer:
    """Finds the mentions of a text and makes its analysis."""

    def __init__(self, path: str, text: str, issued: date) -> None:
        self.text = text
        starts = [0] + [i + 1 for i, c in enumerate(text) if c == "\n"]
        lines = [(s, s + len(line)) for s, line in zip(starts, text.split("\n"), strict=True)]
        self.sentences = tuple(
            Sentence(i, a, b, text[a:b], "title" if i == 0 else "body", 0 if i else None) for i, (a, b) in enumerate(lines)
        )
        blocks = tuple(Block(a, b, "title" if a == 0 else "body") for a, b in lines)
        self.document = Document(path, "0" * 64, text, blocks, OffsetMap(((0, 0),)), title=self.sentences[0].text, issued=issued)
        self.entities: dict[str, Entity] = {}
        self.index: dict[Mention, Entity] = {}

    def named(self, text: str, kind: str, label: str = "", aliases: tuple[str, ...] = (), short: tuple[str, ...] = ()) -> Mention:
        start = self.text.index(text)
        mention = Mention(start, start + len(text), text, kind)
        entity = Entity(entity_iri(label or text), kind, label or text, aliases, short, (mention,))
        self.index[mention] = self.entities.setdefault(entity.iri, entity)
        return mention

    def measured(
        self, text: str, value: object, unit: str, modifier: str = "exact", low: object = None, high: object = None
    ) -> Mention:
        start = self.text.index(text)
        number = [None if n is None else Decimal(str(n)) for n in (value, low, high)]
        return Mention(start, start + len(text), text, "Quantity", Quantity(number[0], unit, modifier, number[1], number[2]))  # type: ignore[arg-type]

    def dated(self, text: str, first: date, last: date) -> Mention:
        start = self.text.index(text)
        return Mention(start, start + len(text), text, "Period", Period(first, last))

    def done(self, *facts) -> Analysis:
        rows = tuple(tuple(m for m in self.index if s.start <= m.start < s.end) for s in self.sentences)
        reading = Reading(self.document, self.sentences, ((),) * len(rows), rows)
        return Analysis(reading, facts, tuple(self.entities.values()), self.index)


def first(path: str = "2024/云岭.txt") -> Analysis:
    """A bulletin with every kind of fact."""
    w = Writer(path, FIRST, date(2024, 7, 1))
    zone = w.named("云岭经济开发区", "DevelopmentZone", aliases=("云岭经开区",), short=("开发区",))
    project = w.named("松雪储能项目", "Project", aliases=("松雪储能",))
    east = w.named("东部片区", "Park", "云岭经济开发区_东部片区")
    company = w.named("松雪能源有限公司", "Enterprise")
    platform = w.named("智造云平台", "Platform")
    method = w.named("周调度机制", "Mechanism")
    honour = w.named("省级绿色园区", "Honour")
    person = w.named("许文舟", "Person")
    body = w.named("管委会", "PublicBody", "云岭经济开发区_管委会")
    pipes = w.named("供水管网改造工程", "InfrastructureProject")
    half = w.dated("1-6月", date(2024, 1, 1), date(2024, 6, 30))
    investment = Observation(
        evidence=(1,), about=project, indicator="总投资", quantity=w.measured("12亿元", 1200000000, "CCY_CNY"), period=half
    )
    output = Observation(
        evidence=(2,),
        about=project,
        indicator="产值",
        quantity=w.measured("超30亿元", 3000000000, "CCY_CNY", "over", 3000000000),
        modality="expected",
        condition="达产后",
        confidence=0.8,
    )
    firms = Group(evidence=(3,), member_type="企业", count=w.measured("近50家", 50, "NUM", "under", 45, 50))
    land = Observation(evidence=(3,), about=zone, indicator="盘活土地面积", quantity=w.measured("300亩", 300, "MU_CN"))
    revive = Action(
        evidence=(3,),
        agent=zone,
        verb="盘活",
        objects=("闲置土地",),
        instruments=(platform,),
        methods=(method,),
        beneficiaries=(firms,),
        results=(land,),
    )
    before = Observation(evidence=(4,), about=zone, indicator="面积", quantity=w.measured("1.5平方公里", 1.5, "KiloM2"))
    after = Observation(evidence=(4,), about=zone, indicator="面积", quantity=w.measured("2.5平方公里", 2.5, "KiloM2"))
    award = Designation(evidence=(4,), about=zone, honour=honour)
    issue = Issue(evidence=(5,), about=project, category="手续问题")
    solve = Action(evidence=(5,), agent=zone, verb="解决", objects=(issue,), resolves=(issue,))
    foreign = Observation(
        evidence=(6,),
        about=zone,
        indicator="实际利用外资",
        period=half,
        quantity=w.measured("2亿美元至3亿美元", None, "CCY_USD", "range", 200000000, 300000000),
    )
    signed = Group(evidence=(6,), member_type="项目", count=w.measured("4个", 4, "NUM"), members=(project,))
    return w.done(
        Statement(evidence=(1,), subject=project, predicate="locatedIn", object=east),
        Statement(evidence=(1,), subject=project, predicate="developer", object=company, modality="planned"),
        Statement(evidence=(5,), subject=person, predicate="holdsPost", object=body, role="主任"),
        investment, output, StatusChange(evidence=(1,), about=project, phase="started"), firms, revive, land,
        Change(evidence=(4,), about=zone, before=before, after=after), award,
        Distinction(evidence=(4,), qualifies=award, types=("first",)), issue, solve,
        Action(evidence=(5,), agent=person, verb="调研", objects=(pipes,)), foreign, signed,
        StatusChange(evidence=(6,), about=signed, phase="signed"),
    )  # fmt: skip


def second(path: str = "2024/后续.txt") -> Analysis:
    """A later bulletin: the project has moved on, and a figure contradicts the first."""
    w = Writer(path, SECOND, date(2024, 9, 1))
    project = w.named("松雪储能项目", "Project")
    zone = w.named("云岭经济开发区", "DevelopmentZone")
    half = w.dated("2024年1月1日至6月30日", date(2024, 1, 1), date(2024, 6, 30))
    return w.done(
        StatusChange(evidence=(1,), about=project, phase="inProduction"),
        Observation(
            evidence=(1,), about=zone, indicator="实际利用外资", quantity=w.measured("5亿美元", 500000000, "CCY_USD"), period=half
        ),
    )


NOTICE = "云岭市政工程股份有限公司重大合同公告\n公司与云岭供水集团签订《云岭供水管网改造工程施工合同》，合同金额8000万元"


def notice(path: str = "2024/公告.txt") -> Analysis:
    """An announcement of a contract."""
    w = Writer(path, NOTICE, date(2024, 8, 1))
    contractor = w.named("云岭市政工程股份有限公司", "Enterprise")
    client = w.named("云岭供水集团", "Enterprise")
    contract = w.named("云岭供水管网改造工程施工合同", "Contract")
    return w.done(
        Statement(evidence=(1,), subject=contract, predicate="client", object=client),
        Statement(evidence=(1,), subject=contract, predicate="contractor", object=contractor),
        Observation(evidence=(1,), about=contract, indicator="合同金额", quantity=w.measured("8000万元", 80000000, "CCY_CNY")),
    )


def renamed(analysis: Analysis, old: str, label: str) -> Analysis:
    """The analysis with one entity called otherwise: for names that nobody expects."""
    new = {e: replace(e, label=label, iri=entity_iri(label)) for e in analysis.entities if e.label == old}
    entities = tuple(new.get(e, e) for e in analysis.entities)
    return replace(analysis, entities=entities, index={m: new.get(e, e) for m, e in analysis.index.items()})
