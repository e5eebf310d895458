"""A name -> its parts: the place before it, the company in it, the brand (字号), what is left, phase and ordinals.

    安徽恒跃新材料有限公司年产60万吨光伏玻璃项目 -> places 安徽, company 恒跃新材料, brand 恒跃, rest 光伏玻璃

What two wordings of one project share is mostly the brand and what is made, seldom the wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg import resources
from kg.mentions.geography import places
from kg.mentions.measures.quantities import read_quantities
from kg.mentions.naming import forms
from kg.mentions.naming.vocabulary import trades_behind
from kg.model import Quantity, Sentence
from kg.resolve.said import amount
from kg.text import tokens

_COMPANY = re.compile(r"^.{4,30}?(?:股份有限公司|有限责任公司|有限公司|公司|集团)")
_BRACKETS = re.compile(r"[（(].{1,8}?[）)]")
_QUOTED = re.compile(r"^[“\"「]([^”\"」]{2,12})[”\"」]")
_CAPACITY = re.compile(r"(?:年|日|月)(?:产|处理|加工|生产|供应|出栏)(?:能)?[约达近超]?")
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十\d]+|[一二三四五六七八九十\d]+号|\d+#|[一二三四五六七八九十]+(?=中$|中学$|小$|小学$|院$|桥$)|\d{4}年|[A-Za-z]区"
)
_FULL_PLACE = re.compile(r"[省市县区州盟旗镇乡]$|自治区$|街道$")
NO_BRAND = frozenset("年日月总第每全首")


@dataclass(frozen=True, slots=True)
class Parts:
    """`places` are the wordings of divisions that the name begins with; `brand`, `company`, `phase` may be empty."""

    places: tuple[str, ...]
    company: str
    brand: str
    rest: str
    phase: str
    ordinals: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Pairs of characters of what is made or built, without the words that any project's name has."""
        return frozenset(run[i : i + 2] for run in self._runs for i in range(len(run) - 1))

    @property
    def made(self) -> str:
        """What is made or built, without the words that any project's name has: 光伏玻璃 of 光伏玻璃生产线项目."""
        return "".join(self._runs)

    @property
    def _runs(self) -> list[str]:
        return _any_project().sub(" ", self.rest).split()


@cache
def _any_project() -> re.Pattern[str]:
    return re.compile(resources.either("any_project"))


@lru_cache(maxsize=65536)
def parts(kind: str, name: str) -> Parts:
    """The parts of a name of a class."""
    phase = forms.phase(name) if forms.family(kind) == "project" else ""
    plain = forms.without_phase(name) if phase else name
    ordinals = frozenset(o.removeprefix("第").removesuffix("号") for o in _ORDINAL.findall(name))
    found, plain = _leading_places(plain, shorten=kind != "Enterprise" or bool(forms.LEGAL.search(plain)))
    if kind == "Enterprise":
        return Parts(found, forms.enterprise_stem(plain), brand_of_company(plain), "", "", ordinals)
    company = ""
    if forms.family(kind) == "project" and (match := _COMPANY.match(plain)):
        company, plain = match[0], plain[match.end() :]
    brand = brand_of_company(company) if company else _brand(plain)
    rest = plain if company or not brand else plain.strip('“”"').removeprefix(brand).lstrip("”")
    return Parts(found, forms.enterprise_stem(company) if company else "", brand, _without_capacity(rest), phase, ordinals)


def _leading_places(name: str, *, shorten: bool) -> tuple[tuple[str, ...], str]:
    """The divisions that a name begins with, and the rest; a short form (东山) only where enough is left to be a name."""
    found: list[str] = []
    while True:
        for end in range(min(len(name) - 2, 11), 1, -1):
            word = name[:end]
            full = bool(_FULL_PLACE.search(word))
            if word in places.divisions() and (full or (shorten and len(name) - end >= 4)):
                found.append(word)
                name = name[end:]
                break
        else:
            return tuple(found), name


def brand_of_company(name: str) -> str:
    """恒跃 of 安徽恒跃新材料有限公司, of 恒跃新材料: the name without place, trade and legal form."""
    plain = _BRACKETS.sub("", name)
    legal = bool(forms.LEGAL.search(plain))
    plain = _leading_places(plain, shorten=legal)[1]
    stem = forms.enterprise_stem(plain)
    bare = stem
    while (shorter := trades_behind().sub("", bare)) != bare and len(shorter) >= 2:
        bare = shorter
    return bare if len(bare) >= 2 else stem[:2]


def _brand(name: str) -> str:
    """The first two characters where they are no common word; what stands in quotation marks; letters as a whole."""
    if quoted := _QUOTED.match(name):
        return quoted[1]
    if not name or name[0] in NO_BRAND or name[0].isdigit():
        return ""
    if letters := re.match(r"[A-Za-z]{2,}", name):
        return letters[0].lower()
    words = tokens.tokenize(Sentence(0, 0, len(name), name))
    first = words[0]
    if first.text in resources.words("no_brands"):
        return ""
    if len(first.text) >= 2 and first.tag[0] in "nvabdfmqculi" and first.tag[:2] not in ("nr", "nz", "nt", "ns"):
        return ""
    return name[: max(2, len(first.text)) if len(first.text) <= 4 else 2]


@lru_cache(maxsize=65536)
def capacities(name: str) -> frozenset[str]:
    """What a name says that is made, as `amount` writes it: 6e+08 Mass (kg) of 年产60万吨光伏玻璃项目."""
    found = (m.value for m in read_quantities(name))
    return frozenset(amount(float(q.value), q.unit) for q in found if isinstance(q, Quantity) and q.value)


def _without_capacity(text: str) -> str:
    """光伏玻璃 of 年产60万吨光伏玻璃."""
    out, at = "", 0
    for m in read_quantities(text):
        before = _CAPACITY.search(text, at, m.start)
        if before and before.end() == m.start:
            out += text[at : before.start()]
            at = m.end
    return out + text[at:]
