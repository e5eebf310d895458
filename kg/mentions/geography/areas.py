"""Place names -> administrative divisions, in the light of what else the document names.

鼓楼区 beside 徐州市 -> the 鼓楼区 in 徐州市; 全省 for a district of 长沙市 -> 湖南省. Uses the table behind places.py.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from kg.mentions.geography import places, towns
from kg.mentions.geography.division import Division
from kg.model import Reading
from kg.text.tokens import frequency

_NATURE = tuple("江河湖山")
"""嘉陵|江三桥: a river or a hill of the dictionary, and not the place of its first characters."""


def settle(reading: Reading) -> Reading:
    """The reading without the doubtful short forms of counties for which nothing in the document speaks.

    苏州、张家港两地 -> 张家港 stays, since the document names the city it lies in; the same holds for the county's full name, its
    province, and another county of the same city.
    """
    sure = {
        found.code
        for mentions in reading.mentions
        for m in mentions
        if m.finder == "places" and m.kind == "AdministrativeArea" and (found := division(m.text))
    }
    near = sure | {code[:4] for code in sure if len(code) == 6}

    def stays(name: str) -> bool:
        return any(d.code.startswith(code) for d in _options(name) for code in near)

    return replace(
        reading,
        mentions=tuple(tuple(m for m in ms if m.finder != places.DOUBTFUL or stays(m.text)) for ms in reading.mentions),
    )


@lru_cache(maxsize=65536)
def division(name: str, context: frozenset[str] = frozenset()) -> Division | None:
    """The division that a name means; `context` holds codes of divisions that are sure, which decide between namesakes.

    A name with the divisions above it (长沙市望城区) is read from the left. None where the name is none or stays ambiguous.
    """
    options = _options(name)
    if not options:
        return None
    near = [d for d in options if any(d.code.startswith(c) or c.startswith(d.code) for c in context)]
    for found in (near, [d for d in options if d.level == 1], [d for d in options if d.level == 2], options):
        if len(found) == 1:
            return found[0]
    return None


def of_code(code: str) -> Division | None:
    """The division of a code: two digits a province, four a city, six a county, nine a town."""
    return towns.of_code(code) if len(code) == 9 else places.by_code().get(code)


def town(name: str, context: frozenset[str] = frozenset()) -> Division | None:
    """The town that a name means: with its county before it (德清县新市镇), or in the light of the counties in `context`."""
    for cut in range(2, len(name) - 1):
        county = division(name[:cut], context)
        if county and (found := towns.named(name[cut:], (county.code,))):
            return found
    return towns.named(name, context)


def known(name: str) -> bool:
    """Whether a division, or several written from the highest down, go by the name."""
    return bool(_options(name))


def _options(name: str) -> list[Division]:
    """The divisions that a name can mean, also with those above it written before."""
    found = list(places.divisions().get(name, ()))
    if found:
        return found
    for cut in range(2, len(name) - 1):
        outer = places.divisions().get(name[:cut])
        if outer:
            inner = _options(name[cut:])
            found += [d for d in inner if any(d.code != o.code and d.code.startswith(o.code) for o in outer)]
    return sorted({d.code: d for d in found}.values(), key=lambda d: (d.level, d.code))


def leading(name: str) -> list[tuple[int, int, Division]]:
    """(start, end, division) of the places that a name begins with, outermost first: 江州青原经开区 -> 江州, 青原."""
    out: list[tuple[int, int, Division]] = []
    at = 0
    while at < len(name):
        for end in range(min(len(name), at + 12), at + 1, -1):
            options = places.divisions().get(name[at:end], ())
            inside = [d for d in options if out and d.code != out[-1][2].code and d.code.startswith(out[-1][2].code)]
            chosen = inside[0] if inside else division(name[at:end]) if not out else None
            river = name[end : end + 1] in _NATURE and frequency(name[at : end + 1]) > 0
            if chosen and not river:
                out.append((at, end, chosen))
                at = end
                break
        else:
            break
    return out


def begins(name: str) -> bool:
    """Whether a name begins with one division, and so says where the thing is: 全椒经济开发区, but not 鼓楼区供水管网工程."""
    beginnings = (places.divisions().get(name[:end], ()) for end in range(2, min(len(name) - 1, 12)))
    return any(len({d.code for d in found}) == 1 for found in beginnings)


def above(inner: Division, level: str) -> Division | None:
    """The division itself or the nearest one above it whose name ends in `level` (省, 市, 县, 区); a province also for 全区."""
    at: Division | None = inner
    while at is not None:
        if at.name.endswith(level) or (level == "省" and at.level == 1 and not at.name.endswith("市")):
            return at
        at = places.by_code().get(at.parent)
    return None


def full_name(found: Division) -> str:
    """A name that is one division's only: 云龙区, but 徐州市鼓楼区, and 德清县新市镇 of every town."""
    if found.level == 1 or found.level < 4 and len(places.divisions().get(found.name, ())) == 1:
        return found.name
    outer = places.by_code().get(found.parent)
    return outer.name + found.name if outer else found.name
