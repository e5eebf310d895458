"""One sentence -> bodies of the state: central ones by their name, local departments by place, field and kind of office.

会同陕西省财政厅、市商务局 -> Department 陕西省财政厅, Department 市商务局; 教育部印发 -> PublicBody 教育部.
Names of central bodies and fields of departments: kg/data/lexicon/bodies.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.mentions import areas
from kg.model import Mention, Sentence, Token

OFFICE = r"(?:局|厅|委员会|委|办公室|管理局|服务局|促进局|发展局|服务中心|促进中心)"
PARTY = re.compile(
    r"[省市县区]委(?:办公室|宣传部|组织部|统战部|政法委|网信办|社会工作部)|[省市县区](?:人大常委会|纪委监委|政协)(?!委员)"
)
ZONE = re.compile(r"(?:经济|高新技术产业|高新)?(?:技术)?(?:开发|经开|高新|示范)区$|(?:综合)?(?:保税区|综保区)$|新区$")
LONGEST_PLACE = 12


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = sorted(resources.table("lexicon/bodies.tsv"), key=lambda r: (-len(r["name"]), r["name"]))
    bodies = "|".join(r["name"] for r in rows if r["what"] == "body")
    fields = "|".join(r["name"] for r in rows if r["what"] == "field")
    return (
        re.compile(f"(?:{bodies})(?![门队分内外])"),
        re.compile(f"(?:[省市县区州])?(?:{fields}){OFFICE}(?![一-鿿]?面|势|限|托|员)"),
    )


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The bodies that a sentence names; a place right before a department belongs to its name."""
    bodies, departments = _patterns()
    starts = {t.start - sentence.start for t in tokens}
    for match in bodies.finditer(sentence.text):
        if match.start() in starts:
            yield _mention(sentence, match.start(), match.end(), "PublicBody", 0.95)
    for match in (*departments.finditer(sentence.text), *PARTY.finditer(sentence.text)):
        start = _place_before(sentence.text, match.start())
        if start in starts:
            yield _mention(sentence, start, match.end(), "Department", 0.9)


def _place_before(text: str, at: int) -> int:
    """Where the place begins that stands right before `at`; `at` where there is none."""
    for length in range(min(LONGEST_PLACE, at), 1, -1):
        if areas.known(text[at - length : at]):
            return at - length
        if text[at] in "省市县区州" and areas.known(text[at - length : at + 1]):
            return at - length
    if zone := ZONE.search(text, max(0, at - LONGEST_PLACE), at + 1):
        return zone.start()
    return at


def _mention(sentence: Sentence, start: int, end: int, kind: str, score: float) -> Mention:
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end], kind, finder="bodies", score=score)
