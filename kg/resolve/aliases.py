"""Two different wordings of one family -> why they may name the same thing.

青岛某某经开区 / 某某经济开发区: the place before it is left out; 某某重工股份有限公司 / 某某重工: the legal form is left out.
Only rules of the language; whether the short one has one candidate or several is decided in cluster.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.mentions.naming import forms
from kg.mentions.naming.aliases import by_trade
from kg.resolve.parts import parts
from kg.text.tokens import frequency

GRADE = re.compile(r"^(?:国家级?|省级|市级|县级|区级|全国|[一-鿿]{2,4}[省市县区])+$")
BATCH = re.compile(r"第[一二三四五六七八九十\d]+[批届次期]|\d{4}年?度?$")
YEAR = re.compile(r"^\d{4}年?度?")
PLACE_END = re.compile(r"[省市县区州盟旗镇乡]$")
SIDE = re.compile(r"[东西南北][郊部]$")
"""扬州|西郊: on which side of a place."""
EDITION = re.compile(r"^(?:\d{4}年?)?(?:第[一二三四五六七八九十百\d]{1,4}届)?")
FAIR_END = re.compile(r"(?:博览会|交易会|洽谈会|贸易会|运动会|展览会)$")
COMPANY_END = re.compile(r"(?:公司|集团|银行|大学|学院|研究院|研究所|局|厅|部|委|院)$")


@dataclass(frozen=True, slots=True)
class Name:
    """One wording in a document: `kind` is its class, `stem` what it shares with other wordings of the same name."""

    text: str
    kind: str
    stem: str

    @property
    def family(self) -> str:
        """The family of classes within which names are compared."""
        return forms.family(self.kind)


def name(text: str, kind: str) -> Name:
    """A wording with its stem; people lose the title behind their name."""
    return Name(text, kind, forms.stem(kind, text))


def reason(short: Name, full: Name, is_place: Callable[[str], bool]) -> str | None:
    """Why `short` can stand for `full` (another stem of the same family); None where nothing says so."""
    match short.family:
        case "place":
            return _place(short, full, is_place)
        case "org":
            return _organization(short, full, is_place)
        case "zone":
            return _zone(short, full, is_place)
        case "project":
            return _project(short, full, is_place)
        case "honour":
            left_out = _left_out(short.stem, full.stem)
            graded = GRADE.match(left_out) or is_place(YEAR.sub("", left_out))
            return "grade left out" if left_out and graded and len(short.stem) >= 4 else None
        case "facility":
            left_out = _left_out(short.stem, full.stem)
            if left_out and len(short.stem) >= 4 and _is_owner(left_out, is_place):
                return "place or owner left out"
            return _within(short, full)
        case "gathering":  # 第七届农博会 and 农博会: the only edition that the document speaks of
            if len(short.stem) >= 3 and _left_out(short.stem, full.stem):
                return "modifier left out"
            bare = EDITION.sub("", short.stem)
            initials = len(bare) == 3 and len(full.stem) >= 6 and FAIR_END.search(full.stem) and _in_order(bare, full.stem)
            return "initials" if initials else None
        case "platform" | "plan":
            left_out = _left_out(short.stem, full.stem)
            return "modifier left out" if left_out and len(short.stem) >= 4 and not BATCH.search(left_out) else None
        case _:
            return None


def _left_out(short: str, full: str) -> str:
    """What stands before `short` at the end of `full`; empty where `full` does not end so."""
    return full[: -len(short)] if short and full.endswith(short) else ""


def _within(short: Name, full: Name) -> str | None:
    """Whether a word between the brand and the last word is left out: 绿沅物流园 of 绿沅花卉物流园."""
    one, two = parts(short.kind, short.text), parts(full.kind, full.text)
    same = one.brand == two.brand and len(one.brand) >= 2 and not frequency(one.brand) and one.ordinals == two.ordinals
    return "trade left out" if same and len(one.rest) >= 3 and _left_out(one.rest, two.rest) else None


def _in_order(short: str, full: str) -> bool:
    """Whether the characters of `short` come in `full` in their order: 农博会 in 农产品博览会."""
    rest = iter(full)
    return all(c in rest for c in short)


def _place(short: Name, full: Name, is_place: Callable[[str], bool]) -> str | None:
    level, other = forms.place_level(short.text), forms.place_level(full.text)
    bare, whole = forms.place_stem(short.text), forms.place_stem(full.text)
    if bare == whole:
        return "level left out" if level != other and not level else None
    left_out = _left_out(bare, whole)
    if left_out and is_place(left_out) and (not level or level == other):
        return "place above left out"
    return None


def _organization(short: Name, full: Name, is_place: Callable[[str], bool]) -> str | None:
    companies = full.kind == "Enterprise" and short.kind in ("Enterprise", "Organization")
    if companies and (forms.short_for_company(short.text, full.text) or short.text in by_trade(full.text)):
        core, brief = forms.enterprise_stem(full.text), forms.enterprise_stem(short.text)
        before = core[: max(0, core.find(brief))]
        group = forms.key(short.text).endswith("集团")  # 云岭集团 of 江州云岭集团, and not of 抗议云岭集团
        return "short name of the company" if not group or not before or is_place(before) else None
    left_out = _left_out(short.stem, full.stem)
    if not left_out or short.kind == "Enterprise":
        return None
    if forms.ambiguous(short.text):
        return "body of the same place" if is_place(left_out) or PLACE_END.search(left_out) else None
    if len(short.stem) >= 4 and (is_place(left_out) or COMPANY_END.search(left_out) or PLACE_END.search(left_out)):
        return "place or parent left out"
    return None


def _zone(short: Name, full: Name, is_place: Callable[[str], bool]) -> str | None:
    head = forms.zone_head(short.text)
    if head is None or len(head[0]) < 2 or forms.ambiguous(short.text):
        return None
    left_out = _left_out(short.stem, full.stem)
    if left_out:
        side = SIDE.search(left_out)
        if is_place(left_out[: side.start()] if side else left_out) or PLACE_END.search(left_out) or len(left_out) == 2:
            return "place before left out"
        return "owner before left out" if short.kind == full.kind == "Park" and len(head[0]) >= 3 else None
    if short.kind == full.kind == "Park" and (why := _within(short, full)):
        return why
    own = forms.zone_head(full.text)
    if own is None or own[2] != head[2] or own[0] == head[0]:
        return None
    at = own[0].find(head[0])
    between = own[0][:at]
    if at >= 0 and (not between or is_place(between) or PLACE_END.search(between)) and full.kind == short.kind == "Park":
        return "trade left out"  # 某某现代农业产业园 -> 某某产业园
    return None


def _project(short: Name, full: Name, is_place: Callable[[str], bool]) -> str | None:
    part = forms.phase(full.text)
    if forms.phase(short.text) != part:
        return None
    bare, whole = short.stem.removesuffix(part), full.stem.removesuffix(part)
    if len(bare) < 4 or forms.ambiguous(short.text):
        return None
    left_out = _left_out(bare, whole)
    if left_out and _is_owner(left_out, is_place):
        return "place or owner left out"
    if whole.startswith(bare) and re.fullmatch(r"(?:建设|投资|改造|开发|产业化)", whole[len(bare) :]):
        return "kind of works left out"
    return None


def _is_owner(left_out: str, is_place: Callable[[str], bool]) -> bool:
    """Whether what stands before a project's name says where or whose it is (贵阳, 某某公司, 110kv), and not of what kind."""
    if COMPANY_END.search(left_out) or PLACE_END.search(left_out) or left_out.isascii():
        return True
    return any(is_place(left_out[:cut]) for cut in range(2, len(left_out) + 1))


def candidates(names: Iterable[Name]) -> dict[str, set[Name]]:
    """Two characters -> the names in which they occur: a short name can only stand for a name that has its first two.

    Gatherings are also found by their last character, since they are called by initials.
    """
    found: dict[str, set[Name]] = {}
    for n in names:
        for plain in {n.stem, forms.key(n.text)}:
            for i in range(len(plain) - 1):
                found.setdefault(n.family + plain[i : i + 2], set()).add(n)
            if n.family == "gathering":
                found.setdefault(n.family + plain[-1:], set()).add(n)
    return found
