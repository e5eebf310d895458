"""Identity across documents: entities of several documents -> which IRIs are one thing."""

import random

import pytest

from kg.model import Entity
from kg.resolve.identity import identities
from kg.resolve.names import entity_iri
from kg.resolve.said import Description, amount
from kg.resolve.sets import Decision


def entity(kind: str, label: str, *aliases: str, owner: str | None = None) -> Entity:
    return Entity(entity_iri(label, owner), kind, label, aliases)


def same(*entities: Entity) -> dict[str, str]:
    said = [Description(e) for e in entities]
    found = identities(said)
    random.Random(3).shuffle(said)
    assert identities(said) == found
    name = lambda iri: iri.rsplit("/", 1)[1]  # noqa: E731
    for iri in found.canonical.values():
        assert found.reasons[iri]
    return {name(a): name(b) for a, b in found.canonical.items()}


CASES = [
    (
        [entity("DevelopmentZone", "芜湖高新区"), entity("DevelopmentZone", "芜湖高新技术产业开发区", "芜湖高新区")],
        {"芜湖高新区": "芜湖高新技术产业开发区"},
    ),
    (
        [entity("Enterprise", "鼎盛重工"), entity("Enterprise", "湖南鼎盛重工有限公司", "鼎盛重工")],
        {"鼎盛重工": "湖南鼎盛重工有限公司"},
    ),
    (  # two companies share a short name: a third document that says only that joins neither
        [
            entity("Enterprise", "江苏华新化工有限公司", "华新化工"),
            entity("Enterprise", "山东华新化工有限公司", "华新化工"),
            entity("Enterprise", "华新化工"),
        ],
        {},
    ),
    ([entity("Enterprise", "宏图科技"), entity("Project", "宏图科技项目", "宏图科技")], {}),
    ([entity("Park", "北部片区", owner="芜湖高新区"), entity("Park", "北部片区", owner="滁州高新区")], {}),
    (
        [
            entity("DevelopmentZone", "芜湖高新区"),
            entity("DevelopmentZone", "芜湖高新技术产业开发区", "芜湖高新区"),
            entity("Park", "北部片区", owner="芜湖高新区"),
            entity("Park", "北部片区", owner="芜湖高新技术产业开发区"),
        ],
        {"芜湖高新区": "芜湖高新技术产业开发区", "芜湖高新区_北部片区": "芜湖高新技术产业开发区_北部片区"},
    ),
    ([entity("AdministrativeArea", "鼓楼区"), entity("AdministrativeArea", "徐州市鼓楼区", "鼓楼区")], {}),
    ([entity("Person", "王伟"), entity("Person", "王伟强", "王伟")], {}),
]


@pytest.mark.parametrize(("entities", "expected"), CASES)
def test_identities(entities: list[Entity], expected: dict[str, str]) -> None:
    assert same(*entities) == expected


def said(kind: str, label: str, *aliases: str, owner: str | None = None, **more: object) -> Description:
    """A description with its context."""
    return Description(entity(kind, label, *aliases, owner=owner), **more)  # type: ignore[arg-type]


PINGDU, LAIZHOU, YIZHENG, HENGYANG = "370283", "370683", "321081", "4304"
COMPANY = frozenset({"安徽恒越新材料有限公司"})
NINE = frozenset({"9e+08 CCY_CNY"})
CONTEXTS = [  # what two documents say -> same, ask, different
    (said("Project", "恒越光伏玻璃项目", owner="全椒县", home="341124"), said("Project", "安徽恒越新材料有限公司年产60万吨光伏玻璃生产线项目", home="341124"), "same"),
    (said("Project", "恒越光伏玻璃项目", owner="全椒县", home="341124"), said("Project", "年产60万吨光伏玻璃项目", owner="全椒县", home="341124", companies=COMPANY), "same"),
    (said("Project", "恒越食品加工项目", owner="平度市", home=PINGDU), said("Project", "恒越预制菜项目", owner="平度市", home=PINGDU), "ask"),
    (said("Project", "恒越新材料产业园项目", owner="莱州市", home=LAIZHOU), said("Project", "恒越新材料产业园项目", owner="仪征市", home=YIZHENG), "different"),
    (said("Project", "恒越半导体项目一期", owner="莱州市", home=LAIZHOU), said("Project", "恒越半导体项目二期", owner="莱州市", home=LAIZHOU), "different"),
    (said("InfrastructureProject", "供水管网改造工程", owner="徐州市鼓楼区", home="320302"), said("InfrastructureProject", "供水管网改造工程", owner="福州市鼓楼区", home="350102"), "different"),
    (said("Project", "恒越基地项目", owner="莱州市", home=LAIZHOU), said("Project", "恒越光伏玻璃项目", owner="莱州市", home=LAIZHOU), "same"),
    (said("Project", "盈丰显示面板项目", owner="莱州市", home=LAIZHOU), said("Project", "山东盈丰电子有限公司显示面板生产线项目", home=LAIZHOU), "same"),
    (said("Enterprise", "恒越化工", owner="平度市", home=PINGDU), said("Enterprise", "山东恒越化工有限公司", home=PINGDU), "same"),
    (said("Enterprise", "江苏恒越化工有限公司"), said("Enterprise", "山东恒越化工有限公司"), "different"),
    (said("Enterprise", "恒越化工", owner="衡阳市", home=HENGYANG), said("Enterprise", "恒越化工", owner="莱州市", home=LAIZHOU), "ask"),
    (said("Organization", "第一中学", owner="平度市", home=PINGDU), said("Organization", "第一中学", owner="莱州市", home=LAIZHOU), "different"),
    (said("Organization", "莱州市第一中学", home=LAIZHOU), said("Organization", "莱州市第二中学", home=LAIZHOU), "different"),
    (said("Person", "陈立明", owner="咸宁市", home="4212"), said("Person", "陈立明", owner="横峰县", home="361125"), "different"),
    (said("Person", "陈立明", owner="咸宁市", home="4212"), said("Person", "陈立明", owner="恒越化工", home="4212"), "different"),
    (said("DevelopmentZone", "衡阳高新区"), said("DevelopmentZone", "咸阳高新区"), "different"),
    (said("DevelopmentZone", "衡阳高新区"), said("DevelopmentZone", "衡阳高新技术产业开发区"), "same"),
    (said("DevelopmentZone", "全椒经济开发区"), said("DevelopmentZone", "全椒高新技术产业开发区", "全椒经济开发区"), "same"),
    (said("Gathering", "农博会"), said("Gathering", "第八届农博会", "农博会"), "different"),
    (said("Park", "恒越产业园"), said("Facility", "恒越产业园污水处理厂"), "different"),
    (said("Project", "恒越海洋装备项目", owner="莱州市", home=LAIZHOU, companies=COMPANY, amounts=NINE), said("Project", "恒越深水网箱项目", owner="莱州市", home=LAIZHOU, companies=COMPANY, amounts=NINE), "same"),
    (said("Project", "恒越海洋装备项目", owner="莱州市", home=LAIZHOU, companies=COMPANY), said("Project", "恒越深水网箱项目", owner="莱州市", home=LAIZHOU, companies=COMPANY), "ask"),
    (said("Project", "玉米深加工项目", owner="平度市", home=PINGDU, companies=COMPANY, amounts=frozenset({amount(6e5, "TONNE")})), said("Project", "年处理60万吨玉米项目", owner="平度市", home=PINGDU, companies=COMPANY), "same"),
    (said("Project", "玉米深加工项目", owner="平度市", home=PINGDU), said("Project", "年处理60万吨玉米项目", owner="仪征市", home=YIZHENG), "different"),
    (said("InfrastructureProject", "岚潭三桥", owner="莱州市", home=LAIZHOU), said("InfrastructureProject", "莱州岚潭三桥", home=LAIZHOU), "same"),
    (said("InfrastructureProject", "岚潭三桥", owner="仪征市", home=YIZHENG), said("InfrastructureProject", "莱州岚潭三桥", home=LAIZHOU), "different"),
    (said("InfrastructureProject", "莱州岚潭二桥", home=LAIZHOU), said("InfrastructureProject", "莱州岚潭三桥", home=LAIZHOU), "different"),
    (said("InfrastructureProject", "莱州盐洞储能电站", home=LAIZHOU), said("Project", "莱州盐洞压缩空气储能调峰电站项目", home=LAIZHOU), "ask"),
    (said("InfrastructureProject", "莱州盐洞储能电站", home=LAIZHOU, amounts=NINE), said("Project", "莱州盐洞压缩空气储能调峰电站项目", home=LAIZHOU, amounts=NINE), "same"),
    (said("InfrastructureProject", "岚潭水厂扩建工程", home=LAIZHOU), said("InfrastructureProject", "岚潭第二水厂扩建工程", home=LAIZHOU), "different"),
    (said("Organization", "莱州十六中", home=LAIZHOU), said("Organization", "莱州市第十六中学", home=LAIZHOU), "same"),
    (said("Organization", "莱州市三小", home=LAIZHOU), said("Organization", "莱州市第三小学", home=LAIZHOU), "same"),
    (said("Organization", "莱州二中", home=LAIZHOU), said("Organization", "莱州市第二中学", home=LAIZHOU), "same"),
    (said("Organization", "莱州二中", home=LAIZHOU), said("Organization", "莱州市第三中学", home=LAIZHOU), "different"),
    (said("Organization", "云溪职院", owner="衡阳市", home=HENGYANG), said("Organization", "云溪职业技术学院", owner="衡阳市", home=HENGYANG), "same"),
    (said("Enterprise", "恒越集团", owner="平度市", home=PINGDU), said("Enterprise", "山东恒越机械集团有限公司", home=PINGDU), "same"),
    (said("Enterprise", "恒越集团", owner="平度市", home=PINGDU), said("Enterprise", "山东恒越机械有限公司", home=PINGDU), "different"),
    (said("Enterprise", "山东恒越集团有限公司"), said("Enterprise", "山东恒越机械有限公司"), "different"),
    (said("Facility", "恒越物流园", owner="平度市", home=PINGDU), said("Facility", "恒越花卉物流园", owner="平度市", home=PINGDU), "same"),
    (said("Facility", "城北污水处理厂", owner="平度市", home=PINGDU), said("Facility", "城北工业污水处理厂", owner="平度市", home=PINGDU), "different"),
    (said("DevelopmentZone", "衡阳国家高新技术产业开发区"), said("DevelopmentZone", "衡阳高新区"), "same"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "outcome"), CONTEXTS)
def test_three_outcomes(one: Description, two: Description, outcome: str) -> None:
    found = identities([one, two])
    assert found == identities([two, one])
    got = "same" if found.canonical else "ask" if found.asked else "different"
    assert got == outcome


def test_an_amount_is_the_same_in_whatever_unit_it_is_written() -> None:
    assert amount(10, "HA") == amount(150, "MU_CN") == amount(1e5, "M2")
    assert amount(6e5, "TONNE") == amount(6e8, "KiloGM") != amount(6e5, "KiloGM")
    assert amount(2e5, "KiloW") == amount(200, "MegaW") != amount(200, "MegaW-HR")
    assert amount(9, "CCY_USD") != amount(9, "CCY_CNY")


def test_two_that_cannot_be_one_never_meet_by_a_third() -> None:
    texts = [
        said("Project", "恒越电池项目", owner="莱州市", home=LAIZHOU),
        said("Project", "恒越电池项目"),
        said("Project", "恒越电池项目", owner="仪征市", home=YIZHENG),
    ]
    found = identities(texts)
    assert found.of(texts[0].entity.iri) != found.of(texts[2].entity.iri)


PHASES = [  # what one document calls the whole, another a phase -> whether the phase is held to be of that whole
    (said("Project", "恒越电池项目", owner="莱州市", home=LAIZHOU), said("Project", "恒越电池项目二期", owner="莱州市", home=LAIZHOU), True),
    (said("Project", "高纯石英项目", owner="全椒县", home="341124", companies=COMPANY), said("Project", "恒越石英项目一期", owner="全椒县", home="341124"), True),
    (said("InfrastructureProject", "城北供水管网工程", owner="仪征市", home=YIZHENG), said("InfrastructureProject", "城北供水管网工程首期", owner="仪征市", home=YIZHENG), True),
    (said("Project", "恒越电池项目", owner="莱州市", home=LAIZHOU), said("Project", "恒越电池项目二期", owner="仪征市", home=YIZHENG), False),
    (said("Project", "恒越电池项目", owner="莱州市", home=LAIZHOU), said("Project", "恒越预制菜项目二期", owner="莱州市", home=LAIZHOU), False),
    (said("Project", "恒越电池项目一期", owner="莱州市", home=LAIZHOU), said("Project", "恒越电池项目二期", owner="莱州市", home=LAIZHOU), False),
    (said("Project", "恒越3号车间项目", owner="莱州市", home=LAIZHOU), said("Project", "恒越5号车间项目一期", owner="莱州市", home=LAIZHOU), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "held"), PHASES)
def test_the_phase_of_one_document_and_the_whole_of_another(one: Description, two: Description, held: bool) -> None:
    found = identities([one, two])
    assert found == identities([two, one])
    assert not found.canonical
    assert not found.asked
    assert {phase: whole for phase, (whole, _) in found.phases.items()} == ({two.entity.iri: one.entity.iri} if held else {})


def test_a_phase_of_which_two_could_be_the_whole_is_of_neither() -> None:
    wholes = [said("Project", f"恒越电池{what}项目", owner="莱州市", home=LAIZHOU) for what in ("材料", "回收")]
    parted = [Decision(wholes[1].entity.iri, wholes[0].entity.iri, same=False)]
    phase = said("Project", "恒越电池项目一期", owner="莱州市", home=LAIZHOU)
    assert identities([wholes[0], phase]).phases
    assert not identities([*wholes, phase], parted).phases


def test_a_company_may_have_several_short_names() -> None:
    full = said("Enterprise", "山东恒越新材料有限公司", home=PINGDU)
    short = [
        said("Enterprise", name, owner=owner, home="3702") for name, owner in (("恒越新材", "平度市"), ("恒越新材料", "青岛市"))
    ]
    found = identities([full, *short])
    assert {found.of(d.entity.iri) for d in short} == {full.entity.iri}
    other = said("Enterprise", "青岛恒越新材料有限公司", home=PINGDU)
    assert not identities([full, other, *short]).canonical


def test_decisions_count_before_all_else() -> None:
    one, two, third = CONTEXTS[0][0], CONTEXTS[0][1], CONTEXTS[3][1]
    pair = (one.entity.iri, two.entity.iri)
    assert not identities([one, two], [Decision(*sorted(pair), same=False)]).canonical
    other = sorted((one.entity.iri, third.entity.iri))
    assert identities([one, third], [Decision(*other, same=True)]).canonical
    assert not identities([one, two], [Decision(*sorted(pair), same=False)]).asked


def test_the_order_of_many_descriptions_does_not_matter() -> None:
    texts = [d for one, two, _ in CONTEXTS for d in (one, two)]
    first = identities(texts)
    for seed in range(5):
        random.Random(seed).shuffle(texts)
        assert identities(texts) == first
