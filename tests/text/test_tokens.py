"""Tokens cover the sentence and carry the dictionary's tags."""

import jieba
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Sentence
from kg.text.tokens import tokenize


def test_tags_come_from_the_dictionary():
    text = "引进13个新项目落地"
    tokens = tokenize(Sentence(0, 5, 5 + len(text), text))
    assert [(t.text, t.tag) for t in tokens] == [
        ("引进", "v"),
        ("13", "m"),
        ("个", "q"),
        ("新", "a"),
        ("项目", "n"),
        ("落地", "n"),
    ]
    assert tokens[0].start == 5


@given(st.text(max_size=80))
def test_tokens_cover_any_sentence(text):
    tokens = tokenize(Sentence(0, 7, 7 + len(text), text))
    assert "".join(t.text for t in tokens) == text
    at = 7
    for t in tokens:
        assert t.start == at
        at = t.end


def test_trades_are_words():
    text = "诺维新材料产业园"
    tokens = tokenize(Sentence(0, 0, len(text), text))
    assert [t.text for t in tokens][-2:] == ["新材料", "产业园"]


@settings(deadline=None)  # jieba loads its dictionary
@given(st.text(st.sampled_from("中国共产党人民政府引进13个新项目落地A股GDPT恤、。，% \r\n　·-.x9"), max_size=60))
def test_words_are_those_of_jieba(text):
    tokens = tokenize(Sentence(0, 0, len(text), text))
    assert [t.text for t in tokens] == list(jieba.cut(text, HMM=False))
