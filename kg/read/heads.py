"""The first lines of a file -> its title, the lines of its head, and the rest.

某府发〔2021〕3号⏎某市人民政府⏎关于印发某某办法的通知⏎正文。 -> the number, the title of two lines, the text
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.read import furniture
from kg.read.lines import Line, pieces
from kg.read.metadata import is_breadcrumb, is_dateline

HEAD = 15
"""A date line further down than this many lines belongs to something else than the article's head."""
REFERENCE = re.compile(r"^[\u4e00-\u9fff]{1,12}[〔［\[（(]\d{4}[〕］\])）]\s?第?\d{1,5}号$")
"""The number of an official document, which stands between its title and its date: 某府规〔2020〕3号."""
ENDS = "。！？!?；;，,：:"
SECURITIES = re.compile(r"^(?:证\s?券|股\s?票|股份|债\s?券|公司|[AHB]\s?股)\s?(?:代\s?码|简\s?称)\s?[:：]")
_OF_COMPANY = re.compile(r"^[^，。：:]{4,40}公司(?:董事会)?$")
_NOTICE = re.compile(r"(?:公告|公示|提示|报告|说明|通知书?)(?:[（(][^（）()]{1,12}[)）])?$")


_DECREE = re.compile(r"[^，。：:]{0,30}关于[^。：:]{4,80}的(?:决定|通知|通报|意见|批复|函|报告)(?:[（(][^（）()]{1,12}[)）])?")
TITLE = 4
"""Lines that the title of a notice or an official document has at most: the company, its board's meeting, 关于…的, 公告."""


def _notice(lines: Sequence[Line]) -> tuple[list[Line], Line | None, list[Line]] | None:
    """The head of a company's notice: 证券代码：… is metadata; the company's name and 关于…的公告 below it are the title."""
    first = next((i for i, x in enumerate(lines[:3]) if SECURITIES.match(x.text)), None)
    if first is None:
        return None
    head, rest = [], list(lines[first:])
    while rest and SECURITIES.match(rest[0].text):
        line = rest.pop(0)
        head.append(replace(line, role="meta"))
    short = list(itertools.takewhile(lambda x: not x.text.endswith("。"), rest[:TITLE]))
    last = next((i for i, x in enumerate(short) if _NOTICE.search(x.text)), None)
    if last is None or any(_paragraph(x) for x in short[: last + 1]) and last:
        return None
    title = _joined(short[: last + 1])
    above = next((x for x in lines[:first] if x.text.endswith(title.text) and len(x.text) > len(title.text)), None)
    if above and not _OF_COMPANY.match(short[0].text):  # 某某股份(600999)：对外投资公告, which the page calls it
        return head, above, [*(x for x in lines[:first] if x is not above), *rest[last + 1 :]]
    return head, title, [*lines[:first], *rest[last + 1 :]]


def _joined(lines: Sequence[Line]) -> Line:
    """A title of several lines as one."""
    return (
        lines[0]
        if len(lines) == 1
        else Line("".join(x.text for x in lines), lines[0].start, pieces=tuple(p for x in lines for p in pieces(x)))
    )


def split(lines: Sequence[Line]) -> tuple[list[Line], Line | None, list[Line]]:
    """(lines of the head, title, the rest): the title stands right before the date line, or is the first line."""
    if not any(x.role == "title" for x in lines[: HEAD * 2]) and (found := _notice(lines)):
        return found
    lines = [x for i, x in enumerate(lines) if i >= HEAD or not furniture.of_paper(x) or is_dateline(x.text)]
    numbers = [x for x in lines[:3] if REFERENCE.match(x.text)]
    if numbers and not any(x.role == "title" for x in lines[: HEAD * 2]):  # 某府发〔2021〕3号 above the title
        head, title, rest = split([x for x in lines if x not in numbers])
        return sorted([*head, *numbers], key=lambda x: x.start), title, rest
    marked = next((i for i, x in enumerate(lines[: HEAD * 2]) if x.role == "title"), None)
    dated = next((i for i, x in enumerate(lines[:HEAD]) if is_dateline(x.text) and x.role in (None, "body", "meta")), None)
    if dated is not None and any(_paragraph(x) for x in lines[:dated]):
        dated = None  # the date that an announcement is signed with
    if marked is not None:
        last = dated if dated is not None and dated > marked else marked
        head = [x for x in lines[: last + 1] if x is not lines[marked]]
        return [x for x in head if _heads(x)], lines[marked], list(lines[last + 1 :])
    if dated is not None and dated > 0:
        above = [i for i in range(dated) if not is_breadcrumb(lines[i].text) and not REFERENCE.match(lines[i].text)]
        title = lines[above[-1]] if above else None
        if title and len(above) > 1 and above[-1] == above[-2] + 1 and _subtitle(lines[above[-2]], title):
            title = lines[above[-2]]
        elif title and _NOTICE.search(title.text):
            company = next((i for i in above[-TITLE:-1] if _OF_COMPANY.match(lines[i].text)), above[-1])
            title = _joined(lines[company : above[-1] + 1])
        return [x for x in lines[: dated + 1] if _heads(x)], title, list(lines[dated + 1 :])
    top = sum(1 for _ in itertools.takewhile(lambda x: is_dateline(x.text), lines[:HEAD])) if dated == 0 else 0
    if top and len(lines) > top + 1 and not _paragraph(lines[top]):
        if lines[top].text.endswith(("：", ":")) and not _paragraph(lines[top + 1]):  # 某区盘活闲置资产：⏎老厂房迎来新生
            return list(lines[:top]), _joined(lines[top : top + 2]), list(lines[top + 2 :])
        if not lines[top].text.endswith(tuple(ENDS)):
            return list(lines[:top]), lines[top], list(lines[top + 1 :])
    if (count := _decree(lines)) > 1:
        return [], _joined(lines[:count]), list(lines[count:])
    if dated != 0 and len(lines) > 1 and len(lines[0].text) <= 60 and not lines[0].text.endswith(tuple(ENDS)):
        rest = list(lines[1:])
        head = [rest.pop(0)] if rest and is_dateline(rest[0].text) else []
        return head, lines[0], rest
    top = max(top, int(is_dateline(lines[0].text))) if lines else 0
    return list(lines[:top]), None, list(lines[top:])


def _decree(lines: Sequence[Line]) -> int:
    """How many lines the title of an official document has: 某县人民政府⏎关于印发某某办法的通知; 0 where the text does not begin so."""
    short = list(itertools.takewhile(lambda x: not x.text.endswith(tuple(ENDS)), lines[:TITLE]))
    return next((i for i in range(1, len(short) + 1) if _DECREE.fullmatch(_joined(short[:i]).text)), 0)


def _paragraph(line: Line) -> bool:
    """Whether a line is text of the article, not of the page's head."""
    return len(line.text) >= 60 or line.text.endswith("。")


def _heads(line: Line) -> bool:
    return is_breadcrumb(line.text) or is_dateline(line.text) or bool(REFERENCE.match(line.text))


def _subtitle(upper: Line, lower: Line) -> bool:
    """——副题 below the title."""
    return lower.text.startswith(("—", "-", "―")) and len(upper.text) >= 6
