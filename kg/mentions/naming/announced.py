"""Sentence -> members of a list that a cue announces, and numbered lines below an announcement.

龙头企业晨光、瑞丰电子 -> two Enterprises; 1.某某物流园三期；2.…… under 名单如下： -> the kind that the line above announces
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.mentions import leftward
from kg.mentions.generic import specific
from kg.mentions.naming import works
from kg.mentions.naming.members import LONGEST, RANK_FIRST, ROW_MARKS, odd, of_clause
from kg.model import Mention, Reading, Sentence, Token

_CUES = (
    (
        "Enterprise",
        re.compile(
            r"(?:龙头|知名|骨干|头部|链主|领军|上市|跨国)(?:型)?企业(?:有|是|包括|为|如)?|(?:世界|中国)\d{1,3}强(?:企业)?|央企|车企|药企|名企|巨头"
        ),
    ),
    ("Enterprise", re.compile(r"(?:客户|股东|供应商|合作伙伴)(?:主要)?(?:包括|有|为|涵盖)")),
    ("Enterprise", re.compile(r"企业[^，。；;、]{0,14}，?(?:分别是|分别为|包括|主要有|其中有)")),
    ("Enterprise", re.compile(r"(?:企业|公司)(?:\d+[余多]?家|[一二三四五六七八九十两]+家)?[（(]")),
    (
        "Enterprise",
        re.compile(
            r"以(?=[^，。；“]{4,90}为(?:龙头|代表|引领|骨干|牵引|主力)的[^，。；]{0,16}(?:产业|集群|企业|行业|板块|工业|群体))"
        ),
    ),
    ("Project", re.compile(r"(?:代表|标志性|主要|重点)?项目(?:分别)?(?:是|有|包括|为)")),
)
"""What announces members that follow: 龙头企业A、B; 代表项目是A和B."""
_BUILT = ("Enterprise", "Park", "Facility", "Platform", "Organization")
"""What is called a project where its building is meant."""
_PARTS_OF_FIRMS = re.compile(r"^\d|总部|分支机构|子公司|分公司|地区")
_COUNTED = re.compile(r"\d[余多]?[家个项户]$")
_ITEM = re.compile(r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳•·●▪◆-])\s?(?P<name>[^，,。；;：:]{4,45})(?P<end>[；;。，,]|$)")
_CALLED_WORK = re.compile(r"(?:项目|工程)(?:[（(][^（）()]{1,12}[)）])?$")
"""4、云溪学校扩建项目: a line of its own is a name as a whole."""
_VERB_FIRST = re.compile(
    r"[年月日]|[^，。]{0,4}(?:推进|推动|加快|实施|抓好|做好|启动|完成|开展|加强|谋划|确保|关于|全力|继续)|.*\d[个项]"
)
_LIST_ENDS = frozenset(
    ["位列", "入驻", "落户", "参加", "参会", "签约", "名列", "都在", "等", "先后", "已经", "相继", "纷纷", "在内"]
)


def announced(
    sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...], trade_only: re.Pattern[str]
) -> Iterator[Mention]:
    """The members behind a cue, where there are two at least and each has a word that is no common one.

    `trade_only` matches what says what companies do and not which one.
    """
    for kind, cue in _CUES:
        for m in cue.finditer(sentence.text):
            spans = [(a, b) for a, b in _following(tokens, sentence.start + m.end()) if 2 <= b - a <= LONGEST]
            plain = [(a, b) for a, b in spans if not odd(tokens, a, b)]
            if spans and sentence.text.startswith("的", spans[-1][1] - sentence.start):
                continue  # 项目是甲公司与乙公司合作|的…项目
            counted = any(_COUNTED.search(sentence.text, a - sentence.start, b - sentence.start) for a, b in spans)
            if counted or len(spans) < 2 or len(plain) > (len(spans) // 2 if kind == "Enterprise" else 0):
                continue
            for a, b in spans:
                rank = RANK_FIRST.match(sentence.text, a - sentence.start, b - sentence.start - 1)
                a = sentence.start + rank.end() if rank and specific(sentence.text[rank.end() : b - sentence.start]) else a
                a = next(
                    (x.start for x in mentions if x.end == b and sentence.text.endswith("企业", 0, x.start - sentence.start)), a
                )
                text = sentence.text[a - sentence.start : b - sentence.start]
                if (a, b) in plain and trade_only.fullmatch(text) or _PARTS_OF_FIRMS.search(text):
                    continue
                inside = [x for x in mentions if x.start <= a and b <= x.end]
                built = kind == "Project" and all((x.start, x.end) == (a, b) and x.kind in _BUILT for x in inside)
                if not inside or built:
                    yield Mention(a, b, text, kind, finder="lists", score=0.7)


_COUNTED_LIST = re.compile(
    r"(?P<number>\d{1,3})[余多]?[个项](?:(?:签约|开工|竣工|重大|重点|产业|工业)*(?:项目|工程))?(?:，?(?:分别|具体)?(?:是|为)|，?包括|，?有|为|是|即)?[:：]|\d{1,3}[余多]?[个项]，?(?:分别|即)(?:是|为)"
)
_COUNTED_ROW = re.compile(
    r"(?:项目|工程)(?:共|有|达|为|已)?\d{1,3}[余多]?[个项]，(?:(?:[^，,。；;：:、]{2,24}，){0,2}(?:主要|其中|分别)+(?:有|是|为|包括|如|含)|(?:主要|其中|分别)?(?:有|是|为|包括|如|含)?)"
    r"(?=[^，,。；;：:]{2,}、[^，,。；;：:]+等(?:在列|在内|[，,。；;]|$))"
)
"""开工项目18个，有|甲景观工程、乙填充剂等；"""
_COUNTED_ALL = re.compile(
    r"(?:项目|工程|类)(?:共|有|达|为|已)?(?P<number>\d{1,2})[个项]，(?:[^，,。；;：:、]{2,24}，){0,2}(?:主要|其中|分别|具体)?(?:有|是|为|包括|包含|含)"
)
"""开工项目3个，包括|甲铝箔、乙轴承、丙储能: as many as were counted."""
_OF_WORKS = re.compile(r"项目|工程|开工|竣工|签约|投产")
_STOP = re.compile(r"[，,。；;：:]|$")
_MEMBER = re.compile(r"[^、，,。；;：:！？\n]+")
_ETC = re.compile("等(?:在列|在内)?$")
_NO_MEMBER = re.compile(r"\d[\d.]*[万亿]?(?:元|亩|平方米|公里|[个家项])|[了是]|的$|^[等在到于对由与将]")


_HEADED = re.compile("(?:项目|工程|基地|园区?|中心|厂|生产线|[一二三四]期)$")
_BUILDER = re.compile(r"[^的]{2,30}?(?:投资|出资|建设|承建|承担|开发|实施|运营|新建)的(?=.{3})")


def _begins(member: re.Match[str]) -> int:
    """海川集团投资建设的|电缆生产项目: where the name of a member begins that is told with who builds it."""
    builder = _BUILDER.match(member[0])
    return member.start() + (builder.end() if builder else 0)


def counted(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """其中本部3个：甲研发中心、乙零部件、丙生物；: the members behind a count of projects and a colon, or in a row that 等 ends."""
    rows = (_COUNTED_LIST, _COUNTED_ROW, _COUNTED_ALL)
    for m in (m for pattern in rows for m in pattern.finditer(sentence.text)):
        if not _OF_WORKS.search(sentence.text, 0, m.end()):
            continue
        stop = _STOP.search(sentence.text, m.end())
        spans = [
            (sentence.start + _begins(x), sentence.start + x.end())
            for x in _MEMBER.finditer(sentence.text, m.end(), stop.start() if stop else len(sentence.text))
        ]
        known = {(x.start, x.end): x for x in mentions}
        good = [s for s in spans if 4 <= s[1] - s[0] <= LONGEST and (odd(tokens, *s) or s in known)]
        whole = m.groupdict().get("number") == str(len(spans)) and all(  # as many as were counted
            _HEADED.search(sentence.text, a - sentence.start, b - sentence.start) for a, b in spans
        )
        closed = m.re is not _COUNTED_ALL or m["number"] == str(len(spans))
        if len(spans) < 2 or not closed or len(good) * 2 <= len(spans) and not whole:
            continue
        for a, b in spans:
            text = _ETC.sub("", sentence.text[a - sentence.start : b - sentence.start])
            b = a + len(text)
            own = known.get((a, b))
            plain = _NO_MEMBER.search(text) or of_clause(tokens, a, b) or not 4 <= b - a <= LONGEST
            built = (
                own is not None and own.kind in _BUILT and not text.endswith(("公司", "集团"))
            )  # 项目12个，包括|甲集团: who invests
            if not plain and (own is None or built):
                yield Mention(a, b, text, "Project", name=works.name("Project", text), finder="lists", score=0.7)


def _following(tokens: tuple[Token, ...], at: int) -> Iterator[tuple[int, int]]:
    """The members of a list that begins at an offset, until a verb, a small word or other punctuation."""
    i = bisect_left(tokens, at, key=lambda t: t.start)
    first = i
    while i < len(tokens):
        token = tokens[i]
        joint = token.text in ("、", "和", "与", "及", "以及", *ROW_MARKS)
        last = i > first and len(token.text) == 1 and tokens[i + 1 : i + 2] and tokens[i + 1].text == "、"  # 裕|同、: of the name
        if joint or not last and _ends_list(token):
            if i == first:
                return
            yield tokens[first].start, tokens[i - 1].end
            first = i + 1
            if not joint:
                return
        i += 1
    if first < len(tokens):
        yield tokens[first].start, tokens[-1].end


def _ends_list(token: Token) -> bool:
    if leftward.edge(token.text):
        return len(token.text) > 1 or token.tag[0] in "pcurd"
    return (
        not token.text[0].isalnum()
        or token.tag in ("p", "c", "uj", "ul", "d", "r")
        or token.tag == "v"
        and token.text in _LIST_ENDS
    )


def item(reading: Reading, sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """A numbered line below a sentence that announces projects."""
    m = _ITEM.match(sentence.text)
    if not m or sentence.role != "body":
        return
    above = next((s.text for s in reversed(reading.sentences[: sentence.index]) if not _ITEM.match(s.text)), "")
    called = _CALLED_WORK.search(m["name"]) and m["end"] in ("", "。") and not _VERB_FIRST.match(m["name"])
    if not called and (
        not re.search(r"(?:如下|名单|包括|分别(?:是|为)|有)[^。]{0,6}[:：]$|[:：]$", above)
        or "项目" not in above
        and "工程" not in above
        and "开工" not in above
    ):
        return
    start, end = sentence.start + m.start("name"), sentence.start + m.end("name")
    if leftward.edge(m["name"][0]) in ("coverb", "conjunction", "pronoun"):
        return  # 1.对|引进的制造业项目，给予奖励: for whom a measure is
    if any(x.start == start and x.end == end for x in mentions) or any(
        x.kind in ("Quantity",) and x.start < end and start < x.end for x in mentions
    ):
        return
    if called and (not specific(m["name"]) or _verb(reading, sentence, start)):
        return
    yield Mention(start, end, m["name"], "Project", finder="lists", score=0.8)


def _verb(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the word at an offset is a verb of the clause: 3.推进|新区建设项目 is what is done, and no name."""
    first = next((t for t in reading.tokens[sentence.index] if t.start >= start), None)
    return first is None or len(first.text) > 1 and (first.tag == "v" or leftward.edge(first.text) is not None)
