"""A line of a list of officials -> its persons: 某商会会长 张怀安, 副会长 崔爱祯 赵守增* 刘桂香(女).

Yearbooks set a post at the beginning of a line and behind it, with spaces between, the names of those who held it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.naming import given, posted

_MARKED = r"(?:[*＊]|[（(](?:女|兼|满|回|蒙古?|壮|苗|藏|土家|[\u4e00-\u9fff]{1,3}族)[)）])*"
_NAME = r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])"
_LINE = re.compile(
    rf"(?P<post>[\u4e00-\u9fff、]{{2,24}})[ \u3000:：]+(?P<names>(?:{_NAME}){_MARKED}(?:[ \u3000、]+(?:{_NAME}){_MARKED})*)[ \u3000。]*"
)
_EACH = re.compile(rf"(?P<name>{_NAME}){_MARKED}(?:[ \u3000、]+|$)")
SHARE = 0.7
"""Of the names on such a line so many must have the form of a name."""


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of a line of officials stand; none in other lines."""
    m = _LINE.fullmatch(text)
    if not m or not posted.ends(m["post"]):
        return
    found = [each.span("name") for each in _EACH.finditer(text, m.start("names"), m.end("names"))]
    if sum(given.shaped(re.sub(r"\s", "", text[a:b])) for a, b in found) >= SHARE * len(found):
        yield from found
