"""Bulletins are told from general news by their words; whoever names a zone or a park writes a bulletin."""

import pytest

from kg import pipeline, resources
from kg.facts import certainty
from kg.mentions import genre

BULLETINS = [
    "清水县重点项目加快建设\n清水县总投资12亿元的风电项目3月开工，计划明年底建成投产；县发改局协调用地、环评手续，业主单位正抓紧施工。\n",
    "云帆科技股份有限公司关于中标的公告\n公司收到中标通知书，中标金额3.2亿元，工期540天，招标人为远山水务集团有限公司。\n",
    "我区召开招商引资推进会\n区长在会上说，上半年新签约项目23个，协议投资56亿元，招商局要盯紧在谈项目，确保早落地、早开工。\n",
    "两国元首举行会谈\n双方参观了苏州工业园区的生物医药企业，总统表示愿推动新项目落户园区，招商部门将帮助企业尽快投产。\n",  # names a park
]
NEWS = [
    "外交部发言人：中方坚决反对单边制裁\n发言人表示，中方历来反对非法单边制裁，将采取必要措施坚定维护自身合法权益，同国际社会一道维护多边主义和世界和平。\n",
    "本台报道：夏粮丰收在望\n各地各部门坚决贯彻党中央决策部署，凝聚强大力量，广大干部群众充满信心，我国粮食安全基础更加牢固，人民生活更加美好。\n",
    "强台风登陆 造成多人死亡\n当地媒体报道，台风造成至少12人死亡、30多人失踪，数万民众被迫撤离，总统宣布进入紧急状态，救援力量赶赴灾区。\n",
]


def read(text):
    return pipeline.analyse(pipeline.document(text.encode(), "a.txt"))


@pytest.mark.parametrize("text", BULLETINS)
def test_bulletins(text):
    assert read(text).reading.genre == "bulletin"


@pytest.mark.parametrize("text", NEWS)
def test_general_news(text):
    assert read(text).reading.genre == "news"


def test_few_known_words_are_no_news():
    assert genre.score({"导弹"}) > genre.BELOW > genre.score({"导弹", "总书记", "成就", "伟大"})


def test_the_table_names_nobody():
    words = {row["word"] for row in resources.table("genre.tsv")}
    assert 500 < len(words) < 3000
    assert not words & {"习近平", "李强", "北京", "上海"}


def test_of_general_news_only_what_is_sure_is_kept():
    analysis = read(NEWS[2] + "总统表示，超过三成的民众面临严峻危机，大地上面积960万平方公里。\n")
    kept, every = pipeline.confident(analysis), pipeline.confident(analysis, 0.0)
    assert every.facts == analysis.facts
    assert 0 < len(kept.facts) < len(every.facts)
    assert all(f.confidence >= pipeline.LEAST_IN_NEWS for f in kept.facts)
    assert pipeline.confident(read(BULLETINS[0])).facts == read(BULLETINS[0]).facts


def test_the_wording_of_news_is_evidence():
    news, bulletin = read(NEWS[2]), read(BULLETINS[0])
    assert "counted: apart" in {e for f in news.facts for e in certainty.evidence(f, news)}
    assert not any(e.startswith(("of: ", "counted: ")) for f in bulletin.facts for e in certainty.evidence(f, bulletin))
