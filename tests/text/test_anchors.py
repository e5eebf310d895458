"""A text in which a pattern is found holds a word that the pattern is said to need."""

import pytest

from kg.facts.relating import items
from kg.facts.status import phases
from kg.text.anchors import Rules, anchors, finder, required


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("以.{2,9}为(?:主导|支柱)", {"主导", "支柱"}),
        ("(?:优势)?产业(?:链|集群)?", {"产业"}),
        ("(?:产品|整车)下线", {"下线"}),
        ("(?=开工)项目{2}", {"开工"}),
        ("(?:开工|.{2}启动)?", set()),
        ("(?:开工|[^，]{2})", set()),
        ("[新续]建", {"建"}),
        ("(?i:gdp)", set()),
        ("项目(?!开工)", {"项目"}),
    ],
)
def test_what_a_pattern_needs(pattern, words):
    assert required(pattern) == words


def test_a_text_without_it_is_not_searched():
    rule = finder("以(?P<items>.{2,9})为(?:主导|支柱)")
    assert [m["items"] for m in rule.finditer("以光伏玻璃为主导产业")] == ["光伏玻璃"]
    assert not list(rule.finditer("以光伏玻璃为重点"))
    assert anchors(["开工", *map(str, range(9))]).in_("项目开工")
    assert not anchors(["开工"]).in_("投产")
    assert anchors([]).in_("投产")


def test_rules_that_need_no_word_are_tried_on_all_texts_and_the_order_stays():
    rules = Rules([("投产|运营", "b"), ("[^，]{2}", "any"), ("开工|动工", "a")])
    assert list(rules.of("已开工，将投产")) == ["b", "any", "a"]
    assert list(rules.of("动工")) == ["any", "a"]
    assert list(rules.of("")) == ["any"]


def test_the_examples_of_rules_hold_what_their_patterns_need():
    assert all(required(p.pattern.pattern) for p in phases.phases())
    for text in ("以光伏玻璃、储能电池为主导产业，聚焦新材料等领域，发展电子信息、种植水稻。", "主营电缆。一是化工持续壮大"):
        tried = list(items.wordings().of(text))
        assert tried == [w for w in items.wordings() if w in tried]
        assert all(w in tried for w in items.wordings() if w.pattern.search(text))
