"""Reading -> the forms under which its names come back: the name itself, what 以下简称 gives it, a company's short name.

湖南远景储能科技有限公司（以下简称“远景储能”） -> 远景储能 is a mention whose value is the full name's mention
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.generic import specific
from kg.mentions.geography.places import divisions
from kg.mentions.kinds import BUILT
from kg.mentions.naming import forms as naming
from kg.mentions.naming.vocabulary import trade, trades_behind
from kg.model import Mention, Reading
from kg.text.tokens import frequency

SURE = 0.8
"""Names below this score are not looked for elsewhere: a wrong boundary would multiply."""
_CALLED = re.compile(
    r"[（(](?:[^（）()“”]{1,24}[，,；;])?(?:以下|下|后)?(?:统?简?称(?:为)?|合称)[:：]?[“\"「]?(?P<alias>[^”\"」）),，。]{2,12})[”\"」]?[)）]"
)
_LEGAL = re.compile(
    r"有限公司[\u4e00-\u9fff]{2,6}分公司$|(?:集团)?(?:股份|控股|科技|实业)?(?:集团)?(?:有限责任公司|股份有限公司|有限公司|公司)$|集团$"
)
_OWNER = re.compile(r"^[^（）“”]{4,24}?(?:股份|责任)?有限公司(?=.)")
"""The company that the name of works begins with."""
_DAUGHTER = re.compile("[子孙]公司[“：:]?$|(?:项目|合资)公司[“：:]?$")
FINDER = "aliases"
RARE = 60
"""The frequency of a word of the dictionary up to which it may be a brand."""
_RURAL = ("镇", "乡", "村", "街道")
"""Towns and villages, which no word of the dictionary is: found once, they are found everywhere."""
_FORMAL = re.compile(r"(?:科技|技术|实业|发展|控股|股份|工业|集团|产业|贸易)+$")
SPREAD = (
    "Enterprise",
    "Organization",
    "DevelopmentZone",
    "Park",
    "Project",
    "InfrastructureProject",
    "Platform",
    "Person",
    "Facility",
)


def forms(reading: Reading) -> dict[str, Mention]:
    """Wording -> a mention to copy for its further occurrences (its place does not matter)."""
    out: dict[str, Mention] = {}
    short: dict[str, list[Mention]] = {}
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        for m in mentions:
            if m.kind == "AdministrativeArea" and m.text.endswith(_RURAL) and len(m.text) >= 3 and m.text not in divisions():
                out.setdefault(m.text, m)
            if m.kind not in SPREAD or len(m.text) < 2:
                continue
            titled = sentence.role == "title" and m.kind in ("Park", "Facility", "Project") and len(m.text) >= 5
            if m.score >= SURE or m.finder == "lists" or titled:
                out.setdefault(m.text, m)
            if alias := _CALLED.match(sentence.text, m.end - sentence.start):
                out[alias["alias"]] = _alias(m, alias["alias"])
            daughter = _DAUGHTER.search(sentence.text, 0, m.start - sentence.start)  # its brand alone is its mother
            if firm := _firm_inside(m):
                out.setdefault(firm.text, firm)
            for wording in _shorter(firm or m, daughter=bool(daughter)):
                if wording != m.text:
                    short.setdefault(wording, []).append(firm or m)
    for wording, meant in short.items():
        alone = len({_LEGAL.sub("", m.text) for m in meant}) == 1
        if alone and wording in out and all(m.finder == FINDER for m in meant):
            out[wording] = _alias(meant[0], wording)  # no other mention tells what it is short for
        elif alone or meant[0].kind != "Enterprise":
            out.setdefault(wording, _alias(meant[0], wording))
    return out


def _firm_inside(m: Mention) -> Mention | None:
    """The company that works or a building are named after with its whole name: 云岭远昊铸造有限公司|压铸件项目."""
    firm = _OWNER.match(m.text) if m.kind in BUILT else None
    return Mention(m.start, m.start + firm.end(), firm[0], "Enterprise", finder=FINDER, score=m.score) if firm else None


def _shorter(m: Mention, *, daughter: bool) -> Iterator[str]:
    """The short forms of a name that may stand for it further on."""
    if m.kind in ("Park", "DevelopmentZone") and (short := without_place(m.text)):
        yield short
    if m.kind == "Organization":
        yield from institution(m.text)
    if m.kind == "Enterprise":
        if short := without_form(m.text):
            yield short
        if not daughter:
            if short := short_name(m.text):
                yield short
            yield from by_brand(m.text)
            yield from by_trade(m.text)


def _alias(full: Mention, text: str) -> Mention:
    return Mention(full.start, full.end, text, full.kind, full, finder=FINDER, score=0.85)


def _place(name: str) -> int:
    """How much of a name is the place that it begins with; two characters at least are left."""
    return next((n for n in range(min(8, len(name) - 2), 1, -1) if name[:n] in divisions()), 0)


def without_place(zone: str) -> str | None:
    """新山铝产业示范园 of 百色新山铝产业示范园; None where a generic noun is left."""
    length = _place(zone)
    rest = zone[length:]
    return rest if length and len(rest) >= 6 and len(specific(rest)) >= 2 and not zone[length - 1 :].startswith("市区") else None


_INSTITUTION = re.compile(r"(?:中学|小学|学校|幼儿园|学院|大学|医院|研究院|研究所|博物馆|图书馆|福利院|实验室)$")


def institution(name: str) -> Iterator[str]:
    """实验中学 of 莱州市实验中学: without its place; 莱州市二中, 莱州二中 of 莱州市第二中学: by the short form of its last word.

    Nothing where the rest says less than what kind it is (医院, 一中).
    """
    length = _place(name)
    rest = name[length:]
    kind = _INSTITUTION.search(rest)
    if length and kind and kind.start() >= 2:
        yield rest
    short = naming.institution(name)
    if short != name:
        yield short
        if length:
            yield naming.place_stem(name[:length]) + short[length:]


def without_form(company: str) -> str | None:
    """钟祥恒远电装 of 钟祥恒远电装有限公司: with its place, where that is no common noun."""
    stem = _LEGAL.sub("", company)
    return stem if stem != company and 5 <= len(stem) <= 9 and short_name(company) and "（" not in stem else None


def by_brand(company: str) -> tuple[str, ...]:
    """恒远龙, 恒远龙公司 of 广州市恒远龙工程塑料股份有限公司: its brand alone where that is no word, and with 公司."""
    stem = _LEGAL.sub("", company)
    if stem == company or not company.endswith("有限公司"):
        return ()
    rest = stem[_place(stem) :]
    made = trade().search(rest)
    word = rest[: made.start()] if made else ""
    if not 2 <= len(word) <= 4 or frequency(word) > RARE or word in divisions():
        return ()
    return (word, f"{word}公司") if len(word) == 3 and not frequency(word) else (f"{word}公司",)


def by_trade(company: str) -> Iterator[str]:
    """远昊精密, 远昊铸造 of 云岭远昊精密铸造有限公司: the brand, where it is no word, with its trades up to one, or the last; 启垣新材 of 启垣新材料;
    德馨集团 of 云岭德馨农业装备集团有限公司."""
    stem = naming.enterprise_stem(company)
    if stem == company or "（" in company:
        return
    rest = stem[_place(stem) :]
    word = trades_behind().sub("", rest)
    word = word if len(word) >= 2 else rest[:2]  # 臻铝|精密科技: the brand ends like a trade
    if not 2 <= len(word) <= 5 or frequency(word) > RARE or word in divisions():
        return
    if "集团" in company[len(stem) :]:
        yield f"{word}集团"
    if frequency(word):
        return
    made = trade().findall(rest, len(word))
    if len(made) > 1:
        yield f"{word}{made[-1]}"
    yield from (word + "".join(made[:n]) for n in range(1, len(made) + 1) if len(word) + len("".join(made[:n])) >= 4)
    if rest.endswith("材料") and len(rest) > len(word) + 2:
        yield rest.removesuffix("料")


def brand(company: str) -> str:
    """恒远 of 安宁恒远电子集团: without place, trades and legal form; empty where too little is left or the legal form is missing."""
    stem = _LEGAL.sub("", company)
    if stem == company or "（" in stem:
        return ""
    word = trades_behind().sub("", stem[_place(stem) :])
    return word if 2 <= len(word) <= 4 and word not in divisions() and specific(word) else ""


def short_name(company: str) -> str | None:
    """远景储能 of 湖南远景储能科技有限公司: without place and legal form, at most with its trade; None where too little is left."""
    stem = _LEGAL.sub("", company)
    if stem == company:
        return None
    stem = re.sub(r"[（(][^）)]{2,6}[）)]", "", stem)
    if length := _place(stem):
        stem = stem[length:].removeprefix("省").removeprefix("市")
    brand = trades_behind().sub("", stem)
    if len(brand) >= 2 and len(stem) > 4 and brand not in divisions():
        if len(stem) <= 5:
            return stem
        traded = _FORMAL.sub("", stem)  # 潮宏新能源 of 潮宏新能源科技
        return traded if len(brand) < len(traded) <= 6 else None
    return stem if 3 <= len(stem) <= 5 and stem not in divisions() else None
