"""Word files -> documents."""

import pytest

from kg.errors import ReadError
from kg.read import docx
from tests.read.files import cell, packed, paragraph, table
from tests.read.files import docx as made

TITLE = "桐湾经开区三季度项目进展"


def read(*blocks):
    return docx.read(made(*blocks), "通报.docx")


def lines(document):
    return [(document.text[b.start : b.end], b.role) for b in document.blocks]


def test_styles_tell_title_and_headings_and_tables_become_sentences_in_their_place():
    document = read(
        paragraph(TITLE, "a"),
        "2024-10-08 来源：桐湾日报",
        paragraph("重点项目", "1"),
        "三季度新开工项目6个。",
        table([["项目", "总投资（亿元）", "进展"], ["桐湾冷链物流项目", "1.2", "已竣工"]]),
        paragraph("下一步安排由各片区另行制定", "mine"),
        "加快建设。",
    )
    assert lines(document) == [
        (TITLE, "title"),
        ("2024-10-08 来源：桐湾日报", "meta"),
        ("重点项目", "heading"),
        ("三季度新开工项目6个。", "body"),
        ("桐湾冷链物流项目，总投资1.2亿元，已竣工。", "body"),
        ("下一步安排由各片区另行制定", "heading"),
        ("加快建设。", "body"),
    ]
    assert [b.level for b in document.blocks if b.role == "heading"] == [2, 2]
    assert (document.title, str(document.day), document.publisher) == (TITLE, "2024-10-08", "桐湾日报")


def test_cells_merged_downwards_hold_for_every_row():
    rows = [
        ["项目", "园区", "总投资（万元）"],
        ["甲厂房项目", cell("东片区", merge="restart"), "300"],
        ["乙厂房项目", cell("", merge="on"), "500"],
    ]
    assert [t for t, _ in lines(read(table(rows)))][-1] == "乙厂房项目，位于东片区，总投资500万元。"


def test_a_cell_that_spans_columns_keeps_the_others_in_place():
    rows = [["项目", "甲", "总投资（万元）"], [cell("乙厂房项目", span=2), "500"]]
    assert lines(read(table(rows)))[-1][0] == "乙厂房项目，总投资500万元。"


def test_insertions_count_and_deletions_do_not():
    text = "总投资"
    changed = (
        f"<w:p><w:r><w:t>{text}</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:r><w:t>亿元。</w:t></w:r></w:p>"
    )
    assert read(TITLE, changed).text.endswith("总投资5亿元。")


def test_content_controls_and_breaks_are_read():
    control = f"<w:sdt><w:sdtContent>{paragraph('一期建成。')}</w:sdtContent></w:sdt>"
    broken = "<w:p><w:r><w:t>二期开工。</w:t><w:br/><w:t>三期签约。</w:t></w:r></w:p>"
    assert read(TITLE, control, broken).text.split("\n")[1:] == ["一期建成。", "二期开工。", "三期签约。"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 not really", "is damaged"),
        ("某区开工".encode(), "is not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted, or of the format before 2007"),
        (packed({"xl/workbook.xml": b"<x/>"}), "has no word/document.xml"),
        (packed({"word/document.xml": b"<w:document"}), "damaged Word document"),
        (made(), "holds no text"),
        (packed({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}), "too much"),
    ],
)
def test_bad_files_are_said(data, reason):
    with pytest.raises(ReadError, match=r"通报\.docx: ") as e:
        docx.read(data, "通报.docx")
    assert reason in str(e.value)


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    xml = bomb + (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        + "某区开工。".encode()
        + b"&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "aaaa" not in docx.read(packed({"word/document.xml": xml}), "通报.docx").text
