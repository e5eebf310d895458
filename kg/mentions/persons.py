"""Sentence -> persons: a surname and one or two characters after a post, or before a verb of speech.

    高新区党工委书记、管委会主任何文涛致辞 -> Person 何文涛; 副主任姚某、许某某都到了场 -> both
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.model import Mention, Sentence, Token

POSTS = (
    "党组书记 党工委书记 党委书记 第一书记 副书记 书记 市长 县长 区长 镇长 省长 州长 主席 副主席 主任 副主任 局长 副局长 厅长 副厅长 部长 副部长 处长 科长 会长 副会长 院长 "
    "副院长 校长 秘书长 董事长 总经理 副总经理 总裁 副总裁 总监 厂长 经理 负责人 常委 委员 主席 教授 院士 研究员 记者 创始人 董事 监事 行长 站长 所长 司长 专员 理事长 站长 "
    "工程师 总工程师 总工 主编 社长 队长 组长 同志 理事 代表 村支书 党支部书记 专家 博士 老师 种植户 村民 员工 工人 站长 馆长 台长"
).split()
_POST = re.compile("(?:" + "|".join(sorted(map(re.escape, set(POSTS)), key=lambda p: -len(p))) + r")(?:、|：|:|—)?\s?$")
_SPEECH = re.compile(r"(?:在?(?:会上|致辞中|讲话中)?(?:表示|介绍说?|说|告诉|指出|强调|致辞|主持|出席|宣布|认为|透露|带队|率队|率领|参加|到场|一行|向|担任|讲话))")
_AFTER = re.compile(r"[，,。、；;！!？?（()）\s:：”]|等|及|以及|以|还|同时|和|与|一行|表示|介绍|说|告诉|指出|强调|致辞|主持|出席|宣布|认为|透露|带队|率|参加|到场|在|向|下达|分别|先后|为|代表|作|共同|对|到|就|赴|率队|都|也|则|担任|讲话|教授|同志|陪同|会见|调研|签|团队|于|专门|曾|已|来|走")
_NOT_NAME = re.compile(r"[的了在和与等表示说并率一二三四五六七八九十个区市县省公司人员局部委会处科厅长任企业单位及会议在于是为就要就介主出参等]")


@cache
def surnames() -> frozenset[str]:
    """The surnames of kg/data/lexicon/surnames.tsv."""
    return frozenset(r["surname"] for r in resources.table("lexicon/surnames.tsv"))


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The persons whom a sentence names."""
    text = sentence.text
    starts = {t.start - sentence.start for t in tokens}
    last_end = -1
    for at, c in enumerate(text):
        if at < last_end or (c not in surnames() and text[at : at + 2] not in surnames()):
            continue
        length = _length(text, at)
        if not length:
            continue
        before = text[max(0, at - 8) : at]
        listed = last_end >= 0 and last_end == at - 1 and text[at - 1] in "、和与"
        spoken = _SPEECH.match(text, at + length) and at in starts and (at == 0 or text[at - 1] in "，,。；;、“ ：:")
        if _POST.search(before) or listed or (spoken and _person_word(tokens, sentence, at, length)):
            last_end = at + length
            yield Mention(sentence.start + at, sentence.start + last_end, text[at:last_end], "Person", finder="persons", score=0.9)


def _length(text: str, at: int) -> int:
    """How many characters the name has (2 to 4); 0 where no name ends well."""
    family = 2 if text[at : at + 2] in surnames() else 1
    for given in (2, 1):
        end = at + family + given
        name = text[at + family : end]
        if len(name) == given and not _NOT_NAME.search(name) and all("\u4e00" <= c <= "\u9fff" or c == "某" for c in name):
            if end == len(text) or _AFTER.match(text, end):
                return family + given
    return 0


def _person_word(tokens: tuple[Token, ...], sentence: Sentence, at: int, length: int) -> bool:
    """Without a post the segmentation must not know another word there: either it calls it a name or it broke it up."""
    a, b = sentence.start + at, sentence.start + at + length
    inside = [t for t in tokens if t.start >= a and t.end <= b]
    return bool(inside) and inside[0].start == a and inside[-1].end == b and (inside[0].tag.startswith("nr") or all(len(t.text) == 1 for t in inside))
