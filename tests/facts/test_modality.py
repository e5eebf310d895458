"""What is to come is not stated as done. 将 before a verb tells what comes, before a noun it is 把: sentence -> modality of its last quantity or count."""

import pytest

from kg import pipeline
from tests.conftest import cases

CASES = [
    ("今年全省将确定100个重点项目。", "planned"),
    ("全市将有23个项目签约。", "planned"),
    ("园区将陆续引进企业50家，新建厂房3万平方米。", "planned"),
    ("下一步将会同步建设仓库12座。", "planned"),
    ("世界经济增速将放缓至2.9%。", "planned"),
    ("沿江县将恒远重机项目列入重点，项目总投资3亿元。", "actual"),
    ("沿江县已将12个项目纳入清单。", "actual"),
    ("沿江经开区将服务送到企业，解决问题30个。", "actual"),
    ("云溪县将总投资9亿元的石墨项目拆成3个项目。", "actual"),
    ("沿江县将军庙遗址占地50亩。", "actual"),
    ("青原经开区与恒远新材料有限公司签署合作协议，由该公司投资6亿元建设特种玻璃项目。", "planned"),
    ("青原经开区由恒远新材料有限公司投资6亿元建设的特种玻璃项目投产。", "actual"),
]


@pytest.mark.parametrize(("text", "modality"), CASES)
def test_what_comes_is_not_stated_as_done(analyse, text, modality):
    facts = [f for f in analyse(text).facts if getattr(f, "quantity", None) or getattr(f, "count", None)]
    assert facts[-1].modality == modality


def test_who_wishes_to_act_has_not_acted(analyse):
    assert {f.modality for f in analyse("云溪经开区愿与恒远集团加强合作。").facts} == {"planned"}


def _file(title, text):
    """A document of the table: headings stand alone, so that the reader of text files knows them."""
    body = text.replace("## ", "").replace("¶", "\n")
    return f"{title}\n2024-01-10 来源：青原经开区\n\n{body}\n".encode()


@pytest.mark.parametrize("case", cases("modality"), ids=lambda c: c["text"][:24])
def test_plans_stay_plans(case):
    facts = pipeline.analyse(pipeline.document(_file(case["title"], case["text"]), "通报.txt")).facts
    found = {}
    for f in facts:
        if figure := getattr(f, "quantity", None) or getattr(f, "count", None):
            found.setdefault(figure, f.modality)
    said = "; ".join(f"{m.text}={modality}" for m, modality in sorted(found.items(), key=lambda x: x[0].start))
    assert said == case["wanted"]


@pytest.mark.parametrize(
    "head",
    [
        "云政办发〔2023〕17号\n临湖县农机装备扶持办法\n",
        "云政办发〔2023〕17号\n\n临湖县人民政府办公室\n关于印发临湖县农机装备扶持办法的通知\n\n现印发给你们，请认真执行。\n\n",
        "关于印发扶持办法的通知\n\n现印发给你们，请认真执行。\n2023年6月1日\n\n临湖县农机装备扶持办法（试行）\n\n",
    ],
)
def test_what_an_official_document_lays_down_was_not_given(head):
    text = f"{head}第二条 对新购收割机的合作社，每台补贴4万元。\n第三条 已投产的企业每户奖励3万元。\n"
    facts = pipeline.analyse(pipeline.document(text.encode(), "办法.txt")).facts
    assert {f.modality for f in facts if getattr(f, "quantity", None)} == {"required"}
