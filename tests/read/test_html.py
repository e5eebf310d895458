"""Pages: the article without its page, rows of tables as sentences, offsets into the source."""

import pytest

from kg.errors import ReadError
from kg.read import html, tables
from kg.text import sentences
from tests.conftest import ROOT, SHARED

PAGE = """<html><head><meta charset="{charset}"><title>云岭开发区三个项目开工 - 云岭网</title>
<meta name="keywords" content="云岭,开工"></head><body><div class="nav"><a href="/">首页</a> &gt; 要闻</div>
<h1>云岭开发区三个项目开工</h1><div>发布时间：2024-03-05　来源：云岭日报</div>
<div class="content"><p>今年以来，云岭开发区新开工项目3个，总投资12亿元&nbsp;&amp;配套资金1亿元，带动就业300余人，预计年底前全部竣工投产。</p>
<p>智能装备<b>制造基地</b>项目总投资5.2亿元，占地120亩，已完成主体施工，计划6月投产，达产后年产值可达10亿元。</p>
<table><tr><th>序号</th><th>项目</th><th>总投资（亿元）</th><th>进展</th></tr>
<tr><td>1</td><td>环湖大道改造工程</td><td>0.8</td><td>已竣工</td></tr><tr><td>2</td><td>冷链物流项目</td><td>3.5</td><td>在建</td></tr></table>
</div><script>var 广告 = "不是正文";</script><div class="footer">版权所有 云岭网</div></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_is_its_article(charset):
    d = html.read(PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset), "a.html")
    assert d.title == "云岭开发区三个项目开工"
    assert str(d.day) == "2024-03-05"
    assert d.publisher == "云岭日报"
    assert d.keywords == ("云岭", "开工")
    texts = [s.text for s in sentences.split(d)]
    assert "智能装备制造基地项目总投资5.2亿元，占地120亩，已完成主体施工，计划6月投产，达产后年产值可达10亿元。" in texts
    assert "环湖大道改造工程，总投资0.8亿元，已竣工。" in texts
    assert "冷链物流项目，总投资3.5亿元，在建。" in texts
    assert not any("广告" in t or "版权" in t for t in texts)


def test_offsets_lead_back_into_the_source():
    source = PAGE.format(charset="utf-8")
    d = html.read(source.encode(), "a.html")
    for wanted in ("制造基地", "占地120亩", "冷链物流项目", "3.5"):
        at = d.offsets.to_file(d.text.index(wanted))
        assert source[at : at + len(wanted)] == wanted
    assert source[d.offsets.to_file(d.text.index("&配套")) :].startswith("&amp;配套")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"<html><body></body></html>", "no article"),
        (b"<html><script>1</script>", "no article"),
        (b"\x00\x01" * 500, "binary"),
    ],
)
def test_pages_without_an_article_are_refused(data, reason):
    with pytest.raises(ReadError, match=reason):
        html.read(data, "bad.html")


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 3000 + "云岭开发区新开工项目3个，总投资12亿元。".encode(),
        b"<p " + b"a=1 " * 20000 + b">x</p>",
        b"<!DOCTYPE html" + b"<" * 5000,
        "云岭开发区新开工项目3个。".encode(),
        ("<table>" + "<tr><td>甲项目</td><td>3</td></tr>" * 3000 + "</table>").encode(),
    ],
    ids=["deep", "attributes", "broken", "no tags", "rows"],
)
def test_hostile_pages_are_read_or_refused(data):
    try:
        d = html.read(data, "a.html")
    except ReadError:
        return
    assert all(d.text[s.start : s.end] == s.text for s in sentences.split(d))


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([["项目", "总投资（亿元）"], ["甲电站", "3.2"]], ["甲电站，总投资3.2亿元。"]),
        ([["序号", "名称", "用地(亩)", "状态"], ["1", "乙工厂", "120", "在建"]], ["乙工厂，用地120亩，在建。"]),
        ([["名称", "地点"], ["丙园", "云岭"]], ["丙园，位于云岭。"]),
        ([["名称", "投资（万元）"], ["丁路", "0"]], ["丁路。"]),
        ([["甲", "3"], ["乙", "4"]], ["甲，3。", "乙，4。"]),
        ([], []),
    ],
)
def test_rows_become_sentences(rows, wanted):
    assert ["".join(text for text, _ in parts) for parts in tables.sentences(rows)] == wanted


def test_the_announcements_of_others_are_read():
    folder = SHARED / "data" / "fddc2018_contracts" / "html"
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent: only pages of the project are read here")
    for path in sorted(folder.glob("*.html"))[::12]:
        d = html.read(path.read_bytes(), path.name)
        assert all(d.text[s.start : s.end] == s.text for s in sentences.split(d))


def test_the_examples_are_read():
    for path in sorted((ROOT / "examples" / "documents").glob("*.html")):
        d = html.read(path.read_bytes(), path.name)
        assert d.title
        assert d.publisher
        assert d.issued


NOTICE = """<html><body><div title="关于收到中标通知书的公告" type="pdf"><div id="SectionCode_1" type="paragraph">
<div type="content">证券代码：300999 证券简称：清岚环境</div><div type="content">清岚环境股份有限公司</div>
<div type="content">关于收到中标通知书的公告</div><div type="content">中标价为 18,178.02 万元。</div></div>
<div id="SectionCode_2-1" title="1、招标人：澄江县水务局" type="paragraph"><div type="content">公司与其不存在关联关系。</div></div></div></body></html>"""


def test_headings_kept_in_attributes_are_text():
    d = html.read(NOTICE.encode(), "a.html")
    assert d.title == "清岚环境股份有限公司关于收到中标通知书的公告"
    assert d.text.split("\n")[-2:] == ["1、招标人：澄江县水务局", "公司与其不存在关联关系。"]
    for wanted in ("澄江县水务局", "18,178.02", "公司与其"):
        at = d.offsets.to_file(d.text.index(wanted))
        assert NOTICE[at : at + len(wanted)] == wanted


MERGED = """<html><body><h1>云岭开发区重点项目进展情况</h1><p>现将云岭开发区2024年一季度重点项目进展情况通报如下，请各单位对照抓好落实。</p>
<p>单位：亿元</p><table><tr><th rowspan="2">序号</th><th rowspan="2">园区</th><th rowspan="2">项目名称</th><th colspan="2">投资</th></tr>
<tr><th>总投资</th><th>已完成</th></tr>
<tr><td>1</td><td rowspan="2">东片区</td><td>鹤鸣冷链物流园项目</td><td>3.2</td><td>1.1</td></tr>
<tr><td>2</td><td>云汐光伏组件项目</td><td>10.5</td><td>4</td></tr></table></body></html>"""


def test_cells_that_span_rows_and_columns():
    d = html.read(MERGED.encode(), "a.html")
    texts = [s.text for s in sentences.split(d)]
    assert texts[-2:] == [
        "鹤鸣冷链物流园项目，位于东片区，总投资3.2亿元，已完成投资1.1亿元。",
        "云汐光伏组件项目，位于东片区，总投资10.5亿元，已完成投资4亿元。",
    ]
    for wanted in ("鹤鸣冷链物流园项目", "东片区", "3.2", "1.1", "云汐光伏组件项目", "10.5"):
        at = d.offsets.to_file(d.text.index(wanted))
        assert MERGED[at : at + len(wanted)] == wanted
    assert MERGED[d.offsets.to_file(d.text.rindex("东片区")) :].startswith("东片区")
