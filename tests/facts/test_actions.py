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
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_actions(text, expected):
    analysis = pipeline.analyse(pipeline.document(f"云岭开发区简讯\n2024-05-08\n{text}\n".encode(), "a.txt"))
    said = [(f.agent, f.verb) for f in analysis.facts if isinstance(f, Action)]
    assert [(a.text if isinstance(a, Mention) else a, verb) for a, verb in said] == expected
