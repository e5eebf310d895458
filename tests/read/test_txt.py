"""Text files: encodings, furniture, headings, metadata, offsets; what is no text is refused with its reason."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import pipeline
from kg.errors import ReadError
from kg.read import txt
from kg.read.metadata import SHANGHAI, override, parse_date
from kg.text import sentences
from tests.conftest import ROOT, SHARED

BULLETIN = """云岭频道
当前位置：云岭频道首页 > 资讯 > 园区动态 >

云岭开发区三个项目开工
云岭开发区三个项目开工
2024-03-05 09:30:00 来源：云岭日报 责任编辑：周平
打印

一、总体情况
今年以来，云岭开发区新开工项目3个。其中，智能装备项目总投资12亿元。
（二）重点工程
环湖大道改造工程竣工！二期何时开工？已有安排。(来源：云岭开发区管委会)
关键词：云岭 开工

相关阅读
云岭召开会议
下载云岭APP
联系电话：0800-1234567
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_give_the_same_text(encoding):
    assert txt.read(BULLETIN.encode(encoding), "a.txt").text == txt.read(BULLETIN.encode(), "a.txt").text


def test_big5_is_told_from_gb18030():
    traditional = "園區建設的情況說明\n2024-03-05\n這個園區的企業有三十家，發展了新的業務，會議在縣裡舉行，項目已經開工，國際合作的單位也來了。\n"
    assert txt.read(traditional.encode("big5"), "a.txt").title == "園區建設的情況說明"


def test_metadata_title_headings_and_furniture():
    d = txt.read(BULLETIN.encode(), "a.txt")
    assert (d.title, d.publisher, d.source, d.editor, d.section) == (
        "云岭开发区三个项目开工",
        "云岭日报",
        "云岭开发区管委会",
        "周平",
        "园区动态",
    )
    assert d.issued == datetime(2024, 3, 5, 9, 30, tzinfo=SHANGHAI)
    assert d.keywords == ("云岭", "开工")
    roles = [(s.role, s.text) for s in sentences.split(d)]
    assert roles == [
        ("title", "云岭开发区三个项目开工"),
        ("meta", "2024-03-05 09:30:00 来源：云岭日报 责任编辑：周平"),
        ("heading", "一、总体情况"),
        ("body", "今年以来，云岭开发区新开工项目3个。"),
        ("body", "其中，智能装备项目总投资12亿元。"),
        ("heading", "（二）重点工程"),
        ("body", "环湖大道改造工程竣工！"),
        ("body", "二期何时开工？"),
        ("body", "已有安排。"),
        ("meta", "(来源：云岭开发区管委会)"),
        ("meta", "关键词：云岭 开工"),
    ]


def test_the_number_of_an_official_document_is_no_title():
    notice = "云岭市人民政府印发《云岭市稳外贸若干措施》\n云政规〔2024〕7号\n发布日期：2024-03-05\n各区人民政府，市直各单位：\n现印发给你们。\n"
    roles = [(s.role, s.text) for s in sentences.split(txt.read(notice.encode(), "a.txt"))]
    assert roles[:3] == [
        ("title", "云岭市人民政府印发《云岭市稳外贸若干措施》"),
        ("meta", "云政规〔2024〕7号"),
        ("meta", "发布日期：2024-03-05"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (bytes(range(256)) * 30, "binary"),
        (b"\x81\xff\xfe\xe0\xd8" * 300, "encoding"),
        (b"\xef\xbb\xbf" + "云岭".encode() + b"\xff\xff", "breaks it at byte"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(ReadError, match=reason):
        txt.read(data, "bad.txt")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-09-01 11:22:44", datetime(2023, 9, 1, 11, 22, 44, tzinfo=SHANGHAI)),
        ("发布时间：2019年11月1日", date(2019, 11, 1)),
        ("2020/9/1", date(2020, 9, 1)),
        ("2020.09.01 08:05", datetime(2020, 9, 1, 8, 5, tzinfo=SHANGHAI)),
        ("18.11.2014  19:58", datetime(2014, 11, 18, 19, 58, tzinfo=SHANGHAI)),
        ("2020-13-01", None),
        ("2023年2月30日", None),
        ("第2020-09号", None),
    ],
)
def test_dates(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        ("2024\n03/05\n09:30", datetime(2024, 3, 5, 9, 30, tzinfo=SHANGHAI)),
        ("索引号：0152-5/20240305-1　发布机构：云岭县水务局　发布日期：2024-03-05", date(2024, 3, 5)),
        ("5.03.2024  09:30", datetime(2024, 3, 5, 9, 30, tzinfo=SHANGHAI)),
        ("发文机构:云岭县 成文日期:2024-03-05", date(2024, 3, 5)),
        ("云岭资讯　发布于：2024-03-05　更新于：2024-03-06 10:20:11　来自：云岭县水务局", date(2024, 3, 5)),
        ("更新时间：2024-03-05 09:30:12", datetime(2024, 3, 5, 9, 30, 12, tzinfo=SHANGHAI)),
    ],
)
def test_a_date_line_in_other_forms(lines, issued):
    raw = f"云岭三个项目开工\n{lines}\n云岭开发区三个项目开工。\n"
    d = txt.read(raw.encode(), "a.txt")
    assert d.issued == issued
    assert [b.role for b in d.blocks] == ["title", "meta", "body"]
    check(raw, d)


def test_date_lines_above_a_text_without_a_title_are_none():
    raw = "新闻来源：云岭日报\n更新时间：2024-03-05\n责任编辑：方原\n昨日，云岭开发区三个项目开工。\n"
    d = txt.read(raw.encode(), "a.txt")
    assert (d.title, d.issued, d.publisher) == (None, date(2024, 3, 5), "云岭日报")
    assert [b.role for b in d.blocks] == ["meta", "meta", "meta", "body"]


def test_a_date_line_below_the_text_may_repeat_its_title():
    raw = "云岭三个项目开工\n云岭开发区三个项目开工，总投资3亿元。\n2024-03-05 云岭日报 1 云岭三个项目开工\n"
    d = txt.read(raw.encode(), "a.txt")
    assert d.issued == date(2024, 3, 5)
    assert [b.role for b in d.blocks] == ["title", "body", "meta"]


def test_a_date_above_a_text_without_a_title_is_no_title():
    found = txt.read("2019-02-18\n2月15日，云岭经济开发区召开会议。全区生产总值完成13亿元。\n".encode(), "a.txt")
    assert (found.title, found.day) == (None, date(2019, 2, 18))
    assert [b.role for b in found.blocks] == ["meta", "body"]


def test_the_user_fills_in_only_what_the_text_lacks():
    d = override(txt.read(BULLETIN.encode(), "a.txt"), issued=date(2000, 1, 1), publisher="别的")
    assert (d.day, d.publisher) == (date(2024, 3, 5), "云岭日报")
    bare = override(txt.read("云岭开发区项目开工。\n".encode(), "b.txt"), issued=date(2000, 1, 1), publisher="别的")
    assert (bare.day, bare.publisher) == (date(2000, 1, 1), "别的")


def check(raw: str, d) -> None:
    """Blocks are in order, sentences are their own text, and every character leads back to the file."""
    ends = [0]
    for b in d.blocks:
        assert ends[-1] <= b.start <= b.end <= len(d.text)
        ends.append(b.end)
    for s in sentences.split(d):
        assert d.text[s.start : s.end] == s.text == s.text.strip()
    assert unicodedata.is_normalized("NFC", d.text)
    for i, c in enumerate(d.text):
        if c != "\n" and unicodedata.is_normalized("NFC", raw):
            assert raw[d.offsets.to_file(i)] == c


@given(
    st.text(
        st.sampled_from("云岭开发区项目12.5亿元，。！？；：“”（）()、 \n\u3000一二三>来源:年月日e\u0301①"),
        min_size=1,
        max_size=300,
    )
)
def test_offsets_lead_back_to_any_text(raw):
    try:
        d = txt.read(raw.encode(), "a.txt")
    except ReadError:
        return
    check(raw, d)


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "eval" / "texts").glob("*.txt")), ids=lambda p: p.stem)
def test_offsets_of_the_annotated_texts(path):
    raw = path.read_text(encoding="utf-8")
    d = txt.read(path.read_bytes(), path.name)
    check(raw, d)
    assert d.title


def test_offsets_of_the_texts_of_others():
    folder = SHARED / "eval" / "dev" / "texts"
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent: the texts of others cannot be read here; those of the project are")
    for path in sorted(folder.glob("*.txt")):
        raw = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        check(raw, txt.read(raw.encode(), path.name))


@pytest.mark.parametrize("unit", ["云岭开发区新开工项目3个，总投资12亿元。", "云岭\n", "“", "（来源：a", "当前位置：首页 > "])
def test_large_texts_are_read(unit):
    raw = unit * (600_000 // len(unit))
    try:
        d = txt.read(raw.encode(), "a.txt")
    except ReadError:
        return
    assert sum(len(s.text) for s in sentences.split(d)) <= len(raw)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["该中标价为36,300.41万元，其中：安全防护、", "文明施工措施费为522.68万元。"], 1),
        (["云岭开发区建设集团股份有限公司（以下简称", "“公司”）收到通知书。"], 1),
        (["主要建设内容包括大坝、电站及相应的配套设施", "（发电洞、厂房、升压站）和管理区。"], 1),
        (["云岭开发区新开工项目3个。", "云岭开发区新签约项目5个。"], 2),
        (["二、推进园区面貌与承载力双双提升", "今年以来，新开工项目3个。"], 2),
        (["本次开工的项目名单如下，共三个：", "1.环湖大道改造工程；"], 2),
    ],
)
def test_lines_broken_inside_a_sentence_are_joined(lines, wanted):
    d = txt.read(("云岭开发区三个项目开工\n2024-03-05 来源：云岭日报\n" + "\n".join(lines) + "\n").encode(), "a.txt")
    assert len([b for b in d.blocks if b.role in ("body", "heading")]) == wanted


WRAPPED = """关于云岭县2024年重点工作的报告

各位代表：
现在，我代表县人民政府向大会报告工作，请予审
议，并请列席会议的同志提出意见。
一、去年工作
一年来，全县上下抓住有利时机，工业经济稳步回
升，规模以上工业产值达 120 亿元，总投资 36 亿
元的云岭岩棉、白沙纸业等 9 个项目开工建设，总
投资 14 亿元的续建项目投产，全县财政收入增长较
快，城乡居民收入也有新的提高，社会保持稳定。
（二）抓牢招商引资，全县发展的后劲更加充足
全年引进项目 21 个，比上年多 6 个，到位资金 9
亿元，增长 12%，其中工业项目占到六成以上，外
来资金到位较好。
"""


def test_a_text_broken_at_one_width_is_joined_to_its_paragraphs():
    d = txt.read(WRAPPED.encode(), "a.txt")
    assert [d.text[b.start : b.end] for b in d.blocks if b.role == "heading"] == [
        "一、去年工作",
        "（二）抓牢招商引资，全县发展的后劲更加充足",
    ]
    assert "总投资36亿元的云岭岩棉、白沙纸业等9个项目开工建设，总投资14亿元" in d.text
    assert d.text.endswith("外来资金到位较好。")
    at = d.offsets.to_file(d.text.index("云岭岩棉"))
    assert WRAPPED[at:].startswith("云岭岩棉")


def test_a_list_of_names_of_one_length_stays_a_list():
    names = [f"云岭{a}{b}新型材料科技发展有限公司" for a in "甲乙丙丁" for b in "东南西北"]
    d = txt.read(("云岭县专精特新企业名单\n" + "\n".join(names) + "\n").encode(), "a.txt")
    assert len(d.blocks) == 17


NOTICES = {
    "证券代码：600999 证券简称：云岭实业\n云岭实业股份有限公司\n关于与清溪创新开发建设有限公司签\n订投资协议的公告\n本公司保证内容真实。\n": "云岭实业股份有限公司关于与清溪创新开发建设有限公司签订投资协议的公告",
    "云岭实业股份有限公司\n第八届董事会第十一次会议\n决议公告\n2024-03-05 来源：云岭证券报\n证券代码：600999 证券简称：云岭实业\n本公司保证内容真实。\n": "云岭实业股份有限公司第八届董事会第十一次会议决议公告",
    "云岭股份(600999):对外投资公告\n2024-03-05 来源：云岭证券报\n证券代码：600999 证券简称：云岭股份\n对外投资公告\n本公司保证内容真实。\n": "云岭股份(600999):对外投资公告",
    "云岭县举行推介会\n云岭县医疗保障局\n关于停机维护的通知\n2024-03-05 来源：云岭县政府网\n系统将停机。\n": "关于停机维护的通知",
}


@pytest.mark.parametrize("text", NOTICES)
def test_the_lines_of_a_notice_s_title_are_one(text):
    assert txt.read(text.encode(), "a.txt").title == NOTICES[text]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("云岭日报 2024-03-05 08:50", "云岭日报"),
        ("2024-03-05 清溪都市报 大字", "清溪都市报"),
        ("2024-03-05 09:30", None),
        ("2024-03-05 大字", None),
    ],
)
def test_an_outlet_beside_the_date_published_the_text(line, publisher):
    assert txt.read(f"云岭三个项目开工\n{line}\n三个项目开工。\n".encode(), "a.txt").publisher == publisher


def test_what_stands_below_an_article_is_not_of_it():
    other = "本报讯 近日，清溪县邀请专家把脉中药材产业，进一步做大做强。" * 4
    text = f"云岭三个项目开工\n2024-03-05\n{'云岭开发区今年新开工项目3个，总投资12亿元。' * 12}\n新闻推荐\n清溪县做强药材产业\n{other}\n"
    assert "清溪" not in txt.read(text.encode(), "a.txt").text
    aside = f"云岭三个项目开工\n2024-03-05\n新闻推荐\n{'云岭开发区今年新开工项目3个，总投资12亿元。' * 12}\n"
    assert "云岭开发区" in txt.read(aside.encode(), "a.txt").text


SPACED = """2024 年云岭县经济运行情况
2024-03-05 09:30 来源：云岭日报
全年生产总值增长 6.5 %，2023 年 1-9 月完成投资 3,120.5 万元，新增企业 15 家。
1 云岭轴承厂 12 套
2 云岭纸业
图1：2019—2023年云岭县投资增长速度（%）
"""


def test_spaces_around_figures_are_closed_up():
    d = txt.read(SPACED.encode(), "a.txt")
    assert d.text.split("\n") == [
        "2024年云岭县经济运行情况",
        "2024-03-05 09:30 来源：云岭日报",
        "全年生产总值增长6.5%，2023年1-9月完成投资3,120.5万元，新增企业15家。",
        "1 云岭轴承厂12套",
        "2 云岭纸业",
        "图1：2019—2023年云岭县投资增长速度（%）",
    ]
    for wanted, written in (("3,120.5万元", "3,120.5 万元"), ("15家", "15 家"), ("年1-9月", "年 1-9 月")):
        at = d.offsets.to_file(d.text.index(wanted))
        assert SPACED[at:].startswith(written)
    assert d.blocks[-1].role == "body"  # a caption heads no section


ALIGNED = """关于公布第二批示范园区名单的通知
2024-03-05 来源：云岭日报
序号    园区名称          主要产业
1 云岭机电产业园      机电设备
2 清溪纺织工业园      纺织服装
以上名单予以公布。
"""


def test_columns_set_apart_by_gaps_are_a_table():
    d = txt.read(ALIGNED.encode(), "a.txt")
    assert d.text.split("\n")[2:] == [
        "云岭机电产业园，主要产业：机电设备。",
        "清溪纺织工业园，主要产业：纺织服装。",
        "以上名单予以公布。",
    ]
    for wanted in ("清溪纺织工业园", "纺织服装"):
        at = d.offsets.to_file(d.text.index(wanted))
        assert ALIGNED[at:].startswith(wanted)


@pytest.mark.parametrize(
    "lines",
    [
        "记者    张三          李四\n第一段正文在这里，说了一件事。\n第二段正文在这里，说了一件事。",
        "园区名称    主要产业\n云岭机电产业园以机电设备为主，清溪园以纺织为主。\n两个园区都在建设。",
    ],
)
def test_a_line_with_gaps_alone_is_no_table(lines):
    d = txt.read(f"云岭三个项目开工\n2024-03-05\n{lines}\n".encode(), "a.txt")
    assert len(d.blocks) == 5


ENTRIES = """云岭年鉴·园区
【招商引资】 全年引进项目31个，总投资106亿元。
基础配套　　年内，完成投资3亿元，道路竣工。
本报讯　　3月5日，云岭开发区三个项目开工。
【某某】
"""


def test_entries_of_a_yearbook_have_their_heads():
    roles = [(s.role, s.text) for s in sentences.split(txt.read(ENTRIES.encode(), "a.txt"))]
    assert roles == [
        ("title", "云岭年鉴·园区"),
        ("heading", "招商引资"),
        ("body", "全年引进项目31个，总投资106亿元。"),
        ("heading", "基础配套"),
        ("body", "年内，完成投资3亿元，道路竣工。"),
        ("meta", "本报讯"),
        ("body", "3月5日，云岭开发区三个项目开工。"),
        ("heading", "【某某】"),
    ]


PAPER = """第04版：要闻 上一版  下一版
标题导航
返回清溪网首页 | 版面导航 | 标题导航
上一版  下一版 2024年3月5日 星期 放大 缩小 默认
云岭开发区三个项目开工
总投资12亿元
本报讯 3月4日，云岭开发区三个项目开工。来源：清溪网
清溪网记者 周平摄
上一篇  下一篇 放大 缩小 默认
"""


def test_the_frame_of_a_newspaper_s_page_is_dropped():
    d = txt.read(PAPER.encode(), "a.txt")
    assert d.title == "云岭开发区三个项目开工"
    assert d.issued == date(2024, 3, 5)
    roles = [(s.role, s.text) for s in sentences.split(d)]
    assert roles[1:] == [
        ("meta", "上一版  下一版 2024年3月5日 星期 放大 缩小 默认"),
        ("heading", "总投资12亿元"),
        ("meta", "本报讯"),
        ("body", "3月4日，云岭开发区三个项目开工。"),
        ("meta", "来源：清溪网"),
        ("meta", "清溪网记者 周平摄"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "关闭落后造纸线12条，淘汰产能30万吨",
        "大中小企业融通发展",
        "放大枢纽平台效应",
        "下一期工程计划投资3亿元，明年开工。",
        "分享经济企业新增8家",
    ],
)
def test_a_line_that_only_begins_like_a_button_stays(line):
    assert line in txt.read(f"云岭县工业稳步增长\n全县实现产值30亿元。\n{line}\n全县引进企业12家。\n".encode(), "a.txt").text


@pytest.mark.parametrize(
    "line", ["【打印】【关闭】", "字号：大 中 小", "下一篇：云岭县召开大会", "阅读次数：321", "分享到：微信 微博"]
)
def test_buttons_are_dropped(line):
    d = txt.read(
        f"云岭县工业稳步增长\n全县实现产值30亿元。\n{line}\n全县引进企业12家，其中规模以上企业3家，新增就业岗位1200个。\n".encode(),
        "a.txt",
    )
    assert line not in d.text


def test_a_report_is_of_the_day_on_which_it_was_given():
    text = (
        "政 府 工 作 报 告\n——2024年2月6日在云岭县第十八届人民代表大会第三次会议上\n云岭县县长 周平\n现在，我向大会报告工作。\n"
    )
    d = txt.read(text.encode(), "a.txt")
    assert (d.title, d.issued) == ("政府工作报告", date(2024, 2, 6))
    assert d.text.split("\n")[1].startswith("——2024年2月6日在云岭县")
    assert d.blocks[1].role == "heading"


SITE = """欢迎访问云岭党史网站!
当前位置: 网站首页 > 新闻要览 > 县区之窗
云岭开发区志出版
发布时间:2024-03-05 16:54:32 审稿:编研科 作者:云岭县史志室 浏览:2079 次
云岭开发区志出版发行。
云岭县人民政府版权所有   云岭县人民政府办公室主办
网站标识码: 5001100002     ICP备案: 16001936号-1
"""


def test_who_keeps_the_site_is_no_part_of_the_article():
    d = txt.read(SITE.encode(), "a.txt")
    assert (d.title, d.issued) == ("云岭开发区志出版", datetime(2024, 3, 5, 16, 54, 32, tzinfo=SHANGHAI))
    assert [d.text[b.start : b.end] for b in d.blocks if b.role != "meta"] == ["云岭开发区志出版", "云岭开发区志出版发行。"]


def test_a_headline_of_two_lines_below_its_date():
    text = "云岭日报海外版 2024年03月05日 Tue\n返回目录    放大 缩小     上一篇    下一篇\n云岭县盘活闲置资产：\n老厂房迎来“又一春”\n黄金大道两边的厂房又热闹起来了。\n"
    d = txt.read(text.encode(), "a.txt")
    assert (d.title, d.issued) == ("云岭县盘活闲置资产：老厂房迎来“又一春”", date(2024, 3, 5))


def test_the_outlet_beside_the_date_is_named():
    text = "云岭三个项目开工\n清溪日报 2024-03-05 08:50\n云岭开发区三个项目开工。\n"
    analysis = pipeline.analyse(pipeline.document(text.encode(), "a.txt"))
    assert "清溪日报" in {e.label for e in analysis.entities}


OPENINGS = [  # a paragraph -> what stands before its first sentence, and who is named there
    ("江州社南京7月4日电（记者 周平）云岭开发区三个项目开工。", "江州社南京7月4日电（记者 周平）", {"江州社", "周平"}),
    ("本报云岭9月28日电 云岭开发区三个项目开工。", "本报云岭9月28日电", set()),
    ("清溪在线株洲频道消息：云岭开发区三个项目开工。", "清溪在线株洲频道消息", {"清溪在线"}),
    (
        "清溪网十二月九日讯（记者周平 通讯员吴敏）云岭开发区三个项目开工。",
        "清溪网十二月九日讯（记者周平 通讯员吴敏）",
        {"清溪网", "周平", "吴敏"},
    ),
    ("【清溪网讯】云岭开发区三个项目开工。", "【清溪网讯", {"清溪网"}),
    ("云岭电讯设备厂开工。", None, set()),
    ("7月4日，云岭电网消息灵通。", None, set()),
    ("云岭日报社搬迁工程开工。", None, set()),
    ("通讯产业园三个项目开工。", None, set()),
]


@pytest.mark.parametrize(("paragraph", "opening", "named"), OPENINGS)
def test_who_reports_whence_and_when_is_no_part_of_the_first_sentence(paragraph, opening, named):
    reading = pipeline.read(txt.read(f"云岭开发区要闻\n2024-07-05\n{paragraph}另有五个项目竣工。".encode(), "a.txt"))
    metas = [s for s in reading.sentences[1:] if s.role == "meta" and s.text != "2024-07-05"]
    assert [s.text for s in metas] == ([opening] if opening else [])
    assert {m.text for s in metas for m in reading.mentions[s.index] if m.kind in ("Organization", "Person")} == named


def test_who_wrote_and_took_pictures_is_named_behind_the_text():
    reading = pipeline.read(
        txt.read("云岭开发区要闻\n云岭开发区三个项目开工，总投资12亿元。（周平/文 吴敏/摄）".encode(), "a.txt")
    )
    assert {m.text for m in reading.mentions[-1]} == {"周平", "吴敏"}


@pytest.mark.parametrize(
    ("end", "meta", "named"),
    [
        ("（周平）", "（周平）", {"周平"}),
        ("（周平 吴敏山）", "（周平 吴敏山）", {"周平", "吴敏山"}),
        ("\n（云岭县人民政府办公室主办）", "（云岭县人民政府办公室主办）", set()),
        ("（完）", None, set()),
        ("（含两个片区）", None, set()),
    ],
)
def test_who_signs_behind_the_last_sentence_is_no_part_of_it(end, meta, named):
    reading = pipeline.read(txt.read(f"云岭开发区要闻\n云岭开发区三个项目开工，总投资12亿元。{end}".encode(), "a.txt"))
    metas = [s for s in reading.sentences if s.role == "meta"]
    assert [s.text for s in metas] == ([meta] if meta else [])
    assert {m.text for s in metas for m in reading.mentions[s.index] if m.kind == "Person"} == named


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("云岭开发区正式挂牌 16个项目现场签约", "云岭开发区正式挂牌 16个项目现场签约"),
        ("云岭县工业增加值增长 8.5%", "云岭县工业增加值增长8.5%"),
        ("云岭县引进 16 个项目开工", "云岭县引进16个项目开工"),
    ],
)
def test_a_headline_of_two_halves_keeps_the_space_between_them(line, title):
    assert txt.read(f"{line}\n2024-03-05\n云岭开发区三个项目开工。\n".encode(), "a.txt").title == title


def test_offsets_stay_where_an_opening_is_cut_from_a_paragraph_of_broken_lines():
    told = "江州社南京7月4日电（记者 周平）云岭开发区今年以来聚焦主导产业和重点企\n业，全力推进项目建设，上半年开工项目三个，总投资十二亿元，其中恒远重机\n项目总投资五亿元，达产后年产值八亿元，带动就业三百人。（周平/文 吴敏/摄）\n"
    raw = f"云岭开发区要闻\n2024-07-05\n{told * 3}"
    document = txt.read(raw.encode(), "a.txt")
    for i, c in enumerate(document.text):
        assert c == "\n" or raw[document.offsets.to_file(i)] == c


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("某园区推进有序\n2024-07-04 来源：云岭日报\n本报青原7月3日讯（记者某某）今年以来签约项目8个。", date(2024, 7, 3)),
        ("某园区推进有序\n2024-01-01 来源：云岭日报\n新华社青原12月31日电 全年签约项目8个。", date(2023, 12, 31)),
        ("云岭县2021年第三次项目集中签约\n本报讯 9月15日，云岭县举行集中签约，8个项目落户。", date(2021, 9, 15)),
        ("云岭县举行集中开工\n8月29日上午，云岭县2023年三季度重点项目集中开工仪式举行。", date(2023, 8, 29)),
        ("云岭多措并举稳外贸\n云岭县人民政府 2022-10-08\n今年以来走访企业110家。", date(2022, 10, 8)),
        # an old dispatch that is quoted, a year that is told of, a founding day, two years: they date nothing
        ("某园区推进有序\n2024-07-24 来源：云岭日报\n本报青原7月3日讯，签约项目8个。", date(2024, 7, 24)),
        ("云岭县召开2023年度表彰大会\n1月5日，云岭县召开表彰大会。", None),
        ("云岭经开区2021年概况\n9月15日经省政府批准设立，启动建设。", None),
        ("云岭县2021年项目2022年开工\n9月15日，云岭县举行集中签约。", None),
    ],
)
def test_the_day_that_relative_dates_hang_on(text, day):
    assert pipeline.document(text.encode(), "a.txt").day == day


def test_a_day_that_the_user_gives_is_better_than_that_of_an_event():
    text = "云岭县2021年第三次项目集中签约\n9月15日，云岭县举行集中签约，8个项目落户。"
    assert pipeline.document(text.encode(), "a.txt", issued=date(2021, 9, 17)).day == date(2021, 9, 17)


def test_who_speaks_beside_the_date_publishes():
    document = pipeline.document("云岭多措并举\n云岭县人民政府 2022-10-08\n走访企业110家。".encode(), "a.txt")
    assert (document.publisher, document.issued) == ("云岭县人民政府", date(2022, 10, 8))


def test_lines_of_measures_are_a_list_and_no_headings():
    text = "云岭园区回顾\n2024-03-05 来源：云岭日报\n一、建设情况\n扩建道路2公里，投资900万元\n供热管网10公里，投资500万元\n绿化平稳推进。\n新签约项目12个，总投资28亿元\n各镇积极招商。"
    document = pipeline.document(text.encode(), "a.txt")
    roles = {document.text[b.start : b.end]: b.role for b in document.blocks}
    assert roles["扩建道路2公里，投资900万元"] == roles["供热管网10公里，投资500万元"] == "body"
    assert roles["一、建设情况"] == roles["新签约项目12个，总投资28亿元"] == "heading"
