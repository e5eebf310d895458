"""A file -> its lines; those that a page or a scan broke inside a sentence are joined.

安全防护、⏎文明施工措施费为522万元 -> one line; so is a text that was broken at the same width all the way down
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Role
from kg.read.metadata import is_dateline

BYLINE = re.compile(
    r"[（(]\s?(?:(?:来源|作者|记者|通讯员|责任编辑|责编|编辑|文字|图片?|供稿)[^（()）。]{1,40}|[\u4e00-\u9fff·]{2,8}[/／][文图摄][^（()）。]{0,24})[)）]\s*$|(?<=[。！？”])[（(][\u4e00-\u9fff]{2,3}(?:[ \u3000、]{1,2}[\u4e00-\u9fff]{2,3}){0,2}[)）]\s*$|(?<=[。！？”])\s*来\s?源\s?[:：]\s?[^。，,：:]{2,20}$"
)
_REPORTERS = r"[（(][^（()）]{0,16}(?:记者|通讯员)[^（()）]{0,60}[)）]"
OPENING = re.compile(
    rf"【?(?:(?P<outlet>本[报网台刊]|(?![据从])(?!.{{0,8}}电网)[\u4e00-\u9fff·]{{1,10}}?(?:社|报|网站|网|台|在线|频道|客户端|融媒体?中心?))[\u4e00-\u9fff]{{0,8}}?|(?=\d))"
    r"(?:(?:(?:19|20)\d\d年)?[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)?[\u4e00-\u9fff]{0,6}?(?<!通)"
    rf"(?:(?:专?电|讯)\s*(?:{_REPORTERS}|(?=[\s　:：，,】])|(?<=日[电讯]))|消息\s*(?:{_REPORTERS}|[:：】]))[\s　:：，,】]*"
)
"""新华社南京7月4日电（记者某某）, 【某某网讯】, before the first sentence of a report: who tells it, whence and when."""
NUMBERED = (
    (re.compile(r"^第[一二三四五六七八九十百]{1,4}[章节部分编]{1,2}"), 2),
    (re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]"), 3),
    (re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]"), 4),
)
ITEM = re.compile(r"^(?:[（(]?\d{1,2}(?:[)）、]|[.．](?!\d))|[①-⑳•·●▪◆■□◎★-])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file without white space at its ends; `start` counts in the decoded file. `role` where markup tells it."""

    text: str
    start: int
    role: Role | None = None
    level: int = 0
    pieces: tuple[tuple[str, int], ...] = ()  # where the text was put together (a table's row): each part and where it begins


def lines_of(text: str) -> list[Line]:
    """The non-empty lines of a text."""
    out: list[Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        if stripped := raw.strip().strip("\ufeff\u200b"):
            line = Line(stripped, at + raw.index(stripped))
            if out and any(upper.fullmatch(out[-1].text) and lower.fullmatch(stripped) for upper, lower in _DAY):
                before = out.pop()
                line = Line(before.text + stripped, before.start, pieces=(*pieces(before), *pieces(line)))
            out.append(line)
        at += len(raw)
    return out


_DAY = (
    (re.compile(r"(?:19|20)\d\d"), re.compile(r"\d{1,2}/\d\d")),
    (re.compile(r"(?:19|20)\d\d\d{1,2}/\d\d"), re.compile(r"\d\d:\d\d(?::\d\d)?")),
)
"""2022⏎12/28⏎13:54: a page that sets year, day and hour below each other."""


_SENTENCE_ENDS = "。！？!?；;"
_OPEN_END = re.compile(r"[，,、（(“《：的和与及或由为在]$")
_FIGURE = re.compile(r"^\d[\d,]*(?:\.\d+)?\s?(?:[万亿]|元|美元|%|％)")
_WORD_END = re.compile(r"[\u4e00-\u9fff]$")
_GOES_ON = re.compile(r"^[（(“”）)，。、；](?![一二三四五六七八九十\d]{1,3}[)）])")
_UNIT = re.compile(r"^[年月日元万亿个家]")
_NUMBER_END = re.compile(r"\d\s?[万亿]*$")


def mended(lines: Sequence[Line]) -> list[Line]:
    """Lines that a page or a scan broke inside a sentence, joined: 安全防护、⏎文明施工措施费为522万元."""
    out: list[Line] = []
    margin = _margin(lines)
    last = ""  # the line as the file has it
    for line in lines:
        upper, last = last, line.text
        plain = out and line.role is None and out[-1].role is None
        if plain and (_broken(out[-1].text, line.text) or margin and _reaches(upper, out[-1].text, line.text, margin)):
            before = out.pop()
            out.append(Line(before.text + line.text, before.start, pieces=(*pieces(before), *pieces(line))))
        else:
            out.append(line)
    return out


def _broken(upper: str, lower: str) -> bool:
    """Whether a sentence goes on: the line ends in the middle of a phrase, leaves a bracket open, or the next begins inside one."""
    if upper[-1] in _SENTENCE_ENDS or len(upper) < 15 or NUMBERED[1][0].match(lower) or ITEM.match(lower) or is_dateline(upper):
        return False
    unclosed = upper.count("（") + upper.count("(") > upper.count("）") + upper.count(")")
    return (
        unclosed
        or bool(_OPEN_END.search(upper) and upper[-1] != "：")
        or bool(_WORD_END.search(upper) and _FIGURE.match(lower))
        or bool(_NUMBER_END.search(upper) and _UNIT.match(lower))
        or bool(_GOES_ON.match(lower) and not BYLINE.match(lower))
    )


LEAST, SHARE, INDENT, PLAY = 6, 0.5, 2.0, 2.5
"""A text is broken at a margin where six lines and half of all reach it, less the indent of a paragraph, which is not kept."""
_INSIDE = re.compile(r"[，,、。；;].")


def _margin(lines: Sequence[Line]) -> float | None:
    """The width at which a text was broken all the way down; None where its paragraphs are lines, as they should be."""
    plain = [line.text for line in lines if line.role is None]
    wide = sorted(map(_width, plain))
    if len(plain) < LEAST:
        return None
    margin = wide[int(0.85 * (len(wide) - 1))]
    full = [text for text in plain if _width(text) >= margin - INDENT - PLAY]
    broken = [text for text in full if text[-1] not in _SENTENCE_ENDS and _INSIDE.search(text)]
    longer = sum(width > margin + INDENT for width in wide)
    told = margin >= 15 and len(broken) >= LEAST and len(broken) >= SHARE * len(full) and len(full) >= SHARE * len(plain)
    return margin if told and longer <= max(1, len(plain) // 20) else None


def _reaches(upper: str, paragraph: str, lower: str, margin: float) -> bool:
    """Whether a line reaches the margin, so that the next goes on with it; the first line of a paragraph was set in."""
    if upper[-1] in _SENTENCE_ENDS or ITEM.match(lower) or any(p.match(lower) for p, _ in NUMBERED):
        return False
    if "。" not in paragraph and any(p.match(paragraph) for p, _ in NUMBERED):
        return False  # a heading that happens to be as long
    return _width(upper) >= margin - PLAY - (INDENT if upper == paragraph else 0)


def _width(text: str) -> float:
    """In widths of a Chinese character; punctuation is taken as such, since many pages make it narrow."""
    return sum(0.5 if c.isascii() and (c.isalnum() or c in " .%") else 1.0 for c in text)


def part(line: Line, start: int, end: int) -> Line:
    """The characters of a line between two of its offsets, each still at its place in the file."""
    out, at = [], 0
    for text, origin in pieces(line):
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            out.append((text[first:last], origin + first))
        at += len(text)
    begins = out[0][1] if out else line.start
    return replace(line, text=line.text[start:end], start=begins, pieces=tuple(out) if line.pieces else ())


def pieces(line: Line) -> tuple[tuple[str, int], ...]:
    """The parts of a line's text and where each begins."""
    return line.pieces or ((line.text, line.start),)


_SPACED = re.compile(
    r"(?<=[\u4e00-\u9fff，。；、：（“])(?<![讯电道])[ \u00a0](?=\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?[ \u00a0]?[\u4e00-\u9fff%％‰])|(?<=[\d%％‰])[ \u00a0](?=[\u4e00-\u9fff%％‰])"
)
_LETTERED = re.compile(r"[\u4e00-\u9fff](?:\s{1,3}[\u4e00-\u9fff]){2,}")
"""情 况 通 报: a title that is spaced out."""
_HALVES = re.compile(r"[^\s]{6,}[ \u00a0][^\s]{7,}")
"""某开发区挂牌 16个项目现场签约: a headline of two halves."""
_FIRST_NUMBER = re.compile(r"\d{1,3}[ \u00a0]")


def closed_up(line: Line) -> Line:
    """增长 6%, 12 个项目 -> 增长6%, 12个项目: the spaces that typesetters put around figures; a number that leads a row keeps its own."""
    if _LETTERED.fullmatch(line.text):
        parts = pieces(line)
        return replace(
            line,
            text="".join(line.text.split()),
            pieces=tuple((c, start + i) for t, start in parts for i, c in enumerate(t) if not c.isspace()),
        )
    if line.role == "title" and _HALVES.fullmatch(line.text):
        return line
    lead = _FIRST_NUMBER.match(line.text)
    gaps = [m.start() for m in _SPACED.finditer(line.text, lead.end() if lead else 0)] if " | " not in line.text else []
    if not gaps:
        return line
    out: list[tuple[str, int]] = []
    at = 0
    for text, start in pieces(line):
        cuts = [g - at for g in gaps if at <= g < at + len(text)]
        for first, last in zip((0, *(c + 1 for c in cuts)), (*cuts, len(text)), strict=True):
            if last > first:
                out.append((text[first:last], start + first))
        at += len(text)
    return Line("".join(t for t, _ in out), line.start, line.role, line.level, tuple(out))


WIDE = re.compile(r"(\t+|\u3000+|[ \u00a0]{2,})")
"""What sets columns apart in a line."""
_RUN_IN = re.compile(
    r"(?:【(?P<marked>[^【】]{2,24})】|(?P<wide>[\u4e00-\u9fff、“”（）]{2,14}(?=\u3000|[ \u00a0]{2})))[\s\u3000]*(?=\S.{7})"
)
_NO_ENTRY = re.compile(r"讯|电|报道|记者|通讯员|摄影|来源|编辑|消息|[\u4e00-\u9fff]报$")
ENTRY = 5
"""The level of a heading that stands in the line of its paragraph: below all that are numbered."""


def entries(line: Line) -> list[Line]:
    """A yearbook's entry as heading and paragraph: 【招商引资】 全年引进项目31个; 基础配套　　年内，完成投资3亿元."""
    m = _RUN_IN.match(line.text) if line.role is None and not line.pieces else None
    if m is None or _NO_ENTRY.search(m["marked"] or m["wide"]) or WIDE.search(line.text, m.end()):
        return [line]
    if "。" not in line.text and "，" not in line.text and "," not in line.text:
        return [line]
    group = "marked" if m["marked"] else "wide"
    return [
        Line(m[group], line.start + m.start(group), "heading", ENTRY),
        Line(line.text[m.end() :], line.start + m.end()),
    ]
