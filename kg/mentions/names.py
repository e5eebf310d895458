"""Sentence -> organisations, zones, parks, projects, works, facilities; and their further occurrences in the document.

    由南岭药业股份有限公司投资建设的原料药绿色工厂项目 -> Enterprise 南岭药业股份有限公司, Project 原料药绿色工厂项目

Evidence, not lists of names: the last word of a name (kg/data/lexicon/name_heads.tsv) tells its kind, a walk to the left over the
segmentation tells where it begins. A head with generic modifiers only (重点项目, 产业园区) is no name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg import resources
from kg.mentions import aliases, boundary, brands, companies, leftward, overlaps, persons
from kg.mentions.places import divisions
from kg.model import Document, Mention, Reading, Sentence, Token
from kg.text.tokens import frequency

PARK_PLACES = re.compile(r"[东南西北中](?:部|区)?|[一二三四五六七八九十]号?|[A-Z]\d?")
_BRACKET = re.compile(r"（[东南西北中][区园部]?）|\([东南西北中][区园部]?\)")
_PHASE = re.compile(r"(?:（|\()?(?:[一二三四五六七首]|\d)期(?:工程|项目)?(?:）|\))?")
_BRANCH = re.compile(r"[一二三四五六]区(?![域县])")
_GOES_ON = re.compile(r"化|型|类|式|制(?!造)|级|法|网|费|商|圈|链|币|员(?!会)|办|长(?!江)")
_COUNT_BEHIND = re.compile(r"(?:共|已|达|有|共有|共计)?\d{1,6}[余多]?[个项]")
_COUNTED = re.compile(r"[个家项批宗类条大余多]$")


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The names that a sentence gives by their form; they may overlap."""
    if sentence.role == "meta":
        return
    yield from _headed(sentence, tokens)
    yield from _awarded(sentence, tokens)
    yield from brands.find(sentence, tokens)
    yield from companies.find(sentence, tokens)
    yield from persons.find(sentence, tokens)


def _headed(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    pattern, heads = _heads()
    for m in pattern.finditer(sentence.text):
        kind, least = heads[m[0]]
        head_at, end = sentence.start + m.start(), sentence.start + m.end()
        rest = sentence.text[m.end() :]
        if (
            kind not in ("PublicBody", "Department")
            and _GOES_ON.match(rest)
            or any(t.start < end < t.end for t in _between(tokens, head_at + 1, end))
        ):
            continue
        if bracket := _BRACKET.match(rest):
            end += len(bracket[0])
        elif kind in ("Project", "InfrastructureProject") and (phase := _PHASE.match(rest)):
            end += len(phase[0])
        elif kind == "Park" and (branch := _BRANCH.match(rest)):
            end += len(branch[0])
        start = boundary.left(tokens, head_at, kind)
        start += boundary.cut(sentence.text[start - sentence.start : m.start()], kind)
        capacity = _CAPACITY.search(sentence.text, max(0, start - sentence.start - 24), m.start()) if kind == "Project" else None
        if capacity and capacity.start() < start - sentence.start:
            start = sentence.start + capacity.start()
        modifier = sentence.text[start - sentence.start : m.start()]
        if not _named(kind, modifier, m[0], least) or _common(sentence, tokens, start, (head_at, end), kind):
            continue
        if m[0] == "工程" and _QUOTED.fullmatch(modifier):
            continue  # “千企升级”工程 is a campaign
        if kind in boundary.WORKS and _counted(sentence.text, start - sentence.start, end - sentence.start):
            continue
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield Mention(start, end, text, _kind(kind, text), finder="names", score=_score(kind, modifier))


_CAPACITY = re.compile(
    r"(?:年产|日产|年处理|日处理|年加工|年出栏|年回收|年屠宰)(?:量)?\d[\d.,]*[千万亿]?[^\s，,。；;：:、的\d]{1,24}$"
)
"""What a work makes in a year belongs to its name: 年产5万吨聚酯薄膜项目."""
_QUOTED = re.compile(r"“[^“”]{2,12}”(?:重点|重大|专项|系统)?")
_WITHOUT_NAMES = ("Project", "InfrastructureProject", "Park")
_NAME_TAGS = ("ns", "nr", "nz", "nt", "x", "eng", "j")
_OWNED = re.compile(
    r"(?:公司|集团|企业|股份|投资|建设|实施|承建|打造|运营|总投资[^，。]{1,14})的$|(?:该|本|其)$|(?:项目|工程|产业园)、$"
    r"|(?:企业|公司|集团|股份|科技)[^，。；]{0,3}(?:拟建|投资建设|新建|建设|投建)$|(?:筹资|实施)[^。；]{0,60}工程及$|(?:处理|帮助|协助|盘活)老?$"
)
_DESCRIBED = re.compile(
    r"(?:（[^（）]{1,12}）)?(?:[，,]?(?:计划|项目)?(?:总投资|位于|占地|由|落在|坐落|选址|主要建设|拟建|投资\d)| ?\|)"
)
"""What is said of a particular project, park or works."""


def _common(sentence: Sentence, tokens: tuple[Token, ...], start: int, span: tuple[int, int], kind: str) -> bool:
    """Common words alone (海上风电产业园) name nothing, unless they are quoted, of the country, or somebody's own."""
    if kind not in _WITHOUT_NAMES or sentence.role == "title":
        return False
    head, end = span
    inside = _between(tokens, start, head)
    broken = sum(len(t.text) == 1 and t.text.isalpha() for t in inside)
    if kind == "Project" and _CAPACITY.search(sentence.text, start - sentence.start, head - sentence.start):
        return False
    marked = kind == "Park" and any(t.tag[0] in "fm" for t in inside) or _DESCRIBED.match(sentence.text, end - sentence.start)
    before = sentence.text[max(0, start - sentence.start - BEFORE) : start - sentence.start]
    subject = kind != "Park" and head - start >= 4 and (not before or before[-1] in "，,。；;、：: ")
    if (
        broken >= 2
        or marked
        or subject
        or _brand_noun(inside)
        or any(t.tag.startswith(_NAME_TAGS) or boundary.is_placed(t.text) for t in inside)
        or inside
        and inside[0].text in ("国家", "世界")
    ):
        return False
    return not _OWNED.search(before)


BEFORE = 80
"""How many characters before a name are asked for its owner."""
RARE = 180
"""The dictionary has brands made of common words (宏图, 金谷) below this frequency, and everyday modifiers above it."""


def _brand_noun(inside: list[Token]) -> bool:
    """Whether the first word is a rare noun that is no trade: 金谷|现代农业示范园."""
    if not inside or len(inside[0].text) != 2 or inside[0].tag != "n" or len(inside) < 2:
        return False
    word = inside[0].text
    known = any(
        word in resources.words(name) for name in ("no_brands", "trades_weak", "trades_strong", "name_inner", "name_inner_works")
    )
    return not known and bool(specific(word)) and frequency(word) <= RARE


_AWARDED = re.compile(
    r"(?:^|[，,；;。：:])(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)(?=(?:成功|顺利)?(?:获评|荣获|入选|被认定|被评|获得.{0,6}称号))"
)


def _awarded(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """某某购获评…: what stands alone before a verb of award and is no word of the dictionary is a company's name."""
    for m in _AWARDED.finditer(sentence.text):
        a, b = sentence.start + m.start("name"), sentence.start + m.end("name")
        inside = [t for t in _between(tokens, a, b) if t.end <= b]
        odd = [t for t in inside if len(t.text) == 1 or t.tag in ("nr", "nz", "nt", "x", "eng")]
        if inside and len(odd) * 2 >= len(inside) and not any(t.text in leftward.edges() for t in inside) and specific(m["name"]):
            yield Mention(a, b, m["name"], "Enterprise", finder="names", score=0.7)


def _between(tokens: tuple[Token, ...], start: int, end: int) -> list[Token]:
    """The tokens that begin from one offset up to another."""
    first = bisect_left(tokens, start, key=lambda t: t.start)
    return list(tokens[first : bisect_left(tokens, end, key=lambda t: t.start)])


def _kind(kind: str, text: str) -> str:
    """A project whose trade is roads, pipes or water is infrastructure; a zone is one with its head or a bracket."""
    if kind == "Project" and _PUBLIC_WORKS.search(text) and not _INDUSTRY.search(text):
        return "InfrastructureProject"
    return kind


_PUBLIC_WORKS = re.compile(
    r"道路|公路|管网|管廊|排水|供水|引水|水利|灌区|河道|污水|垃圾|绿化|路灯|桥|隧道|铁路|轨道|机场|变电|输变电|供热|供气|棚改|保障房|安置房|老旧小区"
)
_INDUSTRY = re.compile(r"公司|制造|生产|研发|装备|材料|智能|电池|药|芯片")


def _score(kind: str, modifier: str) -> float:
    """Longer evidence is surer; bodies and companies are surer than projects."""
    base = {"Enterprise": 0.95, "PublicBody": 0.9, "DevelopmentZone": 0.9, "Organization": 0.85}.get(kind, 0.75)
    return base if len(modifier) >= 3 else base - 0.1


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    rows = resources.table("lexicon/name_heads.tsv")
    longest_first = sorted((r["head"] for r in rows), key=lambda h: (-len(h), h))
    return re.compile("|".join(map(re.escape, longest_first))), {r["head"]: (r["kind"], int(r["least"])) for r in rows}


@cache
def generic() -> re.Pattern[str]:
    """Modifiers that name nothing: 重点, 亿元以上, 新签约; whole words, any number of them."""
    words = sorted((r["word"] for r in resources.table("lexicon/generic.tsv")), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


def specific(modifier: str) -> str:
    """What is left of a modifier when generic words are taken out: empty for a generic noun."""
    return re.sub(r"[\W\d]+|以上|的", "", generic().sub("", modifier))


def _counted(text: str, start: int, end: int) -> bool:
    """3个新材料项目, 新材料项目3个: a counted noun, and no name."""
    return _COUNTED.search(text[max(0, start - 1) : start]) is not None or _COUNT_BEHIND.match(text, end) is not None


def _named(kind: str, modifier: str, head: str, least: int) -> bool:
    """Whether the modifiers make a name of the head."""
    if least == 0:
        return True
    if _SEVERAL.search(modifier):
        return False
    left = modifier if kind in boundary.AREAS and is_place(modifier) else specific(modifier)
    if len(modifier) < least or not left:
        return False
    if kind == "Enterprise" and head == "公司":
        return len(left) >= 3
    if kind in ("Project", "InfrastructureProject"):
        return len(left) >= 2 and not _OF_STATE.search(modifier) and not _ZONE_ONLY.fullmatch(left) and left not in divisions()
    return len(left) >= (1 if kind == "Park" and PARK_PLACES.match(left) else 2)


_OF_STATE = re.compile(
    r"(?:签约|开工|竣工|投产|落地|入园|入驻|储备|在建|续建|招商|招商引资|引进|重点|重大|产业|工业|领域|亿元|优质|民生|外资|内资|类|谋划|洽谈|意向|核准|备案|中标|控制性|标志性|关键性)$"
)
"""A head with a state of business before it counts projects and names none: 某园签约项目."""
_SEVERAL = re.compile(r"[两三四五六七八九十]大$")
_ZONE_ONLY = re.compile(r".{0,8}(?:开发区|高新区|经开区|园区|新区|产业园|全省|全市|全县)")


# ---------------------------------------------------------------- further occurrences


def widen(reading: Reading) -> Reading:
    """Names found with certainty once, and their aliases, found everywhere in the document."""
    known = aliases.forms(reading)
    if not known:
        return reading
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=lambda n: (-len(n), n)))))
    out = []
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        more = [
            replace(known[m[0]], start=sentence.start + m.start(), end=sentence.start + m.end(), text=m[0])
            for m in pattern.finditer(sentence.text)
            if sentence.role != "meta"
        ]
        out.append(tuple(overlaps.best((*mentions, *more))))
    return replace(reading, mentions=tuple(out))


def is_place(text: str) -> bool:
    """Whether a text is the name or short form of an administrative division."""
    return text in divisions()
