"""No name of the annotated texts stands in lexicons, rules, queries or code, unless a general list has it too.

General lists are the administrative divisions, the development zones, jieba's dictionary of words, and tests/general_names.tsv. Without ../shared the
names of the 30 texts and of the articles in tests/eval are compared; with it those of all 43 and the articles.
"""

import json
import re
import unicodedata
from functools import cache

import pytest

from kg import resources
from kg.text.tokens import tag_of
from scripts import train_tagger
from tests.conftest import ROOT, SHARED

SHORTEST = 4
"""Shorter names are words (市委, 园区) as often as not; those that are no word would be 3 characters of chance."""
GENERAL = {"places.tsv", "zones.tsv"}


@cache
def general() -> frozenset[str]:
    places = {value for row in resources.table("lexicon/places.tsv") for value in (row["name"], row["short"])}
    listed = set((ROOT / "tests" / "general_names.tsv").read_text(encoding="utf-8").splitlines()[2:])
    return frozenset(places | listed | {row["name"] for row in resources.table("lexicon/zones.tsv")})


def names() -> set[str]:
    folders = [ROOT / "tests" / "eval" / "gold", ROOT / "tests" / "eval" / "articles", SHARED / "eval" / "dev" / "gold"]
    found = set()
    for folder in folders:
        for path in folder.glob("*.json"):
            for entity in json.loads(path.read_text(encoding="utf-8"))["entities"]:
                found.update(plain(n) for n in entity["names"])
    return {n for n in found if len(n) >= SHORTEST and re.search("[\u4e00-\u9fff]", n) and not is_general(n)}


def plain(text: str) -> str:
    return re.sub(r"[\s“”\"'‘’《》]", "", unicodedata.normalize("NFKC", text))


def is_general(name: str) -> bool:
    """A word, a listed place or zone, or a general head with nothing but words of rank and kind before it."""
    return (
        tag_of(name) is not None
        or name in general()
        or bool(
            re.fullmatch(
                r"(?:省|市|县|区|国家|全国|全市|全省|企业|重点|科技型|高新技术|中小|签约|开工|建设|项目|产业|集中|仪式|园区|活动|市委|市政府)+",
                name,
            )
        )
    )


def sources():
    for path in sorted(ROOT.glob("kg/**/*")):
        if path.suffix in (".py", ".tsv", ".toml", ".rq", ".js", ".html") and path.name not in GENERAL:
            yield path


@pytest.mark.parametrize("path", list(sources()), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_annotated_name_is_written_into_the_project(path):
    text = plain(path.read_text(encoding="utf-8"))
    assert [n for n in sorted(names()) if n in text] == []


def test_no_bulletin_of_the_tagger_names_an_annotated_body_or_work():
    """Invented bulletins name what is everywhere (省发改委, 国家现代农业产业园), but no zone, firm, project or place of the annotated texts."""
    marked = {
        plain(n) for text in train_tagger.bulletins() for n, kind in train_tagger.MARK.findall(text) if kind in "ZKALFOEPINT"
    }
    assert sorted(marked & names()) == []
