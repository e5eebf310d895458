"""Lines of labels with values below a name."""

from kg.facts.relating.statements import label
from kg.model import Observation, Statement, StatusChange

TEXT = """一、基础设施项目
（一）北环路改造工程
建设单位：江口城市建设投资有限公司
建设地点：江口高新区
总投资：4亿元
进展情况：已竣工验收。
（二）乌石码头工程
总投资：8600万元
二、工作要求
各单位：请对照抓好落实。"""


def test_fields_are_of_the_name_above(analyse):
    facts = analyse(TEXT, title="江口县重点项目进展情况").facts
    said = {(label(f.subject), f.predicate, label(f.object)) for f in facts if isinstance(f, Statement)}
    assert ("北环路改造工程", "developer", "江口城市建设投资有限公司") in said
    assert ("北环路改造工程", "locatedIn", "江口高新区") in said
    measured = {(label(f.about), f.indicator, f.quantity.text) for f in facts if isinstance(f, Observation)}
    assert measured == {("北环路改造工程", "总投资", "4亿元"), ("乌石码头工程", "总投资", "8600万元")}
    assert ("北环路改造工程", "accepted") in {(label(f.about), f.phase) for f in facts if isinstance(f, StatusChange)}


def test_a_label_below_a_paragraph_has_no_owner(analyse):
    text = "云岭储能项目由云岭能源有限公司投资建设，位于云岭高新区，总投资3亿元，占地120亩，今年已经开工建设，计划年内建成投产并网发电，项目建成后将带动就业。\n总投资：8亿元"
    facts = analyse(text, title="江口县重点项目进展情况").facts
    assert all(label(f.about) != "云岭储能项目" for f in facts if isinstance(f, Observation) and f.quantity.text == "8亿元")


def test_a_name_above_is_the_topic_of_industries_too(analyse):
    text = "一、项目概况\n（一）云岭水美城市工程\n建设内容：打造生态旅游、健康养老等产业。"
    assert analyse(text, title="江口县重点项目进展情况").facts is not None
