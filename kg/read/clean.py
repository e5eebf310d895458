"""Lines of a file -> title, headings, paragraphs and metadata lines, without the page's furniture.

当前位置:首页 > 要闻⏎某区开工⏎2024-05-20 来源:…⏎正文。⏎相关阅读 -> title, meta line, body; the breadcrumb gives the section
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Block, Document, OffsetMap
from kg.read import furniture
from kg.read.aligned import tabled
from kg.read.lines import BYLINE, ITEM, NUMBERED, Line, closed_up, entries, mended, pieces
from kg.read.metadata import Metadata, is_breadcrumb, is_dateline, merge, section_of

HEAD = 15
"""A date line further down than this many lines belongs to something else than the article's head."""
LONGEST_BYLINE = 60
"""Characters at the end of a line in which a byline in brackets is looked for."""
_FIELD_LINE = re.compile(
    r"^[（(]?\s?(?:来\s?源|责任编辑|责\s?编|编\s?辑|关键词|关键字|标签|作\s?者|记\s?者|通讯员|供\s?稿|审\s?核|校\s?对|监\s?制|终\s?审|[初复二三]审|图[/、]?文|文[/、]?图|摄\s?影)\s?[:：]"
    r"|^[^，。]{0,24}(?:记者|通讯员)[\s　]?[\u4e00-\u9fff]{2,4}[\s　]?摄$"
)
_REFERENCE = re.compile(r"^[\u4e00-\u9fff]{1,12}[〔［\[（(]\d{4}[〕］\])）]\s?第?\d{1,5}号$")
"""The number of an official document, which stands between its title and its date: 某府规〔2020〕3号."""
_LABELLED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．]\s?)?[\u4e00-\u9fff（）()]{0,10}(?:单位|名称|人|方|金额|价|投资额?|地点|地址|内容|规模|时间|日期|工期|面积|进度|进展|情况|编号|期限|类型|"
    r"资金|资本|产值|税收|产能|用地|电话|范围|代表|住所|性质|来源|模式|方式|机构|企业|产业|行业|产品|定位|集群)\s?[:：]\s?\S"
)
"""建设单位：某某公司 is a line of the text, however short."""
_CAPTION = re.compile(r"^[图表]\s?\d{1,2}(?:[-－—.]\d{1,2})?(?:[\s:：、.．]|(?=\d{4}年))")
"""图4：2017—2021年投资增速 stands under a picture, over no section."""
_DELIVERED = re.compile(r"^[—–―-]{1,3}\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日在")
"""——2023年2月2日在某某县第十八届人民代表大会第三次会议上: when a report was given."""
_ENDS = "。！？!?；;，,：:"
LONGEST_HEADING = 45
"""Longest heading of the annotated texts: 38 characters."""


def document(path: str, sha256: str, lines: Sequence[Line], found: Metadata) -> Document:
    """The cleaned document; `found` is what the file's markup says of itself, and takes precedence over its text."""
    head, title, body = _head(lines)
    title = closed_up(title) if title else None
    known = found
    for line in head:
        known = merge(known, line.text)
        if is_breadcrumb(line.text) and known.section is None:
            known = replace(known, section=section_of(line.text))
    body, known = _body(body, title, known)
    kept = (
        ([replace(title, role="title", level=1)] if title else [])
        + [replace(x, role="meta") for x in head if not is_breadcrumb(x.text)]
        + body
    )
    text, blocks, offsets = assemble([x if x.role == "meta" else closed_up(x) for x in kept])
    return Document(
        path,
        sha256,
        text,
        blocks,
        offsets,
        title=title.text if title else known.title,
        issued=known.issued,
        publisher=known.publisher,
        source=known.source,
        editor=known.editor,
        section=known.section,
        keywords=known.keywords,
        url=known.url,
    )


_SECURITIES = re.compile(r"^(?:证\s?券|股\s?票|股份|债\s?券|公司|[AHB]\s?股)\s?(?:代\s?码|简\s?称)\s?[:：]")
_OF_COMPANY = re.compile(r"^[^，。：:]{4,40}公司(?:董事会)?$")
_NOTICE = re.compile(r"(?:公告|公示|提示|报告|说明|通知书?)(?:[（(][^（）()]{1,12}[)）])?$")


TITLE = 4
"""Lines that the title of a notice has at most: the company, its board's meeting, 关于…的, 公告."""


def _notice(lines: Sequence[Line]) -> tuple[list[Line], Line | None, list[Line]] | None:
    """The head of a company's notice: 证券代码：… is metadata; the company's name and 关于…的公告 below it are the title."""
    first = next((i for i, x in enumerate(lines[:3]) if _SECURITIES.match(x.text)), None)
    if first is None:
        return None
    head, rest = [], list(lines[first:])
    while rest and _SECURITIES.match(rest[0].text):
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


def _head(lines: Sequence[Line]) -> tuple[list[Line], Line | None, list[Line]]:
    """(lines of the head, title, the rest): the title stands right before the date line, or is the first line."""
    if not any(x.role == "title" for x in lines[: HEAD * 2]) and (found := _notice(lines)):
        return found
    lines = [x for i, x in enumerate(lines) if i >= HEAD or not furniture.of_paper(x) or is_dateline(x.text)]
    marked = next((i for i, x in enumerate(lines[: HEAD * 2]) if x.role == "title"), None)
    dated = next((i for i, x in enumerate(lines[:HEAD]) if is_dateline(x.text) and x.role in (None, "body", "meta")), None)
    if dated is not None and any(_paragraph(x) for x in lines[:dated]):
        dated = None  # the date that an announcement is signed with
    if marked is not None:
        last = dated if dated is not None and dated > marked else marked
        head = [x for x in lines[: last + 1] if x is not lines[marked]]
        return [x for x in head if _heads(x)], lines[marked], list(lines[last + 1 :])
    if dated is not None and dated > 0:
        above = [i for i in range(dated) if not is_breadcrumb(lines[i].text) and not _REFERENCE.match(lines[i].text)]
        title = lines[above[-1]] if above else None
        if title and len(above) > 1 and above[-1] == above[-2] + 1 and _subtitle(lines[above[-2]], title):
            title = lines[above[-2]]
        elif title and _NOTICE.search(title.text):
            company = next((i for i in above[-TITLE:-1] if _OF_COMPANY.match(lines[i].text)), above[-1])
            title = _joined(lines[company : above[-1] + 1])
        return [x for x in lines[: dated + 1] if _heads(x)], title, list(lines[dated + 1 :])
    if dated == 0 and len(lines) > 2 and not _paragraph(lines[1]):
        if lines[1].text.endswith(("：", ":")) and not _paragraph(lines[2]):  # 某区盘活闲置资产：⏎老厂房迎来新生
            return list(lines[:1]), _joined(lines[1:3]), list(lines[3:])
        if not lines[1].text.endswith(tuple(_ENDS)):
            return list(lines[:1]), lines[1], list(lines[2:])
    if lines and len(lines) > 1 and len(lines[0].text) <= 60 and not lines[0].text.endswith(tuple(_ENDS)):
        rest = list(lines[1:])
        head = [rest.pop(0)] if rest and is_dateline(rest[0].text) else []
        return head, lines[0], rest
    return [x for x in lines[:1] if is_dateline(x.text)], None, [x for i, x in enumerate(lines) if i or not is_dateline(x.text)]


def _paragraph(line: Line) -> bool:
    """Whether a line is text of the article, not of the page's head."""
    return len(line.text) >= 60 or line.text.endswith("。")


def _heads(line: Line) -> bool:
    return is_breadcrumb(line.text) or is_dateline(line.text) or bool(_REFERENCE.match(line.text))


def _subtitle(upper: Line, lower: Line) -> bool:
    """——副题 below the title."""
    return lower.text.startswith(("—", "-", "―")) and len(upper.text) >= 6


def _body(lines: Sequence[Line], title: Line | None, known: Metadata) -> tuple[list[Line], Metadata]:
    out: list[Line] = []
    lines = [part for line in mended(tabled(lines)) for part in entries(line)]
    for i, line in enumerate(lines):
        if title and line.text == title.text and not out:
            continue
        if line.role is None and furniture.ends(line, out, lines[i + 1 :]):
            break
        if _DELIVERED.match(line.text):
            known = merge(known, line.text)
        elif furniture.noise(line) or (is_breadcrumb(line.text) and len(line.text) < 60):
            continue
        if is_dateline(line.text) and line.role is None:
            known = merge(known, line.text)
            out.append(replace(line, role="meta"))
            continue
        if (_SECURITIES.match(line.text) and len(line.text) <= 80) or _REFERENCE.match(line.text):
            out.append(replace(line, role="meta"))
            continue
        if _FIELD_LINE.match(line.text) and len(line.text) <= 80:
            known = merge(known, line.text, after=True)
            out.append(replace(line, role="meta"))
            continue
        if m := BYLINE.search(line.text, max(0, len(line.text) - LONGEST_BYLINE)):
            known = merge(known, m[0].strip("（）() "), after=True)
            if m.start():
                out.append(_classified(Line(line.text[: m.start()].rstrip(), line.start, line.role, line.level)))
            out.append(Line(m[0].strip(), line.start + m.start(), "meta"))
            continue
        out.append(_classified(line))
    return out, known


def _classified(line: Line) -> Line:
    """A heading, where the line is numbered as one or is short and ends without punctuation; else body."""
    if line.role:
        return line
    text = line.text
    if len(text) <= LONGEST_HEADING and "。" not in text[:-1] and not _LABELLED.match(text):
        for pattern, level in NUMBERED:
            if pattern.match(text) and not text.endswith(tuple("；;，,")):
                return replace(line, role="heading", level=level)
        if text[-1] not in _ENDS and not ITEM.match(text) and not _CAPTION.match(text) and len(text) >= 3:
            return replace(line, role="heading", level=2)
    return replace(line, role="body")


def assemble(lines: Sequence[Line]) -> tuple[str, tuple[Block, ...], OffsetMap]:
    """The cleaned text (NFC, a line each), its blocks, and the map back to the file."""
    parts: list[str] = []
    blocks: list[Block] = []
    runs: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        text = ""
        for piece, origin in _normalised(line):
            if piece:
                runs.append((at + len(text), origin))
                text += piece
        blocks.append(Block(at, at + len(text), line.role or "body", line.level))
        parts.append(text)
        at += len(text) + 1
    return "\n".join(parts), tuple(blocks), OffsetMap(tuple(runs) or ((0, 0),))


def _normalised(line: Line) -> list[tuple[str, int]]:
    """The line in NFC, as pieces that each begin at a known offset of the file."""
    if line.pieces:
        pieces = [(unicodedata.normalize("NFC", text), start) for text, start in line.pieces]
        together = "".join(text for text, _ in pieces)
        return pieces if unicodedata.is_normalized("NFC", together) else [(unicodedata.normalize("NFC", together), line.start)]
    if unicodedata.is_normalized("NFC", line.text):
        return [(line.text, line.start)]
    pieces, start = [], 0
    for i in range(1, len(line.text) + 1):
        if i == len(line.text) or unicodedata.combining(line.text[i]) == 0:
            pieces.append((unicodedata.normalize("NFC", line.text[start:i]), line.start + start))
            start = i
    joined = "".join(p for p, _ in pieces)
    whole = unicodedata.normalize("NFC", line.text)
    return pieces if joined == whole else [(whole, line.start)]
