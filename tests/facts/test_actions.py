"""Who does what: a table of sentences with the actions that they say, or none."""

import pytest

from kg import pipeline
from kg.model import Action, Mention

CASES = [
    ("云岭开发区建立企业服务专员制度。", [("云岭开发区", "建立")]),
    ("清溪市政府印发《清溪市稳外贸若干措施》。", [("清溪市政府", "印发")]),
    ("云岭开发区为入区企业提供代办服务。", [("云岭开发区", "提供")]),  # 为 names whom it is for
    ("县委书记周立群主持推介会。", [("周立群", "主持")]),
    (
        "5月6日，云岭开发区举行项目集中签约仪式，副县长何文涛出席。",
        [("云岭开发区", "举行"), ("何文涛", "出席")],
    ),  # what is attended is elided
    ("云岭开发区对园区老旧道路进行改造。", [("云岭开发区", "改造")]),
    ("云岭开发区将三个老旧园区整合为一个片区。", [("云岭开发区", "整合")]),
    ("推介会由副市长何文涛主持。", [("何文涛", "主持")]),
    ("云岭开发区总投资3亿元。", []),
    ("云岭开发区以项目建设为中心。", []),  # 建设 is a noun behind one
    ("清溪储能项目二期建设进入收尾阶段。", []),
    ("云岭开发区建设人才公寓600套。", [("云岭开发区", "建设")]),
    ("云岭开发区投资3亿元建成污水处理厂。", [("云岭开发区", "建成")]),  # what is done with the money
    ("清溪储能项目实现当年签约、当年开工。", []),  # a phase is a status
    ("云岭开发区实现企业开办一日办结。", [("云岭开发区", "实现")]),
    ("云岭开发区签约项目有20个。", []),
    ("云岭开发区研发、生产环节齐全。", []),
    ("云岭开发区项目推进情况良好。", []),
    ("云岭开发区路网建成后，物流成本可下降两成。", []),  # a condition
    ("为推进清溪储能项目，云岭开发区成立专班。", [("云岭开发区", "成立")]),  # a purpose
    ("云岭开发区建设地点：清溪市。", []),  # a label
    ("与会代表认为，要深化园区体制改革，推动项目落地。", []),
    ("云岭开发区矿山整治是长期任务。", []),
    ("记者走访了一家企业。", []),  # the subject is there, without a name
    ("国家出台扶持政策，完善补贴办法。", []),
    ("全力破解用工难题。", [("云岭开发区", "破解")]),  # an adverb is no subject
    ("云岭开发区牵头设立产业基金。", [("云岭开发区", "设立")]),  # 牵头 is how it does it
    ("云岭开发区全年引进项目14个。", [("云岭开发区", "引进")]),  # 全年 is no attribute
    ("云岭开发区年产值增加很快。", []),
    ("云岭开发区与恒远重机股份有限公司签约。", [("云岭开发区", "签约")]),  # with whom is what it is about
    ("清溪大桥由恒远重机集团承建。", [("恒远重机集团", "承建")]),
    ("要深化园区体制改革，推动项目落地。", []),  # no one is said to do it
    ("何文涛强调，要落实安全责任。", []),  # who says it does not do it
    ("云岭开发区制定出台人才新政。", [("云岭开发区", "制定出台")]),  # verbs side by side are one
    ("宁波市全力推动打造丝绸产业集群。", [("宁波市", "推动打造")]),
    ("云岭开发区探索实施“一企一策”。", [("云岭开发区", "探索实施")]),
    ("云岭开发区明确责任部门。", [("云岭开发区", "明确")]),  # an idiom of a verb and its object
    ("云岭开发区实现外贸出口额3亿元。", []),  # a figure tells it
    ("云岭开发区完成固定资产投资12亿元。", []),
    ("“装备加工提升技术研究”获得好评。", []),  # what is called something
    ("宁波市推行的“一业一证”改革走在前列。", [("宁波市", "推行")]),  # told as an attribute
    ("恒远重机股份有限公司研发的智能采茶机下线。", []),  # of what has no name
    ("云岭开发区引进的高端人才已达50名。", []),
    ("周立群带队到清溪市、临湖市学习，走访了恒远重机股份有限公司。", [("周立群", "走访")]),
    ("欢迎客商来云岭开发区投资兴业。", []),  # others are wished to
    ("周立群看望了建设桥梁的工人。", []),  # another verb is what the clause does
    ("项目达产后年可带动农户800户。", []),  # what it may do
    ("西山镇被授予“茶叶名镇”称号。", []),  # by whom is not said
    ("二、强化金融扶持。", []),  # a heading
    ("云岭开发区在推动产业升级方面成效明显。", []),
    ("宁波市为减少秸秆焚烧，组建巡查队。", [("宁波市", "组建")]),
    ("一批核心技术成果完成转化。", []),  # a subject without a name
    ("云岭开发区有关部门出台扶持政策。", [("云岭开发区有关部门", "出台")]),
    ("云岭开发区牵手恒远重机股份有限公司共建研究院。", [("云岭开发区", "共建")]),
    ("在12个行政村设立便民点。", [("云岭开发区", "设立")]),  # where is not who
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_actions(text, expected):
    analysis = pipeline.analyse(pipeline.document(f"云岭开发区简讯\n2024-05-08\n{text}\n".encode(), "a.txt"))
    said = [(f.agent, f.verb) for f in analysis.facts if isinstance(f, Action)]
    assert [(a.text if isinstance(a, Mention) else a, verb) for a, verb in said] == expected
