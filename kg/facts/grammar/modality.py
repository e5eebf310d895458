"""A span of a sentence -> whether what it says is actual, ongoing, planned, a target, expected or required.

    达产后预计年产值50亿元、年缴税收2.4亿元，可新增就业岗位1200个 -> expected, condition 达产后, for all three

Cues are data: kg/data/rules/modality.toml. What lies after the day of publication is never actual.
"""

from __future__ import annotations

import re

from kg.facts.grammar import clauses, norms, passages, prospects, setting, targets, to_come, topical
from kg.facts.grammar.cues import Kind, cued, cues, first, in_row
from kg.facts.grammar.wordings import wording
from kg.mentions.measures import rows
from kg.model import Mention, Modality, Period, Quantity, Reading, Sentence


def of(
    reading: Reading, sentence: Sentence, start: int, end: int, period: Mention | Period | None = None, kind: Kind = "event"
) -> tuple[Modality, str | None]:
    """(modality, wording of the condition or None) of what stands at [start, end) of the document.

    `period`: the fact's own period; one that begins after the publication makes an actual fact planned. `kind`: a figure is planned
    where it is a 规划面积 or 设计产能, and never ongoing where it counts what is in hand (在建12家); a state (where a thing lies,
    what it is called) is neither planned by these words nor by a section of plans.
    """
    if kind == "figure" and (mode := targets.fixed(sentence, start, end)):
        return mode, None
    if kind == "figure" and wording("words", "which").match(sentence.text, end - sentence.start):
        if count := targets.counted(reading, sentence, end):
            return of(reading, sentence, count.start, count.end, period, kind)
        return ("required" if norms.lays_down(reading, sentence) else "actual"), None
    cell = rows.at(rows.cells(reading.document, sentence), start, end) if kind == "figure" else None
    if cell and (mode := _of_column(cell)):
        return mode, None
    if kind == "figure" and _tells_which(sentence, start, end, "taken"):
        return "actual", None
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, start)
    clause = parts[here]
    alone = cell is not None and cell.figure  # 力争7月竣工 | 3.5: the words of other cells say nothing of it
    begin = first_at = cell.start if cell and alone else clause.start
    own = sentence.text[begin - sentence.start : end - sentence.start]
    for found in wording("words", "fulfilling").finditer(own):  # 计划改造90公里、实际改造|70公里
        begin = first_at + found.end()
    own = own[begin - first_at :]
    modality, condition = cued(reading, sentence, begin, end, True, kind)
    behind = sentence.text[end - sentence.start : clause.end - sentence.start]
    brought = here and wording("words", "brings").match(own)  # 计划新引进30家，使总数累计达到|40家
    done = (wording("words", "done").search(own) is not None and not brought) or wording("words", "done_behind").match(
        behind
    ) is not None
    if modality is None and not done and not alone:
        modality, condition = _carried(
            reading, sentence, parts[: here + 1], own, kind, kind == "figure" and not _counts(reading, sentence, end), period
        )
    if modality is None and not done and kind == "figure":
        modality = _labelled(reading, sentence)  # the wording above is no evidence of the line
    if modality is None and here and _agreed_on(parts[here - 1], clause):
        modality = "planned"
    told = done or wording("words", "static").search(own) or _tells_which(sentence, start, end)
    open_yet = kind != "state" and modality in (None, "ongoing") and not told
    if open_yet and not _past(reading, period) and _framed_ahead(reading, sentence, start):
        before = (cued(reading, sentence, p.start, p.end, False, kind)[0] for p in reversed(parts[:here]))
        modality = next((m for m in before if m in ("target", "planned")), "planned")
    if kind != "state" and modality is None and norms.lays_down(reading, sentence):
        modality = "required"
    if open_yet and modality is None and kind == "figure":
        if prospects.to_build(reading, sentence, start, end):
            modality = "planned"
        elif wording("words", "terms").search(sentence.text):
            modality = "required"
        else:
            modality = _of_whole(reading, sentence)
    return (modality or _dated(reading, sentence, start, period, kind)), condition


def _tells_which(sentence: Sentence, start: int, end: int, words: str = "attribute") -> bool:
    """Whether a figure tells which work is meant (推进|投资5亿元的轴承项目), and nothing of what is to be done."""
    text = sentence.text[: start - sentence.start]
    return sentence.text.startswith("的", end - sentence.start) and bool(wording("words", words).search(text))


def _of_column(cell: rows.Cell) -> Modality | None:
    """What the heading of its column says of a figure in a table: 计划总投资（亿元）, 2025年目标, 已完成投资."""
    said = first(f"{cell.column}为1", True, "figure")[0]  # as before the figure in running text
    return said or ("actual" if wording("words", "done_column").match(cell.column) else None)


def _of_whole(reading: Reading, sentence: Sentence) -> Modality | None:
    """What the count in the sentence before says of its parts: 计划实施项目20个。按类别分，|工业项目13个 -> planned."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or not wording("words", "parts").match(sentence.text) or not passages.together(reading, before, sentence):
        return None
    counts = [m for m in reading.mentions[before.index] if isinstance(m.value, Quantity) and m.value.unit == "NUM"]
    said = of(reading, before, counts[-1].start, counts[-1].end, None, "figure")[0] if counts else "actual"
    return said if said in ("planned", "target", "required") else None


_LABELLED = re.compile(r"[^，,。；;：:]{2,12}[：:][^，,。；;：:]{1,16}")
ROWS = 8
"""How many lines of figures stand below one that says what they are."""


def _labelled(reading: Reading, sentence: Sentence) -> Modality | None:
    """What the line above lines of figures says of them: 园区建成后主要指标：⏎年产值：31亿元⏎|税收：9千万元 -> expected."""
    for s in reversed(reading.sentences[max(0, sentence.index - ROWS) : sentence.index + 1]):
        if s.index < sentence.index and s.text.endswith(("：", ":")):
            return cued(reading, s, s.start, s.end, False, "figure")[0]
        if not _LABELLED.fullmatch(s.text):
            break
    return None


def _counts(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether the figure that ends at an offset is a count (40个)."""
    return any(m.end == end and isinstance(m.value, Quantity) and m.value.unit == "NUM" for m in reading.mentions[sentence.index])


def _agreed_on(before: clauses.Clause, clause: clauses.Clause) -> bool:
    return bool(wording("words", "agreed").search(before.text) and wording("words", "to_build").search(clause.text))


_BY_YEAR = re.compile(r"[到至]20\d\d年(?:底|末)?")


def _carried(
    reading: Reading,
    sentence: Sentence,
    parts: tuple[clauses.Clause, ...],
    own: str,
    kind: Kind,
    listed: bool,
    period: Mention | Period | None,
) -> tuple[Modality | None, str | None]:
    """What the cue of a clause before the last of `parts` says of that too; `listed`: a figure that may stand in a row of figures."""
    if len(parts) > 1 and in_row(parts[-2].text, parts[-1].text):
        return None, None
    apart = deeds = rows = False
    stands = kind == "figure" and _stands(reading, sentence, parts[-1], own, listed)
    for i in range(len(parts) - 2, -1, -1):
        row = parts[i].ends in "；;" and not _gapped(parts[i + 1])
        beside = parts[i + 1].text.startswith("在") and any(wording("words", "there").search(p.text) for p in parts[: i + 1])
        apart = apart or row and not (beside or _goes_on(reading, sentence, parts[i + 1]))
        rows = rows or row
        if parts[i].ends == "。":
            break
        until = parts[i].end + (parts[i].ends in "：:")  # 主要目标：产值达到90亿元
        if _BY_YEAR.fullmatch(parts[i].text):
            until = parts[i + 1].end  # 到2025年，产值达到90亿元
        modality, condition = cued(reading, sentence, parts[i].start, until, False, kind)
        if listed and modality == "expected" and (row or apart) and wording("words", "whole_year").search(parts[i].text):
            return modality, condition  # a row of figures goes on: 预计全年产值80亿元；税收3亿元
        if modality == "required" and kind == "figure" and (parts[i].ends in "：:" or wording("words", "bound").search(own)):
            return modality, condition  # so does one of terms: 奖励标准：1亿元以上奖励20万元；…, 应符合…；投资不低于2亿元
        deeds = deeds or row and modality == "expected"  # deeds do not: 将实施…，预计完成…；集中开工项目40个
        if apart or deeds and modality == "expected":
            continue
        over = (
            wording("words", "completed").search(own) or kind == "event" and _past(reading, period)
        )  # 计划投资2亿元，去年5月签约
        if modality in ("planned", "expected") and over and _describes(parts[i].text):
            break
        if modality == "planned" and rows and _describes(parts[i].text):
            continue  # 项目52个，计划总投资47亿元；|在建项目38个
        if modality == "planned" and stands and _describes(parts[i].text):
            continue  # 规划面积8平方公里，起步区2平方公里; but 规划面积8平方公里，建设厂房5栋
        if modality or wording("words", "done").search(parts[i].text):
            return modality, condition
    return None, None


def _stands(reading: Reading, sentence: Sentence, clause: clauses.Clause, own: str, measured: bool) -> bool:
    """Whether a figure is none of the measure that is planned before it: 规划面积8平方公里，起步区2平方公里, 计划投资4亿元，其中|项目8个."""
    if wording("words", "share").match(own):
        return True
    part = wording("words", "apart").match(own)
    return not (part and (measured or part[0] != "其中")) and not clauses.verb_first(reading, sentence, clause)


def _goes_on(reading: Reading, sentence: Sentence, clause: clauses.Clause) -> bool:
    """力争产值突破550亿元；新开工项目30个: a part that begins with its verb is one more of the same row."""
    return clauses.verb_first(reading, sentence, clause) and not topical.topics(reading, sentence, clause)


def _gapped(clause: clauses.Clause) -> bool:
    """甲园预计实现营收30亿元；乙园|20亿元: a part that is a name and its figure has the words of the part before it."""
    return any(
        isinstance(m.value, Quantity) and any(x.end == m.start and x.start == clause.start for x in clause.mentions)
        for m in clause.mentions
    )


def _describes(clause: str) -> bool:
    """Whether the cue of a clause tells what a work is (计划总投资5亿元), and not what will be done."""
    cue = next((m for c in cues().of(clause) if c.goes_on and (m := c.pattern.search(clause))), None)
    return cue is None or wording("words", "what_it_is").match(clause, cue.end()) is not None


def _past(reading: Reading, period: Mention | Period | None) -> bool:
    """Whether a period was over when the document was published."""
    value = period.value if isinstance(period, Mention) else period
    day = reading.document.day
    return isinstance(value, Period) and value.end is not None and day is not None and value.end <= day


def _framed_ahead(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the section or paragraph tells of what is yet to come: under 2024年工作打算, behind 下一步，…。, in a year to come."""
    if to_come.yet_to_come(reading, sentence):
        return True
    span, day = to_come.span(reading, sentence, start, strict=True), reading.document.day
    return span is not None and span.start is not None and day is not None and span.start > day


_BY_THEN = re.compile(r"[年月季底末]前$|全年$")
"""年底前, 全年 of a time that is not over: nothing is done by then."""
_WITHIN = re.compile(r"[今本]?年内")
"""年内竣工 has yet to come, and 年内建成码头1座, where much of the year does; late in it both may be over."""
_UNTIL = re.compile("截[至止]|至|到(?=.*[底末]$)")
"""截至9月底 a few days before: a report that knows what it tells."""
SOON = 45
"""Reports on a year come out before its last weeks."""
HALF, QUARTER = 183, 92
"""Days."""


def _dated(reading: Reading, sentence: Sentence, start: int, period: Mention | Period | None, kind: Kind) -> Modality:
    value = period.value if isinstance(period, Mention) else period
    day = reading.document.day
    if not isinstance(value, Period) or day is None:
        return "actual"
    said = period.text if isinstance(period, Mention) else ""
    if value.start and value.start > day:
        return "actual" if _UNTIL.match(said) and (value.start - day).days <= SOON else "planned"
    if isinstance(period, Mention) and value.end and value.end > day and not setting.aside(sentence, period):
        left = (value.end - day).days
        if left > SOON and _BY_THEN.search(said) and not _reviews(reading):
            return "planned"
        within = _WITHIN.fullmatch(said) and left > (QUARTER if kind == "event" else HALF)
        apart = "的" in reading.document.text[period.end : start]  # 年内投资达5亿元的|甲项目竣工
        return "planned" if within and not apart else "actual"
    return "actual"


def _reviews(reading: Reading) -> bool:
    """Whether the title is one of a review (2008年度工作总结, issued in October): its 全年 is the year as far as it has gone."""
    return any(s.role == "title" and wording("plans", "review").search(s.text) for s in reading.sentences[:2])


def negated(text: str) -> bool:
    """Whether a clause says that something has not happened: 尚未开工."""
    return bool(wording("words", "not_yet").search(text))
