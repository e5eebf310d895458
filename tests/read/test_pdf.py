"""PDFs -> documents."""

import pytest

from kg.errors import ReadError
from kg.read import pdf
from tests.read.files import pdf as made
from tests.read.files import ruled

WIDE = "桐湾经开区全力推进重点项目建设前三季度新签约项目十二个"


def read(*pages):
    return pdf.read(made(*pages), "通报.pdf")


def texts(document):
    return [document.text[b.start : b.end] for b in document.blocks]


def body(first, lines, *, x=90, size=14):
    return [(x if i else x + 2 * size, first - 24 * i, size, line) for i, line in enumerate(lines)]


def test_broken_lines_are_mended_and_the_large_letters_are_the_title():
    document = read(
        [
            (150, 760, 22, "桐湾经开区项目进展通报"),
            *body(700, ["其中，桐湾冷链物流基地项目总投资达到人民币12亿", "元，规划用地两百亩，由桐湾建投公司负责建设。"]),
            *body(620, ["二期另行安排。"]),
        ]
    )
    assert document.title == "桐湾经开区项目进展通报"
    assert texts(document)[1:] == [
        "其中，桐湾冷链物流基地项目总投资达到人民币12亿元，规划用地两百亩，由桐湾建投公司负责建设。",
        "二期另行安排。",
    ]


def test_running_heads_and_page_numbers_are_left_out_and_paragraphs_go_on_over_pages():
    pages = [[(200, 810, 9, "桐湾经开区工作简报"), *body(700, [WIDE, WIDE + "，"]), (290, 30, 9, f"— {n} —")] for n in (1, 2)]
    last = [(200, 810, 9, "桐湾经开区工作简报"), (90, 700, 14, "总投资80亿元。"), (290, 30, 9, "— 3 —")]
    text = read(*pages, last).text
    assert "简报" not in text
    assert "— " not in text
    assert text.endswith(f"{WIDE}，总投资80亿元。")


def test_a_ruled_table_is_read_by_its_rows_in_its_place():
    rows = [["项目", "总投资（亿元）"], ["桐湾储能项目", "3.5"], ["桐湾轴承项目", "2"]]
    document = read([*body(700, ["项目如下表。"]), *ruled(90, 650, [200, 120], 24, rows), *body(520, ["以上项目年内开工。"])])
    assert texts(document) == [
        "项目如下表。",
        "桐湾储能项目，总投资3.5亿元。",
        "桐湾轴承项目，总投资2亿元。",
        "以上项目年内开工。",
    ]


def test_numbered_paragraphs_begin_anew():
    full = "一是推进桐湾储能项目建设总投资三十五亿元确保年内竣工；"
    document = read(body(700, [full], x=90) + [(90, 676, 14, "（二）推进轴承项目。")])
    assert texts(document)[-1] == "（二）推进轴承项目。"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        ("某区开工".encode(), "is no PDF"),
        (b"%PDF-1.4\nnothing", "is a damaged PDF"),
        (made([("line", 10, 10, 100, 100)]), "scanned pages"),
        (
            made([(90, 700, 14, WIDE)]).replace(
                b"/Root 1 0 R",
                b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
                + b"00" * 32
                + b"> /U <"
                + b"11" * 32
                + b"> >> /ID [<00><00>]",
            ),
            "is encrypted",
        ),
    ],
)
def test_bad_files_are_said(data, reason):
    with pytest.raises(ReadError, match=r"通报\.pdf: ") as e:
        pdf.read(data, "通报.pdf")
    assert reason in str(e.value)
