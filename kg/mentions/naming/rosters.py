"""(line, persons found) -> the rest of a list of persons: 县领导李明、润东、鲁新建、涂歌参加 -> all four.

In a list most of whose items have the form of a name, and that a person, a word for persons or a verb of attendance stands
beside, every item is a person, though the segmentation takes it for words (鲁|新建) or its surname is not in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.geography.places import divisions
from kg.mentions.naming import given, posted
from kg.mentions.naming.posted import Line
from kg.text.tokens import frequency

_STRETCH = re.compile(r"[^，,。；;：:（）()“”《》\s]+")
_PIECE = re.compile(r"[^、]+")
_JOINED = re.compile(r"以及|和|与|及")
_TAIL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?=等|和|与|及|以及|出席|参加|陪同|参与|到场|一同|分别|先后|一道|随同|列席|共同|为|一行|[\d一二两三四五六七八九十]+(?:[人位名]|兄弟|姐妹|父子))"
)
LEAST, SHARE = 3, 0.6
"""Items of a list of persons, and the share of them that must have the form of a name."""
_CALLED = re.compile(
    r"(?:等(?![^，。；]{0,8}(?:企业|公司|单位|部门|\d家|地|村|镇|乡))[^，。；]{0,8}?)?(?:领导|同志|嘉宾|代表|委员|专家|记者|企业家|人士|[\d一二三四五六七八九]?(?:兄弟|姐妹|父子)|[一二三四五六七八九十\d]+[人位名])"
    r"|(?:等|分别|先后|一同|共同)*(?:出席|参加|陪同|到场|列席|随同|参与|参会)"
)
_LED = re.compile(r"(?:领导|同志|嘉宾|代表|委员|专家|成员|[长任记理])(?:有|是|：|:)?$")
_LEADING = re.compile(
    r".*(?:任命|免去|聘任|聘请|选举|推选|补选|增选|提名|领导|嘉宾|代表|委员|成员|同志)(?P<name>[\u4e00-\u9fff]{2,4})"
)
"""任命|李明、润东为委员: what leads to the first item."""
_EVERYDAY = 200
"""A word of the dictionary of this frequency is no name in a list: 负责人."""

_Span = tuple[int, int]


def find(line: Line, found: list[_Span]) -> Iterator[_Span]:
    """The persons of lists, those found before too."""
    text = line.sentence.text
    if "、" not in text:
        return
    ends = {end: start for start, end in found}
    for run in _runs(text, ends):
        named = [span for span in run if given.shaped(text[slice(*span)])]
        made = len(run) > 1 and posted.appointed(text, *run[-1])
        if len(run) < LEAST and not made or len(named) < SHARE * len(run):
            continue
        odd = [span for span in named if not _word(line, span)]
        sure = any(end in ends for _, end in run)
        beside = _CALLED.match(text, run[-1][1]) or _LED.search(text[: run[0][0]])
        if 2 * len(odd) < len(named) or not (sure or beside or made):
            continue
        for start, end in run:
            piece = text[start:end]
            whole = piece not in divisions() and (start, end) in named or _broken(line, (start, end))
            if end not in ends and whole and not _word(line, (start, end), _EVERYDAY):
                yield start, end


def _runs(text: str, ends: dict[int, int]) -> Iterator[list[_Span]]:
    """The rows of items, each of the length of a name, that 、 and a last 和 join; `ends` are those of persons found before."""
    for stretch in _STRETCH.finditer(text):
        run: list[_Span] = []
        for start, end in _pieces(text, *stretch.span()):
            lead = _LEADING.fullmatch(text, start, end)
            head = ends.get(end, lead.start("name") if lead and (given.shaped(lead["name"]) or len(lead["name"]) == 3) else None)
            tail = _TAIL.match(text, start, stretch.end())
            if 2 <= end - start <= 4 and not (lead or tail and tail.end() < end):
                run.append((start, end))
            elif head is not None:
                yield run
                run = [(head, end)]
            else:
                if run and tail:
                    run.append(tail.span("name"))
                yield run
                run = []
        yield run


def _pieces(text: str, start: int, end: int) -> Iterator[_Span]:
    """What 、 divides; the last piece is divided by 和 too."""
    found = [m.span() for m in _PIECE.finditer(text, start, end)]
    if not found:
        return
    yield from found[:-1]
    at = found[-1][0]
    for joint in _JOINED.finditer(text, *found[-1]):
        if joint.start() - at >= 2:
            yield at, joint.start()
            at = joint.end()
    yield at, end


def _word(line: Line, span: _Span, frequent: int = 1) -> bool:
    """Whether an item is one word of the dictionary, and no name to it."""
    inside = line.tokens_in(*span)
    return len(inside) == 1 and not inside[0].tag.startswith("nr") and frequency(inside[0].text) >= frequent


def _broken(line: Line, span: _Span) -> bool:
    """Whether the segmentation knows no word in an item, or takes it for a name."""
    inside = line.tokens_in(*span)
    if len(inside) == 1 and inside[0].tag.startswith("nr"):
        return True
    return len(inside) == span[1] - span[0] <= 3 and not any(t.tag[0] in "pcu" for t in inside)
