"""Tables as rows of cells -> sentences, whatever file they come from."""

import tomllib

import pytest

from kg.read import tables
from tests.conftest import ROOT

TABLES = tomllib.loads((ROOT / "tests" / "cases" / "tables.toml").read_text(encoding="utf-8"))["table"]


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t["name"])
def test_a_table_is_read_as_sentences(table):
    found = list(tables.sentences(table["rows"], table.get("caption", "")))
    assert ["".join(text for text, _ in parts) for parts in found] == table["wanted"]


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t["name"])
def test_every_cell_that_is_said_knows_its_place(table):
    for parts in tables.sentences(table["rows"], table.get("caption", "")):
        for text, place in parts:
            if place:
                assert table["rows"][place[0]][place[1]].find(text) >= 0
