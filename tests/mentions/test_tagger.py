"""Names that only their context tells; what the finders see whole is left to them; the model comes from its texts and nothing else."""

import pytest

from kg import pipeline
from kg.mentions.tagging import tagger
from kg.model import Mention, Sentence
from kg.text import tokens
from scripts import train_tagger
from tests.conftest import ROOT


def tagged(text: str) -> dict[str, str]:
    economic = "云岭开发区举行签约仪式，恒远重机项目开工。"
    reading = pipeline.read(pipeline.document(f"青原县要闻\n2024-07-05\n{economic}{text}".encode(), "a.txt"))
    return {m.text: m.kind for ms in reading.mentions for m in ms if m.finder == "tagger"}


CONTEXTS = [  # a sentence -> the names in it that have no form to go by, or whose form misleads
    ("开发区引进了澜昉、禾屿科技、云泽三家龙头企业。", {"澜昉": "Enterprise", "云泽": "Enterprise"}),
    ("由澜昉投资的硅片项目落户青原县。", {"澜昉": "Enterprise"}),
    ("云泽节能风力发电股份有限公司也投资20亿元。", {"云泽节能风力发电股份有限公司": "Enterprise"}),
    ("青原县禾屿鞋业与沙河镇签下5000万元合同。", {}),  # the finders see them
    ("周平、吴敏、郑禾一等领导出席。", {}),
]


@pytest.mark.parametrize(("text", "wanted"), CONTEXTS)
def test_names_that_only_their_context_tells(text, wanted):
    assert tagged(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "全县工业总产值增长8.5%，税收增长6%。",
        "会议要求，各镇要把项目建设放在首位，做好要素保障。",
        "今年以来，园区引进企业12家。",
    ],
)
def test_nothing_is_named_where_nothing_has_a_name(text):
    assert tagged(text) == {}


def test_marks_become_spans_of_the_bare_text():
    bare, spans = train_tagger.unmarked("近日，[澜昉橡胶|E]与[青原县|A]签约。")
    assert bare == "近日，澜昉橡胶与青原县签约。"
    assert [(bare[a:b], kind) for a, b, kind in spans] == [("澜昉橡胶", "Enterprise"), ("青原县", "AdministrativeArea")]


def test_every_bulletin_is_marked_with_known_kinds_and_dated():
    texts = train_tagger.bulletins()
    assert len(texts) > 800
    for text in texts:
        bare, spans = train_tagger.unmarked(text)
        assert spans, text[:60]
        assert not {"[", "]"} & set(bare), text[:60]


def test_the_same_texts_give_the_same_model(tmp_path):
    texts = [train_tagger.examples(t) for t in train_tagger.bulletins()[:6]]
    for name in ("one", "two"):
        train_tagger.train(texts, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def span(text: str, name: str, kind: str, score: float = 0.8) -> Mention:
    at = text.index(name)
    return Mention(at, at + len(name), name, kind, finder="names", score=score)


TEXT = "近日云泽节能风力发电股份有限公司与澜昉签约。"
WHOLE, PART = "云泽节能风力发电股份有限公司", "风力发电股份有限公司"


@pytest.mark.parametrize(
    ("seen", "found", "wanted"),
    [  # what the finders saw, what the tagger finds, what stays
        ([], [("澜昉", "Enterprise", 0.8)], ["澜昉"]),
        ([], [("澜昉", "Enterprise", 0.6)], []),  # not sure enough
        ([PART], [(WHOLE, "Enterprise", 0.8)], [WHOLE]),  # a longer name than the finders saw
        ([WHOLE], [(PART, "Enterprise", 0.95)], [WHOLE]),  # never a shorter one
        ([WHOLE], [(WHOLE, "Project", 0.95)], [WHOLE]),
        ([], [("澜昉签约。", "Enterprise", 0.95)], []),  # no name goes over the end of a clause
    ],
)
def test_when_the_tagger_is_believed(seen, found, wanted):
    sentence = Sentence(0, 0, len(TEXT), TEXT)
    tags = [tagger.Tagged(TEXT.index(n), TEXT.index(n) + len(n), kind, p) for n, kind, p in found]
    merged = tagger.merged(sentence, tokens.tokenize(sentence), tuple(span(TEXT, n, "Enterprise") for n in seen), tags)
    assert [m.text for m in merged] == wanted
    assert all(m.kind == "Enterprise" for m in merged)


@pytest.mark.parametrize("name", ["日加工鲜果由80吨升至150吨", "二期扩建工程", "首批标准厂房"])
def test_a_clause_or_a_phase_alone_is_no_name_of_works(name):
    sentence = Sentence(0, 0, len(name), name)
    tags = [tagger.Tagged(0, len(name), "Project", 0.95)]
    assert tagger.merged(sentence, tokens.tokenize(sentence), (), tags) == []


def test_the_model_is_packaged():
    assert (ROOT / "kg" / "data" / tagger.MODEL).stat().st_size < 10_000_000
