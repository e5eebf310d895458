"""Forms of names: when two wordings can name one thing of a kind, and which wordings name nothing by themselves.

In: names and entity classes. Out: keys, stems, yes or no. 临江高新区 and 临江高新技术产业开发区 have one stem; 开发区 is
ambiguous.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg import resources

FAMILIES = {
    "DevelopmentZone": "zone",
    "Park": "zone",
    "AdministrativeArea": "place",
    "Place": "place",
    "Facility": "facility",
    "PublicBody": "org",
    "Department": "org",
    "Enterprise": "org",
    "Organization": "org",
    "Person": "person",
    "Project": "project",
    "InfrastructureProject": "project",
    "Platform": "platform",
    "Mechanism": "plan",
    "Policy": "plan",
    "Honour": "honour",
    "Gathering": "gathering",
    "Contract": "contract",
}
"""Class -> family: names are compared within a family."""

_DROP = re.compile(r"[\s“”\"'‘’《》〈〉<>()（）【】\[\]「」『』、·.,，。:：;；—-]")
_PLACE_END = re.compile(
    r"(?:特别行政区|(?:[一-鿿]{1,4}族)*自治[区州县旗]|维吾尔自治区|回族自治区|壮族自治区|地区|林区|矿区|省|市|县|区|州|盟|旗|镇|乡|村|街道)$"
)
_QUOTED_FIRST = re.compile(r"^“([^“”]{2,24})”")
_PHASE = re.compile(r"(?:项目|工程)?[（(]?((?:[一二三四五六七八九十首]|\d{1,2})期)[)）]?(?:项目|工程)?$")
_PROJECT_END = re.compile(r"(?:建设项目|投资项目|项目|建设工程|工程)$")
LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|总公司|公司|集团|（集团）|\(集团\))$")
LEGAL_INSIDE = re.compile(r"有限公司|股份公司|有限责任公司")
_OTHER_UNIT = re.compile(r"分公司|子公司|研究院|研究所|工厂|分院|分行|支行|分厂|事业部|办事处|学院|医院")
_RANK = re.compile(r"(?<=..)(?:国家级?|省级)$")
"""青原|国家高新技术产业开发区: the rank of a zone between its place and its kind."""
_SCHOOL = re.compile(r"第([一二三四五六七八九十]{1,3})(?:(?:高级)?(中)学|(小)学)$")
"""第二高级中学, 第二中学 -> 二中; 第三小学 -> 三小."""
_ABBREVIATED = frozenset({"经开区", "高新区", "综保区", "自贸区", "边合区"})
PROJECT_HEAD = re.compile(
    r"(?:项目|工程|基地|园|园区|厂|工厂|中心|铁路|高铁|公路|高速|线|路|桥|大桥|隧道|站|电站|港|码头|机场|枢纽|通道|综合体|广场|城|[一二三四五首]期|街区|"
    r"水库|管道|管廊|总部|平台|学校|医院|酒店|小区|公园|仓|库|馆|楼|大厦|装置|生产线)$"
)


@cache
def _zone_heads() -> tuple[tuple[str, str], ...]:
    rows = resources.table("lexicon/zone_heads.tsv")
    return tuple(sorted(((r["head"], r["short"]) for r in rows), key=lambda r: (-len(r[0]), r[0])))


@cache
def _institution_heads() -> tuple[tuple[str, str], ...]:
    rows = resources.table("lexicon/institution_heads.tsv")
    return tuple(sorted(((r["head"], r["short"]) for r in rows), key=lambda r: (-len(r[0]), r[0])))


def institution(name: str) -> str:
    """An institution's name with the short form of its last word: 江州职业技术学院 -> 江州职院, 云岭县第二中学 -> 云岭县二中."""
    found = next(((head, short) for head, short in _institution_heads() if name.endswith(head)), None)
    return name.removesuffix(found[0]) + found[1] if found else _SCHOOL.sub(r"\1\2\3", name)


@cache
def _relative() -> re.Pattern[str]:
    rows = resources.table("lexicon/relative_names.tsv")
    return re.compile("(?:" + "|".join(r["pattern"] for r in rows) + ")")


_HONOUR_END = re.compile(r"(?:企业)?(?:名单|名录|称号|认定)?$")
"""专精特新小巨人|企业名单: the list of those who have a title, and the title."""


def key(name: str) -> str:
    """The name without width, case, quotation marks, brackets, spaces and dots."""
    return _DROP.sub("", unicodedata.normalize("NFKC", name)).lower()


def family(kind: str) -> str:
    """The family of a class; the class itself where it has none."""
    return FAMILIES.get(kind, kind)


def ambiguous(name: str) -> bool:
    """Whether the name says which one only together with its owner: 开发区, 北部片区, 市委, 一期, 该项目."""
    return bool(_relative().fullmatch(name.strip("“”")))


def zone_head(name: str) -> tuple[str, str, str] | None:
    """(name before the head, head as written, short form of the head) of a zone's name; None where it has no known head."""
    plain = key(name)
    for head, short in _zone_heads():
        if plain.endswith(head):
            return plain[: -len(head)], head, short
    return None


def abbreviated(kind: str, name: str) -> bool:
    """Whether the name leaves out a part of the official wording: 临江经开区, a place without its level."""
    if family(kind) == "place":
        return not place_level(name)
    if family(kind) == "zone":
        head = zone_head(name)
        return head is None or head[1] in _ABBREVIATED
    return False


def phase(name: str) -> str:
    """The phase in a project's name (一期), or nothing."""
    match = _PHASE.search(name)
    return match[1].replace("首期", "一期") if match else ""


def without_phase(name: str) -> str:
    """A project's name without its phase: 宏图锂电池项目二期 -> 宏图锂电池项目."""
    match = _PHASE.search(name)
    return name[: match.start(1)].rstrip("（(") if match else name


def place_stem(name: str) -> str:
    """The place name without its level: 临江市 -> 临江; what is too short without it stays."""
    plain = key(name)
    bare = _PLACE_END.sub("", plain)
    return bare if len(bare) >= 2 else plain


def place_level(name: str) -> str:
    """The level as it is written (省, 市, 县, 区 ...); empty for a bare name."""
    plain = key(name)
    match = _PLACE_END.search(plain)
    return match[0][-1] if match and len(plain) - len(match[0]) >= 2 else ""


def enterprise_stem(name: str) -> str:
    """A company's name without its legal form: 临江远大科技股份有限公司 -> 临江远大科技."""
    plain = key(name)
    while (shorter := LEGAL.sub("", plain)) != plain and len(shorter) >= 2:
        plain = shorter
    return plain


def stem(kind: str, name: str) -> str:
    """What two wordings of one thing of that class have in common."""
    plain = key(name)
    match family(kind):
        case "zone":
            found = zone_head(name)
            return _RANK.sub("", found[0]) + found[2] if found else plain
        case "project":
            part = phase(name)
            whole = key(_PHASE.sub("", name)) if part else plain
            bare = _short_heads(_PROJECT_END.sub("", whole).replace("的", ""))
            return (bare if len(bare) >= 2 else whole) + part
        case "org":
            return plain if kind == "Enterprise" else institution(_short_heads(plain))
        case "honour":
            bare = _HONOUR_END.sub("", plain)
            return bare if len(bare) >= 4 else plain
        case "plan" if quoted := _QUOTED_FIRST.match(name):
            return key(quoted[1])
        case _:
            return plain.replace("的", "")


def _short_heads(plain: str) -> str:
    """The name with the short form of each zone head in it: 临江高新技术产业开发区管委会 -> 临江高新区管委会."""
    for head, short in _zone_heads():
        if head != short and len(head) > 3:
            plain = plain.replace(head, short)
    return plain


def short_for_company(short: str, full: str) -> bool:
    """Whether `short` can be the short name of the company `full`: its name without place, trade or legal form."""
    if len(short) < 2 or not LEGAL.search(key(full)):
        return False
    core, brief = enterprise_stem(full), enterprise_stem(short)
    if LEGAL_INSIDE.search(short):
        return core.endswith(brief)  # 云岭远大集团有限公司 and 云岭远大化工有限公司 are two
    of_group = key(full).endswith(("集团", "集团有限公司", "集团股份有限公司", "集团公司"))
    if key(short).endswith("集团") and not of_group:
        return False
    if brief == core:
        return True
    if key(short).endswith(("公司", "银行")) and not core.startswith(brief):
        return False
    at = core.find(brief)
    if len(brief) < 2 or at < 0 or at > 4:
        return False
    rest = key(full)[key(full).find(brief) + len(brief) :]
    return not _OTHER_UNIT.search(rest)
