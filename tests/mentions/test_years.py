"""Spans without a year stand in the year that the text speaks of, not always in that of its publication."""

from dataclasses import replace
from datetime import date

import pytest

from kg import pipeline
from kg.mentions.times.years import of_report
from kg.model import Period

SUMMARY = "临湖县2023年国民经济和社会发展统计公报"


@pytest.mark.parametrize(
    ("title", "text", "words", "expected"),
    [
        (SUMMARY, "全年生产总值280亿元。", "全年", ("2023-01-01", "2023-12-31")),
        (SUMMARY, "年末常住人口42万人。", "年末", ("2023-12-31", "2023-12-31")),
        (SUMMARY, "上半年新签约项目20个。", "上半年", ("2023-01-01", "2023-06-30")),
        (SUMMARY, "今年一季度，新签约项目20个。", "今年一季度", ("2024-01-01", "2024-03-31")),
        ("临湖县工业园", "2021年，引进企业14家。全年完成投资3亿元。", "全年", ("2021-01-01", "2021-12-31")),
        ("临湖县工业园", "园区成立于2015年。全年计划完成投资3亿元。", "全年", ("2024-01-01", "2024-12-31")),
        ("临湖年鉴（2022卷）", "是年，引进企业14家。", "是年", ("2021-01-01", "2021-12-31")),
        ("临湖县工业园", "2021年引进企业14家。当年投产5家。", "当年", ("2021-01-01", "2021-12-31")),
        ("临湖县工业园", "去年，引进企业14家。全年完成投资3亿元。", "全年", ("2023-01-01", "2023-12-31")),
        ("临湖县工业园", "去年，引进企业14家。\n全年计划完成投资3亿元。", "全年", ("2024-01-01", "2024-12-31")),
        (
            "临湖县工业园",
            "去年，园区荣获2023年度先进单位。引进企业14家。全年新增绿化8公顷。",
            "全年",
            ("2023-01-01", "2023-12-31"),
        ),
        ("临湖县工业园", "去年，引进企业14家，今年再引进9家。全年安排投资3亿元。", "全年", ("2024-01-01", "2024-12-31")),
        ("临湖县工业园", "2023年，引进企业14家。全年收入较2021年增加2亿元。", "全年", ("2023-01-01", "2023-12-31")),
        ("临湖县工业园", "一季度完成投资3亿元。", "一季度", ("2024-01-01", "2024-03-31")),
        ("云溪纺织工业园（2023年）", "清溪棉纺厂3月投产。", "3月", ("2023-03-01", "2023-03-31")),
        ("云溪纺织工业园：去年的账本", "9月12日，清溪棉纺厂投产。", "9月12日", ("2023-09-12", "2023-09-12")),
        ("云溪县表彰2023年度纳税大户", "清溪棉纺厂全年产纱3万吨。", "全年", ("2023-01-01", "2023-12-31")),
        ("云溪县表彰2023年度纳税大户", "云溪县力争全年产纱4万吨。", "全年", ("2024-01-01", "2024-12-31")),
        ("云溪县表彰2023年度纳税大户", "4月，清溪棉纺厂投产。", "4月", ("2024-04-01", "2024-04-30")),
        ("临湖县工业园", "过去一年，园区引进企业14家。", "过去一年", ("2023-04-08", "2024-04-08")),
        ("关于申报2023年度龙头企业的通知", "9月底公布名单。", "9月底", ("2024-09-30", "2024-09-30")),
        ("青原简讯", "2023年，全省外贸收入90亿元。\n3月末，贷款余额8亿元。", "3月末", ("2024-03-31", "2024-03-31")),
    ],
)
def test_the_year_spoken_of(title: str, text: str, words: str, expected: tuple[str, str]) -> None:
    document = replace(pipeline.document(f"{title}\n{text}".encode(), "a.txt"), issued=date(2024, 4, 8))
    found = [m.value for row in pipeline.read(document).mentions for m in row if m.kind == "Period" and m.text == words]
    assert [(str(p.start), str(p.end)) for p in found if isinstance(p, Period)] == [expected]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("2023年临湖县经济回升向好", "分季度看，一季度增长4%，二季度增长6%。", ("2023-04-01", "2023-06-30")),
        ("2023年临湖县经济回升向好", "县里要求再加劲，力争二季度增长6%。", ("2024-04-01", "2024-06-30")),
        ("临湖县2024年工作安排", "二季度开工12个项目。", ("2024-04-01", "2024-06-30")),
    ],
)
def test_early_in_the_year_a_title_tells_of_the_last(title: str, text: str, expected: tuple[str, str]) -> None:
    document = replace(pipeline.document(f"{title}\n{text}".encode(), "a.txt"), issued=date(2024, 1, 17))
    found = [m.value for row in pipeline.read(document).mentions for m in row if m.text == "二季度"]
    assert [(str(p.start), str(p.end)) for p in found if isinstance(p, Period)] == [expected]


def test_the_year_of_a_heading_ends_with_what_stands_under_it() -> None:
    text = (
        "青原简讯\n2023年云溪县水产丰收\n全年产鱼3万吨。\n临湖县棉纺厂复工\n4月2日，棉纺厂复工，日产纱3吨。\n全年计划产纱900吨。"
    )
    document = replace(pipeline.document(text.encode(), "a.txt"), issued=date(2024, 4, 8))
    found = {m.text: m.value for row in pipeline.read(document).mentions for m in row if m.kind == "Period"}
    assert str(found["4月2日"].start) == "2024-04-02"
    assert [str(found["全年"].start)] == ["2024-01-01"]


def test_a_text_without_a_day_names_its_year() -> None:
    read = pipeline.read(pipeline.document("临湖县工业园\n2021年，引进企业14家。全年完成投资3亿元。".encode(), "a.txt"))
    found = [m.value for row in read.mentions for m in row if m.text == "全年"]
    assert found == [Period(date(2021, 1, 1), date(2021, 12, 31), "inherited")]


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("全年完成投资3亿元。", "全年", 2023),
        ("前三季度，新增企业9家。", "前三季度", 2023),
        ("1-11月，园区实现产值9亿元。", "1-11月", 2023),
        ("去年，园区荣获先进。\n新建厂房3栋，全年新增绿化8公顷。", "全年", 2023),
        ("去年，园区荣获先进。\n全年计划完成投资3亿元。", "全年", 2024),
        ("全年计划完成投资3亿元。", "全年", 2024),
        ("力争全年完成投资3亿元。", "全年", 2024),
        ("上半年开工项目9个。", "上半年", 2024),
    ],
)
def test_early_in_a_year_what_was_done_in_all_of_it_was_done_in_the_year_before(text: str, words: str, year: int) -> None:
    document = replace(pipeline.document(f"临湖县工业园\n{text}".encode(), "a.txt"), issued=date(2024, 1, 15))
    found = [m.value for row in pipeline.read(document).mentions for m in row if m.kind == "Period" and m.text == words]
    assert [p.start.year for p in found if isinstance(p, Period) and p.start] == [year]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("发布时间：2019年6月\n今年一季度，棉纺厂产纱3万吨。", "今年一季度", ("2019-01-01", "2019-03-31")),
        ("临湖县港务\n1至8月，港口吞吐量600万吨，比2021年同期增长4%。", "1至8月", ("2022-01-01", "2022-08-31")),
        ("临湖县港务\n截至9月底，渔船有90艘，较2021年末增加6艘。", "截至9月底", ("2022-09-30", "2022-09-30")),
        ("临湖县2025年林业重点任务\n一、力争全年植树3万亩。", "全年", ("2025-01-01", "2025-12-31")),
        ("临湖县2025年林业重点任务\n去年植树2万亩。", "去年", ("2024-01-01", "2024-12-31")),
        ("临湖县林业\n上半年植树3万亩。", "上半年", None),
        ("临湖县2021-2025年林业发展规划\n全年植树3万亩。", "全年", None),
        ("临湖县林业\n上半年植树3万亩，比2019年增长2%。2022年再植2万亩。", "上半年", None),
        ("发布时间：2019年6月\n今年以来，棉纺厂产纱3万吨。", "今年以来", None),
    ],
)
def test_a_text_without_a_day_tells_its_year_in_other_ways(text: str, words: str, expected: tuple[str, str] | None) -> None:
    read = pipeline.read(pipeline.document(text.encode(), "a.txt"))
    found = [m.value for row in read.mentions for m in row if m.kind == "Period" and m.text == words]
    said = [(str(p.start), str(p.end)) for p in found if isinstance(p, Period)]
    assert said == [expected or ("None", "None")]


def test_the_only_year_of_an_entry_frames_all_of_it() -> None:
    text = "【招商】2011年是临湖县“招商年”。县里组织得力。\n茶业有突破。引进茶厂12家。\n"
    for more, expected in (("", 2011), ("2013年再引进3家。\n", None), ("今年再引进3家。\n", None)):
        reading = pipeline.read(pipeline.document(("招商引资\n" + text + more).encode(), "a.txt"))
        assert of_report(reading) == expected
