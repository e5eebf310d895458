"""Lines of a file -> title, headings, paragraphs and metadata lines, without the page's furniture.

当前位置:首页 > 要闻⏎某区开工⏎2024-05-20 来源:…⏎正文。⏎相关阅读 -> title, meta line, body; the breadcrumb gives the section
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Block, Document, OffsetMap
from kg.read import furniture, heads
from kg.read.aligned import tabled
from kg.read.lines import BYLINE, ITEM, NUMBERED, OPENING, Line, closed_up, entries, mended, part
from kg.read.metadata import Metadata, is_breadcrumb, is_dateline, merge, section_of

LONGEST_BYLINE = 60
"""Characters at the end of a line in which a byline in brackets is looked for."""
_FIELD_LINE = re.compile(
    r"^[（(]?\s?(?:来\s?源|责任编辑|责\s?编|编\s?辑|关键词|关键字|标签|作\s?者|记\s?者|通讯员|供\s?稿|审\s?核|校\s?对|监\s?制|终\s?审|[初复二三]审|图[/、]?文|文[/、]?图|摄\s?影)\s?[:：]"
    r"|^[^，。]{0,24}(?:记者|通讯员)[\s　]?[\u4e00-\u9fff]{2,4}[\s　]?摄$|^[（(][^（()）。，]{4,30}(?:主办|承办|供稿)[)）]$"
)
_LABELLED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．]\s?)?[\u4e00-\u9fff（）()]{0,10}(?:单位|名称|人|方|金额|价|投资额?|地点|地址|内容|规模|时间|日期|工期|面积|进度|进展|情况|编号|期限|类型|"
    r"资金|资本|产值|税收|产能|用地|电话|范围|代表|住所|性质|来源|模式|方式|机构|企业|产业|行业|产品|定位|集群)\s?[:：]\s?\S"
)
"""建设单位：某某公司 is a line of the text, however short."""
_MEASURES = re.compile(r"\D{1,16}\d[^，,。；;]*[，,]\D{1,10}\d[\d.]*[余多]?[^\d，,。；;：:]{1,4}")
"""供热10公里，投资500万元 beside another such line is one of a list, over no section."""
_CAPTION = re.compile(r"^[图表]\s?\d{1,2}(?:[-－—.]\d{1,2})?(?:[\s:：、.．]|(?=\d{4}年))")
"""图4：2017—2021年投资增速 stands under a picture, over no section."""
_DELIVERED = re.compile(r"^[—–―-]{1,3}\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日在")
"""——2023年2月2日在某某县第十八届人民代表大会第三次会议上: when a report was given."""
_CELLS = re.compile(r"\S ?[|｜] ?[-－−]?\d[\d.,]*(?: ?[|｜]|$)")
"""小麦 | 15669 | -3.0 is a row of a table, over no section."""
LONGEST_HEADING = 45
"""Longest heading of the annotated texts: 38 characters."""


def document(path: str, sha256: str, lines: Sequence[Line], found: Metadata) -> Document:
    """The cleaned document; `found` is what the file's markup says of itself, and takes precedence over its text."""
    head, title, body = heads.split(lines)
    title = closed_up(replace(title, role="title", level=1)) if title else None
    known = found
    for line in head:
        known = merge(known, line.text)
        if is_breadcrumb(line.text) and known.section is None:
            known = replace(known, section=section_of(line.text))
    body, known = _body(body, title, known)
    kept = ([title] if title else []) + [replace(x, role="meta") for x in head if not is_breadcrumb(x.text)] + body
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


def _body(lines: Sequence[Line], title: Line | None, known: Metadata) -> tuple[list[Line], Metadata]:
    out: list[Line] = []
    lines = [one for line in mended(tabled(lines)) for one in entries(line)]
    for i, line in enumerate(lines):
        if title and line.text == title.text and not out:
            continue
        if line.role is None and furniture.ends(line, out, lines[i + 1 :]):
            break
        if _DELIVERED.match(line.text):
            known = merge(known, line.text)
        elif furniture.noise(line) or (is_breadcrumb(line.text) and len(line.text) < 60):
            continue
        repeated = title is not None and i and line.text.endswith(title.text)  # 2024-05-20 某日报 1 某区开工, below the text
        if line.role is None and is_dateline(line.text.removesuffix(title.text) if repeated and title else line.text):
            known = merge(known, line.text)
            out.append(replace(line, role="meta"))
            continue
        if (heads.SECURITIES.match(line.text) and len(line.text) <= 80) or heads.REFERENCE.match(line.text):
            out.append(replace(line, role="meta"))
            continue
        if _FIELD_LINE.match(line.text) and len(line.text) <= 80:
            known = merge(known, line.text, after=True)
            out.append(replace(line, role="meta"))
            continue
        if m := OPENING.match(line.text):
            known = merge(known, m[0])
            out.append(replace(part(line, 0, len(m[0].rstrip(" \u3000:：，,】"))), role="meta"))
            line = part(line, m.end(), len(line.text))
            if not line.text:
                continue
        if m := BYLINE.search(line.text, max(0, len(line.text) - LONGEST_BYLINE)):
            known = merge(known, m[0].strip("（）() "), after=True)
            if m.start():
                out.append(_classified(part(line, 0, len(line.text[: m.start()].rstrip()))))
            out.append(replace(part(line, m.start(), m.start() + len(m[0].rstrip())), role="meta"))
            continue
        beside = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
        if line.role is None and _MEASURES.fullmatch(line.text) and any(_MEASURES.fullmatch(x.text) for x in beside):
            line = replace(line, role="body")
        out.append(_classified(line))
    return out, known


def _classified(line: Line) -> Line:
    """A heading, where the line is numbered as one or is short and ends without punctuation; else body."""
    if line.role:
        return line
    text = line.text
    if len(text) <= LONGEST_HEADING and "。" not in text[:-1] and not _LABELLED.match(text) and not _CELLS.search(text):
        for pattern, level in NUMBERED:
            if pattern.match(text) and not text.endswith(tuple("；;，,")):
                return replace(line, role="heading", level=level)
        if text[-1] not in heads.ENDS and not ITEM.match(text) and not _CAPTION.match(text) and len(text) >= 3:
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
