"""Tokens cover the sentence and carry the dictionary's tags."""

import jieba
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Sentence
from kg.text import tokens
from kg.text.tokens import tokenize


def test_tags_come_from_the_dictionary():
    text = "引进13个新项目落地"
    found = tokenize(Sentence(0, 5, 5 + len(text), text))
    assert [(t.text, t.tag) for t in found] == [
        ("引进", "v"),
        ("13", "m"),
        ("个", "q"),
        ("新", "a"),
        ("项目", "n"),
        ("落地", "n"),
    ]
    assert found[0].start == 5


@given(st.text(max_size=80))
def test_tokens_cover_any_sentence(text):
    found = tokenize(Sentence(0, 7, 7 + len(text), text))
    assert "".join(t.text for t in found) == text
    at = 7
    for t in found:
        assert t.start == at
        at = t.end


def test_trades_are_words():
    text = "诺维新材料产业园"
    found = tokenize(Sentence(0, 0, len(text), text))
    assert [t.text for t in found][-2:] == ["新材料", "产业园"]


@settings(deadline=None)  # jieba loads its dictionary
@given(st.text(st.sampled_from("中国共产党人民政府引进13个新项目落地A股GDPT恤、。，% \r\n　·-.x9"), max_size=60))
def test_words_are_those_of_jieba(text):
    found = tokenize(Sentence(0, 0, len(text), text))
    assert [t.text for t in found] == list(jieba.cut(text, HMM=False))


def test_the_frequencies_are_added_up():
    words = dict(line.split()[:2] for line in tokens._file().read_text(encoding="utf-8").splitlines())
    assert sum(map(int, words.values())) == tokens._TOTAL
