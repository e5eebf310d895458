"""One sentence -> definite short forms that refer: 开发区 and 公司 alone, 项目总投资…, 电站位于…, 一期, 二区, 前者, 后者.

云岭抽水蓄能电站开工。电站位于贵阳市 -> 电站 with value 云岭抽水蓄能电站.
What could mean one of several (A、B等项目……项目开工) refers to none. Called by anaphora.py; `seen` are the entity mentions of
the sentences before and of this one, in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.mentions.naming import forms
from kg.model import Mention, Reading, Sentence, Token

SHORT = re.compile(
    r"经济技术开发区|经济开发区|高新技术产业开发区|开发区|经开区|高新区|园区|新区|综保区|保税区|自贸区|产业园|示范区"
)
COMPANY = re.compile(r"公司|集团")
BARE = re.compile(
    r"(?<![^，,。；;：:！？、（(\s])(项目|工程|电站|变电站|专用线|线路|大桥|工厂|基地|产业园|园区)"
    r"(?=总投资|计划|由|位于|坐落|地处|占地|总占地|建成|达产|投产|全部|选址|主要|拟|将|于|预计|规划|开工|竣工|投用|投运|通车|完工"
    r"|正式|已|采用|用地|总建筑|年产|顺利|达效|全长|总装机|总长|整体|主体|成功|自|从)"
)
SITES = frozenset(("Facility", "Park"))
"""What is built in phases besides projects."""
STAGED = re.compile(r"[分共][一二两三四五六]期|[一二三四五六首]期")
COUNTED = re.compile(r"\d[余多]?[个项家]|一批|[等各]项目|[一二三四五六七八九十两几][个项]|[、和及]")
FIRMS = re.compile(r"\d[余多]?家")
"""某项目选址某园，该园已入驻企业85家，|项目计划投资6亿元: firms that are counted are no projects."""
PHASE = re.compile(
    r"(?:(?<![一-鿿”》])|(?<=其中))(?:项目)?第?((?:[一二三四五六]|首(?!期[^，,。；;]{0,8}(?:投资|投入|资金|出资|款)))期)(?:项目|工程)?"
)
"""首期完成投资, 首期到位资金: the first money, and no phase; “远航”二期: a name of its own."""
_OF_PHASE = re.compile(r"^(.*(?:项目|工程))[（(]?(?:[一二三四五六]|首)期")
"""某项目一期生产线: the works of which it is a part of a phase."""
OPENING = re.compile(r"[\d年月日上下中旬初底末今去前目近来，,“]*")
"""Before a site that its sentence is about."""
PART = re.compile(r"(?<![一-鿿])(?:产业园|园区)?([一二三四五六A-F])区(?=[，,、已将还的\d]|为|是|由|在|占|规划|也|迎)")
CONTENTS = re.compile(r"[，,](?:主要|内容|将|项目)*(?:包含|包括|涵盖|设有|分为|建有|建设内容|主要建设|通过)[^。！？\n]*$")
"""Between works and what they consist of."""
LATTER = re.compile(r"(?<![一-鿿])(前者|后者)(?!的?是)")
MODIFYING_TAGS = frozenset({"n", "nr", "ns", "nt", "nz", "vn", "a", "b", "m", "q", "j", "l", "i", "x", "eng"})
MODIFYING = frozenset("各该级型类式多个家这本等")


def refer(start: int, text: str, target: Mention, score: float) -> Mention:
    """A mention that refers to another; to what that refers to where it refers itself."""
    while isinstance(target.value, Mention):
        target = target.value
    return Mention(start, start + len(text), text, target.kind, target, finder="anaphora", score=score)


def find(reading: Reading, sentence: Sentence, tokens: tuple[Token, ...], seen: Sequence[Mention]) -> Iterator[Mention]:
    """The definite short forms of a sentence, with what they refer to."""
    yield from _bare(reading, sentence, seen)
    yield from _short(reading, sentence, tokens, seen)
    yield from _phases(reading, sentence, seen)
    yield from _parts(reading, sentence, seen)
    yield from _former_and_latter(sentence, seen)


def _short(reading: Reading, sentence: Sentence, tokens: tuple[Token, ...], seen: Sequence[Mention]) -> Iterator[Mention]:
    """开发区, 园区, 公司 alone: the protagonist, where it is one of these; else the only zone that the document has named so far."""
    protagonist = reading.protagonist
    zone = protagonist if protagonist is not None and forms.family(protagonist.kind) == "zone" else _only_zone(seen)
    firm = protagonist if protagonist is not None and protagonist.kind == "Enterprise" else None
    for pattern, target in ((SHORT, zone), (COMPANY, firm)):
        for match in pattern.finditer(sentence.text):
            start = sentence.start + match.start()
            meant = target if target is not None and _means(match[0], target) else None
            if meant is None and pattern is SHORT and match[0] not in ("开发区", "园区"):
                meant = _only_zone([m for m in seen if m.end <= start and _means(match[0], m)])
            if meant is not None and not modified(tokens, start):
                yield refer(start, match[0], meant, 0.75)


def _only_zone(seen: Sequence[Mention]) -> Mention | None:
    """The zone that all names of zones so far name."""
    zones = [m for m in seen if m.kind == "DevelopmentZone" and not isinstance(m.value, Mention)]
    one = len({forms.stem(m.kind, m.label) for m in zones}) == 1
    return max(zones, key=lambda m: (len(m.label), -m.start)) if one else None


def _means(word: str, protagonist: Mention) -> bool:
    """Whether the short form can stand for the name: 经开区 for an economic zone only, 开发区 and 园区 for any."""
    if COMPANY.fullmatch(word):
        return True
    head = forms.zone_head(protagonist.label)
    if word in ("开发区", "园区"):
        return word == "园区" or protagonist.kind == "DevelopmentZone"
    own = forms.zone_head(word)
    return head is not None and own is not None and head[2] == own[2]


def modified(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a modifier or a count before it makes it another one (国家级开发区, 3个园区, 零碳园区)."""
    i = bisect_left(tokens, start, key=lambda t: t.start)
    if i == 0:
        return False
    before = tokens[i - 1]
    inside = before.end > start  # the short form begins within a word
    return inside or before.text[-1].isalnum() and (before.tag in MODIFYING_TAGS or before.text in MODIFYING)


def _bare(reading: Reading, sentence: Sentence, seen: Sequence[Mention]) -> Iterator[Mention]:
    """项目 at the beginning of a clause before a verb: the one project that was named last."""
    for match in BARE.finditer(sentence.text):
        start, word = sentence.start + match.start(), match[1]
        last = _spoken_of(reading, [m for m in seen if m.end <= start and _can_be(m, word)])
        target = last[-1] if last else reading.protagonist
        if target is not None and forms.phase(target.label) and _apart(reading, target.end, start):
            target = next((m for m in reversed(last) if not forms.phase(m.label)), target)  # of the phases together
        if target is None or not _can_be(target, word):
            continue
        between = reading.document.text[max(target.end, sentence.start) : start] if target.end <= start else ""
        between = FIRMS.sub("", between) if word in ("项目", "工程") else between
        beside = [m for m in last[:-1] if 0 <= target.start - m.end <= 1]  # A、B: which of the two?
        if not beside and not COUNTED.search(between) and not between.startswith("等"):
            yield refer(start, word, target, 0.7)


def _spoken_of(reading: Reading, works: Sequence[Mention]) -> list[Mention]:
    """The works that are spoken of: none that another comprises or is built by (某项目总投资…，包含办公楼、仓库等设施工程)."""
    out: list[Mention] = []
    for m in works:
        between = reading.document.text[out[-1].end : m.start] if out else ""
        if not CONTENTS.search(between):
            out.append(m)
    return out


def _apart(reading: Reading, end: int, start: int) -> bool:
    """Whether a sentence or a semicolon ends between two offsets."""
    return bool(re.search("[。；;]", reading.document.text[end:start]))


def _can_be(m: Mention, word: str) -> bool:
    family = forms.family(m.kind)
    if word in ("园区", "产业园"):
        return m.label.removesuffix("项目").endswith(("园", "园区")) or (word == "园区" and family == "zone")
    if word in ("项目", "工程"):
        return family == "project"
    return family in ("project", "facility") and word in m.label


def _phases(reading: Reading, sentence: Sentence, seen: Sequence[Mention]) -> Iterator[Mention]:
    """一期 alone: that phase of the nearest works or of the protagonist; a thing of its own with a full name."""
    for match in PHASE.finditer(sentence.text):
        start, phase = sentence.start + match.start(), match[1].replace("首期", "一期")
        works = _spoken_of(reading, [m for m in seen if m.end <= start and _built_in_phases(reading, m, start)])
        whole = works[-1] if works else reading.protagonist
        if whole is None or forms.family(whole.kind) != "project" and whole.kind not in SITES:
            continue
        if isinstance(whole.value, Mention):
            whole = whole.value
        if forms.phase(whole.label) == phase:
            yield refer(start, match[0], whole, 0.75)
        else:
            kind = whole.kind if forms.family(whole.kind) == "project" else "Project"
            inner = _OF_PHASE.match(whole.label)
            name = (inner[1] if inner else forms.without_phase(whole.label)) + phase
            yield Mention(start, start + len(match[0]), match[0], kind, name=name, finder="anaphora.phase", score=0.7)


def _built_in_phases(reading: Reading, m: Mention, start: int) -> bool:
    """Whether the phase at `start` may be one of a thing: a project; a park or a plant where its sentence is about it
    (甲冷链港分两期建设。一期……; 甲科创园设在乙工业园，一期……: not of 乙工业园)."""
    if m.kind not in SITES:
        return forms.family(m.kind) == "project"
    around = next(s for s in reversed(reading.sentences) if s.start <= m.start)
    opens = bool(OPENING.fullmatch(around.text, 0, m.start - around.start))
    return opens and (start < around.end or bool(STAGED.search(around.text)))


def _parts(reading: Reading, sentence: Sentence, seen: Sequence[Mention]) -> Iterator[Mention]:
    """二区 alone: that part of the park that was named last."""
    for match in PART.finditer(sentence.text):
        start = sentence.start + match.start()
        parks = [m for m in seen if m.end <= start and m.kind == "Park" and m.label.endswith(("园", "园区"))]
        park = parks[-1] if parks else reading.protagonist
        if park is not None and park.kind == "Park":
            name = f"{park.label}{match[1]}区"
            yield Mention(start, start + len(match[0]), match[0], "Park", name=name, finder="anaphora.part", score=0.7)


def _former_and_latter(sentence: Sentence, seen: Sequence[Mention]) -> Iterator[Mention]:
    """前者 and 后者: the last two things of one family named before in the sentence."""
    for match in LATTER.finditer(sentence.text):
        start = sentence.start + match.start()
        here = [m for m in seen if sentence.start <= m.start and m.end <= start]
        named = [m for m in here if m.kind not in ("AdministrativeArea", "Honour")]
        if len(named) < 2:
            continue
        last = named[-1]
        if match[1] == "后者":
            yield refer(start, match[0], last, 0.7)
        else:
            same = [m for m in named[:-1] if forms.family(m.kind) == forms.family(last.kind)]
            if same:
                yield refer(start, match[0], same[-1], 0.6)
