"""Corpora through the command line: tables of texts, archives, metadata, bad files among good ones."""

import json

import pytest

from tests.read.files import docx, packed, paragraph, pdf, table, xlsx
from tests.test_cli import kg

ROWS = [
    {
        "标题": "桐湾经开区一批项目开工",
        "正文": "5月20日，桐湾冷链物流项目开工，总投资1.2亿元。",
        "发布时间": "2024-05-21",
        "来源": "桐湾日报",
    },
    {"标题": "沐川高新区项目签约", "正文": "沐川储能电池项目签约，总投资30亿元。", "发布时间": "2024-06-02", "来源": "沐川日报"},
]
COLUMNS = "text=正文,title=标题,date=发布时间,publisher=来源,url=链接"
SUMS = """SELECT ?项目 ?额 ?日 WHERE { ?o a kg:Observation ; kg:about ?p ; kg:quantity/qudt:numericValue ?额 ; kg:evidence ?s .
    ?s nif:referenceContext ?d . ?p skos:prefLabel ?项目 OPTIONAL { ?d dcterms:issued ?日 } } ORDER BY ?项目"""


def lines(rows):
    return "\n".join(json.dumps(r, ensure_ascii=False) for r in rows)


@pytest.fixture
def folder(tmp_path):
    def put(**files):
        root = tmp_path / "in"
        root.mkdir(exist_ok=True)
        for name, data in files.items():
            (root / name.replace("_", ".")).write_bytes(data if isinstance(data, bytes) else data.encode())
        return root

    return put


def asked(graph, query=SUMS):
    done = kg("query", graph, query, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[1:]


def test_json_lines_with_columns_and_what_is_unchanged_is_left_alone(folder, tmp_path):
    root, graph = folder(a_jsonl=lines(ROWS)), tmp_path / "g"
    assert "2 篇新增" in kg("build", root / "a.jsonl", "-o", graph, "--columns", COLUMNS).stderr
    assert asked(graph) == ["桐湾冷链物流项目,120000000,2024-05-21", "沐川储能电池项目,3000000000,2024-06-02"]
    root = folder(a_jsonl=lines([ROWS[0], ROWS[1] | {"发布时间": "2024-06-03"}]))
    assert "1 篇新增或更新 added, 1 篇未变" in kg("build", root, "-o", graph, "--columns", COLUMNS).stderr
    assert asked(graph)[1].endswith("2024-06-03")
    assert kg("validate", graph).returncode == 0


def test_metadata_beside_a_file_is_read_again_when_it_changes(folder, tmp_path):
    root, graph = (
        folder(a_txt="沐川储能电池项目签约，总投资30亿元。", metadata_csv="file,date\na.txt,2024-06-02\n"),
        tmp_path / "g",
    )
    assert kg("build", root, "-o", graph).returncode == 0
    assert asked(graph) == ["沐川储能电池项目,3000000000,2024-06-02"]
    folder(metadata_csv="file,date,publisher\na.txt,2024-06-05,沐川日报\n")
    assert "1 篇新增或更新" in kg("build", root, "-o", graph).stderr
    assert asked(graph) == ["沐川储能电池项目,3000000000,2024-06-05"]
    assert "沐川日报" in asked(graph, "SELECT ?l WHERE { ?d dcterms:publisher/skos:prefLabel ?l }")


def test_office_files_pdf_and_archives_in_one_batch_with_bad_ones(folder, tmp_path):
    cells = [["项目", "总投资（亿元）"], ["沐川储能电池项目", "30"]]
    root = folder(
        a_docx=docx(paragraph("沐川高新区项目", "a"), table(cells)),
        b_xlsx=xlsx(("项目", [["项目", "总投资（亿元）"], ["桐湾冷链物流项目", 1.2]])),
        c_pdf=pdf([(90, 700, 14, "桐湾轴承制造项目总投资5亿元。")]),
        d_zip=packed({"x.txt": "桐湾纸品加工项目总投资2亿元。".encode(), "../y.txt": b"x"}),
        e_docx=b"broken",
        f_pdf=b"%PDF-1.7 broken",
    )
    done = kg("build", root, "-o", tmp_path / "g", "--date", "2024-05-01")
    assert done.returncode == 1
    assert "4 篇新增" in done.stderr
    assert "3 篇失败" in done.stderr
    for name in ("e.docx: is not a Word document", "f.pdf: is a damaged PDF", "d.zip/../y.txt: its name points outside"):
        assert name in done.stderr
    assert {line.split(",")[0] for line in asked(tmp_path / "g")} == {
        "沐川储能电池项目",
        "桐湾冷链物流项目",
        "桐湾轴承制造项目",
        "桐湾纸品加工项目",
    }
    assert kg("validate", tmp_path / "g").returncode == 0


def test_malformed_columns_end_with_status_2(folder, tmp_path):
    done = kg("build", folder(a_jsonl=lines(ROWS)), "-o", tmp_path / "g", "--columns", "正文")
    assert done.returncode == 2
    assert "FIELD=COLUMN" in done.stderr
