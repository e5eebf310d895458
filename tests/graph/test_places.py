"""Places in the graph: code, coordinates, what they lie in, former names; towns and zones by their context."""

import pytest

from kg import pipeline
from kg.graph import rdf
from kg.graph.vocab import DCTERMS, KG, SCHEMA, SKOS, parts
from kg.mentions.geography import towns
from kg.resolve import zones

HEAD = "项目建设情况\n2024-03-01 来源：{outlet}\n\n{text}\n"


def quads(text, outlet="某报"):
    document = pipeline.document(HEAD.format(text=text, outlet=outlet).encode(), "a.txt")
    return rdf.quads(pipeline.analyse(document))


def values(found, p):
    labels = {parts(q)[0]: parts(q)[2].value for q in found if q.predicate == SKOS("prefLabel")}
    return {
        labels[parts(q)[0]]: labels.get(parts(q)[2], parts(q)[2].value)
        for q in found
        if q.predicate == p and parts(q)[0] in labels
    }


CODES = [
    ("莱西市新开工项目12个。", "莱西市", "370285"),
    ("即墨区新开工项目12个。", "即墨区", "370215"),
    ("2016年，即墨市新开工项目12个。", "即墨区", "370215"),
    ("福建省东山县新开工项目12个。", "东山县", "350626"),
    ("德清县新市镇新开工项目12个，德清县全年签约30个。", "德清县新市镇", "330521102"),
    ("徐州市鼓楼区新开工项目12个。", "徐州市鼓楼区", "320302"),
    ("福州市鼓楼区新开工项目12个。", "福州市鼓楼区", "350102"),
]


@pytest.mark.parametrize(("text", "label", "code"), CODES)
def test_an_area_has_its_code(text, label, code):
    assert values(quads(text), KG("areaCode")).get(label) == code


def test_an_area_lies_in_the_ones_above():
    found = quads("即墨区新开工项目12个。")
    above = values(found, KG("parentArea"))
    assert above["即墨区"] == "青岛市"
    assert above["青岛市"] == "山东省"
    assert values(found, KG("formerName"))["即墨区"] == "即墨市"
    assert values(found, KG("renamed"))["即墨区"] == "2017-10-29"
    assert 120 < float(values(found, SCHEMA("longitude"))["即墨区"]) < 121


@pytest.mark.parametrize("text", ["项目位于莱西市北京东路88号。", "沙县小吃产业年产值增长。", "东山精密制造有限公司投产。"])
def test_roads_and_dishes_are_no_areas(text):
    codes = values(quads(text), KG("areaCode"))
    assert not {"北京市", "沙县区", "三明市沙县区", "东山县"} & (codes.keys() - values(quads(text), KG("parentArea")).values())


@pytest.mark.parametrize(
    ("text", "outlet", "home"),
    [
        ("我市今年新开工项目12个。", "莱西市人民政府网", "370285"),
        ("全市新开工项目12个，衡阳市新增企业30家，衡阳市财政收入增长。", "某报", "4304"),
        ("我县新开工项目12个。", "于都县融媒体中心", "360731"),
    ],
)
def test_where_a_document_is_at_home(text, outlet, home):
    found = quads(text, outlet)
    codes = {parts(q)[0]: parts(q)[2].value for q in found if q.predicate == KG("areaCode")}
    assert [codes[parts(q)[2]] for q in found if q.predicate == DCTERMS("spatial")] == [home]


@pytest.mark.parametrize(
    ("name", "rank", "area"),
    [("昆山经开区", "national", "320583"), ("青岛胶州经济技术开发区", "national", "370281"), ("泗阳开发区", "", "321323")],
)
def test_listed_zones(name, rank, area):
    found = zones.listed(name)
    assert found is not None
    assert (found.rank, found.area) == (rank, area)


def test_towns_need_their_county():
    assert towns.named("新市镇", ["330521"]) is not None
    assert towns.named("新市镇", []) is None
    assert towns.named("大朗镇", ["4419"]).parent == "4419"
