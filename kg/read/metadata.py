"""What a bulletin says of itself: date, publisher, source, editor, section, keywords; and what the user says instead.

2023-09-05 09:30 来源：清溪日报 -> issued 2023-09-05T09:30+08:00, publisher 清溪日报
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from kg import resources
from kg.model import Block, Document

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has one time zone and no daylight saving time since 1991."""

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?!\d)(?:[ T　]{0,3}(\d{1,2})[:：](\d\d)(?:[:：](\d\d))?)?"
)
_OTHER = (
    (re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)"), r"\3-\2-\1"),
    (re.compile(r"^((?:19|20)\d\d)(\d{1,2})/(\d\d)(\d\d:\d\d(?::\d\d)?)?$"), r"\1-\2-\3 \4"),
)
"""18.11.2014: some pages put the day first; others set year, day and hour below each other (kg/read/lines.py joins them)."""
_FIELD = re.compile(
    r"(?P<key>来源|稿源|信息来源|消息来源|新闻来源|文章来源|来自|供稿单位|供稿|发布单位|发布机构|发文机关|责任编辑|责编|编辑|审稿|审核|校对|记者|作者|通讯员|关键词|关键字|标签|发布时间|发布日期|发布于|发表时间|发表于|更新时间|更新日期|更新于|日期|时间|栏目|发文机构|公开机构|成文日期|生成日期|公开日期|发文日期|印发日期|索引号|文号|发文字号|主题分类|信息分类|信息类别|公开类别|体裁)"
    r"\s?[:：]\s?(?P<value>[^\n|丨　]{1,60}?)(?=\s{1,4}(?:\S{2,5}\s?[:：])|\s{2,}|[|丨　）)\n]|$)"
)
_BARE_OUTLET = re.compile(
    r"(?:^|(?<=[\s|丨　]))(?P<name>[\u4e00-\u9fff]{1,10}(?:[日晚早晨]报|都市报|[商时周]报|[日晚]报海外版|电视台|广播电台|融媒体中心|新闻网|[省市县区州旗]政府网)|[\u4e00-\u9fff]{1,8}(?:[\u4e00-\u9fff]报|[\u4e00-\u9fff]网|在线|新闻|频道|快讯|[县市区旗州]委办|政府办|办公室|研究室))(?=[\s|丨　]|$)"
)
"""福建日报 2020-10-14: an outlet beside the date, without a word that says so."""
_BODY = re.compile(
    r"^\s*(?P<name>[\u4e00-\u9fff]{2,20}(?:人民政府(?:网|办公室|门户网站)?|管委会|管理委员会|委员会|[厅局委办]|办公室|中心|集团))(?=\s*$)"
)
"""临江县人民政府 2022-10-08: who speaks, alone beside the date."""
_BREADCRUMB = re.compile(r"^(?:您?的?当前位置|您?所在的?位置|首页)\s?[:：>＞»]?")
_OUTLET, _SUPPLIER = (
    (
        "来源",
        "稿源",
        "信息来源",
        "消息来源",
        "新闻来源",
        "文章来源",
        "来自",
        "发布单位",
        "发布机构",
        "发文机关",
        "发文机构",
        "公开机构",
    ),
    ("供稿单位", "供稿"),
)
_EDITOR, _WORDS = ("责任编辑", "责编", "编辑"), ("关键词", "关键字", "标签")
_DAY = (
    "发布时间",
    "发布日期",
    "发布于",
    "发表时间",
    "发表于",
    "更新时间",
    "更新日期",
    "更新于",
    "公开日期",
    "印发日期",
    "发文日期",
    "成文日期",
    "生成日期",
    "日期",
    "时间",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found so far; None and () where nothing was."""

    issued: date | datetime | None = None
    publisher: str | None = None
    source: str | None = None
    editor: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = field(default=())
    title: str | None = None
    url: str | None = None


def parse_date(text: str) -> date | datetime | None:
    """The first date of a text, with its time of day where it has one; None where there is none or it is no day."""
    m = _DATE.search(_usual(text))
    if not m:
        return None
    year, month, day = int(m[1]), int(m[2]), int(m[3])
    try:
        if m[4] is None:
            return date(year, month, day)
        return datetime(year, month, day, int(m[4]), int(m[5]), int(m[6] or 0), tzinfo=SHANGHAI)
    except ValueError:
        return None


def _usual(text: str) -> str:
    """A text with its dates in the usual order."""
    for form, usual in _OTHER:
        text = form.sub(usual, text)
    return text


def dated_name(name: str) -> date | None:
    """The day that a file's name begins with: 2024-02-20-某县走访企业.txt."""
    found = parse_date(name.rpartition("/")[2][:10])
    return found if isinstance(found, date) and _DATE.match(name.rpartition("/")[2]) else None


@cache
def buttons() -> re.Pattern[str]:
    """What a reader of a page clicks on, and its counters: 字号：大 中 小, 打印, 下一篇, 阅读次数：321."""
    words = resources.either("page_buttons")
    return re.compile(rf"(?:阅读|浏览|点击)(?:次数|量)?\s?[:：]?\s?\d+次?|大\s?中\s?小(?![\u4e00-\u9fff])|{words}")


def is_dateline(line: str) -> bool:
    """A line that gives date, source or editor and nothing else: what is left without them is short."""
    rest = _DATE.sub("", _usual(_FIELD.sub("", line)))
    found = len(rest) < len(line)
    rest = _BARE_OUTLET.sub("", _BODY.sub("", rest))
    return (
        found
        and len(
            re.sub(
                r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?|[\W_]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*|星期[一二三四五六日天]?|发布时间|发布日期|日期|时间",
                "",
                buttons().sub("", rest),
            )
        )
        <= 8
    )


def is_breadcrumb(line: str) -> bool:
    """当前位置: 首页 > 资讯 > 地市要闻."""
    return bool(_BREADCRUMB.match(line)) or len(re.findall(r"[>＞»]", line)) >= 2


def section_of(line: str) -> str | None:
    """The last step of a breadcrumb that is no word for the page itself."""
    steps = [s.strip() for s in re.split(r"[>＞»]", line) if s.strip()]
    steps = [s for s in steps if s not in ("正文", "详细", "内容", "详情")]
    return steps[-1] if len(steps) > 1 else None


def merge(known: Metadata, line: str, *, after: bool = False) -> Metadata:
    """`known` with what one metadata line adds; what is known stays. `after`: the line stands behind the article, where 来源
    names who supplied the text, not the outlet."""
    if known.issued is None and not after:
        known = replace(known, issued=parse_date(line))
    for m in _FIELD.finditer(line):
        key, value = m["key"], m["value"].strip(" ,，;；")
        if not value:
            continue
        if key in _OUTLET and not after and known.publisher is None:
            known = replace(known, publisher=value)
        elif key in _OUTLET + _SUPPLIER and after and known.source is None:
            known = replace(known, source=value)
        elif key in _EDITOR and known.editor is None:
            known = replace(known, editor=value)
        elif key in _WORDS and not known.keywords:
            known = replace(known, keywords=tuple(w for w in re.split(r"[\s,，、;；]+", value) if w))
        elif key in _DAY and known.issued is None:
            known = replace(known, issued=parse_date(value))
    if known.publisher is None and not after and is_dateline(line):
        rest = _FIELD.sub("", line)
        if bare := _BARE_OUTLET.search(rest) or _BODY.match(_DATE.sub("", _usual(rest))):
            known = replace(known, publisher=bare["name"])
    return known


def override(document: Document, *, issued: date | None = None, publisher: str | None = None) -> Document:
    """The document with the user's date and publisher where its text has none."""
    return replace(document, issued=document.issued or issued, publisher=document.publisher or publisher)


def told(document: Document, said: Metadata) -> Document:
    """The document with what is said of it beside it, which counts more than what its text says.

    The publisher's name enters the text as a last line (来源：清溪日报), so that the graph has evidence for it, as for all names.
    """
    if said.publisher and said.publisher not in document.text:
        line = f"来源：{said.publisher}"
        block = Block(len(document.text) + 1, len(document.text) + 1 + len(line), "meta")
        document = replace(document, text=f"{document.text}\n{line}", blocks=(*document.blocks, block))
    return replace(
        document,
        issued=said.issued or document.issued,
        publisher=said.publisher or document.publisher,
        editor=said.editor or document.editor,
        section=said.section or document.section,
        keywords=said.keywords or document.keywords,
        title=said.title or document.title,
        url=said.url or document.url,
    )
