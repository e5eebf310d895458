"""Counted nouns -> Group facts.

    帮助50家企业申报 -> Group(企业, 50); 新签约项目30个 -> Group(新签约项目, 30); 某某科技等9个项目 -> Group(项目, 9, member 某某科技)

The noun stands behind the classifier, or right before the number; a count without either (另有6个, 43个建成投产) counts what the
count before it counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg import resources
from kg.facts import clauses, dating, modality
from kg.mentions import rows
from kg.model import Group, Mention, Quantity, Reading, Sentence, Token

_FILLER = re.compile(
    r"(?:的)?(?:总量|总数|数量|总计|个数|数目)?(?:已经?|目前已?|仍|还|均|都|各|只|仅|就|共|共计|合计|总计|累计|一共|另|另外|分别|现)?(?:达到了?|达|有了?|是|为|多达|超过|增至|增加到|发展到|扩大到|突破|至|完成|签下|新增)?(?:了)?\s?$"
)
_BLOCKED = re.compile(r"[，,。；;：:、（(）)“”]")
_MEMBERS = re.compile(r"等(?:[^，,。；;、]{0,4})?$")
LONGEST = 18
"""Longest counted noun of the annotated texts: 16 characters."""
_VERB_BEHIND = re.compile(
    r"^(.*?(?:项目|企业|工程|公司|园区|农户|商户|产品|社区|行政村))(?:建成|投产|改扩建|扩建|开工|签约|竣工|落户|落地|入驻|申报|达产|上市|获评|入选|纳入|完成|实现|参加|参展|集中|同时|正式|全面|陆续).*$"
)
"""A noun that has its head already goes on as the verb of the clause: 43个项目|建成投产."""
MEASURED = frozenset(("人", "户", "人次", "名", "位"))
"""Classifiers that say by themselves what is counted."""


def find(reading: Reading, sentence: Sentence) -> Iterable[Group]:
    """The groups that a sentence counts."""
    if sentence.role == "meta":
        return
    for m in reading.mentions[sentence.index]:
        if isinstance(m.value, Quantity) and m.value.unit == "NUM" and m.value.written:
            yield _group(reading, sentence, m)


def _group(reading: Reading, sentence: Sentence, m: Mention) -> Group:
    row = rows.column(reading.document, sentence, m)
    noun = row[1].text if row else _right(reading, sentence, m) or _left(reading, sentence, m)
    sure = 0.9 if noun else 0.6
    if not noun:
        noun = _antecedent(reading, sentence, m) or _own(m)
    period = clauses.period_for(reading, sentence, m.start, m.end)
    mode, condition = modality.of(reading, sentence, m.start, m.end, period)
    return Group(
        evidence=(sentence.index,),
        modality=mode,
        condition=condition,
        period=period or (dating.of_count(reading, sentence, m.start, noun) if mode == "actual" else None),
        rule="groups",
        confidence=sure,
        member_type=noun,
        count=m,
        members=_members(reading, sentence, m),
    )


def _own(m: Mention) -> str:
    assert isinstance(m.value, Quantity)
    written = m.value.written
    return {"名": "人", "位": "人", "人次": "人次", "户": "户"}.get(written, written)


def _right(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """50家|企业申报: noun words up to the last noun."""
    assert isinstance(m.value, Quantity)
    words: list[Token] = []
    last = 0
    tokens = [t for t in reading.tokens[sentence.index] if t.end > m.end]
    for t in tokens:
        text = t.text if t.start >= m.end else t.text[m.end - t.start :]
        if (
            t.start - m.end > LONGEST
            or _BLOCKED.match(text)
            or text in resources.words("counted_stop")
            and not (text in "新大" and not words)
        ):
            break
        if not _nominal(t, text):
            break
        if any(
            x.kind == "Quantity" and x.start < t.end and t.start < x.end and x is not m for x in reading.mentions[sentence.index]
        ):
            break
        words.append(Token(max(t.start, m.end), t.end, text, t.tag))
        if (
            t.tag[:1] in ("n", "j", "x", "s", "l", "z", "g", "v")
            and t.tag not in ("v", "vd")
            or text in resources.words("counted_inside")
        ):
            last = len(words)
    while last and words[last - 1].text in resources.words("counted_inside") - {"示范", "项目"} and last > 1:
        last -= 1  # 13个新项目落地: the verb ends the noun
    if last == 1 and words[0].text in resources.words("counted_inside") and words[0].tag[0] == "v":
        return ""
    noun = _VERB_BEHIND.sub(r"\1", "".join(w.text for w in words[:last]))
    return noun if len(noun) >= 2 or (noun and noun in "县市镇村区省乡") else ""


def _nominal(t: Token, text: str) -> bool:
    if text in resources.words("counted_inside"):
        return True
    return t.tag in resources.words("counted_tags") and (
        t.tag not in ("f", "q", "m", "t", "mq", "k") or text in ("类", "级", "型", "式", "级别")
    )


def _left(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """新签约项目|30个, 企业总数|为280多家: noun words right before the number, a filler between."""
    before = sentence.text[: m.start - sentence.start]
    filler = _FILLER.search(before)
    end = sentence.start + (filler.start() if filler else len(before))
    words: list[str] = []
    for t in reversed([t for t in reading.tokens[sentence.index] if t.start < end]):
        text = t.text[: end - t.start]
        if (
            end - t.start > LONGEST
            or _BLOCKED.match(text)
            or (text in resources.words("counted_stop") and text != "新")
            or not (_nominal(t, text) or text == "新")
        ):
            break
        if t.tag == "m" or any(
            x.kind in ("Quantity", "Period") and x.start < t.end and t.start < x.end for x in reading.mentions[sentence.index]
        ):
            break
        words.insert(0, text)
    while words and words[0] in ("综合", "累计", "实施", "完成"):
        words.pop(0)
    noun = "".join(words)
    return (
        re.sub(r"(?:总数|数量|总量|个数)$", "", noun) if len(noun) >= 2 and noun not in resources.words("counted_inside") else ""
    )


def _antecedent(reading: Reading, sentence: Sentence, m: Mention) -> str:
    """What the nearest count before counted, in this sentence or the one before."""
    assert isinstance(m.value, Quantity)
    if m.value.written in MEASURED or m.value.written in ("次", "大"):
        return ""
    for index in (sentence.index, sentence.index - 1):
        if index < 0:
            continue
        s = reading.sentences[index]
        for other in reversed(reading.mentions[index]):
            if other.start >= m.start or not isinstance(other.value, Quantity) or other.value.unit != "NUM":
                continue
            if other.value.written != m.value.written:
                continue
            if noun := _right(reading, s, other) or _left(reading, s, other):
                return noun
    if m.value.written in ("个", "项") and "项目" in sentence.text:
        return "项目"
    return "企业" if m.value.written == "家" and "企业" in sentence.text else ""


def _spoken_of(reading: Reading, sentence: Sentence, m: Mention) -> tuple[Mention, ...]:
    """甲、乙等项目的难题化解，两个项目均已开工: the works named before in the sentence, where they are as many as counted."""
    if (
        not isinstance(m.value, Quantity)
        or m.value.value is None
        or not sentence.text[m.end - sentence.start :].startswith(("项目", "工程"))
    ):
        return ()
    named = {
        x.label: x for x in reading.mentions[sentence.index] if x.kind in clauses.PROJECTS and x.end < m.start and x.value is None
    }
    return tuple(named.values()) if len(named) == m.value.value >= 2 else ()


def _members(reading: Reading, sentence: Sentence, m: Mention) -> tuple[Mention, ...]:
    """The named members before 等: A、B等9个项目."""
    before = sentence.text[: m.start - sentence.start]
    etc = _MEMBERS.search(before)
    if not etc:
        return _spoken_of(reading, sentence, m)
    at = sentence.start + etc.start()
    out: list[Mention] = []
    for x in sorted((x for x in reading.mentions[sentence.index] if x.end <= at and x.value is None), key=lambda x: -x.end):
        gap = reading.document.text[x.end : at]
        if gap.strip('“”"') not in ("", "、", "和", "与", "及"):
            break
        out.insert(0, x)
        at = x.start
    return tuple(out)
