"""Announcements of contracts and awards -> who orders, who delivers, which project, which contract, for how much.

    2、招标人：青原市水务局            ->  client 青原市水务局
    公司收到…为青原水库工程的中标单位  ->  project 青原水库工程

Labels and frames of wording are data (kg/data/rules/contracts.toml), matched over a sentence without its white space, which files
made from pages put anywhere. What is read are candidates with weights; kg/facts/contracts.py chooses among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from kg import resources
from kg.mentions.notices import award_values
from kg.model import Sentence

ROLES = ("client", "contractor", "project", "contract", "amount", "agency")
LONGEST_SENTENCE = 3000
"""What is longer is a table run together: its frames would cross cells."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What says a role: its name, how sure it is, and the indicator that an amount behind it is a value of."""

    name: str
    weight: float
    means: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A candidate: `text` is the wording without white space; an amount's slot is the word in front of the number."""

    role: str
    start: int
    end: int
    text: str
    sentence: int  # its index; -1 where no sentence says the role by itself (the company that announces)
    wording: Wording

    @property
    def weight(self) -> float:
        """How sure its wording is."""
        return self.wording.weight

    @property
    def rule(self) -> str:
        """The name of its wording."""
        return self.wording.name

    @property
    def labelled(self) -> bool:
        """Whether a label in front of a colon or on the line above says the role."""
        return self.wording.name.startswith("label")


@dataclass(frozen=True, slots=True)
class Frame:
    """A regular expression with roles as named groups, and its examples."""

    wording: Wording
    pattern: re.Pattern[str]
    reads: tuple[tuple[str, dict[str, str]], ...]
    not_read: tuple[str, ...]


def slots(sentences: Sequence[Sentence]) -> list[Slot]:
    """All candidates of a document, in order."""
    out: list[Slot] = []
    above: str | None = None
    section = ""
    for sentence in sentences:
        packed = _Packed(sentence)
        if (
            len(packed.text) <= LONGEST_HEADING
            and not packed.text.endswith(("。", "；"))
            and re.match(_NUMBERING + r"(?<=.)", packed.text)
        ):
            section = packed.text
        packed.below_client = bool(_COUNTERPART.search(section))
        if _EARLIER.search(packed.text) or _EARLIER.search(section):
            above = None
            continue
        if above and packed.text and not _LABEL_LINE.match(packed.text):
            out += _value(packed, above, 0, len(packed.text), above=True)
        above = _alone(packed.text)
        if m := _CONTRACT_LINE.fullmatch(packed.text):
            out += packed.slot("contract", m.start("contract"), m.end("contract"), _TITLED)
        if len(packed.text) <= LONGEST_SENTENCE:
            out += _labelled(packed)
            out += _framed(packed)
    return out


def find(sentence: Sentence, text: str) -> tuple[int, int] | None:
    """Where a wording without white space stands in a sentence, in the document."""
    packed = _Packed(sentence)
    at = packed.text.find(text)
    return (packed.places[at], packed.places[at + len(text) - 1] + 1) if at >= 0 else None


def packed(sentence: Sentence) -> str:
    """The sentence without white space, its marks full width: what the frames are matched over."""
    return _Packed(sentence).text


class _Packed:
    """A sentence without white space, and where its characters stand in the document."""

    def __init__(self, sentence: Sentence) -> None:
        places = [i for i, c in enumerate(sentence.text) if not c.isspace()]
        self.index = sentence.index
        self.below_client = False
        self.text = "".join(sentence.text[i] for i in places).translate(_WIDE)
        self.places = [sentence.start + i for i in places]

    def slot(self, role: str, start: int, end: int, wording: Wording) -> Iterator[Slot]:
        """The slot of the value at the beginning of a span; an amount's span is the word for it, or what follows its label."""
        span = (
            (start, end) if role == "amount" and start < end else award_values.trimmed(self.text, role, start, end, wording.name)
        )
        if span:
            a, b = span
            yield Slot(role, self.places[a], self.places[b - 1] + 1, self.text[a:b], self.index, wording)


LONGEST_HEADING = 40
_EARLIER = re.compile(
    r"类似(?:业务|交易|合同|项目)|(?:上一个?|最近[一二三两123]个?(?:完整)?)(?:的?会计|年)?年?度[^。]{0,30}(?:业务|交易|签[订署]|合作|采购|发生)|最近[一二三两]年[^。]{0,40}(?:业务|交易|签[订署]|合作)"
    r"|曾(?:于|与|经|在)?[^，。]{0,30}(?:签[订署]|中标)|此前[^，。]{0,20}(?:签[订署]|中标)"
)
"""What was agreed with the same party before: no part of what is announced."""
_COUNTERPART = re.compile(r"(?:交易|合同|协议)?(?:对方|对手)|合同当事人|业主|招标人|采购人|采购方|发包|甲方|客户|建设单位|买方")
_WIDE = {ord("("): "（", ord(")"): "）", ord(","): "，", ord(":"): "："}
_NUMBERING = r"^(?:[（]?[一二三四五六七八九十\d]{1,3}[）、.．，]{1,2}|[①-⑳•●◆▪-]|\d{1,2}[-.]\d{1,2}[、.]?)*"


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, tuple[str, float, str]]]:
    """The pattern of a label with its colon, and label -> (role, weight, what an amount means)."""
    rows = resources.rules("contracts")["label"]
    known = {w: (row["role"], float(row["weight"]), row.get("means", "")) for row in rows for w in row["words"]}
    words = "|".join(map(re.escape, sorted(known, key=lambda w: (-len(w), w))))
    return re.compile(rf"(?P<label>{words})(?:（[^（）]{{1,20}}）)?(?:：|为：|是：|(?<=[甲乙]方)[为是])"), known


_CONTRACT_LINE = re.compile(_NUMBERING + r"(?P<contract>《[^《》]{2,90}(?:合同|协议|协议书|合同书|订单)》)")
LABELS = ("label", "label above")
"""The wordings of labels: the value stands behind the colon, or on the line below."""
_TITLED = Wording("label", 5)
_LABEL_LINE = re.compile(r"^[^：]{1,16}：")


def _alone(text: str) -> str | None:
    """The label that stands alone on a line: 1、项目名称."""
    bare = re.sub(_NUMBERING, "", text).rstrip("：")
    return bare if bare in _labels()[1] else None


def _labelled(packed: _Packed) -> Iterator[Slot]:
    """Each label's value goes to the next label, of whatever kind."""
    found = list(_labels()[0].finditer(packed.text))
    for m, after in zip_longest(found, found[1:]):
        yield from _value(packed, m["label"], m.end(), after.start() if after else len(packed.text))


def _value(packed: _Packed, label: str, start: int, end: int, above: bool = False) -> Iterator[Slot]:
    role, weight, means = _labels()[1][label]
    if role == "named" and packed.below_client:
        role = "client"
    if role not in ROLES:
        return
    wording = Wording(LABELS[above], weight, means)
    if role == "contractor":  # each of a consortium
        for part in _LISTED.finditer(packed.text, start, end):
            yield from packed.slot(role, part.start(), part.end(), wording)
    else:
        yield from packed.slot(role, start, end, wording)


_LISTED = re.compile(r"[^、；，。]+?(?:公司|院|集团)(?:（[^（）]{1,12}）)?(?=[与和及、；，]|（[^（）]+）[与和及、])|[^、；，。]+")


def _framed(packed: _Packed) -> Iterator[Slot]:
    for frame in frames():
        for m in frame.pattern.finditer(packed.text):
            for role, value in m.groupdict().items():
                if value:
                    yield from packed.slot(role, m.start(role), m.end(role), frame.wording)


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of the rules, in their order."""
    rows = resources.rules("contracts")
    macros: dict[str, str] = rows["macros"]
    out = []
    for row in rows["frame"]:
        pattern = row["pattern"]
        for name, words in macros.items():
            pattern = pattern.replace("{" + name + "}", words)
        reads = tuple((text, dict(roles)) for text, roles in row.get("reads", ()))
        wording = Wording(row["name"], float(row["weight"]), row.get("means", ""))
        out.append(Frame(wording, re.compile(pattern), reads, tuple(row.get("not", ()))))
    return tuple(out)
