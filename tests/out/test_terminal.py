"""Tables: columns align in cells, whatever the script; nothing in a name steers the terminal."""

import io

from rich.cells import cell_len
from rich.console import Console

from kg.out import terminal


def printed(columns, rows):
    out = io.StringIO()
    terminal.show(Console(file=out), columns, rows)
    return out.getvalue().splitlines()


def test_columns_align_with_chinese_and_latin_and_are_not_cut_in_a_pipe():
    lines = printed(("项目", "阶段"), [("储能基地项目", "开工"), ("abc", "x" * 200)])
    assert len({cell_len(line) for line in lines}) == 1
    assert any("x" * 200 in line for line in lines)


def test_markup_and_escapes_of_a_name_stay_text():
    (row,) = (line for line in printed(("名",), [("[bold]甲[/bold]\x1b[31m\n乙",)]) if "甲" in line)
    assert "[bold]甲[/bold]" in row
    assert "\x1b" not in row
    assert "乙" in row
