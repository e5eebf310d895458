"""Tables of texts, archives and files of metadata -> sources and their documents."""

import json
import zipfile

import openpyxl
import pytest

from kg import pipeline
from kg.errors import KgError, ReadError
from kg.read import archives, columns, sheets
from kg.read.inputs import sources
from tests.read.files import docx, packed, packed_in_gbk, xlsx

ROW = {
    "标题": "桐湾经开区一批项目开工",
    "正文": "桐湾冷链物流项目开工。\n总投资1.2亿元。",
    "发布时间": "2024-05-20",
    "来源": "桐湾日报",
}
OTHER = {
    "标题": "桐湾储能项目签约",
    "正文": "桐湾储能项目签约。",
    "发布时间": "20240601",
    "来源": "桐湾日报",
    "链接": "https://example.org/2",
}
GIVEN = columns.parse("text=正文,title=标题,date=发布时间,publisher=来源,url=链接")


@pytest.fixture
def read(tmp_path):
    """`read(name=bytes or text, …)`: (name -> document, reasons why others failed) of a folder of these files."""

    def run(files, given=(), inputs=None):
        for name, data in files.items():
            path = tmp_path / "in" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        failed, found = [], {}
        where = [str(tmp_path / "in" / i) for i in inputs] if inputs else [str(tmp_path / "in")]
        for s in sources(where, pipeline.READERS, failed.append, given):
            try:
                found[s.name] = pipeline.document(s.load(), s.name, reader=s.reader, said=s.said)
            except ReadError as e:
                failed.append(e)
        return found, [str(e).replace(str(tmp_path / "in") + "/", "") for e in failed]

    return run


def lines(*rows):
    return "\n".join(json.dumps(r, ensure_ascii=False) for r in rows)


def csv_of(*rows):
    return "\n".join(",".join(f'"{v}"' for v in row) for row in rows)


FORMS = {
    "a.jsonl": lines(ROW, OTHER),
    "b.ndjson": ("\ufeff" + lines(ROW, OTHER) + "\n\n").encode(),
    "c.json": json.dumps([ROW, OTHER]),
    "d.json": json.dumps({"total": 2, "data": [ROW, OTHER]}),
    "e.csv": csv_of([*OTHER], [*ROW.values(), ""], [*OTHER.values()]).encode("gb18030"),
    "f.tsv": "\t".join(OTHER) + "\n" + "\t".join([*ROW.values(), ""]).replace("\n", "") + "\n" + "\t".join(OTHER.values()),
    "g.xlsx": xlsx(("新闻", [[*OTHER], [*ROW.values(), ""], [*OTHER.values()]])),
}


@pytest.mark.parametrize("given", [GIVEN, ()], ids=["mapped", "known names"])
@pytest.mark.parametrize("name", FORMS)
def test_a_row_is_a_document(read, name, given):
    found, failed = read({name: FORMS[name]}, given)
    assert failed == []
    first, second = found.values()
    assert first.text.startswith("桐湾经开区一批项目开工\n2024-05-20 来源：桐湾日报\n桐湾冷链物流项目开工。")
    assert (first.title, str(first.day), first.publisher, first.url) == (ROW["标题"], "2024-05-20", "桐湾日报", None)
    assert (second.title, str(second.day), second.url) == (OTHER["标题"], "2024-06-01", OTHER["链接"])


def test_rows_go_by_their_number_or_their_id(read):
    assert list(read({"a.jsonl": lines(ROW, OTHER)})[0]) == ["a.jsonl#1", "a.jsonl#2"]
    found, failed = read({"a.jsonl": lines(ROW | {"号": "甲"}, OTHER | {"号": "甲"})}, columns.parse("id=号"))
    assert list(found) == ["a.jsonl#甲"]
    assert failed == ["a.jsonl#甲: another row has this id; the first one counts"]


def test_a_bad_line_is_said_and_the_rest_goes_on(read):
    found, failed = read({"a.jsonl": lines(ROW) + '\n{"正文": \n[1]\n{"题": "无"}\n{"正文": " "}\n' + lines(OTHER)})
    assert list(found) == ["a.jsonl#1", "a.jsonl#6"]
    assert [f.split(":")[0] for f in failed] == ["a.jsonl#2", "a.jsonl#3", "a.jsonl#4", "a.jsonl#5"]
    for reason, said in zip(
        failed, ["no line of JSON", "no JSON object but a list", "say --columns text=KEY", "has no text"], strict=True
    ):
        assert said in reason


def test_text_with_markup_is_read_as_a_page(read):
    page = "<p>桐湾冷链物流项目开工。</p><p>总投资1.2亿元，年内建成投产，预计带动就业三百人。</p><script>x()</script>"
    found, _ = read({"a.jsonl": lines(ROW | {"正文": page})})
    (document,) = found.values()
    assert "<p>" not in document.text
    assert "x()" not in document.text
    assert "桐湾冷链物流项目开工。\n总投资1.2亿元，" in document.text


@pytest.mark.parametrize(
    ("text", "day"),
    [("1716163200", "2024-05-20"), ("1716163200000", "2024-05-20"), ("昨天", "None"), ("2024年5月20日 9:30", "2024-05-20")],
)
def test_dates_of_rows(read, text, day):
    (document,) = read({"a.jsonl": lines(ROW | {"发布时间": text})})[0].values()
    assert str(document.day) == day


def test_a_date_of_a_sheet_is_a_day():
    import datetime

    book = xlsx(("表", [["正文", "日期"], ["某区开工。", datetime.datetime(2024, 5, 20)]]))
    assert sheets.all_of(book, "a.xlsx", ".xlsx")[0].rows[1][1] == "2024年5月20日"


@pytest.mark.parametrize(
    ("text", "reason"), [("text", "FIELD=COLUMN"), ("body=正文", "a field of text title"), ("text=", "FIELD=COLUMN")]
)
def test_malformed_columns_are_said(text, reason):
    with pytest.raises(KgError, match="--columns") as e:
        columns.parse(text)
    assert reason in str(e.value)


def test_a_column_that_is_not_there_is_said(read):
    _, failed = read({"a.csv": csv_of(["标题", "内容"], ["甲", "乙"])}, GIVEN)
    assert failed == ["a.csv: has no column 正文 (it has: 标题 内容)"]


# ---------------------------------------------------------------- sheets without texts

PROJECTS = [
    ["重点项目表", None, None],
    ["项目", "总投资（亿元）", "进展"],
    ["桐湾冷链物流项目", 1.2, "已竣工"],
    ["桐湾储能项目", 3, "在建"],
]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_sheet_without_texts_is_one_table(read, name):
    rows = (
        xlsx(("表", PROJECTS), merged=["A1:C1"])
        if name == "a.xlsx"
        else csv_of(*[["" if c is None else c for c in r] for r in PROJECTS])
    )
    found, failed = read({name: rows})
    assert failed == []
    assert found[name].text.split("\n") == [
        "重点项目表",
        "桐湾冷链物流项目，总投资1.2亿元，已竣工。",
        "桐湾储能项目，总投资3亿元，在建。",
    ]
    assert found[name].title == "重点项目表"


def test_merged_cells_and_percentages_of_a_sheet(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        xlsx(("表", [["片区", "项目", "完成率"], ["东片区", "甲项目", 0.125], [None, "乙项目", 0.5]]), merged=["A2:A3"])
    )
    book = openpyxl.load_workbook(path)
    book.active["C2"].number_format = "0.0%"
    book.save(path)
    assert sheets.all_of(path.read_bytes(), "a.xlsx", ".xlsx")[0].rows[1:] == (
        ("东片区", "甲项目", "12.5%"),
        ("东片区", "乙项目", "0.5"),
    )


def test_all_sheets_are_read_under_their_names(read):
    found, _ = read({"a.xlsx": xlsx(("签约", PROJECTS[1:3]), ("空", []), ("开工", [PROJECTS[1], PROJECTS[3]]))})
    assert [found["a.xlsx"].text[b.start : b.end] for b in found["a.xlsx"].blocks if b.role != "body"] == ["签约", "开工"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"PK\x03\x04", "is damaged"),
        ("a.xlsx", docx("某区"), "has no xl/workbook.xml"),
        ("a.xlsx", xlsx(("表", [])), "is empty"),
        ("a.xlsx", packed({"xl/workbook.xml": b"<x", "[Content_Types].xml": b"<y"}), "damaged workbook"),
        ("a.csv", b"", "is empty"),
        ("a.csv", bytes(range(256)) * 9, "is a binary file"),
        ("a.json", b'{"a', "is no JSON"),
        ("a.json", b"[" * 100_000, "is no JSON"),
    ],
)
def test_bad_tables_are_said(read, name, data, reason):
    found, failed = read({name: data, "b.txt": "某区一批项目开工。"})
    assert list(found) == ["b.txt"]
    assert len(failed) == 1
    assert failed[0].startswith(f"{name}: ")
    assert reason in failed[0]


# ---------------------------------------------------------------- archives


def test_an_archive_gives_its_members_under_its_name(read):
    inner = {"2024/a.txt": "某区一批项目开工。".encode(), "b.docx": docx("某县一批项目签约。"), "c.jsonl": lines(ROW).encode()}
    hidden = {"__MACOSX/._a.txt": b"x", "2024/.b.txt": b"x", "readme.md": b"x", "inner.zip": packed({"a.txt": b"x"})}
    found, failed = read({"通报.zip": packed(inner | hidden)})
    assert failed == []
    assert list(found) == ["通报.zip/2024/a.txt", "通报.zip/b.docx", "通报.zip/c.jsonl#1"]


def test_names_in_gbk(read):
    found, _ = read({"a.zip": packed_in_gbk("通报/桐湾.txt", "某区一批项目开工。".encode("gbk"))})
    assert {n: d.text for n, d in found.items()} == {"a.zip/通报/桐湾.txt": "某区一批项目开工。"}


@pytest.mark.parametrize("name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:/x.txt", "..\\x.txt"])
def test_names_that_point_outside_are_refused(read, name):
    found, failed = read({"a.zip": packed({name: b"x", "b.txt": "某区一批项目开工。".encode()})})
    assert list(found) == ["a.zip/b.txt"]
    assert len(failed) == 1
    assert "points outside of the archive" in failed[0]


def test_bombs_are_refused(read, monkeypatch):
    found, failed = read({"a.zip": packed({"x.txt": b"\0" * 10_000_000, "b.txt": "某区一批项目开工。".encode()})})
    assert list(found) == ["a.zip/b.txt"]
    assert "times its size" in failed[0]
    monkeypatch.setattr(archives, "MOST", 1000)
    assert "the limit is" in read({"b.zip": packed({"x.txt": b"ab" * 900})}, inputs=["b.zip"])[1][0]


def test_a_member_that_says_a_lesser_size_is_not_read_further(read):
    data = packed({"x.txt": b"a" * 1000}, zipfile.ZIP_STORED)
    size = (1000).to_bytes(4, "little")
    found, failed = read({"a.zip": data.replace(size, (10).to_bytes(4, "little"))})
    assert found == {}
    assert "cannot be unpacked" in failed[0]


@pytest.mark.parametrize(("data", "reason"), [(b"", "no readable zip"), (b"PK\x03\x04abc", "no readable zip")])
def test_bad_archives_are_said(read, data, reason):
    found, failed = read({"a.zip": data, "b.txt": "某区一批项目开工。"})
    assert list(found) == ["b.txt"]
    assert reason in failed[0]


def test_an_encrypted_member_is_said(read):
    data = bytearray(packed({"x.txt": b"abc"}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert read({"a.zip": bytes(data)})[1] == ["a.zip/x.txt: is encrypted: pack it without a password"]


@pytest.mark.parametrize(("name", "better"), [("a.doc", ".docx"), ("a.xls", ".xlsx"), ("a.rar", ".zip")])
def test_old_formats_are_told_what_to_be_saved_as(read, name, better):
    assert read({name: b"x"}, inputs=[name])[1][0].endswith(f"save it as {better}")


# ---------------------------------------------------------------- metadata beside the files

TEXT = "桐湾冷链物流项目开工。\n总投资1.2亿元。"
SAID = {"标题": "桐湾项目开工", "发布时间": "2024-05-20", "来源": "桐湾日报", "链接": "https://example.org/1"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.meta.json", json.dumps(SAID)),
        ("a.meta.json", json.dumps(SAID)),
        ("metadata.csv", csv_of(["文件", *SAID], ["a.txt", *SAID.values()])),
        ("metadata.jsonl", lines({"file": "a.txt"} | SAID)),
    ],
)
@pytest.mark.parametrize("packing", [None, "x.zip", "one"])
def test_a_file_of_metadata_says_title_date_publisher_and_address(read, name, data, packing):
    files = {"a.txt": TEXT, name: data}
    if packing == "x.zip":
        files = {"x.zip": packed({k: v.encode() for k, v in files.items()})}
    found, failed = read(files, inputs=["a.txt"] if packing == "one" else None)
    assert failed == []
    (document,) = found.values()
    assert (document.title, str(document.day), document.publisher, document.url) == tuple(SAID.values())
    assert document.text.endswith("\n来源：桐湾日报")
    assert document.blocks[-1].role == "meta"


def test_what_is_said_beside_counts_more_than_the_text_and_the_nearer_file_more(read):
    files = {
        "sub/a.txt": f"某区一批项目开工\n2023-01-01 来源：某网\n{TEXT}",
        "metadata.csv": csv_of(["file", "date", "publisher"], ["sub/a.txt", "2024-05-20", "桐湾日报"]),
        "sub/a.meta.json": json.dumps({"date": "2024-05-21"}),
    }
    (document,) = read(files)[0].values()
    assert (str(document.day), document.publisher) == ("2024-05-21", "桐湾日报")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.meta.json", "{", "is no JSON"),
        ("a.meta.json", "[]", "is no JSON object"),
        ("metadata.csv", "x,y\n1,2", "call it file"),
    ],
)
def test_bad_metadata_is_said_and_the_document_is_read(read, name, data, reason):
    found, failed = read({"a.txt": TEXT, name: data})
    assert list(found) == ["a.txt"]
    assert len(failed) == 1
    assert reason in failed[0]
