"""Who gets an award or a subsidy: 对新认定的高新技术企业给予20万元奖励 -> 高新技术企业."""

from __future__ import annotations

import re

from kg.facts.grammar import preceding
from kg.model import Mention, Reading, Sentence

_RECEIVER = re.compile(
    r"(?:对|给|向)(?P<who>[^，,。；;]{2,30}?)(?:的)?(?:，|,)?(?:每[家个户人项]|一次性|最高|再)*(?:给予|予以|奖励|奖补|补助|补贴|资助|发放)"
)
_RECEIVERS = re.compile(r"企业|公司|项目|单位|机构|个人|园区|平台|农户|团队|人才|乡镇|乡（镇）|街道|部门")


def named(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    """对新认定的高新技术企业给予20万元奖励: who gets it."""
    found = list(_RECEIVER.finditer(sentence.text[: m.start - sentence.start]))
    if not found:
        return None
    end = sentence.start + found[-1].end("who")
    named = next((x for x in reading.mentions[sentence.index] if x.end == end and x.kind not in ("Quantity", "Period")), None)
    noun = preceding.before(reading, sentence, end)
    return named or (Mention(end - len(noun), end, noun, "Concept", finder="about") if noun else None)


def spoken_of(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    """新获批省级技术中心的企业，奖励50万元: the companies, projects or persons that the sentence speaks of before."""
    found = list(_RECEIVERS.finditer(sentence.text[: m.start - sentence.start]))
    if not found:
        return None
    end = sentence.start + found[-1].end()
    noun = preceding.before(reading, sentence, end) or found[-1][0]
    return Mention(end - len(noun), end, noun, "Concept", finder="about")
